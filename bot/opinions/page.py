"""The page on which a customer says how it went: small, without scripts or cookies, in the language of their mail.

Opening it changes nothing: mail programs and their guards open every link. Its post carries the signed link and nothing
else that counts, and there is no session to abuse: who holds the link is who was asked.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import math
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from urllib.parse import quote

import structlog
from aiohttp import web

from bot.leads.body import BadBody, read_body, whole_body
from bot.leads.guard import Buckets, Network, sender_of
from bot.opinions.links import Link
from bot.opinions.wording import number, tell
from bot.store.database import StoreUnavailable
from bot.store.opinions import LONGEST_WORDS, Value

log = structlog.get_logger(__name__)

PER_MINUTE = 30
"""Requests of one sender."""

STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#8a929c;--soft:#5a636e;--wrong:#b3261e;--deed:#1a5fb4}
@media (prefers-color-scheme:dark){
:root{--ink:#e8eaed;--paper:#16181b;--line:#7d858f;--soft:#a9b1bb;--wrong:#ff8a80;--deed:#78aeed}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem 1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto}
h1{font-size:1.35rem;line-height:1.25;margin:0 0 .5rem}
p{margin:0 0 1rem}
a{color:inherit}
fieldset{border:0;margin:0 0 1rem;padding:0}
legend{font-size:1.35rem;line-height:1.25;font-weight:700;margin:0 0 .5rem;padding:0}
.choice{display:flex;gap:.7rem;align-items:center;border:1px solid var(--line);border-radius:.5rem;
padding:.7rem .9rem;margin:0 0 .6rem;min-height:2.75rem;cursor:pointer}
.choice:has(input:checked){border-color:var(--deed);box-shadow:inset 0 0 0 1px var(--deed)}
.choice input{width:1.2rem;height:1.2rem;margin:0;flex:none;accent-color:var(--deed)}
label.words{display:block;font-weight:600;margin:0 0 .25rem}
.hint{color:var(--soft);font-size:.9rem;margin:0 0 .25rem}
textarea{width:100%;min-height:6rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);
border-radius:.4rem;padding:.6rem .7rem;margin:0 0 1rem;resize:vertical}
:focus-visible{outline:3px solid var(--deed);outline-offset:2px}
.wrong{color:var(--wrong);font-weight:600;margin:0 0 .75rem}
button{font:inherit;font-weight:600;color:var(--paper);background:var(--deed);border:0;border-radius:.4rem;
padding:.7rem 1.4rem;min-height:2.75rem;cursor:pointer}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

_VALUES: dict[str, Value] = {"good": "good", "bad": "bad"}
_STATUS = {"unknown_link": 404, "expired": 410}

ReadLink = Callable[[str], Awaitable[Link | str]]
Take = Callable[[Link, Value, str], Awaitable[None]]


class OpinionPage:
    """`language` for those whose link cannot be read."""

    def __init__(self, read_link: ReadLink, take: Take, language: str, proxies: Sequence[Network] = ()) -> None:
        self._read_link = read_link
        self._take = take
        self._language = language
        self._proxies = proxies
        self._buckets = Buckets(PER_MINUTE, _loop_time)

    async def shown(self, request: web.Request) -> web.Response:
        return await self._answered(request, self._show)

    async def sent(self, request: web.Request) -> web.Response:
        return await self._answered(request, self._send)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _answered(
        self, request: web.Request, act: Callable[[web.Request, str, Link], Awaitable[web.Response]]
    ) -> web.Response:
        language = self._language
        wait = self._buckets.take(
            sender_of(request.remote, request.headers.getall("X-Forwarded-For", []), self._proxies)
        )
        if wait:
            answer = _message("slow", language, 429)
            answer.headers["Retry-After"] = str(math.ceil(wait))
            return answer
        token = request.query.get("t", "")
        try:
            link = await self._read_link(token)
            if isinstance(link, str):
                return _message(link, language, _STATUS[link])
            language = link.language
            return await act(request, token, link)
        except StoreUnavailable:
            return _message("later", language, 503, token)

    async def _show(self, request: web.Request, token: str, link: Link) -> web.Response:
        if "sent" in request.query:
            return _message("thanks", link.language, 200, token, back="change")
        return _question(link.language, token)

    async def _send(self, request: web.Request, token: str, link: Link) -> web.Response:
        try:
            given = await _given(request)
        except BadBody as bad:
            return _message("unreadable", link.language, bad.status, token)
        value, words = _VALUES.get(given.get("value", "")), given.get("words", "")
        if value is None:
            return _question(link.language, token, words=words, wrong=True)
        await self._take(link, value, words)
        log.info("opinion.customer", case=link.case_id, value=value)
        # Seen again by a reload, the thanks post nothing. Relative, so that it works behind any path of a proxy.
        return web.Response(status=303, headers={**HEADERS, "Location": f"?t={quote(token)}&sent=1"})


async def _given(request: web.Request) -> dict[str, str]:
    """Raises `BadBody`. What is no field of ours is not read."""
    kind = request.headers.get("Content-Type", "")
    if "json" in kind.casefold():
        raise BadBody("unsupported_type", 415)
    body = await whole_body(request)
    (data,) = await asyncio.to_thread(read_body, kind, body)
    asked = {name: data.get(name) for name in ("value", "words")}
    return {name: value for name, value in asked.items() if isinstance(value, str)}


def _question(language: str, token: str, *, words: str = "", wrong: bool = False) -> web.Response:
    def said(key: str, **values: object) -> str:
        return escape(tell(language, key, **values))

    choices = "".join(
        f'<label class="choice"><input type="radio" name="value" value="{value}" required'
        f"{' aria-describedby=wrong aria-invalid=true' if wrong else ''}><span>{said(f'page.{value}')}</span></label>"
        for value in _VALUES
    )
    alert = f'<p class="wrong" id="wrong" role="alert">{said("page.choose")}</p>' if wrong else ""
    inner = (
        f'<form method="post" action="?t={escape(quote(token))}">\n'
        f"<fieldset><legend>{said('page.ask')}</legend><p>{said('page.intro')}</p>{alert}{choices}</fieldset>\n"
        f'<label class="words" for="words">{said("page.words")}</label>'
        f'<p class="hint" id="hint">{said("page.hint", limit=number(LONGEST_WORDS, language))}</p>'
        f'<textarea id="words" name="words" maxlength="{LONGEST_WORDS}" rows="4" aria-describedby="hint">\n'
        f"{escape(words[:LONGEST_WORDS])}</textarea>\n"
        f'<button type="submit">{said("page.send")}</button></form>'
    )
    return _html(language, tell(language, "page.title"), inner, 422 if wrong else 200)


def _message(name: str, language: str, status: int, token: str = "", *, back: str = "back") -> web.Response:
    """With a way back to the question where there is one."""
    title = tell(language, f"{name}.title")
    inner = f'<h1>{escape(title)}</h1>\n<p role="status">{escape(tell(language, name))}</p>'
    if token:
        inner += f'\n<p><a href="?t={escape(quote(token))}">{escape(tell(language, back))}</a></p>'
    return _html(language, title, inner, status)


def _html(language: str, title: str, inner: str, status: int) -> web.Response:
    text = (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{inner}\n</main>\n</body>\n"
        "</html>\n"
    )
    return web.Response(status=status, text=text, content_type="text/html", charset="utf-8", headers=HEADERS)


def _loop_time() -> float:
    """Seconds of a clock that only goes forward."""
    return asyncio.get_running_loop().time()
