"""What the Slack room is told at start: how it reaches Slack, and how Slack reaches it."""

from __future__ import annotations

from dataclasses import dataclass, field

PLATFORM = "slack"

API_URL = "https://slack.com/api/"


@dataclass(frozen=True)
class SlackSettings:
    """Socket Mode when there is an `app_token`, HTTP when there are `signing_secrets` (the current one first, then the
    one it replaces); both may be. One workspace by its `bot_token`, several by installations (`client_id`).

    In `trusted_teams` a verified e-mail says who somebody is, as it does in the workspace of the `bot_token`: whoever
    administers a workspace decides which addresses are verified there."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secrets: list[str] = field(default_factory=list[str], repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    token_keys: list[str] = field(default_factory=list[str], repr=False)
    app_id: str = ""
    trusted_teams: list[str] = field(default_factory=list[str])
    api_url: str = API_URL
    public_url: str = ""
    language: str = "fr"
    time_zone: str = "Europe/Paris"

    @property
    def socket_mode(self) -> bool:
        return bool(self.app_token)

    @property
    def over_http(self) -> bool:
        return bool(self.signing_secrets)

    @property
    def installable(self) -> bool:
        """Whether more workspaces can install it by themselves."""
        return bool(self.client_id)
