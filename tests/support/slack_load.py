"""Slack at its busiest: the real service as its own process, a storm of signed events, and a kill in the middle.

async with SlackServer() as server:
    channels = await staff(server, home, channels=20)
    async with Service(home, server) as service:
        storm = Storm.of(server, channels, messages=75, per_second=50)
        await storm.rages(service.up, halfway=service.killed_and_restarted)
        await service.worked()
    toll = await Toll.of(server, home)
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from aiohttp import ClientError
from sqlalchemy import select

from bot.settings import load_settings
from bot.store import cases, inbox, outbox
from bot.store import people as people_store
from bot.store.database import Database
from tests.support.slack import Channel, SlackServer, wire
from tests.support.slack.composer import typed
from tests.support.slack.deliveries import Delivery
from tests.support.slack.population import TEAM

ROOT = Path(__file__).resolve().parents[2]

QUESTION = "<@U0COMMIS> Devis pour Dupont : {n} mugs"
QUOTE = "<@U0COMMIS> Devis pour Agence Tilleul : {n} mugs"


def free_port() -> int:
    """One that stays the service's own across its restarts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Service:
    """`commis run` on a home that has books already, told of Slack by its environment alone."""

    home: Path
    server: SlackServer
    port: int = field(default_factory=free_port)
    restarts: int = 0
    up: asyncio.Event = field(default_factory=asyncio.Event)
    _process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        await self.start()
        self.server.deliver_to(f"{self.url}/slack/events")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._end(signal.SIGTERM)

    async def start(self, patience: float = 60.0) -> None:
        """Until it is ready."""
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "COMMIS_AUTONOMY_QUOTE": "act",
            "COMMIS_UNDO_MINUTES": "0",
            "HOME": str(self.home),
            "COMMIS_HOME": str(self.home),
            "COMMIS_PORT": str(self.port),
            "COMMIS_LOG_LEVEL": "warning",
            "SLACK_BOT_TOKEN": self.server.token,
            "SLACK_SIGNING_SECRET": self.server.signing_secret,
            "SLACK_API_URL": self.server.api_url,
        }
        with (self.home / "service.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        async with asyncio.timeout(patience):
            while not await self._is_ready():
                assert self._process.returncode is None, (self.home / "service.log").read_text(errors="replace")[-3000:]
                await asyncio.sleep(0.05)
        self.up.set()

    async def killed_and_restarted(self) -> None:
        """SIGKILL: nothing is closed, nothing is said."""
        self.up.clear()
        await self._end(signal.SIGKILL)
        await self.start()
        self.restarts += 1

    async def worked(self, patience: float = 300.0) -> None:
        """Until nothing waits any more, in the inbox or in the outbox."""
        database = Database.open(load_settings(home=self.home).database)
        try:
            async with asyncio.timeout(patience):
                while not await database.read(_is_idle):
                    await asyncio.sleep(0.1)
        finally:
            await database.close()

    async def _is_ready(self) -> bool:
        try:
            async with self.server.session.get(f"{self.url}/ready") as answer:
                return answer.status == 200
        except (ClientError, OSError):
            return False

    async def _end(self, how: signal.Signals) -> None:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(how)
        await asyncio.wait_for(self._process.wait(), 30.0)


def _is_idle(c: Any) -> bool:
    waits = inbox.counts(c).get("new", 0)
    leaves = outbox.counts(c)
    return not waits and not any(leaves.get(state, 0) for state in ("new", "sending", "unknown"))


def populate(server: SlackServer, channels: int) -> list[Channel]:
    """The sample company in Slack, with so many channels more."""
    server.populate()
    server.retry_delays = (0.0,)
    return [server.add_channel(TEAM, f"c{number}") for number in range(channels)]


async def know_lea(home: Path) -> None:
    """Her account is hers."""
    database = Database.open(load_settings(home=home).database)
    await database.write(lambda c: people_store.link(c, "slack", f"{TEAM}/U0LEA", "lea-martin"))
    await database.close()


@dataclass
class Storm:
    """`deliveries` in the order in which they are sent; `again` are those that come once more, `quotes` the messages
    that end in a mail."""

    server: SlackServer
    messages: list[tuple[Channel, str]]
    deliveries: list[Delivery]
    again: set[int]
    per_second: float
    quotes: int

    @classmethod
    def of(cls, server: SlackServer, channels: list[Channel], messages: int, per_second: float, seed: int = 7) -> Storm:
        """Every message is told twice (message.channels and app_mention); a tenth of it comes again though it was
        acknowledged; what was said close together arrives in any order. A tenth are quotes to their mail."""
        dice = random.Random(seed)
        said: list[tuple[Channel, str]] = []
        deliveries: list[Delivery] = []
        for number in range(messages):
            channel = channels[number % len(channels)]
            text = (QUOTE if number % 10 == 3 else QUESTION).format(n=number % 90 + 2)
            message = {
                "type": "message",
                "user": "U0LEA",
                "ts": server.state.new_ts(),
                "client_msg_id": wire.client_msg_id(),
                "text": typed(text, server.state),
                "team": TEAM,
            }
            server.state.add_message(channel, message)
            said.append((channel, message["ts"]))
            for event in wire.message_events(message, channel, server.workspace()):
                envelope = wire.envelope(server, server.workspace(), event, channel)
                deliveries.append(Delivery("events_api", TEAM, envelope))
        order = sorted(range(len(deliveries)), key=lambda place: place + dice.uniform(0, 12))
        mixed = [deliveries[place] for place in order]
        again = set(dice.sample(range(len(mixed)), len(mixed) // 10))
        return cls(server, said, mixed, again, per_second, len(range(3, messages, 10)))

    async def rages(self, up: asyncio.Event, halfway: Callable[[], Awaitable[None]] | None = None) -> None:
        """At its pace, whatever becomes of what was sent before. Ends when Slack has all its acks, or has given up.

        Slack sends again at once, after a minute and after five: by then whatever was restarted is `up`. What it sends
        again comes at the pace at which it came first, beside what is new.
        """
        loop = asyncio.get_running_loop()
        started = loop.time() + 0.1
        sends: list[asyncio.Task[None]] = []
        for number in range(len(self.deliveries)):
            await asyncio.sleep(max(0.0, started + number / self.per_second - loop.time()))
            if halfway is not None and number == len(self.deliveries) // 2:
                sends.append(asyncio.create_task(_awaited(halfway())))
            sends.append(asyncio.create_task(self._send(number, up)))
        await asyncio.gather(*sends)

    async def _send(self, number: int, up: asyncio.Event) -> None:
        delivery = self.deliveries[number]
        await self.server.deliveries.deliver(delivery)
        for _ in range(2):
            if not delivery.acked:
                await up.wait()
                await asyncio.sleep(max(0, number - len(self.deliveries) // 2) / self.per_second)
                await self.server.redeliver(delivery, delivery.attempts[-1].reason)
        if number in self.again:
            await self.server.redeliver(delivery)

    @property
    def waits(self) -> list[float]:
        """Seconds of every acknowledgement."""
        return [attempt.latency for one in self.deliveries for attempt in one.attempts if not attempt.reason]

    @property
    def unanswered(self) -> int:
        """Attempts that brought no acknowledgement."""
        return sum(bool(attempt.reason) for one in self.deliveries for attempt in one.attempts)

    @property
    def lost(self) -> int:
        return sum(not one.acked for one in self.deliveries)


async def _awaited(work: Awaitable[None]) -> None:
    await work


@dataclass(frozen=True)
class Toll:
    """What there is afterwards. `posts` counts each post by its mark, `answered` the messages by their answers."""

    keys: list[str]
    cases: list[str]
    posts: Counter[str]
    files: Counter[str]
    answered: Counter[str]
    mails: list[str]

    @classmethod
    async def of(cls, server: SlackServer, home: Path) -> Toll:
        database = Database.open(load_settings(home=home).database)
        try:
            keys, found = await database.read(
                lambda c: (
                    list(c.execute(select(inbox.table.c.key).where(inbox.table.c.kind == "message")).scalars()),
                    [case.address.conversation for case in cases.recent(c, 100_000)],
                )
            )
        finally:
            await database.close()
        posts, files, answered = Counter[str](), Counter[str](), Counter[str]()
        for channel in server.workspace().channels.values():
            for message in channel.messages.values():
                key = message.get("metadata", {}).get("event_payload", {}).get("key", "")
                posts.update([key] if key else [])
                answered.update([message["thread_ts"]] if key else [])
                files.update(file["name"] for file in message.get("files", []))
        mails = sorted(path.name for path in (home / "mail" / "new").glob("*"))
        return cls(keys, found, posts, files, answered, mails)
