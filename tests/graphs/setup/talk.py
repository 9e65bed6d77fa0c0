"""The setup in memory: a manager who answers, and notes that are kept or refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.console.render import plain_text
from graphs.ask import EffectOutcome, ask_from_json
from graphs.context import Context, Person
from graphs.setup.brief import SetupBrief, brief_to_json
from graphs.setup.process import SETUP
from graphs.understanding.grammar import read
from graphs.understanding.reading import Situation
from integrations.books.port import Directory
from tests.support.process_run import JsonDocuments, MemoryBooks, ProcessRun, Turn, person

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Monday, 10 h in Paris."""


COLLEAGUES = [
    person("lea"),
    replace(person("marc"), name="Marc Lefèvre"),
    replace(person("marc-t"), name="Marc Thomas"),
    person("hugo", "lead"),
]


class Talk(ProcessRun):
    """`says` goes through the grammar as the desk's words do; `picks` presses a button."""

    def __init__(self, *, asker: Person | None = None, language: str = "fr") -> None:
        asker = replace(asker or person("claire", "director"), language=language)
        super().__init__(SETUP, MemoryBooks(), asker=asker, language=language, now=NOW)

    async def _turn(self, work: Any, people: Any = ()) -> Turn:
        context = Context(
            case_id="case-1",
            turn_key=f"turn-{len(self.turns) + 1}",
            asker=self.asker,
            now=self.now,
            language=self.language,
            books=self.books,
            documents=JsonDocuments(),
            rules=self.rules,
            policy=self.policy,
            colleagues=[self.asker, *COLLEAGUES],
        )
        config = {"configurable": {"thread_id": "case-1"}, "recursion_limit": 100}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        turn = Turn(values, asks[0][1] if asks else None, asks[0][0] if asks else "", context)
        self.turns.append(turn)
        return turn

    async def _perform(self, key: str) -> EffectOutcome:
        effect = next(effect for effect in self.effects if effect.key == key)
        json.dumps(effect.payload)
        return self.failing.get(effect.kind, EffectOutcome(True, {"set": True}))

    async def begins(self) -> Talk:
        await self.begin(brief_to_json(SetupBrief("begin")))
        return self

    async def says(self, text: str) -> Turn:
        asked = self.question
        situation = Situation(
            Directory("none", [], []), self.language, date(2026, 11, 23), expecting=asked.code, choices=asked.choices
        )
        reading = read(text, situation)
        brief = {"process": reading.process, "brief": reading.brief} if reading.process == "setup" else None
        if reading.process == "stop":
            brief = {"process": "stop"}
        return await self.answer(text, brief=brief)

    async def picks(self, value: str) -> Turn:
        assert value in [choice.value for choice in self.question.choices], [c.value for c in self.question.choices]
        return await self.answer(choice=value)

    @property
    def asks(self) -> str:
        return plain(plain_text(self.question.message))

    @property
    def code(self) -> str:
        return self.question.code

    @property
    def heard(self) -> str:
        return plain(plain_text(self.last.says[-1]))


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
