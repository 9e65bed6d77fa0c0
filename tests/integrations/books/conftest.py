"""Books in a fresh database, and a folder of CSV files to write into."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from integrations.books.csv_files import FileResult, ParsedFile, read_file, spec_of
from integrations.books.sql import SqlBooks
from tests.support.databases import database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def books(database_url: str) -> AsyncIterator[SqlBooks]:
    """Empty books: every test that takes them runs on SQLite and on PostgreSQL."""
    books = SqlBooks.open(database_url)
    yield books
    await books.close()


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """write(customers="name,email\\n…") → the folder; names stand for `.csv` files, the text may be bytes."""

    def files(**texts: str | bytes) -> Path:
        folder = tmp_path / "company"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return files


Parse = Callable[[str, str | bytes], ParsedFile]


@pytest.fixture
def parse(write: Write) -> Parse:
    """parse("products", text) → the rows and the report, nothing written."""

    def read(name: str, text: str | bytes) -> ParsedFile:
        path = write(**{name: text}) / f"{name}.csv"
        spec = spec_of(path.name)
        assert spec is not None
        return read_file(path, spec)

    return read


def result_of(results: list[FileResult], name: str) -> FileResult:
    return next(each for each in results if each.file == f"{name}.csv")


def codes(parsed: ParsedFile) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Errors and warnings, as code and line."""
    report = parsed.report
    return [(p.code, p.line) for p in report.errors()], [(p.code, p.line) for p in report.warnings()]
