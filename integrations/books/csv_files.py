"""Which CSV files describe a company, and one of them read and checked: pure, nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from integrations.books.csv_cells import EMPTY, clean, plain
from integrations.books.csv_columns import FILES, Column, FileSpec
from integrations.books.csv_numbers import NumberStyle, style_of
from integrations.books.csv_problems import BadCell, BadFile, Notes, Problem, Report
from integrations.books.csv_source import Source, read_source

Progress = Callable[[str, int, int], None]
"""File, steps done, steps in all. Each row is read, then written: two steps. Called from a worker thread."""

PROGRESS_EVERY = 2000
REMEMBERED = 500


@dataclass(frozen=True)
class FileResult:
    """What came of one file: all of it with no error, else none of it. Counts are rows of the file."""

    file: str
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    warnings: list[Problem] = field(default_factory=list[Problem])
    errors: list[Problem] = field(default_factory=list[Problem])

    @property
    def ok(self) -> bool:
        return not self.errors


@dataclass(frozen=True)
class Row:
    """`values` holds the columns that the file has, by their standard name."""

    line: int
    values: dict[str, Any]


@dataclass(frozen=True)
class ParsedFile:
    """`headers` gives each standard column's name as the file writes it."""

    spec: FileSpec
    report: Report
    headers: dict[str, str] = field(default_factory=dict[str, str])
    rows: list[Row] = field(default_factory=list[Row])


def spec_of(file: str) -> FileSpec | None:
    """By name, without case: "Customers.csv", "clients.csv"."""
    stem = plain(Path(file).stem)
    return next((spec for spec in FILES if stem == spec.name or stem in spec.synonyms), None)


def read_file(path: Path, spec: FileSpec, progress: Progress | None = None) -> ParsedFile:
    """Reads to the end, so that all problems are told at once. Never raises for what is in the file."""
    report = Report(path.name)
    try:
        source = read_source(path)
        if source.encoding_guessed:
            report.warn("encoding_guessed")
        return _Reading(spec, source, report, progress).run()
    except BadFile as bad:
        report.error(bad.code, bad.line, "", bad.values)
        return ParsedFile(spec, report)


class _Reading:
    """The state of reading one file."""

    def __init__(self, spec: FileSpec, source: Source, report: Report, progress: Progress | None) -> None:
        self.spec = spec
        self.source = source
        self.report = report
        self.progress = progress
        self.width = 0
        self.places: dict[str, int] = {}
        self.headers: dict[str, str] = {}
        self.style = NumberStyle()
        self.seen: dict[tuple[str, ...], int] = {}
        self.columns: list[tuple[Column, int, dict[str, tuple[object, Notes]]]] = []

    def run(self) -> ParsedFile:
        raw = self.source.rows()
        line, header = next(raw, (0, list[str]()))
        if not header:
            raise BadFile("empty")
        self._read_header(line, header)
        parsed = ParsedFile(self.spec, self.report, self.headers)
        if self.report.failed:
            return parsed
        self.columns = [(c, self.places[c.name], {}) for c in self.spec.columns if c.name in self.places]
        lines = list(self._whole_rows(raw))
        self._find_style(lines)
        for count, (line, cells) in enumerate(lines):
            values = self._row(line, cells)
            if values is not None:
                parsed.rows.append(Row(line, values))
            if self.progress and count % PROGRESS_EVERY == 0:
                self.progress(self.report.file, count, 2 * len(lines))
        if not lines and not self.report.failed:
            self.report.warn("no_rows")
        return parsed

    def _read_header(self, line: int, header: list[str]) -> None:
        self.width = len(header)
        known = self.spec.names()
        for place, written in enumerate(header):
            label = " ".join(written.split())
            name = known.get(plain(label))
            if name is None:
                if label:
                    self.report.warn("unknown_column", line, label)
            elif name in self.places:
                self.report.error("column_twice", line, label, {"other": self.headers[name]})
            else:
                self.places[name] = place
                self.headers[name] = label
        missing = [c.name for c in self.spec.columns if c.needed != "no" and c.name not in self.places]
        if missing:
            self.report.error("missing_columns", line, "", {"columns": ", ".join(missing)})

    def _whole_rows(self, raw: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        try:
            for line, cells in raw:
                if len(cells) == self.width:
                    yield line, cells
                elif len(cells) < self.width:
                    values = {"found": str(len(cells)), "expected": str(self.width)}
                    self.report.error("too_few_cells", line, "", values)
                elif any(cell.strip() for cell in cells[self.width :]):
                    values = {"found": str(len(cells)), "expected": str(self.width)}
                    self.report.error("too_many_cells", line, "", values)
                else:
                    yield line, cells
        except BadFile as bad:
            self.report.error(bad.code, bad.line, "", bad.values)

    def _find_style(self, lines: list[tuple[int, list[str]]]) -> None:
        numbers = [self.places[c.name] for c in self.spec.columns if c.number and c.name in self.places]
        self.style = style_of((cells[place] for _, cells in lines for place in numbers), self.source.separator)

    def _row(self, line: int, cells: list[str]) -> dict[str, Any] | None:
        """None when something is wrong with it."""
        values: dict[str, Any] = {}
        sound = True
        for column, place, known in self.columns:
            raw = cells[place]
            found = known.get(raw)
            if found is None:
                try:
                    found = self._cell(column, raw)
                except BadCell as bad:
                    self.report.error(bad.code, line, self.headers[column.name], bad.values)
                    sound = False
                    continue
                if len(known) < REMEMBERED:  # rates, segments and dates repeat; names do not
                    known[raw] = found
            values[column.name], notes = found
            for code, said in notes:
                self.report.warn(code, line, self.headers[column.name], said)
        return values if sound and self._whole(line, values) else None

    def _cell(self, column: Column, raw: str) -> tuple[object, Notes]:
        text = clean(raw)
        notes: Notes = []
        if text not in EMPTY:
            return column.parse(text, self.style, notes), notes
        if column.needed == "value":
            raise BadCell("required")
        return column.empty(), notes

    def _whole(self, line: int, values: dict[str, Any]) -> bool:
        """Checks across the row's cells, and that its key is new in this file."""
        notes: Notes = []
        try:
            self.spec.check(values, notes)
        except BadCell as bad:
            self.report.error(bad.code, line, "", bad.values)
            return False
        for code, said in notes:
            self.report.warn(code, line, "", said)
        key = self.spec.key(values)
        first = self.seen.setdefault(key, line)
        if first != line:
            self.report.error("duplicate", line, "", {"key": " / ".join(key), "first": str(first)})
        return first == line
