"""How long a sender waits until its message is safely kept, while the desk is busy with the messages before it."""

from __future__ import annotations

import asyncio
from itertools import islice
from pathlib import Path

from benchmarks.company import message, open_desk, orders
from bot.store import inbox


async def latencies(home: Path, per_second: int, seconds: float) -> list[float]:
    """Seconds from when each message was due to be sent until the door had committed it.

    The pace does not slow down when the desk does, and a late start counts as waiting.
    """
    loop = asyncio.get_running_loop()
    async with open_desk(home) as app, app.running():
        texts = list(islice(orders(), int(per_second * seconds)))
        started = loop.time() + 0.1

        async def send(number: int, text: str) -> float:
            due = started + number / per_second
            await asyncio.sleep(max(0.0, due - loop.time()))
            receipt = await app.door.message(message(app, f"ack-{number}", text))
            if not receipt.claimed:
                raise RuntimeError(f"message {number} was not accepted")
            return loop.time() - due

        waits = await asyncio.gather(*(send(number, text) for number, text in enumerate(texts)))
        kept = sum((await app.database.read(inbox.counts)).values())
        if kept < len(texts):
            raise RuntimeError(f"{len(texts)} messages were acknowledged, {kept} are kept")
    return list(waits)
