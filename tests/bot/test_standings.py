"""What runs with a customer: noted, ended, listed, by the day; and what the books call disputed."""

from __future__ import annotations

import asyncio
import json
import shutil
from argparse import Namespace
from collections.abc import AsyncGenerator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from bot import sample
from bot.clock import FrozenClock
from bot.commands.command_error import CommandError
from bot.commands.standing import standing
from bot.settings import load_settings
from bot.standings import KeptStandings, end, put
from bot.store import ledger
from bot.store.database import Database
from graphs.standing import Standing, StandingKind
from integrations.books.sql import SqlBooks
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template
from tests.support.world import open_world

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
async def books(database_url: str) -> AsyncGenerator[SqlBooks]:
    opened = SqlBooks.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def kept(database: Database, books: SqlBooks) -> KeptStandings:
    return KeptStandings(database, books, FrozenClock(NOW), time_zone="Europe/Paris")


async def note(database: Database, subject: str, kind: StandingKind, **more: Any) -> Standing:
    wanted = Standing(subject, kind, **{"since": TODAY, "by": "claire", **more})
    return await database.write(lambda c: put(c, wanted, NOW))


async def test_what_runs_today_is_told_for_those_asked_about(database: Database, kept: KeptStandings) -> None:
    await note(database, "C1", "complaint", note="furieux")
    await note(database, "C2", "promise", until=TODAY)
    assert await kept.of("C1") == [Standing("C1", "complaint", TODAY, None, "furieux", "claire")]
    assert [one.kind for one in await kept.of("C1", "C2", "C1", "", "C3")] == ["complaint", "promise"]
    assert await kept.of() == []
    assert len(await kept.running()) == 2


@pytest.mark.parametrize(
    ("since", "until", "runs"),
    [
        (date(2026, 11, 23), None, True),
        (date(2026, 11, 1), date(2026, 11, 23), True),
        (date(2026, 11, 1), date(2026, 11, 22), False),
        (date(2026, 11, 24), None, False),
    ],
)
async def test_first_and_last_day_count(
    database: Database, kept: KeptStandings, since: date, until: date | None, runs: bool
) -> None:
    await note(database, "C1", "dispute", since=since, until=until)
    assert bool(await kept.of("C1")) == runs


async def test_an_address_is_one_however_it_is_written(database: Database, kept: KeptStandings) -> None:
    await note(database, "  Marie@Aster.EXAMPLE ", "objection")
    [found] = await kept.of("marie@aster.example")
    assert found.subject == "marie@aster.example"
    assert await kept.of("MARIE@aster.example") == [found]


async def test_it_ends_once_and_the_ledger_says_by_whom(database: Database, kept: KeptStandings) -> None:
    await note(database, "C1", "final_notice")
    assert await database.write(lambda c: end(c, "C1", "final_notice", "marc", NOW))
    assert not await database.write(lambda c: end(c, "C1", "final_notice", "marc", NOW))
    assert await kept.of("C1") == []
    rows = await database.read(ledger.page)
    assert [(row.actor, row.kind, row.what) for row in rows] == [
        ("claire", "changed", "standing.final_notice C1"),
        ("marc", "changed", "standing.final_notice C1"),
    ]


async def test_noted_again_it_is_replaced(database: Database, kept: KeptStandings) -> None:
    await note(database, "C1", "promise", until=TODAY)
    await note(database, "C1", "promise", until=date(2026, 12, 31), note="fin d'année")
    [found] = await kept.of("C1")
    assert (found.until, found.note) == (date(2026, 12, 31), "fin d'année")


async def test_an_invoice_disputed_in_the_books_is_a_dispute(
    database: Database, kept: KeptStandings, books: SqlBooks, tmp_path: Path
) -> None:
    await books.load(sample.folder())
    directory = await books.directory()
    disputed = [
        customer.id
        for customer in directory.customers
        if any(due.disputed for due in (await books.quote_facts(customer.id, [])).receivables)
    ]
    assert disputed
    assert len(disputed) < len(directory.customers)
    found = await kept.of(*(customer.id for customer in directory.customers))
    assert [one.subject for one in found] == disputed
    assert {one.kind for one in found} == {"dispute"}
    assert all(one.note for one in found)
    noted = await note(database, disputed[0], "dispute")
    assert await kept.of(disputed[0]) == [noted]


# --- the command ------------------------------------------------------------------------------------------------------


class Desk:
    """Runs `commis standing` on a home of its own with the sample company."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._settings = load_settings(home=home, now="2026-11-23T09:00:00Z")

    async def run(self, customer: str | None = None, kind: str | None = None, **more: Any) -> int:
        options = {"until": None, "note": None, "end": False, "person": None, "json": False, **more}
        return await standing(self._settings, Namespace(customer=customer, kind=kind, **options))

    async def refused(self, *words: str | None, **more: Any) -> str:
        with pytest.raises(CommandError) as error:
            await self.run(*words, **more)
        return str(error.value).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("stocked") / "home"

    async def prepare() -> None:
        async with open_world(home):
            pass

    asyncio.run(prepare())
    return home


@pytest.fixture
def desk(stocked: Path, tmp_path: Path) -> Desk:
    shutil.copytree(stocked, tmp_path / "home")
    return Desk(tmp_path / "home")


async def test_noted_listed_and_ended(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert await desk.run("Bellerive", "réclamation", note="colis cassé", person="claire", until="31/12/2026") == 0
    assert await desk.run("bellerive") == 0
    assert await desk.run() == 0
    assert await desk.run("Bellerive", "complaint", end=True) == 0
    assert await desk.run("Bellerive", "complaint", json=True) == 0
    lines = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ").splitlines()
    told = lines[0].removeprefix("Noté. ")
    assert "réclamation, depuis le 23 novembre 2026, jusqu'au 31 décembre 2026 — colis cassé." in told
    assert "Bellerive" in told
    assert told in lines[1:]
    assert any(line.startswith("Terminé pour") for line in lines)
    assert '"kind": "complaint"' in "\n".join(lines)


async def test_what_cannot_be_meant_gets_a_sentence(desk: Desk) -> None:
    assert "Aucun client ne s'appelle « Xyzzyq »" in await desk.refused("Xyzzyq")
    assert "Belleriv" in await desk.refused("Bellorave", "complaint")
    assert "« colère » n'est pas prévu ici. Il y a : dispute, promise" in await desk.refused("Bellerive", "colère")
    assert "n'est pas une date" in await desk.refused("Bellerive", "promise", until="demain")
    assert "n'est pas une date" in await desk.refused("Bellerive", "promise", until="2026-02-31")
    assert "Le 22 novembre 2026 est déjà passé." in await desk.refused("Bellerive", "promise", until="2026-11-22")
    assert "il n'y a rien à terminer" in await desk.refused("Bellerive", "promise", end=True)
    assert "ne vont pas ensemble" in await desk.refused("Bellerive", "promise", end=True, until="2026-12-31")
    assert "Dites de quoi il s'agit" in await desk.refused("Bellerive", note="furieux")
    assert "Dites de quel client" in await desk.refused(None, "complaint")
    assert "Personne ne s'appelle" in await desk.refused("Bellerive", "complaint", person="zoé")


@pytest.mark.parametrize("until", ["2027-01-01", "2027-1-1", "01/01/2027", "1.1.2027", "01-01-2027"])
async def test_a_day_is_read_as_in_the_books(desk: Desk, capsys: pytest.CaptureFixture[str], until: str) -> None:
    assert await desk.run("Bellerive", "promise", until=until) == 0
    assert "jusqu'au 1er janvier 2027" in capsys.readouterr().out.replace("\u00a0", " ")


async def test_the_address_of_a_customer_is_that_customer(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    opened = SqlBooks.open(f"sqlite:///{desk.home}/commis.db")
    customer = next(one for one in (await opened.directory()).customers if one.email)
    await opened.close()
    assert await desk.run(customer.email.upper(), "complaint", json=True) == 0
    assert json.loads(capsys.readouterr().out)["subject"] == customer.id


async def test_an_address_the_books_do_not_know_may_object(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert await desk.run("Prospect@Inconnu.example", "objection") == 0
    assert await desk.run("prospect@inconnu.example") == 0
    assert capsys.readouterr().out.count("prospect@inconnu.example") == 2


async def test_after_a_complaint_nothing_was_changed_that_nobody_did_alone(desk: Desk) -> None:
    assert await desk.run("Bellerive", "complaint") == 0

    def kinds(c: Connection) -> list[str]:
        return [row.what.split()[0] for row in ledger.page(c)]

    opened = Database.open(f"sqlite:///{desk._settings.home}/commis.db")  # the desk of this test
    assert await opened.read(kinds) == ["standing.complaint"]
    await opened.close()
