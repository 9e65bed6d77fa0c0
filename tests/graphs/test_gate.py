"""The gate: acts only without a reason, asks the least role that covers it, and never guesses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.ask import Reason
from graphs.context import Person, Policy, Role
from graphs.gate import Act, Amounts, Ask, Limits, Refuse, Shadow, joint_limits, judge, limits_of
from tests.support.process_run import ROLES, person

CODES = [
    "unknown_customer", "unknown_product", "stock", "discount_limit", "amount_limit", "customer_overdue",
    "customer_dispute", "price_missing",
]  # fmt: skip
POLICY = Policy(list(ROLES))


def reason(code: str) -> Reason:
    return Reason(code, {"fr": code, "en": code})


def amounts(total: str = "100", discount: str = "0") -> Amounts:
    return Amounts(Decimal(total), Decimal(discount))


def role_for(*codes: str, total: str = "100", discount: str = "0", policy: Policy = POLICY) -> str:
    verdict = judge([reason(code) for code in codes], policy, amounts(total, discount))
    assert isinstance(verdict, Ask)
    return verdict.role


def test_without_a_reason_it_acts():
    assert judge([], POLICY, amounts()) == Act()


@pytest.mark.parametrize("code", CODES)
def test_with_any_reason_it_asks(code: str):
    verdict = judge([reason(code)], POLICY, amounts())
    assert isinstance(verdict, Ask) and [found.code for found in verdict.reasons] == [code]


def test_the_least_role_whose_limits_cover_it():
    assert role_for("discount_limit", discount="15") == "lead"
    assert role_for("discount_limit", discount="20") == "lead"
    assert role_for("discount_limit", discount="20.01") == "director"
    assert role_for("amount_limit", total="20000") == "lead"
    assert role_for("amount_limit", total="20000.01") == "director"
    assert role_for("amount_limit", total="6000", discount="30") == "director"


@pytest.mark.parametrize("code", [code for code in CODES if not code.endswith("_limit")])
def test_other_reasons_need_somebody_above_the_lowest(code: str):
    assert role_for(code) == "lead"
    assert role_for(code, total="30000") == "director"


def test_ranks_not_order_count_and_a_shared_lowest_rank_is_one():
    roles = [ROLES[2], ROLES[0], Role("trainee", 1, Decimal(0), Decimal(10)), ROLES[1]]
    assert role_for("stock", policy=Policy(roles)) == "lead"


def test_when_nobody_covers_it_the_highest_is_asked():
    bounded = Policy([ROLES[0], ROLES[1]])
    assert role_for("amount_limit", total="999999", policy=bounded) == "lead"


def test_with_one_role_it_is_that_one():
    assert role_for("stock", policy=Policy([ROLES[0]])) == "employee"


def test_without_roles_it_refuses():
    verdict = judge([reason("stock")], Policy([]), amounts())
    assert isinstance(verdict, Refuse) and verdict.code == "no_approver"
    assert judge([], Policy([]), amounts()) == Act()


def test_tiers():
    tiers = {total: judge([reason("stock")], POLICY, amounts(total)) for total in ("10000", "10000.01", "50000.01")}
    assert [(v.confirm, v.approvals_needed) for v in tiers.values() if isinstance(v, Ask)] == [
        (False, 1), (True, 1), (True, 2),
    ]  # fmt: skip
    never = judge([reason("stock")], Policy(list(ROLES), confirm_above=None, two_people_above=None), amounts("9e9"))
    assert isinstance(never, Ask) and (never.confirm, never.approvals_needed) == (False, 1)


def test_propose_always_asks_unless_it_was_just_seen():
    policy = Policy(list(ROLES), autonomy="propose")
    assert judge([], policy, amounts()) == Ask([], "employee", 1, False)
    assert judge([], policy, amounts(), seen=True) == Act()
    assert isinstance(judge([reason("stock")], policy, amounts(), seen=True), Ask)


def test_observe_only_says_what_it_would_do():
    policy = Policy(list(ROLES), autonomy="observe")
    assert judge([], policy, amounts()) == Shadow(Act())
    verdict = judge([reason("stock")], policy, amounts())
    assert isinstance(verdict, Shadow) and isinstance(verdict.would, Ask)


def test_limits_of_people():
    assert limits_of(person("lea"), POLICY) == Limits(Decimal(10), Decimal(5_000))
    assert limits_of(person("hugo", "director"), POLICY) == Limits(None, None)
    nobody = Limits(Decimal(0), Decimal(5_000))
    assert limits_of(person("hugo", "director", outside=True), POLICY) == nobody
    assert limits_of(person("x", "unheard-of"), POLICY) == nobody
    assert limits_of(person("x"), Policy([])) == Limits(Decimal(0), Decimal(0))


def test_joint_limits_are_the_higher_ones_but_one_more_person_is_not_two():
    lea, hugo = limits_of(person("lea"), POLICY), limits_of(person("hugo", "director"), POLICY)
    assert joint_limits(lea, hugo, POLICY, Decimal(30_000)) == Limits(None, None)
    assert joint_limits(lea, hugo, POLICY, Decimal(60_000)) == Limits(None, lea.amount)
    assert joint_limits(hugo, lea, POLICY, Decimal(60_000)) == Limits(None, None)


limits = st.one_of(st.none(), st.decimals(0, 10**6, places=2))
people = st.builds(
    lambda role, outside: Person("p", "P", "", role, "fr", "UTC", outside),
    st.sampled_from(["a", "b", "zzz"]),
    st.booleans(),
)
policies = st.builds(
    Policy,
    st.lists(
        st.builds(Role, st.sampled_from("abc"), st.integers(0, 3), limits, limits),
        max_size=3,
        unique_by=lambda role: role.name,
    ),
    st.sampled_from(["observe", "propose", "act"]),
    limits,
    limits,
)


@given(st.lists(st.sampled_from(CODES)), policies, st.decimals(0, 10**9, places=2), st.decimals(0, 100), people)
def test_total_and_never_acting_on_a_reason(codes, policy, total, discount, asker):
    limits_of(asker, policy)
    verdict = judge([reason(code) for code in codes], policy, Amounts(total, discount))
    assert isinstance(verdict, Shadow) == (policy.autonomy == "observe")
    inner = verdict.would if isinstance(verdict, Shadow) else verdict
    if codes:
        assert not isinstance(inner, Act)
    if isinstance(inner, Ask):
        asked = policy.role(inner.role)
        assert asked is not None
        covers = Limits(asked.discount_limit, asked.amount_limit).cover(Amounts(total, discount))
        assert covers or asked.rank == max(role.rank for role in policy.roles)
        assert inner.approvals_needed in (1, 2)
