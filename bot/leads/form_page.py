"""The form page for leads: small, without scripts or cookies, for any site to embed, in French and English.

It changes nothing for its visitor (there is no session to abuse), so that a post from elsewhere is a request like
another: what guards it is the token bucket, the field that people do not see, and the sorting afterwards.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import math
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlsplit

from aiohttp import web

from bot.leads.body import BadBody, read_body, whole_body
from bot.leads.guard import Buckets, Network, sender_of
from bot.leads.intake import LeadInbox
from bot.leads.mapping import of_fields, readable
from bot.leads.wording import form_text
from bot.store.database import StoreUnavailable
from graphs.leads.given import LONGEST_FIELD, LONGEST_MESSAGE
from graphs.leads.normal import email_of

FIELDS = ("name", "company", "email", "phone", "postal_code", "message")
NEEDED = ("name", "message")
TRAP = "fax_number_confirm"
"""The field that people do not see; no browser fills it in by itself."""

_COMPLETE = {"name": "name", "company": "organization", "email": "email", "phone": "tel", "postal_code": "postal-code"}
_TYPES = {"email": "email", "phone": "tel"}
_NAMED = {"consent": "consent.named"}
"""How a field is called above the form, where its label is too long for it."""

STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#8a929c;--soft:#5a636e;--wrong:#b3261e;--deed:#1a5fb4}
@media (prefers-color-scheme:dark){
:root{--ink:#e8eaed;--paper:#16181b;--line:#7d858f;--soft:#a9b1bb;--wrong:#ff8a80;--deed:#78aeed}}
*{box-sizing:border-box}
body{margin:0;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto}
h1{font-size:1.35rem;line-height:1.25;margin:0 0 .5rem}
p{margin:0 0 1rem}
.field{margin:0 0 1rem}
label{display:block;font-weight:600;margin:0 0 .25rem}
.hint{color:var(--soft);font-size:.9rem;margin:0 0 .25rem}
input[type=text],input[type=email],input[type=tel],textarea{width:100%;font:inherit;color:inherit;background:transparent;
border:1px solid var(--line);border-radius:.4rem;padding:.6rem .7rem}
textarea{min-height:8rem;resize:vertical}
:focus-visible{outline:3px solid var(--deed);outline-offset:2px}
.field [aria-invalid=true]{border-color:var(--wrong);outline-color:var(--wrong)}
.wrong{color:var(--wrong);font-size:.95rem;margin:.25rem 0 0}
.errors{border:2px solid var(--wrong);border-radius:.4rem;padding:.75rem 1rem;margin:0 0 1rem}
.errors ul{margin:.25rem 0 0;padding-left:1.2rem}
.errors a,a{color:inherit}
.agree{display:flex;gap:.6rem;align-items:flex-start}
.agree input{width:1.25rem;height:1.25rem;margin:.15rem 0 0;flex:none}
.agree label{font-weight:400;margin:0}
button{font:inherit;font-weight:600;color:var(--paper);background:var(--deed);border:0;border-radius:.4rem;
padding:.7rem 1.4rem;min-height:2.75rem;cursor:pointer}
.away{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors *"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class FormPage:
    def __init__(
        self,
        leads: LeadInbox,
        buckets: Buckets,
        language: str,
        privacy_url: str,
        *,
        is_open: bool,
        proxies: Sequence[Network] = (),
    ) -> None:
        """`language` for visitors whose own is not told."""
        self._proxies = proxies
        self._leads = leads
        self._buckets = buckets
        self._language = language
        self._privacy = privacy_url if urlsplit(privacy_url).scheme in {"http", "https"} else ""
        self._open = is_open

    async def shown(self, request: web.Request) -> web.Response:
        if not self._open:
            raise web.HTTPNotFound
        language = self._language_of(request)
        if "sent" in request.query:
            return self._message("thanks", language, 200)
        return self._page(language, {}, {}, 200)

    async def sent(self, request: web.Request) -> web.Response:
        if not self._open:
            raise web.HTTPNotFound
        language = self._language_of(request)
        forwarded = request.headers.getall("X-Forwarded-For", [])
        wait = self._buckets.take(sender_of(request.remote, forwarded, self._proxies))
        if wait:
            answer = self._message("slow", language, 429, back=True)
            answer.headers["Retry-After"] = str(math.ceil(wait))
            return answer
        try:
            values = await _values(request)
        except BadBody as bad:
            return self._message("unreadable", language, bad.status, back=True)
        wrong = _wrong(values)
        if wrong and not values.get(TRAP, "").strip():
            return self._page(language, values, wrong, 422)
        return await self._kept(request, values, language)

    async def _kept(self, request: web.Request, values: Mapping[str, str], language: str) -> web.Response:
        told = {name: values.get(name, "") for name in FIELDS}
        given = of_fields(
            {**told, "language": language},
            source="web",
            via="/lead-form",
            consent=bool(values.get("consent")),
            trap=bool(values.get(TRAP, "").strip()),
        )
        try:
            await self._leads.lead(given)
        except StoreUnavailable:
            return self._message("later", language, 503, back=True)
        # Seen again by a reload, the thanks post nothing. Relative, so that it works behind any path of a proxy.
        return web.Response(status=303, headers={**HEADERS, "Location": f"?lang={language}&sent=1"})

    def _language_of(self, request: web.Request) -> str:
        wanted = request.query.get("lang", "").casefold()[:2]
        return wanted if wanted in {"fr", "en"} else self._language

    # --- pages --------------------------------------------------------------------------------------------------------

    def _page(self, language: str, values: Mapping[str, str], wrong: Mapping[str, str], status: int) -> web.Response:
        title = form_text(language, "title")
        parts = [f"<h1>{escape(title)}</h1>", _errors(wrong, language)]
        parts.append(f"<p>{escape(form_text(language, 'intro'))}</p>")
        parts.append(f'<form method="post" action="?lang={language}" novalidate>')
        parts += [_field(name, language, values, wrong) for name in FIELDS]
        parts += [_trap(language), self._consent(language, values, wrong)]
        parts.append(f'<button type="submit">{escape(form_text(language, "send"))}</button></form>')
        return _html(language, title, "\n".join(part for part in parts if part), status)

    def _consent(self, language: str, values: Mapping[str, str], wrong: Mapping[str, str]) -> str:
        link = ""
        if self._privacy:
            named = escape(form_text(language, "privacy"))
            link = f' <a href="{escape(self._privacy)}" target="_blank" rel="noopener">{named}</a>.'
        checked = " checked" if values.get("consent") else ""
        marked, note = _marked("consent", language, wrong)
        return (
            f'<div class="field"><div class="agree"><input type="checkbox" id="consent" name="consent" value="yes"'
            f' required{checked}{marked}><label for="consent">{escape(form_text(language, "consent"))} *{link}</label>'
            f"</div>{note}</div>"
        )

    def _message(self, name: str, language: str, status: int, *, back: bool = False) -> web.Response:
        title = form_text(language, f"{name}.title")
        inner = f'<h1>{escape(title)}</h1>\n<p role="status">{escape(form_text(language, name))}</p>'
        if back:
            inner += f'\n<p><a href="?lang={language}">{escape(form_text(language, "back"))}</a></p>'
        return _html(language, title, inner, status)


def _html(language: str, title: str, inner: str, status: int) -> web.Response:
    text = (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{inner}\n</main>\n</body>\n"
        "</html>\n"
    )
    return web.Response(status=status, text=text, content_type="text/html", charset="utf-8", headers=HEADERS)


def _field(name: str, language: str, values: Mapping[str, str], wrong: Mapping[str, str]) -> str:
    needed = name in NEEDED
    label = escape(form_text(language, name)) + (" *" if needed else "")
    value = escape(values.get(name, ""))
    marked, note = _marked(name, language, wrong, hint=name == "message")
    rest = f' id="{name}" name="{name}"{" required" if needed else ""}{marked}'
    if name == "message":
        hint = f'<p class="hint" id="message-hint">{escape(form_text(language, "message.hint"))}</p>'
        box = f'<textarea{rest} maxlength="{LONGEST_MESSAGE}" rows="6">\n{value}</textarea>'
        return f'<div class="field"><label for="{name}">{label}</label>{hint}{box}{note}</div>'
    kind, complete = _TYPES.get(name, "text"), _COMPLETE[name]
    box = f'<input type="{kind}"{rest} maxlength="{LONGEST_FIELD}" autocomplete="{complete}" value="{value}">'
    return f'<div class="field"><label for="{name}">{label}</label>{box}{note}</div>'


def _marked(name: str, language: str, wrong: Mapping[str, str], *, hint: bool = False) -> tuple[str, str]:
    """The attributes of a field, and the sentence beside it."""
    about = [f"{name}-hint"] if hint else []
    if name not in wrong:
        return (f' aria-describedby="{about[0]}"' if about else ""), ""
    about.append(f"{name}-wrong")
    note = f'<p class="wrong" id="{name}-wrong">{escape(form_text(language, wrong[name]))}</p>'
    return f' aria-invalid="true" aria-describedby="{" ".join(about)}"', note


def _errors(wrong: Mapping[str, str], language: str) -> str:
    if not wrong:
        return ""
    named = "".join(
        f'<li><a href="#{name}">{escape(form_text(language, _NAMED.get(name, name)))}</a> – '
        f"{escape(form_text(language, key))}</li>"
        for name, key in wrong.items()
    )
    return f'<div class="errors" role="alert">{escape(form_text(language, "errors"))}<ul>{named}</ul></div>'


def _trap(language: str) -> str:
    label = escape(form_text(language, "trap"))
    return (
        f'<div class="away" aria-hidden="true"><label for="{TRAP}">{label}</label>'
        f'<input type="text" id="{TRAP}" name="{TRAP}" tabindex="-1" autocomplete="off"></div>'
    )


def _wrong(values: Mapping[str, str]) -> dict[str, str]:
    """By field, the sentence that says what is missing."""
    found = {name: "needed" for name in NEEDED if not values.get(name, "").strip()}
    email, phone = values.get("email", "").strip(), values.get("phone", "").strip()
    if email and not email_of(email):
        found["email"] = "bad_email"
    elif not email and not phone:
        found["email"] = "reach"
    if not values.get("consent"):
        found["consent"] = "must_consent"
    return {name: found[name] for name in (*FIELDS, "consent") if name in found}


async def _values(request: web.Request) -> dict[str, str]:
    kind = request.headers.get("Content-Type", "")
    if "json" in kind.casefold():
        raise BadBody("unsupported_type", 415)
    body = await whole_body(request)
    # A body of a megabyte takes a moment to read: others do not wait for it. What is no field of ours is not read.
    return await asyncio.to_thread(_texts, kind, body)


def _texts(kind: str, body: bytes) -> dict[str, str]:
    (data,) = read_body(kind, body)
    asked: dict[str, object] = {name: data.get(name) for name in (*FIELDS, "consent", TRAP)}
    return {name: readable(value) for name, value in asked.items() if isinstance(value, str)}
