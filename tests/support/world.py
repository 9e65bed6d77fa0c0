"""A company in miniature for tests that read like conversations: real store, real graphs, real mail, frozen clock.

world.says("lea", "Devis pour Bellerive : 3 moulins")   → works it to its end or its question
world.hears("D2026-0001")                               → the newest message in the thread holds it
world.clicks("claire", "Envoyer le devis")              → the button with that label, in the newest card that has it
"""

from __future__ import annotations

import itertools
import mailbox
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as mail_policy
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from bot import sample
from bot.app import App, open_app
from bot.clock import FrozenClock
from bot.commands import outcome
from bot.commands.books import import_folder
from bot.console.render import plain_text
from bot.events import ButtonClicked, FormSubmitted, MessageReceived, Sender
from bot.platform import Receipt
from bot.settings import load_settings
from bot.store import asks, cases, ledger, posts
from bot.store.posts import PostRow
from bot.store.schema import post as post_table
from graphs.message import Address, Button, Buttons

AT_ONCE: dict[str, Any] = {"autonomy_quote": "act", "undo_minutes": "0"}
"""What most conversations are about: it asks at exceptions only, and what it does leaves at once."""

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class World:
    home: Path
    clock: FrozenClock
    overrides: dict[str, Any] = field(default_factory=dict[str, Any])
    folder: Path = field(default_factory=sample.folder)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _app: App | None = None
    _numbers: Any = field(default_factory=lambda: itertools.count(1))
    thread: Address | None = None
    last: Receipt | None = None

    @property
    def app(self) -> App:
        assert self._app is not None, "the world is not open"
        return self._app

    async def open(self) -> None:
        settings = load_settings(home=self.home, **{**AT_ONCE, **self.overrides})
        self._app = await self._stack.enter_async_context(open_app(settings, clock=self.clock))
        if not (await self.app.books.directory()).customers:
            reports = await import_folder(self.app, self.folder, quiet=True)
            assert not [error for report in reports for error in report.errors]

    async def close(self) -> None:
        await self._stack.aclose()
        self._stack = AsyncExitStack()
        self._app = None

    async def restart(self) -> None:
        """As after a crash or an upgrade: nothing is left in memory."""
        await self.close()
        await self.open()

    # --- people act ---------------------------------------------------------------------------------------------------

    async def says(
        self, who: str, text: str, *, anew: bool = False, channel: str | None = None, work: bool = True
    ) -> None:
        """In the current thread, or in a new one (`anew`, or when there is none yet)."""
        person = self.app.people.find(who)
        key = f"web:m{next(self._numbers)}"
        root = anew or self.thread is None
        if root:
            self.thread = Address("web", channel or f"dm:{person.id}", key)
        assert self.thread is not None
        event = MessageReceived(
            key,
            self.thread,
            Sender("web", person.id, person.name),
            text,
            self.clock.now(),
            direct=self.thread.channel.startswith("dm:"),
            root=root,
        )
        self.last = await self.app.door.message(event)
        if work:
            await self.works()

    async def clicks(self, who: str, label: str, *, confirmed: bool = True, work: bool = True) -> Receipt:
        """Presses the newest button with that label that this person can see."""
        button, address = await self.button(label)
        return await self.presses(who, button.id, address, confirmed=confirmed, work=work)

    async def presses(
        self, who: str, button_id: str, address: Address | None = None, *, confirmed: bool = True, work: bool = True
    ) -> Receipt:
        person = self.app.people.find(who)
        where = address or self.thread or Address("web", "c:devis")
        event = ButtonClicked(
            f"web:c{next(self._numbers)}",
            where,
            Sender("web", person.id, person.name),
            button_id,
            self.clock.now(),
            confirmed,
        )
        self.last = await self.app.door.click(event)
        if work:
            await self.works()
        return self.last

    async def submits(self, who: str, form: str, **values: str) -> Receipt:
        person = self.app.people.find(who)
        event = FormSubmitted(
            f"web:f{next(self._numbers)}",
            self.thread or Address("web", "c:devis"),
            Sender("web", person.id, person.name),
            form,
            values,
            self.clock.now(),
        )
        self.last = await self.app.door.submit(event)
        await self.works()
        return self.last

    async def works(self) -> None:
        await self.app.drain()

    async def waits(self, **duration: float) -> None:
        """Lets time pass, and does what falls due."""
        self.clock.advance(timedelta(**duration))
        await self.works()

    # --- and see ------------------------------------------------------------------------------------------------------

    async def posts(self, channel: str | None = None) -> list[PostRow]:
        """What Commis shows in the current thread (or a channel), oldest first, as it stands now."""
        place = self.thread
        assert place is not None

        shown = await self.every_post()
        if channel:
            return [row for row in shown if row.channel == channel]
        return [row for row in shown if (row.channel, row.thread) == (place.channel, place.thread)]

    async def every_post(self) -> list[PostRow]:
        def read(c: Connection) -> list[PostRow]:
            keys = c.execute(select(post_table.c.key).order_by(post_table.c.seq)).scalars().all()
            return [row for key in keys if (row := posts.by_key(c, key)) is not None]

        return await self.app.database.read(read)

    async def heard(self) -> list[str]:
        return [plain_text(post.content) for post in await self.posts()]

    async def hears(self, *parts: str) -> str:
        """The newest message in the thread that holds all the parts; fails with the whole thread otherwise."""
        heard = await self.heard()
        for text in reversed(heard):
            if all(_spaced(part) in _spaced(text) for part in parts):
                return text
        raise AssertionError(f"nobody said {parts!r}; in the thread:\n" + "\n---\n".join(heard))

    async def never_hears(self, part: str) -> None:
        heard = await self.heard()
        assert not any(_spaced(part) in _spaced(text) for text in heard), "\n---\n".join(heard)

    async def buttons(self) -> list[tuple[Button, Address]]:
        shown = await self.every_post()
        return [
            (button, Address(post.platform, post.channel, post.thread))
            for post in shown
            for block in post.content.blocks
            if isinstance(block, Buttons)
            for button in block.buttons
        ]

    async def button(self, label: str) -> tuple[Button, Address]:
        found = await self.buttons()
        for button, address in reversed(found):
            if _spaced(label) in _spaced(button.label):
                return button, address
        raise AssertionError(f"no button {label!r} among {[button.label for button, _ in found]}")

    async def case(self) -> dict[str, Any]:
        """The newest case, as the command's JSON."""

        def read(c: Any) -> dict[str, Any]:
            newest = cases.recent(c, 1)
            assert newest, "no case was opened"
            return outcome.of_case(c, newest[0].id, 0, "fr")

        return await self.app.database.read(read)

    async def approvals(self, state: str | None = "open") -> list[asks.ApprovalRow]:
        return await self.app.database.read(lambda c: asks.list_approvals(c, state=state))

    async def ledger(self) -> list[ledger.LedgerRow]:
        return await self.app.database.read(lambda c: ledger.page(c, 0, 10_000))

    def mails(self) -> list[EmailMessage]:
        """All that left, as any mail program would read it."""
        if not all((self.home / "mail" / part).exists() for part in ("tmp", "new", "cur")):  # the first mail makes them
            return []
        box = mailbox.Maildir(self.home / "mail", factory=None, create=False)
        return [message_from_bytes(box.get_bytes(key), policy=mail_policy) for key in sorted(box.keys())]


@asynccontextmanager
async def open_world(
    home: Path, *, at: datetime = MONDAY, folder: Path | None = None, **overrides: Any
) -> AsyncIterator[World]:
    world = World(home, FrozenClock(at), overrides, folder or sample.folder())
    await world.open()
    try:
        yield world
    finally:
        await world.close()


def _spaced(text: str) -> str:
    """Any space is a space: amounts carry narrow no-break ones."""
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split()).lower()
