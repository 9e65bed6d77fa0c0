"""What answers words that open no case: each such kind of request has a teller of its own, by its process's name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.turn import Turn
from graphs.context import Person
from graphs.message import Address, Message
from graphs.understanding.reading import Reading


@dataclass(frozen=True)
class Asked:
    """Who asked for what, where. `private`: nobody else reads it."""

    address: Address
    person: Person
    reading: Reading
    text: str
    private: bool = False

    @property
    def language(self) -> str:
        return self.reading.language


@dataclass(frozen=True)
class Told:
    """The reply, and its status in the command's JSON. None for `message`: the teller has put into the turn what posts
    it (an opener, so that what is changed and what is said of it are one commit)."""

    message: Message | None
    status: str = "done"


Teller = Callable[[Turn, Asked], Awaitable[Told]]
"""May fill the turn (openers, entries, files, `outcome["facts"]`). Errors of ports pass through: it is tried again."""
