"""Rows of the leads' tables turned into the port's types and back; text from outside made storable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import RowMapping

from integrations.books.sql_types import shortest
from integrations.crm.port import Lead, LeadKeys, LeadNote
from integrations.errors import Rejected

COLUMNS = (
    "id",
    "received_at",
    "source",
    "email",
    "classed",
    "status",
    "owner",
    "customer_id",
    "score",
    "budget",
    "direct",
    "last_contact_at",
    "hot_since",
)
"""Fields that have a column of their own; the others are in the body."""

FIELDS = tuple(each.name for each in fields(Lead))

LONGEST_EMAIL = 320
LONGEST_KEY = 340
LARGEST_BUDGET = Decimal(10) ** 12

_LEAD: TypeAdapter[Lead] = TypeAdapter(Lead)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def storable(text: str) -> str:
    """What a database cannot hold (NUL, half a surrogate pair) becomes U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def microseconds(instant: datetime) -> int:
    """Since 1970 in UTC. Errors: `Rejected`."""
    if instant.tzinfo is None:
        raise Rejected("An instant needs a time zone.")
    delta = instant.astimezone(UTC) - _EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def instant_of(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)


def row_of(lead: Lead) -> dict[str, Any]:
    """Errors: `Rejected`."""
    try:
        body = cast(dict[str, Any], _sound(_LEAD.dump_python(lead, mode="json")))
    except (ValueError, RecursionError):
        raise Rejected("The lead holds a value that the books cannot keep.") from None
    return {
        "id": lead.id,
        "received_at": microseconds(lead.received_at),
        "source": lead.source,
        "email": address_of(lead.email),
        "classed": lead.classed,
        "status": lead.status,
        "owner": lead.owner,
        "customer_id": lead.customer_id,
        "score": lead.score,
        "budget": _budget(lead.budget),
        "direct": lead.direct,
        "last_contact_at": None if lead.last_contact_at is None else microseconds(lead.last_contact_at),
        "hot_since": None if lead.hot_since is None else microseconds(lead.hot_since),
        "body": {name: value for name, value in body.items() if name not in COLUMNS},
    }


def lead_of(row: RowMapping | Mapping[str, Any]) -> Lead:
    values: dict[str, Any] = {**row["body"], **{name: row[name] for name in COLUMNS}}
    values["received_at"] = instant_of(row["received_at"])
    for name in ("last_contact_at", "hot_since"):
        if row[name] is not None:
            values[name] = instant_of(row[name])
    if row["budget"] is not None:
        values["budget"] = shortest(row["budget"], 2)
    # A field that another release kept is none of ours.
    return _LEAD.validate_python({name: value for name, value in values.items() if name in FIELDS})


def changed(lead: Lead, changes: Mapping[str, object]) -> Lead:
    """With those fields, given as typed values or as JSON. Errors: `Rejected`."""
    unknown = [name for name in changes if name not in FIELDS or name == "id"]
    if unknown:
        raise Rejected(f"A lead has no field to change called {', '.join(sorted(unknown))[:80]}.")
    known = {name: getattr(lead, name) for name in FIELDS}
    try:
        return _LEAD.validate_python({**known, **changes})
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors() if each["loc"]}
        raise Rejected(f"A lead cannot hold this value: {', '.join(sorted(wrong))[:80]}.") from None


def note_row(lead_id: str, note: LeadNote) -> dict[str, Any]:
    return {
        "lead_id": lead_id,
        "at": microseconds(note.at),
        "kind": note.kind[:20],
        "by": note.by[:64],
        "text": storable(note.text),
    }


def note_of(row: RowMapping) -> LeadNote:
    return LeadNote(instant_of(row["at"]), row["kind"], row["by"], row["text"])


def keys_of(keys: LeadKeys) -> list[str]:
    """ "email:…", "phone:…", "siren:…", "domain:…", "name:…": those there are."""
    named = {
        "email": address_of(keys.email),
        "phone": keys.phone,
        "siren": keys.siren,
        "domain": keys.domain.casefold(),
        "name": keys.name_key,
    }
    return [storable(f"{name}:{value}")[:LONGEST_KEY] for name, value in named.items() if value]


def address_of(text: str) -> str:
    """As it is kept: without case and spaces around."""
    return storable(text).strip().casefold()[:LONGEST_EMAIL]


def with_lowered(lead: Lead) -> Lead:
    address = address_of(lead.email)
    return lead if address == lead.email else replace(lead, email=address)


def _budget(value: Decimal | None) -> Decimal | None:
    """To the cent. A sum beyond all measure is no budget: what was written stays in `facts`."""
    if value is None or not value.is_finite() or abs(value) >= LARGEST_BUDGET:
        return None
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _sound(value: Any) -> Any:
    match value:
        case str():
            return storable(value)
        case dict():
            return {storable(str(key)): _sound(each) for key, each in cast(dict[Any, Any], value).items()}
        case list():
            return [_sound(each) for each in cast(list[Any], value)]
        case _:
            return value
