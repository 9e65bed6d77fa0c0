"""A plain booking page: the same link for everybody, as often as they like."""

from __future__ import annotations

from urllib.parse import urlsplit

from integrations.booking.port import BookingLink
from integrations.errors import Misconfigured, Rejected

PROVIDER = "link"
LONGEST = 500
MACHINES = ("api.calendly.com", "api.cal.com")
"""Addresses for programs: nobody can book a meeting there."""


class PlainBooking:
    """`url` is the company's page; an owner who has one is booked on theirs."""

    def __init__(self, url: str) -> None:
        self._url = url

    @property
    def provider(self) -> str:
        return PROVIDER

    async def link(self, owner_url: str = "") -> BookingLink:
        wanted = owner_url.strip() or self._url.strip()
        if not wanted:
            raise Misconfigured("no booking page is set")
        page = page_of(wanted)
        if not page:
            raise Rejected("the booking page's address is none that a person can open")
        return BookingLink(page, single_use=False, provider=PROVIDER)


def plain_of(url: str) -> PlainBooking:
    return PlainBooking(url)


def page_of(url: str, *, api_url: str = "") -> str:
    """The address, where it is a page that a person can open; "" for what is none: an event type's number or its
    address for programs, a script, an address with a password in it, one that holds blanks or breaks a line."""
    text = url.strip()
    if (
        len(text) > LONGEST
        or any(char.isspace() or not char.isprintable() for char in text)
        or set(text) & set('<>"\\')
    ):
        return ""
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return ""
    for_programs = host in MACHINES or (api_url != "" and text.startswith(api_url.rstrip("/") + "/"))
    return "" if for_programs else text
