"""Tokens that expire are exchanged in time, once, and a failure is no harm as long as the old one lasts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.slack.client import SlackCalls
from bot.slack.installation import Installation
from bot.slack.settings import SlackSettings
from bot.slack.workspaces import Workspaces
from integrations.errors import IntegrationError, Misconfigured, Unavailable
from tests.bot.slack.setting_up import KEY, Hands, empty_store

SEVERAL = SlackSettings(client_id="1.2", client_secret="a secret", token_keys=[KEY])
CLOCK = Hands()


class Exchange(SlackCalls):
    """Answers the exchange alone, with a new pair of tokens each time."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:1/api/", self._nobody)
        self.asked: list[dict[str, Any]] = []
        self.fails: IntegrationError | None = None

    async def _nobody(self, team: str) -> str:
        raise Misconfigured(team)

    async def with_token(self, token: str, method: str, *, timeout: float = 10.0, **arguments: Any) -> dict[str, Any]:
        assert (token, method) == ("", "oauth.v2.access")
        self.asked.append(arguments)
        await asyncio.sleep(0)
        if self.fails is not None:
            raise self.fails
        number = len(self.asked)
        return {"access_token": f"xoxe.xoxb-{number}", "refresh_token": f"xoxe-{number}", "expires_in": 43_200}


def rotating(clock: Hands) -> Installation:
    first = Installation("T1", "", "Un", token="xoxe.xoxb-0", refresh_token="xoxe-0", installed_at=clock.now())
    clock_end = Hands(clock.at)
    clock_end.advance(hours=12)
    return replace(first, expires_at=clock_end.at)


async def test_it_is_exchanged_shortly_before_it_expires_and_once_for_all():
    clock, exchange = Hands(), Exchange()
    async with empty_store() as database:
        workspaces = Workspaces(SEVERAL, exchange, lambda: database, clock.now)
        await workspaces.keep(rotating(clock))
        assert await workspaces.token_of("T1") == "xoxe.xoxb-0"
        clock.advance(hours=11, minutes=20)
        assert await workspaces.token_of("T1") == "xoxe.xoxb-0"
        clock.advance(minutes=11)
        assert set(await asyncio.gather(*(workspaces.token_of("T1") for _ in range(10)))) == {"xoxe.xoxb-1"}
        [asked] = exchange.asked
        assert asked == {
            "client_id": "1.2", "client_secret": "a secret", "grant_type": "refresh_token", "refresh_token": "xoxe-0",
        }  # fmt: skip
        clock.advance(hours=12)
        again = Workspaces(SEVERAL, exchange, lambda: database, clock.now)
        assert await again.token_of("T1") == "xoxe.xoxb-2"
        assert exchange.asked[1]["refresh_token"] == "xoxe-1"


async def test_a_failed_exchange_matters_only_once_the_token_has_expired():
    clock, exchange = Hands(), Exchange()
    exchange.fails = Unavailable("no answer")
    async with empty_store() as database:
        workspaces = Workspaces(SEVERAL, exchange, lambda: database, clock.now)
        await workspaces.keep(rotating(clock))
        clock.advance(hours=11, minutes=45)
        assert await workspaces.token_of("T1") == "xoxe.xoxb-0"
        clock.advance(hours=1)
        with pytest.raises(Unavailable):
            await workspaces.token_of("T1")
        exchange.fails = None
        assert await workspaces.token_of("T1") == "xoxe.xoxb-3"
