"""Finds what was kept from happening: by name, with what it would have cost had nobody looked. It writes nothing.

discount       a request above somebody's limit that a person refused or cut: the discount that was not given
price          a quote whose prices changed between its proposal and its agreement: the difference
stock          the same, with stock that went meanwhile: counted, not valued
claim          a reminder of which a part was paid between its proposal and its agreement: counted, not valued
reminder_paid  a reminder held back because what it claimed was paid meanwhile: counted, not valued
held           a mail held back because something happened with its customer: counted, not valued
taken_back     a send that a person stopped while it could still be taken back: counted, not valued
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from bot.report.would_have import discount_given, moved_price, new_reasons, new_stock_reason, smaller_claim
from bot.store import counterfactuals, savings
from bot.store.counterfactuals import Cut, HeldBack, Twice
from bot.store.database import Connection
from bot.store.savings import Saving


def found(c: Connection, since: datetime, until: datetime) -> list[Saving]:
    """Those of the period, those people have said something of as they were kept; by time."""
    return sorted([*savings.decided(c, since, until), *_open(c, since, until)], key=lambda row: (row.at, row.id))


def _open(c: Connection, since: datetime, until: datetime) -> Iterator[Saving]:
    for cut in counterfactuals.cuts(c, since, until):
        if (row := _discount(cut)) is not None:
            yield row
    for twice in counterfactuals.asked_twice(c, since, until):
        yield from _moved(twice)
    for held in (*counterfactuals.held_back(c, since, until), *counterfactuals.overtaken(c, since, until)):
        yield _held(held)
    for stopped in counterfactuals.taken_back(c, since, until):
        told = {"process": stopped.process, "by": stopped.by, "seq": str(stopped.seq)}
        id, nothing = f"taken_back.{stopped.seq}", counterfactuals.NOTHING
        yield Saving(id, stopped.case_id, "taken_back", nothing, stopped.at, told)


def _discount(cut: Cut) -> Saving | None:
    given = discount_given(cut.request, cut.verb, cut.sent_lines)
    if given is None:
        return None
    told = {
        "asked": f"{given.asked:.2f}",
        "kept_to": f"{given.kept_to:.2f}",
        "total": f"{given.total:.2f}",
        "verb": cut.verb,
        "by": cut.by,
        "seq": str(cut.seq),
    }
    return Saving(f"discount.{cut.approval_id}", cut.case_id, "discount", given.amount, cut.at, told)


def _moved(twice: Twice) -> Iterator[Saving]:
    """One at most: what says more is told."""
    told = {"by": twice.by, "seq": str(twice.seq)}
    moved = moved_price(twice.before, twice.after)
    if moved is not None:
        before, after = moved
        yield _twice(twice, "price", {**told, **_totals(before, after)}, abs(after - before))
    elif new_stock_reason(twice.before, twice.after):
        yield _twice(twice, "stock", told)
    elif (less := smaller_claim(twice.before, twice.after)) is not None:
        yield _twice(twice, "claim", {**told, **_totals(*less)})
    elif news := [code for code in new_reasons(twice.before, twice.after) if code in counterfactuals.STANDS]:
        yield _twice(twice, "held", {**told, "why": news[0], "process": twice.before.process})


def _twice(twice: Twice, kind: str, told: dict[str, str], amount: Decimal = counterfactuals.NOTHING) -> Saving:
    return Saving(f"{kind}.{twice.approval_id}", twice.case_id, kind, amount, twice.at, told)


def _totals(before: Decimal, after: Decimal) -> dict[str, str]:
    return {"before": f"{before:.2f}", "after": f"{after:.2f}"}


def _held(held: HeldBack) -> Saving:
    kind = "reminder_paid" if held.why == "paid" else "held"
    told = {"why": held.why, "process": held.process, "seq": str(held.seq)}
    told |= {name: value for name, value in (("amount", held.amount), ("by", held.by)) if value}
    return Saving(f"{kind}.{held.seq}", held.case_id, kind, counterfactuals.NOTHING, held.at, told)
