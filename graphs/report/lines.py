"""A report as lines: one a figure, each with its method and where it stands in the ledger; and those as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graphs.report.around import Around
from graphs.report.figures import DECISION, Figures, Reference, Rows, Work, rate
from graphs.report.told import avoided_said, spans_said, state_said
from graphs.report.wording import code_name, tell, work_name

NOWHERE = Rows()
"""It is not counted row by row."""


@dataclass(frozen=True)
class Line:
    """`value` as a machine reads it ("" unknown); `unit` minutes | minutes_each | euros | percent | count | seconds."""

    figure: str
    part: str
    value: str
    unit: str
    method: str
    rows: Rows = NOWHERE


def lines(found: Figures, around: Around) -> list[Line]:
    return [
        *_time(found, around),
        *_done(found, around),
        *_avoided(found, around),
        *_quality(found, around),
        *_cost(found, around),
        *(_reference(each, around) for each in found.references),
    ]


def to_csv(found: Figures, around: Around) -> bytes:
    """UTF-8 with its mark, so that spreadsheets read accents; no cell is taken for a formula."""
    language, text = around.language, io.StringIO(newline="")
    writer = csv.writer(text)
    columns = ("figure", "part", "value", "unit", "from", "to", "method", "rows", "first", "last")
    writer.writerow([tell(language, f"csv.{column}") for column in columns])
    days = (around.period.first.isoformat(), around.period.last.isoformat())
    for line in lines(found, around):
        unit = tell(language, f"unit.{line.unit}")
        rows = [str(each) if each else "" for each in (line.rows.count, line.rows.first, line.rows.last)]
        writer.writerow([safe(cell) for cell in (line.figure, line.part, line.value, unit, *days, line.method, *rows)])
    return text.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """A spreadsheet would take it for a formula; a figure below zero is one, and stays."""
    bare = cell.lstrip()
    if bare[:1] in {"=", "+", "-", "@"} or cell[:1] in {"\t", "\r", "\n"}:
        return cell if _is_number(cell) else f"'{cell}"
    return cell


def _time(found: Figures, around: Around) -> Iterator[Line]:
    language = around.language
    label, minutes = tell(language, "label.time"), found.minutes_saved
    method = tell(language, "method.time" if minutes is not None else "method.no_baseline")
    if found.decision_missing:
        method = f"{method} {tell(language, 'method.decision_missing')}"
    whole = sum((work.done for work in found.counted), Rows())
    yield Line(label, "", _plain(minutes), "minutes", method, whole)
    for work in found.works:
        if not work.done.count:
            continue
        name = work_name(work.process, language)
        yield Line(label, name, _plain(work.saved), "minutes", _method_of(work, language), work.done)
        if work.attended.count and work.by_hand is not None:
            spent = tell(language, "method.spent" if work.spent is not None else "method.decision_missing")
            yield Line(tell(language, "label.spent"), name, _plain(work.spent), "minutes", spent, work.attended)


def _method_of(work: Work, language: str) -> str:
    if work.by_hand is None:
        return tell(language, "method.no_baseline")
    method = tell(language, "method.by_hand", spans=spans_said(work.spans, language))
    if work.attended.count and work.spent is not None:
        method += f" \u2212 ({spans_said(work.attention, language)}, {work_name(DECISION, language).lower()})"
    return method


def _done(found: Figures, around: Around) -> Iterator[Line]:
    language = around.language
    done, alone, failed = (tell(language, f"label.{name}") for name in ("done", "alone", "failed"))
    all_done = sum((work.done for work in found.works), Rows())
    yield Line(done, "", str(found.done), "count", tell(language, "method.done"), all_done)
    for work in found.works:
        name = work_name(work.process, language)
        if work.done.count:
            yield Line(done, name, str(work.done.count), "count", tell(language, "method.done"), work.done)
            yield Line(alone, name, str(work.alone), "count", tell(language, "method.alone"))
        if work.failed.count:
            yield Line(failed, name, str(work.failed.count), "count", tell(language, "method.failed"), work.failed)


def _avoided(found: Figures, around: Around) -> Iterator[Line]:
    language = around.language
    for state, key in (("confirmed", "avoided"), ("open", "avoided.open")):
        label, method = tell(language, f"label.{key}"), tell(language, f"method.{key}")
        held = found.avoided_in(state)
        yield Line(label, "", f"{found.euros_in(state):.2f}", "euros", method, Rows(len(held)))
        for each in held:
            said = f"{avoided_said(each, around)} {state_said(each, around)}"
            yield Line(
                label, said, f"{each.amount:.2f}", "euros", method, Rows(1 if each.seq else 0, each.seq, each.seq)
            )


def _quality(found: Figures, around: Around) -> Iterator[Line]:
    language, asked, said = around.language, found.asked, found.opinions

    def line(key: str, part: str, value: object, unit: str, rows: Rows = NOWHERE, method: str = "") -> Line:
        told = tell(language, f"method.{method or key}")
        return Line(tell(language, f"label.{key}"), part, "" if value is None else str(value), unit, told, rows)

    yield line("exceptions", "", found.exceptions, "percent", asked.rows)
    for code, count in asked.codes:
        yield line("exceptions", code_name(code, language), count, "count", method="code")
    yield line("satisfaction", "", found.satisfaction, "percent", Rows())
    for part, value in (
        ("+", said.good), ("\u2212", said.bad), ("client +", said.customers_good), ("client \u2212", said.customers_bad)
    ):  # fmt: skip
        yield line("satisfaction", _opinion(part, language), value, "count")
    yield line("agreement", "", found.observed, "percent")
    for each in found.agreements:
        key = "agreement" if each.observed else "unchanged"
        yield line(key, work_name(each.process, language), rate(each.agreed, each.said), "percent")
    if found.speed is not None:
        yield line("speed", "", f"{found.speed.median.total_seconds():.3f}", "seconds")
        yield line("speed.p90", "", f"{found.speed.p90.total_seconds():.3f}", "seconds", method="speed")


def _cost(found: Figures, around: Around) -> Iterator[Line]:
    language = around.language
    yield Line(
        tell(language, "label.cost"), "", format(found.model.cost.normalize(), "f"), "euros",
        tell(language, "method.cost"),
    )  # fmt: skip


def _reference(each: Reference, around: Around) -> Line:
    language = around.language
    source, day = tell(language, f"source.{each.source}"), around.day(each.at)
    who = around.name_of(each.by)
    key = "method.reference" if who else "method.reference.nobody"
    method = tell(language, key, day=day, who=who, source=source)
    label = tell(language, "label.reference")
    return Line(label, work_name(each.work, language), _plain(each.minutes), "minutes_each", method)


def _opinion(part: str, language: str) -> str:
    words = {"+": ("favorables", "good"), "\u2212": ("défavorables", "bad")}
    words |= {"client +": ("clients favorables", "customers, good")}
    words |= {"client \u2212": ("clients défavorables", "customers, bad")}
    return words[part][1 if language == "en" else 0]


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f") if value else "0"


def _is_number(cell: str) -> bool:
    try:
        return Decimal(cell).is_finite()
    except ArithmeticError:
        return False
