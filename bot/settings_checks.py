"""What makes settings unusable: a value that cannot be read, or half of what only works as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from graphs.context import UndoTier
from integrations.mail.loopback import is_loopback

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True)
class BadSetting:
    """A variable that cannot be used. `code` is pydantic's name of what is wrong with it, or ours; `expected` what it
    says (never the value)."""

    variable: str
    code: str
    expected: str
    bounds: dict[str, str] = field(default_factory=dict[str, str])


class SettingsError(Exception):
    """Settings cannot be used; `str()` names each variable and says what is expected, without its value. `language`
    is the one to say it in."""

    def __init__(self, problems: list[BadSetting], language: str) -> None:
        super().__init__("\n".join(f"{one.variable}: {one.expected}" for one in problems))
        self.problems = problems
        self.language = language


LONGEST_UNDO = 10_000
"""Minutes: more than a working month is a slip of the finger."""


def undo_tiers(text: str) -> list[UndoTier]:
    """ "0:2,1000:10" → from 0 € on two minutes, from 1 000 € on ten; "0" or "": none; "5": always five. Raises
    ValueError with what is expected."""
    tiers: list[UndoTier] = []
    for part in (piece.strip() for piece in text.split(",")):
        above, _, minutes = part.rpartition(":")
        if not part:
            continue
        try:
            amount, length = Decimal(above.strip() or "0"), int(minutes)
        except (InvalidOperation, ValueError):
            raise ValueError("amount:minutes pairs, e.g. 0:2,1000:10; or 0 for none") from None
        if not amount.is_finite() or amount < 0 or not 0 <= length <= LONGEST_UNDO:
            raise ValueError(f"amounts from 0 on and minutes from 0 to {LONGEST_UNDO}, e.g. 0:2,1000:10")
        tiers.append(UndoTier(amount, length))
    return [tier for tier in tiers if tier.minutes]


def missing_together(settings: Settings) -> list[BadSetting]:
    """What is needed because something else is set: half a Slack must not start, least of all one that anyone may
    send events to."""
    missing: list[BadSetting] = []

    def need(variable: str, expected: str) -> None:
        missing.append(BadSetting(variable, "missing", expected))

    secret = settings.slack_signing_secret
    if settings.slack_signing_secret_previous and not secret:
        need("SLACK_SIGNING_SECRET", "the current signing secret; the previous one alone is not enough")
    elif settings.uses_slack and not (settings.slack_app_token or secret):
        need(
            "SLACK_SIGNING_SECRET", "set it (Slack over HTTP), or SLACK_APP_TOKEN (Socket Mode); empty is not a secret"
        )
    if settings.uses_slack and not (settings.slack_bot_token or settings.slack_client_id):
        need("SLACK_BOT_TOKEN", "the bot token (xoxb-…), or SLACK_CLIENT_ID to let workspaces install it")
    if settings.slack_client_id:
        if not settings.slack_client_secret:
            need("SLACK_CLIENT_SECRET", "needed with SLACK_CLIENT_ID")
        if not settings.token_key:
            need("COMMIS_TOKEN_KEY", "needed with SLACK_CLIENT_ID; make one with `commis slack key`")
        if not settings.public_url:
            need("COMMIS_PUBLIC_URL", "needed with SLACK_CLIENT_ID: where Slack sends whoever installs it back to")
    if settings.uses_teams and not settings.teams_playground:
        if not settings.teams_app_id:
            need("TEAMS_APP_ID", "the bot's app id: without it anybody could speak for anybody")
        if not settings.teams_tenant_id:
            need("TEAMS_TENANT_ID", "the tenant that is listened to")
        if settings.teams_app_type == "SingleTenant" and not settings.teams_app_password:
            need("TEAMS_APP_PASSWORD", "the client secret, or TEAMS_APP_TYPE=UserAssignedMSI")
    if settings.booking != "none" and not settings.booking_url:
        need("COMMIS_BOOKING_URL", "the page or the event type that is booked")
    if settings.booking == "calendly" and not settings.calendly_token:
        need("COMMIS_CALENDLY_TOKEN", "a personal access token of Calendly")
    if settings.booking == "calcom" and not settings.calcom_key:
        need("COMMIS_CALCOM_KEY", "an API key of Cal.com")
    return [*missing, *_mailbox(settings)]


def _mailbox(settings: Settings) -> list[BadSetting]:
    """What a mailbox to read needs: a password never travels in the open."""
    if not settings.imap_host:
        return []
    problems: list[BadSetting] = []
    if not settings.imap_user:
        problems.append(BadSetting("COMMIS_IMAP_USER", "missing", "needed with COMMIS_IMAP_HOST"))
    if not settings.imap_password:
        problems.append(BadSetting("COMMIS_IMAP_PASSWORD", "missing", "needed with COMMIS_IMAP_HOST"))
    if settings.imap_security == "none" and not is_loopback(settings.imap_host):
        expected = "tls or starttls: without either the password would travel in the open"
        problems.append(BadSetting("COMMIS_IMAP_SECURITY", "value_error", expected))
    if settings.imap_security == "starttls" and settings.imap_port == 993:
        expected = "143 for starttls; 993 is the port of tls"
        problems.append(BadSetting("COMMIS_IMAP_PORT", "value_error", expected))
    return problems


def variable_of(field: str) -> str:
    """The environment variable of a field (or of an alias, which is the variable itself)."""
    if field.isupper():
        return field
    return field.upper() if field.startswith(("openai_", "slack_", "teams_")) else f"COMMIS_{field.upper()}"
