"""Reads Slack's payloads, whatever is missing or odd in them: no shape makes it fail, it finds nothing instead."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, cast

from bot.events import RemoteFile, Sender
from bot.slack import ids
from bot.slack.settings import PLATFORM
from bot.slack.workspaces import Workspace

Json = dict[str, Any]

LARGEST_NUMBER = 2**53

_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

_DELETED = "tombstone"


def found(payload: object, *path: str) -> object:
    """What is there under these names, or None."""
    for name in path:
        if not isinstance(payload, dict):
            return None
        payload = cast("Json", payload).get(name)
    return payload


def text(payload: object, *path: str) -> str:
    """The text there, as far as it can be read and kept; "" for anything else."""
    value = found(payload, *path)
    return readable(value) if isinstance(value, str) else ""


def readable(value: str) -> str:
    """Without control characters and halves of characters, which no store takes."""
    return _UNREADABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def node(payload: object, *path: str) -> Json:
    """The object there; an empty one for anything else."""
    value = found(payload, *path)
    return cast("Json", value) if isinstance(value, dict) else {}


def items(payload: object, *path: str) -> list[Any]:
    """The list there; an empty one for anything else."""
    value = found(payload, *path)
    return cast("list[Any]", value) if isinstance(value, list) else []


def is_sound(body: object) -> bool:
    """Whether a payload has the shape of its kind, as far as Bolt takes it for granted."""
    return isinstance(body, dict) and _has_shape(cast("Json", body))


def _has_shape(body: Json) -> bool:
    match found(body, "type"):
        case "event_callback":
            return bool(text(body, "event", "type"))
        case "block_actions":
            actions = items(body, "actions")
            return bool(actions) and all(text(each, "type") and text(each, "action_id") for each in actions)
        case "view_submission" | "view_closed":
            return bool(text(body, "view", "type")) and isinstance(found(body, "view", "callback_id"), str)
        case "message_action" | "shortcut" | "interactive_message" | "dialog_submission" | "dialog_suggestion":
            return isinstance(found(body, "callback_id"), str)
        case None:
            return True
        case kind:
            return isinstance(kind, str)


class Origin(NamedTuple):
    """Where a payload says it comes from: the app, and the installation's workspace and organization."""

    app: str
    team: str
    enterprise: str


def origin_of(body: Json) -> Origin:
    app = text(body, "api_app_id")
    if text(body, "type") in {"event_callback", "app_rate_limited"}:
        return Origin(app, *_event_origin(body))
    if text(body, "command"):
        return Origin(app, text(body, "team_id"), text(body, "enterprise_id"))
    # An installation for a whole organization has no team of its own in what its people click.
    team = text(body, "team", "id") or text(body, "user", "team_id") or text(body, "view", "team_id")
    return Origin(app, team, text(body, "enterprise", "id") or text(body, "team", "enterprise_id"))


def _event_origin(body: Json) -> tuple[str, str]:
    """In a channel that several companies share, the outer ids can be the other company's."""
    authorizations = items(body, "authorizations")
    team, enterprise = text(body, "context_team_id"), text(body, "context_enterprise_id")
    if authorizations:
        first = authorizations[0]
        if text(first, "team_id"):
            return text(first, "team_id"), text(first, "enterprise_id")
        enterprise = text(first, "enterprise_id") or enterprise
    return (team, enterprise) if team else (text(body, "team_id"), enterprise or text(body, "enterprise_id"))


def is_stranger(user_team: str, workspace: Workspace, *, within: bool = False) -> bool:
    """Whether somebody of that team is of another company. `within`: the payload says that only our own organization
    was there (its workspaces share their people)."""
    if not user_team or user_team in {workspace.team, workspace.enterprise}:
        return False
    return not (within and workspace.enterprise)


def sender_of(user: str, user_team: str, workspace: Workspace, name: str = "", *, stranger: bool = False) -> Sender:
    if stranger:
        return Sender(PLATFORM, ids.account_of("", user_team, user), name)
    return Sender(PLATFORM, ids.account_of(workspace.enterprise, workspace.team, user), name)


def name_of(payload: object) -> str:
    """What Slack calls a person, from a `user_profile` or the `user` of a click."""
    for path in (("display_name",), ("real_name",), ("name",), ("username",)):
        if name := text(payload, *path).strip():
            return name[:200]
    return ""


def files_of(message: Json) -> list[RemoteFile]:
    """The files of a message, but those that were deleted. One that Slack hides, as it does beyond a plan's limit, is
    among them: that it cannot be read has to be told."""
    kept: dict[str, RemoteFile] = {}
    for each in items(message, "files"):
        id, size = text(each, "id"), found(each, "size")
        if not id or text(each, "mode") == _DELETED:
            continue
        known = size if isinstance(size, int) and 0 <= size <= LARGEST_NUMBER else 0
        name = text(each, "name") or text(each, "title") or id
        kept[id] = RemoteFile(id, name, text(each, "mimetype") or "application/octet-stream", known)
    return list(kept.values())
