"""Channels that the settings name: wrong ones are told by the doctor, and the service works without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.named_channels import channel_named, trouble_of
from bot.settings import Settings, load_settings
from bot.store import timings
from graphs.message import Address
from tests.support.world import open_world

SLACK = {"slack_bot_token": "xoxb-1", "slack_signing_secret": "secret"}


def settings(home: Path, **more: str) -> Settings:
    return load_settings(home=home, channels="devis,général", **more)


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("", None),
        ("  ", None),
        ("devis", Address("web", "c:devis")),
        (" #Devis ", Address("web", "c:devis")),
        ("general", Address("web", "c:général")),
        ("web:c:devis", Address("web", "c:devis")),
        ("slack:T1/C1", Address("slack", "T1/C1")),
    ],
)
def test_channels_that_are_there(tmp_path: Path, named: str, address: Address | None):
    found = settings(tmp_path, **SLACK)
    assert trouble_of(named, found) == ""
    assert channel_named(named, found) == address


@pytest.mark.parametrize(
    ("named", "trouble"),
    [
        ("direction", "unknown"),
        ("#", "unknown"),
        ("web:dm:claire", "unknown"),
        ("x" * 5_000, "unknown"),
        ("devis,général", "unknown"),
        ("teams:tenant/19:x@thread.tacv2", "platform"),
        ("mail:somebody", "platform"),
        (":", "platform"),
        ("slack:", "form"),
        ("slack:general", "form"),
        ("slack:T1/@U1", "form"),
        (f"slack:T1/C{'1' * 5_000}", "form"),
    ],
)
def test_channels_where_nobody_could_read(tmp_path: Path, named: str, trouble: str):
    found = settings(tmp_path, **SLACK)
    assert trouble_of(named, found) == trouble
    assert channel_named(named, found) is None


@pytest.mark.parametrize("named", ["direction", "teams:x", "slack:", "x" * 5_000])
async def test_the_service_starts_all_the_same(tmp_path: Path, named: str):
    async with open_world(tmp_path / "home", digest_channel=named, operator_channel=named) as world:
        await world.app.timed.plan()
        rows = await world.app.database.read(timings.every)
        assert [row.kind for row in rows] == ["sample"]
        assert rows[0].address.channel.startswith("dm:"), "whoever runs it is told in private"
        await world.waits(days=8)
        await world.says("lea", "Devis pour Bellerive : 2 mugs")
        await world.hears("Bellerive")
