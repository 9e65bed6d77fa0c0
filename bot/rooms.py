"""What the desk hands to the chat platforms that have a room of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.slack.desk import SlackDesk
from bot.slack.settings import PLATFORM as SLACK
from bot.teams.desk import TeamsDesk
from bot.teams.settings import PLATFORM as TEAMS
from bot.viewers import Viewers
from graphs.context import Person
from graphs.message import Address, Message

if TYPE_CHECKING:
    from bot.app import App


@dataclass(frozen=True)
class _Asked:
    """What every room asks, about accounts of its own platform."""

    app: App
    platform: str

    async def person(self, account: str) -> Person | None:
        await self.app.people.refresh()
        return self.app.people.of_account(self.platform, account)

    async def home(self, account: str) -> Message:
        await self.app.people.refresh()
        await self.app.switches.refresh()
        return await self.app.front.page(self.platform, account)

    async def prompts(self, account: str) -> Sequence[str]:
        return await self.app.front.prompts(self.platform, account)

    async def greet(self, account: str, address: Address) -> None:
        await self.app.front.greet(self.platform, account, address)
        self.app.wake()

    async def gone(self, account: str) -> None:
        await self.app.accounts.gone(self.platform, account)

    async def qualify(self, prefix: str) -> int:
        return await self.app.accounts.qualify(self.platform, prefix)


def slack_desk(app: App) -> SlackDesk:
    asked = _Asked(app, SLACK)
    return SlackDesk(
        door=app.door,
        database=app.database,
        person=asked.person,
        home=asked.home,
        prompts=asked.prompts,
        greet=asked.greet,
        gone=asked.gone,
        qualify=asked.qualify,
        now=app.clock.now,
    )


def teams_desk(app: App) -> TeamsDesk:
    asked = _Asked(app, TEAMS)
    viewers = Viewers(app.database, app.people, app.approvals)

    async def visible(account: str, buttons: Sequence[str]) -> set[str]:
        return await viewers.visible(TEAMS, account, buttons)

    async def audience(buttons: Sequence[str]) -> list[str] | None:
        return await viewers.audience(TEAMS, buttons)

    return TeamsDesk(
        door=app.door,
        database=app.database,
        person=asked.person,
        visible=visible,
        audience=audience,
        home=asked.home,
        prompts=asked.prompts,
        greet=asked.greet,
        gone=asked.gone,
        qualify=asked.qualify,
        now=app.clock.now,
    )
