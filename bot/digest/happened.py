"""What happened in a period, read from the ledger and the store: done, asked and why, and what went wrong."""

from __future__ import annotations

from bot.digest.scope import Scope
from bot.digest.tally import Tally
from bot.store import activity, digests
from bot.store.activity import Span
from bot.store.database import Connection
from graphs.digest.body import Line
from graphs.digest.titles import AMOUNTS

PERSONAL = ("personal_reminder",)
"""Processes that are nobody else's business."""


def done(c: Connection, scope: Scope, span: Span, language: str) -> list[Line]:
    """What reached somebody outside; what is too much to be told one by one is summed up by process."""
    tally = Tally(scope, private_work=True)
    for act in activity.acts(c, span, AMOUNTS):
        if act.ok:
            tally.add("decided" if act.decided else "alone", act, act.at, act.amount)
    return tally.lines(c, language)


def exceptions(c: Connection, scope: Scope, span: Span, language: str) -> list[Line]:
    """One for each reason why somebody was asked to decide."""
    tally = Tally(scope)
    for request in activity.requests(c, span):
        for code in request.codes or [""]:
            tally.add(code, request, request.at)
    return tally.lines(c, language)


def troubles(c: Connection, scope: Scope, span: Span, language: str) -> list[Line]:
    """The worst of each case, once; what is in doubt stays so until somebody has looked."""
    tally = Tally(scope)
    for trouble in digests.troubles(c, span, PERSONAL):
        tally.add(trouble.what, trouble, trouble.at)
    return tally.lines(c, language)
