"""What other programs may know of a quote case: the typed facts of the outside contract, as soon as they are known."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.process import Ending, State
from graphs.quote import sameness
from graphs.quote.figures import amount_fact, quantity_fact
from graphs.quote.parts import effective_discount
from graphs.quote.state import Offer, OfferLine, Recorded, Wish
from graphs.quote.wording import tell


def facts(state: State) -> dict[str, Any]:
    """Amounts and percentages are strings with two decimals, whole quantities numbers; what is not known is null."""
    wish, offer = state.get("wish") or Wish(), _offer(state)
    quote = _numbered(state)
    return {
        "customer": _customer(wish, offer),
        "customer_id": _customer_id(wish, offer),
        "lines": [_line(line) for line in offer.lines] if offer is not None else _wished(wish),
        "total_excl_vat": None if offer is None else amount_fact(offer.total_excl_vat),
        "total_vat": None if offer is None else amount_fact(offer.total_vat),
        "total_incl_vat": None if offer is None else amount_fact(offer.total_incl_vat),
        "discount_percent": None if offer is None else amount_fact(effective_discount(offer)),
        "requested_discount_percent": _requested(wish),
        "rules": [] if offer is None else sorted({use.id for use in offer.rules}),
        "rule_versions": [] if offer is None else sorted({use.reference for use in offer.rules}),
        "deposit_percent": None if offer is None else amount_fact(offer.deposit_percent),
        "deposit_amount": None if offer is None else amount_fact(offer.deposit_amount),
        "mentions": [] if offer is None else list(offer.mentions),
        "language": None if offer is None else offer.party.language,
        "number": None if quote is None else quote.number,
        "valid_until": None if quote is None else quote.valid_until.isoformat(),
        "replaces": (quote.replaces or None) if quote is not None else None,
        "sent_to": (quote.sent_to or None) if quote is not None else None,
    }


def _offer(state: State) -> Offer | None:
    return state.get("offer")


def _numbered(state: State) -> Recorded | None:
    """The quote of the books that is exactly the one these facts are about."""
    latest: Recorded | None = state.get("latest")
    offer = _offer(state)
    if latest is None or offer is None or latest.offer.lines != offer.lines:
        return None
    same = sameness.same_printed(latest.offer, offer) and latest.offer.party.email == offer.party.email
    return latest if same else None


def _customer(wish: Wish, offer: Offer | None) -> str | None:
    return (offer.party.name if offer is not None else wish.customer_name) or None


def _customer_id(wish: Wish, offer: Offer | None) -> str | None:
    """The books' id; null until the books know the customer."""
    return (offer.party.id if offer is not None else wish.customer_id) or wish.customer_id or None


def _line(line: OfferLine) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "sku": line.sku,
        "quantity": quantity_fact(line.quantity),
        "unit_price": None if line.unit_price is None else amount_fact(line.unit_price),
        "discount_percent": amount_fact(line.discount),
        "vat_rate": amount_fact(line.vat_rate),
        "total_excl_vat": amount_fact(line.total_excl_vat),
    }
    return {**facts, "added_by_rule": line.added_by} if line.added_by else facts


def _wished(wish: Wish) -> list[dict[str, Any]]:
    """Lines that are found but not priced yet."""
    return [
        {
            "sku": line.sku,
            "quantity": None if line.quantity is None else quantity_fact(line.quantity),
            "unit_price": None,
            "discount_percent": None,
            "vat_rate": None,
            "total_excl_vat": None,
        }
        for line in wish.lines
        if line.sku
    ]


def _requested(wish: Wish) -> str | None:
    """For the whole, else the highest asked for a line."""
    said = [wish.discount] if wish.discount is not None else [line.discount for line in wish.lines]
    percents = [percent for percent in said if percent is not None and not percent.is_nan()]
    return amount_fact(max(percents)) if percents else None


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    wish, offer = state.get("wish") or Wish(), _offer(state)
    customer = _customer(wish, offer) or wish.customer_text
    return tell(language, "title", customer=customer) if customer else tell(language, "title.new")


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"
