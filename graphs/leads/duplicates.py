"""Whether a lead is one that is known already, may be, or is a customer's: by exact keys, then by likeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphs.leads.company_names import NEAR, alike, name_key, telling
from graphs.leads.given import Given
from graphs.leads.known_customers import KnownCustomer, customers_of
from graphs.leads.normal import domain_of, email_of, phone_of, shared_domain, siren_of
from graphs.leads.places import country_of, department_of, postal_code_of
from graphs.understanding.text import fold
from integrations.books.port import Customer, Directory
from integrations.crm.port import OPEN_STATUSES, Lead, LeadKeys

_MOST = 5
_APART = 55


@dataclass(frozen=True)
class Likeness:
    """`same`: the lead of that very address or number. `possible`: open leads of what may be the same company or
    person, the likeliest first, at most five. `customer`: whose customer they are, `customer_sure` False where it has
    to be asked. `why` codes: same_email, same_phone, shared_phone, same_siren, same_domain, near_name, same_name_person
    for leads; the same with "customer_" before for the customer."""

    same: Lead | None = None
    possible: list[Lead] = field(default_factory=list[Lead])
    customer: Customer | None = None
    customer_sure: bool = False
    why: list[str] = field(default_factory=list[str])


def compare(given: Given, keys: LeadKeys, leads: Sequence[Lead], directory: Directory) -> Likeness:
    """`leads`: those that share a key, in any order, and perhaps others."""
    judged = [(lead, *_judged(given, keys, lead)) for lead in leads]
    sure = [(lead, why) for lead, value, why in judged if value >= 100]
    same, why_same = max(sure, key=lambda pair: _standing(pair[0]), default=(None, ""))
    others = sorted(
        ((lead, value, why) for lead, value, why in judged if value > 0 and lead is not same and _open(lead)),
        key=lambda each: (-each[1], -each[0].received_at.timestamp(), each[0].id),
    )[:_MOST]
    customer, certain, told = _customer(given, keys, directory)
    whys = [*([why_same] if same else []), *(why for _, _, why in others), *([told] if customer else [])]
    return Likeness(same, [lead for lead, _, _ in others], customer, certain, list(dict.fromkeys(whys)))


def _open(lead: Lead) -> bool:
    return lead.status in OPEN_STATUSES


def _standing(lead: Lead) -> tuple[bool, float, str]:
    """Of several the open one, then the newest."""
    return _open(lead), lead.received_at.timestamp(), lead.id


def _judged(given: Given, keys: LeadKeys, lead: Lead) -> tuple[int, str]:
    """100 and more: the same; below, how much it may be; 0 not at all. With the code that says why."""
    theirs = keys_of_lead(lead)
    if keys.email and keys.email == theirs.email:
        return 102, "same_email"
    if keys.phone and keys.phone == theirs.phone:
        return (101, "same_phone") if _one_person(given, keys, lead, theirs) else (90, "shared_phone")
    if keys.siren and theirs.siren:
        return (85, "same_siren") if keys.siren == theirs.siren else (0, "")
    if keys.domain and keys.domain == theirs.domain:
        return 80, "same_domain"
    likeness = alike(keys.name_key, theirs.name_key)
    if likeness >= NEAR and telling(keys.name_key) and _places_agree(given, lead):
        return int(likeness) - 30, "near_name"
    if _same_person(given.name, lead.name) and not (keys.name_key and theirs.name_key) and _places_agree(given, lead):
        return 50, "same_name_person"
    return 0, ""


def keys_of_lead(lead: Lead) -> LeadKeys:
    email = email_of(lead.email)
    domains = (domain_of(email), domain_of(lead.website))
    country = country_of(lead.country) or "FR"
    return LeadKeys(
        email=email,
        phone=phone_of(lead.phone, country),
        siren=siren_of(lead.siren) or (lead.record.siren if lead.record else ""),
        domain=next((domain for domain in domains if domain and not shared_domain(domain)), ""),
        name_key=name_key(lead.company),
    )


def _one_person(given: Given, keys: LeadKeys, lead: Lead, theirs: LeadKeys) -> bool:
    """The same number is the same lead, unless both say another company or, each with an address of its own, another
    person: a switchboard's."""
    if keys.name_key and theirs.name_key and alike(keys.name_key, theirs.name_key) < _APART:
        return False
    other_people = bool(given.name.strip() and lead.name.strip()) and not _same_person(given.name, lead.name)
    return not (other_people and keys.email and theirs.email)


def _same_person(one: str, other: str) -> bool:
    """First and last name in either order."""
    own, others = (sorted(fold(name[:200]).replace("-", " ").split()) for name in (one, other))
    return len(own) > 1 and own == others


def _places_agree(given: Given, lead: Lead) -> bool:
    """Where both say a department, it is the same; so many firms are called alike."""
    own, theirs = (department_of(postal_code_of(code)) for code in (given.postal_code, lead.postal_code))
    return not own or not theirs or own == theirs


def _customer(given: Given, keys: LeadKeys, directory: Directory) -> tuple[Customer | None, bool, str]:
    known = customers_of(directory)
    fits = [(each.customer, *_as_customer(given, keys, each)) for each in known.like(keys)]
    most = max((value for _, value, _, _ in fits), default=0)
    best = [(customer, certain, why) for customer, value, certain, why in fits if value == most > 0]
    if not best:
        return None, False, ""
    customer, certain, why = best[0]
    return customer, certain and len(best) == 1, why  # of two that fit as well it has to be asked


def _as_customer(given: Given, keys: LeadKeys, known: KnownCustomer) -> tuple[int, bool, str]:
    theirs = known.keys
    likeness = alike(keys.name_key, theirs.name_key)
    named_otherwise = bool(keys.name_key) and likeness < _APART
    if keys.email and keys.email == theirs.email:
        return 100, True, "customer_same_email"
    if keys.siren and theirs.siren and keys.siren != theirs.siren:
        return 0, False, ""
    if keys.siren and keys.siren == theirs.siren:
        return 95, not named_otherwise, "customer_same_siren"
    if keys.domain and keys.domain == theirs.domain:
        return 90, not named_otherwise, "customer_same_domain"
    if likeness >= NEAR and telling(keys.name_key):
        contact = _same_person(given.name, known.customer.contact)
        return (80, True, "customer_same_name_person") if contact else (int(likeness) - 30, False, "customer_near_name")
    return 0, False, ""
