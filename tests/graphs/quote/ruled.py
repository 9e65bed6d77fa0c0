"""A quote case in a company with rules of its own, colleagues, and things that run with customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphs.context import Person
from graphs.quote.process import QUOTE
from graphs.rules.rule import Relation, Rule, RuleSet
from graphs.rules.rulebook import Rulebook
from graphs.standing import Standing, StandingKind
from tests.graphs.quote.shop import shop
from tests.support.process_run import MemoryBooks, ProcessRun, person

LEA, CLAIRE, HUGO = person("lea"), person("claire", "lead"), person("hugo", "director")


@dataclass
class Running:
    """`graphs.standing.Standings` over a list."""

    rows: list[Standing] = field(default_factory=list[Standing])

    async def of(self, *subjects: str) -> list[Standing]:
        return [row for row in self.rows if row.subject in subjects]


class _Reaching:
    """The graph, with a context that also reaches colleagues and what runs."""

    def __init__(self, graph: Any, run: RuledRun) -> None:
        self._graph, self._run = graph, run

    async def ainvoke(self, work: Any, config: Any, *, context: Any, durability: str) -> Any:
        context.colleagues, context.standings = self._run.colleagues, self._run.running
        return await self._graph.ainvoke(work, config, context=context, durability=durability)


class RuledRun(ProcessRun):
    def __init__(self, books: MemoryBooks | None = None, **values: Any) -> None:
        super().__init__(QUOTE, books or shop(), **values)
        self.colleagues: list[Person] = [LEA, CLAIRE, HUGO]
        self.running = Running()
        self.saver = self._graph.checkpointer
        self._graph = _Reaching(self._graph, self)

    def arm(self, *rules: Rule, relations: Sequence[Relation] = ()) -> None:
        self.rules = Rulebook(RuleSet(list(rules), list(relations)))

    def runs(self, kind: StandingKind, subject: str = "C1") -> None:
        self.running.rows.append(Standing(subject, kind, date(2026, 11, 2)))


def ruled(*rules: Rule, books: MemoryBooks | None = None, **values: Any) -> RuledRun:
    run = RuledRun(books, **values)
    run.arm(*rules)
    return run
