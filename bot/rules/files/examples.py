"""Runs the named examples of a file of rules: a case in a few facts, or a quote, and what rules should say of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from bot.people.staff import Staff
from bot.rules.files.case import BadExample, Case, case_of
from bot.rules.files.expected import compared, expectation
from bot.rules.files.form import RuleFile, in_language
from bot.rules.files.names import Called
from graphs.rules.port import Ruling
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Books


@dataclass(frozen=True)
class Difference:
    """What was expected and found of one thing ("discount"), as text."""

    what: str
    expected: str
    found: str


@dataclass(frozen=True)
class Result:
    """`problem` is by language: the example itself cannot be read."""

    name: str
    line: int
    differences: list[Difference] = field(default_factory=list[Difference])
    used: list[str] = field(default_factory=list[str])
    problem: dict[str, str] | None = None

    @property
    def passed(self) -> bool:
        return not self.differences and self.problem is None

    def problem_words(self, language: str) -> str:
        """ "" when it could be read."""
        return in_language(self.problem, language) if self.problem is not None else ""


async def run_examples(file: RuleFile, book: Rulebook, books: Books, staff: Staff, today: date) -> list[Result]:
    """In the order of the file. Errors of the books pass through."""
    called = Called(await books.directory())
    results: list[Result] = []
    for number, (table, line) in enumerate(zip(file.examples, file.example_lines, strict=True), start=1):
        named = table.get("name")
        name = named.strip()[:200] if isinstance(named, str) and named.strip() else f"#{number}"
        try:
            results.append(await _run(table, name, line, book, books, called, staff, today))
        except BadExample as error:
            results.append(Result(name, line, problem=error.text))
    return results


async def _run(
    table: dict[str, Any], name: str, line: int, book: Rulebook, books: Books, called: Called, staff: Staff, today: date
) -> Result:
    expected = expectation(table, called, staff)
    case = await case_of(table, books, called, today, wants=list(expected))
    ruling, forbidding = _ruled(book, case)
    found = compared(expected, ruling, forbidding)
    return Result(name, line, [Difference(*each) for each in found], ruling.used)


def _ruled(book: Rulebook, case: Case) -> tuple[Ruling, Ruling]:
    """What the rules say; and what they would forbid if somebody asked for a discount."""
    if case.order is None:
        ruling = book.ruling(case.process, case.facts, case.day)
        return ruling, ruling
    ruling = book.on_order(case.order, case.day, case.price_list)
    asking = [asked or Decimal(1) for asked in case.order.asked_of_lines]
    return ruling, book.on_order(replace(case.order, asked_of_lines=asking), case.day, case.price_list)
