"""Knows the names of countries and of French regions, to tell a place from a trade."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from babel import Locale

from graphs.understanding.lexicon import words
from graphs.understanding.text import fold

_REGIONS = words(
    "bretagne normandie alsace lorraine champagne picardie auvergne limousin aquitaine occitanie corse bourgogne "
    "provence savoie ile-de-france hauts-de-france grand-est pays-de-la-loire nouvelle-aquitaine auvergne-rhone-alpes "
    "bourgogne-franche-comte centre-val-de-loire paca provence-alpes-cote-d-azur vendee gironde "
    "finistere morbihan isere "
    "rhone ardeche drome gard herault aude landes dordogne charente sarthe mayenne orne calvados "
    "eure oise somme aisne nord "
    "paris lyon marseille toulouse bordeaux lille nantes rennes strasbourg nice montpellier grenoble brest brittany "
    "normandy burgundy london bruxelles brussels geneve geneva europe outre-mer"
)


@cache
def _places() -> frozenset[str]:
    countries = {
        fold(name)
        for language in ("fr", "en")
        for name in cast(Mapping[str, str], Locale.parse(language).territories).values()
        if name
    }
    return frozenset(countries | {region.replace("-", " ") for region in _REGIONS})


def is_place(text: str) -> bool:
    return " ".join(fold(text).replace("-", " ").replace("'", " ").split()) in _places()
