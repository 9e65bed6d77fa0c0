"""Meets an account that nobody knows, takes its answer, and keeps accounts in step with their platforms."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping

import structlog

from bot import outgoing
from bot.accounts.cards import account_name, stranger
from bot.accounts.meeting import Meeting, decide
from bot.accounts.record import Record, language_of, qualify
from bot.accounts.wording import tell
from bot.clock import Clock
from bot.events import ButtonClicked, MessageChanged, MessageReceived, Sender, event_to_json
from bot.outgoing import post_row
from bot.people import People, Staff
from bot.platform import Account, Platform, Receipt
from bot.staging import case_id_of
from bot.store import inbox, offers
from bot.store import people as store
from bot.store.database import Connection, Database
from bot.store.offers import OfferRow
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.turn import Fenced, Turn
from graphs.message import Address, text_message
from integrations.errors import IntegrationError, Unavailable

log = structlog.get_logger(__name__)

OFFER_ID = re.compile(r"[0-9a-f]{16}")
LOOK_SECONDS = 2.0
"""How long a click waits for the platform to say who that is: the platform waits for the click, too."""

OUTCOMES = {
    "silent": "ignored", "offer": "needs_answer", "renew": "needs_answer", "remind": "needs_answer", "answer": "done",
}  # fmt: skip


class Accounts:
    """Buttons are "l:<offer id>:yes" and "l:<offer id>:no"."""

    def __init__(
        self, database: Database, people: People, platforms: Mapping[str, Platform], clock: Clock, *, language: str
    ) -> None:
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self._language = language
        self._record = Record(people)
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    # --- a message ----------------------------------------------------------------------------------------------------

    async def meet(self, turn: Turn, event: MessageReceived) -> None:
        """Fills the turn for a message of an account that is nobody's. `Unavailable` passes through: the event is tried
        again."""
        account = await self._ask(event.sender)
        place = self._private_place(event)
        meeting = await self._database.read(lambda c: decide(c, event, account, place, turn.now))
        turn.outcome.update(process="unknown", status=OUTCOMES.get(meeting.what, "refused"))
        if meeting.what == "silent":
            log.info("account.ignored", platform=event.sender.platform, account=event.sender.id)
            return

        def commit(c: Connection) -> list[Outgoing]:
            # What was found may have changed since: then the turn is run again.
            if decide(c, event, account, place, turn.now) != meeting:
                raise Fenced(turn.key)
            return self._met(c, turn, event, account, place, meeting)

        turn.openers.append(commit)

    async def changed(self, turn: Turn, event: MessageChanged) -> None:
        """The message that waits for an answer was edited, or deleted: then nothing waits any more."""

        def step(c: Connection) -> bool:
            for offer in offers.open_of(c, event.sender.platform, event.sender.id):
                if offer.said is not None and offer.said["key"] == event.message_key:
                    said = None if event.text is None else {**offer.said, "text": event.text}
                    offers.keep(c, offer.id, said)
            return True

        turn.first.append(step)

    def _met(
        self,
        c: Connection,
        turn: Turn,
        event: MessageReceived,
        account: Account | None,
        place: Address | None,
        meeting: Meeting,
    ) -> list[Outgoing]:
        rows: list[Outgoing] = []
        for offer in meeting.stale:
            rows += self._record.withdraw(c, offer, "withdrawn", turn.now)
        known = account.language if account else ""
        language = known or self._language
        match meeting:
            case Meeting("answer", offer=OfferRow() as offer):
                return rows + self._record.answer(c, offer, account, yes=meeting.yes, now=turn.now)
            case Meeting("offer" | "renew", PersonRow() as person) if place is not None:
                if meeting.offer is not None:
                    rows += self._record.withdraw(c, meeting.offer, "renewed", turn.now)
                rows.append(self._record.offer(c, event, person, place, language, turn.now))
                text = "" if event.direct or not event.called else tell(language, "look_private")
            case Meeting("remind", offer=OfferRow() as offer):
                if not offers.keep(c, offer.id, event_to_json(event)):
                    raise Fenced(turn.key)
                text = tell(language, "remind" if event.direct else "look_private")
            case _:
                text = _refusal(meeting.what, event.sender, known)
        if text:
            key = f"{case_id_of(turn.key)}.account"
            rows.append(post_row(key, event.address, text_message(text), language=language))
        return rows

    def _private_place(self, event: MessageReceived) -> Address | None:
        """Where only this account reads: where they write, when that is a private conversation."""
        platform = self._platforms.get(event.sender.platform)
        return event.address if event.direct else platform.direct(event.sender.id) if platform else None

    async def _ask(self, sender: Sender) -> Account | None:
        """Who that is, as the platform says; whatever it refuses to say is not known. Raises `Unavailable`."""
        platform = self._platforms.get(sender.platform)
        try:
            return await platform.account(sender.id) if platform else None
        except Unavailable:
            raise
        except IntegrationError as error:
            log.warning("account.not_told", platform=sender.platform, account=sender.id, why=str(error))
            return None

    # --- a click ------------------------------------------------------------------------------------------------------

    async def click(self, event: ButtonClicked) -> Receipt:
        """Takes the answer to an offer. Whatever happened is committed when this returns."""
        _, _, rest = event.button[:100].partition(":")
        offer_id, _, verb = rest.partition(":")
        account: Account | None = None
        if verb == "yes":
            try:
                account = await asyncio.wait_for(self._ask(event.sender), LOOK_SECONDS)
            except (Unavailable, TimeoutError):
                return _note(tell(self._language, "no_answer"))
        try:
            receipt, shown = await self._database.write(lambda c: self._clicked(c, event, offer_id, verb, account))
        except Fenced:
            # Another answer was faster: now it is there to be read.
            receipt, shown = await self._database.write(lambda c: self._clicked(c, event, offer_id, verb, account))
        await self._people.refresh()
        await self._publish(shown)
        return receipt

    def _clicked(
        self, c: Connection, event: ButtonClicked, offer_id: str, verb: str, account: Account | None
    ) -> tuple[Receipt, list[Address]]:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        now, clicker = self._clock.now(), self._people.of_account(event.sender.platform, event.sender.id)
        language = clicker.language if clicker else self._language
        offer = offers.by_id(c, offer_id) if OFFER_ID.fullmatch(offer_id) and verb in {"yes", "no"} else None
        if offer is None:
            return _note(tell(language, "unknown")), []
        if (offer.platform, offer.external_id) != (event.sender.platform, event.sender.id):
            log.warning("account.not_theirs", platform=event.sender.platform, account=event.sender.id, offer=offer.id)
            return _note(tell(language, "not_yours")), []
        if offer.state != "open":
            return _too_late(c, offer, verb, language_of(c, offer, language)), []
        place, outcome = event.address, {"offer": offer.id, "answer": verb}
        if not inbox.keep_worked(
            c, event, conversation=place.conversation, now=now, address=place, person_id=None, outcome=outcome
        ):
            return Receipt(claimed=False), []
        rows = self._record.answer(c, offer, account, yes=verb == "yes", now=now)
        return Receipt(claimed=True), outgoing.stage(c, rows, now, self._instant)

    # --- by the command, and by the platform --------------------------------------------------------------------------

    async def link(self, platform: str, external_id: str, person_id: str, by: str) -> str | None:
        """The account is that person's from now on, and its waiting message is heard. The id of the person whose it
        was. KeyError: no such person."""
        now = self._clock.now()

        def commit(c: Connection) -> tuple[str | None, list[Address]]:
            before, rows = self._record.link(c, platform, external_id, person_id, by, now)
            return before, outgoing.stage(c, rows, now, self._instant)

        before, shown = await self._database.write(commit)
        await self._people.refresh()
        await self._publish(shown)
        return before

    async def unlink(self, platform: str, external_id: str, by: str) -> str | None:
        """The account is nobody's, and is not offered to that person again. The id of the person whose it was."""
        now = self._clock.now()
        before = await self._database.write(
            lambda c: self._record.unlink(c, platform, external_id, by, now, cause="command")
        )
        await self._people.refresh()
        return before

    async def gone(self, platform: str, external_id: str) -> None:
        """The account was deactivated: it is nobody's, and its open offers are closed. Called again, nothing more."""
        now = self._clock.now()

        def commit(c: Connection) -> str | None:
            for offer in offers.open_of(c, platform, external_id):
                offers.close(c, offer.id, "withdrawn", now)
            return self._record.unlink(c, platform, external_id, "commis", now, again=True, cause="deactivated")

        if await self._database.write(commit) is not None:
            log.info("account.gone", platform=platform, account=external_id)
        await self._people.refresh()

    async def qualify(self, platform: str, prefix: str) -> int:
        """Accounts that were entered without their workspace ("U1", or "T1/U1" in an enterprise) are of this one; where
        the whole id is somebody's already, that stands. How many there were."""
        completed = await self._database.write(lambda c: qualify(c, platform, prefix))
        if completed:
            log.info("accounts.qualified", platform=platform, prefix=prefix, accounts=completed)
        await self._people.refresh()
        return completed

    async def _publish(self, places: list[Address]) -> None:
        for address in dict.fromkeys(places):
            platform = self._platforms.get(address.platform)
            if platform is not None:
                await platform.published(address)


def _refusal(what: str, sender: Sender, language: str) -> str:
    if what == "stranger":
        return stranger(sender.platform, sender.id, language)
    return tell(language, what, **({"account": account_name(sender.platform, sender.id)} if what == "guest" else {}))


def _too_late(c: Connection, offer: OfferRow, verb: str, language: str) -> Receipt:
    if {"accepted": "yes", "declined": "no"}.get(offer.state) == verb:
        return Receipt(claimed=True)
    owner = store.identity_of(c, offer.platform, offer.external_id)
    if owner is not None:
        return _note(tell(language, "already_linked", who=Staff.load(c).name_of(owner)))
    if offer.state == "declined":
        return _note(f"{tell(language, 'already_declined')}\n{stranger(offer.platform, offer.external_id, language)}")
    return _note(tell(language, "withdrawn"))


def _note(text: str) -> Receipt:
    return Receipt(claimed=True, note=text_message(text))
