"""Looks at the books and at what runs with the customer, decides what follows, and notes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import Reason
from graphs.context import Context, Policy, Role
from graphs.debtor import cards
from graphs.debtor.brief import News
from graphs.debtor.nodes.hear import asking
from graphs.debtor.nodes.noting import note, suspect
from graphs.debtor.policy import Desk, Proposal, Settled, decided, named
from graphs.debtor.state import Account, Due, Gap, Heard, Instalment
from graphs.debtor.wording import both, tell
from graphs.dunning.payer import payer_of
from graphs.gate import Amounts, approving_role
from integrations.books.port import Invoice

_PAST = timedelta(days=730)
"""How far back the habit of a payer is looked at."""


async def weigh(state: Heard, runtime: Runtime[Context]) -> dict[str, Any]:
    context, news = runtime.context, state["news"]
    await context.progress(tell(context.language, "doing.weigh"))
    account = await account_of(news, context)
    if account is None:
        return asking(Gap("customer_missing"), context)
    result = decided(news, account, Desk(context.today, context.calendar, state["confirmed"]))
    dues, settled, _ = named(news, account)
    numbers = [*(due.number for due in dues), *settled]
    known: dict[str, Any] = {"account": account, "invoices": numbers}
    match result:
        case Gap():
            if result.code == "unclear":
                suspect(news, account, context)
            return {**known, **asking(result, context)}
        case Settled():
            return {**known, **note(result, news, account, dues, context)}
        case Proposal():
            return {**known, **_proposed(result, news, account, context)}


def _proposed(result: Proposal, news: News, account: Account, context: Context) -> dict[str, Any]:
    if plan_role(account, result.plan, context.policy) is None:
        context.record("refused", "no_approver")
        context.say(cards.no_approver(news, account, context.today, context.language), name="no_approver")
        return {"plan": result.plan, "reasons": [], "ending": "refused", "go": "end"}
    reason = Reason("instalments", both("reason.instalments", text=account.name))
    context.record("asked", "instalments", times=len(result.plan), customer=account.customer_id)
    return {"plan": result.plan, "reasons": [reason], "go": "approve"}


def plan_role(account: Account, plan: Sequence[Instalment], policy: Policy) -> Role | None:
    """Who may grant payment in several times: somebody above the lowest role, whose limits cover what is owed."""
    total = sum((part.amount for part in plan), Decimal(0))
    reason = Reason("instalments", both("reason.instalments", text=account.name))
    return approving_role([reason], policy, Amounts(total))


async def account_of(news: News, context: Context) -> Account | None:
    """The customer at this moment; None when the books no longer know them."""
    directory = await context.books.directory()
    customer = next((row for row in directory.customers if row.id == news.customer_id), None)
    if customer is None:
        return None
    bills = await context.books.open_invoices(customer.id)
    past = await context.books.past_invoices(context.today - _PAST, customer.id)
    sent = await context.dunning.sent(customer.id) if context.dunning is not None else []
    promises = await context.dunning.promises(customer.id) if context.dunning is not None else []
    runs = await context.standing(customer.id, customer.email)
    carried = [one for one in sent if one.carrier] or sent
    payer = payer_of(customer, _together(past, bills), sent, context.today)
    return Account(
        customer_id=customer.id,
        name=customer.name,
        email=customer.email,
        contact=customer.contact,
        segment=customer.segment,
        open=[Due(bill.number, bill.due_on, bill.balance, bill.disputed) for bill in bills if bill.balance],
        settled=[row.number for row in past if not row.balance],
        usual_delay=payer.usual_delay,
        sent=len({one.key for one in carried}),
        last_sent=carried[-1].day if carried else None,
        last_level=carried[-1].level if carried else None,
        runs=runs,
        promises=[promise.id for promise in promises if promise.state == "open"],
    )


def _together(past: Sequence[Invoice], bills: Sequence[Invoice]) -> list[Invoice]:
    return list({row.number: row for row in [*past, *bills]}.values())
