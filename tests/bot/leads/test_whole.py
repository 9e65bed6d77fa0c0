"""From the webhook to the mail, with the real process: what the room performs is what the process stages."""

from __future__ import annotations

from pathlib import Path

from bot.leads.intake import LeadInbox
from bot.runner import Runner
from graphs.lead.process import LEAD
from graphs.leads.given import Given
from tests.bot.leads.house import open_house

ADA = Given(
    source="web", name="Ada Byron", company="Hôtel Bellerive", email="ada@bellerive-hotel.example", phone="0612345678",
    message="Bonjour, nous voulons un devis pour 40 moulins avant le 15 janvier, budget 12 000 €.",
    consent=True,
)  # fmt: skip


async def test_a_lead_is_recorded_given_and_answered_under_the_gate(tmp_path: Path):
    async with open_house(tmp_path, booking_url="https://vauban.example/meet") as house:
        turns, crm = house.room.turns, house.world.app.books.leads
        turns.runner = Runner([LEAD])
        object.__setattr__(turns.ports, "crm", crm)
        inbox = LeadInbox(house.database, house.world.clock, house.room.channel, lambda: None)
        kept = await inbox.lead(ADA)
        (key,) = await house.keys()
        await house.works(key)
        for row in await house.waiting():
            result = await house.acts[row.kind].perform(row.key, row.payload)
            assert result["reference"] == kept.id
        lead = await crm.lead(kept.id)
        assert lead is not None
        assert (lead.email, lead.case_id) == ("ada@bellerive-hotel.example", kept.id)
        assert lead.classed in {"hot", "warm", "cold"}
        assert lead.owner in {row.id for row in house.world.app.people.everyone()}
