"""The desk of supervision: looks every few minutes, tells of troubles, says how the service is, and draws samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot import outgoing
from bot.clock import Clock
from bot.events import ButtonClicked, FormSubmitted, TimerFired
from bot.front import Switches
from bot.named_channels import channel_named
from bot.people import People
from bot.platform import Platform, Receipt
from bot.pressed import pressed
from bot.settings import Settings
from bot.short_hash import short_hash
from bot.store import alerts, cases, queues, schedule, timings
from bot.store import settings as kept_settings
from bot.store.database import Connection, Database
from bot.store.outbox import OutboxRow, Outgoing
from bot.store.timings import SETTINGS, Timing
from bot.supervision import health, status_card, troubles
from bot.supervision.alert_cards import Shown
from bot.supervision.alerting import Alerting
from bot.supervision.clicks import Clicks
from bot.supervision.connections import chat_checks, model_check
from bot.supervision.health import Check, Found, Healths
from bot.supervision.places import Operators, operator_place
from bot.supervision.sample_posts import SamplePosts, Wanted
from bot.supervision.sampling import MOST
from bot.supervision.status import EVERY, SEEN, Status, read_status
from bot.supervision.troubles import WATCHED, Trouble
from bot.supervision.wording import tell
from bot.telling import Asked, Told
from bot.timed import Look
from bot.timetable.port import Kind, Occasion
from bot.turn import Turn
from graphs.calendar import WorkCalendar
from graphs.message import Address, text_message

WATCH = "supervision.watch"
TIMER = f"{WATCH}:all"
STOPPED = timedelta(minutes=30)
"""A look that comes so much later than planned: the service was stopped."""

KEPT_LOOKS = 12
"""Looks that stay in the inbox once they are worked: an hour of them."""

SAMPLE = "sample"
SAMPLE_DAY = "FREQ=WEEKLY;BYDAY=MO"
SAMPLE_HOUR = "09:30"

Keep = Callable[[Connection, Timing, datetime], None]
"""Keeps a timing and plans its next coming, within somebody's transaction (`bot.timetable`)."""


class Supervision:
    """Buttons are "x:…". Health is asked of `checks`, by name; more may be put there after it is made."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        switches: Switches,
        clock: Clock,
        calendar: WorkCalendar,
    ) -> None:
        self._settings = settings
        self._database = database
        self._people = people
        self._platforms = platforms
        self._switches = switches
        self._clock = clock
        self._calendar = calendar
        self._instant = {name for name, platform in platforms.items() if platform.instant}
        self.checks: dict[str, Check] = {
            **health.mail_checks(settings),
            **chat_checks(platforms),
            "model": model_check(settings, database),
        }
        self.keep: Keep | None = None
        """How the weekly samples get their place in the timetable; None: only where somebody asks for them."""
        self._healths = Healths(self.checks, clock)
        self._operators = Operators(settings, people)
        self._alerting = Alerting(self._operators)
        self._posts = SamplePosts(settings, people)
        self._clicks = Clicks(self._alerting, self._posts, language=settings.language)
        self.kinds: list[Kind] = [_Samples(self._posts, clock)]

    # --- looking ------------------------------------------------------------------------------------------------------

    def looks(self) -> dict[str, Look]:
        return {WATCH: self.look}

    async def plan(self) -> None:
        """At start: the next look, and where the settings want samples looked through."""
        now = self._clock.now()
        await self._database.write(lambda c: self._plan(c, now))

    async def look(self, turn: Turn, event: TimerFired) -> None:
        """Asks the checks that are due; what is found is told in the turn's commit. The next look is planned before
        anything is tried, in a commit of its own, so that one which fails for good is followed all the same."""
        await self._database.write(lambda c: _put(c, turn.now))
        found = await self._healths.look()
        turn.openers.append(lambda c: self._watched(c, event, found, turn.now))

    def _plan(self, c: Connection, now: datetime) -> None:
        known = schedule.get(c, TIMER)
        # One that stands far ahead was planned before the clock went back.
        if known is None or known.next_at > now + EVERY:
            _put(c, now)
        if self.keep is not None:
            for timing in self._wanted(c, now):
                self.keep(c, timing, now)

    def _watched(self, c: Connection, event: TimerFired, found: Mapping[str, Found], now: datetime) -> list[Outgoing]:
        found = health.keep(c, found)
        kept_settings.put(c, SEEN, now.isoformat())
        queues.forget_events(c, TIMER, KEPT_LOOKS)
        here = [*troubles.found(c, self._settings, found, now), *self._was_stopped(event, now)]
        rows = [row for trouble in here for row in self._alerting.raised(c, trouble, now, counted=False)]
        known = {trouble.id for trouble in here}
        for alert in alerts.standing(c):
            if alert.kind in WATCHED and alert.id not in known:
                rows += self._alerting.over(c, alert.id, now)
        return rows

    def _was_stopped(self, event: TimerFired, now: datetime) -> list[Trouble]:
        """Told in the operators' channel only: whoever starts it on their own machine knows."""
        planned = str(event.payload.get("planned", ""))
        if not planned or operator_place(self._settings) is None or now - datetime.fromisoformat(planned) < STOPPED:
            return []
        return [Trouble("stopped", planned, {"since": planned})]

    # --- alerts -------------------------------------------------------------------------------------------------------

    def alert(self, c: Connection, kind: str, subject: str, told: dict[str, str], now: datetime) -> list[Outgoing]:
        """Within somebody's transaction: one post for each trouble, counted after, said again after a day. `told` are
        codes, numbers and ids of ours: never words of people, never a secret."""
        return self._alerting.raised(c, Trouble(kind, subject, told), now, counted=True)

    def over(self, c: Connection, kind: str, subject: str, now: datetime) -> list[Outgoing]:
        """The same trouble has ended."""
        return self._alerting.over(c, Trouble(kind, subject, {}).id, now)

    def lost(self, c: Connection, row: OutboxRow) -> list[Outgoing]:
        """A post was given up (`bot.deliverer.Lost`): told at once. What a case's thread refused is said to its asker
        first; if that fails too, the next look finds it."""
        if row.case_id:
            return []
        now = self._clock.now()
        found = troubles.lost_in(c, row.lane, now)
        return self._alerting.raised(c, found, now, counted=False) if found is not None else []

    # --- how it is ----------------------------------------------------------------------------------------------------

    async def status(self, besides: int | None = None) -> Status:
        """As the store has it, without the event by which somebody asks; connections as the running service found them
        last."""
        await self._switches.refresh()
        pauses, now = self._switches.pauses(), self._clock.now()
        asking = queues.NONE if besides is None else besides
        return await self._database.read(lambda c: read_status(c, self._settings, pauses, now, asking))

    async def told(self, turn: Turn, asked: Asked) -> Told:
        """Anybody may ask; money, and the ways to cases, are for people who approve. So are cases to look through."""
        if asked.reading.brief.get("op") == "sample":
            return self._samples(turn, asked)
        if asked.reading.brief.get("op") == "alerts":
            known = operator_place(self._settings) is not None
            return Told(text_message(tell(asked.language, "alerts.where" if known else "alerts.private")))
        status = await self.status(turn.inbox_seq)
        row = self._people.by_id(asked.person.id)
        full = row is not None and self._people.can_approve(row)
        shown = Shown(asked.language, asked.person.time_zone, status.at, asked.address.platform)
        threads = await self._database.read(lambda c: self._threads(c, status, asked)) if full else {}
        turn.outcome["facts"] = {"well": status.well, "troubles": [one.kind for one in status.troubles]}
        return Told(status_card.card(status, shown, self._people.staff.name_of, full=full, threads=threads))

    def _samples(self, turn: Turn, asked: Asked) -> Told:
        """Draws the cases that somebody wants to look through, and posts them where they asked."""
        brief, language = asked.reading.brief, asked.language
        row, number = self._people.by_id(asked.person.id), brief.get("number")
        if row is None or not self._people.can_approve(row):
            return Told(text_message(tell(language, "note.not_yours")), "refused")
        if isinstance(number, int) and number < 1:
            return Told(text_message(tell(language, "sample.how_many", most=MOST)), "needs_answer")
        wanted = Wanted(
            cause=turn.key,
            number=number if isinstance(number, int) else None,
            process=str(brief.get("of", "")),
            left=bool(brief.get("shown")),
            language=language,
            zone=self._settings.time_zone,
        )
        turn.outcome["facts"] = {"samples": number}
        turn.openers.append(lambda c: self._posts.asked(c, wanted, asked.address, turn.now))
        return Told(None)

    def _threads(self, c: Connection, status: Status, asked: Asked) -> dict[str, Address]:
        """Of the cases named, those that open from that platform for the one who asks."""
        found: dict[str, Address] = {}
        for trouble in status.troubles:
            case = cases.by_id(c, trouble.words.get("case", ""))
            if case is None or case.address.platform != asked.address.platform:
                continue
            owner = case.asker_id or ""
            theirs = self._people.places(c, owner) if owner not in {"", asked.person.id} else []
            if not any(at.channel == case.address.channel for at in theirs):
                found[case.id] = case.address
        return found

    # --- its buttons --------------------------------------------------------------------------------------------------

    async def click(self, event: ButtonClicked) -> Receipt:
        """Whatever happened is committed when this returns."""
        return await self._pressed(event)

    async def submit(self, event: FormSubmitted) -> Receipt:
        """Why a case is bad, in words; the form is "x:<sample>:why"."""
        return await self._pressed(event)

    async def _pressed(self, event: ButtonClicked | FormSubmitted) -> Receipt:
        def commit(c: Connection) -> tuple[Receipt, list[Address]]:
            now = self._clock.now()
            receipt, rows = self._clicks.take(c, event, now)
            return receipt, outgoing.stage(c, rows, now, self._instant)

        return await pressed(self._database, self._platforms, commit)

    # --- samples ------------------------------------------------------------------------------------------------------

    def _wanted(self, c: Connection, now: datetime) -> list[Timing]:
        """What the settings want of the timetable: weekly samples, unless somebody set or stopped them in the chat."""
        known = timings.every(c, SAMPLE)
        if any(row.by != SETTINGS for row in known):
            return []
        timing = self._timing(c, now) if self._settings.sample_size else None
        stale = [
            replace(row, enabled=False) for row in known if row.enabled and (timing is None or row.id != timing.id)
        ]
        # What was stopped because its place is gone stays so until somebody says otherwise.
        stands = any(row.id == timing.id and (row.enabled or row.trouble) for row in known) if timing else True
        fresh = [timing] if timing is not None and not stands else []
        return [*stale, *fresh]

    def _timing(self, c: Connection, now: datetime) -> Timing | None:
        settings = self._settings
        named = settings.operator_channel if operator_place(settings) else settings.digest_channel
        place = channel_named(named, settings)
        language, zone, person = settings.language, settings.time_zone, ""
        if place is None:
            first = next(iter(self._operators.in_private(c, now)), None)
            if first is None:
                return None
            place, language, zone, person = first.address, first.language, first.zone, first.person
        return Timing(
            id=f"{SAMPLE}.{short_hash(place.conversation)}",
            kind=SAMPLE,
            address=place,
            place="#" + place.channel.removeprefix("c:") if place.platform == "web" and not person else "",
            language=language,
            zone=zone,
            hour=SAMPLE_HOUR,
            rrule=SAMPLE_DAY,
            by=SETTINGS,
            changed_at=now,
            person=person,
            quiet="nothing",
        )


class _Samples:
    """The timetable's kind: the week's cases to look through."""

    name = SAMPLE

    def __init__(self, posts: SamplePosts, clock: Clock) -> None:
        self._posts = posts
        self._clock = clock

    async def fire(self, turn: Turn, occasion: Occasion) -> None:
        turn.openers.append(lambda c: self._posts.posted(c, occasion, turn.now))

    def counted(self, c: Connection, number: int | None, language: str, now: datetime) -> str:
        return self._posts.counted(c, number, language, now)


def _put(c: Connection, now: datetime) -> None:
    planned = now + EVERY
    schedule.put(c, TIMER, planned, {"planned": planned.isoformat()}, TIMER)
