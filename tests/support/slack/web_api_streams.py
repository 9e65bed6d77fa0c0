"""chat.startStream, appendStream, stopStream: a message that is written while people look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.slack import blocks as block_kit
from tests.support.slack.refusals import Refusal, invalid_arguments, required
from tests.support.slack.state import Channel, Data, Stream, Workspace
from tests.support.slack.web_api_chat import Methods

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

MOST_MARKDOWN = 12_000
MODES = ("timeline", "plan")
_TASK = {"pending", "in_progress", "complete", "error"}
_FIELDS = {
    "markdown_text": {"type", "text"},
    "plan_update": {"type", "title"},
    "task_update": {"type", "id", "title", "status", "details", "output", "sources"},
    "blocks": {"type", "blocks"},
}


class StreamMethods:
    """What was streamed becomes the message's blocks at once: a plan, task cards, markdown."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server

    def methods(self) -> Methods:
        return {
            "chat.startStream": ("chat:write", self.start),
            "chat.appendStream": ("chat:write", self.append),
            "chat.stopStream": ("chat:write", self.stop),
        }

    def _enabled(self, method: str) -> None:
        """Off: as a workspace where it is not a feature, or with the code `streaming` names."""
        streaming = self._server.streaming
        if isinstance(streaming, str):
            raise Refusal(streaming)
        if not streaming:
            raise Refusal("unknown_method", req_method=method)

    def start(self, home: Workspace, arguments: Data) -> Data:
        self._enabled("chat.startStream")
        required(arguments, "channel", "thread_ts")
        chat = self._server.api.chat
        channel = chat.writable(home, arguments["channel"])
        if arguments["thread_ts"] not in channel.messages:
            raise Refusal("thread_not_found")
        self._recipient(channel, arguments)
        mode = arguments.get("task_display_mode") or "timeline"
        if mode not in MODES:
            raise invalid_arguments("invalid task_display_mode [json-pointer:/task_display_mode]")
        chunks = self._chunks(arguments)
        message = chat.app_message(home, {"text": "", **chat.thread(channel, arguments)})
        message["streaming_state"] = "in_progress"
        stream = Stream(channel.id, message["ts"], mode, arguments.get("recipient_user_id") or channel.user)
        self._server.state.streams[channel.id, message["ts"]] = stream
        self._add(stream, chunks, message)
        chat.add(home, channel, message)
        return {"channel": channel.id, "ts": message["ts"]}

    def _recipient(self, channel: Channel, arguments: Data) -> None:
        """Needed outside of direct conversations."""
        user, team = arguments.get("recipient_user_id"), arguments.get("recipient_team_id")
        if not channel.is_im:
            if not user:
                raise Refusal("missing_recipient_user_id")
            if not team:
                raise Refusal("missing_recipient_team_id")
        if team and (not isinstance(team, str) or team not in self._server.state.workspaces):
            raise Refusal("team_not_found")
        if user and user not in channel.members:
            raise Refusal("user_not_found")

    def _running(self, home: Workspace, arguments: Data) -> tuple[Channel, Data, Stream]:
        channel, message = self._server.api.chat.own(home, arguments, "message_not_owned_by_app")
        stream = self._server.state.streams.get((channel.id, message["ts"]))
        if stream is None or not stream.open:
            raise Refusal("message_not_in_streaming_state")
        return channel, message, stream

    def append(self, home: Workspace, arguments: Data) -> Data:
        self._enabled("chat.appendStream")
        channel, message, stream = self._running(home, arguments)
        chunks = self._chunks(arguments)
        if not chunks:
            raise Refusal("no_text")
        self._add(stream, chunks, message)
        return {"channel": channel.id, "ts": message["ts"]}

    def stop(self, home: Workspace, arguments: Data) -> Data:
        self._enabled("chat.stopStream")
        channel, message, stream = self._running(home, arguments)
        chunks = self._chunks(arguments)
        status = arguments.get("session_status")
        if status is not None and status not in ("active", "suspended", "closed", "processing"):
            raise invalid_arguments("invalid session_status [json-pointer:/session_status]")
        blocks = block_kit.checked(arguments.get("blocks") or [], self._server.state.files)
        metadata = self._server.api.chat.metadata(arguments)
        self._add(stream, chunks, message)
        message["blocks"] = [*message.get("blocks", []), *blocks]
        if not message["blocks"]:
            message.pop("blocks")
        message.update(metadata)
        message["streaming_state"] = "completed"
        stream.open = False
        if status:
            thread = message.get("thread_ts", message["ts"])
            self._server.state.sessions[channel.id, thread] = status
        return {"channel": channel.id, "ts": message["ts"], "message": message}

    # --- chunks -----------------------------------------------------------------------------------------------------

    def _chunks(self, arguments: Data) -> list[Data]:
        chunks = arguments.get("chunks") or []
        text = arguments.get("markdown_text")
        if text and chunks:
            raise invalid_arguments("markdown_text and chunks are exclusive")
        if text:
            chunks = [{"type": "markdown_text", "text": text}]
        if not isinstance(chunks, list):
            raise invalid_arguments("must be an array [json-pointer:/chunks]")
        for index, chunk in enumerate(chunks):
            self._check(chunk, f"/chunks/{index}")
        return chunks

    def _check(self, chunk: Any, where: str) -> None:
        kind = chunk.get("type") if isinstance(chunk, dict) else None
        if kind not in _FIELDS:
            raise invalid_arguments(f"unsupported type: {kind} [json-pointer:{where}/type]", code="invalid_chunks")
        unknown = set(chunk) - _FIELDS[kind]
        if unknown:
            wrong = f"invalid additional property: {sorted(unknown)[0]} [json-pointer:{where}]"
            raise invalid_arguments(wrong, code="invalid_chunks")
        if kind == "markdown_text" and not 0 < len(chunk.get("text") or "") <= MOST_MARKDOWN:
            raise Refusal("msg_too_long" if chunk.get("text") else "no_text")
        if kind == "task_update" and (
            not chunk.get("id") or not chunk.get("title") or chunk.get("status") not in _TASK
        ):
            raise invalid_arguments(f"id, title and status are required [json-pointer:{where}]", code="invalid_chunks")
        if kind == "plan_update" and not chunk.get("title"):
            raise invalid_arguments(f"missing required field: title [json-pointer:{where}]", code="invalid_chunks")
        if kind == "blocks":
            block_kit.checked(chunk.get("blocks"), self._server.state.files)

    def _add(self, stream: Stream, chunks: list[Data], message: Data) -> None:
        stream.chunks += chunks
        stream.text = "".join(chunk["text"] for chunk in stream.chunks if chunk["type"] == "markdown_text")
        message["text"] = stream.text
        if shown := self._shown(stream):
            message["blocks"] = block_kit.with_ids(shown)

    def _shown(self, stream: Stream) -> list[Data]:
        """The newest state of every task, under the plan's title or one by one."""
        tasks: dict[str, Data] = {}
        title, blocks = "", list[Data]()
        for chunk in stream.chunks:
            if chunk["type"] == "task_update":
                details = {
                    key: _rich(chunk[key]) for key in ("details", "output") if isinstance(chunk.get(key), str)
                }  # fmt: skip
                card = {"type": "task_card", "task_id": chunk["id"], "title": chunk["title"], **details}
                tasks[chunk["id"]] = {**tasks.get(chunk["id"], {}), **card, "status": chunk["status"]}
            elif chunk["type"] == "plan_update":
                title = chunk["title"]
            elif chunk["type"] == "blocks":
                blocks += chunk["blocks"]
        cards = list(tasks.values())
        if cards and stream.mode == "plan":
            cards = [{"type": "plan", "title": title or cards[-1]["title"], "tasks": cards}]
        text = [{"type": "markdown", "text": stream.text}] if stream.text else []
        return [*cards, *text, *blocks]


def _rich(text: str) -> Data:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}
