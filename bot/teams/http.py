"""The one address that Teams posts to: who calls is verified before anything of what they say is believed."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any, NoReturn, cast

import structlog
from aiohttp import web

from bot.store.database import StoreUnavailable
from bot.teams.activities import Json, is_ours, is_sound, text
from bot.teams.answers import InvokeAnswer
from bot.teams.faults import Refused
from bot.teams.hosts import check_service_url, is_loopback
from bot.teams.inbound import Inbound
from bot.teams.settings import TeamsSettings
from bot.teams.tokens import TokenVerifier
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

PATH = "/teams/messages"

LARGEST_BODY = 1024 * 1024
"""Bytes of a request; longer ones are refused unread."""

_FROM_AFAR = ("Origin", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via")
"""What a browser or a proxy adds: in a playground, programs of this machine talk to each other directly."""


def routes(inbound: Inbound, verifier: TokenVerifier, settings: TeamsSettings) -> list[web.RouteDef]:
    async def receive(request: web.Request) -> web.Response:
        """200 with what Teams is to show; 400 for what Teams does not send; 401, 403 for callers that are not listened
        to; 413 for too much; 503 when it could not be kept, or nobody could be verified just now."""
        try:
            activity = await _taken(request, verifier, settings)
            return _response(await inbound.handle(activity))
        except Refused as refused:
            log.warning("teams.http.refused", status=int(refused.status), why=refused.reason)
            return web.Response(status=refused.status)
        except (StoreUnavailable, IntegrationError) as error:
            log.warning("teams.not_kept", why=f"{type(error).__name__}: {error}")
        except Exception as error:
            log.error("teams.defect", exc_info=error)
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)

    return [web.post(PATH, receive)]


async def _taken(request: web.Request, verifier: TokenVerifier, settings: TeamsSettings) -> Json:
    """The activity, once its caller is known to be Teams'. Raises `Refused`, and what the verifier raises."""
    proof = request.headers.get("Authorization")
    if settings.playground:
        _check_neighbour(request)
    elif not proof:
        raise Refused(HTTPStatus.UNAUTHORIZED, "no token")
    activity = _read(await _body(request))
    sound, service_url = is_sound(activity), activity.get("serviceUrl")
    if not settings.playground:
        told = service_url if isinstance(service_url, str) else ""
        try:
            await verifier.verify(proof, told, text(activity, "channelId"))
        except Refused as refused:
            if sound or refused.status != HTTPStatus.FORBIDDEN:
                raise
    if not sound:
        raise Refused(HTTPStatus.BAD_REQUEST, "no activity of Teams")
    check_service_url(service_url, settings)
    if not is_ours(activity, settings):
        raise Refused(HTTPStatus.FORBIDDEN, "another tenant")
    return activity


def _check_neighbour(request: web.Request) -> None:
    """Nobody is asked for a token in a playground: only programs of this machine are listened to."""
    if not is_loopback(request.remote):
        raise Refused(HTTPStatus.FORBIDDEN, "a playground listens to this machine only")
    if any(name in request.headers for name in _FROM_AFAR):
        raise Refused(HTTPStatus.FORBIDDEN, "a playground listens to programs of this machine only")


async def _body(request: web.Request) -> bytes:
    if request.content_length is not None and request.content_length > LARGEST_BODY:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too large")
    try:
        return await request.clone(client_max_size=LARGEST_BODY).read()
    except web.HTTPRequestEntityTooLarge:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too large") from None
    except (web.HTTPException, web.RequestPayloadError, ValueError) as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"unreadable ({type(error).__name__})") from None


def _read(body: bytes) -> Json:
    try:
        read: Any = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Refused(HTTPStatus.BAD_REQUEST, "not JSON") from None
    if not isinstance(read, dict):
        raise Refused(HTTPStatus.BAD_REQUEST, "not an object")
    return cast("Json", read)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _response(answer: InvokeAnswer | None) -> web.Response:
    if answer is None or answer.body is None:
        return web.Response(status=HTTPStatus.OK if answer is None else answer.status)
    return web.json_response(answer.body, status=answer.status)
