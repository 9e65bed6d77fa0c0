"""The settings about what is owed: when reminders leave, how far they go alone, and what a person is asked about."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field, field_validator

from bot.working_time import UnknownHolidays, known
from graphs.dunning.ladder import Ladder, ladder_steps
from graphs.dunning.limits import Limits

OURS = "FR"
"""The country whose public holidays count unless another is named."""


class ReceivablesSettings(BaseModel):
    autonomy_reminder: Literal["observe", "propose", "act"] = Field(
        "propose", description="How far payment reminders go alone, until somebody says otherwise."
    )
    autonomy_quote_followup: Literal["observe", "propose", "act"] = Field(
        "propose", description="How far follow-ups of unanswered quotes go alone, until somebody says otherwise."
    )
    holidays: str = Field(OURS, description="Country of the public holidays (FR, FR-57 …); none: only weekends.")
    reminders_at: str = Field("09:15", description="Hour of the daily reminders on working days; never: no daily run.")
    reminder_channel: str = Field(
        "general", description="Channel of the reminders: a name of the desk's, or slack:T…/C…."
    )
    reminder_days: str = Field(
        "3,10,20,30", description="Days overdue of each reminder: courteous, firm, last notice, draft of a formal one."
    )
    reminder_early_days: int = Field(0, ge=0, le=60, description="Days before the due date of a first word; 0: none.")
    reminder_residual: Decimal = Field(
        Decimal(5), ge=0, description="Euros incl. VAT: what is left to pay below that is left alone."
    )
    reminder_gap_days: int = Field(5, ge=1, le=60, description="Days between two reminders to a customer, at least.")
    reminder_ask_above: Decimal = Field(
        Decimal(5000), ge=0, description="Euros incl. VAT above which each reminder is asked about."
    )
    reminder_vip_above: Decimal = Field(
        Decimal(0), ge=0, description="Euros incl. VAT above which the first reminder to a VIP is asked about."
    )
    reminder_open_quote_above: Decimal = Field(
        Decimal(1000), ge=0, description="Euros excl. VAT of unanswered quotes above which a reminder is asked about."
    )
    mails_per_minute: int = Field(60, ge=1, le=6000, description="Mails of a run that leave in a minute, at most.")
    followup_after_days: int = Field(
        7, ge=1, le=180, description="Days without an answer before a quote is followed up; then before it ends."
    )
    followup_before_days: int = Field(
        3, ge=0, le=60, description="Days before a quote ends when it is followed up again; 0: not."
    )

    @field_validator("holidays")
    @classmethod
    def _known(cls, value: str) -> str:
        if value == OURS:
            return value  # looking it up would make every start wait for its table
        try:
            known(value)
        except UnknownHolidays as error:
            raise ValueError("a country code such as FR, BE or FR-57; or none") from error
        return value

    @field_validator("reminders_at")
    @classmethod
    def _hour(cls, value: str) -> str:
        hour_of(value)
        return value

    @field_validator("reminder_days")
    @classmethod
    def _days(cls, value: str) -> str:
        ladder_steps(days_of(value))
        return value

    @property
    def daily_at(self) -> time | None:
        """Local to the company; None: no daily run."""
        return hour_of(self.reminders_at)

    @property
    def ladder(self) -> Ladder:
        steps = ladder_steps(days_of(self.reminder_days), self.reminder_early_days or None)
        return Ladder(steps, f"{self.reminder_residual:.2f}", self.reminder_gap_days)

    @property
    def dunning_limits(self) -> Limits:
        return Limits(
            self.reminder_ask_above, self.reminder_vip_above, self.reminder_open_quote_above, self.mails_per_minute
        )


def hour_of(text: str) -> time | None:
    """ "09:15"; None for "never". Raises ValueError with what is expected."""
    bare = text.strip().lower()
    if bare in ("never", "jamais"):
        return None
    try:
        return time.fromisoformat(bare).replace(tzinfo=None)
    except ValueError:
        raise ValueError("an hour such as 09:15, or never") from None


def days_of(text: str) -> tuple[int, int, int, int]:
    """ "3,10,20,30". Raises ValueError with what is expected."""
    try:
        first, second, third, fourth = (int(part) for part in text.split(","))
    except ValueError:
        raise ValueError("four growing numbers of days, e.g. 3,10,20,30") from None
    return first, second, third, fourth
