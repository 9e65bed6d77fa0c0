"""What the company's rules make of a reminder: the facts they are asked about, who must agree, what is forbidden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from graphs.ask import Reason
from graphs.context import Person, Policy
from graphs.dunning.plan import Contact, Plan
from graphs.gate import Demand
from graphs.reminder import reasons as because
from graphs.rules.case_facts import customer_facts, owed_facts, standing_facts
from graphs.rules.condition import Value
from graphs.rules.demands import Backers
from graphs.rules.demands import demands as demanded
from graphs.rules.port import Ruling
from graphs.rules.sitting import words_of
from graphs.standing import Standing, StandingKind
from integrations.books.port import Customer, Invoice, Receivable


def facts_of(
    customer: Customer, invoices: Sequence[Invoice], standings: Sequence[Standing], plan: Plan, today: date
) -> dict[str, Value] | None:
    """As it would be for what is planned, else for the next reminder; None when there is none to come."""
    owed = [each for each in invoices if each.customer.id == customer.id and each.balance > 0]
    if isinstance(plan, Contact):
        about: dict[str, Value] = {
            "invoice_amount": plan.total,
            "invoice_days_overdue": Decimal(plan.days_overdue),
            "invoice_level": Decimal(plan.level),
        }
    elif plan.next_level is None or not owed:
        return None
    else:
        oldest = min(each.due_on for each in owed)
        about = {
            "invoice_amount": sum((each.balance for each in owed if each.due_on < today), Decimal(0)),
            "invoice_days_overdue": Decimal((today - oldest).days),
            "invoice_level": Decimal(plan.next_level),
        }
    receivables = [
        Receivable(each.number, each.due_on, each.total_incl_vat, each.paid_amount, each.disputed) for each in owed
    ]
    running: set[StandingKind] = {each.kind for each in standings}
    known = customer_facts(customer, today) | owed_facts(receivables, today) | standing_facts(running)
    disputed = any(each.disputed for each in owed) or "dispute" in running
    return {**known, "customer_disputed": disputed, **about}


def demands(ruling: Ruling, policy: Policy, colleagues: Sequence[Person]) -> list[Demand]:
    """Whose agreement the rules ask for. Whoever asks for a reminder has not agreed to one: they have not seen it."""
    return demanded(ruling, Backers(), policy, colleagues)


def bans(ruling: Ruling, customer: Customer) -> list[Reason]:
    return [because.rule_forbids(words_of(rule), customer) for rule in ruling.forbidden]


def unsure(ruling: Ruling) -> list[Reason]:
    """Rules that might ask, forbid or postpone, if more were known: somebody must look."""
    return [because.unsure_rule(words_of(row.rule), row.missing) for row in ruling.unsure]
