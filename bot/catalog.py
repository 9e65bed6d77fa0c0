"""The chat platforms we ship. A new one is named here, and builds itself from the settings in its own folder."""

from __future__ import annotations

from bot.console.sender import ConsolePlatform
from bot.platform import Platform
from bot.web.live import Hub
from bot.web.sender import WebPlatform


def build_platforms(hub: Hub) -> dict[str, Platform]:
    """By name. `hub` tells the open pages of the local desk."""
    shipped: list[Platform] = [WebPlatform(hub), ConsolePlatform()]
    return {platform.name: platform for platform in shipped}
