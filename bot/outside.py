"""From settings to what is asked outside for leads: the public register, the booking tool, and who its webhooks are
from.

Nothing is opened before the first call.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.clock import Clock
from bot.settings import Settings
from integrations.booking.calcom import calcom_hook_of, calcom_of
from integrations.booking.calendly import calendly_hook_of, calendly_of
from integrations.booking.plain import plain_of
from integrations.booking.port import Booking, BookingHook
from integrations.http import HttpClient
from integrations.register.port import Register
from integrations.register.recherche_entreprises import register_of


@dataclass(frozen=True)
class Outside:
    """`hooks` by the booking tool's name; only those of which the secret is set."""

    http: HttpClient
    register: Register | None = None
    booking: Booking | None = None
    hooks: dict[str, BookingHook] = field(default_factory=dict[str, BookingHook])


def outside_of(settings: Settings, clock: Clock) -> Outside:
    http = HttpClient(clock.now)
    register = register_of(http, clock.now, url=settings.register_url) if settings.company_register == "fr" else None
    return Outside(http, register, _booking(settings, http), _hooks(settings))


def _booking(settings: Settings, http: HttpClient) -> Booking | None:
    url = settings.booking_url
    match settings.booking:
        case "calendly" if settings.calendly_token is not None:
            token = settings.calendly_token.get_secret_value()
            return calendly_of(http, token=token, event_type=url, api_url=settings.calendly_api_url)
        case "calcom" if settings.calcom_key is not None:
            return calcom_of(
                http, key=settings.calcom_key.get_secret_value(), event_type=url, api_url=settings.calcom_api_url
            )
        case "link" if url:
            return plain_of(url)
        case _:
            return None


def _hooks(settings: Settings) -> dict[str, BookingHook]:
    hooks: dict[str, BookingHook] = {}
    if settings.calendly_signing_key is not None:
        hooks["calendly"] = calendly_hook_of(settings.calendly_signing_key.get_secret_value())
    if settings.calcom_signing_secret is not None:
        hooks["calcom"] = calcom_hook_of(settings.calcom_signing_secret.get_secret_value())
    return hooks
