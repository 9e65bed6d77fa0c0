"""Finds the discounts a message speaks of: how much, and on the whole or on which line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from graphs.understanding.lexicon import DISCOUNT_WORDS, INSTEAD, OTHER_PERCENT, REMOVE, words
from graphs.understanding.numbers import plain
from graphs.understanding.page import Page

_ALL = words(
    "tout total totalite ensemble global globale everything all whole order commande devis quote devi partout "
    "toutes tous"
)
_GLUE = words(
    "de d du des la le l les une un a au aux avec with of and et the an is est passe passez passer mets mettre "
    "mettez met set applique appliquer appliquez appliquant apply applying accorde accorder accordez fais faites "
    "faire donne donner donnez give grant lui leur him them her ajoute ajouter ajoutez add plus commerciale "
    "supplementaire additional extra porte porter monte baisse change changez changer make it to"
)
_ON = words("sur on off for")
_SIGNS = words("- moins less minus")


@dataclass(frozen=True)
class Found:
    """`percent` a decimal string. `target` as written: "" when none was named. `at` the first word, `end` after the
    last; `close`: it stands right behind a line, without a comma between; `enclosed`: in brackets."""

    percent: str
    at: int
    end: int
    target: str = ""
    on_all: bool = False
    close: bool = False
    enclosed: bool = False


def percent_end(page: Page, at: int) -> int:
    """The token after the percent sign that stands here, or `at` when none does."""
    key = page.key(at)
    if key == "%" or key in ("percent", "pourcent", "pct", "pourcents"):
        return at + 1
    return at + 2 if (key, page.key(at + 1)) in {("pour", "cent"), ("per", "cent"), ("pour", "cents")} else at


def find_discounts(page: Page) -> list[Found]:
    found: list[Found] = []
    at = 0
    while at < len(page.tokens):
        discount = _none(page, at) or _percent(page, at) or _bare(page, at)
        if discount:
            page.take(discount.at, discount.end, "discount")
            found.append(discount)
            at = discount.end
        else:
            at += 1
    return found


def _none(page: Page, at: int) -> Found | None:
    """ "sans remise", "pas de remise", "enlève la remise", "no discount"."""
    key = page.key(at)
    if not page.free(at) or not (key in REMOVE or key in ("pas", "aucune", "no", "zero", "without", "sans")):
        return None
    look = at + 1
    while look < at + 4 and page.key(look) in ("de", "d", "la", "le", "the", "any", "une", "toute"):
        look += 1
    if page.key(look) not in DISCOUNT_WORDS:
        return None
    end, target, on_all = _target(page, look + 1)
    return _found(page, "0", at, end, target, on_all)


def _percent(page: Page, at: int) -> Found | None:
    number = page.numbers.get(at)
    if number is None or not page.free(at):
        return None
    end = percent_end(page, number.end)
    if end == number.end and not number.article and page.key(end + (page.key(end) in ("de", "d"))) in DISCOUNT_WORDS:
        return _found(page, plain(number.value), _back(page, at), _forward(page, end), "", False)
    if end == number.end or not number.certain:
        return None
    start, value, worded = _back(page, at), number.value, False
    if start < at:
        worded = any(page.key(i) in DISCOUNT_WORDS for i in range(start, at))
    if any(
        page.key(i) in OTHER_PERCENT for i in (*range(max(0, at - 3), at), *range(end, min(end + 3, len(page.tokens))))
    ):
        nearest = next(
            (page.key(i) for i in range(end, min(end + 3, len(page.tokens))) if page.key(i) not in ("de", "d", "of")),
            "",
        )
        if not worded and nearest not in DISCOUNT_WORDS:
            page.take(at, end, "other")
            return None
    end = _forward(page, end)
    end, target, on_all = _target(page, end)
    return _found(page, plain(abs(value)) if value < 0 and not worded else plain(value), start, end, target, on_all)


def _bare(page: Page, at: int) -> Found | None:
    """ "remise 10", "remise de 10", without a percent sign, when nothing is counted by it."""
    if page.key(at) not in DISCOUNT_WORDS or not page.free(at):
        return None
    look = at + 1
    while look < at + 4 and page.key(look) in ("de", "d", "a", ":", "=", "of"):
        look += 1
    number = page.numbers.get(look)
    if number is None or not number.certain or number.article or not page.free(look):
        return None
    if (end := percent_end(page, number.end)) > number.end:
        end, target, on_all = _target(page, _forward(page, end))
        return _found(page, plain(number.value), _back(page, at), end, target, on_all)
    after = page.tokens[number.end] if number.end < len(page.tokens) else None
    if (
        after is not None
        and after.kind not in ("mark", "line", "cell")
        and after.key not in ("sur", "on", "pour", "for", "et", "and")
    ):
        return None
    if after is not None and after.key in ("€", "$"):
        return None
    end, target, on_all = _target(page, number.end)
    return _found(page, plain(number.value), _back(page, at), end, target, on_all)


def _found(page: Page, percent: str, start: int, end: int, target: str, on_all: bool) -> Found:
    close = start > 0 and page.tokens[start - 1].kind in ("word", "number") and page.roles[start - 1] != "customer"
    enclosed = start > 0 and page.key(start - 1) == "("
    return Found(percent, start, end, target, on_all, close, enclosed)


def _back(page: Page, at: int) -> int:
    """Where the words that lead to a percentage begin: "avec une remise de", "passe la remise de 5 à", "-"."""
    start = at
    while start > 0 and page.free(start - 1) and page.covered[start - 1] < 0:
        key = page.key(start - 1)
        if (
            key in DISCOUNT_WORDS
            or key in _GLUE
            or key in _SIGNS
            or (key in (":", "=") and page.key(start - 2) in DISCOUNT_WORDS)
        ):
            start -= 1
        elif key in ("%",) and start >= 2 and start - 2 in page.numbers and page.key(start) in ("a", "to"):
            start -= 2
        elif start - 1 in page.numbers and page.key(start) in ("a", "to") and page.key(start - 2) in ("de", "from"):
            start -= 1
        else:
            break
    words = [page.key(i) for i in range(start, at)]
    if not any(word in DISCOUNT_WORDS for word in words):
        while start < at and page.key(start) in ("et", "and", "plus"):
            start += 1
    return start


def _forward(page: Page, end: int) -> int:
    """Takes "de remise", "off", "discount", "au lieu de 5 %" behind a percentage."""
    look = end
    while look < len(page.tokens) and look < end + 4 and page.key(look) in ("de", "d", "of", "en"):
        look += 1
    if page.key(look) in DISCOUNT_WORDS or page.key(look) == "off":
        end = look + 1
        if page.key(end) in ("commerciale", "exceptionnelle", "habituelle", "svp", "discount"):
            end += 1
    instead = page.phrase(end, INSTEAD)
    if instead > end and instead in page.numbers:
        number = page.numbers[instead]
        if (after := percent_end(page, number.end)) > number.end:
            end = after
    return end


def _target(page: Page, end: int) -> tuple[int, str, bool]:
    """ "sur les tasses", "off the mugs", "sur le tout"."""
    look = end
    if page.key(look) not in _ON and page.key(look - 1) != "off":
        return end, "", False
    if page.key(look) in _ON:
        look += 1
    begin = look
    while look < begin + 3 and page.key(look) in (
        "le",
        "la",
        "les",
        "l",
        "the",
        "chaque",
        "each",
        "every",
        "all",
        "tout",
        "toute",
        "tous",
        "toutes",
    ):
        look += 1
    if page.key(look) in _ALL or (
        page.key(look - 1) in _ALL and look > begin and page.covered[min(look, len(page.tokens) - 1)] < 0
    ):
        end = look + 1 if page.key(look) in _ALL else look
        if (page.key(end), page.key(end + 1)) in {
            ("le", "devis"),
            ("la", "commande"),
            ("the", "quote"),
            ("the", "order"),
        }:
            end += 2
        return end, "", True
    if look < len(page.tokens) and page.covered[look] == look:
        mention = page.products[look]
        return mention.end, page.written(look, mention.end), False
    if page.key(end) == "sur" and look < len(page.tokens) and page.tokens[look].kind == "word" and page.free(look):
        return look + 1, page.written(look, look + 1), False
    return end, "", False


def as_decimal(percent: str) -> Decimal:
    return Decimal(percent)
