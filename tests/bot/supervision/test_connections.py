"""Each thing we are connected to says how it is: it answers, does not since some time, or is not set up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.hearing import TOLD_FALLBACK
from bot.outside import Outside
from bot.store import settings as kept_settings
from bot.supervision.alert_cards import Shown
from bot.supervision.connections import FALLBACK, Recorded, RecordedBooking, RecordedRegister, chat_checks, recorded
from bot.supervision.health import Health, answering
from bot.supervision.status_card import fields
from integrations.booking.port import BookingLink
from integrations.errors import Misconfigured, NotFound, Rejected, Unavailable
from integrations.http import HttpClient
from integrations.register.port import RegisterAnswer, RegisterQuery
from tests.bot.supervision.room import Room, plain


class Service:
    """A register and a booking tool that do as they are told."""

    provider = "calendly"

    def __init__(self) -> None:
        self.error: Exception | None = None

    async def look_up(self, query: RegisterQuery) -> RegisterAnswer:
        if self.error is not None:
            raise self.error
        return RegisterAnswer()

    async def link(self, owner_url: str = "") -> BookingLink:
        if self.error is not None:
            raise self.error
        return BookingLink("https://book.example", True, self.provider)

    async def answers(self) -> None:
        if self.error is not None:
            raise self.error


async def connections(room: Room, language: str = "fr") -> str:
    status = await room.desk.status()
    shown = Shown(language, "Europe/Paris", status.at)
    label = "Connections" if language == "en" else "Connexions"
    return plain(dict(fields(status, shown, str, full=True))[label])


async def test_what_is_not_set_up_is_said_and_is_no_trouble(room: Room):
    await room.desk.plan()
    await room.looks(minutes=5)
    assert "non configurés : " in await connections(room)
    for name in ("Courrier sortant", "Slack", "Teams", "Modèle de langue"):
        assert name in (await connections(room)).partition("non configurés : ")[2]
    assert "not set up: Outgoing mail, Mailbox, Slack, Teams, Language model" in await connections(room, "en")
    status = await room.desk.status()
    assert status.well and await room.open_alerts() == []


async def test_since_when_something_does_not_answer_is_kept_across_restarts(room: Room):
    slack = Service()
    room.desk.checks["slack"] = answering(slack.answers)
    await room.desk.plan()
    await room.looks(minutes=5)
    assert "Slack (répond)" in await connections(room)
    slack.error = Unavailable("no route")
    await room.looks(minutes=11)
    await room.looks(minutes=11)
    again = await Room.open(room.url, room.clock)
    again.desk.checks["slack"] = answering(slack.answers)
    await again.looks(minutes=11)
    assert "Slack (ne répond pas depuis 22 min)" in await connections(again)
    assert "Slack (does not answer for 22 min)" in await connections(again, "en")
    slack.error = Misconfigured("token_revoked xoxb-secret")
    await again.looks(minutes=11)
    assert "Slack (refuse nos identifiants ou nos réglages depuis 33 min)" in await connections(again)
    slack.error = None
    await again.looks(minutes=11)
    assert "Slack (répond)" in await connections(again)
    await again.close()


async def test_the_model_is_as_its_last_call_was_and_is_never_called(database_url: str):
    room = await Room.open(database_url, openai_api_key="sk-secret", model_monthly_cap="50")
    try:
        await room.desk.plan()
        await room.looks(minutes=5)
        assert "Modèle de langue (pas encore sollicité)" in await connections(room)
        await room.spends("0.02")
        await room.looks(minutes=11)
        assert "Modèle de langue (répond)" in await connections(room)
        for why, said in (
            ("unavailable", "ne répond pas"),
            ("misconfigured", "refuse nos identifiants"),
            ("cap", "au repos"),
        ):
            await room.database.write(lambda c, why=why: kept_settings.put(c, FALLBACK, why))
            await room.looks(minutes=11)
            assert f"Modèle de langue ({said}" in await connections(room), why
        assert (await room.desk.status()).spend.month == Decimal("0.02")
    finally:
        await room.close()


def test_the_fall_back_is_the_one_that_hearing_keeps():
    assert FALLBACK == TOLD_FALLBACK


async def test_register_and_booking_tell_of_their_last_answer(room: Room):
    service = Service()
    outside, checks = recorded(Outside(HttpClient(room.clock.now), service, service))
    assert outside.register is not None and outside.booking is not None and outside.booking.provider == "calendly"
    assert await checks["register"]() == await checks["booking"]() == Health(True, "unasked")
    room.desk.checks.update(checks)
    await room.desk.plan()
    await outside.register.look_up(RegisterQuery("Dupont"))
    service.error = Unavailable("down", retry_after=3)
    with pytest.raises(Unavailable):
        await outside.booking.link()
    await room.looks(minutes=5)
    said = await connections(room)
    assert "Registre des entreprises (répond)" in said and "Prise de rendez-vous (ne répond pas" in said
    service.error = Rejected("no such query")
    with pytest.raises(Rejected):
        await outside.register.look_up(RegisterQuery("?"))
    assert (await checks["register"]()).ok
    service.error = NotFound("that page is gone")
    with pytest.raises(NotFound):
        await outside.booking.link("https://book.example/lea")
    assert (await checks["booking"]()).ok
    with pytest.raises(NotFound):
        await outside.booking.link()
    assert await checks["booking"]() == Health(False, "not_found")
    await outside.http.close()


async def test_what_was_known_stays_after_a_restart_until_it_is_needed_again(room: Room):
    record = Recorded()
    room.desk.checks["register"] = record.check
    await room.desk.plan()
    service = Service()
    service.error = Unavailable("down")
    with pytest.raises(Unavailable):
        await RecordedRegister(service, record).look_up(RegisterQuery("Dupont"))
    await room.looks(minutes=5)
    room.desk.checks["register"] = Recorded().check
    await room.looks(minutes=30)
    assert "Registre des entreprises (ne répond pas depuis 30 min)" in await connections(room)
    assert RecordedBooking(service, record).provider == "calendly"


def test_a_platform_that_can_be_asked_is_asked_and_others_are_not_set_up():
    found = chat_checks({"slack": Service()})  # pyright: ignore[reportArgumentType]  # only what it is asked
    assert set(found) == {"slack", "teams"}
