"""The one door in: every message, click, form and mail is kept under its key before anything is done about it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

import structlog

from bot import wording
from bot.approvals import Approvals
from bot.clock import Clock
from bot.events import (
    AnyEvent,
    ButtonClicked,
    FormSubmitted,
    MailReceived,
    MessageChanged,
    MessageReceived,
    OpinionGiven,
    TimerFired,
)
from bot.metrics import ACK_SECONDS, EVENTS, REDELIVERIES
from bot.people import People
from bot.platform import Platform, Receipt
from bot.revisions import overtake
from bot.store import closed_places, files, inbox
from bot.store.database import Connection, Database
from graphs.message import Address, text_message

log = structlog.get_logger(__name__)

LONGEST_TEXT = 200_000
"""Characters of a message that are kept; what is longer is not read (the person is told) but for its beginning."""


Clicked = Callable[[ButtonClicked], Awaitable[Receipt]]
"""Takes the clicks of one kind of button, told by what stands before the colon of its id."""


Submitted = Callable[[FormSubmitted], Awaitable[Receipt]]
"""Likewise for forms."""

Opined = Callable[[OpinionGiven], Awaitable[Receipt]]


class Dispatcher:
    """Implements `bot.platform.Door`. Raises `StoreUnavailable` when nothing could be kept: it is delivered again."""

    def __init__(
        self,
        database: Database,
        people: People,
        approvals: Approvals,
        buttons: Mapping[str, Clicked],
        platforms: Mapping[str, Platform],
        clock: Clock,
        language: str,
        wake: Callable[[], None],
        *,
        forms: Mapping[str, Submitted] | None = None,
        opined: Opined | None = None,
    ) -> None:
        """Forms of no known sort are the approvals'. `opined` None: nobody counts opinions."""
        self._database = database
        self._people = people
        self._approvals = approvals
        self._buttons = buttons
        self._forms = dict(forms or {})
        self._opined = opined
        self._platforms = platforms
        self._clock = clock
        self._language = language
        self._wake = wake
        self._background: set[asyncio.Task[None]] = set()

    async def message(self, event: MessageReceived) -> Receipt:
        person = self._people.of_account(event.sender.platform, event.sender.id)
        kept = replace(event, text=event.text[: LONGEST_TEXT + 1])
        claimed = await self._claim(kept, event.address, person.id if person else None)
        if claimed and event.addressed:
            language = person.language if person else self._language
            self._show(event.address, [wording.tell("reading", language)], event.message)
        return Receipt(claimed=claimed)

    async def changed(self, event: MessageChanged) -> Receipt:
        person = self._people.of_account(event.sender.platform, event.sender.id)
        text = event.text if event.text is None else event.text[: LONGEST_TEXT + 1]
        kept, now = replace(event, text=text), self._clock.now()
        if await self._database.write(lambda c: overtake(c, kept, now)):
            if kept.text is None:
                self._show(event.address, [])  # it will not be worked: nothing is being read any more
            self._wake()
            return Receipt(claimed=True)
        return Receipt(claimed=await self._claim(kept, event.address, person.id if person else None))

    async def click(self, event: ButtonClicked) -> Receipt:
        """Each kind of button decides in its own transaction, which is the event's."""
        started = time.perf_counter()
        EVENTS.labels(kind=event.kind).inc()
        clicked = self._buttons.get(event.button.partition(":")[0])
        if clicked is not None:
            receipt = await clicked(event)
        else:
            person = self._people.of_account(event.sender.platform, event.sender.id)
            language = person.language if person else self._language
            receipt = Receipt(claimed=False, note=text_message(wording.tell("unknown_button", language)))
        return self._acknowledged(receipt, started)

    async def submit(self, event: FormSubmitted) -> Receipt:
        started = time.perf_counter()
        EVENTS.labels(kind=event.kind).inc()
        submitted = self._forms.get(event.form.partition(":")[0], self._approvals.submit)
        return self._acknowledged(await submitted(event), started)

    async def opinion(self, event: OpinionGiven) -> Receipt:
        """What somebody thinks of a post of ours: kept at once, and nothing is worked for it."""
        started = time.perf_counter()
        EVENTS.labels(kind=event.kind).inc()
        if self._opined is None:
            return Receipt(claimed=False)
        return self._acknowledged(await self._opined(event), started)

    async def mail(self, event: MailReceived, place: Address, raw: bytes | None) -> Receipt:
        """Keeps a received mail with its event; `place` is where it is worked."""
        claimed = await self._claim(event, place, None, raw)
        return Receipt(claimed=claimed)

    async def timer(self, event: TimerFired, conversation: str) -> bool:
        return await self._database.write(
            lambda c: inbox.claim(c, event, conversation=conversation, now=self._clock.now(), address=None)
        )

    async def close(self) -> None:
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _claim(self, event: AnyEvent, address: Address, person_id: str | None, raw: bytes | None = None) -> bool:
        started = time.perf_counter()
        now = self._clock.now()

        def commit(c: Connection) -> bool:
            if isinstance(event, MailReceived) and raw is not None:
                files.keep(c, event.file, raw, now)
            if isinstance(event, MessageReceived) and event.closed is not None:
                # Of a redelivery too: a message may come twice, and only one of them say it.
                closed_places.note(c, event.address, closed=event.closed)
            return inbox.claim(
                c, event, conversation=address.conversation, now=now, address=address, person_id=person_id
            )

        claimed = await self._database.write(commit)
        EVENTS.labels(kind=event.kind).inc()
        if not claimed:
            REDELIVERIES.inc()
            log.info("event.redelivered", key=event.key)
        ACK_SECONDS.observe(time.perf_counter() - started)
        self._wake()
        return claimed

    def _acknowledged(self, receipt: Receipt, started: float) -> Receipt:
        ACK_SECONDS.observe(time.perf_counter() - started)
        if receipt.claimed:
            self._wake()
        return receipt

    def _show(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        platform = self._platforms.get(address.platform)
        if platform is None:
            return
        task = asyncio.create_task(platform.status(address, steps, about))
        self._background.add(task)
        task.add_done_callback(self._background.discard)
