"""A chat platform in memory whose server can lose answers, refuse places and go away: what delivery has to survive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.events import RemoteFile
from bot.platform import Account, Post
from graphs.message import Address
from integrations.errors import NotFound


@dataclass
class Chat:
    """`faults` are raised by the next sends, one each; with `keeps` the message is there all the same.
    `closed` are channels that refuse for good."""

    name: str = "chat"
    instant: bool = False
    can_find: bool = True
    messages: dict[str, Post] = field(default_factory=dict[str, Post])
    faults: list[Exception] = field(default_factory=list[Exception])
    keeps: bool = False
    closed: set[str] = field(default_factory=set[str])
    accounts: dict[str, Account] = field(default_factory=dict[str, Account])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    looked_for: list[str] = field(default_factory=list[str])

    async def send(self, post: Post) -> str:
        if post.address.channel in self.closed:
            raise NotFound(f"{post.address.channel} is closed")
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None and not self.keeps:
            raise fault
        reference = str(len(self.messages) + 1)
        self.messages[reference] = post
        if fault is not None:
            raise fault
        return reference

    async def update(self, reference: str, post: Post) -> None:
        if reference not in self.messages:
            raise NotFound(reference)
        self.messages[reference] = post

    async def find(self, post: Post) -> str | None:
        self.looked_for.append(post.key)
        return next((reference for reference, shown in self.messages.items() if shown.key == post.key), None)

    async def published(self, address: Address) -> None:
        return None

    async def status(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        return None

    async def account(self, external_id: str) -> Account | None:
        return self.accounts.get(external_id)

    async def fetch(self, address: Address, file: RemoteFile) -> bytes:
        if file.id not in self.files:
            raise NotFound(file.name)
        return self.files[file.id]

    def direct(self, external_id: str) -> Address | None:
        return Address(self.name, f"@{external_id}")
