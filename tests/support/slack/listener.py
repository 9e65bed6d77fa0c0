"""A small Bolt app that keeps all it hears and answers a little: what the stand-in itself is tried with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.slack.server import SlackServer


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


MODAL = {
    "type": "modal",
    "callback_id": "form",
    "notify_on_close": True,
    "title": plain("Modifier"),
    "submit": plain("Valider"),
    "private_metadata": "m",
    "blocks": [
        {
            "type": "input",
            "block_id": "discount",
            "label": plain("Remise (%)"),
            "element": {"type": "number_input", "action_id": "v", "is_decimal_allowed": True, "initial_value": "5"},
        },
        {
            "type": "input",
            "block_id": "terms",
            "optional": True,
            "label": plain("Délai"),
            "element": {
                "type": "static_select",
                "action_id": "v",
                "options": [{"text": plain(label), "value": label[:2]} for label in ("30 jours", "45 jours")],
            },
        },
    ],
}
CONFIRM = {"title": plain("Sûr ?"), "text": plain("Vraiment ?"), "confirm": plain("Oui"), "deny": plain("Non")}
CARD = [
    {
        "type": "actions",
        "elements": [
            {"type": "button", "text": plain("Modifier"), "action_id": "ask", "value": "q1"},
            {"type": "button", "text": plain("Refuser"), "action_id": "other", "value": "q2", "confirm": CONFIRM},
        ],
    }
]


class Listener:
    """A Bolt app that keeps all it hears and answers a little of it."""

    def __init__(self, server: SlackServer) -> None:
        self.client = AsyncWebClient(server.token, base_url=server.api_url)
        self.app = AsyncApp(
            client=self.client, signing_secret=server.signing_secret, ignoring_self_events_enabled=False
        )
        self.heard: list[dict[str, Any]] = []
        for name in ("message", "app_mention", "app_home_opened", "user_change", "agent_session_stopped"):
            self.app.event(name)(self._event)
        for name in ("app_uninstalled", "tokens_revoked"):
            self.app.event(name)(self._event)
        self.app.action("ask")(self._ask)
        self.app.action("other")(self._action)
        self.app.view("form")(self._submitted)
        self.app.view_closed("form")(self._action)
        self.app.command("/commis")(self._command)
        self.app.shortcut("entrust")(self._action)

    async def _event(self, body: dict) -> None:
        self.heard.append(body)

    async def _action(self, ack: Any, body: dict) -> None:
        await ack()
        self.heard.append(body)

    async def _ask(self, ack: Any, body: dict, client: AsyncWebClient) -> None:
        await ack()
        self.heard.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    async def _submitted(self, ack: Any, body: dict, view: dict) -> None:
        self.heard.append(body)
        if view["state"]["values"]["discount"]["v"]["value"] == "99":
            await ack(response_action="errors", errors={"discount": "Trop."})
        else:
            await ack()

    async def _command(self, ack: Any, body: dict, respond: Any) -> None:
        self.heard.append(body)
        await ack("Bien reçu.")
        await respond("Plus tard.")

    def events(self, kind: str) -> list[dict[str, Any]]:
        return [body["event"] for body in self.heard if body.get("event", {}).get("type") == kind]


@asynccontextmanager
async def by_http(server: SlackServer) -> AsyncIterator[Listener]:
    listener = Listener(server)
    runner = web.AppRunner(listener.app.web_app("/slack/events"), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.deliver_to(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    yield listener
    await server.settled()
    await runner.cleanup()


@asynccontextmanager
async def by_socket(server: SlackServer) -> AsyncIterator[Listener]:
    listener = Listener(server)
    handler = AsyncSocketModeHandler(listener.app, server.app_token)
    handler.client.web_client = AsyncWebClient(base_url=server.api_url)
    server.socket_mode = True
    await handler.connect_async()
    await server.connected()
    yield listener
    await server.settled()
    await handler.close_async()


async def heard(listener: Listener, count: int) -> list[dict[str, Any]]:
    """Socket Mode listeners run after their acknowledgement."""
    for _ in range(200):
        if len(listener.heard) >= count:
            break
        await asyncio.sleep(0.01)
    return listener.heard
