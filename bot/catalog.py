"""The chat platforms we ship. A new one is named here; each builds itself in its own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.console.sender import ConsolePlatform
from bot.platform import Platform
from bot.settings import Settings
from bot.slack.settings import SlackSettings
from bot.web.live import Hub
from bot.web.sender import WebPlatform

if TYPE_CHECKING:
    from bot.slack.room import SlackRoom


def build_platforms(hub: Hub, slack: SlackRoom | None) -> dict[str, Platform]:
    """By name. `hub` tells the open pages of the local desk."""
    shipped: list[Platform] = [WebPlatform(hub), ConsolePlatform()]
    if slack is not None:
        shipped.append(slack.platform)
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
