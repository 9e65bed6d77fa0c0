"""What a written condition may be made of: looked at before rule-engine reads it, told plainly when it cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from graphs.rules.check_wording import tell
from graphs.rules.values import NUMBER, near_facts
from graphs.rules.vocabulary import FACTS
from graphs.understanding.text import excerpt

BadCode = Literal["syntax", "unknown_fact", "type", "unsupported", "too_long"]

LONGEST: Final = 100_000
"""Characters of one expression."""
MOST_TESTS: Final = 200
"""Comparisons in one condition: rule-engine's tree is as deep as it has of them, and it is walked by recursion."""
MOST_VALUES: Final = 2_000
_MOST_JOINS: Final = 250
_DEEPEST: Final = 30

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\n]+)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<number>[0-9][0-9A-Za-z_.]*)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<sign>==|!=|<=|>=|<|>|\(|\)|\[|\]|,|-)
    |(?P<foreign>.)""",
    re.VERBOSE | re.DOTALL,
)
_AFTER_SIGN = re.compile(r"[=<>(\[,][ \t\n]*\Z")
_WORDS = frozenset({"and", "or", "not", "in", "true", "false"})
_COMPARING = frozenset({"==", "!=", "<", "<=", ">", ">="})
_FOREIGN_WORDS = frozenset({"for", "if", "elif", "else", "while", "null", "inf", "nan"})


class BadExpression(ValueError):
    """No condition can be made of it. `detail` says what is wrong and what to write instead, in English; `text` in
    either language."""

    def __init__(self, code: BadCode, detail: str, french: str = "") -> None:
        super().__init__(detail)
        self.code: BadCode = code
        self.detail = detail
        self._french = french or detail

    def text(self, language: str) -> str:
        return self.detail if language == "en" else self._french


def bad(code: BadCode, key: str, **values: object) -> BadExpression:
    return BadExpression(code, tell("en", f"bad.{key}", **values), tell("fr", f"bad.{key}", **values))


@dataclass
class Counted:
    tests: int = 0
    joins: int = 0
    values: int = 0
    signs: int = 0
    depth: int = 0


def scan(text: str) -> Counted:
    """Only what conditions are made of goes on: rule-engine evaluates constants while it reads, regular expressions and
    powers among them."""
    if len(text) > LONGEST:
        raise bad("too_long", "too_long", limit=LONGEST)
    if not text.strip():
        raise bad("syntax", "empty")
    counted = Counted()
    for token in _TOKEN.finditer(text):
        kind, piece = str(token.lastgroup), token[0]
        if kind == "name":
            _scan_name(piece, text, token.end(), counted)
        elif kind == "number" and not NUMBER.match(piece):
            raise bad("syntax", "number", text=excerpt(piece, 40))
        elif kind == "sign":
            _scan_sign(piece, text, token.start(), counted)
        elif kind == "foreign":
            _scan_foreign(piece, text[token.end() : token.end() + 1])
        if kind in ("text", "number"):
            counted.values += 1
    if counted.tests > MOST_TESTS or counted.joins > _MOST_JOINS or counted.values > MOST_VALUES + MOST_TESTS:
        raise bad("too_long", "too_many", tests=MOST_TESTS, values=MOST_VALUES)
    return counted


def _scan_name(name: str, text: str, end: int, counted: Counted) -> None:
    if name in ("and", "or", "not"):
        counted.joins += 1
    elif name == "in":
        counted.signs += 1
    elif name in _FOREIGN_WORDS:
        raise bad("unsupported", "foreign", text=name)
    elif name not in _WORDS:
        counted.tests += 1
        if text[end : end + 1] in ('"', "'"):
            raise bad("unsupported", "foreign", text=name + text[end])
        if text[end:].lstrip(" \t\n")[:1] == "(":
            raise bad("unsupported", "call", text=excerpt(name, 40))
        if name not in FACTS:
            near = ", ".join(near_facts(name))
            raise bad("unknown_fact", "fact_near" if near else "fact", text=excerpt(name, 40), near=near)


def _scan_sign(sign: str, text: str, start: int, counted: Counted) -> None:
    if sign in _COMPARING:
        counted.signs += 1
    elif sign in "([":
        counted.depth += 1
        if counted.depth > _DEEPEST:
            raise bad("too_long", "too_deep")
    elif sign in ")]":
        counted.depth -= 1
    elif sign == "-" and not (
        _AFTER_SIGN.search(text[max(0, start - 40) : start]) and text[start + 1 : start + 2].isdigit()
    ):
        raise bad("unsupported", "foreign", text="-")


def _scan_foreign(character: str, following: str) -> None:
    if character == "=" and following != "~":
        raise bad("syntax", "equals")
    if character in "\"'":
        raise bad("syntax", "quote")
    raise bad("unsupported", "foreign", text=character if character.isprintable() else f"U+{ord(character):04X}")
