"""The settings about what happens by the clock: digests, reports, supervision."""

from __future__ import annotations

from datetime import time

from pydantic import BaseModel, Field, field_validator


class TimeSettings(BaseModel):
    digest_channel: str = Field(
        "",
        description="Channel of the daily digest and the reports: a name of the desk's, or slack:T…/C…; "
        "empty: none until somebody asks for it in the chat.",
    )
    digest_at: str = Field("08:15", description="Hour of the daily digest, where the channel is set.")
    operator_channel: str = Field(
        "", description="Channel of alerts about the service; empty: private messages to the highest role."
    )
    question_again_hours: int = Field(
        8, ge=1, le=200, description="Working hours after which an unanswered question is asked again, once."
    )
    question_park_hours: int = Field(
        20, ge=1, le=500, description="Working hours after that until it is parked: nobody waits for it any more."
    )
    sample_size: int = Field(10, ge=0, le=50, description="Cases drawn each week for people to look through; 0: none.")
    ask_customers: bool = Field(
        False, description="Whether mails with a quote end with a link that asks the customer how it went."
    )

    @field_validator("digest_at")
    @classmethod
    def _hour(cls, value: str) -> str:
        try:
            return time.fromisoformat(value.strip()).strftime("%H:%M")
        except ValueError as error:
            raise ValueError("not an hour, e.g. 08:15") from error
