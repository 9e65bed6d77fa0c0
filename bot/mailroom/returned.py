"""A mail of ours that did not arrive: said in its thread, and noted for the address."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot import standings
from bot.mailroom import posting
from bot.mailroom import wording as words
from bot.mailroom.answered import Answered
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.turn import Turn
from graphs.message import Message, Text
from graphs.standing import Standing
from integrations.mail.port import DeliveryReport, IncomingMail


def work(
    turn: Turn,
    mail: IncomingMail,
    report: DeliveryReport,
    answered: Answered | None,
    *,
    language: str,
    time_zone: str,
) -> None:
    """Only a report about a mail of ours is believed, and for the address that we wrote to; one that does not last is a
    row in the ledger."""
    if answered is None or not answered.to:
        posting.ignore(turn, mail, answered, "delivery report about no mail of ours")
        return
    if not report.permanent:
        posting.ignore(turn, mail, answered, "delivery report: not lasting")
        return
    code = words.tell("code", language, status=report.status) if report.status else ""
    standing = Standing(
        answered.to,
        "bounced",
        since=turn.now.astimezone(ZoneInfo(time_zone)).date(),
        note=words.tell("bounced.note", language, code=code),
        by="commis",
    )

    def note(c: Connection) -> bool:
        standings.put(c, standing, turn.now)
        return True

    turn.first.append(note)
    text = words.tell("bounced", answered.case.language, address=answered.to, code=code)
    message = Message(summary=text, blocks=[Text(text, tone="warning")])
    posting.post(turn, answered.case.address, message, answered.case.language)
    turn.about = answered.case.id
    turn.outcome.update(process=answered.case.process, status="done", bounced=answered.to)
    why = {"address": answered.to, "status": report.status, "reported_for": report.recipient}
    turn.entries.append(LedgerEntry(answered.case.id, "commis", "returned", mail.subject[:500], why))
