"""What a customer is by rules that cannot be told: nothing that depends on it is let through unseen."""

from __future__ import annotations

from dataclasses import replace

from graphs.rules.condition import Test
from graphs.rules.consequence import Classify, Forbid
from graphs.rules.rule import Relation
from tests.graphs.rules.orders import LOYAL, ask, facts, over, rule


def test_a_label_that_cannot_be_told_leaves_the_segment_unknown():
    years = over("5", "customer_years")
    label = rule("R1", Classify("customer", "vip"), years)
    ban = rule("R2", Forbid("quote"), Test("customer_segment", "==", "vip"))
    unknown = facts(replace(LOYAL, customer_since=None))
    ruling = ask([label, ban], known=unknown)
    assert (ruling.forbidden, ruling.labels) == ([], {})
    assert [(row.rule.id, row.missing) for row in ruling.unsure] == [
        ("R1", ["customer_years"]),
        ("R2", ["customer_segment"]),
    ]
    assert ask([label, ban]).forbidden == [ban], "six years"


def test_a_label_that_changes_nothing_need_not_be_told():
    same = rule("R1", Classify("customer", "loyal"), over("5", "customer_years"))
    ban = rule("R2", Forbid("quote"), Test("customer_segment", "==", "loyal"))
    unknown = facts(replace(LOYAL, customer_since=None))
    ruling = ask([same, ban], known=unknown)
    assert (ruling.forbidden, ruling.unsure) == ([ban], [])
    sure = rule("R3", Classify("customer", "vip"))
    beaten = rule("R4", Classify("customer", "standard"), over("5", "customer_years"))
    ruling = ask([sure, beaten], known=unknown, relations=[Relation("R3", "R4", "first")])
    assert (ruling.labels, ruling.unsure) == ({"customer": "vip"}, [])
