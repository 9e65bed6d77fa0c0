"""Examples on which two rules meet, held against the books: a customer is shown as they are, or not at all."""

from __future__ import annotations

from dataclasses import replace

from graphs.rule_setup.desk import Desk
from graphs.rules.condition import Condition, Test, Value, both
from graphs.rules.consequence import Classify
from graphs.rules.overlap import Overlap
from graphs.rules.rule import Draft
from graphs.rules.solve import TooComplex, witness, witness_on_two_lines

TRIED = 20
"""Customers passed over before the example is taken as it is."""

Example = tuple[dict[str, Value], dict[str, Value]]


def on_real_customers(overlap: Overlap, draft: Draft, desk: Desk) -> Overlap | None:
    """The same with an example that the books allow; None when the rules only meet on a customer who is not so (a rule
    for the VIPs, and one for a customer who is none). Where rules say who is what, anybody may become it."""
    if overlap.kind != "rank" or any(isinstance(rule.draft.then, Classify) for rule in desk.known.armed):
        return overlap
    segments = {customer.id: customer.segment for customer in desk.directory.customers}
    passed_over: list[Condition] = []
    shown = (overlap.witness, overlap.other_line)
    try:
        for _ in range(TRIED):
            customer = shown[0].get("customer")
            if not isinstance(customer, str) or customer not in segments:
                return _with(overlap, shown)
            real = Test("customer_segment", "==", segments[customer])
            found = _example(overlap, draft, [Test("customer", "==", customer), real])
            if found is not None:
                return _with(overlap, found)
            passed_over.append(Test("customer", "!=", customer))
            other = _example(overlap, draft, passed_over)
            if other is None:
                return None
            shown = other
    except TooComplex:
        return overlap
    return overlap


def _example(overlap: Overlap, draft: Draft, given: list[Condition]) -> Example | None:
    one, other = both(draft.when, *given), overlap.rule.draft.when
    found = witness(one, other)
    if found is not None:
        return found, {}
    return witness_on_two_lines(one, other) if overlap.other_line else None


def _with(overlap: Overlap, example: Example) -> Overlap:
    return replace(overlap, witness=example[0], other_line=example[1])
