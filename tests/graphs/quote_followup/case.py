"""A company with quotes that wait for an answer, and its follow-up cases, run turn by turn with real checkpoints."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

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
    answer_to_json,
    ask_from_json,
    decision_to_json,
    outcome_to_json,
)
from graphs.context import Context, Person, Policy, Role, StagedEffect
from graphs.message import Message
from graphs.quote_followup.brief import FollowupBrief, brief_to_json
from graphs.quote_followup.process import QUOTE_FOLLOWUP
from graphs.rules.rule import RuleSet
from graphs.rules.rulebook import Rulebook
from graphs.standing import Standing
from integrations.books.port import Books, Company, Customer, Directory, QuoteFacts, SentQuote
from tests.support.process_run import JsonDocuments, customer, person

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
ROLES = [
    Role("employee", 1, Decimal(5), Decimal(5_000)),
    Role("sales_lead", 2, Decimal(15), Decimal(20_000)),
    Role("management", 3, Decimal(40), None),
]
LEA = person("lea")
NOBODY = Person("outside", "", "", "", "fr", "Europe/Paris", outside=True)
BELLERIVE = customer("C1", "Hôtel Bellerive", segment="loyal")
NORDLYS = customer("C2", "Nordlys Kaffe", language="en")


def sent_quote(number: str, who: Customer, sent: str, until: str, total: str = "1000.00") -> SentQuote:
    amount = Decimal(total)
    return SentQuote(number, who, date.fromisoformat(sent), date.fromisoformat(until), amount, amount * Decimal("1.2"))


ONE = sent_quote("D2026-0001", BELLERIVE, "2026-11-10", "2026-12-10")
TWO = sent_quote("D2026-0002", NORDLYS, "2026-11-12", "2026-12-12", "400.00")


@dataclass
class WaitingBooks:
    """What the process reads of the books: quotes that wait, names, the company."""

    quotes: list[SentQuote] = field(default_factory=lambda: [ONE, TWO])
    customers: list[Customer] = field(default_factory=lambda: [BELLERIVE, NORDLYS, customer("C3", "Café Lumière")])
    marks: dict[str, str] = field(default_factory=dict[str, str])

    async def sent_quotes(self) -> list[SentQuote]:
        return [each for each in self.quotes if each.number not in self.marks]

    async def directory(self) -> Directory:
        return (
            Directory(repr(self.customers), [], [])
            if not self.customers
            else Directory(f"{id(self)}", list(self.customers), [])
        )

    async def quote_facts(self, customer_id: str, skus: list[str]) -> QuoteFacts:
        return QuoteFacts(None, {}, [], [], Company(name="Atelier Vauban", email="contact@vauban.example"))


@dataclass
class NotedStandings:
    running: list[Standing] = field(default_factory=list[Standing])

    async def of(self, *subjects: str) -> list[Standing]:
        return [each for each in self.running if each.subject in subjects]


@dataclass(frozen=True)
class Turn:
    values: dict[str, Any]
    ask: Question | ApprovalRequest | EffectAwaited | None
    interrupt_id: str
    context: Context


class Case:
    """One case of the process; mails and marks are done at once, as `answers` says."""

    def __init__(self, **values: Any) -> None:
        self.books: WaitingBooks = values.pop("books", None) or WaitingBooks()
        self.standings = NotedStandings(values.pop("running", []))
        self.asker: Person = values.pop("asker", LEA)
        self.policy = Policy(roles=list(ROLES), autonomy=values.pop("autonomy", "act"), **values.pop("policy", {}))
        self.language: str = values.pop("language", "fr")
        self.now: datetime = values.pop("now", NOON)
        self.outcomes: dict[str, EffectOutcome] = values.pop("outcomes", {})
        assert not values
        self.turns: list[Turn] = []
        graph: Any = QUOTE_FOLLOWUP.graph()
        self._graph: Any = graph.compile(checkpointer=InMemorySaver(serde=serializer(QUOTE_FOLLOWUP.saved)))

    async def begin(self, brief: FollowupBrief) -> Turn:
        return await self._work(QUOTE_FOLLOWUP.begin(json.loads(json.dumps(brief_to_json(brief)))))

    async def asks(self, number: str = "", customer_name: str = "") -> Turn:
        return await self.begin(FollowupBrief("asked", number, customer_name))

    async def wrote(self, words: str, number: str = "D2026-0001", sender: str = "") -> Turn:
        return await self.begin(FollowupBrief("answered", number, words=words, sender=sender or BELLERIVE.email))

    async def answer(self, text: str | None = None, choice: str | None = None, brief: Any = None) -> Turn:
        return await self._resume(answer_to_json(Answer(choice=choice, text=text, brief=brief, by="lea")))

    async def decide(self, decision: Decision) -> Turn:
        return await self._resume(decision_to_json(decision))

    @property
    def last(self) -> Turn:
        return self.turns[-1]

    @property
    def question(self) -> Question:
        assert isinstance(self.last.ask, Question), (self.last.ask, self.said)
        return self.last.ask

    @property
    def approval(self) -> ApprovalRequest:
        assert isinstance(self.last.ask, ApprovalRequest), (self.last.ask, self.said)
        return self.last.ask

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(json.dumps(QUOTE_FOLLOWUP.facts(self.last.values)))

    @property
    def ending(self) -> str:
        assert self.last.ask is None, self.last.ask
        return QUOTE_FOLLOWUP.ending(self.last.values)

    @property
    def said(self) -> str:
        return plain(" ".join(say.message.summary for turn in self.turns for say in turn.context.says))

    @property
    def effects(self) -> list[StagedEffect]:
        return [effect for turn in self.turns for effect in turn.context.effects]

    @property
    def mails(self) -> list[dict[str, Any]]:
        return [each.payload for each in self.effects if each.kind == "followup.mail" and not each.shadow]

    async def _resume(self, value: dict[str, Any]) -> Turn:
        return await self._work(Command(resume={self.last.interrupt_id: value}))

    async def _work(self, work: Any) -> Turn:
        turn = await self._turn(work)
        while isinstance(turn.ask, EffectAwaited):
            outcome = self._perform(turn.ask.key)
            turn = await self._turn(Command(resume={turn.interrupt_id: outcome_to_json(outcome)}))
        return turn

    async def _turn(self, work: Any) -> Turn:
        context = Context(
            case_id="case-1",
            turn_key=f"turn-{len(self.turns) + 1}",
            asker=self.asker,
            now=self.now,
            language=self.language,
            books=cast(Books, self.books),  # the part of the port that the process reads
            documents=JsonDocuments(),
            rules=Rulebook(RuleSet()),
            policy=self.policy,
            standings=self.standings,
        )
        config = {"configurable": {"thread_id": "case-1"}, "recursion_limit": 60}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        turn = Turn(values, asks[0][1] if asks else None, asks[0][0] if asks else "", context)
        self.turns.append(turn)
        return turn

    def _perform(self, key: str) -> EffectOutcome:
        effect = next(effect for effect in self.effects if effect.key == key)
        payload = json.loads(json.dumps(effect.payload))
        if effect.kind in self.outcomes:
            return self.outcomes[effect.kind]
        if effect.kind == "followup.mail":
            return EffectOutcome(True, {"sent": True, "to": payload["to"], "reference": f"<{key}>"})
        assert effect.kind == "books.mark_quote_answered"
        self.books.marks[payload["number"]] = payload["answer"]
        return EffectOutcome(True, {"reference": payload["number"]})


def shown(message: Message) -> str:
    return plain(json.dumps(asdict(message), ensure_ascii=False))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
