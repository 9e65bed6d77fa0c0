"""Says how it ended: the mail left or not, and who does what next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import outcome_from_json
from graphs.context import Context
from graphs.lead import cards
from graphs.lead.nodes import staging
from graphs.lead.nodes.ending import hand_over
from graphs.lead.parts import picture
from graphs.lead.state import Acted, replaced

_WHY = {"not_written_to": "objection", "objection": "objection", "complaint": "standing", "standing": "standing",
        "already": "already"}  # fmt: skip


async def conclude(state: Acted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, lead, zone = runtime.context, state["lead"], runtime.context.calendar.zone
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    shown = picture(state, zone)
    if not outcome.ok:
        context.say(cards.failed(shown, outcome, context.language), name="failed")
        context.record("refused", "mail_failed", lead_id=lead.id, error=outcome.error)
        return hand_over(state, "refused", "failed", context)
    if not outcome.result.get("sent"):
        why = str(outcome.result.get("why") or "standing")
        context.record("refused", why, lead_id=lead.id)
        known = _WHY.get(why, "status")
        context.say(cards.not_sent(shown, known, context.language), name="not_sent")
        if known == "status":
            return {"outcome": None, "mail": None, "reasons": [], "ending": "done", "go": "end"}
        return hand_over(state, "refused", "refused" if known == "objection" else "done", context)
    to = str(outcome.result.get("to") or (state["mail"].to if state["mail"] is not None else lead.email))
    informed: dict[str, Any] = {}
    if not lead.direct and lead.informed_at is None:
        informed["informed_at"] = staging.instant(context.now)
    staging.status(lead, state["course"].status, context, **informed)
    kept = replace(lead, status=state["course"].status)
    shown = picture(replaced(state, lead=kept), zone)
    context.say(cards.sent(shown, to, context.language), name="sent")
    carded = staging.card(shown, "sent", state["carded"], context)
    return {"outcome": None, "lead": kept, "sent_to": to, "carded": carded, "ending": "done", "go": "end"}
