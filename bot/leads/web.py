"""The addresses that leads and booking tools post to: checked, claimed, acknowledged in milliseconds; our form page.

POST /webhooks/leads       JSON, an encoded form or a form in parts, of a form tool or of anybody who has the secret
POST /webhooks/calendly    what became of a meeting; likewise /webhooks/calcom
GET, POST /lead-form       a page that can be embedded anywhere
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence

import structlog
from aiohttp import web

from bot.leads.body import LARGEST, BadBody, read_body, readable_type, whole_body
from bot.leads.form_page import FormPage
from bot.leads.guard import Buckets, Network, allowed, presented, proxies_of, sender_of
from bot.leads.intake import Kept, LeadInbox
from bot.leads.mapping import given_of, one_line, worth_keeping
from bot.leads.room import LeadRoom
from bot.store.database import StoreUnavailable
from graphs.leads.given import Given
from integrations.booking.port import BookingHook
from integrations.errors import Rejected

log = structlog.get_logger(__name__)

LONGEST_KEY = 255

REASONS = {
    "closed": "Nothing is taken here.",
    "slow_down": "Too many requests: wait as long as Retry-After says.",
    "no_secret": "Show the secret: X-Commis-Secret, Authorization, or X-Commis-Signature over the body.",
    "wrong_secret": "The secret, or the signature of the body, is not right.",
    "unsupported_type": "Post JSON, application/x-www-form-urlencoded or multipart/form-data.",
    "too_large": f"The body is larger than {LARGEST // 1024} kB.",
    "too_slow": "The body did not arrive in time.",
    "broken_body": "The body is cut off, or not compressed as its head says.",
    "bad_json": "The body is not JSON.",
    "not_an_object": "The body is neither an object nor a list of objects.",
    "too_many": "Too many leads in one request.",
    "too_many_fields": "Too many fields.",
    "bad_parts": "The parts of the form cannot be read.",
    "empty": "The body is empty.",
    "no_contact": "There is no way to reach anybody: give at least email or phone.",
    "key_reused": "That Idempotency-Key came with other fields before.",
    "long_key": "The Idempotency-Key is too long.",
    "bad_signature": "The post is not signed as it must be, is too old, or cannot be read.",
    "unavailable": "It cannot be kept just now: post it again.",
}
"""For whoever sets a tool up; programs read the code."""

UNREAD = {"too_large", "too_slow", "broken_body"}
"""What leaves a part of the body unread: nothing more can come over that connection."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refused(Exception):
    def __init__(self, code: str, status: int, wait: float = 0.0) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.wait = wait


def routes(room: LeadRoom, wake: Callable[[], None], proxies: Sequence[str] = ()) -> list[web.RouteDef]:
    """What is not set up answers 404. `wake` is called when something was kept. `proxies`: whose X-Forwarded-For is
    believed, addresses or networks; ValueError for what is neither."""
    trusted = proxies_of(proxies)
    leads = LeadInbox(room.database, room.clock, room.channel, wake)
    buckets = Buckets(room.settings.lead_per_minute, _loop_time)
    secret = room.settings.lead_secret
    counted = _Counted(buckets, trusted)
    posted = Posted(leads, counted, secret.get_secret_value() if secret is not None else "")
    page = FormPage(
        leads,
        buckets,
        room.settings.language,
        room.settings.privacy_url,
        is_open=room.settings.lead_form,
        proxies=trusted,
    )
    hooks = [
        web.post(f"/webhooks/{name}", _answering(_Meetings(leads, counted, name, room.hooks.get(name), room).taken))
        for name in ("calendly", "calcom")
    ]
    return [
        web.post("/webhooks/leads", _answering(posted.taken)),
        *hooks,
        web.get("/lead-form", page.shown, allow_head=True),
        web.post("/lead-form", page.sent),
    ]


class _Counted:
    """Each sender has so many a minute."""

    def __init__(self, buckets: Buckets, proxies: Sequence[Network]) -> None:
        self._buckets = buckets
        self._proxies = proxies

    def take(self, request: web.Request) -> None:
        """Raises `Refused`."""
        forwarded = request.headers.getall("X-Forwarded-For", [])
        wait = self._buckets.take(sender_of(request.remote, forwarded, self._proxies))
        if wait:
            raise Refused("slow_down", 429, wait)


class Posted:
    """`secret` "": closed."""

    def __init__(self, leads: LeadInbox, counted: _Counted, secret: str) -> None:
        self._leads = leads
        self._counted = counted
        self._secret = secret

    async def taken(self, request: web.Request) -> web.Response:
        if not self._secret:
            raise Refused("closed", 404)
        self._counted.take(request)
        headers = _headers(request)
        if not presented(headers):
            raise Refused("no_secret", 401)
        kind = headers.get("content-type", "")
        if not readable_type(kind):
            raise Refused("unsupported_type", 415)
        body = await whole_body(request)
        if not allowed(headers, body, self._secret):
            raise Refused("wrong_secret", 401)
        wanted_key = headers.get("idempotency-key", "").strip()
        if len(wanted_key) > LONGEST_KEY:
            raise Refused("long_key", 400)
        kept = await self._kept(kind, body, wanted_key)
        return web.json_response(_told(kept), status=202)

    async def _kept(self, kind: str, body: bytes, wanted_key: str) -> list[Kept]:
        if not body.strip():
            raise Refused("empty", 400)
        # A body of a megabyte takes a moment to read: others do not wait for it.
        found = await asyncio.to_thread(_leads_of, kind, body)
        if not all(worth_keeping(given) for given, _ in found):
            raise Refused("no_contact", 422)
        several = len(found) > 1
        kept: list[Kept] = []
        for place, (given, reference) in enumerate(found):
            key = f"{wanted_key}#{place}" if wanted_key and several else wanted_key
            kept.append(await self._leads.lead(given, wanted_key=key, reference=reference))
        if wanted_key and any(each.other for each in kept):
            raise Refused("key_reused", 422)
        return kept


class _Meetings:
    def __init__(
        self, leads: LeadInbox, counted: _Counted, name: str, hook: BookingHook | None, room: LeadRoom
    ) -> None:
        self._leads = leads
        self._counted = counted
        self._name = name
        self._hook = hook
        self._room = room

    async def taken(self, request: web.Request) -> web.Response:
        if self._hook is None:
            raise Refused("closed", 404)
        self._counted.take(request)
        body = await whole_body(request)
        try:
            news = self._hook.read(_headers(request), body, self._room.clock.now())
        except Rejected as error:
            log.warning("booking.refused", provider=self._name, why=str(error))
            raise Refused("bad_signature", 401) from None
        if news is None:
            return web.json_response({"status": "ignored"}, status=200)
        claimed = await self._leads.booking(news, self._name)
        return web.json_response({"status": "accepted" if claimed else "known"}, status=202)


def _answering(taken: Callable[[web.Request], Awaitable[web.Response]]) -> Handler:
    """What is refused, as JSON with a reason."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await taken(request)
        except Refused as refused:
            return refusal(refused)
        except BadBody as bad:
            return refusal(Refused(bad.code, bad.status))
        except StoreUnavailable:
            return refusal(Refused("unavailable", 503, 5.0))

    return answer


def refusal(refused: Refused) -> web.Response:
    told = {"error": {"code": refused.code, "reason": REASONS[refused.code]}}
    headers = {"Retry-After": str(math.ceil(refused.wait))} if refused.wait else {}
    if refused.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    answer = web.json_response(told, status=refused.status, headers=headers)
    if refused.code in UNREAD:
        answer.force_close()
    return answer


def _loop_time() -> float:
    """Seconds of a clock that only goes forward."""
    return asyncio.get_running_loop().time()


def _leads_of(kind: str, body: bytes) -> list[tuple[Given, str]]:
    """Raises `BadBody`."""
    found: list[tuple[Given, str]] = []
    try:
        for data in read_body(kind, body):
            given, submission = given_of(data)
            found.append((given, one_line(submission.reference)))
    except RecursionError:
        # JSON whose lists lie in lists, hundreds deep: read, but nobody's answers.
        raise BadBody("bad_json") from None
    return found


def _headers(request: web.Request) -> dict[str, str]:
    return {name.lower(): value for name, value in request.headers.items()}


def _told(kept: list[Kept]) -> dict[str, object]:
    one = [{"id": each.id, "status": "known" if each.known else "accepted"} for each in kept]
    return {**one[0], **({"leads": one} if len(one) > 1 else {})}
