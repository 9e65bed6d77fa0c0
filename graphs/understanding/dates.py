"""Finds dates and delays in a message, so that their numbers count nothing; they are left over and reported."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import AGO_DATES, DATE_LEADS, MONTHS, words
from graphs.understanding.page import Page

_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])")
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AT = words("a at vers before avant by pour")
_WITHIN = words("sous dans within in")
_SPANS = words("jours jour semaines semaine mois h heures days day weeks week months hours j")


def _date_at(page: Page, at: int) -> int:
    """The token after the date that begins here, or `at`."""
    tokens = page.tokens
    token = tokens[at]
    joined = [page.tokens[at + i] if at + i < len(tokens) else None for i in range(1, 5)]
    if token.kind == "number":
        first, second, third, fourth = joined
        if _DOTTED_DATE.fullmatch(token.text):
            return at + 1
        if (
            _YEAR.fullmatch(token.text)
            and first
            and second
            and first.before == second.before == "-"
            and second.kind == "number"
        ):
            return at + 3
        if first and second and first.key == "/" and first.before == second.before == "" and second.kind == "number":
            if third and fourth and third.key == "/" and fourth.kind == "number":
                return at + 5
            return (
                at + 3
                if _DAY.fullmatch(token.text)
                and second.text.isdigit()
                and (len(second.text) == 2 or page.key(at - 1) in DATE_LEADS)
                else at
            )
        suffix = 1 if first and first.key in ("er", "st", "nd", "rd", "th") and first.before == "" else 0
        month = at + 1 + suffix + (1 if page.key(at + 1 + suffix) == "of" else 0)
        if _DAY.fullmatch(token.text) and page.key(month) in MONTHS:
            return month + 2 if _YEAR.fullmatch(page.key(month + 1)) else month + 1
        if (
            first
            and first.key in ("h", "am", "pm")
            and first.before == ""
            and len(token.text) <= 2
            and page.key(at - 1) in ("a", "at", "vers", "before", "avant", "by", "pour")
        ):
            return at + 3 if second and second.kind == "number" and second.before == "" else at + 2
    if (
        token.key in MONTHS
        and page.key(at + 1).isdigit()
        and _DAY.fullmatch(page.key(at + 1))
        and token.text[0].isupper()
    ):
        return at + 2
    if token.key in ("semaine", "week", "sem") and page.key(at + 1).isdigit():
        return at + 2
    if (
        token.key in ("sous", "dans", "within", "in")
        and page.key(at + 1).isdigit()
        and page.key(at + 2)
        in (
            "jours",
            "jour",
            "semaines",
            "semaine",
            "mois",
            "h",
            "heures",
            "days",
            "day",
            "weeks",
            "week",
            "months",
            "hours",
            "j",
        )
    ):
        return at + 3
    return page.phrase(at, AGO_DATES)


def take_dates(page: Page) -> None:
    at = 0
    while at < len(page.tokens):
        if page.covered[at] >= 0:
            at += 1
            continue
        end = _date_at(page, at)
        if end == at:
            at += 1
            continue
        start = at
        while (
            start > 0
            and start > at - 4
            and page.key(start - 1) in DATE_LEADS
            and page.free(start - 1)
            and page.covered[start - 1] < 0
        ):
            start -= 1
        page.take(start, end, "other")
        at = end
