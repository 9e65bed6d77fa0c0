"""What runs with a customer, and which acts it stops: one table, so that no process disturbs another's work.

    no reminder while a dispute, a promise to pay, a complaint, an absence or a court procedure runs, nor while a
    colleague holds it
    no reminder by itself to an address that comes back
    no discount to a customer in final notice
    no mail by itself to someone who asked not to be written to
    nothing automatic to a customer who complained: people handle them

Pure. Its reasons go to the gate: those that ban as `Matter.bans`, those that ask as `Matter.reasons`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from graphs.ask import Reason
from graphs.guards.wording import LANGUAGES, tell
from graphs.standing import Standing, StandingKind
from graphs.when.echo import say_day

GuardedAct = Literal["quote", "discount", "reminder", "quote_followup", "lead_mail", "enquiry"]
Stops = Literal["bans", "asks"]

GUARDS: dict[GuardedAct, dict[StandingKind, Stops]] = {
    "quote": {"complaint": "asks"},
    "discount": {"final_notice": "bans"},
    "reminder": {
        "dispute": "bans",
        "promise": "bans",
        "complaint": "bans",
        "hold": "bans",
        "absence": "bans",
        "insolvency": "bans",
        "bounced": "asks",
    },
    "quote_followup": {"complaint": "bans", "objection": "bans", "insolvency": "asks", "bounced": "asks"},
    "lead_mail": {"objection": "bans", "complaint": "bans", "bounced": "asks"},
    "enquiry": {"complaint": "bans", "objection": "bans", "bounced": "asks"},
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
    since = say_day(standing.since, language, weekday=False)
    if standing.until is None:
        return tell(language, f"{standing.kind}.found", since=since)
    until = say_day(standing.until, language, weekday=False)
    return tell(language, f"{standing.kind}.found.until", since=since, until=until)
