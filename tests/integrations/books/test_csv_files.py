"""Files as companies really have them: every form is read right, or refused with the line and the reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.books.csv_columns import FILES
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


# --- cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(A1)", "@SUM(1)", "+cmd|' /C calc'!A0", "-2+3", "-cmd|x", "=", "+"]
)
def test_formulas_are_refused(parse: Parse, text: str) -> None:
    assert codes(parse("customers", f'{CUSTOMERS}"{text}",a@example.com\n'))[0] == [("formula", 2)]


@pytest.mark.parametrize("text", ["+33 4 12 34 56 78", "- Chez Paul -", "'=1+1"])
def test_text_that_only_looks_like_a_formula_is_kept(parse: Parse, text: str) -> None:
    parsed = parse("customers", f"name,email,contact\nA,a@example.com,{text}\n")
    assert only(parsed)["contact"] == text.removeprefix("'")


def test_invisible_characters(parse: Parse) -> None:
    parsed = parse("customers", f"{CUSTOMERS}\u202eKer\u00a0\u200bAvel,a@example.com\n")
    assert only(parsed)["name"] == "Ker Avel"
    assert codes(parse("customers", f"{CUSTOMERS}Ker\x07Avel,a@example.com\n"))[0] == [("control", 2)]


def test_decomposed_accents_are_the_same_name(parse: Parse) -> None:
    parsed = parse("customers", f"{CUSTOMERS}Café,a@example.com\nCafe\u0301,b@example.com\n")
    assert codes(parsed)[0] == [("duplicate", 3)]


@pytest.mark.parametrize(
    ("cell", "price"),
    [
        ("12.5", "12.5"),
        ('"12,5"', "12.5"),
        ('"1 234,56 €"', "1234.56"),
        ('"1\u202f234,56\u00a0€"', "1234.56"),
        ('"1,234.56"', "1234.56"),
        ('"1.234,56"', "1234.56"),
        ('"0,125"', "0.125"),
        ("€12", "12"),
        ("12 EUR", "12"),
        ("0", "0"),
        ("", None),
        ("-", None),
    ],
)
def test_prices(parse: Parse, cell: str, price: str | None) -> None:
    values = only(parse("products", f"{PRODUCTS}V,Vis,,,{cell},20,\n"))
    assert values["unit_price"] == (None if price is None else Decimal(price))
    assert values["stock"] is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("12.5.1", "not_number"),
        ("twelve", "not_number"),
        ("1e9", "not_number"),
        ("NaN", "not_number"),
        ("Infinity", "not_number"),
        ("12 34", "not_number"),
        ("(12)", "not_number"),
        ("=2*6", "formula"),
        ("$12", "currency"),
        ("-1", "too_small"),
        ("99999999999999999999", "too_large"),
        ('"1,250"', "unclear_number"),
    ],
)
def test_bad_prices(parse: Parse, cell: str, code: str) -> None:
    assert codes(parse("products", f"{PRODUCTS}V,Vis,,,{cell},20,\n"))[0] == [(code, 2)]


@pytest.mark.parametrize(
    ("other", "price"), [('"3,50"', Decimal("1.25")), ("3.50", Decimal(1250)), ('"3,5"', Decimal("1.25"))]
)
def test_the_file_s_clear_numbers_settle_the_unclear_ones(parse: Parse, other: str, price: Decimal) -> None:
    parsed = parse("products", f'{PRODUCTS}A,A,,,"1,250",20,\nB,B,,,{other},20,\n')
    assert codes(parsed)[0] == []
    assert parsed.rows[0].values["unit_price"] == price


@pytest.mark.parametrize(
    ("cell", "rate", "warning"),
    [
        ("20", "20", None),
        ("20%", "20", None),
        ("20 %", "20", None),
        ('"5,5"', "5.5", None),
        ("0", "0", None),
        ("0.2", "20", "rate_fraction"),
        ("0.055", "5.5", "rate_fraction"),
        ("19", "19", "rate_unusual"),
        ("0.2 %", "0.2", "rate_unusual"),
    ],
)
def test_vat_rates(parse: Parse, cell: str, rate: str, warning: str | None) -> None:
    parsed = parse("products", f"{PRODUCTS}V,Vis,,,1,{cell},\n")
    assert only(parsed)["vat_rate"] == Decimal(rate)
    assert codes(parsed)[1] == ([(warning, 2)] if warning else [])


@pytest.mark.parametrize(
    ("cell", "code"), [("", "required"), ("-5", "not_percent"), ("120", "not_percent"), ("x", "not_number")]
)
def test_bad_vat_rates(parse: Parse, cell: str, code: str) -> None:
    assert codes(parse("products", f"{PRODUCTS}V,Vis,,,1,{cell},\n"))[0] == [(code, 2)]


INVOICES = "number,customer,issued_on,due_on,total_incl_vat,paid_amount,paid_on,disputed\n"


@pytest.mark.parametrize(
    "cell", ["2026-11-03", "03/11/2026", "3/11/2026", "03-11-2026", "03.11.2026", "2026-11-03T00:00:00"]
)
def test_dates(parse: Parse, cell: str) -> None:
    assert only(parse("invoices", f"{INVOICES}F1,A,{cell},2026-12-01,10,,,\n"))["issued_on"] == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "required"),
        ("11/23/2026", "not_date"),
        ("2026-02-30", "not_date"),
        ("03/11/26", "short_year"),
        ("soon", "not_date"),
    ],
)
def test_bad_dates(parse: Parse, cell: str, code: str) -> None:
    assert codes(parse("invoices", f"{INVOICES}F1,A,{cell},2026-12-01,10,,,\n"))[0] == [(code, 2)]


@pytest.mark.parametrize(
    ("cell", "yes"), [("yes", True), ("OUI", True), ("1", True), ("vrai", True), ("no", False), ("", False)]
)
def test_yes_and_no(parse: Parse, cell: str, yes: bool) -> None:
    assert only(parse("invoices", f"{INVOICES}F1,A,2026-11-03,2026-12-01,10,,,{cell}\n"))["disputed"] is yes


@pytest.mark.parametrize(
    ("paid", "paid_on", "amount"), [("", "", "0"), ("4", "", "4"), ("", "2026-11-20", "10"), ("10", "2026-11-20", "10")]
)
def test_what_was_paid(parse: Parse, paid: str, paid_on: str, amount: str) -> None:
    row = only(parse("invoices", f"{INVOICES}F1,A,2026-11-03,2026-12-01,10,{paid},{paid_on},\n"))
    assert row["paid_amount"] == Decimal(amount)


def test_messy_but_usable_details_are_warnings(parse: Parse) -> None:
    parsed = parse(
        "customers",
        "name,email,segment,language,siren,vat_number,payment_terms_days,customer_since\n"
        "A,not-a-mail,Fidèle,Français,123456789,FR00,30 jours,2019\n"
        "B,b@example.com,,de,732 829 320,FR44732829320,,\n",
    )
    assert codes(parsed) == (
        [],
        [("email", 2), ("siren", 2), ("vat_number", 2), ("language", 3)],
    )
    first, second = (row.values for row in parsed.rows)
    assert (first["segment"], first["language"], first["payment_terms_days"]) == ("loyal", "fr", 30)
    assert first["customer_since"] == date(2019, 1, 1)
    assert (second["segment"], second["language"], second["siren"]) == ("standard", "en", "732829320")
    assert second["payment_terms_days"] == 30


@pytest.mark.parametrize(
    ("column", "cell", "code"), [("segment", "gold", "not_segment"), ("payment_terms_days", "-3", "not_days")]
)
def test_details_that_would_change_prices_or_dates_are_errors(parse: Parse, column: str, cell: str, code: str) -> None:
    assert codes(parse("customers", f"name,email,{column}\nA,a@example.com,{cell}\n"))[0] == [(code, 2)]


@pytest.mark.parametrize("second", ["Ker Avel", "ker  AVEL "])
def test_a_name_twice_tells_both_lines(parse: Parse, second: str) -> None:
    (problem,) = parse("customers", f"{CUSTOMERS}Ker Avel,a@example.com\n{second},b@example.com\n").report.errors()
    assert "line 3" in problem.text("en")
    assert "line 2" in problem.text("en")


def test_aliases(parse: Parse) -> None:
    parsed = parse("products", f"{PRODUCTS}V,Vis, vis à bois | screw ||screw,,1,20,\n")
    assert only(parsed)["aliases"] == ["vis à bois", "screw"]


def test_html_and_mentions_in_names_are_only_text(parse: Parse) -> None:
    assert (
        only(parse("customers", f"{CUSTOMERS}<b>Ker</b> <!channel>,a@example.com\n"))["name"] == "<b>Ker</b> <!channel>"
    )


@given(st.data())
def test_whatever_the_bytes_the_reader_answers(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from(FILES))
    header = ",".join(column.name for column in spec.columns).encode() + b"\n"
    noise = data.draw(st.binary(max_size=60) | st.text("\"'=+-@,;|\t\n\r1.€%éx ", max_size=60).map(str.encode))
    path = tmp_path_factory.getbasetemp() / "noise.csv"
    path.write_bytes(data.draw(st.sampled_from([b"", header])) + noise)
    parsed = read_file(path, spec)
    problems = [*parsed.report.errors(), *parsed.report.warnings()]
    assert all(problem.text(language) for problem in problems for language in ("fr", "en"))
    assert parsed.rows or problems
