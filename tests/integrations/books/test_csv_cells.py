"""What the cells of a company's files may hold: text, amounts, rates, dates, names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.books.csv_columns import FILES
from integrations.books.csv_files import ParsedFile, read_file
from tests.integrations.books.conftest import Parse, codes

PRODUCTS = "sku,name,aliases,unit,unit_price,vat_rate,stock\n"
CUSTOMERS = "name,email\n"


def only(parsed: ParsedFile) -> dict[str, object]:
    assert codes(parsed)[0] == []
    (row,) = parsed.rows
    return row.values


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
