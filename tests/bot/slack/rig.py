"""The sending half of the Slack room against the stand-in: real calls, a real store, nothing in between."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.platform import Post
from bot.slack.client import SlackCalls
from bot.slack.live import Live
from bot.slack.pace import Pace
from bot.slack.sender import SlackPlatform
from bot.slack.settings import SlackSettings
from bot.slack.workspaces import Workspaces
from bot.store import files, migrate, posts
from bot.store.database import Database
from graphs.message import Address, Block, FileRef, Message, Text
from tests.support.slack import SlackServer

TEAM = "T0COMMIS"
DEVIS = Address("slack", f"{TEAM}/C0DEVIS")


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp()) / "commis.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@dataclass
class Rig:
    server: SlackServer
    calls: SlackCalls
    workspaces: Workspaces
    database: Database
    live: Live
    platform: SlackPlatform

    async def keep(self, name: str, body: bytes, media_type: str = "application/pdf") -> FileRef:
        """A file in the store."""
        ref = FileRef(hashlib.sha256(body).hexdigest(), name, media_type, len(body))
        await self.database.write(lambda c: files.keep(c, ref, body, datetime.now(UTC)))
        return ref

    async def shown(self, post: Post, reference: str) -> None:
        """What the deliverer keeps of a post that was sent."""
        await self.database.write(
            lambda c: posts.posted(
                c,
                key=post.key,
                address=post.address,
                reference=reference,
                content=post.message,
                language=post.language,
                now=datetime.now(UTC),
            )
        )

    def impatient(self, seconds: float = 0.3) -> None:
        """Every call gives up that soon."""
        real = self.calls.call

        async def call(team: str, method: str, *, timeout: float = 0, **arguments: Any) -> dict[str, Any]:
            return await real(team, method, timeout=seconds, **arguments)

        self.calls.call = call


def post(
    key: str = "p1", address: Address = DEVIS, text: str = "Bonjour", *blocks: Block, language: str = "fr"
) -> Post:
    return Post(key, address, Message(text, [Text(text), *blocks]), language, staged_at=datetime.now(UTC))


@asynccontextmanager
async def opened(folder: Path, *, pace: Pace | None = None, **timing: float) -> AsyncIterator[Rig]:
    """`timing` is that of Live."""
    shutil.copyfile(_template(), folder / "commis.db")
    database = Database.open(f"sqlite:///{folder / 'commis.db'}")
    async with SlackServer() as server:
        server.populate()
        settings = SlackSettings(bot_token=server.token, api_url=server.api_url, app_id="A0COMMIS")
        workspaces = Workspaces(settings, None, lambda: database, lambda: datetime.now(UTC))
        calls = SlackCalls(server.api_url, workspaces.token_of, pace=pace)
        workspaces.calls = calls
        live = Live(calls, workspaces, lambda: database, "fr", **timing)
        platform = SlackPlatform(calls, workspaces, live, lambda: database, "fr")
        try:
            yield Rig(server, calls, workspaces, database, live, platform)
        finally:
            await live.close()
            await calls.close()
            await database.close()
