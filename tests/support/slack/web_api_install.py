"""oauth.v2.access: a code becomes a bot token, once."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from tests.support.slack import population
from tests.support.slack.refusals import Refusal
from tests.support.slack.state import Data, Workspace
from tests.support.slack.web_api_chat import Methods

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer


class InstallMethods:
    """Called without a token, with the app's own credentials."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server

    def methods(self) -> Methods:
        return {"api.test": ("", lambda _, arguments: {"args": arguments}), "oauth.v2.access": ("", self.exchange)}

    def exchange(self, _: Workspace, arguments: Data) -> Data:
        server = self._server
        if arguments.get("client_id") != server.client_id:
            raise Refusal("invalid_client_id")
        if arguments.get("client_secret") != server.client_secret:
            raise Refusal("bad_client_secret")
        code = server.codes.get(str(arguments.get("code")))
        if code is None:
            raise Refusal("invalid_code")
        if code.used:
            raise Refusal("code_already_used")
        if arguments.get("redirect_uri", code.redirect_uri) != code.redirect_uri:
            raise Refusal("bad_redirect_uri")
        code.used = True
        home = server.state.workspaces[code.team]
        token = f"xoxb-{home.id.lower()}-{secrets.token_hex(6)}"
        for workspace in self._installed_with(home):
            population.install(server.state, workspace, token=token)
            workspace.scopes = set(code.scopes)
        enterprise = {"id": home.enterprise, "name": home.name} if home.enterprise else None
        return {
            "app_id": server.state.app_id,
            "authed_user": {"id": code.user},
            "scope": ",".join(sorted(home.scopes)),
            "token_type": "bot",
            "access_token": home.token,
            "bot_user_id": home.bot_user,
            "team": None if home.org_install else {"id": home.id, "name": home.name},
            "enterprise": enterprise,
            "is_enterprise_install": home.org_install,
        }

    def _installed_with(self, home: Workspace) -> list[Workspace]:
        """An org-wide installation is one for all workspaces of the enterprise."""
        if not home.org_install:
            return [home]
        every = self._server.state.workspaces.values()
        return [workspace for workspace in every if workspace.enterprise == home.enterprise]
