"""What people and customers think of what was done: one opinion per person and post, the last one wins."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, case, func, select, update
from sqlalchemy.engine import RowMapping

from bot.store import settings
from bot.store.schema import opinion as table
from bot.store.schema import setting
from bot.store.types import storable
from bot.store.upsert import insert_new, upsert

Value = Literal["good", "bad", "none"]
How = Literal["thumb", "reaction", "customer"]

CUSTOMER = "customer"
LONGEST_WORDS = 2_000
SECRET = "opinions.secret"
"""Its name among the settings."""

_AT_ONCE = 500


@dataclass(frozen=True)
class Opinions:
    """How many of each in a period: of colleagues, and of customers."""

    good: int = 0
    bad: int = 0
    customers_good: int = 0
    customers_bad: int = 0

    @property
    def given(self) -> int:
        return self.good + self.bad

    @property
    def customers_given(self) -> int:
        return self.customers_good + self.customers_bad


@dataclass(frozen=True)
class Said:
    """`about` is the key of a post or of a mail; `person_id` "" a customer; `case_id` "" none. `seq` stays the same
    however often somebody changes their mind."""

    seq: int
    about: str
    person_id: str
    case_id: str
    value: str
    how: str
    words: str
    at: datetime


_COLUMNS = [table.c[name] for name in Said.__dataclass_fields__]
_ONE = select(*_COLUMNS).where(table.c.about == bindparam("of"), table.c.person_id == bindparam("who"))
_BY_SEQ = select(*_COLUMNS).where(table.c.seq == bindparam("of"))
_IN_PERIOD = (table.c.at >= bindparam("since"), table.c.at < bindparam("until"))
_IS_CUSTOMER = case((table.c.how == CUSTOMER, 1), else_=0)
_TALLY = (
    select(_IS_CUSTOMER, table.c.value, func.count())
    .where(*_IN_PERIOD, table.c.value.in_(["good", "bad"]))
    .group_by(_IS_CUSTOMER, table.c.value)
)
_WORDS = (
    select(*_COLUMNS)
    .where(*_IN_PERIOD, table.c.words != "", table.c.value.in_(["good", "bad"]))
    .order_by(table.c.at.desc(), table.c.seq.desc())
    .limit(bindparam("most"))
)
_OF_PERSON = select(*_COLUMNS).where(
    table.c.person_id == bindparam("who"), table.c.about.in_(bindparam("those", expanding=True))
)


def put(
    c: Connection,
    *,
    about: str,
    person_id: str,
    case_id: str,
    value: Value,
    how: How,
    words: str,
    at: datetime,
) -> None:
    """The last one wins. What was written stays with a bad opinion that is given once more without words, and goes with
    one that is taken back or turned round."""
    earlier = of(c, about, person_id)
    kept = _clean(words)
    if not kept and earlier is not None and earlier.value == value == "bad":
        kept = earlier.words
    row = {
        "about": about,
        "person_id": person_id,
        "case_id": case_id,
        "value": value,
        "how": how,
        "words": "" if value == "none" else kept,
        "at": at,
    }
    upsert(c, table, row, key="about,person_id")


def of(c: Connection, about: str, person_id: str) -> Said | None:
    row = c.execute(_ONE, {"of": about, "who": person_id}).mappings().one_or_none()
    return _said(row) if row else None


def by_seq(c: Connection, seq: int) -> Said | None:
    row = c.execute(_BY_SEQ, {"of": seq}).mappings().one_or_none()
    return _said(row) if row else None


def of_person(c: Connection, person_id: str, abouts: Sequence[str]) -> dict[str, Said]:
    """What that person thinks of these posts, by post; those they said nothing of are absent."""
    found: dict[str, Said] = {}
    for start in range(0, len(abouts), _AT_ONCE):
        part = list(abouts[start : start + _AT_ONCE])
        for row in c.execute(_OF_PERSON, {"who": person_id, "those": part}).mappings():
            found[row["about"]] = _said(row)
    return found


def tally(c: Connection, since: datetime, until: datetime) -> Opinions:
    """Of those given from `since` on and before `until`, as they stand now; what was taken back counts as nothing."""
    counts = {(bool(customer), value): n for customer, value, n in c.execute(_TALLY, {"since": since, "until": until})}
    return Opinions(
        good=counts.get((False, "good"), 0),
        bad=counts.get((False, "bad"), 0),
        customers_good=counts.get((True, "good"), 0),
        customers_bad=counts.get((True, "bad"), 0),
    )


def words(c: Connection, since: datetime, until: datetime, limit: int) -> list[Said]:
    """The newest ones that say something in words, newest first."""
    rows = c.execute(_WORDS, {"since": since, "until": until, "most": limit}).mappings()
    return [_said(row) for row in rows]


def explain(c: Connection, seq: int, words: str) -> None:
    """Adds the words to an opinion; when it was given stays."""
    c.execute(update(table).where(table.c.seq == seq).values(words=_clean(words)))


def erase_words(c: Connection, cases: Iterable[str]) -> int:
    """Takes out what was written about these cases; that there was an opinion stays counted."""
    ids, changed = list(dict.fromkeys(each for each in cases if each)), 0
    for start in range(0, len(ids), _AT_ONCE):
        mine = table.c.case_id.in_(ids[start : start + _AT_ONCE]) & (table.c.words != "")
        changed += c.execute(update(table).where(mine).values(words="")).rowcount
    return changed


def _clean(words: str) -> str:
    return storable(" ".join(words.split()))[:LONGEST_WORDS]


def _said(row: RowMapping) -> Said:
    return Said(**row)


def secret(c: Connection) -> bytes:
    """What the links of this home are signed with, made at the first need. Writes."""
    kept = settings.get(c, SECRET)
    if kept is None:
        insert_new(c, setting, {"name": SECRET, "value": secrets.token_hex(32)}, key="name")
        kept = settings.get(c, SECRET)
    return bytes.fromhex(str(kept))
