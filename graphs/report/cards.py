"""A report as a message: the headline figures, the work with its baselines, what to confirm, what is missing. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphs.message import (
    Attachment,
    Block,
    Button,
    Buttons,
    Column,
    FieldItem,
    Fields,
    FileRef,
    Image,
    Message,
    Table,
    Text,
    ThreadLink,
    text_message,
)
from graphs.report.around import Around
from graphs.report.days import day_month, duration, euros, month_name, short_day
from graphs.report.figures import Avoided, Figures
from graphs.report.told import (
    agreement_value,
    avoided_said,
    avoided_value,
    cost_value,
    each_value,
    exceptions_value,
    missing_said,
    satisfaction_value,
    share,
    speed_value,
    time_value,
)
from graphs.report.wording import code_name, counted, tell, work_name
from integrations.charts.port import Bar, BarChart

PREFIX = "s"
TO_CONFIRM = 4
"""Avoided errors shown with buttons; each takes two blocks."""

REASONS = 5


def title_of(around: Around) -> str:
    key = "title.running" if around.period.running else "title"
    return tell(around.language, key, period=around.name)


def card(
    found: Figures,
    around: Around,
    *,
    late: str = "",
    chart: tuple[BarChart, FileRef] | None = None,
    files: tuple[FileRef, ...] = (),
) -> Message:
    """`late` says when it was due; `files` are the same report to keep."""
    language, title = around.language, title_of(around)
    summary = tell(language, "summary", title=title, said=headline(found, around))
    blocks: list[Block] = [Text(title, tone="heading")]
    if late:
        blocks.append(Text(late, tone="muted"))
    if found.empty:
        return Message(summary, [*blocks, Text(tell(language, "nothing")), *map(Attachment, files)])
    blocks += [Fields(_headline_fields(found, language)), *_work_table(found, language)]
    if chart is not None:
        blocks.append(Image(chart[1], _alt(chart[0], language)))
    blocks += reasons(found, language)
    blocks += avoided_blocks(found, around)
    blocks += [Text(said) for said in missing_said(found, language)]
    if found.counted:
        blocks.append(Text(tell(language, "method.time"), tone="muted"))
    return Message(summary, [*blocks, *map(Attachment, files)])


def quiet_line(around: Around) -> Message:
    """Of a period in which nothing happened."""
    return text_message(f"{title_of(around)}. {tell(around.language, 'nothing')}", tone="muted")


def headline(found: Figures, around: Around) -> str:
    """One sentence: what was done, and what it saved."""
    language = around.language
    if found.empty:
        return tell(language, "nothing")
    return tell(language, "headline", count=found.done, time=time_value(found, language))


def _headline_fields(found: Figures, language: str) -> list[FieldItem]:
    items = [
        ("time", time_value(found, language)),
        ("avoided", avoided_value(found, "confirmed", language)),
        ("done", str(found.done)),
        ("exceptions", exceptions_value(found, language)),
        ("satisfaction", satisfaction_value(found, language)),
        ("speed", speed_value(found, language)),
        ("cost", cost_value(found, language)),
    ]
    if found.done:
        items.insert(3, ("alone", share(found.alone, found.done, language)))
    if any(each.observed for each in found.agreements):
        items.append(("agreement", agreement_value(found, language)))
    if any(not each.observed for each in found.agreements):
        items.append(("unchanged", agreement_value(found, language, observed=False)))
    if found.failed:
        items.append(("failed", str(found.failed)))
    return [FieldItem(tell(language, f"label.{key}"), value) for key, value in items]


def _work_table(found: Figures, language: str) -> list[Block]:
    works = [work for work in found.works if work.done.count]
    if not works:
        return []
    rows = [
        [
            work_name(work.process, language),
            str(work.done.count),
            str(work.alone),
            each_value(work, language),
            "–" if work.saved is None else duration(work.saved, language),
        ]
        for work in works
    ]
    if len(rows) > 1:
        saved = found.minutes_saved
        whole = "–" if saved is None else duration(saved, language)
        rows.append([tell(language, "total"), str(found.done), str(found.alone), "", whole])
    columns = [Column(tell(language, "column.work"))]
    columns += [Column(tell(language, f"column.{name}"), "right") for name in ("done", "alone", "each", "saved")]
    return [Table(columns, rows)]


def reasons(found: Figures, language: str) -> list[Block]:
    if not found.asked.codes:
        return []
    shown = [f"{code_name(code, language)} ({count})" for code, count in found.asked.codes[:REASONS]]
    colon = ": " if language == "en" else "\u00a0: "
    return [Text(f"{tell(language, 'section.asked')}{colon}{', '.join(shown)}.")]


def avoided_blocks(found: Figures, around: Around) -> list[Block]:
    """Those that were confirmed in the headline; those to confirm one by one, with their buttons."""
    language, waiting = around.language, found.avoided_in("open")
    if not waiting:
        return []
    amount = euros(found.euros_in("open"), language)
    blocks: list[Block] = [Text(counted(language, "avoided.open", len(waiting), amount=amount), tone="strong")]
    for each in sorted(waiting, key=lambda one: (-one.amount, one.at))[:TO_CONFIRM]:
        blocks += _one(each, around)
    if len(waiting) > TO_CONFIRM:
        blocks.append(Text(tell(language, "avoided.more", count=len(waiting) - TO_CONFIRM), tone="muted"))
    return blocks


def _one(each: Avoided, around: Around) -> list[Block]:
    language, seen = around.language, around.seen(each)
    said: list[Block] = [Text(avoided_said(each, around))]
    if seen is not None:
        said.append(ThreadLink(tell(language, "button.open"), seen.address))
    yes = Button(f"{PREFIX}:{each.id}:yes", tell(language, "button.yes"), "primary")
    return [*said, Buttons([yes, Button(f"{PREFIX}:{each.id}:no", tell(language, "button.no"))])]


def chart_of(found: Figures, around: Around) -> BarChart | None:
    """What was done by day, week or month; None when there is nothing to compare."""
    if len(found.buckets) < 2 or not found.done:
        return None
    language, by = around.language, around.period.by
    labelled = [
        (_label(day, by, language), bucket.done)
        for bucket, (_, _, day) in zip(found.buckets, around.period.parts(), strict=False)
    ]
    if around.period.running:
        label, done = labelled.pop()
        # The last one has only begun: it says so, and a nought of it would be no news.
        labelled += [(tell(language, "chart.running", label=label), done)] if done else []
    if len(labelled) < 2:
        return None
    bars = [Bar(label, Decimal(done)) for label, done in labelled]
    return BarChart(tell(language, f"section.days.{by}"), bars, language=language, unit="count")


def _label(day: date, by: str, language: str) -> str:
    if by == "month":
        return month_name(day, language, year=False)
    return short_day(day, language) if by == "day" else day_month(day, language)


def _alt(chart: BarChart, language: str) -> str:
    bars = "; ".join(tell(language, "chart.bar", label=bar.label, count=bar.amount) for bar in chart.bars)
    return tell(language, "chart.alt", title=chart.title, bars=bars)
