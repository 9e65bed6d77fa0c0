"""Files as companies really have them: every form is read right, or refused with the line and the reason."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from integrations.books.csv_files import ParsedFile, read_file, spec_of
from tests.integrations.books.conftest import Parse, codes

PRODUCTS = "sku,name,aliases,unit,unit_price,vat_rate,stock\n"
CUSTOMERS = "name,email\n"


def only(parsed: ParsedFile) -> dict[str, object]:
    assert codes(parsed)[0] == []
    (row,) = parsed.rows
    return row.values


# --- encodings and separators -----------------------------------------------------------------------------------------

TEXT = "name,email\nCrêperie Ker Avel,ker@example.com\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_remark(parse: Parse, encoding: str) -> None:
    parsed = parse("customers", TEXT.encode(encoding))
    assert only(parsed)["name"] == "Crêperie Ker Avel"
    assert codes(parsed)[1] == []


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_old_encodings_are_read_with_a_warning(parse: Parse, encoding: str) -> None:
    parsed = parse("customers", TEXT.encode(encoding))
    assert only(parsed)["name"] == "Crêperie Ker Avel"
    assert codes(parsed)[1] == [("encoding_guessed", 0)]


def test_two_encodings_in_one_file_are_refused_with_the_line(parse: Parse) -> None:
    parsed = parse("customers", TEXT.encode() + "Café Rêve,r@example.com\n".encode("cp1252"))
    assert codes(parsed) == ([("mixed_encoding", 3)], [])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(parse: Parse, separator: str, end: str) -> None:
    parsed = parse("customers", f"name{separator}email{end}Ker Avel{separator}k@example.com{end}")
    assert only(parsed) == {"name": "Ker Avel", "email": "k@example.com"}


def test_the_separator_line_of_spreadsheets(parse: Parse) -> None:
    parsed = parse("customers", "sep=;\r\nname;email\r\nA, B;a@example.com\r\nA, B;b@example.com\r\n")
    assert codes(parsed)[0] == [("duplicate", 4)]


def test_headers_in_any_order_case_and_language(parse: Parse) -> None:
    parsed = parse("products", " Taux TVA ;Désignation;RÉFÉRENCE; Prix Unitaire HT ;Remarques\n20;Vis;V-1;2,5;rien\n")
    values = only(parsed)
    assert (values["sku"], values["name"], values["unit_price"], values["vat_rate"]) == (
        "V-1",
        "Vis",
        Decimal("2.5"),
        20,
    )
    assert codes(parsed)[1] == [("unknown_column", 1)]


def test_blank_lines_are_skipped_and_lines_still_counted(parse: Parse) -> None:
    parsed = parse("customers", "\n\nname,email\n\nA,a@example.com\n,\n  ,\nB,bad\n")
    assert [row.line for row in parsed.rows] == [5, 8]
    assert codes(parsed)[1] == [("email", 8)]


def test_a_quoted_cell_may_hold_lines(parse: Parse) -> None:
    parsed = parse("customers", 'name,email\n"Ker\nAvel",k@example.com\nB,b@example.com\n')
    assert [(row.line, row.values["name"]) for row in parsed.rows] == [(2, "Ker Avel"), (4, "B")]


# --- files that are none ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "empty", 0),
        (b"  \n\n", "empty", 0),
        (b"\xef\xbb\xbf", "empty", 0),
        (b",,\n , ,\n", "empty", 0),
        (b"sep=;\n", "empty", 0),
        (b"PK\x03\x04rest of a workbook", "workbook", 0),
        (b"%PDF-1.7\n", "binary", 1),
        (b"name,email\nA,a@example.com\nB\0,b@example.com\n", "binary", 3),
        (b"name,email\n\x81\x8d,x\n", "binary", 2),
        (b'name,email\nA,a@example.com\n"B,b@example.com\nC,c@example.com\n', "quote_open", 3),
        (b'name,email\n"A" junk,a@example.com\n', "quote_stray", 2),
        (b"name,email\nA\n", "too_few_cells", 2),
        (b"name,email\nA,a@example.com,more\n", "too_many_cells", 2),
        (b"name,email\n" + b"x" * 140_000 + b",a@example.com\n", "cell_too_long", 2),
        (b"Jean,jean@example.com\n", "missing_columns", 1),
        (b"name,NAME,email\nA,B,a@example.com\n", "column_twice", 1),
    ],
)
def test_broken_files_say_where_and_why(parse: Parse, data: bytes, code: str, line: int) -> None:
    assert (code, line) in codes(parse("customers", data))[0]


def test_missing_columns_are_named(parse: Parse) -> None:
    (problem,) = parse("products", "sku,stock\nV-1,3\n").report.errors()
    assert problem.text("en") == "products.csv, line 1: required columns are missing: name, unit_price, vat_rate."


def test_a_header_alone_is_a_warning(parse: Parse) -> None:
    assert codes(parse("customers", CUSTOMERS)) == ([], [("no_rows", 0)])


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    spec = spec_of("customers.csv")
    assert spec is not None
    (tmp_path / "customers.csv").mkdir()
    assert codes(read_file(tmp_path / "customers.csv", spec))[0] == [("unreadable", 0)]


def test_a_thousand_errors_are_counted_not_listed(parse: Parse) -> None:
    errors = parse("customers", CUSTOMERS + ",x@example.com\n" * 1000).report.errors()
    assert len(errors) == 101
    assert "900" in errors[-1].text("fr")
