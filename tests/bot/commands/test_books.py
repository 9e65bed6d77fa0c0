"""`commis import` and `commis export`."""

from __future__ import annotations

from pathlib import Path

from tests.bot.commands.conftest import DISCOUNT, Commis, other_company, write


def test_a_second_import_changes_nothing(commis: Commis, tmp_path: Path) -> None:
    folder = other_company(tmp_path / "books")
    first = commis("import", str(folder), "--json").json
    assert {item["file"]: item["added"] for item in first} == {"customers.csv": 1, "products.csv": 1}
    again = commis("import", str(folder), "--json").json
    assert [(item["added"], item["updated"], item["unchanged"]) for item in again] == [(0, 0, 1), (0, 0, 1)]


def test_a_refused_file_is_told_by_line_and_the_others_are_loaded(commis: Commis, tmp_path: Path) -> None:
    folder = other_company(tmp_path / "books")
    write(folder, "products.csv", "sku,name,unit,unit_price,vat_rate,stock", "A,Un,pièce,abc,20,1")
    ran = commis("import", str(folder), "--json")
    assert ran.status == 1
    by_file = {item["file"]: item for item in ran.json}
    assert by_file["customers.csv"]["ok"] and not by_file["products.csv"]["ok"]
    assert any("ligne 2" in error for error in by_file["products.csv"]["errors"])
    assert "✘" in commis("import", str(folder)).out


def test_files_that_are_not_known_are_named(commis: Commis, tmp_path: Path) -> None:
    folder = other_company(tmp_path / "books")
    write(folder, "costumers.csv", "name", "x")
    ran = commis("import", str(folder), "--json")
    assert ran.status == 0
    [unknown] = [item for item in ran.json if item["file"] == "costumers.csv"]
    assert unknown["warnings"]


def test_a_folder_without_any_known_file_is_refused(commis: Commis, tmp_path: Path) -> None:
    write(tmp_path / "wrong", "costumers.csv", "name", "x")
    assert "customers.csv" in commis("import", str(tmp_path / "wrong")).sentence
    (tmp_path / "empty").mkdir()
    assert "customers.csv" in commis("import", str(tmp_path / "empty")).sentence
    assert not (tmp_path / "home").exists()


def test_what_is_no_folder_is_refused(commis: Commis, tmp_path: Path) -> None:
    assert "missing" in commis("import", str(tmp_path / "missing")).sentence
    assert "a.csv" in commis("import", str(write(tmp_path, "a.csv", "x"))).sentence


def test_an_export_comes_back_whole(stocked: Commis, tmp_path: Path, monkeypatch) -> None:
    stocked("ask", DISCOUNT, "--json")
    out = tmp_path / "out"
    files = stocked("export", str(out), "--json").json["files"]
    assert {"customers.csv", "products.csv", "people.csv", "roles.csv", "cases.jsonl", "ledger.jsonl"} <= set(files)
    people = stocked("people", "--json").json
    monkeypatch.setenv("COMMIS_HOME", str(tmp_path / "fresh"))
    ran = stocked("import", str(out), "--json")
    assert ran.status == 0, ran
    assert ran.err == ""
    assert stocked("people", "--json").json == people
    again = tmp_path / "again"
    stocked("export", str(again), "--json")
    for name in ("customers", "products", "invoices", "suppliers", "purchase_orders", "price_rules", "people", "roles"):
        assert (again / f"{name}.csv").read_text() == (out / f"{name}.csv").read_text(), name
    assert stocked("ask", "Devis pour Bellerive : 10 mugs", "--json").json["status"] == "done"


def test_an_empty_home_exports_and_comes_back(commis: Commis, tmp_path: Path) -> None:
    assert commis("export", str(tmp_path / "out")).status == 0
    assert not (tmp_path / "out" / "people.csv").exists(), "the local people are nobody's employees"


def test_a_place_that_cannot_be_written_is_said(commis: Commis, tmp_path: Path) -> None:
    file = write(tmp_path, "file", "x")
    assert "file" in commis("export", str(file)).sentence
