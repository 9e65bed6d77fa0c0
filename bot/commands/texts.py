"""`commis texts`: the texts customers are sent, which of them are the company's own, and files of them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.commands.command_error import CommandError
from bot.commands.session import person_named, records, say, show
from bot.home import Home
from bot.people.wording import role_label
from bot.settings import Settings
from bot.store.database import Connection
from bot.store.people import PersonRow
from bot.texts.effects import put, take_back
from bot.texts.files import EXAMPLE, SUFFIX, ReadText, file_name, read_text, written
from bot.texts.kept import KeptTexts
from bot.texts.wording import tell
from graphs.dunning.texts import FIELDS, TEXTS, field_text, text_title
from graphs.dunning.texts_port import OwnText


async def list_texts(settings: Settings, options: Namespace) -> int:
    language = settings.language
    async with records(settings) as home:
        kept = await _kept(home)
    rows = [_row(key, kept, language) for key in TEXTS]
    if options.json:
        show(rows)
        return 0
    for row in rows:
        state = tell(language, "own" if row["own"] else "ours")
        manner = tell(language, f"manner.{row['manner']}")
        say(f"{row['name']:<20} {row['language']}  {manner:<11} {state:<12} {row['title']} — {row['subject']}")
    return 0


async def show_text(settings: Settings, options: Namespace) -> int:
    language = settings.language
    if options.name not in FIELDS:
        raise CommandError(tell(language, "unknown", name=options.name[:60], known=", ".join(FIELDS)))
    spoken, manner = options.language or language, options.manner or "formal"
    async with records(settings) as home:
        kept = await _kept(home)
    text = _current((options.name, spoken, manner), kept)
    if options.json:
        data = _row((options.name, spoken, manner), kept, language)
        show({**data, "body": text.body, "fields": {each: field_text(each, language) for each in FIELDS[options.name]}})
        return 0
    say(written(text).rstrip("\n"))
    return 0


async def check(settings: Settings, options: Namespace) -> int:
    """Exit status 1 when something is wrong with it."""
    read = read_text(Path(options.file), settings.language)
    _print([read], settings.language)
    return 1 if read.problems else 0


async def export(settings: Settings, options: Namespace) -> int:
    """All of them, as they are sent today."""
    folder, language = Path(options.folder), settings.language
    async with records(settings) as home:
        kept = await _kept(home)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for key in TEXTS:
            (folder / file_name(*key)).write_text(written(_current(key, kept)), encoding="utf-8", newline="\n")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CommandError(tell(language, "cannot_write", folder=folder, why=why)) from None
    say(tell(language, "exported", count=len(TEXTS), folder=folder))
    return 0


async def import_folder(settings: Settings, options: Namespace) -> int:
    """All of them or none; exit status 1 when something is wrong. One that says what ours says is no text of the
    company's own."""
    folder, language = Path(options.folder), settings.language
    if not folder.is_dir():
        raise CommandError(tell(language, "no_folder", folder=folder))
    files = [read_text(path, language) for path in sorted(folder.glob(f"*{SUFFIX}"))]
    if not files:
        raise CommandError(tell(language, "no_files", folder=folder, example=EXAMPLE))
    if any(file.problems for file in files):
        _print([file for file in files if file.problems], language)
        return 1
    texts = [file.own for file in files if file.own is not None]
    async with records(settings) as home:
        by = _allowed(home, options.person, language)
        kept = await _kept(home)
        changed = [text for text in texts if written(text) != written(_current(_key(text), kept))]
        if not options.check:
            await home.database.write(lambda c: _take_over(c, changed, by.id, home))
    key = "would" if options.check else "imported"
    say(tell(language, key, count=len(changed), same=len(texts) - len(changed)))
    return 0


# --- details ----------------------------------------------------------------------------------------------------------


async def _kept(home: Home) -> KeptTexts:
    kept = KeptTexts(home.database)
    await kept.refresh()
    return kept


def _key(text: OwnText) -> tuple[str, str, str]:
    return text.name, text.language, text.manner


def _current(key: tuple[str, str, str], kept: KeptTexts) -> OwnText:
    return kept.own(*key) or OwnText(*key, TEXTS[key].subject, TEXTS[key].body)


def _row(key: tuple[str, str, str], kept: KeptTexts, language: str) -> dict[str, Any]:
    name, spoken, manner = key
    text = _current(key, kept)
    return {"name": name, "language": spoken, "manner": manner, "title": text_title(name, language),
            "own": kept.own(*key) is not None, "subject": text.subject}  # fmt: skip


def _print(files: list[ReadText], language: str) -> None:
    for file in files:
        for problem in file.problems:
            say(tell(language, "where", file=file.file, text=problem))
        if not file.problems:
            say(tell(language, "good", file=file.file))


def _take_over(c: Connection, texts: list[OwnText], by: str, home: Home) -> None:
    for text in texts:
        ours = TEXTS[_key(text)]
        if written(text) == written(OwnText(*_key(text), ours.subject, ours.body)):
            take_back(c, *_key(text), by=by, clock=home.clock)
        else:
            put(c, text, by, home.clock)


def _allowed(home: Home, named: str, language: str) -> PersonRow:
    """The person named, or the first who may: whoever has the highest role. Raises `CommandError`."""
    staff = home.people.staff
    highest = max(staff.roles, key=lambda role: role.rank, default=None)
    if highest is None:
        raise CommandError(tell(language, "no_roles"))
    label = role_label(highest.name, language)
    able = sorted((row for row in staff.active if row.role == highest.name), key=lambda row: row.id)
    if named:
        person = person_named(home.people, named)
        if person.role != highest.name or not person.active:
            raise CommandError(tell(language, "not_allowed", who=person.name, role=label))
        return person
    if not able:
        raise CommandError(tell(language, "nobody", role=label))
    return able[0]
