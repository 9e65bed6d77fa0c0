"""Leads told in chat, out of real records: whose they are, of which days, in public and in private."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.console.render import plain_text
from bot.leads.answers import LeadsTold
from bot.telling import Asked
from bot.turn import Turn
from graphs.context import Person
from graphs.message import Address, Attachment, Image, Message
from graphs.understanding.lead_words import read_lead
from graphs.understanding.reading import Situation
from integrations.books.port import Directory
from integrations.books.sql import SqlBooks
from integrations.charts.port import BarChart
from integrations.crm.port import Lead, LeadClass, LeadKeys, LeadNote, LeadStatus
from integrations.errors import Misconfigured

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LEA = Person("lea", "Léa Roux", "lea@x.example", "sales", "fr", "Europe/Paris")
DIRECT, CHANNEL, LEADS = (
    Address("web", "dm:lea", "m1"),
    Address("web", "c:general", "m1"),
    Address("web", "c:leads", "t9"),
)


class Drawn:
    """Charts as they were asked for."""

    def __init__(self, fails: bool = False) -> None:
        self.charts: list[BarChart] = []
        self.fails = fails

    async def bars_png(self, chart: BarChart) -> bytes:
        if self.fails:
            raise Misconfigured("no fonts")
        self.charts.append(chart)
        return f"{chart.title}{len(self.charts)}".encode()


def lead(id: str, company: str, classed: LeadClass, status: LeadStatus, days: float, **more: object) -> Lead:
    made = Lead(id, NOW - timedelta(days=days), "web", company=company, classed=classed, status=status, name=f"N {id}")
    return replace(made, email=f"{id}@mail.example", **more)  # pyright: ignore[reportArgumentType]  # by name


KEPT = [
    lead("a", "Hôtel du Lac", "hot", "contacted", 1, owner="lea", first_reply_at=NOW - timedelta(hours=23)),
    lead("b", "Garage Hamel", "warm", "new", 2),
    lead("c", "Blue Anchor", "hot", "won", 9, owner="tom"),
    lead("d", "Spam & Co", "spam", "archived", 1),
]


@pytest.fixture
async def books(database_url: str) -> AsyncIterator[SqlBooks]:
    opened = SqlBooks.open(database_url)
    for each in KEPT:
        await opened.leads.put_lead(each.id, each, LeadKeys(email=each.email))
    await opened.leads.add_lead_note("n", "a", LeadNote(NOW - timedelta(hours=1), "note", "lea", "rappelée"))
    yield opened
    await opened.close()


async def asked(
    books: SqlBooks, text: str, where: Address = CHANNEL, charts: Drawn | None = None
) -> tuple[Message, str, Turn]:
    """As the desk does: read, then told."""
    reading = read_lead(text, "fr", Situation(Directory("1"), "fr", NOW.date()))
    assert reading is not None and reading.process == "leads_report"
    turn = Turn("web:m1", NOW)
    told = LeadsTold(books.leads, {"lea": "Léa Roux", "tom": "Tom B."}.get, Address("web", "c:leads"), charts)  # pyright: ignore[reportArgumentType]
    answer = await told.told(turn, Asked(where, LEA, reading, "", private=where is DIRECT))
    assert answer.message is not None
    return answer.message, answer.status, turn


def said(message: Message) -> str:
    return plain_text(message).replace("\u202f", " ").replace("\u00a0", " ")


async def test_the_list_is_of_those_that_run(books: SqlBooks) -> None:
    message, status, turn = await asked(books, "prospects")
    assert status == "done"
    assert [each["id"] for each in turn.outcome["facts"]["leads"]] == ["a", "b"]
    assert "Hôtel du Lac" in said(message) and "Blue Anchor" not in said(message)


async def test_mine_are_mine_and_a_class_is_a_class(books: SqlBooks) -> None:
    for text, ids in (
        ("mes prospects", ["a"]), ("prospects chauds", ["a"]), ("prospects tièdes", ["b"]), ("prospects spam", ["d"]),
        ("prospects chauds du mois", ["a", "c"]), ("hot leads today", []),
    ):  # fmt: skip
        _, _, turn = await asked(books, text)
        assert [each["id"] for each in turn.outcome["facts"]["leads"]] == ids, text


@pytest.mark.parametrize(("where", "told"), [(CHANNEL, False), (DIRECT, True), (LEADS, True)])
async def test_how_to_reach_people_is_told_in_private_and_where_leads_are_worked(
    books: SqlBooks, where: Address, told: bool
) -> None:
    for text in ("prospects", "où en est le prospect Hôtel du Lac ?", "tableau des prospects"):
        message, _, _ = await asked(books, text, where)
        assert ("N a" in said(message)) is told, text
        assert "mail.example" not in said(message) or told


async def test_who_called_back_is_told(books: SqlBooks) -> None:
    message, status, _ = await asked(books, "qui a rappelé Hôtel du Lac ?")
    assert status == "done"
    assert "Dernière action : Léa Roux" in said(message)
    assert "rappelée" not in said(message)
    assert "rappelée" in said((await asked(books, "qui a rappelé Hôtel du Lac ?", DIRECT))[0])


async def test_a_lead_that_is_not_known_is_said_so(books: SqlBooks) -> None:
    message, _, _ = await asked(books, "qui a rappelé Zorglub ?")
    assert "Je ne connais aucun prospect du nom de « Zorglub »" in said(message)


async def test_the_week_is_a_picture_with_its_figures(books: SqlBooks) -> None:
    charts = Drawn()
    message, _, turn = await asked(books, "les prospects de la semaine", charts=charts)
    facts = turn.outcome["facts"]
    assert (facts["since"], facts["count"], facts["classes"]) == ("2026-11-23", 3, {"hot": 1, "warm": 1, "spam": 1})
    assert (facts["first_reply_seconds"], facts["waiting"]) == (3600, 1)
    assert [chart.unit for chart in charts.charts] == ["count", "count"]
    images = [block for block in message.blocks if isinstance(block, Image)]
    assert [image.file.id for image in images] == [staged.ref.id for staged in turn.files]
    assert len(images) == 2 and "Première réponse en 1 h 00" in said(message)


async def test_without_a_picture_the_words_say_the_same(books: SqlBooks) -> None:
    message, status, turn = await asked(books, "les prospects de la semaine", charts=Drawn(fails=True))
    assert status == "done" and not turn.files
    assert "3 prospects depuis le 23 nov." in said(message)


async def test_last_week_ends_where_it_ended(books: SqlBooks) -> None:
    _, _, turn = await asked(books, "les prospects de la semaine dernière")
    assert (turn.outcome["facts"]["since"], turn.outcome["facts"]["count"]) == ("2026-11-16", 1)


async def test_the_file_is_given_in_private_only(books: SqlBooks) -> None:
    message, status, turn = await asked(books, "exporte les prospects")
    assert (status, turn.files) == ("refused", []) and "en privé" in said(message)
    message, status, turn = await asked(books, "exporte les prospects", DIRECT)
    assert status == "done" and any(isinstance(block, Attachment) for block in message.blocks)
    assert turn.files[0].ref.name == "prospects-2026-11-25.csv"
    assert turn.files[0].body.decode("utf-8-sig").count("\r\n") == 1 + len(KEPT)
