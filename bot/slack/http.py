"""The one address that Slack posts to: events, clicks, forms, shortcuts, commands, checked before they are read."""

from __future__ import annotations

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.slack.guard import LARGEST_BODY, Guard, Refused
from bot.slack.listeners import Inbound

log = structlog.get_logger(__name__)

PATH = "/slack/events"


def routes(inbound: Inbound, guard: Guard) -> list[web.RouteDef]:
    async def receive(request: web.Request) -> web.Response:
        try:
            taken = await _taken(request, guard)
        except Refused as refused:
            log.warning("slack.http.refused", status=refused.status, why=refused.reason)
            return web.Response(status=refused.status)
        return await to_aiohttp_response(await inbound.dispatch(taken))

    return [web.post(PATH, receive)]


async def _taken(request: web.Request, guard: Guard) -> AsyncBoltRequest:
    """The request as Bolt takes it, once its raw bytes are known to be Slack's. Raises `Refused`."""
    if request.content_length is not None and request.content_length > LARGEST_BODY:
        raise Refused(413, "too large")
    capped = request.clone(client_max_size=LARGEST_BODY)
    try:
        body = await capped.read()
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "too large") from None
    guard.check(request.headers, body)
    try:
        taken = await to_bolt_request(capped)
    except Exception as error:  # signed, and yet neither JSON nor a form: nothing Slack sends
        raise Refused(400, f"unreadable ({type(error).__name__})") from None
    return taken
