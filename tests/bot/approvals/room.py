"""A company of six around one thread: they ask, click, fill in forms, write; what they see is read from the store.

Léa and Marc are employees, Claire leads sales in Paris (15,000 €) and Paul in New York, Diane is the director, and Ada
writes English. Claire and Diane also have an account on another chat, where posts wait in the outbox.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot import outgoing
from bot.approvals import Approvals
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.console.sender import ConsolePlatform
from bot.events import ButtonClicked, CaseResumed, FormSubmitted, MessageReceived, Sender, TimerFired
from bot.people import People
from bot.people.defaults import save_with_accounts
from bot.platform import Platform, Post, Receipt
from bot.scheduler import Timetable
from bot.store import asks, cases, inbox, ledger, outbox, posts, schedule
from bot.store import people as people_store
from bot.store.asks import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.ledger import LedgerRow
from bot.store.outbox import OutboxRow
from bot.store.people import PersonRow
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.ask import Decision, decision_from_json
from graphs.context import Policy
from graphs.message import Address, Button, Buttons, Message
from tests.bot.approvals.cast import ELSEWHERE, MONDAY, PEOPLE, ROLES, THREAD, a_case, a_request


class OtherChat:
    """A platform that needs a call for every post: here they stay in the outbox, where tests read them."""

    name = "slack"
    instant = False
    can_find = False

    async def send(self, post: Post) -> str:
        return post.key

    async def update(self, reference: str, post: Post) -> None:
        return None

    async def find(self, post: Post) -> str | None:
        return None

    async def published(self, address: Address) -> None:
        return None

    async def status(self, address: Address, steps: Sequence[str]) -> None:
        return None

    def direct(self, external_id: str) -> Address | None:
        return Address(self.name, f"D-{external_id}")


@dataclass
class Room:
    database: Database
    clock: FrozenClock
    people: People
    approvals: Approvals
    platforms: dict[str, Platform]
    policy: Policy = field(default_factory=lambda: Policy(roles=ROLES))
    numbers: Any = field(default_factory=lambda: itertools.count(1))
    last: Receipt | None = None

    # --- people act ---------------------------------------------------------------------------------------------------

    async def asks(
        self, who: str | None = "lea", *, case: str = "case-1", on: Address | None = None, **more: Any
    ) -> ApprovalRow:
        """Opens a case of this person's that waits for a decision."""
        row = a_case(case, who, f"i-{case}-{next(self.numbers)}")
        row = replace(row, address=on or row.address)
        request = a_request(**more)

        def commit(c: Any) -> None:
            cases.save(c, row)
            posts = self.approvals.open(c, request, row, row.waits[0].interrupt_id, self.clock.now())
            outgoing.stage(c, posts, self.clock.now(), {"web", "cli"})

        await self.database.write(commit)
        opened = await self.database.read(lambda c: asks.open_approval_of(c, case))
        assert opened is not None
        return opened

    async def clicks(
        self, who: str, button: str, *, confirmed: bool = False, on: str = "web", key: str = ""
    ) -> Receipt:
        """Presses the button with that id, or of that verb on the only request."""
        if button.count(":") != 2:
            button = f"a:{(await self.approval()).id}:{button}"
        event = ButtonClicked(
            key or f"click-{next(self.numbers)}", THREAD, self.sender(who, on), button, self.clock.now(), confirmed
        )
        self.last = await self.approvals.click(event)
        return self.last

    async def submits(self, who: str, verb: str, *, on: str = "web", key: str = "", **values: str) -> Receipt:
        form = verb if verb.count(":") == 2 else f"f:{(await self.approval()).id}:{verb}"
        event = FormSubmitted(
            key or f"form-{next(self.numbers)}", THREAD, self.sender(who, on), form, values, self.clock.now()
        )
        self.last = await self.approvals.submit(event)
        return self.last

    async def types(self, who: str, verb: str, note: str = "", *, text: str = "", key: str = "") -> Receipt:
        event = self.message(who, text or f"{verb} : {note}", key)
        row, person = await self.approval(), self.people.person(who)
        assert person is not None
        self.last = await self.approvals.typed(row.id, verb, note, person, event)
        return self.last

    async def remarks(self, who: str, text: str, *, key: str = "") -> Receipt:
        row, person = await self.approval(), self.people.person(who)
        assert person is not None
        self.last = await self.approvals.remark(row.id, person, text, self.message(who, text, key))
        return self.last

    async def passes(self, **duration: float) -> None:
        """Time goes by and what falls due happens, each thing at its own instant."""
        until = self.clock.now() + timedelta(**duration)
        while True:
            planned = await self.next_timer()
            if planned is None or planned > until:
                break
            self.clock.at = max(planned, self.clock.at)
            await self.ticks()
        self.clock.at = until

    async def ticks(self) -> None:
        await Timetable(self.database, self.clock, lambda: None).tick()

        def work(c: Any) -> int:
            due = [row for row in inbox.due(c, self.clock.now(), 100) if isinstance(row.event, TimerFired)]
            for row in due:
                assert isinstance(row.event, TimerFired)
                rows = self.approvals.timer(c, row.event)
                outgoing.stage(c, rows, self.clock.now(), {"web", "cli"})
                inbox.finish(c, row.seq, now=self.clock.now(), case_id=None, outcome={})
            return len(due)

        while await self.database.write(work):
            pass

    async def goes_on(self, case: str = "case-1") -> None:
        """The case no longer waits for what it waited for."""
        row = await self.case(case)
        await self.database.write(lambda c: cases.save(c, replace(row, waits=[])))

    async def changes(self, person_id: str, **fields: Any) -> None:
        row = self.people.by_id(person_id)
        assert row is not None
        await self.database.write(lambda c: people_store.save_person(c, replace(row, **fields)))
        await self.people.load()

    def sender(self, who: str, on: str) -> Sender:
        return Sender(on, ELSEWHERE[who] if on == "slack" else who)

    def message(self, who: str, text: str, key: str = "") -> MessageReceived:
        name = key or f"message-{next(self.numbers)}"
        return MessageReceived(name, THREAD, Sender("web", who), text, self.clock.now())

    # --- and see ------------------------------------------------------------------------------------------------------

    async def approval(self) -> ApprovalRow:
        """The newest one."""
        return (await self.database.read(asks.list_approvals))[-1]

    async def case(self, case: str = "case-1") -> CaseRow:
        found = await self.database.read(lambda c: cases.by_id(c, case))
        assert found is not None
        return found

    async def next_timer(self) -> datetime | None:
        return await self.database.read(schedule.next_at)

    async def thread(self) -> list[str]:
        """What Commis shows in the thread now, oldest first."""
        return await self._shown("c:devis")

    async def direct(self, who: str, on: str = "web") -> list[str]:
        """What Commis shows this person privately now."""
        if on == "web":
            return await self._shown(f"dm:{who}")
        rows = await self.outbox()
        place = f"D-{ELSEWHERE[who]}"
        texts: dict[str, str] = {}
        for row in rows:
            if row.kind in {"post", "update"} and row.payload["address"]["channel"] == place:
                texts[row.payload.get("post_key", row.key)] = spaced(plain_text(outgoing.content_of(row.payload)))
        return list(texts.values())

    async def _shown(self, channel: str) -> list[str]:
        shown = await self.database.read(lambda c: posts.of_case(c, "case-1"))
        return [spaced(plain_text(post.content)) for post in shown if post.channel == channel]

    async def card(self, who: str | None = None) -> str:
        """The card of the newest request, in the thread or in somebody's private conversation."""
        post = await self.card_post(who)
        return spaced(plain_text(post))

    async def buttons(self, who: str | None = None) -> list[Button]:
        message = await self.card_post(who)
        return [button for block in message.blocks if isinstance(block, Buttons) for button in block.buttons]

    async def card_post(self, who: str | None) -> Message:
        row = await self.approval()
        key = next(copy.key for copy in row.copies if copy.person == who)
        post = await self.database.read(lambda c: posts.by_key(c, key))
        assert post is not None
        return post.content

    async def decisions(self) -> list[Decision]:
        """What the waiting cases were told."""

        def read(c: Any) -> list[Decision]:
            rows = [inbox.by_key(c, f"decision:{row.id}") for row in asks.list_approvals(c)]
            return [decision_from_json(row.event.value) for row in rows if row and isinstance(row.event, CaseResumed)]

        return await self.database.read(read)

    async def outbox(self) -> list[OutboxRow]:
        return await self.database.read(lambda c: outbox.of_case(c, "case-1"))

    async def ledger(self, kind: str | None = None) -> list[LedgerRow]:
        rows = await self.database.read(lambda c: ledger.page(c, 0, 10_000))
        assert await self.database.read(ledger.verify) is None
        return [row for row in rows if kind in {None, row.kind}]

    @property
    def note(self) -> str:
        """What the last one to act was told privately."""
        return spaced(self.last.note.summary) if self.last and self.last.note else ""


def spaced(text: str) -> str:
    """No-break spaces as plain ones, so that tests can be read."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


async def open_room(database: Database, *, people: Sequence[PersonRow] = PEOPLE, policy: Policy | None = None) -> Room:
    def enter(c: Any) -> None:
        for role in ROLES:
            people_store.save_role(c, role)
        for person in people:
            save_with_accounts(c, person)
            if person.id in ELSEWHERE:
                people_store.link(c, "slack", ELSEWHERE[person.id], person.id)

    await database.write(enter)
    return await reopen(database, FrozenClock(MONDAY), policy)


async def reopen(database: Database, clock: FrozenClock, policy: Policy | None = None) -> Room:
    """Everything anew on the same database, as after a restart."""
    limits = policy or Policy(roles=ROLES)
    platforms: dict[str, Platform] = {"web": WebPlatform(Hub()), "cli": ConsolePlatform(), "slack": OtherChat()}
    known = People(database, platforms, language="fr", time_zone="Europe/Paris")
    await known.load()
    approvals = Approvals(
        database, known, platforms, clock, lambda process: limits, language="fr", time_zone="Europe/Paris"
    )
    return Room(database, clock, known, approvals, platforms, limits)
