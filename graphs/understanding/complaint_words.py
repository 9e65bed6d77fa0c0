"""Reads that a colleague tells of an angry customer; what is merely disputed, quoted, ruled or asked is none of it."""

from __future__ import annotations

import re
from typing import Any

from graphs.complaint.brief import ComplaintBrief, brief_to_json
from graphs.quote.reading import asks_for_quote
from graphs.sorting.anger import Anger
from graphs.sorting.reading_anger import read_anger
from graphs.understanding.catalogue import index_of
from graphs.understanding.layout import lay_out
from graphs.understanding.lead_words_text import capitals, colleague_in
from graphs.understanding.match import Nothing, decide, match_customer
from graphs.understanding.money_words import read_money
from graphs.understanding.money_words_marks import marked
from graphs.understanding.reading import ENOUGH, Reading, Situation
from graphs.understanding.requests import read_request
from graphs.understanding.rule_words import read_about_rules
from graphs.understanding.text import fold

LONGEST = 4_000
LONGEST_NAME = 120
_ORDERS = re.compile(
    r"^\W*(?:(?:commis|bonjour|salut|hello|hi|stp|svp|please|ok)\W+)*(?:relan[cs]\w+|chase|send|envoie\w*"
    r"|envoyer|prepare\w*|fais|faire|rappelle\w*|remind|ajoute\w*"
    r"|retire\w*|remplace\w*|mets|set|add|remove|make|si|if|quand|when|lorsqu\w*|desormais|regle|rule"
    r"|toujours|always|never|tous|every|all|note[rz]? que)\b"
)
_TEMPER = re.compile(
    r"\b(?:furieu\w+|furax|mecontent\w*|en colere|decue?s?|remontee?s?|insatisfait\w*|enervee?s?|fachee?s?"
    r"|agacee?s?|excedee?s?"
    r"|exasperee?s?|hors d'(?:elle|lui|eux)|pas contente?s?|hurl\w+|gueul\w+|inadmissible|inacceptable"
    r"|scandal\w+|honte\w*"
    r"|angry|furious|unhappy|upset|livid|fuming|disappointed|annoyed|frustrated|fed up|pissed off|shout\w*"
    r"|yell\w*|scream\w*"
    r"|unacceptable|disgrace\w*|outrag\w+)\b"
)
_CUSTOMER = re.compile(
    r"\b(?:clients?|clientes?|customers?|patronn?e?|gerante?|directeur|directrice|boss|owner|manager"
    r"|acheteu\w+|buyer|compte|account)\b"
)

_BOSS = re.compile(
    r"^(?:(?:l[ae]|l'|the|notre|our) ?)?(?:client|cliente|customer|patronn?e?|g[ée]rante?|directeur"
    r"|directrice|responsable(?: \w+)?|boss|owner|manager|chef|cheffe"
    r"|acheteu\w+|buyer|comptable|assistante?|personne|dame|monsieur|gars|guy|lady|people|gens|[ée]quipe|team)\s+"
    r"(?:de chez|de la soci[ée]t[ée]|de la|de l'|de|du|des|d'|chez|of|at|from)\s*(?:l'|la |le |the )?(?=\S)",
    re.IGNORECASE,
)
"""Who speaks for a customer, before its name: "la patronne de Bellerive"."""


def read_complaint(text: str, language: str, situation: Situation, *, disputed: bool = False) -> Reading | None:
    """None: nobody is angry. `disputed`: the words tell of a disputed invoice, which is a dispute unless there is
    temper in it."""
    if situation.outside or len(text) > LONGEST or _ORDERS.search(fold(text[:80])):
        return None
    anger = read_anger(text, colleague=True)
    if anger is None or (disputed and not _tempered(anger, text)):
        return None
    who = _BOSS.sub("", anger.customer)
    if who and colleague_in(who, situation):
        return None  # A colleague's bad day is no customer's complaint.
    if who and isinstance(decide(match_customer(who, situation.directory)), Nothing):
        if not _of_somebody(anger, text):
            return None
        # "On a un client très mécontent, Dupont": whoever the books know is meant, before words that name nobody.
        named = marked(text[:600], language, situation).customers
        who = named[0] if len(named) == 1 else who if capitals(who) else ""
    elif not who and not _of_somebody(anger, text):
        return None
    elif not who:
        named = marked(text[:600], language, situation).customers
        who = named[0] if len(named) == 1 else ""
    brief = _brief(anger, text, who, sure=anger.confidence >= ENOUGH)
    return Reading("complaint", anger.confidence, language, brief)


def read_angry_customer(text: str, language: str, situation: Situation) -> Reading | None:
    """A customer's anger, told by a colleague: not where a quote is asked for, a rule stated, or something ordered
    about what is owed; of an invoice that is merely contested, the dispute is what counts."""
    told = read_complaint(text, language, situation)
    if told is None:
        return None
    money = read_money(text, situation)
    if money is not None and money.process != "dispute":
        threatens = {"leaving", "legal"} & set(told.brief["kinds"])
        return told if threatens and money.process in ("promise", "payment") else None
    if money is not None and read_complaint(text, language, situation, disputed=True) is None:
        return None
    if read_request(text, language, situation) or read_about_rules(text, language, situation):
        return None
    page = lay_out(text, language, index_of(situation.directory))
    counted = any(number.end < len(page.tokens) and page.covered[number.end] >= 0 for number in page.numbers.values())
    return None if counted and asks_for_quote(page) else told


def complaint_brief(text: str, language: str, situation: Situation, customer: str) -> dict[str, Any]:
    """For words that somebody else took for a complaint (a model): a person is asked where we see none."""
    own = read_complaint(text, language, situation)
    if own is not None:
        return own.brief
    anger = read_anger(text, colleague=True) or Anger(["complaint"], 1, text[:300], 0.5)
    return _brief(anger, text, customer or anger.customer, sure=False)


def _tempered(anger: Anger, text: str) -> bool:
    """Whether more is said than that something is wrong: a feeling, or a threat."""
    return bool(set(anger.kinds) - {"complaint"}) or _TEMPER.search(fold(text)) is not None


def _of_somebody(anger: Anger, text: str) -> bool:
    """A name the books do not know; or a customer whom nobody names, who is then asked for."""
    if anger.customer:
        return capitals(anger.customer) > 0 or _CUSTOMER.search(fold(anger.customer)) is not None
    return _CUSTOMER.search(fold(text)) is not None or bool({"leaving", "legal"} & set(anger.kinds))


def _brief(anger: Anger, text: str, customer: str, *, sure: bool) -> dict[str, Any]:
    brief = ComplaintBrief(
        customer=customer[:LONGEST_NAME],
        words=text[:LONGEST],
        excerpt=anger.excerpt,
        kinds=anger.kinds,
        severity=anger.severity,
        sure=sure,
        source="chat",
    )
    return brief_to_json(brief)
