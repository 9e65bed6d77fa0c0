"""The payloads Slack sends to an app: event envelopes and what is in them. (Interactions: see interactions.py.)"""

from __future__ import annotations

import re
import secrets
import uuid
from typing import TYPE_CHECKING, Any

from tests.support.slack.state import Channel, Data, User, Workspace

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

_SCOPES = {
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "app_mention": "app_mentions:read",
    "user_change": "users:read",
    "agent_session_stopped": "assistant:write",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
}


def client_msg_id() -> str:
    return str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))


def envelope(server: SlackServer, workspace: Workspace, event: Data, channel: Channel | None) -> Data:
    """What an event arrives in."""
    state = server.state
    shared = channel is not None and bool(channel.shared_with)
    context = {"context_team_id": workspace.id, "context_enterprise_id": workspace.enterprise or None}
    token = f"4-{state.app_id}-{workspace.id}-{channel.id if channel else ''}-{event['type']}"
    return {
        "token": server.verification_token,
        "team_id": workspace.id,
        "enterprise_id": workspace.enterprise or None,
        **context,
        "api_app_id": state.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(state.clock()),
        "authorizations": [
            {
                "enterprise_id": workspace.enterprise or None,
                "team_id": workspace.id,
                "user_id": workspace.bot_user,
                "is_bot": True,
                "is_enterprise_install": workspace.org_install,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": token,
    }


def subscription(event: Data, channel: Channel | None) -> tuple[str, str]:
    """The name a manifest asks for it by, and the scope it needs."""
    kind: str = event["type"]
    if kind == "message":
        kind = f"message.{channel.family if channel else 'channels'}"
    return kind, _SCOPES.get(kind, "")


def message_events(message: Data, channel: Channel, workspace: Workspace) -> list[Data]:
    """message.*, and app_mention beside it when a person names the app."""
    event: Data = {key: value for key, value in message.items() if key not in _KEPT}
    event |= {"channel": channel.id, "channel_type": channel.kind, "event_ts": message["ts"]}
    author = message.get("user", "")
    if author and channel.shared_with and "team" in message and message["team"] != workspace.id:
        event |= {"user_team": message["team"], "source_team": message["team"]}
        event["user_profile"] = {"team": message["team"], "is_restricted": False, "is_ultra_restricted": False}
    events = [event]
    named = re.search(rf"<@{workspace.bot_user}(\|[^>]*)?>", message.get("text", "")) is not None
    if named and not channel.is_im and "bot_id" not in message and message.get("subtype") in _MENTIONING:
        mention = {key: value for key, value in event.items() if key not in ("channel_type", "subtype")}
        events.append({**mention, "type": "app_mention"})
    return events


_KEPT = ("reactions", "reply_count", "reply_users", "reply_users_count", "latest_reply", "upload_ids")
_MENTIONING = (None, "file_share", "thread_broadcast")


def changed(message: Data, before: Data, channel: Channel, ts: str) -> Data:
    """A message_changed, in the form of a message to tell of."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": {**message, "source_team": message.get("team", channel.team), "user_team": message.get("team", "")},
        "previous_message": before,
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
    }


def deleted(before: Data, channel: Channel, ts: str) -> Data:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": before,
        "channel": channel.id,
        "hidden": True,
        "deleted_ts": before["ts"],
        "ts": ts,
    }


def app_home_opened(user: User, channel: Channel, tab: str, ts: str, view: Data | None) -> Data:
    event: Data = {"type": "app_home_opened", "user": user.id, "channel": channel.id, "tab": tab, "event_ts": ts}
    if tab == "home" and view is not None:
        event["view"] = view
    return event


def session_stopped(user: User, channel: Channel, thread_ts: str, streams: list[str], ts: str) -> Data:
    return {
        "type": "agent_session_stopped",
        "channel": channel.id,
        "user": user.id,
        "thread_ts": thread_ts,
        "streaming_message_ts": streams,
        "event_ts": ts,
    }


def reaction(kind: str, channel: Channel, message: Data, person: User, name: str, ts: str) -> Data:
    """reaction_added and reaction_removed; `item_user` is absent where a message has no author of its own."""
    event: Data = {
        "type": kind,
        "user": person.id,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": message["ts"]},
        "event_ts": ts,
    }
    return {**event, "item_user": message["user"]} if message.get("user") else event


def user_of(user: User, viewer: Workspace, *, email: bool = True, locale: bool = False) -> Data:
    """As users.info and user_change show somebody to the app in the `viewer`'s workspace."""
    stranger = user.team != viewer.id
    profile: dict[str, Any] = {
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "team": user.team,
        "title": "",
        "phone": "",
        "avatar_hash": "g0",
    }
    if email and user.email and not user.is_bot:
        profile["email"] = user.email
    shown: Data = {
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "deleted": user.deleted,
        "profile": profile,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 1_700_000_000,
    }
    if stranger:
        shown["is_stranger"] = True
    if not user.deleted:
        offset = 0 if user.tz == "Europe/London" else 3600
        shown |= {"real_name": user.real_name, "tz": user.tz, "tz_label": user.tz, "tz_offset": offset}
        shown |= {"color": "9f69e7", "is_admin": False, "is_owner": False, "is_primary_owner": False}
        shown |= {"is_restricted": user.is_restricted, "is_ultra_restricted": user.is_ultra_restricted}
        if not stranger:
            shown |= {"is_email_confirmed": user.is_email_confirmed, "who_can_share_contact_card": "EVERYONE"}
        if locale:
            shown["locale"] = user.locale
    if viewer.enterprise and not stranger:
        shown["enterprise_user"] = {"id": user.id, "enterprise_id": viewer.enterprise, "teams": [viewer.id]}
    return shown
