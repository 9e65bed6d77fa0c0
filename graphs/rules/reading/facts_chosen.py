"""Chooses the fact that a number is compared with, from its unit, the noun beside it and what the rule is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphs.rules.reading.pieces import Piece
from graphs.rules.vocabulary import FACTS, SUBJECTS, RuleProcess

_BY_UNIT: dict[str, tuple[str, ...]] = {
    "percent": ("order_discount",),
    "years": ("customer_years",),
    "days": ("customer_overdue_days", "invoice_days_overdue"),
    "people": ("lead_employees",),
    "lines": ("order_lines",),
    "pieces": ("order_quantity", "line_quantity"),
    "points": ("lead_score",),
    "money": ("order_total", "invoice_amount", "lead_budget", "bill_total"),
}
_COUNTS = frozenset({"order_quantity", "line_quantity"})


@dataclass(frozen=True)
class Chosen:
    """`facts`: the readings, best first (several: to be asked); `conflict`: noun and unit do not go together; `bare`:
    nothing says what the number is."""

    facts: tuple[str, ...] = ()
    conflict: bool = False
    bare: bool = False


def about(pieces: Sequence[Piece]) -> RuleProcess:
    """The process a sentence speaks of, by its words."""
    if any(piece.kind == "test" and piece.sense.facts[0].startswith("bill_") for piece in pieces):
        return "invoice"
    if any(piece.kind == "test" and piece.sense.facts[0].startswith("lead_") for piece in pieces):
        return "lead"
    nouns = [piece for piece in pieces if piece.kind == "noun"]
    if any(noun.value == "bill" for noun in nouns):
        return "invoice"
    if any(piece.kind == "label" for piece in pieces) or any(_lead_fact(noun) for noun in nouns):
        return "lead"
    if any(piece.kind in ("chase", "tone") for piece in pieces) or any(
        noun.value == "invoice" or noun.sense.facts == ("invoice_level",) for noun in nouns
    ):
        return "reminder"
    return "quote"


def _lead_fact(noun: Piece) -> bool:
    plain = noun.text.casefold().rstrip("s") in ("prospect", "lead", "piste")
    return noun.value == "lead" and (
        plain
        or noun.sense.facts[0] in ("lead_sector", "lead_source", "lead_region")
        or "prospect" in noun.text
        or len(noun.sense.facts) == 1
    )


def fits(fact: str, unit: str) -> bool:
    """Whether a number of this unit can be a value of the fact."""
    kind = FACTS[fact].kind
    match unit:
        case "":
            return kind in ("money", "percent", "number", "days")
        case "money":
            return kind == "money"
        case "percent":
            return kind == "percent"
        case "days":
            return kind == "days"
        case "years":
            return fact == "customer_years"
        case "months":
            return fact == "customer_years" or kind == "days"
        case _:
            return fact in _BY_UNIT.get(unit, ())


def choose(noun: Piece | None, amount: Piece, process: RuleProcess, *, product: bool, before: str) -> Chosen:
    """`before`: the fact of the comparison before, "" for none; `product`: the rule names a product."""
    unit = "months" if amount.months else amount.unit
    if unit == "conflict":
        return Chosen(conflict=True)
    if noun is not None and unit == "" and noun.kind == "grant":
        return Chosen(("order_discount",), bare=True)
    if noun is not None:
        chosen = _of_noun(noun, unit, process, product=product)
        if chosen is not None:
            return chosen
    if before and noun is None and fits(before, unit):
        return Chosen((before,))
    if unit == "":
        return Chosen(("line_quantity",)) if product else Chosen(bare=True)
    if unit == "months":
        return Chosen(("customer_years",) if process != "reminder" else ("invoice_days_overdue",))
    facts = _BY_UNIT[unit]
    if unit == "pieces":
        return Chosen(("line_quantity",) if product else ("order_quantity",))
    if unit == "money" and process == "lead":
        return Chosen(("lead_budget",))
    return Chosen(_known_first(facts, process)[:1])


def _of_noun(noun: Piece, unit: str, process: RuleProcess, *, product: bool) -> Chosen | None:
    """None: the noun is a mere object, the unit alone decides."""
    facts = tuple(fact for fact in noun.sense.facts if fits(fact, unit))
    counted = unit == "pieces" and noun.sense.facts != ("order_quantity",)
    if product and set(facts) & _COUNTS and (counted or (unit == "" and noun.value != "order")):
        facts = ("line_quantity",)
    if not facts:
        loose = noun.value in ("customer", "lead", "quote") or noun.sense.facts == ("line_product",)
        if (
            loose
            or (noun.value in ("invoice", "late") and unit in ("years", "months"))
            or (noun.value in ("order", "invoice") and unit in ("pieces", "lines"))
        ):
            return None
        return Chosen(conflict=True)
    if unit == "" and noun.value in ("customer", "lead") and len(noun.sense.facts) > 1:
        return Chosen(bare=True)
    ordered = _known_first(facts, process)
    if noun.sense.facts == ("invoice_amount", "invoice_days_overdue") and unit == "money" and process == "quote":
        return Chosen(("invoice_amount", "bill_total"))
    return Chosen(ordered[:1])


def _known_first(facts: Sequence[str], process: RuleProcess) -> tuple[str, ...]:
    known = SUBJECTS[process]
    return tuple(
        sorted(
            facts,
            key=lambda fact: FACTS[fact].subject not in (known - {"customer"} if process == "reminder" else known),
        )
    )


def value_of(amount: Piece, fact: str) -> Decimal | None:
    """The amount as a value of the fact: months as a part of a year, or as thirty days each; None when it has none."""
    if not amount.months:
        return amount.amount
    if fact == "customer_years":
        years = amount.amount / 12
        return years if years == years.quantize(Decimal("0.0001")) else None
    return amount.amount * 30
