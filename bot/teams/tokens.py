"""Who is calling: the connector's token, checked in every part before anything of the message is believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, NoReturn

import jwt

from bot.teams.faults import Refused
from bot.teams.keys import Keys
from bot.teams.settings import TeamsSettings

CHANNEL = "msteams"
ALGORITHMS = ("RS256", "RS384", "RS512")
LEEWAY = 300.0
"""Seconds by which the two clocks may differ."""

UNCHECKED = ("verify_exp", "verify_nbf", "verify_iat", "verify_aud", "verify_iss", "verify_sub", "verify_jti")
"""What the library could check of the claims, by a clock of its own: we do, by the clock that we were given."""

LONGEST_TOKEN = 16 * 1024
LONGEST_KID = 256

__all__ = ["CHANNEL", "Claims", "Refused", "TokenVerifier"]


@dataclass(frozen=True)
class Claims:
    """What a verified token says. `tenant` is "" where it names none."""

    app_id: str
    issuer: str
    service_url: str
    tenant: str


class TokenVerifier:
    """`now` is the real clock, also where the desk's stands still."""

    def __init__(self, settings: TeamsSettings, keys: Keys, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._keys = keys
        self._now = now

    async def verify(self, authorization: str | None, service_url: str, channel_id: str) -> Claims:
        """`service_url` and `channel_id` as the activity has them.

        Raises `Refused`: 401 for a token that is not good, 403 for a good one that is not for this service URL or
        channel; `KeysUnavailable` when nobody can be verified.
        """
        token = _bearer(authorization)
        kid, algorithm = _header(token)
        signing = await self._keys.key(kid)
        if signing is None:
            _bad("the token is signed with a key that is not known")
        claims = _signed(token, signing.key, algorithm)
        self._check_times(claims)
        self._check_names(claims)
        if channel_id != CHANNEL:
            raise Refused(HTTPStatus.FORBIDDEN, "the message does not come from Teams")
        if channel_id not in signing.endorsements:
            _bad("the token's key is not endorsed for Teams")
        return Claims(
            app_id=self._settings.app_id,
            issuer=self._settings.issuer,
            service_url=_service_url(claims, service_url),
            tenant=_text(claims.get("tid")),
        )

    def _check_times(self, claims: Mapping[str, Any]) -> None:
        now = self._now().timestamp()
        if not now < _instant(claims, "exp") + LEEWAY:
            _bad("the token has expired")
        if not now >= _instant(claims, "nbf") - LEEWAY:
            _bad("the token is not valid yet")

    def _check_names(self, claims: Mapping[str, Any]) -> None:
        if not self._settings.app_id or claims.get("aud") != self._settings.app_id:
            _bad("the token is for another app")
        if not self._settings.issuer or claims.get("iss") != self._settings.issuer:
            _bad("the token is from another issuer")


def _bearer(authorization: str | None) -> str:
    if not authorization:
        _bad("no token")
    if len(authorization) > LONGEST_TOKEN:
        _bad("the token is too long")
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token or not token.isascii() or token.count(".") != 2:
        _bad("not a bearer token")
    return token


def _header(token: str) -> tuple[str, str]:
    """Key id and algorithm, as the token claims them."""
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError):
        _bad("the token cannot be read")
    algorithm, kid = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:
        _bad("the token is not signed as it must be")
    if "crit" in header or not isinstance(kid, str) or not 0 < len(kid) <= LONGEST_KID:
        _bad("the token does not say which key signed it")
    return kid, algorithm


def _signed(token: str, key: Any, algorithm: str) -> Mapping[str, Any]:
    """What was signed; the claims are the caller's to check."""
    unchecked: Any = dict.fromkeys(UNCHECKED, False)
    try:
        return jwt.decode(token, key, algorithms=[algorithm], options=unchecked)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        _bad("the token's signature is wrong")


def _instant(claims: Mapping[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        _bad(f"the token has no {name}")
    try:
        return float(value)
    except OverflowError:
        _bad(f"the token has no usable {name}")


def _service_url(claims: Mapping[str, Any], expected: str) -> str:
    claimed = claims.get("serviceurl")
    if not isinstance(claimed, str) or not claimed:
        _bad("the token names no service URL")
    if claimed.rstrip("/") != expected.rstrip("/"):
        raise Refused(HTTPStatus.FORBIDDEN, "the token is for another service URL")
    return claimed.rstrip("/")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _bad(reason: str) -> NoReturn:
    raise Refused(HTTPStatus.UNAUTHORIZED, reason)
