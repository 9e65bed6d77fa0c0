"""The install flow as an administrator walks it: the authorize page, and back to the app with a code."""

from __future__ import annotations

import html
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from aiohttp import web
from yarl import URL

from tests.support.slack.state import Channel, Data, State, User, Workspace

if TYPE_CHECKING:
    from tests.support.slack.acting import Who
    from tests.support.slack.server import SlackServer


@dataclass
class Code:
    """What the app exchanges for a token: once."""

    team: str
    user: str
    scopes: set[str]
    redirect_uri: str
    used: bool = False


class Installing:
    """Mixed into the server. `codes` are those given out."""

    state: State

    @property
    def codes(self) -> dict[str, Code]:
        return self.__dict__.setdefault("_codes", {})

    async def authorize_page(self: SlackServer, request: web.Request) -> web.Response:
        problem = self._problem(dict(request.query))
        if problem:
            return web.Response(status=400, text=f"<h1>{html.escape(problem)}</h1>", content_type="text/html")
        asked = html.escape(request.query["scope"])
        return web.Response(text=f"<h1>Allow Commis?</h1><p>{asked}</p>", content_type="text/html")

    def _problem(self: SlackServer, query: dict[str, str]) -> str:
        if query.get("client_id") != self.client_id:
            return "invalid_client_id"
        if not query.get("scope"):
            return "invalid_scope: no scopes requested"
        return ""

    async def installs(
        self: SlackServer, user: Who, authorize_url: str, *, deny: bool = False, cookies: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """A person clicks Allow on that page: what the app's redirect address answers (status, text)."""
        _, person = self.state.person(user)
        query = {key: values[-1] for key, values in parse_qs(urlsplit(authorize_url).query).items()}
        problem = self._problem(query)
        assert not problem, problem
        back = query["redirect_uri"]
        if deny:
            answer = {"error": "access_denied"}
        else:
            code = f"{secrets.token_hex(8)}.{secrets.token_hex(16)}"
            self.codes[code] = Code(person.team, person.id, set(query["scope"].split(",")), back)
            answer = {"code": code}
        target = URL(back).update_query({**answer, "state": query.get("state", "")})
        async with self.session.get(target, allow_redirects=False, cookies=cookies) as response:
            return response.status, await response.text()

    # --- response_url -----------------------------------------------------------------------------------------------

    def new_response_url(self: SlackServer, home: Workspace, person: User, channel: Channel, ts: str) -> str:
        return self._responses.new(home, person, channel, ts)

    def show_answer(self: SlackServer, url: str, answer: Data) -> None:
        """What the acknowledgement of a command said, shown to who typed it."""
        self._responses.show(self.state.response_urls[url.rpartition("/")[2]], answer)
