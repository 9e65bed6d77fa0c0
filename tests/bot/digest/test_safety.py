"""What a digest must never do: stand in the way of a decision, fall with one of its sources, tell what is private."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.digest import room as digest_room
from bot.store import people as people_store
from bot.store.database import Connection
from tests.bot.digest.house import CHANNEL, House

ASKS = "Devis pour Bellerive : 10 mugs avec 12 % de remise"


async def asked(house: House, text: str, channel: str = "c:devis", who: str = "lea") -> None:
    await house.world.says(who, text, anew=True, channel=channel)


async def test_a_request_is_decided_even_when_the_digest_cannot_be_drawn_again(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    await asked(house, ASKS)
    key = await house.comes()
    (request,) = await house.world.approvals()

    def broken(*_: Any, **__: Any) -> Any:
        raise KeyError("a defect of the card")

    monkeypatch.setattr(digest_room.cards, "card", broken)
    receipt = await house.world.presses("claire", f"a:{request.id}:approve", CHANNEL)
    monkeypatch.undo()

    assert receipt.claimed
    assert [row.state for row in await house.world.approvals(None)] == ["approved"]
    assert len(house.world.mails()) == 1
    assert any("approve" in button.id for button in await house.buttons(key)), "it stays as it was drawn"


@pytest.mark.parametrize("source", ["sent_quotes", "leads", "past_quotes"])
async def test_a_source_that_breaks_in_a_way_of_its_own_is_a_line(
    house: House, source: str, monkeypatch: pytest.MonkeyPatch
):
    await asked(house, ASKS)
    books = house.world.app.books
    owner = type(books.leads if source == "leads" else books)

    async def broken(*_: Any, **__: Any) -> Any:
        raise ValueError("a row that nobody foresaw")

    monkeypatch.setattr(owner, source, broken)
    key = await house.comes()
    body = await house.body(key)
    assert [line.title for line in body.troubles] == ["crm" if source == "leads" else "books"]
    assert len(body.waits) == 1


async def test_a_picture_that_cannot_be_drawn_is_left_out(house: House, monkeypatch: pytest.MonkeyPatch):
    await asked(house, ASKS)

    async def broken(*_: Any, **__: Any) -> bytes:
        raise RuntimeError("no font")

    monkeypatch.setattr("integrations.charts.matplotlib_charts.MatplotlibCharts.bars_png", broken)
    body = await house.body(await house.comes())
    assert len(body.waits) == 1
    assert not body.pictures


async def test_a_private_conversation_stays_private_when_its_account_is_unlinked(house: House):
    await asked(house, ASKS, "dm:lea-martin")

    def gone(c: Connection) -> None:
        people_store.unlink(c, "web", "lea-martin")

    await house.world.app.database.write(gone)
    await house.world.app.people.load()
    house.since = house.world.clock.now() - timedelta(hours=3)
    text = await house.text(await house.comes())
    assert "Bellerive" not in text


async def test_a_channel_digest_is_told_to_those_who_approve_or_where_it_comes(house: House):
    world = house.world
    await asked(house, ASKS)
    await asked(house, "montre-moi le digest", "c:general", who="oliver")
    shown = " ".join(await world.heard())
    assert "Bellerive" not in shown
    await asked(house, "montre-moi le digest", "c:general", who="claire")
    assert "Bellerive" in " ".join(await world.heard())


async def test_names_cannot_call_anybody_nor_turn_the_line_round(house: House):
    hostile = "Bellerive <!channel> <at>all</at> \u202e@here\u200b" + "x" * 10_000
    await asked(house, ASKS)
    row = (await house.world.approvals())[0]
    await house.world.app.database.write(lambda c: _retitle(c, row.case_id, hostile))
    body = await house.body(await house.comes())
    title = body.waits[0].title
    assert len(title) < 200
    assert "\u202e" not in title
    assert "\u200b" not in title


def _retitle(c: Connection, case_id: str, title: str) -> None:
    from sqlalchemy import update

    from bot.store.schema import case

    c.execute(update(case).where(case.c.id == case_id).values(title=title))
