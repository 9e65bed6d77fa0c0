"""Parsed CSV rows written to the embedded books: new ones added, known ones updated, one transaction per file."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from integrations.books.csv_columns import FILES, FileSpec
from integrations.books.csv_files import FileResult, ParsedFile, Progress, read_file, spec_of
from integrations.books.csv_problems import Problem, Report
from integrations.books.sql_copies import load_copies
from integrations.books.sql_engine import BooksDatabase
from integrations.books.sql_merge import WRITERS, Counts, lock_imports
from integrations.errors import Rejected

EXPORT_ONLY = ("quotes.csv", "quote_lines.csv", "leads.csv", "lead_notes.csv")
NAMES = ", ".join(f"{spec.name}.csv" for spec in FILES)


@dataclass(frozen=True)
class _Found:
    """`elsewhere`: there are files that somebody else reads."""

    files: list[tuple[FileSpec, Path]]
    refused: list[FileResult]
    elsewhere: bool = False
    readable: bool = True


async def load_folder(
    database: BooksDatabase, folder: Path, *, others: Collection[str], progress: Progress | None
) -> list[FileResult]:
    """One result per CSV file, in the order of loading. Database trouble (`Unavailable`…) is raised."""
    found = await asyncio.to_thread(_files, folder, {name.casefold() for name in (*others, *EXPORT_ONLY)})
    results: list[FileResult] = []
    for spec, path in found.files:
        results.append(await _load_file(database, spec, path, progress))
    copies = await load_copies(database, folder, progress) if found.readable else []
    if not (found.files or found.refused or copies or found.elsewhere):
        return [_failed(str(folder), "no_files", names=NAMES)]
    return [*results, *copies, *found.refused]


async def _load_file(database: BooksDatabase, spec: FileSpec, path: Path, progress: Progress | None) -> FileResult:
    parsed = await asyncio.to_thread(read_file, path, spec, progress)
    report = parsed.report
    if report.failed:
        return FileResult(path.name, warnings=report.warnings(), errors=report.errors())
    try:
        result = await database.write(partial(_write, parsed=parsed, progress=progress))
    except _Refused as refused:
        result = refused.result
    except Rejected as error:
        problem = Problem(path.name, 0, "", "refused", {"reason": str(error)})
        result = FileResult(path.name, warnings=report.warnings(), errors=[problem])
    if progress and result.ok:
        progress(path.name, 2 * len(parsed.rows), 2 * len(parsed.rows))
    return result


class _Refused(Exception):
    """Rolls the transaction back: the file refers to what is not there."""

    def __init__(self, result: FileResult) -> None:
        super().__init__(result.file)
        self.result = result


def _write(c: Connection, parsed: ParsedFile, progress: Progress | None) -> FileResult:
    lock_imports(c)
    name, rows = parsed.report.file, len(parsed.rows)
    report = Report(name)  # its own, as a transaction may run again

    def step(done: int) -> None:
        if progress:
            progress(name, rows + done, 2 * rows)

    counts = WRITERS[parsed.spec.name](c, parsed, report, step)
    warnings = parsed.report.warnings() + report.warnings()
    result = FileResult(name, warnings=warnings, errors=report.errors())
    if report.failed:
        raise _Refused(result)
    return _counted(result, counts)


def _counted(result: FileResult, counts: Counts) -> FileResult:
    return replace(result, added=counts.added, updated=counts.updated, unchanged=counts.unchanged)


def _files(folder: Path, others: Collection[str]) -> _Found:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".csv" and path.name[0] != ".")
    except OSError:
        return _Found([], [_failed(str(folder), "no_folder")], readable=False)
    found: dict[str, tuple[FileSpec, Path]] = {}
    refused: list[FileResult] = []
    for path in paths:
        spec = spec_of(path.name)
        if path.name.casefold() in others:
            continue
        if spec is None:
            unknown = Problem(path.name, 0, "", "unknown_file", {"names": NAMES})
            refused.append(FileResult(path.name, warnings=[unknown]))
        elif spec.name in found:
            refused.append(_failed(path.name, "file_twice", other=found[spec.name][1].name))
        else:
            found[spec.name] = (spec, path)
    elsewhere = any(path.name.casefold() in others for path in paths)
    return _Found([found[spec.name] for spec in FILES if spec.name in found], refused, elsewhere)


def _failed(file: str, code: str, **values: str) -> FileResult:
    return FileResult(file, errors=[Problem(file, 0, "", code, values)])
