"""`commis cases`, `ledger` and `people`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.store.schema import metadata
from tests.bot.commands.conftest import DISCOUNT, Commis


def test_a_new_home_lists_nothing_and_local_people(commis: Commis) -> None:
    assert commis("cases", "--json").json == []
    assert commis("ledger", "--json").json == []
    assert {person["role"] for person in commis("people", "--json").json} == {"employee", "sales_lead", "director"}


def test_cases_come_newest_first(stocked: Commis) -> None:
    stocked("ask", "Devis pour Bellerive : 10 mugs", "--json")
    newest = stocked("ask", DISCOUNT, "--json").json
    listed = stocked("cases", "--json").json
    assert [case["status"] for case in listed] == ["needs_approval", "done"]
    assert listed[0]["case"] == newest["case"]
    assert listed[0]["exceptions"] == ["discount_limit"]
    assert len(stocked("cases", "--limit", "1", "--json").json) == 1
    assert newest["case"] in stocked("cases").out


@pytest.mark.parametrize("limit", ["0", "-1"])
def test_a_limit_starts_at_one(commis: Commis, limit: str) -> None:
    assert "--limit" in commis("cases", f"--limit={limit}").sentence


def test_the_ledger_says_who_asked_what_and_that_it_is_whole(stocked: Commis) -> None:
    asked = stocked("ask", DISCOUNT, "--as", "lea", "--json").json
    rows = stocked("ledger", "--case", asked["case"], "--json").json
    assert [row["what"] for row in rows if row["kind"] == "asked" and row["actor"] == "lea-martin"] == [DISCOUNT]
    assert [row["seq"] for row in stocked("ledger", "--json").json] == list(range(1, len(rows) + 1))
    assert stocked("ledger", "--case", "nope", "--json").json == []
    text = stocked("ledger")
    assert text.status == 0 and "vérifiée" in text.out


def test_an_altered_ledger_is_told(stocked: Commis, tmp_path: Path) -> None:
    stocked("ask", DISCOUNT, "--json")
    with sqlite3.connect(tmp_path / "home" / "commis.db") as database:
        [table] = [name for name in metadata.tables if name == "ledger"]
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            database.execute(f"DROP TRIGGER {name}")
        database.execute(f"UPDATE {table} SET what = 'autre chose' WHERE seq = 2")
    ran = stocked("ledger", "--json")
    assert ran.status == 1
    assert isinstance(ran.json, list)
    assert "2" in ran.err
