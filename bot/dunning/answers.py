"""What is owed, told in chat: who owes us, the aged balance as a picture and a table, and how reminders do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.dunning.wording import tell
from bot.standings import KeptStandings
from bot.turn import Turn
from graphs.dunning.port import Dunning
from graphs.message import Message, text_message
from graphs.receivables.answer import answer
from graphs.receivables.snapshot import facts_of, snapshot
from graphs.understanding.match import Sure, decide, match_customer
from graphs.understanding.reading import Reading
from integrations.books.port import Books, Directory
from integrations.charts.port import Charts

Told = tuple[Message, str]
"""The reply, and its status in the command's JSON."""


@dataclass(frozen=True)
class ReceivablesTold:
    books: Books
    dunning: Dunning
    standings: KeptStandings
    charts: Charts | None = None

    async def told(self, turn: Turn, reading: Reading, directory: Directory) -> Told:
        """Errors of the books pass through."""
        named, language = str(reading.brief.get("customer", "")), reading.language
        found = decide(match_customer(named, directory)) if named else None
        if named and not isinstance(found, Sure):
            said = tell(language, "customer.unclear", text=" ".join(named.split())[:80])
            return text_message(said), "needs_answer"
        whose = found.match.id if isinstance(found, Sure) else None
        now = await snapshot(self.books, self.dunning, self.standings, self.standings.today)
        turn.outcome["facts"] = facts_of(now)
        numbers = [str(number) for number in reading.brief.get("invoices", [])]
        if numbers and whose is None:
            owners = {
                invoice.customer.id for number in numbers for invoice in now.open if _same(number, invoice.number)
            }
            if not owners:
                return text_message(tell(language, "invoice.not_open", text=", ".join(numbers)[:80])), "done"
            whose = owners.pop() if len(owners) == 1 else None
        about = str(reading.brief.get("about", ""))
        return await answer(about, whose, now, self.charts, turn.keep, language), "done"


def _same(said: str, number: str) -> bool:
    """Whatever stands between its letters and figures."""
    return re.sub(r"[^0-9a-z]", "", said.casefold()) == re.sub(r"[^0-9a-z]", "", number.casefold())
