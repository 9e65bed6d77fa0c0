"""Decides what a mail is: every sign weighs for its kinds, what the mail's frame tells weighs with them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from graphs.sorting.anger import Anger
from graphs.sorting.evidence import Evidence, gather
from graphs.sorting.framing import weigh_frame
from graphs.sorting.machine_words import for_people, speaks_to_machine
from graphs.sorting.mail import MailKind, MailWords, SenderDoubt, Sorted
from graphs.sorting.reading_anger import anger_in
from graphs.sorting.reproach import friendly, reproach_in
from graphs.sorting.sentences import Sentence, excerpt_of, sentences_of
from graphs.sorting.telling import account_in
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.language import language_of
from integrations.books.port import Directory

_ENOUGH = 1.6
"""Weight below which a kind is not believed: the mail is none of them."""
_SEEKING = frozenset(("seeks", "interested", "asks_quote", "meets", "opens_shop", "asks_if_they_do", "asks_supply"))
_DOUBT = 0.45
"""How sure a reproach is that no known word shows: a person looks at it."""
_STRONG = 3.6
"""Weight of a reproach that shows through whatever else a mail is."""
_PLAIN = 3.0
"""Weight of one that shows beside a bill."""
_WELL = frozenset(("settles", "accepts", "declines", "cancels", "disputes", "our_bill"))
"""What explains a mail well enough."""
_LIKELY = 1.1
_ASKED: frozenset[MailKind] = frozenset({"quote_request", "product_question", "lead"})
_REQUEST = re.compile(
    r"\?|\b(?:merci de|pouvez|pourriez|pouvons|peux tu|veuillez|svp|s il vous plait|stp|voudr\w+|souhait\w+|aimer\w+|"
    r"besoin|il (?:me|nous) faut|rappel\w+|please|pls|could|can you|would you|need|want|like to|let (?:me|us) know|"
    r"looking for|cherch\w+|attend\w*|waiting)\b"
)
_QUIET: frozenset[MailKind] = frozenset({"automatic", "newsletter", "spam", "job", "supplier_invoice"})
"""Kinds whose writers are no customers of ours: what they are angry about is not for the people of this house."""


def sort_mail(words: MailWords, directory: Directory, today: date) -> Sorted:
    """Never raises, on any text. `today` for the dates that a payment's words name."""
    doubts = doubts_of(words)
    said = words
    words = replace(words, known="") if "spoofed" in doubts or "lookalike" in doubts else words
    everything = sentences_of(words.text, words.subject)
    heard, _ = for_people(everything)
    evidence = gather(heard, words, directory, today)
    weigh_frame(evidence, words)
    ranked = _ranked(evidence.weights)
    asks = any(_REQUEST.search(each.plain) for each in heard)
    kind, confidence = _first(ranked, evidence, asks=asks, friendly=friendly(heard))
    anger = _anger(everything, words, evidence, kind, asks=asks) or _doubtful(
        everything, words, evidence, kind, confidence
    )
    if anger is not None and _prevails(anger, kind, said):
        ranked = [pair for pair in ranked if pair[0] != "complaint"]
        kind, confidence = "complaint", anger.confidence
    others: list[MailKind] = [other for other, weight in ranked if other != kind and weight >= 1]
    return Sorted(
        kind=kind,
        confidence=round(confidence, 2),
        language="en" if language_of(f"{words.subject}\n{words.text}", "fr") == "en" else "fr",
        excerpt=anger.excerpt if kind == "complaint" and anger is not None else _excerpt(kind, evidence, everything),
        signs=evidence.codes,
        others=others[:3],
        anger=anger,
        doubts=doubts,
    )


def doubts_of(words: MailWords) -> list[SenderDoubt]:
    """Those given and those of the words; none is ever taken away."""
    names = [re.sub(r"[_.-]+", " ", seen.name) for seen in words.attachments]
    spoken = any(speaks_to_machine(each) for each in (words.subject, words.sender_name, words.signature, *names))
    told = spoken or for_people(sentences_of(words.text, words.subject))[1] or speaks_to_machine(words.text[:20_000])
    found: list[SenderDoubt] = [*words.doubts, *(["instructions"] if told else [])]
    return list(dict.fromkeys(found))


def _ranked(weights: dict[MailKind, float]) -> list[tuple[MailKind, float]]:
    return sorted(((kind, weight) for kind, weight in weights.items() if weight > 0), key=lambda pair: -pair[1])


def _first(
    ranked: list[tuple[MailKind, float]], evidence: Evidence, *, asks: bool, friendly: bool
) -> tuple[MailKind, float]:
    """Who asks something that no list knows is for a person; nothing is made of it."""
    if not ranked or ranked[0][1] < _ENOUGH:
        if ranked and ranked[0][1] >= _LIKELY and ranked[0][0] in _ASKED:
            return ranked[0][0], 0.45
        return "other", 0.45 if asks else 0.5 if ranked or evidence.codes or not friendly else 0.65
    (kind, weight), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    sure = 0.55 + 0.08 * min(weight, 6)
    near = max(0.0, second - 0.6 * weight) * 0.12
    return kind, max(0.35, min(0.97, sure - near))


def _anger(
    sentences: list[Sentence], words: MailWords, evidence: Evidence, kind: MailKind, *, asks: bool
) -> Anger | None:
    """Read from all that is said, machine or not: that nobody may talk an angry customer away. Who leaves a supplier
    and asks nothing of us leaves us."""
    if words.known in ("supplier", "colleague") or (words.automatic and words.known != "customer"):
        return None
    if kind in _QUIET and words.known != "customer":
        return None
    stranger = words.known in ("", "lead") and bool(_SEEKING & set(evidence.codes))
    seeks = words.answers == "quote" or (stranger and asks)
    bill = words.answers == "reminder" or (kind == "money" and "disputes" in evidence.codes)
    return anger_in(evidence.masked(sentences), answers_bill=bill, seeks=seeks)


def _doubtful(
    sentences: list[Sentence], words: MailWords, evidence: Evidence, kind: MailKind, confidence: float
) -> Anger | None:
    """A customer's mail that nothing explains and that sounds like a reproach: a person is asked."""
    if words.known not in ("customer", "") or words.automatic or words.bulk or kind in _QUIET or kind == "opt_out":
        return None
    known = words.known == "customer"
    told = reproach_in(sentences, known=known)
    if told is None:
        unexplained = kind == "other" or (known and confidence < ENOUGH)
        plain = account_in(sentences, known=known) if unexplained else None
        return Anger(["complaint"], 1, excerpt_of(plain), _DOUBT, signs=["account"]) if plain is not None else None
    sure = confidence >= ENOUGH
    if _WELL & set(evidence.codes) or (kind not in ("other", "money") and sure):
        least = _STRONG
    else:
        least = _PLAIN if kind == "money" and sure else 0.0
    if told.weight < least:
        return None
    return Anger(["complaint"], 2 if told.bitter else 1, excerpt_of(told.sentence), _DOUBT, signs=["reproach"])


def _prevails(anger: Anger, kind: MailKind, words: MailWords) -> bool:
    """Who wants no more mails must get none; a machine's words and a mild word beside a payment stay what they are."""
    if kind == "opt_out" or (kind in ("automatic", "newsletter", "spam") and words.known != "customer"):
        return False
    if kind in ("automatic", "newsletter"):
        return anger.severity >= 2
    return True


def _excerpt(kind: MailKind, evidence: Evidence, sentences: list[Sentence]) -> str:
    told = evidence.telling.get(kind)
    said = next((sentence for sentence in sentences if not sentence.heading), sentences[0] if sentences else None)
    return excerpt_of(told[1] if told is not None else said)
