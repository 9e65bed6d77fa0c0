"""Reads numbers as people write them, in French and in English: digits of either locale, words, dozens.

The stated rules for one separator followed by three digits: in French "1.200" is 1200 and "1,200" is uncertain; in
English "1,200" is 1200 and "1.200" is uncertain. An uncertain number carries its decimal reading. Any other single
separator is a decimal one in both languages, and where both occur the last is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphs.understanding.tokens import Token, tokenise

LONGEST = 200
"""Digits; what is longer is no number."""


@dataclass(frozen=True, slots=True)
class Number:
    """`end` is the token after it; `certain` false when the locale leaves two readings; `article` for a bare "un",
    "une", "a"; `collective` the word that multiplied ("douzaine", "pair"), "" for none."""

    value: Decimal
    end: int
    certain: bool = True
    article: bool = False
    collective: str = ""


_FRENCH = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90,
}  # fmt: skip
_ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_HUNDRED = {"cent", "cents", "hundred", "hundreds"}
_THOUSAND = {"mille", "mil", "thousand", "thousands"}
_LARGE = {
    "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**9, "billions": 10**9,
}  # fmt: skip
_COLLECTIVE = {
    "douzaine": 12, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000, "paire": 2, "dozen": 12, "pair": 2,
    "couple": 2,
}  # fmt: skip
_ARTICLES = {"un", "une", "a", "an"}
_HALF = {"demi", "demie", "demis", "half"}
_PLAIN = re.compile(r"\d{1,3}")
_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,6})?")


def parse_digits(text: str, language: str) -> tuple[Decimal, bool] | None:
    """One run of digits with separators, and whether there is only one way to read it; None for no number."""
    if len(text) > LONGEST:
        return None
    if "'" in text:
        head, *rest = re.split(r"[.,]", text, maxsplit=1)
        first, *groups = head.split("'")
        if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups) or (rest and not rest[0].isdigit()):
            return None
        return Decimal(head.replace("'", "") + ("." + rest[0] if rest else "")), True
    dots, commas = text.count("."), text.count(",")
    if dots + commas == 0:
        return Decimal(text), True
    if dots and commas:
        return _both(text)
    mark = "." if dots else ","
    first, *groups = text.split(mark)
    grouped = 1 <= len(first) <= 3 and not first.startswith("0") and all(len(group) == 3 for group in groups)
    if len(groups) > 1:
        return (Decimal(text.replace(mark, "")), True) if grouped else None
    if grouped and mark == ("," if language == "en" else "."):
        return Decimal(first + groups[0]), True
    return Decimal(f"{first}.{groups[0]}"), not grouped


def _both(text: str) -> tuple[Decimal, bool] | None:
    decimal = max(text.rfind("."), text.rfind(","))
    whole, fraction = text[:decimal], text[decimal + 1 :]
    first, *groups = re.split(r"[.,]", whole)
    if text[decimal] in whole or not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
        return None
    return Decimal("".join([first, *groups, ".", fraction])), True


def _digits(tokens: Sequence[Token], at: int, language: str) -> Number | None:
    text, end = tokens[at].text, at + 1
    if _PLAIN.fullmatch(text):
        while (
            end < len(tokens)
            and tokens[end].kind == "number"
            and tokens[end].before == " "
            and _GROUP.fullmatch(tokens[end].text)
            and not _sized(tokens, end)
        ):
            text += tokens[end].text
            end += 1
        if end > at + 1:
            return Number(Decimal(text.replace(",", ".")), end)
    parsed = parse_digits(text, language)
    return None if parsed is None else Number(parsed[0], end, parsed[1])


def _sized(tokens: Sequence[Token], at: int) -> bool:
    """ "2 250 g": the second number is a size, not the rest of the first."""
    return at + 1 < len(tokens) and tokens[at + 1].key in {"g", "gr", "cl", "ml", "mm", "cm", "mg", "x", "v", "w"}


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if at < len(tokens) and tokens[at].kind == "word" else ""


def _worded(tokens: Sequence[Token], at: int, words: dict[str, int], join: str) -> Number | None:
    """Number words of one language: `room` is what the next word must stay below to be a part of the same number."""
    total, group, room, end = 0, 0, 1000, at
    while True:
        key = _key(tokens, end)
        if key == join and end > at and _may_join(tokens, end, words, room, join):
            end += 1
            continue
        value = words.get(key)
        if key == "quatre" and _key(tokens, end + 1) in ("vingt", "vingts") and room > 80:
            group, room, end = group + 80, 20, end + 2
        elif value is not None and (0 < value < room or end == at) and not (group % 100 == 10 and value < 7):
            group, end = group + value, end + 1
            room = {10: 10, 60: 20}.get(value, 10) if value >= 20 or (value == 10 and join == "et") else 0
        elif (
            key in _HUNDRED
            and 0 <= group < (100 if join == "and" else 10)
            and room != 20
            and (group or end == at or total)
            and room < 1001
        ):
            group, room, end = max(group, 1) * 100, 100, end + 1
        elif key in _THOUSAND and not total % 10**6 and (group or end == at or total):
            total, group, room, end = total + max(group, 1) * 1000, 0, 1000, end + 1
        elif key in _LARGE and end > at:
            total, group, room, end = (total + max(group, 1)) * _LARGE[key], 0, 1000, end + 1
        else:
            break
    return Number(Decimal(total + group), end) if end > at else None


def _may_join(tokens: Sequence[Token], at: int, words: dict[str, int], room: int, join: str) -> bool:
    following = words.get(_key(tokens, at + 1))
    if following is None:
        return False
    if join == "et":
        return room in (10, 20) and following in (1, 11)
    return (
        room in (100, 1000)
        and 0 < following < 100
        and (_key(tokens, at - 1) in _HUNDRED | _THOUSAND or _key(tokens, at - 1) in _LARGE)
    )


def _collective(key: str) -> str:
    if key in _COLLECTIVE:
        return key
    return key[:-1] if key.endswith("s") and key[:-1] in _COLLECTIVE else ""


def _unsigned(tokens: Sequence[Token], at: int, language: str) -> Number | None:
    token = tokens[at]
    if token.kind == "number":
        return _digits(tokens, at, language)
    if token.kind != "word":
        return None
    if token.key == "half" and _key(tokens, at + 1) in ("a", "an") and _key(tokens, at + 2):
        return Number(Decimal("0.5"), at + 2)
    if token.key in _HALF and _collective(_key(tokens, at + 1)):
        return Number(Decimal("0.5"), at + 1)
    if token.key in ("un", "une", "a") and _key(tokens, at + 1) in _HALF:
        return Number(Decimal("0.5"), at + 2)
    if token.key in ("a", "an") and token.text in ("a", "an", "A", "An") and (language == "en" or token.key == "an"):
        following = _key(tokens, at + 1)
        if following in _HUNDRED | _THOUSAND or following in _LARGE:
            return _worded(tokens, at + 1, _ENGLISH, "and") or Number(Decimal(_LARGE[following]), at + 2)
        return Number(Decimal(1), at + 1, article=language == "en" or bool(_collective(following)))
    if _collective(token.key):
        return Number(Decimal(1), at)
    french = _worded(tokens, at, _FRENCH, "et")
    english = None if token.key == "four" and language == "fr" else _worded(tokens, at, _ENGLISH, "and")
    best = max((number for number in (french, english) if number), key=lambda number: number.end, default=None)
    if best is not None and best.end == at + 1 and token.key in _ARTICLES:
        return Number(best.value, best.end, article=True)
    return best


def _scaled(tokens: Sequence[Token], at: int, number: Number) -> Number:
    """ "12k", "2 mille", "3 douzaines", "1e9", "deux et demi": what follows a number and belongs to it."""
    value, end, collective, certain = number.value, number.end, "", number.certain
    key = _key(tokens, end)
    digits = tokens[at].kind == "number"
    if digits and key == "k" and tokens[end].before == "":
        value, end = value * 1000, end + 1
    elif digits and key == "e" and tokens[end].before == "" and _exponent(tokens, end + 1):
        value, end = value.scaleb(int(tokens[end + 1].text)), end + 2
    elif digits and (key in _THOUSAND or key in _LARGE or key == "cents"):
        value, end = value * (_LARGE.get(key) or (1000 if key in _THOUSAND else 100)), end + 1
    if _key(tokens, end) in ("et", "and") and number.end > at:
        after = end + 2 if _key(tokens, end + 1) == "a" else end + 1
        if _key(tokens, after) in _HALF and not _collective(_key(tokens, after + 1)):
            value, end = value + Decimal("0.5"), after + 1
    half = _key(tokens, end) in _HALF and bool(_collective(_key(tokens, end + 1)))
    word = _collective(_key(tokens, end + half))
    if word:
        value, end, collective = value * _COLLECTIVE[word] * (Decimal("0.5") if half else 1), end + 1 + half, word
    return Number(value, end, certain, number.article and not collective, collective)


def _exponent(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].before == "" and tokens[at].text.isdigit() and int(tokens[at].text[:4]) <= 30


def number_at(tokens: Sequence[Token], at: int, language: str) -> Number | None:
    """The number that begins with token `at`, exactly as said, or None."""
    token = tokens[at]
    if token.kind == "mark" or token.key in ("moins", "minus"):
        if token.key not in ("-", "+", "moins", "minus") or at + 1 >= len(tokens):
            return None
        signed = token.kind == "word" or tokens[at + 1].before == ""
        if not signed or tokens[at + 1].kind not in ("number", "word") or _key(tokens, at - 1) in ("au", "at", "de"):
            return None
        if token.kind == "mark" and tokens[at + 1].kind != "number":
            return None
        inner = number_at(tokens, at + 1, language)
        if inner is None or inner.article:
            return None
        return inner if token.key == "+" else Number(inner.value.copy_negate(), inner.end, inner.certain)
    number = _unsigned(tokens, at, language)
    if number is None:
        return None
    number = _scaled(tokens, at, number)
    return number if number.end > at else None


def read_number(text: str, language: str) -> Decimal | None:
    """A text that is one number and nothing else; None also when it could be read in two ways."""
    tokens = tokenise(text.strip())
    if not tokens:
        return None
    number = number_at(tokens, 0, language)
    return number.value if number and number.certain and number.end == len(tokens) else None


def plain(value: Decimal) -> str:
    """A decimal string without exponent or needless zeros: "1200", "2.5", "-3"."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
