"""Somebody outside, kept in every place where words of a person can be."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.events import LeadReceived, MailReceived, MessageReceived, Sender
from bot.leads.forgetting import Forgetting
from bot.outgoing import post_row, stage
from bot.staging import case_id_of
from bot.store import (
    alerts,
    asks,
    cases,
    digests,
    files,
    inbox,
    lead_claims,
    ledger,
    mails_seen,
    opinions,
    outbox,
    samples,
    savings,
    schedule,
    standings,
)
from bot.store.alerts import AlertRow
from bot.store.approvals import ApprovalRow
from bot.store.cases import CaseRow, Wait
from bot.store.database import Connection, Database
from bot.store.digests import DigestRow
from bot.store.ledger import LedgerEntry
from bot.store.mails_seen import MailSeen
from bot.store.outbox import Outgoing
from bot.store.questions import QuestionRow
from bot.store.samples import SampleRow
from bot.store.savings import Saving
from bot.store.schema import agenda, lead_correction, lead_mail, suggestion, thread_head
from graphs.ask import ApprovalRequest, Question, Reason
from graphs.leads.given import Given, given_to_json
from graphs.message import Address, Attachment, Excerpt, FileRef, Message, Text
from graphs.standing import Standing
from integrations.books.sql import SqlBooks
from integrations.crm.port import Lead, LeadKeys, LeadNote

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAME = "Loïc Quémeneur"
ADDRESS = "loic.quemeneur@atelier-menhir.example"
PHONE = "+33698765432"
WORDS = "Nous cherchons soixante lutrins en frêne pour le cloître"
SECRETS = (NAME, ADDRESS, PHONE, WORDS, "Quémeneur", "lutrins", "quemeneur")
"""None of these may be read anywhere afterwards."""

EVENT = "lead:web:1"
LEAD = case_id_of(EVENT)
MAIL = "mail:<b2@menhir.example>"
PLACE = Address("web", "C-sales")
ABROAD = Address("slack", "T1/C9", "171.5")
RAW = f"From: =?utf-8?q?Lo=C3=AFc_Qu=C3=A9meneur?= <{ADDRESS}>\r\nSubject: Lutrins\r\n\r\n{WORDS}\r\n".encode()
RAW_REF = FileRef(hashlib.sha256(RAW).hexdigest(), "lutrins.eml", "message/rfc822", len(RAW))
PLAN = f"Plan de {NAME}, {ADDRESS}".encode()
PLAN_REF = FileRef(hashlib.sha256(PLAN).hexdigest(), "plan Quémeneur.pdf", "application/pdf", len(PLAN))
OTHER = "Un tout autre dossier, pour Bellerive"


def given() -> Given:
    return Given("web", name=NAME, email=ADDRESS, phone=PHONE, company="Atelier Menhir", message=WORDS)


def lead() -> Lead:
    return Lead(
        id=LEAD,
        received_at=NOW,
        source="web",
        name=NAME,
        email=ADDRESS.upper(),
        phone=PHONE,
        message=WORDS,
        facts={"product": "lutrins"},
        budget=Decimal("4800.00"),
        case_id=LEAD,
    )


async def seed(database: Database, books: SqlBooks) -> None:
    keys = LeadKeys(email=ADDRESS, phone=PHONE)
    await books.leads.put_lead("put", lead(), keys)
    await books.leads.add_lead_note("note", LEAD, LeadNote(NOW, "said", "outside", WORDS))
    for step in (_came_in, _worked, _shown, _asked, _kept_beside, _measured):
        await database.write(step)


def forgetting(database: Database, books: SqlBooks, clock: Any) -> Forgetting:
    return Forgetting(database, books, books.leads, clock, "fr")


def _came_in(c: Connection) -> None:
    event = LeadReceived(EVENT, PLACE, given_to_json(given()), NOW)
    inbox.claim(c, event, conversation="leads/1", now=NOW, address=PLACE)
    row = inbox.by_key(c, EVENT)
    assert row is not None
    inbox.finish(c, row.seq, now=NOW, case_id=LEAD, outcome={"process": "lead", "status": "done", "facts": {"n": NAME}})
    files.keep(c, RAW_REF, RAW, NOW)
    inbox.claim(c, MailReceived(MAIL, RAW_REF, NOW), conversation="mails", now=NOW, address=PLACE)
    seen = MailSeen(MAIL, "<b2@menhir.example>", ADDRESS, "", "Lutrins", WORDS, "lead", LEAD, NOW)
    mails_seen.note(c, seen)
    told = f"Appelle {NAME} au {PHONE}, il veut : {WORDS}"
    message = MessageReceived("web:77", PLACE, Sender("web", "U1"), told, NOW)
    inbox.claim(c, message, conversation=f"{PLACE.conversation}#77", now=NOW, address=PLACE)
    kept = inbox.by_key(c, "web:77")
    assert kept is not None
    inbox.finish(c, kept.seq, now=NOW, case_id=LEAD, outcome={"process": "lead", "status": "done"})
    elsewhere = MessageReceived("web:78", PLACE, Sender("web", "U1"), f"{OTHER}, comme {NAME} ({ADDRESS})", NOW)
    inbox.claim(c, elsewhere, conversation=f"{PLACE.conversation}#78", now=NOW, address=PLACE)


def case_row(case_id: str, process: str, **more: Any) -> CaseRow:
    known: dict[str, Any] = {
        "id": case_id,
        "process": process,
        "version": 1,
        "address": PLACE,
        "asker_id": None,
        "language": "fr",
        "state": "needs_approval",
        "title": f"Prospect {NAME}",
        "facts": {"email": ADDRESS, "name": NAME},
        "reasons": [Reason("lead_vip", {"fr": f"{NAME} est connu", "en": f"{NAME} is known"})],
        "waits": [Wait("i-1", "approval", "")],
        "contributors": [],
        "opened_at": NOW,
        "changed_at": NOW,
    }
    return CaseRow(**{**known, **more})


def _worked(c: Connection) -> None:
    cases.save(c, case_row(LEAD, "lead"))
    row = {"checkpoint_id": "1", "revision": 1, "process_version": 1, "encoding": "commis.1", "body": WORDS.encode()}
    c.execute(thread_head.insert().values(case_id=LEAD, **row))
    lead_claims.take(c, [f"email:{ADDRESS}", f"phone:{PHONE}"], LEAD, NOW, older_than=NOW - timedelta(days=30))
    link = {"key": "k", "state": "sent", "link": "https://cal.example/quemeneur", "at": NOW}
    c.execute(lead_mail.insert().values(lead_id=LEAD, purpose="booking", **link))
    put_right = {"was": "warm", "became": "hot", "score": 60, "signs": ["budget"], "by": "lea", "at": NOW}
    c.execute(lead_correction.insert().values(id="c1", lead_id=LEAD, **put_right))
    entries = [
        LedgerEntry(LEAD, "outside", "asked", WORDS, {"from": ADDRESS, "name": NAME}),
        LedgerEntry(LEAD, "commis", "effect", "lead.mail done", {"to": ADDRESS, "ok": True, "key": f"{LEAD}.mail"}),
        LedgerEntry(LEAD, "lea", "decided", "approve", {"verb": "approve", "name": NAME, "score": 72}),
        LedgerEntry(None, "commis", "handed_over", "Lutrins", {"from": ADDRESS}),
        LedgerEntry(None, "lea", "changed", f"standing.objection {ADDRESS}", {"note": WORDS}),
        LedgerEntry(None, "lea", "noted", "x", {"n": 1}, private={"what": WORDS, "name": NAME}, person=ADDRESS),
        LedgerEntry("case-other", "commis", "judged", OTHER, {"rule": "R1"}),
    ]
    ledger.append(c, entries, NOW)


def _shown(c: Connection) -> None:
    files.keep(c, PLAN_REF, PLAN, NOW)
    card = Message(f"Prospect : {NAME}", [Excerpt(WORDS, source=f"{NAME} <{ADDRESS}>"), Attachment(PLAN_REF)])
    listed = Message("Les prospects chauds", [Text(f"{OTHER}, {NAME}, {ADDRESS}, {PHONE}")])
    rows = [
        post_row(f"{LEAD}.root", PLACE, card, language="fr"),
        post_row(f"{LEAD}.say", PLACE, card, language="fr", case_id=LEAD),
        post_row("leads.imported:1.told", PLACE, listed, language="fr"),
    ]
    stage(c, rows, NOW, {"web"})
    stage(c, [post_row(f"{LEAD}.abroad", ABROAD, card, language="fr", case_id=LEAD)], NOW, {"slack"})
    mail = {"to": ADDRESS, "subject": f"Bonjour {NAME}", "text": WORDS, "lead_id": LEAD}
    effects = [
        Outgoing(f"{LEAD}:mail", f"case/{LEAD}", "lead.mail", LEAD, mail),
        Outgoing(f"{LEAD}:again", f"case/{LEAD}", "lead.mail", LEAD, {**mail, "purpose": "again"}),
        Outgoing(f"{LEAD}:put", f"case/{LEAD}", "leads.put", LEAD, {"lead": {"name": NAME, "message": WORDS}}),
    ]
    outbox.stage(c, effects, NOW)
    outbox.done(c, f"{LEAD}:mail", reference="<m1@ours>", result={"to": ADDRESS, "sent": True}, now=NOW)


def _asked(c: Connection) -> None:
    card = Message(f"Prospect : {NAME}", [Excerpt(WORDS)])
    request = ApprovalRequest(
        "lead",
        "sales",
        "4800",
        [Reason("lead_vip", {"fr": NAME})],
        {"fr": card, "en": card},
        {"to": ADDRESS, "text": WORDS},
        {"fr": "Envoyer", "en": "Send"},
        reject_stems={"fr": [f"Non pour {NAME}"]},
    )
    approval = ApprovalRow(
        "a1", LEAD, "i-1", PLACE.conversation, "lead", "sales", Decimal(4800), request, [], "d" * 64, None, None, 1,
        "open", NOW, NOW + timedelta(days=1),
    )  # fmt: skip
    asks.add_approval(c, approval)
    asks.vote(c, "a1", asks.Vote("lea", "approve", f"oui pour {NAME}", NOW))
    question = Question("lead_who", Message(f"Qui est {NAME} ?", [Text(WORDS)]))
    asks.add_question(c, QuestionRow("q1", LEAD, "i-2", PLACE.conversation, question, [], "open", NOW))


def _kept_beside(c: Connection) -> None:
    schedule.put(c, f"lead.book:{LEAD}.", NOW + timedelta(days=3), {"lead": LEAD, "to": ADDRESS})
    standings.put(c, Standing(ADDRESS, "objection", date(2026, 11, 23), None, f"{NAME} ne veut plus", "lea"))
    standings.put(c, Standing("12", "complaint", date(2026, 11, 23), None, f"{OTHER} : dit par {NAME}", "lea"))
    place = {"platform": "web", "channel": "C", "thread": None}
    reminder = {"owner": "lea", "person": "lea", "text": f"rappeler {NAME}", "zone": "Europe/Paris"}
    dated = {"local": "2026-12-01T09:00", "first": "2026-12-01T09:00", "rrule": "", "state": "waiting"}
    c.execute(agenda.insert().values(id="r1", number=1, address=place, language="fr", made_at=NOW, **reminder, **dated))
    body = {"text": f"{OTHER} {ADDRESS}"}
    c.execute(suggestion.insert().values(id="s1", kind="rule", subject="x", state="told", body=body, at=NOW))


def _measured(c: Connection) -> None:
    """What is told of the work, and what people think of it."""
    titled = {"title": f"Devis {NAME}", "who": ADDRESS}
    row = DigestRow("digest.a:1", "digest.a", PLACE, "fr", "UTC", NOW, NOW, {"done": [titled]}, NOW)
    digests.put(c, row, [])
    thought: dict[str, Any] = {"case_id": LEAD, "value": "bad", "at": NOW}
    opinions.put(
        c, about=f"{LEAD}.card", person_id="lea", how="reaction", words=f"M. Quémeneur attend : {WORDS}", **thought
    )
    opinions.put(c, about=f"{LEAD}.mail", person_id="", how="customer", words=f"Mes lutrins ! {PHONE}", **thought)
    opinions.put(
        c, about="elsewhere", person_id="lea", how="thumb", words=f"Comme {NAME}", **{**thought, "case_id": ""}
    )
    week = "2026-11-16"
    samples.add(c, [SampleRow(f"{week}:{LEAD}", week, LEAD, "lead", NOW)])
    samples.judge(c, f"{week}:{LEAD}", "bad", "lea", NOW)
    samples.explain(c, f"{week}:{LEAD}", "lea", f"Les lutrins de M. Quémeneur : {WORDS}")
    savings.keep(c, Saving("discount.a1", LEAD, "discount", Decimal(10), NOW, {"by": "lea", "about": NAME}))
    words = {"number": "1", "case": LEAD}
    alerts.put(c, AlertRow("cases.idle:000000000000", "cases.idle", words, "open", 1, NOW, NOW, NOW))
