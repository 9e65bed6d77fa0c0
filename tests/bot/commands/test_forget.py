"""`commis forget`, and `commis import leads.csv`, from the keyboard."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Commis, write

LEADS = "Nom;Société;Courriel;Message\nEnora Tanguy;Kayaks du Trieux;enora@trieux.example;Douze pagaies pour mai\n"
ADDRESS = "enora@trieux.example"


def lead_file(folder: Path, text: str = LEADS, name: str = "leads.csv") -> str:
    return str(write(folder, name, *text.splitlines()))


def stored(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.glob("*.db*")).lower()


def test_leads_are_imported_once(commis: Commis, tmp_path: Path) -> None:
    path = lead_file(tmp_path)
    [first] = commis("import", path, "--json").json
    assert (first["file"], first["ok"], first["added"], first["unchanged"]) == ("leads.csv", True, 1, 0)
    [again] = commis("import", path, "--json").json
    assert (again["added"], again["unchanged"]) == (0, 1)
    assert "arrière-plan" in commis("import", lead_file(tmp_path, LEADS.replace("Douze", "Onze"))).out


def test_a_refused_file_is_told_by_line(commis: Commis, tmp_path: Path) -> None:
    ran = commis("import", lead_file(tmp_path, LEADS + ";;;rappeler\n"), "--json")
    assert ran.status == 1
    [result] = ran.json
    assert result["added"] == 0 and "ligne 3" in result["errors"][0]


def test_nothing_is_erased_without_yes(commis: Commis, tmp_path: Path) -> None:
    commis("import", lead_file(tmp_path))
    before = commis("ledger", "--json").json
    listed = commis("forget", ADDRESS)
    assert listed.status == 0 and f"commis forget {ADDRESS} --yes" in listed.out
    assert ADDRESS.encode() in stored(tmp_path / "home")
    assert commis("ledger", "--json").json == before
    dry = commis("forget", ADDRESS, "--json").json
    assert dry["done"] is False and set(dry["kept"]) == {"digest", "ledger", "mailbox"}


@pytest.mark.parametrize(("language", "words"), [("fr", "Gardé"), ("en", "Kept")])
def test_with_yes_the_files_hold_nothing(
    commis: Commis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setenv("COMMIS_LANGUAGE", language)
    commis("import", lead_file(tmp_path))
    assert b"pagaies" in stored(tmp_path / "home")
    ran = commis("forget", ADDRESS.upper(), "--yes")
    assert ran.status == 0 and words in ran.out
    kept = stored(tmp_path / "home")
    for secret in (ADDRESS, "pagaies", "tanguy"):
        assert secret.encode() not in kept, secret
    again = commis("forget", ADDRESS, "--yes", "--json").json
    assert (again["leads"], again["cases"], again["before"]) == (0, 0, True)
    assert commis("ledger").status == 0, "the chain is whole"


def test_whoever_answers_for_it_is_in_the_ledger(stocked: Commis) -> None:
    [person, *_] = stocked("people", "--json").json
    stocked("forget", ADDRESS, "--yes", "--as", person["name"])
    last = stocked("ledger", "--json").json[-1]
    assert (last["actor"], last["kind"], last["what"]) == (person["id"], "changed", "forgotten")
    assert ADDRESS not in str(last)


def test_a_customers_documents_are_said_to_stay(stocked: Commis, tmp_path: Path) -> None:
    stocked("export", str(tmp_path / "out"))
    lines = (tmp_path / "out" / "customers.csv").read_text().splitlines()
    address = next(cell for cell in ",".join(lines[1:]).split(",") if "@" in cell)
    ran = stocked("forget", address, "--yes", "--json")
    assert "customer" in ran.json["kept"] and ran.json["customer"]
    stocked("export", str(tmp_path / "again"))
    assert (tmp_path / "again" / "customers.csv").read_text().splitlines() == lines


def test_what_is_no_address_is_refused(commis: Commis) -> None:
    assert "Enora" in commis("forget", "Enora Tanguy").sentence


def test_a_base_that_others_read_is_said(commis: Commis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commis("import", lead_file(tmp_path))
    monkeypatch.setattr("bot.store.wiping.TRIES", 1)
    [path] = (tmp_path / "home").glob("*.db")
    with sqlite3.connect(path) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM event_inbox").fetchone()
        ran = commis("forget", ADDRESS, "--yes")
        assert ran.status == 1 and "relancez" in ran.out
    assert commis("forget", ADDRESS, "--yes").status == 0
    assert ADDRESS.encode() not in stored(tmp_path / "home")
