"""All that answers and files about rules need to know at one moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.store.rules import Kept
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

    def relations_of(self, rule_id: str) -> list[Relation]:
        return [each for each in self.kept.known.relations if rule_id in (each.one, each.other)]
