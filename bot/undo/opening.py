"""When an effect that can be taken back leaves, and whether a turn opens an undo window for the one it waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.approvals.deadlines import add_working_time
from bot.runner import Pending
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.undo import countdown
from graphs.ask import EffectAwaited
from graphs.context import Context, StagedEffect


def leaves_at(effect: StagedEffect, context: Context) -> datetime | None:
    """Its minutes are counted in working time, where the asker is; what must wait for a working hour leaves then at the
    earliest. None: it leaves at once."""
    if effect.shadow:
        return None
    earliest = effect.not_before if effect.not_before and effect.not_before > context.now else None
    if effect.undo_minutes <= 0:
        return earliest
    minutes = timedelta(minutes=effect.undo_minutes)
    window = add_working_time(context.now, minutes, context.asker.time_zone, context.calendar)
    return max(window, earliest) if earliest else window


def window_for(
    context: Context, case: CaseRow, pending: Pending | None
) -> Callable[[Connection], list[Outgoing]] | None:
    """Opens the post that counts down, in the turn's own transaction; None when what is awaited leaves at once."""
    ask = pending.ask if pending is not None else None
    effect = next((e for e in context.effects if isinstance(ask, EffectAwaited) and e.key == ask.key), None)
    at = leaves_at(effect, context) if effect is not None else None
    if effect is None or at is None or at <= context.now:
        return None
    key, zone, now, paused = effect.key, context.asker.time_zone, context.now, context.policy.paused
    return lambda c: countdown.open_window(c, key, case, at, zone, now, paused=paused)
