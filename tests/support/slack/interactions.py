"""The payloads of what people press: block_actions, view submissions, the message shortcut, the slash command."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.slack.controls import Control, fill
from tests.support.slack.state import Channel, Data, State, User, Workspace

NewUrl = Callable[[Workspace, User, Channel, str], str]


def _outer(state: State, home: Workspace, person: User) -> Data:
    """What every interaction begins with. Someone of another company keeps their own team id."""
    enterprise = {"id": home.enterprise, "name": home.name} if home.enterprise else None
    return {
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team},
        "team": None if home.org_install else {"id": home.id, "domain": home.domain},
        "enterprise": enterprise,
        "is_enterprise_install": home.org_install,
    }


def _channel(channel: Channel) -> Data:
    return {"id": channel.id, "name": "directmessage" if channel.is_im else channel.name}


def block_actions(
    state: State, home: Workspace, person: User, action: Data, trigger: str, control: Control, new_url: NewUrl
) -> Data:
    """A control pressed on a message, an ephemeral note, a modal or the home tab."""
    payload = {"type": "block_actions", **_outer(state, home, person), "trigger_id": trigger, "actions": [action]}
    if control.view is not None:
        container = {"type": "view", "view_id": control.view["id"]}
        return payload | {"container": container, "view": control.view}
    channel, message = control.channel, control.message
    assert channel is not None and message is not None
    hidden = bool(message.get("is_ephemeral"))
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel.id,
        "is_ephemeral": hidden,
    }
    if message.get("thread_ts"):
        container["thread_ts"] = message["thread_ts"]
    payload |= {"container": container, "channel": _channel(channel), "state": {"values": _values(message)}}
    payload["response_url"] = new_url(home, person, channel, message["ts"])
    if not hidden:
        payload["message"] = message
    return payload


def _values(message: Data) -> Data:
    """The inputs on a message, which hold nothing unless they began with something."""
    return fill(message.get("blocks", []), {})


def view_submission(state: State, home: Workspace, person: User, view: Data, trigger: str) -> Data:
    outer = _outer(state, home, person)
    return {"type": "view_submission", **outer, "trigger_id": trigger, "view": view, "response_urls": []}


def view_closed(state: State, home: Workspace, person: User, view: Data) -> Data:
    return {"type": "view_closed", **_outer(state, home, person), "view": view, "is_cleared": False}


def message_action(
    state: State,
    home: Workspace,
    person: User,
    channel: Channel,
    message: Data,
    callback_id: str,
    trigger: str,
    response_url: str,
) -> Data:
    return {
        "type": "message_action",
        **_outer(state, home, person),
        "action_ts": state.new_ts(),
        "channel": _channel(channel),
        "callback_id": callback_id,
        "trigger_id": trigger,
        "response_url": response_url,
        "message_ts": message["ts"],
        "message": message,
    }


def slash_command(
    state: State,
    home: Workspace,
    person: User,
    channel: Channel,
    command: str,
    text: str,
    trigger: str,
    response_url: str,
) -> Data:
    payload = {
        "team_id": home.id,
        "team_domain": home.domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "is_enterprise_install": "true" if home.org_install else "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }
    if home.enterprise:
        payload |= {"enterprise_id": home.enterprise, "enterprise_name": home.name}
    return payload
