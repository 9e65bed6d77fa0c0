"""Finds what words about money refer to: invoices by number, amounts, days. As written; the books settle the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from graphs.understanding.text import fold
from graphs.when.moment import At, On, Recurring, Several, Unread
from graphs.when.reading import find_when

_PREFIX = r"(?:fact?|fa|f|inv|in|av|fc|fv|si|invoice|facture)"
_LETTERED = re.compile(
    rf"(?<![\w/-])(?:{_PREFIX}[ ]?(?:n[°o]\.? ?)?(?:19|20)\d{{2}}[-/_.]\d{{1,7}}(?:[-/_]\d{{1,6}})?"
    r"|[a-z]{1,6}[-_/]?\d{2,4}(?:[-_/.]\d{1,7}){1,2}"
    r"|[a-z]{1,4}[-_/]?\d{3,9}"
    r"|(?:19|20)\d{2}[-/_]\d{3,7}|\d{3,7}[-/_](?:19|20)\d{2})(?![\w@/]|[-.]\w)",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(
    r"\b(?:factures?|invoices?|bills?)\s*(?:n[°o]s?\.?|numeros?|numéros?|number|nr\.?|#)?\s*(?P<list>\d[\d/_-]*(?:"
    r"(?:\s*(?:,|et|and|&)\s*)\d[\d/_-]*)*)(?!\s?(?:€|eur|%|[.,]\d|jours?|days?|fois))"
    r"|(?:n°|#)\s*(?P<bare>\d[\d/_-]*)",
    re.IGNORECASE,
)
_DAY_LIKE = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?$")
_NUMBER = r"\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_AMOUNT = re.compile(
    rf"(?:€|\beur)\s?(?P<after>{_NUMBER})(?![\d%])|(?P<before>{_NUMBER})\s?(?P<k>k)?\s?(?:€|euros?\b|eur\b)",
    re.IGNORECASE,
)
_LETTERS_OF_OTHERS = re.compile(r"(?:iban|bic|siren|siret|tva|vat|fr|tel|j|r|d)[-_/]?\d", re.IGNORECASE)
_FILLING = "x"
_TODAY = re.compile(
    r"\b(?:aujourd'? ?hui|ce (?:jour|soir|matin|midi)|cet apres-midi|dans la journee|tout de suite|immediatement|sur "
    r"le champ"
    r"|today|tonight|this (?:morning|afternoon|evening)|right away|immediately)\b"
)


@dataclass(frozen=True)
class Day:
    """`day` None with words in `said`: it is not settled which day they mean. `span` within the text given."""

    day: date | None
    said: str = ""
    readings: list[date] = field(default_factory=list[date])
    span: tuple[int, int] = (0, 0)


def invoice_spans(text: str) -> list[tuple[int, int]]:
    """Where invoices are named, in order."""
    spans = [
        found.span()
        for found in _LETTERED.finditer(text)
        if not _LETTERS_OF_OTHERS.match(found[0]) and any(letter.isdigit() for letter in found[0])
    ]
    for found in _AFTER_WORD.finditer(text):
        group = "list" if found["list"] else "bare"
        start = found.start(group)
        for piece in re.finditer(r"\d[\d/_-]*", found[group]):
            span = (start + piece.start(), start + piece.end())
            inside = any(one[0] <= span[0] < one[1] for one in spans)
            if not inside and not _DAY_LIKE.match(piece[0]):
                spans.append(span)
    return sorted(spans)


def invoices_in(text: str) -> list[str]:
    """As written, each once."""
    return list(dict.fromkeys(text[start:end].strip(" .-") for start, end in invoice_spans(text)))


def amounts_in(text: str) -> list[str]:
    """Amounts in euros, as decimal strings with two decimals."""
    return [f"{amount:.2f}" for found in _AMOUNT.finditer(text) if (amount := _amount(found)) is not None]


def amount_spans(text: str) -> list[tuple[int, int]]:
    """Where amounts stand."""
    return [found.span() for found in _AMOUNT.finditer(text)]


def without_amounts(text: str) -> str:
    """A word of the same length where each amount stands, so that its figures are no day."""
    return _AMOUNT.sub(
        lambda found: _FILLING * len(found[0].rstrip()) + " " * (len(found[0]) - len(found[0].rstrip())), text
    )


def _amount(found: re.Match[str]) -> Decimal | None:
    written = (found["after"] or found["before"]).replace(" ", "")
    whole, mark, cents = written.rpartition(next((m for m in reversed(written) if m in ".,"), "."))
    if not mark or not whole or len(cents) == 3:
        whole, cents = written, ""
    digits = re.sub(r"\D", "", whole)
    value = Decimal(f"{digits}.{cents or 0}") if digits else None
    if value is None:
        return None
    return value * 1000 if found["k"] else value


def day_in(text: str, today: date) -> Day | None:
    """The day some words of the text mean, seen from that day; None when none speak of time."""
    blanked = without_amounts(text)
    for start, end in invoice_spans(text):
        blanked = blanked[:start] + _FILLING * (end - start) + blanked[end:]
    found = find_when(blanked, datetime.combine(today, time(0)))
    if found is None:
        at = _TODAY.search(fold(blanked))
        return None if at is None else Day(today, at[0], span=at.span())
    when = found.when
    match when:
        case On(day):
            return Day(day, when.said, span=found.span)
        case At(local):
            return Day(local.date(), when.said, span=found.span)
        case Several(readings):
            days = [reading.day if isinstance(reading, On) else reading.local.date() for reading in readings]
            days = list(dict.fromkeys(days))
            return Day(days[0] if len(days) == 1 else None, when.said, days, found.span)
        case Recurring():
            return Day(None, when.said, span=found.span)
        case Unread(code):
            at = _TODAY.search(fold(blanked))
            if at is not None and code != "past":
                return Day(today, at[0], span=at.span())
            return Day(None, when.said, span=found.span)


_MOST_DAYS = 6


def days_in(text: str, today: date, depth: int = _MOST_DAYS) -> list[Day]:
    """Every day that is said, in order; `day_in` gives the one that speaks most for itself."""
    found = day_in(text, today) if depth and text.strip() else None
    if found is None or found.span[1] <= found.span[0]:
        return [] if found is None else [found]
    start, end = found.span
    later = [
        Day(one.day, one.said, one.readings, (one.span[0] + end, one.span[1] + end))
        for one in days_in(text[end:], today, depth - 1)
    ]
    return [*days_in(text[:start], today, depth - 1), found, *later]


_WEEK_OR_MONTH = re.compile(
    r"^(?:(?:d'ici|dans|pour|courant|au cours de|by|in|during|for|sometime|within|le|la|the|l') ?)*"
    r"(?:semaine (?:pro\w*|qui vient|suivante)|mois (?:prochain|qui vient|suivant)|(?:coming |following |"
    r"next )(?:week|month)|"
    r"(?:au |en |the )?(?:debut|start of|beginning of|early)\b.*)$"
)


def vague(said: str) -> bool:
    """ "La semaine prochaine" has days enough that the first of them is a guess."""
    return bool(_WEEK_OR_MONTH.match(" ".join(fold(said).replace("’", "'").split())))


_PAYING = re.compile(
    r"\b(?:pai(?:e|er\w*|ement)|pay\w*|regl\w*|vir(?:e|er\w*|ement)|solder\w*|soldons|vers(?:e|er\w*|ons|ement)|settl\w*|transfer\w*|wire\w*|"
    r"cheques?|"
    r"check)\b"
)
_SAID_ON = re.compile(
    r"\b(?:dit|disait|said|told (?:\w+)|appele|telephone|called|rang|vue?|saw|ecrit|wrote|mail\w*|parle|spoke\w*|"
    r"promis|"
    r"promised|confirme|confirmed|discussed|agreed|mentioned|convenu|"
    r"ensemble|recu\w*|received)(?: (?:on|le|ce|nous|me))?\W*$"
)


def of_payment(days: list[Day], text: str) -> list[Day]:
    """Of several days of a sentence those of the payment: not when it was said, and after the word for paying."""
    if len(days) < 2:
        return days
    folded = fold(text)
    days = [one for one in days if not _SAID_ON.search(folded[: one.span[0]])] or days
    verbs = [found.end() for found in _PAYING.finditer(folded) if found.end() <= days[-1].span[0]]
    return [one for one in days if verbs and one.span[0] >= verbs[-1]] or days


_COUNTS = {
    "un": 1, "une": 1, "one": 1, "a": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4,
    "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "dix": 10, "ten": 10,
    "quinze": 15, "fifteen": 15, "vingt": 20, "twenty": 20, "trente": 30, "thirty": 30, "quinzaine": 15,
}  # fmt: skip
_LASTING = re.compile(
    r"\b(?:(?:pendant|durant|pour|for|d'ici|encore|another|the next|les) (?:encore |another |the next |les )?)"
    rf"(?:(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)}) (?:prochaine?s |next )?"
    r"(?P<unit>jours?|days?|semaines?|weeks?|mois|months?)|(?:une |la )?(?P<fortnight>quinzaine|fortnight))\b"
)


def lasting_until(text: str, today: date) -> tuple[date, tuple[int, int]] | None:
    """The last day of "pendant deux semaines", "for 10 days" from that day on, and where it is said."""
    found = _LASTING.search(fold(text))
    if found is None:
        return None
    if found["fortnight"]:
        return today + timedelta(days=15 if found["fortnight"] == "quinzaine" else 14), found.span()
    count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    unit = found["unit"][0]
    if found["unit"].startswith(("mois", "month")):
        return _months_later(today, count), found.span()
    return today + timedelta(days=count * (7 if unit in "sw" else 1)), found.span()


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    following = date(day.year + year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


_TIMES = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)}) (?:\w+ )?(?:fois|mensualites?|versements?|echeances?|paiements?|"
    r"virements?|times|"
    r"instal?ments?|payments?|parts|tranches|mois|months)\b"
)


def times_in(text: str) -> int | None:
    """In how many times somebody wants to pay."""
    found = _TIMES.search(fold(text))
    if found is None:
        return 2 if re.search(r"\b(?:moitie|half)\b", fold(text)) else None
    count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    return count if count > 1 else None
