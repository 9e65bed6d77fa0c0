"""What leads need from outside, and its failures: the register, the booking tool, a file; and what is kept of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.leads.forgetting import Forgetting
from bot.leads.importing import import_leads
from tests.flows.soundness import is_sound
from tests.support.booking_server import EVENT_TYPE, SIGNING_KEY, TOKEN, CalendlyServer
from tests.support.lead_world import HOT, PAGE, WARM, LeadWorld, open_leads
from tests.support.outside_server import DRIP, Fault, answers, fails
from tests.support.register_server import RegisterServer

ADA, BASILE = HOT["email"], WARM["email"]
DAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
VERNAY = {**HOT, "company": "Ateliers Vernay", "city": "Lyon", "postal_code": "69003"}


async def test_the_company_is_looked_up_and_told(prepared_home: Path, tmp_path: Path) -> None:
    async with (
        RegisterServer() as register,
        open_leads(prepared_home, tmp_path / "h", company_register="fr", register_url=register.url) as world,
    ):
        await world.posts(VERNAY)
        lead = await world.lead(ADA)
        assert lead.record is not None and lead.record.siren == "812345676"
        await world.world.hears("ATELIERS VERNAY")
        assert len(world.mails_to(ADA)) == 1
        for seen in register.seen:
            assert ADA not in str(seen) and "Lenoir" not in str(seen)
        await is_sound(world.world)


@pytest.mark.parametrize(
    "fault",
    [fails(500), answers(b"<html>"), answers(b"[]"), answers(b'{"results": 3}'), fails(429, Retry_After="3600")],
    ids=["down", "html", "list", "nonsense", "limited"],
)
async def test_a_register_that_fails_keeps_nobody_waiting(prepared_home: Path, tmp_path: Path, fault: Fault) -> None:
    async with (
        RegisterServer(always=fault) as register,
        open_leads(prepared_home, tmp_path / "h", company_register="fr", register_url=register.url) as world,
    ):
        await world.posts(VERNAY)
        lead = await world.lead(ADA)
        assert lead.record is None and lead.classed == "hot" and len(world.mails_to(ADA)) == 1
        await is_sound(world.world)


async def test_a_slow_register_is_not_waited_for_and_asked_again_later(prepared_home: Path, tmp_path: Path) -> None:
    async with (
        RegisterServer(always=DRIP) as register,
        open_leads(prepared_home, tmp_path / "h", company_register="fr", register_url=register.url) as world,
    ):
        await world.posts(VERNAY)
        assert (await world.lead(ADA)).classed == "hot" and len(world.mails_to(ADA)) == 1
        register.always = None
        await world.world.waits(hours=2)
        lead = await world.lead(ADA)
        assert lead.record is not None and len(world.mails_to(ADA)) == 1


async def test_a_link_for_one_booking(prepared_home: Path, tmp_path: Path) -> None:
    async with (
        CalendlyServer() as tool,
        open_leads(
            prepared_home, tmp_path / "h", booking="calendly", booking_url=EVENT_TYPE, calendly_token=TOKEN,
            calendly_api_url=tool.url, calendly_signing_key=SIGNING_KEY,
        ) as world,
    ):  # fmt: skip
        await world.posts(HOT)
        assert tool.made and tool.made[-1] in world.mails_to(ADA)[0].get_content()
        assert len(tool.made) == 1
        await world.books(ADA)
        assert (await world.lead(ADA)).status == "booked"


async def test_a_booking_tool_that_is_down_gives_way_to_the_plain_page(prepared_home: Path, tmp_path: Path) -> None:
    async with (
        CalendlyServer(always=fails(503)) as tool,
        open_leads(
            prepared_home, tmp_path / "h", booking="calendly", booking_url=PAGE, calendly_token=TOKEN,
            calendly_api_url=tool.url,
        ) as world,
    ):  # fmt: skip
        await world.posts(HOT)
        for _ in range(12):
            await world.world.waits(minutes=5)
        [mail] = world.mails_to(ADA)
        assert PAGE in mail.get_content() and (await world.lead(ADA)).status == "contacted"


# --- a file -----------------------------------------------------------------------------------------------------------

FILE = (
    "Nom;Société;Courriel;Téléphone;Ville;Besoin;Budget\n"
    "Ada Lenoir;Voilerie du Ponant;ada@voilerie-ponant.example;06 12 34 56 78;Brest;"
    "devis pour 40 moulins manuels avant le 15 janvier;4 000 €\n"
    "Basile Ott;Papeterie Ott;basile@papeterie-ott.example;;Lyon;des moulins manuels;\n"
    "Sophie Garnier;Hôtel Bellerive;sophie@hotel-bellerive.example;;;;\n"
)


async def imported(world: LeadWorld, folder: Path) -> None:
    path = folder / "leads.csv"
    path.write_text(FILE, encoding="utf-8")
    app = world.world.app
    result = await import_leads(app.database, path, channel=app.leads.channel, now=app.clock.now())
    assert result.ok and result.added == 3
    for _ in range(4):
        await world.world.waits(minutes=2)


async def test_a_file_is_silent_and_told_once(prepared_home: Path, tmp_path: Path) -> None:
    async with open_leads(prepared_home, tmp_path / "h", at=DAY) as world:
        await imported(world, tmp_path)
        assert {(lead.email, lead.classed) for lead in await world.leads()} >= {(ADA, "hot"), (BASILE, "warm")}
        assert not world.world.mails()
        assert len(await world.world.every_post()) == 1
        await world.world.says("marc", "contacte Voilerie du Ponant", anew=True)
        [mail] = world.mails_to(ADA)
        text = mail.get_content()
        assert "vous ne nous les avez pas données vous-même" in text and "vous y opposer à tout moment" in text
        assert (await world.lead(ADA)).informed_at is not None
        assert not world.mails_to(BASILE)
        await is_sound(world.world)


async def test_without_contact_they_are_erased_in_time(prepared_home: Path, tmp_path: Path) -> None:
    async with open_leads(prepared_home, tmp_path / "h", at=DAY, lead_retention_days=60) as world:
        await world.posts(HOT)
        await world.world.says("marc", "Voilerie du Ponant est gagné", anew=True)
        await world.posts({**WARM, "consent": False})
        await world.passes(70)
        left = [lead.email for lead in await world.leads()]
        assert BASILE not in left
        assert not any("papeterie-ott" in str(row) for row in await world.world.ledger())
        await is_sound(world.world)


async def test_who_is_forgotten_is_never_written_to_again(prepared_home: Path, tmp_path: Path) -> None:
    async with open_leads(prepared_home, tmp_path / "h", at=DAY) as world:
        await world.posts(WARM)
        app = world.world.app
        forgetting = Forgetting(app.database, app.books, app.books.leads, app.clock, "fr")
        await forgetting.forget(BASILE, "marc")
        assert not await world.leads()
        assert not any("papeterie-ott" in str(row) for row in await world.world.ledger())
        assert not any("papeterie-ott" in str(post.content) for post in await world.world.every_post())
        before = len(world.world.mails())
        await world.posts({**WARM, "message": "Bonjour, nous cherchons toujours des moulins manuels."}, work=False)
        await world.world.works()
        await world.passes(20)
        assert len(world.world.mails()) == before
        await is_sound(world.world)
