"""The morning's digest as people of the company in miniature meet it: set in the chat, read, pressed, read again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.console.render import plain_text
from bot.store import asks, digests, posts, timings
from bot.store.posts import PostRow
from bot.store.timings import Timing
from graphs.digest.body import Body, body_from_json
from graphs.message import Address, Button, Buttons
from tests.support.world import World

SET = "le digest à 8h15 du lundi au vendredi dans #general"
ALONE = "Devis pour Bellerive : 3 moulins manuels et 12 mugs"
ASKS = "Devis pour Bellerive : 10 mugs avec 12 % de remise"
ASKS_TOO = "Devis pour Bellerive : 20 mugs avec 13 % de remise"
WHICH = "Devis pour Dupont : 10 mugs"
"""A question: there are two of that name."""


async def asked(world: World, text: str, who: str = "lea", channel: str | None = "c:devis") -> Address:
    """In a thread of its own; `channel` None: in private."""
    await world.says(who, text, anew=True, channel=channel)
    assert world.thread is not None
    return world.thread


async def morning(world: World, **moment: float) -> None:
    """To 8:15 of the next day in Paris, from the ten o'clock at which the world begins."""
    await world.waits(**(moment or {"hours": 22, "minutes": 15}))


async def until(world: World, instant: datetime) -> None:
    """By steps of a few hours, as a service that runs meets its timers."""
    while world.clock.now() < instant:
        world.clock.advance(min(timedelta(hours=6), instant - world.clock.now()))
        await world.works()


async def came(world: World, kind: str = "digest", channel: str | None = None) -> list[PostRow]:
    """The digests (or briefs, or reports) that the clock brought, the oldest first."""
    shown = [post for post in await world.every_post() if post.key.startswith(f"{kind}.")]
    return [post for post in shown if channel is None or post.channel == channel]


async def text_of(world: World, key: str) -> str:
    """As it is shown now; any space is a space."""
    row = await world.app.database.read(lambda c: posts.by_key(c, key))
    assert row is not None, f"{key} was not posted"
    return plain(plain_text(row.content))


async def body_of(world: World, key: str) -> Body:
    row = await world.app.database.read(lambda c: digests.by_key(c, key))
    assert row is not None
    return body_from_json(row.body)


async def buttons_of(world: World, key: str) -> list[Button]:
    row = await world.app.database.read(lambda c: posts.by_key(c, key))
    assert row is not None
    return [button for block in row.content.blocks if isinstance(block, Buttons) for button in block.buttons]


async def thread_text(world: World, thread: Address) -> str:
    shown = [
        post for post in await world.every_post() if (post.channel, post.thread) == (thread.channel, thread.thread)
    ]
    return "\n---\n".join(plain(plain_text(post.content)) for post in shown)


async def request_in(world: World, thread: Address) -> asks.ApprovalRow:
    rows = await world.app.database.read(lambda c: asks.list_approvals(c, state=None))
    return next(row for row in rows if row.copies[0].address == thread)


async def timing_rows(world: World) -> list[Timing]:
    return await world.app.database.read(timings.every)


def place_of(post: PostRow) -> Address:
    return Address(post.platform, post.channel)


def note_of(receipt: Any) -> str:
    """What only whoever pressed is shown."""
    assert receipt.note is not None
    return plain(plain_text(receipt.note))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
