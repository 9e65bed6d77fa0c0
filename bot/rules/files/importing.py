"""Imports a file of rules: all of it or nothing, checked as if each rule had been said in chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.clock import Clock
from bot.people.staff import Staff
from bot.rules.effects import record, switched
from bot.rules.files.checking import checked
from bot.rules.files.form import FileProblem, FileRelation, FileRule, RuleFile, problem
from bot.rules.files.meaning import Meant, draft_of
from bot.rules.files.names import Called
from bot.rules.known import Known
from bot.store import rules as store
from bot.store.database import Connection
from bot.store.rules import Arming, Between, MovedOn
from graphs.context import Role
from graphs.rule_setup.rights import arming_role
from graphs.rules.kept import draft_to_json
from graphs.rules.rule import Draft, Rule, RuleSet


@dataclass(frozen=True)
class Step:
    """What is to be done with one rule of the file; `before` None: it is new. `arms`: it needs a (new) version."""

    rule: Rule
    before: store.RuleRow | None
    was: Draft | None
    arms: bool
    switches: bool

    @property
    def changes(self) -> bool:
        return self.arms or self.switches


@dataclass(frozen=True)
class Plan:
    """All that importing the file would do; with a grave problem, nothing is done. `revision` is that of the rules it
    was held against."""

    steps: list[Step] = field(default_factory=list[Step])
    relations: list[FileRelation] = field(default_factory=list[FileRelation])
    problems: list[FileProblem] = field(default_factory=list[FileProblem])
    revision: str = ""

    @property
    def errors(self) -> list[FileProblem]:
        return [each for each in self.problems if each.grave]

    @property
    def warnings(self) -> list[FileProblem]:
        return [each for each in self.problems if not each.grave]

    @property
    def added(self) -> list[str]:
        return [step.rule.id for step in self.steps if step.before is None]

    @property
    def changed(self) -> list[str]:
        return [step.rule.id for step in self.steps if step.before is not None and step.arms]

    @property
    def switched(self) -> list[str]:
        return [step.rule.id for step in self.steps if step.switches]

    @property
    def unchanged(self) -> list[str]:
        return [step.rule.id for step in self.steps if not step.changes]

    @property
    def touched(self) -> list[str]:
        ids = [step.rule.id for step in self.steps if step.changes]
        return ids + [f"{each.one} / {each.other}" for each in self.relations]

    def roles(self, staff: Staff) -> list[Role | None]:
        """The least role for each thing it does; None where no role may."""
        return [role for step in self.steps for role in _roles(step, self, staff)] + (
            [staff.roles[min(1, len(staff.roles) - 1)] if staff.roles else None] if self.relations else []
        )


def plan(file: RuleFile, known: Known, staff: Staff, price_list: Sequence[Rule], today: date) -> Plan:
    """Pure. Rules that the file lacks stay as they are."""
    called = Called(known.directory)
    problems: list[FileProblem] = []
    steps: list[Step] = []
    for row in file.rules:
        try:
            draft = draft_of(row, called, staff)
        except Meant as error:
            problems += error.problems
            continue
        steps.append(_step(row, draft, known))
    listed = {rule.id.casefold() for rule in price_list}
    problems += [
        problem("id_of_price_list", row.id, row.line)
        for row in file.rules
        if row.id not in known.kept.rows and row.id.casefold() in listed
    ]
    complete = not problems
    relations = _relations(file, known, steps, price_list, problems, complete=complete)
    after = _after(known.kept.known, steps, relations)
    places = {row.id: row for row in file.rules}
    problems += checked(steps_of(steps), places, after, price_list, known, staff, today)
    return Plan(steps, relations, sorted(problems, key=lambda each: (each.line, each.rule)), known.kept.known.revision)


def steps_of(steps: Sequence[Step]) -> list[tuple[Rule, bool]]:
    """The rules of the file, and whether each is changed by it."""
    return [(step.rule, step.changes) for step in steps]


def carry_out(c: Connection, planned: Plan, author: str, key: str, clock: Clock) -> None:
    """Within one transaction. Raises `MovedOn`, also when any other rule changed since it was planned, which might
    contradict what is armed here: then nothing of it is done."""
    now = clock.now()
    revision = store.hold(c)
    if revision != planned.revision:
        raise MovedOn(revision)
    for step in planned.steps:
        if step.arms:
            _arm(c, step, author, f"{key}:{step.rule.id}", now)
        elif step.switches and step.before is not None:
            switched(
                c, step.rule.id, step.rule.state, step.before.version, [author], f"{key}:{step.rule.id}", clock,
                expected=step.before.state,
            )  # fmt: skip
    for relation in planned.relations:
        between = Between(relation.other, relation.how, relation.cap)
        store.relate(c, relation.one, between, by=author, at=now)
        why: dict[str, Any] = {"how": relation.how, "cap": relation.cap}
        record(c, author, "rule.related", f"{relation.one} / {relation.other}", key, now, **why)
    if planned.relations:
        store.mark_changed(c)


def _arm(c: Connection, step: Step, author: str, key: str, now: datetime) -> None:
    draft = draft_to_json(step.rule.draft)
    op = "add" if step.before is None else "change"
    if step.before is not None:
        current = store.row_of(c, step.rule.id)
        if current is None or current.state != step.before.state:
            raise MovedOn(step.rule.id)
    arming = Arming(
        op, draft, step.rule.sentence, author, [author], step.rule.id,
        step.before.version if step.before else 0, state=step.rule.state,
    )  # fmt: skip
    rule_id, version = store.arm(c, arming, key=key, now=now)
    what = "rule.added" if op == "add" else "rule.changed"
    record(c, author, what, f"{rule_id}.{version}", key, now, draft=draft, by=[author])


def _step(row: FileRule, draft: Draft, known: Known) -> Step:
    kept = known.kept.rows.get(row.id)
    current = known.kept.known.by_id(row.id)
    if kept is None:
        return Step(Rule(row.id, 1, draft, row.sentence, row.state), None, None, arms=True, switches=False)
    same = current is not None and current.sentence == row.sentence and _same(current.draft, draft)
    version = kept.version if same else kept.version + 1
    rule = Rule(row.id, version, draft if not same else current.draft if current else draft, row.sentence, row.state)
    return Step(rule, kept, current.draft if current else None, arms=not same, switches=kept.state != row.state)


def _same(one: Draft, other: Draft) -> bool:
    return draft_to_json(one) == draft_to_json(other)


def _relations(
    file: RuleFile,
    known: Known,
    steps: Sequence[Step],
    price_list: Sequence[Rule],
    problems: list[FileProblem],
    *,
    complete: bool,
) -> list[FileRelation]:
    """Those that say something new."""
    ids = {step.rule.id for step in steps} | set(known.kept.rows) | {rule.id for rule in price_list}
    kept = {
        (each.one, each.other) if each.how == "first" else frozenset({each.one, each.other}): each
        for each in known.kept.known.relations
    }
    found: list[FileRelation] = []
    for relation in file.relations:
        where = f"{relation.one} / {relation.other}"
        unknown = [each for each in (relation.one, relation.other) if each not in ids]
        if unknown and complete:
            problems += [problem("relation_unknown", where, relation.line, text=each[:40]) for each in unknown]
            continue
        mark = (relation.one, relation.other) if relation.how == "first" else relation.pair
        before = kept.get(mark)
        if before is None or (before.how, before.cap) != (relation.how, relation.cap):
            found.append(relation)
    return found


def _after(known: RuleSet, steps: Sequence[Step], relations: Sequence[FileRelation]) -> RuleSet:
    """As it will be."""
    ours = {step.rule.id: step.rule for step in steps}
    rules = [rule for rule in known.rules if rule.id not in ours] + list(ours.values())
    pairs = {relation.pair for relation in relations}
    kept = [each for each in known.relations if frozenset({each.one, each.other}) not in pairs]
    new = [each.relation for each in relations]
    return RuleSet(rules, [*kept, *new], known.revision)


def _roles(step: Step, planned: Plan, staff: Staff) -> list[Role | None]:
    """For what is armed as for arming it; a state alone as for switching it. A new rule that does not hold yet needs
    no more than the right to set it up."""
    draft = step.rule.draft
    if step.arms:
        op = "add" if step.before is None else "change"
        caps = [each.cap for each in planned.relations if step.rule.id in each.pair and each.cap is not None]
        needed = [arming_role(op, draft, step.was, staff.roles, cap=max(caps, default=None))]
        if step.before is not None and step.was is not None and step.before.state == "armed" != step.rule.state:
            needed.append(arming_role("pause", step.was, None, staff.roles))
        return needed
    if step.switches:
        op = "restore" if step.rule.state == "armed" else "pause" if step.rule.state == "paused" else "retire"
        return [arming_role(op, draft, None, staff.roles)]
    return []
