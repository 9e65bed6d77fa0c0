"""Takes an answer into the plan: a button, or words. None: the person stops. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from graphs.ask import Answer, Choice
from graphs.setup.brief import RuleWords, SetupBrief, brief_from_json
from graphs.setup.deciding import (
    ALL,
    EVERYBODY,
    MYSELF,
    NO_MORE,
    OFFERED,
    SAFEST,
    UNKNOWN,
    YES,
    Around,
    default_review,
    heaviest,
    reopened,
)
from graphs.setup.naming import EVERYBODY_SAID, FARTHEST, named, said_besides, unknown_name
from graphs.setup.reading import (
    DOABLE,
    agrees,
    kinds_in,
    no_more,
    nobody_knows,
    read_count,
    read_level,
    read_minutes,
    read_times,
    read_work,
    sentences,
)
from graphs.setup.state import DECISION, Gap, Plan, Work
from graphs.setup.wording import kind_name, tell
from graphs.understanding.answers import read_answer
from graphs.understanding.text import excerpt, fold
from graphs.when.instants import day_of
from graphs.when.moment import Several, Unread
from graphs.when.reading import read_when

MOST_RULES = 12
LONGEST_RULE = 500


@dataclass(frozen=True)
class Taken:
    """`again`: why the same is asked once more."""

    plan: Plan
    again: str = ""


def take(answer: Answer, gap: Gap, plan: Plan, around: Around) -> Taken | None:
    brief = _brief(answer)
    if answer.brief is not None and answer.brief.get("process") == "stop":
        return None
    text = (answer.text or "").strip()
    if brief is not None and brief.op == "begin" and answer.choice is None:
        return Taken(plan, tell(around.language, "again.begun"))
    choice = answer.choice if answer.choice is not None else _chosen(text, gap)
    if choice is not None and choice not in {option.value for option in gap.options}:
        choice = None
    match gap.code:
        case "work":
            return _work(plan, choice, text, around)
        case "count":
            return _count(plan, gap.about, choice, text, around)
        case "minutes":
            return _minutes(plan, gap.about, choice, text, around)
        case "rule":
            return _rule(plan, choice, text, brief, around)
        case "pilot":
            return _pilot(plan, choice, text, around)
        case "people":
            return _people(plan, choice, text, around)
        case "level":
            level = choice or read_level(text) or (SAFEST if nobody_knows(text) else "")
            return Taken(replace(plan, level=level)) if level else Taken(plan, tell(around.language, "again.level"))
        case "review":
            return _review(plan, choice, text, around)
        case "confirm":
            return _confirm(plan, choice, text, around)


def _brief(answer: Answer) -> SetupBrief | None:
    held: dict[str, Any] = answer.brief or {}
    inner: dict[str, Any] | None = held.get("brief")
    return brief_from_json(inner) if held.get("process") == "setup" and inner else None


def _chosen(text: str, gap: Gap) -> str | None:
    """Words that name a choice. Where a number is asked for, or names, only its whole label does: "2" is a number."""
    if gap.code in {"count", "minutes", "work", "people", "review"}:
        return next((option.value for option in gap.options if fold(option.label) == fold(text)), None)
    return read_answer(text, [Choice(option.value, option.label) for option in gap.options])


# --- one for each question --------------------------------------------------------------------------------------------


def _work(plan: Plan, choice: str | None, text: str, around: Around) -> Taken:
    if choice is not None:
        kinds = OFFERED if choice == ALL else (choice,)
        return Taken(replace(plan, works=[Work(kind) for kind in kinds], mapped=True))
    said, others = read_work(text, around.language)
    works = [Work(each.kind, each.per_week) for each in said if each.kind in DOABLE and each.per_week != 0]
    later = [each.kind for each in said if each.kind not in DOABLE]
    other = [excerpt(words, 80) for words in others][:10]
    if not works and not later and not other:
        return Taken(plan, tell(around.language, "again.work"))
    if not works and not plan.other and not plan.later:
        # Nothing of it is ours: said once, so that nobody sets up a clerk for work it cannot do.
        return Taken(replace(plan, later=later, other=other), tell(around.language, "again.work.other"))
    times = read_times(text, around.language)
    works = [replace(work, minutes=_plain(times[work.kind])) if work.kind in times else work for work in works]
    kept = {
        name: list(dict.fromkeys(held))
        for name, held in (("later", [*plan.later, *later]), ("other", [*plan.other, *other]))
    }
    return Taken(replace(plan, works=works, later=kept["later"], other=kept["other"], mapped=True))


def _count(plan: Plan, kind: str, choice: str | None, text: str, around: Around) -> Taken:
    if choice == UNKNOWN or (choice is None and nobody_knows(text)):
        return Taken(_counted(plan, {kind: -1}))
    if choice is not None:
        return Taken(_counted(plan, {kind: int(choice)}))
    said = {each.kind: each.per_week for each in read_work(text, around.language)[0] if each.per_week is not None}
    own = said if said else {kind: read_count(text, around.language)}
    counts = {name: count for name, count in own.items() if count is not None}
    if not counts:
        return Taken(plan, tell(around.language, "again.count", many=kind_name(kind, 2, around.language)))
    return Taken(_timed(_counted(plan, counts), _times(text, kind, around)))


def _counted(plan: Plan, counts: dict[str, int]) -> Plan:
    """What comes never is no work of theirs."""
    works = [replace(work, per_week=counts.get(work.kind, work.per_week)) for work in plan.works]
    return replace(plan, works=[work for work in works if work.per_week != 0])


def _minutes(plan: Plan, kind: str, choice: str | None, text: str, around: Around) -> Taken:
    if choice == UNKNOWN or (choice is None and nobody_knows(text)):
        return Taken(_timed(plan, {kind: ""}))
    if choice is not None:
        return Taken(_timed(plan, {kind: choice}))
    said = _times(text, kind, around, bare=True)
    if not said:
        return Taken(plan, tell(around.language, "again.minutes"))
    return Taken(_timed(plan, said))


def _times(text: str, kind: str, around: Around, *, bare: bool = False) -> dict[str, str]:
    """Minutes by kind; where none is named they are of the one that is asked about."""
    said = {name: _plain(value) for name, value in read_times(text, around.language, bare=bare).items()}
    if not said and (value := read_minutes(text, around.language, bare=bare)) is not None:
        return {kind: _plain(value)}
    return said


def _timed(plan: Plan, minutes: dict[str, str]) -> Plan:
    works = [replace(work, minutes=minutes.get(work.kind, work.minutes)) for work in plan.works]
    return replace(plan, works=works, decision=minutes.get(DECISION, plan.decision))


def _rule(plan: Plan, choice: str | None, text: str, brief: SetupBrief | None, around: Around) -> Taken:
    if choice == NO_MORE or no_more(text) or nobody_knows(text):
        return Taken(replace(plan, ruled=True))
    if agrees(text) or text.rstrip().endswith("?"):
        return Taken(plan, tell(around.language, "again.rule"))
    said = brief.rules if brief is not None and brief.rules else [RuleWords(line) for line in sentences(text)]
    fitting = [rule for rule in said if len(rule.text) <= LONGEST_RULE]
    if not fitting:
        return Taken(plan, tell(around.language, "again.rule.long" if said else "again.rule", most=LONGEST_RULE))
    known = {fold(rule.text) for rule in plan.rules}
    rules = [*plan.rules, *(rule for rule in fitting if fold(rule.text) not in known)]
    if len(rules) > MOST_RULES:
        return Taken(replace(plan, rules=rules[:MOST_RULES], ruled=True))
    return Taken(replace(plan, rules=rules))


def _pilot(plan: Plan, choice: str | None, text: str, around: Around) -> Taken:
    if choice is None and nobody_knows(text):
        return Taken(replace(plan, pilot=heaviest(plan)))
    kinds = kinds_in(text, around.language) or ([choice] if choice else [])
    ours = [kind for kind in kinds if plan.work(kind) is not None]
    if len(ours) == 1:
        return Taken(said_besides(replace(plan, pilot=ours[0]), text, around))
    key = "again.pilot.one" if len(ours) > 1 else "again.pilot"
    return Taken(plan, tell(around.language, key))


def _people(plan: Plan, choice: str | None, text: str, around: Around) -> Taken:
    if choice == EVERYBODY:
        return Taken(replace(plan, everyone=True, people=[]))
    if choice is not None:
        return Taken(replace(plan, people=[around.asker.id if choice == MYSELF else choice], everyone=False))
    if nobody_knows(text):
        # The fewest: it is repeated before anything begins.
        return Taken(replace(plan, people=[around.asker.id], everyone=False))
    if (stranger := unknown_name(text, around)) and not EVERYBODY_SAID.search(fold(text)):
        return Taken(plan, tell(around.language, "again.people.unknown", name=excerpt(stranger, 60)))
    found, unclear = named(text, around)
    if unclear:
        return Taken(plan, tell(around.language, "again.people.several", name=unclear))
    if found:
        return Taken(said_besides(replace(plan, people=found, everyone=False), text, around))
    if EVERYBODY_SAID.search(fold(text)):
        return Taken(replace(plan, everyone=True, people=[]))
    return Taken(plan, tell(around.language, "again.people"))


def _review(plan: Plan, choice: str | None, text: str, around: Around) -> Taken:
    if choice is not None:
        return Taken(replace(plan, review=choice))
    if nobody_knows(text) or agrees(text):
        return Taken(replace(plan, review=default_review(around.today, around.calendar).isoformat()))
    when = read_when(text, datetime.combine(around.today, time(9)), around.language)
    if isinstance(when, Unread) and when.code == "past":
        return Taken(plan, tell(around.language, "again.review.range"))
    day = day_of(when.readings[0]) if isinstance(when, Several) else None if isinstance(when, Unread) else day_of(when)
    if day is None:
        return Taken(plan, tell(around.language, "again.review", words=excerpt(text, 60)))
    if not around.today < day <= around.today + FARTHEST:
        return Taken(plan, tell(around.language, "again.review.range"))
    return Taken(replace(plan, review=around.calendar.working_day_from(day).isoformat()))


def _confirm(plan: Plan, choice: str | None, text: str, around: Around) -> Taken:
    if choice == YES or (choice is None and agrees(text)):
        return Taken(replace(plan, agreed=True))
    if choice is not None:
        return Taken(reopened(plan, choice))
    changed = _corrected(plan, text, around)
    return Taken(changed) if changed != plan else Taken(plan, tell(around.language, "again.confirm"))


def _corrected(plan: Plan, text: str, around: Around) -> Plan:
    """ "Non, plutôt 20 minutes pour un devis", "30 devis par semaine", "avec Nadège plutôt", "revue le 1er mars": what
    is said of the plan while it is shown."""
    times = {kind: _plain(value) for kind, value in read_times(text, around.language).items() if plan.work(kind)}
    if times:
        return _timed(plan, times)
    counts = {
        each.kind: each.per_week
        for each in read_work(text, around.language)[0]
        if each.per_week and plan.work(each.kind) is not None
    }
    if counts:
        return _counted(plan, counts)
    if not plan.works:
        return plan
    emptied = replace(plan, people=[], everyone=False, level="", review="")
    said = said_besides(emptied, text, around)
    if said == emptied:
        return plan
    people, everyone = (said.people, False) if said.people else (plan.people, plan.everyone)
    return replace(
        plan, people=people, everyone=everyone, level=said.level or plan.level, review=said.review or plan.review
    )


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def review_day(plan: Plan) -> date | None:
    return date.fromisoformat(plan.review) if plan.review else None
