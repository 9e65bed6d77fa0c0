"""The gate: acts only without a reason, asks the least role that covers it, and never guesses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs import gate
from graphs.ask import Reason
from graphs.context import Person, Policy, Role, UndoTier
from graphs.gate import Act, Amounts, Ask, Demand, Limits, Matter, Refuse, Shadow, Verdict, joint_limits, limits_of
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


def judge(reasons: list[Reason], policy: Policy, at_stake: Amounts, *, seen: bool = False) -> Verdict:
    return gate.judge(Matter("quote", at_stake, reasons, seen=seen), policy).verdict


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


# --- rules, bans, limits of autonomy, the undo window


def demand(role: str = "", person: str = "") -> Demand:
    return Demand(reason("rule_approval"), role, person)


def test_a_rule_asks_for_its_role_when_that_is_the_higher_one():
    verdict = gate.judge(Matter("quote", amounts(), demands=[demand(role="director")]), POLICY).verdict
    assert isinstance(verdict, Ask) and (verdict.role, [r.code for r in verdict.reasons]) == (
        "director", ["rule_approval"],
    )  # fmt: skip
    both = Matter("quote", amounts(discount="30"), [reason("discount_limit")], [demand(role="lead")])
    verdict = gate.judge(both, POLICY).verdict
    assert isinstance(verdict, Ask) and verdict.role == "director"


def test_people_whom_rules_name_must_all_agree():
    matter = Matter(
        "quote", amounts(), demands=[demand(person="claire"), demand(person="hugo"), demand(person="claire")]
    )
    verdict = gate.judge(matter, POLICY).verdict
    assert isinstance(verdict, Ask)
    assert (verdict.approvers, verdict.approvals_needed) == (["claire", "hugo"], 2)


@pytest.mark.parametrize(
    ("matter", "role", "approvers", "needed"),
    [
        # Only the rule asks: whoever it names decides, whatever their role.
        (Matter("quote", amounts(), demands=[demand("employee", "lea")]), "employee", ["lea"], 1),
        # An exception that lea may not let through is for the role, which stands above her.
        (Matter("quote", amounts(), [reason("stock")], [demand("employee", "lea")]), "lead", [], 1),
        (
            Matter("quote", amounts(discount="30"), [reason("discount_limit")], [demand("lead", "claire")]),
            "director", [], 1,
        ),
        # Claire may let it through herself: then it is hers.
        (Matter("quote", amounts(), [reason("stock")], [demand("lead", "claire")]), "lead", ["claire"], 1),
        # One of them may, and both must agree.
        (
            Matter("quote", amounts(), [reason("stock")], [demand("employee", "lea"), demand("lead", "claire")]),
            "lead", ["lea", "claire"], 2,
        ),
        # The role that another rule asks for counts as well.
        (Matter("quote", amounts(), demands=[demand("lead", "claire"), demand("director")]), "director", [], 1),
        # Two must agree and one is named: two who are not below that one.
        (Matter("quote", amounts("60000"), demands=[demand("director", "hugo")]), "director", [], 2),
        # What hugo holds is not known: nobody decides in his place.
        (Matter("quote", amounts(), [reason("stock")], [demand(person="hugo")]), "lead", ["hugo"], 1),
    ],
)  # fmt: skip
def test_people_named_by_rules_decide_only_what_they_may(matter: Matter, role: str, approvers: list[str], needed: int):
    verdict = gate.judge(matter, POLICY).verdict
    assert isinstance(verdict, Ask)
    assert (verdict.role, verdict.approvers, verdict.approvals_needed) == (role, approvers, needed)
    assert all(demand.reason in verdict.reasons for demand in matter.demands), "the card says what the rule asks for"


def test_a_role_that_nobody_has_heard_of_lets_nothing_through():
    verdict = gate.judge(Matter("quote", amounts(), demands=[demand(role="emperor")]), POLICY).verdict
    assert isinstance(verdict, Refuse) and verdict.code == "no_approver"


def test_a_ban_is_for_nobody_to_lift_and_comes_before_all_questions():
    matter = Matter("quote", amounts(), [reason("stock")], [demand(role="lead")], [reason("final_notice")], seen=True)
    judgement = gate.judge(matter, POLICY)
    assert judgement.verdict == Refuse("final_notice", [reason("final_notice")])
    said = {step.look: step.outcome for step in judgement.chain}
    assert (said["bans"], said["exceptions"], said["rules"]) == ("refuses", "asks", "asks"), "all that spoke is told"


def test_above_the_limit_of_autonomy_it_asks():
    policy = Policy(list(ROLES), act_limit=Decimal(1000))
    assert gate.judge(Matter("quote", amounts("1000")), policy).verdict == Act()
    judgement = gate.judge(Matter("quote", amounts("1000.01")), policy)
    assert isinstance(judgement.verdict, Ask) and judgement.verdict.reasons == []
    [step] = [step for step in judgement.chain if step.look == "autonomy"]
    assert (step.outcome, step.why["limit"], step.why["total_excl_vat"]) == ("asks", "1000.00", "1000.01")


def test_what_nobody_saw_can_be_taken_back_the_longer_the_more_is_at_stake():
    policy = Policy(list(ROLES), undo=[UndoTier(Decimal(0), 5), UndoTier(Decimal(1000), 30)])
    assert gate.judge(Matter("quote", amounts("999.99")), policy).verdict == Act(5)
    judgement = gate.judge(Matter("quote", amounts("1000")), policy)
    assert judgement.verdict == Act(30) and judgement.chain[-1].why == {"minutes": 30}
    assert gate.judge(Matter("quote", amounts("1000"), seen=True), policy).verdict == Act(0)
    assert gate.permit(Act(30)) == gate.Permit(undo_minutes=30)
    assert gate.approved(["claire"]) == gate.Permit(["claire"], 0)


# --- whatever it is given

limits = st.one_of(st.none(), st.decimals(0, 10**6, places=2))
reason_lists = st.lists(st.builds(reason, st.sampled_from([*CODES, "complaint", "rule_unsure", "never heard of"])))
people = st.builds(
    lambda role, outside: Person("p", "P", "", role, "fr", "UTC", outside),
    st.sampled_from(["a", "b", "zzz"]),
    st.booleans(),
)
policies = st.builds(
    Policy,
    roles=st.lists(
        st.builds(Role, st.sampled_from("abc"), st.integers(0, 3), limits, limits),
        max_size=3,
        unique_by=lambda role: role.name,
    ),
    autonomy=st.sampled_from(["observe", "propose", "act"]),
    act_limit=limits,
    paused=st.booleans(),
    undo=st.lists(st.builds(UndoTier, st.decimals(0, 10**6, places=2), st.integers(0, 600)), max_size=3),
    confirm_above=limits,
    two_people_above=limits,
)
demands = st.one_of(
    st.builds(demand, role=st.sampled_from(["a", "b", "c", "zzz"])),
    st.builds(demand, role=st.sampled_from(["", "a", "b", "c", "zzz"]), person=st.sampled_from(["p", "q", "r"])),
)
matters = st.builds(
    Matter,
    process=st.just("quote"),
    amounts=st.builds(Amounts, st.decimals(0, 10**9, places=2), st.decimals(0, 100)),
    reasons=reason_lists,
    demands=st.lists(demands, max_size=4),
    bans=st.lists(st.builds(reason, st.sampled_from(["rule_forbids", "final_notice"])), max_size=2),
    seen=st.booleans(),
)


@given(matters, policies, people)
def test_it_always_answers_and_never_acts_while_there_is_a_reason_to_ask(matter: Matter, policy: Policy, asker: Person):
    limits_of(asker, policy)
    verdict = gate.judge(matter, policy).verdict
    assert isinstance(verdict, Shadow) == (policy.autonomy == "observe")
    inner = verdict.would if isinstance(verdict, Shadow) else verdict
    unseen = not matter.seen and (
        policy.autonomy == "propose"
        or (policy.autonomy == "act" and policy.act_limit is not None and matter.amounts.total > policy.act_limit)
    )
    if matter.reasons or matter.demands or matter.bans or unseen:
        assert not isinstance(inner, Act)
    else:
        assert isinstance(inner, Act)
    assert isinstance(inner, Refuse) or not matter.bans, "nobody is asked about what nobody may allow"
    if isinstance(inner, Act) and matter.seen:
        assert inner.undo_minutes == 0


@given(matters, policies)
def test_whoever_is_asked_may_answer(matter: Matter, policy: Policy):
    verdict = gate.judge(matter, policy).verdict
    inner = verdict.would if isinstance(verdict, Shadow) else verdict
    named = {demand.role for demand in matter.demands if demand.role and not demand.person}
    if isinstance(inner, Refuse) and not matter.bans:
        assert inner.code == "no_approver"
        assert not policy.roles or any(policy.role(name) is None for name in named)
    if not isinstance(inner, Ask):
        return
    asked = policy.role(inner.role)
    assert asked is not None
    highest = max(role.rank for role in policy.roles)
    people = list(dict.fromkeys(row.person for row in matter.demands if row.person))
    covers = Limits(asked.discount_limit, asked.amount_limit).cover(matter.amounts)
    assert covers or asked.rank == highest or named or people
    assert all(role.rank <= asked.rank for name in named if (role := policy.role(name)) is not None)
    assert inner.approvers in (people, [])
    if inner.approvers != people:
        held = [policy.role(row.role) for row in matter.demands if row.person]
        assert all(role is not None and role.rank <= asked.rank for role in held), "nobody below decides for them"
    assert inner.approvals_needed >= max(1, len(inner.approvers))
    assert [r.code for r in inner.reasons] == [r.code for r in [*matter.reasons, *(d.reason for d in matter.demands)]]


@given(matters, policies)
def test_the_chain_tells_the_verdict(matter: Matter, policy: Policy):
    judgement = gate.judge(matter, policy)
    looks = [step.look for step in judgement.chain]
    assert looks[:6] == ["pause", "bans", "exceptions", "limits", "rules", "autonomy"]
    verdict = judgement.verdict
    inner = verdict.would if isinstance(verdict, Shadow) else verdict
    outcomes = [step.outcome for step in judgement.chain]
    assert isinstance(inner, Act) == (not {"asks", "refuses"} & set(outcomes))
    assert isinstance(inner, Refuse) == ("refuses" in outcomes)
    assert isinstance(verdict, Shadow) == ("shadows" in outcomes)
    assert (judgement.chain[0].outcome == "holds") == policy.paused
