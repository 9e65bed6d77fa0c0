"""The places Teams gives us: installed, removed, people who come, channels that go. What was seen can be written to."""

from __future__ import annotations

import asyncio

import structlog

from bot.teams import ids
from bot.teams.activities import Json, Spot, items, text
from bot.teams.inbound_parts import Parts
from bot.teams.notes import prompting
from bot.teams.settings import PLATFORM
from bot.teams.wording import tell
from graphs.message import Address

log = structlog.get_logger(__name__)

GREETING_FIRST = 2.0
"""Seconds that what can be said waits for the greeting, as Teams offers it under the newest message only."""


class Places:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def installed(self, activity: Json, spot: Spot) -> None:
        """`installationUpdate`: the app was added, removed, or only brought up to date."""
        match text(activity, "action"):
            case "add":
                await self._entered(activity, spot)
            case "add-upgrade":
                await self._see(activity, spot)
            case "remove":
                await self._left(spot)
            case _:
                pass

    async def updated(self, activity: Json, spot: Spot) -> None:
        """`conversationUpdate`: who came and went, and what became of channels and teams."""
        if _names(items(activity, "membersRemoved"), spot.bot):
            await self._left(spot)
            return
        match text(activity, "channelData", "eventType"):
            case "channelDeleted":
                await self._forget(spot, text(activity, "channelData", "channel", "id"))
                return
            case "teamDeleted" | "teamHardDeleted":
                await self._forget(spot, text(activity, "channelData", "team", "id") or spot.conversation)
                return
            case _:
                pass
        if spot.direct or _names(items(activity, "membersAdded"), spot.bot):
            if items(activity, "membersAdded"):
                await self._entered(activity, spot)
        else:
            await self._see(activity, spot)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _entered(self, activity: Json, spot: Spot) -> None:
        await self._see(activity, spot)
        if spot.direct:
            await self._greet(activity, spot)
        elif spot.bot:
            await self._introduce(spot)

    async def _see(self, activity: Json, spot: Spot) -> None:
        if not spot.stranger:
            await self._parts.references.seen(activity)

    async def _greet(self, activity: Json, spot: Spot) -> None:
        user = spot.user or _first_person(activity, spot)
        if not user or spot.stranger:
            return
        account = ids.account_of(spot.tenant, user)
        await self._parts.desk.greet(account, Address(PLATFORM, ids.channel_of(spot.tenant, "", user)))
        if self._parts.told.first(f"prompts:{account}"):
            self._parts.later.do("prompts", self._suggest(spot, account))

    async def _suggest(self, spot: Spot, account: str) -> None:
        prompts = await self._parts.desk.prompts(account)
        person = await self._parts.desk.person(account)
        if not prompts or person is None or not await self._parts.once(f"prompted:{account}"):
            return
        await asyncio.sleep(GREETING_FIRST)
        await self._parts.notes.say(spot, prompting(tell("prompts_title", person.language), prompts))

    async def _introduce(self, spot: Spot) -> None:
        """One line to a team or a group, once."""
        mark = f"welcomed:{spot.channel}"
        if await self._parts.once(mark):
            self._parts.later.do("welcome", self._welcome(spot, mark))

    async def _welcome(self, spot: Spot, mark: str) -> None:
        name = "welcome_team" if spot.kind == "channel" else "welcome_group"
        if not await self._parts.notes.tell(spot, self._parts.settings.language, name):
            await self._parts.undone(mark)

    async def _left(self, spot: Spot) -> None:
        log.info("teams.removed", kind=spot.kind)
        await self._forget(spot, spot.conversation)

    async def _forget(self, spot: Spot, conversation: str) -> None:
        if spot.direct:
            await self._parts.references.forget(spot.channel)
        elif conversation:
            await self._parts.references.forget(ids.channel_of(spot.tenant, conversation))


def _names(members: list[object], bot: str) -> bool:
    """Whether we are among them."""
    return bool(bot) and any(text(each, "id") == bot for each in members)


def _first_person(activity: Json, spot: Spot) -> str:
    people = (text(each, "aadObjectId") for each in items(activity, "membersAdded") if text(each, "id") != spot.bot)
    return next((user for user in people if user and "/" not in user), "")
