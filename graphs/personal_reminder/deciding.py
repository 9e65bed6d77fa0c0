"""From what is wanted to what is to be done, or to the one question that is left. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from graphs.agenda import Entry
from graphs.context import Person
from graphs.personal_reminder import choosing
from graphs.personal_reminder.people import ME, named
from graphs.personal_reminder.reading import GROUP, what_of
from graphs.personal_reminder.saying import moment_words
from graphs.personal_reminder.state import Gap, GapCode, Option, Wish
from graphs.personal_reminder.timing import USUAL, first_time, read_move, read_new, split
from graphs.personal_reminder.wording import tell
from graphs.understanding.text import excerpt
from graphs.when.instants import to_instant, to_local
from graphs.when.moment import Recurring, Several, Unread, When

LONGEST = 500
"""Characters of what somebody is reminded of."""

OFFERED = 5
"""How many of several are buttons."""

_TWO = re.compile(r"\s(?:et|and|ou|or)\s|,|&", re.IGNORECASE)

NAMED = 8
"""How many colleagues, or reminders, an answer names."""

ALL, NONE = "all", "none"
"""What is answered where all are to be cancelled."""


@dataclass(frozen=True)
class Around:
    """Who asks, whom there is, what they have, and the instant (UTC)."""

    asker: Person
    colleagues: Sequence[Person]
    entries: Sequence[Entry]
    now: datetime
    language: str

    def person(self, id: str) -> Person:
        """Somebody who has left is known by the id."""
        if id == self.asker.id:
            return self.asker
        gone = Person(id, id, "", "", self.language, self.asker.time_zone)
        return next((person for person in self.colleagues if person.id == id), gone)

    def entry(self, id: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == id), None)


@dataclass(frozen=True)
class Ask:
    wish: Wish
    gap: Gap


@dataclass(frozen=True)
class Refused:
    wish: Wish
    text: str


@dataclass(frozen=True)
class Ready:
    wish: Wish


Result = Ask | Refused | Ready


def decide(wish: Wish, around: Around) -> Result:
    if wish.op == "list":
        return Ready(wish)
    if wish.op == "cancel" and wish.which == "all":
        return _every(wish, around)
    return _new(wish, around) if wish.op == "set" else _of_one(wish, around)


# --- a new one --------------------------------------------------------------------------------------------------------


def _new(wish: Wish, around: Around) -> Result:
    found = _person(wish, around)
    if not isinstance(found, Ready):
        return found
    wish = found.wish
    zone = around.person(wish.person).time_zone
    now = to_local(around.now, zone)
    wish = replace(wish, zone=zone, text=" ".join(wish.text.split()))
    read: When | None = None
    if not wish.local and not wish.when and wish.text:
        read, rest = split(wish.text, now, around.language, zone)
        wish = replace(wish, when=read.said, text=what_of(rest)) if read is not None else wish
    elif not wish.local and wish.when:
        read = read_new(wish.when, now, around.language, zone)
    if not wish.text:
        return _ask(wish, "text", tell(around.language, "ask.text"))
    if len(wish.text) > LONGEST:
        said = tell(around.language, "ask.text.long", most=LONGEST, count=len(wish.text))
        return _ask(replace(wish, text=""), "text", said)
    return _picked(wish, now, around) if wish.local else _timed(wish, read, now, around)


def _person(wish: Wish, around: Around) -> Result:
    if wish.person:
        return Ready(wish)
    whom = wish.whom.strip()
    if whom.lower() in GROUP:
        return Ready(replace(wish, person=around.asker.id, here=True))
    if not whom or whom.lower() in ME:
        return Ready(replace(wish, person=around.asker.id))
    meant = named(whom, around.colleagues)
    if len(meant) == 1:
        return Ready(replace(wish, person=meant[0].id))
    language = around.language
    if not meant and _TWO.search(whom):
        return Refused(wish, tell(language, "no.two", whom=excerpt(whom, 60)))
    if not meant:
        return Refused(wish, tell(language, "no.whom", whom=excerpt(whom, 60), people=_people(around)))
    options = [Option(person.id, person.name) for person in meant[:OFFERED]]
    return _ask(wish, "whom", tell(language, "ask.whom", whom=excerpt(whom, 60)), options)


def _people(around: Around) -> str:
    names = sorted(person.name for person in around.colleagues if person.id != around.asker.id)
    shown = ", ".join(names[:NAMED]) or "—"
    more = len(names) - NAMED
    return f"{shown} {tell(around.language, 'more_people', count=more)}" if more > 0 else shown


def _timed(wish: Wish, read: When | None, now: datetime, around: Around) -> Result:
    """With the local time that was read, or the question that is left."""
    language = around.language
    if read is None:
        return _ask(wish, "when", _asked_when(wish, language), offers(now, language))
    if isinstance(read, Several):
        return _several(wish, read, now, language)
    if isinstance(read, Unread):
        said = tell(language, f"ask.when.{read.code}", said=excerpt(read.said or wish.when, 80))
        return _ask(replace(wish, when=""), "when", said, offers(now, language))
    local = first_time(read, now)
    if local is None:
        said = tell(language, "ask.when.past", said=excerpt(read.said or wish.when, 80))
        return _ask(replace(wish, when=""), "when", said, offers(now, language))
    if isinstance(read, Recurring):
        return Ready(replace(wish, local=local.isoformat(), rrule=read.rrule, again=False))
    # An hour that the clocks jump over is said as the one it becomes.
    there = to_local(to_instant(local, wish.zone), wish.zone)
    return Ready(replace(wish, local=there.replace(microsecond=0).isoformat(), rrule=""))


def _picked(wish: Wish, now: datetime, around: Around) -> Result:
    """A time that was offered, unless it has passed since."""
    local = datetime.fromisoformat(wish.local)
    if local > now:
        return Ready(wish)
    said = tell(around.language, "ask.when.past", said=moment_words(local, around.language))
    return _ask(replace(wish, when="", local=""), "when", said, offers(now, around.language))


def _several(wish: Wish, read: Several, now: datetime, language: str) -> Result:
    times = [local for reading in read.readings if (local := first_time(reading, now)) is not None]
    options = [Option(local.isoformat(), moment_words(local, language)) for local in dict.fromkeys(times)]
    said = excerpt(read.said or wish.when, 80)
    if not options:
        return _ask(replace(wish, when=""), "when", tell(language, "ask.when.past", said=said), offers(now, language))
    return _ask(replace(wish, when=""), "when", tell(language, "ask.when.several", said=said), options[:OFFERED])


def _asked_when(wish: Wish, language: str) -> str:
    key = {"set": "ask.when", "snooze": "ask.when.again"}.get(wish.op, "ask.when.move")
    return tell(language, key, text=excerpt(wish.text, 80), number=wish.number)


def offers(now: datetime, language: str) -> list[Option]:
    """Times that are often meant, written out. `now` is local."""
    hour = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    tomorrow = datetime.combine(now.date() + timedelta(days=1), USUAL)
    monday = datetime.combine(now.date() + timedelta(days=7 - now.weekday()), USUAL)
    found = [Option(hour.isoformat(), tell(language, "offer.hour"))]
    return found + [Option(at.isoformat(), moment_words(at, language)) for at in dict.fromkeys((tomorrow, monday))]


# --- one they have ----------------------------------------------------------------------------------------------------


def _of_one(wish: Wish, around: Around) -> Result:
    found = _chosen(wish, around)
    if not isinstance(found, Ready):
        return found
    wish = found.wish
    entry = around.entry(wish.entry)
    if entry is None:
        return Refused(wish, tell(around.language, "no.gone"))
    wish = replace(wish, number=entry.number, text=entry.text, person=entry.person, zone=entry.zone)
    if wish.op in {"cancel", "done"}:
        return Ready(wish)
    now = to_local(around.now, entry.zone)
    read = None if wish.local else _moved(wish, entry, now, around.language)
    timed = _picked(wish, now, around) if wish.local else _timed(wish, read, now, around)
    if not isinstance(timed, Ready):
        return timed
    wish = timed.wish
    wish = replace(wish, again=bool(entry.rrule) and wish.again and not wish.rrule)
    return Ready(replace(wish, once=bool(entry.rrule) and not wish.again and not wish.rrule))


def _moved(wish: Wish, entry: Entry, now: datetime, language: str) -> When | None:
    if not wish.when:
        return None
    said = entry.next_at is None or wish.again
    return read_move(wish.when, now if said else entry.local, now, language, entry.zone)


def _every(wish: Wish, around: Around) -> Result:
    """All of them, once that was confirmed: those that were shown, as far as they have not ended since."""
    language = around.language
    shown = [entry for entry in around.entries if not wish.agreed or entry.id in wish.entries]
    if not shown:
        return Refused(wish, tell(language, "no.any"))
    if len(shown) == 1 and not wish.agreed:
        return _of_one(replace(wish, which="", entry=shown[0].id), around)
    wish = replace(wish, entries=[entry.id for entry in shown])
    if wish.agreed:
        return Ready(wish)
    listed = ", ".join(f"n° {each.number} ({excerpt(each.text, 40)})" for each in shown[:NAMED])
    more = len(shown) - NAMED
    said = f"{listed} {tell(language, 'more_people', count=more)}" if more > 0 else listed
    options = [
        Option(ALL, tell(language, "offer.all", count=len(shown))),
        Option(NONE, tell(language, "offer.none")),
    ]
    return _ask(wish, "all", tell(language, "ask.all", count=len(shown), listed=said), options)


def _chosen(wish: Wish, around: Around) -> Result:
    """With the one it is about. `again` in the wish: it is about what was just said."""
    language, entries = around.language, around.entries
    if wish.entry:
        return Ready(wish)
    if not entries:
        return Refused(wish, tell(language, "no.any"))
    about = wish.about.strip()
    if about:
        return _about(wish, about, around)
    if wish.which:
        found = choosing.by_rank(wish.which, entries, around.asker.id, around.now)
        return _one_of(wish, found, around) if found else _which(wish, entries, language)
    said = choosing.just_said(entries, around.asker.id, around.now)
    if said is not None and (wish.op != "cancel" or len(entries) == 1):
        return Ready(replace(wish, entry=said.id, again=True))
    if wish.op == "done":
        return Refused(wish, tell(language, "no.nothing_said"))
    if len(entries) == 1:
        return Ready(replace(wish, entry=entries[0].id))
    return _which(wish, entries, language)


def _about(wish: Wish, about: str, around: Around) -> Result:
    is_number = about.isascii() and about.isdigit()
    found = (choosing.by_number if is_number else choosing.by_words)(about, around.entries)
    if len(found) > 1 and wish.which:
        found = choosing.by_rank(wish.which, found, around.asker.id, around.now) or found
    if found:
        return _one_of(wish, found, around)
    key = "no.number" if is_number else "no.words"
    return Refused(wish, tell(around.language, key, about=excerpt(about, 60)))


def _one_of(wish: Wish, found: Sequence[Entry], around: Around) -> Result:
    if len(found) > 1:
        return _which(wish, found, around.language)
    return Ready(replace(wish, entry=found[0].id, again=wish.op == "snooze" and found[0].said_at is not None))


def _which(wish: Wish, entries: Sequence[Entry], language: str) -> Ask:
    options = [Option(each.id, f"n° {each.number} — {excerpt(each.text, 60)}") for each in entries[:OFFERED]]
    return _ask(wish, "which", tell(language, "ask.which"), options)


def _ask(wish: Wish, code: GapCode, text: str, options: Sequence[Option] = ()) -> Ask:
    return Ask(wish, Gap(code, text, list(options)))
