"""Cleans chat text: markup of Slack and Teams, HTML, odd spaces and marks become plain lines; folds it."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

LIMIT = 60_000
"""Characters that are read; what is beyond is cut, and reported by the grammar."""

_RAW_LIMIT = 3 * LIMIT
_STRUCK = re.compile(r"<(s|del|strike)>[^<>]{0,500}</\1>", re.IGNORECASE)
_MENTION = re.compile(r"<at\b[^<>]{0,200}>[^<>]{0,200}</at>|<[@!][^<>|]{1,80}(?:\|[^<>]{0,80})?>", re.IGNORECASE)
_CHANNEL = re.compile(r"<#[A-Z0-9]{1,40}\|?([^<>]{0,80})>")
_LABELLED = re.compile(r"<(?:https?|mailto|tel|ftp)[^<>|\s]{1,2000}\|([^<>]{1,500})>", re.IGNORECASE)
_BARE_LINK = re.compile(r"<(?:mailto:|tel:)?([^<>|\s]{1,2000}[.@:/+0-9][^<>|\s]{0,2000})>")
_LINE_TAG = re.compile(r"<(?:br|hr)\b[^<>]{0,300}>|</(?:p|div|li|tr|h[1-6]|ul|ol|table|blockquote)>", re.IGNORECASE)
_CELL_TAG = re.compile(r"</(?:td|th)>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|b|i|u|s|em|strong|a|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|blockquote|pre|code|font|img|"
    r"attachment|emoji|html|body|head|meta|style|script|at|strike|del|sup|sub)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"(?<![\w:]):([a-z+][a-z0-9_+\-]{1,40}|-1):(?!\w)")
_STRIKE = re.compile(r"(?<!\S)~(?=\S)[^~\n]{1,200}(?<=\S)~(?!\w)")
_MARK_OPEN = re.compile(r"(?<![\w*_`])[*_`]{1,3}(?=[^\s*_`])")
_MARK_CLOSE = re.compile(r"(?<=[^\s*_`])[*_`]{1,3}(?![\w*_`])")
_QUOTE_MARK = re.compile(r"^[ ]*>+[ ]?", re.MULTILINE)
_SPACES = re.compile(r"[^\S\n\t]+")
_EDGES = re.compile(r" *([\n\t]) *")
_HALVES = re.compile(r"(?<!\d)(\d*)[ ]?([½¼¾])")
_HALF_VALUES = {"½": "5", "¼": "25", "¾": "75"}
_YES_CODES = {"+1", "thumbsup", "white_check_mark", "heavy_check_mark", "ok_hand"}
_NO_CODES = {"-1", "thumbsdown", "x", "no_entry"}


def _character_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)):
        table[code] = " "
    for code in (0x85, 0x2028, 0x2029, 0x0D):
        table[code] = "\n"
    for code in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
        table[code] = " "
    for code in (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFE0E, 0xFE0F):
        table[code] = ""
    for characters, plain in (
        ("‘’‚‛′ʼ´", "'"),
        ("“”„‟″«»", '"'),
        ("‐‑‒–—―−﹣－", "-"),
        ("•◦▪▫●○■□‣∙·➤➔►▶", "•"),
        ("™®©", ""),
        ("✕✖╳⨯", "×"),
        ("👍✅✔", "👍"),
        ("👎❌⛔", "👎"),
        ("│¦", "|"),
        ("…", "..."),
    ):
        for character in characters:
            table[ord(character)] = plain
    return table


_TABLE = _character_table()
_PICTURES = re.compile(
    "[\U0001f000-\U0001f44c\U0001f44f-\U0001faff\U00002600-\U000026ff\U00002701-\U000027bf\U00002b00-\U00002bff"
    "\U0000e000-\U0000f8ff\U000f0000-\U0010ffff\ufffd\ud800-\udfff]"
)


def _shortcode(found: re.Match[str]) -> str:
    if found[1] in _YES_CODES:
        return " 👍 "
    return " 👎 " if found[1] in _NO_CODES else " "


def _half(found: re.Match[str]) -> str:
    return f"{found[1] or '0'}.{_HALF_VALUES[found[2]]}"


def _without_markup(text: str) -> str:
    if "<" in text:
        text = _STRUCK.sub(" ", text)
        text = _MENTION.sub(" ", text)
        text = _CHANNEL.sub(r" \1 ", text)
        text = _LABELLED.sub(r"\1", text)
        text = _LINE_TAG.sub("\n", text)
        text = _CELL_TAG.sub("\t", text)
        text = _TAG.sub(" ", text)
        text = _BARE_LINK.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return text


def clean(raw: str) -> str:
    """Plain text of at most LIMIT characters: lines, tabs between the cells of a table, single spaces.

    Mentions of people and struck-out words are dropped: they were addressed or withdrawn, not said.
    """
    return clean_or_cut(raw)[0]


def clean_or_cut(raw: str) -> tuple[str, bool]:
    """The cleaned text, and whether something was cut off its end."""
    text = _without_markup(raw[:_RAW_LIMIT])
    text = text.replace("\r\n", "\n").translate(_TABLE)
    text = _HALVES.sub(_half, text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_TABLE)
        text = _PICTURES.sub(" ", text)
    text = _SHORTCODE.sub(_shortcode, text)
    text = _QUOTE_MARK.sub("", text)
    text = _STRIKE.sub(" ", text)
    text = _MARK_CLOSE.sub("", _MARK_OPEN.sub("", text))
    text = _EDGES.sub(r"\1", _SPACES.sub(" ", text)).strip(" \n")
    return text[:LIMIT], len(raw) > _RAW_LIMIT or len(text) > LIMIT


@lru_cache(maxsize=20_000)
def _fold_marks(text: str) -> str:
    text = text.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def fold(text: str) -> str:
    """For comparing: lower case, no accents, œ as oe, typographic quotes and spaces as plain ones."""
    if text.isascii():
        return text.lower()
    return _fold_marks(text.translate(_TABLE)) if len(text) < 200 else _fold_marks.__wrapped__(text.translate(_TABLE))


def excerpt(text: str, length: int = 120) -> str:
    """The beginning of a text on one line, for showing."""
    line = " ".join(text[: length * 4].split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
