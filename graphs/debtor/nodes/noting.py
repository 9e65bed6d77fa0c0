"""Stages what is noted: standings, promises, and the card that says so. All of it is the company's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from graphs import gate
from graphs.context import Context
from graphs.debtor import cards
from graphs.debtor.brief import News
from graphs.debtor.parts import takers
from graphs.debtor.policy import Settled
from graphs.debtor.state import Account, Due
from graphs.dunning.port import Promise
from graphs.standing import SUSPECTED, StandingKind

_PROMISE: TypeAdapter[Promise] = TypeAdapter(Promise)
_LONGEST_NOTE = 300


def note(result: Settled, news: News, account: Account, dues: Sequence[Due], context: Context) -> dict[str, Any]:
    if result.put is not None:
        until = result.put.until
        payload = {
            "subject": account.customer_id,
            "kind": result.put.kind,
            "since": context.today.isoformat(),
            "until": None if until is None else until.isoformat(),
            "note": news.words[:_LONGEST_NOTE],
            "by": context.asker.id,
        }
        _stage("standing.put", f"standing.{result.put.kind}", payload, context)
    for kind in _ended(result, account):
        payload = {"subject": account.customer_id, "kind": kind, "by": context.asker.id}
        _stage("standing.end", f"end.{kind}", payload, context)
    for old in result.withdraw:
        _stage("promise.close", f"close.{old}", {"id": old, "state": "withdrawn"}, context)
    if result.due_on is not None and result.check_on is not None:
        _stage("promise.put", "promise", _promise(result, news, account, dues, context), context)
    card = cards.settled(result, news, account, dues, takers(context, account), context.today, context.language)
    context.say(card, name=result.what)
    return {"noted": result.noted, "reasons": [], "ending": "done", "go": "end"}


def suspect(news: News, account: Account, context: Context) -> None:
    """What may be a dispute is kept as one that nobody has confirmed: reminders ask first."""
    if news.source != "mail" or "dispute" not in news.readings or any(run.kind == "dispute" for run in account.runs):
        return
    payload = {
        "subject": account.customer_id,
        "kind": "dispute",
        "since": context.today.isoformat(),
        "until": None,
        "note": news.words[:_LONGEST_NOTE],
        "by": SUSPECTED,
    }
    _stage("standing.put", "standing.suspected", payload, context)


def _ended(result: Settled, account: Account) -> list[StandingKind]:
    """What was only suspected ends with the answer, unless it is confirmed."""
    confirmed = result.put is not None and result.put.kind == "dispute"
    suspected = any(run.kind == "dispute" and run.by == SUSPECTED for run in account.runs)
    return [*result.ends, *(["dispute"] if suspected and not confirmed and "dispute" not in result.ends else [])]


def _promise(result: Settled, news: News, account: Account, dues: Sequence[Due], context: Context) -> dict[str, Any]:
    assert result.due_on is not None and result.check_on is not None
    promise = Promise(
        id=context.key("promise"),
        customer_id=account.customer_id,
        due_on=result.due_on,
        check_on=result.check_on,
        made_on=context.today,
        amount=result.amount,
        invoices=[due.number for due in dues],
        source=news.source,
        words=news.words[:_LONGEST_NOTE],
        by=context.asker.id,
        case_id=context.case_id,
        owed=sum((due.balance for due in covered(dues, account, result.due_on)), Decimal(0)),
    )
    return _PROMISE.dump_python(promise, mode="json")


def covered(dues: Sequence[Due], account: Account, due_on: date) -> list[Due]:
    """What the check of a promise looks at: the invoices that were named, or all that is due by then; and what we owe
    them."""
    promised = list(dues) or [due for due in account.open if due.balance > 0 and due.due_on <= due_on]
    credits = [due for due in account.open if due.balance < 0 and due not in promised]
    return [*(due for due in promised if not due.disputed), *credits]


def _stage(kind: str, name: str, payload: dict[str, Any], context: Context) -> None:
    key = context.effect(kind, name, payload, permit=gate.noted())
    context.record("effect", kind, key=key, subject=str(payload.get("subject") or payload.get("customer_id") or ""))
