"""What is kept about somebody outside, found by their address: their leads' cases, their mails, our mails to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from email import message_from_bytes
from email.parser import BytesHeaderParser
from email.policy import compat32, default
from email.utils import getaddresses
from typing import Any

from sqlalchemy import Connection, LargeBinary, Text, cast, func, literal, or_, select

from bot.events import LeadReceived, MailReceived, event_from_json
from bot.store.erasing import Traces, parts
from bot.store.forgotten import address_of
from bot.store.ledger_private import PERSONAL
from bot.store.schema import case, event_inbox, file, lead_claim, ledger, mail_seen, outbox
from graphs.leads.given import given_from_json

CaseId = Callable[[str], str]
"""The id of the case that an event's key opens."""

_HEADERS = ("From", "Reply-To", "Sender", "Return-Path")


def trace(c: Connection, address: str, leads: Collection[str], case_id_of: CaseId, *, customer: bool) -> Traces:
    """`leads` are the ids that the records have for this address. What was worked for a `customer` (quotes, reminders)
    is none of a person's own: only cases of the personal kinds are."""
    who = address_of(address)
    claimed = set(c.execute(select(lead_claim.c.lead_id).where(lead_claim.c.key == f"email:{who}")).scalars())
    known = {*leads, *claimed}
    events, brought, files = _events(c, who, case_id_of)
    mails = c.execute(select(mail_seen.c.key, mail_seen.c.case_id).where(mail_seen.c.sender == who)).all()
    cases = {*known, *brought, *(row.case_id for row in mails if row.case_id), *(case_id_of(row.key) for row in mails)}
    cases |= _written_to(c, who) | _about(c, [who, *known])
    for part in parts(row.key for row in mails):
        for row in c.execute(select(event_inbox.c.seq, event_inbox.c.body).where(event_inbox.c.key.in_(part))):
            events.add(row.seq)
            files |= _file_of(row.body)
    ours = _theirs(c, cases, known, customer=customer)
    return Traces(who, sorted(known), sorted(ours), sorted(events), sorted(files))


def _events(c: Connection, who: str, case_id_of: CaseId) -> tuple[set[int], set[str], set[str]]:
    """Inbox rows that brought them, the cases that these opened, and the files of their mails."""
    table = event_inbox
    seqs: set[int] = set()
    cases: set[str] = set()
    named = func.lower(cast(table.c.body, Text)).contains(who, autoescape=True)
    lead_rows = select(table.c.seq, table.c.key, table.c.body, table.c.case_id).where(table.c.kind == "lead", named)
    for row in c.execute(lead_rows):
        event = event_from_json(row.body)
        if isinstance(event, LeadReceived) and address_of(given_from_json(event.given).email) == who:
            seqs.add(row.seq)
            cases |= {case_id_of(row.key), *([row.case_id] if row.case_id else [])}
    files = _mails_by(c, who)
    for part in parts(files):
        told = [cast(table.c.body, Text).contains(each, autoescape=True) for each in part]
        wanted = select(table.c.seq, table.c.key, table.c.case_id).where(table.c.kind == "mail", or_(*told))
        for row in c.execute(wanted):
            seqs.add(row.seq)
            cases |= {case_id_of(row.key), *([row.case_id] if row.case_id else [])}
    return seqs, cases, files


def _mails_by(c: Connection, who: str) -> set[str]:
    """Kept raw mails whose sender they are. One that only names them is somebody else's."""
    spellings = {who, who.upper(), _capital(who)}
    if c.dialect.name == "sqlite":
        found = [func.instr(file.c.body, cast(literal(each), LargeBinary)) > 0 for each in spellings]
    else:
        found = [func.position(func.convert_to(each, "UTF8").op("IN")(file.c.body)) > 0 for each in spellings]
    mails = select(file.c.id, file.c.body).where(file.c.media_type == "message/rfc822", or_(*found))
    return {row.id for row in c.execute(mails) if who in _senders(bytes(row.body))}


def _senders(raw: bytes) -> set[str]:
    mail = BytesHeaderParser(policy=compat32).parsebytes(raw)
    values = [str(value) for name in _HEADERS for value in mail.get_all(name, [])]
    return {address_of(address) for _, address in getaddresses(values)}


def _written_to(c: Connection, who: str) -> set[str]:
    """Cases that sent them a mail."""
    named = func.lower(cast(outbox.c.payload, Text)).contains(who, autoescape=True)
    rows = c.execute(select(outbox.c.case_id, outbox.c.payload).where(outbox.c.kind.like("%mail"), named))
    return {row.case_id for row in rows if row.case_id and address_of(str(row.payload.get("to", ""))) == who}


def _about(c: Connection, names: Sequence[str]) -> set[str]:
    """Cases of the personal kinds whose facts name them or a lead of theirs."""
    told = [func.lower(cast(case.c.facts, Text)).contains(each.casefold(), autoescape=True) for each in names]
    found: set[str] = set()
    for start in range(0, len(told), 50):
        wanted = select(case.c.id).where(case.c.process.in_(sorted(PERSONAL)), or_(*told[start : start + 50]))
        found |= set(c.execute(wanted).scalars())
    return found


def _theirs(c: Connection, ids: Collection[str], leads: Collection[str], *, customer: bool) -> set[str]:
    """Of these cases, those to empty: the personal kinds; of somebody who is no customer, also what else they opened
    themselves; and ids of no case, under which something may have been shown."""
    kept: set[str] = set()
    for part in parts(sorted(ids)):
        for row in c.execute(select(case.c.id, case.c.process, case.c.asker_id).where(case.c.id.in_(part))):
            opened = row.asker_id is None and not customer and row.process != "reminder"
            if row.process not in PERSONAL and row.id not in leads and not opened:
                kept.add(row.id)
    return set(ids) - kept


def _file_of(body: dict[str, Any]) -> set[str]:
    event = event_from_json(body)
    return {event.file.id} if isinstance(event, MailReceived) and event.file.id else set()


def _capital(address: str) -> str:
    """ "jean.dupont@x.fr" as "Jean.Dupont@x.fr", which people's mail programs write."""
    local, _, domain = address.partition("@")
    return f"{'.'.join(part.capitalize() for part in local.split('.'))}@{domain}"


def of_leads(c: Connection, leads: Collection[str]) -> list[str]:
    """The cases about these leads: their own, and those that went on with them."""
    return sorted({*leads, *_about(c, sorted(leads))})


def events_of(c: Connection, cases: Sequence[str]) -> list[int]:
    """Inbox rows that opened these cases."""
    found = [
        seq
        for part in parts(cases)
        for seq in c.execute(select(event_inbox.c.seq).where(event_inbox.c.case_id.in_(part))).scalars()
    ]
    return sorted(found)


def names_of(c: Connection, traces: Traces) -> list[str]:
    """How they called themselves and their numbers, as their leads and their mails say."""
    found: list[str] = []
    for part in parts(map(str, traces.events)):
        rows = c.execute(select(event_inbox.c.body).where(event_inbox.c.seq.in_([int(each) for each in part])))
        for body in rows.scalars():
            event = event_from_json(body)
            if isinstance(event, LeadReceived):
                given = given_from_json(event.given)
                found += [given.name, given.phone]
    for part in parts(traces.files):
        for body in c.execute(select(file.c.body).where(file.c.id.in_(part))).scalars():
            found += _names(bytes(body))
    return [each for each in dict.fromkeys(found) if each.strip()]


def sealed_rows(c: Connection, address: str) -> int:
    """How many rows of the ledger hold the address in what is sealed: those that were written before it was set apart
    there."""
    named = func.lower(ledger.c.what + " " + cast(ledger.c.why, Text)).contains(address, autoescape=True)
    return c.execute(select(func.count()).select_from(ledger).where(named)).scalar_one()


def _names(raw: bytes) -> list[str]:
    mail = message_from_bytes(raw, policy=default)
    try:
        return [name for name, _ in getaddresses([str(mail.get("From", ""))])]
    except (ValueError, LookupError, IndexError):  # a header that no mail program would write
        return []
