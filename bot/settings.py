"""The only reader of the environment: every setting, its default, and what it means.

Empty variables count as absent. Secrets are `SecretStr`: they never print.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.clock import Clock, FrozenClock, SystemClock
from bot.settings_checks import BadSetting, SettingsError, missing_together, undo_tiers, variable_of
from bot.settings_leads import LeadSettings
from bot.settings_mail import MailSettings
from bot.settings_receivables import ReceivablesSettings
from bot.settings_time import TimeSettings
from graphs.context import Autonomy, UndoTier

__all__ = ["BadSetting", "Settings", "SettingsError", "load_settings"]


API_URL = "https://slack.com/api/"
OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
ISSUER = "https://api.botframework.com"
LOGIN_URL = "https://login.microsoftonline.com"
SERVICE_HOSTS = ("smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us")


BLANK_IS_ABSENT = (
    "slack_bot_token",
    "slack_app_token",
    "slack_signing_secret",
    "slack_signing_secret_previous",
    "slack_client_secret",
    "teams_app_password",
    "token_key",
    "token_key_previous",
    "lead_secret",
    "calendly_token",
    "calendly_signing_key",
    "calcom_key",
    "calcom_signing_secret",
)


def _named(*variables: str) -> AliasChoices:
    """A setting that goes by its vendor's usual name, without our prefix; the first one is documented."""
    return AliasChoices(*variables, variables[0].lower())


class _Rooms(MailSettings, LeadSettings, ReceivablesSettings, TimeSettings):
    """The settings of the rooms that keep theirs apart."""


class Settings(_Rooms, BaseSettings):
    model_config = SettingsConfigDict(env_prefix="COMMIS_", env_ignore_empty=True, extra="ignore", frozen=True)

    home: Path = Field(Path("var"), description="Data folder: database, mailbox.")
    database_url: str = Field(
        "", description="SQLAlchemy URL (sqlite:///… or postgresql+psycopg://…); default: SQLite in the data folder."
    )
    now: datetime | None = Field(None, description="Freezes the clock at this ISO instant (tests, demonstrations).")
    language: Literal["fr", "en"] = Field("fr", description="Language where nobody's own is known.")
    time_zone: str = Field("Europe/Paris", description="Time zone where nobody's own is known.")
    host: str = Field("127.0.0.1", description="Address the desk listens on; loopback only.")
    port: int = Field(8787, ge=0, le=65_535, description="Port of the desk; 0 picks a free one.")
    channels: Annotated[list[str], NoDecode] = Field(
        ["devis", "general"], description="Channels of the local desk, comma-separated."
    )
    mail_channel: str = Field(
        "devis", description="Channel where handed-in mails are worked: a name of the desk's, or slack:T…/C…."
    )
    public_host: str = Field(
        "127.0.0.1", description="Address for what comes from outside (Slack, Teams); see the port."
    )
    public_port: int | None = Field(
        None, ge=0, le=65_535, description="Second port with nothing on it but what comes from outside; absent: none."
    )
    public_url: str = Field("", description="The https address by which the outside reaches that port (or the desk's).")
    token_key: SecretStr | None = Field(
        None, description="Encrypts the tokens of installed workspaces; make one with `commis slack key`."
    )
    token_key_previous: SecretStr | None = Field(None, description="The key it replaces, while both are in use.")

    autonomy_quote: Literal["observe", "propose", "act"] = Field(
        "propose", description="How far quotes go alone, until somebody says otherwise."
    )
    undo_minutes: str = Field(
        "0:2,1000:10,10000:30",
        description="Working minutes to take back what nobody saw, by euros excl. VAT from which; 0: none.",
    )
    promotion_after: int = Field(
        25, ge=2, le=500, description="Proposals in a row approved as they were before more freedom is suggested."
    )
    approval_days: int = Field(7, ge=1, le=90, description="Days before an unanswered approval expires.")
    confirm_above: Decimal | None = Field(
        Decimal(10_000), description="Euros excl. VAT above which a click is confirmed; -1: never."
    )
    two_people_above: Decimal | None = Field(
        Decimal(50_000), description="Euros excl. VAT above which two people approve; -1: never."
    )
    editor_may_approve: bool = Field(False, description="Whether who edited a proposal may approve it.")

    openai_api_key: SecretStr | None = Field(
        None,
        validation_alias=_named("OPENAI_API_KEY"),
        description="Model vendor's key; absent: the offline grammar.",
    )
    openai_base_url: str = Field("", validation_alias=_named("OPENAI_BASE_URL"), description="Any compatible server.")
    model: str = Field("gpt-5-mini", description="Model name.")
    model_timeout: float = Field(15.0, gt=0, le=120, description="Seconds for one model call.")
    model_monthly_cap: Decimal = Field(Decimal(50), ge=0, description="Euros a month; reached: the offline grammar.")
    model_price_input: Decimal = Field(Decimal(0), ge=0, description="Euros per million input tokens.")
    model_price_output: Decimal = Field(Decimal(0), ge=0, description="Euros per million output tokens.")

    slack_bot_token: SecretStr | None = Field(
        None, validation_alias=_named("SLACK_BOT_TOKEN"), description="Bot token (xoxb-…) of the one workspace."
    )
    slack_app_token: SecretStr | None = Field(
        None, validation_alias=_named("SLACK_APP_TOKEN"), description="App-level token (xapp-…): Socket Mode."
    )
    slack_signing_secret: SecretStr | None = Field(
        None, validation_alias=_named("SLACK_SIGNING_SECRET"), description="Signing secret: Slack over HTTP."
    )
    slack_signing_secret_previous: SecretStr | None = Field(
        None,
        validation_alias=_named("SLACK_SIGNING_SECRET_PREVIOUS"),
        description="The signing secret it replaces, while both are in use.",
    )
    slack_app_id: str = Field(
        "",
        validation_alias=_named("SLACK_APP_ID"),
        description="App id (A…): events of any other app are refused; default: asked of Slack.",
    )
    slack_client_id: str = Field(
        "",
        validation_alias=_named("SLACK_CLIENT_ID"),
        description="Client id, for workspaces that install it by themselves.",
    )
    slack_client_secret: SecretStr | None = Field(
        None, validation_alias=_named("SLACK_CLIENT_SECRET"), description="Client secret, with the client id."
    )
    slack_trusted_teams: Annotated[list[str], NoDecode] = Field(
        [],
        validation_alias=_named("SLACK_TRUSTED_TEAMS"),
        description="Workspace ids (T…) installed by OAuth where a verified e-mail may say who somebody is.",
    )
    slack_api_url: str = Field(
        API_URL,
        validation_alias=_named("SLACK_API_URL", "SLACK_API_BASE_URL", "SLACK_BASE_URL"),
        description="Slack's Web API.",
    )

    teams_app_id: str = Field("", validation_alias=_named("TEAMS_APP_ID"), description="App (client) id of the bot.")
    teams_app_password: SecretStr | None = Field(
        None, validation_alias=_named("TEAMS_APP_PASSWORD"), description="Client secret of the app."
    )
    teams_tenant_id: str = Field(
        "", validation_alias=_named("TEAMS_TENANT_ID"), description="The one tenant (directory) that is listened to."
    )
    teams_app_type: Literal["SingleTenant", "UserAssignedMSI"] = Field(
        "SingleTenant",
        validation_alias=_named("TEAMS_APP_TYPE"),
        description="SingleTenant (client secret) or UserAssignedMSI (managed identity, no secret).",
    )
    teams_playground: bool = Field(
        False,
        validation_alias=_named("TEAMS_PLAYGROUND"),
        description="Talk to the Agents Playground of this machine without tokens; for trying out, never in service.",
    )
    teams_service_hosts: Annotated[list[str], NoDecode] = Field(
        list(SERVICE_HOSTS),
        validation_alias=_named("TEAMS_SERVICE_HOSTS"),
        description="The only hosts that are written to, comma-separated.",
    )
    teams_openid_url: str = Field(
        OPENID_URL, validation_alias=_named("TEAMS_OPENID_URL"), description="Who vouches for the connector's tokens."
    )
    teams_token_issuer: str = Field(
        ISSUER, validation_alias=_named("TEAMS_TOKEN_ISSUER"), description="Issuer of the connector's tokens."
    )
    teams_login_url: str = Field(
        LOGIN_URL, validation_alias=_named("TEAMS_LOGIN_URL"), description="Where the bot gets its own token."
    )

    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level logged.")
    log_format: Literal["text", "json"] = Field("text", description="text for people, json for machines.")

    @field_validator("channels", "slack_trusted_teams", "teams_service_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator(*BLANK_IS_ABSENT, mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        """Spaces around a pasted secret are nobody's intention; nothing but spaces is no secret."""
        return (value.strip() or None) if isinstance(value, str) else value

    @field_validator(
        "slack_app_id",
        "slack_client_id",
        "slack_api_url",
        "public_url",
        "teams_app_id",
        "teams_tenant_id",
        mode="before",
    )
    @classmethod
    def _trimmed(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value

    @field_validator("now", mode="after")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("not a known time zone, e.g. Europe/Paris") from error
        return value

    @field_validator("undo_minutes")
    @classmethod
    def _tiers(cls, value: str) -> str:
        undo_tiers(value)
        return value

    @field_validator("confirm_above", "two_people_above")
    @classmethod
    def _never(cls, value: Decimal | None) -> Decimal | None:
        return None if value is not None and value < 0 else value

    @field_validator("host")
    @classmethod
    def _loopback(cls, value: str) -> str:
        if value not in {"127.0.0.1", "localhost", "::1"}:
            raise ValueError("the desk listens on this machine only: 127.0.0.1, localhost or ::1")
        return value

    @property
    def database(self) -> str:
        """The database's URL; the default is a file in the data folder."""
        return self.database_url or f"sqlite:///{(self.home / 'commis.db').absolute()}"

    @property
    def autonomy(self) -> dict[str, Autonomy]:
        """How far each process goes alone until somebody says otherwise."""
        return {
            "quote": self.autonomy_quote,
            "reminder": self.autonomy_reminder,
            "quote_followup": self.autonomy_quote_followup,
            "lead": self.autonomy_lead,
            "enquiry": self.autonomy_enquiry,
        }

    @property
    def undo(self) -> list[UndoTier]:
        """How long what nobody saw can be taken back, by amount."""
        return undo_tiers(self.undo_minutes)

    @property
    def asks_customers(self) -> bool:
        """Only where a link can reach us from outside."""
        return self.ask_customers and bool(self.public_url)

    @property
    def uses_slack(self) -> bool:
        return any(
            (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret, self.slack_client_id),
        )

    @property
    def uses_teams(self) -> bool:
        return any((self.teams_app_id, self.teams_app_password, self.teams_tenant_id, self.teams_playground))

    @property
    def maildir(self) -> Path:
        return self.home / "mail"

    def clock(self) -> Clock:
        return FrozenClock(self.now.astimezone(UTC)) if self.now else SystemClock()


def load_settings(**overrides: object) -> Settings:
    """Reads the environment. Raises `SettingsError`."""
    try:
        settings = Settings(**overrides)  # pyright: ignore[reportArgumentType]  # names are checked by pydantic
        problems = missing_together(settings)
        if problems:
            raise SettingsError(problems, settings.language)
        return settings
    except ValidationError as error:
        problems = [
            BadSetting(
                variable_of(str(item["loc"][0])),
                item["type"],
                item["msg"].removeprefix("Value error, "),
                {name: str(bound) for name, bound in item.get("ctx", {}).items()},
            )
            for item in error.errors(include_input=False)
        ]
        language = str(overrides.get("language") or os.environ.get("COMMIS_LANGUAGE"))
        raise SettingsError(problems, "en" if language == "en" else "fr") from None
