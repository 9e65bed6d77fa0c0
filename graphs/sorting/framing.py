"""What the frame of a mail says of its kind: who wrote it, what it answers, its attachments, how it was sent."""

from __future__ import annotations

import re

from graphs.sorting.evidence import Evidence
from graphs.sorting.kind_signs import CV_NAME, FORM_FIELDS, INVOICE_NAME, QUOTE_NAME
from graphs.sorting.mail import MailKind, MailWords
from graphs.understanding.text import fold

_ROBOT = re.compile(
    r"^(?:no-?reply|ne-?pas-?repondre|do-?not-?reply|mailer-daemon|postmaster|notifications?|newsletter)\b"
)
_SHORT = 30
"""Words; who writes so little says one thing."""
_FEW = 6
_PERSONAL: tuple[MailKind, ...] = ("quote_request", "product_question", "money", "quote_answer", "opt_out", "lead")


def weigh_frame(evidence: Evidence, words: MailWords) -> None:
    _by_sending(evidence, words)
    _by_thread(evidence, words)
    _by_files(evidence, words)
    _by_sender(evidence, words)
    if "opts_out" in evidence.codes and len(words.text.split()) <= _SHORT and not words.bulk:
        evidence.add("little_else", {"opt_out": 2.5})


def is_form(words: MailWords) -> bool:
    """A notice of a web site's form: fields with what somebody filled in."""
    return len(FORM_FIELDS.findall(fold(words.text[:8_000]))) >= 3


def _by_sending(evidence: Evidence, words: MailWords) -> None:
    robot = bool(_ROBOT.search(words.sender))
    bill = evidence.weights.get("supplier_invoice", 0) >= 2
    if is_form(words) and evidence.weights.get("spam", 0) < 2:
        evidence.add("form", {"lead": 4.0 if words.automatic or robot else 2.0})
        _scale(evidence, ("automatic", "newsletter"), 0.3)
        return
    if words.bulk:
        if len(words.text.split()) > _FEW:
            _scale(evidence, ("opt_out",), 0.3)
        evidence.add("bulk", {"newsletter": 2.2})
        # What came through a list of ours looks sent to many too: a plain wish of a person still shows.
        personal = sum(evidence.weights.get(kind, 0) for kind in _PERSONAL)
        if personal < 3 or "listed" in evidence.codes or "promotes" in evidence.codes:
            evidence.add("to_many", {"newsletter": 2.5})
            _scale(evidence, _PERSONAL, 0.4)
        if bill:
            evidence.add("billed_by_machine", {"supplier_invoice": 2.5})
    elif words.automatic:
        evidence.add("machine", {"automatic": 1.5 if bill else 4.0})
        _scale(evidence, (*_PERSONAL, "job"), 0.3)
    elif "away" in evidence.codes and any(
        evidence.weights.get(kind, 0) > 3.2 for kind in (*_PERSONAL, "supplier_invoice")
    ):
        _scale(evidence, ("automatic",), 0.4)
    if "away" in evidence.codes and words.answers and not {"accepts", "declines", "settles"} & set(evidence.codes):
        evidence.add("away_from_thread", {"automatic": 2.5})
    if "listed" in evidence.codes and not words.bulk and evidence.weights.get("opt_out", 0) < 3:
        _scale(evidence, ("lead", "product_question", "quote_request"), 0.5)


def _by_thread(evidence: Evidence, words: MailWords) -> None:
    match words.answers:
        case "reminder":
            evidence.add("answers_reminder", {"money": 3.0})
            _scale(evidence, ("supplier_invoice", "quote_request"), 0.6)
        case "quote":
            evidence.add("answers_quote", {"quote_answer": 3.4})
            _scale(evidence, ("lead", "quote_request"), 0.6)
        case "lead":
            evidence.add("answers_lead", {"lead": 3.0})
            _scale(evidence, ("quote_answer", "supplier_invoice"), 0.4)
        case _:
            pass


def _by_files(evidence: Evidence, words: MailWords) -> None:
    names = [fold(seen.name) for seen in words.attachments]
    if any(CV_NAME.search(name) for name in names):
        evidence.add("cv_file", {"job": 2.2})
    if any(QUOTE_NAME.search(name) for name in names):
        evidence.add("quote_file", {"quote_answer": 2.0})
    ours = evidence.weights.get("money", 0) >= 2 and words.known == "customer"
    if any(INVOICE_NAME.search(name) for name in names) and not ours and words.answers != "reminder":
        evidence.add("invoice_file", {"supplier_invoice": 2.2})


def _by_sender(evidence: Evidence, words: MailWords) -> None:
    weights = evidence.weights
    match words.known:
        case "customer":
            _scale(evidence, ("spam", "job"), 0.5)
            _scale(evidence, ("supplier_invoice",), 0.35)
            _scale(evidence, ("lead",), 0.55)
            if "cancels" in evidence.codes and words.answers == "":
                _scale(evidence, ("money",), 0.5)
            _nearest(evidence, "lead", "product_question", {"asks_price", "asks_stock", "asks_lead_time", "prices_all"})
        case "supplier":
            _scale(evidence, ("spam", "lead", "quote_request", "product_question", "newsletter"), 0.5)
            if weights.get("money", 0) > 0 or weights.get("supplier_invoice", 0) > 0:
                evidence.add("from_supplier", {"supplier_invoice": 2.0})
                _scale(evidence, ("money",), 0.4)
        case "lead":
            evidence.add("from_lead", {"lead": 0.8})
        case "colleague":
            _scale(evidence, ("spam", "lead"), 0.5)
        case _:
            _of_stranger(evidence, words)


def _of_stranger(evidence: Evidence, words: MailWords) -> None:
    """A stranger owes us nothing; who asks for a quote without saying of what is a lead."""
    weights, codes = evidence.weights, set(evidence.codes)
    if words.answers != "reminder" and "settles" not in codes:
        _scale(evidence, ("money",), 0.75)
    if weights.get("supplier_invoice", 0) >= 3:
        _scale(evidence, ("money", "quote_answer"), 0.5)
    named = evidence.goods.counted or "counted_things" in codes
    if "asks_quote" in codes and not named and words.answers == "":
        evidence.add("quote_of_nothing", {"lead": weights.get("quote_request", 0) + 0.5})
    if weights.get("spam", 0) >= 2.6 and not named:
        _scale(evidence, ("lead", "product_question", "quote_request", "quote_answer"), 0.5)
    if named and "asks_quote" in codes:
        _scale(evidence, ("lead",), 0.6)


def _nearest(evidence: Evidence, kind: MailKind, other: MailKind, codes: set[str]) -> None:
    if codes & set(evidence.codes):
        evidence.weights[other] = evidence.weights.get(other, 0.0) + 0.4
        _scale(evidence, (kind,), 0.6)


def _scale(evidence: Evidence, kinds: tuple[MailKind, ...], factor: float) -> None:
    for kind in kinds:
        if kind in evidence.weights and evidence.weights[kind] > 0:
            evidence.weights[kind] *= factor
