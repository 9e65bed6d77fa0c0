"""The company's own texts as processes ask for them: kept in memory, read again when the store's revision changed."""

from __future__ import annotations

from bot.store import texts as store
from bot.store.database import Database
from graphs.dunning.texts_port import OwnText


class KeptTexts:
    """Implements `graphs.dunning.texts_port.Texts`. Call `refresh` before the first use, and before work that may not
    overlook a change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._revision = 0
        self._kept: dict[tuple[str, str, str], OwnText] = {}

    def own(self, name: str, language: str, manner: str) -> OwnText | None:
        return self._kept.get((name, language, manner))

    def all(self) -> list[OwnText]:
        return list(self._kept.values())

    async def refresh(self) -> bool:
        """Reads anew if somebody changed a text (a cheap look otherwise); whether somebody did."""
        if await self._database.read(store.revision_of) == self._revision:
            return False
        self._revision, rows = await self._database.read(lambda c: (store.revision_of(c), store.load(c)))
        self._kept = {(row.name, row.language, row.manner): row for row in rows}
        return True
