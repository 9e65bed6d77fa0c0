"""A company that sells machines, its owners of leads, and cases of the lead process run with real checkpoints."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
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
from graphs.context import Context, Person, Policy, StagedEffect
from graphs.lead.brief import ChangeLead, LeadMoved, NewLead, TunePoints, brief_to_json
from graphs.lead.process import LEAD
from graphs.leads.given import Given
from graphs.leads.port import Owner
from graphs.message import Message, message_from_json
from graphs.rules.port import Rules
from graphs.rules.rulebook import Rulebook
from graphs.standing import Standing
from integrations.books.port import Books, Company
from integrations.crm.port import CompanyRecord, Lead, LeadNote
from integrations.documents.port import Documents
from tests.support.lead_doubles import MemoryCrm, MemoryDesk, MemoryRegister
from tests.support.process_run import ROLES, JsonDocuments, MemoryBooks, customer, person, product

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
THREE_AM = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LEA, CLAIRE, HUGO = person("lea"), person("claire", "lead"), person("hugo", "director")
NOBODY = Person("outside", "", "", "", "fr", "Europe/Paris", outside=True)
COMPANY = Company(
    name="Atelier Vauban", email="contact@vauban.example", address="1 rue du Port", postal_code="59000", city="Lille"
)

HOT = Given(
    source="form",
    name="Jeanne Martin",
    company="Boulangerie Martin",
    email="Jeanne@Boulangerie-Martin.example",
    phone="03 20 12 34 56",
    postal_code="59000",
    city="Lille",
    message="Bonjour, il nous faut 12 machines à café pro avant le 15 janvier 2027, budget 9000 € HT. "
    "Merci d'envoyer un devis.",
)
WARM = Given(
    source="form",
    name="Paul Durand",
    company="Bureaux Durand",
    email="paul@bureaux-durand.example",
    postal_code="59000",
    city="Lille",
    message="Bonjour, nous cherchons une machine à café pro. Cordialement",
)
COLD = Given(source="form", name="Luc Petit", email="luc.petit@gmail.com", message="Bonjour, des informations merci.")
RECORD = CompanyRecord(
    "552100554", "BOULANGERIE MARTIN", "10.71C", "11", "PME", "59000", "LILLE", "2001-05-02", source="test"
)


class NotedStandings:
    def __init__(self, running: list[Standing]) -> None:
        self.running = running
        self.asked: list[str] = []

    async def of(self, *subjects: str) -> list[Standing]:
        self.asked += subjects
        return [each for each in self.running if each.subject in subjects]


def books() -> MemoryBooks:
    return MemoryBooks(
        customers=[customer("C1", "Hôtel Bellerive", "accueil@bellerive.example", segment="vip")],
        products=[product("MAC-1", "Machine à café pro", "700.00"), product("MOU-1", "Moulin", "150.00")],
        company=COMPANY,
    )


def owners() -> list[Owner]:
    return [
        Owner("lea", "Léa Marchand", "lea@vauban.example", open_leads=1),
        Owner("hugo", "Hugo Delmas", open_leads=4),
    ]


class Case:
    """One case of the process; effects are done at once, as `outcomes` says where it names their kind."""

    def __init__(self, **values: Any) -> None:
        self.books: MemoryBooks = values.pop("books", None) or books()
        self.crm: MemoryCrm = values.pop("crm", None) or MemoryCrm()
        self.register: MemoryRegister = values.pop("register", None) or MemoryRegister()
        self.desk: MemoryDesk = values.pop("desk", None) or MemoryDesk(owners())
        self.standings = NotedStandings(values.pop("running", []))
        self.asker: Person = values.pop("asker", NOBODY)
        self.rules: Rules = values.pop("rules", None) or Rulebook()
        self.policy = Policy(roles=list(ROLES), autonomy=values.pop("autonomy", "act"), **values.pop("policy", {}))
        self.language: str = values.pop("language", "fr")
        self.now: datetime = values.pop("now", NOON)
        self.outcomes: dict[str, EffectOutcome] = values.pop("outcomes", {})
        assert not values
        self.turns: list[tuple[dict[str, Any], Any, str, Context]] = []
        graph: Any = LEAD.graph()
        self._graph: Any = graph.compile(checkpointer=InMemorySaver(serde=serializer(LEAD.saved)))

    # --- what a test does

    async def comes(self, given: Given, **values: Any) -> None:
        await self.begin(NewLead("L1", given, self.now.isoformat(), **values))

    async def moves(self, what: Any, lead_id: str = "L1", **values: Any) -> None:
        await self.begin(LeadMoved(lead_id, what, **values))

    async def begin(self, brief: NewLead | LeadMoved | ChangeLead | TunePoints) -> None:
        await self._work(LEAD.begin(json.loads(json.dumps(brief_to_json(brief)))))

    async def answer(self, text: str | None = None, choice: str | None = None, brief: Any = None) -> None:
        await self._resume(answer_to_json(Answer(choice=choice, text=text, brief=brief, by="lea")))

    async def decide(self, decision: Decision) -> None:
        assert isinstance(self.ask, ApprovalRequest), (self.ask, self.said)
        await self._resume(decision_to_json(decision))

    # --- what a test looks at

    @property
    def ask(self) -> Any:
        return self.turns[-1][1]

    @property
    def approval(self) -> ApprovalRequest:
        assert isinstance(self.ask, ApprovalRequest), (self.ask, self.said)
        return self.ask

    @property
    def question(self) -> Question:
        assert isinstance(self.ask, Question), (self.ask, self.said)
        return self.ask

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(json.dumps(LEAD.facts(self.turns[-1][0])))

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in LEAD.reasons(self.turns[-1][0])]

    @property
    def ending(self) -> str:
        assert self.ask is None, self.ask
        return LEAD.ending(self.turns[-1][0])

    @property
    def says(self) -> list[Message]:
        return [say.message for turn in self.turns for say in turn[3].says]

    @property
    def said(self) -> str:
        return plain(" ".join(message.summary for message in self.says))

    @property
    def shown(self) -> str:
        return " ".join(shown(message) for message in self.says)

    @property
    def effects(self) -> list[StagedEffect]:
        return [effect for turn in self.turns for effect in turn[3].effects]

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [each.payload for each in self.effects if each.kind == kind and not each.shadow]

    @property
    def mails(self) -> list[dict[str, Any]]:
        return self.of("lead.mail")

    @property
    def mail(self) -> dict[str, Any]:
        assert len(self.mails) == 1, self.mails
        return self.mails[0]

    @property
    def cards(self) -> list[tuple[str, str]]:
        """(person, all that they read) of the private cards."""
        return [(each["person"], shown(message_from_json(each["message"]["fr"]))) for each in self.of("leads.card")]

    @property
    def lead(self) -> Lead:
        return self.crm.rows["L1"]

    @property
    def notes(self) -> list[LeadNote]:
        return self.crm.notes.get("L1", [])

    # --- turns

    async def _resume(self, value: dict[str, Any]) -> None:
        await self._work(Command(resume={self.turns[-1][2]: value}))

    async def _work(self, work: Any) -> None:
        await self._turn(work)
        while isinstance(self.ask, EffectAwaited):
            awaited, interrupt_id = self.ask.key, self.turns[-1][2]
            effect = next(each for each in self.effects if each.key == awaited)
            await self._turn(Command(resume={interrupt_id: outcome_to_json(self._outcome(effect))}))

    async def _turn(self, work: Any) -> None:
        context = Context(
            case_id="case-1",
            turn_key=f"turn-{len(self.turns) + 1}",
            asker=self.asker,
            now=self.now,
            language=self.language,
            books=cast(Books, self.books),  # the part of the port that the process reads
            documents=cast(Documents, JsonDocuments()),
            rules=self.rules,
            policy=self.policy,
            standings=self.standings,
            colleagues=[LEA, CLAIRE, HUGO],
            crm=self.crm,
            register=self.register,
            leads=self.desk,
        )
        config = {"configurable": {"thread_id": "case-1"}, "recursion_limit": 80}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        self.turns.append((values, asks[0][1] if asks else None, asks[0][0] if asks else "", context))
        for effect in context.effects:
            if not effect.shadow and effect.kind not in self.outcomes:
                await self._perform(effect)

    async def _perform(self, effect: StagedEffect) -> None:
        payload = cast(dict[str, Any], json.loads(json.dumps(effect.payload)))
        if effect.kind == "leads.points":
            self.desk.perform(payload)
        else:
            await self.crm.perform(effect.kind, effect.key, payload)

    def _outcome(self, effect: StagedEffect) -> EffectOutcome:
        if effect.kind in self.outcomes:
            return self.outcomes[effect.kind]
        if effect.kind == "lead.mail":
            return EffectOutcome(True, {"sent": True, "to": effect.payload["to"], "reference": f"<{effect.key}>"})
        return EffectOutcome(True, {"reference": effect.payload.get("lead_id", "")})


def kept(id: str = "L1", **values: Any) -> Lead:
    """A lead that came some days before."""
    row = Lead(
        id,
        datetime(2026, 11, 10, 9, 0, tzinfo=UTC),
        "form",
        name="Paul Durand",
        company="Bureaux Durand",
        email="paul@bureaux-durand.example",
        message="Bonjour, nous cherchons une machine à café pro.",
        classed="warm",
        score=50,
        missing=["quantity", "deadline", "budget"],
        status="asked",
        owner="lea",
        case_id="case-0",
    )
    return replace(row, **values)


def shown(message: Message) -> str:
    return plain(json.dumps(asdict(message), ensure_ascii=False))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\\u202f", " ").replace("\\u00a0", " ")
