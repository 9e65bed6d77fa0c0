"""What in the ledger is somebody's own: kept beside the sealed rows, which hold a salted digest of it only.

So it can be erased one day and the chain stays whole: what was decided, by whom and when remains; whose it was and
what they wrote does not. Each body has a salt of its own, which goes with it: from the digest nothing can be guessed.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.store import forgotten
from bot.store.schema import case as case_table
from bot.store.schema import lead_claim
from bot.store.schema import ledger_private as table
from bot.store.types import storable

DIGEST = "private_digest"
"""Where a sealed row's `why` holds the digest of what is kept beside it."""

FORGOTTEN = "forgotten"
"""Set in what is read of a row whose private part was erased."""

OUTSIDE = "outside"

PERSONAL = frozenset({"lead", "enquiry", "complaint"})
"""Processes whose cases are about a person outside: all that is said of them is theirs."""

_CODED_KINDS = frozenset({"decided", "effect", "judged", "changed", "refused", "suggested"})
_CODED_WHYS = frozenset(
    {"approval", "autonomy", "became", "classed", "codes", "digest", "effects", "error", "exceptions", "key", "kind"}
    | {"limit", "mode", "process", "provider", "purpose", "reasons", "role", "rule", "rules", "signs", "source"}
    | {"state", "status", "verb", "verdict", "version", "was"}
)
"""Reasons that are codes and ids of ours: they stay, so that it can be told later why something was done."""

_CODED_WHAT = re.compile(r"[a-z0-9_]{1,40}(?:[. ][a-z0-9_]{1,40}){0,3}")
_CODE = re.compile(r"[A-Za-z0-9_.:/-]{1,80}")
_ADDRESS = re.compile(r"(?<![^\s@<>\"'(),;:])[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.[^\s@<>\"'(),;:.]+")
"""Begins where a word does: looked for at every letter, a word of ten thousand letters would take seconds."""
_AT_ONCE = 500

_THOSE = select(table.c.seq, table.c.body).where(table.c.seq.in_(bindparam("those", expanding=True)))
_CASES = select(case_table.c.id, case_table.c.process).where(case_table.c.id.in_(bindparam("those", expanding=True)))
_CLAIMS = select(lead_claim.c.lead_id, lead_claim.c.key).where(
    lead_claim.c.lead_id.in_(bindparam("those", expanding=True)), lead_claim.c.key.startswith("email:")
)


@dataclass(frozen=True)
class Said:
    """What a row says, as it was given."""

    case_id: str | None
    actor: str
    kind: str
    what: str
    why: dict[str, Any]
    private: Mapping[str, str]
    person: str


@dataclass(frozen=True)
class Apart:
    """`what` and `why` to be sealed, and `body` to be kept beside them for that person."""

    what: str
    why: dict[str, Any]
    body: dict[str, Any]
    person: str


def persons(c: Connection, said: Sequence[Said]) -> list[str]:
    """Whose each is, "" nobody's outside: named by whoever wrote it, else the person that its case is about; else, for
    what came from outside or belongs to no case, whoever's address it holds."""
    of_case = _of_cases(c, {each.case_id for each in said if each.case_id and not each.person})
    found: list[str] = []
    for each in said:
        person = each.person or of_case.get(each.case_id or "", "")
        if not person and (each.case_id is None or each.actor == OUTSIDE):
            person = _first_address(each.what, each.why)
        found.append(person or (f"case:{each.case_id}" if each.private else ""))
    return found


def _of_cases(c: Connection, ids: Collection[str]) -> dict[str, str]:
    if not ids:
        return {}
    personal = [row.id for row in c.execute(_CASES, {"those": sorted(ids)}) if row.process in PERSONAL]
    if not personal:
        return {}
    claimed = {row.lead_id: row.key.partition(":")[2] for row in c.execute(_CLAIMS, {"those": personal})}
    return {case_id: claimed.get(case_id, f"case:{case_id}") for case_id in personal}


def apart(said: Said, person: str) -> Apart | None:
    """None: nothing in it is theirs. What whoever wrote it has set apart goes there, and whatever holds an address;
    where nothing was set apart, all but codes and numbers."""
    chosen = bool(said.private)
    private: dict[str, Any] = {str(key): storable(str(value)) for key, value in said.private.items()}
    keeps_what = not _ADDRESS.search(said.what) and (
        chosen or (said.kind in _CODED_KINDS and _CODED_WHAT.fullmatch(said.what) is not None)
    )
    body: dict[str, Any] = {}
    if "what" in private:
        body["what"] = private.pop("what")
    elif not keeps_what and said.what:
        body["what"] = said.what
    public: dict[str, Any] = {}
    for key, value in said.why.items():
        stays = not _first_address("", value) if chosen else _is_coded(key, value)
        (public if stays else private)[key] = value
    if private:
        body["why"] = private
    if not body:
        return None
    body["salt"] = secrets.token_hex(16)
    return Apart("" if "what" in body else said.what, {**public, DIGEST: digest(body)}, body, person)


def keep(c: Connection, bodies: Mapping[int, Apart]) -> None:
    """By the ledger's row."""
    digests: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    for seq, kept in bodies.items():
        if kept.person not in digests:
            digests[kept.person] = forgotten.digest_of(c, kept.person)
        rows.append({"seq": seq, "person": digests[kept.person], "body": kept.body})
    if rows:
        c.execute(insert(table), rows)


def bodies(c: Connection, seqs: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Those that were not erased."""
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(seqs), _AT_ONCE):
        found |= {row.seq: row.body for row in c.execute(_THOSE, {"those": list(seqs[start : start + _AT_ONCE])})}
    return found


def put_back(what: str, why: dict[str, Any], body: dict[str, Any] | None) -> tuple[str, dict[str, Any]]:
    """What the row says, whole, or what is left of it when the rest was erased."""
    public = {key: value for key, value in why.items() if key != DIGEST}
    if body is None:
        return what, {**public, FORGOTTEN: True}
    private = cast(dict[str, Any], body.get("why") or {})
    return str(body.get("what", what)), {**public, **private}


def erase(c: Connection, person_digests: Collection[str], seqs: Sequence[int] = ()) -> int:
    """All that is these persons', and what stands beside those rows; how many rows lost their private part."""
    erased = c.execute(delete(table).where(table.c.person.in_(sorted(person_digests)))).rowcount
    for start in range(0, len(seqs), _AT_ONCE):
        erased += c.execute(delete(table).where(table.c.seq.in_(list(seqs[start : start + _AT_ONCE])))).rowcount
    return erased


def count(c: Connection, person_digests: Collection[str], seqs: Sequence[int] = ()) -> int:
    """How many rows `erase` would take the private part of."""
    theirs = set(c.execute(select(table.c.seq).where(table.c.person.in_(sorted(person_digests)))).scalars())
    return len(theirs | set(seqs))


def digest(body: Mapping[str, Any]) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _is_coded(key: str, value: Any) -> bool:
    match value:
        case None | bool() | int() | float():
            return True
        case str():
            return key in _CODED_WHYS and _CODE.fullmatch(value) is not None
        case list():
            return key in _CODED_WHYS and all(_is_coded(key, each) for each in cast(list[Any], value))
        case _:
            return False


def _first_address(what: str, why: Any) -> str:
    """The first e-mail address in it, "" for none."""
    match = _ADDRESS.search(what)
    if match:
        return match[0].casefold()
    match why:
        case str():
            found = _ADDRESS.search(why)
            return found[0].casefold() if found else ""
        case dict():
            parts = [part for pair in cast(dict[str, Any], why).items() for part in pair]
        case list():
            parts = cast(list[Any], why)
        case _:
            return ""
    return next((address for part in parts if (address := _first_address("", part))), "")
