"""For whom the buttons of a card are: an approval's for who may decide on it or take it back, others for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from bot.approvals import Approvals
from bot.people import People
from bot.store import asks
from bot.store.asks import ApprovalRow
from bot.store.database import Connection, Database

RECALL = "recall"


class Viewers:
    def __init__(self, database: Database, people: People, approvals: Approvals) -> None:
        self._database = database
        self._people = people
        self._approvals = approvals

    async def visible(self, platform: str, external_id: str, buttons: Sequence[str]) -> set[str]:
        """The ids of the buttons this account is shown; of what is decided nobody is. What is shown decides nothing:
        every click is checked anew."""
        person = self._people.of_account(platform, external_id)
        rows = await self._rows(buttons)
        return {
            button
            for button in buttons
            if button not in rows
            or (person is not None and rows[button].state == "open" and person.id in self._meant(button, rows[button]))
        }

    async def audience(self, platform: str, buttons: Sequence[str]) -> list[str] | None:
        """The accounts on that platform for whom some of these buttons are; None: none of them waits for anybody."""
        rows = {button: row for button, row in (await self._rows(buttons)).items() if row.state == "open"}
        if not rows:
            return None
        ids = sorted({person_id for button, row in rows.items() for person_id in self._meant(button, row)})
        known = [account for person_id in ids for account in self._people.accounts_of(person_id)]
        return [external_id for name, external_id in known if name == platform]

    async def _rows(self, buttons: Sequence[str]) -> dict[str, ApprovalRow]:
        """The requests that buttons are about, by button."""
        ids = {button: button.split(":")[1] for button in buttons if button.startswith("a:") and button.count(":") == 2}

        def read(c: Connection) -> dict[str, ApprovalRow]:
            found = {approval_id: asks.approval_by_id(c, approval_id) for approval_id in set(ids.values())}
            return {button: row for button, of in ids.items() if (row := found[of]) is not None}

        return await self._database.read(read)

    def _meant(self, button: str, row: ApprovalRow) -> list[str]:
        if button.rpartition(":")[2] == RECALL:
            return [row.requested_by] if row.requested_by else []
        return self._approvals.deciders(row)
