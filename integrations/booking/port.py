"""A link by which somebody books a meeting themselves, and what the booking tool tells of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol
from urllib.parse import quote, urlsplit


@dataclass(frozen=True)
class BookingLink:
    """`single_use`: good for one booking. `marked_by`: the parameter that the tool tells again of whoever booked by the
    link; "" where it tells none."""

    url: str
    single_use: bool
    provider: str
    marked_by: str = ""

    def marked(self, mark: str) -> str:
        """The address with that mark in it, by which its booking is known again; as it is where no mark comes back, or
        where it bears one already."""
        parts = urlsplit(self.url)
        name = quote(self.marked_by, safe="")
        if not mark or not name or name in parts.query or self.marked_by in parts.query:
            return self.url
        query = "&".join(part for part in (parts.query, f"{name}={quote(mark, safe='')}") if part)
        return parts._replace(query=query).geturl()


@dataclass(frozen=True)
class BookingNews:
    """`what`: booked | cancelled | moved. `email` of whoever booked (lower case), "" unknown; `reference` the tool's
    own id of the booking; `starts_at` None where it does not tell. `mark`: the one in the link they booked by, ""
    none: whoever opens a page may write anything there. `before`: the reference of the booking that it replaces,
    which makes it no other news."""

    what: Literal["booked", "cancelled", "moved"]
    email: str
    reference: str
    starts_at: datetime | None = None
    mark: str = ""
    before: str = field(default="", compare=False)


class Booking(Protocol):
    @property
    def provider(self) -> str: ...

    async def link(self, owner_url: str = "") -> BookingLink:
        """A link for one booking, with that owner where they have a page of their own (an event type of the tool, or a
        plain address). Raises `Unavailable`, `Rejected`, `Misconfigured`, `NotFound`."""
        ...


class BookingHook(Protocol):
    """Reads what a booking tool posts."""

    def read(self, headers: dict[str, str], body: bytes, now: datetime) -> BookingNews | None:
        """None: it tells of something else. Raises `Rejected` (no or wrong signature, too old, unreadable).
        Header names are lower case."""
        ...
