"""Finds what limits a rule though no fact can hold it: hours of the day, "once", "some", sums per year, a first item.

The sentence is then read without these words, and they are asked about: silently dropped, they would leave a rule that
reaches further than what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphs.rules.reading.pieces import Sheet
from graphs.rules.said import Doubt
from graphs.understanding.text import excerpt, fold
from integrations.books.port import Directory

_SPANS = r"(?:ans?|annees?|mois|semaines?|trimestres?|semestres?|years?|months?|weeks?|quarters?|jours?|days?)"
_CLOCK = (
    r"(?:\d{1,2}\s?h\s?\d{2}\b|\d{1,2}:\d{2}\b|\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)\b"
    r"|midi\b|noon\b|minuit\b|midnight\b)"
)
_HOUR = rf"(?:{_CLOCK}|\d{{1,2}}\s?(?:h|heures?|hours?)\b|\d{{1,2}}\b)"
_PLAIN_HOUR = r"\d{1,2}\s?(?:h|heures?)\b"
_MOMENT = r"(?:avant|apres|before|after|jusqu'a|until|till|a partir de|from|des|at|by|a|passe|past|vers)"
_HOURS = re.compile(
    rf"\b(?:de|entre|between|from)\s+(?:{_CLOCK}|{_PLAIN_HOUR})\s*(?:a|et|and|to|until|till|-|–)\s*{_HOUR}"
    rf"|\b(?:de|entre|between|from)\s+\d{{1,2}}\s*(?:a|et|and|to|until|till|-|–)\s*{_CLOCK}"
    rf"|\b{_MOMENT}\s+{_CLOCK}|\b(?:avant|apres|before|after|until|at)\s+{_PLAIN_HOUR}"
    r"|\b(?:le|les|chaque|tous les|l'|in the|every|the|this|ce|cet)\s?"
    r"(?:matins?|apres-midis?|soirs?|mornings?|afternoons?|evenings?)\b"
)
_SOLD_HOURS = re.compile(r"\b(?:h|heures?|hours?|hrs?)\b")
_PERIODIC = re.compile(
    rf"(?<=[\d€%])\s?(?:(?:ht|ttc)\s)?(?:par|per|a|each|every|chaque|/|l')\s?{_SPANS}\b"
    rf"|\b(?:une|un|deux|trois|once|twice|fois|times?|commandes?|orders?|euros?|eur|devis|quotes?|achats?|unites?|units?"
    rf"|pieces?|tonnes?)\s+(?:par|per|a|each|every|chaque)\s{_SPANS}\b"
    rf"|\b(?:par|per|chaque|each|every|tous les|toutes les)\s"
    r"(?:ans?|annees?|mois|semaines?|trimestres?|years?|months?|weeks?|quarters?)\b"
    r"|\b(?:annuel(?:le)?s?|annuellement|mensuel(?:le)?s?|annual|annually|yearly|monthly|quarterly|trimestriel(?:le)?s?)\b"
)
_ONCE = re.compile(
    r"\b(?:une seule fois|qu'une fois|une fois seulement|une fois(?= par\b)"
    r"|une fois(?=\s*(?:[.,;:!?)]|$|pour les\b|pour nos\b))"
    r"|only once|just once|once only|once(?=\s*(?:[.,;:!?)]|$|per\b|a (?:year|month|week|quarter)\b|for\b))"
    r"|(?:a|one) (?:single )?time(?: only)?(?=\s*(?:[.,;:!?)]|$|only\b))|one[- ]time|single[- ]use|usage unique"
    r"|(?:deux|trois|quatre|\d{1,3}) fois|twice|(?:two|three|four|\d{1,3}) times"
    r"|(?:la|the) (?:premiere|deuxieme|seconde|troisieme|prochaine|first|second|third|next) (?:fois|time))\b"
)
_SOME = re.compile(
    r"\b(?:certaine?s?|quelques(?:[- ]uns|[- ]unes)?|quelques|plusieurs|some(?: of)?|several|a few"
    r"|la plupart des?|(?<!at )most(?: of)?|une partie des?|un sur \w+|one in \w+)\b"
    r"(?!\s(?:jours|mois|days|months|cas)\b)"
)
_NTH = (
    r"(?:premiere?s?|deuxiemes?|secondes?|second|troisiemes?|quatriemes?|dernieres?|derniers?|first|third|fourth|last"
    r"|1ers?|1eres?|1st|2e|2eme|2nde?|2nd|3e|3eme|3rd)"
)
_COUNTED = (
    r"(?:articles?|produits?|items?|products?|lignes?|lines?|unites?|units?|pieces?"
    r"|exemplaires|cop(?:y|ies)|devis|quotes?|euros?)"
)
_ORDERS = r"(?:commandes?|achats?|orders?|purchases?)"
_ORDINAL = re.compile(
    rf"\b(?:(?:sur |off |on )?(?:le |la |les |l'|leurs? |sa |ses |the |their |every |chaque )?)?(?:"
    rf"{_NTH} (?:\d+ )?{_COUNTED}"
    rf"|{_NTH} {_SPANS}(?= (?:de |d'|of )?(?:contrat|abonnement|location|contract|subscription|rent))"
    rf"|(?:deuxieme|seconde?|troisieme|second|third|2e|2eme|2nde?|2nd|3e|3eme|3rd) {_ORDERS}"
    rf"|\d+ {_NTH} \w+|{_NTH} \d+ \w+"
    rf"|(?:premiere|first) {_ORDERS} (?:de l'|du |de la |de chaque |of the |of each |each |every |in a |of )\w+)\b"
)
_BOUGHT = re.compile(
    r"\b(?:ne |n')?\s?(?:a |ont |has |have )?(?:jamais|pas encore|deja|never|not yet|already|previously|pas)\s"
    r"(?:encore |yet )?(?:commandee?s?|achetee?s?|acquis|pris|order(?:ed|s)?|bought|buys?|purchased)\s"
    r"(?!(?:chez|avant|auparavant|from us|before|rien|anything|encore|alors|then|et|and|ou|or|depuis|pour|for|a|plus"
    r"|moins|more|less|over|under)\b|\d)[^,.;:!?\n]{1,40}"
)
_LONG = re.compile(
    r"\b(?:pendant|durant|during|for|pour)\s+(?:les\s|the\s)?(?:\d{4,}|\d{2,}(?=\s?(?:ans|annees|years)))\s?"
    r"(?:jours|mois|ans|annees|semaines|days|weeks|months|years)\b"
)
_LIMITS = (_HOURS, _PERIODIC, _ONCE, _SOME, _ORDINAL, _BOUGHT, _LONG)


@dataclass(frozen=True, slots=True)
class Unheld:
    """`rest` is the sentence without what no fact can hold; `doubts` ask about it."""

    rest: str
    doubts: list[Doubt]


def unheld(sheet: Sheet, directory: Directory) -> Unheld | None:
    """None when everything can be held. What stands in quotation marks, or is announced as a text, limits nothing."""
    printed = next((sheet.tokens[piece.start].start for piece in sheet.pieces if piece.kind == "mention"), None)
    said = sheet.text if printed is None else sheet.text[:printed]
    folded = fold(said)
    spans = _spans(folded, directory)
    if not spans:
        return None
    if len(folded) != len(said):  # a ligature: places of the one are no places of the other
        return Unheld("", [Doubt("left_over", excerpt(sheet.restored(sheet.text), 160))])
    doubts = [Doubt("left_over", excerpt(sheet.restored(said[start:end].strip()), 160)) for start, end in spans]
    rest = sheet.text
    for start, end in reversed(spans):
        rest = f"{rest[:start]} {rest[end:]}"
    for place, quoted in sheet.quotes.items():
        rest = rest.replace(place, f"« {quoted} »")
    return Unheld(rest, doubts)


def _spans(folded: str, directory: Directory) -> Sequence[tuple[int, int]]:
    by_hour = any(_SOLD_HOURS.search(fold(product.unit)) for product in directory.products)
    found = sorted(
        match.span()
        for pattern in _LIMITS
        for match in pattern.finditer(folded)
        if match[0].strip() and not (by_hour and pattern is _HOURS and not re.search(_CLOCK, match[0]))
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
