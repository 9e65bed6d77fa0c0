"""The only reader of the environment: every setting, its default, and what it means.

Empty variables count as absent. Secrets are `SecretStr`: they never print.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.clock import Clock, FrozenClock, SystemClock


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


class Settings(BaseSettings):
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
    mail_channel: str = Field("devis", description="Channel of the desk where handed-in mails are worked.")

    autonomy_quote: Literal["observe", "propose", "act"] = Field("act", description="How far quotes go alone.")
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
        validation_alias=AliasChoices("OPENAI_API_KEY", "openai_api_key"),
        description="Model vendor's key; absent: the offline grammar.",
    )
    openai_base_url: str = Field(
        "", validation_alias=AliasChoices("OPENAI_BASE_URL", "openai_base_url"), description="Any compatible server."
    )
    model: str = Field("gpt-5-mini", description="Model name.")
    model_timeout: float = Field(15.0, gt=0, le=120, description="Seconds for one model call.")
    model_monthly_cap: Decimal = Field(Decimal(50), ge=0, description="Euros a month; reached: the offline grammar.")
    model_price_input: Decimal = Field(Decimal(0), ge=0, description="Euros per million input tokens.")
    model_price_output: Decimal = Field(Decimal(0), ge=0, description="Euros per million output tokens.")

    mail_from: str = Field("", description="Sender of outgoing mail; default: the company's address in the books.")
    smtp_host: str = Field("", description="SMTP server; absent: the embedded Maildir in the data folder.")
    smtp_port: int = Field(587, ge=1, le=65_535, description="SMTP port.")
    smtp_user: str = Field("", description="SMTP user.")
    smtp_password: SecretStr | None = Field(None, description="SMTP password.")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="Transport security of SMTP.")

    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level logged.")
    log_format: Literal["text", "json"] = Field("text", description="text for people, json for machines.")

    @field_validator("channels", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

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
    def maildir(self) -> Path:
        return self.home / "mail"

    def clock(self) -> Clock:
        return FrozenClock(self.now.astimezone(UTC)) if self.now else SystemClock()


def load_settings(**overrides: object) -> Settings:
    """Reads the environment. Raises `SettingsError`."""
    try:
        return Settings(**overrides)  # pyright: ignore[reportArgumentType]  # names are checked by pydantic
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


@dataclass(frozen=True)
class Variable:
    """One environment variable, for `commis doctor` and the README."""

    name: str
    default: str
    meaning: str
    secret: bool


def _shown(default: object) -> str:
    if isinstance(default, list):
        return ",".join(str(item) for item in default)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return "" if default is None else str(default)


def variable_of(field: str) -> str:
    """The environment variable of a field (or of an alias, which is the variable itself)."""
    if field.isupper():
        return field
    return field.upper() if field.startswith("openai_") else f"COMMIS_{field.upper()}"


def variables() -> list[Variable]:
    """All variables, in the order of the class."""
    return [
        Variable(
            variable_of(name),
            _shown(info.default),
            info.description or "",
            "SecretStr" in str(info.annotation),
        )
        for name, info in Settings.model_fields.items()
    ]
