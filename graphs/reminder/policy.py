"""What is to be done about one customer: their plan, under the rules, and all that speaks for asking or for leaving it.

Pure, and the same for a run over everybody and for one customer: neither does what the other would not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from graphs import gate
from graphs.ask import Reason
from graphs.context import Person, Policy
from graphs.dunning.ladder import Ladder
from graphs.dunning.limits import Limits
from graphs.dunning.payer import Payer, payer_of
from graphs.dunning.plan import Contact, Plan, View, Wait, plan
from graphs.dunning.port import Promise, Sent
from graphs.guards import Guarded, guarded
from graphs.reminder import reasons as because
from graphs.reminder import ruled
from graphs.reminder.state import Wanted
from graphs.rules.port import Rules, Ruling
from graphs.standing import BOOKS, SUSPECTED, Standing
from graphs.understanding.written import valid_email
from integrations.books.port import Customer, Invoice, PenaltyRate, SentQuote

ASKED_FROM = 3
"""The level from which on a person is asked whatever else holds."""

_RULED_ROUNDS = 3


@dataclass(frozen=True)
class Known:
    """All that was read about one customer, at one moment. `invoices` are open ones, `past` all those of the last
    months; `quotes` wait for their answer."""

    customer: Customer
    invoices: Sequence[Invoice] = ()
    past: Sequence[Invoice] = ()
    sent: Sequence[Sent] = ()
    promises: Sequence[Promise] = ()
    standings: Sequence[Standing] = ()
    quotes: Sequence[SentQuote] = ()
    rates: Sequence[PenaltyRate] = ()


@dataclass(frozen=True)
class Setting:
    """What the company has set. `today` is the day that is asked about."""

    rules: Rules
    ladder: Ladder
    limits: Limits
    policy: Policy
    today: date
    colleagues: Sequence[Person] = ()


@dataclass(frozen=True)
class Outlook:
    """What it comes to. `customer` with the segment that the rules give; `language` of what they are sent; `bans` speak
    against it whoever agrees, `reasons` ask for somebody's agreement."""

    customer: Customer
    payer: Payer
    plan: Plan
    ruling: Ruling = field(default_factory=Ruling)
    language: str = "fr"
    bans: list[Reason] = field(default_factory=list[Reason])
    reasons: list[Reason] = field(default_factory=list[Reason])
    demands: list[gate.Demand] = field(default_factory=list[gate.Demand])

    @property
    def all_reasons(self) -> list[Reason]:
        return [*self.bans, *self.reasons, *(demand.reason for demand in self.demands)]


def outlook(known: Known, setting: Setting, only: Sequence[str] = ()) -> Outlook:
    """`only`: numbers of the invoices a person named (empty: whatever is due)."""
    ruling = Ruling()
    customer, payer, planned = _planned(known, setting, ruling, only)
    # The delay of a rule may depend on the level, and the level on the delay: it is asked again until the rules leave
    # the plan as it is.
    for _ in range(_RULED_ROUNDS):
        facts = ruled.facts_of(known.customer, known.invoices, known.standings, planned, setting.today)
        if facts is None:
            break
        before, ruling = ruling, setting.rules.ruling("reminder", facts, setting.today)
        if _bears_on_plan(ruling) == _bears_on_plan(before):
            break
        customer, payer, planned = _planned(known, setting, ruling, only)
    language = "en" if (ruling.language or customer.written_in) == "en" else "fr"
    found = Outlook(customer, payer, planned, ruling, language)
    return found if isinstance(planned, Wait) else _judged(found, planned, known, setting)


def _bears_on_plan(ruling: Ruling) -> tuple[int | None, str, str]:
    return ruling.not_before_days, ruling.labels.get("customer", ""), ruling.tone


def _planned(known: Known, setting: Setting, ruling: Ruling, only: Sequence[str]) -> tuple[Customer, Payer, Plan]:
    customer = _labelled(known.customer, ruling)
    payer = payer_of(customer, _every(known), known.sent, setting.today)
    view = View(
        customer=customer,
        invoices=known.invoices,
        sent=known.sent,
        promises=known.promises,
        payer=payer,
        ladder=setting.ladder,
        not_before_days=ruling.not_before_days,
        tone_at_most=ruling.tone or None,
        only=list(only),
        rates=known.rates,
    )
    return customer, payer, plan(view, setting.today)


def _labelled(customer: Customer, ruling: Ruling) -> Customer:
    label = ruling.labels.get("customer", "")
    if label == "standard" or label == "loyal" or label == "vip":
        return replace(customer, segment=label)
    return customer


def _every(known: Known) -> list[Invoice]:
    """Open ones are as they stand now."""
    return list({invoice.number: invoice for invoice in (*known.past, *known.invoices)}.values())


def _judged(found: Outlook, contact: Contact, known: Known, setting: Setting) -> Outlook:
    guard = _guard(known, found.customer.name)
    return replace(
        found,
        bans=[*guard.bans, *ruled.bans(found.ruling, found.customer), *_address(found, contact)],
        reasons=[*_exceptions(found, contact, known, setting), *guard.asks, *ruled.unsure(found.ruling)],
        demands=ruled.demands(found.ruling, setting.policy, setting.colleagues),
    )


def _guard(known: Known, name: str) -> Guarded:
    """Invoices that the books call disputed are left out of the mail instead; a dispute nobody confirmed is asked."""
    running = [each for each in known.standings if each.by != BOOKS and not _unconfirmed(each)]
    return guarded("reminder", running, name)


def _unconfirmed(standing: Standing) -> bool:
    return standing.kind == "dispute" and standing.by == SUSPECTED


def by_letter(contact: Contact) -> bool:
    """A formal notice is no mail: a person sends it."""
    return contact.tone == "notice"


def _address(found: Outlook, contact: Contact) -> list[Reason]:
    email = found.customer.email.strip()
    if by_letter(contact) or valid_email(email):
        return []
    return [because.bad_address(found.customer) if email else because.missing_address(found.customer)]


def _exceptions(found: Outlook, contact: Contact, known: Known, setting: Setting) -> list[Reason]:
    """What a person is asked about, each as a reason."""
    limits, customer = setting.limits, found.customer
    reminded = any(each.level > 0 for each in known.sent)
    reasons: list[Reason] = []
    if found.payer.vip and not reminded and contact.total > limits.vip_above:
        reasons.append(because.vip_first_contact(customer, contact.total, limits.vip_above))
    if any(_unconfirmed(each) for each in known.standings):
        reasons.append(because.dispute_suspected(customer))
    quotes = [each for each in known.quotes if each.valid_until >= setting.today]
    offered = sum((each.total_excl_vat for each in quotes), Decimal(0))
    if offered > limits.open_quote_above:
        reasons.append(because.open_quote([each.number for each in quotes], offered, limits.open_quote_above))
    if contact.total > limits.ask_above:
        reasons.append(because.amount_limit(contact.total, limits.ask_above))
    if contact.level >= ASKED_FROM:
        reasons.append(because.level(contact))
    if contact.disputed:
        reasons.append(because.disputed_invoice(contact.disputed))
    if "very_old" in contact.reasons:
        reasons.append(because.very_old(contact))
    return reasons


# --- the gate ---------------------------------------------------------------------------------------------------------


def matter(found: Outlook, contact: Contact, wanted: Wanted | None = None, *, seen: bool = False) -> gate.Matter:
    """`seen`: somebody entitled to it has just set its words. What a run's list showed was seen too, unless it has
    become graver since."""
    reasons = list(found.reasons)
    worse = wanted is not None and _graver(contact, wanted)
    if wanted is not None and worse:
        reasons.append(because.graver(contact, wanted.level or 0, _shown_total(wanted)))
    listed = wanted is not None and bool(wanted.approved_by) and not worse
    return gate.Matter(
        process="reminder",
        amounts=gate.Amounts(contact.total),
        reasons=reasons,
        demands=found.demands,
        bans=found.bans,
        seen=seen or listed,
    )


def _graver(contact: Contact, wanted: Wanted) -> bool:
    if wanted.level is None:
        return False
    return contact.level > wanted.level or contact.total > _shown_total(wanted)


def _shown_total(wanted: Wanted) -> Decimal:
    try:
        return Decimal(wanted.total or "0")
    except InvalidOperation:
        return Decimal(0)


def usual(found: Outlook, contact: Contact, policy: Policy) -> bool:
    """Whether nothing about this customer asks for a person, so that a run may take it with the others."""
    if found.bans or found.reasons or found.demands:
        return False
    return policy.autonomy == "propose" or gate.within(contact.total, policy.act_limit)
