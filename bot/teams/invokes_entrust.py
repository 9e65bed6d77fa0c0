"""A message that somebody entrusts from its menu: one case, whoever entrusts it and however often."""

from __future__ import annotations

from bot.teams import answers, ids, translate_acts
from bot.teams.activities import Json, Spot, text
from bot.teams.answers import InvokeAnswer
from bot.teams.inbound_parts import Parts
from bot.teams.translate import Asked
from bot.teams.translate_acts import Entrusted
from bot.teams.wording import tell

STANDARD = {"", "standard"}
"""Kinds of channels that whoever is in their team is in; private and shared ones have members of their own."""


class Entrusting:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def answer(self, activity: Json, spot: Spot) -> InvokeAnswer:
        entrusted = translate_acts.entrusted_in(activity, self._parts.settings.app_id)
        if entrusted is None:
            return answers.wrong("BadRequest", "no message is entrusted")
        name = await self._taken(activity, spot, entrusted)
        return answers.task(tell(name, await self._parts.language(spot)))

    async def _taken(self, activity: Json, spot: Spot, entrusted: Entrusted) -> str:
        """The name of what its sender is told."""
        if spot.stranger:
            return "other_company"
        if not spot.user:
            return "anonymous"
        if entrusted.ours:
            return "entrusted_ours"
        if not entrusted.said.text:
            return "entrusted_nothing"
        key = ids.message_key(spot.tenant, spot.conversation, entrusted.id)
        if await self._parts.heard(key) is not None:
            return "entrusted_already"
        here = await self._is_here(activity, spot)
        thread = await self._thread(spot, entrusted) if here else None
        event = translate_acts.entrust_of(entrusted, spot, thread, self._parts.desk.now(), here=here)
        receipt = await self._parts.desk.door.message(event)
        if not receipt.claimed:
            return "entrusted_already"
        return "entrusted_here" if here else "entrusted_privately"

    async def _thread(self, spot: Spot, entrusted: Entrusted) -> str | None:
        if spot.flat or entrusted.root == entrusted.id:
            return None
        return (await self._parts.named(Asked(entrusted.root, within=True), spot)).thread

    async def _is_here(self, activity: Json, spot: Spot) -> bool:
        """Whether we are in that place too: a message can be entrusted from anywhere."""
        known = await self._parts.references.of(spot.channel)
        if spot.direct:
            # A chat of two colleagues is a personal one as well.
            return known is not None and known.conversation_id == spot.conversation.partition(";")[0]
        if known is not None or spot.kind != "channel":
            return known is not None
        team = text(activity, "channelData", "team", "id")
        if not team or text(activity, "channelData", "channel", "type") not in STANDARD:
            return False
        if await self._parts.references.of(ids.channel_of(spot.tenant, team)) is None:
            return False
        await self._parts.references.seen(activity)
        return True
