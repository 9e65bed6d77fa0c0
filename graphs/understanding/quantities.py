"""Tells what a number in a message counts, measures or costs, by what stands around it."""

from __future__ import annotations

from graphs.understanding.discounts import percent_end
from graphs.understanding.lexicon import MEASURES, NOISE, PACKS, PIECES, SIZE_UNITS, words
from graphs.understanding.numbers import Number
from graphs.understanding.page import Page

TIMES = words("x × *")
OF = words("de d du des of")
_CLOSING = words(", ; ) . ! ? et and pour for pr + - avec with ( & puis plus")
_OR = words("ou or a to -")
_PRICED = words("€ $ £ eur euro euros ht ttc")
_PER = words("ht ttc piece l unite chacun chacune each unit le la per")
_PRICE_LEADS = words("a at @ pour for budget")


def closes(page: Page, at: int) -> bool:
    """Does a number that ends before `at` end its piece of the text?"""
    if at < len(page.tokens) and page.key(at) in PIECES | PACKS | MEASURES and page.key(at + 1) not in OF:
        at += 1
    if at >= len(page.tokens) or page.tokens[at].kind in ("line", "cell"):
        return True
    return page.roles[at] in ("customer", "discount", "noise", "other") or page.key(at) in _CLOSING


def price_span(page: Page, at: int, number: Number) -> tuple[int, int] | None:
    """ "à 45 € pièce", "20 %": a number that is no quantity, with the words around it."""
    end = percent_end(page, number.end)
    if end == number.end:
        if page.key(end) not in _PRICED:
            return None
        end += 1
    start = at
    while start > 0 and page.key(start - 1) in _PRICE_LEADS and page.free(start - 1) and page.covered[start - 1] < 0:
        start -= 1
    while page.key(end) in _PER:
        end += 1
    return start, end


def range_end(page: Page, at: int, number: Number) -> int:
    """The token after "2 ou 3", "10 à 12", "2-3", "10+2", "entre 2 et 3", "1/2", which give no certain quantity; else
    the number's own end."""
    end = number.end
    following = page.numbers.get(end + 1)
    between = page.key(at - 1) in ("entre", "between") and page.key(end) in ("et", "and")
    fraction = page.key(end) == "/" and page.tokens[end].before == "" and at + 1 == end
    if (
        (page.key(end) in ("ou", "or", "a", "to", "-", "+") or between or fraction)
        and following
        and not following.article
        and not number.article
    ):
        return following.end
    glued = page.tokens[at].kind == "number" and end in page.numbers and page.tokens[end].before in ("", "-")
    if glued and (page.tokens[end].before == "-" or page.key(end) == "+"):
        return page.numbers[end].end
    return end


def name_follows(page: Page, at: int) -> bool:
    """Does a name follow the article that ends before `at`?"""
    if at >= len(page.tokens) or page.tokens[at].kind != "word":
        return False
    return page.covered[at] >= 0 or (page.free(at) and (page.key(at) not in NOISE or page.key(at) in PACKS))


def measures_the_thing(page: Page, at: int, number: Number, *, last_word: int, counted: bool) -> bool:
    """A number behind words that is a part of the name: "verre 25 cl", "planche 60x40", "n°4", "cement 32.5".

    `last_word` is the word before it in its piece of text, `counted` whether that piece has its quantity already.
    """
    end, before = number.end, page.key(at - 1)
    if at - 1 == last_word and page.covered[at - 1] >= 0 and in_names(page, at, page.covered[at - 1]):
        return True
    if before in ("n", "no", "°", "type", "taille", "size", "t"):
        return True
    if page.key(end) in TIMES and end + 1 in page.numbers and page.tokens[end].before == "":
        return True
    if page.key(end) not in SIZE_UNITS or page.key(end + 1) in OF or page.key(end) in ("x", "p", "k"):
        return False
    return counted or before not in (":", "x", "=", "×")


def owners_of(page: Page, mention_at: int) -> list[int]:
    mask = page.products[mention_at].owners
    return [owner for owner in range(mask.bit_length()) if mask >> owner & 1][:20] if mask.bit_count() <= 200 else []


def in_names(page: Page, at: int, mention_at: int) -> bool:
    """Is the number a part of a name of what is mentioned there?"""
    written = page.tokens[at].text.replace(",", ".")
    names = page.index.products.names
    return any(written in name.stems for owner in owners_of(page, mention_at) for name in names[owner])


def trails(page: Page, at: int, end: int) -> bool:
    """Is this number the quantity of the words before it ("tasses x 12", "mugs : 40", "placo 12")?"""
    before = page.key(at - 1)
    if before in TIMES or (page.tokens[at].kind == "number" and before in (":", "=", "\t", "|", "(")):
        return True
    if closes(page, end):
        return True
    if page.key(end) in PIECES | PACKS and page.key(end + 1) not in OF and closes(page, end + 1):
        return True
    return _numbers_come_last(page, end)


def _numbers_come_last(page: Page, at: int) -> bool:
    """ "tasses 12 mugs 40": the run up to the next mark ends with a number."""
    last = look = at
    while look < min(len(page.tokens), at + 40) and page.tokens[look].kind != "line":
        if page.key(look) in (",", ";") or page.roles[look] in ("customer", "discount"):
            break
        last = look
        look = page.numbers[look].end if look in page.numbers else look + 1
    return last > at and last in page.numbers and page.tokens[last].kind == "number"


def measure_at(page: Page, at: int) -> bool:
    """Does a measure stand here, right after a number: "25 kg de café", "10 m gaine", "3 tonnes"?"""
    if at >= len(page.tokens) or page.key(at) not in MEASURES or page.covered[at] >= 0 or not page.free(at):
        return False
    if page.key(at + 1) in OF or closes(page, at + 1):
        return True
    return page.covered[at + 1] >= 0 or page.tokens[at + 1].kind == "word"
