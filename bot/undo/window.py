"""One effect that can still be taken back, as the post that counts down for it keeps it; and how that post looks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.outgoing import address_of, update_row
from bot.short_hash import short_hash
from bot.store import outbox
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.outbox import OutboxRow, Outgoing
from bot.typography import euros, moment
from bot.undo.wording import tell
from graphs.message import Address, Button, Buttons, Message, Text
from graphs.tax import vat_words

PREFIX = "u"
CANCEL, NOW = "cancel", "now"

SOON = timedelta(minutes=60)
"""From so near on, the minutes that are left are said too."""


@dataclass(frozen=True)
class Window:
    """`effect` is the outbox key of what leaves; instants are said in `zone`."""

    effect: str
    case_id: str
    title: str
    address: Address
    language: str
    zone: str

    @property
    def id(self) -> str:
        return window_id(self.effect)

    @property
    def post_key(self) -> str:
        return f"undo.{self.id}"

    def kept(self) -> dict[str, Any]:
        """What goes into the payload of its post (see `find`)."""
        return {"effect": self.effect, "title": self.title, "zone": self.zone}

    # --- how it looks -------------------------------------------------------------------------------------------------

    def counting(self, leaves_at: datetime, now: datetime) -> Message:
        """When it leaves, how long that is, and the two buttons."""
        left = max(1, math.ceil((leaves_at - now).total_seconds() / 60))
        key = "leaves.soon" if leaves_at - now <= SOON else "leaves"
        said = self.tell(key, when=moment(leaves_at, self.zone, self.language, now), count=left)
        return Message(said, [Text(said, tone="strong"), Buttons([self._cancel(), self._now()])])

    def paused(self) -> Message:
        said = self.tell("paused")
        return Message(said, [Text(said, tone="strong"), Buttons([self._cancel()])])

    def ended(self, how: str, at: datetime, who: str = "") -> Message:
        """Without buttons: what became of it."""
        said = self.tell(how, when=moment(at, self.zone, self.language, at), who=who)
        blocks: list[Any] = [Text(said)]
        if how == "cancelled":
            blocks.append(Text(tell(self.language, "cancelled.hint"), tone="muted"))
        return Message(said, blocks)

    def redrawn(self, message: Message, cause: str) -> Outgoing:
        """The same post with that content; the same cause redraws once."""
        key = f"{self.post_key}.{cause}"
        return update_row(key, self.post_key, self.address, message, language=self.language, case_id=self.case_id)

    def tell(self, key: str, **values: object) -> str:
        title = self.title or tell(self.language, "untitled")
        return tell(self.language, key, title=title, **values)

    def _cancel(self) -> Button:
        return Button(f"{PREFIX}:{self.id}:{CANCEL}", tell(self.language, "button.cancel"), "danger")

    def _now(self) -> Button:
        return Button(f"{PREFIX}:{self.id}:{NOW}", tell(self.language, "button.now"))


def window_id(effect_key: str) -> str:
    """Tells nothing of the key it is made of, and is the same when a turn is run again."""
    return short_hash(f"undo:{effect_key}", 16)


def window_of(effect_key: str, case: CaseRow, zone: str) -> Window:
    return Window(effect_key, case.id, _titled(case), case.address, case.language, zone)


def _titled(case: CaseRow) -> str:
    """With the amount where the case has one: who could stop it must see what is at stake."""
    total = case.facts.get("total_excl_vat", case.facts.get("total"))
    if not case.title or not isinstance(total, str):
        return case.title
    amount, vat = euros(Decimal(total), case.language), vat_words(case.process, case.language)
    return tell(case.language, "titled", title=case.title, amount=amount, vat=vat)


def find(c: Connection, id: str) -> Window | None:
    """The window of that id, whatever became of it."""
    return _kept_by(outbox.by_key(c, f"undo.{id}"))


def find_of_effect(c: Connection, effect_key: str) -> Window | None:
    return find(c, window_id(effect_key))


def _kept_by(row: OutboxRow | None) -> Window | None:
    kept = row.payload.get("window") if row is not None else None
    if row is None or not kept:
        return None
    return Window(
        kept["effect"],
        row.case_id or "",
        kept["title"],
        address_of(row.payload),
        row.payload["language"],
        kept["zone"],
    )
