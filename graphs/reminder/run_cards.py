"""What a run shows: what is about to leave, what must be decided one by one, what cannot leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from graphs.ask import ApprovalRequest, Decision
from graphs.dunning.figures import clock, day, money, number
from graphs.message import Block, Column, Excerpt, Message, Table, Text, text_message
from graphs.reminder import parts
from graphs.reminder.parts import SHOWN_ROWS, decimal_fact
from graphs.reminder.state import Asked, Planned, Survey
from graphs.reminder.wording import LANGUAGES, tell

_SHOWN_OTHERS = 10
_ADDRESS = frozenset({"missing_address", "bad_address"})


@dataclass(frozen=True)
class Leaving:
    """When the usual ones leave, where it is told, and how many a minute."""

    at: datetime
    zone: str
    per_minute: int


def request(survey: Survey, asked: Asked) -> ApprovalRequest:
    """One decision for all usual ones. `amount` is that of the highest: each is a mail of its own."""
    return ApprovalRequest(
        process="reminder",
        role=asked.role,
        amount=decimal_fact(highest(survey.usual)),
        reasons=[],
        shown={language: _list_card(survey, language) for language in LANGUAGES},
        proposal=proposal(survey),
        approve_label={language: tell(language, "run.approve") for language in LANGUAGES},
        verbs=["approve", "reject"],
        reject_stems={language: [tell(language, "reject.wait")] for language in LANGUAGES},
        approvals_needed=asked.approvals_needed,
        confirm=asked.confirm,
        requester_may=True,
    )


def proposal(survey: Survey) -> dict[str, Any]:
    return {
        "day": survey.day.isoformat(),
        "reminders": [[each.customer_id, each.level, decimal_fact(each.total)] for each in survey.usual],
        "total": decimal_fact(survey.total),
    }


def highest(planned: Iterable[Planned]) -> Decimal:
    return max((each.total for each in planned), default=Decimal(0))


def _list_card(survey: Survey, language: str) -> Message:
    count, total = number(len(survey.usual), language), money(survey.total, language)
    summary = tell(language, "run.summary", count=count, total=total)
    return Message(summary, [Text(summary, tone="heading"), *_lists(survey, language)])


def opened(survey: Survey, leaving: Leaving | None, language: str, *, shown: bool = False) -> Message:
    """What the run has begun. `leaving`: the time there is to stop it; `shown`: people have just approved it, with the
    lists before their eyes."""
    usual, asked = number(len(survey.usual), language), number(len(survey.asked), language)
    key = "run.opened" + ("" if survey.usual and survey.asked else ".usual" if survey.usual else ".asked")
    summary = tell(language, key, usual=usual, asked=asked, total=money(survey.total, language))
    blocks: list[Block] = [Text(summary, tone="strong")]
    if leaving is not None and survey.usual:
        local = leaving.at.astimezone(ZoneInfo(leaving.zone))
        when = tell(language, "run.when", day=day(local.date(), language), hour=clock(local, language))
        blocks.append(Text(f"{when} {tell(language, 'run.pace', count=number(leaving.per_minute, language))}"))
    return Message(summary, blocks if shown else [*blocks, *_lists(survey, language)])


def _lists(survey: Survey, language: str) -> list[Block]:
    blocks: list[Block] = []
    if survey.usual:
        blocks += [Text(tell(language, "run.usual"), tone="strong"), _table(survey.usual[:SHOWN_ROWS], language)]
        blocks += parts.more(len(survey.usual) - SHOWN_ROWS, language)
    gentle = sum(each.gentle for each in survey.usual)
    if gentle:
        blocks.append(Text(tell(language, "run.gentle", count=number(gentle, language))))
    if len(survey.usual) > 1:
        blocks += [Text(tell(language, "run.levels"), tone="strong"), _levels(survey.usual, language)]
    blocks += _others("run.asked", survey.asked, language)
    blocks += _others("run.barred", survey.barred, language)
    if survey.waiting:
        blocks.append(Text(tell(language, "run.waiting", count=number(survey.waiting, language)), tone="muted"))
    return blocks


def _table(rows: Sequence[Planned], language: str) -> Table:
    titles = [("customer", False), ("level", False), ("late", True), ("balance", True)]
    columns = [Column(tell(language, f"column.{title}"), "right" if right else "left") for title, right in titles]
    return Table(columns, [_row(each, language) for each in rows])


def _row(planned: Planned, language: str) -> list[str]:
    return [
        parts.name_of(planned.name),
        _level(planned, language),
        parts.late_text(planned.days_overdue, language),
        money(planned.total, language),
    ]


def _level(planned: Planned, language: str) -> str:
    """ "1 · courtoise", in two lines where there is little room."""
    return f"{planned.level}\u00a0· {parts.tone_text(planned.tone, language)}"


def _levels(planned: Sequence[Planned], language: str) -> Table:
    """How many and how much at each level."""
    sums: dict[int, tuple[int, Decimal]] = {}
    for each in planned:
        count, total = sums.get(each.level, (0, Decimal(0)))
        sums[each.level] = (count + 1, total + each.total)
    columns = [
        Column(tell(language, "column.level")),
        Column(tell(language, "column.count"), "right"),
        Column(tell(language, "column.amount"), "right"),
    ]
    rows = [
        [parts.level_text(level, language), number(count, language), money(total, language)]
        for level, (count, total) in sorted(sums.items())
    ]
    return Table(columns, rows)


def _others(key: str, planned: Sequence[Planned], language: str) -> list[Block]:
    """Those that do not leave by themselves, each with why."""
    if not planned:
        return []
    titles = [("customer", False), ("level", False), ("balance", True), ("why", False)]
    columns = [Column(tell(language, f"column.{title}"), "right" if right else "left") for title, right in titles]
    rows = [
        [
            parts.name_of(each.name),
            _level(each, language),
            money(each.total, language),
            ", ".join(dict.fromkeys(parts.code_text(code, language) for code in each.codes)),
        ]
        for each in planned[:_SHOWN_OTHERS]
    ]
    heading = Text(tell(language, key, count=number(len(planned), language)), tone="strong")
    return [heading, Table(columns, rows), *parts.more(len(planned) - _SHOWN_OTHERS, language)]


def announced(planned: Planned, language: str) -> Message:
    """The first words of the thread of a customer about whom somebody must decide."""
    name, tone = parts.name_of(planned.name), parts.tone_text(planned.tone, language)
    return text_message(tell(language, "run.announce", name=name, tone=tone, total=money(planned.total, language)))


def nothing(survey: Survey, language: str) -> Message:
    """One line; with those that cannot leave, whom somebody must see to."""
    count = number(survey.waiting, language)
    summary = tell(language, "run.nothing.waiting" if survey.waiting else "run.nothing", count=count)
    unreachable = [each for each in survey.barred if _ADDRESS & set(each.codes)]
    return Message(summary, [Text(summary, tone="muted"), *_others("run.barred", unreachable, language)])


def closed(decision: Decision, survey: Survey, until: date, language: str) -> Message:
    key = {"expire": "run.expired", "recall": "run.recalled"}.get(decision.verb, "run.rejected")
    summary = tell(language, key, count=number(len(survey.usual), language))
    blocks: list[Block] = [Text(summary)]
    if decision.note.strip():
        blocks.append(Excerpt(decision.note.strip()[:500], source=tell(language, "said.note")))
    blocks.append(Text(tell(language, "said.next_look.run", day=day(until, language)), tone="muted"))
    return Message(summary, blocks)


def refused(survey: Survey, language: str) -> Message:
    text = tell(language, "run.refused", count=number(len(survey.usual), language))
    return Message(text, [Text(text, tone="warning")])


def rehearsed(survey: Survey, language: str) -> Message:
    summary = tell(
        language,
        "run.shadow",
        usual=number(len(survey.usual), language),
        asked=number(len(survey.asked), language),
        total=money(survey.total, language),
    )
    return Message(summary, [Text(summary, tone="strong"), *_lists(survey, language)])
