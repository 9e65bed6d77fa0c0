"""What is to be done about a lead, and what speaks for asking first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graphs.ask import Reason
from graphs.lead import reasons as because
from graphs.lead.replies import objects
from graphs.lead.state import Course, Purpose, Ruled
from graphs.leads.contradictions import register_contradictions
from graphs.leads.duplicates import Likeness
from graphs.leads.facts import LeadFacts
from graphs.leads.given import Given
from graphs.leads.normal import email_of
from graphs.leads.port import LeadSettings, Owner, Scoring
from graphs.leads.score import Scored
from integrations.crm.port import OPEN_STATUSES, Lead, LeadClass, LeadStatus

MOST_QUESTIONS = 3
"""Facts that one mail asks for."""

DECIDED = ("hot", "warm", "cold")
"""Classes about which somebody may have to decide something."""

_LARGE = "GE"
"""The register's category of large enterprises."""

_NEEDED = ("product", "quantity", "deadline", "budget", "phone")

_WRITTEN_TO: tuple[LeadStatus, ...] = ("contacted", "asked", "booked", "nurtured")
_OVER: tuple[LeadStatus, ...] = ("won", "lost")


@dataclass(frozen=True)
class View:
    """All that the choice depends on. `before`: as it was kept until now (None: new); `handing`: what brought it up
    again is for its owner to see to."""

    classed: LeadClass
    given: Given
    facts: LeadFacts
    missing: Sequence[str]
    settings: LeadSettings
    owner: Owner | None = None
    before: Lead | None = None
    handing: bool = False


def classed_by(scored: Scored, ruled: Ruled, given: Given, likeness: Likeness) -> LeadClass:
    """Who is a customer already is one whatever the score; then what is aside, the company's rules, the points."""
    if given.trap:
        return "spam"
    if likeness.customer is not None and likeness.customer_sure:
        return "customer"
    return scored.classed if scored.classed in ("spam", "job") else ruled.classed or scored.classed


def course(view: View) -> Course:
    """One mail at most, of one purpose, or none and why."""
    if view.classed in ("spam", "job"):
        return Course("", "archived", "aside")
    if view.classed == "customer":
        return Course("", "handed", "customer")
    status = view.before.status if view.before is not None else "new"
    if view.handing or status in _OVER or status == "booked":
        why = "question" if view.facts.question else "sent_before"
        return Course("", status if status in (*_OVER, "booked") else "handed", why)
    if not email_of(view.given.email):
        return Course("", "archived" if view.classed == "cold" and not view.given.phone else "handed", "no_address")
    if view.given.consent is False or objects(view.given.message):
        return Course("", "handed", "no_consent")
    return _by_class(view, status)


def _by_class(view: View, status: LeadStatus) -> Course:
    if view.classed == "hot":
        if status in ("contacted", "nurtured", "handed"):
            return Course("", "handed", "sent_before")
        return Course("booking" if bookable(view.settings, view.owner) else "answer", "contacted")
    if view.facts.question:
        return Course("", "handed", "question")
    if view.classed == "warm":
        if not asked_for(view.missing):
            return Course("", "handed", "complete")
        return Course("", "handed", "sent_before") if status in _WRITTEN_TO else Course("ask", "asked")
    if status in (*_WRITTEN_TO, "handed"):
        return Course("", "handed", "sent_before")
    return Course("", "archived", "sent_before") if status == "archived" else Course("decline", "archived")


def asked_for(missing: Sequence[str]) -> list[str]:
    """The facts that a mail asks for: those without which nobody can go on."""
    return [code for code in missing if code in _NEEDED][:MOST_QUESTIONS]


def bookable(settings: LeadSettings, owner: Owner | None) -> bool:
    return settings.booking != "" or (owner is not None and owner.booking.startswith("https://"))


def once_more(lead: Lead, what: str) -> Course | None:
    """After silence: one further word, then its owner. None: nothing is due any more."""
    if what == "not_booked":
        if lead.status == "contacted":
            return Course("again", "nurtured") if email_of(lead.email) else Course("", "handed", "no_address")
        return Course("", "handed", "not_booked") if lead.status == "nurtured" else None
    if lead.classed in ("spam", "job", "customer"):
        return None
    if lead.status == "nurtured":
        return Course("", "handed", "no_news")
    if lead.status not in ("new", "asked", "contacted"):
        return None
    if not email_of(lead.email) or lead.consent is False:
        return Course("", "handed", "no_address")
    return Course("nurture", "nurtured")


def on_demand(lead: Lead, settings: LeadSettings, owner: Owner | None) -> Course:
    """What its class asks for, when a colleague says to write now."""
    if lead.classed in ("spam", "job"):
        return Course("", lead.status, "aside")
    if lead.classed == "customer":
        return Course("", lead.status, "customer")
    if not email_of(lead.email):
        return Course("", lead.status, "no_address")
    purpose: Purpose = "nurture"
    if lead.classed == "hot":
        purpose = "booking" if bookable(settings, owner) else "answer"
    elif lead.classed == "warm" and asked_for(lead.missing):
        purpose = "ask"
    elif lead.classed == "cold":
        purpose = "answer"
    after: dict[Purpose, LeadStatus] = {"ask": "asked", "nurture": "nurtured"}
    return Course(purpose, after.get(purpose, "contacted"))


def exceptions(
    given: Given,
    facts: LeadFacts,
    scored: Scored,
    ruled: Ruled,
    likeness: Likeness,
    lead: Lead,
    scoring: Scoring,
    settings: LeadSettings,
) -> list[Reason]:
    """What somebody should look at before anything is sent."""
    found: list[Reason] = []
    if scored.near and not ruled.classed:
        found.append(because.near_threshold(scored.score, scoring.hot, scoring.warm))
    customer = likeness.customer
    if ruled.vip or (customer is not None and customer.segment == "vip"):
        found.append(because.vip(customer.name if customer is not None else lead.company))
    elif lead.record is not None and lead.record.category.strip().upper() == _LARGE:
        found.append(because.large(lead.record.name))
    wrong = [*facts.contradictions, *(code for code, _ in register_contradictions(lead.record, given, facts))]
    if wrong:
        found.append(because.contradiction(list(dict.fromkeys(wrong))))
    twin = duplicate_of(likeness, lead)
    if twin is not None:
        found.append(because.duplicate(twin))
    elif customer is not None and not likeness.customer_sure:
        found.append(because.maybe_customer(customer.name))
    budget = facts.budget if facts.budget is not None else budget_of(lead)
    if budget > 0 and budget >= settings.big_budget:
        found.append(because.big_budget(budget, settings.big_budget, facts.currency))
    doubts = [code for code in given.doubts if code not in ("instructions", "said_more")]
    if doubts:
        found.append(because.sender_doubt(doubts))
    if "instructions" in given.doubts:
        found.append(because.instructions())
    if "said_more" in given.doubts:
        found.append(because.said_more())
    return found


def duplicate_of(likeness: Likeness, lead: Lead) -> Lead | None:
    """Another lead that runs and may be the same."""
    return next((each for each in likeness.possible if each.id != lead.id and each.status in OPEN_STATUSES), None)


def budget_of(lead: Lead) -> Decimal:
    return max(lead.budget or Decimal(0), Decimal(0))


def runs_on(likeness: Likeness) -> Lead | None:
    """The lead that the very same person is known by, while it runs."""
    same = likeness.same
    return same if same is not None and same.status in (*OPEN_STATUSES, "archived") else None


def kept_owner(lead: Lead | None, owners: Sequence[Owner]) -> Owner | None:
    """Whoever has it keeps it, unless they are away."""
    if lead is None or not lead.owner:
        return None
    return next((each for each in owners if each.person == lead.owner and not each.absent), None)


def with_status(lead: Lead, course: Course) -> Lead:
    """As it is kept before anything is sent: what needs no mail is done with at once."""
    return lead if course.purpose else replace(lead, status=course.status)
