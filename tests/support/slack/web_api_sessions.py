"""assistant.threads.* and agents.sessions.*: what is shown while the app works, and what one can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.slack.refusals import Refusal, invalid_arguments, required
from tests.support.slack.state import Channel, Data, Status, Workspace
from tests.support.slack.web_api_chat import Methods

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

STATUSES = ("active", "processing", "suspended", "closed")
MOST_PROMPTS = 4
EITHER = "chat:write|assistant:write"


class SessionMethods:
    """Of a thread, or of a whole direct conversation."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server

    def methods(self) -> Methods:
        return {
            "assistant.threads.setStatus": (EITHER, self.set_status),
            "assistant.threads.setTitle": ("assistant:write", self.set_title),
            "assistant.threads.setSuggestedPrompts": ("assistant:write", self.set_prompts),
            "agents.sessions.setStatus": ("chat:write", self.set_session),
            "agents.sessions.rename": ("chat:write", self.rename),
        }

    def _place(self, home: Workspace, arguments: Data) -> tuple[Channel, str]:
        required(arguments, "channel_id", "thread_ts")
        channel = self._server.api.chat.writable(home, arguments["channel_id"])
        if arguments["thread_ts"] not in channel.messages:
            raise Refusal("thread_not_found")
        return channel, arguments["thread_ts"]

    def set_status(self, home: Workspace, arguments: Data) -> Data:
        channel, thread = self._place(home, arguments)
        status = arguments.get("status")
        if not isinstance(status, str):
            raise invalid_arguments("missing required field: status")
        loading = arguments.get("loading_messages") or []
        if len(loading) > 10:
            raise invalid_arguments("no more than 10 items allowed [json-pointer:/loading_messages]")
        if status:
            self._server.state.statuses[channel.id, thread] = Status(status, loading)
        else:
            self._server.state.statuses.pop((channel.id, thread), None)
        return {}

    def set_title(self, home: Workspace, arguments: Data) -> Data:
        channel, thread = self._place(home, arguments)
        required(arguments, "title")
        self._server.state.titles[channel.id, thread] = arguments["title"]
        return {}

    def set_prompts(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "channel_id", "prompts")
        channel = self._server.api.chat.writable(home, arguments["channel_id"])
        if not channel.is_im:
            raise Refusal("channel_not_found")
        prompts = arguments["prompts"]
        if not isinstance(prompts, list) or not 1 <= len(prompts) <= MOST_PROMPTS:
            raise invalid_arguments(f"between 1 and {MOST_PROMPTS} items allowed [json-pointer:/prompts]")
        for index, prompt in enumerate(prompts):
            if not isinstance(prompt, dict) or not prompt.get("title") or not prompt.get("message"):
                raise invalid_arguments(f"must have a title and a message [json-pointer:/prompts/{index}]")
        self._server.state.prompts[channel.id] = {"prompts": prompts, "title": arguments.get("title", "")}
        return {}

    def set_session(self, home: Workspace, arguments: Data) -> Data:
        channel, thread = self._place(home, arguments)
        if arguments.get("status") not in STATUSES:
            raise invalid_arguments("invalid status [json-pointer:/status]")
        self._server.state.sessions[channel.id, thread] = arguments["status"]
        if arguments.get("title"):
            self._server.state.titles.setdefault((channel.id, thread), arguments["title"])
        answer = {"status": arguments["status"], "title": self._server.state.titles.get((channel.id, thread), "")}
        if "agent_session_stopped" not in self._server.subscribed:
            answer["warning"] = "missing_agent_session_stopped_event_subscription"
        return answer

    def rename(self, home: Workspace, arguments: Data) -> Data:
        channel, thread = self._place(home, arguments)
        required(arguments, "title")
        if (channel.id, thread) not in self._server.state.sessions:
            raise Refusal("session_not_found")
        self._server.state.titles[channel.id, thread] = arguments["title"]
        return {"title": arguments["title"]}
