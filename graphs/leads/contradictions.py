"""What of a lead does not agree with what else it says, or with the company's records: codes, with the words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from graphs.leads import places
from graphs.leads.budgets import Budget
from graphs.leads.company_names import alike, name_key, near
from graphs.leads.given import Given
from graphs.leads.goods import Wanted
from graphs.leads.known_customers import KnownCustomer, customers_of
from graphs.leads.lead_place import Place
from graphs.leads.normal import siren_of, siren_told
from graphs.leads.phones import phone_country
from integrations.books.port import Directory
from integrations.crm.port import CompanyRecord, LeadKeys

if TYPE_CHECKING:
    from graphs.leads.facts import LeadFacts

CONTRADICTIONS = (
    "postal_city", "phone_country", "budget_low", "budget_high", "budgets", "quantities", "deadline_past",
    "siren_wrong", "siren_company", "domain_company", "register_name", "register_place",
)  # fmt: skip
_TOO_LOW = Decimal("0.1")
_TOO_HIGH = Decimal(50)
_UNLIKE = 55


def find_contradictions(
    given: Given,
    keys: LeadKeys,
    facts: LeadFacts,
    place: Place,
    goods: Wanted,
    other_budget: Budget | None,
    directory: Directory,
    *,
    past: bool,
) -> list[tuple[str, str]]:
    found = [
        _postal_city(place),
        _phone_country(given, keys, place),
        _budget_for_quantity(facts, goods),
        _two_budgets(facts, other_budget),
        _two_quantities(goods),
        ("deadline_past", facts.found.get("deadline", "")) if past else None,
        _wrong_siren(given),
        *_known_by_others(given, keys, directory),
    ]
    return [each for each in found if each]


def _postal_city(place: Place) -> tuple[str, str] | None:
    department = places.department_of(place.postal_code)
    if not department or not place.city:
        return None
    if place.towns and department not in place.towns and not _near_departments(department, place.towns):
        return "postal_city", f"{place.postal_code} / {place.city}"
    region = places.region_named(place.city)
    if region and not place.towns and region != places.region_of(department):
        return "postal_city", f"{place.postal_code} / {place.city}"
    return None


def _near_departments(department: str, towns: tuple[str, ...]) -> bool:
    """A town's office may deliver across the border of a department, not across that of a region."""
    return places.region_of(department) in {places.region_of(town) for town in towns}


def _phone_country(given: Given, keys: LeadKeys, place: Place) -> tuple[str, str] | None:
    own = place.told or places.country_of_department(places.department_of(place.postal_code))
    dialled = phone_country(keys.phone)
    if not own or not dialled or own == dialled or {own, dialled} <= places.FRENCH | {"MC"}:
        return None
    return "phone_country", f"{given.phone.strip()} / {given.country.strip() or place.postal_code}"


def _budget_for_quantity(facts: LeadFacts, goods: Wanted) -> tuple[str, str] | None:
    """Against the catalogue's prices, with so much room that only what makes no sense is said."""
    if facts.budget is None or facts.budget_low is None or facts.currency != "EUR":
        return None
    worth = Decimal(0)
    for product, amount in goods.lines:
        if amount is None or product.unit_price is None:
            return None
        worth += amount * product.unit_price
    if worth <= 0:
        return None
    said = f"{facts.found.get('budget', '')} / {facts.found.get('quantity', '')} {facts.product}".strip()
    if facts.budget < worth * _TOO_LOW:
        return "budget_low", said
    return ("budget_high", said) if facts.budget_low > worth * _TOO_HIGH else None


def _two_budgets(facts: LeadFacts, other: Budget | None) -> tuple[str, str] | None:
    if other is None or facts.budget is None or facts.budget_low is None or other.currency != facts.currency:
        return None
    apart = other.low > facts.budget * Decimal("1.5") or other.high * Decimal("1.5") < facts.budget_low
    return ("budgets", f"{facts.found.get('budget', '')} / {other.said}") if apart else None


def _two_quantities(goods: Wanted) -> tuple[str, str] | None:
    if goods.field is None or goods.told is None or len(goods.skus) > 1:
        return None
    low, high = sorted((goods.field, goods.told))
    return ("quantities", f"{goods.field.normalize():f} / {goods.told.normalize():f}") if high > low * 2 else None


def _wrong_siren(given: Given) -> tuple[str, str] | None:
    digits = re.sub(r"\D", "", given.siren)
    if len(digits) not in (9, 14) or siren_of(given.siren):
        return None
    return "siren_wrong", given.siren.strip()


def _known_by_others(given: Given, keys: LeadKeys, directory: Directory) -> list[tuple[str, str]]:
    """Their SIREN or their domain is a customer's who has quite another name."""
    known = customers_of(directory)
    found: list[tuple[str, str]] = []
    for code, key, named in (
        ("siren_company", keys.siren, known.by_siren.get(keys.siren, [])),
        ("domain_company", keys.domain, known.by_domain.get(keys.domain, [])),
    ):
        if key and keys.name_key and named and not any(_named_like(each, keys.name_key) for each in named):
            found.append((code, f"{key} / {given.company.strip()} / {named[0].customer.name}"))
    return found


def _named_like(known: KnownCustomer, key: str) -> bool:
    return alike(known.keys.name_key, key) >= _UNLIKE or near(name_key(known.customer.contact), key)


def _akin(one: str, other: str) -> bool:
    return alike(one, other) >= _UNLIKE or bool(set(one.split()) & set(other.split()))


def register_contradictions(record: CompanyRecord | None, given: Given, facts: LeadFacts) -> list[tuple[str, str]]:
    """What the register says otherwise of the company whose SIREN they gave."""
    if record is None or siren_told(given) != record.siren:
        return []
    found: list[tuple[str, str]] = []
    own = name_key(given.company)
    # The register's names hold the sign in brackets: "DUPONT SAS (LE PETIT CAFE)".
    names = [name_key(part) for part in re.split(r"[()]", record.name) if part.strip()]
    if own and names and not any(_akin(own, name) for name in names):
        found.append(("register_name", f"{given.company.strip()} / {record.name}"))
    department, theirs = places.department_of(facts.postal_code), places.department_of(record.postal_code)
    if department and theirs and places.region_of(department) != places.region_of(theirs):
        found.append(("register_place", f"{facts.postal_code} / {record.postal_code} {record.city}".strip()))
    return found
