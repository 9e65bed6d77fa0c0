"""The keys that sign the connector's tokens, as its OpenID document gives them: kept a day, asked for sparingly."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

import structlog
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import PyJWTError

from bot.teams.exchange import Exchange, NoAnswer, TooLarge
from bot.teams.hosts import is_loopback
from bot.teams.settings import TeamsSettings
from integrations.errors import Unavailable

log = structlog.get_logger(__name__)

KEPT = 24 * 3600.0
"""Seconds after which keys are asked for again."""

STALE_PAUSE = 3600.0
UNKNOWN_PAUSE = 60.0
EMPTY_PAUSE = 5.0
"""Seconds at least between two requests: while old keys serve, for a key that is not known, and while there is none."""

TIMEOUT = 5.0
LARGEST = 1024 * 1024
LEAST_BITS = 2048


class KeysUnavailable(Unavailable):
    """Nobody can be verified just now."""


class SigningKey(NamedTuple):
    """`endorsements`: the channels whose messages this key may sign."""

    key: RSAPublicKey
    endorsements: frozenset[str]


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class Keys:
    """`time` is a monotonic clock in seconds, the event loop's unless told."""

    def __init__(self, settings: TeamsSettings, *, time: Callable[[], float] = _loop_time) -> None:
        self._url = settings.openid_url
        self._time = time
        self._keys: dict[str, SigningKey] = {}
        self._fetched_at = 0.0
        self._tried_at: float | None = None
        self._fetching: asyncio.Task[None] | None = None
        self._exchange = Exchange()

    async def key(self, kid: str) -> SigningKey | None:
        """The key of that id, or None. Raises `KeysUnavailable` when none at all is known and none can be had."""
        if self._keys and kid in self._keys and self._time() - self._fetched_at < KEPT:
            return self._keys[kid]
        if self._fetching is not None or self._may_ask(kid):
            await self._refreshed()
        if not self._keys:
            raise KeysUnavailable("the keys of the connector's tokens cannot be had", retry_after=EMPTY_PAUSE)
        return self._keys.get(kid)

    async def warm(self) -> bool:
        """Asks ahead of the first message; whether keys are known. Never raises."""
        if not self._keys:
            await self._refreshed()
        return bool(self._keys)

    async def close(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()
            await asyncio.gather(self._fetching, return_exceptions=True)
        await self._exchange.close()

    def _may_ask(self, kid: str) -> bool:
        if self._tried_at is None:
            return True
        pause = EMPTY_PAUSE if not self._keys else STALE_PAUSE if kid in self._keys else UNKNOWN_PAUSE
        return self._time() - self._tried_at >= pause

    async def _refreshed(self) -> None:
        """One request at a time, whoever asks, and whoever of them goes away meanwhile."""
        if self._fetching is None:
            self._tried_at = self._time()
            self._fetching = asyncio.create_task(self._refresh())
        await asyncio.shield(self._fetching)

    async def _refresh(self) -> None:
        try:
            async with asyncio.timeout(TIMEOUT):
                keys = await self._fetch()
        except (NoAnswer, TooLarge, TimeoutError, ValueError, RecursionError) as error:
            log.warning("teams.keys_unavailable", why=f"{type(error).__name__}: {error}"[:200], kept=len(self._keys))
            return
        finally:
            self._fetching = None
        self._keys = keys
        self._fetched_at = self._time()

    async def _fetch(self) -> dict[str, SigningKey]:
        document = await self._read(self._url)
        where = document.get("jwks_uri")
        if not isinstance(where, str) or not _trusted(where, self._url):
            raise ValueError("the OpenID document names no keys")
        found: Any = (await self._read(where)).get("keys")
        keys = _signing_keys(cast("list[Any]", found) if isinstance(found, list) else [])
        if not keys:
            raise ValueError("the key set holds no key that can be used")
        return keys

    async def _read(self, url: str) -> dict[str, Any]:
        answer = await self._exchange.ask("GET", url, seconds=TIMEOUT, limit=LARGEST)
        if answer.status != HTTPStatus.OK:
            raise ValueError(f"HTTP {answer.status}")
        found: Any = json.loads(answer.body)
        if not isinstance(found, dict):
            raise ValueError("not a JSON object")
        return cast("dict[str, Any]", found)


def _trusted(where: str, openid_url: str) -> bool:
    """Keys come over TLS, or from this machine where the document that names them does."""
    parts, origin = urlsplit(where), urlsplit(openid_url)
    if parts.scheme == "https" and parts.hostname:
        return True
    return parts.scheme == "http" and is_loopback(parts.hostname) and is_loopback(origin.hostname)


def _signing_keys(found: list[Any]) -> dict[str, SigningKey]:
    """What cannot be used is left out: the set also holds keys for other purposes."""
    keys: dict[str, SigningKey] = {}
    for one in found:
        if isinstance(one, dict):
            fields = cast("Mapping[str, Any]", one)
            kid, key = fields.get("kid"), _public_key(fields)
            if isinstance(kid, str) and kid and key is not None:
                keys[kid] = SigningKey(key, _endorsements(fields.get("endorsements")))
    return keys


def _public_key(fields: Mapping[str, Any]) -> RSAPublicKey | None:
    if fields.get("kty") != "RSA" or fields.get("use", "sig") != "sig":
        return None
    try:
        # Only the public part is read, whatever else is there.
        key = RSAAlgorithm.from_jwk({name: fields[name] for name in ("kty", "n", "e")})
    except (PyJWTError, KeyError, TypeError, ValueError, ArithmeticError):
        return None
    return key if isinstance(key, RSAPublicKey) and key.key_size >= LEAST_BITS else None


def _endorsements(found: object) -> frozenset[str]:
    named = cast("list[object]", found) if isinstance(found, list) else []
    return frozenset(name for name in named if isinstance(name, str))
