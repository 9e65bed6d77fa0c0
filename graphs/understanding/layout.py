"""Lays a message out: its lists and tables, the dates, names and numbers in it, its courtesies."""

from __future__ import annotations

from graphs.understanding.catalogue import Index
from graphs.understanding.dates import take_dates
from graphs.understanding.lexicon import CLOSINGS, HEADINGS, NOISE, NOISE_PHRASES, PACKS, PIECES, SIZE_UNITS
from graphs.understanding.mentions import find_codes, find_mentions
from graphs.understanding.numbers import number_at
from graphs.understanding.page import Page
from graphs.understanding.tokens import tokenise

MOST = 8_000
"""Words and marks that are read of one message; the rest is reported as left over."""
_BULLETS = {"-", "•", "*", "+", "–", "o"}


def lay_out(text: str, language: str, index: Index) -> Page:
    tokens = tokenise(text)
    rest = text[tokens[MOST].start :] if len(tokens) > MOST else ""
    del tokens[MOST:]
    page = Page(
        text, tokens, language, index, rest, [""] * len(tokens), named=[-1] * len(tokens), covered=[-1] * len(tokens)
    )
    _bullets(page)
    _headers(page)
    find_codes(page)
    take_dates(page)
    find_mentions(page)
    _numbers(page)
    _courtesies(page)
    _signature(page)
    return page


def _bullets(page: Page) -> None:
    tokens = page.tokens
    starts = [at for at in range(len(tokens)) if at == 0 or tokens[at - 1].kind == "line"]
    dashes = sum(1 for at in starts if tokens[at].key == "-")
    counted = sum(1 for at in starts if _ordinal(page, at))
    for at in starts:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None:
            continue
        if tokens[at].key in _BULLETS and (following.before == " " or tokens[at].key == "•" or dashes > 1):
            page.roles[at] = "noise"
        elif _ordinal(page, at) and (tokens[at + 1].key == ")" or counted > 1):
            page.take(at, at + 2, "noise")


def _headers(page: Page) -> None:
    """The heading line of a pasted table says nothing of its own."""
    start = 0
    for at in range(len(page.tokens) + 1):
        if at < len(page.tokens) and page.tokens[at].kind != "line":
            continue
        line = range(start, at)
        words = [i for i in line if page.content(i)]
        cells = any(page.tokens[i].kind == "cell" for i in line)
        if cells and len(words) > 1 and all(page.key(i) in HEADINGS or page.key(i) in NOISE for i in words):
            page.take(start, at, "noise")
        start = at + 1


def _ordinal(page: Page, at: int) -> bool:
    """ "1." or "2)" at the beginning of a line, with words after it."""
    tokens = page.tokens
    return (
        at + 2 < len(tokens)
        and (
            (len(tokens[at].text) <= 3 and tokens[at].kind == "number")
            or (len(tokens[at].key) == 1 and tokens[at].kind == "word")
        )
        and tokens[at + 1].key in (".", ")")
        and tokens[at + 1].before == ""
        and tokens[at + 2].before == " "
    )


def _numbers(page: Page) -> None:
    at = 0
    while at < len(page.tokens):
        if page.covered[at] >= 0 or not page.free(at) or _in_code(page, at):
            at += 1
            continue
        number = number_at(page.tokens, at, page.language)
        if number is None or any(page.covered[i] >= 0 for i in range(at, number.end)):
            at += 1
            continue
        page.numbers[at] = number
        at = number.end


def _in_code(page: Page, at: int) -> bool:
    """A number that is a part of an unknown code ("ABC-12", "M8"), not the "120" of "x120"."""
    token = page.tokens[at]
    following = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    if token.kind == "number" and following is not None and following.kind == "word" and following.before == "":
        lettered = len(following.key) == 1 and following.key not in SIZE_UNITS | PIECES | PACKS | {"x"}
        if lettered and following.text.isupper():
            return True
    if token.kind != "number" or at == 0 or page.tokens[at - 1].kind != "word":
        return False
    if token.before == "-":
        return len(token.text) > 0 and page.tokens[at - 1].text.isupper()
    return token.before == "" and page.tokens[at - 1].key not in ("x", "qte", "qty", "nb", "qt", "fois")


def _signature(page: Page) -> None:
    """ "Bien cordialement,\nJulie": who wrote is no part of the request, unless the books know the name."""
    start = max((at for at, token in enumerate(page.tokens) if token.key in CLOSINGS), default=len(page.tokens))
    words = [at for at in range(start + 1, len(page.tokens)) if page.content(at)]
    plain = all(page.tokens[at].kind == "word" and page.named[at] < 0 and page.covered[at] < 0 for at in words)
    if plain and 0 < len(words) <= 4:
        page.take(start, len(page.tokens), "noise")


def _courtesies(page: Page) -> None:
    at = 0
    while at < len(page.tokens):
        end = page.phrase(at, NOISE_PHRASES)
        if end > at and all(page.free(i) and page.covered[i] < 0 for i in range(at, end)):
            page.take(at, end, "noise")
            for i in range(at, end):
                page.numbers.pop(i, None)
        at = max(end, at + 1)
