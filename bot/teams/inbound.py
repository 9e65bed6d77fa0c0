"""All that comes in from Teams, verified already: kept by the Door, and only then answered."""

from __future__ import annotations

from dataclasses import replace

import structlog

from bot.events import MessageReceived
from bot.teams import feedback, translate
from bot.teams.activities import Json, Spot, is_bot, spot_of, text
from bot.teams.answers import InvokeAnswer, words_of
from bot.teams.desk import TeamsDesk
from bot.teams.inbound_parts import Cards, Parts
from bot.teams.inbound_parts import Places as Known
from bot.teams.inbound_places import Places
from bot.teams.invokes import Invokes
from bot.teams.live import Live
from bot.teams.notes import Notes, Writes, plain
from bot.teams.settings import TeamsSettings
from bot.teams.tokens import TokenVerifier
from bot.teams.translate import Note

log = structlog.get_logger(__name__)

__all__ = ["Inbound", "InvokeAnswer"]


class Inbound:
    def __init__(
        self,
        settings: TeamsSettings,
        desk: TeamsDesk,
        verifier: TokenVerifier,
        references: Known,
        connector: Writes,
        platform: Cards,
        live: Live,
    ) -> None:
        self._parts = Parts(settings, desk, references, platform, Notes(connector))
        self._places = Places(self._parts)
        self._invokes = Invokes(self._parts)

    async def handle(self, activity: Json) -> InvokeAnswer | None:
        """Of an activity that is sound, from our tenant, and from whom it says. None: there is nothing to answer.
        Raises `StoreUnavailable` when it could not be kept."""
        spot, kind = spot_of(activity, self._parts.settings), text(activity, "type")
        if kind == "invoke":
            await self._see(activity, spot)
            return await self._invokes.answer(activity, spot)
        match kind:
            case "message":
                await self._see(activity, spot)
                await self._said(activity, spot)
            case "messageUpdate" | "messageDelete":
                await self._changed(activity, spot)
            case "installationUpdate":
                await self._places.installed(activity, spot)
            case "conversationUpdate":
                await self._places.updated(activity, spot)
            case "messageReaction":
                await self._reacted(activity, spot)
            case _:
                pass
        return None

    async def settled(self) -> None:
        """Waits for what is done after the answer."""
        await self._parts.later.settled()

    async def close(self) -> None:
        await self._parts.later.close()

    # --- details ------------------------------------------------------------------------------------------------------

    async def _see(self, activity: Json, spot: Spot) -> None:
        """A message can be entrusted from a place where we are not; and people of other companies are none of ours."""
        elsewhere = text(activity, "name").startswith("composeExtension/")
        if spot.user and not (spot.stranger or elsewhere or is_bot(activity)):
            await self._parts.references.seen(activity)

    async def _said(self, activity: Json, spot: Spot) -> None:
        said = translate.spoken_in(activity, spot)
        if said is None:
            return
        now = self._parts.desk.now()
        named = await self._parts.named(translate.asked_of(activity, spot, said), spot)
        match translate.message_of(activity, spot, said, named, now):
            case MessageReceived() as event:
                receipt = await self._parts.desk.door.message(event)
                if receipt.note is not None:
                    self._parts.later.do("note", self._parts.notes.say(spot, plain(words_of(receipt.note))))
            case Note() as note:
                self._parts.decline(spot, note.name)
            case None:
                pass

    async def _reacted(self, activity: Json, spot: Spot) -> None:
        """Kept before it is counted, as it is delivered again when it could not be kept."""
        event = feedback.reaction_of(activity, spot, self._parts.desk.now())
        if event is not None:
            receipt = await self._parts.desk.door.opinion(event)
            if receipt.note is not None and spot.direct:
                self._parts.later.do("note", self._parts.notes.say(spot, plain(words_of(receipt.note))))
        feedback.count_reactions(activity)

    async def _changed(self, activity: Json, spot: Spot) -> None:
        change = translate.changed_of(activity, spot, self._parts.desk.now())
        if change is None:
            return
        kept = await self._parts.heard(change.message_key)
        if kept is not None:
            sender = change.sender if spot.user else kept.sender
            await self._parts.desk.door.changed(replace(change, address=kept.address, sender=sender))
        elif change.text is not None:
            # An edit that calls us for the first time, or that overtook its message: as if it had just been said.
            await self._see(activity, spot)
            await self._said(activity, spot)
