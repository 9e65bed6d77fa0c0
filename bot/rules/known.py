"""All that answers and files about rules need to know at one moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.store.rules import BrokenRule, Kept
from graphs.rules.price_list import price_list_rules
from graphs.rules.readback import Names, readback
from graphs.rules.rule import Relation, Rule
from integrations.books.port import Directory, PriceRule


@dataclass(frozen=True)
class Known:
    """`name_of` gives the name of the person with an id (the id of someone who is no more)."""

    kept: Kept
    price_rules: list[PriceRule]
    directory: Directory
    names: Names
    name_of: Callable[[str | None], str]

    def text(self, rule: Rule, language: str) -> str:
        """What it does in plain words, from its meaning; the price list's rules have the company's own words."""
        return rule.label or readback(rule.draft, language, self.names)

    @property
    def listed(self) -> list[Rule]:
        """The price list's rules."""
        return price_list_rules(self.price_rules)

    def find(self, rule_id: str) -> Rule | BrokenRule | None:
        """One of ours, even if it cannot be read, or else of the price list (then of version 0)."""
        own = self.kept.known.by_id(rule_id)
        broken = (each for each in self.kept.broken if each.row.id == rule_id)
        listed = (each for each in self.listed if each.id == rule_id)
        return own or next(broken, None) or next(listed, None)

    def relations_of(self, rule_id: str) -> list[Relation]:
        return [each for each in self.kept.known.relations if rule_id in (each.one, each.other)]
