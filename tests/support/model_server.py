"""A model vendor on loopback: speaks the wire format of chat completions over real HTTP, and does as it is told."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web

KEY = "test-key-not-a-secret"
FORMATS = ("json_schema", "json_object", "text")


@dataclass(frozen=True)
class Reply:
    """One answer to come. `content` is the model's text; `body` replaces the whole response body when set."""

    content: str | None = None
    status: int = 200
    code: str = ""
    message: str = "as told"
    headers: dict[str, str] = field(default_factory=dict[str, str])
    after: float = 0.0
    finish: str = "stop"
    refusal: str | None = None
    body: str | None = None
    usage: bool = True


def says(data: Any, **more: Any) -> Reply:
    """The model answers with this data as JSON."""
    return Reply(content=json.dumps(data), **more)


def fails(status: int, code: str = "", **more: Any) -> Reply:
    return Reply(status=status, code=code, **more)


class ModelServer:
    """`async with ModelServer() as server`: point a client at `server.url` with `KEY`.

    Replies in `script` come first, in order; then whatever `answer` makes of the message. `requests` keeps every body.
    Tokens are counted as one per four characters. `formats` are the response formats it accepts; others get a 400.
    """

    def __init__(
        self, *script: Reply, answer: Callable[[str], Any] | None = None, formats: tuple[str, ...] = FORMATS
    ) -> None:
        self.script = deque(script)
        self.answer = answer
        self.formats = formats
        self.requests: list[dict[str, Any]] = []
        self.url = ""
        self._runner: web.AppRunner | None = None

    @property
    def messages(self) -> list[str]:
        """The text that each request gave as data."""
        return [json.loads(request["messages"][-1]["content"])["message"] for request in self.requests]

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_post("/v1/chat/completions", self._complete)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/v1"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _complete(self, http: web.Request) -> web.Response:
        if http.headers.get("Authorization") != f"Bearer {KEY}":
            given = http.headers.get("Authorization", "")
            return _refusal(401, "invalid_api_key", f"Incorrect API key provided: {given}")
        request = await http.json()
        self.requests.append(request)
        wanted = request.get("response_format", {"type": "text"})["type"]
        if wanted not in self.formats:
            return _refusal(400, "invalid_request_error", f"response_format {wanted} is not supported")
        reply = self._next(request)
        await asyncio.sleep(reply.after)
        if reply.body is not None:
            return web.Response(
                status=reply.status, text=reply.body, content_type="application/json", headers=reply.headers
            )
        if reply.status != 200:
            return _refusal(reply.status, reply.code, reply.message, reply.headers)
        return web.json_response(_completion(request, reply))

    def _next(self, request: dict[str, Any]) -> Reply:
        if self.script:
            return self.script.popleft()
        if self.answer is None:
            return fails(500, "nothing_left_to_say")
        return says(self.answer(json.loads(request["messages"][-1]["content"])["message"]))


def _refusal(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> web.Response:
    error = {"message": message, "type": "error", "code": code or None, "param": None}
    return web.json_response({"error": error}, status=status, headers=headers)


def _completion(request: dict[str, Any], reply: Reply) -> dict[str, Any]:
    asked = sum(len(message["content"]) for message in request["messages"])
    answer = {"role": "assistant", "content": reply.content, "refusal": reply.refusal}
    completion: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": request["model"],
        "choices": [{"index": 0, "message": answer, "finish_reason": reply.finish, "logprobs": None}],
    }
    if reply.usage:
        spent = {"prompt_tokens": asked // 4, "completion_tokens": len(reply.content or "") // 4}
        completion["usage"] = {**spent, "total_tokens": sum(spent.values())}
    return completion
