"""A digest's numbers as other programs read them: amounts with two decimals. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from graphs.digest import rank
from graphs.digest.body import Body, Line


def facts_of(body: Body) -> dict[str, Any]:
    """`hidden` of each are in private conversations; `exceptions` by reason, `today` and `troubles` by what they are;
    `money` null where the books were not asked or did not answer."""
    money = rank.money(body)
    return {
        "since": body.since.isoformat(),
        "until": body.until.isoformat(),
        "silent": body.silent,
        "waiting": len(body.waits),
        "waiting_hidden": sum(1 for each in body.waits if each.hidden),
        "troubles": _kinds(body.troubles),
        "exceptions": _kinds(body.exceptions),
        "done": {
            work.process: {
                "count": work.count,
                "alone": work.alone,
                "decided": work.decided,
                "hidden": work.hidden,
                "amount": None if work.amount is None else _fact(work.amount),
            }
            for work in rank.work(body)
        },
        "leads": rank.count_of(body.leads),
        "money": {"due": _fact(money.due), "overdue": _fact(money.overdue), "recovered": _fact(money.recovered)}
        if body.money
        else None,
        "today": _kinds(body.today),
        "sources_down": sorted(each.title for each in body.troubles if each.what == "source_down"),
    }


def _kinds(lines: Iterable[Line]) -> dict[str, int]:
    return dict(rank.counted(lines, lambda each: each.what))


def _fact(amount: Decimal) -> str:
    return format(amount.quantize(Decimal("0.01")) + Decimal(0), "f")
