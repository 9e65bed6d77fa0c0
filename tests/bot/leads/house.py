"""A house that takes leads: a real store, real records, the room, and a process that only writes down what it got."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime
from pydantic import TypeAdapter
from sqlalchemy import Connection, select
from typing_extensions import TypedDict

from bot.effects import Effect, SendMail
from bot.events import AnyEvent, BookingMoved, LeadReceived, TimerFired
from bot.leads.mail_effect import Links
from bot.leads.room import LeadRoom
from bot.runner import Runner
from bot.store import cases, inbox, outbox
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from bot.store.schema import case as case_table
from bot.store.schema import event_inbox, lead_claim
from bot.store.schema import outbox as outbox_table
from bot.turn import Fenced, Turn
from graphs.context import Context
from graphs.gate import noted
from graphs.lead.brief import LeadMoved, NewLead, brief_from_json
from graphs.leads.given import Given, given_from_json, given_to_json
from graphs.leads.normal import keys_of
from graphs.message import text_message
from graphs.process import Process
from graphs.standing import Standing
from integrations.booking.port import Booking, BookingHook
from integrations.crm.port import Lead, LeadKeys
from integrations.mail.port import MailOut, OutgoingMail
from tests.support.world import World, open_world

LEAD: TypeAdapter[Lead] = TypeAdapter(Lead)
KEYS: TypeAdapter[LeadKeys] = TypeAdapter(LeadKeys)


class Written(TypedDict, total=False):
    brief: dict[str, Any]
    lead_id: str


async def write(state: Written, runtime: Runtime[Context]) -> Written:
    """Records a new lead with the next owner, and says what moved."""
    context, brief = runtime.context, brief_from_json(state.get("brief", {}))
    if isinstance(brief, NewLead):
        owners = await context.leads.owners() if context.leads is not None else []
        owner = min(owners, key=lambda one: (one.open_leads, one.person)).person if owners else ""
        given = brief.given
        lead = Lead(
            brief.lead_id, datetime.fromisoformat(brief.received_at), given.source, name=given.name, email=given.email,
            message=given.message, owner=owner, case_id=context.case_id,
        )  # fmt: skip
        payload = {"lead": LEAD.dump_python(lead, mode="json"), "keys": KEYS.dump_python(keys_of(given), mode="json")}
        context.effect("leads.put", "put", payload, permit=noted())
        if not brief.silent:
            context.say(text_message(f"new {given.name}"))
        return {"lead_id": brief.lead_id}
    assert isinstance(brief, LeadMoved)
    context.say(text_message(f"{brief.what} {brief.words}{brief.at}"))
    return {"lead_id": brief.lead_id}


def build() -> StateGraph[Any, Any, Any, Any]:
    graph: Any = StateGraph(Written, context_schema=Context)
    graph.add_node("write", write)
    graph.add_edge(START, "write")
    graph.add_edge("write", END)
    return graph


PROCESS = Process(
    name="lead", version=1, graph=build, saved=(), begin=lambda brief: {"brief": brief},
    facts=lambda state: {"lead_id": state.get("lead_id", "")}, reasons=lambda state: [],
    title=lambda state, language: "lead", ending=lambda state: "done",
)  # fmt: skip


@dataclass
class Running:
    standings: list[Standing] = field(default_factory=list[Standing])

    async def of(self, *subjects: str) -> list[Standing]:
        return [each for each in self.standings if each.subject in subjects]


@dataclass
class Server:
    """A mail server that fails so first, and may have taken what it was asked about."""

    fails: list[Exception] = field(default_factory=list[Exception])
    taken: list[OutgoingMail] = field(default_factory=list[OutgoingMail])
    can_find: bool = True

    async def send(self, mail: OutgoingMail) -> str:
        if self.fails:
            raise self.fails.pop(0)
        self.taken.append(mail)
        return mail.message_id

    async def find(self, message_id: str) -> str | None:
        return next((mail.message_id for mail in self.taken if mail.message_id == message_id), None)


async def no_file(file_id: str) -> None:
    return None


async def sender() -> str:
    return "contact@vauban.example"


@dataclass
class House:
    world: World
    room: LeadRoom
    running: Running
    server: Server
    acts: dict[str, Effect] = field(default_factory=dict[str, Effect])

    @property
    def database(self) -> Database:
        return self.world.app.database

    def now(self) -> datetime:
        return self.world.clock.now()

    async def comes(self, given: Given, key: str, **told: Any) -> None:
        """Claimed, as the webhook claims it; not worked yet."""
        event = LeadReceived(key, self.room.channel, given_to_json(given), self.now(), **told)
        await self.database.write(
            lambda c: inbox.claim(c, event, conversation=f"leads/{key}", now=self.now(), address=event.address)
        )

    async def takes(self, given: Given, key: str, **told: Any) -> Turn | None:
        await self.comes(given, key, **told)
        return await self.works(key)

    async def works(self, key: str) -> Turn | None:
        """As the desk works an event: again while somebody else is faster; None: it was done already."""
        for _ in range(50):
            row = await self.row(key)
            assert row is not None
            if row.state != "new":
                return None
            turn = Turn(key, self.now(), row.seq)
            try:
                await self.fill(turn, row.event)
                await self.room.turns.commit(turn)
                return turn
            except Fenced:
                await asyncio.sleep(0.005)
        raise AssertionError("it was kept out for ever")

    async def fill(self, turn: Turn, event: AnyEvent) -> None:
        match event:
            case LeadReceived():
                await self.room.received(turn, event)
            case BookingMoved():
                await self.room.booking(turn, event)
            case TimerFired():
                await self.room.looks()["leads.look"](turn, event)
            case _:
                raise AssertionError(event)

    async def delivers(self) -> int:
        """The notes that wait."""
        done = 0
        for row in await self.waiting():
            result = await self.acts[row.kind].perform(row.key, row.payload)
            await self.database.write(
                lambda c, row=row, result=result: outbox.done(
                    c, row.key, reference=result.get("reference"), result=result, now=self.now()
                )
            )
            done += 1
        return done

    async def waiting(self) -> list[OutboxRow]:
        def read(c: Connection) -> list[OutboxRow]:
            keys = c.execute(
                select(outbox_table.c.key)
                .where(outbox_table.c.state == "new", outbox_table.c.kind.like("lead%"))
                .order_by(outbox_table.c.seq)
            ).scalars()
            return [row for key in keys if (row := outbox.by_key(c, key)) is not None]

        return await self.database.read(read)

    async def row(self, key: str) -> InboxRow | None:
        return await self.database.read(lambda c: inbox.by_key(c, key))

    async def given(self, key: str) -> Given:
        """What the event of that key holds."""
        row = await self.row(key)
        assert row is not None
        assert isinstance(row.event, LeadReceived)
        return given_from_json(row.event.given)

    async def keys(self) -> list[str]:
        return await self.database.read(
            lambda c: list(c.execute(select(event_inbox.c.key).order_by(event_inbox.c.seq)).scalars())
        )

    async def cases(self) -> list[CaseRow]:
        def read(c: Connection) -> list[CaseRow]:
            ids = c.execute(select(case_table.c.id).order_by(case_table.c.seq)).scalars()
            return [row for id in ids if (row := cases.by_id(c, id)) is not None and row.process == "lead"]

        return await self.database.read(read)

    async def claims(self) -> dict[str, str]:
        return await self.database.read(
            lambda c: {
                row.key: row.lead_id for row in c.execute(select(lead_claim)) if not row.key.startswith("words:")
            }
        )

    async def said(self) -> list[str]:
        return [post.content.summary for post in await self.world.every_post()]


@asynccontextmanager
async def open_house(
    home: Path, *, booking: Booking | None = None, hooks: dict[str, BookingHook] | None = None, **overrides: Any
) -> AsyncGenerator[House]:
    async with open_world(home, **overrides) as world:
        app, running, server = world.app, Running(), Server()
        room = LeadRoom(
            app.settings, app.database, app.people, app.books.leads, running, app.clock, app.platforms,
            booking=booking, hooks=hooks,
        )  # fmt: skip
        room.turns = app.turns
        others = [each for each in app.turns.runner.processes.values() if each.name != "lead"]
        app.turns.runner = Runner([*others, PROCESS])
        object.__setattr__(app.turns.ports, "leads", room.desk)
        mail = SendMail(cast(MailOut, server), app.books, sender, no_file, app.clock)
        yield House(world, room, running, server, room.acts(mail))


__all__ = ["House", "Links", "open_house"]
