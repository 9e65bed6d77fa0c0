"""Says a trouble once, counts it after, says it again after a day, and says when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot import outgoing
from bot.outgoing import post_row, update_row
from bot.store import alerts, outbox
from bot.store.alerts import AlertRow
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.store.types import microseconds
from bot.supervision import alert_cards
from bot.supervision.alert_cards import Shown
from bot.supervision.places import POSTS, Operators, Reader
from bot.supervision.troubles import PASSING, Trouble

log = structlog.get_logger(__name__)

AGAIN = timedelta(days=1)
"""How long a trouble that lasts is not said again."""

SAME = timedelta(hours=1)
"""A trouble that comes back so soon after its end is the same one going on."""

MARKS = frozenset({2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000})
"""Counts at which the post is drawn again: what happens a thousand times is not a thousand updates."""


class Alerting:
    """Everything within somebody's transaction; returns what is to be posted."""

    def __init__(self, operators: Operators) -> None:
        self._operators = operators

    def raised(self, c: Connection, trouble: Trouble, now: datetime, *, counted: bool) -> list[Outgoing]:
        """`counted`: it happened once more; else it is only still there."""
        fresh = AlertRow(trouble.id, trouble.kind, trouble.words, "open", 1, now, now)
        if alerts.add(c, fresh):
            return self._told(c, fresh, now)
        row = alerts.held(c, trouble.id)
        if row is None:
            return []
        if row.state == "over":
            return self._back(c, row, trouble, now)
        after = replace(row, words=trouble.words, count=row.count + int(counted), last_at=now)
        if not row.seen_by and (row.told_at is None or now - row.told_at >= AGAIN):
            return self._told(c, after, now)
        alerts.put(c, after)
        worth = after.words != row.words if not counted else after.count in MARKS
        return self._drawn(c, after, now) if worth else []

    def over(self, c: Connection, alert_id: str, now: datetime) -> list[Outgoing]:
        """What lasts is said to be over; what merely happened is not said any more."""
        row = alerts.held(c, alert_id)
        if row is None or row.state != "open":
            return []
        ended = replace(row, state="over", last_at=now)
        alerts.put(c, ended)
        if row.kind in PASSING:
            return []
        return [*self._drawn(c, ended, now), *_ends(c, ended, now)]

    def seen(self, c: Connection, alert_id: str, person: str, name: str, now: datetime) -> list[Outgoing] | None:
        """Somebody knows: what merely happened is over with that, what lasts is not said again. None: it is over, or
        known already."""
        row = alerts.held(c, alert_id)
        if row is None or row.state != "open" or row.seen_by:
            return None
        state = "over" if row.kind in PASSING else "open"
        known = replace(row, state=state, seen_by=person, last_at=now)
        alerts.put(c, known)
        return self._drawn(c, known, now, seen_by=name)

    # --- details ------------------------------------------------------------------------------------------------------

    def _back(self, c: Connection, row: AlertRow, trouble: Trouble, now: datetime) -> list[Outgoing]:
        """It was over, and is there again."""
        if now - row.last_at < SAME and row.posts and not row.seen_by:
            going_on = replace(row, words=trouble.words, state="open", count=row.count + 1, last_at=now)
            alerts.put(c, going_on)
            return self._drawn(c, going_on, now)
        return self._told(c, AlertRow(row.id, row.kind, trouble.words, "open", 1, now, now), now)

    def _told(self, c: Connection, row: AlertRow, now: datetime) -> list[Outgoing]:
        readers = self._operators.readers(c, now)
        if not readers:
            log.error("supervision.nobody_to_tell", kind=row.kind)
        key = f"{POSTS}{row.id}.{microseconds(now)}"
        told = replace(row, told_at=now, posts=[f"{key}{reader.mark}" for reader in readers])
        alerts.put(c, told)
        log.warning("supervision.alert", kind=row.kind, count=row.count)
        return [
            post_row(post, reader.address, alert_cards.alert(told, _shown(reader, now)), language=reader.language)
            for post, reader in zip(told.posts, readers, strict=True)
        ]

    def _drawn(self, c: Connection, row: AlertRow, now: datetime, seen_by: str = "") -> list[Outgoing]:
        """The posts that tell of it, as it stands now."""
        mark = f"{row.state}.{row.count}.{microseconds(now)}"
        rows: list[Outgoing] = []
        for post, reader in self._posted(c, row, now):
            card = alert_cards.alert(row, _shown(reader, now), seen_by=seen_by)
            rows.append(update_row(f"{post}.{mark}", post, reader.address, card, language=reader.language))
        return rows

    def _posted(self, c: Connection, row: AlertRow, now: datetime) -> Sequence[tuple[str, Reader]]:
        zones = {reader.mark: reader.zone for reader in self._operators.in_private(c, now)}
        company = self._operators.zone
        found: list[tuple[str, Reader]] = []
        for key in row.posts:
            staged = outbox.by_key(c, key)
            if staged is None:
                continue
            zone = next((zone for mark, zone in zones.items() if key.endswith(mark)), company)
            found.append((key, Reader(outgoing.address_of(staged.payload), staged.payload["language"], zone)))
        return found


def _ends(c: Connection, row: AlertRow, now: datetime) -> list[Outgoing]:
    rows: list[Outgoing] = []
    for key in row.posts:
        staged = outbox.by_key(c, key)
        if staged is None or staged.state == "failed":
            continue
        language = staged.payload["language"]
        said = alert_cards.ended(row, language)
        rows.append(
            post_row(f"{key}.over.{microseconds(now)}", outgoing.address_of(staged.payload), said, language=language)
        )
    return rows


def _shown(reader: Reader, now: datetime) -> Shown:
    return Shown(reader.language, reader.zone, now, reader.address.platform)
