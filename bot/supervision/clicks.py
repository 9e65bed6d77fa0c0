"""What is pressed on alerts and on drawn cases: each click in one transaction, the first on a case counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.events import ButtonClicked, FormSubmitted
from bot.people import Staff
from bot.platform import Receipt
from bot.store import inbox, ledger, samples
from bot.store.database import Connection
from bot.store.inbox import Redelivered
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.supervision import sample_cards
from bot.supervision.alerting import Alerting
from bot.supervision.sample_posts import SamplePosts
from bot.supervision.wording import tell
from graphs.message import text_message

_ALERT = re.compile(r"x:alert:(?P<id>[a-z._]{1,60}:[0-9a-f]{12}):seen")
_SAMPLE = re.compile(r"x:(?P<id>\d{4}-\d\d-\d\d:[^:\s]{1,64}):(?P<verb>good|bad|why)")

LONGEST = 2000
"""Characters of why a case is bad."""

Clicked = tuple[Receipt, list[Outgoing]]


@dataclass(frozen=True)
class _Press:
    """A click or a form, by whom, when."""

    event: ButtonClicked | FormSubmitted
    person: PersonRow
    staff: Staff
    now: datetime

    @property
    def language(self) -> str:
        return self.person.language


class Clicks:
    """`language` serves where nobody's own is known."""

    def __init__(self, alerting: Alerting, posts: SamplePosts, *, language: str) -> None:
        self._alerting = alerting
        self._posts = posts
        self._language = language

    def take(self, c: Connection, event: ButtonClicked | FormSubmitted, now: datetime) -> Clicked:
        """Raises `Redelivered` when another transaction kept the event meanwhile."""
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        staff = Staff.load(c)
        person = staff.by_account(c, event.sender)
        if person is None or not person.active:
            return _note(tell(self._language, "note.stranger"))
        press = _Press(event, person, staff, now)
        button = event.button if isinstance(event, ButtonClicked) else event.form
        if found := _ALERT.fullmatch(button):
            return self._seen(c, press, found["id"])
        if found := _SAMPLE.fullmatch(button):
            return self._sampled(c, press, found["id"], found["verb"])
        return _note(tell(person.language, "note.unknown"))

    # --- alerts -------------------------------------------------------------------------------------------------------

    def _seen(self, c: Connection, press: _Press, alert_id: str) -> Clicked:
        if not press.staff.above_lowest(press.person):
            return _note(tell(press.language, "note.not_operator"))
        rows = self._alerting.seen(c, alert_id, press.person.id, press.person.name, press.now)
        if rows is None:
            return _note(tell(press.language, "note.already"))
        self._kept(c, press, "", {"alert": "seen"})
        entry = LedgerEntry(None, press.person.id, "changed", "alert.seen", {"alert": alert_id})
        ledger.append(c, [entry], press.now)
        return Receipt(claimed=True, note=text_message(tell(press.language, "note.seen"))), rows

    # --- drawn cases --------------------------------------------------------------------------------------------------

    def _sampled(self, c: Connection, press: _Press, sample_id: str, verb: str) -> Clicked:
        if not press.staff.above_lowest(press.person):
            return _note(tell(press.language, "note.not_yours"))
        row = samples.by_id(c, sample_id)
        if row is None or (verb == "why") != isinstance(press.event, FormSubmitted):
            return _note(tell(press.language, "note.unknown"))
        if verb == "why":
            return self._explained(c, press, row)
        if not samples.judge(c, row.id, verb, press.person.id, press.now):
            known = samples.by_id(c, row.id) or row
            who = press.staff.name_of(known.by)
            return _note(tell(press.language, "note.already.who", who=who))
        self._kept(c, press, row.case_id, {"sample": verb})
        entry = LedgerEntry(row.case_id, press.person.id, "changed", f"sample.{verb}", {"sample": row.id})
        ledger.append(c, [entry], press.now)
        rows = self._posts.drawn_again(c, row, press.event.key)
        if verb == "bad":
            return Receipt(claimed=True, form=sample_cards.why_form(row, press.language)), rows
        return Receipt(claimed=True, note=text_message(tell(press.language, "note.thanks"))), rows

    def _explained(self, c: Connection, press: _Press, row: samples.SampleRow) -> Clicked:
        words = press.event.values.get("words", "").strip() if isinstance(press.event, FormSubmitted) else ""
        if words and not samples.explain(c, row.id, press.person.id, words[:LONGEST]):
            return _note(tell(press.language, "note.unknown"))
        self._kept(c, press, row.case_id, {"sample": "why"})
        rows = self._posts.drawn_again(c, row, press.event.key) if words else []
        return Receipt(claimed=True, note=text_message(tell(press.language, "note.thanks"))), rows

    def _kept(self, c: Connection, press: _Press, case_id: str, outcome: dict[str, str]) -> None:
        event = press.event
        kept = inbox.keep_worked(
            c,
            event,
            conversation=event.address.conversation,
            now=press.now,
            address=event.address,
            person_id=press.person.id,
            outcome=dict(outcome),
            case_id=case_id or None,
        )
        if not kept:
            raise Redelivered(event.key)


def _note(text: str) -> Clicked:
    return Receipt(claimed=True, note=text_message(text)), []
