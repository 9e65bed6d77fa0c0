"""The file of figures: one line each with its method and its place in the ledger; no formula among them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.message import Address
from graphs.report import cards, lines, period
from graphs.report.around import Around, Seen
from graphs.report.figures import Avoided, Figures, Reference, Rows, Span, Work
from graphs.report.timing import span

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OCTOBER = period.month_of(date(2026, 10, 1), "Europe/Paris", NOW)
AT = datetime(2026, 10, 8, 9, tzinfo=UTC)


def around(title: str = "") -> Around:
    seen = {"case-1": Seen(title, Address("web", "c:devis", "t"))} if title else {}
    return Around("fr", OCTOBER, lambda person: person, seen)


def figures(**more: object) -> Figures:
    works = [
        Work("quote", Rows(3, 5, 90), 2, Rows(), [Span(3, Decimal(25))], Rows(1, 7, 7), [Span(1, Decimal(2))]),
        Work("reminder", Rows(4, 6, 80), 4, Rows(), [Span(4, None)]),
    ]
    return Figures(OCTOBER.since, OCTOBER.until, works, **more)  # type: ignore[arg-type]  # fields by name


def rows(found: Figures, about: Around) -> list[list[str]]:
    body = lines.to_csv(found, about)
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def test_each_figure_has_its_method_and_its_rows() -> None:
    told = rows(figures(), around())
    assert {len(row) for row in told} == {10}
    assert all(row[6] for row in told[1:])
    saved = next(row for row in told if row[0] == "Temps gagné" and row[1] == "Devis")
    assert (saved[2], saved[7:]) == ("73", ["3", "5", "90"])
    unknown = next(row for row in told if row[0] == "Temps gagné" and row[1] == "Relances de paiement")
    assert unknown[2] == ""


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40))
def test_no_cell_is_a_formula(title: str) -> None:
    avoided = Avoided("discount.a", "discount", Decimal(5), AT, "open", "case-1", {}, title)
    for row in rows(figures(avoided=[avoided]), around(title)):
        for cell in row:
            assert cell.lstrip()[:1] not in {"=", "+", "-", "@"} or Decimal(cell).is_finite()


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1"])
def test_formulas_are_quoted(text: str) -> None:
    assert lines.safe(text).startswith("'")


def test_a_baseline_holds_from_when_it_was_told_and_the_first_one_before() -> None:
    told = [
        Reference("quote", Decimal(minutes), "stated", AT + timedelta(days=at)) for minutes, at in ((25, 0), (20, 5))
    ]
    assert span(told, "quote", AT - timedelta(days=1), 2) == Span(2, Decimal(25), before=True)
    assert span(told, "quote", AT, 2) == Span(2, Decimal(25))
    assert span(told, "quote", AT + timedelta(days=9), 2) == Span(2, Decimal(20))
    assert span(told, "reminder", AT, 2) == Span(2, None)


def test_what_has_no_baseline_is_not_in_the_sum() -> None:
    found = figures()
    assert (found.minutes_saved, found.missing) == (Decimal(73), ["reminder"])
    card = cards.card(found, around())
    assert any(
        "« une relance nous prend 10 minutes »" in getattr(b, "text", "").replace("\u00a0", " ") for b in card.blocks
    )
    assert len(card.blocks) <= 25


def test_only_what_is_confirmed_counts() -> None:
    avoided = [
        Avoided(f"discount.{number}", "discount", Decimal(10), AT, state, "case-2")
        for number, state in enumerate(("open", "open", "open", "open", "open", "open", "confirmed", "denied"))
    ]
    found = figures(avoided=avoided)
    assert (found.euros_in("confirmed"), found.euros_in("open")) == (Decimal(10), Decimal(60))
    assert len(cards.card(found, around()).blocks) <= 25


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 400))
def test_the_parts_of_a_period_fill_it(first: date, length: int) -> None:
    whole = period.Period(first, first + timedelta(days=length), "Europe/Paris", datetime(2029, 1, 1, tzinfo=UTC))
    parts = whole.parts()
    assert (parts[0][0], parts[-1][1]) == (whole.since, whole.until)
    assert all(one[1] == other[0] for one, other in pairwise(parts))
