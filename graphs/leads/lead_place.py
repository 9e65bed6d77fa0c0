"""Where a lead is, of all that it wrote: its postal code and town, its message, its number, the end of its domain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphs.leads import places
from graphs.leads.given import Given
from graphs.leads.phones import phone_country
from graphs.leads.places_table import TOWNS
from graphs.understanding.text import fold
from integrations.crm.port import LeadKeys

_IN_TEXT = re.compile(r"(?<![\d.,])(\d{5}) ([A-ZÀ-Ý][\w'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+){0,3})|\((\d{5})\)")
_MONEY = re.compile(r"(?:euros?|eur|ht|ttc|chf|usd|gbp|dollars?)\b.*", re.IGNORECASE)
_BASED = re.compile(
    r"\b(?:a|au|bases? a|situes? a|sur|pres de|region de|bureaux? de|agence de|in|based in|near|located in)"
    r" ((?:l[ae] |les |l')?[^\W\d_]+(?:[ -][^\W\d_]+){0,4})"
)
_TOWNS = frozenset(name for names in TOWNS.values() for name in names.split("|"))
_COMMON_WORDS = frozenset(
    ["tours", "orange", "vienne", "sens", "le port", "dole", "gap", "nice", "lens", "vernon", "auch", "centre"]
)
"""Towns whose names are words of both or one of the languages: only believed with a capital and a postal code."""


@dataclass(frozen=True)
class Place:
    """`country` an ISO code and `region` a name of France's, "" where nothing tells. `told` the country that they
    wrote themselves, `towns` the departments that the town may be in."""

    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    told: str = ""
    towns: tuple[str, ...] = ()


def place_of(given: Given, keys: LeadKeys) -> Place:
    told = places.country_of(given.country)
    postal_code, city = _written(given, told)
    if not postal_code and not city and told in ("", *places.FRENCH):
        postal_code, city = _in_message(given.message)
    french = told in ("", *places.FRENCH)
    department = places.department_of(postal_code) if french else ""
    towns = tuple(places.departments_of(city)) if french else ()
    region = places.region_of(department) or (french and _region_of(given, city, towns)) or ""
    own = told or places.country_of_department(department) or ("FR" if region and not department else "")
    inferred = own or phone_country(keys.phone) or places.country_of_domain(keys.domain)
    return Place(postal_code, city, region, inferred, told, towns)


def _written(given: Given, told: str) -> tuple[str, str]:
    postal_code = places.postal_code_of(given.postal_code)
    city = " ".join(given.city.split())[:120]
    if not postal_code and (found := re.search(r"(?<!\d)\d{5}(?!\d)", given.city)):
        postal_code = found.group() if places.department_of(found.group()) else ""
    if (
        told in ("", *places.FRENCH)
        and postal_code
        and (rest := given.postal_code.partition(postal_code)[2].strip(" ,-"))
    ):
        city = city or rest[:120]
    return postal_code, re.sub(r"^\d{5}\s*|\s*\(?\d{5}\)?$", "", city).strip(" ,-()")


def _in_message(message: str) -> tuple[str, str]:
    for found in _IN_TEXT.finditer(message[:6_000]):
        code = found[1] or found[3]
        if places.department_of(code) and not _MONEY.fullmatch(found[2] or ""):
            return code, found[2] or ""
    plain = " ".join(fold(message[:6_000]).split())
    for found in _BASED.finditer(plain):
        words = places.place_key(found[1]).split()
        for length in range(len(words), 0, -1):
            town = " ".join(words[:length])
            if town in _TOWNS and town not in _COMMON_WORDS:
                return "", town.title()
    return "", ""


def _region_of(given: Given, city: str, towns: tuple[str, ...]) -> str:
    regions = {places.region_of(department) for department in towns}
    if len(regions) == 1:
        return regions.pop()
    named = places.region_named(city) or places.region_named(given.postal_code)
    return named or next((region for text in given.extra.values() if (region := places.region_named(text))), "")
