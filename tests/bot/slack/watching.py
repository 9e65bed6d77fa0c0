"""What a person sees of work under way, and waiting for it to be seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from graphs.message import Address
from tests.bot.slack.rig import DEVIS, TEAM, Rig

READ, SEARCH, PRICE = "Je lis votre message…", "Je cherche le client…", "Je calcule les prix…"
PATIENCE = 0.15
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def asked(rig: Rig, where: str = "#devis") -> tuple[Address, str]:
    """Léa says something, and it was taken."""
    ts = await rig.server.says("lea", where, "un devis ?")
    channel = f"{TEAM}/@U0LEA" if where == "dm" else DEVIS.channel
    address = Address("slack", channel, ts)
    rig.live.heard(address, ts, "U0LEA")
    return address, ts


async def until(seen: Callable[[], object], seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not seen():
            await asyncio.sleep(0.01)


def slack_channel(rig: Rig, address: Address) -> str:
    return rig.server.direct("lea").id if "@" in address.channel else "C0DEVIS"


def session(rig: Rig, address: Address) -> str:
    return rig.server.state.sessions.get((slack_channel(rig, address), address.thread or ""), "")


def status(rig: Rig, address: Address) -> str:
    shown = rig.server.state.statuses.get((slack_channel(rig, address), address.thread or ""))
    return shown.text if shown else ""


def tasks(rig: Rig) -> dict[str, str]:
    """The plan as it stands: what each title's status is."""
    chunks = [chunk for stream in rig.server.streams() for chunk in stream.chunks if chunk["type"] == "task_update"]
    latest = {chunk["id"]: chunk for chunk in chunks}
    return {chunk["title"]: chunk["status"] for chunk in latest.values()}


async def quiet(rig: Rig, address: Address) -> None:
    """Nothing is left over."""
    await until(lambda: rig.live._works == {})
    assert rig.server.reactions(address.thread or "") == []
    assert status(rig, address) == ""
    assert session(rig, address) in {"active", ""}
    assert [stream for stream in rig.server.streams() if stream.open] == []
