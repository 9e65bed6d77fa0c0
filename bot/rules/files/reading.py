"""Reads a file of rules: TOML into typed rows, every mistake of form told with its line; nothing is passed over."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, cast

from rapidfuzz import process

from bot.rules.files.form import (
    RELATION_KEYS,
    RULE_KEYS,
    TABLES,
    FileProblem,
    FileRelation,
    FileRule,
    RuleFile,
    problem,
)
from bot.rules.files.places import Place, of_table, places
from bot.store.rules import HOWS, STATES, number_of
from graphs.rules.rule import How, RuleState

LARGEST = 2_000_000
"""Characters of a file."""

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
T = TypeVar("T")


@dataclass
class Read:
    """What the file holds; with grave problems it is not complete."""

    file: RuleFile = field(default_factory=RuleFile)
    problems: list[FileProblem] = field(default_factory=list[FileProblem])


def read_file(path: Path) -> str:
    """Its text. Raises OSError; ValueError with the key of a sentence."""
    body = path.read_bytes()
    if len(body) > LARGEST:
        raise ValueError("too_large")
    try:
        return body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValueError("not_text") from None


def read_rules(text: str) -> Read:
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ArithmeticError, ValueError) as error:
        return Read(problems=[_not_toml(error, text)])
    read = Read()
    for key in data:
        if key not in TABLES:
            read.problems.append(_unknown(key, TABLES, "", _first_line(text, key)))
    found = places(text)
    rules = _tables(data, "rule", found, read)
    relations = _tables(data, "relation", found, read)
    examples = _tables(data, "example", found, read)
    kept_rules = [_rule(table, place, number, read) for number, (table, place) in enumerate(rules, start=1)]
    kept_relations = [_relation(table, place, read) for table, place in relations]
    read.file = RuleFile(
        [rule for rule in kept_rules if rule is not None],
        [relation for relation in kept_relations if relation is not None],
        [table for table, _ in examples],
        [place.line if place else 0 for _, place in examples],
    )
    _doubles(read)
    return read


def nearest(text: str, known: Iterable[str]) -> list[str]:
    """At most three that it may have been meant to be."""
    return [found for found, _, _ in process.extract(text[:60], list(known), score_cutoff=60, limit=3)]


def _not_toml(error: Exception, text: str) -> FileProblem:
    at = _AT.search(str(error))
    if at:
        return problem("not_toml", line=int(at[1]), column=int(at[2]))
    last = len(text.rstrip().split("\n")) if "end of document" in str(error) else 0
    return problem("not_toml.end" if last else "not_toml.what", line=last)


def _tables(data: Mapping[str, Any], name: str, found: list[Place], read: Read) -> list[tuple[Any, Place | None]]:
    tables: Any = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in cast("list[Any]", tables)):
        read.problems.append(problem("not_tables", table=name))
        return []
    rows = cast("list[dict[str, Any]]", tables)
    return list(zip(rows, of_table(found, name, len(rows)), strict=True))


def _rule(table: dict[str, Any], place: Place | None, number: int, read: Read) -> FileRule | None:
    line, lines = (place.line, place.keys) if place else (0, {})
    named = table.get("id")
    rule_id = named.strip() if isinstance(named, str) else ""
    bad = len(read.problems)

    def wrong(key: str, /, at: str = "", **values: str | int) -> None:
        read.problems.append(problem(key, rule_id[:40], lines.get(at, line), grave=True, **values))

    for key in table:
        if key not in RULE_KEYS:
            read.problems.append(_unknown(key, RULE_KEYS, rule_id[:40], lines.get(key, line)))
    if not rule_id:
        wrong("no_id", "id", number=number)
    else:
        try:
            rule_id = f"R{number_of(rule_id)}"
        except ValueError:
            wrong("bad_id", "id", text=rule_id[:40])
    state = table.get("state", "armed")
    if state not in STATES:
        wrong("bad_state", "state", text=str(state)[:40], known=", ".join(STATES))
    sentence, when, then = table.get("sentence", ""), table.get("when"), table.get("then")
    if not isinstance(sentence, str) or len(sentence) > 5000:
        wrong("bad_sentence", "sentence")
    if not isinstance(when, str):
        wrong("no_when" if when is None else "bad_when", "when")
    if not isinstance(then, dict):
        wrong("no_then" if then is None else "bad_then", "then")
    since, until = _day(table, "since", wrong), _day(table, "until", wrong)
    if len(read.problems) > bad:
        return None
    return FileRule(
        rule_id, cast(RuleState, state), cast(str, sentence), cast(str, when), cast("dict[str, Any]", then), since,
        until, line, dict(lines),
    )  # fmt: skip


def _day(table: dict[str, Any], key: str, wrong: Any) -> date | None:
    given = table.get(key)
    if given is None:
        return None
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    try:
        return date.fromisoformat(cast(str, given))
    except (TypeError, ValueError):
        wrong("bad_day", key, key=key, text=str(given)[:40])
        return None


def _relation(table: dict[str, Any], place: Place | None, read: Read) -> FileRelation | None:
    line, lines = (place.line, place.keys) if place else (0, {})
    one, other, how, cap = (table.get(key) for key in RELATION_KEYS)
    where = " / ".join(str(each)[:40] for each in (one, other) if each)
    bad = len(read.problems)
    for key in table:
        if key not in RELATION_KEYS:
            read.problems.append(_unknown(key, RELATION_KEYS, where, lines.get(key, line)))
    if not (isinstance(one, str) and isinstance(other, str) and one.strip() and other.strip()):
        read.problems.append(problem("relation_ends", where, line))
    elif one.strip().casefold() == other.strip().casefold():
        read.problems.append(problem("relation_self", where, line))
    if how not in HOWS:
        known = ", ".join(HOWS)
        read.problems.append(problem("bad_how", where, lines.get("how", line), text=str(how)[:40], known=known))
    percent = _percent(cap)
    if cap is not None and (percent is None or not 0 < percent <= 100 or how != "add"):
        read.problems.append(problem("bad_cap", where, lines.get("cap", line), text=str(cap)[:40]))
    if len(read.problems) > bad:
        return None
    return FileRelation(_id(cast(str, one)), _id(cast(str, other)), cast(How, how), percent, line)


def _percent(given: Any) -> Decimal | None:
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        return None
    number = Decimal(given)
    return number if number.is_finite() else None


def _id(text: str) -> str:
    """One of ours as we write it; the price list's as it is."""
    try:
        return f"R{number_of(text)}"
    except ValueError:
        return text.strip()


def _doubles(read: Read) -> None:
    first: dict[str, FileRule] = {}
    for rule in read.file.rules:
        if rule.id in first:
            before = first[rule.id].line
            key = "double_id" if before else "double_id.unplaced"
            read.problems.append(problem(key, rule.id, rule.line_of("id"), first=before))
        first.setdefault(rule.id, rule)
    pairs: set[frozenset[str]] = set()
    for relation in read.file.relations:
        if relation.pair in pairs:
            where = f"{relation.one} / {relation.other}"
            read.problems.append(problem("double_relation", where, relation.line))
        pairs.add(relation.pair)


def _unknown(key: str, known: Iterable[str], rule: str, line: int) -> FileProblem:
    near = nearest(key, known)
    sentence = "unknown_key.near" if near else "unknown_key"
    return problem(sentence, rule, line, key=key[:40], near=", ".join(near), known=", ".join(known))


def _first_line(text: str, key: str) -> int:
    start = re.compile(rf"\s*\[*\s*\"?{re.escape(key)}\b")
    return next((number for number, line in enumerate(text.split("\n"), start=1) if start.match(line)), 0)
