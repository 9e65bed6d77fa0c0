"""Reads what colleagues say in chat about money owed: chase, who owes what, promises, disputes, payments, pauses.

What speaks of quotes, states a rule for a class of customers, or asks to remind a colleague, is none of it.
"""

from __future__ import annotations

import re
from typing import Any

from graphs.debtor.brief import PROCESS_OF, News, NewsKind
from graphs.debtor.brief import brief_to_json as news_to_json
from graphs.reminder.brief import CustomerBrief, RunBrief
from graphs.reminder.brief import brief_to_json as reminder_to_json
from graphs.understanding.language import language_of
from graphs.understanding.money_words_chasing import REQUEST, chased, of_everybody, of_late_ones, told_why
from graphs.understanding.money_words_doubts import in_parts, left_open, promised_day
from graphs.understanding.money_words_marks import Marked, hold_until, marked, unread_end
from graphs.understanding.money_words_orders import begins_as_order
from graphs.understanding.money_words_parts import EACH_WEEK
from graphs.understanding.money_words_receivables import AGED_OVER, RECEIVABLES
from graphs.understanding.money_words_several import joined, others_named
from graphs.understanding.money_words_signs import (
    CLASSES,
    HOLD,
    PERSONAL,
    QUOTING,
    RESUME,
    RULING,
    SAID,
    WE_PAID,
)
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.text import excerpt, fold

__all__ = ["MONEY", "money_brief", "only_mentions", "read_money"]

MONEY = frozenset({"reminder", "receivables", "promise", "dispute", "payment", "reminder_pause"})
"""The processes whose briefs are read here."""

LONGEST = 600
_HOLD, _RESUME = ([re.compile(pattern) for pattern in patterns] for patterns in (HOLD, RESUME))
_RECEIVABLES = [(about, re.compile(pattern)) for about, pattern in RECEIVABLES]
_SAID: list[tuple[NewsKind, list[re.Pattern[str]]]] = [
    (kind, [re.compile(pattern) for pattern in patterns]) for kind, patterns in SAID.items()
]
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_RELATED: dict[NewsKind, list[NewsKind]] = {"paid": ["paid", "promise"], "promise": ["promise", "dispute"]}
_AGAIN = frozenset({"promise", "paid", "dispute"})


def read_money(text: str, situation: Situation) -> Reading | None:
    """None for anything else; `text` is cleaned. Nobody outside the company orders or notes anything."""
    if situation.outside or not text.strip() or len(text) > LONGEST:
        return None
    folded = fold(text)
    if not _SPEAKS.search(folded):
        return None
    language = language_of(text, situation.language)
    mark = marked(text, language, situation)
    language = _spoken(text, mark, situation.language)
    mark = _recalled(mark, text, language, situation)
    if PERSONAL.search(mark.words) or QUOTING.search(mark.words):
        return None
    if RULING.search(mark.words) and not (of_late_ones(mark) or told_why(mark) or AGED_OVER.search(mark.words)):
        return None
    paused = _paused(mark, language)
    if paused is None and _first(_HOLD, mark.words) is not None:
        return None  # a pause that is for nobody in particular: a rule
    return paused or _asked(mark, language) or _news(mark, language) or chased(mark, language)


def _spoken(text: str, mark: Marked, fallback: str) -> str:
    """ "chase Le Comptoir des Halles" is English: names of customers are of no language."""
    for name in mark.customers:
        text = text.replace(name, " ")
    return language_of(text, fallback)


_RECALL = re.compile(
    r"\b(?:rappel\w*[- ](?:moi|nous)|remind (?:me|us)|(?:me|nous) rappeler)\b(?= (?:qui|combien|ou en|quel\w*|ce que?|"
    r"who|how much|what|which)\b)"
)


def _recalled(mark: Marked, text: str, language: str, situation: Situation) -> Marked:
    """ "Rappelle-moi qui nous doit de l'argent", with no time for it, is the question itself."""
    found = _RECALL.search(fold(text))
    if found is None or mark.day is not None or len(fold(text)) != len(text):
        return mark
    return marked(text[found.end() :].strip(), language, situation)


def only_mentions(process: str, text: str, situation: Situation) -> bool:
    """Whether looser words of that process ask nothing of it: a colleague is what they are about, and neither a
    customer nor an invoice, or nobody is told to send a reminder."""
    mark = marked(text[:LONGEST], situation.language, situation)
    if process == "reminder" and not begins_as_order(mark.words):
        return True
    return "xcol" in mark.words.split() and not mark.customers and not mark.invoices


_SPEAKS = re.compile(
    r"ou en|statement|debtor|relan|rappel|remind|chas|dun|doi[tv]|paid|owe|paie|paye|pay|regl|vire|virement|"
    r"cheque|check|encaiss|recouv|recover|"
    r"collect|"
    r"promis|promes|promet|contest|litige|disput|impay|retard|overdue|unpaid|outstanding|echu|balance|ag(?:e)?ing|"
    r"dso|encours|"
    r"creance|receivable|redressement|liquidation|faillite|bilan|bankrupt|insolv|administration|pause|attente|"
    r"tranquille|"
    r"hold|alone|conge|absent|ferme|closed|fois|echeanc|instal|manqu|missing|erreur|wrong|refus|settle|transfer|reclam|"
    r"notice|demeure|nudge|follow|solde|interlocut|compte|account|situation|a jour|"
    r"late|damaged|broken|faux|fausse|abime|accord|ping|prod|facture|invoice|vacances|holiday"
)


def money_brief(process: str, text: str, situation: Situation) -> dict[str, Any]:
    """The brief of that process whatever the words: for a reading that somebody else made (a model, a looser word).
    What is not said is left empty, and asked by the process."""
    reading = read_money(text, situation)
    if reading is not None and reading.process == process:
        return reading.brief
    mark = marked(text[:LONGEST], language_of(text, situation.language), situation)
    customer = mark.customers[0] if mark.customers and not joined(mark) else ""
    match process:
        case "reminder":
            # A run is only begun by words that say so; anything else asks for whom.
            brief = RunBrief() if of_everybody(mark) else CustomerBrief(customer=customer, invoices=mark.invoices)
            return reminder_to_json(brief)
        case "receivables":
            return {"about": "who_owes", "customer": customer}
        case "promise" | "dispute" | "payment" | "reminder_pause" | "handoff":
            kinds: dict[str, NewsKind] = {"payment": "paid", "reminder_pause": "hold", "handoff": "unclear"}
            kind: NewsKind = kinds.get(process) or ("promise" if process == "promise" else "dispute")
            return news_to_json(_filled(kind, customer, mark, confidence=0.5))
        case _:
            return {}


# --- what is asked to be done -----------------------------------------------------------------------------------------


def _paused(mark: Marked, language: str) -> Reading | None:
    """A hold, or its end, for one customer: for a class of them it is a rule."""
    for kind, patterns in (("resume", _RESUME), ("hold", _HOLD)):
        found = _first(patterns, mark.words)
        if found is None:
            continue
        if "?" in mark.words or (not mark.customers and CLASSES.search(mark.words)):
            return None
        if _lone_delay(mark) or not _names_somebody(found, mark):
            return None
        news_kind: NewsKind = "resume" if kind == "resume" else "hold"
        # "The dispute is settled" says what ends, beside the pause.
        over: list[NewsKind] = ["dispute"] if news_kind == "resume" and _DISPUTE.search(found[0]) else []
        news = _filled(news_kind, mark.written(found), mark, readings=over, confidence=0.9)
        return _reading(news_kind, news, mark, language)
    return None


_DISPUTE = re.compile(r"\b(?:litige|disput\w*|conteste\w*)\b")


def _names_somebody(found: re.Match[str], mark: Marked) -> bool:
    """A name, a pronoun, or nothing else at all; "ne relance pas le samedi" holds nobody."""
    if mark.written(found) or found[0] == mark.words:
        return True
    return bool(re.search(r"\b(?:le|la|l|les|him|her|them|it)\b", found[0]))


def _lone_delay(mark: Marked) -> bool:
    """ "pas avant 15 jours" counts from an invoice's due date: a rule."""
    return bool(
        re.search(
            r"\b(?:avant|before|apres|after) (?:\d+|xjour jours)\b|\b(?:avant|before) (?:\w+ )?(?:jours|days)\b",
            mark.words,
        )
    )


def _asked(mark: Marked, language: str) -> Reading | None:
    """A question about what is owed, or a table of it."""
    if REQUEST.search(mark.words) and _ORDERS.search(mark.words):
        return None
    if _WE_OWE.search(mark.words):
        return None
    asking = "?" in mark.words or bool(_ASKING.match(mark.words))
    first: Reading | None = None
    for about, pattern in _RECEIVABLES:
        found = pattern.search(mark.words)
        if (
            found is None
            or re.match(r"(?:\w+ )?(?:pourquoi|why)\b", mark.words)
            or (not asking and _ORDERS.search(mark.words))
        ):
            continue
        # What several owe is told by the table of all.
        customer = "" if joined(mark) else mark.written(found)
        if not mark.customers and CLASSES.fullmatch(fold(customer)):
            customer = ""  # "quels clients n'ont pas payé ?"
        if about == "who_owes" and not customer and not asking and found.start() > 0:
            continue
        sure = 0.92 if asking or about != "who_owes" else 0.85
        named: dict[str, Any] = {"about": about, "customer": customer}
        if mark.invoices and not customer:
            named["invoices"] = mark.invoices
        reading = Reading("receivables", sure, language, named)
        if about != "who_owes" or customer:
            return first if first is not None and about != "who_owes" else reading
        # "combien nous doit ..." is about everybody unless a name follows.
        first = first or reading
    return first


_WE_OWE = re.compile(
    r"\b(?:doit on|on doit|l on doit|devons nous|nous devons|dois je|je dois|do (?:we|i) owe|(?:we|i) owe)\b"
)
_ASKING = re.compile(
    r"(?:commis )?(?:qui|combien|quel\w*|que|qu|est ce|ou en|montre\w*|donne\w*|liste\w*|affiche\w*|sors|envoie moi|"
    r"envoyez moi|who|how|what|which|"
    r"when|quand|is|are|does|do|did|has|have|show|give|list|send me|get me|la balance|balance|le dso|dso|"
    r"les impayes|(?:le |la |the )?(?:etat du compte|compte|solde|situation|position|statement|account)|"
    r"impayes|encours|aged)\b"
)
_ORDERS = re.compile(
    r"\b(?:relan[cç]\w+|chase|remind\w*|rappel\w*)\b|^(?:commis |please |can you |could you )*(?:ping|nudge|prod) xcli"
)


# --- what is reported -------------------------------------------------------------------------------------------------


def _news(mark: Marked, language: str) -> Reading | None:
    if "?" in mark.words:
        return None
    for kind, patterns in _SAID:
        found = _first(patterns, mark.words)
        if found is None or (kind == "paid" and WE_PAID.search(mark.words)):
            continue
        customer = mark.written(found)
        if not mark.customers and CLASSES.search(found[0]):
            return None
        if kind == "absence" and mark.day is not None and EACH_WEEK.fullmatch(fold(mark.day.said)):
            return None  # closed every Monday: an opening hour, and no absence
        if kind in _AGAIN and left_open(kind, found, mark):
            news = _filled("unclear", customer, mark, readings=_RELATED.get(kind, [kind]), confidence=0.5)
            return Reading(PROCESS_OF[kind], 0.7, language, news_to_json(news))
        if kind == "promise" and in_parts(mark):
            parts: list[NewsKind] = ["instalments", "promise"]
            news = _filled("unclear", customer, mark, readings=parts, confidence=0.5)
            return Reading(PROCESS_OF["unclear"], 0.7, language, news_to_json(news))
        return _reading(kind, _filled(kind, customer, mark), mark, language)
    return None


def _reading(kind: NewsKind, news: News, mark: Marked, language: str) -> Reading:
    left = others_named(mark) if kind != "wrong_contact" else []
    sure = 0.93 if mark.customers or mark.invoices else 0.8
    return Reading(PROCESS_OF[kind], 0.5 if left else sure, language, news_to_json(news), left)


def _filled(
    kind: NewsKind,
    customer: str,
    mark: Marked,
    *,
    readings: list[NewsKind] | None = None,
    confidence: float = 0.9,
) -> News:
    dated = kind in ("promise", "instalments", "unclear")
    day = promised_day(mark) if dated else mark.day
    until = hold_until(mark) if kind in ("hold", "absence") else None
    said = until if kind in ("hold", "absence") else day
    settled = said is not None and said.day is not None
    contact = _EMAIL.search(mark.text) if kind in ("wrong_contact", "insolvency", "absence") else None
    return News(
        kind,
        customer=customer,
        invoices=mark.invoices,
        day=day.day.isoformat() if dated and day is not None and day.day is not None else "",
        day_said=said.said
        if said is not None and not settled and (dated or until is not None)
        else unread_end(mark)
        if kind in ("hold", "absence") and until is None
        else "",
        until=until.day.isoformat() if until is not None and until.day is not None else "",
        amount=mark.amounts[0]
        if len(set(mark.amounts)) == 1 and kind in ("promise", "paid", "instalments", "unclear")
        else "",
        contact=contact[0].lower() if contact is not None else "",
        words=excerpt(mark.text, 500),
        source="chat",
        confidence=confidence,
        readings=readings or [],
    )


def _first(patterns: list[re.Pattern[str]], words: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.search(words)) is not None), None)
