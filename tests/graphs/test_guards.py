"""Which acts wait for what runs with a customer, and that the gate never acts against it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from graphs import gate
from graphs.context import Policy, Role
from graphs.guards import GUARDS, GuardedAct, guarded
from graphs.standing import Standing, StandingKind

DAY = date(2026, 11, 2)
POLICY = Policy([Role("director", 30, None, None)])


def runs(kind: StandingKind, since: date = DAY, until: date | None = None) -> Standing:
    return Standing("12", kind, since, until)


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("reminder", "dispute"),
        ("reminder", "promise"),
        ("reminder", "complaint"),
        ("discount", "final_notice"),
        ("lead_mail", "objection"),
        ("enquiry", "complaint"),
        ("enquiry", "objection"),
    ],
)
def test_nobody_lets_it_through_while_that_runs(act: GuardedAct, kind: StandingKind):
    found = guarded(act, [runs(kind)], "Café Lumière")
    assert [reason.code for reason in found.bans] == [kind]
    verdict = gate.judge(gate.Matter(act, gate.Amounts(Decimal(0)), bans=found.bans), POLICY).verdict
    assert isinstance(verdict, gate.Refuse) and verdict.code == kind
    assert "Café Lumière" in found.bans[0].text["fr"] and "Café Lumière" in found.bans[0].text["en"]


def test_a_quote_to_an_angry_customer_is_asked():
    found = guarded("quote", [runs("complaint")], "Café Lumière")
    assert found.bans == [] and [reason.code for reason in found.asks] == ["complaint"]
    verdict = gate.judge(gate.Matter("quote", gate.Amounts(Decimal(0)), reasons=found.asks), POLICY).verdict
    assert isinstance(verdict, gate.Ask)


@pytest.mark.parametrize("act", ["reminder", "quote_followup", "lead_mail", "enquiry"])
def test_an_address_that_comes_back_is_asked_about(act: GuardedAct):
    found = guarded(act, [runs("bounced")], "Café Lumière")
    assert found.bans == [] and [reason.code for reason in found.asks] == ["bounced"]
    assert "Café Lumière" in found.asks[0].text["fr"] and found.asks[0].text["fr"] != found.asks[0].text["en"]


def test_what_has_nothing_to_do_with_the_act_is_let_be():
    others = [runs(kind) for kind in get_args(StandingKind) if kind not in GUARDS["discount"]]
    assert guarded("discount", others, "X") == guarded("discount", [], "X")


def test_the_oldest_of_a_kind_is_told_with_its_end():
    found = guarded("reminder", [runs("promise", date(2026, 11, 9)), runs("promise", DAY, date(2026, 11, 30))], "X")
    (reason,) = found.bans
    assert reason.found == {
        "fr": "promesse du 2 novembre 2026 pour le 30 novembre 2026",
        "en": "promise of 2 November 2026 for 30 November 2026",
    }


def test_every_guard_has_its_words_in_both_languages():
    for act, kinds in GUARDS.items():
        for kind in kinds:
            for until in (None, date(2026, 12, 1)):
                found = guarded(act, [runs(kind, until=until)], "X")
                for reason in [*found.bans, *found.asks]:
                    assert reason.text["fr"] and reason.text["en"] and reason.found["fr"] != reason.found["en"]
