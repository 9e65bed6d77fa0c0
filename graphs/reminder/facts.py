"""What other programs may know of a reminder: the typed facts of the outside contract, as soon as they are known."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.dunning.figures import day
from graphs.dunning.plan import Wait
from graphs.process import Ending, State
from graphs.reminder.parts import decimal_fact, listed_fact, name_of, tone_text
from graphs.reminder.policy import by_letter
from graphs.reminder.state import Prepared, Survey, Wanted
from graphs.reminder.wording import tell


def facts(state: State) -> dict[str, Any]:
    """Amounts are strings with two decimals, days ISO; what is not known is null."""
    survey: Survey | None = state.get("survey")
    if survey is not None:
        return _run(survey, opened=bool(state.get("opened")))
    wanted: Wanted = state.get("wanted") or Wanted()
    ready: Prepared | None = state.get("prepared")
    idle: Wait | None = state.get("idle")
    contact = ready.contact if ready is not None else None
    penalty = contact.penalty if contact is not None else None
    return {
        "customer": (ready.customer.name if ready is not None else wanted.name) or None,
        "customer_id": wanted.customer_id or None,
        "level": None if contact is None else contact.level,
        "tone": None if contact is None else contact.tone,
        "invoices": [] if contact is None else [listed_fact(each) for each in contact.listed],
        "total": None if contact is None else decimal_fact(contact.total),
        "penalties": None if penalty is None or penalty.missing_rate else decimal_fact(penalty.total),
        "fee": None if penalty is None else decimal_fact(penalty.fee),
        "run": wanted.run or None,
        "sent": bool(state.get("sent")),
        "why": (idle.code if idle is not None else state.get("not_sent")) or None,
        "next_on": idle.until.isoformat() if idle is not None and idle.until is not None else None,
    }


def _run(survey: Survey, *, opened: bool) -> dict[str, Any]:
    """What was planned; each customer's own case tells what became of it."""
    planned = survey.usual
    return {
        "customers": len(survey.usual) + len(survey.asked) + len(survey.barred) + survey.waiting,
        "planned": len(planned),
        "sent": 0,
        "asked": len(survey.asked),
        "skipped": len(survey.barred) + survey.waiting,
        "total": decimal_fact(survey.total),
        "day": survey.day.isoformat(),
        "opened": opened,
    }


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    survey: Survey | None = state.get("survey")
    if survey is not None:
        return tell(language, "title.run", day=day(survey.day, language))
    wanted: Wanted | None = state.get("wanted")
    ready: Prepared | None = state.get("prepared")
    if ready is not None:
        key = "title.notice" if by_letter(ready.contact) else "title.level"
        return tell(language, key, name=name_of(ready.customer.name), tone=tone_text(ready.contact.tone, language))
    if wanted is None:
        return tell(language, "title.run.new")
    name = name_of(wanted.name or wanted.customer)
    return tell(language, "title.customer", name=name) if name else tell(language, "title.new")


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"
