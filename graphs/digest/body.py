"""What one digest tells, as typed facts that are kept: drawn first, and drawn again when something was decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from pydantic import TypeAdapter

from graphs.message import Address, Confirm, FileRef

VERSION = 1

Section = Literal["waits", "troubles", "exceptions", "done", "leads", "money", "today"]
SECTIONS: tuple[Section, ...] = ("waits", "troubles", "exceptions", "done", "leads", "money", "today")
"""In the order in which they are told."""


@dataclass(frozen=True)
class Settled:
    """`state` as in the record of the request or the question; `who` a name, "" nobody."""

    state: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Press:
    """A button that decides; `id` is the request's own."""

    id: str
    label: str
    danger: bool = False
    confirm: Confirm | None = None


@dataclass(frozen=True)
class Request:
    """Something that waits for people. `subject`: "approval:<id>" or "question:<id>". `people` are names of whom it
    waits for, `asker` of who asked ("" somebody outside). `hidden`: worked in a private conversation of others, so that
    nothing is told of it but whom it waits for. `ends`: when it expires. `agreed` are names of who agreed so far,
    where it takes several (`needed`)."""

    subject: str
    process: str
    at: datetime
    title: str = ""
    amount: Decimal | None = None
    asker: str = ""
    people: list[str] = field(default_factory=list[str])
    ends: datetime | None = None
    place: Address | None = None
    presses: list[Press] = field(default_factory=list[Press])
    hidden: bool = False
    parked: bool = False
    agreed: list[str] = field(default_factory=list[str])
    needed: int = 1
    settled: Settled | None = None


@dataclass(frozen=True)
class Line:
    """One thing told, or (`count` > 1) so many of which no more is told. `what` says which, by section:

    troubles: case_failed | effect_failed | effect_unknown | returned | post_failed | no_approver | source_down
    exceptions: the reason's code · done: alone | decided · leads: hot
    money: bucket | late | credits | paid · today: promise | quote_ends | meeting | expires | leaves | held | timing |
    reminder

    `title` is whom or what it is about, of a `bucket`, a `source_down` and a `timing` its code. `hidden`: worked in
    private conversations.
    """

    what: str
    title: str = ""
    process: str = ""
    amount: Decimal | None = None
    count: int = 1
    at: datetime | None = None
    place: Address | None = None
    who: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Picture:
    file: FileRef
    alt: str


@dataclass(frozen=True)
class Body:
    """`person`: whose brief it is ("" a channel's digest). `planned`: when it should have come, of one that is late;
    `missed`: how many before it never came."""

    day: date
    since: datetime
    until: datetime
    person: str = ""
    planned: datetime | None = None
    missed: int = 0
    waits: list[Request] = field(default_factory=list[Request])
    troubles: list[Line] = field(default_factory=list[Line])
    exceptions: list[Line] = field(default_factory=list[Line])
    done: list[Line] = field(default_factory=list[Line])
    leads: list[Line] = field(default_factory=list[Line])
    money: list[Line] = field(default_factory=list[Line])
    today: list[Line] = field(default_factory=list[Line])
    pictures: list[Picture] = field(default_factory=list[Picture])
    version: int = VERSION

    def lines(self, section: Section) -> list[Line]:
        """Of every section but `waits`."""
        return [] if section == "waits" else getattr(self, section)

    @property
    def silent(self) -> bool:
        """Whether nothing happened and nobody has anything to do; what is owed all the same is no news."""
        told = (self.waits, self.troubles, self.exceptions, self.done, self.leads, self.today)
        return not any(told) and not any(line.what == "paid" for line in self.money)

    @property
    def subjects(self) -> list[str]:
        return [request.subject for request in self.waits]


def changed(body: Body, subject: str, change: Callable[[Request], Request]) -> Body:
    """With one request as it stands by now; nothing else changes, and one that is settled stays."""
    waits = [change(each) if each.subject == subject and each.settled is None else each for each in body.waits]
    return replace(body, waits=waits)


def settle(body: Body, subject: str, settled: Settled) -> Body:
    """With the outcome of one request; nothing else changes, and a first outcome stays."""
    return changed(body, subject, lambda each: replace(each, settled=settled))


_BODY: TypeAdapter[Body] = TypeAdapter(Body)


def body_to_json(body: Body) -> dict[str, Any]:
    return _BODY.dump_python(body, mode="json")


def body_from_json(data: dict[str, Any]) -> Body:
    """Raises ValueError for one of another version."""
    if data.get("version") != VERSION:
        raise ValueError(f"a digest of version {data.get('version')!r}")
    return _BODY.validate_python(data)
