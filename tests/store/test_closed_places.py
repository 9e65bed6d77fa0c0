"""Channels that not everybody may read, on both databases."""

from __future__ import annotations

from bot.store import closed_places
from bot.store.database import Database
from graphs.message import Address

PLACE = Address("slack", "T1/C1", "12.3")


async def test_a_channel_is_closed_and_opened_as_often_as_it_is_said(database: Database):
    for closed in (False, True, True, False, True):
        await database.write(lambda c, closed=closed: closed_places.note(c, PLACE, closed=closed))
        assert await database.read(closed_places.every) == ({("slack", "T1/C1")} if closed else set())
    await database.write(lambda c: closed_places.note(c, Address("teams", "T1/C1"), closed=False))
    assert await database.read(closed_places.every) == {("slack", "T1/C1")}
