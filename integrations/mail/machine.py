"""Whether a machine wrote a mail, and whether it went to many: by the headers that say so."""

from __future__ import annotations

import re
from collections.abc import Callable

_BULK = {"bulk", "list", "junk"}
_AUTOMATIC_SUBJECT = re.compile(
    r"(?:r[ée]ponse automatique|absence du bureau|automatic reply|auto[ -]?reply|out of (?:the )?office"
    r"|abwesenheitsnotiz|automatische antwort|respuesta autom[áa]tica|risposta automatica)\b",
    re.IGNORECASE,
)
_RECEIPT_SUBJECT = re.compile(r"(?:lu|non lu|read|not read|gelesen|ungelesen)\s?:", re.IGNORECASE)
_RECEIPT = re.compile(
    r"\b(?:a [ée]t[ée] (?:lu|ouvert|affich[ée]|supprim[ée])|n'a pas [ée]t[ée] lu|was (?:read|opened|displayed|deleted)|"
    r"was not read|wurde (?:gelesen|gel[öo]scht))\b",
    re.IGNORECASE,
)
_ROBOTS = {
    "mailer-daemon", "postmaster", "no-reply", "noreply", "ne-pas-repondre", "nepasrepondre", "do-not-reply",
    "donotreply", "no_reply", "ne_pas_repondre",
}  # fmt: skip


def is_bulk(header: Callable[[str], str]) -> bool:
    """A newsletter, or what came through a distribution list. `header` gives a header's text, "" for none."""
    if header("Precedence").strip().lower() in _BULK:
        return True
    return any(header(name) for name in ("List-Id", "List-Unsubscribe", "Feedback-ID", "X-Campaign-Id", "X-CampaignID"))


def is_automatic(header: Callable[[str], str], content_type: str, address: str, subject: str) -> bool:
    """Out-of-office notes, bounces, newsletters: RFC 3834 and what older programs send instead."""
    submitted = header("Auto-Submitted").strip().lower()
    if submitted and not submitted.startswith("no"):
        return True
    if is_bulk(header) or header("Precedence").strip().lower() == "auto_reply":
        return True
    if any(header(name) for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")):
        return True
    if header("Return-Path").strip() == "<>" or content_type == "multipart/report":
        return True
    if _AUTOMATIC_SUBJECT.match(subject):
        return True
    return address.partition("@")[0] in _ROBOTS


def is_receipt(subject: str, body: str) -> bool:
    """A note that a mail of ours was read, of a program that sends it as a plain mail: both its subject and its words
    say so."""
    return bool(_RECEIPT_SUBJECT.match(subject)) and len(body) < _LONGEST_RECEIPT and bool(_RECEIPT.search(body))


_LONGEST_RECEIPT = 1_500
