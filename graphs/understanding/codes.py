"""Finds codes (SKU, SIREN) in a message, however they are cut: "TAS-300", "tas 300" and "tas300" are one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graphs.understanding.text import fold
from graphs.understanding.tokens import Token

_NOT_CODE = re.compile(r"[^0-9a-z]+")


def code_key(text: str) -> str:
    """A code without its separators: "TAS-300", "tas 300" and "tas300" are one."""
    return _NOT_CODE.sub("", fold(text))


def codes_in(tokens: Sequence[Token], codes: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """The known codes that stand in the words: (first token, token after, owner), left to right.

    A code is taken whole: "TAS-300-B" and "TAS-3001" are no "TAS-300". Short codes of digits alone are quantities.
    """
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(tokens):
        end, owner = _code_at(tokens, at, codes)
        if owner is None:
            at += 1
        else:
            found.append((at, end, owner))
            at = end
    return found


def _code_at(tokens: Sequence[Token], at: int, codes: Mapping[str, int]) -> tuple[int, int | None]:
    best: tuple[int, int | None] = (at + 1, None)
    first = tokens[at]
    if first.kind not in ("word", "number") or (at and first.before in ("", "-") and _solid(tokens[at - 1])):
        return best
    key, spaced = "", False
    for end in range(at, min(at + 7, len(tokens))):
        token = tokens[end]
        if token.kind == "mark" and token.key in "-/." and end > at:
            continue
        if not _solid(token):
            break
        spaced = spaced or (end > at and token.before == " ")
        key += code_key(token.text)
        owner = codes.get(key)
        if owner is not None and _may_be_code(key, spaced=spaced) and not _continues(tokens, end + 1):
            best = (end + 1, owner)
    return best


def _may_be_code(key: str, *, spaced: bool) -> bool:
    """Digits alone must be long, and in one piece but for a SIREN or SIRET; letters alone in one piece."""
    if key.isdigit():
        return len(key) in (9, 14) or (len(key) >= 5 and not spaced)
    return not (spaced and (key.isalpha() or len(key) < 3))


def _solid(token: Token) -> bool:
    return token.kind in ("word", "number")


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """What follows without a space still belongs to the code, unless it is the "x" of "TAS-300x12"."""
    if at >= len(tokens) or not _solid(tokens[at]) or tokens[at].before not in ("", "-"):
        return False
    token = tokens[at]
    counts = token.key == "x" and at + 1 < len(tokens) and tokens[at + 1].kind == "number"
    return not (counts and token.before == "")
