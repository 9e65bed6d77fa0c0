"""Asking the desk over HTTP, as the page does."""

from __future__ import annotations

import json
from typing import Any

import aiohttp

from tests.bot.web.office import Served

Json = dict[str, Any]


async def ask(
    served: Served,
    method: str,
    path: str,
    body: object = None,
    *,
    person: str = "lea",
    language: str = "fr",
    headers: dict[str, str] | None = None,
    data: bytes | None = None,
) -> tuple[int, Json]:
    sent = {**served.headers(person, language), **(headers or {})}
    payload = json.dumps(body).encode() if body is not None else data
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, served.url + path, data=payload, headers=sent) as response,
    ):
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        return response.status, await response.json()


def said(text: str = "Bonjour", client: str = "number-0001", **more: object) -> Json:
    return {"channel": "c:devis", "thread": None, "client": client, "text": text, "files": [], **more}
