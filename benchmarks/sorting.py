"""How well mails are sorted, beside a plain list of keywords over the same mails: offline, and with a scripted model.

The model is a script that knows the answer to nine mails of ten and is wrong on purpose about the tenth: what counts is
what becomes of both.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from graphs.sorting.anger import Anger
from graphs.sorting.mail import MailKind, MailWords, Sorted
from graphs.sorting.model import sorted_from_model
from graphs.sorting.sort import sort_mail
from graphs.understanding.text import fold
from tests.corpus.mails import TODAY, Mail
from tests.corpus.mails_en import ENGLISH
from tests.corpus.mails_fr import FRENCH
from tests.corpus.mails_fresh import FRESH
from tests.corpus.mails_second import SECOND

KINDS: tuple[MailKind, ...] = get_args(MailKind)
_WRONG_EVERY = 10

_KEYWORDS: tuple[tuple[MailKind, str], ...] = (
    ("newsletter", r"newsletter|unsubscribe|desinscri|desabonn"),
    ("automatic", r"out of (?:the )?office|absen|automati|no-?reply|conges|annual leave"),
    (
        "complaint",
        r"reclamation|complaint|inadmissible|inacceptable|unacceptable|decu|disappoint|retard|late\b|casse|broken",
    ),
    ("job", r"\bcv\b|candidature|stage|alternance|resume|internship|\bjob\b|emploi"),
    ("quote_answer", r"votre devis|votre offre|your quote|bon pour accord|signed quote"),
    ("supplier_invoice", r"notre facture|our invoice|ci-joint.*facture|invoice attached"),
    ("money", r"facture|invoice|paiement|payment|virement|relance|reglement"),
    ("quote_request", r"devis|quote|commande|order|chiffr"),
    ("product_question", r"stock|prix|price|delai|lead time|disponible|available|how much|combien"),
    ("spam", r"seo|google|bitcoin|audit gratuit|our platform|notre solution|free sample"),
    ("opt_out", r"rgpd|gdpr|remove me|stop\b|ne plus recevoir|ne souhaite plus"),
    ("lead", r"catalogue|brochure|interess|interested|rappeler|call me|rendez-vous|demo\b|fournisseur|supplier"),
)
"""What a mail program's rules would hold: the first list with a word of the mail decides."""


@dataclass(frozen=True)
class Result:
    """Shares of mails 0..1 and seconds a mail; `found` of those who are angry, `false` of those who are not."""

    right: float
    found: float
    false: float
    seconds: float
    confusion: Counter[tuple[MailKind, MailKind]]


def corpus(part: int = 1) -> list[Mail]:
    """Every `part`th mail of the corpus."""
    return [*FRENCH, *ENGLISH, *FRESH, *SECOND][::part]


def by_keywords(words: MailWords) -> Sorted:
    said = fold(f"{words.subject}\n{words.text}")
    found: list[MailKind] = [kind for kind, pattern in _KEYWORDS if re.search(pattern, said)]
    kind: MailKind = found[0] if found else "other"
    angry = Anger(["complaint"], 1, "", 0.5) if kind == "complaint" else None
    return Sorted(kind, 0.5, "fr", anger=angry)


def measure(mails: Sequence[Mail], read: Callable[[int, Mail], Sorted]) -> Result:
    confusion: Counter[tuple[MailKind, MailKind]] = Counter()
    found = false = 0
    started = time.perf_counter()
    for number, mail in enumerate(mails):
        sorted_ = read(number, mail)
        confusion[mail.kind, sorted_.kind] += 1
        found += mail.anger > 0 and sorted_.anger is not None
        false += mail.anger == 0 and sorted_.anger is not None
    took = time.perf_counter() - started
    angry = sum(mail.anger > 0 for mail in mails)
    right = sum(count for (wanted, got), count in confusion.items() if wanted == got)
    return Result(
        right / len(mails), found / max(1, angry), false / max(1, len(mails) - angry), took / len(mails), confusion
    )


def keywords(mails: Sequence[Mail]) -> Result:
    return measure(mails, lambda _number, mail: by_keywords(mail.words))


def offline(mails: Sequence[Mail]) -> Result:
    return measure(mails, lambda _, mail: sort_mail(mail.words, mail.directory, TODAY))


def modelled(mails: Sequence[Mail]) -> Result:
    return measure(
        mails, lambda number, mail: sorted_from_model(scripted(number, mail), mail.words, mail.directory, TODAY)
    )


def scripted(number: int, mail: Mail) -> dict[str, Any]:
    """What the model says of it: every tenth time it asserts a quote request that the mail does not hold."""
    wrong = number % _WRONG_EVERY == _WRONG_EVERY - 1
    first = next((line for line in mail.text.splitlines() if len(line.split()) > 2), mail.text)
    return {
        "kind": "quote_request" if wrong else mail.kind,
        "confidence": 0.9,
        "language": "fr",
        "evidence": "we hereby order 500 pieces at once" if wrong else first,
        "anger": ["complaint"] if mail.anger and not wrong else [],
        "severity": 0 if wrong else mail.anger,
        "anger_evidence": first if mail.anger and not wrong else "",
        "speaks_to_machine": False,
    }


def matrix(confusion: Counter[tuple[MailKind, MailKind]]) -> str:
    """Rows are what mails are, columns what they were taken for; empty cells are zero."""
    shown: list[MailKind] = [kind for kind in KINDS if any(kind in pair for pair in confusion)]
    letters = {kind: chr(ord("a") + number) for number, kind in enumerate(shown)}
    lines = [f"  {'':<20}" + "".join(f"{letters[kind]:>4}" for kind in shown)]
    for kind in shown:
        row: list[tuple[MailKind, MailKind]] = [(kind, other) for other in shown]
        cells = "".join(f"{confusion[pair] or '':>4}" for pair in row)
        lines.append(f"  {letters[kind]} {kind:<18}{cells}")
    return "\n".join(lines)
