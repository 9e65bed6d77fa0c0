"""The inbound side of the Slack room, before a door that keeps events as the real one does and answers as told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web

from bot.clock import SystemClock
from bot.events import AnyEvent, ButtonClicked, FormSubmitted, MessageChanged, MessageReceived, OpinionGiven
from bot.platform import Receipt
from bot.slack.client import SlackCalls
from bot.slack.desk import SlackDesk
from bot.slack.guard import Guard
from bot.slack.http import routes
from bot.slack.listeners import Inbound
from bot.slack.render import render
from bot.slack.settings import SlackSettings
from bot.slack.workspaces import Workspaces
from bot.store import inbox
from bot.store.database import Database, StoreUnavailable
from graphs.context import Person
from graphs.message import Address, Button, Buttons, Confirm, Form, Input, Message, Text, text_message
from tests.support.databases import database, database_url, sqlite_template
from tests.support.slack import SlackServer

__all__ = ["InboundDesk", "database", "database_url", "desk", "dialect", "inbound_desk", "sqlite_template"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PREVIOUS_SECRET = "the-secret-before"


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
class Told:
    """What the room's other parts were told."""

    heard: list[tuple[Address, str, str]] = field(default_factory=list[tuple[Address, str, str]])
    stops: list[tuple[str, str, list[str]]] = field(default_factory=list[tuple[str, str, list[str]]])
    forgotten: list[str] = field(default_factory=list[str])


class LiveOfRecord:
    def __init__(self, told: Told) -> None:
        self._told = told

    def heard(self, address: Address, ts: str, user: str) -> None:
        self._told.heard.append((address, ts, user))

    async def stopped(self, channel: str, thread: str, streams: Sequence[str] = ()) -> None:
        self._told.stops.append((channel, thread, list(streams)))


class AccountsOfRecord:
    def __init__(self, told: Told) -> None:
        self._told = told

    def forget_account(self, external_id: str) -> None:
        self._told.forgotten.append(external_id)


@dataclass
class InboundDesk:
    server: SlackServer
    settings: SlackSettings
    database: Database
    door: DoorOfRecord
    told: Told
    inbound: Inbound
    workspaces: Workspaces
    prompts: list[str]
    greeted: list[tuple[str, Address]]
    gone: list[str]
    homes: list[Message]
    url: str = ""

    def messages(self) -> list[MessageReceived]:
        return [event for event in self.door.taken if isinstance(event, MessageReceived)]

    async def settled(self) -> None:
        await self.inbound.settled()
        await self.server.settled()


PEOPLE = {
    "T0COMMIS/U0LEA": Person("lea", "Léa Martin", "lea@aubrac.example", "clerk", "fr", "Europe/Paris"),
    "T0COMMIS/U0OLIVER": Person("oliver", "Oliver Hughes", "oliver@aubrac.example", "clerk", "en", "Europe/London"),
}


@asynccontextmanager
async def inbound_desk(
    server: SlackServer, database: Database, *, over_http: bool = True, **settings: Any
) -> AsyncIterator[InboundDesk]:
    """People are Léa (French) and Oliver (English); everybody else is nobody yet."""
    chosen = SlackSettings(
        bot_token=server.token,
        signing_secrets=[server.signing_secret, PREVIOUS_SECRET],
        api_url=server.api_url,
        **{"app_id": server.state.app_id, **settings},
    )
    clock = SystemClock()
    workspaces = Workspaces(chosen, None, lambda: database, clock.now)
    calls = SlackCalls(server.api_url, workspaces.token_of)
    workspaces.calls = calls
    door, told = DoorOfRecord(database), Told()
    prompts, greeted, gone = list[str](), list[tuple[str, Address]](), list[str]()
    homes = [text_message("Rien n'attend.")]
    desk = SlackDesk(
        door=door,
        database=database,
        person=_of(PEOPLE.get),
        home=_of(lambda _: homes[-1]),
        prompts=_of(lambda _: prompts),
        greet=_of2(lambda account, address: greeted.append((account, address))),
        gone=_of(gone.append),
        qualify=_of(lambda _: 0),
        now=lambda: NOW,
    )
    inbound = Inbound(chosen, desk, workspaces, calls, AccountsOfRecord(told), LiveOfRecord(told))
    made = InboundDesk(server, chosen, database, door, told, inbound, workspaces, prompts, greeted, gone, homes)
    site = web.Application(client_max_size=16 * 1024 * 1024)
    site.add_routes(routes(inbound, Guard(chosen.signing_secrets, clock.now)))
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    if over_http:
        server.deliver_to(made.url)
    try:
        yield made
    finally:
        await inbound.close()
        await runner.cleanup()
        await calls.close()


def _of(do: Callable[[str], Any]) -> Callable[[str], Any]:
    async def later(account: str) -> Any:
        await asyncio.sleep(0)
        return do(account)

    return later


def _of2(do: Callable[[str, Address], Any]) -> Callable[[str, Address], Any]:
    async def later(account: str, address: Address) -> Any:
        return do(account, address)

    return later


# --- fixtures: import them with those of the database -----------------------------------------------------------------


@pytest.fixture
def dialect() -> str:
    """The store has its own tests on every database."""
    return "sqlite"


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[InboundDesk]:
    """Over HTTP."""
    async with SlackServer() as server:
        server.populate()
        async with inbound_desk(server, database) as made:
            yield made


# --- what the app has posted ------------------------------------------------------------------------------------------


async def shows(desk: InboundDesk, where: str, message: Message, thread: str | None = None) -> str:
    """A message of ours, posted as the sender does."""
    shown = render(message, "fr", level="classic", permalink=lambda _: None)
    said = {"channel": desk.server.channel(where).id, "text": shown.text, "blocks": shown.blocks, "thread_ts": thread}
    return await says(desk, {name: value for name, value in said.items() if value is not None})


async def says(desk: InboundDesk, said: dict[str, Any]) -> str:
    proof = {"Authorization": f"Bearer {desk.server.token}"}
    async with desk.server.session.post(f"{desk.server.api_url}chat.postMessage", json=said, headers=proof) as answer:
        told = await answer.json()
    assert told["ok"], told
    return told["ts"]


CARD = Message(
    "Devis à valider",
    [
        Text("Devis D2026-0001"),
        Buttons([Button("a:1:approve", "Approuver", "primary", Confirm("Sûr ?", "Il part.", "Oui", "Non"))]),
        Buttons([Button("a:1:edit", "Modifier")]),
    ],
)
FORM = Form("a:1:edit", "Modifier le devis", "Valider", [Input("price", "Prix", "decimal", "12,50")])
