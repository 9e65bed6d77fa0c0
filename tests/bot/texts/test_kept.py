"""The company's texts in the store: changed by effects, seen by whoever keeps them in memory, in the ledger once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.store import ledger
from bot.store import texts as store
from bot.store.database import Database
from bot.texts.effects import PutText, ResetText
from bot.texts.kept import KeptTexts
from graphs.dunning.texts import TEXTS
from integrations.errors import Rejected

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIRM: dict[str, Any] = {
    "name": "reminder.firm",
    "language": "fr",
    "manner": "formal",
    "subject": "Facture {number} « impayée »",
    "body": "Il reste {total}\n{invoices}\n",
    "by": "claire",
}


async def told(database: Database) -> list[tuple[str, str]]:
    return [(row.actor, row.what) for row in await database.read(lambda c: ledger.page(c))]


async def test_a_text_is_kept_seen_and_taken_back(database: Database):
    kept, other = KeptTexts(database), KeptTexts(database)
    assert not await kept.refresh()
    put = PutText(database, FrozenClock(NOW), kept.refresh)
    for _ in range(2):  # done again after a crash
        assert (await put.perform("k1", FIRM))["reference"] == "reminder.firm.fr.formal"
    own = kept.own("reminder.firm", "fr", "formal")
    assert own is not None
    assert (own.subject, own.body) == (FIRM["subject"], FIRM["body"])
    assert kept.own("reminder.firm", "en", "formal") is None
    assert await other.refresh()
    assert other.all() == [own]
    assert not await other.refresh()
    reset = ResetText(database, FrozenClock(NOW), kept.refresh)
    for _ in range(2):
        await reset.perform("k2", {"name": "reminder.firm", "language": "fr", "manner": "formal", "by": "claire"})
    assert kept.all() == []
    assert await told(database) == [("claire", "text.changed"), ("claire", "text.reset")]


@pytest.mark.parametrize(
    "wrong",
    [{"name": "reminder.rude"}, {"language": "de"}, {"manner": "cold"}, {"body": "{unknown}"}, {"subject": "a\nb"},
     {"body": None}, {"subject": ""}],
)  # fmt: skip
async def test_what_does_not_hold_is_refused(database: Database, wrong: dict[str, Any]):
    put = PutText(database, FrozenClock(NOW), KeptTexts(database).refresh)
    with pytest.raises(Rejected):
        await put.perform("k1", {**FIRM, **wrong})
    assert await database.read(store.load) == []
    assert await told(database) == []


async def test_a_newer_wording_replaces_the_older(database: Database):
    put = PutText(database, FrozenClock(NOW), KeptTexts(database).refresh)
    await put.perform("k1", FIRM)
    await put.perform("k2", {**FIRM, "subject": "Autre {number}"})
    assert [text.subject for text in await database.read(store.load)] == ["Autre {number}"]
    assert await database.read(store.revision_of) == 2
    assert len(TEXTS) == 24
