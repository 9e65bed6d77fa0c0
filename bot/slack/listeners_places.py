"""The places Slack gives an app: its home tab, its conversation as it opens, and the workspace it is installed in."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import structlog

from bot.slack import ids, wording
from bot.slack.adapter_payload import Json, found, is_stranger, items, origin_of, sender_of, text
from bot.slack.home_view import home_view
from bot.slack.listeners_parts import Parts
from bot.slack.settings import PLATFORM
from bot.slack.workspaces import Workspace
from graphs.message import Address

log = structlog.get_logger(__name__)

MOST_PROMPTS = 4
LONGEST_PROMPT = 75


class Places:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._drawing: dict[tuple[str, str], bool] = {}
        """By person: whether their tab is to be drawn once more when the drawing under way is done."""

    async def opened(self, body: Json, workspace: Workspace) -> None:
        user, tab = text(body, "event", "user"), text(body, "event", "tab")
        if not user or user == workspace.bot_user:
            return
        if tab == "home":
            self.redraw(workspace, user)
        elif tab == "messages":
            account = ids.account_of(workspace.enterprise, workspace.team, user)
            await self._parts.desk.greet(account, Address(PLATFORM, ids.direct_channel(workspace.team, user)))
            channel = text(body, "event", "channel")
            if channel:
                self._parts.later.do("prompts", self._suggest(workspace.team, channel, account))

    def redraw(self, workspace: Workspace, user: str) -> None:
        """Draws somebody's home tab. One drawing at a time: what it shows last is newest."""
        key = (workspace.team, user)
        if key in self._drawing:
            self._drawing[key] = True
            return
        self._drawing[key] = False
        self._parts.later.do("home", self._draw(workspace, user))

    async def person_changed(self, body: Json, workspace: Workspace) -> None:
        """What was remembered of them is asked again; who was deactivated is nobody's account any more."""
        user = text(body, "event", "user", "id")
        if not user:
            return
        team = text(body, "event", "user", "team_id")
        stranger = is_stranger(team, workspace, within=bool(workspace.enterprise))
        account = sender_of(user, team, workspace, stranger=stranger).id
        if found(body, "event", "user", "deleted") is True:
            await self._parts.desk.gone(account)
        self._parts.accounts.forget_account(account)

    async def forgotten(self, body: Json) -> None:
        """The app was uninstalled, or its bot token revoked (those of people are none of ours)."""
        if text(body, "event", "type") == "tokens_revoked" and not items(body, "event", "tokens", "bot"):
            return
        origin = origin_of(body)
        seconds = found(body, "event_time")
        at = datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) and 0 < seconds < 2**36 else None
        await self._parts.workspaces.forget(origin.team, origin.enterprise, at=at)
        log.warning("slack.uninstalled", team=origin.team, enterprise=origin.enterprise)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _draw(self, workspace: Workspace, user: str) -> None:
        key = (workspace.team, user)
        try:
            while True:
                self._drawing[key] = False
                await self._publish(workspace, user)
                if not self._drawing[key]:
                    return
        finally:
            del self._drawing[key]

    async def _publish(self, workspace: Workspace, user: str) -> None:
        account = ids.account_of(workspace.enterprise, workspace.team, user)
        message, language = await asyncio.gather(self._parts.desk.home(account), self._parts.language(account))
        view = home_view(message, language, self._parts.workspaces.permalink)
        await self._parts.calls.call(workspace.team, "views.publish", user_id=user, view=view)

    async def _suggest(self, team: str, channel: str, account: str) -> None:
        prompts = [prompt for prompt in await self._parts.desk.prompts(account) if prompt.strip()][:MOST_PROMPTS]
        if not prompts:
            return
        await self._parts.calls.call(
            team,
            "assistant.threads.setSuggestedPrompts",
            channel_id=channel,
            title=wording.tell("prompts_title", await self._parts.language(account)),
            prompts=[{"title": _short(prompt), "message": prompt} for prompt in prompts],
        )


def _short(prompt: str) -> str:
    return prompt if len(prompt) <= LONGEST_PROMPT else prompt[: LONGEST_PROMPT - 1].rstrip() + "…"
