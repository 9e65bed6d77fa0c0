"""`commis rules`: the list, all about one rule, its history, the named examples of a file, and the file itself."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.commands.command_error import CommandError
from bot.commands.session import records, say, show
from bot.console.render import plain_text
from bot.home import Home
from bot.rules import RuleRoom
from bot.rules.answers import Teller
from bot.rules.asked import Asked
from bot.rules.files.examples import Result, run_examples
from bot.rules.files.form import FileProblem
from bot.rules.files.meaning import Meant, draft_of
from bot.rules.files.names import Called
from bot.rules.files.places import blocks_of
from bot.rules.files.reading import Read, read_file, read_rules
from bot.rules.files.wording import tell
from bot.rules.files.writing import written
from bot.rules.known import Known
from bot.rules.wording import tell as answer
from bot.settings import Settings
from bot.store.rules import VersionRow, number_of
from graphs.rules.kept import draft_to_json
from graphs.rules.readback import facts_used
from graphs.rules.rule import Relation, Rule, RuleSet, process_of
from graphs.rules.rulebook import Rulebook

STDOUT = "-"
EVERY = 1_000_000


@dataclass(frozen=True)
class Desk:
    """What every command here works with."""

    home: Home
    room: RuleRoom
    known: Known
    language: str

    @property
    def today(self) -> date:
        """Where the company is."""
        return self.home.clock.now().astimezone(ZoneInfo(self.home.settings.time_zone)).date()

    @property
    def teller(self) -> Teller:
        return Teller(self.known, self.home.settings.time_zone, self.language)


@contextlib.asynccontextmanager
async def desk(settings: Settings) -> AsyncGenerator[Desk]:
    async with records(settings) as home:
        room = RuleRoom(home.database, home.people, home.books, home.clock)
        yield Desk(home, room, await room.around(), settings.language)


async def list_rules(settings: Settings, options: Namespace) -> int:
    """Retired ones with `--all` only."""
    async with desk(settings) as here:
        known = here.known
        rules = [rule for rule in known.kept.known.rules if options.all or rule.state != "retired"]
        listed = known.listed
        if options.json:
            broken = [_broken_json(here, rule_id) for rule_id in _broken_ids(here)]
            show([*(rule_json(rule, known, settings.language) for rule in rules), *broken]
                 + [_listed_json(rule, known, settings.language) for rule in listed])  # fmt: skip
            return 0
        asked = Asked("all", rules=rules, price_rules=listed)
        say(plain_text(here.teller.rules_list(asked, {}, most=EVERY)))
    return 0


async def show_rule(settings: Settings, options: Namespace) -> int:
    async with desk(settings) as here:
        rule_id = known_id(options.rule, here)
        details = (await here.room.details([rule_id]))[rule_id]
        if not options.json:
            say(plain_text(here.teller.explained(rule_id, details)))
            return 0
        found = here.known.find(rule_id)
        if not isinstance(found, Rule):
            data = _broken_json(here, rule_id)
        else:
            data = (rule_json if found.version else _listed_json)(found, here.known, settings.language)
        data["versions"] = [_version_json(row) for row in details.versions]
        data["used"] = [
            {"case": use.case_id, "title": use.title, "at": use.at.isoformat(), "reference": use.reference}
            for use in details.used
        ]
        show(data)
    return 0


async def history(settings: Settings, options: Namespace) -> int:
    async with desk(settings) as here:
        rule_id = known_id(options.rule, here)
        details = (await here.room.details([rule_id]))[rule_id]
        lines = here.teller.history(details) or [answer(settings.language, "in_books")]
        for line in lines:
            say(line)
    return 0


async def test(settings: Settings, options: Namespace) -> int:
    """Exit status 1 when an example is not as expected."""
    read = _parsed(options.file, settings.language)
    async with desk(settings) as here:
        book = here.room.snapshot()
        if options.rules:
            book = _book_of(_parsed(options.rules, settings.language), options.rules, here)
        results = await run_examples(read.file, book, here.home.books, here.home.people.staff, here.today)
    if not results:
        raise CommandError(tell(settings.language, "tested.none", file=options.file))
    if options.json:
        show([_result_json(result, settings.language) for result in results])
    else:
        _print(results, settings.language)
    return 0 if all(result.passed for result in results) else 1


async def export(settings: Settings, options: Namespace) -> int:
    """The examples of a file that is there already stay in it."""
    path = Path(options.file)
    examples = "" if options.file == STDOUT else _examples_in(path, settings.language)
    async with desk(settings) as here:
        text = written(here.known, settings.language, examples)
        count = len(here.known.kept.known.rules)
    if options.file == STDOUT:
        say(text.rstrip("\n"))
        return 0
    try:
        _replace(path, text)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise CommandError(tell(settings.language, "cannot_write", file=path, why=why)) from None
    say(tell(settings.language, "exported", count=count, file=path))
    return 0


def _replace(path: Path, text: str) -> None:
    """The whole text or what was there before; nothing is left beside it. Raises OSError or ValueError."""
    replacing = path.with_name(f".{path.name}.writing")
    try:
        replacing.write_text(text, encoding="utf-8", newline="\n")
        replacing.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            replacing.unlink(missing_ok=True)
        raise


# --- details ----------------------------------------------------------------------------------------------------------


def known_id(text: str, here: Desk) -> str:
    """An id as it is kept. Raises `CommandError`."""
    try:
        rule_id = f"R{number_of(text)}"
    except ValueError:
        rule_id = text.strip()
    if here.known.find(rule_id) is not None:
        return rule_id
    ids = ", ".join(here.known.kept.rows)
    key = "unknown.known" if ids else "unknown"
    raise CommandError(answer(here.language, key, rule=rule_id[:40], known=ids))


def text_of(file: str, language: str) -> str:
    """Raises `CommandError`."""
    try:
        return read_file(Path(file))
    except ValueError as error:
        key = str(error) if str(error) in ("too_large", "not_text") else "no_file"
        text = tell(language, key, file=file)
    except OSError as error:
        text = tell(language, "no_file", file=file) if isinstance(error, FileNotFoundError) else tell(
            language, "cannot_read", file=file, why=error.strerror or type(error).__name__
        )  # fmt: skip
    raise CommandError(tell(language, "where", where=file, text=text))


def rule_json(rule: Rule, known: Known, language: str) -> dict[str, Any]:
    row, version = known.kept.rows[rule.id], known.kept.current.get(rule.id)
    return {
        "id": rule.id,
        "version": rule.version,
        "state": rule.state,
        "text": known.text(rule, language),
        "sentence": rule.sentence,
        **draft_to_json(rule.draft),
        "process": process_of(rule.draft),
        "facts": facts_used(rule.draft, language),
        "relations": [_relation_json(relation) for relation in known.relations_of(rule.id)],
        "author": version.author if version else "",
        "approved_by": version.approved_by if version else [],
        "changed_at": row.changed_at.isoformat(),
        "changed_by": row.changed_by,
        "source": "company",
    }


def _listed_json(rule: Rule, known: Known, language: str) -> dict[str, Any]:
    text = known.text(rule, language)
    return {"id": rule.id, "version": 0, "state": rule.state, "text": text, **draft_to_json(rule.draft),
            "process": process_of(rule.draft), "source": "price_list"}  # fmt: skip


def _broken_ids(here: Desk) -> list[str]:
    return [each.row.id for each in here.known.kept.broken]


def _broken_json(here: Desk, rule_id: str) -> dict[str, Any]:
    one = next(each for each in here.known.kept.broken if each.row.id == rule_id)
    return {"id": rule_id, "version": one.row.version, "state": one.row.state, "sentence": one.kept.sentence,
            "broken": one.why, "source": "company"}  # fmt: skip


def _relation_json(relation: Relation) -> dict[str, Any]:
    cap = str(relation.cap) if relation.cap is not None else None
    return {"one": relation.one, "other": relation.other, "how": relation.how, "cap": cap}


def _version_json(row: VersionRow) -> dict[str, Any]:
    return {"version": row.version, **row.draft, "sentence": row.sentence, "author": row.author,
            "approved_by": row.approved_by, "at": row.at.isoformat()}  # fmt: skip


def _parsed(file: str, language: str) -> Read:
    """Raises `CommandError` when it cannot be read."""
    read = read_rules(text_of(file, language))
    if any(each.grave for each in read.problems):
        raise CommandError("\n        ".join(each.said(file, language) for each in read.problems))
    return read


def _book_of(read: Read, file: str, here: Desk) -> Rulebook:
    """The rules of a file as if they alone were armed. Raises `CommandError`."""
    called, problems, rules = Called(here.known.directory), list[FileProblem](), list[Rule]()
    for row in read.file.rules:
        try:
            draft = draft_of(row, called, here.home.people.staff)
        except Meant as error:
            problems += error.problems
        else:
            rules.append(Rule(row.id, 1, draft, row.sentence, row.state))
    if problems:
        raise CommandError("\n        ".join(each.said(file, here.language) for each in problems))
    return Rulebook(RuleSet(rules, [relation.relation for relation in read.file.relations], "file"))


def _examples_in(path: Path, language: str) -> str:
    """Of the file that is about to be replaced. Raises `CommandError` when that is no file of rules."""
    if not path.exists():
        return ""
    try:
        text = read_file(path)
    except (OSError, ValueError):
        raise CommandError(tell(language, "not_ours", file=path)) from None
    read, kept = read_rules(text), blocks_of(text, "example")
    same = read_rules(kept).file.examples == read.file.examples
    if not same or any(each.grave for each in read.problems):
        raise CommandError(tell(language, "not_ours", file=path))
    return kept


def _result_json(result: Result, language: str) -> dict[str, Any]:
    return {
        "name": result.name,
        "passed": result.passed,
        "line": result.line,
        "differences": [
            {"what": each.what, "expected": each.expected, "found": each.found} for each in result.differences
        ],
        "rules": result.used,
        "problem": result.problem_words(language) or None,
    }


def _print(results: list[Result], language: str) -> None:
    for result in results:
        say(tell(language, "example.passed" if result.passed else "example.failed", name=result.name))
        if result.problem is not None:
            say(f"    {result.problem_words(language)}")
        for each in result.differences:
            say("    " + tell(language, "example.difference", what=each.what, expected=each.expected, found=each.found))
        if result.differences:
            rules = ", ".join(result.used) or tell(language, "example.none")
            say("    " + tell(language, "example.used", rules=rules))
    say(tell(language, "tested", passed=sum(result.passed for result in results), count=len(results)))
