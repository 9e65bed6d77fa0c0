"""What the Teams room needs from the rest of the desk, handed in by the composition root."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.platform import Door
from bot.store.database import Database
from graphs.context import Person
from graphs.message import Address, Message


@dataclass(frozen=True)
class TeamsDesk:
    """`account` is always an account id of `bot.teams.ids`.

    person(account)              who it is, or None for an account that is nobody's
    visible(account, buttons)    which of these buttons (ids) this account is shown
    audience(buttons)            the accounts of Teams for whom these buttons are; None: they are everybody's
    home(account)                the front page: what waits, what was asked, the switches this person may use
    prompts(account)             sentences this person can say, with names of the company's own books
    greet(account, address)      stages the greeting of a first visit, once per account however often it is called
    gone(account)                the account was removed: it is nobody's from now on
    qualify(tenant)              accounts that were entered as a bare object id belong to this tenant
    """

    door: Door
    database: Database
    person: Callable[[str], Awaitable[Person | None]]
    visible: Callable[[str, Sequence[str]], Awaitable[set[str]]]
    audience: Callable[[Sequence[str]], Awaitable[list[str] | None]]
    home: Callable[[str], Awaitable[Message]]
    prompts: Callable[[str], Awaitable[Sequence[str]]]
    greet: Callable[[str, Address], Awaitable[None]]
    gone: Callable[[str], Awaitable[None]]
    qualify: Callable[[str], Awaitable[int]]
    now: Callable[[], datetime]
