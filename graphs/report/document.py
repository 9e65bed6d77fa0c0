"""A report as a document to print: headline figures, tables with their methods, and how everything is counted. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphs.report.around import Around
from graphs.report.cards import chart_of, title_of
from graphs.report.days import duration, euros, long_day, minutes_each, percent, waited
from graphs.report.figures import Figures, Work
from graphs.report.told import (
    agreement_value,
    amount_said,
    avoided_said,
    each_value,
    missing_said,
    model_euros,
    state_said,
)
from graphs.report.wording import code_name, tell, work_name
from integrations.documents.port import ReportBar, ReportColumn, ReportDocument, ReportSection, ReportTerm, ReportTile

METHODS = ("time", "done", "avoided", "exceptions", "satisfaction", "agreement", "unchanged", "speed", "cost")


UNKNOWN = "–"


def document(found: Figures, around: Around, made_on: date) -> ReportDocument:
    language = around.language
    day = long_day(made_on, language)
    key = "made" if around.company else "made.alone"
    title, _, period = title_of(around).replace("\u00a0:", ":").partition(": ")
    sections = [_time(found, around), _days(found, around), _avoided(found, around), _asked(found, language)]
    sections += [_quality(found, around), _references(found, around), _methods(language)]
    return ReportDocument(
        language=language,
        title=title,
        period=period[:1].upper() + period[1:],
        made_on=made_on,
        foot=tell(language, key, day=day, company=around.company),
        tiles=_tiles(found, language),
        sections=[section for section in sections if section is not None],
        warnings=[tell(language, "nothing")] if found.empty else missing_said(found, language),
    )


def _tiles(found: Figures, language: str) -> list[ReportTile]:
    def tile(key: str, value: str, hint: str = "") -> ReportTile:
        return ReportTile(tell(language, f"label.{key}"), value, hint)

    asked, said, speed = found.asked.rows.count, found.opinions, found.speed
    saved = found.minutes_saved
    waiting = found.avoided_in("open")
    return [
        tile("time", UNKNOWN if saved is None else duration(saved, language), _time_hint(found, language)),
        tile(
            "avoided",
            euros(found.euros_in("confirmed"), language),
            "" if not waiting else f"{len(waiting)} {tell(language, 'state.open')}",
        ),
        tile("done", str(found.done), _of("alone", found.alone, found.done, language)),
        tile(
            "exceptions",
            _rate(found.exceptions, language),
            tell(language, "hint.asked", count=asked, alone=found.alone) if asked or found.alone else "",
        ),
        tile(
            "satisfaction",
            _rate(found.satisfaction, language),
            tell(language, "value.of", part=said.good + said.customers_good, whole=said.count) if said.count else "",
        ),
        tile(
            "speed",
            UNKNOWN if speed is None else waited(speed.median, language),
            "" if speed is None else tell(language, "hint.speed", p90=waited(speed.p90, language)),
        ),
        tile(
            "cost",
            model_euros(found.model.cost, language),
            tell(language, "hint.calls", count=found.model.calls),
        ),
        tile("agreement", _rate(found.observed, language), _agreement_hint(found, language)),
        tile("failed", str(found.failed)),
    ]


def _time_hint(found: Figures, language: str) -> str:
    by_hand = found.minutes_by_hand
    if by_hand is None:
        return tell(language, "value.no_baseline") if found.done else ""
    hint = tell(language, "hint.by_hand", by_hand=duration(by_hand, language))
    if found.decision_missing:
        return f"{hint}, {tell(language, 'hint.gross')}"
    return f"{hint}, {tell(language, 'hint.spent', spent=duration(found.minutes_spent, language))}"


def _agreement_hint(found: Figures, language: str) -> str:
    said = sum(each.said for each in found.agreements if each.observed)
    if not said:
        return ""
    return tell(language, "value.of", part=sum(each.agreed for each in found.agreements if each.observed), whole=said)


def _time(found: Figures, around: Around) -> ReportSection | None:
    language = around.language
    works = [work for work in found.works if work.done.count]
    if not works:
        return None
    names = ("done", "alone", "each", "attended", "saved")
    columns = [ReportColumn(tell(language, "column.work"))]
    columns += [ReportColumn(tell(language, f"column.{name}"), right=True) for name in names]
    rows = [_work_row(work, language) for work in works]
    if len(works) > 1:
        saved = found.minutes_saved
        whole = "–" if saved is None else duration(saved, language)
        attended = str(sum(work.attended.count for work in works))
        rows.append([tell(language, "total"), str(found.done), str(found.alone), "", attended, whole])
    return ReportSection(tell(language, "section.time"), columns, rows, total=len(works) > 1)


def _work_row(work: Work, language: str) -> list[str]:
    return [
        work_name(work.process, language),
        str(work.done.count),
        str(work.alone),
        each_value(work, language),
        str(work.attended.count),
        "–" if work.saved is None else duration(work.saved, language),
    ]


def _days(found: Figures, around: Around) -> ReportSection | None:
    chart = chart_of(found, around)
    if chart is None:
        return None
    return ReportSection(chart.title, bars=[ReportBar(bar.label, bar.amount, str(bar.amount)) for bar in chart.bars])


def _avoided(found: Figures, around: Around) -> ReportSection:
    language = around.language
    title, denied = tell(language, "section.avoided"), len(found.avoided_in("denied"))
    notes = [tell(language, "avoided.denied", count=denied)] if denied else []
    held = [each for each in found.avoided if each.state != "denied"]
    if not held:
        return ReportSection(title, notes=[tell(language, "avoided.none"), *notes])
    rows = [
        [avoided_said(each, around), state_said(each, around), amount_said(each, language)]
        for each in sorted(held, key=lambda one: (one.state, one.at))
    ]
    columns = [ReportColumn(tell(language, f"column.{name}"), right) for name, right in _AVOIDED]
    rows.append([tell(language, "total.confirmed"), "", euros(found.euros_in("confirmed"), language)])
    return ReportSection(title, columns, rows, total=True, notes=notes)


_AVOIDED = (("case", False), ("state", True), ("amount", True))


def _asked(found: Figures, language: str) -> ReportSection | None:
    if not found.asked.codes:
        return None
    bars = [ReportBar(code_name(code, language), Decimal(count), str(count)) for code, count in found.asked.codes[:10]]
    return ReportSection(tell(language, "section.asked"), bars=bars)


def _quality(found: Figures, around: Around) -> ReportSection | None:
    language, said = around.language, found.opinions
    rows: list[list[str]] = []
    if said.count:
        rows.append([tell(language, "row.colleagues"), str(said.good), str(said.bad)])
        rows.append([tell(language, "row.customers"), str(said.customers_good), str(said.customers_bad)])
    colon = _colon(language)
    notes = [
        f"{tell(language, f'label.{key}')}{colon}{agreement_value(found, language, observed=observed)}."
        for key, observed in (("agreement", True), ("unchanged", False))
        if any(each.observed is observed and each.said for each in found.agreements)
    ]
    if not rows and not notes:
        return None
    columns = [ReportColumn(tell(language, f"column.{name}"), right) for name, right in _OPINIONS] if rows else []
    return ReportSection(tell(language, "section.quality"), columns, rows, notes=notes)


_OPINIONS = (("opinions", False), ("good", True), ("bad", True))


def _references(found: Figures, around: Around) -> ReportSection | None:
    language = around.language
    if not found.references:
        return None
    rows = [
        [
            work_name(each.work, language),
            f"{tell(language, f'source.{each.source}')}, {around.name_of(each.by)}".rstrip(", "),
            around.day(each.at),
            minutes_each(each.minutes, language),
        ]
        for each in found.references
    ]
    columns = [ReportColumn(tell(language, f"column.{name}"), right) for name, right in _TOLD]
    return ReportSection(tell(language, "section.references"), columns, rows)


_TOLD = (("work", False), ("source", False), ("since", False), ("each", True))


def _methods(language: str) -> ReportSection:
    terms = [ReportTerm(tell(language, f"label.{name}"), tell(language, f"method.{name}")) for name in METHODS]
    return ReportSection(tell(language, "section.method"), terms=terms)


def _of(key: str, part: int, whole: int, language: str) -> str:
    return f"{tell(language, f'label.{key}')} {tell(language, 'value.of', part=part, whole=whole)}" if whole else ""


def _rate(value: Decimal | None, language: str) -> str:
    return UNKNOWN if value is None else percent(value, language)


def _colon(language: str) -> str:
    return ": " if language == "en" else "\u00a0: "
