"""The response_url of an interaction: five answers within half an hour, by whoever knows the address."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.support.slack import blocks as block_kit
from tests.support.slack.refusals import Refusal
from tests.support.slack.state import Channel, Data, User, Workspace

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

_USES = 5
_LIFE = 30 * 60


class ResponseUrls:
    """Answers to interactions that need no token."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server

    def new(self, home: Workspace, person: User, channel: Channel, ts: str) -> str:
        known = secrets.token_urlsafe(18)
        self._server.state.response_urls[known] = {
            "team": home.id, "user": person.id, "channel": channel.id, "ts": ts,
            "until": self._server.state.clock() + _LIFE, "uses": 0,
        }  # fmt: skip
        return f"{self._server.url}/response/{known}"

    async def handle(self, request: web.Request) -> web.Response:
        target = self._server.state.response_urls.get(request.match_info["id"])
        if target is None or target["until"] < self._server.state.clock():
            return web.Response(status=404, text="expired_url")
        if target["uses"] >= _USES:
            return web.Response(status=404, text="used_url")
        try:
            answer = json.loads(await request.text())
        except ValueError:
            return web.Response(status=400, text="invalid_payload")
        try:
            self.show(target, answer)
        except Refusal as refusal:
            return web.Response(status=400, text=refusal.code)
        target["uses"] += 1
        return web.Response(text="ok")

    def show(self, target: Data, answer: dict[str, Any]) -> None:
        """An ephemeral note by default; in_channel posts; replace_original and delete_original act on the source."""
        state = self._server.state
        home = state.workspaces[target["team"]]
        channel = home.channels[target["channel"]]
        notes = state.ephemerals.setdefault((channel.id, target["user"]), [])
        source = channel.messages.get(target["ts"])
        note = next((one for one in notes if one["ts"] == target["ts"]), None)
        if answer.get("delete_original"):
            if note in notes:
                notes.remove(note)
            elif source is not None:
                self._server.remove(channel, source)
            return
        if not answer.get("text") and not answer.get("blocks"):
            raise Refusal("no_text")
        shown = {"text": answer.get("text", "")}
        if answer.get("blocks"):
            shown["blocks"] = block_kit.checked(answer["blocks"], state.files)
        if answer.get("replace_original") and (note or source) is not None:
            (note or source or {}).update(shown)
            return
        message = self._server.api.chat.app_message(home, shown)
        if answer.get("thread_ts"):
            message["thread_ts"] = answer["thread_ts"]
        if answer.get("response_type") == "in_channel":
            state.add_message(channel, message)
        else:
            notes.append({**message, "is_ephemeral": True})
