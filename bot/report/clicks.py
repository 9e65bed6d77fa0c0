"""The buttons of a report: whoever may approve says, once, whether an error was avoided; the card is drawn again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot import outgoing
from bot.clock import Clock
from bot.events import ButtonClicked
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Platform, Receipt
from bot.pressed import Commit, pressed
from bot.report import finding, gathering
from bot.report.making import Wanted
from bot.short_hash import short_hash
from bot.store import digests, inbox, ledger, savings
from bot.store.database import Connection, Database
from bot.store.digests import DigestRow
from bot.store.inbox import Redelivered
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.store.savings import Saving, State
from bot.turn import Opener
from graphs.message import Buttons, Message, message_from_json, message_to_json, text_message
from graphs.report import locked
from graphs.report.cards import PREFIX
from graphs.report.days import euros
from graphs.report.figures import Figures
from graphs.report.wording import tell

_BUTTON = re.compile(rf"{PREFIX}:([a-z_]{{1,30}}\.[A-Za-z0-9_-]{{1,60}}):(yes|no)")
_STATES: dict[str, State] = {"yes": "confirmed", "no": "denied"}

REPORT = "report"
"""What stands for the timing of a report's card."""


def keep_card(key: str, wanted: Wanted, message: Message, now: datetime) -> Opener:
    """Keeps, with the commit, which avoided errors the post under that key shows with buttons, and how it looks."""
    shown = [
        f"saving:{found[1]}"
        for block in message.blocks
        if isinstance(block, Buttons)
        for button in block.buttons
        if (found := _BUTTON.fullmatch(button.id))
    ]

    def keep(c: Connection) -> list[Outgoing]:
        if shown:
            period, place = wanted.period, wanted.place
            body = {"kind": REPORT, "message": message_to_json(message), "thread": place.thread}
            row = DigestRow(
                key, REPORT, place, wanted.language, period.zone, period.since, period.until, body, posted_at=now
            )
            digests.put(c, row, shown)
        return []

    return keep


class Clicks:
    def __init__(
        self, database: Database, people: People, platforms: Mapping[str, Platform], clock: Clock, *, language: str
    ) -> None:
        """`language` serves where nobody's own is known."""
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self._language = language
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    async def click(self, event: ButtonClicked) -> Receipt:
        """Whatever happened is committed when this returns."""
        return await pressed(self._database, self._platforms, lambda c: self._click(c, event))

    def _click(self, c: Connection, event: ButtonClicked) -> Commit:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        staff = Staff.load(c)
        person = staff.by_account(c, event.sender)
        if person is None or not person.active:
            return _note(tell(self._language, "note.stranger"))
        found = _BUTTON.fullmatch(event.button)
        row = savings.get(c, found[1]) if found else None
        if found is None or row is None:
            return _note(tell(person.language, "note.unknown"))
        if not staff.above_lowest(person):
            return _note(tell(person.language, "note.not_yours"))
        state, now = _STATES[found[2]], self._clock.now()
        if not savings.decide(c, row.id, state, by=person.id, now=now):
            return _note(_already(savings.get(c, row.id) or row, staff, person.language))
        return self._decided(c, event, row, state, person, staff)

    def _decided(
        self, c: Connection, event: ButtonClicked, row: Saving, state: State, person: PersonRow, staff: Staff
    ) -> Commit:
        now, address = self._clock.now(), event.address
        kept = inbox.keep_worked(
            c,
            event,
            conversation=address.conversation,
            now=now,
            address=address,
            person_id=person.id,
            outcome={"saving": state},
        )
        if not kept:
            raise Redelivered(event.key)
        why = {
            "saving": row.id,
            "verdict": state,
            "amount": f"{row.amount:.2f}",
            "platform": event.sender.platform,
            "account": event.sender.id,
        }
        ledger.append(c, [LedgerEntry(row.case_id, person.id, "judged", f"saving.{state}", why)], now)
        rows = [_redrawn(c, card, row.id, staff, event.key) for card in digests.showing(c, f"saving:{row.id}")]
        receipt = Receipt(claimed=True, note=text_message(_thanks(row, state, person.language)))
        return receipt, outgoing.stage(c, rows, now, self._instant)


def _redrawn(c: Connection, card: DigestRow, saving_id: str, staff: Staff, cause: str) -> Outgoing:
    """The card without that one's buttons, and with the sum as it is now; the others keep theirs."""
    row = savings.get(c, saving_id)
    said = "" if row is None else tell(card.language, f"state.{row.state}", who=staff.name_of(row.decided_by))
    now = Figures(card.since, card.until, avoided=[gathering.avoided_of(each) for each in _of(c, card)])
    message = locked.locked(message_from_json(card.body["message"]), saving_id, said, now, card.language)
    digests.redrawn(c, card.key, {**card.body, "message": message_to_json(message)}, card.drawn + 1)
    key = f"{card.key[:150]}.saving.{short_hash(f'{saving_id}/{cause}')}"
    address = replace(card.address, thread=card.body.get("thread"))
    return outgoing.update_row(key, card.key, address, message, language=card.language)


def _of(c: Connection, card: DigestRow) -> list[Saving]:
    return finding.found(c, card.since, card.until)


def _thanks(row: Saving, state: State, language: str) -> str:
    if state == "denied":
        return tell(language, "note.aside")
    if not row.amount:
        return tell(language, "note.thanks.uncounted")
    return tell(language, "note.thanks", amount=euros(row.amount, language))


def _already(row: Saving, staff: Staff, language: str) -> str:
    state = tell(language, f"note.{row.state}") if row.state != "open" else ""
    return tell(language, "note.already", who=staff.name_of(row.decided_by), state=state)


def _note(text: str) -> Commit:
    return Receipt(claimed=True, note=text_message(text)), []
