"""What leaves open, or takes back, a payment or a promise that a colleague reports; and on which day it is promised."""

from __future__ import annotations

import re

from graphs.debtor.brief import NewsKind
from graphs.understanding.money_words_marks import Marked
from graphs.understanding.money_words_refs import Day, of_payment, vague
from graphs.understanding.money_words_signs import NOT_SO, OPEN_IF
from graphs.understanding.reply_words_doubts import not_theirs
from graphs.understanding.reply_words_signs import PARTIAL

_IN_PARTS = re.compile(
    r"\b(?:et|puis|and|then) (?:le |the )?(?:reste|solde|restant|rest|balance|remainder)\b"
    r"|\b(?:la )?moitie (?:le|la|tout|demain|xjour|maintenant)\b|\bhalf (?:now|on|today|by|xjour)\b"
    r"|\bxeur (?:\w+ ){0,4}(?:et|puis|and|then) xeur\b"
)
_NO_DISPUTE = re.compile(
    r"\b(?:ne|n) (?:\w+ )?contest\w+ (?:pas|plus)\b|\bnot disput|n t disput|peut etre|maybe"
    r"|\b(?:mais|but) (?:\w+ ){0,3}?(?:va|vont|paiera|payera|paie|will|is going to) ?(?:\w+ )?(?:payer|regler|pay|"
    r"settle)?\b"
    r"|\brefus\w* .*\b(?:avant|tant que|before|until|unless)\b|\brefus\w* (?:\w+ ){0,5}?xjour\b"
)
_BROKEN = re.compile(
    r"\b(?:tenu|respecte|honore)\w* (?:\w+ ){0,2}?(?:promesse|parole|engagement)|\b(?:avai(?:s|t|ent)|had) promis\w*"
    r"|\b(?:mais|et|pourtant|but|and|yet) (?:\w+ ){0,2}?(?:n|rien|toujours|nothing|has not|hasn t|didn t|never|still)\b"
    r"|\b(?:broke|broken|kept) (?:\w+ )?(?:promise|word)|\b(?:absente?s?|en conges?|ferme|fermee?s?|away|on leave)\b"
)
_PARTLY = re.compile(
    r"\bxeur (?:sur|of|out of) (?:\w+ ){0,2}?xeur\b|\bmauvais montant\b|\bwrong amount\b|"
    r"\bn (?:a|ont) (?:\w+ ){0,2}?qu?e?\b (?=xeur|une?\b|la\b|les?\b)|\b(?:seulement|uniquement|only)\b"
)
_THINKS = re.compile(r"\b(?:pense\w*|croi\w+|thinks?|believes?|reckons?)\b")


def left_open(kind: NewsKind, found: re.Match[str], mark: Marked) -> bool:
    """Negated, on a condition, only hoped for, in part, or not what it seems."""
    if kind == "dispute":
        return bool(_NO_DISPUTE.search(mark.words))
    near = mark.words[max(0, found.start() - 12) : found.end() + 24]
    if NOT_SO.search(near) or not_theirs(mark.words):
        return True
    if kind == "promise":
        return bool(OPEN_IF.search(mark.words) or _BROKEN.search(mark.words))
    return any(sign.search(mark.words) for sign in (PARTIAL, _PARTLY, _THINKS))


def in_parts(mark: Marked) -> bool:
    """Of two days and two amounts none may be dropped in silence: which it is, is asked."""
    return bool(_IN_PARTS.search(mark.words))


def promised_day(mark: Marked) -> Day | None:
    """The day of the payment, where it was also said when they told so; of several that may be it, none."""
    if mark.day is None:
        return None
    days = of_payment([one for one in mark.days if one.day is not None or one.readings], mark.blanked)
    if len({one.day for one in days}) > 1:
        return Day(None, " ou ".join(one.said for one in days))
    day = days[0] if days else mark.day
    return Day(None, day.said) if day.day is not None and vague(day.said) else day
