"""What a person's decision about paying in several times brings about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import decision_from_json
from graphs.context import Context
from graphs.debtor import cards
from graphs.debtor.nodes.noting import note
from graphs.debtor.nodes.weigh import account_of
from graphs.debtor.policy import Desk, Settled, named, promised
from graphs.debtor.state import Decided, Noted


async def grant(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Agreed to: the first part is a promise. The books are read again, as days may have gone by."""
    context, news, plan = runtime.context, state["news"], state["plan"]
    decision = decision_from_json(state["decision"])
    context.record("decided", "instalments", by=decision.by, note=decision.note)
    account = await account_of(news, context) or replace(state["account"], open=[])
    dues = [due for due in named(news, account)[0] if due.balance > 0]
    owed = sum((due.balance for due in dues), Decimal(0)) if dues else account.owed
    known: dict[str, Any] = {"decision": None, "account": account}
    if owed <= 0:
        return {**known, **note(Settled("nothing_owed", Noted("nothing_owed")), news, account, dues, context)}
    first = plan[0]
    desk = Desk(context.today, context.calendar)
    result = promised(max(first.on, context.today), min(first.amount, owed), owed, account, desk)
    return {**known, **note(replace(result, what="granted"), news, account, dues, context)}


async def close(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Refused, expired or recalled: nothing is granted, and reminders go on as before."""
    context, decision = runtime.context, decision_from_json(state["decision"])
    context.say(cards.closed(decision, state["account"], context.language), name="closed")
    context.record("refused", decision.verb, by=decision.by, note=decision.note)
    return {"decision": None, "reasons": [], "ending": "refused"}
