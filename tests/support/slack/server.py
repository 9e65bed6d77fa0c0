"""The server: what listens on loopback, what goes wrong on demand, what happened."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientSession, TCPConnector, web

from tests.support.slack import population
from tests.support.slack.acting import Acting
from tests.support.slack.clicking import Clicking
from tests.support.slack.deliveries import Deliveries, Delivery
from tests.support.slack.installing import Installing
from tests.support.slack.reacting import Reacting
from tests.support.slack.responses import ResponseUrls
from tests.support.slack.seeing import Seeing
from tests.support.slack.socket_mode import Sockets
from tests.support.slack.state import EVERY_EVENT, Channel, State, User, Workspace
from tests.support.slack.web_api import Call, WebApi

SLACK_RETRIES = (0.0, 60.0, 300.0)


class SlackServer(Acting, Reacting, Clicking, Seeing, Installing):
    """`async with SlackServer() as server`. See the package for what it offers.

    `retry_delays`  when an event that was not acknowledged is sent again; Slack's own are SLACK_RETRIES
    `ack_timeout`   how long an acknowledgement may take
    `trigger_life`  how long a trigger_id opens a modal
    `strict_rates`  chat.postMessage answers 429 above one a second in a channel (a burst of `burst` is let through)
    `streaming`     False: streaming is not a feature here
    `subscribed`    the events the app's manifest asks for
    `echoes`        Slack tells an app of its own messages too
    `mention_first` app_mention is sent before message.* (both are under way at once)
    """

    def __init__(
        self,
        *,
        app_token: str = "xapp-stand-in",
        signing_secret: str = "stand-in-signing-secret",
        client_id: str = "1.2",
        client_secret: str = "stand-in-client-secret",
    ) -> None:
        self.state = State()
        self.app_token = app_token
        self.signing_secret = signing_secret
        self.client_id, self.client_secret = client_id, client_secret
        self.verification_token = "legacy-verification"
        self.retry_delays: tuple[float, ...] = (0.0, 0.05, 0.2)
        # Slack's own are 3 s each; a busy machine must not fail what does not try them.
        self.ack_timeout = 30.0
        self.trigger_life = 30.0
        self.strict_rates = False
        self.burst = 3
        self.streaming = True
        self.subscribed = set(EVERY_EVENT)
        self.echoes = True
        self.mention_first = False
        self.file_delay = 0.0
        self.socket_mode = False
        self.socket_mode_enabled = True
        self.confirms: list[dict[str, Any]] = []
        self.url = ""
        self.closing = asyncio.Event()
        self.deliveries = Deliveries(self)
        self.sockets = Sockets(self)
        self.api = WebApi(self)
        self._responses = ResponseUrls(self)
        self._runner: web.AppRunner | None = None
        self._session: ClientSession | None = None

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def token(self) -> str:
        """The bot token of the first workspace."""
        return next(w.token for w in self.state.workspaces.values() if w.token)

    @property
    def workspaces(self) -> dict[str, Workspace]:
        return self.state.workspaces

    @property
    def session(self) -> ClientSession:
        assert self._session is not None, "the stand-in is not started"
        return self._session

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self.api.handle)
        app.router.add_get("/link/", self.sockets.handle)
        app.router.add_post("/response/{id}", self._responses.handle)
        app.router.add_post("/upload/{id}", self.api.receive_upload)
        app.router.add_get("/files-pri/{id}/{name}", self.api.give_file)
        app.router.add_get("/oauth/v2/authorize", self.authorize_page)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._session = ClientSession(connector=TCPConnector(limit=0))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        await self.deliveries.close()
        await self.sockets.close()
        await self.session.close()
        if self._runner is not None:
            await self._runner.cleanup()

    # --- who is there -----------------------------------------------------------------------------------------------

    def populate(self) -> Workspace:
        """Comptoir Aubrac (T0COMMIS) and its neighbour (T0VOISIN)."""
        return population.populate(self.state)

    def workspace(self, team: str = population.TEAM) -> Workspace:
        return self.state.workspaces[team]

    def add_workspace(self, team: str, name: str, *, token: str = "", enterprise: str = "") -> Workspace:
        return population.add_workspace(self.state, team, name, token=token, enterprise=enterprise)

    def add_user(self, team: str, name: str, **more: object) -> User:
        return population.add_user(self.state, team, name, **more)

    def add_channel(self, team: str, name: str, members: list[User] | None = None, **more: Any) -> Channel:
        return population.add_channel(self.state, team, name, members, **more)

    def user(self, who: str | User) -> User:
        return self.state.person(who)[1]

    def channel(self, where: str | Channel) -> Channel:
        return self.state.channel(where)

    # --- how the app is reached -------------------------------------------------------------------------------------

    def deliver_to(self, url: str, signing_secret: str = "") -> None:
        """Events, interactivity and commands are POSTed there, signed with this secret (by default the app's own)."""
        self.deliveries.url = url
        self.signing_secret = signing_secret or self.signing_secret
        self.socket_mode = False

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Every Socket Mode connection is told to leave, as every few hours; "warning" only announces it."""
        await self.sockets.disconnect(reason)

    async def cut(self) -> None:
        """Every Socket Mode connection breaks without a word."""
        await self.sockets.cut()

    async def connected(self, count: int = 1, timeout: float = 10.0) -> None:
        """Waits until so many Socket Mode connections are open."""
        await self.sockets.connected(count, timeout)

    async def settled(self) -> None:
        """Waits until nothing is under way towards the app."""
        await self.deliveries.settled()

    # --- going wrong, on demand -------------------------------------------------------------------------------------

    def fails(
        self, method: str, how: str, times: int | None = 1, *, retry_after: int = 1, after: int = 0, team: str = ""
    ) -> None:
        """The next calls of this method ("*": of any) go wrong; `times=None` means until `heals`.

        429 with Retry-After, 500, 503, timeout (never answers and does nothing), timeout_after (does it, never
        answers), disconnect, disconnect_after, not_json, or any error code of Slack. The first `after` calls go well.
        """
        self.api.faults.add(method, how, times, retry_after, after, team)

    def heals(self, method: str = "") -> None:
        """Nothing goes wrong any more."""
        self.api.faults.clear(method)

    def expire_stream(self, ts: str = "") -> None:
        """The stream (all of them) was idle for too long: message_not_in_streaming_state from now on."""
        for stream in self.state.streams.values():
            if ts in ("", stream.ts):
                stream.expired, stream.open = True, False

    # --- what happened ----------------------------------------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        return self.api.calls

    def called(self, method: str) -> list[dict[str, Any]]:
        """The arguments of every call of this method, whether it went well or not."""
        return [call.arguments for call in self.api.calls if call.method == method]

    @property
    def delivered(self) -> list[Delivery]:
        """All that was sent to the app, with its attempts."""
        return self.deliveries.all

    @property
    def lost(self) -> list[Delivery]:
        """What was never acknowledged, however often it was sent."""
        return self.deliveries.lost
