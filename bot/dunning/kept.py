"""What Commis keeps of reminders and promises, as processes read it."""

from __future__ import annotations

from bot.store import cases
from bot.store import dunning as store
from bot.store.database import Database
from graphs.dunning.port import Promise, Sent


class KeptDunning:
    """Implements `graphs.dunning.port.Dunning`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sent(self, *customer_ids: str) -> list[Sent]:
        return await self._database.read(lambda c: store.sent(c, customer_ids))

    async def asked(self) -> set[str]:
        found = await self._database.read(lambda c: cases.facts_of(c, "reminder", "needs_approval"))
        return {str(facts["customer_id"]) for facts in found if facts.get("customer_id")}

    async def promises(self, *customer_ids: str) -> list[Promise]:
        return await self._database.read(lambda c: store.promises(c, customer_ids))
