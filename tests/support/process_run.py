"""Runs one process's graph in memory, turn by turn, with real checkpoints; books, mail and documents are dicts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from langgraph.checkpoint.memory import InMemorySaver
from langgraph.types import Command
from pydantic import TypeAdapter

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
from graphs.context import Context, Person, Policy, Role, StagedEffect, StagedRecord
from graphs.message import Message
from graphs.process import Process
from graphs.rules.port import Rules
from graphs.rules.rulebook import Rulebook
from integrations.books.port import (
    Company,
    Customer,
    Directory,
    PriceRule,
    Product,
    QuoteFacts,
    QuoteRecord,
    Receivable,
    RecordedQuote,
)
from integrations.documents.port import QuoteDocument

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
_RECORD: TypeAdapter[QuoteRecord] = TypeAdapter(QuoteRecord)


@dataclass
class MemoryBooks:
    """The Books port over lists that a test may change at any time; `down` is the outcome that recording then has."""

    customers: list[Customer] = field(default_factory=list[Customer])
    products: list[Product] = field(default_factory=list[Product])
    receivables: dict[str, list[Receivable]] = field(default_factory=dict[str, list[Receivable]])
    price_rules: list[PriceRule] = field(default_factory=list[PriceRule])
    company: Company = field(default_factory=lambda: Company(name="Atelier Vauban", email="contact@vauban.example"))
    recorded: dict[str, tuple[QuoteRecord, RecordedQuote]] = field(
        default_factory=dict[str, tuple[QuoteRecord, RecordedQuote]]
    )
    sent: list[str] = field(default_factory=list[str])
    reads: list[str] = field(default_factory=list[str])

    async def directory(self) -> Directory:
        self.reads.append("directory")
        key = hash((tuple(c.name for c in self.customers), tuple(p.name for p in self.products)))
        return Directory(f"{id(self)}/{key}", list(self.customers), list(self.products))

    async def quote_facts(self, customer_id: str, skus: list[str]) -> QuoteFacts:
        self.reads.append("quote_facts")
        return QuoteFacts(
            customer=next((row for row in self.customers if row.id == customer_id), None),
            products={row.sku: row for row in self.products if row.sku in skus},
            receivables=list(self.receivables.get(customer_id, [])),
            price_rules=list(self.price_rules),
            company=self.company,
        )

    async def record_quote(self, key: str, quote: QuoteRecord) -> RecordedQuote:
        if key not in self.recorded:
            self.recorded[key] = (quote, self._numbered(quote))
        return self.recorded[key][1]

    def _numbered(self, quote: QuoteRecord) -> RecordedQuote:
        customer_id = quote.customer_id
        if quote.new_customer is not None:
            new = quote.new_customer
            customer_id = f"C{len(self.customers) + 1}"
            self.customers.append(customer(customer_id, new.name, new.email, language=new.language))
        if quote.replaces:
            base, _, version = quote.replaces.partition("-V")
            number = int(version or 1) + 1
            return RecordedQuote(f"{base}-V{number}", number, customer_id)
        count = sum(1 for row, _ in self.recorded.values() if not row.replaces) + 1
        return RecordedQuote(f"D{quote.issued_on.year}-{count:04}", 1, customer_id)

    async def mark_quote_sent(self, number: str, key: str) -> None:
        self.sent.append(number)

    def change(self, sku: str, **values: Any) -> None:
        self.products = [replace(row, **values) if row.sku == sku else row for row in self.products]


class JsonDocuments:
    """The Documents port: the document's own content as bytes."""

    async def quote_pdf(self, document: QuoteDocument) -> bytes:
        return json.dumps(asdict(document), default=str, sort_keys=True).encode()


def customer(id: str, name: str, email: str = "", **values: Any) -> Customer:
    row = Customer(id, name, email or f"{id.lower()}@client.example", "", "standard", None, "fr", 30, "", "")
    return replace(row, **values)


def product(sku: str, name: str, price: str | None = "10.00", **values: Any) -> Product:
    row = Product(sku, name, [], "pièce", None if price is None else Decimal(price), Decimal(20), None)
    return replace(row, **values)


def due(number: str, day: date, amount: str, *, paid: str = "0", disputed: bool = False) -> Receivable:
    return Receivable(number, day, Decimal(amount), Decimal(paid), disputed)


ROLES = [
    Role("employee", 1, Decimal(10), Decimal(5_000)),
    Role("lead", 2, Decimal(20), Decimal(20_000)),
    Role("director", 3, None, None),
]


def person(id: str, role: str = "employee", *, language: str = "fr", outside: bool = False) -> Person:
    name = {"lea": "Léa Marchand", "claire": "Claire Nogaro", "hugo": "Hugo Delmas"}.get(id, id.title())
    return Person(id, name, f"{id}@vauban.example", role, language, "Europe/Paris", outside)


@dataclass(frozen=True)
class Turn:
    """What one turn brought: the state, what it asks now, and what it staged."""

    values: dict[str, Any]
    ask: Question | ApprovalRequest | EffectAwaited | None
    interrupt_id: str
    context: Context

    @property
    def says(self) -> list[Message]:
        return [say.message for say in self.context.says]


class ProcessRun:
    """One case. `turns` holds all of them; says, effects and records are those of the whole case, in order."""

    def __init__(
        self,
        process: Process,
        books: MemoryBooks,
        *,
        asker: Person | None = None,
        language: str = "fr",
        policy: Policy | None = None,
        rules: Rules | None = None,
        now: datetime = NOON,
    ) -> None:
        self.process = process
        self.books = books
        self.asker = asker or person("lea", language=language)
        self.language = language
        self.policy = policy or Policy(roles=list(ROLES))
        self.rules: Rules = rules or Rulebook()
        self.now = now
        self.turns: list[Turn] = []
        self.mails: list[dict[str, Any]] = []
        self.failing: dict[str, EffectOutcome] = {}
        saver = InMemorySaver(serde=serializer(process.saved))
        self._graph: Any = process.graph().compile(checkpointer=saver)

    # --- what a test does

    async def begin(self, brief: dict[str, Any]) -> Turn:
        return await self._work(self.process.begin(brief))

    async def answer(self, text: str = "", *, choice: str | None = None, brief: dict[str, Any] | None = None) -> Turn:
        assert isinstance(self.asked, Question), self.asked
        answer = Answer(choice=choice, text=None if choice is not None else text, brief=brief, by=self.asker.id)
        return await self._resume(answer_to_json(answer))

    async def decide(self, decision: Decision, *people: Person) -> Turn:
        assert isinstance(self.asked, ApprovalRequest), self.asked
        return await self._resume(decision_to_json(decision), people)

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
        assert isinstance(self.asked, ApprovalRequest), self.asked
        return self.asked

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(json.dumps(self.process.facts(self.last.values)))

    @property
    def reasons(self) -> list[Reason]:
        return self.process.reasons(self.last.values)

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in self.reasons]

    @property
    def ending(self) -> str:
        assert self.asked is None, self.asked
        return self.process.ending(self.last.values)

    @property
    def says(self) -> list[Message]:
        return [message for turn in self.turns for message in turn.says]

    @property
    def effects(self) -> list[StagedEffect]:
        return [effect for turn in self.turns for effect in turn.context.effects]

    @property
    def records(self) -> list[StagedRecord]:
        return [record for turn in self.turns for record in turn.context.records]

    @property
    def quotes(self) -> list[QuoteRecord]:
        return [quote for quote, _ in self.books.recorded.values()]

    # --- turns

    async def _resume(self, value: dict[str, Any], people: Sequence[Person] = ()) -> Turn:
        return await self._work(Command(resume={self.last.interrupt_id: value}), people)

    async def _work(self, work: Any, people: Sequence[Person] = ()) -> Turn:
        """One turn, and those that its effects bring about, until a person is asked or the case ends."""
        turn = await self._turn(work, people)
        while isinstance(turn.ask, EffectAwaited):
            outcome = await self._perform(turn.ask.key)
            turn = await self._turn(Command(resume={turn.interrupt_id: outcome_to_json(outcome)}))
        return turn

    async def _turn(self, work: Any, people: Sequence[Person] = ()) -> Turn:
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
            deciders=list(people),
        )
        config = {"configurable": {"thread_id": "case-1"}, "recursion_limit": 100}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        assert len(asks) <= 1
        turn = Turn(values, asks[0][1] if asks else None, asks[0][0] if asks else "", context)
        self.turns.append(turn)
        return turn

    async def _perform(self, key: str) -> EffectOutcome:
        effect = next(effect for effect in self.effects if effect.key == key)
        assert effect.awaited and not effect.shadow
        payload = json.loads(json.dumps(effect.payload))
        if effect.kind in self.failing:
            return self.failing[effect.kind]
        if effect.kind == "books.record_quote":
            given = await self.books.record_quote(key, _RECORD.validate_python(payload["quote"]))
            return EffectOutcome(True, {**asdict(given), "reference": given.number})
        assert effect.kind == "mail", effect.kind
        self.mails.append(payload)
        return EffectOutcome(True, {"reference": f"<{key}>", "to": payload["to"]})


def words(message: Message) -> str:
    """All that a message shows, as one text."""
    return json.dumps(asdict(message), ensure_ascii=False)
