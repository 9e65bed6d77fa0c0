"""Every method of Slack's Web API that is called, and the bot scopes it needs: what the manifest asks for."""

from __future__ import annotations

_HISTORY = frozenset({"channels:history", "groups:history", "im:history"})
_NONE = frozenset[str]()

METHODS: dict[str, frozenset[str]] = {
    "agents.sessions.setStatus": frozenset({"chat:write"}),
    "apps.connections.open": _NONE,  # an app-level token's connections:write, which is no bot scope
    "assistant.threads.setStatus": frozenset({"chat:write"}),
    "assistant.threads.setSuggestedPrompts": frozenset({"assistant:write"}),
    "auth.test": _NONE,
    "bots.info": frozenset({"users:read"}),
    "chat.appendStream": frozenset({"chat:write"}),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.startStream": frozenset({"chat:write"}),
    "chat.stopStream": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.history": _HISTORY,
    "conversations.list": frozenset({"channels:read", "groups:read"}),
    "conversations.open": frozenset({"im:write"}),
    "conversations.replies": _HISTORY,
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "files.info": frozenset({"files:read"}),
    "oauth.v2.access": _NONE,
    "reactions.add": frozenset({"reactions:write"}),
    "reactions.remove": frozenset({"reactions:write"}),
    "users.info": frozenset({"users:read", "users:read.email"}),
    "views.open": _NONE,
    "views.publish": _NONE,
}

FORMS = frozenset(
    {
        "apps.connections.open",
        "auth.test",
        "bots.info",
        "conversations.history",
        "conversations.list",
        "conversations.replies",
        "files.completeUploadExternal",
        "files.getUploadURLExternal",
        "files.info",
        "oauth.v2.access",
        "users.info",
    }
)
"""Take their arguments as a form: Slack's reading methods do not know JSON bodies."""

ONCE = frozenset({"chat.postMessage", "chat.postEphemeral", "chat.startStream", "files.completeUploadExternal"})
"""Doing it twice shows: an answer that never came leaves us in doubt, rather than free to try again."""
