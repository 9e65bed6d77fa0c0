"""What the setup asks next, one thing at a time; None when all is said and agreed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from graphs.calendar import WorkCalendar
from graphs.context import Person, Role
from graphs.setup.state import DECISION, Gap, Option, Plan, Work
from graphs.setup.wording import amount_of_time, doing, kind_name, label, tell
from graphs.when.echo import say_day

OFFERED = ("quote", "reminder", "lead", "enquiry")
"""What is offered as buttons; more kinds are understood when they are written."""

MINUTES = ("5", "10", "20", "30")
COUNTS = ("5", "20", "50")
MOST_COLLEAGUES = 5
ALL, MYSELF, EVERYBODY, UNKNOWN, NO_MORE, YES = "all", "me", "everybody", "unknown", "no_more", "yes"
LEVELS = ("observe", "propose", "act")
SAFEST = "observe"


@dataclass(frozen=True)
class Around:
    """`roles` from the lowest rank to the highest."""

    asker: Person
    colleagues: Sequence[Person]
    roles: Sequence[Role]
    today: date
    calendar: WorkCalendar
    language: str

    @property
    def entitled(self) -> list[Person]:
        """Who may set Commis up: everybody above the lowest role, or anybody where there is one role only."""
        ranks = {role.name: role.rank for role in self.roles}
        lowest = min(ranks.values(), default=0)
        return [
            person
            for person in self.colleagues
            if person.role in ranks and (ranks[person.role] > lowest or len(ranks) == 1)
        ]

    def name(self, person_id: str) -> str:
        return next((person.name for person in self.colleagues if person.id == person_id), person_id)


def next_gap(plan: Plan, around: Around) -> Gap | None:
    language = around.language
    if not plan.mapped:
        return _work(language)
    uncounted = next((work for work in plan.works if work.per_week is None), None)
    if uncounted is not None:
        return _count(uncounted, language)
    untimed = next((work for work in plan.works if work.minutes is None), None)
    if untimed is not None:
        return _minutes(untimed.kind, language)
    if plan.works and plan.decision is None:
        return _minutes(DECISION, language)
    if not plan.ruled:
        return _rule(plan, language)
    if plan.works:
        return _pilot_gap(plan, around)
    return None if plan.agreed else _confirm(plan, around)


def _pilot_gap(plan: Plan, around: Around) -> Gap | None:
    if not plan.pilot:
        return _pilot(plan, around.language)
    if not plan.people and not plan.everyone:
        return _people(plan, around)
    if not plan.level:
        return _level(plan, around.language)
    if not plan.review:
        return _review(around)
    return None if plan.agreed else _confirm(plan, around)


# --- what each question is --------------------------------------------------------------------------------------------


def _work(language: str) -> Gap:
    options = [Option(kind, label(kind, language)) for kind in OFFERED]
    return Gap("work", tell(language, "ask.work"), [*options, Option(ALL, tell(language, "offer.all"))])


def _count(work: Work, language: str) -> Gap:
    options = [Option(count, tell(language, "offer.count", count=count)) for count in COUNTS]
    options.append(Option(UNKNOWN, tell(language, "offer.unknown")))
    return Gap("count", tell(language, "ask.count", many=kind_name(work.kind, 2, language)), options, work.kind)


def _minutes(kind: str, language: str) -> Gap:
    options = [Option(value, tell(language, "offer.minutes", minutes=value)) for value in MINUTES]
    options.append(Option(UNKNOWN, tell(language, "offer.unmeasured")))
    key = "ask.decision" if kind == DECISION else "ask.minutes"
    return Gap("minutes", tell(language, key, one=kind_name(kind, 1, language)), options, kind)


def _rule(plan: Plan, language: str) -> Gap:
    key = "ask.rule.more" if plan.rules else "ask.rule"
    said = tell(language, key, count=len(plan.rules))
    return Gap("rule", said, [Option(NO_MORE, tell(language, "offer.no_more" if plan.rules else "offer.no_rules"))])


def _pilot(plan: Plan, language: str) -> Gap:
    ranked = _ranked(plan)
    options = [Option(work.kind, label(work.kind, language)) for work in ranked]
    best = ranked[0]
    if weight(best) > 0:
        why = tell(
            language, "ask.pilot.why", name=label(best.kind, language), time=amount_of_time(weight(best), language)
        )
    else:
        why = tell(language, "ask.pilot.any")
    return Gap("pilot", f"{tell(language, 'ask.pilot')} {why}", options)


def _people(plan: Plan, around: Around) -> Gap:
    language = around.language
    others = [person for person in around.colleagues if person.id != around.asker.id and not person.outside]
    options = [Option(MYSELF, tell(language, "offer.me")), Option(EVERYBODY, tell(language, "offer.everybody"))]
    options[1:1] = [Option(person.id, person.name[:75]) for person in others[:MOST_COLLEAGUES]]
    return Gap("people", tell(language, "ask.people", what=label(plan.pilot, language).lower()), options)


def _level(plan: Plan, language: str) -> Gap:
    options = [Option(level, tell(language, f"level.{level}")) for level in LEVELS]
    return Gap("level", tell(language, "ask.level", what=doing(plan.pilot, language)), options)


def _review(around: Around) -> Gap:
    language = around.language
    days = [default_review(around.today, around.calendar), default_review(around.today, around.calendar, months=1)]
    options = [Option(day.isoformat(), say_day(day, language)) for day in days]
    return Gap("review", tell(language, "ask.review"), options)


def _confirm(plan: Plan, around: Around) -> Gap:
    language = around.language
    sections = ["work", *(["minutes"] if plan.works else []), "rules", *(["pilot", "review"] if plan.works else [])]
    options = [Option(YES, tell(language, "offer.yes"))]
    options += [Option(section, tell(language, f"offer.change.{section}")) for section in sections]
    return Gap("confirm", tell(language, "ask.confirm"), options)


# --- figures ----------------------------------------------------------------------------------------------------------


def weight(work: Work) -> Decimal:
    """Minutes a week that it takes by hand, as far as it was told."""
    if not work.minutes or not work.per_week or work.per_week < 0:
        return Decimal(0)
    return Decimal(work.minutes) * work.per_week


def _ranked(plan: Plan) -> list[Work]:
    return sorted(plan.works, key=lambda work: (-weight(work), work.kind))


def heaviest(plan: Plan) -> str:
    return _ranked(plan)[0].kind


def default_review(today: date, calendar: WorkCalendar, *, months: int = 2) -> date:
    """The first Monday that is worked, so many months on."""
    day = months_on(today, months)
    day += timedelta(days=-day.weekday() % 7)
    for _ in range(8):
        if calendar.works(day):
            return day
        day += timedelta(days=7)
    return calendar.working_day_from(day)


def months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def reopened(plan: Plan, section: str) -> Plan:
    """With that part to be asked again."""
    match section:
        case "work":
            return replace(plan, works=[], later=[], other=[], mapped=False, pilot="")
        case "minutes":
            return replace(plan, works=[replace(work, minutes=None) for work in plan.works], decision=None)
        case "rules":
            return replace(plan, rules=[], ruled=False)
        case "pilot":
            return replace(plan, pilot="", people=[], everyone=False, level="")
        case _:
            return replace(plan, review="")
