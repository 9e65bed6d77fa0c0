"""Calls Slack's Web API: one session, the right token, Slack's pace, and every outcome as one of our errors."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urljoin

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.faults import SlackMisconfigured, SlackRefusal, fault, lost, wait_of
from bot.slack.hosts import Hosts
from bot.slack.methods import FORMS
from bot.slack.pace import Pace
from bot.slack.quiet import QUIET
from integrations.errors import IntegrationError, Unavailable

log = structlog.get_logger(__name__)

TIMEOUT = 10.0
FILE_TIMEOUT = 60.0
REDIRECTS = 5
CHUNK = 64 * 1024


@dataclass
class _Wire:
    """Whether anything of the request has left: only then can Slack have done it."""

    left: bool = False


_WIRE: ContextVar[_Wire | None] = ContextVar("slack_wire", default=None)


async def _leaving(*_: object) -> None:
    if (wire := _WIRE.get()) is not None:
        wire.left = True


class SlackCalls:
    """`token_of` gives a workspace's bot token, and raises `Misconfigured` where the app is not installed."""

    def __init__(self, api_url: str, token_of: Callable[[str], Awaitable[str]], *, pace: Pace | None = None) -> None:
        self._api_url = api_url.rstrip("/") + "/"
        self._token_of = token_of
        self._pace = pace or Pace()
        self._hosts = Hosts(self._api_url)
        self._session: aiohttp.ClientSession | None = None

    async def call(
        self,
        team: str,
        method: str,
        *,
        timeout: float = TIMEOUT,  # noqa: ASYNC109 - it starts when this channel's turn has come, not before
        **arguments: Any,
    ) -> dict[str, Any]:
        """Calls a method for a workspace. Arguments that are None are left out."""
        return await self._paced(team, await self._token_of(team), method, timeout, arguments)

    async def with_token(
        self,
        token: str,
        method: str,
        *,
        timeout: float = TIMEOUT,  # noqa: ASYNC109 - as above
        **arguments: Any,
    ) -> dict[str, Any]:
        """The same with a token that is no workspace's (or ""). "_scopes" in the answer lists what the token may do."""
        return await self._paced(token, token, method, timeout, arguments)

    async def download(self, team: str, url: str, limit: int) -> tuple[bytes, str]:
        """The bytes and media type of a file that is on Slack. No other host is ever asked, redirected to or not."""
        token = await self._token_of(team)
        try:
            async with asyncio.timeout(FILE_TIMEOUT):
                return await self._download(url, token, limit)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unavailable(f"download: no answer from Slack ({type(error).__name__})") from None

    async def upload(self, url: str, body: bytes, name: str) -> None:
        """Sends bytes to the place that files.getUploadURLExternal gave."""
        self._hosts.check(url)
        try:
            async with (
                asyncio.timeout(FILE_TIMEOUT),
                self._open_session().post(url, data=body, allow_redirects=False) as answer,
            ):
                _check_file("upload", answer)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unavailable(f"upload: no answer from Slack ({type(error).__name__})") from None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    # --- one call -----------------------------------------------------------------------------------------------------

    async def _paced(
        self, team: str, token: str, method: str, seconds: float, arguments: Mapping[str, Any]
    ) -> dict[str, Any]:
        await self._pace.free(team, method)
        if method == "chat.postMessage":
            await self._pace.turn(team, str(arguments.get("channel", "")))
            await self._pace.free(team, method)
        try:
            return await self._attempt(token, method, seconds, arguments)
        except Unavailable as error:
            if error.retry_after is not None:
                log.warning("slack.held", method=method, seconds=error.retry_after)
                self._pace.hold(team, method, error.retry_after)
            raise

    async def _attempt(self, token: str, method: str, seconds: float, arguments: Mapping[str, Any]) -> dict[str, Any]:
        given = {name: value for name, value in arguments.items() if value is not None}
        form = {name: _form_value(value) for name, value in given.items()}
        body: dict[str, Any] = {"data": form} if method in FORMS else {"json": given}
        wire = _Wire()
        mark = _WIRE.set(wire)
        try:
            async with asyncio.timeout(seconds):
                answer = await self._client(token).api_call(method, **body)
        except SlackApiError as error:
            raise _refused(method, cast("Any", error).response) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _unanswered(method, error, wire) from None
        except (AttributeError, TypeError, ValueError) as error:
            # The SDK trips over an answer that is no JSON object.
            raise lost(method, f"an answer that is not Slack's ({type(error).__name__})") from None
        finally:
            _WIRE.reset(mark)
        data = cast("dict[str, Any]", answer.data)
        warning = str(data.get("warning") or "")
        if warning and not warning.endswith("_charset"):
            log.info("slack.warning", method=method, warning=warning)
        return data | {"_scopes": _scopes(cast("Mapping[str, str]", answer.headers))}

    def _client(self, token: str) -> Any:
        """The SDK's client, whose types leave most open."""
        client = AsyncWebClient(
            token=token or None,
            base_url=self._api_url,
            session=self._open_session(),
            retry_handlers=[],
            logger=QUIET,
        )
        # The session knows the proxy of the environment, and which hosts are not to go through it.
        client.proxy = None
        return client

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            trace = aiohttp.TraceConfig()
            trace.on_request_headers_sent.append(_leaving)
            self._session = aiohttp.ClientSession(
                trace_configs=[trace], trust_env=True, timeout=aiohttp.ClientTimeout(total=None, connect=TIMEOUT)
            )
        return self._session

    async def _download(self, url: str, token: str, limit: int) -> tuple[bytes, str]:
        for _ in range(REDIRECTS):
            self._hosts.check(url)
            headers = {"Authorization": f"Bearer {token}"}
            async with self._open_session().get(url, headers=headers, allow_redirects=False) as answer:
                if 300 <= answer.status < 400 and "Location" in answer.headers:
                    url = urljoin(url, answer.headers["Location"])
                    continue
                _check_file("download", answer)
                return await _read(answer, limit), answer.content_type
        raise SlackRefusal("download: too many redirects", "too_many_redirects")


def _form_value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _scopes(headers: Mapping[str, str]) -> list[str]:
    return [scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",") if scope.strip()]


def _refused(method: str, response: Any) -> IntegrationError:
    """An answer that is no success: the SDK gives its own response, or aiohttp's when the body was no JSON."""
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)
    headers = cast("Mapping[str, str]", getattr(response, "headers", {}))
    data = getattr(response, "data", None)
    told = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    code = str(told.get("error") or "")
    if status == HTTPStatus.TOO_MANY_REQUESTS or code in {"ratelimited", "rate_limited"}:
        return fault(method, "ratelimited", told, retry_after=wait_of(headers.get("Retry-After")))
    if code:
        return fault(method, code, told)
    if status >= 500 or status < 400:
        return lost(method, f"Slack answered HTTP {status} without a reason")
    return SlackMisconfigured(f"{method}: HTTP {status} from what should be Slack's Web API", f"http_{status}")


def _unanswered(method: str, error: Exception, wire: _Wire) -> IntegrationError:
    if isinstance(error, aiohttp.InvalidURL):
        return SlackMisconfigured(f"{method}: the address of Slack's Web API is not one", "invalid_url")
    why = f"no answer from Slack ({type(error).__name__})"
    return lost(method, why) if wire.left else Unavailable(f"{method}: {why}")


def _check_file(what: str, answer: aiohttp.ClientResponse) -> None:
    status = answer.status
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise Unavailable(f"{what}: too many calls", retry_after=wait_of(answer.headers.get("Retry-After")))
    if status >= 500:
        raise Unavailable(f"{what}: HTTP {status}")
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise SlackMisconfigured(f"{what}: HTTP {status}; the token may not do this", f"http_{status}")
    if status != HTTPStatus.OK:
        raise SlackRefusal(f"{what}: HTTP {status}", f"http_{status}")


async def _read(answer: aiohttp.ClientResponse, limit: int) -> bytes:
    """At most `limit` bytes, whatever was announced."""
    body = bytearray()
    if (answer.content_length or 0) <= limit:
        async for chunk in answer.content.iter_chunked(CHUNK):
            body += chunk
            if len(body) > limit:
                break
        else:
            return bytes(body)
    raise SlackRefusal(f"download: more than {limit} bytes", "file_too_large")
