"""What a lead's own words say, typed: what they want, how many, by when, for how much, where they are, and what of it
does not agree."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from pydantic import TypeAdapter

from graphs.leads import budgets, deadlines
from graphs.leads.contradictions import find_contradictions
from graphs.leads.domains import disposable_domain
from graphs.leads.given import Given
from graphs.leads.goods import Wanted, read_goods
from graphs.leads.lead_place import Place, place_of
from graphs.leads.mash import mashed
from graphs.leads.normal import domain_of, keys_of
from graphs.leads.signs_of_intent import Want, read_intent
from graphs.understanding.language import language_of
from integrations.books.port import Directory

__all__ = ["LeadFacts", "Want", "facts_from_json", "facts_to_json", "read_facts"]

Junk = Literal["mash", "pitch", "disposable"]
_VAT = Decimal(20)
_FAR = timedelta(days=183)
_FRENCH_SPEAKING = frozenset(["FR", "BE", "CH", "LU", "MC", "MA", "TN", "DZ", "SN", "CI", "RE", "GP", "MQ", "GF", "YT"])


@dataclass(frozen=True)
class LeadFacts:
    """`budget` the most they speak of, excluding VAT, in `currency` (an ISO code; euros unless they say another), and
    `budget_low` the least. `urgent`: as soon as possible, whatever the `deadline`; `far_off`: that is
    more than half a year away. `country` an ISO code, `region` a
    name of France's. `question`: a plain question is asked. `contradictions` codes. `junk` signs that it is no
    enquiry: mash (keys hit at random), pitch (what bulk mail says), disposable (a throw-away address). `found` by sign
    the words in which it was seen."""

    product: str = ""
    skus: list[str] = field(default_factory=list[str])
    quantity: Decimal | None = None
    budget: Decimal | None = None
    deadline: date | None = None
    wants: list[Want] = field(default_factory=list[Want])
    city: str = ""
    postal_code: str = ""
    region: str = ""
    country: str = ""
    language: str = "fr"
    student: bool = False
    job: bool = False
    sells_to_us: bool = False
    question: bool = False
    contradictions: list[str] = field(default_factory=list[str])
    urgent: bool = False
    far_off: bool = False
    budget_low: Decimal | None = None
    currency: str = "EUR"
    junk: list[Junk] = field(default_factory=list[Junk])
    found: dict[str, str] = field(default_factory=dict[str, str])


def read_facts(given: Given, directory: Directory, today: date) -> LeadFacts:
    """Never raises; free text counts only for what it says, whoever wrote it."""
    keys = keys_of(given)
    place = place_of(given, keys)
    language = _language(given, place)
    goods = read_goods(given, directory, language)
    words = "\n".join([given.product, given.message, *given.extra.values()])
    host = given.email.strip().lower().rpartition("@")[2][:253]
    intent = read_intent(words, host, buys=bool(goods.skus and goods.quantity))
    answered = "\n".join([given.message, *(f"{asked}: {answer}" for asked, answer in given.extra.items())])
    budget, other_budget = _budgets(given, goods, answered)
    deadline = deadlines.read_deadline(given.deadline, today, language) if given.deadline.strip() else None
    deadline = deadline or deadlines.find_deadline(answered, today, language)
    found = {
        **intent.found,
        "product": goods.product,
        "need": goods.need,
        "catalogue": goods.product if goods.skus else "",
        "quantity": f"{goods.quantity.normalize():f}" if goods.quantity is not None else "",
        "budget": budget.said if budget else "",
        "deadline": deadline.said if deadline else "",
    }
    facts = LeadFacts(
        product=goods.product,
        skus=list(goods.skus),
        quantity=goods.quantity,
        budget=budget.high if budget else None,
        deadline=deadline.day if deadline else None,
        wants=list(intent.wants),
        city=place.city,
        postal_code=place.postal_code,
        region=place.region,
        country=place.country,
        language=language,
        student=intent.student,
        job=intent.job,
        sells_to_us=intent.sells_to_us,
        question=intent.question,
        urgent=bool(deadline and deadline.urgent),
        far_off=bool(deadline and deadline.day and deadline.day > today + _FAR),
        budget_low=budget.low if budget else None,
        currency=budget.currency if budget else "EUR",
        junk=_junk(given, pitch=intent.pitch),
        found={sign: said[:120] for sign, said in found.items() if said},
    )
    wrong = find_contradictions(
        given, keys, facts, place, goods, other_budget, directory, past=bool(deadline and deadline.past)
    )
    return _with_contradictions(facts, wrong)


def _with_contradictions(facts: LeadFacts, wrong: list[tuple[str, str]]) -> LeadFacts:
    words = {f"contradiction.{code}": said[:120] for code, said in wrong}
    return replace(facts, contradictions=[code for code, _ in wrong], found={**facts.found, **words})


def _language(given: Given, place: Place) -> str:
    told = given.language.strip().lower()[:2]
    fallback = told if told in ("fr", "en") else "fr" if place.country in ("", *_FRENCH_SPEAKING) else "en"
    return language_of(f"{given.message}\n{given.product}", fallback)


def _budgets(given: Given, goods: Wanted, answered: str) -> tuple[budgets.Budget | None, budgets.Budget | None]:
    """The one to believe (the field's) and the message's, both excluding VAT."""
    rates = {product.vat_rate for product, _ in goods.lines}
    rate = rates.pop() if len(rates) == 1 else _VAT
    own = budgets.read_budget(given.budget) if given.budget.strip() else None
    told = budgets.find_budget(answered)
    own, told = (each.excluding_tax(rate) if each else None for each in (own, told))
    return own or told, told if own else None


def _junk(given: Given, *, pitch: bool) -> list[Junk]:
    signs: list[Junk] = []
    named = [text for text in (given.name, given.company) if text.strip()]
    if mashed(given.message) or (not given.message.strip() and named and all(mashed(text) for text in named)):
        signs.append("mash")
    if pitch:
        signs.append("pitch")
    if disposable_domain(domain_of(given.email)):
        signs.append("disposable")
    return signs


_LISTS = ("skus", "wants", "contradictions", "junk")
_FLAGS = ("student", "job", "sells_to_us", "question", "urgent", "far_off")
_WORDS: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])
_CODES: TypeAdapter[list[str]] = TypeAdapter(list[str])
_AMOUNTS = ("quantity", "budget", "budget_low")


def facts_to_json(facts: LeadFacts) -> dict[str, str]:
    """Strings only, and only what is known; lists and `found` as JSON, "yes" for what holds."""
    data: dict[str, str] = {}
    for each in fields(facts):
        value = getattr(facts, each.name)
        if each.name in _FLAGS:
            data[each.name] = "yes" if value else ""
        elif each.name in _LISTS or each.name == "found":
            data[each.name] = json.dumps(value, ensure_ascii=False) if value else ""
        elif isinstance(value, Decimal):
            data[each.name] = f"{value.normalize():f}"
        else:
            data[each.name] = value.isoformat() if isinstance(value, date) else str(value or "")
    if facts.budget is None:
        data["currency"] = ""
    return {name: value for name, value in data.items() if value}


def facts_from_json(data: dict[str, str]) -> LeadFacts:
    """Of `facts_to_json`; what cannot be read is left out."""
    known = {each.name for each in fields(LeadFacts)}
    values: dict[str, Any] = {}
    for name, text in data.items():
        value = _value(name, text) if name in known and text else None
        if value is not None:
            values[name] = value
    return LeadFacts(**values)


def _value(name: str, text: str) -> Any:
    try:
        if name in _AMOUNTS:
            return Decimal(text)
        if name == "deadline":
            return date.fromisoformat(text)
        if name in _LISTS or name == "found":
            return (_WORDS if name == "found" else _CODES).validate_json(text)
    except (ValueError, InvalidOperation):
        return None
    return text == "yes" if name in _FLAGS else text
