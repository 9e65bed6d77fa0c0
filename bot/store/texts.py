"""The company's own texts to customers: one row for each that it has changed, and a revision others look at."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.store import settings
from bot.store.schema import setting
from bot.store.schema_dunning import own_text as table
from bot.store.upsert import insert_new, upsert
from graphs.dunning.texts_port import OwnText

REVISION = "texts.revision"

_ALL = select(table).order_by(table.c.name, table.c.language, table.c.manner)
_ONE = (
    (table.c.name == bindparam("of")) & (table.c.language == bindparam("spoken")) & (table.c.manner == bindparam("as_"))
)
_LOCK = select(setting.c.value).where(setting.c.name == REVISION).with_for_update()


def revision_of(c: Connection) -> int:
    """Another one after each change: what other processes look at."""
    return int(settings.get(c, REVISION, 0))


def load(c: Connection) -> list[OwnText]:
    return [
        OwnText(row["name"], row["language"], row["manner"], row["subject"], row["body"])
        for row in c.execute(_ALL).mappings()
    ]


def get(c: Connection, name: str, language: str, manner: str) -> OwnText | None:
    row = c.execute(select(table).where(_ONE), {"of": name, "spoken": language, "as_": manner}).mappings().one_or_none()
    return OwnText(name, language, manner, row["subject"], row["body"]) if row else None


def put(c: Connection, own: OwnText, by: str, now: datetime) -> bool:
    """From now on it is said so. False: it was already."""
    revision = _hold(c)
    if get(c, own.name, own.language, own.manner) == own:
        return False
    row = {
        "name": own.name,
        "language": own.language,
        "manner": own.manner,
        "subject": own.subject,
        "body": own.body,
        "by": by,
        "at": now,
    }
    upsert(c, table, row, key="name,language,manner")
    settings.put(c, REVISION, revision + 1)
    return True


def reset(c: Connection, name: str, language: str, manner: str) -> bool:
    """Ours holds again. False: it did already."""
    revision = _hold(c)
    if not c.execute(delete(table).where(_ONE), {"of": name, "spoken": language, "as_": manner}).rowcount:
        return False
    settings.put(c, REVISION, revision + 1)
    return True


def _hold(c: Connection) -> int:
    """The revision. Nobody else changes a text until the commit."""
    insert_new(c, setting, {"name": REVISION, "value": 0}, key="name")
    return int(c.execute(_LOCK).scalar_one())
