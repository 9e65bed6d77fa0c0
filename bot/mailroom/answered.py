"""Which mail of ours a received mail is about: the one it answers, or the one that did not arrive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.effects import message_id
from bot.store import cases, mails
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.outbox import OutboxRow
from integrations.mail.port import IncomingMail


@dataclass(frozen=True)
class Answered:
    """The case that sent it, the address it went to (lower case), the number of the quote it was about ("" none)."""

    case: CaseRow
    to: str
    quote: str = ""


def references_of(mail: IncomingMail) -> list[str]:
    """Message-IDs that it names, the likeliest first: what it answers, then the exchange from its end."""
    reported = [mail.report.original_id] if mail.report is not None else []
    named = [*reported, mail.in_reply_to, *reversed(mail.references)]
    return [each for each in dict.fromkeys(named) if each]


def find(c: Connection, references: Sequence[str]) -> Answered | None:
    """None: it names no mail of ours."""
    row = _row(c, references)
    case = cases.by_id(c, row.case_id) if row is not None and row.case_id else None
    if row is None or case is None:
        return None
    to = (row.result or {}).get("to") or row.payload.get("to") or ""
    # The mail knows which version of the quote it carried; the case may have gone on since.
    quote = row.payload.get("marks_quote") or case.facts.get("number") or ""
    return Answered(case, str(to).strip().lower(), str(quote))


def is_ours(c: Connection, mail: IncomingMail) -> bool:
    """Whether it is a mail that we sent ourselves and that came round to us."""
    return bool(mail.message_id) and _row(c, [mail.message_id]) is not None


def _row(c: Connection, references: Sequence[str]) -> OutboxRow | None:
    found = mails.by_reference(c, references)
    if found is not None or not references:
        return found
    # An answer may come to a mail of which we do not know for sure that it left: its name follows from its key.
    by_name = {message_id(row.key, each[1:-1]): row for row in mails.in_doubt(c) for each in references}
    return next((by_name[each] for each in references if each in by_name), None)
