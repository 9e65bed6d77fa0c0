"""What the nodes of a case may reach, besides the case itself; and the context of one turn that is made of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.short_hash import short_hash
from bot.store.cases import CaseRow
from bot.turn import Turn
from graphs.agenda import Agenda
from graphs.calendar import WorkCalendar
from graphs.complaint.port import Exchanges
from graphs.context import Context, Person, Policy
from graphs.dunning.ladder import Ladder
from graphs.dunning.limits import Limits
from graphs.dunning.port import Dunning
from graphs.dunning.texts_port import Texts
from graphs.leads.port import LeadDesk
from graphs.rules.port import Rules
from graphs.standing import Standings
from integrations.books.port import Books
from integrations.charts.port import Charts
from integrations.crm.port import Crm
from integrations.documents.port import Documents
from integrations.register.port import Register


@dataclass(frozen=True)
class Ports:
    """`rules` gives the rules of this moment, `policy` the standing limits of a process."""

    books: Books
    documents: Documents
    rules: Callable[[], Rules]
    policy: Callable[[str], Policy]
    standings: Standings | None = None
    dunning: Dunning | None = None
    texts: Texts | None = None
    agenda: Agenda | None = None
    charts: Charts | None = None
    crm: Crm | None = None
    register: Register | None = None
    leads: LeadDesk | None = None
    exchanges: Exchanges | None = None
    complaint_role: str = ""
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    ladder: Ladder = field(default_factory=Ladder)
    dunning_limits: Limits = field(default_factory=Limits)
    ask_customers: bool = False

    def context(
        self,
        case: CaseRow,
        turn: Turn,
        asker: Person,
        colleagues: list[Person],
        progress_to: Callable[[str], Awaitable[None]],
    ) -> Context:
        return Context(
            case_id=case.id,
            turn_key=f"{case.id}.{short_hash(turn.key)}",
            asker=asker,
            now=turn.now,
            language=case.language,
            books=self.books,
            documents=self.documents,
            rules=self.rules(),
            policy=self.policy(case.process),
            progress_to=progress_to,
            colleagues=colleagues,
            standings=self.standings,
            dunning=self.dunning,
            texts=self.texts,
            agenda=self.agenda,
            charts=self.charts,
            crm=self.crm,
            register=self.register,
            leads=self.leads,
            exchanges=self.exchanges,
            complaint_role=self.complaint_role,
            calendar=self.calendar,
            ladder=self.ladder,
            dunning_limits=self.dunning_limits,
            ask_customers=self.ask_customers,
        )
