"""The console's Platform: instant, and never able to write to anyone privately."""

from __future__ import annotations

from collections.abc import Sequence

from bot.platform import Post
from graphs.message import Address


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

    async def status(self, address: Address, steps: Sequence[str]) -> None:
        return None

    def direct(self, external_id: str) -> Address | None:
        return None
