"""`commis import` and `commis export`: the company's books and people from CSV files, and everything back out."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.app import App
from bot.commands import wording
from bot.commands.session import CommandError, say, session, show
from bot.people.files import PEOPLE, ROLES, import_people
from bot.people.pages import LoadedFile
from bot.settings import Settings
from bot.store import cases, ledger
from integrations.books.csv_columns import FILES
from integrations.books.csv_files import FileResult
from integrations.errors import IntegrationError

PEOPLE_FILES = (ROLES, PEOPLE)
PAGE = 1000


async def import_books(settings: Settings, options: Namespace) -> int:
    """Exit status 1 when a file was refused; the others are loaded all the same."""
    folder = Path(options.folder)
    if not folder.is_dir():
        raise CommandError(wording.text("no_folder", settings.language, folder=folder))
    async with session(settings) as app:
        results = await import_folder(app, folder, quiet=options.json)
    if not results:
        names = ", ".join([*(f"{spec.name}.csv" for spec in FILES), *PEOPLE_FILES])
        raise CommandError(wording.text("no_files", settings.language, folder=folder, names=names))
    if options.json:
        show([_result_json(result, settings.language) for result in results])
    else:
        _print(results, settings.language)
    return 0 if all(result.ok for result in results) else 1


async def import_folder(app: App, folder: Path, *, quiet: bool) -> list[FileResult | LoadedFile]:
    """Loads every known file of the folder, with a progress bar unless `quiet`."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def advance(file: str, done: int, total: int) -> None:
            if file not in tasks:
                tasks[file] = bar.add_task(file, total=total)
            bar.update(tasks[file], completed=done, total=total)

        settings = app.settings
        people = await import_people(app.database, folder, language=settings.language, time_zone=settings.time_zone)
        await app.people.load()
        return [*people, *await app.books.load(folder, others=PEOPLE_FILES, progress=advance)]


async def export(settings: Settings, options: Namespace) -> int:
    folder = Path(options.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        async with session(settings) as app:
            written = await app.books.export(folder)
            written.append(await _export_rows(app, folder / "cases.jsonl", "cases"))
            written.append(await _export_rows(app, folder / "ledger.jsonl", "ledger"))
    except (OSError, IntegrationError) as error:
        raise CommandError(wording.text("cannot_write", settings.language, folder=folder, why=error)) from None
    names = ", ".join(path.name for path in written)
    say(wording.text("exported", settings.language, folder=folder, names=names))
    return 0


async def _export_rows(app: App, path: Path, what: str) -> Path:
    """One JSON object a line, read in pages so that a long history does not fill the memory."""
    with path.open("w", encoding="utf-8") as file:
        if what == "cases":
            for case in await app.database.read(lambda c: cases.recent(c, 1_000_000)):
                file.write(json.dumps(asdict(case), ensure_ascii=False, default=str) + "\n")
            return path
        after = 0
        while page := await app.database.read(lambda c, after=after: ledger.page(c, after, PAGE)):
            for row in page:
                file.write(json.dumps(asdict(row), ensure_ascii=False, default=str) + "\n")
            after = page[-1].seq
    return path


def _result_json(result: FileResult | LoadedFile, language: str) -> dict[str, Any]:
    return {
        "file": result.file,
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
