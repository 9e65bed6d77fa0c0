"""Who is alerted of a complaint, who is next when nobody answers, and which course is suggested. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.state import History, Subject
from graphs.context import Person, Policy, Role
from graphs.sorting.anger import AngerKind

GRAVE = 3
"""Severity of whoever threatens to leave, or with the law."""

_ORDER: tuple[AngerKind, ...] = ("legal", "leaving", "publicity", "insult", "chased", "complaint")

Part = Literal["do", "say", "never", "idea"]


@dataclass(frozen=True)
class Advice:
    """One sentence of the suggested course: `key` of its wording, and what fills it."""

    part: Part
    key: str
    values: dict[str, Any]


def role_of(policy: Policy, wanted: str) -> str:
    """The role that is alerted: the one the company named, else the one above the lowest; "" without any role."""
    named = policy.role(wanted.strip()) if wanted.strip() else None
    if named is not None:
        return named.name
    roles = _by_rank(policy)
    return roles[min(1, len(roles) - 1)].name if roles else ""


def next_role(policy: Policy, role: str) -> str:
    """The next one up; the highest stays."""
    own = policy.role(role)
    if own is None:
        return role_of(policy, "")
    return next((each.name for each in _by_rank(policy) if each.rank > own.rank), own.name)


def held_role(policy: Policy, role: str, colleagues: Collection[Person]) -> str:
    """That role where somebody may answer for it; else the highest that anybody holds: an alert must find somebody."""
    wanted = policy.role(role)
    held = [known for person in colleagues if (known := policy.role(person.role)) is not None]
    if wanted is None or not held or any(each.rank >= wanted.rank for each in held):
        return role
    return max(held, key=lambda each: each.rank).name


def severity_of(brief: ComplaintBrief) -> int:
    return min(max(brief.severity, 1), GRAVE)


def kinds_of(brief: ComplaintBrief) -> list[AngerKind]:
    """The gravest first; a complaint when nothing was recognised."""
    return [kind for kind in _ORDER if kind in brief.kinds] or ["complaint"]


def course(
    brief: ComplaintBrief, subject: Subject, history: History, today: date, *, open_now: bool
) -> Sequence[Advice]:
    """Whom to call and by when, what to say, what never to promise. A gesture is an idea that a person decides on."""
    severity, kinds = severity_of(brief), kinds_of(brief)
    who = {"who": subject.contact or subject.name}
    first = ("do.reply" if severity == 1 else "do.call") + (".today" if open_now else ".opening")
    advice = [Advice("do", "do.legal" if "legal" in kinds else first, who)]
    if "legal" in kinds:
        advice.append(Advice("do", first, who))
    advice += [Advice("say", f"say.{kind}", {}) for kind in kinds if kind != "complaint"]
    # Who was told of it by a colleague has read no message of theirs.
    advice.append(Advice("say", "say.complaint.chat" if brief.source == "chat" else "say.complaint", {}))
    advice += _known(history, today, chased="chased" in kinds)
    advice.append(Advice("never", "never.promise", {}))
    if "legal" in kinds:
        advice.append(Advice("never", "never.fault", {}))
    if severity >= 2 or subject.segment in {"loyal", "vip"}:
        advice.append(Advice("idea", "idea.gesture", {}))
    return advice


def _known(history: History, today: date, *, chased: bool) -> list[Advice]:
    """What the books say that bears on the talk."""
    found: list[Advice] = []
    contested = [each.number for each in history.billed if each.disputed]
    overdue = history.overdue(today)
    if contested:
        found.append(Advice("say", "say.disputed", {"numbers": ", ".join(contested[:3])}))
    if overdue:
        key = "say.owed.chased" if chased else "say.owed"
        found.append(Advice("say", key, {"numbers": ", ".join(each.number for each in overdue[:3])}))
    elif chased:
        found.append(Advice("say", "say.nothing_owed", {}))
    waiting = [each.number for each in history.quoted if each.open]
    if waiting:
        found.append(Advice("say", "say.quotes", {"numbers": ", ".join(waiting[:3])}))
    return found


def _by_rank(policy: Policy) -> list[Role]:
    return sorted(policy.roles, key=lambda role: role.rank)
