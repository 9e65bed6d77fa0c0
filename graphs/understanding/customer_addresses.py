"""Puts a customer's name and the address beside it together: "Tilleuls Déco, mail : x@…", "Val Toitures <x@…>"."""

from __future__ import annotations

from graphs.understanding.customer_names import LONGEST, MARKERS
from graphs.understanding.lexicon import FOR, NOISE, QUOTE_WORDS, WANTING, words
from graphs.understanding.page import Page

_MAIL = words("mail email e courriel adresse address contact at mel")
_INSIDE = words("de du des d la le les l of the")


def with_address(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """ "Tilleuls Déco, mail : bonjour@…" and "Val Toitures <val@…>": name and address are of one customer."""
    start, end = span
    look = end
    while look < min(end + 5, len(page.tokens)) and page.free(look) and _between(page, look):
        look += 1
    if look < len(page.tokens) and page.tokens[look].kind == "email" and page.free(look):
        return start, look + 2 if page.key(look + 1) in (")", ">") else look + 1
    if end - start == 1 and page.tokens[start].kind == "email":
        look = start
        while look > 0 and page.key(look - 1) in ("<", "(", ",", "-") and page.free(look - 1):
            look -= 1
        return named_before(page, look, start), end + 1 if page.key(end) in (")", ">") else end
    return span


def _between(page: Page, at: int) -> bool:
    return page.key(at) in (",", "(", "<", ":", "-", "\n", ";") or page.key(at) in _MAIL


def named_before(page: Page, end: int, otherwise: int) -> int:
    """Where the capitalised words begin that stand right before an address."""
    start = end
    while start > 0 and end - start < LONGEST and named(page, start - 1):
        start -= 1
    while start < end and not page.tokens[start].text[0].isupper():
        start += 1
    return start if start < end else otherwise


def named(page: Page, at: int) -> bool:
    token = page.tokens[at]
    if token.kind != "word" or not page.free(at) or page.covered[at] >= 0:
        return token.key == "&" and page.free(at)
    if token.key in QUOTE_WORDS | MARKERS | FOR | WANTING or token.key in _MAIL:
        return False
    return token.key in _INSIDE or (token.text[0].isupper() and token.key not in NOISE)


def own_addresses(page: Page, span: tuple[int, int]) -> None:
    """An address of the customer that was found ("sophie@…" in a signature) says nothing new."""
    owners = 0
    for at in range(*span):
        if (mention := page.customers.get(at)) is not None:
            owners |= mention.owners
    mails = page.index.customers.mails
    for at, token in enumerate(page.tokens):
        known = mails.get(token.key, []) if token.kind == "email" and page.free(at) else []
        if any(owners >> owner & 1 for owner in known):
            page.roles[at] = "noise"
