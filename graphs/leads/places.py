"""Where somebody is: postal codes to departments and regions of France, countries by name, and territories as the
company writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import cast

from babel import Locale

from graphs.leads.places_table import REGION_ALIASES, REGIONS, TOWNS
from graphs.understanding.text import fold

_FRENCH_CODE = re.compile(r"(?<![\d.,])(?:F[- ]?|FR[- ]?)?(\d{2}) ?(\d{3})(?!\d)", re.IGNORECASE)
_SPLIT = re.compile(r"[^\w]+|_")
_CEDEX = re.compile(r"\b(?:cedex|cdx)(?: \d+)?\b.*|\b\d+(?:er|e|eme|nd|th|st)?\b.*")
_REGION_OF = {code: region for region, codes in REGIONS.items() for code in codes.split()}
OVERSEAS = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "976": "YT", "975": "PM", "977": "BL", "978": "MF",
    "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
FRENCH = frozenset(["FR", *OVERSEAS.values()])
"""Country codes of France and of what belongs to it."""
_COUNTRY_WORDS = {
    "uk": "GB", "angleterre": "GB", "england": "GB", "ecosse": "GB", "scotland": "GB", "wales": "GB",
    "grande bretagne": "GB", "great britain": "GB", "usa": "US", "u s a": "US", "etats unis d amerique": "US",
    "united states of america": "US", "hollande": "NL", "holland": "NL", "metropole": "FR",
    "france metropolitaine": "FR",
    "deutschland": "DE", "espana": "ES", "italia": "IT", "schweiz": "CH", "suisse romande": "CH", "belgie": "BE",
    "cote d ivoire": "CI", "ivory coast": "CI", "tchequie": "CZ", "eire": "IE", "fra": "FR", "bel": "BE", "che": "CH",
    "deu": "DE", "esp": "ES", "ita": "IT", "gbr": "GB", "lux": "LU", "nld": "NL", "reunion": "RE", "la reunion": "RE",
}  # fmt: skip
_TOP_LEVEL = {
    "fr": "FR", "be": "BE", "ch": "CH", "lu": "LU", "de": "DE", "es": "ES", "it": "IT", "uk": "GB", "nl": "NL",
    "pt": "PT", "at": "AT", "ie": "IE", "ca": "CA", "ma": "MA", "tn": "TN", "mc": "MC", "pl": "PL", "re": "RE",
    "nc": "NC", "pf": "PF", "gp": "GP", "mq": "MQ", "bzh": "FR", "paris": "FR", "corsica": "FR", "alsace": "FR",
}  # fmt: skip


def place_key(name: str) -> str:
    """Of a town, a region or a country: folded words with single spaces, "st" written out."""
    found = [word for word in _SPLIT.split(fold(name[:200])) if word]
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in found)


_REGION_KEYS = {place_key(region): region for region in REGIONS} | REGION_ALIASES
_DEPARTMENTS: dict[str, list[str]] = {}
for _code, _names in TOWNS.items():
    for _name in _names.split("|"):
        _DEPARTMENTS.setdefault(_name, []).append(_code)


def postal_code_of(text: str) -> str:
    """A French postal code within what was written ("F-75 011", "75011 Paris"); of other countries what was written."""
    found = _FRENCH_CODE.search(text[:200])
    if found and department_of(found[1] + found[2]):
        return found[1] + found[2]
    return " ".join(text[:20].upper().split()) if re.fullmatch(r"[\w -]{3,10}", text.strip()) else ""


def department_of(postal_code: str) -> str:
    """ "69", "2A", "974" …; "" where it is none of France's."""
    if not re.fullmatch(r"\d{5}", postal_code):
        return ""
    if postal_code.startswith("20"):
        return "2A" if postal_code < "20200" else "2B"
    code = postal_code[:3] if postal_code[:2] in ("97", "98") else postal_code[:2]
    return code if code in _REGION_OF else ""


def region_of(department: str) -> str:
    """The region's name in French, as on a map; "" for none."""
    return _REGION_OF.get(department.upper(), "")


def region_named(text: str) -> str:
    """The region that a text names and nothing else: "PACA", "Île de France"."""
    key = place_key(text).removeprefix("region ").strip()
    return _REGION_KEYS.get(key, "")


def town_key(city: str) -> str:
    """ "LYON 3ème", "Paris Cedex 12" → the town alone."""
    return _CEDEX.sub("", place_key(city)).strip()


def departments_of(city: str) -> list[str]:
    """Of the larger towns, where they are; several for names that several bear, none for a town we do not know."""
    return _DEPARTMENTS.get(town_key(city), [])


def country_of(text: str) -> str:
    """ISO code of a country as written in French or English or by its code; "" for none."""
    wanted = text.strip()[:80]
    key = place_key(wanted)
    if key in _COUNTRY_WORDS:
        return _COUNTRY_WORDS[key]
    if len(wanted) == 2 and wanted.isalpha() and wanted.upper() in _codes():
        return wanted.upper()
    return _country_names().get(key, "")


def country_of_domain(domain: str) -> str:
    """What the end of a domain tells; "" for .com and the like."""
    return _TOP_LEVEL.get(domain.rpartition(".")[2].lower(), "")


def country_of_department(department: str) -> str:
    return OVERSEAS.get(department, "FR" if department else "")


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("en", "fr"):
        named = cast("Mapping[str, str]", Locale(language).territories)
        found |= {place_key(name): code for code, name in named.items() if len(code) == 2 and code.isalpha()}
    return found


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(_country_names().values())


def covers(territories: Sequence[str], postal_code: str, region: str, country: str) -> int:
    """How narrowly one of the territories (as in `graphs.leads.port.Owner`) holds a place: 0 not at all or unknown, 1 a
    country, 2 a region, 3 and more the beginning of a postal code, the longer the narrower."""
    return max((_covers(each.strip(), postal_code, region, country) for each in territories), default=0)


def _covers(territory: str, postal_code: str, region: str, country: str) -> int:
    department = department_of(postal_code)
    if territory.isdigit():
        return 2 + len(territory) if postal_code.startswith(territory) and country in ("", *FRENCH) else 0
    if territory.upper() in ("2A", "2B"):
        return 4 if department == territory.upper() else 0
    named = region_named(territory)
    if named and region == named:
        return 2
    code = country_of(territory)
    if not code:
        return 0
    return int(country == code or (code == "FR" and country in FRENCH))
