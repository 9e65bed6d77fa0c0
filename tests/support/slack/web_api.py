"""The Web API's door: who calls, with what, whether they may, what goes wrong on demand; then the method itself."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.support.slack.faults import Fault, Faults
from tests.support.slack.refusals import Refusal
from tests.support.slack.state import Data, Workspace
from tests.support.slack.web_api_chat import ChatMethods
from tests.support.slack.web_api_conversations import ConversationMethods
from tests.support.slack.web_api_files import FileMethods
from tests.support.slack.web_api_install import InstallMethods
from tests.support.slack.web_api_sessions import SessionMethods
from tests.support.slack.web_api_streams import StreamMethods
from tests.support.slack.web_api_users import UserMethods
from tests.support.slack.web_api_views import ViewMethods

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

Method = Callable[[Workspace, Data], Any]

_JSON_ARGUMENTS = frozenset(
    ["attachments", "blocks", "chunks", "files", "loading_messages", "metadata", "options", "prompts", "view", "users"]
)
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_FLAGS = frozenset(
    [
        "include_all_metadata",
        "inclusive",
        "include_locale",
        "include_num_members",
        "reply_broadcast",
        "mrkdwn",
        "unfurl_links",
        "unfurl_media",
        "return_im",
        "link_names",
    ]
)
FORM_ONLY = frozenset(
    [
        "bots.info",
        "chat.getPermalink",
        "conversations.history",
        "conversations.info",
        "conversations.list",
        "conversations.members",
        "conversations.replies",
        "files.getUploadURLExternal",
        "files.info",
        "oauth.v2.access",
        "team.info",
        "users.info",
        "users.list",
        "users.lookupByEmail",
    ]
)
"""Methods that do not read JSON bodies: their arguments are as if they were not there."""


@dataclass(frozen=True)
class Call:
    """One call that came: `answer` is what it was told ({} when it was told nothing)."""

    method: str
    team: str
    arguments: Data
    status: int = 200
    answer: Data = field(default_factory=dict[str, Any])


class WebApi:
    """Every method by its name, in families."""

    def __init__(self, server: SlackServer) -> None:
        self.server = server
        self.faults = Faults()
        self.calls: list[Call] = []
        self.chat = ChatMethods(server)
        self.files = FileMethods(server)
        self.views = ViewMethods(server)
        conversations, users = ConversationMethods(server), UserMethods(server)
        sessions, streams, install = SessionMethods(server), StreamMethods(server), InstallMethods(server)
        self._scopes: dict[str, str] = {}
        self._methods: dict[str, Method] = {}
        for family in (self.chat, self.files, self.views, conversations, users, sessions, streams, install):
            for name, (scope, method) in family.methods().items():
                self._methods[name], self._scopes[name] = method, scope

    new_file = property(lambda self: self.files.new_file)
    receive_upload = property(lambda self: self.files.receive)
    give_file = property(lambda self: self.files.give)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call, from its arguments to its answer."""
        method = request.match_info["method"]
        arguments = await _arguments(request, method)
        token = _token(request, arguments)
        place = str(arguments.get("channel") or arguments.get("channel_id") or "")
        workspace = self.server.state.by_token(token, str(arguments.get("team_id", "")), place)
        team = workspace.id if workspace else ""
        fault = self.faults.take(method, team)
        if fault is not None and not fault.after_effect:
            self.calls.append(Call(method, team, arguments, fault.status))
            return await self._fault(request, fault)
        status, answer, headers = self._answer(method, workspace, token, arguments)
        self.calls.append(Call(method, team, arguments, status, answer))
        if fault is not None:
            return await self._fault(request, fault)
        return web.json_response(answer, status=status, headers=headers)

    def _answer(
        self, method: str, workspace: Workspace | None, token: str, arguments: Data
    ) -> tuple[int, Data, dict[str, str]]:
        headers: dict[str, str] = {}
        try:
            if method == "apps.connections.open":
                return 200, {"ok": True, **self._socket(token)}, {"x-oauth-scopes": "connections:write"}
            if method not in self._methods:
                raise Refusal("unknown_method", req_method=method)
            if method in ("oauth.v2.access", "api.test"):
                return 200, {"ok": True, **self._methods[method](_NOWHERE, arguments)}, headers
            home = self._allowed(workspace, token)
            headers["x-oauth-scopes"] = ",".join(sorted(home.scopes))
            self._scoped(method, home, arguments, headers)
            result = self._methods[method](home, arguments)
            return 200, {"ok": True, **result}, headers
        except Refusal as refusal:
            if refusal.code == "ratelimited":
                headers["Retry-After"] = str(refusal.more.get("retry_after", 1))
                return 429, {"ok": False, "error": "ratelimited"}, headers
            return 200, {"ok": False, "error": refusal.code, **refusal.more}, headers

    def _allowed(self, workspace: Workspace | None, token: str) -> Workspace:
        if not token:
            raise Refusal("not_authed")
        if token.startswith("xapp-"):
            raise Refusal("not_allowed_token_type")
        if workspace is None:
            raise Refusal("invalid_auth")
        if workspace.revoked:
            raise Refusal(workspace.revoked)
        return workspace

    def _scoped(self, method: str, home: Workspace, arguments: Data, headers: dict[str, str]) -> None:
        """The scope this call needs. For conversations it depends on which kind of conversation it is."""
        scope = self._scopes[method]
        if "*" in scope:
            scope = scope.replace("*", self._family(home, str(arguments.get("channel", ""))))
        if not scope:
            return
        headers["x-accepted-oauth-scopes"] = scope
        if not home.scopes & set(scope.split("|")):
            needed, provided = scope.split("|")[0], ",".join(sorted(home.scopes))
            raise Refusal("missing_scope", needed=needed, provided=provided)

    def _family(self, home: Workspace, channel: str) -> str:
        found = home.channels.get(channel)
        return found.family if found else "im" if channel.startswith("D") else "channels"

    def _socket(self, token: str) -> Data:
        if not token:
            raise Refusal("not_authed")
        if not token.startswith("xapp-"):
            raise Refusal("not_allowed_token_type")
        if token != self.server.app_token:
            raise Refusal("invalid_auth")
        if not self.server.socket_mode_enabled:
            raise Refusal("socket_mode_not_enabled")
        return {"url": self.server.sockets.ticket()}

    async def _fault(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        """What was asked for instead of an answer."""
        if fault.how in ("timeout", "timeout_after"):
            await self.server.closing.wait()
        if fault.how in ("timeout", "timeout_after", "disconnect", "disconnect_after"):
            assert request.transport is not None
            request.transport.abort()
            await asyncio.sleep(0)
            return web.Response(status=500)
        if fault.how == "429":
            headers = {"Retry-After": str(fault.retry_after)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        if fault.how in ("500", "503"):
            return web.Response(status=int(fault.how), text="<html>Server Error</html>", content_type="text/html")
        if fault.how == "not_json":
            return web.Response(text="<html>Something went wrong</html>", content_type="text/html")
        return web.json_response({"ok": False, "error": fault.how})


_NOWHERE = Workspace("", "", "")


async def _arguments(request: web.Request, method: str) -> Data:
    """From the query, a form (its structures as JSON text) or a JSON body."""
    given: Data = dict(request.query) | _basic(request)
    if request.method == "POST":
        if request.content_type == "application/json":
            if method not in FORM_ONLY:
                try:
                    body = json.loads(await request.text() or "{}")
                except ValueError:
                    raise web.HTTPOk(
                        text='{"ok":false,"error":"invalid_json"}', content_type="application/json"
                    ) from None
                return given | (body if isinstance(body, dict) else {})
        else:
            given |= dict(await request.post())
    return {key: _value(key, value) for key, value in given.items()}


def _basic(request: web.Request) -> Data:
    """The app's own credentials, as oauth.v2.access takes them."""
    scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {}
    client_id, _, client_secret = base64.b64decode(credentials).decode().partition(":")
    return {"client_id": client_id, "client_secret": client_secret}


def _value(key: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if key in _JSON_ARGUMENTS and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    if key in _FLAGS:
        return _BOOLEANS.get(value.lower(), value)
    return value


def _token(request: web.Request, arguments: Data) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    given = arguments.pop("token", "")
    return token.strip() if scheme.lower() == "bearer" else given
