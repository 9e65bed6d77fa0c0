"""A CSV file about people as rows of checked text, with all that is wrong in it, by line and column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.people import cells
from bot.people.wording import tell
from integrations.books.csv_cells import plain
from integrations.books.csv_problems import BadFile, Problem
from integrations.books.csv_source import read_source


@dataclass(frozen=True)
class Fault:
    """What is wrong where. `line` counts from 1 with the header (0: the whole file)."""

    file: str
    line: int
    column: str
    key: str
    values: dict[str, object] = field(default_factory=dict[str, object])

    def text(self, language: str) -> str:
        sentence = tell(language, self.key, **{"file": self.file, **self.values})
        if not self.line:
            return sentence if self.key == "unreadable" else f"{self.file}: {sentence}"
        key = "line" if self.column else "row"
        return tell(language, key, file=self.file, line=self.line, column=self.column, text=sentence)


@dataclass(frozen=True)
class LoadedFile:
    """What came of one file; with errors nothing of it was kept. An error's `text(language)` is one sentence."""

    file: str
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[Fault | Problem] = field(default_factory=list[Fault | Problem])
    warnings: list[Fault | Problem] = field(default_factory=list[Fault | Problem])

    @property
    def ok(self) -> bool:
        return not self.errors


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict[str, str]


@dataclass
class Page:
    """A file's rows, with the faults found so far."""

    file: str
    columns: set[str]
    rows: list[Row]
    faults: list[Fault | Problem] = field(default_factory=list[Fault | Problem])

    def fault(self, row: Row, column: str, key: str, **values: object) -> None:
        self.faults.append(Fault(self.file, row.line, column, key, values))

    def read(self, row: Row, column: str, parse: Callable[[str], Any], default: Any) -> Any:
        """The cell's value; the default when the cell is empty or wrong (which is noted)."""
        text = row.cells.get(column, "")
        if not text:
            return default
        try:
            return parse(text)
        except cells.BadCell as bad:
            self.fault(row, column, bad.key, text=text[:60], **bad.values)
            return default


def read_page(path: Path, columns: Mapping[str, bool]) -> Page:
    page = Page(path.name, set(), [])
    try:
        rows = list(read_source(path).rows())
    except BadFile as bad:
        page.faults.append(Problem(path.name, bad.line, "", bad.code, bad.values))
        return page
    head = [plain(cell) for cell in rows[0][1]]
    page.columns = {name for name in head if name in columns}
    for name in sorted({name for name in page.columns if head.count(name) > 1}):
        page.faults.append(Fault(path.name, 0, "", "duplicate_column", {"column": name}))
    for name, required in columns.items():
        if required and name not in page.columns:
            page.faults.append(
                Fault(path.name, 0, "", "missing_column", {"column": name, "expected": ", ".join(columns)})
            )
    if len(rows) == 1:
        page.faults.append(Fault(path.name, 0, "", "no_rows"))
    for line, texts in rows[1:]:
        _read_row(page, head, line, texts)
    return page


def _read_row(page: Page, head: list[str], line: int, texts: list[str]) -> None:
    row = Row(line, {})
    if any(text.strip() for text in texts[len(head) :]):
        page.fault(row, "", "too_many_cells")
    for name, text in zip(head, texts, strict=False):
        if name in page.columns:
            try:
                row.cells[name] = cells.text(text)
            except cells.BadCell as bad:
                page.fault(row, name, bad.key, text=ascii(text[:60]), **bad.values)
    page.rows.append(row)
