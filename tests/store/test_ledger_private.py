"""What in the ledger is somebody's own: beside the chain, put back for readers, gone when it is erased."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, text

from bot.store import forgotten, ledger, ledger_private, mails_seen
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from bot.store.mails_seen import MailSeen

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
WHO = "yuna@prat.example"


async def append(database: Database, *entries: LedgerEntry) -> None:
    await database.write(lambda c: ledger.append(c, list(entries), NOW))


def raw(c: Connection) -> str:
    return "\n".join(str(row) for row in c.execute(text("SELECT what, why FROM ledger ORDER BY seq")))


def kept(c: Connection) -> int:
    return c.execute(text("SELECT count(*) FROM ledger_private")).scalar_one()


ENTRIES: list[tuple[LedgerEntry, bool]] = [
    (LedgerEntry(None, "lea", "noted", "x", {"n": 1}, private={"words": "secret", "what": "dit"}, person=WHO), True),
    (LedgerEntry(None, "lea", "noted", "x", {"n": 1}, private={"words": "secret"}), False),
    (LedgerEntry("case-1", "outside", "asked", "secret", {"from": f"Yuna <{WHO}>"}), True),
    (LedgerEntry(None, "commis", "handed_over", "secret", {"from": [WHO.upper()]}), True),
    (LedgerEntry(None, "lea", "changed", f"standing.objection {WHO}", {"note": "secret"}), True),
    (LedgerEntry("case-1", "outside", "asked", "secret", {}, person=WHO), True),
]


@pytest.mark.parametrize(("entry", "theirs"), ENTRIES)
async def test_it_is_put_back_until_it_is_erased(database: Database, entry: LedgerEntry, theirs: bool) -> None:
    await append(database, LedgerEntry(None, "lea", "asked", "before", {}), entry)
    sealed = await database.read(raw)
    assert "secret" not in sealed and WHO not in sealed.casefold()
    _, row = await database.read(ledger.page)
    private = dict(entry.private)
    assert row.what == private.pop("what", entry.what)
    assert row.why == {**entry.why, **private}
    assert await database.read(ledger.verify) is None
    erased = await database.write(lambda c: ledger_private.erase(c, [forgotten.digest_of(c, WHO)]))
    assert erased == (1 if theirs else 0)
    await database.write(lambda c: ledger_private.erase(c, [], [2]))
    _, row = await database.read(ledger.page)
    assert row.why["forgotten"] is True and "secret" not in str(row)
    assert await database.read(ledger.verify) is None


@pytest.mark.parametrize(
    "entry",
    [
        LedgerEntry("case-1", "lea", "asked", "Devis pour Bellerive", {"to": "compta@bellerive.example"}),
        LedgerEntry(None, "lea", "changed", "autonomy.quote", {"level": "act"}),
    ],
)
async def test_the_rest_is_sealed_as_it_is(database: Database, entry: LedgerEntry) -> None:
    await append(database, entry)
    assert await database.read(kept) == 0
    [row] = await database.read(ledger.page)
    assert (row.what, row.why) == (entry.what, entry.why)


async def test_why_somebody_was_asked_stays_in_the_chain(database: Database) -> None:
    why = {"reasons": ["lead_big_budget", "sender_doubt"], "approval": "a1", "to": WHO}
    await append(database, LedgerEntry("case-1", "commis", "asked", "secret words", why, person=WHO))
    sealed = await database.read(raw)
    assert "lead_big_budget" in sealed and "sender_doubt" in sealed
    assert "secret" not in sealed and WHO not in sealed


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE ledger_private SET body = \'{"what": "other", "salt": "00"}\' WHERE seq = 2',
        "UPDATE ledger_private SET seq = 3 WHERE seq = 2",
    ],
)
async def test_what_lies_beside_cannot_be_changed_unseen(database: Database, statement: str) -> None:
    for n in range(3):
        await append(database, LedgerEntry(None, "outside", "asked", f"words {n}", {"from": WHO}))
    if "seq = 3" in statement:
        await database.write(lambda c: c.execute(text("DELETE FROM ledger_private WHERE seq = 3")))
    await database.write(lambda c: c.execute(text(statement)))
    assert await database.read(ledger.verify) in (2, 3)


async def test_the_same_words_have_another_digest_each_time(database: Database) -> None:
    entry = LedgerEntry(None, "outside", "asked", "oui", {"from": WHO})
    await append(database, entry, entry)
    digests = await database.read(lambda c: [row.why for row in c.execute(text("SELECT why FROM ledger"))])
    assert str(digests[0]) != str(digests[1]), "short words could be guessed from it otherwise"


def seen(key: str, **more: Any) -> MailSeen:
    known: dict[str, Any] = {
        "key": key, "message_id": f"<{key}>", "sender": WHO, "customer_id": "", "subject": "Sujet", "excerpt": "Texte",
        "kind": "lead", "case_id": "", "at": NOW,
    }  # fmt: skip
    return MailSeen(**{**known, **more})


async def test_mails_are_noted_once_and_found_by_whose_they_are(database: Database) -> None:
    later = NOW.replace(hour=10)
    assert await database.write(lambda c: mails_seen.note(c, seen("a", sender="Yuna@Prat.example")))
    assert not await database.write(lambda c: mails_seen.note(c, seen("a", subject="autre")))
    huge = seen("b", at=later, customer_id="7", subject="s" * 9000, excerpt="e\x00" * 9000, message_id="<" + "m" * 900)
    assert await database.write(lambda c: mails_seen.note(c, huge))
    found = await database.read(lambda c: mails_seen.by_sender(c, WHO.upper()))
    assert [mail.key for mail in found] == ["b", "a"], "the newest first"
    assert [mail.key for mail in await database.read(lambda c: mails_seen.of_customer(c, "7"))] == ["b"]
    assert await database.read(lambda c: mails_seen.of_customer(c, "")) == []
    assert await database.read(lambda c: len(mails_seen.by_sender(c, WHO, 1))) == 1
