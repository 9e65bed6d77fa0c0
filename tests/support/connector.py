"""A small Bot Connector on this machine: keeps what a bot says, and refuses what Teams refuses.

What it holds a bot to: who is in a conversation, 100 KB a message, the rates of one conversation, and the rules of
streams (personal chats only, one at a time, numbered from 1 without a gap backwards, a second between two updates, two
minutes, an end without a number, cards and labels in the end only).
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from tests.support.connector_rules import CARD, JSON, Conversation, Kind, Refusal, Shown, checked, streamed

__all__ = ["CARD", "TENANT", "ConnectorServer", "Conversation", "Shown"]

TENANT = "tenant-1"
RATES = ((7, 1.0), (8, 2.0), (60, 30.0))
LARGEST = 100 * 1024


@dataclass
class Fault:
    what: str
    status: int
    code: str
    after: bool
    seconds: float
    times: int


class ConnectorServer:
    """`stream_gap` and `stream_lasts` are seconds; tests that hurry make them smaller, never the order of things."""

    def __init__(self, *, stream_gap: float = 1.0, stream_lasts: float = 120.0) -> None:
        self.conversations: dict[str, Conversation] = {}
        self.asked: list[tuple[str, str, JSON]] = []
        """Every call: what it is, where, and its body."""
        self.files: dict[str, tuple[int, bytes, dict[str, str]]] = {}
        """What is served under /files/<name>: status, bytes, headers."""
        self.uploaded: dict[str, tuple[bytes, dict[str, str]]] = {}
        self.tokens: list[str] = []
        self.url = ""
        self.stream_gap, self.stream_lasts = stream_gap, stream_lasts
        self._faults: list[Fault] = []
        self._runner: web.AppRunner | None = None
        self._next = 0

    async def __aenter__(self) -> ConnectorServer:
        site = web.Application(client_max_size=16 * 1024 * 1024)
        at = "/v3/conversations/{conversation}"
        site.add_routes(
            [
                web.post("/v3/conversations", self._act("create", self._create)),
                web.post(at + "/activities", self._act("send", self._send)),
                web.post(at + "/activities/{activity}", self._act("send", self._send)),
                web.put(at + "/activities/{activity}", self._act("update", self._update)),
                web.delete(at + "/activities/{activity}", self._act("delete", self._delete)),
                web.get(at + "/members/{member}", self._act("member", self._member)),
                web.get("/v3/attachments/{name}/views/original", self._serve),
                web.get("/files/{name}", self._serve),
                web.put("/upload/{name}", self._take),
            ]
        )
        self._runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    # --- what tests say and see ---------------------------------------------------------------------------------------

    def person(self, name: str, object_id: str, **more: Any) -> JSON:
        """As a roster has them."""
        return {
            "id": f"29:{name}",
            "aadObjectId": object_id,
            "name": name.capitalize(),
            "email": f"{name}@exemple.fr",
            "userPrincipalName": f"{name}@exemple.fr",
            "tenantId": TENANT,
            "userRole": "user",
        } | more

    def open(self, id: str, kind: Kind, *people: JSON) -> Conversation:
        return self.conversations.setdefault(id, Conversation(id, kind, {one["id"]: one for one in people}))

    def fails(
        self, what: str, status: int, code: str = "", *, after: bool = False, seconds: float = 0.0, times: int = 1
    ) -> None:
        """The next calls of that kind fail (status 0: the connection is cut); `after`: once it is done."""
        self._faults.append(Fault(what, status, code, after, seconds, times))

    def shown(self, conversation: str) -> list[Shown]:
        return list(self.conversations[conversation].messages.values())

    def calls(self, what: str) -> list[tuple[str, JSON]]:
        return [(where, body) for name, where, body in self.asked if name == what]

    def stop_stream(self, conversation: str) -> None:
        """The person presses Stop."""
        for stream in self.conversations[conversation].streams:
            stream.state = "stopped"

    # --- the connector ------------------------------------------------------------------------------------------------

    def _act(self, what: str, act: Any) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            raw = await request.read()
            body: JSON = json.loads(raw) if raw else {}
            self.asked.append((what, unquote(request.match_info.get("conversation", "")), body))
            self.tokens.append(request.headers.get("Authorization", ""))
            fault = next((one for one in self._faults if one.what in {what, "*"}), None)
            if fault is not None:
                fault.times -= 1
                if not fault.times:
                    self._faults.remove(fault)
                await asyncio.sleep(fault.seconds)
                if not fault.after:
                    return _broken(request, fault)
            try:
                if len(raw.decode().encode("utf-16-le")) > LARGEST:
                    raise Refusal(413, "MessageSizeTooBig")
                answer = act(request, body)
            except Refusal as refusal:
                told = {"error": {"code": refusal.code, "message": str(refusal)}}
                return web.json_response(told, status=refusal.status)
            return _broken(request, fault) if fault is not None else answer

        return handle

    def _at(self, request: web.Request) -> tuple[Conversation, str]:
        """The conversation, and the root of the thread in it or ""."""
        place, _, root = unquote(request.match_info["conversation"]).partition(";messageid=")
        conversation = self.conversations.get(place)
        if conversation is None:
            raise Refusal(404, "ConversationNotFound")
        if conversation.removed:
            raise Refusal(403, conversation.removed)
        if root and root not in conversation.messages:
            raise Refusal(404, "MessageNotFound")
        self._count(conversation)
        return conversation, root

    def _count(self, conversation: Conversation) -> None:
        now = time.monotonic()
        conversation.calls.append(now)
        for number, seconds in RATES:
            # A little slack: what left in time may arrive closer together.
            if sum(at > now - seconds * 0.9 for at in conversation.calls) > number:
                raise Refusal(429, "TooManyRequests")

    def _create(self, request: web.Request, body: JSON) -> web.Response:
        if body.get("isGroup"):
            channel = self.conversations.get(body["channelData"]["channel"]["id"])
            if channel is None or channel.kind != "channel":
                raise Refusal(404, "ConversationNotFound")
            if channel.removed:
                raise Refusal(403, channel.removed)
            self._count(channel)
            id = self.keep(channel, "", body["activity"])
            return web.json_response({"id": f"{channel.id};messageid={id}", "activityId": id}, status=201)
        named = body["members"][0]["id"]
        for conversation in self.conversations.values():
            known = {id for one in conversation.members.values() for id in (one["id"], one["aadObjectId"])}
            if conversation.kind == "personal" and named in known:
                if conversation.removed:
                    raise Refusal(403, conversation.removed)
                return web.json_response({"id": conversation.id}, status=201)
        raise Refusal(403, "ForbiddenOperationException", "the app is not installed for this user")

    def _send(self, request: web.Request, body: JSON) -> web.Response:
        conversation, root = self._at(request)
        streams = [one for one in body.get("entities", []) if one.get("type") == "streaminfo"]
        if streams:
            return streamed(self, conversation, body, streams[0])
        if body["type"] == "typing":
            conversation.typing += 1
            return web.json_response({}, status=202)
        return web.json_response({"id": self.keep(conversation, root, body)}, status=201)

    def _update(self, request: web.Request, body: JSON) -> web.Response:
        conversation, _ = self._at(request)
        shown = conversation.messages.get(request.match_info["activity"])
        if shown is None:
            raise Refusal(404, "MessageNotFound")
        shown.versions.append(checked(body))
        return web.json_response({"id": shown.id})

    def _delete(self, request: web.Request, body: JSON) -> web.Response:
        conversation, _ = self._at(request)
        if conversation.messages.pop(request.match_info["activity"], None) is None:
            raise Refusal(404, "MessageNotFound")
        conversation.deleted.append(request.match_info["activity"])
        return web.Response(status=200)

    def _member(self, request: web.Request, body: JSON) -> web.Response:
        conversation, _ = self._at(request)
        wanted = unquote(request.match_info["member"])
        for one in conversation.members.values():
            if wanted in {one["id"], one["aadObjectId"]}:
                return web.json_response(one)
        raise Refusal(404, "MemberNotFoundInConversation")

    def keep(self, conversation: Conversation, root: str, body: JSON) -> str:
        self._next += 1
        id = str(1_763_000_000_000 + self._next)
        conversation.messages[id] = Shown(id, root or id, [checked(body)])
        return id

    # --- files --------------------------------------------------------------------------------------------------------

    async def _serve(self, request: web.Request) -> web.Response:
        self.tokens.append(request.headers.get("Authorization", ""))
        status, body, headers = self.files.get(request.match_info["name"], (404, b"", {}))
        return web.Response(status=status, body=body, headers=headers)

    async def _take(self, request: web.Request) -> web.Response:
        status, _, _ = self.files.get(request.match_info["name"], (201, b"", {}))
        if status < 400:
            self.uploaded[request.match_info["name"]] = (await request.read(), dict(request.headers))
        return web.Response(status=status)


def _broken(request: web.Request, fault: Fault) -> web.StreamResponse:
    if not fault.status:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()
    told = {"error": {"code": fault.code, "message": "as the test wants"}}
    return web.json_response(told, status=fault.status)
