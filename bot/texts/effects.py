"""Changing the company's texts as effects: checked again, kept with a row of the ledger, undone by a reset."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.clock import Clock
from bot.store import ledger
from bot.store import texts as store
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from graphs.dunning.texts import TEXTS, check_text
from graphs.dunning.texts_port import OwnText
from integrations.errors import Rejected

UNKNOWN = "unknown_text"
"""Detail of a refusal: this release has no text of that name, language and manner."""

BAD = "bad_text"
"""Detail of a refusal: the text lacks what it needs, or holds what it cannot."""

Changed = Callable[[], Awaitable[object]]
"""Called after each change: whoever keeps texts in memory reads them anew before the case goes on."""


class _Which(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    language: Literal["fr", "en"]
    manner: Literal["formal", "warm"]
    by: str = ""


class _Wording(_Which):
    subject: str
    body: str


class PutText:
    """`texts.put`: {name, language, manner, subject, body, by}."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock, changed: Changed) -> None:
        self._database = database
        self._clock = clock
        self._changed = changed

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        wanted = own_text(payload)
        by = str(payload.get("by", ""))
        await self._database.write(lambda c: put(c, wanted, by, self._clock))
        await self._changed()
        return {"reference": f"{wanted.name}.{wanted.language}.{wanted.manner}"}


class ResetText:
    """`texts.reset`: {name, language, manner, by}; ours holds again."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock, changed: Changed) -> None:
        self._database = database
        self._clock = clock
        self._changed = changed

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            which = _Which.model_validate(payload)
        except ValidationError:
            raise Rejected(UNKNOWN) from None
        name, language, manner = which.name, which.language, which.manner
        await self._database.write(lambda c: take_back(c, name, language, manner, by=which.by, clock=self._clock))
        await self._changed()
        return {"reference": f"{which.name}.{which.language}.{which.manner}"}


def own_text(payload: dict[str, Any]) -> OwnText:
    """Checked anew: the payload may be of an earlier release. Raises `Rejected`."""
    try:
        wanted = _Wording.model_validate(payload)
    except ValidationError:
        raise Rejected(UNKNOWN) from None
    if (wanted.name, wanted.language, wanted.manner) not in TEXTS:
        raise Rejected(UNKNOWN)
    if check_text(wanted.name, wanted.subject, wanted.body):
        raise Rejected(BAD)
    return OwnText(wanted.name, wanted.language, wanted.manner, wanted.subject, wanted.body)


def put(c: Connection, wanted: OwnText, by: str, clock: Clock) -> bool:
    """Within the caller's transaction. False: it was said so already."""
    if not store.put(c, wanted, by, clock.now()):
        return False
    record(c, "text.changed", f"{wanted.name}.{wanted.language}.{wanted.manner}", by, clock, subject=wanted.subject)
    return True


def take_back(c: Connection, name: str, language: str, manner: str, *, by: str, clock: Clock) -> bool:
    """Ours holds again, within the caller's transaction. False: it did already (done again after a crash, it is done:
    one line in the ledger is enough)."""
    if not store.reset(c, name, language, manner):
        return False
    record(c, "text.reset", f"{name}.{language}.{manner}", by, clock)
    return True


def record(c: Connection, what: str, text: str, by: str, clock: Clock, **why: Any) -> None:
    """One row of the ledger."""
    ledger.append(c, [LedgerEntry(None, by or "commis", "changed", what, {"text": text, **why})], clock.now())
