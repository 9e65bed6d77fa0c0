"""Generated conditions and cases, over the whole vocabulary or over few values that can be tried one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from graphs.rules.condition import AllOf, AnyOf, Condition, Facts, Not, Op, Test, Value
from graphs.rules.vocabulary import FACTS, NUMERIC, Fact

ORDERS: tuple[Op, ...] = ("==", "!=", "<", "<=", ">", ">=")
EQUALITIES: tuple[Op, ...] = ("==", "!=")
LISTS: tuple[Op, ...] = ("in", "not in")

_NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=2) | st.integers(-50, 50).map(Decimal)
_WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u0149"), min_size=1, max_size=12
) | st.sampled_from(["CAF-001", 'a"b', "a\\", "\\n", "l'hôtel", "é😀", "// #", "$x", "true"])


def values_of(fact: Fact) -> st.SearchStrategy[Value]:
    if fact.kind in NUMERIC:
        return _NUMBERS
    if fact.kind == "flag":
        return st.booleans()
    if fact.kind == "choice":
        return st.sampled_from(fact.options)
    return _WORDS.filter(lambda word: word.strip() != "")


@st.composite
def tests(draw: st.DrawFn, facts: Sequence[Fact] = tuple(FACTS.values())) -> Test:
    fact = draw(st.sampled_from(facts))
    if draw(st.integers(0, 3)) == 0 and fact.kind != "flag":
        some = draw(st.lists(values_of(fact), min_size=0, max_size=4, unique=True))
        return Test(fact.name, draw(st.sampled_from(LISTS)), tuple(some))
    ops = ORDERS if fact.kind in NUMERIC else EQUALITIES
    return Test(fact.name, draw(st.sampled_from(ops)), draw(values_of(fact)))


def conditions(leaves: st.SearchStrategy[Test] | None = None) -> st.SearchStrategy[Condition]:
    leaf: st.SearchStrategy[Condition] = tests() if leaves is None else leaves

    def joined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(parts, max_size=4).map(tuple)
        return several.map(AllOf) | several.map(AnyOf) | parts.map(Not)

    return st.recursive(leaf, joined, max_leaves=12)


@st.composite
def cases(draw: st.DrawFn, condition: Condition) -> Facts:
    """A value for every fact of the vocabulary; often one that the condition speaks of."""
    from graphs.rules.condition import tests_in

    spoken: dict[str, list[Value]] = {}
    for test in tests_in(condition):
        some = test.value if isinstance(test.value, tuple) else (test.value,)
        spoken.setdefault(test.fact, []).extend(some)
    return {
        fact.name: draw(st.sampled_from(spoken[fact.name]) | values_of(fact))
        if spoken.get(fact.name)
        else draw(values_of(fact))
        for fact in FACTS.values()
        if fact.name in spoken
    }


SMALL: dict[str, tuple[Value, ...]] = {
    "order_total": tuple(Decimal(n) / 2 for n in range(9)),
    "customer_overdue_days": tuple(Decimal(n) for n in range(5)),
    "customer_segment": ("standard", "loyal", "vip"),
    "customer_new": (True, False),
    "line_product": ("A", "B", "other", "other 2", "other 3"),
}
"""Enough values to stand for all cases of `small_conditions`: between and beyond the numbers that they compare with."""


def small_conditions() -> st.SearchStrategy[Condition]:
    """Of whole numbers from 1 to 3 and two products: what holds for no case of `small_cases` holds for none at all."""
    number = st.sampled_from([Decimal(n) for n in (1, 2, 3)])
    leaves = (
        st.builds(Test, st.sampled_from(["order_total", "customer_overdue_days"]), st.sampled_from(ORDERS), number)
        | st.builds(Test, st.just("order_total"), st.sampled_from(LISTS), st.lists(number, max_size=3).map(tuple))
        | st.builds(Test, st.just("customer_segment"), st.sampled_from(EQUALITIES), st.sampled_from(["loyal", "vip"]))
        | st.builds(Test, st.just("customer_new"), st.sampled_from(EQUALITIES), st.booleans())
        | st.builds(Test, st.just("line_product"), st.sampled_from(EQUALITIES), st.sampled_from(["A", "B"]))
        | st.builds(
            Test, st.just("line_product"), st.sampled_from(LISTS), st.sampled_from([(), ("A",), ("A", "B"), ("B",)])
        )
    )
    return conditions(leaves)


def small_cases() -> Iterator[Facts]:
    for some in product(*SMALL.values()):
        yield dict(zip(SMALL, some, strict=True))
