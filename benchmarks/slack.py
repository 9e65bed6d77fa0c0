"""Slack's events as they come to the real service: fifty a second, twice and out of order, with a kill in the middle.

The yardstick is a bare aiohttp route that checks the same signature and answers, as its own process as well:
python -m benchmarks.slack PORT SECRET
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import sys
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientError, web

from benchmarks.company import open_desk
from bot.slack.ids import message_key
from tests.support.slack import SlackServer
from tests.support.slack.population import TEAM
from tests.support.slack_load import Service, Storm, Toll, free_port, know_lea, populate

PER_SECOND = 50
CHANNELS = 120
"""A message a second is Slack's pace in each of them: fewer would measure that."""

KILLED_FROM = 5.0
"""Seconds from which the storm is long enough to kill the service in its middle."""


@dataclass(frozen=True)
class Measured:
    """`waits` and `bare` are the seconds of every acknowledgement, ours and the yardstick's."""

    events: int
    messages: int
    waits: list[float]
    bare: list[float]
    unanswered: int
    restarts: int
    cases: int


async def storm(folder: Path, seconds: float) -> Measured:
    """Raises when a message was lost, is two cases, or was answered twice."""
    home = folder / "home"
    async with open_desk(home):
        pass
    messages = max(10, int(PER_SECOND * seconds / 2))
    bare = await yardstick(messages=max(10, messages // 6))
    async with SlackServer() as server:
        channels = populate(server, CHANNELS)
        await know_lea(home)
        async with Service(home, server) as service:
            raging = Storm.of(server, channels, messages, PER_SECOND)
            await raging.rages(service.up, service.killed_and_restarted if seconds >= KILLED_FROM else None)
            await service.worked()
        toll = await Toll.of(server, home)
    judge(raging, toll)
    return Measured(
        events=sum(len(one.attempts) for one in raging.deliveries),
        messages=messages,
        waits=raging.waits,
        bare=bare,
        unanswered=raging.unanswered,
        restarts=service.restarts,
        cases=len(toll.cases),
    )


def judge(raging: Storm, toll: Toll) -> None:
    keys = sorted(message_key(TEAM, channel.id, ts) for channel, ts in raging.messages)
    twice = [key for counted in (toll.posts, toll.files, toll.answered) for key, n in counted.items() if n != 1]
    found = {
        "never acknowledged": raging.lost,
        "kept otherwise than once": 0 if sorted(toll.keys) == keys else 1,
        "cases beside one a message": abs(len(toll.cases) - len(keys)) + len(toll.cases) - len(set(toll.cases)),
        "posted twice": len(twice),
        "messages without an answer": len(keys) - len(toll.answered),
        "mails beside one a quote": abs(len(toll.mails) - raging.quotes),
    }
    wrong = {name: count for name, count in found.items() if count}
    if wrong:
        raise RuntimeError(f"the storm did harm: {wrong}")


async def yardstick(messages: int) -> list[float]:
    """The seconds of every acknowledgement of the bare route, in a storm of the same kind."""
    port = free_port()
    async with SlackServer() as server:
        channels = populate(server, CHANNELS)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks.slack", str(port), server.signing_secret
        )
        try:
            up = await _answers(server, f"http://127.0.0.1:{port}/")
            server.deliver_to(f"http://127.0.0.1:{port}/slack/events")
            raging = Storm.of(server, channels, messages, PER_SECOND)
            await raging.rages(up)
        finally:
            process.terminate()
            await process.wait()
    if raging.lost:
        raise RuntimeError(f"the yardstick lost {raging.lost}")
    return raging.waits


async def _answers(server: SlackServer, url: str) -> asyncio.Event:
    up = asyncio.Event()
    async with asyncio.timeout(30.0):
        while not up.is_set():
            try:
                async with server.session.get(url):
                    up.set()
            except (ClientError, OSError):
                await asyncio.sleep(0.05)
    return up


def bare(port: int, secret: str) -> None:
    """The yardstick itself."""

    async def receive(request: web.Request) -> web.Response:
        body = await request.read()
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        told = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        good = hmac.compare_digest(f"v0={told}", request.headers.get("X-Slack-Signature", ""))
        return web.Response(status=200 if good else 401)

    app = web.Application()
    app.add_routes([web.post("/slack/events", receive)])
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    bare(int(sys.argv[1]), sys.argv[2])
