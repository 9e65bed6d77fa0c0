"""Reads a quote request out of a message, by the grammar; the model's way and the changes have their own modules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from graphs.quote.brief import QuoteBrief, WantedLine
from graphs.quote.reading_model import CHANGES_SCHEMA, QUOTE_INSTRUCTIONS, QUOTE_SCHEMA, Unfaithful, from_model
from graphs.understanding.catalogue import word_key
from graphs.understanding.customers import find_customer
from graphs.understanding.discounts import Found, find_discounts
from graphs.understanding.items import Item, find_items
from graphs.understanding.lexicon import QUOTE_PHRASES, QUOTE_VERBS, QUOTE_WORDS, REMOVE, REPLACE
from graphs.understanding.page import Page
from graphs.understanding.tokens import tokenise

__all__ = [
    "CHANGES_SCHEMA",
    "QUOTE_INSTRUCTIONS",
    "QUOTE_SCHEMA",
    "Unfaithful",
    "asks_for_quote",
    "from_model",
    "read_brief",
    "same_thing",
    "set_aside_request",
    "settle",
]
_REFUSING = REMOVE | frozenset(
    ["pas", "no", "not", "aucun", "aucune", "sauf", "except", "excepte", "hors", "hormis", "ni", "nor"]
)


def asks_for_quote(page: Page) -> bool:
    """Does the message name a quote ("devis", "quotation", "offre de prix")?"""
    return any(
        page.covered[at] < 0 and (token.key in QUOTE_WORDS or page.phrase(at, QUOTE_PHRASES) > at)
        for at, token in enumerate(page.tokens)
    )


def read_brief(page: Page, *, listed: bool) -> QuoteBrief:
    """A new quote. `listed`: it is plainly an order, so unknown words in it may be goods."""
    discounts = find_discounts(page)
    span = find_customer(page)
    set_aside_request(page)
    items, refused = _wanted(page, find_items(page, listed=listed))
    lines, whole = _spread(page, items, discounts)
    for item in refused:
        page.take(_refusal(page, item), item.end, "other")
    for at, token in enumerate(page.tokens):
        if page.roles[at] == "command" and token.key in _REFUSING | REPLACE and page.covered[at] < 0:
            page.roles[at] = "other"
    settle(page)
    return QuoteBrief(" ".join(page.written(*span).split()) if span else None, lines, whole, page.leftovers())


def set_aside_request(page: Page) -> None:
    """The words that name the quote itself are no goods."""
    for at, token in enumerate(page.tokens):
        if not page.free(at) or page.covered[at] >= 0:
            continue
        end = page.phrase(at, QUOTE_PHRASES)
        if end > at:
            page.take(at, end, "command")
        elif token.key in QUOTE_WORDS or token.key in QUOTE_VERBS:
            page.roles[at] = "command"


def settle(page: Page) -> None:
    """Gives the words that merely frame a request their role; what then has none is left over."""
    for at in range(len(page.tokens)):
        if page.free(at) and (page.courtesy(at) or not page.content(at)):
            page.roles[at] = "noise"


def _refusal(page: Page, item: Item) -> int:
    """Where "sans les filtres" begins; `item.at` when nothing refuses the item."""
    at = item.at - 1
    while at >= 0 and page.key(at) in ("de", "d", "du", "des", "la", "le", "les", "l", "the", "any"):
        at -= 1
    return at if at >= 0 and page.key(at) in _REFUSING else item.at


def _wanted(page: Page, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    refused = [_refusal(page, item) != item.at for item in items]
    return (
        [item for item, no in zip(items, refused, strict=True) if not no],
        [item for item, no in zip(items, refused, strict=True) if no],
    )


def _line_of(page: Page, at: int) -> int:
    return page.line_of(at)


def _spread(page: Page, items: Sequence[Item], discounts: Sequence[Found]) -> tuple[list[WantedLine], str | None]:
    """Each discount to the whole or to its line; what cannot be placed, or contradicts, is left over."""
    lines = [WantedLine(item.text, item.quantity, item.pack) for item in items]
    whole: str | None = None
    ends = [item.end for item in items]
    several = len({found.percent for found in discounts if not found.on_all and not found.target}) > 1
    listed = bool(discounts) and len({_line_of(page, item.at) for item in items}) > 1
    for discount in discounts:
        place = _place(page, items, ends, discount, listed=listed, several=several)
        if place is None and whole in (None, discount.percent) and not discount.target:
            whole = discount.percent
        elif place is not None and lines[place].discount_percent in (None, discount.percent):
            lines[place] = replace(lines[place], discount_percent=discount.percent)
        else:
            page.take(discount.at, discount.end, "other")
    return lines, whole


def _place(
    page: Page, items: Sequence[Item], ends: Sequence[int], discount: Found, *, listed: bool, several: bool
) -> int | None:
    if discount.on_all:
        return None
    if discount.target:
        return next((i for i, item in enumerate(items) if same_thing(discount.target, item.text)), None)
    last = bisect_right(ends, discount.at) - 1
    if last < 0 or len(items) == 1:
        return None
    if listed:
        own = _line_of(page, discount.at) == _line_of(page, items[last].at)
        return last if own and page.key(discount.at - 1) != "," else None
    if discount.enclosed or (discount.close and (several or last + 1 < len(items))):
        return last
    return None


def same_thing(one: str, other: str) -> bool:
    """Are the words of one all among the words of the other?"""
    first, second = _meaning(one), _meaning(other)
    return bool(first) and bool(second) and (first <= second or second <= first)


@lru_cache(maxsize=4000)
def _meaning(text: str) -> frozenset[str]:
    return frozenset(word_key(token) for token in tokenise(text[:300]) if token.kind in ("word", "number")) - _EMPTY


_EMPTY = frozenset(["de", "d", "du", "des", "la", "le", "les", "l", "a", "au", "aux", "en", "et", "the", "of", "and"])
