"""What the reminder process says: the echo of what was noted, the list, and the question that is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from graphs.agenda import Entry
from graphs.ask import Choice, Question, Reason
from graphs.context import Person
from graphs.message import Block, Column, Message, Table, Text, text_message
from graphs.personal_reminder.deciding import Around
from graphs.personal_reminder.saying import moment_words, rule_words, zone_words
from graphs.personal_reminder.state import Gap, Wish
from graphs.personal_reminder.wording import both, tell
from graphs.understanding.text import excerpt
from graphs.when.instants import to_instant, to_local
from graphs.when.recurrence import next_after

SHOWN = 20
"""Rows of the list."""

LONGEST_LABEL = 75


def question(gap: Gap) -> Question:
    return Question(
        code=f"reminder.{gap.code}",
        message=text_message(gap.text),
        choices=[Choice(option.value, excerpt(option.label, LONGEST_LABEL)) for option in gap.options],
        reasons=[reason(gap)],
    )


def reason(gap: Gap) -> Reason:
    return Reason(f"reminder_{gap.code}", both(f"reason.{gap.code}"))


# --- the echo ---------------------------------------------------------------------------------------------------------


def noted(wish: Wish, number: int, around: Around) -> Message:
    """ "Noté (n° 12) : jeudi 26 novembre 2026 à 10 h — appeler Idris." """
    language = around.language
    person = around.person(wish.person)
    own = person.id == around.asker.id
    said = tell(
        language,
        "set" if own else "set.for",
        number=number,
        who=person.name,
        when=_when(wish, around),
        text=_sentence(wish.text),
    )
    lines = [*_next_times(wish, language)]
    if not own:
        lines.append(tell(language, "set.asked", who=person.name))
    if wish.here:
        lines.append(tell(language, "set.here"))
    return _lines(said, lines)


def changed(wish: Wish, around: Around) -> Message:
    language = around.language
    key = "again" if wish.again or (wish.op == "snooze" and not wish.once) else "moved"
    said = tell(language, key, number=wish.number, when=_when(wish, around), text=_sentence(wish.text))
    lines = [tell(language, "moved.once")] if wish.once else _next_times(wish, language)
    return _lines(said, lines)


def ended(wish: Wish, state: str, entry: Entry | None, language: str) -> Message:
    key = {"refused": "refused", "cancelled": "cancelled"}.get(state, "done")
    said = tell(language, key, number=wish.number, text=_sentence(wish.text))
    comes = entry is not None and entry.rrule and entry.next_at is not None and key == "done"
    lines = [tell(language, "done.goes_on", when=moment_words(entry.local, language))] if comes and entry else []
    return _lines(said, lines)


def all_ended(numbers: Sequence[int], language: str) -> Message:
    sign = "no." if language == "en" else "n°"
    listed = ", ".join(f"{sign} {number}" for number in numbers)
    key = "cancelled.all.one" if len(numbers) == 1 else "cancelled.all"
    return text_message(tell(language, key, count=len(numbers), listed=listed))


def _when(wish: Wish, around: Around) -> str:
    """The rule or the moment; where whoever asks has another clock, in both."""
    language, local = around.language, datetime.fromisoformat(wish.local)
    said = rule_words(wish.rrule, local, language) if wish.rrule else moment_words(local, language)
    return _both_clocks(said, local, wish.zone, around.asker, language)


def _both_clocks(said: str, local: datetime, zone: str, asker: Person, language: str) -> str:
    instant = to_instant(local, zone)
    own = to_local(instant, asker.time_zone)
    if own.replace(fold=0) == to_local(instant, zone).replace(fold=0):
        return said
    return tell(
        language,
        "zones",
        when=said,
        zone=zone_words(zone, language),
        own=moment_words(own, language),
        own_zone=zone_words(asker.time_zone, language),
    )


def _next_times(wish: Wish, language: str) -> list[str]:
    if not wish.rrule:
        return []
    first = datetime.fromisoformat(wish.local)
    second = next_after(wish.rrule, first, first)
    if second is None:
        return [tell(language, "set.only", first=moment_words(first, language))]
    said = tell(language, "set.next", first=moment_words(first, language), second=moment_words(second, language))
    return [said]


def _sentence(text: str) -> str:
    return text.rstrip(" .")


def _lines(said: str, lines: Sequence[str]) -> Message:
    blocks: list[Block] = [Text(said, tone="strong")]
    blocks += [Text(line, tone="muted") for line in lines]
    return Message(" ".join([said, *lines]), blocks)


# --- the list ---------------------------------------------------------------------------------------------------------


def listed(around: Around) -> Message:
    language, entries = around.language, around.entries
    if not entries:
        return text_message(tell(language, "list.none"))
    count = len(entries)
    head = tell(language, "list.one" if count == 1 else "list.many", count=count)
    columns = [Column(tell(language, f"column.{name}")) for name in ("number", "when", "text", "who", "state")]
    rows = [_row(entry, around) for entry in entries[:SHOWN]]
    blocks: list[Block] = [Text(head, tone="strong"), Table(columns, rows)]
    if count > SHOWN:
        blocks.append(Text(tell(language, "list.more", count=count - SHOWN)))
    blocks.append(Text(tell(language, "list.hint"), tone="muted"))
    return Message(" ".join([head, *(f"{row[0]} {row[1]} — {row[2]}." for row in rows)]), blocks)


def _row(entry: Entry, around: Around) -> list[str]:
    language = around.language
    when = moment_words(entry.local, language)
    if entry.rrule:
        when = f"{rule_words(entry.rrule, entry.local, language)} ({when})"
    when = _both_clocks(when, entry.local, entry.zone, around.asker, language)
    return [f"n° {entry.number}" if language != "en" else f"no. {entry.number}", when, excerpt(entry.text, 80),
            _whom(entry, around), _state(entry, around)]  # fmt: skip


def _whom(entry: Entry, around: Around) -> str:
    if entry.person != around.asker.id:
        return around.person(entry.person).name
    if entry.owner == around.asker.id:
        return tell(around.language, "me")
    return tell(around.language, "me.from", who=around.person(entry.owner).name)


def _state(entry: Entry, around: Around) -> str:
    if entry.state == "waiting":
        return tell(around.language, "state.waiting", who=around.person(entry.person).name)
    return tell(around.language, "state.active" if entry.next_at is not None else "state.said")
