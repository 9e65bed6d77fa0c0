"""Reads the facts and the rules, prices the wish, and puts together all that the gate must hear about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graphs import gate
from graphs.ask import Reason
from graphs.context import Context, Person
from graphs.guards import guarded
from graphs.guards.senders import sender_reasons
from graphs.quote import policy, ruled
from graphs.quote.state import Gap, Offer, Wish
from graphs.quote.wording import tell
from graphs.rules.demands import Backers, demands
from graphs.rules.port import Ruling
from graphs.standing import Standing, StandingKind
from graphs.understanding.written import clip
from integrations.books.port import QuoteFacts


@dataclass(frozen=True)
class Priced:
    """`gap`: something that had been found is no longer in the books, and there is no offer."""

    wish: Wish
    facts: QuoteFacts
    offer: Offer | None = None
    gap: Gap | None = None
    ruling: Ruling = field(default_factory=Ruling)
    standing: list[Standing] = field(default_factory=list[Standing])


async def read_and_price(wish: Wish, context: Context) -> Priced:
    await context.progress(tell(context.language, "doing.price"))
    skus = [*(line.sku for line in wish.lines), *ruled.skus_to_add(context.rules.known.armed)]
    facts = await context.books.quote_facts(wish.customer_id, list(dict.fromkeys(skus)))
    gap = _gone(wish, facts)
    if gap is not None:
        return Priced(_without_gone(wish, facts), facts, gap=gap)
    party = policy.party_of(wish, facts.customer)
    standing = await context.standing(party.id, party.email.strip().casefold())
    kinds: set[StandingKind] = {row.kind for row in standing}
    ruling = context.rules.quote(
        facts,
        policy.ruled_lines(wish, facts),
        context.today,
        asked=ruled.highest_asked(wish),
        standing=kinds,
    )
    offer = policy.price(wish, facts, ruling, party, final_notice="final_notice" in kinds)
    return Priced(wish, facts, offer, ruling=ruling, standing=standing)


@dataclass(frozen=True)
class Editors:
    """Who set the proposal as it is: they stand behind it too, as far as the company lets them. Of one who is not known
    we know at least `role`, the one that had been asked."""

    ids: list[str] = field(default_factory=list[str])
    people: list[Person] = field(default_factory=list[Person])
    role: str = ""


def matter_of(priced: Priced, offer: Offer, context: Context, editors: Editors, *, seen: bool = False) -> gate.Matter:
    """`seen`: the editors have set it in this very turn."""
    limits = _limits(editors, offer, context)
    outside = context.asker.outside
    reasons = policy.exceptions(offer, priced.facts, limits, context.today, outside=outside)
    reasons += sender_reasons(priced.wish.doubts)
    reasons += guarded("quote", priced.standing, offer.party.name).asks
    reasons += ruled.cannot_add(priced.ruling, offer, priced.facts) + ruled.unsure(priced.ruling)
    return gate.Matter(
        process="quote",
        amounts=policy.amounts(offer),
        reasons=reasons,
        demands=demands(priced.ruling, _backers(editors, context), context.policy, context.colleagues),
        bans=_bans(priced, offer),
        seen=seen,
    )


def _bans(priced: Priced, offer: Offer) -> list[Reason]:
    """What rules forbid, and what runs with the customer. Granted discounts were withheld before: only one that
    somebody asked for is refused."""
    asked = ruled.highest_asked(priced.wish)
    running = guarded("discount", priced.standing, offer.party.name).bans if asked > 0 else []
    return [*ruled.bans(priced.ruling, offer, asked), *running]


def reasons_of(matter: gate.Matter) -> list[Reason]:
    """All that speaks against doing it without asking, or at all."""
    return [*matter.bans, *matter.reasons, *(demand.reason for demand in matter.demands)]


def _limits(editors: Editors, offer: Offer, context: Context) -> gate.Limits:
    """The requester's; with the editors' where the company lets an editor approve."""
    own = gate.limits_of(context.asker, context.policy)
    if not editors.ids or not context.policy.editor_may_approve:
        return own
    role = context.policy.role(editors.role)
    others = [gate.limits_of(person, context.policy) for person in editors.people]
    if not others and role is not None:
        others = [gate.Limits(role.discount_limit, role.amount_limit)]
    for other in others:
        own = gate.joint_limits(own, other, context.policy, offer.total_excl_vat)
    return own


def _backers(editors: Editors, context: Context) -> Backers:
    """Whoever asks has agreed; so has whoever edited. The role of an editor counts where editors may approve."""
    people = [] if context.asker.outside else [context.asker]
    agreed = {*(person.id for person in people), *editors.ids}
    if context.policy.editor_may_approve:
        people += editors.people
    return Backers(agreed, {person.role for person in people})


def _gone(wish: Wish, facts: QuoteFacts) -> Gap | None:
    if facts.customer is None and wish.new_customer is None:
        return Gap("unknown_customer", text=clip(wish.customer_name or wish.customer_text))
    for index, line in enumerate(wish.lines):
        if line.sku not in facts.products:
            return Gap("unknown_product", line=index, text=clip(line.name or line.text))
    return None


def _without_gone(wish: Wish, facts: QuoteFacts) -> Wish:
    lines = [line if line.sku in facts.products else replace(line, sku="") for line in wish.lines]
    known = facts.customer is not None or wish.new_customer is not None
    return replace(wish, lines=lines, customer_id=wish.customer_id if known else "")
