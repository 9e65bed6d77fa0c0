"""Who reads a message: the model when there is one to ask, the offline grammar otherwise; and why it was which."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from graphs.understanding import grammar
from graphs.understanding.instructions import INSTRUCTIONS, SCHEMA, reading_from_model
from graphs.understanding.reading import DESK, Reading, Situation
from integrations.errors import IntegrationError, Misconfigured, NotFound, Rejected, Unavailable
from integrations.llm.port import Model, ModelUse, NoStructure

Fallback = Literal["", "unavailable", "cap", "rejected", "misconfigured"]

LONGEST = 30_000
"""Characters; a longer message (a pasted list) is read by the grammar, which has no price and no limit."""

PLAIN = 0.9
"""From this confidence on, the grammar's verdict or stop is plain, and is not worth a call."""

AT_ONCE = 2000
"""Characters the grammar reads without a thread of its own."""

AFTER_FAILURE = timedelta(seconds=30)
AFTER_MISCONFIGURED = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(minutes=10)


@dataclass(frozen=True)
class Understood:
    """`use` is what the model cost, also when its answer was of no use. `fallback`: why the grammar read instead
    ("" when the model read, or when none is configured); the caller says it once."""

    reading: Reading
    use: ModelUse | None = None
    fallback: Fallback = ""


async def read_with_model(model: Model, text: str, situation: Situation) -> tuple[Reading, ModelUse]:
    """One call. Raises the errors of `Model`. What the answer claims and the message does not say is not believed:
    then the reading is the grammar's (its `source` tells)."""
    answer = await model.structured(
        instructions=INSTRUCTIONS(situation), text=text, schema=SCHEMA, name="reading_of_a_message"
    )
    return reading_from_model(answer.data, text, situation), answer.use


class Understanding:
    """`monthly_cap` in euros. After a failure the model is left alone for a while: nobody waits for a vendor that is
    down, message after message."""

    def __init__(self, model: Model | None, monthly_cap: Decimal | None = None) -> None:
        self._model = model
        self._cap = monthly_cap
        self._rests_until = datetime.min.replace(tzinfo=UTC)
        self._rests_for: Fallback = ""

    async def read(self, text: str, situation: Situation, *, now: datetime, spent_this_month: Decimal) -> Understood:
        """Never raises on any text or vendor. `spent_this_month` in euros."""
        if self._model is None:
            return Understood(await _by_grammar(text, situation))
        own = _plain(text, situation)
        if own is not None:
            return Understood(own)
        obstacle = self._obstacle(text, now, spent_this_month)
        if obstacle:
            return Understood(await _by_grammar(text, situation), None, obstacle)
        try:
            reading, use = await read_with_model(self._model, text, situation)
        except IntegrationError as error:
            use = error.use if isinstance(error, NoStructure) else None
            return Understood(await _by_grammar(text, situation), use, self._failed(error, now))
        return Understood(reading, use, "" if reading.source == "model" else "rejected")

    async def structured(
        self, *, instructions: str, text: str, schema: dict[str, Any], name: str, now: datetime, spent: Decimal
    ) -> tuple[dict[str, Any] | None, ModelUse | None]:
        """One call about something else than a message, under the same cap and rests; None: the model was not asked or
        could not answer. `spent` this month, in euros. Never raises on any vendor."""
        if self._model is None or self._obstacle(text, now, spent):
            return None, None
        try:
            answer = await self._model.structured(instructions=instructions, text=text, schema=schema, name=name)
        except IntegrationError as error:
            self._failed(error, now)
            return None, error.use if isinstance(error, NoStructure) else None
        return answer.data, answer.use

    def _obstacle(self, text: str, now: datetime, spent: Decimal) -> Fallback:
        if self._cap is not None and spent >= self._cap:
            return "cap"
        if now < self._rests_until:
            return self._rests_for
        return "rejected" if len(text) > LONGEST else ""

    def _failed(self, error: IntegrationError, now: datetime) -> Fallback:
        match error:
            case Rejected():
                return "rejected"  # This message's own trouble: the next one may be asked.
            case Misconfigured() | NotFound():
                self._rests_for, pause = "misconfigured", AFTER_MISCONFIGURED
            case Unavailable(retry_after=seconds):
                pause = max(AFTER_FAILURE, timedelta(seconds=seconds or 0))
                self._rests_for = "unavailable"
            case _:
                self._rests_for, pause = "unavailable", AFTER_FAILURE
        self._rests_until = now + min(pause, LONGEST_PAUSE)
        return self._rests_for


async def _by_grammar(text: str, situation: Situation) -> Reading:
    """Hundreds of lines take seconds: those are read beside the loop, so that nobody else waits for them."""
    if len(text) > AT_ONCE:
        return await asyncio.to_thread(grammar.read, text, situation)
    return grammar.read(text, situation)


def _plain(text: str, situation: Situation) -> Reading | None:
    """What is not worth a call: a bare verdict, stop or switch, words about the clerk itself, which the grammar reads
    from closed lists, and no words."""
    if len(text) > 300:
        return None
    reading = grammar.read(text, situation)
    if not text.strip():
        return reading
    if reading.process in DESK and reading.confidence >= PLAIN:
        return reading
    if len(text) > 100:
        return None
    bare = {"stop", "pause", "resume", "autonomy"}
    wanted = reading.process in bare or (reading.process == "decide" and not reading.brief.get("note"))
    return reading if wanted and reading.confidence >= PLAIN else None
