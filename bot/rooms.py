"""What the desk hands to the chat platforms that have a room of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.slack.desk import SlackDesk
from bot.slack.settings import PLATFORM
from graphs.context import Person
from graphs.message import Address, Message

if TYPE_CHECKING:
    from bot.app import App


def slack_desk(app: App) -> SlackDesk:
    async def person(account: str) -> Person | None:
        await app.people.refresh()
        return app.people.of_account(PLATFORM, account)

    async def home(account: str) -> Message:
        await app.people.refresh()
        await app.switches.refresh()
        return await app.front.page(PLATFORM, account)

    async def prompts(account: str) -> Sequence[str]:
        return await app.front.prompts(PLATFORM, account)

    async def greet(account: str, address: Address) -> None:
        await app.front.greet(PLATFORM, account, address)
        app.wake()

    async def gone(account: str) -> None:
        await app.accounts.gone(PLATFORM, account)

    async def qualify(prefix: str) -> int:
        return await app.accounts.qualify(PLATFORM, prefix)

    return SlackDesk(
        door=app.door,
        database=app.database,
        person=person,
        home=home,
        prompts=prompts,
        greet=greet,
        gone=gone,
        qualify=qualify,
        now=app.clock.now,
    )
