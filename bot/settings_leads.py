"""The settings about what comes in from outside: mails, leads, bookings, complaints."""

from __future__ import annotations

from decimal import Decimal
from ipaddress import ip_network
from typing import Annotated, Literal

from pydantic import BaseModel, Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from graphs.leads.port import LeadSettings as Wanted

REGISTER_URL = "https://recherche-entreprises.api.gouv.fr"
CALENDLY_URL = "https://api.calendly.com"
CALCOM_URL = "https://api.cal.com"

LISTS = ("lead_sectors", "lead_zones", "lead_sizes", "trusted_proxies")


class LeadSettings(BaseModel):
    autonomy_lead: Literal["observe", "propose", "act"] = Field(
        "propose", description="How far answers to leads go alone, until somebody says otherwise."
    )
    autonomy_enquiry: Literal["observe", "propose", "act"] = Field(
        "propose", description="How far answers to questions about products go alone, until somebody says otherwise."
    )
    complaint_role: str = Field("", description="Role that is alerted of complaints; empty: the one above the lowest.")
    complaint_channel: str = Field("", description="Channel of the alerts; empty: the one of received mails.")
    lead_channel: str = Field("general", description="Channel of the leads: a name of the desk's, or slack:T…/C….")
    lead_secret: SecretStr | None = Field(
        None, description="Secret of POST /webhooks/leads (header or HMAC); absent: the address is closed."
    )
    lead_form: bool = Field(False, description="Whether the form page for leads is served (/lead-form).")
    lead_per_minute: int = Field(
        60, ge=1, le=10_000, description="Requests a minute that one sender may make for leads."
    )
    trusted_proxies: Annotated[list[str], NoDecode] = Field(
        [],
        description="Your own proxies (addresses or networks, comma-separated): only their X-Forwarded-For counts.",
    )
    lead_big_budget: Decimal = Field(
        Decimal(20_000), ge=0, description="Euros excl. VAT from which a lead's budget is asked about."
    )
    lead_book_days: int = Field(3, ge=1, le=60, description="Days after which an unused booking link is followed up.")
    lead_nurture_days: int = Field(14, ge=1, le=365, description="Days after which a warm lead is written to again.")
    lead_retention_days: int = Field(
        1095, ge=30, le=3650, description="Days without contact after which a lead that is no customer is erased."
    )
    lead_sectors: Annotated[list[str], NoDecode] = Field(
        [], description="NAF codes, or their beginnings, you aim at, comma-separated; empty: any."
    )
    lead_zones: Annotated[list[str], NoDecode] = Field(
        [], description="Where you sell: postal-code beginnings, country codes or regions; empty: anywhere."
    )
    lead_sizes: Annotated[list[str], NoDecode] = Field(
        [], description="INSEE codes of the workforce you aim at; empty: any."
    )
    privacy_url: str = Field("", description="Address of your own privacy notice, named in the first mail to a lead.")
    company_register: Literal["fr", "none"] = Field(
        "fr", description="Public register of companies that leads are looked up in."
    )
    register_url: str = Field(REGISTER_URL, description="Address of the French register's search.")
    booking: Literal["calendly", "calcom", "link", "none"] = Field(
        "none", description="How a hot lead books a meeting: a single-use link of a tool, or a plain link."
    )
    booking_url: str = Field("", description="The event type (calendly, calcom) or the page (link) that is booked.")
    calendly_token: SecretStr | None = Field(None, description="Calendly: personal access token.")
    calendly_signing_key: SecretStr | None = Field(None, description="Calendly: signing key of its webhook.")
    calendly_api_url: str = Field(CALENDLY_URL, description="Calendly: address of its API.")
    calcom_key: SecretStr | None = Field(None, description="Cal.com: API key.")
    calcom_signing_secret: SecretStr | None = Field(None, description="Cal.com: secret of its webhook.")
    calcom_api_url: str = Field(CALCOM_URL, description="Cal.com: address of its API.")

    @field_validator(*LISTS, mode="before")
    @classmethod
    def _parts(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: list[str]) -> list[str]:
        for each in value:
            try:
                ip_network(each, strict=False)
            except ValueError as error:
                raise ValueError("not an address or a network, e.g. 10.0.0.0/8") from error
        return value

    @property
    def leads(self) -> Wanted:
        """What the process is told."""
        return Wanted(
            big_budget=self.lead_big_budget,
            book_days=self.lead_book_days,
            nurture_days=self.lead_nurture_days,
            retention_days=self.lead_retention_days,
            sectors=self.lead_sectors,
            zones=self.lead_zones,
            sizes=self.lead_sizes,
            booking="" if self.booking == "none" else self.booking,
            privacy_url=self.privacy_url,
        )
