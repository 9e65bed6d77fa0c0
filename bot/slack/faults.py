"""What Slack's refusals mean, sorted into ours: try again later, tell the person, or wake the operator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.slack.methods import METHODS, ONCE
from integrations.errors import InDoubt, IntegrationError, Misconfigured, NotFound, Rejected, Unavailable

CLOSED = frozenset({
    "cannot_dm_bot", "channel_not_found", "is_archived", "is_inactive", "messages_tab_disabled", "not_in_channel",
    "posting_to_channel_denied", "restricted_action", "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel", "user_disabled", "user_not_found", "user_not_visible", "users_not_found",
})  # fmt: skip
"""Slack's words for a place that takes nothing of ours: gone, archived, or not for us."""


class SlackRefusal(Rejected):
    """Slack understood and said no; `code` is its word for why."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code
        self.closed = code in CLOSED


class SlackMissing(NotFound):
    """The channel, person or file is not there, or is hidden from us, which Slack does not tell apart."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code
        self.closed = code in CLOSED


class SlackMisconfigured(Misconfigured):
    """The token or its rights: nothing a person in chat can help."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


RETRY = {
    "external_channel_migrating": "the channel is being moved",
    "ratelimited": "too many calls",
    "rate_limited": "too many calls",
    "message_limit_exceeded": "the workspace may post no more messages just now",
    "request_timeout": "Slack did not receive the whole request",
    "service_unavailable": "Slack is down for now",
    "team_added_to_org": "the workspace is being moved into an organisation",
    "update_failed": "Slack could not change the message just now",
}

HALF_DONE = {"fatal_error", "internal_error"}
"""Slack failed in the middle, and says that part of it may have been done."""

OPERATOR = {
    "access_denied": "the app may not do this",
    "accesslimited": "Slack refuses this method from this network",
    "account_inactive": "the app's account was deactivated",
    "app_not_enabled": "the app is not enabled in this workspace",
    "ekm_access_denied": "the organisation's key management refuses",
    "enterprise_is_restricted": "the organisation does not allow this method",
    "invalid_auth": "the token is refused",
    "invalid_client_id": "the client id is unknown",
    "bad_client_secret": "the client secret is wrong",
    "missing_scope": "a scope is missing",
    "no_permission": "the token has not the rights this needs",
    "not_allowed_token_type": "this is the wrong kind of token",
    "not_authed": "no token was given",
    "org_login_required": "the workspace is being moved; its organisation has to sign in",
    "team_access_not_granted": "the app was not granted this workspace",
    "token_expired": "the token has expired",
    "token_revoked": "the token was revoked: install the app again",
    "two_factor_setup_required": "two-factor authentication has to be set up",
    "app_missing_action_url": "interactivity is not switched on in the app's settings",
    "not_enabled": "this is not switched on in the app's settings",
}

NO_TOKEN = {
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "org_login_required",
    "token_expired",
    "token_revoked",
}
"""Of those, what is about the token alone: with another one the same call may go well."""

MISSING = {
    "channel_not_found": "the channel does not exist, or the app was not invited to it",
    "file_not_found": "the file does not exist any more",
    "file_deleted": "the file was deleted",
    "thread_not_found": "the thread does not exist any more",
    "user_not_found": "the person does not exist, or cannot be seen by the app",
    "users_not_found": "the person does not exist, or cannot be seen by the app",
}

TELL = {
    "as_user_not_supported": "this cannot be posted under that name",
    "cannot_dm_bot": "bots cannot be written to",
    "cant_update_message": "the message cannot be changed",
    "edit_window_closed": "the message can no longer be changed",
    "file_uploads_disabled": "files may not be added in this workspace",
    "file_uploads_except_images_disabled": "only pictures may be added in this workspace",
    "is_archived": "the channel is archived",
    "is_inactive": "the conversation is closed",
    "message_not_found": "the message does not exist any more",
    "messages_tab_disabled": "the app's Messages tab is switched off",
    "msg_too_long": "the message is too long",
    "not_in_channel": "the app was not invited to the channel",
    "posting_to_channel_denied": "the app may not post in this channel",
    "restricted_action": "the workspace does not allow this",
    "restricted_action_non_threadable_channel": "threads are not allowed in this channel",
    "restricted_action_read_only_channel": "the channel is read-only",
    "restricted_action_thread_locked": "the thread is locked",
    "restricted_action_thread_only_channel": "only threads are allowed in this channel",
    "storage_limit_reached": "the workspace has no room for more files",
    "user_disabled": "the person's account was deactivated",
    "user_not_visible": "the person cannot be seen by the app",
}

DEFAULT_WAIT = 30.0
LONGEST_WAIT = 3600.0


def fault(method: str, code: str, response: Mapping[str, Any], *, retry_after: float | None = None) -> IntegrationError:
    """What `ok: false` with this code means. A code that is not known is the person's to hear, by its name."""
    if code in HALF_DONE:
        return lost(method, f"Slack failed ({code})")
    if code in RETRY:
        return Unavailable(f"{method}: {RETRY[code]} ({code})", retry_after=retry_after)
    if code in OPERATOR:
        more = f": {_scopes_for(method, response)}" if code == "missing_scope" else ""
        return SlackMisconfigured(f"{method}: {OPERATOR[code]}{more} ({code})", code)
    if code in MISSING:
        return SlackMissing(f"{method}: {MISSING[code]} ({code})", code)
    why = TELL.get(code) or TELL.get("restricted_action" if code.startswith("restricted_action") else "")
    return SlackRefusal(f"{method}: {why} ({code})" if why else f"{method}: {code or 'refused'}", code or "refused")


def _scopes_for(method: str, response: Mapping[str, Any]) -> str:
    return str(response.get("needed") or ", ".join(sorted(METHODS.get(method, ()))) or method)


def lost(method: str, why: str) -> IntegrationError:
    """The request has left, and what came of it is not known."""
    return InDoubt(f"{method}: {why}") if method in ONCE else Unavailable(f"{method}: {why}")


def code_of(error: Exception) -> str:
    """Slack's word for it, or "" for what is no refusal of Slack's."""
    return error.code if isinstance(error, SlackRefusal | SlackMissing | SlackMisconfigured) else ""


def wait_of(header: str | None) -> float:
    """The seconds of a Retry-After, within reason."""
    try:
        seconds = float(header or DEFAULT_WAIT)
    except ValueError:
        seconds = DEFAULT_WAIT
    return min(max(seconds, 0.0), LONGEST_WAIT) if seconds == seconds else DEFAULT_WAIT
