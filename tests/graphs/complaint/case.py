"""An angry customer and a company, turn by turn with real checkpoints; what is noted is done at once."""

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
    Question,
    answer_to_json,
    ask_from_json,
    decision_to_json,
)
from graphs.complaint.brief import ComplaintBrief, brief_to_json
from graphs.complaint.port import Exchange
from graphs.complaint.process import COMPLAINT
from graphs.context import Context, Person, Policy, Role, StagedEffect, StagedRecord
from graphs.dunning.port import Dunning, Promise
from graphs.rules.rulebook import Rulebook
from graphs.standing import Standing
from integrations.books.port import Books, Customer, Directory, Invoice, PastQuote, SentQuote
from tests.support.process_run import JsonDocuments, customer, person

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
ROLES = [Role("employee", 1, Decimal(5), Decimal(5_000)), Role("lead", 2, None, None), Role("director", 3, None, None)]
LEA, CLAIRE, HUGO = person("lea"), person("claire", "lead"), person("hugo", "director")
NOBODY = Person("outside", "", "", "", "fr", "Europe/Paris", outside=True)
BELLERIVE = customer("C1", "Hôtel Bellerive", "achats@bellerive.example", contact="Mme Morel", segment="vip")
BELLEVUE = customer("C2", "Bellevue Traiteur")
NORD = customer("C3", "Hôtel du Nord")
SUD = customer("C4", "Hôtel du Sud")


@dataclass
class ClientBooks:
    customers: list[Customer] = field(default_factory=lambda: [BELLERIVE, BELLEVUE, NORD, SUD])
    invoices: list[Invoice] = field(default_factory=list[Invoice])
    waiting: list[SentQuote] = field(default_factory=list[SentQuote])

    async def directory(self) -> Directory:
        return Directory(f"{id(self)}", list(self.customers), [])

    async def past_invoices(self, since: date, customer_id: str = "") -> list[Invoice]:
        return [each for each in self.invoices if each.customer.id == customer_id]

    async def sent_quotes(self, customer_id: str = "") -> list[SentQuote]:
        return [each for each in self.waiting if each.customer.id == customer_id]

    async def past_quotes(self, since: date) -> list[PastQuote]:
        return []


@dataclass
class Kept:
    """Standings, promises, mails and the alert that runs."""

    running: list[Standing] = field(default_factory=list[Standing])
    promised: list[Promise] = field(default_factory=list[Promise])
    mails: list[Exchange] = field(default_factory=list[Exchange])
    alert: str = ""

    async def of(self, *subjects: str) -> list[Standing]:
        return [each for each in self.running if each.subject in subjects]

    async def promises(self, *customer_ids: str) -> list[Promise]:
        return [each for each in self.promised if each.customer_id in customer_ids]

    async def with_customer(self, customer_id: str, addresses: list[str], limit: int = 6) -> list[Exchange]:
        return self.mails[:limit]

    async def open_complaint(self, customer_id: str, address: str) -> str:
        return self.alert

    def note(self, effect: StagedEffect) -> None:
        payload = json.loads(json.dumps(effect.payload))
        same = [each for each in self.running if (each.subject, each.kind) == (payload.get("subject"), "complaint")]
        if effect.kind in {"standing.put", "standing.end"}:
            self.running = [each for each in self.running if each not in same]
        if effect.kind == "standing.put":
            since = date.fromisoformat(payload["since"])
            self.running.append(Standing(payload["subject"], "complaint", since, None, payload["note"], payload["by"]))


class Case:
    def __init__(self, **values: Any) -> None:
        self.books = ClientBooks()
        self.kept = Kept()
        self.asker: Person = values.pop("asker", NOBODY)
        self.colleagues: list[Person] = values.pop("colleagues", [LEA, CLAIRE, HUGO])
        self.policy = Policy(roles=list(values.pop("roles", ROLES)), autonomy="observe")
        self.role: str = values.pop("role", "")
        self.language: str = values.pop("language", "fr")
        self.now: datetime = values.pop("now", NOON)
        assert not values
        self.contexts: list[Context] = []
        self.ask: Question | ApprovalRequest | None = None
        self.values: dict[str, Any] = {}
        self._interrupt = ""
        graph: Any = COMPLAINT.graph()
        self._graph: Any = graph.compile(checkpointer=InMemorySaver(serde=serializer(COMPLAINT.saved)))

    async def wrote(self, words: str = "C'est inadmissible, la livraison est encore en retard.", **given: Any) -> None:
        """A mail of Bellerive, unless something else is said."""
        brief = ComplaintBrief(
            **{
                "customer_id": "C1",
                "sender": "achats@bellerive.example",
                "sender_name": "Mme Morel",
                "words": words,
                "excerpt": words,
                "kinds": ["complaint"],
                "severity": 2,
                **given,
            }
        )
        await self._run(COMPLAINT.begin(json.loads(json.dumps(brief_to_json(brief)))))

    async def told(self, name: str, **given: Any) -> None:
        """By a colleague, in chat."""
        brief = ComplaintBrief(customer=name, words=f"{name} est furieux", kinds=["complaint"], source="chat", **given)
        await self._run(COMPLAINT.begin(json.loads(json.dumps(brief_to_json(brief)))))

    async def decides(self, verb: Any, *by: Person, **values: Any) -> None:
        decision = Decision(verb, by=[each.id for each in by], **values)
        await self._run(Command(resume={self._interrupt: decision_to_json(decision)}))

    async def answers(self, text: str | None = None, choice: str | None = None, brief: Any = None) -> None:
        answer = Answer(choice=choice, text=text, brief=brief, by="lea")
        await self._run(Command(resume={self._interrupt: answer_to_json(answer)}))

    @property
    def approval(self) -> ApprovalRequest:
        assert isinstance(self.ask, ApprovalRequest), (self.ask, self.said)
        return self.ask

    @property
    def question(self) -> Question:
        assert isinstance(self.ask, Question), (self.ask, self.said)
        return self.ask

    @property
    def card(self) -> str:
        return plain(json.dumps(asdict(self.approval.shown[self.language]), ensure_ascii=False))

    @property
    def said(self) -> str:
        return plain(" ".join(say.message.summary for each in self.contexts for say in each.says))

    @property
    def effects(self) -> list[StagedEffect]:
        return [effect for each in self.contexts for effect in each.effects]

    @property
    def records(self) -> list[StagedRecord]:
        return [record for each in self.contexts for record in each.records]

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(json.dumps(COMPLAINT.facts(self.values)))

    @property
    def ending(self) -> str:
        assert self.ask is None, self.ask
        return COMPLAINT.ending(self.values)

    @property
    def held(self) -> list[str]:
        return [each.subject for each in self.kept.running if each.kind == "complaint"]

    async def _run(self, work: Any) -> None:
        context = Context(
            case_id="case-1",
            turn_key=f"turn-{len(self.contexts) + 1}",
            asker=self.asker,
            now=self.now,
            language=self.language,
            books=cast(Books, self.books),  # the part of the port that the process reads
            documents=JsonDocuments(),
            rules=Rulebook(),
            policy=self.policy,
            colleagues=self.colleagues,
            standings=self.kept,
            dunning=cast(Dunning, self.kept),
            exchanges=self.kept,
            complaint_role=self.role,
        )
        config = {"configurable": {"thread_id": "case-1"}, "recursion_limit": 60}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        self.values, self.ask = values, cast(Any, asks[0][1]) if asks else None
        self._interrupt = asks[0][0] if asks else ""
        self.contexts.append(context)
        for effect in context.effects:
            self.kept.note(effect)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
