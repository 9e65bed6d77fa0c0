"""Conditions asked about many lines at once say what they say line by line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graphs.rules.condition import AllOf, AnyOf, Condition, Not, Test, holds
from graphs.rules.table import Table

FIELDS = ("order_total", "line_quantity", "customer_segment", "line_product", "customer_new")
numbers = st.sampled_from([Decimal(value) for value in ("-1", "0", "1", "1.5", "2", "100")])
values = st.one_of(numbers, st.sampled_from(["loyal", "vip", "CAF", ""]), st.booleans())
single = st.builds(Test, st.sampled_from(FIELDS), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), values)
several = st.builds(Test, st.sampled_from(FIELDS), st.sampled_from(["in", "not in"]), st.lists(values).map(tuple))
conditions: st.SearchStrategy[Condition] = st.recursive(
    single | several,
    lambda inner: st.one_of(
        st.builds(AllOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=8,
)
rows = st.lists(st.dictionaries(st.sampled_from(FIELDS), values), max_size=5)


@given(conditions, rows)
def test_a_table_says_of_each_line_what_the_condition_says(condition: Condition, lines_known: list[dict[str, Any]]):
    true, false = Table(lines_known).where(condition)
    told = [True if true >> at & 1 else False if false >> at & 1 else None for at in range(len(lines_known))]
    assert told == [holds(condition, known) for known in lines_known]
    assert true & false == 0
