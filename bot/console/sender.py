"""The console's Platform: instant, and never able to write to anyone privately."""

from __future__ import annotations

from collections.abc import Sequence

from bot.events import RemoteFile
from bot.platform import Account, Post
from graphs.message import Address
from integrations.errors import NotFound


class ConsolePlatform:
    name = "cli"
    instant = True
    can_find = True

    async def send(self, post: Post) -> str:
        return post.key

    async def update(self, reference: str, post: Post) -> None:
        return None

    async def find(self, post: Post) -> str | None:
        return None

    async def published(self, address: Address) -> None:
        return None

    async def status(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        return None

    async def account(self, external_id: str) -> Account | None:
        return None

    async def fetch(self, address: Address, file: RemoteFile) -> bytes:
        raise NotFound(file.name)

    def direct(self, external_id: str) -> Address | None:
        return None

    async def channel(self, name: str, near: Address) -> Address | None:
        return None
