"""How a sentence of the corpus and its examples are written down.

    rule("Si commande > 500 € et client fidèle alors remise 10 %", off(10),
         yes="total=501 seg=loyal", no="total=500 seg=loyal | total=501 seg=vip")

Examples stand between bars, facts between blanks, by the short names of `SHORT` (a tilde is a blank in a value).
`on=2026-12-24` is the day the example is looked at; the weekday and the month follow from it. `a or b` in the place
of the consequence: either is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from graphs.rules.condition import Value
from graphs.rules.consequence import (
    AddLine,
    Approval,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    ForbiddenAct,
    Labelled,
    Mention,
    Postpone,
    ReminderTone,
    Tone,
    UseLanguage,
)  # fmt: skip
from graphs.rules.vocabulary import FACTS, MONTHS, NUMERIC, WEEKDAYS
from tests.graphs.rules.corpus.company import TODAY

SHORT = {
    "cust": "customer", "seg": "customer_segment", "years": "customer_years", "new": "customer_new",
    "lang": "customer_language", "overdue": "customer_overdue", "overdue_days": "customer_overdue_days",
    "open": "customer_open", "disputed": "customer_disputed", "promised": "customer_promised",
    "final": "customer_final_notice", "total": "order_total", "ttc": "order_total_incl_vat", "qty": "order_quantity",
    "lines": "order_lines", "disc": "order_discount", "prod": "line_product", "lqty": "line_quantity",
    "price": "line_unit_price", "ltotal": "line_total", "inv": "invoice_amount", "late": "invoice_days_overdue",
    "level": "invoice_level", "staff": "lead_employees", "budget": "lead_budget", "score": "lead_score",
    "sector": "lead_sector", "region": "lead_region", "source": "lead_source", "phone": "lead_has_phone",
    "email": "lead_has_email", "known": "lead_known", "bill": "bill_total", "supplier": "bill_supplier",
    "known_supplier": "bill_known_supplier",
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    facts: dict[str, Value]
    day: date


@dataclass(frozen=True)
class Said:
    """A sentence and what it means: any of `then`, where `yes` hold and `no` do not."""

    text: str
    then: tuple[Consequence, ...]
    yes: list[Example]
    no: list[Example]
    language: Literal["fr", "en"]


@dataclass(frozen=True)
class Asked:
    """A sentence that must not become a rule as it stands: a doubt of this code, a name that cannot be resolved
    ("name"), or a grave problem ("problem") says so."""

    text: str
    code: str
    language: Literal["fr", "en"]


def example(text: str) -> Example:
    facts: dict[str, Value] = {}
    day = TODAY
    for piece in text.split():
        short, value = piece.split("=", 1)
        value = value.replace("~", " ")
        if short == "on":
            day = date.fromisoformat(value)
            continue
        fact = FACTS[SHORT[short]]
        facts[fact.name] = Decimal(value) if fact.kind in NUMERIC else value == "true" if fact.kind == "flag" else value
    return Example({"weekday": WEEKDAYS[day.weekday()], "month": MONTHS[day.month - 1]} | facts, day)


def examples(text: str) -> list[Example]:
    return [example(part) for part in text.split("|")] if text.strip() else []


def french(text: str, *then: Consequence, yes: str, no: str) -> Said:
    return Said(text, then, examples(yes), examples(no), "fr")


def english(text: str, *then: Consequence, yes: str, no: str) -> Said:
    return Said(text, then, examples(yes), examples(no), "en")


def ask_fr(text: str, code: str) -> Asked:
    return Asked(text, code, "fr")


def ask_en(text: str, code: str) -> Asked:
    return Asked(text, code, "en")


def off(percent: float | str) -> Discount:
    return Discount(Decimal(str(percent)))


def role(name: str) -> Approval:
    return Approval(role=name)


def person(number: str) -> Approval:
    return Approval(person=number)


def never(act: ForbiddenAct) -> Forbid:
    return Forbid(act)


def label(subject: Labelled, name: str) -> Classify:
    return Classify(subject, name)


def wait(days: int) -> Postpone:
    return Postpone(days)


def tone(name: Tone) -> ReminderTone:
    return ReminderTone(name)


def line(sku: str, quantity: int = 1) -> AddLine:
    return AddLine(sku, Decimal(quantity))


def fee(text: str, price: float | str) -> AddLine:
    return AddLine("", Decimal(1), text, Decimal(str(price)))


def print_(text: str) -> Mention:
    return Mention(text)


def speak(language: Literal["fr", "en"]) -> UseLanguage:
    return UseLanguage(language)


def deposit(percent: float | str) -> Deposit:
    return Deposit(Decimal(str(percent)))
