"""What the company's rules make of a lead: the facts they are asked about, and what they say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from graphs.context import Person, Policy
from graphs.lead import reasons as because
from graphs.lead.state import Ruled
from graphs.leads.facts import LeadFacts
from graphs.leads.given import Given
from graphs.rules.case_facts import customer_facts
from graphs.rules.condition import Value
from graphs.rules.consequence import Classify, Forbid
from graphs.rules.demands import Backers, demands
from graphs.rules.port import Rules, Ruling
from graphs.rules.sitting import words_of
from graphs.rules.values import folded
from graphs.understanding.text import fold
from integrations.books.port import Customer
from integrations.crm.port import CompanyRecord, LeadClass

SIZES: dict[str, tuple[int, int | None]] = {
    "00": (0, 0), "01": (1, 2), "02": (3, 5), "03": (6, 9), "11": (10, 19), "12": (20, 49), "21": (50, 99),
    "22": (100, 199), "31": (200, 249), "32": (250, 499), "41": (500, 999), "42": (1000, 1999), "51": (2000, 4999),
    "52": (5000, 9999), "53": (10000, None),
}  # fmt: skip
"""INSEE's codes of the workforce: from and to (None: no end)."""

_SECTORS: tuple[tuple[str, range], ...] = (
    ("agriculture", range(1, 4)), ("agroalimentaire", range(10, 13)), ("industrie", range(13, 34)),
    ("energie", range(35, 36)), ("batiment", range(41, 44)), ("automobile", range(45, 46)), ("commerce", range(46, 48)),
    ("transport", range(49, 54)), ("hotellerie", range(55, 56)), ("restauration", range(56, 57)),
    ("informatique", range(62, 64)), ("finance", range(64, 67)), ("immobilier", range(68, 69)),
    ("conseil", range(69, 72)), ("administration", range(84, 85)), ("enseignement", range(85, 86)),
    ("sante", range(86, 89)), ("association", range(94, 95)),
)  # fmt: skip
"""Divisions of the NAF as people call them."""

_ASKED_SECTOR = frozenset({"secteur", "secteur d'activite", "activite", "sector", "industry", "metier", "domaine"})
_CLASSES: dict[str, LeadClass] = {"hot": "hot", "warm": "warm", "cold": "cold", "spam": "spam"}


def facts_of(
    given: Given,
    facts: LeadFacts,
    record: CompanyRecord | None,
    customer: Customer | None,
    score: int,
    today: date,
    *,
    known: bool,
) -> dict[str, Value]:
    """What is not known of a lead is left out, and never guessed."""
    about: dict[str, Value] = {
        "lead_score": Decimal(score),
        "lead_source": folded(given.via or given.source),
        "lead_has_phone": bool(given.phone.strip()),
        "lead_has_email": bool(given.email.strip()),
        "lead_known": known or customer is not None,
    }
    optional: dict[str, Value | None] = {
        "lead_budget": facts.budget,
        "lead_employees": employees(record),
        "lead_sector": sector(given, record),
        "lead_region": folded(facts.region) if facts.region else None,
    }
    return {
        **customer_facts(customer, today),
        **about,
        **{name: value for name, value in optional.items() if value is not None},
    }


def employees(record: CompanyRecord | None) -> Decimal | None:
    """The middle of what the register tells: on the right side of every bound that people speak of."""
    bounds = SIZES.get(record.size) if record is not None else None
    if bounds is None:
        return None
    low, high = bounds
    return Decimal(low + 1 if high is None else (low + high) // 2)


def sector(given: Given, record: CompanyRecord | None) -> str | None:
    """As they said it themselves, else as the register's activity is called."""
    said = next((answer for asked, answer in given.extra.items() if fold(asked).strip(" :?*") in _ASKED_SECTOR), "")
    if said.strip():
        return folded(said[:100])
    division = record.activity[:2] if record is not None else ""
    if not division.isdecimal():
        return None
    return next((folded(name) for name, divisions in _SECTORS if int(division) in divisions), None)


def rule(rules: Rules, facts: dict[str, Value], policy: Policy, colleagues: Sequence[Person], today: date) -> Ruled:
    ruling = rules.ruling("lead", facts, today)
    label = ruling.labels.get("lead", "")
    classed = _CLASSES.get(label, "")
    return Ruled(
        classed=classed,
        vip=ruling.labels.get("customer") == "vip",
        bans=[because.rule_forbids(words_of(each)) for each in ruling.forbidden if _of_mails(each.draft.then)],
        demands=demands(ruling, Backers(), policy, colleagues),
        unsure=[because.unsure_rule(words_of(each.rule), each.missing) for each in ruling.unsure],
        used=list(ruling.used),
        words=_words(ruling),
    )


def _of_mails(then: object) -> bool:
    return isinstance(then, Forbid) and then.act == "lead_mail"


def _words(ruling: Ruling) -> list[str]:
    return [
        words_of(each)
        for each in ruling.given
        if isinstance(each.draft.then, Classify) and each.draft.then.subject == "lead"
    ]
