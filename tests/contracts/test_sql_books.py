"""The embedded books keep the contract of all books."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from integrations.books.sql import SqlBooks
from tests.contracts.books_contract import BooksContract

FILES = {
    "company.csv": "key,value\nname,Visserie Lenoir\n",
    "customers.csv": (
        "name,email,segment,language,manner\n"
        "Atelier Verne,ada@verne.example,vip,en,warm\n"
        "Quincaillerie Osmont,osmont@example.com,standard,fr,\n"
    ),
    "products.csv": (
        "sku,name,aliases,unit,unit_price,vat_rate,stock\n"
        "VIS-008,Vis à bois 8 mm,vis|wood screw,pièce,0.125,5.5,400\n"
        "CLE-010,Clé sur mesure,,pièce,,20,\n"
    ),
    "price_rules.csv": (
        "id,label,customer,sku,minimum_quantity,discount_percent\n"
        "osmont,Osmont,Quincaillerie Osmont,,,5\n"
        "all,Vis par 100,,VIS-008,100,3\n"
    ),
    "invoices.csv": (
        "number,customer,issued_on,due_on,total_incl_vat,paid_amount,disputed\n"
        "F-1,Atelier Verne,2026-09-01,2026-10-01,100.10,30,no\n"
        "F-2,Atelier Verne,2026-10-01,2026-10-31,50,0,yes\n"
        "F-3,Atelier Verne,2026-08-01,2026-08-31,80,80,no\n"
        "A-1,Quincaillerie Osmont,2026-09-15,2026-09-15,-20,0,no\n"
        "F-4,Quincaillerie Osmont,2026-08-20,2026-09-19,10,20,no\n"
    ),
    "penalty_rates.csv": "since,rate_percent\n2026-07-01,12\n2026-01-01,10.15\n",
    "invoices/f-1.PDF": "%PDF-1.7\n",
}


class TestSqlBooks(BooksContract):
    @pytest.fixture
    async def books(self, database_url: str, tmp_path: Path) -> AsyncIterator[SqlBooks]:
        folder = tmp_path / "company"
        folder.mkdir()
        for name, text in FILES.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        books = SqlBooks.open(database_url)
        results = await books.load(folder)
        said = [problem.code for result in results for problem in (*result.errors, *result.warnings)]
        assert said == ["paid_too_much"], "F-4 was"
        yield books
        await books.close()
