"""Finds for whom a message asks: by its marker ("pour", "client :"), by its place, or by a name the books know."""

from __future__ import annotations

from graphs.understanding.lexicon import (
    ADD,
    ARTICLES,
    FOR,
    LEGAL_FORMS,
    NOISE,
    PACKS,
    QUOTE_WORDS,
    REMOVE,
    REPLACE,
    SELDOM_DISTINCT,
    SET,
    TITLES,
    WANTING,
    words,
)
from graphs.understanding.page import Mention, Page

_MARKERS = words("client cliente customer compte account societe company destinataire")
_TO = words("to a pour for chez from")
_SENDING = words("envoie envoyer envoyez send transmets adresse adresser donne give fais faites etablis")
_PERSONS = words(
    "moi nous me us eux lui him her them elle toi vous you ca cela it this that mon ma mes my our notre nos le la "
    "les l un une the a an info votre vos ce cet cette ces chaque each tout tous all demain"
)
_STOPS = words(
    "avec with svp stp please merci thanks qui que dont il elle ils elles we i they je il's but mais car si if "
    "voici voila contenant comprenant including include incluant containing de pour for par faut faudrait"
)
_OWNED = words("fils fille filles freres frere associes associe cie co sons partners compagnie soeurs soeur company")
_LONGEST = 8


def find_customer(page: Page) -> tuple[int, int] | None:
    """The words that name the customer: (first, after last); taken on the page. None when nobody is named."""
    for search in (_marked, _introduced, _subject, _after_quote, _heading, _known, _address):
        span = search(page)
        if span:
            page.take(*span, "customer")
            _take_cue(page, span)
            return span
    return None


def _take_cue(page: Page, span: tuple[int, int]) -> None:
    start, end = span
    while (
        start > 0
        and page.free(start - 1)
        and (page.key(start - 1) in ARTICLES | FOR | _MARKERS | _TO or page.key(start - 1) in (":", "(", "<"))
    ):
        start -= 1
        page.roles[start] = "noise"
    if page.key(end) in WANTING and page.free(end):
        page.roles[end] = "noise"


def _mention_at(page: Page, at: int) -> Mention | None:
    return page.customers.get(at)


def _extent(page: Page, start: int) -> tuple[int, int] | None:
    """How far the name that begins at `start` goes: known names whole, else up to a mark, a number, a verb."""
    at = end = start
    while at < len(page.tokens) and at - start < _LONGEST + 4:
        if not page.free(at):
            break
        mention = _mention_at(page, at)
        if mention and (at == start or mention.words > 1 or at not in page.numbers):
            at = end = mention.end
            while at < len(page.tokens) and page.tokens[at].key in LEGAL_FORMS and page.free(at):
                at = end = at + 1
            continue
        token = page.tokens[at]
        if token.kind == "email":
            at = end = at + 1
            continue
        if token.kind == "mark":
            if (
                token.key in "&'."
                and at + 1 < len(page.tokens)
                and (token.key == "&" or (token.key == "." and page.key(at - 1) in TITLES | {"st", "ste", "ets"}))
            ):
                at += 1
                continue
            if token.key in "(<" and at + 1 < len(page.tokens) and page.tokens[at + 1].kind == "email":
                end = at + 3 if page.key(at + 2) in (")", ">") else at + 2
                at = end
                continue
            break
        if token.kind not in ("word",) or (at in page.numbers and not page.numbers[at].article):
            break
        if token.key in ("et", "and") and page.key(at + 1) not in _OWNED:
            break
        inside = at > start and page.tokens[at - 1].kind == "word"
        if at > start and (
            token.key in _STOPS - {"de"}
            or token.key in WANTING
            or (token.key in ("d", "de") and _counted(page, at + 1))
        ):
            break
        if at > start and page.covered[at] == at and page.products[at].code:
            break
        if at > start and page.covered[at] == at and not token.text[0].isupper() and inside and not _linked(page, at):
            break
        at += 1
        if not (token.key in NOISE and token.key not in LEGAL_FORMS and not token.text[0].isupper()):
            end = at
    return (start, end) if end > start else None


def _linked(page: Page, at: int) -> bool:
    return page.key(at - 1) in ("de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "a", "au", "aux")


def _counted(page: Page, at: int) -> bool:
    return at in page.numbers or (
        at < len(page.tokens) and page.covered[at] == at and not page.tokens[at].text[0].isupper()
    )


def _begin(page: Page, at: int) -> int:
    """Skips "le client", "notre client", "la société" before a name, but not the "Le" of "Le Moulin"."""
    last = min(at + 6, len(page.tokens))
    while at < last and page.tokens[at].kind == "word" and page.free(at):
        key = page.key(at)
        known = _mention_at(page, at)
        if known and known.words > 1:
            break
        capital = page.tokens[at].text[0].isupper()
        if (key in ARTICLES or key in ("notre", "nos", "votre", "chez")) and not capital:
            at += 1
        elif (
            key in _MARKERS
            and not (key == "societe" and capital)
            and at + 1 < len(page.tokens)
            and (page.tokens[at + 1].kind == "word" or page.key(at + 1) == ":")
        ):
            at += 2 if page.key(at + 1) == ":" else 1
        else:
            break
    return at


def _plausible(page: Page, at: int) -> bool:
    """May a customer's name begin here, after a "pour"?"""
    if at >= len(page.tokens) or not page.free(at):
        return False
    token = page.tokens[at]
    if token.kind == "email":
        return True
    if token.kind != "word":
        return bool(_mention_at(page, at)) or (token.kind == "number" and _registered(page, at))
    if at in page.numbers and not _mention_at(page, at):
        return False
    known = _mention_at(page, at)
    product = page.products.get(at)
    if product and not (
        known and (known.words > product.words or known.whole or not product.whole or _other_goods(page, at))
    ):
        return False
    if known:
        return True
    return (
        token.key not in _PERSONS
        and not (token.key in NOISE and token.key not in TITLES)
        and token.key not in QUOTE_WORDS | PACKS | ADD | SET | REMOVE | REPLACE
    )


def _other_goods(page: Page, at: int) -> bool:
    """ "3 moulins pour le moulin": one named after an article, when other goods are counted, is somebody."""
    return page.key(at - 1) in ("le", "la", "l", "the") and page.counts_goods(at)


def _registered(page: Page, at: int) -> bool:
    number = page.numbers.get(at)
    end = number.end if number else at + 1
    return "".join(token.text for token in page.tokens[at:end]) in page.index.customers.codes


def _marked(page: Page) -> tuple[int, int] | None:
    for at, token in enumerate(page.tokens[:-1]):
        if token.key in _MARKERS and page.free(at) and page.key(at + 1) in (":", "="):
            start = at + 2
            if start < len(page.tokens) and page.free(start) and (span := _extent(page, start)):
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
        start = _begin(page, at + 1)
        if not _plausible(page, start):
            continue
        span = (
            (start, page.numbers[start].end)
            if start in page.numbers and _registered(page, start)
            else _extent(page, start)
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
            and at - start < _LONGEST
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
        start = _begin(page, start)
        if start < at and (span := _extent(page, start)) and span[1] == at and _plausible(page, start):
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
        start = _begin(page, start)
        if (
            start >= len(page.tokens)
            or page.key(start) in ("\n",)
            or not _plausible(page, start)
            or page.key(start) in _STOPS
        ):
            continue
        span = _extent(page, start)
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
        and not _mention_at(page, start)
    ):
        start += 1
    if start >= len(page.tokens) or not _plausible(page, start) or start in page.numbers:
        return None
    span = _extent(page, start)
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
    return start, mention.end


def _address(page: Page) -> tuple[int, int] | None:
    for at, token in enumerate(page.tokens):
        if token.kind == "email" and page.free(at):
            return at, at + 1
        if token.kind == "number" and page.free(at) and at in page.numbers and _registered(page, at):
            return at, page.numbers[at].end
    return None
