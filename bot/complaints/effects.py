"""`complaint.again`: what an angry customer wrote while an alert runs for them, said where it is handled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot import outgoing
from bot.clock import Clock
from bot.complaints.wording import tell
from bot.outgoing import post_row
from bot.platform import Platform
from bot.short_hash import short_hash
from bot.store import cases, ledger, outbox
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from graphs.complaint.policy import GRAVE
from graphs.message import Address, Excerpt, Message, Text
from integrations.errors import NotFound, Rejected

UNREADABLE = "bad_complaint"
"""Detail of a refusal: this release cannot read what is asked."""

LONGEST_NAME = 120


class _Again(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    alert: str
    case_id: str = ""
    name: str = ""
    who: str = ""
    words: str = ""
    severity: int = 1
    kinds: list[str] = []


class AddToComplaint:
    """{alert, case_id, name, who, words, severity, kinds}: a post in the alert's thread (unless the words came there),
    and a line in its ledger that says how grave they are."""

    repeatable = True

    def __init__(self, database: Database, platforms: Mapping[str, Platform], clock: Clock) -> None:
        self._database = database
        self._platforms = platforms
        self._clock = clock
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            again = _Again.model_validate(payload)
        except ValidationError:
            raise Rejected(UNREADABLE) from None
        for address in await self._database.write(lambda c: self._add(c, key, again)):
            await self._platforms[address.platform].published(address)
        return {"reference": again.alert}

    def _add(self, c: Connection, key: str, again: _Again) -> list[Address]:
        alert, other = cases.by_id(c, again.alert), cases.by_id(c, again.case_id)
        if alert is None:
            raise NotFound(f"no case {again.alert[:80]}")
        post = f"{short_hash(key, 24)}.again"
        if outbox.by_key(c, post) is not None or any(row.why.get("key") == key for row in ledger.of_case(c, alert.id)):
            return []
        now = self._clock.now()
        why = {
            "key": key,
            "codes": ["complaint"],
            "severity": again.severity,
            "kinds": again.kinds,
            "by_case": again.case_id,
        }
        entry = LedgerEntry(alert.id, "commis", "judged", "complaint.again", why, {"words": again.words[:2000]})
        ledger.append(c, [entry], now)
        if other is not None and other.address.conversation == alert.address.conversation:
            return []
        row = post_row(post, alert.address, _message(again, alert.language), language=alert.language, case_id=alert.id)
        return outgoing.stage(c, [row], now, self._instant)


def _message(again: _Again, language: str) -> Message:
    key = "again.grave" if again.severity >= GRAVE else "again"
    summary = tell(language, key, name=" ".join(again.name.split())[:LONGEST_NAME])
    words = [Excerpt(again.words, source=again.who[:LONGEST_NAME])] if again.words.strip() else []
    return Message(summary, [Text(summary, tone="warning"), *words])
