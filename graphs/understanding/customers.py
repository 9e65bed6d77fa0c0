"""Finds for whom a message asks: by its marker ("pour", "client :"), by its place, or by a name the books know."""

from __future__ import annotations

from graphs.understanding.customer_addresses import named, named_before, own_addresses, with_address
from graphs.understanding.customer_names import (
    LONGEST,
    MARKERS,
    STOPS,
    begin,
    extent,
    mention_at,
    plausible,
    registered,
)
from graphs.understanding.lexicon import (
    ARTICLES,
    FOR,
    NOISE,
    PACKS,
    QUOTE_WORDS,
    SELDOM_DISTINCT,
    TITLES,
    WANTING,
    words,
)
from graphs.understanding.page import Mention, Page

_TO = words("to a pour for chez from")
_SENDING = words("envoie envoyer envoyez send transmets adresse adresser donne give fais faites etablis")


def find_customer(page: Page) -> tuple[int, int] | None:
    """The words that name the customer: (first, after last); taken on the page. None when nobody is named."""
    for search in (_marked, _introduced, _subject, _after_quote, _heading, _known, _address):
        span = search(page)
        if span:
            span = with_address(page, span)
            page.take(*span, "customer")
            _take_cue(page, span)
            own_addresses(page, span)
            return span
    return None


def _take_cue(page: Page, span: tuple[int, int]) -> None:
    start, end = span
    while (
        start > 0
        and page.free(start - 1)
        and (page.key(start - 1) in ARTICLES | FOR | MARKERS | _TO or page.key(start - 1) in (":", "(", "<"))
    ):
        start -= 1
        page.roles[start] = "noise"
    if page.key(end) in WANTING and page.free(end):
        page.roles[end] = "noise"


def _marked(page: Page) -> tuple[int, int] | None:
    for at, token in enumerate(page.tokens[:-1]):
        if token.key in MARKERS and page.free(at) and page.key(at + 1) in (":", "="):
            start = at + 2
            if start < len(page.tokens) and page.free(start) and (span := extent(page, start)):
                return span
    return None


def _introduced(page: Page) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    for at in range(len(page.tokens) - 1):
        if not page.free(at) or page.covered[at] >= 0:
            continue
        key = page.key(at)
        leads = (
            key in FOR
            or key == "chez"
            or (key in ("to", "a") and any(page.key(i) in _SENDING for i in range(max(0, at - 6), at)))
        )
        leads = leads or (key == "from" or (key == "de" and page.key(at - 1) in ("part", "demande", "commande")))
        if not leads:
            continue
        start = begin(page, at + 1)
        if not plausible(page, start):
            continue
        span = (
            (start, page.numbers[start].end)
            if start in page.numbers and registered(page, start)
            else extent(page, start)
        )
        if span is None:
            continue
        if page.named[start] >= 0:
            return span
        best = best or span
    return best


def _subject(page: Page) -> tuple[int, int] | None:
    """ "Bellerive veut 40 mugs", "Mme Dupont a besoin de …"."""
    for at in range(1, len(page.tokens)):
        key = page.key(at)
        verb = key in WANTING or (
            key in ("a", "aurait", "has", "m", "nous", "is")
            and page.key(at + 1) in ("besoin", "demande", "commande", "need", "asking", "a", "asked", "ordered")
        )
        if not verb:
            continue
        start = at
        while (
            start > 0
            and at - start < LONGEST
            and page.tokens[start - 1].kind in ("word", "mark", "number")
            and page.free(start - 1)
        ):
            previous = page.tokens[start - 1]
            known = page.named[start - 1] >= 0
            if previous.kind == "number" and not known:
                break
            if previous.kind == "mark" and previous.key not in "&'." and not known:
                break
            if (
                not known
                and previous.key in NOISE | QUOTE_WORDS
                and previous.key not in TITLES
                and not (previous.key in ARTICLES and page.key(start) not in NOISE)
            ):
                break
            start -= 1
        start = begin(page, start)
        if start < at and (span := extent(page, start)) and span[1] == at and plausible(page, start):
            return span
    return None


def _after_quote(page: Page) -> tuple[int, int] | None:
    """ "Devis Bellerive 3 moulins"."""
    for at in range(len(page.tokens) - 1):
        if page.key(at) not in QUOTE_WORDS or not page.free(at):
            continue
        start = at + 1
        if page.key(start) in (":", "-", ","):
            start += 1
        start = begin(page, start)
        if (
            start >= len(page.tokens)
            or page.key(start) in ("\n",)
            or not plausible(page, start)
            or page.key(start) in STOPS
        ):
            continue
        span = extent(page, start)
        after = span[1] if span else start
        known = start in page.customers
        if span and (
            known
            or after in page.numbers
            or (after < len(page.tokens) and page.key(after) in (":", ",", "\n", "-"))
            or after >= len(page.tokens)
        ):
            return span
    return None


def _heading(page: Page) -> tuple[int, int] | None:
    """The first words of the message, before a colon or alone on a line above the goods: "Zorglub SARL : 3 moulins"."""
    start = 0
    while (
        start < len(page.tokens)
        and (page.roles[start] == "noise" or page.key(start) in NOISE | QUOTE_WORDS | {",", "!", ".", "\n"})
        and not mention_at(page, start)
    ):
        start += 1
    if start >= len(page.tokens) or not plausible(page, start) or start in page.numbers:
        return None
    span = extent(page, start)
    if span is None or span[1] >= len(page.tokens):
        return None
    known = _known_at(page, start)
    mark = page.key(span[1])
    following = span[1] + 1
    counted = (
        following in page.numbers
        or (following < len(page.tokens) and page.covered[following] >= 0)
        or page.key(following) in ("\n", "-", "•", "*")
    )
    if known and (mark in (":", "\n", "-", ",", "\t", "|") or span[1] in page.numbers):
        return span
    named = page.tokens[start].text[0].isupper() and span[1] - start <= 5
    return (
        span
        if named
        and mark in (":", "\n")
        and counted
        and not (following in page.numbers and mark == ":" and _ends_line(page, page.numbers[following].end))
        else None
    )


def _known_at(page: Page, at: int) -> bool:
    mention = page.customers.get(at)
    return mention is not None and (mention.whole or _distinct(page, mention))


def _ends_line(page: Page, at: int) -> bool:
    return at >= len(page.tokens) or page.tokens[at].kind == "line" or (page.key(at) in (",", ";"))


def _distinct(page: Page, mention: Mention) -> bool:
    """Words that few customers share and that mean nothing else: they may stand anywhere."""
    if mention.owners.bit_count() > 8:
        return False
    for at in range(mention.start, mention.end):
        token = page.tokens[at]
        if (
            token.kind == "word"
            and len(token.key) >= 4
            and token.key not in NOISE | SELDOM_DISTINCT | PACKS
            and page.covered[at] < 0
        ):
            return True
    return False


def _known(page: Page) -> tuple[int, int] | None:
    best: Mention | None = None
    for mention in page.customers.values():
        if not all(page.free(at) for at in range(mention.start, mention.end)):
            continue
        product = page.products.get(page.covered[mention.start])
        if product and not (mention.whole and mention.words > product.words):
            continue
        if not (
            (mention.whole and (mention.words > 1 or len(page.tokens[mention.start].key) >= 4))
            or _distinct(page, mention)
        ):
            continue
        if best is None or (mention.whole, mention.words) > (best.whole, best.words):
            best = mention
    return _widened(page, best) if best else None


def _widened(page: Page, mention: Mention) -> tuple[int, int]:
    start = mention.start
    while start > 0 and page.free(start - 1) and page.key(start - 1) in TITLES and page.tokens[start - 1].key != "me":
        start -= 1
    if not page.tokens[mention.start].text[0].isupper():
        return start, mention.end
    start = min(start, named_before(page, start, start)) if start > 0 else start
    end = mention.end
    look = end
    while look < len(page.tokens) and look - end < LONGEST and named(page, look) and look not in page.numbers:
        look += 1
        end = look if page.tokens[look - 1].text[0].isupper() else end
    return start, end


def _address(page: Page) -> tuple[int, int] | None:
    for at, token in enumerate(page.tokens):
        if token.kind == "email" and page.free(at):
            return at, at + 1
        if token.kind == "number" and page.free(at) and at in page.numbers and registered(page, at):
            return at, page.numbers[at].end
    return None
