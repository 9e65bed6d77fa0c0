"""Finds the rule a message wants changed, and tells it from a ruler, a committee, or a rule yet to be made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphs.rule_setup.brief import RuleOp
from graphs.understanding.text import fold
from integrations.books.port import Product

_NAMED = re.compile(r"(?:la|cette|the|this|ma|my|notre|our|une|a)? ?(?:regle|rule)\b")
_FARTHEST = 60
_OF = r"(?:du|de la|de|des|of|in)"
_PART = re.compile(
    r"\b(?:taux|pourcentage|seuil|montant|texte|delai|conditions?|valeur|remise|acompte|nom|percentage|threshold|rate"
    rf"|wording|amount|text|limit|delay|value|discount|deposit|name) {_OF}\b"
)
"""What is changed of a rule; the price or the discount of a ruler is not a rule's."""
_SET = re.compile(r"\b(?:a jour|en pause|en veille|on hold|on pause|back on|turn on|est-ce que)\b")
_JOINED = re.compile(r"\b(?:de|du|des|of|from|in|with|for|avec|dans|sur|on|pour|at|chez)\b|\bd'")
_MAKING = re.compile(r"\W*(?:\w+\W+){0,4}?(?:set|make|mets|mettre|mettez|rends|passe[rz]?)\b")
_SETTING_UP = re.compile(r"\bset(?:ting)? up\b")
_NEW = re.compile(r"\b(?:une|un|an?|new|nouvelle|another|autre)\b")
_MEETING = re.compile(r"s?[ -](?:committee|meeting|book|maker|board|panel|department|team|sheet|review|engine)s?\b")
_LENGTH = r"\d+(?:[.,]\d+)?[ -]?(?:cm|mm|dm|m|metres?|meters?|pouces?|inch(?:es)?)\b"
_RULER = re.compile(
    rf"\s*(?:gradu\w+|plate\b|souple\b|metallique\b|(?:de |a )?{_LENGTH}"
    r"|en (?:bois|metal|plastique|alu\w*|acier|inox|laiton|pvc|verre)\b"
    r"|(?:du|sur le|from the|on the) (?:devis|quote)\b)"
)
_MEASURED = re.compile(rf"{_LENGTH}\s*$")


def rule_named(folded: str, op: RuleOp, verb_end: int, products: Sequence[Product]) -> tuple[int, int] | None:
    """Where the words for the rule stand that the verb, which ends at `verb_end`, is about."""
    found = _NAMED.search(folded)
    if found is None or found.start() > _FARTHEST:
        return None
    start, end = found.span()
    before, behind = folded[verb_end:start] if verb_end <= start else "", folded[end:]
    between = _SET.sub("", before)
    if op == "change":
        between = _PART.sub("", between)
    if _JOINED.search(between) or _MEETING.match(behind) or _RULER.match(behind) or _MEASURED.search(before):
        return None
    if op == "change" and _MAKING.match(folded[:start]) and _NEW.search(between + found[0]):
        return None
    if op == "change" and _SETTING_UP.search(folded[:start]):
        return None
    return None if _sold(before + behind, products) else (start, end)


def of_no_rule(folded: str) -> bool:
    """Every "règle" and "rule" in it is a ruler or a committee's."""
    found = list(re.finditer(r"\b(?:regle|rule)", folded))
    return bool(found) and all(
        _MEETING.match(folded, one.end()) or _RULER.match(folded, one.end()) or _MEASURED.search(folded, 0, one.start())
        for one in found
    )


def _sold(around: str, products: Sequence[Product]) -> bool:
    """The company sells rulers, and the words beside it are those of one."""
    said = set(re.findall(r"\w{2,}", around))
    for product in products:
        name = re.findall(r"\w{2,}", fold(product.name))
        if any(word in ("regle", "regles", "rule", "ruler") for word in name):
            others = [word for word in name if word not in ("regle", "regles", "rule", "ruler", "de", "en", "the")]
            if any(word in said for word in others) and not re.search(r"%|\br\d", around):
                return True
    return False
