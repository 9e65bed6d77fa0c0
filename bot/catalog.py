"""The chat platforms we ship. A new one is named here; each builds itself in its own folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.console.sender import ConsolePlatform
from bot.platform import Platform
from bot.settings import Settings
from bot.slack.settings import SlackSettings
from bot.teams.settings import TeamsSettings
from bot.web.live import Hub
from bot.web.sender import WebPlatform

if TYPE_CHECKING:
    from bot.slack.room import SlackRoom
    from bot.teams.room import TeamsRoom

_GUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def build_platforms(
    hub: Hub, *rooms: SlackRoom | TeamsRoom | None, channels: Sequence[str] | None = None
) -> dict[str, Platform]:
    """By name. `hub` tells the open pages of the local desk, whose channels go by those names."""
    shipped: list[Platform] = [WebPlatform(hub, channels), ConsolePlatform()]
    shipped += [room.platform for room in rooms if room is not None]
    return {platform.name: platform for platform in shipped}


def slack_room(settings: Settings) -> SlackRoom | None:
    """None where nothing of Slack is set."""
    if not settings.uses_slack:
        return None
    # Its libraries take a while to import: only a desk that has a Slack pays for it.
    from bot.slack.room import SlackRoom

    return SlackRoom(slack_settings(settings))


def slack_settings(settings: Settings) -> SlackSettings:
    def plain(*secrets: SecretStr | None) -> list[str]:
        return [secret.get_secret_value() for secret in secrets if secret is not None]

    def one(secret: SecretStr | None) -> str:
        return next(iter(plain(secret)), "")

    return SlackSettings(
        bot_token=one(settings.slack_bot_token),
        app_token=one(settings.slack_app_token),
        signing_secrets=plain(settings.slack_signing_secret, settings.slack_signing_secret_previous),
        client_id=settings.slack_client_id,
        client_secret=one(settings.slack_client_secret),
        token_keys=plain(settings.token_key, settings.token_key_previous),
        app_id=settings.slack_app_id,
        trusted_teams=settings.slack_trusted_teams,
        api_url=settings.slack_api_url.rstrip("/") + "/",
        public_url=settings.public_url.rstrip("/"),
        language=settings.language,
        time_zone=settings.time_zone,
    )


def teams_room(settings: Settings) -> TeamsRoom | None:
    """None where nothing of Teams is set."""
    if not settings.uses_teams:
        return None
    from bot.teams.room import TeamsRoom

    return TeamsRoom(teams_settings(settings))


def teams_settings(settings: Settings) -> TeamsSettings:
    password = settings.teams_app_password
    keys = (settings.token_key, settings.teams_app_password)
    return TeamsSettings(
        app_id=_plain_id(settings.teams_app_id),
        app_password=password.get_secret_value() if password else "",
        tenant_id=_plain_id(settings.teams_tenant_id),
        app_type=settings.teams_app_type,
        playground=settings.teams_playground,
        openid_url=settings.teams_openid_url,
        issuer=settings.teams_token_issuer,
        login_url=settings.teams_login_url,
        service_hosts=tuple(settings.teams_service_hosts),
        public_url=settings.public_url.rstrip("/"),
        file_key=next((key.get_secret_value() for key in keys if key is not None), ""),
        language=settings.language,
        time_zone=settings.time_zone,
    )


def _plain_id(text: str) -> str:
    """Microsoft writes its GUIDs in either case, and tokens hold the small one."""
    return text.lower() if _GUID.fullmatch(text) else text
