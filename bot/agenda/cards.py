"""How a reminder looks: when its time has come, when a colleague is asked, and when somebody has pressed a button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.agenda.wording import tell
from bot.outgoing import address_of, content_of, post_row, update_row
from bot.people.staff import Staff
from bot.store.agenda import ASKED, AgendaRow, card_key
from bot.store.outbox import OutboxRow, Outgoing
from graphs.message import Address, Block, Button, Buttons, ButtonStyle, Message, Text, text_message
from graphs.personal_reminder.saying import moment_words, rule_words
from graphs.when.instants import to_local

PREFIX = "r"
_STYLES: dict[str, ButtonStyle] = {"done": "primary", "accept": "primary", "stop": "danger", "refuse": "danger"}


@dataclass(frozen=True)
class Occasion:
    """One time at which it is said. `at` is when it was planned for, `late` whether that has long passed, `missed` how
    many more were due since; `then` the next local time of something that comes back."""

    name: str
    at: datetime
    late: bool
    missed: int
    then: datetime | None


@dataclass(frozen=True)
class Place:
    """Where it is said; `named`: others read it too, so it says whom it is for. `language` is the reader's."""

    address: Address
    named: bool
    language: str


def due(row: AgendaRow, occasion: Occasion, place: Place, staff: Staff) -> Outgoing:
    """The reminder itself, with its buttons."""
    language = place.language
    head = tell(
        language,
        "due.named" if place.named else "due",
        number=row.number,
        text=row.text,
        who=staff.name_of(row.person),
    )
    blocks: list[Block] = [Text(head, tone="strong")]
    blocks += [Text(line, tone="muted") for line in _around(row, occasion, language, staff)]
    blocks.append(Buttons([_button(row, occasion.name, verb, language) for verb in _verbs(row)]))
    summary = " ".join(block.text for block in blocks if isinstance(block, Text))
    return post_row(card_key(row.id, occasion.name), place.address, Message(summary, blocks), language=language)


def _verbs(row: AgendaRow) -> list[str]:
    verbs = ["done", "m10", "h1", "morning"]
    if row.state == "waiting":
        return [*verbs, "refuse"]
    return [*verbs, "stop"] if row.rrule else verbs


def _around(row: AgendaRow, occasion: Occasion, language: str, staff: Staff) -> list[str]:
    lines: list[str] = []
    if occasion.late:
        planned = moment_words(to_local(occasion.at, row.zone), language)
        lines.append(tell(language, "late", when=tell(language, "at", when=planned) if language != "en" else planned))
    if occasion.missed:
        lines.append(tell(language, "missed.one" if occasion.missed == 1 else "missed.many", count=occasion.missed))
    if row.state == "waiting":
        key = "unanswered" if row.rrule else "unanswered.once"
        lines.append(tell(language, key, owner=staff.name_of(row.owner)))
    elif row.owner != row.person:
        lines.append(tell(language, "asked_by", owner=staff.name_of(row.owner)))
    if row.rrule:
        following = occasion.then
        lines.append(
            tell(language, "next", when=moment_words(following, language)) if following else tell(language, "last")
        )
    return lines


def asked(row: AgendaRow, place: Place, staff: Staff) -> Outgoing:
    """What a colleague is asked when somebody else wants them to be reminded."""
    language = place.language
    when = tell(language, "at", when=moment_words(row.local, language))
    if row.rrule:
        when = tell(language, "rule", rule=rule_words(row.rrule, row.first, language), when=when)
    head = tell(
        language,
        "asked.named" if place.named else "asked",
        who=staff.name_of(row.person),
        owner=staff.name_of(row.owner),
        when=when,
        text=row.text,
    )
    hint = tell(language, "asked.hint")
    buttons = Buttons([_button(row, ASKED, verb, language) for verb in ("accept", "refuse")])
    message = Message(f"{head} {hint}", [Text(head, tone="strong"), Text(hint, tone="muted"), buttons])
    return post_row(card_key(row.id, ASKED), place.address, message, language=language)


def _button(row: AgendaRow, occasion: str, verb: str, language: str) -> Button:
    return Button(
        f"{PREFIX}:{row.id}:{occasion}:{verb}", tell(language, f"button.{verb}"), _STYLES.get(verb, "default")
    )


def lock_key(post_key: str) -> str:
    """Under which a post's verdict is kept: there is one."""
    return f"{post_key}.said"


def locked(post: OutboxRow, verdict: str) -> Outgoing:
    """The same post without its buttons, with what became of it."""
    shown = content_of(post.payload)
    blocks: list[Block] = [block for block in shown.blocks if not isinstance(block, Buttons)]
    message = Message(f"{shown.summary} {verdict}", [*blocks, Text(verdict, tone="muted")])
    return update_row(
        lock_key(post.key), post.key, address_of(post.payload), message, language=post.payload["language"]
    )


def verdict(language: str, verb: str, who: str, when: datetime | None = None) -> str:
    """`when` is local to whoever is reminded."""
    said = tell(language, "at", when=moment_words(when, language)) if when else ""
    return tell(language, f"said.{verb}", who=who, when=said)


def told(row: AgendaRow, verb: str, who: str, place: Place, cause: str) -> Outgoing:
    """A line for the other one: whoever asked, or whoever is reminded."""
    language = place.language
    local = moment_words(row.local, language)
    when = tell(language, "at", when=local) if language != "en" else local
    text = tell(language, f"told.{verb}", who=who, number=row.number, text=row.text, when=when)
    return post_row(f"agenda-told.{row.id}.{cause}", place.address, text_message(text), language=language)
