"""`commis import` and `commis export`: the company's books and people from CSV files, and everything back out."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.clock import Clock
from bot.commands import wording
from bot.commands.command_error import CommandError
from bot.commands.session import records, say, show
from bot.leads.importing import import_leads
from bot.leads.owners import FILE as OWNERS
from bot.leads.owners import import_owners
from bot.leads.places import channel_of
from bot.people import People
from bot.people.export import export_people
from bot.people.files import PEOPLE, ROLES, import_people
from bot.people.pages import LoadedFile
from bot.settings import Settings
from bot.store import cases, ledger
from bot.store.database import Connection, Database
from integrations.books.csv_columns import FILES
from integrations.books.csv_files import FileResult, spec_of
from integrations.books.csv_files import Progress as Told
from integrations.books.csv_leads import is_lead_file
from integrations.books.sql import SqlBooks
from integrations.errors import IntegrationError

PEOPLE_FILES = (ROLES, PEOPLE, OWNERS)
PAGE = 1000
MOST_CASES = 1_000_000


class Records(Protocol):
    """What holds the books and the people: the whole app, or the records alone."""

    @property
    def settings(self) -> Settings: ...
    @property
    def database(self) -> Database: ...
    @property
    def books(self) -> SqlBooks: ...
    @property
    def people(self) -> People: ...
    @property
    def clock(self) -> Clock: ...


async def import_books(settings: Settings, options: Namespace) -> int:
    """Exit status 1 when a file was refused; the others are loaded all the same."""
    folder, language = Path(options.folder), settings.language
    if is_lead_file(folder.name) and folder.is_file():
        return await import_lead_file(settings, options)
    if not _known_files(folder, language):
        names = ", ".join([*(f"{spec.name}.csv" for spec in FILES), *PEOPLE_FILES])
        raise CommandError(wording.text("no_files", language, folder=folder, names=names))
    async with records(settings) as home:
        results = await import_folder(home, folder, quiet=options.json)
    if options.json:
        show([_result_json(result, language) for result in results])
    else:
        _print(results, language)
    return 0 if all(result.ok for result in results) else 1


async def import_lead_file(settings: Settings, options: Namespace) -> int:
    """Each row becomes a lead, in the background, wherever Commis works; exit status 1 when the file was refused."""
    async with records(settings) as home:
        with _progress(quiet=options.json) as advance:
            result = await import_leads(
                home.database,
                Path(options.folder),
                channel=channel_of(settings.lead_channel),
                now=home.clock.now(),
                direct=options.direct,
                progress=advance,
            )
    if options.json:
        show([_result_json(result, settings.language)])
    else:
        _print([result], settings.language)
        if result.added:
            say(wording.text("leads_claimed", settings.language, count=result.added))
    return 0 if result.ok else 1


def _known_files(folder: Path, language: str) -> list[str]:
    """The names of the files that are read. Raises `CommandError`."""
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    except NotADirectoryError:
        raise CommandError(wording.text("not_a_folder", language, folder=folder)) from None
    except (OSError, ValueError):
        raise CommandError(wording.text("no_folder", language, folder=folder)) from None
    tables = [name for name in names if name.casefold().endswith(".csv") and not name.startswith(".")]
    return [name for name in tables if spec_of(name) is not None or name.casefold() in PEOPLE_FILES]


async def import_folder(home: Records, folder: Path, *, quiet: bool) -> list[FileResult | LoadedFile]:
    """Loads every known file of the folder, with a progress bar unless `quiet`."""
    with _progress(quiet=quiet) as advance:
        settings = home.settings
        people = await import_people(home.database, folder, language=settings.language, time_zone=settings.time_zone)
        await home.people.load()
        now = home.clock.now()
        owners = await import_owners(home.database, folder, language=settings.language, now=now)
        return [*people, *owners, *await home.books.load(folder, others=PEOPLE_FILES, progress=advance)]


@contextmanager
def _progress(*, quiet: bool) -> Generator[Told]:
    """A bar for each file, on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def advance(file: str, done: int, total: int) -> None:
            if file not in tasks:
                tasks[file] = bar.add_task(file, total=total)
            bar.update(tasks[file], completed=done, total=total)

        yield advance


async def export(settings: Settings, options: Namespace) -> int:
    folder = Path(options.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise CommandError(_cannot_write(folder, error, settings.language)) from None
    async with records(settings) as home:
        try:
            written = await home.books.export(folder)
            written += await home.database.read(lambda c: export_people(c, folder))
            for path, pages in ((folder / "cases.jsonl", _cases), (folder / "ledger.jsonl", _ledger)):
                await home.database.read(lambda c, path=path, pages=pages: _write_rows(path, pages(c)))
                written.append(path)
        except (OSError, IntegrationError) as error:
            raise CommandError(_cannot_write(folder, error, settings.language)) from None
    names = [path.name for path in written]
    if options.json:
        show({"folder": str(folder), "files": names})
    else:
        say(wording.text("exported", settings.language, folder=folder, names=", ".join(names)))
    return 0


def _cannot_write(folder: Path, error: Exception, language: str) -> str:
    why = error.strerror if isinstance(error, OSError) else error
    return wording.text("cannot_write", language, folder=folder, why=why or error)


def _cases(c: Connection) -> Iterator[Any]:
    yield from cases.recent(c, MOST_CASES)


def _ledger(c: Connection) -> Iterator[Any]:
    """In pages, so that a long history does not fill the memory."""
    after = 0
    while page := ledger.page(c, after, PAGE):
        yield from page
        after = page[-1].seq


def _write_rows(path: Path, rows: Iterator[Any]) -> None:
    """One JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(asdict(row), ensure_ascii=False, default=str) + "\n")


def _result_json(result: FileResult | LoadedFile, language: str) -> dict[str, Any]:
    return {
        "file": result.file,
        "ok": result.ok,
        "added": result.added,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "warnings": [problem.text(language) for problem in result.warnings],
        "errors": [problem.text(language) for problem in result.errors],
    }


def _print(results: Sequence[FileResult | LoadedFile], language: str) -> None:
    for result in results:
        counts = {"added": result.added, "updated": result.updated, "unchanged": result.unchanged}
        name = "file_done" if result.ok else "file_refused"
        say(wording.text(name, language, file=result.file, errors=len(result.errors), **counts))
        for problem in [*result.errors, *result.warnings]:
            say(f"  {'✘' if problem in result.errors else '!'} {problem.text(language)}")
