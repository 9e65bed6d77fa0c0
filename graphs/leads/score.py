"""The score of a lead, 0 to 100: points that add up, each with its sign and the words it was seen in; and its class."""

from __future__ import annotations

from dataclasses import dataclass

from graphs.leads import places
from graphs.leads.company_names import name_key
from graphs.leads.contradictions import register_contradictions
from graphs.leads.facts import LeadFacts
from graphs.leads.given import Given
from graphs.leads.normal import domain_of, keys_of, shared_domain
from graphs.leads.points import ALTERNATIVES, BANDS, POINTS, points_for
from graphs.leads.port import LeadSettings, Scoring
from integrations.books.port import Customer
from integrations.crm.port import CompanyRecord, LeadClass, LeadKeys, ScorePoint

__all__ = ["BANDS", "POINTS", "Scored", "score"]
_LONGEST = 120
_NO_STAFF = frozenset(["", "NN", "00"])
"""INSEE's codes of the workforce that say "none" or nothing."""


@dataclass(frozen=True)
class Scored:
    """`points` add up to `score`, but for its ends at 0 and 100; the weightiest first. `near`: close to a threshold of
    the classes hot and warm. `missing` codes of what is not known yet, the most telling first."""

    score: int
    points: list[ScorePoint]
    classed: LeadClass
    near: bool
    missing: list[str]


def score(
    given: Given,
    facts: LeadFacts,
    record: CompanyRecord | None,
    customer: Customer | None,
    scoring: Scoring,
    settings: LeadSettings,
) -> Scored:
    """`record` and `customer` None: not known."""
    keys = keys_of(given)
    seen = {
        **_fit(given, facts, record, customer, settings),
        **_intent(facts),
        **_reach(given, keys),
        **_against(given, facts, keys, record, settings),
    }
    points = _points(seen, scoring)
    total = max(0, min(100, sum(point.points for point in points)))
    classed = _class(given, facts, customer, total, scoring)
    close = min(abs(total - scoring.hot), abs(total - scoring.warm)) <= scoring.near
    return Scored(
        score=total,
        points=points,
        classed=classed,
        near=close and classed in ("hot", "warm", "cold") and not facts.student,
        missing=_missing(given, facts, keys),
    )


def _points(seen: dict[str, str], scoring: Scoring) -> list[ScorePoint]:
    timed = [code for code in ALTERNATIVES if code in seen]
    best = max(timed, key=lambda code: points_for(code, scoring.points), default="")
    counted = [code for code in POINTS if code in seen and (code not in ALTERNATIVES or code == best)]
    points = [ScorePoint(code, points_for(code, scoring.points), _line(seen[code])) for code in counted]
    return sorted((point for point in points if point.points), key=lambda point: -abs(point.points))


def _line(text: str) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _fit(
    given: Given,
    facts: LeadFacts,
    record: CompanyRecord | None,
    customer: Customer | None,
    settings: LeadSettings,
) -> dict[str, str]:
    seen: dict[str, str] = {}
    named = given.company if name_key(given.company) and "mash" not in facts.junk else ""
    if record is not None and record.open:
        named = named or record.name
        if _aimed_at(record.activity, settings.sectors):
            seen["sector"] = record.activity
        if record.size in settings.sizes or (not settings.sizes and record.size not in _NO_STAFF):
            seen["size"] = record.size
    if named:
        seen["company"] = named
    if facts.skus:
        seen["catalogue"] = facts.found.get("catalogue") or facts.product
    if _in_zone(facts, record, settings):
        seen["zone"] = _place(facts, record)
    if customer is not None:
        seen["customer"] = customer.name
    return seen


def _aimed_at(activity: str, sectors: list[str]) -> bool:
    """By the beginning of NAF codes, written with or without dots; no wish at all is any sector."""
    code = activity.replace(".", "").upper()
    wanted = [sector.replace(".", "").strip().upper() for sector in sectors]
    return bool(code) and (not sectors or any(each and code.startswith(each) for each in wanted))


def _place(facts: LeadFacts, record: CompanyRecord | None) -> str:
    own = [facts.postal_code, facts.city, facts.region, facts.country]
    if any(own[:3]) or record is None:
        return " ".join(part for part in own if part)
    return f"{record.postal_code} {record.city}".strip() or facts.country


def _where(facts: LeadFacts, record: CompanyRecord | None) -> tuple[str, str, str]:
    """Postal code, region and country; the register's where they say nothing narrower than a country themselves."""
    french = facts.country in ("", *places.FRENCH)
    if facts.postal_code or facts.region or record is None or not french:
        return facts.postal_code, facts.region, facts.country
    department = places.department_of(record.postal_code)
    region, country = places.region_of(department), places.country_of_department(department)
    return record.postal_code, region, country or facts.country


def _in_zone(facts: LeadFacts, record: CompanyRecord | None, settings: LeadSettings) -> bool:
    where = _where(facts, record)
    return any(where) and (not settings.zones or places.covers(settings.zones, *where) > 0)


def _out_of_zone(facts: LeadFacts, record: CompanyRecord | None, settings: LeadSettings) -> bool:
    """Only where the place is known as narrowly as the zones are written."""
    postal_code, region, country = _where(facts, record)
    if not settings.zones or not country or places.covers(settings.zones, postal_code, region, country):
        return False
    if country not in places.FRENCH:
        return True
    by_code = any(zone.strip()[:1].isdigit() for zone in settings.zones)
    by_region = any(places.region_named(zone) for zone in settings.zones)
    return bool(postal_code) or (bool(region) and not by_code) or not (by_code or by_region)


def _intent(facts: LeadFacts) -> dict[str, str]:
    seen: dict[str, str] = {}
    if need := facts.product or facts.found.get("need", ""):
        seen["product"] = need
    if facts.quantity is not None:
        seen["quantity"] = f"{facts.quantity.normalize():f}"
    if facts.deadline is not None:
        seen["later" if facts.far_off else "deadline"] = facts.found.get("deadline") or facts.deadline.isoformat()
    if facts.urgent:
        seen["urgent"] = facts.found.get("deadline", "")
    if facts.budget is not None:
        seen["budget"] = facts.found.get("budget") or f"{facts.budget.normalize():f} {facts.currency}"
    asked = [want for want in facts.wants if want != "information"]
    if asked:
        seen["asks"] = facts.found.get(asked[0], asked[0])
    return seen


def _reach(given: Given, keys: LeadKeys) -> dict[str, str]:
    seen: dict[str, str] = {}
    if keys.email:
        seen["email"] = keys.email
        if not shared_domain(domain_of(keys.email)):
            seen["pro_email"] = domain_of(keys.email)
    if keys.phone:
        seen["phone"] = keys.phone
    if given.name.strip():
        seen["name"] = given.name
    return seen


def _against(
    given: Given, facts: LeadFacts, keys: LeadKeys, record: CompanyRecord | None, settings: LeadSettings
) -> dict[str, str]:
    seen: dict[str, str] = {}
    if _out_of_zone(facts, record, settings):
        seen["out_of_zone"] = _place(facts, record)
    if record is not None and not record.open:
        seen["closed"] = record.name
    wrong = [facts.found.get(f"contradiction.{code}", code) for code in facts.contradictions]
    wrong += [said for _, said in register_contradictions(record, given, facts)]
    if wrong:
        seen["contradiction"] = " · ".join(wrong)
    if not keys.email and not keys.phone:
        seen["no_contact"] = given.email or given.phone
    flags = {"student": facts.student, "job": facts.job, "seller": facts.sells_to_us, "trap": given.trap}
    seen |= {code: facts.found.get(code, "") for code, holds in flags.items() if holds}
    seen |= {code: facts.found.get("pitch", "") if code == "pitch" else given.email for code in facts.junk}
    return {code: "" if code == "mash" else words for code, words in seen.items()}


def _class(given: Given, facts: LeadFacts, customer: Customer | None, total: int, scoring: Scoring) -> LeadClass:
    """A customer is one whatever else is read: their own colleague looks at it. Sellers and bulk mail are spam."""
    if customer is not None:
        return "customer"
    if given.trap or "mash" in facts.junk or "pitch" in facts.junk or facts.sells_to_us:
        return "spam"
    if facts.job:
        return "job"
    if facts.student:
        return "cold"
    return "hot" if total >= scoring.hot else "warm" if total >= scoring.warm else "cold"


def _missing(given: Given, facts: LeadFacts, keys: LeadKeys) -> list[str]:
    known = {
        "product": facts.product or facts.found.get("need"),
        "quantity": facts.quantity is not None,
        "deadline": facts.deadline is not None or facts.urgent,
        "budget": facts.budget is not None,
        "email": keys.email,
        "phone": keys.phone,
        "company": name_key(given.company) or keys.siren,
        "place": facts.postal_code or facts.city or facts.region or (facts.country not in ("", "FR")),
        "name": given.name.strip(),
    }
    return [code for code, value in known.items() if not value]
