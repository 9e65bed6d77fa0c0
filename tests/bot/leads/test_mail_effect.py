"""A mail to a lead leaves once for each purpose, looks again as it leaves, and gets its link then."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.store import forgotten, lead_mails
from graphs.standing import Standing
from integrations.booking.port import BookingLink
from integrations.crm.port import Lead, LeadKeys, LeadStatus
from integrations.errors import InDoubt, Misconfigured, Rejected, Unavailable
from tests.bot.leads.house import House, open_house

PLAIN = "https://vauban.example/meet"


@dataclass
class Tool:
    fails: list[Exception] = field(default_factory=list[Exception])
    given: int = 0
    provider: str = "calendly"

    async def link(self, owner_url: str = "") -> BookingLink:
        if self.fails:
            raise self.fails.pop(0)
        self.given += 1
        return BookingLink(f"https://cal.example/once/{self.given}", True, self.provider)


def payload(**more: Any) -> dict[str, Any]:
    return {
        "to": "ada@loom.example", "subject": "Votre projet", "text": "Réservez : {booking_link}", "lead_id": "L1",
        "purpose": "booking", "owner": "lea", "owner_booking": "", "reply_to_id": "", "attachments": [], **more,
    }  # fmt: skip


@asynccontextmanager
async def a_lead(home: Path, tool: Tool | None = None, **overrides: Any) -> AsyncGenerator[House]:
    async with open_house(home, booking=tool, booking_url=PLAIN, **overrides) as house:
        lead = Lead("L1", house.now(), "web", name="Ada", email="ada@loom.example")
        await house.world.app.books.leads.put_lead("put", lead, LeadKeys(email="ada@loom.example"))
        yield house


async def sends(house: House, key: str = "k1", **more: Any) -> dict[str, Any]:
    return await house.acts["lead.mail"].perform(key, payload(**more))


async def lead_of(house: House) -> Lead:
    lead = await house.world.app.books.leads.lead("L1")
    assert lead is not None
    return lead


async def test_it_leaves_with_a_link_and_is_noted(tmp_path: Path):
    async with a_lead(tmp_path, Tool()) as house:
        result = await sends(house)
        assert (result["sent"], result["link"]) == (True, "https://cal.example/once/1")
        (mail,) = house.server.taken
        assert (mail.to, mail.text) == ("ada@loom.example", "Réservez : https://cal.example/once/1")
        lead = await lead_of(house)
        assert (lead.first_reply_at, lead.last_contact_at) == (house.now(), house.now())
        notes = await house.world.app.books.leads.lead_notes("L1")
        assert [(note.kind, note.text) for note in notes] == [("sent", "Votre projet")]
        # Done again after a crash, it is done.
        assert (await sends(house))["link"] == "https://cal.example/once/1"
        assert len(house.server.taken) == 1
        # Another mail for the same purpose does not leave, one for another does.
        assert await sends(house, "k2") == {"sent": False, "why": "already"}
        house.world.clock.advance(timedelta(hours=1))
        assert (await sends(house, "k3", purpose="ask", text="Combien ?"))["sent"] is True
        lead = await lead_of(house)
        assert lead.last_contact_at == house.now()
        assert lead.first_reply_at == house.now() - timedelta(hours=1)


@pytest.mark.parametrize("status", ["booked", "won", "lost", "archived"])
async def test_not_to_a_lead_that_is_closed(tmp_path: Path, status: LeadStatus):
    async with a_lead(tmp_path) as house:
        await house.world.app.books.leads.change_lead("c", "L1", {"status": status}, None)
        assert await sends(house) == {"sent": False, "why": "status"}
        # The mail that puts it aside, and what people answer, may leave.
        declined = await sends(house, "k2", purpose="decline", text="Non")
        assert declined["sent"] is (status == "archived")
        assert (await sends(house, "k3", purpose="answer", text="Oui"))["sent"] is True


async def test_what_runs_with_them_is_looked_at_as_it_leaves(tmp_path: Path):
    async with a_lead(tmp_path) as house:
        house.running.standings.append(Standing("ada@loom.example", "objection", house.now().date()))
        assert await sends(house) == {"sent": False, "why": "standing"}
        house.running.standings.clear()
        await house.database.write(lambda c: forgotten.never_write_to(c, "Ada@Loom.example", house.now()))
        assert await sends(house) == {"sent": False, "why": "forgotten"}
        await house.world.app.books.leads.forget_person("ada@loom.example")
        assert await sends(house) == {"sent": False, "why": "gone"}
        assert house.server.taken == []


async def test_a_tool_that_refuses_is_replaced_by_the_plain_address(tmp_path: Path):
    for number, error in enumerate((Rejected("no"), Misconfigured("no key"))):
        async with a_lead(tmp_path / str(number), Tool([error])) as house:
            assert (await sends(house))["link"] == PLAIN
    async with a_lead(tmp_path / "own", Tool([Rejected("no")])) as house:
        assert (await sends(house, owner_booking="https://cal.example/lea"))["link"] == "https://cal.example/lea"
    async with a_lead(tmp_path / "api", Tool([Rejected("no")])) as house:
        # An event type of the tool's API is no page that people can open.
        assert (await sends(house, owner_booking="https://api.calendly.com/event_types/A"))["link"] == PLAIN


async def test_a_tool_that_is_down_is_waited_for_a_while(tmp_path: Path):
    tool = Tool([Unavailable("down")] * 3)
    async with a_lead(tmp_path, tool) as house:
        for _ in range(2):
            with pytest.raises(Unavailable):
                await sends(house)
        assert house.server.taken == []
        effect: Any = house.acts["lead.mail"]
        assert await effect.certain("k1")
        house.world.clock.advance(timedelta(minutes=11))
        assert (await sends(house))["link"] == PLAIN


async def test_without_any_link_the_operator_is_told(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.world.app.books.leads.put_lead(
            "put", Lead("L1", house.now(), "web", email="ada@loom.example"), LeadKeys()
        )
        with pytest.raises(Misconfigured):
            await sends(house)
        assert (await sends(house, text="Sans lien"))["sent"] is True


async def test_a_mail_server_that_is_down_wastes_no_link(tmp_path: Path):
    tool = Tool()
    async with a_lead(tmp_path, tool) as house:
        house.server.fails.append(Unavailable("greylisted"))
        with pytest.raises(Unavailable):
            await sends(house)
        assert (await sends(house))["link"] == "https://cal.example/once/1"
        assert tool.given == 1


async def test_in_doubt_it_is_not_sent_twice(tmp_path: Path):
    async with a_lead(tmp_path, Tool()) as house:
        effect: Any = house.acts["lead.mail"]
        house.server.can_find = False
        house.server.fails.append(InDoubt("cut off"))
        with pytest.raises(InDoubt):
            await sends(house)
        assert not effect.repeatable
        assert not await effect.certain("k1")
        # Its place stays taken: nobody else writes for that purpose either.
        assert await sends(house, "k2") == {"sent": False, "why": "already"}


async def test_a_stop_between_sending_and_keeping_is_finished(tmp_path: Path):
    async with a_lead(tmp_path, Tool()) as house:
        await sends(house)
        kept = await house.database.read(lambda c: lead_mails.by_key(c, "k1"))
        assert kept is not None
        # As if the process had died right after the server took it; and they object meanwhile.
        await house.database.write(lambda c: lead_mails.leaving(c, replace(kept, state="reserved"), kept.link))
        house.running.standings.append(Standing("ada@loom.example", "objection", house.now().date()))
        house.server.taken = house.server.taken[:1]
        result = await sends(house)
        assert (result["sent"], {mail.message_id for mail in house.server.taken}.__len__()) == (True, 1)


async def test_what_this_release_cannot_read_is_refused(tmp_path: Path):
    async with a_lead(tmp_path) as house:
        with pytest.raises(Rejected):
            await sends(house, purpose="surprise")
