"""A company to which customers owe money: its books, its own notes, and the cases about what customers say."""

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
    Question,
    answer_to_json,
    ask_from_json,
    decision_to_json,
)
from graphs.context import Context, Person, Policy, StagedEffect, StagedRecord
from graphs.debtor.brief import News, brief_to_json
from graphs.debtor.process import PROMISE
from graphs.dunning.port import Promise, Sent
from graphs.message import Message
from graphs.process import Process
from graphs.rules.rulebook import Rulebook
from graphs.standing import Standing
from integrations.books.port import Customer, Invoice
from tests.support.process_run import ROLES, JsonDocuments, MemoryBooks, customer, person

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LEA, CLAIRE, HUGO = person("lea"), person("claire", "lead"), person("hugo", "director")
BELLERIVE = customer("C1", "Bellerive SARL", "achats@bellerive.example", contact="Anne Roux")
DUPONT = customer("C2", "Dupont Frères", "compta@dupont.example")
FILLES = customer("C3", "Dupont & Filles")
AURORA = customer("C4", "Aurora Ltd", "pay@aurora.example", language="en")
_PROMISE: TypeAdapter[Promise] = TypeAdapter(Promise)


def bill(number: str, who: Customer, due: str, total: str = "1000.00", paid: str = "0", **values: Any) -> Invoice:
    due_on = date.fromisoformat(due)
    row = Invoice(number, who, due_on.replace(day=1), due_on, Decimal(total), Decimal(paid), None, False)
    return replace(row, **values)


@dataclass
class Books(MemoryBooks):
    """With invoices that a test may change at any time."""

    invoices: list[Invoice] = field(default_factory=list[Invoice])

    async def open_invoices(self, customer_id: str = "") -> list[Invoice]:
        self.reads.append("open_invoices")
        rows = [row for row in self.invoices if row.balance and (not customer_id or row.customer.id == customer_id)]
        return sorted(rows, key=lambda row: (row.due_on, row.number))

    async def past_invoices(self, since: date, customer_id: str = "") -> list[Invoice]:
        theirs = [row for row in self.invoices if not customer_id or row.customer.id == customer_id]
        return [row for row in theirs if row.issued_on >= since or row.balance]


def books() -> Books:
    return Books(
        customers=[BELLERIVE, DUPONT, FILLES, AURORA],
        invoices=[
            bill("F2026-0085", BELLERIVE, "2026-10-15", "640.00"),
            bill("F2026-0103", BELLERIVE, "2026-11-10", "1200.50", "200.50"),
            bill("F2026-0110", DUPONT, "2026-11-01", "300.00"),
            bill("F2026-0050", BELLERIVE, "2026-08-01", "80.00", "80.00", paid_on=date(2026, 8, 20)),
            bill("INV-7", AURORA, "2026-12-20", "75.00"),
        ],
    )


@dataclass
class Notes:
    """Commis's own notes, changed as the effects would: standings, promises, reminders sent."""

    standings: list[Standing] = field(default_factory=list[Standing])
    kept: list[Promise] = field(default_factory=list[Promise])
    reminders: list[Sent] = field(default_factory=list[Sent])

    async def of(self, *subjects: str) -> list[Standing]:
        return [standing for standing in self.standings if standing.subject in subjects]

    async def sent(self, *customer_ids: str) -> list[Sent]:
        return [one for one in self.reminders if not customer_ids or one.customer_id in customer_ids]

    async def asked(self) -> set[str]:
        return set()

    async def promises(self, *customer_ids: str) -> list[Promise]:
        return [one for one in self.kept if not customer_ids or one.customer_id in customer_ids]

    def perform(self, effect: StagedEffect) -> None:
        payload = json.loads(json.dumps(effect.payload))
        match effect.kind:
            case "standing.put":
                until = date.fromisoformat(payload["until"]) if payload["until"] else None
                since = date.fromisoformat(payload["since"])
                self.standings.append(
                    Standing(payload["subject"], payload["kind"], since, until, payload["note"], payload["by"])
                )
            case "standing.end":
                ended = (payload["subject"], payload["kind"])
                self.standings = [one for one in self.standings if (one.subject, one.kind) != ended]
            case "promise.put":
                promise = _PROMISE.validate_python(payload)
                self.kept = [*(one for one in self.kept if one.id != promise.id), promise]
            case "promise.close":
                self.kept = [
                    replace(one, state=payload["state"]) if one.id == payload["id"] else one for one in self.kept
                ]
            case _:
                raise AssertionError(effect.kind)


@dataclass(frozen=True)
class Turn:
    values: dict[str, Any]
    ask: Question | ApprovalRequest | EffectAwaited | None
    interrupt_id: str
    context: Context


class Case:
    """One case. Says, effects and records are those of the whole case, in order; effects are done after each turn."""

    def __init__(self, process: Process = PROMISE, **values: Any) -> None:
        self.process = process
        self.books: Books = values.pop("books", None) or books()
        self.notes: Notes = values.pop("notes", None) or Notes()
        self.asker: Person = values.pop("asker", LEA)
        self.language: str = values.pop("language", "fr")
        self.policy: Policy = values.pop("policy", None) or Policy(roles=list(ROLES))
        self.now: datetime = values.pop("now", MONDAY)
        assert not values
        self.turns: list[Turn] = []
        graph: Any = process.graph()
        self._graph: Any = graph.compile(checkpointer=InMemorySaver(serde=serializer(process.saved)))

    # --- what a test does

    async def say(self, kind: Any, **values: Any) -> Turn:
        return await self.begin(brief_to_json(News(kind, **values)))

    async def begin(self, brief: dict[str, Any]) -> Turn:
        return await self._work(self.process.begin(json.loads(json.dumps(brief))))

    async def answer(self, text: str = "", *, choice: str | None = None, brief: dict[str, Any] | None = None) -> Turn:
        assert isinstance(self.asked, Question), self.asked
        answer = Answer(choice=choice, text=None if choice is not None else text, brief=brief, by=self.asker.id)
        return await self._work(Command(resume={self.turns[-1].interrupt_id: answer_to_json(answer)}))

    async def decide(self, decision: Decision) -> Turn:
        assert isinstance(self.asked, ApprovalRequest), self.asked
        return await self._work(Command(resume={self.turns[-1].interrupt_id: decision_to_json(decision)}))

    # --- what a test looks at

    @property
    def asked(self) -> Question | ApprovalRequest | EffectAwaited | None:
        return self.turns[-1].ask

    @property
    def question(self) -> Question:
        assert isinstance(self.asked, Question), (self.asked, self.said)
        return self.asked

    @property
    def values(self) -> list[str]:
        return [choice.value for choice in self.question.choices]

    @property
    def approval(self) -> ApprovalRequest:
        assert isinstance(self.asked, ApprovalRequest), (self.asked, self.said)
        return self.asked

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(json.dumps(self.process.facts(self.turns[-1].values)))

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in self.process.reasons(self.turns[-1].values)]

    @property
    def ending(self) -> str:
        assert self.asked is None, self.asked
        return self.process.ending(self.turns[-1].values)

    @property
    def says(self) -> list[Message]:
        return [say.message for turn in self.turns for say in turn.context.says]

    @property
    def said(self) -> str:
        return plain(self.says[-1].summary) if self.says else ""

    @property
    def effects(self) -> list[StagedEffect]:
        return [effect for turn in self.turns for effect in turn.context.effects]

    @property
    def records(self) -> list[StagedRecord]:
        return [record for turn in self.turns for record in turn.context.records]

    # --- turns

    async def _work(self, work: Any) -> Turn:
        context = Context(
            case_id="case-1",
            turn_key=f"turn-{len(self.turns) + 1}",
            asker=self.asker,
            now=self.now,
            language=self.language,
            books=self.books,
            documents=JsonDocuments(),  # pyright: ignore[reportArgumentType] - none is made here
            rules=Rulebook(),
            policy=self.policy,
            colleagues=[LEA, CLAIRE, HUGO],
            standings=self.notes,
            dunning=self.notes,
        )
        config = {"configurable": {"thread_id": "case-1"}, "recursion_limit": 60}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        assert len(asks) <= 1
        turn = Turn(values, asks[0][1] if asks else None, asks[0][0] if asks else "", context)
        self.turns.append(turn)
        for effect in context.effects:
            assert not effect.awaited and not effect.shadow and not effect.undo_minutes
            self.notes.perform(effect)
        return turn


def shown(messages: Sequence[Message] | dict[str, Message]) -> str:
    """All that they show, as one text with plain spaces."""
    each = messages.values() if isinstance(messages, dict) else messages
    return plain(" ".join(json.dumps(asdict(message), ensure_ascii=False) for message in each))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
