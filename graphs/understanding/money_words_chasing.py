"""Reads an order to remind: all who are late, or one customer; what limits it and is not understood is asked about."""

from __future__ import annotations

import re

from graphs.reminder.brief import CustomerBrief, RunBrief
from graphs.reminder.brief import brief_to_json as reminder_to_json
from graphs.understanding.money_words_marks import Marked
from graphs.understanding.money_words_orders import ordered, restricted, said_plainly
from graphs.understanding.money_words_parts import TONGUE
from graphs.understanding.money_words_several import others_named
from graphs.understanding.money_words_signs import (
    CHASE,
    CHASE_INVOICE,
    CHASE_SOMEBODY,
    CLASSES,
    NOT_MONEY,
    NOT_SO,
    RULING,
    RUN,
)
from graphs.understanding.reading import Reading
from graphs.understanding.text import fold

_RUN, _CHASE = ([re.compile(pattern) for pattern in patterns] for patterns in (RUN, CHASE))
_CHASE_INVOICE = re.compile(CHASE_INVOICE)


def of_everybody(mark: Marked) -> bool:
    """Whether the words plainly order a run over all who are late, now, and nothing less."""
    run = _ordered(_RUN, mark)
    if run is None or restricted(mark.words, run) or "?" in mark.words:
        return False
    return not mark.customers and not mark.invoices and not _later(mark)


def chased(mark: Marked, language: str) -> Reading | None:
    if ("?" in mark.words and not REQUEST.search(mark.words)) or NOT_MONEY.search(mark.words):
        return None
    run, found = (_ordered(patterns, mark) for patterns in (_RUN, _CHASE))
    limits = restricted(mark.words, run) if run is not None else ""
    denied = NOT_SO.search(mark.words) and not re.search(
        r"\bn (?:a|ont) (?:\w+ )?pas\b|\b(?:has|have) ?n ?t\b", mark.words
    )
    if denied and not limits:
        return None
    if limits:
        return Reading("reminder", 0.5, language, reminder_to_json(CustomerBrief()), [_as_written(limits, mark)])
    if run is not None and not mark.customers and not mark.invoices:
        if found is not None and found.start() > run.start() and _name(mark, found):
            return _chase(_name(mark, found), mark, language)
        named = CLASSES.search(mark.words[run.start() :])
        only = named is not None and named[0] in _ONLY
        left = [*([named[0]] if named is not None and only else []), *tongue(mark), *_later(mark)]
        # What limits it was not understood: nobody who asks for less gets mails to all.
        brief = CustomerBrief() if left else RunBrief()
        return Reading("reminder", 0.5 if left else 0.95, language, reminder_to_json(brief), left)
    if found is not None and (mark.customers or not CLASSES.search(found[0])):
        return _chase(_name(mark, found), mark, language, known=bool(mark.customers) or _like_a_name(found, mark))
    if CHASE_SOMEBODY.search(mark.words) and not mark.customers and not mark.invoices:
        return _of_nobody(mark, language)
    by_invoice = _CHASE_INVOICE.search(mark.words)
    if (by_invoice is not None and ordered(mark.words, by_invoice)) or (run is not None and _whom(mark)):
        return _chase(mark.customers[0] if mark.customers else "", mark, language)
    return None


def _of_nobody(mark: Marked, language: str) -> Reading:
    """ "Tu peux faire une relance ?": whom it is for is asked by the process."""
    verb = CHASE_SOMEBODY.search(mark.words)
    if verb is None or not ordered(mark.words, verb) or re.match(r"(?:fait|envoyee?|sent|issued) ", verb[0]):
        # "On a fait une relance" orders nothing, and is no request for goods either.
        return Reading("unknown", 0.3, language, {}, [mark.text])
    return _chase("", mark, language)


_LATE = re.compile(
    r"\b(?:plus de|au moins|depuis|avec|(?<!a partir )(?<!au bout )de|over|more than|than|at least|by|are|with|"
    r"exceeding) \d{1,3} (?:jours?|days?|semaines?|weeks?|mois|months?) (?:de retard|late|overdue|past due)\b"
)


def of_late_ones(mark: Marked) -> bool:
    """ "Relance ceux qui ont plus de 30 jours de retard" is said of today: a delay in it is no rule's."""
    rest = _LATE.sub(" ", mark.words)
    if rest == mark.words or RULING.search(rest) or _ordered(_RUN, mark) is None:
        return False
    return said_plainly(mark.words) and not any(word in _ONLY for word in mark.words.split())


_WHY = re.compile(
    r"^(?:commis )?(?:\w+ ){0,3}?(?:relan(?:ce|cer|cez)|chase|nudge|ping) (?:le |la |l |the )?xcli (?:(?:qui|car|ca|"
    r"deja|"
    r"parce|puisque|ils?|elles?|they|he|she|who|because|as|since|already|it|overdue|en retard) )+(?=.*\b(?:retard|late|"
    r"overdue|past due)\b)"
)


def told_why(mark: Marked) -> bool:
    """ "Relance Dupont, ils ont 3 semaines de retard": the delay is why, and no rule."""
    return bool(_WHY.match(mark.words)) and not re.search(r"\b(?:quand|when|si|if|des)\b", mark.words)


def _ordered(patterns: list[re.Pattern[str]], mark: Marked) -> re.Match[str] | None:
    """The first of those that is said as an order."""
    found = (each for pattern in patterns for each in pattern.finditer(mark.words))
    return next((each for each in found if ordered(mark.words, each) and not _participle(each, mark)), None)


def _participle(found: re.Match[str], mark: Marked) -> bool:
    """ "relancé": written with its accent, it is done already."""
    verb = re.search(r"\b(?:relance|lance)\w*", found[0])
    if verb is None:
        return False
    place = found.start() + verb.start()
    piece = next((piece for piece in mark.pieces if piece[0] == place), None)
    return piece is not None and "é" in mark.text[piece[1] : piece[2]].lower()


def _like_a_name(found: re.Match[str], mark: Marked) -> bool:
    """Words that nobody in the books bears may be a name when they are written as one, or as one of our customers."""
    group = next((key for key, value in found.groupdict().items() if key.startswith("who") and value), None)
    if group is None:
        return True
    at = found.start(group)
    before = mark.words[:at].split()[-1:]
    piece = next((piece for piece in mark.pieces if piece[0] == at), None)
    capital = piece is not None and mark.text[piece[1] : piece[1] + 1].isupper()
    return capital or before not in (["le"], ["la"], ["l"], ["les"], ["the"]) or bool(mark.invoices)


def _whom(mark: Marked) -> bool:
    return bool(mark.customers or mark.invoices)


def _as_written(said: str, mark: Marked) -> str:
    """The end of the message from the first of those marked words on."""
    at = mark.words.rfind(said)
    piece = next((piece for piece in mark.pieces if piece[0] >= at), None)
    return mark.text[piece[1] :].strip(" .!") if at >= 0 and piece is not None else said


REQUEST = re.compile(
    r"^(?:\w+ ){0,3}?(?<!est ce )(?:peux tu|tu peux|pouvez vous|vous pouvez|pourriez|pourrais|can you|"
    r"could you|would you|will you|"
    r"(?<!t )on relance|est ce que tu peux)\b"
)
_ONLY = frozenset({"vip", "vips", "fidele", "fideles", "loyal", "particuliers", "reguliers", "standards", "standard",
    "administrations", "collectivites", "mairies", "associations", "nouveaux"})  # fmt: skip


def _name(mark: Marked, found: re.Match[str]) -> str:
    return mark.written(found)


def _chase(customer: str, mark: Marked, language: str, *, known: bool = True) -> Reading:
    brief = CustomerBrief(customer=customer, invoices=mark.invoices)
    left = [*others_named(mark), *([] if known else [customer]), *tongue(mark), *_later(mark)]
    sure = 0.93 if mark.customers or mark.invoices else 0.85 if customer else 0.8
    return Reading("reminder", 0.5 if left else sure, language, reminder_to_json(brief), left)


def tongue(mark: Marked) -> list[str]:
    """A language that is asked for: a reminder is in the customer's own, so words that ask for one are asked about."""
    found = TONGUE.search(mark.words)
    inside = [piece for piece in mark.pieces if found is not None and found.start() <= piece[0] < found.end()]
    return [mark.text[inside[0][1] : inside[-1][2]]] if inside else []


def _later(mark: Marked) -> list[str]:
    """A day said with a request to chase: it is asked for now or then, unless it dates an invoice."""
    if mark.day is None or re.search(
        r"\b(?:du|de|of|from|dated|depuis|since|echue?s? (?:le|depuis)|due(?: on)?) xjour", mark.words
    ):
        return []
    if mark.day.day is not None and re.search(
        r"\b(?:aujourd|ce matin|today|now|maintenant|tout de suite)\b", fold(mark.day.said)
    ):
        return []
    return [mark.day.said] if mark.day.said else []
