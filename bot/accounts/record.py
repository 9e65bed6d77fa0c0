"""What each answer, command or departure writes about accounts and offers, inside the caller's transaction."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.accounts.cards import account_name, locked, offer_card, stranger
from bot.accounts.matching import match
from bot.accounts.wording import tell
from bot.events import MessageReceived, Sender, event_from_json, event_to_json
from bot.outgoing import address_of, content_of, post_row, update_row
from bot.people import People, Staff
from bot.people.defaults import mark_changed
from bot.people.wording import role_label
from bot.platform import Account
from bot.store import inbox, ledger, offers, outbox
from bot.store import people as store
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.offers import OfferRow
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.turn import Fenced
from bot.typography import moment
from graphs.message import Address, text_message

LINKED = ":linked"
"""What the key of a message gets when it is heard again, in its writer's name."""


@dataclass(frozen=True)
class Record:
    """`people` tells where somebody can be written to.

    The ledger comes before the mark that people changed: whoever writes it is alone until the commit, so that no two
    marks are the same."""

    people: People

    # --- asking -------------------------------------------------------------------------------------------------------

    def offer(
        self, c: Connection, event: MessageReceived, person: PersonRow, place: Address, language: str, now: datetime
    ) -> Outgoing:
        """Keeps the offer with the message that waits for it, and returns its card."""
        offer_id, sender = new_id(), event.sender
        said = event_to_json(event)
        offers.add(c, OfferRow(offer_id, sender.platform, sender.id, person.id, "open", said, now))
        return post_row(_card_key(offer_id), place, offer_card(offer_id, person, language), language=language)

    def withdraw(self, c: Connection, offer: OfferRow, line: str, now: datetime) -> list[Outgoing]:
        """Closes an offer that does not hold any more; `line` names the sentence on its card."""
        if not offers.close(c, offer.id, "withdrawn", now):
            raise Fenced(offer.id)
        return _lock(c, offer, line, None, now)

    # --- answering ----------------------------------------------------------------------------------------------------

    def answer(
        self, c: Connection, offer: OfferRow, account: Account | None, *, yes: bool, now: datetime
    ) -> list[Outgoing]:
        """What the holder of the account answers. A yes counts only while all that the offer was made for still holds.
        Raises `Fenced` when the offer was closed meanwhile."""
        store.hold(c, offer.person_id)
        staff = Staff.load(c)
        owner = staff.people.get(store.identity_of(c, offer.platform, offer.external_id) or "")
        if owner is not None and owner.active:
            return self.overtaken(c, offer, owner, now)
        person = match(c, staff, Sender(offer.platform, offer.external_id), account) if yes else None
        if person is not None and person.id == offer.person_id:
            return self._accept(c, offer, person, staff, now)
        return self._turn_down(c, offer, staff, yes=yes, now=now)

    def _accept(self, c: Connection, offer: OfferRow, person: PersonRow, staff: Staff, now: datetime) -> list[Outgoing]:
        if not offers.close(c, offer.id, "accepted", now):
            raise Fenced(offer.id)
        store.link(c, offer.platform, offer.external_id, person.id)
        why = {**_facts(offer.platform, offer.external_id), "offer": offer.id, "domain": _domain(person.email)}
        ledger.append(c, [LedgerEntry(None, person.id, "linked", person.id, why)], now)
        mark_changed(c)
        self._hear(c, offer, person, now)
        return [*_lock(c, offer, "accepted", person, now), *self._alerts(c, offer, person, staff)]

    def _turn_down(self, c: Connection, offer: OfferRow, staff: Staff, *, yes: bool, now: datetime) -> list[Outgoing]:
        """It is not them; or they say so, but it does not hold any more."""
        state, line, words = ("withdrawn", "withdrawn", "not_anymore") if yes else ("declined", "declined", "noted")
        card = outbox.by_key(c, _card_key(offer.id))
        if not offers.close(c, offer.id, state, now):
            raise Fenced(offer.id)
        if not yes:
            why = {**_facts(offer.platform, offer.external_id), "offer": offer.id, "person": offer.person_id}
            ledger.append(c, [LedgerEntry(None, "outside", "declined", "account", why)], now)
        rows = _lock(c, offer, line, staff.people[offer.person_id], now)
        if card is not None:
            language = str(card.payload["language"])
            text = f"{tell(language, words)}\n{stranger(offer.platform, offer.external_id, language)}"
            key = f"{_card_key(offer.id)}.told"
            rows.append(post_row(key, address_of(card.payload), text_message(text), language=language))
        return rows

    def overtaken(self, c: Connection, offer: OfferRow, owner: PersonRow, now: datetime) -> list[Outgoing]:
        """Somebody else has said whose account it is: the offer is closed and its message heard."""
        if not offers.close(c, offer.id, "accepted" if owner.id == offer.person_id else "withdrawn", now):
            raise Fenced(offer.id)
        self._hear(c, offer, owner, now)
        return _lock(c, offer, "by_operator", owner, now)

    def _hear(self, c: Connection, offer: OfferRow, person: PersonRow, now: datetime) -> None:
        """The message that waited is heard as a new event, in the transaction that says whose it is: not lost, and
        not twice."""
        said = event_from_json(offer.said) if offer.said else None
        if isinstance(said, MessageReceived):
            again = replace(said, key=said.key + LINKED)
            place = again.address
            inbox.claim(c, again, conversation=place.conversation, now=now, address=place, person_id=person.id)

    def _alerts(self, c: Connection, offer: OfferRow, person: PersonRow, staff: Staff) -> list[Outgoing]:
        """An account that may decide from now on is told to those who may decide most."""
        ranks = {role.name: role.rank for role in staff.roles}
        if ranks.get(person.role, 0) <= min(ranks.values(), default=0):
            return []
        rows: list[Outgoing] = []
        top = max(ranks[row.role] for row in staff.active)
        for reader in staff.active:
            if ranks[reader.role] != top or reader.id == person.id:
                continue
            place = self.people.private_place(c, reader.id, Address(offer.platform, offer.external_id))
            if place is not None:
                role = role_label(person.role, reader.language)
                account = account_name(offer.platform, offer.external_id)
                text = tell(reader.language, "alert", account=account, who=person.name, role=role)
                key = f"{_card_key(offer.id)}.alert.{reader.id}"
                rows.append(post_row(key, place, text_message(text), language=reader.language))
        return rows

    # --- by the command, and by the platform --------------------------------------------------------------------------

    def link(
        self, c: Connection, platform: str, external_id: str, person_id: str, by: str, now: datetime
    ) -> tuple[str | None, list[Outgoing]]:
        """The account is that person's. Whose it was, and what locks the cards of its offers."""
        store.hold(c, person_id)
        person = Staff.load(c).people[person_id]
        before = store.identity_of(c, platform, external_id)
        if before != person_id:
            store.link(c, platform, external_id, person_id)
            why = {**_facts(platform, external_id), "before": before}
            ledger.append(c, [LedgerEntry(None, by, "linked", person_id, why)], now)
            mark_changed(c)
        rows: list[Outgoing] = []
        for offer in offers.open_of(c, platform, external_id):
            rows += self.overtaken(c, offer, person, now)
        return before, rows

    def unlink(
        self, c: Connection, platform: str, external_id: str, by: str, now: datetime, *, again: bool = False, cause: str
    ) -> str | None:
        """The account is nobody's. Whose it was. Unless `again`, it is not offered to that person any more."""
        before = store.unlink(c, platform, external_id)
        if before is None:
            return None
        why = {**_facts(platform, external_id), "cause": cause}
        ledger.append(c, [LedgerEntry(None, by, "unlinked", before, why)], now)
        mark_changed(c)
        if not again:
            offer_id = new_id()
            offers.add(c, OfferRow(offer_id, platform, external_id, before, "declined", None, now, now))
        return before


def qualify(c: Connection, platform: str, prefix: str) -> int:
    """Completes the ids of accounts that were entered without (all of) their workspace. How many there were."""
    completed = 0
    for on, external_id, owner in store.every_identity(c):
        place, _, user = external_id.rpartition("/")
        if on != platform or place == prefix or not (place == "" or prefix.endswith(f"/{place}")):
            continue
        store.unlink(c, on, external_id)
        if store.identity_of(c, on, f"{prefix}/{user}") is None:
            store.link(c, on, f"{prefix}/{user}", owner)
        completed += 1
    if completed:
        mark_changed(c)
    return completed


def new_id() -> str:
    """Random, and safe in any button."""
    return secrets.token_hex(8)


def _card_key(offer_id: str) -> str:
    return f"offer.{offer_id}"


def language_of(c: Connection, offer: OfferRow, otherwise: str) -> str:
    """In which its card was written."""
    card = outbox.by_key(c, _card_key(offer.id))
    return str(card.payload["language"]) if card else otherwise


def _lock(c: Connection, offer: OfferRow, line: str, person: PersonRow | None, now: datetime) -> list[Outgoing]:
    """The card as it was staged, without its buttons, and with what became of it."""
    key = _card_key(offer.id)
    card = outbox.by_key(c, key)
    if card is None:
        return []
    language = str(card.payload["language"])
    when = moment(now, person.time_zone, language, now) if person else ""
    message = locked(content_of(card.payload), tell(language, line, who=person.name if person else "", when=when))
    return [update_row(f"{key}.closed", key, address_of(card.payload), message, language=language)]


def _facts(platform: str, external_id: str) -> dict[str, Any]:
    """What every ledger row about an account says of it."""
    return {"platform": platform, "account": external_id}


def _domain(email: str) -> str:
    return email.rpartition("@")[2].casefold()
