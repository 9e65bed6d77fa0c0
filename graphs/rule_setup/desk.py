"""All that reading a rule needs, gathered once per turn: names, colleagues, roles, the rules as they are, the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from graphs.context import Context, Person, Role
from graphs.rule_setup.wording import LANGUAGES
from graphs.rules.names import Names, names_of
from graphs.rules.price_list import price_list_rules
from graphs.rules.readback import readback
from graphs.rules.reading import read_rule
from graphs.rules.rule import Draft, Rule, RuleSet
from graphs.rules.said import Heard
from integrations.books.port import Directory

LONGEST = 2_000
"""Characters of a sentence that are kept."""


@dataclass(frozen=True)
class Desk:
    directory: Directory
    names: Names
    colleagues: list[Person]
    roles: list[Role]
    known: RuleSet
    price_list: list[Rule]
    language: str
    today: date

    def read(self, text: str) -> Heard:
        return read_rule(text, self.directory, self.language, self.today)

    def words(self, draft: Draft) -> dict[str, str]:
        """The read-back in each language."""
        return {language: readback(draft, language, self.names) for language in LANGUAGES}

    def words_of(self, rule: Rule) -> dict[str, str]:
        """Of a rule of the price list, whose words come from the books: its label."""
        return dict.fromkeys(LANGUAGES, rule.label) if rule.label else self.words(rule.draft)


async def gather(context: Context) -> Desk:
    directory = await context.books.directory()
    # A row of the price list may name its customer instead of giving the id.
    rows, ids = await context.books.price_rules(), {each.name: each.id for each in directory.customers}
    roles = list(context.policy.roles)
    return Desk(
        directory=directory,
        names=names_of(directory, context.colleagues, roles),
        colleagues=list(context.colleagues),
        roles=roles,
        known=context.rules.known,
        price_list=price_list_rules([replace(row, customer=ids.get(row.customer, row.customer)) for row in rows]),
        language=context.language,
        today=context.today,
    )
