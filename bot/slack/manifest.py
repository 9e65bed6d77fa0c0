"""What Slack is told of the app: its names, its pages, the events it hears, and the least scopes for what it does."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from bot.slack.methods import METHODS
from bot.slack.setup import wording

EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

COMMAND = "/commis"
ENTRUST = "entrust"
"""The callback id of the shortcut on a message."""

EVENTS: Mapping[str, frozenset[str]] = {
    "agent_session_stopped": frozenset({"assistant:write"}),
    "app_home_opened": frozenset(),
    "app_mention": frozenset({"app_mentions:read"}),
    "app_uninstalled": frozenset(),
    "message.channels": frozenset({"channels:history"}),
    "message.groups": frozenset({"groups:history"}),
    "message.im": frozenset({"im:history"}),
    "message.mpim": frozenset({"mpim:history"}),
    "reaction_added": frozenset({"reactions:read"}),
    "reaction_removed": frozenset({"reactions:read"}),
    "tokens_revoked": frozenset(),
    "user_change": frozenset({"users:read"}),
}
"""The events that are listened to, and the scopes each needs."""

FEATURES: Mapping[str, frozenset[str]] = {
    "agent_view": frozenset({"assistant:write"}),
    "slash_commands": frozenset({"commands"}),
    "shortcuts": frozenset({"commands"}),
    "files in messages": frozenset({"files:read"}),
}
"""What needs a scope without any method or event: the last one is fetched from Slack's file server."""


def scopes() -> list[str]:
    """The bot scopes, in order."""
    needed = [*METHODS.values(), *EVENTS.values(), *FEATURES.values()]
    return sorted(frozenset[str]().union(*needed))


def manifest(language: str, url: str = "") -> dict[str, Any]:
    """For Socket Mode; with a `url` (https://host, where we are reached) for HTTP, and for several workspaces."""
    url = url.rstrip("/")
    return {
        "display_information": {
            "name": "Commis",
            "description": _said("description", language),
            "long_description": _said("long_description", language),
            "background_color": "#1f3d36",
        },
        "features": _features(language, url),
        "oauth_config": {
            **({"redirect_urls": [url + REDIRECT_PATH]} if url else {}),
            "scopes": {"bot": scopes()},
        },
        "settings": _settings(url),
    }


def as_yaml(document: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(document), allow_unicode=True, sort_keys=False, width=110)


def as_json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _features(language: str, url: str) -> dict[str, Any]:
    command = {
        "command": COMMAND,
        **({"url": url + EVENTS_PATH} if url else {}),
        "description": _said("command", language),
        "usage_hint": _said("usage_hint", language),
        "should_escape": True,
    }
    shortcut = {
        "name": _said("shortcut", language),
        "type": "message",
        "callback_id": ENTRUST,
        "description": _said("shortcut_description", language),
    }
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "agent_view": {
            "agent_description": _said("agent", language),
            "suggested_prompts": _prompts(language),
        },
        "bot_user": {"display_name": "Commis", "always_online": True},
        "shortcuts": [shortcut],
        "slash_commands": [command],
    }


def _prompts(language: str) -> Sequence[dict[str, str]]:
    """Until the person's own are known: these work with any books."""
    return [
        {"title": _said(f"prompt_{name}", language), "message": _said(f"prompt_{name}_message", language)}
        for name in ("quote", "waiting", "help")
    ]


def _settings(url: str) -> dict[str, Any]:
    request = {"request_url": url + EVENTS_PATH} if url else {}
    return {
        "event_subscriptions": {**request, "bot_events": sorted(EVENTS)},
        "interactivity": {"is_enabled": True, **request},
        "org_deploy_enabled": bool(url),
        "socket_mode_enabled": not url,
        "token_rotation_enabled": False,
    }


def _said(name: str, language: str) -> str:
    return wording.tell(f"app_{name}", language)
