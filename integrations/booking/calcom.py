"""Cal.com (API v2): a private link good for one booking, and what its webhook tells of bookings."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime
from typing import Literal
from urllib.parse import unquote, urlsplit

from integrations.booking.plain import page_of
from integrations.booking.port import BookingLink, BookingNews
from integrations.booking.telling import Part, address_of, check_signature, instant_of, mark_of, read_answer, read_post
from integrations.errors import Misconfigured, Rejected
from integrations.http import HttpClient, Senseless

PROVIDER = "calcom"
SERVICE = "Cal.com"
URL = "https://api.cal.com"
PAGES = ("cal.com", "www.cal.com", "app.cal.com")
MARK = "lead"
MARKED_BY = f"metadata[{MARK}]"
"""What a page is given as metadata is told again with the booking."""
SIGNATURE = "x-cal-signature-256"
VERSION, VERSION_OF_LISTS = "2024-09-04", "2024-06-14"
"""Each address of the API has dated versions of its own; without one it answers as of old."""

NUMBER = re.compile(r"[1-9][0-9]{0,11}")
BY_NUMBER = re.compile(r"https?://[^?#]+/event-types/([1-9][0-9]{0,11})/?")
SLUG = re.compile(r"[\w.+-]{1,100}")
KNOWN_FOR = 3600.0
"""Seconds for which the event type behind a page is remembered."""

NEWS: dict[str, Literal["booked", "cancelled", "moved"]] = {
    "BOOKING_CREATED": "booked",
    "BOOKING_RESCHEDULED": "moved",
    "BOOKING_CANCELLED": "cancelled",
}


class _PrivateLink(Part):
    class Data(Part):
        bookingUrl: str

    data: Data


class _EventTypes(Part):
    class EventType(Part):
        id: int

    data: list[EventType]


class Calcom:
    """`event_type`: its number, its address in the API, or the public page of a person's event type
    (https://cal.com/NAME/EVENT), which is looked up then."""

    def __init__(
        self,
        http: HttpClient,
        *,
        key: str,
        event_type: str,
        api_url: str = URL,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = http
        self._key = key
        self._event_type = event_type
        self._api = api_url.rstrip("/").removesuffix("/v2")
        self._seconds = seconds
        self._known: dict[str, tuple[float, str]] = {}

    @property
    def provider(self) -> str:
        return PROVIDER

    async def link(self, owner_url: str = "") -> BookingLink:
        """A page that is none of Cal.com's, a team's, or of no event type that we can see, is given as it is."""
        wanted = owner_url.strip() or self._event_type.strip()
        if not wanted:
            raise Misconfigured("Cal.com: no event type is set")
        page = page_of(wanted, api_url=self._api)
        person = _person_of(page)
        if page and person is None:
            return BookingLink(page, single_use=False, provider=PROVIDER)
        if not self._key:
            raise Misconfigured("Cal.com: no key is set")
        number = await self._behind(*person) if person else _numbered(wanted)
        if not number:
            return BookingLink(page, single_use=False, provider=PROVIDER, marked_by=MARKED_BY)
        return await self._single_use(number)

    async def _single_use(self, number: str) -> BookingLink:
        # A link that nobody was sent harms nobody: the request may be made again.
        data = await self._ask("POST", f"/event-types/{number}/private-links", VERSION, body={"maxUsageCount": 1})
        url = page_of(read_answer(_PrivateLink, data, SERVICE).data.bookingUrl)
        if not url:
            raise Senseless("Cal.com: the link it made is none")
        return BookingLink(url, single_use=True, provider=PROVIDER, marked_by=MARKED_BY)

    async def _behind(self, name: str, slug: str) -> str:
        """The number of a person's event type; "" where we see none."""
        wanted = f"{name}/{slug}".casefold()
        until, known = self._known.get(wanted, (0.0, ""))
        if self._seconds() < until:
            return known
        data = await self._ask("GET", "/event-types", VERSION_OF_LISTS, params={"username": name, "eventSlug": slug})
        listed = read_answer(_EventTypes, data, SERVICE).data
        found = str(listed[0].id) if len(listed) == 1 else ""
        self._known[wanted] = (self._seconds() + KNOWN_FOR, found)
        return found

    async def _ask(
        self, method: str, path: str, version: str, *, params: dict[str, str] | None = None, body: object = None
    ) -> object:
        headers = {"Authorization": f"Bearer {self._key}", "cal-api-version": version}
        answer = await self._http.ask(
            SERVICE, method, f"{self._api}/v2{path}", params=params, headers=headers, body=body, repeatable=True
        )
        return answer.json()


def calcom_of(http: HttpClient, *, key: str, event_type: str, api_url: str = URL) -> Calcom:
    """Opens nothing yet; what is missing is said by `link`."""
    return Calcom(http, key=key, event_type=event_type, api_url=api_url)


class _Post(Part):
    triggerEvent: str
    payload: dict[str, object] | None = None


class _Booking(Part):
    class Attendee(Part):
        email: str | None = None

    uid: str
    startTime: str | None = None
    rescheduleUid: str | None = None
    metadata: object = None
    attendees: list[Attendee] | None = None


class CalcomHook:
    """`secret`: the one written into the webhook's form. Its posts carry no time that is signed apart: one sent again
    tells the same again, under the same reference."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def read(self, headers: dict[str, str], body: bytes, now: datetime) -> BookingNews | None:
        check_signature(self._secret, body, headers.get(SIGNATURE, "").strip().removeprefix("sha256="))
        post = read_post(_Post, body)
        what = NEWS.get(post.triggerEvent)
        if what is None:
            return None
        booking = read_post(_Booking, post.payload)
        booker = booking.attendees[0].email if booking.attendees else ""
        return BookingNews(
            what,
            address_of(booker),
            booking.uid[:200],
            instant_of(booking.startTime),
            mark_of(booking.metadata, MARK),
            (booking.rescheduleUid or "")[:200],
        )


def calcom_hook_of(secret: str) -> CalcomHook:
    return CalcomHook(secret)


def _person_of(page: str) -> tuple[str, str] | None:
    """The name and the event of a person's page; None for any other page, and for none."""
    parts = urlsplit(page)
    if parts.hostname not in PAGES:
        return None
    names = [unquote(name) for name in parts.path.strip("/").split("/")]
    if len(names) != 2 or names[0] in ("team", "org", "d", "forms") or not all(map(SLUG.fullmatch, names)):
        return None
    return names[0], names[1]


def _numbered(text: str) -> str:
    if NUMBER.fullmatch(text):
        return text
    if found := BY_NUMBER.fullmatch(text):
        return found[1]
    raise Rejected("Cal.com: this is neither an event type nor a page")
