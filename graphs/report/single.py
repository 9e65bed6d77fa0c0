"""One figure asked for by name: a sentence that answers, what it is made of, and what is missing. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from graphs.message import Block, Message, Text
from graphs.report import cards
from graphs.report.around import Around
from graphs.report.days import duration
from graphs.report.figures import Figures
from graphs.report.told import (
    agreement_value,
    avoided_said,
    avoided_value,
    cost_value,
    exceptions_value,
    missing_said,
    model_euros,
    satisfaction_value,
    spans_said,
    speed_value,
)
from graphs.report.wording import tell, work_name

ABOUT = ("time", "errors", "cost", "opinions", "exceptions", "agreement", "speed")
"""What is answered by itself; anything else gets the whole report."""


def answer(about: str, found: Figures, around: Around) -> Message:
    said, more = _ANSWERS[about](found, around)
    blocks: list[Block] = [Text(said, tone="strong"), *more]
    return Message(said, blocks)


def facts_of(found: Figures) -> dict[str, Any]:
    """What other programs may know of the answer: figures only; null is not known."""
    saved, by_hand = found.minutes_saved, found.minutes_by_hand
    speed = found.speed
    return {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "done": {work.process: work.done.count for work in found.works if work.done.count},
        "done_alone": found.alone,
        "failed": found.failed,
        "minutes_saved": None if saved is None else f"{saved:.2f}",
        "minutes_by_hand": None if by_hand is None else f"{by_hand:.2f}",
        "minutes_spent": None if found.decision_missing or saved is None else f"{found.minutes_spent:.2f}",
        "without_baseline": found.missing,
        "errors_avoided": {
            state: {"count": len(found.avoided_in(state)), "euros": f"{found.euros_in(state):.2f}"}
            for state in ("confirmed", "open", "denied")
        },
        "asked": found.asked.rows.count,
        "exceptions_percent": None if found.exceptions is None else f"{found.exceptions}",
        "opinions": {
            "good": found.opinions.good,
            "bad": found.opinions.bad,
            "customers_good": found.opinions.customers_good,
            "customers_bad": found.opinions.customers_bad,
        },
        "agreement_percent": None if found.observed is None else f"{found.observed}",
        "model_cost": f"{found.model.cost:.6f}",
        "model_calls": found.model.calls,
        "answer_seconds": None if speed is None else f"{speed.median.total_seconds():.3f}",
        "answer_seconds_p90": None if speed is None else f"{speed.p90.total_seconds():.3f}",
    }


def _time(found: Figures, around: Around) -> tuple[str, list[Block]]:
    language, period, saved = around.language, around.name, found.minutes_saved
    missing: list[Block] = [Text(said) for said in missing_said(found, language)]
    if saved is None:
        key = "reply.time.none" if found.done else "reply.time.nothing"
        return tell(language, key, period=period, count=found.done), missing
    time = duration(saved, language)
    key = "reply.time.gross" if found.decision_missing else "reply.time"
    said = tell(language, key, period=period, time=time, count=found.decisions)
    return said, [*_by_work(found, language), *missing, Text(tell(language, "method.time"), tone="muted")]


def _by_work(found: Figures, language: str) -> list[Block]:
    """How each part of it is counted: "Devis : 14 × 25 min − 3 × 2 min = 5 h 44"."""
    said: list[Block] = []
    for work in found.counted:
        parts = spans_said(work.spans, language)
        if work.attended.count and work.spent is not None:
            parts += f" \u2212 ({spans_said(work.attention, language)})"
        whole = duration(work.saved or Decimal(0), language)
        name = work_name(work.process, language)
        said.append(Text(tell(language, "reply.time.part", work=name, parts=parts, time=whole)))
    return said


def _errors(found: Figures, around: Around) -> tuple[str, list[Block]]:
    language, period = around.language, around.name
    confirmed, waiting = found.avoided_in("confirmed"), found.avoided_in("open")
    if not confirmed and not waiting:
        return tell(language, "reply.errors.none", period=period), []
    key = "reply.errors" if confirmed else "reply.errors.open"
    said = tell(language, key, period=period, value=avoided_value(found, "confirmed", language))
    shown: list[Block] = [Text(avoided_said(each, around)) for each in confirmed[-SHOWN:]]
    return said, [*shown, *cards.avoided_blocks(found, around), Text(tell(language, "method.avoided"), tone="muted")]


SHOWN = 6


def _cost(found: Figures, around: Around) -> tuple[str, list[Block]]:
    language = around.language
    said = tell(language, "reply.cost", period=around.name, value=cost_value(found, language))
    more: list[Block] = []
    if found.model.calls and found.done:
        each = model_euros(found.model.cost / found.done, language)
        more.append(Text(tell(language, "reply.cost.each", each=each)))
    return said, [*more, Text(tell(language, "reply.cost.only"), tone="muted")]


def _opinions(found: Figures, around: Around) -> tuple[str, list[Block]]:
    language = around.language
    key = "reply.opinions" if found.opinions.count else "reply.opinions.none"
    said = tell(language, key, period=around.name, value=satisfaction_value(found, language))
    return said, [Text(tell(language, "method.satisfaction"), tone="muted")]


def _exceptions(found: Figures, around: Around) -> tuple[str, list[Block]]:
    language = around.language
    key = "reply.exceptions.none" if found.exceptions is None else "reply.exceptions"
    said = tell(language, key, period=around.name, value=exceptions_value(found, language))
    return said, [*cards.reasons(found, language), Text(tell(language, "method.exceptions"), tone="muted")]


def _agreement(found: Figures, around: Around) -> tuple[str, list[Block]]:
    language = around.language
    key = "reply.agreement.none" if found.observed is None else "reply.agreement"
    said = tell(language, key, period=around.name, value=agreement_value(found, language))
    return said, [Text(tell(language, "method.agreement"), tone="muted")]


def _speed(found: Figures, around: Around) -> tuple[str, list[Block]]:
    language = around.language
    key = "reply.speed.none" if found.speed is None else "reply.speed"
    said = tell(language, key, period=around.name, value=speed_value(found, language))
    return said, [Text(tell(language, "method.speed"), tone="muted")]


_ANSWERS = {
    "time": _time,
    "errors": _errors,
    "cost": _cost,
    "opinions": _opinions,
    "exceptions": _exceptions,
    "agreement": _agreement,
    "speed": _speed,
}
