"""The loop that reads the mailbox: keeps each new mail through the door, marks it, and waits for the next.

New is what came after the loop first saw the mailbox, and what was unread then (the newest of it). How far it is
stands in the store under the mailbox's name; a crash between keeping and marking fetches a mail again, which is the
same event.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from pydantic import TypeAdapter

from bot.clock import Clock
from bot.events import MailReceived
from bot.mailbox.keeping import fetched
from bot.platform import Receipt
from bot.store import settings as remembered
from bot.store.database import Connection, Database, StoreUnavailable
from graphs.message import Address
from integrations.errors import IntegrationError, Misconfigured, NotFound, Rejected
from integrations.mail.port import MailFolder, MailIn, MailSession

log = structlog.get_logger(__name__)

MOST_OLD = 200
"""Unread mails from before the loop first saw the mailbox that are worked: the newest."""

BACKOFF = (1.0, 2.0, 5.0, 15.0, 60.0, 120.0, 300.0)
"""Seconds before each next try to connect; the last one is repeated."""

MISCONFIGURED_SECONDS = 300.0
"""Where the password or the folder is wrong: servers lock out who tries too often."""

MOST_TRIES = 3
"""How often a mail that cannot be read or kept is tried before it is left in the mailbox."""

MARK = "mailbox"
"""Where the store remembers how far each mailbox was read."""

Keep = Callable[[MailReceived, Address, bytes], Awaitable[Receipt]]


@dataclass(frozen=True)
class Reached:
    """How far a mailbox was read: all numbers up to `uid` are dealt with, but for those `left`. Numbers mean something
    within one `validity` only."""

    validity: int
    uid: int
    left: list[int]


_REACHED: TypeAdapter[Reached] = TypeAdapter(Reached)


class Mailbox:
    """`start` and `stop` in the service; `last_error` says why it does not read right now ("" when it does)."""

    def __init__(
        self,
        server: MailIn,
        database: Database,
        keep: Keep,
        place: Address,
        clock: Clock,
        *,
        name: str,
        seconds: float,
        language: str,
    ) -> None:
        """`keep` is the door's `mail`; `name` tells this mailbox from another in the store; `seconds` between looks."""
        self._server = server
        self._database = database
        self._keep = keep
        self._place = place
        self._clock = clock
        self._name = name
        self._seconds = seconds
        self._language = language
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._session: MailSession | None = None
        self._tries: dict[int, int] = {}
        self.last_error = ""

    async def start(self) -> None:
        self._stopping.clear()
        self._task = asyncio.create_task(self.run())

    async def stop(self, grace: float = 10.0) -> None:
        """Lets the mail in hand be kept and marked, for `grace` seconds."""
        self._stopping.set()
        if self._session is not None:
            self._session.stop()
        task, self._task = self._task, None
        if task is None:
            return
        with contextlib.suppress(asyncio.CancelledError):
            done, _ = await asyncio.wait([task], timeout=grace)
            if not done:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    async def run(self) -> None:
        """Until `stop`; connects again after whatever happens."""
        failures = 0
        while not self._stopping.is_set():
            least = 0.0
            try:
                async with self._server.open() as session:
                    self._session = session
                    while not self._stopping.is_set():
                        await self.look(session)
                        failures, self.last_error = 0, ""
                        await self._rest(session)
            except Misconfigured as error:
                least = MISCONFIGURED_SECONDS
                self._failed(error, str(error), misconfigured=True)
            except (IntegrationError, StoreUnavailable) as error:
                self._failed(error, str(error))
            except Exception as error:  # a defect of ours must not end the reading of mails for good
                log.exception("mailbox.defect", place=self._server.place)
                self._failed(error, type(error).__name__)
            finally:
                self._session = None
            if not self._stopping.is_set():
                await self._pause(max(least, BACKOFF[min(failures, len(BACKOFF) - 1)]))
                failures += 1

    async def look(self, session: MailSession) -> int:
        """Takes in all that is new, oldest first; how many there were. Raises `Unavailable` and `StoreUnavailable`:
        what is left is taken in next time."""
        folder = session.folder
        reached = await self._reached(folder) or await self._begin(session)
        found = await session.after(reached.uid)
        wanted = [*reached.left, *found]
        left = [uid for uid in wanted if not await self._take(session, uid)]
        now = Reached(folder.validity, max([reached.uid, *found]), left)
        if now != reached:
            await self._remember(now)
        return len(wanted) - len(left)

    async def _begin(self, session: MailSession) -> Reached:
        """The first look at a mailbox: years of mail are no news, but the unread ones at its end are."""
        unread = await session.unread()
        if len(unread) > MOST_OLD:
            log.warning("mailbox.old_left", place=self._server.place, left=len(unread) - MOST_OLD)
        newest = session.folder.next_uid - 1 if session.folder.next_uid else max(await session.after(0), default=0)
        old = [uid for uid in unread if uid <= newest]
        begun = Reached(session.folder.validity, newest, old[-MOST_OLD:])
        await self._remember(begun)
        return begun

    # --- one mail -----------------------------------------------------------------------------------------------------

    async def _take(self, session: MailSession, uid: int) -> bool:
        """False: it is to be tried again."""
        if self._stopping.is_set():
            return False
        try:
            raw = await session.read(uid)
            mail = fetched(raw, f"mail-{uid}.eml", self._clock.now(), self._language)
            receipt = await self._keep(mail.event, self._place, mail.raw)
        except NotFound:
            return True
        except Rejected as error:
            return self._given_up(uid, str(error))
        except (IntegrationError, StoreUnavailable):
            raise
        except Exception as error:  # nothing about one mail may keep the others from being read
            log.exception("mailbox.mail_defect", place=self._server.place, uid=uid)
            return self._given_up(uid, type(error).__name__)
        log.info("mailbox.taken", place=self._server.place, uid=uid, size=len(raw), new=receipt.claimed)
        try:
            await session.done(uid)
        except (Rejected, NotFound) as error:
            # It is kept; the place that is remembered keeps it from being fetched for ever.
            log.warning("mailbox.not_marked", place=self._server.place, uid=uid, why=str(error))
        self._tries.pop(uid, None)
        return True

    def _given_up(self, uid: int, why: str) -> bool:
        tries = self._tries[uid] = self._tries.get(uid, 0) + 1
        if tries < MOST_TRIES:
            log.warning("mailbox.mail_failed", place=self._server.place, uid=uid, why=why, tries=tries)
            return False
        log.error("mailbox.mail_left", place=self._server.place, uid=uid, why=why)
        self._tries.pop(uid, None)
        return True

    # --- how far it is ------------------------------------------------------------------------------------------------

    async def _reached(self, folder: MailFolder) -> Reached | None:
        """None: this mailbox, or this numbering of it, was never seen."""
        kept = await self._database.read(lambda c: remembered.get(c, MARK, {}))
        known = _REACHED.validate_python(kept[self._name]) if self._name in kept else None
        return known if known is not None and known.validity == folder.validity else None

    async def _remember(self, reached: Reached) -> None:
        value = _REACHED.dump_python(reached, mode="json")
        await self._database.write(lambda c: _remember(c, self._name, value))

    # --- waiting ------------------------------------------------------------------------------------------------------

    async def _rest(self, session: MailSession) -> None:
        if self._stopping.is_set():
            return
        if session.folder.tells:
            await session.wait(self._seconds)
        else:
            await self._pause(self._seconds)

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    def _failed(self, error: Exception, why: str, *, misconfigured: bool = False) -> None:
        self.last_error = why
        told = log.error if misconfigured else log.warning
        told("mailbox.unavailable", place=self._server.place, kind=type(error).__name__, why=why)


def _remember(c: Connection, name: str, value: dict[str, Any]) -> None:
    remembered.put(c, MARK, {**remembered.get(c, MARK, {}), name: value})
