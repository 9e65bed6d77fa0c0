"""What importing does to the books: all of a file or nothing, updates by natural key, names resolved."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path

import pytest

from integrations.books.csv_files import FileResult
from integrations.books.sql import SqlBooks
from tests.integrations.books.conftest import Write, result_of

CUSTOMERS = "name,email,contact,segment\nAtelier Verne,ada@verne.example,Ada,vip\nOsmont,o@example.com,,\n"
PRODUCTS = "sku,name,aliases,unit,unit_price,vat_rate,stock\nVIS-008,Vis,vis|screw,pièce,0.125,20,400\n"
INVOICES = (
    "number,customer,issued_on,due_on,total_incl_vat,paid_amount\nF-1,atelier  VERNE,2026-09-01,2026-10-01,100,0\n"
)
SUPPLIERS = "name,email\nAciérie Ravel,r@example.com\n"
ORDERS = (
    "number,supplier,ordered_on,sku,description,quantity,unit_price,vat_rate,received_quantity\n"
    "BC-1,Aciérie Ravel,2026-11-02,VIS-008,Vis,1000,0.05,20,1000\n"
    "BC-1,Aciérie Ravel,2026-11-02,,Transport,1,30,20,0\n"
)


def counts(result: FileResult) -> tuple[int, int, int]:
    return result.added, result.updated, result.unchanged


def error_codes(result: FileResult) -> list[tuple[str, int, str]]:
    return [(problem.code, problem.line, problem.column) for problem in result.errors]


async def test_importing_again_changes_nothing_and_keeps_the_version(books: SqlBooks, write: Write) -> None:
    folder = write(
        customers=CUSTOMERS, products=PRODUCTS, invoices=INVOICES, suppliers=SUPPLIERS, purchase_orders=ORDERS
    )
    first = await books.load(folder)
    assert [counts(each) for each in first] == [(2, 0, 0), (1, 0, 0), (1, 0, 0), (1, 0, 0), (2, 0, 0)]
    version = (await books.directory()).version
    again = await books.load(folder)
    assert [counts(each) for each in again] == [(0, 0, 2), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 0, 2)]
    assert (await books.directory()).version == version


async def test_rows_are_updated_by_natural_key_and_ids_stay(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, products=PRODUCTS)
    await books.load(folder)
    before = await books.directory()
    write(
        customers="name,email\nATELIER VERNE,new@verne.example\nNeuf,n@example.com\n",
        products="sku,name,unit_price,vat_rate\nvis-008,Vis à bois,0.2,20\n",
    )
    results = await books.load(folder)
    assert counts(result_of(results, "customers")) == (1, 1, 0)
    after = await books.directory()
    assert after.version != before.version
    assert len(after.customers) == 3
    verne = next(each for each in after.customers if each.email == "new@verne.example")
    assert verne.id == next(each.id for each in before.customers if each.name == "Atelier Verne")
    assert (verne.contact, verne.segment) == ("Ada", "vip"), "columns that the file has not are left as they were"
    (screws,) = after.products
    assert (screws.sku, screws.name, screws.unit_price, screws.stock) == ("VIS-008", "Vis à bois", Decimal("0.20"), 400)


async def test_one_bad_line_refuses_its_file_alone(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, products=PRODUCTS + "CLE-010,Clé,,,abc,20,\n")
    results = await books.load(folder)
    assert error_codes(result_of(results, "products")) == [("not_number", 3, "unit_price")]
    assert result_of(results, "customers").ok
    directory = await books.directory()
    assert (len(directory.customers), directory.products) == (2, [])


async def test_an_unknown_customer_refuses_the_invoices(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, invoices=INVOICES + "F-2,Nobody,2026-09-01,2026-10-01,100,0\n")
    results = await books.load(folder)
    assert error_codes(result_of(results, "invoices")) == [("unknown_customer", 3, "customer")]
    verne = next(each for each in (await books.directory()).customers if each.name == "Atelier Verne")
    assert (await books.quote_facts(verne.id, [])).receivables == []


async def test_a_paid_invoice_is_no_longer_owed(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, invoices=INVOICES)
    await books.load(folder)
    verne = next(each for each in (await books.directory()).customers if each.name == "Atelier Verne")
    assert len((await books.quote_facts(verne.id, [])).receivables) == 1
    write(invoices=INVOICES.replace(",100,0", ",100,100"))
    await books.load(folder)
    assert (await books.quote_facts(verne.id, [])).receivables == []


async def test_rules_refer_to_known_customers_and_products(books: SqlBooks, write: Write) -> None:
    rules = "id,label,segment,customer,sku,minimum_quantity,minimum_amount,discount_percent\n"
    folder = write(
        customers=CUSTOMERS, products=PRODUCTS, price_rules=f"{rules}a,A,,Nobody,NO-1,,,5\nb,B,VIP,,,,500,10 %\n"
    )
    results = await books.load(folder)
    refused = error_codes(result_of(results, "price_rules"))
    assert refused == [("unknown_customer", 2, "customer"), ("unknown_sku", 2, "sku")]
    write(price_rules=f"{rules}a,A,,osmont,vis-008,,,5\nb,B,VIP,,,,500,10 %\n")
    assert result_of(await books.load(folder), "price_rules").ok
    osmont = next(each for each in (await books.directory()).customers if each.name == "Osmont")
    first, second = (await books.quote_facts(osmont.id, [])).price_rules
    assert (first.customer, first.sku) == (osmont.id, "VIS-008")
    assert (second.segment, second.minimum_amount, second.discount_percent) == ("vip", 500, 10)


async def test_orders_take_the_lines_of_the_file(books: SqlBooks, write: Write) -> None:
    folder = write(suppliers=SUPPLIERS, purchase_orders=ORDERS)
    await books.load(folder)
    write(purchase_orders=ORDERS.replace("1000,0.05,20,1000", "1000,0.05,20,900"))
    assert counts(result_of(await books.load(folder), "purchase_orders")) == (0, 2, 0)
    assert counts(result_of(await books.load(folder), "purchase_orders")) == (0, 0, 2)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("BC-1,Other,2026-11-02,X,X,1,1,20,0", "order_differs"),
        ("BC-1,Aciérie Ravel,2026-11-03,X,X,1,1,20,0", "order_differs"),
        ("BC-2,Nobody,2026-11-02,X,X,1,1,20,0", "unknown_supplier"),
        ("BC-1,Aciérie Ravel,2026-11-02,VIS-008,Vis,1,1,20,0", "duplicate"),
        ("BC-1,Aciérie Ravel,2026-11-02,,,1,1,20,0", "no_article"),
        ("BC-1,Aciérie Ravel,2026-11-02,X,X,0,1,20,0", "no_quantity"),
    ],
)
async def test_orders_that_contradict_themselves(books: SqlBooks, write: Write, row: str, code: str) -> None:
    results = await books.load(write(suppliers=SUPPLIERS, purchase_orders=f"{ORDERS}{row}\n"))
    assert error_codes(result_of(results, "purchase_orders"))[0][:2] == (code, 4)


async def test_the_company_s_own_settings(books: SqlBooks, write: Write) -> None:
    folder = write(
        company="key,value\nName,Verne SAS\nVAT exempt,oui\nquote_validity_days,45 jours\ncolour,blue\nrcs,Lyon\n"
    )
    (result,) = await books.load(folder)
    assert [(problem.code, problem.line) for problem in result.warnings] == [("unknown_key", 5)]
    company = (await books.quote_facts("", [])).company
    assert (company.name, company.vat_exempt, company.quote_validity_days, company.rcs) == (
        "Verne SAS",
        True,
        45,
        "Lyon",
    )
    write(company="key,value\nrcs,\n")
    assert counts((await books.load(folder))[0]) == (0, 1, 0)
    assert (await books.quote_facts("", [])).company.rcs == ""


async def test_folders_without_our_files(books: SqlBooks, write: Write, tmp_path: Path) -> None:
    (missing,) = await books.load(tmp_path / "nowhere")
    assert [problem.code for problem in missing.errors] == ["no_folder"]
    (tmp_path / "empty").mkdir()
    (empty,) = await books.load(tmp_path / "empty")
    assert [problem.code for problem in empty.errors] == ["no_files"]
    folder = write(people="x", notes="x", customers=CUSTOMERS, clients=CUSTOMERS)
    results = await books.load(folder)
    assert {(each.file, each.ok) for each in results} == {
        ("clients.csv", True),
        ("customers.csv", False),
        ("notes.csv", True),
    }


async def test_progress_goes_from_nothing_to_all(books: SqlBooks, write: Write) -> None:
    rows = "".join(f"Client {i},c{i}@example.com\n" for i in range(5000))
    seen: list[tuple[str, int, int]] = []
    await books.load(write(customers="name,email\n" + rows), progress=lambda *step: seen.append(step))
    steps = [done for _, done, _ in seen]
    assert steps == sorted(steps)
    assert (seen[0], seen[-1]) == (("customers.csv", 0, 10_000), ("customers.csv", 10_000, 10_000))


async def test_two_imports_and_quotes_at_once(books: SqlBooks, write: Write) -> None:
    folder = write(customers="name,email\n" + "".join(f"Client {i},c{i}@example.com\n" for i in range(300)))
    first, second = await asyncio.gather(books.load(folder), books.load(folder))
    assert sorted([counts(first[0]), counts(second[0])]) == [(0, 0, 300), (300, 0, 0)]
    assert len((await books.directory()).customers) == 300
