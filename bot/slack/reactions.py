"""From a reaction on a message to an opinion, purely: which emoji says what, of which message, and whose it is."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Literal

from bot.events import OpinionGiven
from bot.slack import adapter_payload as payload
from bot.slack import ids
from bot.slack.adapter_payload import Json
from bot.slack.settings import PLATFORM
from bot.slack.workspaces import Workspace
from graphs.message import Address

GOOD = frozenset({"+1", "thumbsup", "heart", "tada", "clap", "raised_hands", "100", "ok_hand"})
BAD = frozenset({"-1", "thumbsdown"})
"""Others say something of the matter rather than of our work: sadness over an invoice, eyes for "I am on it"."""


def meaning_of(reaction: str) -> Literal["good", "bad", ""]:
    """By its name, whatever the skin ("+1::skin-tone-3"); "" for what is no opinion."""
    name = reaction.partition("::")[0]
    return "good" if name in GOOD else "bad" if name in BAD else ""


def opinion_of(body: Json, workspace: Workspace, now: datetime) -> OpinionGiven | None:
    """None for what is no opinion of a person of ours about a message of ours."""
    event = payload.node(body, "event")
    user, meaning = payload.text(event, "user"), meaning_of(payload.text(event, "reaction"))
    channel, ts = payload.text(event, "item", "channel"), payload.text(event, "item", "ts")
    if not (user and meaning and channel and ids.is_ts(ts)) or payload.text(event, "item", "type") != "message":
        return None
    author = payload.text(event, "item_user")
    if user == workspace.bot_user or author not in {"", workspace.bot_user}:
        return None
    within = payload.found(body, "is_ext_shared_channel") is False
    team = payload.text(event, "user_team") or payload.text(event, "user_profile", "team")
    stranger = payload.is_stranger(team, workspace, within=within)
    added = payload.text(event, "type") == "reaction_added"
    return OpinionGiven(
        key=_key(body, workspace),
        address=Address(PLATFORM, ids.channel_of(workspace.team, channel, user)),
        sender=payload.sender_of(user, team, workspace, stranger=stranger),
        reference=ts,
        value=meaning if added else "none",
        at=now,
        was="" if added else meaning,
    )


def _key(body: Json, workspace: Workspace) -> str:
    """The same for every delivery: by all that it says, as Slack names an event anew for each of our connections."""
    event = payload.node(body, "event")
    told = [payload.text(event, name) for name in ("type", "user", "reaction", "event_ts")]
    told += [payload.text(event, "item", name) for name in ("channel", "ts")]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
    return f"{PLATFORM}:{workspace.team}:reaction:{digest}"
