"""Opening an alert: one for a customer however many complain at once; what is held back when none can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot import outgoing, standings
from bot.complaints.exchanges import PROCESS, running
from bot.complaints.wording import tell
from bot.outgoing import post_row
from bot.staging import case_id_of
from bot.store import outbox
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.turn import Fenced, Turn
from bot.turns import Turns
from graphs.complaint.state import PRECAUTION
from graphs.message import Address, Excerpt, Message, Text
from graphs.standing import Standing

ENDED = ("done", "refused", "failed")
LONGEST_NOTE = 300
LONGEST_NAME = 120


@dataclass(frozen=True)
class Angry:
    """Whose alert could not be opened: `customer_id` "" for somebody whom the books do not know, then the address
    counts. `words` is the sentence that told (untrusted), `name` whom people know."""

    customer_id: str
    address: str
    name: str
    words: str

    @property
    def subject(self) -> str:
        return self.customer_id or self.address


def one_alert(turn: Turn) -> None:
    """The turn's alert is opened only while no other runs for that customer: whoever is a moment later is run again,
    and finds it."""
    case = turn.case
    if case is None or case.process != PROCESS or case.state in ENDED:
        return
    customer_id, address = str(case.facts.get("customer_id") or ""), str(case.facts.get("address") or "")

    # Among the openers, as the ledger's head is held by then: no other can commit between this look and our commit.
    def alone(c: Connection) -> list[Outgoing]:
        if running(c, customer_id, address, beside=case.id):
            raise Fenced(turn.key)
        return []

    turn.openers.append(alone)


async def hold_back(turns: Turns, turn: Turn, angry: Angry, place: Address, language: str) -> None:
    """Nothing automatic leaves to them although no alert could be opened; people read why, once."""

    def hold(c: Connection) -> list[Address]:
        return _hold(c, turns, turn, angry, place, language)

    for address in dict.fromkeys(await turns.database.write(hold)):
        await turns.platforms[address.platform].published(address)


def _hold(c: Connection, turns: Turns, turn: Turn, angry: Angry, place: Address, language: str) -> list[Address]:
    today = turn.now.astimezone(ZoneInfo(turns.time_zone)).date()
    known = standings.noted(c, angry.subject, "complaint")
    if known is None or (known.until is not None and known.until < today):
        note = " ".join(angry.words.split())[:LONGEST_NOTE]
        standings.put(c, Standing(angry.subject, "complaint", today, None, note, PRECAUTION), turn.now)
    key = f"{case_id_of(turn.key)}.held"
    if outbox.by_key(c, key) is not None:
        return []
    row = post_row(key, place, _told(angry, language), language=language)
    return outgoing.stage(c, [row], turn.now, turns.instant)


def _told(angry: Angry, language: str) -> Message:
    summary = tell(language, "held", name=" ".join(angry.name.split())[:LONGEST_NAME])
    words = [Excerpt(angry.words, source=angry.address[:LONGEST_NAME])] if angry.words.strip() else []
    return Message(summary, [Text(summary, tone="warning"), *words])
