"""Calendly: a link good for one booking, and what its webhook tells of bookings."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from integrations.booking.plain import page_of
from integrations.booking.port import BookingLink, BookingNews
from integrations.booking.telling import Part, address_of, check_signature, instant_of, mark_of, read_answer, read_post
from integrations.errors import Misconfigured, Rejected
from integrations.http import HttpClient, Senseless

PROVIDER = "calendly"
SERVICE = "Calendly"
URL = "https://api.calendly.com"
PAGES = ("calendly.com", "www.calendly.com")
MARKED_BY = "utm_content"
"""Of a page's parameters, one that is told again with the booking and that campaigns seldom use."""
SIGNATURE = "calendly-webhook-signature"
TOLERANCE = 300
"""Seconds between the signing and the reading of a webhook's post, either way."""

EVENT_TYPE = re.compile(r"https?://[^/]+/event_types/([A-Za-z0-9-]{1,64})/?")
LISTED, MOST_PAGES = 100, 10
KNOWN_FOR = 3600.0
"""Seconds for which the event type behind a page is remembered."""


class _User(Part):
    class Resource(Part):
        current_organization: str

    resource: Resource


class _EventTypes(Part):
    class EventType(Part):
        uri: str
        scheduling_url: str | None = None
        active: bool = True

    class Pagination(Part):
        next_page_token: str | None = None

    collection: list[EventType]
    pagination: Pagination = Pagination()


class _SchedulingLink(Part):
    class Resource(Part):
        booking_url: str

    resource: Resource


class Calendly:
    """`event_type`: its address in the API (…/event_types/ID), or its public page, which is looked up then."""

    def __init__(
        self,
        http: HttpClient,
        *,
        token: str,
        event_type: str,
        api_url: str = URL,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = http
        self._token = token
        self._event_type = event_type
        self._api = api_url.rstrip("/")
        self._seconds = seconds
        self._known: dict[str, tuple[float, str]] = {}

    @property
    def provider(self) -> str:
        return PROVIDER

    async def link(self, owner_url: str = "") -> BookingLink:
        """An owner's page that is none of Calendly's, or of no event type that we can see, is given as it is."""
        wanted = owner_url.strip() or self._event_type.strip()
        if not wanted:
            raise Misconfigured("Calendly: no event type is set")
        page = page_of(wanted, api_url=self._api)
        if page and urlsplit(page).hostname not in PAGES:
            return BookingLink(page, single_use=False, provider=PROVIDER)
        if not self._token:
            raise Misconfigured("Calendly: no token is set")
        event_type = await self._behind(page) if page else self._named(wanted)
        if not event_type:
            return BookingLink(page, single_use=False, provider=PROVIDER, marked_by=MARKED_BY)
        return await self._single_use(event_type)

    async def _single_use(self, event_type: str) -> BookingLink:
        body = {"max_event_count": 1, "owner": event_type, "owner_type": "EventType"}
        # A link that nobody was sent harms nobody: the request may be made again.
        made = read_answer(_SchedulingLink, await self._ask("POST", "/scheduling_links", body=body), SERVICE)
        url = page_of(made.resource.booking_url)
        if not url:
            raise Senseless("Calendly: the link it made is none")
        return BookingLink(url, single_use=True, provider=PROVIDER, marked_by=MARKED_BY)

    async def _behind(self, page: str) -> str:
        """The event type of a public page; "" where we see none."""
        wanted = _same_page(page)
        until, known = self._known.get(wanted, (0.0, ""))
        if self._seconds() < until:
            return known
        user = read_answer(_User, await self._ask("GET", "/users/me"), SERVICE)
        found = await self._search(user.resource.current_organization, wanted)
        self._known[wanted] = (self._seconds() + KNOWN_FOR, found)
        return found

    async def _search(self, organization: str, wanted: str) -> str:
        params = {"organization": organization, "active": "true", "count": str(LISTED)}
        for _ in range(MOST_PAGES):
            listed = read_answer(_EventTypes, await self._ask("GET", "/event_types", params=params), SERVICE)
            for one in listed.collection:
                if one.active and one.scheduling_url and _same_page(one.scheduling_url) == wanted:
                    return self._named(one.uri)
            if not listed.pagination.next_page_token:
                break
            params["page_token"] = listed.pagination.next_page_token
        return ""

    def _named(self, text: str) -> str:
        """The event type's address in the API that we speak to."""
        if not (found := EVENT_TYPE.fullmatch(text)):
            raise Rejected("Calendly: this is neither an event type nor a page")
        return f"{self._api if text.startswith(self._api) else URL}/event_types/{found[1]}"

    async def _ask(
        self, method: str, path: str, *, params: dict[str, str] | None = None, body: object = None
    ) -> object:
        headers = {"Authorization": f"Bearer {self._token}"}
        answer = await self._http.ask(
            SERVICE, method, self._api + path, params=params, headers=headers, body=body, repeatable=True
        )
        return answer.json()


def calendly_of(http: HttpClient, *, token: str, event_type: str, api_url: str = URL) -> Calendly:
    """Opens nothing yet; what is missing is said by `link`."""
    return Calendly(http, token=token, event_type=event_type, api_url=api_url)


class _Post(Part):
    event: str
    payload: dict[str, object]


class _Invitee(Part):
    class ScheduledEvent(Part):
        start_time: str | None = None

    uri: str
    email: str | None = None
    rescheduled: bool | None = None
    old_invitee: str | None = None
    tracking: object = None
    scheduled_event: ScheduledEvent


class CalendlyHook:
    """`signing_key`: the one given when the webhook was subscribed to."""

    def __init__(self, signing_key: str) -> None:
        self._key = signing_key

    def read(self, headers: dict[str, str], body: bytes, now: datetime) -> BookingNews | None:
        """Who moves a meeting is told of twice, as a cancelled and as a new one: the new one is what is read."""
        self._check(headers.get(SIGNATURE, ""), body, now)
        post = read_post(_Post, body)
        if post.event not in ("invitee.created", "invitee.canceled"):
            return None
        invitee = read_post(_Invitee, post.payload)
        what: Literal["booked", "cancelled", "moved"]
        if post.event == "invitee.created":
            what = "moved" if invitee.old_invitee else "booked"
        elif invitee.rescheduled:
            return None
        else:
            what = "cancelled"
        starts_at = instant_of(invitee.scheduled_event.start_time)
        return BookingNews(
            what,
            address_of(invitee.email),
            invitee.uri[:200],
            starts_at,
            mark_of(invitee.tracking, MARKED_BY),
            (invitee.old_invitee or "")[:200],
        )

    def _check(self, header: str, body: bytes, now: datetime) -> None:
        parts = [part.strip().partition("=") for part in header.split(",")[:10]]
        times = [value for name, _, value in parts if name == "t"]
        if len(times) != 1 or not re.fullmatch(r"[0-9]{1,12}", times[0]):
            raise Rejected("the webhook is not signed")
        signatures = [value for name, _, value in parts if name == "v1"]
        check_signature(self._key, times[0].encode() + b"." + body, *signatures)
        if abs(now.timestamp() - int(times[0])) > TOLERANCE:
            raise Rejected("the webhook was signed too long ago, or a clock is wrong")


def calendly_hook_of(signing_key: str) -> CalendlyHook:
    return CalendlyHook(signing_key)


def _same_page(url: str) -> str:
    """A page's address without what may differ: scheme, www, case, the parameters, the last slash."""
    parts = urlsplit(url)
    return ((parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/")).casefold()
