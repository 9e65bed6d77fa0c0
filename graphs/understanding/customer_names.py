"""Tells where a customer's name may begin in a message, and how far it goes."""

from __future__ import annotations

from graphs.understanding.lexicon import (
    ADD,
    ARTICLES,
    LEGAL_FORMS,
    NOISE,
    PACKS,
    QUOTE_WORDS,
    REMOVE,
    REPLACE,
    SET,
    TITLES,
    WANTING,
    words,
)
from graphs.understanding.page import Mention, Page

MARKERS = words("client cliente customer compte account societe company destinataire")
_PERSONS = words(
    "moi nous me us eux lui him her them elle toi vous you ca cela it this that mon ma mes my our notre nos le la "
    "les l un une the a an info votre vos ce cet cette ces chaque each tout tous all demain"
)
STOPS = words(
    "avec with svp stp please merci thanks qui que dont il elle ils elles we i they je il's but mais car si if "
    "entre between pareil idem same envoyer send "
    "voici voila contenant comprenant including include incluant containing de pour for par faut faudrait"
)
_OWNED = words("fils fille filles freres frere associes associe cie co sons partners compagnie soeurs soeur company")
_NEW = words("nouveau nouvelle new")
_AFTER_MARKER = words(": , (")
LONGEST = 8


def mention_at(page: Page, at: int) -> Mention | None:
    return page.customers.get(at)


def extent(page: Page, start: int) -> tuple[int, int] | None:
    """How far the name that begins at `start` goes: known names whole, else up to a mark, a number, a verb."""
    at = end = start
    while at < min(len(page.tokens), start + LONGEST + 4) and page.free(at):
        token = page.tokens[at]
        mention = mention_at(page, at)
        if mention and (at == start or mention.words > 1 or at not in page.numbers):
            at = end = _with_legal_form(page, mention.end)
        elif token.kind == "email":
            at = end = at + 1
        elif token.kind == "mark":
            after = _over_mark(page, at)
            if after is None:
                break
            end = after if after > at + 1 else end
            at = after
        elif _ends_name(page, start, at):
            break
        else:
            at += 1
            courtesy = token.key in NOISE and token.key not in LEGAL_FORMS and not token.text[0].isupper()
            end = end if courtesy else at
    return (start, end) if end > start else None


def _with_legal_form(page: Page, at: int) -> int:
    while at < len(page.tokens) and page.key(at) in LEGAL_FORMS and page.free(at):
        at += 1
    return at


def _over_mark(page: Page, at: int) -> int | None:
    """Behind a mark inside a name ("Dupont & Fils", "St. Denis") or an address in brackets; None: the name ends."""
    key = page.key(at)
    if at + 1 >= len(page.tokens):
        return None
    if key == "&" or (key == "." and page.key(at - 1) in TITLES | {"st", "ste", "ets"}):
        return at + 1
    if key in ("(", "<") and page.tokens[at + 1].kind == "email":
        return at + 3 if page.key(at + 2) in (")", ">") else at + 2
    return None


def _ends_name(page: Page, start: int, at: int) -> bool:
    token = page.tokens[at]
    if at > start and _numbered(page, at):
        return False
    if token.kind != "word" or (at in page.numbers and not page.numbers[at].article):
        return True
    if token.key in QUOTE_WORDS or (token.key in ARTICLES and page.key(at + 1) in QUOTE_WORDS):
        return at > start
    if token.key in ("et", "and"):
        return page.key(at + 1) not in _OWNED
    if at == start:
        return False
    if token.key in STOPS - {"de"} or token.key in WANTING:
        return True
    if token.key in ("d", "de") and _counted(page, at + 1):
        return True
    if page.covered[at] != at:
        return False
    goods = not token.text[0].isupper() and page.tokens[at - 1].kind == "word" and not _linked(page, at)
    return page.products[at].code or goods


def _numbered(page: Page, at: int) -> bool:
    """ "L'Atelier 53 : 15 …": a number before the mark that goods with their own number follow is of the name."""
    return page.tokens[at].kind == "number" and page.key(at + 1) in (":", ",") and at + 2 in page.numbers


def _linked(page: Page, at: int) -> bool:
    return page.key(at - 1) in ("de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "a", "au", "aux")


def _counted(page: Page, at: int) -> bool:
    return at in page.numbers or (
        at < len(page.tokens) and page.covered[at] == at and not page.tokens[at].text[0].isupper()
    )


def begin(page: Page, at: int) -> int:
    """Skips "le client", "notre client", "la société" before a name, but not the "Le" of "Le Moulin"."""
    last = min(at + 6, len(page.tokens))
    while at < last and page.tokens[at].kind == "word" and page.free(at):
        key = page.key(at)
        known = mention_at(page, at)
        if known and known.words > 1:
            break
        capital = page.tokens[at].text[0].isupper()
        new = key in _NEW and page.key(at + 1) in MARKERS
        if new or ((key in ARTICLES or key in ("notre", "nos", "votre", "chez")) and not capital):
            at += 1
        elif (
            key in MARKERS
            and not (key == "societe" and capital)
            and at + 1 < len(page.tokens)
            and (page.tokens[at + 1].kind == "word" or page.key(at + 1) in _AFTER_MARKER)
        ):
            at += 2 if page.key(at + 1) in _AFTER_MARKER else 1
        else:
            break
    return at


def plausible(page: Page, at: int) -> bool:
    """May a customer's name begin here, after a "pour"?"""
    if at >= len(page.tokens) or not page.free(at):
        return False
    token = page.tokens[at]
    if token.kind == "email":
        return True
    if token.kind != "word":
        return bool(mention_at(page, at)) or (token.kind == "number" and registered(page, at))
    if at in page.numbers and not mention_at(page, at):
        return False
    known = mention_at(page, at)
    product = page.products.get(at)
    if product and not (
        known and (known.words > product.words or known.whole or not product.whole or _other_goods(page, at))
    ):
        return False
    if known:
        return True
    return (
        (token.key not in _PERSONS or _titled(page, at))
        and not (token.key in NOISE and token.key not in TITLES and not _titled(page, at))
        and token.key not in QUOTE_WORDS | PACKS | ADD | SET | REMOVE | REPLACE
    )


def _titled(page: Page, at: int) -> bool:
    """ "Le Petit Comptoir": an article with a capital, before a word with one, begins a name."""
    following = page.tokens[at + 1 : at + 2]
    return page.tokens[at].text[0].isupper() and bool(following) and following[0].text[0].isupper()


def _other_goods(page: Page, at: int) -> bool:
    """ "3 moulins pour le moulin": one named after an article, when other goods are counted, is somebody."""
    return page.key(at - 1) in ("le", "la", "l", "the") and page.counts_goods(at)


def registered(page: Page, at: int) -> bool:
    number = page.numbers.get(at)
    end = number.end if number else at + 1
    return "".join(token.text for token in page.tokens[at:end]) in page.index.customers.codes
