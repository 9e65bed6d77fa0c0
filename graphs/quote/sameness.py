"""Whether two quotes are the same: to the books, to the customer who reads it, to the person who saw it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.ask import Reason
from graphs.quote.state import Offer, OfferLine, Party, Recorded


def same_content(one: Offer, other: Offer) -> bool:
    """Whether the books would write the same quote to the same customer (wherever it is mailed, whoever asked)."""
    return (
        _identity(one.party) == _identity(other.party)
        and [_terms(line) for line in one.lines] == [_terms(line) for line in other.lines]
        and one.total_incl_vat == other.total_incl_vat
    )


def same_document(one: Offer, other: Offer) -> bool:
    """Whether the customer would read the same quote."""
    return same_content(one, other) and same_printed(one, other)


def same_shown(one: Offer, other: Offer) -> bool:
    """Whether a person who saw one has seen the other: the same document, to the same address."""
    same = [line.added_by for line in one.lines] == [line.added_by for line in other.lines]
    return same and same_document(one, other) and one.party == other.party and one.validity_days == other.validity_days


def same_printed(one: Offer, other: Offer) -> bool:
    """Whether what the books do not keep of a quote is the same: language, deposit, mentions."""

    def printed(offer: Offer) -> tuple[object, ...]:
        return offer.party.language, offer.deposit_percent, offer.deposit_amount, offer.mentions

    return printed(one) == printed(other)


def same_customer(one: Party, other: Party) -> bool:
    return _identity(one) == _identity(other)


def _identity(party: Party) -> str:
    return party.id or f"new:{party.name}:{party.email}"


def _terms(line: OfferLine) -> tuple[object, ...]:
    return (
        line.sku,
        line.description,
        line.quantity,
        line.unit_price,
        line.discount,
        line.vat_rate,
        line.total_excl_vat,
    )


def replaced_number(latest: Recorded | None, offer: Offer) -> str:
    """The number of the quote that `offer` is the next version of, "" for a first one.

    Trying again to send a numbered quote makes no version of it; another customer's quote is another quote.
    """
    if latest is None or not same_customer(latest.offer.party, offer.party):
        return ""
    return latest.replaces if unsent(latest, offer) else latest.number


def unsent(latest: Recorded | None, offer: Offer) -> bool:
    """Whether the books have numbered exactly this quote, and its mail has not left."""
    return latest is not None and not latest.sent_to and same_content(latest.offer, offer)


def all_shown(reasons: Sequence[Reason], shown: Sequence[Reason]) -> bool:
    """Whether whoever saw `shown` has seen each of `reasons`, reading the same."""
    return set(_said(reasons)) <= set(_said(shown))


def _said(reasons: Sequence[Reason]) -> list[tuple[str, str, str, str]]:
    return [(r.code, r.text.get("en", ""), r.expected.get("en", ""), r.found.get("en", "")) for r in reasons]
