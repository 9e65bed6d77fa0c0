"""Over generated ledgers: nothing leaves that should not, twice, or for another sum than the books'; days go by."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphs.dunning.ladder import Ladder
from graphs.dunning.limits import Limits
from graphs.dunning.plan import Contact
from graphs.gate import Act, judge
from graphs.reminder.brief import RunBrief
from graphs.reminder.policy import Known, Setting, matter, outlook, usual
from graphs.rules.rulebook import Rulebook
from graphs.standing import StandingKind
from tests.graphs.reminder.world import CLOCK, NOON, TODAY, Case, World, acting, customer, proposing

_BANS: list[StandingKind] = ["dispute", "promise", "complaint", "hold", "absence", "insolvency"]
_KINDS: list[StandingKind] = [*_BANS, "bounced", "final_notice", "objection"]


@dataclass(frozen=True)
class Debtor:
    segment: Any
    email: str
    invoices: list[tuple[int, int, int, bool]]
    """days late, cents, cents paid, disputed"""
    late_before: bool
    kinds: list[StandingKind]


_AMOUNTS = st.integers(-50_000, 700_000).filter(bool)
_INVOICES = st.lists(
    st.tuples(st.integers(-40, 2500), _AMOUNTS, st.integers(0, 60_000), st.integers(0, 9).map(lambda n: n == 0)),
    min_size=1,
    max_size=5,
)
_DEBTORS = st.builds(
    Debtor,
    st.sampled_from(["standard", "loyal", "vip"]),
    st.sampled_from(["a@client.example", "a@client.example", "", "nonsense"]),
    _INVOICES,
    st.booleans(),
    st.lists(st.sampled_from(_KINDS), max_size=1),
)


def world_of(debtors: list[Debtor]) -> World:
    world = World()
    for at, debtor in enumerate(debtors):
        email = f"{at}{debtor.email}" if "@" in debtor.email else debtor.email
        row = world.adds(customer(f"C{at}", f"Client {at}", segment=debtor.segment, email=email))
        if debtor.late_before:
            world.late_payer(row)
        for number, (late, cents, paid, disputed) in enumerate(debtor.invoices):
            amount, settled = Decimal(cents) / 100, Decimal(min(paid, abs(cents) + 500)) / 100
            world.owes(row, f"F{at}-{number}", late, str(amount), paid=str(settled), disputed=disputed)
        for kind in debtor.kinds:
            world.runs(kind, row.id)
    return world


def known_of(world: World, id: str) -> Known:
    row = next(each for each in world.customers if each.id == id)
    theirs = [each for each in world.invoices if each.customer.id == id]
    return Known(
        customer=row,
        invoices=[each for each in theirs if each.balance != 0],
        past=theirs,
        sent=[each for each in world.rows if each.customer_id == id],
        standings=[each for each in world.running if each.subject == id],
        rates=world.rates,
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_DEBTORS, st.sampled_from(["act", "propose"]))
def test_nothing_acts_while_any_reason_speaks_against_it(debtor: Debtor, autonomy: Any):
    world = world_of([debtor])
    policy = replace(acting(), autonomy=autonomy)
    setting = Setting(Rulebook(), Ladder(), Limits(), policy, TODAY)
    found = outlook(known_of(world, "C0"), setting)
    if not isinstance(found.plan, Contact):
        return
    verdict = judge(matter(found, found.plan), policy).verdict
    if isinstance(verdict, Act):
        assert not found.all_reasons and autonomy == "act"
        assert usual(found, found.plan, policy)
        assert not debtor.kinds or debtor.kinds[0] in ("final_notice", "objection")
        assert found.plan.level < 3 and found.plan.total <= 5000 and not found.plan.disputed
    if usual(found, found.plan, policy):
        assert isinstance(judge(matter(found, found.plan, None, seen=True), policy).verdict, Act)
    if debtor.segment == "vip" and found.plan.level > 0:
        assert found.plan.tone == "courteous" and found.plan.penalty is None


async def _worked(world: World, days: int, policy: Any) -> None:
    """A daily run, each of its cases worked, whoever is asked agrees, and some pay."""
    for day in range(days):
        now = NOON + timedelta(days=day)
        run = await Case(world, id=f"run-{day}", asker=CLOCK, policy=policy, now=now).begin(RunBrief())
        if run.asked is not None:
            await run.decide("approve")
        for staged in run.cases:
            case = Case(world, id=f"{run.id}.{staged.name}", asker=CLOCK, policy=policy, now=now)
            await case.begin(staged.brief)
            if case.asked is not None and day % 3:
                await case.decide("approve")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_DEBTORS, min_size=1, max_size=3), st.booleans())
def test_over_forty_days_nobody_is_written_to_twice_for_the_same_nor_while_frozen(debtors: list[Debtor], alone: bool):
    world = world_of(debtors)
    balances = {each.number: each.balance for each in world.invoices}
    asyncio.run(_worked(world, 40, acting() if alone else proposing()))

    carried = [(each.customer_id, each.invoice, each.level) for each in world.rows if each.carrier]
    assert len(carried) == len(set(carried)), "each level of a carrier once"
    days = [(each.customer_id, each.day) for each in world.rows if each.carrier]
    assert len(days) == len(set(days)), "one mail a customer a day at most"
    frozen = {f"C{at}" for at, debtor in enumerate(debtors) if set(debtor.kinds) & set(_BANS)}
    silent = {f"C{at}" for at, debtor in enumerate(debtors) if "@" not in debtor.email}
    for mail in world.mails:
        assert mail["customer_id"] not in frozen | silent
        asked = sum((Decimal(each["balance"]) for each in mail["invoices"]), Decimal(0))
        assert all(Decimal(each["balance"]) == balances[each["number"]] for each in mail["invoices"])
        theirs = [each for each in world.invoices if each.customer.id == mail["customer_id"]]
        deducted = sum((each.balance for each in theirs if each.balance < 0), Decimal(0))
        assert Decimal(mail["asked"]) == asked + deducted > 5
        assert mail["level"] < 4 or "demeure" not in mail["text"]
    for kept in world.rows:
        due = next(each.due_on for each in world.invoices if each.number == kept.invoice)
        if kept.carrier:
            assert (kept.day - due).days >= {1: 3, 2: 10, 3: 20, 4: 30}[kept.level]
