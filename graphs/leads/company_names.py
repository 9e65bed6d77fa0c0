"""A company's name as it is compared: without its legal form, accents, case and marks; and how alike two are."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from graphs.understanding.lexicon import words
from graphs.understanding.text import fold

_LONGEST = 300
_ANYWHERE = words(
    "sarl sas sasu eurl scop sca snc scs scp sci scm selarl selas selafa selurl gie eirl earl gaec scea sica spl sem "
    "sarlu sprl asbl gmbh sepa"
)
"""French and Belgian forms, and one that is no word of any name: dropped at both ends."""
_BEFORE = words("sa ei ets etablissement etablissements ste societe soc me entreprise")
_AFTER = words(
    "sa ei ltd limited llc llp inc incorporated corp corporation plc bv nv srl ag kg oy ab aps co company se"
)
_LINKS = words("et and & und")
_SMALL = words("le la les l du de des d a au aux en the of un une")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])")
_ITALIAN = re.compile(r"\bs\.p\.a\b\.?")
_WORDS = re.compile(r"[^\W_]+|&")
_WORN = words(
    "groupe group holding france international services service hotel restaurant cafe bar brasserie boulangerie "
    "garage pharmacie cabinet agence atelier ateliers maison mairie commune ville association ecole college lycee "
    "centre conseil consulting immobilier transports transport batiment travaux entreprise boutique studio fils freres"
)
"""Words that very many companies bear: two names that have only these in common are not alike."""
_UNTELLING = _WORN | _SMALL | _ANYWHERE | _BEFORE | _AFTER
NEAR = 90
"""From this likeness on, two names may be one company's."""


def name_key(company: str) -> str:
    """Of "SARL Dupont & Fils" as of "Dupont et fils": "dupont fils". Idempotent; "" for no name."""
    folded = _ITALIAN.sub(" ", fold(company[:_LONGEST]))
    found: list[str] = _WORDS.findall(_DOTTED.sub(_joined, folded).replace("'", " ").replace("’", " "))
    kept = [word for word in found if word not in _LINKS]
    bare = _without_form(kept)
    return " ".join(fold(word) for word in bare or kept)


def _joined(found: re.Match[str]) -> str:
    return found.group().replace(".", "") + " "


def _without_form(found: list[str]) -> list[str]:
    start, end = 0, len(found)
    while start < end and found[start] in _ANYWHERE | _BEFORE:
        start += 1
    while end > start and found[end - 1] in _ANYWHERE | _AFTER:
        end -= 1
    return found[start:end]


def telling(key: str) -> set[str]:
    """The words of a name's key that are its own."""
    return {word for word in key.split() if word not in _UNTELLING and len(word) > 1}


def alike(one: str, other: str) -> float:
    """0 to 100 between two keys of `name_key`; symmetric, 100 for the same, and 0 when nothing is known of one."""
    if not one or not other:
        return 0.0
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return 100.0
    own, others = telling(one), telling(other)
    if not own or not others:
        return min(fuzz.ratio(one, other), NEAR - 1.0)
    if own == others:
        return 97.0
    if own < others or others < own:
        smaller = own if len(own) < len(others) else others
        return 92.0 if len(smaller) > 1 or len(next(iter(smaller))) > 4 else 80.0
    return min(fuzz.ratio(one, other), fuzz.ratio(other, one), 96.0)


def near(one: str, other: str) -> bool:
    return alike(one, other) >= NEAR
