"""From what a file says of a rule to its meaning: expression, consequence and names, each mistake with a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.people.staff import Staff, person_of
from bot.rules.files.form import FileProblem, FileRule, problem
from bot.rules.files.names import Called, UnknownName
from bot.rules.files.wording import tell
from graphs.rules.approvers import approver
from graphs.rules.consequence import LABELS, Approval, Classify, Consequence
from graphs.rules.expression import BadExpression, parse_expression
from graphs.rules.kept import BadRule, consequence_from_json
from graphs.rules.rule import Draft

_SHOWN = 60


class Meant(Exception):
    """It means nothing; `problems` say why."""

    def __init__(self, problems: list[FileProblem]) -> None:
        super().__init__()
        self.problems = problems


def draft_of(rule: FileRule, called: Called, staff: Staff) -> Draft:
    """Raises `Meant`."""
    problems: list[FileProblem] = []
    when, then = None, None
    try:
        when = parse_expression(rule.when)
    except BadExpression as error:
        problems.append(FileProblem(_both("when", error), rule.id, rule.line_of("when")))
    try:
        then = consequence_of(rule.then, staff, rule.id, rule.line_of("then"))
    except Meant as error:
        problems += error.problems
    if when is None or then is None:
        raise Meant(problems)
    try:
        return called.inward(Draft(when, then, rule.since, rule.until))
    except UnknownName as error:
        key = "when" if error.kind == "customer" or f'"{error.text}"' in rule.when else "then"
        raise Meant([unknown_name(error, rule.id, rule.line_of(key))]) from None


def unknown_name(error: UnknownName, rule: str, line: int) -> FileProblem:
    key = f"unknown_{error.kind}{'.near' if error.close else ''}"
    return problem(key, rule, line, text=error.text[:_SHOWN], near=", ".join(error.close[:5]))


def consequence_of(table: dict[str, Any], staff: Staff, rule: str, line: int) -> Consequence:
    """Raises `Meant`."""
    try:
        then = consequence_from_json(table)
    except BadRule as error:
        raise Meant([FileProblem(_both("then", error), rule, line)]) from None
    if isinstance(then, Approval):
        return _approver(then, staff, rule, line)
    if isinstance(then, Classify) and then.label not in LABELS[then.subject]:
        known = ", ".join(LABELS[then.subject])
        raise Meant([problem("bad_label", rule, line, text=then.label[:_SHOWN], known=known)])
    return then


def _both(key: str, error: BadExpression | BadRule) -> dict[str, str]:
    return {language: tell(language, "key", key=key, why=error.text(language)) for language in ("fr", "en")}


def approver_of(named: str, staff: Staff) -> Approval:
    """A role or a person, by name or id or as people call them. Raises `Meant`."""
    found = approver(named, [person_of(row) for row in staff.active], staff.roles, "en")
    if isinstance(found, Approval):
        return found
    near = ", ".join(choice.value for choice in found)
    raise Meant([problem("unknown_approver", text=named[:_SHOWN], near=near)])


def _approver(then: Approval, staff: Staff, rule: str, line: int) -> Approval:
    """What is wrong with one that is known (who has left, say) is for the checks that every rule passes."""
    if bool(then.role) == bool(then.person):
        raise Meant([problem("approver_one", rule, line)])
    if then.person in staff.people or staff.role(then.role) is not None:
        return then
    try:
        return approver_of(then.person or then.role, staff)
    except Meant as error:
        raise Meant([replace(each, rule=rule, line=line) for each in error.problems]) from None
