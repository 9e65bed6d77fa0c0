"""Copies of invoices read into the embedded books from a folder of PDF files, and written out again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from integrations.books import sql_schema as schema
from integrations.books.csv_files import FileResult, Progress
from integrations.books.csv_problems import Problem, Report
from integrations.books.invoice_copies import (
    FOLDER,
    MEDIA_TYPE,
    Finding,
    Owners,
    copies_folder,
    file_name,
    free_file_name,
    pdf_files,
    read_copy,
)
from integrations.books.names import name_key
from integrations.books.sql_engine import BooksDatabase
from integrations.books.sql_writing import Counts
from integrations.errors import Rejected

BATCH_BYTES = 16 * 1024 * 1024
BATCH_FILES = 100


@dataclass
class _Loaded:
    report: Report
    counts: Counts = field(default_factory=lambda: Counts(0, 0, 0))
    refused: list[FileResult] = field(default_factory=list[FileResult])


async def load_copies(database: BooksDatabase, folder: Path, progress: Progress | None) -> list[FileResult]:
    """One result for the folder (none without it), and one for each file that is refused."""
    try:
        found = await asyncio.to_thread(copies_folder, folder)
        if found is None:
            return []
        paths, others = await asyncio.to_thread(pdf_files, found)
    except OSError:
        return [FileResult(FOLDER, errors=[Problem(FOLDER, 0, "", "no_folder")])]
    loaded = _Loaded(Report(found.name))
    for other in others:
        _note(loaded, other)
    owned = _owned(Owners(await database.read(_numbers)), paths, loaded)
    await _write_all(database, found.name, owned, loaded, progress)
    return [_result(loaded), *loaded.refused]


def _owned(owners: Owners, paths: Sequence[Path], loaded: _Loaded) -> list[tuple[str, Path]]:
    """The first file of an invoice is its copy; files of none are told."""
    owned: dict[str, Path] = {}
    for path in paths:
        number = owners.of(path)
        if isinstance(number, Finding):
            _note(loaded, number)
        elif number in owned:
            _note(loaded, Finding(path.name, "copy_twice", {"other": owned[number].name}))
        else:
            owned[number] = path
    return list(owned.items())


async def _write_all(
    database: BooksDatabase, name: str, owned: list[tuple[str, Path]], loaded: _Loaded, progress: Progress | None
) -> None:
    batches = _batches(owned, loaded)
    done = 0
    while (batch := await asyncio.to_thread(next, batches, None)) is not None:
        counts = await database.write(partial(_write, batch=batch))
        before = loaded.counts
        loaded.counts = Counts(
            before.added + counts.added, before.updated + counts.updated, before.unchanged + counts.unchanged
        )
        done += len(batch)
        if progress:
            progress(name, done, len(owned))


def _batches(owned: list[tuple[str, Path]], loaded: _Loaded) -> Iterator[dict[str, bytes]]:
    """Bytes by number, so many at a time that they fit in memory."""
    batch: dict[str, bytes] = {}
    size = 0
    for number, path in owned:
        body = read_copy(path)
        if isinstance(body, Finding):
            problem = Problem(body.file, 0, "", body.code, body.values)
            loaded.refused.append(FileResult(body.file, errors=[problem]))
            continue
        batch[number] = body
        size += len(body)
        if size >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield batch
            batch, size = {}, 0
    if batch:
        yield batch


def _write(c: Connection, batch: dict[str, bytes]) -> Counts:
    """May run again: it compares what is there with what is wanted. An invoice that is gone meanwhile is left out."""
    copy, invoice = schema.invoice_copy, schema.invoice
    known = {row.number: bytes(row.body) for row in c.execute(select(copy).where(copy.c.number.in_(batch)))}
    there = set(c.scalars(select(invoice.c.number).where(invoice.c.number.in_(batch))))
    changed = {number: body for number, body in batch.items() if number in there and known.get(number) != body}
    c.execute(delete(copy).where(copy.c.number.in_(changed.keys() & known.keys())))
    if changed:
        rows = [
            {"number": number, "name": file_name(number), "media_type": MEDIA_TYPE, "body": body}
            for number, body in changed.items()
        ]
        c.execute(insert(copy), rows)
    updated = len(changed.keys() & known.keys())
    return Counts(len(changed) - updated, updated, len(there) - len(changed))


def _numbers(c: Connection) -> list[str]:
    return list(c.scalars(select(schema.invoice.c.number)))


def _note(loaded: _Loaded, finding: Finding) -> None:
    loaded.report.warn(finding.code, values={"file": Path(finding.file).name, **finding.values})


def _result(loaded: _Loaded) -> FileResult:
    counts = loaded.counts
    return FileResult(
        f"{loaded.report.file}/",
        added=counts.added,
        updated=counts.updated,
        unchanged=counts.unchanged,
        warnings=loaded.report.warnings(),
    )


def export_copies(c: Connection, folder: Path) -> list[Path]:
    """The folder, when there are any. One at a time, as all of them may not fit in memory. Errors: `Rejected`."""
    copy = schema.invoice_copy
    numbers = list(c.scalars(select(copy.c.number).order_by(copy.c.number)))
    if not numbers:
        return []
    taken = {name_key(number) for number in _numbers(c)}
    target = folder / FOLDER
    try:
        target.mkdir(parents=True, exist_ok=True)
        for number in numbers:
            body = c.execute(select(copy.c.body).where(copy.c.number == number)).scalar_one()
            name = free_file_name(number, taken)
            draft = target / f".{name}.part"
            draft.write_bytes(bytes(body))
            draft.replace(target / name)
    except OSError as error:
        raise Rejected(f"The copies cannot be written in {target}: {error.strerror}.") from None
    return [target]
