"""Marks in a message what its words about money refer to: a customer of the books, invoices, a day, amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from graphs.understanding.catalogue import index_of
from graphs.understanding.layout import lay_out
from graphs.understanding.lexicon import LEGAL_FORMS, NOISE, SELDOM_DISTINCT, TITLES, words
from graphs.understanding.money_words_refs import (
    Day,
    amount_spans,
    amounts_in,
    day_in,
    days_in,
    invoice_spans,
    invoices_in,
    lasting_until,
)
from graphs.understanding.page import Mention, Page
from graphs.understanding.reading import Situation
from graphs.understanding.text import fold
from graphs.understanding.tokens import Token, tokenise
from graphs.understanding.whole_names import TIME_WORDS, whole_names

_WORD = re.compile(r"\w+|[&?:]")
_LEAD = re.compile(
    r"^(?:(?:le|la|les|l|the|our|notre|client|cliente|customer|societe|chez)\b[ '’]*)+(?=\w)", re.IGNORECASE
)


@dataclass(frozen=True)
class Marked:
    """`words` is what patterns are matched against. `customers` as written, the surest first; `day` None when none is
    said. `pieces` tell where each word stands in `text`."""

    text: str
    words: str
    customers: list[str]
    invoices: list[str]
    amounts: list[str]
    day: Day | None
    lasting: date | None
    pieces: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])
    blanked: str = ""
    """The text with the names of customers crossed out, letter for letter."""
    days: list[Day] = field(default_factory=list[Day])
    """Every day that is said, in order."""

    def written(self, found: re.Match[str]) -> str:
        """The name a pattern found, as it was written: a known one before any other words."""
        if self.customers:
            return self.customers[0]
        name = next((value for key, value in found.groupdict().items() if key.startswith("who") and value), None)
        if not name or (name.startswith("x") and name in ("xcli", "xfac", "xjour", "xeur")):
            return ""
        group = next(key for key, value in found.groupdict().items() if key.startswith("who") and value)
        start, end = found.span(group)
        inside = [piece for piece in self.pieces if start <= piece[0] < end]
        if not inside:
            return ""
        text = self.text[inside[0][1] : inside[-1][2]].strip()
        return _LEAD.sub("", text).strip() or text


def marked(text: str, language: str, situation: Situation) -> Marked:
    page = lay_out(text, language, index_of(situation.directory))
    names = _names(page)
    marks = [(page.tokens[start].start, page.tokens[end - 1].end, "xcli") for start, end in names]
    marks += [(*span, "xfac") for span in invoice_spans(text) if not _within(span, marks)]
    # Names hold months and weekdays ("Mardi Gras SARL"): what they say of time is not said here.
    blanked = text
    for start, end, _ in marks:
        blanked = blanked[:start] + "x" * (end - start) + blanked[end:]
    lasting = lasting_until(blanked, situation.today)
    day = day_in(blanked, situation.today)
    if lasting is not None and len(fold(text)) == len(text):
        marks.append((*lasting[1], "xjour"))
    elif day is not None:
        marks.append((*day.span, "xjour"))
    people = [(*span, "xcol") for span in _people(page, situation.colleagues) if not _within(span, marks)]
    amounts = [(*span, "xeur") for span in amount_spans(text) if not _within(span, marks)]
    marks += people + amounts
    customers = list(dict.fromkeys(page.written(start, end) for start, end in names))
    said, pieces = _words(text, sorted(marks))
    until = lasting[0] if lasting is not None else None
    return Marked(
        text,
        said,
        customers,
        invoices_in(_blanked(text, names, page)),
        amounts_in(text),
        day,
        until,
        pieces,
        blanked,
        days_in(blanked, situation.today),
    )


def _blanked(text: str, names: list[tuple[int, int]], page: Page) -> str:
    for start, end in names:
        first, last = page.tokens[start].start, page.tokens[end - 1].end
        text = text[:first] + " " * (last - first) + text[last:]
    return text


def hold_until(mark: Marked) -> Day | None:
    """The last day of a pause: "avant le 15" ends it on the 14th, "jusqu'au 15" lasts that day too."""
    if mark.lasting is not None:
        return Day(mark.lasting)
    if mark.day is None or mark.day.day is None:
        return mark.day
    before = re.match(r"(?:avant|before)\b", fold(mark.day.said)) and "attend" not in mark.words
    return Day(mark.day.day - timedelta(days=1)) if before else mark.day


_END = re.compile(r"\b(?:jusqu'?(?:a|au|aux|en)?|until|till|avant|before)\s+(?P<end>[^,.;!?]{2,60})", re.IGNORECASE)


def unread_end(mark: Marked) -> str:
    """An end that is said of a pause in words no day was found in: it is asked for, never left out."""
    found = _END.search(fold(mark.text)) if mark.lasting is None else None
    if found is None or re.search(r"nouvel|further|contraire|otherwise|relanc|chas", found["end"]):
        return ""
    return (mark.text[found.start() : found.end()] if len(fold(mark.text)) == len(mark.text) else found[0]).strip()


def _within(span: tuple[int, int], marks: list[tuple[int, int, str]]) -> bool:
    return any(start <= span[0] < end for start, end, _ in marks)


def _words(text: str, marks: list[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, int]]]:
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    at = length = 0

    def put(word: str, start: int, end: int) -> None:
        nonlocal length
        pieces.append((length, start, end))
        parts.append(word)
        length += len(word) + 1

    for start, end, name in [*marks, (len(text), len(text), "")]:
        for found in _WORD.finditer(text, at, max(at, start)):
            for word in re.findall(r"\w+|[&?:]", fold(found[0])):
                put(word, found.start(), found.end())
        if name and start >= at:
            put(name, start, end)
        at = max(at, end)
    return " ".join(parts), pieces


def _people(page: Page, colleagues: list[str]) -> list[tuple[int, int]]:
    """Where colleagues are named, by their first name or in full: what is said of them is said of no customer."""
    spellings: list[list[str]] = []
    for name in colleagues:
        tokens = [token for token in tokenise(name) if token.kind == "word"]
        first = next((at for at, token in enumerate(tokens) if at and token.before == " "), len(tokens))
        spellings += [[token.key for token in tokens[:first]], [token.key for token in tokens]]
    spellings = sorted((keys for keys in spellings if keys and len(keys[0]) > 2), key=len, reverse=True)
    found: list[tuple[int, int]] = []
    for at, token in enumerate(page.tokens):
        if not token.text[:1].isupper():
            continue
        keys = next((each for each in spellings if [page.key(at + i) for i in range(len(each))] == each), None)
        if keys is not None:
            found.append((token.start, page.tokens[at + len(keys) - 1].end))
    return found


def _names(page: Page) -> list[tuple[int, int]]:
    """Where customers of the books are named, the surest first; names that overlap a surer one are left out."""
    telling = [mention for mention in page.customers.values() if _telling(page, mention)]
    telling.sort(key=lambda mention: (not mention.whole, -mention.words, mention.start))
    spans = [_titled(page, span) for span in whole_names(page)]
    for mention in telling:
        span = _widened(page, mention)
        if not any(span[0] < end and start < span[1] for start, end in spans):
            spans.append(span)
    return _joined(page, spans)


def _joined(page: Page, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Two names side by side are one ("Hugo Petit, Saint-Étienne Événements"), unless "et" stands between them."""
    kept: list[tuple[int, int]] = []
    for span in spans:
        beside = next((at for at, one in enumerate(kept) if one[1] == span[0] or span[1] == one[0]), None)
        if beside is None:
            kept.append(span)
        else:
            kept[beside] = (min(span[0], kept[beside][0]), max(span[1], kept[beside][1]))
    return kept


_COMMON = frozenset(
    [
        "relance",
        "relances",
        "rappel",
        "facture",
        "factures",
        "paiement",
        "virement",
        "cheque",
        "client",
        "clients",
        "retard",
        "promis",
        "paye",
        "jour",
        "jours",
        "mois",
        "semaine",
        "chase",
        "invoice",
        "invoices",
        "payment",
        "reminder",
        "paid",
        "overdue",
        "money",
        "argent",
        "doit",
        "balance",
        "agee",
        "litige",
    ]
)


_BEFORE_NAMES = words(
    "relance relances relancer relancez chase nudge remind chez client customer societe avec with doit owes does has"
)
_AFTER_NAMES = words("a nous va vont doit doivent conteste refuse ne n has owes will promised disputes is est")


def _telling(page: Page, mention: Mention) -> bool:
    """Words that few customers share, and that mean nothing else in such a message."""
    if mention.owners.bit_count() > 12:
        return False
    tokens = page.tokens[mention.start : mention.end]
    timely = any(token.key in TIME_WORDS for token in tokens)
    if timely and not any(_own(token) and token.key not in TIME_WORDS for token in tokens):
        return _told_apart(page, mention)
    return any(_own(token) for token in tokens) or (mention.whole and mention.words > 1)


def _told_apart(page: Page, mention: Mention) -> bool:
    """ "Relance Mars": a word of time that stands where only a name may; "en mars", "Sunday" are no customers."""
    first, following = page.tokens[mention.start], page.key(mention.end)
    if not first.text[:1].isupper() or following.isdigit():
        return False
    before = page.key(mention.start - 1)
    return before in _BEFORE_NAMES or (mention.start == 0 and following in _AFTER_NAMES)


def _own(token: Token) -> bool:
    if token.kind == "email":
        return True
    plain = token.kind == "word" and len(token.key) >= 3
    capital = token.text[:1].isupper()
    return plain and token.key not in NOISE | SELDOM_DISTINCT | _COMMON and (capital or len(token.key) >= 4)


def _widened(page: Page, mention: Mention) -> tuple[int, int]:
    """With the capitalised words and the legal form that follow at once: they may tell two namesakes apart."""
    start, end = mention.start, mention.end
    while end < len(page.tokens) and end - start < 8 and _goes_on(page.tokens[end], page.tokens[end - 1]):
        end += 1
    return _titled(page, (start, end))


def _titled(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start > 0 and page.key(start - 1) in TITLES:
        # "Me Durand" is a lawyer, "show me Durand" is none.
        if page.key(start - 1) == "me" and not page.tokens[start - 1].text[:1].isupper():
            break
        start -= 1
    return start, end


def _goes_on(token: Token, before: Token) -> bool:
    if token.kind != "word" or before.kind in ("mark", "line"):
        return False
    return (
        token.key in LEGAL_FORMS - {"a", "sa", "as", "co"}
        or (token.text.isupper() and len(token.text) > 1)
        or (
            token.text[:1].isupper()
            and token.before in (" ", "-")
            and before.text[:1].isupper()
            and token.key not in NOISE
        )
    )
