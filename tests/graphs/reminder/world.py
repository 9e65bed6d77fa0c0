"""A small company whose customers owe it money: its books, what it keeps of reminders, and cases worked in memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from langgraph.checkpoint.memory import InMemorySaver
from langgraph.types import Command

from bot.store.checkpoints import serializer
from graphs.ask import (
    Answer,
    ApprovalRequest,
    Decision,
    EffectAwaited,
    EffectOutcome,
    Question,
    Reason,
    answer_to_json,
    ask_from_json,
    decision_to_json,
    outcome_to_json,
)
from graphs.calendar import WorkCalendar
from graphs.context import Context, Person, Policy, StagedCase, StagedEffect, StagedRecord
from graphs.dunning.ladder import Ladder
from graphs.dunning.limits import Limits
from graphs.message import Message
from graphs.reminder.brief import CustomerBrief, RunBrief, brief_to_json
from graphs.reminder.process import REMINDER
from graphs.rules.port import Rules
from graphs.rules.rule import Rule, RuleSet
from graphs.rules.rulebook import Rulebook
from tests.graphs.reminder.company import (
    CLAIRE,
    CLOCK,
    COMPANY,
    HUGO,
    LEA,
    NOON,
    ROLES,
    TODAY,
    World,
    customer,
)

__all__ = [
    "CLAIRE",
    "CLOCK",
    "COMPANY",
    "HUGO",
    "LEA",
    "NOON",
    "ROLES",
    "TODAY",
    "Case",
    "Turn",
    "World",
    "acting",
    "customer",
    "proposing",
    "ruled",
    "watching",
    "words",
]


@dataclass(frozen=True)
class Turn:
    values: dict[str, Any]
    ask: Question | ApprovalRequest | EffectAwaited | None
    interrupt_id: str
    context: Context


class Case:
    """One case over a world. `outcomes` are what the mail effect says instead, one after the other."""

    def __init__(
        self,
        world: World,
        *,
        asker: Person = CLAIRE,
        language: str = "fr",
        policy: Policy | None = None,
        rules: Rules | None = None,
        ladder: Ladder | None = None,
        limits: Limits | None = None,
        calendar: WorkCalendar | None = None,
        now: datetime = NOON,
        id: str = "case-1",
    ) -> None:
        self.world = world
        self.asker = asker
        self.language = language
        self.policy = policy or acting()
        self.rules: Rules = rules or Rulebook()
        self.ladder = ladder or Ladder()
        self.limits = limits or Limits()
        self.calendar = calendar or WorkCalendar()
        self.now = now
        self.id = id
        self.turns: list[Turn] = []
        self.outcomes: list[EffectOutcome] = []
        self.before_mail: list[Any] = []
        graph: Any = REMINDER.graph()
        self._graph: Any = graph.compile(checkpointer=InMemorySaver(serde=serializer(REMINDER.saved)))

    async def begin(self, brief: CustomerBrief | RunBrief | dict[str, Any]) -> Case:
        data = brief if isinstance(brief, dict) else brief_to_json(brief)
        await self._work(REMINDER.begin(json.loads(json.dumps(data))))
        return self

    async def answer(self, text: str = "", *, choice: str | None = None, brief: dict[str, Any] | None = None) -> None:
        assert isinstance(self.asked, Question), self.asked
        answer = Answer(choice, None if choice is not None else text, brief, self.asker.id)
        await self._resume(answer_to_json(answer))

    async def decide(self, verb: Any, by: Person = CLAIRE, note: str = "", **values: Any) -> None:
        assert isinstance(self.asked, ApprovalRequest), self.asked
        await self._resume(decision_to_json(Decision(verb, [by.id], note, **values)), [by])

    # --- what a test looks at

    @property
    def last(self) -> Turn:
        return self.turns[-1]

    @property
    def asked(self) -> Question | ApprovalRequest | EffectAwaited | None:
        return self.last.ask

    @property
    def question(self) -> Question:
        assert isinstance(self.asked, Question), self.asked
        return self.asked

    @property
    def approval(self) -> ApprovalRequest:
        assert isinstance(self.asked, ApprovalRequest), (self.asked, self.said)
        return self.asked

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(json.dumps(REMINDER.facts(self.last.values)))

    @property
    def title(self) -> str:
        return REMINDER.title(self.last.values, self.language)

    @property
    def reasons(self) -> list[Reason]:
        return REMINDER.reasons(self.last.values)

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in self.reasons]

    @property
    def ending(self) -> str:
        assert self.asked is None, self.asked
        return REMINDER.ending(self.last.values)

    @property
    def says(self) -> list[Message]:
        return [say.message for turn in self.turns for say in turn.context.says]

    @property
    def said(self) -> str:
        return " / ".join(message.summary for message in self.says)

    @property
    def effects(self) -> list[StagedEffect]:
        return [effect for turn in self.turns for effect in turn.context.effects]

    @property
    def cases(self) -> list[StagedCase]:
        return [case for turn in self.turns for case in turn.context.cases]

    @property
    def records(self) -> list[StagedRecord]:
        return [record for turn in self.turns for record in turn.context.records]

    def kinds(self, kind: str) -> list[StagedEffect]:
        return [effect for effect in self.effects if effect.kind == kind]

    # --- turns

    async def _resume(self, value: dict[str, Any], people: Sequence[Person] = ()) -> None:
        await self._work(Command(resume={self.last.interrupt_id: value}), people)

    async def _work(self, work: Any, people: Sequence[Person] = ()) -> None:
        turn = await self._turn(work, people)
        while isinstance(turn.ask, EffectAwaited):
            for happens in self.before_mail[:1]:
                self.before_mail = self.before_mail[1:]
                happens()
            outcome = await self._perform(turn.ask.key)
            turn = await self._turn(Command(resume={turn.interrupt_id: outcome_to_json(outcome)}))

    async def _turn(self, work: Any, people: Sequence[Person] = ()) -> Turn:
        world: Any = self.world
        context = Context(
            case_id=self.id,
            turn_key=f"{self.id}.{len(self.turns) + 1}",
            asker=self.asker,
            now=self.now,
            language=self.language,
            books=world,
            documents=world,
            rules=self.rules,
            policy=self.policy,
            deciders=list(people),
            colleagues=[LEA, CLAIRE, HUGO],
            standings=world,
            calendar=self.calendar,
            dunning=world,
            ladder=self.ladder,
            dunning_limits=self.limits,
        )
        self.world.today = self.now.astimezone(ZoneInfo(self.asker.time_zone)).date()
        config = {"configurable": {"thread_id": self.id}, "recursion_limit": 100}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        assert len(asks) <= 1
        turn = Turn(values, asks[0][1] if asks else None, asks[0][0] if asks else "", context)
        self.turns.append(turn)
        for effect in context.effects:
            if not effect.awaited and not effect.shadow:
                await self.world.perform(effect.key, effect.kind, json.loads(json.dumps(effect.payload)))
        return turn

    async def _perform(self, key: str) -> EffectOutcome:
        effect = next(effect for effect in self.effects if effect.key == key)
        assert effect.awaited and not effect.shadow
        if self.outcomes:
            return self.outcomes.pop(0)
        result = await self.world.perform(key, effect.kind, json.loads(json.dumps(effect.payload)))
        return EffectOutcome(True, result)


def acting(**values: Any) -> Policy:
    return Policy(roles=list(ROLES), autonomy="act", confirm_above=None, two_people_above=None, **values)


def proposing(**values: Any) -> Policy:
    return replace(acting(**values), autonomy="propose")


def watching() -> Policy:
    return replace(acting(), autonomy="observe")


def ruled(*rules: Rule) -> Rulebook:
    return Rulebook(RuleSet(list(rules)))


def words(message: Message) -> str:
    """All that a message shows, as one text."""
    return json.dumps(asdict(message), ensure_ascii=False)
