"""Payloads in the shapes Slack documents, and the workspace they come from."""

from __future__ import annotations

from typing import Any

from bot.slack.workspaces import Workspace

TEAM, BOT, BOT_ID, APP = "T0AUBRAC", "U0COMMIS", "B0COMMIS", "A0COMMIS"
OURS = Workspace(TEAM, "", "Comptoir Aubrac", "https://aubrac.slack.com/", BOT, BOT_ID, APP, "token")
GRID = Workspace(TEAM, "E0AUBRAC", "Comptoir Aubrac", "https://aubrac.slack.com/", BOT, BOT_ID, APP, "token")

CHANNEL, DIRECT, LEA = "C0DEVIS", "D0LEA", "U0LEA"
TS = "1763888400.000100"


def envelope(event: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "token": "legacy",
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": "Ev0001",
        "event_time": 1763888400,
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-context",
        **more,
    }


def message(text: str = "Devis pour Bellerive", **more: Any) -> dict[str, Any]:
    """In the direct conversation, unless told otherwise."""
    return {
        "type": "message",
        "user": LEA,
        "ts": TS,
        "client_msg_id": "5d3a1b6e-0000-4000-8000-000000000001",
        "text": text,
        "team": TEAM,
        "blocks": [{"type": "rich_text", "block_id": "b1", "elements": []}],
        "channel": DIRECT,
        "channel_type": "im",
        "event_ts": more.get("ts", TS),
        **more,
    }


def in_channel(text: str, **more: Any) -> dict[str, Any]:
    return message(text, **{"channel": CHANNEL, "channel_type": "channel", **more})


def mention(text: str, **more: Any) -> dict[str, Any]:
    """The app_mention of the same message: it does not tell the kind of channel."""
    event = in_channel(text, **more) | {"type": "app_mention"}
    del event["channel_type"]
    return event


def changed(new: dict[str, Any], old: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    inner = {key: value for key, value in new.items() if key not in ("channel", "channel_type", "event_ts")}
    event = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": {"edited": {"user": LEA, "ts": "1763888460.000000"}, **inner},
        "channel": new["channel"],
        "channel_type": new["channel_type"],
        "ts": "1763888460.000200",
        "event_ts": "1763888460.000200",
        **more,
    }
    return event if old is None else {**event, "previous_message": old}


def deleted(old: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": old["ts"],
        "previous_message": {key: value for key, value in old.items() if key not in ("channel", "channel_type")},
        "channel": old["channel"],
        "channel_type": old["channel_type"],
        "ts": "1763888470.000300",
        "event_ts": "1763888470.000300",
        **more,
    }


def click(action: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "user": {"id": LEA, "username": "lea.martin", "name": "lea.martin", "team_id": TEAM},
        "api_app_id": APP,
        "token": "legacy",
        "container": {"type": "message", "message_ts": TS, "channel_id": CHANNEL, "is_ephemeral": False},
        "trigger_id": "123.456.abc",
        "team": {"id": TEAM, "domain": "aubrac"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": CHANNEL, "name": "devis"},
        "message": {"type": "message", "user": BOT, "bot_id": BOT_ID, "ts": TS, "text": "Devis", "blocks": []},
        "state": {"values": {}},
        "response_url": "https://hooks.slack.com/actions/T0AUBRAC/1/x",
        "actions": [
            {
                "type": "button",
                "action_id": "commis.0",
                "block_id": "b",
                "text": {"type": "plain_text", "text": "Envoyer", "emoji": True},
                "value": "a:1:approve",
                "action_ts": "1763888480.000400",
                **(action or {}),
            }
        ],
        **more,
    }


def command(text: str, **more: Any) -> dict[str, Any]:
    return {
        "token": "legacy",
        "team_id": TEAM,
        "team_domain": "aubrac",
        "channel_id": CHANNEL,
        "channel_name": "devis",
        "user_id": LEA,
        "user_name": "lea.martin",
        "command": "/commis",
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T0AUBRAC/1/x",
        "trigger_id": "123.789.def",
        **more,
    }


def entrust(said: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "message_action",
        "callback_id": "entrust",
        "trigger_id": "123.999.ghi",
        "action_ts": "1763888490.000500",
        "message_ts": said["ts"],
        "message": {key: value for key, value in said.items() if key not in ("channel", "channel_type")},
        "team": {"id": TEAM, "domain": "aubrac"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": said["channel"], "name": "devis"},
        "user": {"id": "U0CLAIRE", "username": "claire.dubois", "name": "claire.dubois", "team_id": TEAM},
        "api_app_id": APP,
        "token": "legacy",
        "response_url": "https://hooks.slack.com/app/T0AUBRAC/1/x",
        **more,
    }
