"""Somebody who is everywhere is forgotten everywhere, for good, and the ledger's chain stays whole."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, make_url, text

from bot.clock import FrozenClock
from bot.store import asks, cases, files, forgotten, inbox, ledger, mails_seen, outbox, posts, schedule, standings
from bot.store.database import Database
from bot.store.outbox import Outgoing
from graphs.standing import Standing
from integrations.books.sql import SqlBooks
from integrations.crm.port import Lead, LeadKeys, LeadNote
from integrations.errors import NotFound
from tests.bot.forgetting import seeded
from tests.bot.forgetting.seeded import ADDRESS, LEAD, NOW, OTHER, SECRETS, forgetting


@pytest.fixture
async def books(database_url: str) -> AsyncIterator[SqlBooks]:
    opened = SqlBooks.open(database_url)
    yield opened
    await opened.close()


def dumped(c: Connection) -> Iterator[str]:
    """Every value of every table, as text with its accents."""
    for table in inspect(c).get_table_names():
        for row in c.execute(text(f'SELECT * FROM "{table}"')):
            for value in row:
                if isinstance(value, bytes | memoryview):
                    yield bytes(value).decode("utf-8", "replace")
                elif isinstance(value, str) and value[:1] in ("{", "["):
                    yield json.dumps(json.loads(value), ensure_ascii=False)
                else:
                    yield json.dumps(value, ensure_ascii=False, default=str)


async def found_in(database: Database) -> list[str]:
    values = "\n".join(await database.read(lambda c: list(dumped(c)))).casefold()
    return [secret for secret in SECRETS if secret.casefold() in values]


def found_in_files(url: str) -> list[str]:
    """In the bytes of the database's files, as letters and as JSON writes them."""
    path = Path(make_url(url).database or "")
    raw = b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*")).lower()
    forms = [form for each in SECRETS for form in (each.lower().encode(), json.dumps(each.lower())[1:-1].encode())]
    return [form.decode() for form in forms if form in raw]


async def test_nothing_is_left_of_who_is_forgotten(database: Database, books: SqlBooks, database_url: str) -> None:
    await seeded.seed(database, books)
    assert len(await found_in(database)) == len(SECRETS)
    done = await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS.title(), "lea")
    assert (done.leads, done.mails, done.done, done.customer, done.sealed) == (1, 1, True, "", 0)
    assert done.cases == 1 and done.ledger == 6 and done.elsewhere >= 4
    assert await found_in(database) == []
    if database.dialect == "sqlite":
        assert done.wiped
        assert found_in_files(database_url) == []


async def test_what_is_left_is_still_read(database: Database, books: SqlBooks) -> None:
    await seeded.seed(database, books)
    await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS, "lea")
    case = await database.read(lambda c: cases.by_id(c, LEAD))
    assert case is not None and (case.state, case.title, case.facts, case.waits) == ("refused", "", {}, [])
    shown = await database.read(lambda c: posts.of_case(c, LEAD))
    assert {post.content.summary for post in shown} == {"Effacé à la demande de la personne."}
    rows = await database.read(lambda c: outbox.of_case(c, LEAD))
    states = {row.key: row.state for row in rows}
    assert states[f"{LEAD}:mail"] == "sent"
    assert states[f"{LEAD}:again"] == states[f"{LEAD}:put"] == "failed"
    updates = [row for row in await database.read(lambda c: outbox.due(c, NOW, 50)) if row.kind == "update"]
    assert [row.payload["post_key"] for row in updates] == [f"{LEAD}.abroad"], "what Slack shows is edited there"
    approvals = await database.read(lambda c: asks.list_approvals(c, state=None))
    assert [(one.state, one.request.proposal) for one in approvals] == [("superseded", {})]
    events = [
        await database.read(lambda c, key=key: inbox.by_key(c, key)) for key in (seeded.EVENT, seeded.MAIL, "web:77")
    ]
    assert all(event is not None and event.state == "done" for event in events)
    other = await database.read(lambda c: inbox.by_key(c, "web:78"))
    assert other is not None and other.state == "new" and OTHER in json.dumps(other.event.text)  # type: ignore[union-attr]  # it is a message
    assert await database.read(lambda c: standings.get(c, ADDRESS, "objection")) is None
    complaint = await database.read(lambda c: standings.get(c, "12", "complaint"))
    assert complaint is not None and complaint.note == f"{OTHER} : dit par [effacé]"
    assert await database.read(lambda c: files.read(c, seeded.RAW_REF.id)) is None
    assert await database.read(lambda c: files.read(c, seeded.PLAN_REF.id)) is None
    assert await database.read(lambda c: mails_seen.by_sender(c, ADDRESS)) == []


async def test_the_chain_stays_whole_and_says_who_decided(database: Database, books: SqlBooks) -> None:
    await seeded.seed(database, books)
    before = await database.read(ledger.page)
    assert before[0].what == seeded.WORDS and before[0].why == {"from": ADDRESS, "name": seeded.NAME}
    assert before[5].what == seeded.WORDS and before[5].why == {"n": 1, "name": seeded.NAME}
    assert await database.read(ledger.verify) is None
    await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS, "lea")
    assert await database.read(ledger.verify) is None
    after = await database.read(ledger.page)
    assert [(row.seq, row.hash, row.actor, row.kind) for row in after[:7]] == [
        (row.seq, row.hash, row.actor, row.kind) for row in before
    ]
    assert after[0].what == "" and after[0].why == {"forgotten": True}
    assert after[2].what == "approve" and after[2].why == {"verb": "approve", "score": 72, "forgotten": True}
    assert after[6].what == OTHER and after[6].why == {"rule": "R1"}
    assert (after[7].actor, after[7].kind, after[7].what) == ("lea", "changed", "forgotten")


async def test_looking_changes_nothing(database: Database, books: SqlBooks) -> None:
    await seeded.seed(database, books)
    before = await database.read(lambda c: sorted(dumped(c)))
    found = await forgetting(database, books, FrozenClock(NOW)).look(ADDRESS)
    assert await database.read(lambda c: sorted(dumped(c))) == before
    done = await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS, "lea")
    assert replace(found, done=True, wiped=done.wiped, elsewhere=done.elsewhere) == done


async def test_a_second_time_finds_nothing(database: Database, books: SqlBooks) -> None:
    await seeded.seed(database, books)
    rooms = forgetting(database, books, FrozenClock(NOW))
    await rooms.forget(ADDRESS, "lea")
    rows = await database.read(ledger.page)
    again = await rooms.forget(ADDRESS, "lea")
    assert again.nothing and again.before and again.done
    assert await database.read(ledger.page) == rows


async def test_nobody_writes_to_them_again(database: Database, books: SqlBooks) -> None:
    assert not await database.read(lambda c: forgotten.written_to_never(c, ADDRESS))
    await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS, "lea")
    for spelled in (ADDRESS, ADDRESS.upper(), f" Loïc <{ADDRESS}> "):
        assert await database.read(lambda c, spelled=spelled: forgotten.written_to_never(c, spelled))
    assert not await database.read(lambda c: forgotten.written_to_never(c, "autre@menhir.example"))


async def test_a_write_that_comes_late_does_not_bring_them_back(database: Database, books: SqlBooks) -> None:
    await seeded.seed(database, books)
    await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS, "lea")
    await books.leads.put_lead("put", seeded.lead(), LeadKeys(email=ADDRESS))
    assert await books.leads.lead(LEAD) is None
    with pytest.raises(NotFound):
        await books.leads.add_lead_note("later", LEAD, LeadNote(NOW, "note", "lea", "x"))


async def test_a_customers_documents_stay(database: Database, books: SqlBooks, tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    (folder / "customers.csv").write_text(f"name,email,contact\nAtelier Menhir,{ADDRESS},{seeded.NAME}\n")
    await books.load(folder)
    await seeded.seed(database, books)
    quote = seeded.case_row("case-quote", "quote", state="done", facts={"customer": "Atelier Menhir", "to": ADDRESS})
    await database.write(lambda c: cases.save(c, quote))
    done = await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS, "lea")
    assert done.customer == "Atelier Menhir" and done.leads == 1 and done.elsewhere == 0
    kept = await database.read(lambda c: cases.by_id(c, "case-quote"))
    assert kept is not None and kept.facts == quote.facts
    assert [customer.email for customer in (await books.directory()).customers] == [ADDRESS]
    assert await database.read(lambda c: mails_seen.by_sender(c, ADDRESS)) == []


async def test_a_customer_who_wants_no_offers_still_wants_none(
    database: Database, books: SqlBooks, tmp_path: Path
) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    (folder / "customers.csv").write_text(f"name,email,contact\nAtelier Menhir,{ADDRESS},{seeded.NAME}\n")
    await books.load(folder)
    [customer] = (await books.directory()).customers
    said = Standing(ADDRESS, "objection", since=NOW.date(), note="plus de mails")
    await database.write(lambda c: standings.put(c, said) is None)
    await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS, "lea")
    kept = await database.read(lambda c: standings.get(c, customer.id, "objection"))
    assert kept is not None and kept.note == ""
    assert await database.read(lambda c: standings.get(c, ADDRESS, "objection")) is None


async def test_leads_without_contact_are_erased_with_all_that_was_kept_for_them(
    database: Database, books: SqlBooks
) -> None:
    await seeded.seed(database, books)
    await database.write(lambda c: standings.end(c, ADDRESS, "objection"))
    fresh = Lead(id="case-fresh", received_at=NOW + timedelta(days=400), source="web", email="neuf@x.example")
    won = Lead(id="case-won", received_at=NOW, source="web", email="gagne@x.example", customer_id="12")
    for each in (fresh, won):
        await books.leads.put_lead(f"put-{each.id}", each, LeadKeys(email=each.email))
    rooms = forgetting(database, books, FrozenClock(NOW))
    assert await rooms.forget_old(NOW) == 0
    assert await rooms.forget_old(NOW + timedelta(days=365)) == 1
    assert {lead.id for lead in await books.leads.leads()} == {"case-fresh", "case-won"}
    case = await database.read(lambda c: cases.by_id(c, LEAD))
    assert case is not None and case.title == "" and case.facts == {}
    assert await database.read(lambda c: mails_seen.by_sender(c, ADDRESS)) == []
    assert not await database.read(lambda c: forgotten.written_to_never(c, ADDRESS)), "they may write to us again"
    assert await database.read(ledger.verify) is None
    assert await rooms.forget_old(NOW + timedelta(days=365)) == 0


async def test_who_objected_is_not_written_to_after_they_were_erased_either(
    database: Database, books: SqlBooks
) -> None:
    await seeded.seed(database, books)
    objection = Standing(ADDRESS, "objection", since=NOW.date(), note="plus de mails", by="commis")
    await database.write(lambda c: standings.put(c, objection))
    assert await forgetting(database, books, FrozenClock(NOW)).forget_old(NOW + timedelta(days=365)) == 1
    assert await database.read(lambda c: standings.running(c, NOW.date(), [ADDRESS])) == []
    assert await database.read(lambda c: forgotten.written_to_never(c, ADDRESS))


async def test_somebody_whose_address_ends_like_theirs_is_left_alone(database: Database, books: SqlBooks) -> None:
    await seeded.seed(database, books)
    other = f"jean-{ADDRESS}"
    payload = {"to": other, "subject": "Votre devis", "text": f"À {other}, de la part de {ADDRESS}.", "attachments": []}
    row = Outgoing("case-other.mail", "case/other", "mail", "case-other", payload)
    await database.write(lambda c: outbox.stage(c, [row], NOW))
    await database.write(lambda c: schedule.put(c, f"look:{other}", NOW, {"about": other}))
    await forgetting(database, books, FrozenClock(NOW)).forget(ADDRESS, "lea")
    kept = await database.read(lambda c: outbox.by_key(c, "case-other.mail"))
    assert kept is not None and kept.payload["to"] == other
    assert other in kept.payload["text"] and f" {ADDRESS}" not in kept.payload["text"]
    assert await database.read(lambda c: schedule.get(c, f"look:{other}")) is not None
