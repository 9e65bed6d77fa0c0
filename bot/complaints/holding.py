"""A mail about a quote looks again, as it leaves, at what runs with its customer: a complaint may have come since."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.effects import SendMail
from graphs.guards import guarded
from graphs.standing import Standings
from integrations.errors import Rejected

UNREADABLE = "bad_mail"


class _Held(BaseModel):
    """The payload's own part; the rest is that of a mail. `seen` are the codes somebody agreed to, or was told of."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    to: str = ""
    customer_id: str = ""
    seen: list[str] = []


class HoldingMail:
    """`mail`, for the quote process: {"sent": false, "why"} when something runs about which nobody was asked; else as
    `SendMail` does. A payload without `customer_id` is sent as it is."""

    def __init__(self, mail: SendMail, standings: Standings) -> None:
        self._mail = mail
        self._standings = standings

    @property
    def repeatable(self) -> bool:
        return self._mail.repeatable

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            held = _Held.model_validate(payload)
        except ValidationError:
            raise Rejected(UNREADABLE) from None
        if not held.customer_id:
            return await self._mail.perform(key, payload)
        return await self._mail.perform_unless(key, payload, lambda: self._against(held))

    async def _against(self, held: _Held) -> str:
        running = await self._standings.of(held.customer_id, held.to.strip().casefold())
        found = guarded("quote", running, "")
        fresh = [reason.code for reason in (*found.bans, *found.asks) if reason.code not in held.seen]
        return fresh[0] if fresh else ""
