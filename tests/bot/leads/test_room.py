"""What comes in becomes a case once, whoever else comes in at the same moment and wherever it stops."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from bot.events import BookingMoved, CaseWanted, LeadReceived
from bot.staging import case_id_of
from bot.store import inbox
from bot.turn import Turn
from graphs.leads.given import Given, given_to_json
from graphs.message import Address
from integrations.errors import Unavailable
from tests.bot.leads.house import House, open_house

ADA = Given(source="form", via="tally: Contact", name="Ada Byron", company="Loom", email="Ada@Loom.example",
            phone="06 12 34 56 78", message="Dix moulins")  # fmt: skip


async def moves(
    house: House,
    what: Literal["booked", "cancelled", "moved"],
    email: str,
    reference: str = "r1",
    *,
    mark: str = "",
    before: str = "",
) -> Turn | None:
    key = f"booking:calendly:{what}:{reference}"
    starts = house.now() + timedelta(days=2)
    event = BookingMoved(key, "calendly", what, email, reference, house.now(), starts, mark, before)
    await house.database.write(
        lambda c: inbox.claim(c, event, conversation="bookings/x", now=house.now(), address=None)
    )
    return await house.works(key)


async def test_a_new_lead_begins_a_thread_of_its_own(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.takes(ADA, "lead:1")
        (case,) = await house.cases()
        assert (case.id, case.asker_id, case.address.thread) == (case_id_of("lead:1"), None, f"{case.id}.root")
        assert await house.said() == [
            "Nouveau prospect\u00a0: Ada Byron – Loom, par le formulaire «\u00a0Contact\u00a0».", "new Ada Byron",
        ]  # fmt: skip
        await house.delivers()
        lead = await house.world.app.books.leads.lead(case.id)
        assert lead is not None
        assert lead.owner
        assert set(await house.claims()) == {"email:ada@loom.example", "phone:+33612345678"}


async def test_fifty_identical_at_once_make_one_lead(tmp_path: Path):
    async with open_house(tmp_path) as house:
        keys = [f"lead:{n}" for n in range(50)]
        await asyncio.gather(*(house.comes(ADA, key) for key in keys))
        await asyncio.gather(*(house.works(key) for key in keys))
        assert len(await house.cases()) == 1
        await house.delivers()
        assert len(await house.world.app.books.leads.leads()) == 1
        assert len(set((await house.claims()).values())) == 1
        assert (await house.said()).count("new Ada Byron") == 1


async def test_new_words_of_somebody_known_are_said_once_in_their_thread(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.takes(ADA, "lead:1")
        await house.delivers()
        again = Given(source="web", name="Ada", email="ada@loom.example", message="Finalement douze")
        keys = [f"lead:again{n}" for n in range(10)]
        await asyncio.gather(*(house.comes(again, key) for key in keys))
        await asyncio.gather(*(house.works(key) for key in keys))
        first, second = await house.cases()
        assert second.address == first.address
        assert (await house.said()).count("again Finalement douze") == 1
        row = await house.row("lead:again0")
        assert row is not None
        assert row.outcome is not None
        assert row.outcome["known"] is True
        # The very words of the first time are nothing new.
        await house.takes(ADA, "lead:same")
        assert len(await house.cases()) == 2


async def test_after_a_month_it_is_a_new_lead_that_knows_of_the_old_one(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.takes(ADA, "lead:1")
        await house.delivers()
        house.world.clock.advance(timedelta(days=31))
        await house.takes(ADA, "lead:2")
        assert len(await house.cases()) == 2
        assert set((await house.claims()).values()) == {case_id_of("lead:2")}


async def test_two_people_behind_one_number_are_two(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.takes(ADA, "lead:1")
        other = Given(source="web", name="Charles", email="charles@loom.example", phone="+33612345678", message="Moi")
        await house.takes(other, "lead:2")
        assert len(await house.cases()) == 2
        assert (await house.claims())["phone:+33612345678"] == case_id_of("lead:1")
        # Without an address of its own, the number is who it is.
        await house.delivers()
        await house.takes(Given(source="web", phone="0612345678", message="Rappelez-moi"), "lead:3")
        assert len(await house.cases()) == 3
        assert "again Rappelez-moi" in await house.said()


async def test_what_is_silent_is_recorded_and_not_said(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.takes(ADA, "lead:1", silent=True)
        await house.takes(Given(source="web", email="bot@x.example", message="buy", trap=True), "lead:2")
        assert await house.said() == []
        assert len(await house.cases()) == 2
        await house.delivers()
        # It comes by itself later: a thread is begun for it then.
        await house.takes(Given(source="web", email="ada@loom.example", message="Bonjour"), "lead:3")
        assert await house.said() == ["Prospect\u00a0: Ada Byron.", "again Bonjour"]
        await house.takes(Given(source="web", email="ada@loom.example", message="Et encore"), "lead:4")
        assert (await house.said()).count("Prospect\u00a0: Ada Byron.") == 1
        # And silently again: a note, no case.
        before = len(await house.cases())
        await house.takes(Given(source="import", email="ada@loom.example", message="Du salon"), "lead:5", silent=True)
        assert len(await house.cases()) == before
        await house.delivers()
        notes = await house.world.app.books.leads.lead_notes(case_id_of("lead:1"))
        assert [note.text for note in notes] == ["Du salon"]


async def test_a_colleague_s_lead_is_worked_where_it_was_told(tmp_path: Path):
    async with open_house(tmp_path) as house:
        place = Address("web", "dm:lea-martin", "m1")
        given = Given(source="chat", name="Ada", email="ada@loom.example", brought_by="lea")
        event = LeadReceived(
            "lead:chat", place, given_to_json(given), house.now(), person=house.world.app.people.find("lea").id
        )
        await house.database.write(
            lambda c: inbox.claim(c, event, conversation=place.conversation, now=house.now(), address=place)
        )
        await house.works("lead:chat")
        (case,) = await house.cases()
        assert (case.address, case.asker_id) == (place, event.person)
        assert await house.said() == ["new Ada"]


async def test_a_stop_before_the_commit_leaves_nothing_and_after_it_all(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.comes(ADA, "lead:1")
        row = await house.row("lead:1")
        assert row is not None
        turn = Turn("lead:1", house.now(), row.seq)
        await house.fill(turn, row.event)  # …and the process dies here
        assert (await house.cases(), await house.claims()) == ([], {})
        await house.works("lead:1")
        assert await house.works("lead:1") is None
        assert len(await house.cases()) == 1


async def test_a_meeting_moves_its_lead_on(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.takes(ADA, "lead:1")
        with pytest.raises(Unavailable):
            await moves(house, "booked", "ada@loom.example")
        await house.delivers()
        await house.works("booking:calendly:booked:r1")
        first, second = await house.cases()
        assert second.address == first.address
        at = (house.now() + timedelta(days=2)).isoformat()
        assert f"booked {at}" in await house.said()
        await moves(house, "moved", "ada@loom.example")
        await moves(house, "cancelled", "ada@loom.example")
        assert [words.split()[0] for words in (await house.said())[-2:]] == ["rebooked", "cancelled"]


async def test_a_meeting_of_somebody_else_is_none_of_ours(tmp_path: Path):
    async with open_house(tmp_path) as house:
        turn = await moves(house, "booked", "spouse@home.example")
        assert turn is not None
        assert await house.cases() == []
        assert "spouse@home.example" not in str([row.why for row in await house.world.ledger()])


async def test_ten_thousand_of_a_file_wait_behind_whoever_is_waited_for(tmp_path: Path):
    async with open_house(tmp_path) as house:
        now = house.now()
        many: list[tuple[CaseWanted | LeadReceived, datetime | None]] = [
            (
                LeadReceived(f"lead:file:{n}", house.room.channel, given_to_json(
                    Given(source="import", via="fair.csv", email=f"p{n}@x{n}.example")), now, silent=True),
                None,
            )
            for n in range(10_000)
        ]  # fmt: skip
        await house.database.write(lambda c: inbox.claim_each_alone(c, many, now))
        await house.comes(ADA, "lead:live")
        found = await house.database.read(lambda c: inbox.due(c, now, 2))
        assert [row.key for row in found] == ["lead:live", "lead:file:0"]
        assert [inbox.in_background(row) for row in found] == [False, True]
        # A stop heaps nothing up: they send nothing, so they are not put off.
        assert await house.database.write(lambda c: inbox.spread(c, now, iter([now + timedelta(hours=1)]))) == 0


async def test_a_file_is_shared_out_evenly_though_the_records_lag_behind(tmp_path: Path):
    async with open_house(tmp_path) as house:
        owners = len(await house.room.desk.owners())
        for n in range(owners * 4):
            await house.takes(Given(source="import", email=f"p{n}@x{n}.example"), f"lead:{n}", silent=True)
        assert {one.open_leads for one in await house.room.desk.owners()} == {4}
        await house.delivers()
        house.world.clock.advance(timedelta(minutes=11))
        assert {one.open_leads for one in await house.room.desk.owners()} == {4}
