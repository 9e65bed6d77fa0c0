"""What runs with a customer, and which acts it stops: one table, so that no process disturbs another's work.

    no reminder while a dispute or a promise to pay runs, or a complaint
    no discount to a customer in final notice
    no mail by itself to someone who asked not to be written to
    nothing automatic to a customer who complained: people handle them

Pure. Its reasons go to the gate: those that ban as `Matter.bans`, those that ask as `Matter.reasons`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from babel.dates import format_date

from graphs.ask import Reason
from graphs.guards.wording import LANGUAGES, tell
from graphs.standing import Standing, StandingKind

GuardedAct = Literal["quote", "discount", "reminder", "lead_mail"]
Stops = Literal["bans", "asks"]

GUARDS: dict[GuardedAct, dict[StandingKind, Stops]] = {
    "quote": {"complaint": "asks"},
    "discount": {"final_notice": "bans"},
    "reminder": {"dispute": "bans", "promise": "bans", "complaint": "bans"},
    "lead_mail": {"objection": "bans", "complaint": "bans"},
}


@dataclass(frozen=True)
class Guarded:
    """`bans`: nobody lets it through while that runs; `asks`: somebody must agree."""

    bans: list[Reason] = field(default_factory=list[Reason])
    asks: list[Reason] = field(default_factory=list[Reason])


def guarded(act: GuardedAct, running: Sequence[Standing], name: str) -> Guarded:
    """What speaks against that act for the customer (or the person) of that name. One reason a kind: the oldest."""
    found = Guarded()
    for kind, stops in GUARDS[act].items():
        since = min(
            (standing for standing in running if standing.kind == kind), key=lambda one: one.since, default=None
        )
        if since is not None:
            (found.bans if stops == "bans" else found.asks).append(_reason(act, since, name))
    return found


def _reason(act: GuardedAct, standing: Standing, name: str) -> Reason:
    return Reason(
        standing.kind,
        {language: tell(language, f"{standing.kind}.{act}", name=name) for language in LANGUAGES},
        {language: tell(language, f"{act}.expected") for language in LANGUAGES},
        {language: _found(standing, language) for language in LANGUAGES},
    )


def _found(standing: Standing, language: str) -> str:
    locale = "en_GB" if language == "en" else "fr_FR"
    since = format_date(standing.since, "d MMMM y", locale=locale)
    if standing.until is None:
        return tell(language, f"{standing.kind}.found", since=since)
    until = format_date(standing.until, "d MMMM y", locale=locale)
    return tell(language, f"{standing.kind}.found.until", since=since, until=until)
