"""What leads are known by and written under, on SQLite and on PostgreSQL, many at once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.store import lead_claims, lead_corrections, lead_mails
from bot.store.database import Database
from bot.store.lead_corrections import LeadCorrection

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
MONTH = timedelta(days=30)


async def test_of_fifty_at_once_one_is_the_lead(database: Database):
    keys = ["email:a@x.example", "phone:+33612345678"]

    async def one(number: int) -> bool:
        return await database.write(lambda c: lead_claims.take(c, keys, f"L{number}", NOW, older_than=NOW - MONTH))

    assert sum(await asyncio.gather(*(one(number) for number in range(50)))) == 1
    held = await database.read(lambda c: lead_claims.held(c, keys))
    assert len({claim.lead_id for claim in held.values()}) == 1


async def test_an_old_claim_is_taken_over_once(database: Database):
    key = "email:a@x.example"
    await database.write(lambda c: lead_claims.take(c, [key], "old", NOW - 2 * MONTH, older_than=NOW - 3 * MONTH))

    async def one(number: int) -> bool:
        return await database.write(lambda c: lead_claims.take(c, [key], f"L{number}", NOW, older_than=NOW - MONTH))

    assert sum(await asyncio.gather(*(one(number) for number in range(10)))) == 1
    # A lead finds its own claim again.
    (mine,) = (await database.read(lambda c: lead_claims.held(c, [key]))).values()
    assert await database.write(lambda c: lead_claims.take(c, [key], mine.lead_id, NOW, older_than=NOW - MONTH))
    assert await database.write(lambda c: lead_claims.drop(c, mine.lead_id)) == 1


async def test_words_are_noted_once(database: Database):
    key = lead_claims.words_key("L1", "Dix  Moulins\n")
    assert key == lead_claims.words_key("L1", "dix moulins")
    assert key != lead_claims.words_key("L2", "dix moulins")
    done = await asyncio.gather(*(database.write(lambda c: lead_claims.first_to(c, key, "L1", NOW)) for _ in range(10)))
    assert sum(done) == 1


async def test_what_is_too_long_is_told_apart(database: Database):
    long = [f"email:{'a' * 400}{number}@x.example" for number in range(2)]
    assert await database.write(lambda c: lead_claims.take(c, long, "L1", NOW, older_than=NOW - MONTH))
    assert len(await database.read(lambda c: lead_claims.of_lead(c, "L1"))) == 2


async def test_one_mail_for_each_purpose(database: Database):
    async def one(number: int) -> bool:
        return await database.write(lambda c: lead_mails.reserve(c, "L1", "booking", f"k{number}", NOW)) is not None

    assert sum(await asyncio.gather(*(one(number) for number in range(20)))) == 1
    (mail,) = (await database.read(lambda c: lead_mails.of_leads(c, ["L1", "L2"])))["L1"]
    assert mail.state == "held"
    assert await database.write(lambda c: lead_mails.leaving(c, mail, "https://cal.example/1"))
    found = await database.read(lambda c: lead_mails.by_key(c, mail.key))
    assert found is not None
    assert (found.lead_id, found.state, found.link) == ("L1", "reserved", "https://cal.example/1")
    await database.write(lambda c: lead_mails.left(c, mail, NOW))
    # What has left is never released.
    await database.write(lambda c: lead_mails.release(c, "L1", "booking", mail.key))
    kept = await database.read(lambda c: lead_mails.by_key(c, mail.key))
    assert kept is not None
    assert kept.state == "sent"


async def test_corrections(database: Database):
    rows = [LeadCorrection(f"c{n}", "L1", "cold", "hot", 30, ["a"], "lea", NOW + timedelta(hours=n)) for n in range(3)]
    for row in [*rows, rows[0]]:
        await database.write(lambda c, row=row: lead_corrections.add(c, row))
    assert await database.read(lambda c: lead_corrections.count(c, NOW)) == 2
    assert await database.read(lambda c: lead_corrections.since(c, NOW, 1)) == [rows[2]]
