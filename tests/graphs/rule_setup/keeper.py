"""A keeper of rules that arms and switches them at once, as the effects of the room would."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from graphs.ask import EffectOutcome
from graphs.rules.kept import draft_from_json
from graphs.rules.rule import Relation, Rule, RuleSet


@dataclass
class Keeper:
    """Keeps the rules as the effects arm and switch them; refuses what is not as expected."""

    rules: list[Rule] = field(default_factory=list[Rule])
    relations: list[Relation] = field(default_factory=list[Relation])
    done: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])

    @property
    def known(self) -> RuleSet:
        return RuleSet(list(self.rules), list(self.relations), str(len(self.done)))

    def rule(self, rule_id: str) -> Rule:
        found = self.known.by_id(rule_id)
        assert found is not None
        return found

    def arm(self, key: str, payload: dict[str, Any]) -> EffectOutcome:
        rule_id, version = payload["rule_id"], payload["version"] + 1
        if payload["op"] == "add":
            rule_id = f"R{len(self.rules) + 1}"
        elif self.rule(rule_id).version != payload["version"]:
            return EffectOutcome(False, error="rejected", detail="moved_on")
        rule = Rule(rule_id, version, draft_from_json(payload["draft"]), payload["sentence"])
        self.rules = [*(each for each in self.rules if each.id != rule_id), rule]
        self.relations += [_relation(rule_id, each) for each in payload["relations"]]
        return EffectOutcome(True, {"rule_id": rule_id, "version": version, "reference": rule.reference})

    def switch(self, key: str, payload: dict[str, Any]) -> EffectOutcome:
        rule = self.rule(payload["rule_id"])
        if (rule.version, rule.state) != (payload["version"], payload["from"]):
            return EffectOutcome(False, error="rejected", detail="moved_on")
        self.put(replace(rule, state=payload["state"]))
        return EffectOutcome(True, {"rule_id": rule.id, "version": rule.version, "state": payload["state"]})

    def put(self, rule: Rule) -> None:
        self.rules = sorted([*(each for each in self.rules if each.id != rule.id), rule], key=lambda each: each.id)


def _relation(rule_id: str, given: dict[str, Any]) -> Relation:
    cap = None if given["cap"] is None else Decimal(given["cap"])
    if given["how"] == "other_first":
        return Relation(given["other"], rule_id, "first")
    return Relation(rule_id, given["other"], given["how"], cap)
