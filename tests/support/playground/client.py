"""People act in the Playground: they write, click, install and remove, through its own API.

Léa is its user, so her messages are really written there; those of the others are sent as the activities that Teams
would send for them, by the Playground, which has them as members of the same conversations.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import aiohttp

from tests.support.playground.population import BOT, BOT_NAME, CHANNEL, GROUP, PERSONAL, PLACES, TEAM, TENANT, USERS
from tests.support.playground.seeing import Seen, shown
from tests.support.playground.server import Exchange, PlaygroundServer

Json = dict[str, Any]
Change = Literal["install", "uninstall", "userAdded", "userRemoved", "botAdded", "botRemoved", "channelRenamed"]

PATIENCE = 20.0
MENTION = f"<at>{BOT_NAME}</at>"

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Said:
    """A message of a person's, as the desk was told of it."""

    id: str
    conversation: str
    activity: Json


class Playground:
    """`frames` is what its page was told to show: the real client's view."""

    def __init__(self, server: PlaygroundServer, session: aiohttp.ClientSession) -> None:
        self.server = server
        self.frames: list[Json] = []
        self._session = session
        self._exchanges: list[Exchange] = []
        _, self._offset = server.exchanges()
        self._private = {"lea": PERSONAL}

    # --- people act ---------------------------------------------------------------------------------------------------

    async def says(self, who: str, text: str, where: str = "personal", *, calling: bool = True, **more: Any) -> Said:
        """`where`: the name of a place, or the conversation of a thread. Elsewhere than in private Commis is mentioned,
        unless `calling` is False. `more` is part of the activity."""
        conversation = await self.conversation(who, where)
        called = calling and where != "personal"
        text = f"{MENTION} {text}" if called else text
        before = len(self.exchanges())
        if who == "lea" and not more:
            body: Json = {"from": {"id": USERS[who].id}, "text": text, "textFormat": "plain"}
            if called:
                body["mentions"] = [{"mentioned": {"id": BOT}, "text": MENTION}]
            answer = await self._post(f"/_conversation/v1/conversations/{conversation}/messages", body)
            conversation = answer.get("postConversationId") or conversation
        else:
            entities = [{"type": "mention", "mentioned": {"id": BOT, "name": BOT_NAME}, "text": MENTION}]
            said = {"type": "message", "text": text, "textFormat": "plain", "entities": entities if called else []}
            await self._custom({**self._activity(who, conversation), **said, **more})
        heard = await self._until(
            lambda each: each.to_desk and each.request.get("text") == text and each.request["type"] == "message", before
        )
        return Said(heard.request["id"], conversation, heard.request)

    async def edits(self, said: Said, text: str) -> None:
        await self._changes(said, "messageUpdate", "editMessage", text)

    async def deletes(self, said: Said) -> None:
        await self._changes(said, "messageDelete", "softDeleteMessage", "")

    async def reacts(self, who: str, seen: Seen, reaction: str) -> None:
        activity = self._activity(who, seen.conversation)
        added: Json = {"type": "messageReaction", "replyToId": seen.id, "reactionsAdded": [{"type": reaction}]}
        await self._custom({**activity, **added})

    async def acts(self, who: str, seen: Seen, verb: str, data: Json) -> Json:
        """By a button of a card; what the desk answered at once."""
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": data}, "trigger": "manual"}
        return await self.invokes(who, "adaptiveCard/action", value, seen.conversation, replyToId=seen.id)

    async def invokes(self, who: str, name: str, value: Json, where: str, **more: Any) -> Json:
        conversation = await self.conversation(who, where)
        body = {"name": name, "value": value, "from": {"id": USERS[who].id}, "conversation": {"id": conversation}}
        return await self._post("/_conversation/v1/invoke", {**body, **more})

    async def sends_invoke(self, who: str, name: str, value: Json, where: str = "personal", **more: Any) -> Json:
        """An invoke the Playground's client does not know itself; what the desk answered."""
        activity = self._activity(who, await self.conversation(who, where))
        return await self._custom({**activity, "type": "invoke", "name": name, "value": value, **more})

    async def installs(self, where: str = "personal") -> None:
        """As when the app is added there: two activities."""
        before = len(self.exchanges())
        await self._post(f"/_debug/conversation/{PLACES[where]}/installation", {})
        for kind in ("installationUpdate", "conversationUpdate"):
            await self._until(lambda each, kind=kind: each.to_desk and each.request.get("type") == kind, before)

    async def meets(self, who: str) -> None:
        """The app is there for this person, since long: nobody is greeted."""
        activity = self._activity(who, await self.conversation(who, "personal"))
        await self._custom({**activity, "type": "installationUpdate", "action": "add-upgrade"})

    async def changes(self, what: Change, where: str = "personal", who: str = "lea", **more: Any) -> None:
        """What happens to a place or to who is in it, as the Playground itself words it. `who` is added or removed."""
        query = {"conversationId": PLACES[where], "type": what}
        async with self._session.get(
            f"{self.server.address}/_internal/v1/customActivities/template", params=query
        ) as a:
            assert a.status == 200, await a.text()
            activity: Json = await a.json()
        for name in ("membersAdded", "membersRemoved"):
            if what in ("userAdded", "userRemoved") and name in activity:
                activity[name] = [{"id": USERS[who].id, "aadObjectId": USERS[who].object}]
        await self._custom({**activity, **more})

    async def again(self, said: Said) -> None:
        """The same message, delivered once more."""
        await self._custom(said.activity)

    # --- and see ------------------------------------------------------------------------------------------------------

    def exchanges(self) -> list[Exchange]:
        """All since this client began."""
        new, self._offset = self.server.exchanges(self._offset)
        self._exchanges += new
        return self._exchanges

    def seen(self) -> list[Seen]:
        return shown(self.exchanges())

    async def conversation(self, who: str, where: str) -> str:
        """The id of a place, of the private chat of `who` with Commis, or of a thread (which is its own name)."""
        if where != "personal":
            return PLACES.get(where, where)
        if who not in self._private:
            body = {"isGroup": False, "members": [{"id": USERS[who].id}], "tenantId": TENANT, "bot": {"id": BOT}}
            self._private[who] = (await self._post("/_connector/v3/conversations", body))["id"]
        return self._private[who]

    # --- the wire -----------------------------------------------------------------------------------------------------

    def _activity(self, who: str, conversation: str) -> Json:
        """What every activity of a person's holds."""
        user = USERS[who]
        place = conversation.partition(";")[0]
        kind = {GROUP: "groupChat", CHANNEL: "channel", TEAM: "channel"}.get(place, "personal")
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        data: Json = {"tenant": {"id": TENANT}}
        if kind == "channel":
            data |= {"team": {"id": TEAM}, "channel": {"id": place}, "teamsTeamId": TEAM, "teamsChannelId": place}
        return {
            "id": f"{time.time_ns() // 1_000_000}{next(_numbers):04}",
            "timestamp": now,
            "channelId": "msteams",
            "serviceUrl": self.server.service_url,
            "from": {"id": user.id, "name": user.full_name, "aadObjectId": user.object},
            "recipient": {"id": BOT, "name": BOT_NAME},
            "conversation": {
                "id": conversation,
                "conversationType": kind,
                "tenantId": TENANT,
                **({} if kind == "personal" else {"isGroup": True}),
            },
            "channelData": data,
            "locale": "en-US",
        }

    async def _changes(self, said: Said, type: str, event: str, text: str) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        data = {**said.activity["channelData"], "eventType": event}
        await self._custom({**said.activity, "type": type, "text": text, "timestamp": now, "channelData": data})

    async def _custom(self, activity: Json) -> Json:
        before = len(self.exchanges())
        await self._post("/_internal/v1/customActivities", activity)
        exchange = await self._until(lambda each: each.to_desk and each.request == activity, before)
        return exchange.response or {}

    async def _post(self, path: str, body: Json) -> Json:
        async with self._session.post(self.server.address + path, json=body) as answer:
            told = await answer.text()
            assert answer.status in (200, 201), f"{path}: {answer.status} {told}"
            return await answer.json(content_type=None) if told else {}

    async def _until(self, fits: Callable[[Exchange], bool], start: int) -> Exchange:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for each in self.exchanges()[start:]:
                if fits(each):
                    return each
            await asyncio.sleep(0.01)
        raise AssertionError(f"the desk did not take it; the Playground said:\n{self.server.output()[-3000:]}")

    async def _watch(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            self.frames.append(message.json())


@asynccontextmanager
async def open_playground(server: PlaygroundServer) -> AsyncIterator[Playground]:
    async with aiohttp.ClientSession() as session:
        playground = Playground(server, session)
        async with session.ws_connect(f"{server.address}/_ws_conversation/v1/conversations/stream") as socket:
            watching = asyncio.create_task(playground._watch(socket))
            try:
                yield playground
            finally:
                watching.cancel()
                await asyncio.gather(watching, return_exceptions=True)
