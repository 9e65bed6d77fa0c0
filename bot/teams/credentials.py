"""The bot's own token for Teams' connector: by client secret or managed identity, kept until shortly before its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode, urlsplit

import msal
import structlog
from msal.exceptions import MsalServiceError

from bot.teams.exchange import Answer, Exchange, NoAnswer, TooLarge
from bot.teams.faults import TRY_AGAIN, TeamsMisconfigured
from bot.teams.hosts import is_loopback
from bot.teams.settings import TeamsSettings
from integrations.errors import IntegrationError, Unavailable

log = structlog.get_logger(__name__)

SCOPE = "https://api.botframework.com"
GOVERNMENT = "https://api.botframework.us"

EARLY = 300.0
"""Seconds before its end at which a token is replaced; while no new one can be had it serves to its end."""

PAUSE = 5.0
"""Seconds after a refusal in which nobody asks again."""

SECONDS = 5.0
TOGETHER = 15.0
LONGEST_TEXT = 200


class _Token(NamedTuple):
    text: str
    ends_at: float


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def scope_of(settings: TeamsSettings) -> str:
    """What the token is for: the connector of the cloud that the callers come from."""
    return GOVERNMENT if settings.issuer.rstrip("/") == GOVERNMENT else SCOPE


class Credentials:
    """`time` is a monotonic clock in seconds, the event loop's unless told."""

    def __init__(self, settings: TeamsSettings, exchange: Exchange, *, time: Callable[[], float] = _loop_time) -> None:
        self._settings = settings
        self._exchange = exchange
        self._time = time
        self._client: _Client | None = None
        self._token: _Token | None = None
        self._refused: tuple[float, IntegrationError] | None = None
        self._asking: asyncio.Task[_Token] | None = None

    async def token(self) -> str:
        """ "" in the playground. Raises `Misconfigured`, or `Unavailable` when none can be had just now."""
        if self._settings.playground:
            return ""
        held = self._token
        left = held.ends_at - self._time() if held is not None else 0.0
        if held is not None and left > EARLY:
            return held.text
        try:
            return (await self._asked()).text
        except IntegrationError as error:
            if held is None or left <= 0:
                raise
            log.warning("teams.token_not_renewed", why=str(error), seconds_left=round(left))
            return held.text

    def renew(self, refused: str) -> None:
        """The connector did not accept this token: the next one is a new one."""
        if self._token is not None and self._token.text == refused:
            self._token = None
            self._client = None

    async def close(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _asked(self) -> _Token:
        """One request at a time, whoever asks, and whoever of them goes away meanwhile."""
        if self._asking is None:
            if self._refused is not None and 0 <= self._time() - self._refused[0] < PAUSE:
                raise self._refused[1]
            self._asking = asyncio.create_task(self._ask())
            # Those who asked may all have gone away: then nobody minds what went wrong.
            self._asking.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(self._asking)

    async def _ask(self) -> _Token:
        if self._client is None:
            self._client = _Client(self._settings, self._exchange, asyncio.get_running_loop())
        started = self._time()
        try:
            async with asyncio.timeout(TOGETHER):
                # MSAL waits for the network where it stands: never on the event loop.
                text, seconds = await asyncio.to_thread(self._client.acquire)
        except TimeoutError:
            # Its thread may still be at it: the next one gets a client of its own.
            self._client = None
            raise self._refuse(Unavailable("no token for Teams: no answer in time")) from None
        except IntegrationError as error:
            raise self._refuse(error) from None
        finally:
            self._asking = None
        self._refused = None
        self._token = _Token(text, started + seconds)
        return self._token

    def _refuse(self, error: IntegrationError) -> IntegrationError:
        # MSAL would give its server's last refusal again for a while: the next time is asked with a new client.
        self._client = None
        self._refused = (self._time(), error)
        return error


class _Client:
    """MSAL's client for how this bot is registered. Used in a thread, one call at a time."""

    def __init__(self, settings: TeamsSettings, exchange: Exchange, loop: asyncio.AbstractEventLoop) -> None:
        self._settings = settings
        managed = settings.app_type == "UserAssignedMSI"
        # The secret goes to the login server alone; a managed identity's address is the machine's own affair.
        self._http = _Http(exchange, loop, None if managed else settings.login_url)
        self._msal: Any = None

    def acquire(self) -> tuple[str, float]:
        """A token and its seconds to live."""
        self._http.status = 0
        try:
            found = self._managed() if self._settings.app_type == "UserAssignedMSI" else self._secret()
            text, seconds = found.get("access_token"), found.get("expires_in", 0)
            if isinstance(text, str) and text:
                return text, float(seconds)
        except (NoAnswer, TooLarge) as error:
            raise Unavailable(f"no token for Teams: {error}") from None
        except (MsalServiceError, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
            raise self._failed(type(error).__name__, f"HTTP {self._http.status}") from None
        raise self._failed(str(found.get("error") or "refused"), str(found.get("error_description") or ""))

    def _secret(self) -> dict[str, Any]:
        settings = self._settings
        if self._msal is None:
            self._msal = msal.ConfidentialClientApplication(
                settings.app_id,
                client_credential=settings.app_password,
                # MSAL knows no other authority than over TLS: see `_Http`.
                authority=f"https://{urlsplit(settings.login_url).netloc}/{settings.tenant_id}",
                instance_discovery=False,
                http_client=self._http,
            )
        return cast("dict[str, Any]", self._msal.acquire_token_for_client([f"{scope_of(settings)}/.default"]) or {})

    def _managed(self) -> dict[str, Any]:
        if self._msal is None:
            identity = msal.UserAssignedManagedIdentity(client_id=self._settings.app_id)
            self._msal = msal.ManagedIdentityClient(identity, http_client=self._http)
        return cast("dict[str, Any]", self._msal.acquire_token_for_client(resource=scope_of(self._settings)) or {})

    def _failed(self, code: str, told: str) -> IntegrationError:
        status = self._http.status
        text = f"no token for Teams: {code} ({told.splitlines()[0][:LONGEST_TEXT] if told else 'no reason given'})"
        if status in TRY_AGAIN or status >= 500 or code in {"temporarily_unavailable", "server_error"}:
            return Unavailable(text)
        return TeamsMisconfigured(text, code)


class _Answered:
    """An answer as MSAL reads it."""

    def __init__(self, answer: Answer) -> None:
        self.status_code = answer.status
        self.headers: Mapping[str, str] = dict(answer.headers)
        self.text = answer.body.decode("utf-8", "replace")

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise RuntimeError(f"HTTP {self.status_code}")


class _Http:
    """What MSAL asks in its thread is exchanged by the event loop, which waits for nobody meanwhile.

    `only` is the one server that may be asked. One of this machine may be without TLS, which MSAL does not know of.
    """

    def __init__(self, exchange: Exchange, loop: asyncio.AbstractEventLoop, only: str | None) -> None:
        self._exchange = exchange
        self._loop = loop
        self._only = urlsplit(only) if only is not None else None
        self.status = 0

    def get(self, url: str, params: Any = None, headers: Any = None, **_: Any) -> _Answered:
        return self._ask("GET", url, params, headers, None)

    def post(self, url: str, params: Any = None, data: Any = None, headers: Any = None, **_: Any) -> _Answered:
        form = urlencode(cast("Mapping[str, Any]", data)) if isinstance(data, Mapping) else str(data or "")
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", url, params, kind | dict(headers or {}), form.encode())

    def close(self) -> None:
        """The exchange is its owner's to close."""

    def _ask(self, method: str, url: str, params: Any, headers: Any, body: bytes | None) -> _Answered:
        where = self._address(url)
        if params:
            where += ("&" if "?" in where else "?") + urlencode(params)
        asked = self._exchange.ask(method, where, headers=_texts(headers), body=body, seconds=SECONDS)
        answer = asyncio.run_coroutine_threadsafe(asked, self._loop).result(SECONDS * 2)
        self.status = answer.status
        return _Answered(answer)

    def _address(self, url: str) -> str:
        if self._only is None:
            return url
        parts = urlsplit(url)
        plain = self._only.scheme == "http" and is_loopback(self._only.hostname)
        if parts.scheme != "https" or parts.netloc.lower() != self._only.netloc.lower():
            raise ValueError("the login server refers to another one")
        if self._only.scheme != "https" and not plain:
            raise ValueError("the login server is not asked without TLS")
        return parts._replace(scheme="http").geturl() if plain else url


def _texts(headers: Mapping[str, Any] | None) -> dict[str, str]:
    """Of the headers that MSAL gives, those that hold something."""
    return {name: str(value) for name, value in (headers or {}).items() if value is not None}
