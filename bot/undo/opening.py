"""Whether a turn opens an undo window: the effect its case waits for leaves later than now."""

from __future__ import annotations

from bot.runner import Pending
from bot.staging import leaves_at
from bot.store.cases import CaseRow
from bot.turn import Opener
from bot.undo import countdown
from graphs.ask import EffectAwaited
from graphs.context import Context


def window_for(context: Context, case: CaseRow, pending: Pending | None) -> Opener | None:
    """Opens the post that counts down, in the turn's own transaction; None when what is awaited leaves at once."""
    ask = pending.ask if pending is not None else None
    effect = next((e for e in context.effects if isinstance(ask, EffectAwaited) and e.key == ask.key), None)
    at = leaves_at(effect, context) if effect is not None else None
    if effect is None or at is None or at <= context.now:
        return None
    key, zone, now, paused = effect.key, context.asker.time_zone, context.now, context.policy.paused
    return lambda c: countdown.open_window(c, key, case, at, zone, now, paused=paused)
