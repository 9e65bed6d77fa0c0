"""From thumbs and reactions to opinions, purely; and counts what people press, whatever it means."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, cast

from bot.events import OpinionGiven
from bot.metrics import FEEDBACK
from bot.teams.activities import Json, Spot, items, text
from bot.teams.settings import PLATFORM
from bot.teams.translate import is_id
from bot.teams.translate_acts import invoke_key

KNOWN = {"like", "dislike", "heart", "laugh", "surprised", "sad", "angry"}
"""Any other reaction is counted as one of the others: names from outside make no new series."""

MEANT: dict[str, Literal["good", "bad"]] = {"like": "good", "heart": "good", "dislike": "bad"}
"""Others say something of the matter rather than of our work: sadness over an invoice, a laugh about a name."""

LONGEST_WORDS = 2_000
_MOST = 20


def reaction_of(activity: Json, spot: Spot, now: datetime) -> OpinionGiven | None:
    """Of a `messageReaction`; None for what is no opinion of a person of ours about one message."""
    about = text(activity, "replyToId")
    if spot.stranger or not spot.user or not is_id(about):
        return None
    added, removed = _meanings(activity, "reactionsAdded"), _meanings(activity, "reactionsRemoved")
    if not (added or removed):
        return None
    return OpinionGiven(
        key=_reaction_key(activity, spot),
        address=spot.address(None),
        sender=spot.sender,
        reference=about,
        value=added[-1] if added else "none",
        at=now,
        was="" if added else removed[-1],
    )


def is_thumb(activity: Json) -> bool:
    """Whether a `message/submitAction` is what our messages ask: how it was."""
    return text(activity, "value", "actionName") == "feedback"


def thumb_of(activity: Json, spot: Spot, now: datetime) -> OpinionGiven | None:
    """With the words that were typed in Teams' own form."""
    about = text(activity, "replyToId")
    meant = MEANT.get(text(activity, "value", "actionValue", "reaction"))
    if meant is None or spot.stranger or not spot.user or not is_id(about):
        return None
    return OpinionGiven(
        key=invoke_key(activity, spot),
        address=spot.address(None),
        sender=spot.sender,
        reference=about,
        value=meant,
        at=now,
        how="thumb",
        words=_typed(text(activity, "value", "actionValue", "feedback")),
    )


def count_reactions(activity: Json) -> None:
    for each in items(activity, "reactionsAdded")[:_MOST]:
        _count("reaction", text(each, "type"))


def count_thumb(activity: Json) -> None:
    _count("thumb", text(activity, "value", "actionValue", "reaction"))


def _count(how: str, what: str) -> None:
    FEEDBACK.labels(on=PLATFORM, how=how, what=what if what in KNOWN else "other").inc()


def _meanings(activity: Json, name: str) -> Sequence[Literal["good", "bad"]]:
    kinds = [text(each, "type") for each in items(activity, name)[:_MOST]]
    return [MEANT[kind] for kind in kinds if kind in MEANT]


def _reaction_key(activity: Json, spot: Spot) -> str:
    """The same when it is delivered again: by everything it says."""
    told: list[Any] = [text(activity, name) for name in ("id", "replyToId", "timestamp")]
    told += [spot.conversation, spot.mri]
    told += [[text(each, "type") for each in items(activity, name)] for name in ("reactionsAdded", "reactionsRemoved")]
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    return f"{PLATFORM}:{spot.tenant}:reaction:{digest[:32]}"


def _typed(feedback: str) -> str:
    """Teams gives the form's fields as JSON in a text."""
    try:
        fields: Any = json.loads(feedback) if feedback else {}
    except (ValueError, RecursionError):
        return ""
    return text(cast("Json", fields), "feedbackText").strip()[:LONGEST_WORDS] if isinstance(fields, dict) else ""
