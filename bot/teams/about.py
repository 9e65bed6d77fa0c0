"""The page that the app's entry in Teams leads to: what it does, what is kept, what it may do."""

from __future__ import annotations

from html import escape

from aiohttp import web

from bot.teams.package import ABOUT_PATH, LANGUAGES
from bot.teams.settings import TeamsSettings
from bot.teams.setup.wording import tell

STYLE = (
    "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem;"
    "color-scheme:light dark}"
)

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def routes(settings: TeamsSettings) -> list[web.RouteDef]:
    async def about(request: web.Request) -> web.Response:
        language = _language(request.headers.get("Accept-Language", ""), settings.language)
        return web.Response(
            text=page(language), content_type="text/html", headers={**HEADERS, "Vary": "Accept-Language"}
        )

    return [web.get(ABOUT_PATH, about)]


def page(language: str) -> str:
    def said(name: str) -> str:
        return escape(tell(f"about_{name}", language))

    parts = [f"<h1>{said('title')}</h1>", f"<p>{said('what')}</p>"]
    for name in ("kept", "rights"):
        parts += [f"<h2>{said(f'{name}_title')}</h2>", f"<p>{said(name)}</p>"]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{said("title")}</title>'
    return (
        f'<!doctype html><html lang="{language}"><head>{head}<style>{STYLE}</style></head>'
        f"<body>{''.join(parts)}</body></html>"
    )


def _language(accepted: str, otherwise: str) -> str:
    """The first of ours that the browser names."""
    wanted = [part.partition(";")[0].strip()[:2].lower() for part in accepted[:200].split(",")]
    return next((language for language in wanted if language in LANGUAGES), otherwise)
