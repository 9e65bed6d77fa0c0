"""Holds the rules of a file against the checks that every rule passes, and against each other and the price list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.people.staff import Staff, person_of
from bot.rules.files.form import FileProblem, FileRule, problem
from bot.rules.known import Known
from graphs.rules.check import check
from graphs.rules.check_wording import problem_text
from graphs.rules.overlap import Overlap, overlaps
from graphs.rules.readback import witness_text
from graphs.rules.rule import Rule, RuleSet
from graphs.rules.solve import TooComplex

LANGUAGES = ("fr", "en")


def checked(
    rules: Sequence[tuple[Rule, bool]],
    places: Mapping[str, FileRule],
    after: RuleSet,
    price_list: Sequence[Rule],
    known: Known,
    staff: Staff,
    today: date,
) -> list[FileProblem]:
    """`rules` with whether each is changed: what stands as it stood is not questioned again. `after` are all rules of
    the company as they will be."""
    found: list[FileProblem] = []
    told: set[frozenset[str]] = set()
    for rule, changes in rules:
        if not changes:
            continue
        line = places[rule.id].line if rule.id in places else 0
        found += [_eased(each, rule) for each in wrong(rule, staff, line, today, known)]
        if rule.state == "armed":
            others = [other for other in [*after.armed, *price_list] if other.id != rule.id]
            found += _overlapping(rule, others, after, known, line, told)
    return found


def wrong(
    rule: Rule, staff: Staff, line: int, today: date, known: Known | None = None
) -> list[tuple[str, FileProblem]]:
    """What the checks say of it alone, by code."""
    colleagues = [person_of(row) for row in staff.active]
    labels = known.names.roles if known is not None else {}
    return [
        (one.code, FileProblem({each: problem_text(one, each, labels) for each in LANGUAGES}, rule.id, line, one.grave))
        for one in check(rule.draft, staff.roles, colleagues, today)
    ]


def _eased(found: tuple[str, FileProblem], rule: Rule) -> FileProblem:
    """A rule that does nothing, or nothing any more, is kept as it was: restoring it looks again."""
    code, told = found
    return replace(told, grave=told.grave and rule.state == "armed" and code != "past_period")


def contradictions(rule: Rule, after: RuleSet, price_list: Sequence[Rule], known: Known) -> list[FileProblem]:
    """Why it cannot be armed beside the others."""
    others = [other for other in [*after.armed, *price_list] if other.id != rule.id]
    return [each for each in _overlapping(rule, others, after, known, 0, set()) if each.grave]


def _overlapping(
    rule: Rule, others: Sequence[Rule], after: RuleSet, known: Known, line: int, told: set[frozenset[str]]
) -> list[FileProblem]:
    try:
        found = overlaps(rule.draft, others, after.relations, replacing=rule.id)
    except TooComplex:
        return [problem("too_complex", rule.id, line)]
    problems: list[FileProblem] = []
    for one in found:
        pair = frozenset({rule.id, one.rule.id})
        if pair not in told:
            told.add(pair)
            problems.append(_told(rule, one, known, line))
    return problems


def _told(rule: Rule, one: Overlap, known: Known, line: int) -> FileProblem:
    key = one.kind
    if key == "rank" and rule.draft.then.kind not in ("discount", "add_line"):
        key = "rank.strict"
    text = {
        language: problem(
            key,
            other=one.rule.id,
            meaning=known.text(one.rule, language).rstrip("."),
            witness=_case(one, language, known),
        ).text[language]
        for language in LANGUAGES
    }
    return FileProblem(text, rule.id, line, grave=one.kind == "contradiction")


def _case(one: Overlap, language: str, known: Known) -> str:
    """The order on which both hold, with the line because of which the other one does."""
    texts = [witness_text(facts, language, known.names) for facts in (one.witness, one.other_line) if facts]
    return " + ".join(texts)
