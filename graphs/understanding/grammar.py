"""The offline grammar: decides what a message asks for, in French or English, and reads its brief."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graphs.quote.brief import QuoteBrief, QuoteChange, brief_to_json
from graphs.quote.reading import asks_for_quote, read_brief
from graphs.quote.reading_changes import read_changes
from graphs.rule_setup.brief import RuleBrief
from graphs.rule_setup.brief import brief_to_json as rule_brief_to_json
from graphs.rules.reading import read_rule
from graphs.understanding.catalogue import index_of
from graphs.understanding.complaint_words import read_angry_customer
from graphs.understanding.corrections import read_correction
from graphs.understanding.customers import find_customer
from graphs.understanding.desk_words import read_desk
from graphs.understanding.doubts import as_before, doubtful, no_goods
from graphs.understanding.intents import (
    asks_help,
    asks_price,
    asks_stock,
    asks_why,
    only_courtesy,
    other_process,
    stops,
)
from graphs.understanding.language import language_of
from graphs.understanding.layout import lay_out
from graphs.understanding.lead_words import LEADS, lead_brief, read_lead
from graphs.understanding.lexicon import ADD, HOLD, INSTEAD, NOISE, REMOVE, REPLACE, SET, words
from graphs.understanding.money_words import MONEY, money_brief, only_mentions, read_money
from graphs.understanding.page import Page
from graphs.understanding.product_questions import about_product
from graphs.understanding.reading import ENOUGH as ENOUGH
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.report_words import thanks
from graphs.understanding.requests import read_request
from graphs.understanding.retries import tries_again
from graphs.understanding.rule_words import read_about_rules
from graphs.understanding.switch_words import read_switch, speaks_of_autonomy
from graphs.understanding.text import clean_or_cut, excerpt, fold
from graphs.understanding.tone_rules import read_tone_rule
from graphs.understanding.verdicts import only_verdict_words, read_verdict, said_no

_CUT_TO = 6_000
"""Of a message too long to be read whole, only this beginning is read, and it is never acted on without asking."""

_ORDERING = words(
    "faut faudrait faudra besoin voudrais voudrait voudrions veux veut veulent souhaite souhaiterais souhaiterait "
    "souhaitons aimerais aimerait commande commander commandent prendrait prendra prends need needs want wants "
    "like order orders require prepare fais faire envoie send make"
)


def read(text: str, situation: Situation) -> Reading:
    """Never raises on any text. What it could not use is in `not_understood`."""
    cleaned, cut = clean_or_cut(text)
    rest = cleaned[_CUT_TO:] if cut else ""
    cleaned = cleaned[:_CUT_TO] if cut else cleaned
    language = language_of(cleaned, situation.language)
    if not any(character.isalnum() or character == "👍" or character == "👎" for character in cleaned):
        return Reading("unknown", 0.0, language, not_understood=[excerpt(cleaned)] if cleaned else [])
    reading = _decided(cleaned, language, situation) or _asked(cleaned, language, situation)
    if not cut:
        return reading
    left = [*reading.not_understood, excerpt(rest)]
    return Reading(reading.process, min(reading.confidence, 0.5), language, reading.brief, left)


def _decided(text: str, language: str, situation: Situation) -> Reading | None:
    """What a thread is waiting for: a verdict, an end; and a switch of the clerk as a whole, wherever it is said."""
    if (
        not situation.outside
        and (switch := read_switch(text)) is not None
        and not _for_setup(switch.process, situation)
    ):
        return Reading(switch.process, 0.95, language, switch.brief(situation.today))
    if stops(text):
        return Reading("stop", 0.95, language)
    if not situation.deciding or situation.outside or len(text) > 2000:
        return None
    verdict = read_verdict(text)
    if verdict is None:
        return None
    if verdict.verb == "approve" or (verdict.verb == "reject" and not said_no(text)):
        return _verdict(verdict.verb, verdict.note, verdict.confidence, language)
    page = _page(text, language, situation)
    change = read_changes(page, situation.quote_lines)
    if change.changes and "?" not in text and _corrects(page, change) and not HOLD.search(fold(text)):
        left = [piece for piece in change.not_understood if not only_verdict_words(piece)]
        return _change(QuoteChange(change.changes, left), language, text)
    if verdict.verb == "ask_info" and "?" in text:
        if asks_why(text) and _bare_why(text):
            return Reading("why", 0.9, language)
        if read_desk(text, language, situation) is not None:
            return None
        if asks_for_quote(page) or asks_stock(text) or asks_price(text) or asks_help(text) or other_process(text):
            return None
    return _verdict(verdict.verb, verdict.note, verdict.confidence, language)


def _for_setup(process: str, situation: Situation) -> bool:
    """Nothing is set before the setup is agreed: how far to go alone is what it asked about, or comes to nothing."""
    return process == "autonomy" and situation.expecting.startswith("setup.")


def _corrects(page: Page, change: QuoteChange) -> bool:
    """After a "non": a change said in full, with its verb, is a correction; a remark about numbers is a reason."""
    discounted = any(entry.op == "discount" for entry in change.changes) and not said_no(page.text)
    return discounted or any(token.key in SET | ADD | REMOVE | REPLACE for token in page.tokens[:12])


def _verdict(verb: str, note: str, confidence: float, language: str) -> Reading:
    return Reading("decide", confidence, language, {"verb": verb, "note": note})


def _page(text: str, language: str, situation: Situation) -> Page:
    return lay_out(text, language, index_of(situation.directory))


def _bare_why(text: str) -> bool:
    page_words = fold(text).replace("?", " ").replace("-", " ").replace("'", " ").split()
    return all(word in NOISE or word in _WHY_WORDS for word in page_words)


_WHY_WORDS = words(
    "pourquoi why how come as tu demande demandes demander ask asking did you bloque bloques question raison "
    "reason ce devis quote approval validation this that"
)


def _asked(text: str, language: str, situation: Situation) -> Reading:
    if tries_again(text):
        return _again(text, language, situation)
    plain = (
        read_desk(text, language, situation)
        or read_tone_rule(text, language, situation)
        or read_correction(text, language, situation)
        or read_lead(text, language, situation)
        or read_angry_customer(text, language, situation)
        or read_money(text, situation)
        or read_request(text, language, situation)
        or read_about_rules(text, language, situation)
    )
    if plain is not None:
        return plain
    if speaks_of_autonomy(text):
        return Reading("autonomy", 0.85, language)
    page = _page(text, language, situation)
    named = asks_for_quote(page)
    changeable = situation.open_quote or situation.deciding or bool(situation.expecting)
    if not named:
        if (simple := _simple(text, language)) is not None:
            return simple
        other = other_process(text)
        if other and other[0] in MONEY and only_mentions(other[0], text, situation):
            other = None
        if other and other[0] == "report" and (find_customer(page) is not None or thanks(text)):
            other = None  # "envoie le rapport à Dupont" and "merci pour le rapport" ask for none of ours
        if other and not _plain_order(page, other[0]):
            return Reading(other[0], other[1], language, _brief_of(other[0], text, language, situation))
        listing = sum(1 for number in page.numbers.values() if page.covered_at(number.end)) > 1
        if asks_stock(text) or (asks_price(text) and not listing):
            return about_product(page, "stock" if asks_stock(text) else "price", language)
    if changeable and not (named and _fresh(text, language, situation)):
        changed = _changed(text, language, situation)
        if changed is not None:
            return changed
    elif named and asks_why(text) and "?" in text:
        return Reading("why", 0.85, language)
    # "10 mugs" answers "which products?" as a request would; to any other question the words are what they are.
    if situation.expecting not in ("", "lines_missing") and not named:
        return Reading("unknown", 0.2, language, not_understood=[excerpt(text)])
    return _quoted(page, text, language, named=named)


def _again(text: str, language: str, situation: Situation) -> Reading:
    """The quote as it stands once more: the process does again what did not succeed, and only that."""
    if situation.open_quote and not situation.expecting and not situation.outside:
        return Reading("quote", 0.9, language, brief_to_json(QuoteChange([])))
    return Reading("unknown", 0.3, language, not_understood=[excerpt(text)])


def _brief_of(process: str, text: str, language: str, situation: Situation) -> dict[str, Any]:
    """What looks like a rule by a loose word only, or while something else waits, is still read as one."""
    if process == "rule":
        heard = read_rule(text, situation.directory, language, situation.today)
        return rule_brief_to_json(RuleBrief("add", text, heard=heard))
    if process in MONEY | {"handoff"}:
        return money_brief(process, text, situation)
    if process in LEADS:
        return lead_brief(process, text, language, situation)
    return rule_brief_to_json(RuleBrief("change", text)) if process == "rule_change" else {}


def _simple(text: str, language: str) -> Reading | None:
    if only_courtesy(text):
        return Reading("smalltalk", 0.9, language)
    if asks_help(text):
        return Reading("help", 0.9, language)
    other = other_process(text)
    if other and other[0] == "approvals_list":
        return Reading(other[0], other[1], language)
    if asks_why(text) and len(text) < 300:
        return Reading("why", 0.9, language)
    return None


def _plain_order(page: Page, process: str) -> bool:
    """Counted goods weigh more than a loose word of another process ("3 rapports …", "40 mugs en attente")."""
    counted = any(number.end < len(page.tokens) and page.covered[number.end] >= 0 for number in page.numbers.values())
    return counted and process in ("report", "lead", "handoff", "pause", "resume")


def _fresh(text: str, language: str, situation: Situation) -> bool:
    """In a thread with a quote, "devis" opens a new one only when it names a customer, and nothing says to change."""
    page = _page(text, language, situation)
    if any(
        page.free(at) and (token.key in ADD | REMOVE | REPLACE | _CORRECTING or page.phrase(at, INSTEAD) > at)
        for at, token in enumerate(page.tokens)
    ):
        return False
    return find_customer(page) is not None


_CORRECTING = (SET - words("make put mets keep raise update")) | words("plutot finalement instead")


def _changed(text: str, language: str, situation: Situation) -> Reading | None:
    page = _page(text, language, situation)
    if situation.expecting and not _commands(page):
        return None
    change = read_changes(page, situation.quote_lines)
    touched = any(start >= 0 for start in page.covered) or _commands(page)
    if not change.changes and not (change.not_understood and touched):
        return None
    only_customer = all(entry.op == "customer" for entry in change.changes)
    if change.changes and only_customer and not _commands(page) and not _short(page):
        return None
    if not situation.open_quote and not _commands(page):
        return None
    if _new_brief(page, change):
        return None
    return _change(change, language, text)


def _new_brief(page: Page, change: QuoteChange) -> bool:
    """ "Bellerive veut 40 mugs": a customer and goods, and no word of change, is a request of its own."""
    ops = {entry.op for entry in change.changes}
    first = next((token.key for at, token in enumerate(page.tokens) if page.content(at)), "")
    return (
        "customer" in ops
        and len(ops) > 1
        and not _commands(page)
        and first not in ("et", "and", "plus", "aussi", "also")
    )


def _short(page: Page) -> bool:
    return sum(1 for at in range(len(page.tokens)) if page.content(at)) <= 8


def _commands(page: Page) -> bool:
    """Does a word of change stand in the message, outside names?"""
    for at, token in enumerate(page.tokens):
        if page.covered[at] >= 0 or page.roles[at] == "customer":
            continue
        if (
            token.key in ADD | SET | REMOVE | REPLACE
            or page.phrase(at, INSTEAD) > at
            or token.key in ("double", "triple", "doubler", "doublez")
        ):
            return True
        if token.key in ("remise", "discount", "rabais", "ristourne"):
            return True
    first = next((token.key for at, token in enumerate(page.tokens) if page.content(at)), "")
    return first in ("et", "and", "plus", "also", "aussi") and bool(page.numbers)


def _change(change: QuoteChange, language: str, text: str) -> Reading:
    left = len(change.not_understood)
    confidence = 0.9 - 0.12 * left if change.changes else 0.4
    if HOLD.search(fold(text)):
        confidence = min(confidence, 0.5)
    return Reading("quote", max(0.3, round(confidence, 2)), language, brief_to_json(change), change.not_understood)


def _quoted(page: Page, text: str, language: str, *, named: bool) -> Reading:
    ordering = named or any(token.key in _ORDERING for token in page.tokens)
    brief = read_brief(page, listed=ordering or page.text.count("\n") > 1)
    if not named and (not _worth(brief, ordering=ordering) or no_goods(page, brief)):
        return Reading("unknown", 0.3, language, not_understood=[excerpt(text)])
    confidence = _confidence(brief, text, named=named)
    taken = [at for at, role in enumerate(page.roles) if role == "customer"]
    if doubtful(page, (taken[0], taken[-1] + 1) if taken else None):
        confidence = min(confidence, 0.5)
    if before := as_before(text):
        confidence = min(confidence, 0.5)
        left = " ".join(brief.not_understood)
        brief = replace(brief, not_understood=[*brief.not_understood, *([] if before in fold(left) else [before])])
    return Reading("quote", confidence, language, brief_to_json(brief), brief.not_understood)


def _worth(brief: QuoteBrief, *, ordering: bool) -> bool:
    """Goods with a number, or goods for somebody, are a request for a quote even when nobody says so."""
    counted = any(line.quantity is not None for line in brief.lines)
    return bool(brief.lines) and (counted or (brief.customer is not None and ordering))


def _confidence(brief: QuoteBrief, text: str, *, named: bool) -> float:
    confidence = 0.95 if named else 0.85 if brief.customer else 0.7
    confidence -= min(0.3, 0.05 * len(brief.not_understood))
    if not brief.lines:
        confidence = min(confidence, 0.75)
    if HOLD.search(fold(text)):
        confidence = min(confidence, 0.5)
    return round(max(confidence, 0.3), 2)
