"""Whom nobody writes to any more: known by a digest with this home's own salt, so that the address itself is gone."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime
from email.utils import parseaddr

from sqlalchemy import Connection, bindparam, select

from bot.store import settings
from bot.store.schema import not_written_to as table
from bot.store.schema import setting
from bot.store.upsert import insert_new

SALT = "privacy.salt"
"""Its name among the settings. Without it nobody could be recognised again: it is never made anew."""

LONGEST = 320

_KNOWN = select(table.c.digest).where(table.c.digest == bindparam("of"))


def address_of(text: str) -> str:
    """As it is compared: the bare address ("Ada <ada@x.fr>" is one), in lower case; what is no address, likewise."""
    bare = text.strip()
    if "<" in bare:
        bare = parseaddr(bare)[1] or bare
    return bare.casefold()[:LONGEST]


def digest_of(c: Connection, address: str) -> str:
    """Somebody's digest in this home, which is given its salt when it has none. Writes."""
    salt = settings.get(c, SALT)
    if salt is None:
        insert_new(c, setting, {"name": SALT, "value": secrets.token_hex(32)}, key="name")
        salt = settings.get(c, SALT)
    return _digest(salt, address)


def known_digest(c: Connection, address: str) -> str | None:
    """The same without writing; None: this home never kept a digest of anybody."""
    salt = settings.get(c, SALT)
    return None if salt is None else _digest(salt, address)


def never_write_to(c: Connection, address: str, now: datetime) -> bool:
    """From now on. False: that was so already."""
    return insert_new(c, table, {"digest": digest_of(c, address), "at": now}, key="digest")


def written_to_never(c: Connection, address: str) -> bool:
    """Whether this address was forgotten: nothing that leaves by itself goes there any more. Only reads."""
    digest = known_digest(c, address)
    return digest is not None and c.execute(_KNOWN, {"of": digest}).one_or_none() is not None


def _digest(salt: object, address: str) -> str:
    return hmac.new(str(salt).encode(), address_of(address).encode("utf-8", "replace"), hashlib.sha256).hexdigest()
