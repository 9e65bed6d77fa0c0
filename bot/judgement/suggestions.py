"""Suggestions in the record: kept with what they rest on, shown to whom they concern, closed once on every card."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from bot.judgement.cards import locked
from bot.judgement.keys import fitting
from bot.outgoing import address_of, content_of, post_row, update_row
from bot.people import People
from bot.store import outbox, settings
from bot.store import suggestions as store
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.store.suggestions import SuggestionRow
from graphs.message import Address, Message

TURN = "suggestions.turn"
"""The setting that whoever is about to suggest holds until their transaction ends."""

SUGGESTION_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Shown:
    """A card: `person` None: in the case's thread, for everybody there."""

    key: str
    language: str
    person: str | None = None


_SHOWN: TypeAdapter[list[Shown]] = TypeAdapter(list[Shown])

Draw = Callable[[str, str, str], Message]
"""(suggestion's id, reader's id or "", language) → the card."""


class Suggestions:
    def __init__(self, people: People) -> None:
        self._people = people

    def take_turn(self, c: Connection) -> None:
        """Before looking whether something is suggested already: whoever is second, in another process too, then sees
        what the first has kept."""
        settings.put(c, TURN, secrets.token_hex(8))

    def open(
        self,
        c: Connection,
        kind: str,
        subject: str,
        body: dict[str, Any],
        readers: Sequence[PersonRow],
        case: CaseRow,
        draw: Draw,
        now: datetime,
    ) -> list[Outgoing]:
        """Keeps it and shows it to each reader privately; in the case's thread when none can be written to."""
        suggestion_id = secrets.token_hex(8)
        key = f"suggestion.{suggestion_id}"
        rows: list[Outgoing] = []
        shown: list[Shown] = []
        for reader in readers:
            place = self._place(c, reader.id, case.address)
            if place is None:
                continue
            shown.append(Shown(f"{key}.{reader.id}", reader.language, reader.id))
            card = draw(suggestion_id, reader.id, reader.language)
            rows.append(post_row(shown[-1].key, place, card, language=reader.language, case_id=case.id))
        if not shown:
            shown.append(Shown(key, case.language))
            card = draw(suggestion_id, "", case.language)
            rows.append(post_row(key, case.address, card, language=case.language, case_id=case.id))
        body = {**body, "shown": [asdict(one) for one in shown]}
        store.add(c, SuggestionRow(suggestion_id, kind, fitting(subject), "open", body, now))
        return rows

    def lock(self, c: Connection, row: SuggestionRow, line: Callable[[str], str]) -> list[Outgoing]:
        """All its cards without their buttons; `line` by language says what became of it."""
        return [
            update
            for one in _SHOWN.validate_python(row.body.get("shown") or [])
            if (update := locked_post(c, one.key, line(one.language))) is not None
        ]

    def _place(self, c: Connection, person_id: str, thread: Address) -> Address | None:
        """Where they alone read: the thread itself, when that is already in their private conversation."""
        place = self._people.private_place(c, person_id, thread)
        return place or (thread if self._people.places(c, person_id) else None)


def addressed_to(row: SuggestionRow, person_id: str) -> bool:
    """Whether it was shown to this person, or to everybody in a thread."""
    shown = _SHOWN.validate_python(row.body.get("shown") or [])
    return any(one.person in {None, person_id} for one in shown)


def locked_post(c: Connection, key: str, line: str) -> Outgoing | None:
    post = outbox.by_key(c, key)
    if post is None:
        return None
    message = locked(content_of(post.payload), line)
    language = str(post.payload["language"])
    return update_row(f"{key}.closed", key, address_of(post.payload), message, language=language, case_id=post.case_id)
