"""Which of the quotes that wait for an answer is meant. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from graphs.quote_followup.brief import FollowupBrief
from graphs.understanding.match import Sure, Unsure, decide, match_customer
from integrations.books.port import Directory, SentQuote

MOST = 8
"""Quotes one is asked to choose from, at most."""

NotFound = Literal["number", "customer", "none_of_theirs", "none"]
"""number: no quote of that number waits · customer: nobody is known by that name · none_of_theirs: they have none that
waits · none: no quote waits at all."""


@dataclass(frozen=True)
class Finding:
    """Exactly one of `quote`, `several` and `missing` says what was found; `name` is what it is about."""

    quote: SentQuote | None = None
    several: list[SentQuote] = field(default_factory=list[SentQuote])
    missing: NotFound | None = None
    name: str = ""


def find_quote(brief: FollowupBrief, waiting: Sequence[SentQuote], directory: Directory) -> Finding:
    """By number, by customer, by the address that wrote, or among all."""
    if brief.number:
        return _by_number(brief.number, waiting)
    if brief.customer:
        return _by_customer(brief.customer, waiting, directory)
    if brief.sender:
        wrote = brief.sender.strip().casefold()
        return _chosen([each for each in waiting if each.customer.email.strip().casefold() == wrote], brief.sender)
    return _chosen(waiting, "")


def base_of(number: str) -> str:
    """Without its version: D2026-0042 of D2026-0042-V2."""
    head, mark, version = number.strip().upper().rpartition("-V")
    return head if mark and version.isdigit() else number.strip().upper()


def _by_number(number: str, waiting: Sequence[SentQuote]) -> Finding:
    """Whoever leaves the version out, or the letter, means the newest."""
    wanted = number.strip().upper()
    exact = [each for each in waiting if each.number.upper() == wanted]
    newest = [each for each in waiting if base_of(each.number) == base_of(wanted)]
    bare = [each for each in waiting if base_of(each.number).lstrip("D") == base_of(wanted).lstrip("D")]
    one = next((found[0] for found in (exact, newest, bare) if len(found) == 1), None)
    return Finding(one, name=one.number) if one is not None else Finding(missing="number", name=wanted[:40])


def _by_customer(text: str, waiting: Sequence[SentQuote], directory: Directory) -> Finding:
    matches, ids = match_customer(text, directory), {each.customer.id for each in waiting}
    match decide(matches):
        case Sure(best):
            theirs = [each for each in waiting if each.customer.id == best.id]
            return _chosen(theirs, best.name) if theirs else Finding(missing="none_of_theirs", name=best.name)
        case Unsure(candidates):
            likely = {each.id for each in candidates} & ids
            theirs = [each for each in waiting if each.customer.id in likely]
            if theirs:
                # A name that is not sure is shown before anything leaves, even when one quote alone fits.
                return Finding(several=theirs[:MOST], name=text)
            return Finding(missing="none_of_theirs", name=text)
        case _:
            return Finding(missing="customer", name=text)


def _chosen(quotes: Sequence[SentQuote], name: str) -> Finding:
    if not quotes:
        return Finding(missing="none_of_theirs" if name else "none", name=name)
    return Finding(quotes[0]) if len(quotes) == 1 else Finding(several=list(quotes)[:MOST], name=name)
