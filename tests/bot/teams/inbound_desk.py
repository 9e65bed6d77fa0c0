"""The inbound side of the Teams room, before a door that keeps events as the real one does and answers as told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.events import AnyEvent, ButtonClicked, FormSubmitted, MessageChanged, MessageReceived, OpinionGiven
from bot.platform import Receipt
from bot.store import cases, inbox, posts
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database, StoreUnavailable
from bot.teams.answers import InvokeAnswer
from bot.teams.connector import Connector
from bot.teams.desk import TeamsDesk
from bot.teams.inbound import Inbound
from bot.teams.keys import Keys
from bot.teams.live import Live
from bot.teams.references import References
from bot.teams.settings import PLATFORM, TeamsSettings
from bot.teams.tokens import TokenVerifier
from graphs.context import Person
from graphs.message import Address, Button, Buttons, Form, Input, Message, Option, Text
from integrations.errors import Unavailable
from tests.bot.teams.said import APP, LEA, OLIVER, TENANT, account
from tests.support.databases import database, database_url, sqlite_template

__all__ = ["InboundDesk", "database", "database_url", "desk", "dialect", "inbound_desk", "sqlite_template"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

PEOPLE = {
    account(LEA): Person("lea", "Léa Martin", "lea@aubrac.example", "clerk", "fr", "Europe/Paris"),
    account(OLIVER): Person("oliver", "Oliver Hughes", "oliver@aubrac.example", "clerk", "en", "Europe/London"),
}

CARD = Message("Devis à valider", [Text("Devis D2026-0001"), Buttons([Button("a:1:approve", "Approuver", "primary")])])
FORM = Form(
    "f:1:edit",
    "Modifier le devis",
    "Valider",
    [
        Input("price", "Prix", "decimal", "12,50"),
        Input("why", "Motif", "choice", "b", options=[Option("a", "Un"), Option("b", "Deux")]),
    ],
)


class DoorOfRecord:
    """Claims in the store, so that redeliveries are known; `answers` are given to the next clicks and forms."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.taken: list[AnyEvent] = []
        self.answers: list[Receipt] = []
        self.down = False
        self.broken: Exception | None = None

    async def message(self, event: MessageReceived) -> Receipt:
        return await self._claim(event, event.address)

    async def changed(self, event: MessageChanged) -> Receipt:
        return await self._claim(event, event.address)

    async def click(self, event: ButtonClicked) -> Receipt:
        return self._answer(await self._claim(event, event.address))

    async def submit(self, event: FormSubmitted) -> Receipt:
        return self._answer(await self._claim(event, event.address))

    async def opinion(self, event: OpinionGiven) -> Receipt:
        return self._answer(await self._claim(event, event.address))

    def _answer(self, receipt: Receipt) -> Receipt:
        return replace(self.answers.pop(0), claimed=True) if receipt.claimed and self.answers else receipt

    async def _claim(self, event: AnyEvent, address: Address) -> Receipt:
        if self.broken is not None:
            raise self.broken
        if self.down:
            raise StoreUnavailable("locked", "for the test")
        claimed = await self.database.write(
            lambda c: inbox.claim(c, event, conversation=address.conversation, now=NOW, address=address)
        )
        if claimed:
            self.taken.append(event)
        return Receipt(claimed=claimed)


@dataclass
class Teams:
    """What is written beside any case, and what the sending half is asked."""

    said: list[tuple[str, dict[str, Any]]] = field(default_factory=list[tuple[str, dict[str, Any]]])
    consents: list[tuple[str, str, Address]] = field(default_factory=list[tuple[str, str, Address]])
    away: bool = False

    async def send(
        self, service_url: str, conversation_id: str, activity: dict[str, Any], reply_to: str | None = None
    ) -> str:
        if self.away:
            raise Unavailable("for the test")
        self.said.append((conversation_id, activity))
        return f"note{len(self.said)}"

    async def card_for(self, key: str, account: str) -> dict[str, Any] | None:
        if self.away:
            raise Unavailable("for the test")
        return {"type": "AdaptiveCard", "shows": key, "to": account}

    async def consented(self, value: Mapping[str, Any], address: Address, consent: str = "") -> None:
        self.consents.append(("accept", consent, address))

    async def declined(self, value: Mapping[str, Any], address: Address, consent: str = "") -> None:
        self.consents.append(("decline", consent, address))

    def words(self) -> list[str]:
        return [str(activity["text"]) for _, activity in self.said]


@dataclass
class InboundDesk:
    settings: TeamsSettings
    database: Database
    door: DoorOfRecord
    teams: Teams
    references: References
    inbound: Inbound
    prompts: list[str]
    greeted: list[tuple[str, Address]]

    def messages(self) -> list[MessageReceived]:
        return [event for event in self.door.taken if isinstance(event, MessageReceived)]

    async def hears(self, activity: dict[str, Any]) -> InvokeAnswer | None:
        answer = await self.inbound.handle(activity)
        await self.inbound.settled()
        return answer

    async def answers(self, activity: dict[str, Any]) -> InvokeAnswer:
        answer = await self.hears(activity)
        assert answer is not None
        return answer

    async def worked(self, activity: dict[str, Any]) -> MessageReceived:
        """The message, which must be the one that it makes."""
        before = len(self.door.taken)
        await self.hears(activity)
        [event] = self.door.taken[before:]
        assert isinstance(event, MessageReceived)
        return event

    async def ignores(self, activity: dict[str, Any]) -> None:
        before = len(self.door.taken)
        await self.hears(activity)
        assert self.door.taken[before:] == []

    async def shows(
        self, where: Address, reference: str, key: str = "k1", message: Message = CARD, case_id: str | None = None
    ) -> str:
        """A message of ours that stands there."""

        def show(c: Connection) -> None:
            if case_id is not None:
                cases.save(c, _case(case_id, where))
            told = {"content": message, "language": "fr", "now": NOW, "case_id": case_id}
            posts.posted(c, key=key, address=where, reference=reference, **told)

        await self.database.write(show)
        return key


@asynccontextmanager
async def inbound_desk(database: Database, **settings: Any) -> AsyncIterator[InboundDesk]:
    """People are Léa (French) and Oliver (English); everybody else is nobody yet."""
    chosen = TeamsSettings(**{"app_id": APP, "app_password": "-", "tenant_id": TENANT, **settings})
    door, teams = DoorOfRecord(database), Teams()
    prompts, greeted = list[str](), list[tuple[str, Address]]()

    async def greet(account: str, address: Address) -> None:
        greeted.append((account, address))

    async def nothing(*_: Any) -> Any:
        raise AssertionError("not for what comes in")

    desk = TeamsDesk(
        door=door,
        database=database,
        person=_of(PEOPLE.get),
        visible=nothing,
        audience=nothing,
        home=nothing,
        prompts=_of(lambda _: prompts),
        greet=greet,
        gone=nothing,
        qualify=nothing,
        now=lambda: NOW,
    )
    references = References(lambda: database, lambda: NOW)
    verifier = TokenVerifier(chosen, Keys(chosen), lambda: datetime.now(UTC))
    connector = Connector(chosen)
    live = Live(connector, references, "fr")
    inbound = Inbound(chosen, desk, verifier, references, teams, teams, live)
    try:
        yield InboundDesk(chosen, database, door, teams, references, inbound, prompts, greeted)
    finally:
        await inbound.close()
        await live.close()
        await connector.close()


def _of(do: Callable[[str], Any]) -> Callable[[str], Any]:
    async def later(account: str) -> Any:
        await asyncio.sleep(0)
        return do(account)

    return later


def _case(id: str, where: Address) -> CaseRow:
    return CaseRow(id, "quote", 1, where, "lea", "fr", "needs_approval", "Devis", {}, [], [], ["lea"], NOW, NOW)


def place(channel: str, thread: str | None = None) -> Address:
    return Address(PLATFORM, channel, thread)


# --- fixtures: import them with those of the database -----------------------------------------------------------------


@pytest.fixture
def dialect() -> str:
    """The store has its own tests on every database."""
    return "sqlite"


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[InboundDesk]:
    async with inbound_desk(database) as made:
        yield made
