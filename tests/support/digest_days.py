"""Days of a company whose digests come: what its people do, by a clock that stops at every instant something is due.

As each digest comes, the tables are read as they lie there before and after it, so that what was posted can be
counted again from them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from bot.commands.books import import_folder
from bot.events import MailReceived
from bot.leads.intake import LeadInbox
from bot.store import posts
from bot.store import schema as tables
from bot.store.database import StoreUnavailable
from bot.store.posts import PostRow
from graphs.leads.given import Given
from graphs.message import Address, Buttons, FileRef
from integrations.errors import Rejected, Unavailable
from tests.support.digest_looks import Coming, Look, covered, look
from tests.support.world import World

PARIS = ZoneInfo("Europe/Paris")
CHANNEL = "c:direction"

SETTINGS: dict[str, Any] = {
    "digest_channel": "direction", "channels": "direction,devis,general", "undo_minutes": "20",
    "autonomy_reminder": "act", "autonomy_quote_followup": "act", "autonomy_lead": "act", "autonomy_enquiry": "act",
    "booking": "link", "booking_url": "https://rdv.comptoir-aubrac.example/demo", "company_register": "none",
}  # fmt: skip

DRAWN = ("supervision.watch", "run.progress", "undo.count", "approval.remind")
"""Timers that only look, or draw something again: done at the next stop."""


def local(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=PARIS)


@dataclass
class Days:
    world: World
    seen: list[Coming] = field(default_factory=list[Coming])
    restarts: int = 0
    lost: int = 0
    pressed: int = 0
    _losing: int = 0
    _after: bool = False
    _down: tuple[str, ...] = ()
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    # --- the service --------------------------------------------------------------------------------------------------

    async def begins(self) -> None:
        await self._run(self._plan)

    async def begins_anew(self) -> None:
        """As after a crash or an upgrade."""
        self.restarts += 1
        await self.world.restart()
        await self.begins()

    async def _plan(self) -> None:
        """As a service that begins to run does."""
        await self.world.app.daily.plan()
        await self.world.app.leads.plan()
        await self.world.app.timed.plan()

    def loses(self, number: int, *, after: bool = False) -> None:
        """The `number`-th transaction from now on is lost, and the service begins anew. `after`: it was kept, and
        nobody heard of it any more."""
        self._losing, self._after = number, after

    async def works(self) -> None:
        await self._run(self.world.works)

    async def _run(self, work: Callable[[], Any]) -> None:
        if not self._losing:
            await work()
            return
        database = self.world.app.database
        plain = database.write

        async def write(fn: Callable[[Connection], Any]) -> Any:
            self._losing -= 1
            if self._losing != 0:
                return await plain(fn)
            self.lost += 1
            with suppress(Undone):
                await plain(fn if self._after else lambda c: _undone(fn(c)))
            raise StoreUnavailable("unreachable")

        database.write = write  # pyright: ignore[reportAttributeAccessIssue]
        try:
            await work()
        except StoreUnavailable:
            await self.begins_anew()
            await self.works()
        finally:
            database.write = plain  # pyright: ignore[reportAttributeAccessIssue]

    # --- time ---------------------------------------------------------------------------------------------------------

    async def until(self, when: datetime) -> None:
        """Goes there, and stops at every instant on the way at which something is due."""
        while (due := await self.world.app.database.read(self._next)) is not None and due <= when:
            await self.goes_to(due)
        await self.goes_to(when)

    async def goes_to(self, when: datetime) -> None:
        """At once, whatever was due on the way."""
        self.world.clock.advance(when - self.now)
        names = tuple(await self.world.app.database.read(self._due))
        before = await self._look() if names else None
        await self.works()
        if before is not None:
            told = await self.world.app.database.read(covered)
            self.seen.append(Coming(names, before, await self._look(), told, self._down))

    async def _look(self) -> Look:
        """What the ledger says since the digest before the last is told again, so that no case is missing of one that
        a transaction was lost of."""
        behind = min((each.before.head for each in self.seen[-3:]), default=0)
        return await self.world.app.database.read(lambda c: look(c, behind, self.now))

    def _next(self, c: Connection) -> datetime | None:
        """When something is due next."""
        now, plan = self.now, tables.schedule
        timers = select(func.min(plan.c.next_at)).where(plan.c.next_at > now)
        for name in DRAWN:
            timers = timers.where(plan.c.id.not_like(f"{name}%"))
        queries = (
            timers,
            *(
                select(func.min(table.c.next_at)).where(table.c.next_at > now, table.c.state == "new")
                for table in (tables.event_inbox, tables.outbox)
            ),
        )
        return min((at for query in queries if (at := c.execute(query).scalar()) is not None), default=None)

    def _due(self, c: Connection) -> list[str]:
        """Ids of the digests and briefs that are due."""
        plan = tables.schedule
        rows = c.execute(select(plan.c.payload).where(plan.c.id.like("timing:%"), plan.c.next_at <= self.now))
        return [name for row in rows.scalars() if (name := str(row["timing"])).startswith(("digest.", "brief."))]

    @contextmanager
    def without(self, source: str, part: object, *questions: str) -> Generator[None]:
        """That source does not answer these questions for a while."""
        self._down = (*self._down, source)
        with broken(part, Unavailable(f"{source}: no answer"), *questions):
            yield
        self._down = tuple(each for each in self._down if each != source)

    @contextmanager
    def mails_refused(self) -> Generator[None]:
        """Whoever is written to does not exist."""
        with broken(self.world.app.mail, Rejected("550 no such mailbox"), "send"):
            yield

    # --- people -------------------------------------------------------------------------------------------------------

    async def says(self, who: str, text: str, *, channel: str | None = None) -> None:
        await self.world.says(who, text, anew=True, channel=channel, work=False)
        await self.works()

    async def presses_in_the_digest(self, who: str, verb: str, skip: int = 0) -> str:
        """The first button (but for so many) of the newest digest that decides so; the request it is of, "" none."""
        post = await self.world.app.database.read(_newest_digest)
        buttons = [
            button.id
            for block in post.content.blocks
            if isinstance(block, Buttons)
            for button in block.buttons
            if button.id.startswith("a:") and button.id.endswith(f":{verb}")
        ][skip:]
        if not buttons:
            return ""
        self.pressed += 1
        receipt = await self.world.presses(who, buttons[0], Address("web", CHANNEL), work=False)
        if receipt.form is not None:  # it asks why
            await self.world.submits(who, receipt.form.id, reason="Pas cette fois.")
        await self.works()
        return buttons[0].split(":")[1]

    async def lead(self, company: str, message: str) -> None:
        """Somebody fills in the form."""
        number = next(self._numbers)
        app = self.world.app
        mail = f"visiteur{number}@lead{number}.example"
        given = Given(
            source="form", name=f"Zénobie Quidam{number}", company=company, email=mail, phone="06 12 34 56 78",
            postal_code="29200", city="Brest", consent=True, message=message,
        )  # fmt: skip
        await LeadInbox(app.database, app.clock, app.leads.channel, lambda: None).lead(given)
        await self.works()

    async def mail(self, sender: str, subject: str, text: str) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, "contact@comptoir-aubrac.example", subject
        mail["Message-ID"] = f"<{next(self._numbers)}@outside.example>"
        mail.set_content(text)
        raw = mail.as_bytes()
        key = sha256(raw).hexdigest()
        event = MailReceived(f"mail:{key}", FileRef(key, "m.eml", "message/rfc822", len(raw)), self.now)
        await self.world.app.door.mail(event, self.world.app.mail_place, raw)
        await self.works()

    async def books(self, folder: Path) -> None:
        """They are told anew."""
        reports = await import_folder(self.world.app, folder, quiet=True)
        assert not [error for report in reports for error in report.errors]
        await self.works()


def _newest_digest(c: Connection) -> PostRow:
    rows = tables.post
    keys = select(rows.c.key).where(rows.c.channel == CHANNEL, rows.c.key.like("digest.%")).order_by(rows.c.seq)
    post = posts.by_key(c, c.execute(keys).scalars().all()[-1])
    assert post is not None
    return post


@contextmanager
def broken(part: object, error: Exception, *questions: str) -> Generator[None]:
    """Asked so, that part of the app answers with an error."""

    async def fails(*_: Any, **__: Any) -> Any:
        raise error

    for name in questions:
        setattr(part, name, fails)
    try:
        yield
    finally:
        for name in questions:
            delattr(part, name)


class Undone(Exception):
    """Takes back a transaction."""


def _undone(_: object) -> None:
    raise Undone
