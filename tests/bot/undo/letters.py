"""A small process whose letters can be taken back, on the real parts: store, turns, deliverer, timetable, switches."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypedDict, cast

from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime
from langgraph.types import interrupt

from bot.approvals import Approvals
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.deliverer import Deliverer
from bot.events import ButtonClicked, Sender, TimerFired
from bot.front import Change, Outcome, Switches
from bot.outgoing import content_of
from bot.people import People
from bot.platform import Platform, Receipt
from bot.questions import Questions
from bot.queue.local import Locks, Scanner
from bot.runner import Runner
from bot.scheduler import Timetable
from bot.staging import case_id_of
from bot.store import cases, inbox, ledger, outbox, posts
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import OutboxRow
from bot.store.posts import PostRow
from bot.turn import Fenced, Turn
from bot.turns import Ports, Turns
from bot.undo.desk import Undo
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context, Policy
from graphs.gate import Permit
from graphs.message import Address, Button, Buttons, text_message
from graphs.process import Process
from graphs.rules.port import Rules

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
THREAD = Address("web", "c:letters", "t1")


class Letter(TypedDict, total=False):
    minutes: int
    key: str
    outcome: dict[str, Any]


async def _write(state: Letter, runtime: Runtime[Context]) -> dict[str, Any]:
    permit = Permit(undo_minutes=state.get("minutes", 0))
    return {"key": runtime.context.effect("letter", "letter", {"to": "a@b.example"}, permit=permit, awaited=True)}


async def _wait(state: Letter) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state.get("key", ""))))}


async def _tell(state: Letter, runtime: Runtime[Context]) -> dict[str, Any]:
    runtime.context.say(text_message("away" if state.get("outcome", {}).get("ok") else "not away"))
    return {}


def _graph() -> StateGraph[Any, Any, Any, Any]:
    graph: Any = StateGraph(Letter, context_schema=Context)
    for name, node in (("write", _write), ("wait", _wait), ("tell", _tell)):
        graph.add_node(name, node)
    for start, end in ((START, "write"), ("write", "wait"), ("wait", "tell"), ("tell", END)):
        graph.add_edge(start, end)
    return graph


def letters(name: str) -> Process:
    return Process(
        name=name,
        version=1,
        graph=_graph,
        saved=(),
        begin=lambda brief: dict(brief),
        facts=lambda state: {},
        reasons=lambda state: [],
        title=lambda state, language: f"{name} Fournil Zoé",
        ending=lambda state: "done",
    )


class Crash(BaseException):
    """The process ends there."""


@dataclass
class Post:
    """What does the act: it remembers every time, and may crash right after."""

    repeatable: bool = True
    sent: list[str] = field(default_factory=list[str])
    during: Callable[[], Any] | None = None

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        if key not in self.sent or not self.repeatable:
            self.sent.append(key)
        if self.during is not None:
            during, self.during = self.during, None
            await during()
        return {"reference": key}


@dataclass
class Desk:
    """One process of the desk. `again` gives another one on the same store: after a crash, or beside it."""

    url: str
    clock: FrozenClock
    post: Post
    database: Database
    people: People
    switches: Switches
    turns: Turns
    undo: Undo
    timetable: Timetable
    effects: Scanner[OutboxRow]
    numbers: Any

    @classmethod
    async def open(
        cls, url: str, clock: FrozenClock | None = None, post: Post | None = None, numbers: Any = None
    ) -> Desk:
        clock, post = clock or FrozenClock(MONDAY), post or Post()
        database = Database.open(url)
        platforms: dict[str, Platform] = {"web": WebPlatform(Hub())}
        people = People(database, platforms, language="fr", time_zone="Europe/Paris")
        await people.load()
        await people.ensure_defaults()
        switches = Switches(database, people, clock, {"quote": "act"}, language="fr")
        await switches.refresh()
        locks = Locks()

        def policy(process: str) -> Policy:
            return Policy(people.roles, switches.autonomy(process), paused=switches.paused(process) is not None)

        questions = Questions(database, people, platforms, clock, language="fr")
        approvals = Approvals(database, people, platforms, clock, policy, language="fr", time_zone="Europe/Paris")
        none: Any = None
        ports = Ports(none, none, lambda: cast(Rules, None), policy)
        runner = Runner([letters("quote"), letters("reminder")])
        turns = Turns(database, runner, ports, people, approvals, questions, platforms, clock, locks, "Europe/Paris")
        deliverer = Deliverer(database, platforms, {"letter": post}, turns, clock, switches.holds)

        async def deliver(row: OutboxRow) -> None:
            await switches.refresh()
            await deliverer.deliver(row)

        effects = Scanner[OutboxRow](
            "outbox",
            lambda limit, busy: database.read(lambda c: outbox.due(c, clock.now(), limit, busy)),
            lambda row: row.lane,
            deliver,
            limit=4,
        )
        undo = Undo(database, switches, platforms, clock, locks, language="fr")
        timetable = Timetable(database, clock, lambda: None)
        made = (database, people, switches, turns, undo, timetable, effects, numbers or itertools.count(1))
        return cls(url, clock, post, *made)

    async def again(self) -> Desk:
        return await Desk.open(self.url, self.clock, self.post, self.numbers)

    async def close(self) -> None:
        await self.database.close()

    # --- what happens -------------------------------------------------------------------------------------------------

    async def asks(self, minutes: int, *, process: str = "quote", thread: str = "t1", who: str = "employee") -> CaseRow:
        turn = Turn(key=f"web:m{next(self.numbers)}", now=self.clock.now())
        person = self.people.person(who)
        assert person is not None
        place = Address("web", "c:letters", thread)
        await self.switches.refresh()
        await self.turns.open_case(
            turn, process=process, address=place, asker=person, language="fr", brief={"minutes": minutes}
        )
        await self.turns.commit(turn)
        return await self.case(case_id_of(turn.key))

    async def stops(self, case: CaseRow, who: str = "sales_lead") -> None:
        """As the word "stop" in its thread."""
        waiting = [wait.key for wait in case.waits]
        turn = Turn(key=f"web:m{next(self.numbers)}", now=self.clock.now(), taken_back=waiting)
        turn.case = replace(case, state="refused", waits=[])
        turn.entries.append(LedgerEntry(case.id, who, "refused", "stopped", {}))
        await self.turns.commit(turn)

    async def changes(self, case: CaseRow, minutes: int) -> None:
        turn = Turn(key=f"web:m{next(self.numbers)}", now=self.clock.now())
        turn.taken_back = [wait.key for wait in case.waits]
        person = self.people.person("sales_lead")
        assert person is not None
        turn.entries.append(LedgerEntry(case.id, person.id, "asked", "change", {}))
        await self.turns.change_case(turn, case, person, {"minutes": minutes})
        await self.turns.commit(turn)

    async def switch(self, change: Change, who: str = "employee") -> Outcome:
        now, key = self.clock.now(), f"web:m{next(self.numbers)}"
        outcome = await self.database.write(
            lambda c: self.switches.change(c, change, who, key=key, language="fr", now=now, place=THREAD)
        )
        await self.switches.refresh()
        return outcome

    async def clicks(self, who: str, label: str, *, key: str = "", post: PostRow | None = None) -> Receipt:
        button = next(each for each in await self.buttons(post) if each.label == label)
        return await self.presses(who, button.id, key=key)

    async def presses(self, who: str, button: str, *, key: str = "") -> Receipt:
        event = ButtonClicked(key or f"web:c{next(self.numbers)}", THREAD, Sender("web", who), button, self.clock.now())
        return await self.undo.click(event)

    async def works(self) -> None:
        """All that is due: timers, posts and effects."""
        await self.timetable.tick()
        for row in await self.database.read(lambda c: inbox.due(c, self.clock.now(), 100)):
            if isinstance(row.event, TimerFired):
                await self._timer(row.seq, row.key, row.event)
        await self.effects.drain()

    async def _timer(self, seq: int, key: str, event: TimerFired) -> None:
        await self.switches.refresh()
        turn = Turn(key=key, now=self.clock.now(), inbox_seq=seq)
        timer = self.undo.timer if event.name.startswith("undo.") else self.switches.timer
        turn.openers.append(lambda c: timer(c, event))
        with suppress(Fenced):  # another process was faster
            await self.turns.commit(turn)
        await self.switches.refresh()

    async def waits(self, **duration: float) -> None:
        self.clock.advance(timedelta(**duration))
        await self.works()

    # --- what is seen -------------------------------------------------------------------------------------------------

    async def case(self, case_id: str) -> CaseRow:
        row = await self.database.read(lambda c: cases.by_id(c, case_id))
        assert row is not None
        return row

    async def window(self, case: CaseRow, number: int = 0) -> PostRow:
        """The post that counts down, as it stands now."""
        shown = await self.database.read(lambda c: posts.of_case(c, case.id))
        return [post for post in shown if post.key.startswith("undo.")][number]

    async def reads(self, case: CaseRow, number: int = 0) -> str:
        return spaced(plain_text((await self.window(case, number)).content))

    async def buttons(self, post: PostRow | None = None) -> list[Button]:
        assert post is not None
        return [each for block in post.content.blocks if isinstance(block, Buttons) for each in block.buttons]

    async def effect(self, case: CaseRow) -> OutboxRow:
        rows = await self.database.read(lambda c: outbox.of_case(c, case.id))
        return [row for row in rows if row.kind == "letter"][-1]

    async def ledger(self) -> list[ledger.LedgerRow]:
        return await self.database.read(lambda c: ledger.page(c, 0, 1000))

    async def said(self) -> list[str]:
        """Every message that was staged or shown, in words."""
        rows = await self.database.read(lambda c: outbox.posts_since(c, 0))
        return [spaced(plain_text(content_of(row.payload))) for row in rows]


def spaced(text: str) -> str:
    """Any space is a space."""
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
