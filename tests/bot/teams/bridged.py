"""The bridge against a loopback server, with a login server of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.teams.bridge import Bridge
from bot.teams.credentials import Credentials
from bot.teams.exchange import Exchange
from bot.teams.settings import TeamsSettings
from tests.bot.teams.loopback import Loopback
from tests.support.openid import OpenIdServer

SCOPE = "https://api.botframework.com/.default"

CARD = {
    "type": "AdaptiveCard",
    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
    "version": "1.5",
    "refresh": {
        "action": {"type": "Action.Execute", "verb": "commis.refresh", "data": {"post": "k:1", "n": 1.5, "none": None}},
        "userIds": ["29:1abc", "29:2def"],
    },
    "body": [{"type": "TextBlock", "text": "1 234,50 € — ✓ 🧾", "wrap": True}, {"type": "Table", "rows": []}],
    "actions": [{"type": "Action.Execute", "title": "Oui", "verb": "commis.press", "data": {"button": "yes"}}],
    "msteams": {"width": "Full", "entities": [{"type": "mention", "text": "<at>Léa</at>"}]},
}

ACTIVITY = {
    "type": "message",
    "id": "",
    "channelId": "msteams",
    "serviceUrl": "https://smba.trafficmanager.net/emea/",
    "text": "Devis « prêt » \u202f!\n\tà relire",
    "textFormat": "plain",
    "summary": "Un devis",
    "from": {"id": "28:app", "name": "Commis", "aadObjectId": "o-1", "userRole": "bot"},
    "conversation": {
        "id": "a:1",
        "conversationType": "personal",
        "tenantId": "a-tenant",
        "isGroup": False,
        "somethingNew": {"deep": [1, 2, {"er": None}]},
    },
    "entities": [
        {"type": "streaminfo", "streamId": "s-1", "streamType": "informative", "streamSequence": 3},
        {
            "type": "https://schema.org/Message",
            "@type": "Message",
            "@context": "https://schema.org",
            "@id": "",
            "additionalType": ["AIGeneratedContent"],
            "citation": [{"@type": "Claim", "position": 1, "appearance": {"name": "D2026-0001"}}],
        },
    ],
    "channelData": {
        "feedbackLoopEnabled": True,
        "tenant": {"id": "a-tenant"},
        "notification": {"alert": True},
        "onBehalfOf": [{"itemid": 0}],
    },
    "attachments": [
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD, "contentUrl": None, "new": 1},
        {
            "contentType": "application/vnd.microsoft.teams.card.file.consent",
            "name": "devis.pdf",
            "content": {"description": "Devis", "sizeInBytes": 12345, "acceptContext": {"file": "f1"}},
        },
    ],
    "suggestedActions": {"to": [], "actions": [{"type": "Action.Submit", "title": "x", "value": {"a": 1}}]},
    "timestamp": "not a time at all",
    "expiration": "2026-11-22T08:00:00.123Z",
    "importance": "high",
    "additional_properties": {"name": "as the SDK calls its own"},
    "aField.with.dots": {"and": "more"},
    "value": {"any": [True, False, None, 0, -1, 1e100, "…"]},
    "empty": {"list": [], "object": {}, "text": "", "null": None},
}


@dataclass
class Site:
    """The connector's stand-in, and a bridge to it."""

    server: OpenIdServer
    connector: Loopback
    exchange: Exchange
    settings: TeamsSettings
    credentials: Credentials
    bridge: Bridge


def _bridge(server: OpenIdServer, connector: Loopback, **changes: Any) -> Site:
    given = server.settings(service_hosts=(connector.host,), **changes)
    exchange = Exchange()
    credentials = Credentials(given, exchange)
    return Site(server, connector, exchange, given, credentials, Bridge(given, credentials, exchange))


@pytest.fixture
async def server() -> AsyncIterator[OpenIdServer]:
    server = await OpenIdServer.start()
    yield server
    await server.close()


@pytest.fixture
async def connector() -> AsyncIterator[Loopback]:
    connector = Loopback()
    await connector.open()
    yield connector
    await connector.close()


@pytest.fixture
async def site(server: OpenIdServer, connector: Loopback) -> AsyncIterator[Site]:
    site = _bridge(server, connector)
    yield site
    await site.credentials.close()
    await site.exchange.close()
