"""Who may speak to the desk: this computer, this page, this run. Everything else is refused before it is read."""

from __future__ import annotations

import functools
import hmac
import ipaddress
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.store.database import StoreUnavailable
from bot.web.refusal import Refused

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

TOKEN = "X-Commis-Token"
PERSON = "X-Commis-Person"
LANGUAGE = "X-Commis-Language"

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OURS = {"localhost", "127.0.0.1", "::1"}
_PROXIED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


def language_of(request: web.Request, default: str) -> str:
    """The language the page speaks now; before any page, the browser's."""
    told = request.headers.get(LANGUAGE, "")
    if told in {"fr", "en"}:
        return told
    accepted = request.headers.get("Accept-Language", "").lower()
    return "en" if accepted.startswith("en") else default


def guarded(default_language: str, token: str | None) -> Callable[[Handler], Handler]:
    """Wraps a handler. With a `token`, the request must carry it (the page of this run does)."""

    def wrap(handler: Handler) -> Handler:
        @functools.wraps(handler)
        async def guard(request: web.Request) -> web.StreamResponse:
            language = language_of(request, default_language)
            try:
                check_local(request)
                if token is not None:
                    check_page(request, token)
                response = await handler(request)
            except Refused as refused:
                response = refused.response(language)
            except StoreUnavailable as error:
                log.warning("desk.store_unavailable: %s", error)
                response = Refused("store").response(language)
            except web.HTTPRequestEntityTooLarge:
                response = Refused("large").response(language)
            except (web.HTTPException, ConnectionError):
                raise
            except Exception:
                log.exception("desk.defect on %s", request.path)
                response = Refused("defect").response(language)
            if not response.prepared:
                for name, value in SAFETY.items():
                    response.headers.setdefault(name, value)
                response.headers.setdefault("Content-Security-Policy", POLICY)
            return response

        return guard

    return wrap


def check_local(request: web.Request) -> None:
    """A name that was rebound to this machine, a proxy in front, or another machine: refused."""
    host = urlsplit(f"//{request.headers.get('Host', '')}")
    if host.hostname not in _OURS or host.username is not None:
        raise Refused("host")
    if any(name in request.headers for name in _PROXIED):
        raise Refused("host")
    if request.remote is not None and not _is_loopback(request.remote):
        raise Refused("host")


def check_page(request: web.Request, token: str) -> None:
    """Only our own page may ask: same origin, and the token of this run."""
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.headers.get('Host', '')}":
        raise Refused("origin")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise Refused("origin")
    if not hmac.compare_digest(request.headers.get(TOKEN, "").encode(), token.encode()):
        raise Refused("stale")


def _is_loopback(remote: str) -> bool:
    try:
        return ipaddress.ip_address(remote.partition("%")[0]).is_loopback
    except ValueError:
        return False
