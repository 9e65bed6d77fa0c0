"""`commis rules import`, `pause`, `retire` and `restore`: changes to the rules, by somebody whose role allows them."""

from __future__ import annotations

import secrets
from argparse import Namespace
from typing import Any

from bot.commands.command_error import CommandError
from bot.commands.rules import Desk, desk, known_id, text_of
from bot.commands.session import person_named, say, show
from bot.rules.effects import switched
from bot.rules.files.checking import contradictions, wrong
from bot.rules.files.form import FileProblem
from bot.rules.files.importing import Plan, carry_out, plan
from bot.rules.files.reading import read_rules
from bot.rules.files.wording import tell
from bot.rules.rights import NotAllowed, doer
from bot.rules.wording import tell as answer
from bot.settings import Settings
from bot.store import rules as store
from bot.store.database import Connection
from bot.store.people import PersonRow
from bot.store.rules import MovedOn
from graphs.context import Role
from graphs.rule_setup.brief import RuleOp
from graphs.rule_setup.rights import arming_role
from graphs.rules.price_list import price_list_rules
from graphs.rules.rule import Rule, RuleState

STATES: dict[str, RuleState] = {"pause": "paused", "retire": "retired", "restore": "armed"}
OPS: dict[str, RuleOp] = {"pause": "pause", "retire": "retire", "restore": "restore"}


async def import_file(settings: Settings, options: Namespace) -> int:
    """All of it or nothing; exit status 1 when something in the file is wrong. With `--check` nothing is changed."""
    language = settings.language
    read = read_rules(text_of(options.file, language))
    async with desk(settings) as here:
        staff = here.home.people.staff
        named = person_named(here.home.people, options.person) if options.person else None
        planned = Plan(problems=read.problems)
        if not planned.errors:
            planned = plan(read.file, here.known, staff, price_list_rules(here.known.price_rules), here.today)
        by: PersonRow | None = None
        if not planned.errors:
            by = _allowed(named, planned.roles(staff), here, planned.touched)
            if planned.touched and not options.check:
                await _carried_out(here, planned, by.id)
    if options.json:
        show(_plan_json(planned, options.file, language, by, check=options.check))
    else:
        _print(planned, options.file, language, by, check=options.check)
    return 1 if planned.errors else 0


async def pause(settings: Settings, options: Namespace) -> int:
    return await _switch(settings, options, "pause")


async def retire(settings: Settings, options: Namespace) -> int:
    return await _switch(settings, options, "retire")


async def restore(settings: Settings, options: Namespace) -> int:
    return await _switch(settings, options, "restore")


async def _switch(settings: Settings, options: Namespace, verb: str) -> int:
    language, state = settings.language, STATES[verb]
    async with desk(settings) as here:
        rule_id = known_id(options.rule, here)
        row = here.known.kept.rows.get(rule_id)
        if row is None:
            raise CommandError(answer(language, "in_books"))
        rule = here.known.kept.known.by_id(rule_id)
        named = person_named(here.home.people, options.person) if options.person else None
        by = _allowed(named, [_role(verb, rule, here)], here, [rule_id])
        if state == "armed":
            _may_hold(rule, rule_id, here)
        key = f"cli:{secrets.token_hex(16)}"

        def commit(c: Connection) -> None:
            # What it must not contradict is what is armed at the commit, not what was a moment ago.
            if state == "armed" and (revision := store.hold(c)) != here.known.kept.known.revision:
                raise MovedOn(revision)
            switched(c, rule_id, state, row.version, [by.id], key, here.home.clock, expected=row.state)

        try:
            await here.home.database.write(commit)
        except MovedOn:
            raise CommandError(tell(language, "moved_on")) from None
        await here.room.refresh()
    if options.json:
        show({"id": rule_id, "version": row.version, "state": state, "before": row.state, "by": by.id})
    else:
        key = "switched.same" if row.state == state else f"switched.{state}"
        say(tell(language, key, rule=rule_id, who=by.name))
    return 0


def _role(verb: str, rule: Rule | None, here: Desk) -> Role | None:
    """What cannot be read might restrict anything: the highest role."""
    roles = here.home.people.roles
    if rule is None:
        return roles[-1] if roles else None
    return arming_role(OPS[verb], rule.draft, None, roles)


def _may_hold(rule: Rule | None, rule_id: str, here: Desk) -> None:
    """A rule that is wrong by now, or that another one contradicts, is not restored. Raises `CommandError`."""
    if rule is None:
        raise CommandError(answer(here.language, "broken", rule=rule_id))
    found = [each for _, each in wrong(rule, here.home.people.staff, 0, here.today) if each.grave]
    found += contradictions(rule, here.known.kept.known, price_list_rules(here.known.price_rules), here.known)
    if found:
        raise CommandError("\n        ".join(_said(each, here.language) for each in found))


def _said(found: FileProblem, language: str) -> str:
    return tell(language, "where", where=found.rule, text=found.words(language))


def _allowed(named: PersonRow | None, needed: list[Role | None], here: Desk, what: list[str]) -> PersonRow:
    """Raises `CommandError`."""
    try:
        return doer(named, needed, here.home.people.staff, what, here.language)
    except NotAllowed as error:
        raise CommandError(str(error)) from None


async def _carried_out(here: Desk, planned: Plan, author: str) -> None:
    key = f"import:{secrets.token_hex(16)}"
    try:
        await here.home.database.write(lambda c: carry_out(c, planned, author, key, here.home.clock))
    except MovedOn:
        raise CommandError(tell(here.language, "moved_on")) from None


def _plan_json(planned: Plan, file: str, language: str, by: PersonRow | None, *, check: bool) -> dict[str, Any]:
    return {
        "file": file,
        "ok": not planned.errors,
        "done": not planned.errors and not check,
        "by": by.id if by is not None else None,
        "added": planned.added,
        "changed": planned.changed,
        "switched": planned.switched,
        "unchanged": planned.unchanged,
        "relations": len(planned.relations),
        "errors": [_problem_json(each, language) for each in planned.errors],
        "warnings": [_problem_json(each, language) for each in planned.warnings],
    }


def _problem_json(found: FileProblem, language: str) -> dict[str, Any]:
    return {"rule": found.rule, "line": found.line, "text": found.words(language)}


def _print(planned: Plan, file: str, language: str, by: PersonRow | None, *, check: bool) -> None:
    counts = {
        "added": len(planned.added),
        "changed": len(planned.changed),
        "switched": len(planned.switched),
        "unchanged": len(planned.unchanged),
    }
    key = "imported.refused" if planned.errors else "imported.checked" if check else "imported"
    say(tell(language, key, file=file, errors=len(planned.errors), **counts))
    for each in [*planned.errors, *planned.warnings]:
        say(f"  {'✘' if each.grave else '!'} {each.said(file, language)}")
    if by is not None and planned.touched:
        say(tell(language, "imported.by", who=by.name))
