"""Copies of invoices: found by their names, refused when they are none, and written out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from integrations.books import invoice_copies
from integrations.books.csv_files import FileResult
from integrations.books.invoice_copies import Finding, Owners, free_file_name
from integrations.books.names import name_key
from integrations.books.sql import SqlBooks
from tests.integrations.books.conftest import Write

PDF = b"%PDF-1.7\ninvoice"
CUSTOMERS = "name,email\nAtelier Verne,ada@verne.example\n"
INVOICES = (
    "number,customer,issued_on,due_on,total_incl_vat\n"
    "F2026/01,Atelier Verne,2026-09-01,2026-10-01,100\n"
    "F2026-02,Atelier Verne,2026-09-01,2026-10-01,100\n"
    "Été 3,Atelier Verne,2026-09-01,2026-10-01,100\n"
)


def put(folder: Path, files: dict[str, bytes], name: str = "invoices") -> None:
    (folder / name).mkdir(exist_ok=True)
    for file, body in files.items():
        (folder / name / file).write_bytes(body)


def copies(results: list[FileResult]) -> FileResult:
    return next(each for each in results if each.file.endswith("/"))


async def test_copies_are_found_whatever_the_form_of_their_names(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, invoices=INVOICES)
    put(folder, {"f2026_01.PDF": PDF, "F2026-02.pdf": PDF + b"2", "e\u0301te\u0301  3.pdf": PDF + b"3"}, "Factures")
    result = copies(await books.load(folder))
    assert (result.added, result.warnings, result.errors) == (3, [], [])
    found = [await books.invoice_copy(number) for number in ("F2026/01", "F2026-02", "Été 3")]
    assert [each and (each.name, each.body) for each in found] == [
        ("F2026-01.pdf", PDF),
        ("F2026-02.pdf", PDF + b"2"),
        ("Été 3.pdf", PDF + b"3"),
    ]


async def test_copies_again_change_nothing_and_a_new_one_replaces(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, invoices=INVOICES)
    put(folder, {"F2026-01.pdf": PDF, "F2026-02.pdf": PDF})
    await books.load(folder)
    put(folder, {"F2026-02.pdf": PDF + b"new"})
    result = copies(await books.load(folder))
    assert (result.added, result.updated, result.unchanged) == (0, 1, 1)
    copy = await books.invoice_copy("F2026-02")
    assert copy is not None
    assert copy.body == PDF + b"new"


async def test_what_belongs_to_no_invoice_is_told_and_passed_over(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, invoices=INVOICES)
    put(folder, {"F2026-01.pdf": PDF, "F2026_01.pdf": PDF, "F2025-99.pdf": PDF, "notes.txt": b"x", ".hidden.pdf": PDF})
    result = copies(await books.load(folder))
    assert result.ok
    assert result.added == 1
    assert sorted(problem.code for problem in result.warnings) == ["copy_other", "copy_twice", "copy_unknown"]
    assert "« F2025-99.pdf »" in " ".join(each.text("fr") for each in result.warnings).replace("\u00a0", " ")


async def test_what_is_no_pdf_or_too_large_is_refused_alone(
    books: SqlBooks, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invoice_copies, "MAX_BYTES", 5000)
    folder = write(customers=CUSTOMERS, invoices=INVOICES)
    put(folder, {"F2026-01.pdf": b"MZ not a pdf", "F2026-02.pdf": PDF + b"x" * 5000, "Été 3.pdf": PDF})
    results = await books.load(folder)
    refused = {each.file: [problem.code for problem in each.errors] for each in results if not each.ok}
    assert refused == {"invoices/F2026-01.pdf": ["not_pdf"], "invoices/F2026-02.pdf": ["too_big_copy"]}
    assert copies(results).added == 1
    assert await books.invoice_copy("F2026/01") is None


async def test_a_folder_of_copies_alone_is_enough(books: SqlBooks, write: Write, tmp_path: Path) -> None:
    await books.load(write(customers=CUSTOMERS, invoices=INVOICES))
    put(tmp_path, {"F2026-02.pdf": PDF})
    (result,) = await books.load(tmp_path)
    assert (result.file, result.added, result.ok) == ("invoices/", 1, True)


async def test_many_copies_go_in_pieces(books: SqlBooks, write: Write) -> None:
    rows = "".join(f"M-{i},Atelier Verne,2026-09-01,2026-10-01,100\n" for i in range(230))
    folder = write(customers=CUSTOMERS, invoices=INVOICES + rows)
    put(folder, {f"M-{i}.pdf": PDF + str(i).encode() for i in range(230)})
    seen: list[tuple[int, int]] = []
    results = await books.load(
        folder, progress=lambda file, done, total: seen.append((done, total)) if file == "invoices" else None
    )
    assert copies(results).added == 230
    assert seen == [(100, 230), (200, 230), (230, 230)]
    copy = await books.invoice_copy("M-229")
    assert copy is not None
    assert copy.body == PDF + b"229"


async def test_copies_are_exported_and_read_back(books: SqlBooks, write: Write, tmp_path: Path) -> None:
    folder = write(customers=CUSTOMERS, invoices=INVOICES + "F2026-01,Atelier Verne,2026-09-01,2026-10-01,1\n")
    put(folder, {"F2026_01.pdf": PDF, "F2026-01.pdf": PDF + b"other"})
    await books.load(folder)
    paths = await books.export(tmp_path / "out")
    assert paths[-1] == tmp_path / "out" / "invoices"
    assert sorted(each.name for each in paths[-1].iterdir()) == ["F2026-01.pdf", "F2026_01.pdf"]
    result = copies(await books.load(tmp_path / "out"))
    assert (result.unchanged, result.added, result.updated, result.warnings) == (2, 0, 0, [])


def test_numbers_that_share_a_name_are_told_apart_or_not_guessed() -> None:
    owners = Owners(["A/1", "A-1", "B/1", "B:1"])
    assert owners.of(Path("A-1.pdf")) == "A-1"
    assert owners.of(Path("A_1.pdf")) == "A/1"
    unclear = owners.of(Path("invoices/B-1.pdf"))
    assert isinstance(unclear, Finding)
    assert (unclear.code, unclear.values) == ("copy_unclear", {"numbers": "B/1, B:1"})


def test_every_copy_gets_a_name_of_its_own() -> None:
    numbers = ["A/1", "A:1", "A-1", "../../etc/passwd"]
    taken = {name_key(number) for number in numbers}
    names = [free_file_name(number, taken) for number in numbers]
    assert len(set(names)) == 4
    assert not any("/" in name for name in names)


async def test_names_of_any_bytes_can_be_told(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, invoices=INVOICES)
    put(folder, {"bad\udcff\x1bname.pdf": PDF})
    (problem,) = copies(await books.load(folder)).warnings
    assert problem.text("en").encode().isascii() is False
    assert "bad??name.pdf" in problem.text("en")
