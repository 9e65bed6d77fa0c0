"""A request that the desk refuses: an HTTP status and a sentence for the person, as JSON."""

from __future__ import annotations

from aiohttp import web

from bot.web import wording

STATUS: dict[wording.Code, int] = {
    "host": 403,
    "origin": 403,
    "stale": 403,
    "person": 401,
    "channel": 404,
    "thread": 404,
    "large": 413,
    "long": 413,
    "file_large": 413,
    "file_gone": 410,
    "store": 503,
    "defect": 500,
    "not_found": 404,
}
"""Every other refusal is a 400."""


class Refused(Exception):
    """Raised anywhere while a request is worked; becomes the answer."""

    def __init__(self, code: wording.Code, **values: object) -> None:
        super().__init__(code)
        self.code: wording.Code = code
        self.values = values

    def response(self, language: str) -> web.Response:
        text = wording.say(self.code, language, **self.values)
        return web.json_response(
            {"error": {"code": self.code, "text": text}}, status=STATUS.get(self.code, 400), headers=NO_STORE
        )


NO_STORE = {"Cache-Control": "no-store"}
