"""A file of leads taken in: all of it or nothing, each row one silent lead, and one message when all are classed."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.events import LeadReceived, TimerFired
from bot.leads.import_wording import tell
from bot.outgoing import post_row
from bot.store import inbox, lead_imports, schedule
from bot.store.database import Connection, Database
from bot.store.lead_imports import Progress, Put
from bot.store.outbox import Outgoing
from bot.turn import Turn
from graphs.leads.given import LONGEST_FIELD, Given, given_to_json
from graphs.message import Address, Column, Message, Table, Text
from integrations.books.csv_files import FileResult, ParsedFile, read_file
from integrations.books.csv_files import Progress as Told
from integrations.books.csv_leads import lead_spec

TIMER = "leads.imported"
PREFIX = "lead:import:"
PAUSE = timedelta(seconds=30)
"""How long after a look that found leads still waiting the next one comes."""

LOOKS, LOOK_SECONDS = 20, 0.1
"""The last ones may be worked at this very moment: that long they are waited for."""

SHOWN = 20
"""Hot leads that are listed by name."""

CLASSES = ("hot", "warm", "cold", "customer", "job", "spam", "")


def read_leads(path: Path, progress: Told | None = None) -> ParsedFile:
    """Never raises for what is in the file: see its report."""
    return read_file(path, lead_spec(), progress)


async def import_leads(
    database: Database,
    path: Path,
    *,
    channel: Address,
    now: datetime,
    direct: bool = False,
    progress: Told | None = None,
) -> FileResult:
    """Claims the rows of the file. `direct`: they gave their data to the company themselves, where no column says it.
    Raises `StoreUnavailable`."""
    parsed = await asyncio.to_thread(read_leads, path, progress)
    report = parsed.report
    if report.failed:
        return FileResult(path.name, warnings=report.warnings(), errors=report.errors())
    events = [event_of(row.values, path.name, channel, now, direct=direct) for row in parsed.rows]
    claimed = await database.write(lambda c: _claim(c, events, path.name, channel, now))
    if progress:
        progress(path.name, 2 * len(events), 2 * len(events))
    return FileResult(path.name, added=claimed.new, unchanged=claimed.known, warnings=report.warnings())


def event_of(values: dict[str, Any], file: str, channel: Address, now: datetime, *, direct: bool) -> LeadReceived:
    given = given_of(values, file, direct=direct)
    return LeadReceived(f"{PREFIX}{digest_of(given)}", channel, given_to_json(given), now, silent=True)


def given_of(values: dict[str, Any], file: str, *, direct: bool) -> Given:
    told = values.get("direct")
    text = {name: str(values.get(name) or "") for name in _FIELDS}
    return Given(
        source="import",
        via=(text["via"] or file)[:LONGEST_FIELD],
        name=_name(values),
        company=text["company"],
        email=text["email"],
        phone=text["phone"],
        siren=text["siren"] or text["siret"].replace(" ", "")[:9],
        website=text["website"],
        postal_code=text["postal_code"],
        city=text["city"],
        country=text["country"],
        role=text["role"],
        product=text["product"],
        quantity=text["quantity"],
        budget=text["budget"],
        deadline=text["deadline"],
        message=text["message"],
        language=text["language"],
        consent=values.get("consent"),
        direct=direct if told is None else bool(told),
    )


_FIELDS = (
    *("company", "email", "phone", "siren", "siret", "website", "postal_code", "city", "country", "role"),
    *("product", "quantity", "budget", "deadline", "message", "language", "via"),
)


def digest_of(given: Given) -> str:
    """Of what the row says, whatever the file is called, without case and spaces: the same again is the same lead."""
    told = given_to_json(given)
    words = {
        name: " ".join(value.casefold().split()) for name, value in told.items() if isinstance(value, str) and value
    }
    words.pop("via", None)
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()[:40]


def _name(values: dict[str, Any]) -> str:
    first, last, whole = (str(values.get(name) or "").strip() for name in ("first_name", "last_name", "name"))
    if last:
        return f"{first} {last}".strip()[:LONGEST_FIELD]
    # "Nom" beside "Prénom" is the family name.
    joined = (
        f"{first} {whole}".strip() if first and first.casefold() not in whole.casefold().split() else whole or first
    )
    return joined[:LONGEST_FIELD]


def _claim(
    c: Connection, events: Sequence[LeadReceived], file: str, channel: Address, now: datetime
) -> lead_imports.Claimed:
    claimed = lead_imports.claim(c, events, now)
    if claimed.new:
        payload = {
            "file": file,
            "first": claimed.first,
            "last": claimed.last,
            "known": claimed.known,
            "at": now.isoformat(),
            "platform": channel.platform,
            "channel": channel.channel,
        }
        name = f"{TIMER}:{claimed.first}-{claimed.last}"
        event = TimerFired(f"{name}@{now.isoformat()}", name, payload, now)
        # Behind them all, in the background as they are.
        inbox.claim(c, event, conversation=event.key, now=now, address=None)
    return claimed


class ImportLook:
    """Tells, once, what came of an import."""

    def __init__(self, database: Database, language: str) -> None:
        self._database = database
        self._language = language

    async def look(self, turn: Turn, event: TimerFired) -> None:
        """While leads still wait, it comes back later."""
        told = event.payload
        at = datetime.fromisoformat(str(told["at"]))
        first, last = int(told["first"]), int(told["last"])
        found = await self._progress(first, last, at)
        if found.waiting:
            payload = dict(told)
            turn.outcome["waiting"] = found.waiting
            turn.openers.append(lambda c: _later(c, event.name, turn.now + PAUSE, payload))
            return
        turn.outcome.update(process="lead", status="done", imported=len(found.put))
        place = Address(str(told["platform"]), str(told["channel"]))
        message = summary(found, str(told["file"]), int(told["known"]), self._language)
        turn.outgoing.append(post_row(f"{event.name}.told", place, message, language=self._language))

    async def _progress(self, first: int, last: int, at: datetime) -> Progress:
        found = await self._database.read(lambda c: lead_imports.progress(c, PREFIX, first, last, at))
        for _ in range(LOOKS):
            if not found.waiting:
                break
            await asyncio.sleep(LOOK_SECONDS)
            found = await self._database.read(lambda c: lead_imports.progress(c, PREFIX, first, last, at))
        return found


def _later(c: Connection, name: str, at: datetime, payload: dict[str, Any]) -> list[Outgoing]:
    schedule.put(c, name, at, payload)
    return []


def summary(found: Progress, file: str, known: int, language: str) -> Message:
    """Counts by class, and the hot ones with the highest scores first."""
    counted = Counter(str(put.lead.get("classed") or "") for put in found.put)
    classes = [(each, counted[each]) for each in CLASSES if counted[each]]
    total = len(found.put)
    parts = ", ".join(tell(f"class.{each or 'none'}", language, count) for each, count in classes)
    head = tell("imported", language, total, file=file, parts=parts or tell("nothing", language))
    blocks: list[Text | Table] = [Text(head)]
    hot = sorted((put for put in found.put if put.lead.get("classed") == "hot"), key=_by_score)
    if hot:
        blocks.append(Text(tell("hot", language, len(hot)), tone="strong"))
        columns = [Column(tell(name, language)) for name in ("column.who", "column.company")]
        columns.append(Column(tell("column.score", language), "right"))
        blocks.append(Table(columns, [_row(put) for put in hot[:SHOWN]]))
        if len(hot) > SHOWN:
            blocks.append(Text(tell("more_hot", language, len(hot) - SHOWN), tone="muted"))
    for name, count in (("again", found.again + known), ("failed", found.failed)):
        if count:
            blocks.append(Text(tell(name, language, count), tone="warning" if name == "failed" else "muted"))
    return Message(head, [*blocks])


def _by_score(put: Put) -> tuple[int, str]:
    return -int(put.lead.get("score") or 0), put.case_id


def _row(put: Put) -> list[str]:
    name, address = str(put.lead.get("name") or ""), str(put.lead.get("email") or "")
    return [name or address, str(put.lead.get("company") or ""), str(put.lead.get("score") or 0)]
