"""A company that sets up rules: its books with a past, its people, and its cases."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

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
from graphs.context import Context, Person, Policy, Role, StagedEffect, StagedRecord
from graphs.message import Message
from graphs.rule_setup.brief import RuleBrief, RuleOp, brief_to_json
from graphs.rule_setup.process import RULE
from graphs.rules.reading import read_rule
from graphs.rules.resolve import resolve
from graphs.rules.rule import Draft, Rule, RuleState
from graphs.rules.rulebook import Rulebook
from graphs.rules.said import Heard
from integrations.books.port import (
    Customer,
    Directory,
    Invoice,
    PastQuote,
    PriceRule,
    Product,
    QuoteFacts,
    QuoteLine,
    QuoteRecord,
    RecordedQuote,
)
from tests.graphs.rule_setup.keeper import Keeper
from tests.support.process_run import JsonDocuments, customer, person, product

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)

ROLES = [
    Role("employee", 1, Decimal(5), Decimal(5_000)),
    Role("sales_lead", 2, Decimal(15), Decimal(20_000)),
    Role("management", 3, Decimal(40), None),
]
LEA, CLAIRE, HUGO = person("lea"), person("claire", "sales_lead"), person("hugo", "management")
STAFF = [LEA, CLAIRE, HUGO]
APPROVE = Decision("approve", ["claire"])
BELLERIVE = customer("C1", "Bellerive SARL", segment="loyal")
NORDLYS = customer("C2", "Nordlys AS", segment="vip", language="en")


def past_quote(number: str, who: Customer, total: str, sku: str = "CAF-1") -> PastQuote:
    amount = Decimal(total)
    line = QuoteLine(
        sku=sku,
        description="Café en grains",
        quantity=Decimal(1),
        unit="kg",
        unit_price=amount,
        discount_percent=Decimal(0),
        vat_rate=Decimal("5.5"),
        total_excl_vat=amount,
        total_vat=amount * Decimal("0.055"),
    )
    return PastQuote(number, date(2026, 6, 1), who, [line], amount)


@dataclass
class Books:
    """The Books port over lists that a test may change at any time."""

    customers: list[Customer] = field(
        default_factory=lambda: [BELLERIVE, NORDLYS, customer("C3", "Dupont Frères"), customer("C4", "Dupont & Filles")]
    )
    products: list[Product] = field(
        default_factory=lambda: [
            product("CAF-1", "Café en grains Aurora", "20.00", unit="kg"),
            product("TAS-1", "Tasse bleue", "8.50"),
            product("TAS-2", "Tasse rouge", "8.50"),
        ]
    )
    quotes: list[PastQuote] = field(default_factory=list[PastQuote])
    invoices: list[Invoice] = field(default_factory=list[Invoice])
    prices: list[PriceRule] = field(default_factory=list[PriceRule])
    since: list[date] = field(default_factory=list[date])

    async def directory(self) -> Directory:
        return Directory(repr((self.customers, self.products)), list(self.customers), list(self.products))

    async def past_quotes(self, since: date) -> list[PastQuote]:
        self.since.append(since)
        return list(self.quotes)

    async def past_invoices(self, since: date) -> list[Invoice]:
        self.since.append(since)
        return list(self.invoices)

    async def price_rules(self) -> list[PriceRule]:
        return list(self.prices)

    async def quote_facts(self, customer_id: str, skus: list[str]) -> QuoteFacts:
        raise AssertionError("setting up a rule prices no quote")

    async def record_quote(self, key: str, quote: QuoteRecord) -> RecordedQuote:
        raise AssertionError("setting up a rule writes nothing in the books")

    async def mark_quote_sent(self, number: str, key: str) -> None:
        raise AssertionError("setting up a rule sends nothing")


@dataclass(frozen=True)
class Turn:
    values: dict[str, Any]
    ask: Question | ApprovalRequest | EffectAwaited | None
    interrupt_id: str
    context: Context


class Setup:
    """One case. Says, effects and records are those of the whole case, in order."""

    def __init__(self, *sentences: str, books: Books | None = None, **values: Any) -> None:
        self.books = books or Books()
        self.keeper: Keeper = values.pop("keeper", None) or Keeper()
        self.asker: Person = values.pop("asker", LEA)
        self.staff: list[Person] = values.pop("staff", STAFF)
        self.language: str = values.pop("language", "fr")
        self.policy: Policy = values.pop("policy", None) or Policy(roles=list(ROLES))
        assert not values
        self.turns: list[Turn] = []
        self.failing: EffectOutcome | None = None
        saver = InMemorySaver(serde=serializer(RULE.saved))
        graph: Any = RULE.graph()
        self._graph: Any = graph.compile(checkpointer=saver)
        for sentence in sentences:
            self.keep(sentence)

    # --- what a test does

    def keep(self, sentence: str, state: RuleState = "armed") -> Rule:
        """A rule that is in force already."""
        heard = self.heard(sentence)
        assert heard.rule is not None and not heard.doubts, heard
        draft = _draft(heard, self)
        rule = Rule(f"R{len(self.keeper.rules) + 1}", 1, draft, sentence, state)
        self.keeper.rules.append(rule)
        return rule

    def heard(self, sentence: str) -> Heard:
        directory = Directory("test", list(self.books.customers), list(self.books.products))
        return read_rule(sentence, directory, self.language, NOON.date())

    async def say(self, text: str) -> Turn:
        """A new rule."""
        return await self.begin("add", text)

    async def begin(self, op: RuleOp, text: str = "", rule: str = "", heard: Heard | None = None) -> Turn:
        return await self._work(RULE.begin(self.brief(op, text, rule, heard)))

    def brief(self, op: RuleOp, text: str = "", rule: str = "", heard: Heard | None = None) -> dict[str, Any]:
        if heard is None and op in {"add", "change"} and text:
            heard = self.heard(text)
        return json.loads(json.dumps(brief_to_json(RuleBrief(op, text or f"{op} {rule}", rule, heard))))

    async def answer(self, text: str = "", *, choice: str | None = None, brief: dict[str, Any] | None = None) -> Turn:
        assert isinstance(self.asked, Question), self.asked
        answer = Answer(choice=choice, text=None if choice is not None else text, brief=brief, by=self.asker.id)
        return await self._resume(answer_to_json(answer))

    async def decide(self, decision: Decision = APPROVE) -> Turn:
        assert isinstance(self.asked, ApprovalRequest), self.asked
        return await self._resume(decision_to_json(decision))

    async def armed(self, text: str) -> Rule:
        """Said and agreed to."""
        await self.say(text)
        await self.decide()
        assert self.ending == "done", self.says
        return self.keeper.rules[-1]

    # --- what a test looks at

    @property
    def last(self) -> Turn:
        return self.turns[-1]

    @property
    def asked(self) -> Question | ApprovalRequest | EffectAwaited | None:
        return self.last.ask

    @property
    def question(self) -> Question:
        assert isinstance(self.asked, Question), (self.asked, self.said)
        return self.asked

    @property
    def labels(self) -> list[str]:
        return [choice.label for choice in self.question.choices]

    @property
    def approval(self) -> ApprovalRequest:
        assert isinstance(self.asked, ApprovalRequest), (self.asked, self.said)
        return self.asked

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(json.dumps(RULE.facts(self.last.values)))

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in RULE.reasons(self.last.values)]

    @property
    def ending(self) -> str:
        assert self.asked is None, self.asked
        return RULE.ending(self.last.values)

    @property
    def says(self) -> list[Message]:
        return [say.message for turn in self.turns for say in turn.context.says]

    @property
    def said(self) -> str:
        """What was said last, with plain spaces."""
        return plain(self.says[-1].summary) if self.says else ""

    @property
    def effects(self) -> list[StagedEffect]:
        return [effect for turn in self.turns for effect in turn.context.effects]

    @property
    def records(self) -> list[StagedRecord]:
        return [record for turn in self.turns for record in turn.context.records]

    # --- turns

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
            now=NOON,
            language=self.language,
            books=self.books,
            documents=JsonDocuments(),
            rules=Rulebook(self.keeper.known),
            policy=self.policy,
            colleagues=list(self.staff),
        )
        config = {"configurable": {"thread_id": "case-1"}, "recursion_limit": 100}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        assert len(asks) <= 1
        turn = Turn(values, asks[0][1] if asks else None, asks[0][0] if asks else "", context)
        self.turns.append(turn)
        return turn

    def _perform(self, key: str) -> EffectOutcome:
        effect = next(effect for effect in self.effects if effect.key == key)
        assert effect.awaited and not effect.shadow
        payload = json.loads(json.dumps(effect.payload))
        if self.failing is not None:
            return self.failing
        return {"rules.arm": self.keeper.arm, "rules.switch": self.keeper.switch}[effect.kind](key, payload)


def _draft(heard: Heard, setup: Setup) -> Draft:
    assert heard.rule is not None
    directory = Directory("test", list(setup.books.customers), list(setup.books.products))
    resolved = resolve(heard.rule, directory, setup.staff, setup.policy.roles, NOON.date())
    assert resolved.draft is not None, resolved
    return resolved.draft


def shown(messages: Sequence[Message] | dict[str, Message]) -> str:
    """All that they show, as one text with plain spaces."""
    each = messages.values() if isinstance(messages, dict) else messages
    return plain(" ".join(json.dumps(asdict(message), ensure_ascii=False) for message in each))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
