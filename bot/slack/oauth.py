"""Installing in one more workspace: to Slack's consent page and back, once, in one browser, within ten minutes."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urljoin

import structlog
from aiohttp import web
from slack_sdk.oauth import AuthorizeUrlGenerator

from bot.slack.client import SlackCalls
from bot.slack.faults import code_of
from bot.slack.install_page import page
from bot.slack.installation import Installation, granted
from bot.slack.manifest import INSTALL_PATH, REDIRECT_PATH, scopes
from bot.slack.settings import PLATFORM, SlackSettings
from bot.slack.setup import wording
from bot.slack.workspaces import Workspaces
from bot.store import installations
from bot.store.database import Database, StoreUnavailable
from integrations.errors import InDoubt, Misconfigured, NotFound, Rejected, Unavailable

log = structlog.get_logger(__name__)

MINUTES = 10
COOKIE = "commis-slack-install"

_OUR_MISTAKES = {"bad_client_secret", "invalid_client_id", "bad_redirect_uri", "invalid_scope", "invalid_redirect_uri"}
_WORD = re.compile(r"[a-z_]{1,40}")


class Failed(Exception):
    """The installation ends here. `name` is the sentence that says why."""

    def __init__(self, status: int, name: str, code: str = "") -> None:
        super().__init__(name)
        self.status = status
        self.name = name
        self.code = code


class Install:
    """`now` is the real clock."""

    def __init__(
        self,
        settings: SlackSettings,
        calls: SlackCalls,
        workspaces: Workspaces,
        store: Callable[[], Database],
        now: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._calls = calls
        self._workspaces = workspaces
        self._store = store
        self._now = now

    def routes(self) -> list[web.RouteDef]:
        # A HEAD, which previews of links send, begins nothing.
        return [
            web.get(INSTALL_PATH, self._begin, allow_head=False),
            web.get(REDIRECT_PATH, self._finish, allow_head=False),
        ]

    async def _begin(self, request: web.Request) -> web.Response:
        state, now = secrets.token_urlsafe(32), self._now()
        until = now + timedelta(minutes=MINUTES)
        try:
            if not await self._store().write(lambda c: installations.begin(c, PLATFORM, state, until, now)):
                raise Failed(503, "install_later")
        except StoreUnavailable:
            return self._failure(request, Failed(503, "install_later"))
        except Failed as failure:
            return self._failure(request, failure)
        answer = web.Response(status=302, headers={"Location": self._consent(state), "Cache-Control": "no-store"})
        answer.set_cookie(
            COOKIE,
            state,
            max_age=MINUTES * 60,
            path="/slack",
            httponly=True,
            secure=self._settings.public_url.startswith("https:"),
            # Lax: Slack sends the browser back by a plain link, and the cookie has to come along.
            samesite="Lax",
        )
        return answer

    async def _finish(self, request: web.Request) -> web.Response:
        try:
            installation = await self._exchanged(request)
            await self._workspaces.keep(installation)
        except StoreUnavailable:
            return self._failure(request, Failed(503, "install_later"))
        except Failed as failure:
            return self._failure(request, failure)
        log.info("slack.installed", tenant=installation.tenant, by=installation.installed_by)
        return self._success(request, installation)

    async def _exchanged(self, request: web.Request) -> Installation:
        told = request.query
        await self._claim(told.get("state", ""), request.cookies.get(COOKIE, ""))
        if "error" in told:
            error = told["error"]
            raise Failed(403, "install_denied") if error == "access_denied" else _refused(error)
        if not told.get("code"):
            raise Failed(400, "install_stale")
        answer = await self._asked(
            "",
            "oauth.v2.access",
            client_id=self._settings.client_id,
            client_secret=self._settings.client_secret,
            code=told["code"],
            redirect_uri=self._back,
        )
        if not answer.get("access_token") or not _ours(answer, self._settings):
            raise _refused("unexpected_answer")
        identity = await self._asked(str(answer["access_token"]), "auth.test")
        return granted(answer, identity, self._now())

    async def _claim(self, state: str, cookie: str) -> None:
        """It was begun by us, in this browser, lately, and has not come back before."""
        if not state or not hmac.compare_digest(state.encode(), cookie.encode()):
            raise Failed(400, "install_stale")
        now = self._now()
        if not await self._store().write(lambda c: installations.finish(c, PLATFORM, state, now)):
            raise Failed(400, "install_stale")

    async def _asked(self, token: str, method: str, **arguments: Any) -> dict[str, Any]:
        try:
            return await self._calls.with_token(token, method, **arguments)
        except (Rejected, NotFound, Misconfigured) as error:
            code = code_of(error)
            log.warning("slack.install.refused", method=method, code=code)
            if code in _OUR_MISTAKES:
                raise Failed(500, "install_misconfigured") from None
            raise _refused(code) from None
        except (Unavailable, InDoubt) as error:
            log.warning("slack.install.unanswered", method=method, why=str(error))
            raise Failed(503, "install_later") from None

    @property
    def _back(self) -> str:
        return self._settings.public_url.rstrip("/") + REDIRECT_PATH

    def _consent(self, state: str) -> str:
        generator = AuthorizeUrlGenerator(
            client_id=quote(self._settings.client_id, safe=""),
            redirect_uri=quote(self._back, safe=""),
            scopes=[quote(scope, safe="") for scope in scopes()],
            authorization_url=urljoin(self._settings.api_url, "/oauth/v2/authorize"),
        )
        return generator.generate(state)

    def _failure(self, request: web.Request, failure: Failed) -> web.Response:
        language = _language(request, self._settings.language)
        text = wording.tell(failure.name, language, **({"code": failure.code} if failure.code else {}))
        title = wording.tell("install_failed_title", language)
        again = (wording.tell("install_again", language), self._settings.public_url.rstrip("/") + INSTALL_PATH)
        return _shown(failure.status, page(language, title, text, again))

    def _success(self, request: web.Request, installation: Installation) -> web.Response:
        language = _language(request, self._settings.language)
        name = installation.name or installation.team or installation.enterprise
        title = wording.tell("install_done_title", language, workspace=name)
        app, team = quote(installation.app_id, safe=""), quote(installation.team, safe="")
        link = (
            f"https://slack.com/app_redirect?app={app}&team={team}" if app and team else "https://app.slack.com/client"
        )
        opening = (wording.tell("install_open", language), link)
        return _shown(200, page(language, title, wording.tell("install_done", language), opening))


def _refused(code: str) -> Failed:
    """Slack's word is shown, if it is one: it came by a link that anybody may write."""
    return Failed(400, "install_refused", code if _WORD.fullmatch(code) else "unknown")


def _ours(answer: Mapping[str, Any], settings: SlackSettings) -> bool:
    return not settings.app_id or answer.get("app_id") == settings.app_id


def _shown(status: int, text: str) -> web.Response:
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    answer = web.Response(status=status, text=text, content_type="text/html", charset="utf-8", headers=headers)
    answer.del_cookie(COOKIE, path="/slack")
    return answer


def _language(request: web.Request, default: str) -> str:
    """The visitor's first of ours, as their browser orders them."""
    wanted: list[tuple[float, str]] = []
    for part in request.headers.get("Accept-Language", "").split(","):
        name, _, quality = part.partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            continue
        language = name.strip().lower().split("-")[0]
        if language in {"fr", "en"} and weight > 0:
            wanted.append((-weight, language))
    return min(wanted, key=lambda one: one[0])[1] if wanted else default
