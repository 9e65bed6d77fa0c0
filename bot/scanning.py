"""What the two loops work: due events and due effects, each after a look at what other processes changed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.deliverer import MESSAGES, Deliverer
from bot.front import Switches
from bot.intake import Intake
from bot.people import People
from bot.people.defaults import revision_of as people_revision
from bot.queue.local import Scanner
from bot.rules import RuleRoom
from bot.store import inbox, outbox, rules, switches, texts
from bot.store.database import Connection, Database
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from bot.texts.kept import KeptTexts


@dataclass
class Fresh:
    """What is kept in memory, and may have been changed by another process (an import, the command)."""

    database: Database
    people: People
    switches: Switches
    rules: RuleRoom
    texts: KeptTexts
    _known: tuple[object, ...] = ()

    async def all(self) -> None:
        """One look before each event, as long as nothing changed."""
        revisions = await self.database.read(_revisions)
        if revisions == self._known:
            return
        await self.people.refresh()
        await self.switches.refresh()
        await self.rules.refresh()
        await self.texts.refresh()
        self._known = revisions


def _revisions(c: Connection) -> tuple[object, ...]:
    return tuple(of(c) for of in (people_revision, switches.revision_of, rules.revision_of, texts.revision_of))


def scanners(
    database: Database, clock: Clock, intake: Intake, deliverer: Deliverer, fresh: Fresh, *, events: int, effects: int
) -> tuple[Scanner[InboxRow], Scanner[OutboxRow]]:
    """The inbox's and the outbox's; `events` and `effects` are how many are worked at once."""

    async def work(row: InboxRow) -> None:
        await fresh.all()
        await intake.work(row)

    async def deliver(row: OutboxRow) -> None:
        # Somebody, here or in another process, may have paused everything since.
        if row.kind not in MESSAGES:
            await fresh.switches.refresh()
        await deliverer.deliver(row)

    return (
        Scanner[InboxRow](
            "inbox",
            lambda limit, busy: database.read(lambda c: inbox.due(c, clock.now(), limit, busy)),
            lambda row: row.conversation,
            work,
            limit=events,
            background=inbox.in_background,
        ),
        Scanner[OutboxRow](
            "outbox",
            lambda limit, busy: database.read(lambda c: outbox.due(c, clock.now(), limit, busy)),
            lambda row: row.lane,
            deliver,
            limit=effects,
            background=outbox.in_background,
        ),
    )
