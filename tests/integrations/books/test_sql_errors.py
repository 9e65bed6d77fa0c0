"""Trouble with the database is told apart: try again, tell the person, or wake the operator; never a secret."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, make_url

from integrations.books import sql_engine
from integrations.books.sql import SqlBooks
from integrations.errors import Misconfigured, Unavailable
from tests.integrations.books.test_sql_crash import quote
from tests.support.peers import PostgresPeer


@pytest.mark.parametrize("url", ["not a url", "mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_addresses_that_cannot_keep_books(url: str) -> None:
    with pytest.raises(Misconfigured):
        SqlBooks.open(url)


async def test_missing_tables_wake_the_operator(tmp_path: Path) -> None:
    books = SqlBooks.open(f"sqlite:///{tmp_path / 'new' / 'books.db'}")
    with pytest.raises(Misconfigured, match="commis migrate"):
        await books.directory()
    await books.close()


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "books.db").write_text("these are my books, honestly " * 100)
    books = SqlBooks.open(f"sqlite:///{tmp_path / 'books.db'}")
    with pytest.raises(Misconfigured):
        await books.directory()
    await books.close()


async def test_an_unreachable_server_is_tried_again_and_keeps_its_password(tmp_path: Path) -> None:
    books = SqlBooks.open(f"postgresql+psycopg://clerk:hunter2@/books?host={tmp_path}")
    with pytest.raises(Unavailable) as caught:
        await books.directory()
    assert "hunter2" not in str(caught.value)
    await books.close()


async def test_missing_tables_on_postgresql(postgres_templates: PostgresPeer) -> None:
    books = SqlBooks.open(postgres_templates.new_database())
    with pytest.raises(Misconfigured, match="commis migrate"):
        await books.directory()
    await books.close()


async def test_an_unknown_database_on_postgresql(postgres_templates: PostgresPeer) -> None:
    url = make_url(postgres_templates.new_database()).set(database="nowhere")
    books = SqlBooks.open(url.render_as_string(hide_password=False))
    with pytest.raises(Misconfigured):
        await books.directory()
    await books.close()


async def test_a_locked_file_is_tried_again_and_read_meanwhile(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sql_engine, "LOCK_SECONDS", 0)
    path = tmp_path / "books.db"
    path.write_bytes(sqlite_template.read_bytes())
    books = SqlBooks.open(f"sqlite:///{path}")
    await books.directory()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        await books.record_quote("k", quote("Client"))
    assert (await books.directory()).customers == []
    other.execute("ROLLBACK")
    other.close()
    assert (await books.record_quote("k", quote("Client"))).number == "D2026-0001"
    await books.close()


async def test_a_full_disk_loses_nothing(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    path.write_bytes(sqlite_template.read_bytes())
    books = SqlBooks.open(f"sqlite:///{path}")
    await books.record_quote("first", quote("Client"))

    def shrink(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    await books._database.write(shrink)  # the same connection comes back from the pool
    with pytest.raises(Unavailable, match="full"):
        for i in range(1000):
            await books.record_quote(f"k{i}", quote(f"Client {i} " + "x" * 250))
    await books.close()
    again = SqlBooks.open(f"sqlite:///{path}")
    kept = await again.quotes(limit=2000)
    assert sorted(each.number for each in kept) == [f"D2026-{i:04d}" for i in range(1, len(kept) + 1)]
    await again.close()


async def test_closed_books(books: SqlBooks) -> None:
    await books.close()
    with pytest.raises(Unavailable):
        await books.directory()
