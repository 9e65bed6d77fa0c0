"""A meeting is its lead's by the mark in the link, whoever books it and with whatever address; and nobody else's."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.events import BookingMoved, event_from_json, event_to_json
from bot.leads.intake import LeadInbox
from bot.store import lead_claims
from graphs.leads.given import Given
from integrations.booking.port import BookingLink, BookingNews
from integrations.errors import Unavailable
from tests.bot.leads.house import House, open_house
from tests.bot.leads.test_room import moves

ADA = Given(source="form", via="tally: Contact", name="Ada Byron", email="ada@loom.example", message="Dix moulins")
BOB = Given(source="form", via="tally: Contact", name="Bob Cox", email="bob@cox.example", message="Deux tasses")


@dataclass
class Tool:
    """Tells the mark again, unless `marked_by` is ""."""

    marked_by: str = "utm_content"
    given: int = 0
    provider: str = "calendly"

    async def link(self, owner_url: str = "") -> BookingLink:
        self.given += 1
        return BookingLink(f"https://calendly.com/d/{self.given}", True, self.provider, self.marked_by)


@asynccontextmanager
async def two_leads(home: Path, tool: Tool) -> AsyncGenerator[House]:
    async with open_house(home, booking=tool, booking_url="https://vauban.example/meet") as house:
        await house.takes(ADA, "lead:1")
        await house.takes(BOB, "lead:2")
        await house.delivers()
        yield house


async def lead_id(house: House, email: str) -> str:
    return (await house.claims())[f"email:{email}"]


async def writes(house: House, email: str, key: str = "k1") -> str:
    """The link in the mail that left for that lead."""
    payload: dict[str, Any] = {
        "to": email, "subject": "Votre projet", "text": "{booking_link}", "lead_id": await lead_id(house, email),
        "purpose": "booking", "reply_to_id": "", "attachments": [],
    }  # fmt: skip
    result = await house.acts["lead.mail"].perform(key, payload)
    assert house.server.taken[-1].text == result["link"]
    return str(result["link"])


def mark_in(link: str) -> str:
    return parse_qs(urlsplit(link).query)["utm_content"][0]


async def told(house: House) -> list[str]:
    return [words.split()[0] for words in await house.said()]


async def test_a_meeting_that_is_booked_with_another_address_is_theirs(tmp_path: Path):
    async with two_leads(tmp_path, Tool()) as house:
        mark = mark_in(await writes(house, "ada@loom.example"))
        turn = await moves(house, "booked", "assistant@elsewhere.example", mark=mark)
        assert turn is not None and turn.about == await lead_id(house, "ada@loom.example")
        assert (await told(house))[-1] == "booked"


async def test_the_mark_says_more_than_the_address(tmp_path: Path):
    async with two_leads(tmp_path, Tool()) as house:
        mark = mark_in(await writes(house, "ada@loom.example"))
        turn = await moves(house, "booked", "bob@cox.example", mark=mark)
        assert turn is not None and turn.about == await lead_id(house, "ada@loom.example")


@pytest.mark.parametrize("mark", ["", "aB3-_x9Lq2ZtV7mPw0cR4sYe", "mark:1", "email:ada@loom.example"])
async def test_who_was_not_sent_the_link_moves_nobody(tmp_path: Path, mark: str):
    async with two_leads(tmp_path, Tool()) as house:
        await writes(house, "ada@loom.example")
        own = await lead_id(house, "ada@loom.example")
        for guess in (mark, own):
            turn = await moves(house, "booked", "stranger@nowhere.example", f"r{guess[:5]}", mark=guess)
            assert turn is not None and turn.about is None
        assert "booked" not in await told(house)


async def test_what_becomes_of_a_known_meeting_is_told_of_its_lead(tmp_path: Path):
    async with two_leads(tmp_path, Tool()) as house:
        mark, own = mark_in(await writes(house, "ada@loom.example")), await lead_id(house, "ada@loom.example")
        await moves(house, "booked", "x@elsewhere.example", "first", mark=mark)
        moved = await moves(house, "moved", "x@elsewhere.example", "second", before="first")
        gone = await moves(house, "cancelled", "y@elsewhere.example", "second")
        assert moved is not None and gone is not None
        assert (moved.about, gone.about) == (own, own)
        assert (await told(house))[-3:] == ["booked", "rebooked", "cancelled"]


async def test_marks_are_each_lead_s_own_and_kept_with_the_mail(tmp_path: Path):
    tool = Tool()
    async with two_leads(tmp_path, tool) as house:
        house.server.fails.append(Unavailable("greylisted"))
        with pytest.raises(Unavailable):
            await writes(house, "ada@loom.example")
        first = await writes(house, "ada@loom.example")
        assert (tool.given, await writes(house, "ada@loom.example")) == (1, first)
        second = await writes(house, "bob@cox.example", "k2")
        assert mark_in(first) != mark_in(second) and len(mark_in(first)) >= 20
        claims = await house.claims()
        assert claims[f"mark:{mark_in(first)}"] == claims["email:ada@loom.example"]
        # Who is forgotten leaves no mark behind.
        await house.database.write(lambda c: lead_claims.drop(c, claims["email:ada@loom.example"]))
        turn = await moves(house, "booked", "ada2@loom.example", mark=mark_in(first))
        assert turn is not None and turn.about is None


async def test_a_link_whose_tool_tells_no_mark_stays_as_it_is(tmp_path: Path):
    async with two_leads(tmp_path, Tool(marked_by="")) as house:
        assert await writes(house, "ada@loom.example") == "https://calendly.com/d/1"
        assert not [key for key in await house.claims() if key.startswith("mark:")]


async def test_the_webhook_s_news_keep_their_mark(tmp_path: Path):
    async with open_house(tmp_path) as house:
        inbox = LeadInbox(house.database, house.world.clock, house.room.channel, lambda: None)
        await inbox.booking(BookingNews("moved", "a@x.example", "r2", None, "m" * 24, "r1"), "calendly")
        (key,) = await house.keys()
        row = await house.row(key)
        assert row is not None and isinstance(row.event, BookingMoved)
        assert (row.event.mark, row.event.before) == ("m" * 24, "r1")
        older = {name: value for name, value in event_to_json(row.event).items() if name not in ("mark", "before")}
        kept = event_from_json(older)
        assert isinstance(kept, BookingMoved) and kept.mark == ""
