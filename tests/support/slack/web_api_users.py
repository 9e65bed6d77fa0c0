"""auth.test, users.*, bots.info, team.info: who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.slack import wire
from tests.support.slack.refusals import Refusal, required
from tests.support.slack.state import Data, Workspace
from tests.support.slack.web_api_chat import Methods
from tests.support.slack.web_api_conversations import page

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

EMAIL = "users:read.email"


class UserMethods:
    """As the app in this workspace may see them."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server

    def methods(self) -> Methods:
        return {
            "auth.test": ("", self.auth_test),
            "auth.revoke": ("", self.revoke),
            "users.info": ("users:read", self.info),
            "users.list": ("users:read", self.list),
            "users.lookupByEmail": (EMAIL, self.by_email),
            "bots.info": ("users:read", self.bot),
            "team.info": ("team:read", self.team),
        }

    def auth_test(self, home: Workspace, arguments: Data) -> Data:
        enterprise = {"enterprise_id": home.enterprise} if home.enterprise else {}
        return {
            "url": home.url,
            "team": home.name,
            "user": "commis",
            "team_id": home.enterprise if home.org_install else home.id,
            "user_id": home.bot_user,
            "bot_id": home.bot_id,
            "is_enterprise_install": home.org_install,
            **enterprise,
        }

    def revoke(self, home: Workspace, arguments: Data) -> Data:
        home.revoked = "token_revoked"
        return {"revoked": True}

    def info(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "user")
        person = self._server.state.user(arguments["user"])
        person = home.users.get(arguments["user"], person)
        if person is None:
            raise Refusal("user_not_found")
        if person.team != home.id and not any(person.id in channel.members for channel in home.channels.values()):
            raise Refusal("user_not_visible")
        locale = arguments.get("include_locale") is True
        return {"user": wire.user_of(person, home, email=EMAIL in home.scopes, locale=locale)}

    def list(self, home: Workspace, arguments: Data) -> Data:
        people = [wire.user_of(person, home, email=EMAIL in home.scopes) for person in home.users.values()]
        listed, more = page(people, arguments)
        return {"members": listed, **more}

    def by_email(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "email")
        for person in home.users.values():
            if person.email.lower() == arguments["email"].lower() and not person.deleted:
                return {"user": wire.user_of(person, home)}
        raise Refusal("users_not_found")

    def bot(self, home: Workspace, arguments: Data) -> Data:
        if arguments.get("bot") not in (None, "", home.bot_id):
            raise Refusal("bot_not_found")
        app_id = self._server.state.app_id
        bot = {"id": home.bot_id, "deleted": False, "name": "Commis", "app_id": app_id, "user_id": home.bot_user}
        return {"bot": {**bot, "updated": 1_700_000_000, "icons": {}}}

    def team(self, home: Workspace, arguments: Data) -> Data:
        enterprise = {"enterprise_id": home.enterprise, "enterprise_name": home.name} if home.enterprise else {}
        team = {"id": home.id, "name": home.name, "domain": home.domain, "url": home.url, **enterprise}
        return {"team": team}
