"""A lead's facts, exceptions, title and ending as the outside contract has them."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.lead.parts import called
from graphs.lead.state import AnyBrief, Course, Mail
from graphs.lead.wording import tell
from graphs.process import Ending, State
from graphs.understanding.written import clip
from integrations.crm.port import Lead


def facts(state: State) -> dict[str, Any]:
    """`class` "" while not settled; `register`: found | none | down | not_asked | known; `mail` the purpose of what is
    proposed or was sent."""
    lead, brief = _lead(state), _brief(state)
    course: Course | None = state.get("course")
    mail: Mail | None = state.get("mail")
    if lead is None:
        return {"what": brief.kind if brief is not None else None, "lead_id": None}
    return {
        "what": None if brief is None else brief.what if brief.kind == "moved" else brief.kind,
        "lead_id": lead.id,
        "name": lead.name or None,
        "company": lead.company or None,
        "email": lead.email or None,
        "source": lead.source,
        "class": lead.classed or None,
        "score": lead.score,
        "points": {point.code: point.points for point in lead.points},
        "missing": list(lead.missing),
        "status": lead.status,
        "owner": lead.owner or None,
        "owner_why": list(state.get("owner_why") or []),
        "customer_id": lead.customer_id or None,
        "budget": None if lead.budget is None else f"{lead.budget:.2f}",
        "siren": lead.siren or None,
        "register": state.get("looked") or None,
        "mail": (mail.purpose if mail is not None else "") or (course.purpose if course is not None else "") or None,
        "why": (course.why or None) if course is not None else None,
        "sent_to": state.get("sent_to") or None,
    }


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    brief, lead = _brief(state), _lead(state)
    if brief is not None and brief.kind == "tune":
        return tell(language, "title.points")
    if lead is not None:
        return tell(language, "title", name=called(lead, language))
    if brief is not None and brief.kind == "new" and (brief.given.name or brief.given.company):
        named = ", ".join(clip(part, 60) for part in (brief.given.name, brief.given.company) if part.strip())
        return tell(language, "title", name=named)
    return tell(language, "title.none")


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"


def _lead(state: State) -> Lead | None:
    return state.get("lead")


def _brief(state: State) -> AnyBrief | None:
    return state.get("brief")
