"""The day a promise is looked at: what is missing of it by the books, and what the thread is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.dunning.promises import missing_of
from graphs.dunning.port import Promise
from integrations.books.port import Invoice

MADE = date(2026, 11, 23)


def owed(
    number: str,
    total: str,
    paid: str = "0",
    *,
    due: date = date(2026, 11, 1),
    disputed: bool = False,
    issued: date = date(2026, 10, 1),
) -> Invoice:
    customer = None
    return Invoice(number, customer, issued, due, Decimal(total), Decimal(paid), None, disputed)  # pyright: ignore[reportArgumentType]


def promise(amount: str | None = None, *numbers: str, of: str | None = None) -> Promise:
    return Promise(
        "p",
        "C1",
        date(2026, 11, 30),
        date(2026, 12, 2),
        MADE,
        Decimal(amount) if amount else None,
        list(numbers),
        owed=Decimal(of) if of else None,
    )


@pytest.mark.parametrize(
    ("made", "now", "missing"),
    [
        (promise(), [], "0"),
        (promise(), [owed("F-1", "100")], "100"),
        (promise(), [owed("F-1", "100", "100.00")], "0"),
        (promise(), [owed("F-1", "100"), owed("F-2", "40", due=date(2026, 12, 24))], "100"),
        (promise(), [owed("F-1", "100", disputed=True)], "0"),
        (promise(None, "F-1"), [owed("F-2", "100")], "0"),
        (promise(None, "F-1"), [owed("F-1", "100", "30"), owed("F-2", "100")], "70"),
        (promise("50", of="100"), [owed("F-1", "100", "50")], "0"),
        (promise("50", of="100"), [owed("F-1", "100", "20")], "30"),
        (promise("50", of="100"), [owed("F-1", "100")], "50"),
        (promise(), [owed("F-1", "100"), owed("A-1", "-30")], "70"),
        (promise(None, "F-1"), [owed("F-1", "100", "70"), owed("A-1", "-30", issued=date(2026, 11, 25))], "0"),
        (promise(), [owed("F-1", "100", "70"), owed("A-1", "-30", issued=date(2026, 11, 25))], "0"),
        (promise("90", of="100"), [owed("F-1", "20")], "10"),
    ],
)
def test_what_is_missing_is_what_the_books_still_call_unpaid_of_what_was_promised(
    made: Promise, now: list[Invoice], missing: str
) -> None:
    assert missing_of(made, now) == Decimal(missing)
