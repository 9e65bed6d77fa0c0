"""The desk's Platform: what Commis posts is read from the store, so sending is only telling the open pages."""

from __future__ import annotations

from collections.abc import Sequence

from bot.events import RemoteFile
from bot.platform import Account, Post
from bot.web.live import Hub
from bot.web.settings import PLATFORM, WebSettings, channel_called, direct_channel
from graphs.message import Address
from integrations.errors import NotFound


class WebPlatform:
    """Instant and idempotent: a post is shown by being committed, under its own key."""

    name = PLATFORM
    instant = True
    can_find = True

    def __init__(self, hub: Hub, channels: Sequence[str] | None = None) -> None:
        """`channels` are the names of the desk's channels; None: its usual ones."""
        self._hub = hub
        self._channels = list(WebSettings().channels if channels is None else channels)

    async def send(self, post: Post) -> str:
        """The post's key, which is its reference. It is seen when `published` is called, after the commit."""
        return post.key

    async def update(self, reference: str, post: Post) -> None:
        return None

    async def find(self, post: Post) -> str | None:
        return None

    async def published(self, address: Address) -> None:
        self._hub.changed(address)

    async def status(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        self._hub.status(address, steps)

    async def account(self, external_id: str) -> Account | None:
        return None

    async def fetch(self, address: Address, file: RemoteFile) -> bytes:
        """Files of the desk are kept before their message is: none is ever fetched."""
        raise NotFound(file.name)

    def direct(self, external_id: str) -> Address | None:
        return Address(PLATFORM, direct_channel(external_id)) if external_id else None

    async def channel(self, name: str, near: Address) -> Address | None:
        found = channel_called(name, self._channels)
        return Address(PLATFORM, found) if found is not None else None
