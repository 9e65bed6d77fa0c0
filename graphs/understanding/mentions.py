"""Finds the names of the books in a message: the longest runs of words that some one customer or product holds."""

from __future__ import annotations

from graphs.understanding.catalogue import Shelf, links, word_key
from graphs.understanding.codes import codes_in
from graphs.understanding.lexicon import CUTTING, LEGAL_FORMS, MEASURES, NOT, PACKS, QUOTE_WORDS, SIZE_UNITS
from graphs.understanding.numbers import number_at
from graphs.understanding.page import Mention, Page


def find_codes(page: Page) -> None:
    for start, end, owner in codes_in(page.tokens, page.index.products.codes):
        page.cover(Mention(start, end, 1 << owner, True, end - start, code=True))


def find_mentions(page: Page) -> None:
    at = 0
    while at < len(page.tokens):
        if page.covered[at] >= 0 or not page.free(at):
            at += 1
            continue
        product = _mention(page, at, page.index.products, company=False)
        if product:
            page.cover(product)
        at = product.end if product else at + 1
    at = 0
    while at < len(page.tokens):
        customer = _mention(page, at, page.index.customers, company=True) if page.free(at) else None
        if customer:
            page.customers[at] = customer
            for i in range(at, customer.end):
                page.named[i] = at
        at = customer.end if customer else at + 1


def _mention(page: Page, at: int, shelf: Shelf, *, company: bool) -> Mention | None:
    """The longest run of words that some one name holds; over "et", a comma or a number only as the name has it."""
    first = page.tokens[at]
    if first.kind not in ("word", "number") or links(first) or (not company and first.key in QUOTE_WORDS):
        return None
    if first.kind == "number" and not company:
        return None
    stems = [word_key(first)]
    owners = shelf.masks.get(stems[0], 0)
    if not owners:
        return None
    end, crossing, look = at + 1, False, at + 1
    while (
        look < len(page.tokens)
        and look < end + 4
        and (page.free(look) or (page.roles[look] == "other" and not company))
    ):
        token = page.tokens[look]
        if token.key in ("et", "and") or (token.kind == "mark" and token.key in ",/+&°."):
            crossing = crossing or token.key != "&"
        elif (
            (token.key == "x" and not stems[-1][0].isdigit())
            or token.kind not in ("word", "number")
            or (not company and page.covered[look] >= 0)
        ):
            break
        elif not links(token) and not (company and token.key in LEGAL_FORMS):
            word = word_key(token)
            strict = crossing or token.kind == "number" or (len(stems) == 1 and first.key in PACKS)
            both = owners & (shelf.following.get((stems[-1], word), 0) if strict else shelf.masks.get(word, 0))
            if not both or (word in stems and not strict):
                break
            owners, end, crossing = both, look + 1, False
            stems.append(word)
        look += 1
    whole = tuple(sorted(stems)) in shelf.whole
    if company and whole and page.key(end) in LEGAL_FORMS:
        end += 1
    if not whole and (first.kind == "number" or (first.key in PACKS and len(stems) == 1)):
        return None
    if not whole and (
        first.key in SIZE_UNITS or page.courtesy(at) or first.key in MEASURES | NOT | CUTTING or len(first.key) < 2
    ):
        return None
    if len(stems) == 1 and end == at + 1 and number_at(page.tokens, at, page.language) is not None:
        return None
    return Mention(at, end, owners, whole, len(stems))
