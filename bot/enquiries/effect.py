"""`enquiry.mail`: the answer to a question about products, which looks again as it leaves at what runs with them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.effects import SendMail
from bot.store import forgotten
from bot.store.database import Database
from graphs.guards import guarded
from graphs.standing import Standings
from integrations.errors import Rejected

UNREADABLE = "bad_enquiry"
"""Detail of a refusal: this release cannot read what is asked."""


class _Answer(BaseModel):
    """The payload's own part; the rest is that of a mail. `seen`: the codes somebody agreed to."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    to: str
    customer_id: str = ""
    seen: list[str] = []


class AnswerByMail:
    """{"sent": true, "reference", "to"} or {"sent": false, "why"}: the code of what runs, or `forgotten`."""

    def __init__(self, mail: SendMail, database: Database, standings: Standings) -> None:
        self._mail = mail
        self._database = database
        self._standings = standings

    @property
    def repeatable(self) -> bool:
        return self._mail.repeatable

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = _Answer.model_validate(payload)
        except ValidationError:
            raise Rejected(UNREADABLE) from None
        return {"sent": True, **await self._mail.perform_unless(key, payload, lambda: self._against(answer))}

    async def _against(self, answer: _Answer) -> str:
        if await self._database.read(lambda c: forgotten.written_to_never(c, answer.to)):
            return "forgotten"
        running = await self._standings.of(answer.customer_id, answer.to.strip().casefold())
        found = guarded("enquiry", running, "")
        against = [*found.bans, *(reason for reason in found.asks if reason.code not in answer.seen)]
        return against[0].code if against else ""
