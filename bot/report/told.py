"""Baselines that people tell: kept, changed, listed; and the same as an effect, for the conversation that sets up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.clock import Clock
from bot.store import baselines, ledger
from bot.store.baselines import LONGEST, Baseline, Source
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from graphs.message import Column, Message, Table, Text, text_message
from graphs.report.days import long_day, minutes_each
from graphs.report.figures import DECISION, WORKS
from graphs.report.wording import say_it, tell, work_name
from integrations.errors import Rejected

SHORTEST = Decimal("0.1")
"""Minutes."""

_CENT = Decimal("0.01")


class _Put(BaseModel):
    """The payload of `baseline.put`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    work: str
    minutes: Decimal = Field(ge=SHORTEST, le=LONGEST)
    source: Source = "stated"
    words: str = ""
    by: str = ""


class PutBaseline:
    """`baseline.put`: kept once under its key."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        """`Rejected` for a work or a length that nobody can mean."""
        try:
            wanted = _Put.model_validate(payload)
        except ValidationError as error:
            raise Rejected("the baseline cannot be read") from error
        if wanted.work not in WORKS:
            raise Rejected(f"no work is called {wanted.work[:40]}")
        now = self._clock.now()
        row = Baseline(wanted.work, wanted.minutes.quantize(_CENT), wanted.source, wanted.words[:500], wanted.by, now)
        kept = await self._database.write(lambda c: keep(c, row, key))
        return {"reference": f"{row.work} {row.minutes}", "kept": kept}


def keep(c: Connection, row: Baseline, cause: str) -> bool:
    """False: exactly that holds already, or `cause` has told it before: tried again, it does not take back what was
    said since."""
    held = next(iter(reversed(baselines.every(c, row.work))), None)
    if held is not None and (held.minutes, held.source) == (row.minutes, row.source):
        return False
    if baselines.told_before(c, row, cause):
        return False
    baselines.put(c, row)
    why = {"work": row.work, "minutes": f"{row.minutes:.2f}", "source": row.source, "was": None, "key": cause}
    if held is not None:
        why["was"] = f"{held.minutes:.2f}"
    ledger.append(c, [LedgerEntry(None, row.by or "commis", "changed", f"baseline.{row.work}", why)], row.at)
    return True


def minutes_of(value: object) -> Decimal | None:
    """Of a brief; None for what no piece of work takes."""
    try:
        minutes = Decimal(str(value)).quantize(_CENT)
    except InvalidOperation:
        return None
    return minutes if minutes.is_finite() and SHORTEST <= minutes <= LONGEST else None


def answer(rows: list[Baseline], earlier: list[Baseline], language: str) -> Message:
    """What was told, beside what held before."""
    said: list[str] = []
    for row in rows:
        held = next((each for each in reversed(earlier) if each.work == row.work), None)
        what = tell(
            language, "baseline.one", work=work_name(row.work, language), minutes=minutes_each(row.minutes, language),
            source=tell(language, f"source.{row.source}"),
        )  # fmt: skip
        if held is not None and (held.minutes, held.source) == (row.minutes, row.source):
            said.append(tell(language, "baseline.same", what=what))
            continue
        said.append(tell(language, "baseline.kept", what=what))
        if held is None:
            said.append(tell(language, "baseline.first"))
        else:
            said.append(tell(language, "baseline.was", minutes=minutes_each(held.minutes, language)))
            said.append(tell(language, "baseline.from"))
    known = {each.work for each in [*rows, *earlier]}
    if DECISION not in known:
        said.append(tell(language, "baseline.decision.too", say=say_it(DECISION, language)))
    return text_message(" ".join(dict.fromkeys(said)))


def listed(
    rows: list[Baseline], language: str, name_of: Callable[[str], str], local: Callable[[datetime], Any]
) -> Message:
    """Those that hold now, with who told them when."""
    held = {row.work: row for row in rows}
    if not held:
        return text_message(tell(language, "baselines.none", say=say_it("quote", language)))
    columns = [Column(tell(language, "column.work")), Column(tell(language, "column.each"), "right")]
    columns += [Column(tell(language, "column.source")), Column(tell(language, "column.since"))]
    shown = [
        [
            work_name(row.work, language),
            minutes_each(row.minutes, language),
            f"{tell(language, f'source.{row.source}')}, {name_of(row.by)}".rstrip(", "),
            long_day(local(row.at), language),
        ]
        for row in sorted(held.values(), key=lambda row: WORKS.index(row.work) if row.work in WORKS else len(WORKS))
    ]
    text = tell(language, "baselines")
    return Message(text, [Text(text), Table(columns, shown)])
