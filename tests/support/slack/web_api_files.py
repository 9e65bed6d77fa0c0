"""files.*: the three steps of an upload, sharing, and downloads that need the token."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import web

from tests.support.slack.refusals import Refusal, invalid_arguments, required
from tests.support.slack.state import Data, Workspace
from tests.support.slack.web_api_chat import Methods

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Sign in to Slack</title></head><body>Sign in</body></html>"


class FileMethods:
    """`waiting` are uploads that were announced: their file is nobody's until completed."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server
        self._waiting: dict[str, Data] = {}

    def methods(self) -> Methods:
        return {
            "files.getUploadURLExternal": ("files:write", self.announce),
            "files.completeUploadExternal": ("files:write", self.complete),
            "files.info": ("files:read", self.info),
            "files.delete": ("files:write", self.delete),
        }

    def new_file(self, team: str, user: str, name: str, size: int, kind: str, file_id: str = "") -> Data:
        """A file as messages and files.info show it."""
        state = self._server.state
        file_id = file_id or state.new_id("F")
        url = f"{self._server.url}/files-pri/{team}-{file_id}/{quote(name)}"
        state.files[file_id] = {
            "id": file_id,
            "created": int(state.clock()),
            "timestamp": int(state.clock()),
            "name": name,
            "title": name,
            "mimetype": kind,
            "filetype": name.rpartition(".")[2].lower() or "binary",
            "pretty_type": name.rpartition(".")[2].upper(),
            "user": user,
            "user_team": team,
            "editable": False,
            "size": size,
            "mode": "hosted",
            "is_external": False,
            "external_type": "",
            "is_public": True,
            "url_private": url,
            "url_private_download": url,
            "permalink": f"https://files.example/{file_id}",
            "channels": [],
            "shares": {},
            "file_access": "visible",
        }
        return state.files[file_id]

    def announce(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "filename", "length")
        try:
            length = int(arguments["length"])
        except (TypeError, ValueError):
            raise invalid_arguments("must be a number [json-pointer:/length]") from None
        if length <= 0:
            raise invalid_arguments("must be greater than 0 [json-pointer:/length]")
        file_id = self._server.state.new_id("F")
        self._waiting[file_id] = {"name": arguments["filename"], "length": length, "team": home.id}
        return {"upload_url": f"{self._server.url}/upload/{file_id}", "file_id": file_id}

    async def receive(self, request: web.Request) -> web.Response:
        """The content, as the raw body or as a form's file. Needs no token: the address is the secret."""
        waiting = self._waiting.get(request.match_info["id"])
        if waiting is None:
            return web.Response(status=404, text="not found")
        if request.content_type.startswith("multipart/"):
            form = await request.post()
            part = next((part for part in form.values() if isinstance(part, web.FileField)), None)
            content = part.file.read() if part else b""
        else:
            content = await request.read()
        if len(content) != waiting["length"]:
            return web.Response(status=400, text=f"length mismatch: {len(content)}")
        waiting["content"] = content
        return web.Response(text=f"OK - {len(content)}")

    def complete(self, home: Workspace, arguments: Data) -> Data:
        """Shares the files in a channel or thread as one message, or in none."""
        wanted = arguments.get("files")
        if not isinstance(wanted, list) or not wanted:
            raise invalid_arguments("missing required field: files")
        chat = self._server.api.chat
        channel_id = arguments.get("channel_id") or arguments.get("channels")
        channel = chat.writable(home, channel_id) if channel_id else None
        thread = chat.thread(channel, arguments) if channel else {}
        for one in wanted:
            waiting = self._waiting.get(one.get("id", ""))
            if waiting is None or "content" not in waiting or waiting["team"] != home.id:
                raise Refusal("file_not_found")
        files = [self._finish(home, one) for one in wanted]
        if channel is not None:
            content = {"text": arguments.get("initial_comment") or "", "files": files, "upload": True}
            message = chat.app_message(home, {**content, **thread})
            share = {"ts": message["ts"], "channel_name": channel.name, "team_id": home.id}
            share |= {"thread_ts": thread["thread_ts"]} if thread else {}
            for file in files:
                file["channels"].append(channel.id)
                kind = "private" if channel.is_private or channel.is_im else "public"
                file["shares"].setdefault(kind, {}).setdefault(channel.id, []).append(share)
            chat.add(home, channel, message)
        return {"files": [{"id": file["id"], "title": file["title"]} for file in files]}

    def _finish(self, home: Workspace, one: Data) -> Data:
        waiting = self._waiting.pop(one["id"])
        kind = mimetypes.guess_type(waiting["name"])[0] or "application/octet-stream"
        file = self.new_file(home.id, home.bot_user, waiting["name"], waiting["length"], kind, one["id"])
        file["title"] = one.get("title") or waiting["name"]
        self._server.state.contents[file["id"]] = waiting["content"]
        if self._server.file_delay:
            file["mimetype"], later = "", kind
            self._server.deliveries.background(self._ready(file, later))
        return file

    async def _ready(self, file: Data, kind: str) -> None:
        """Slack looks into a file for a while before it knows what it is."""
        import asyncio

        await asyncio.sleep(self._server.file_delay)
        file["mimetype"] = kind

    def _visible(self, home: Workspace, file_id: str) -> Data:
        file = self._server.state.files.get(file_id)
        if file is None:
            raise Refusal("file_not_found")
        mine = file["user"] == home.bot_user
        if not mine and not any(
            channel in home.channels and home.bot_user in home.channels[channel].members for channel in file["channels"]
        ):
            raise Refusal("file_not_found")
        if file["mode"] == "tombstone":
            raise Refusal("file_deleted")
        return file

    def info(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "file")
        return {
            "file": self._visible(home, arguments["file"]),
            "comments": [],
            "response_metadata": {"next_cursor": ""},
        }

    def delete(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "file")
        if self._visible(home, arguments["file"])["user"] != home.bot_user:
            raise Refusal("cant_delete_file")
        del self._server.state.files[arguments["file"]]
        return {}

    async def give(self, request: web.Request) -> web.StreamResponse:
        """The content, to who holds a token with files:read that sees it; the login page to anybody else."""
        if "login" in request.query:
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        home = self._server.state.by_token(token)
        file_id = request.match_info["id"].rpartition("-")[2]
        try:
            if home is None or home.revoked or "files:read" not in home.scopes:
                raise Refusal("not_authed")
            file = self._visible(home, file_id)
        except Refusal:
            return web.Response(status=302, headers={"Location": f"{request.path}?login=1"})
        return web.Response(body=self._server.state.contents[file_id], content_type=file["mimetype"])
