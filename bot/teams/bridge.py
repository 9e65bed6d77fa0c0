"""The one place that knows the Bot Framework's SDK: JSON in, JSON out, over its adapter and its connector client.

A successor of that SDK replaces this file and nothing else. What is not taken from it, because it was found wanting:
the check of callers' tokens (bot.teams.tokens); its models of what comes in and goes out, which lose fields they do not
know; its HTTP, which follows redirects; its way to tokens, which blocks (bot.teams.credentials).
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Awaitable
from typing import Any, cast

from botbuilder.core import TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.schema import Activity, ConversationAccount, ConversationReference
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import BotFrameworkAuthenticationFactory, ServiceClientCredentialsFactory
from msrest.exceptions import ClientException
from msrest.pipeline import AsyncHTTPPolicy, AsyncHTTPSender, AsyncPipeline, Request, Response
from msrest.pipeline.universal import RawDeserializer
from msrest.universal_http import HTTPClientResponse

from bot.teams.credentials import Credentials, scope_of
from bot.teams.exchange import Answer, Exchange
from bot.teams.faults import TeamsRefusal
from bot.teams.hosts import check_target
from bot.teams.settings import TeamsSettings

JSON = dict[str, Any]

CLIENTS = 32
"""Service URLs whose clients are kept; a bot meets a handful."""

PAGE = 500


class Failed(Exception):
    """The connector answered that it did not do it. `token` is the one it was shown."""

    def __init__(self, answer: Answer, token: str) -> None:
        super().__init__(f"HTTP {answer.status}")
        self.answer = answer
        self.token = token


class Garbled(Exception):
    """It answered that it did it, in words that cannot be read."""


class Wire(Activity):
    """An activity, or the parameters of a conversation, that is sent exactly as the JSON it was given."""

    _attribute_map = {"additional_properties": {"key": "", "type": "{object}"}}  # noqa: RUF012 - the SDK's own way to declare fields

    def __init__(
        self, body: JSON, *, id: str | None = None, conversation: str = "", reply_to: str | None = None
    ) -> None:
        routing: Any = {
            "type": body.get("type"),
            "id": id,
            "channel_id": body.get("channelId"),
            "conversation": ConversationAccount(id=conversation),
            "reply_to_id": reply_to,
        }
        cast("Any", super()).__init__(**routing)
        self.additional_properties = body


class Bridge(CloudAdapterBase):
    """Errors: `Failed`, `Garbled`, those of `bot.teams.exchange`, and `integrations.errors` where there is no token."""

    def __init__(self, settings: TeamsSettings, credentials: Credentials, exchange: Exchange) -> None:
        self._settings = settings
        self._sender = _Sender(exchange)
        self._clients: OrderedDict[str, ConnectorClient] = OrderedDict()
        super().__init__(
            BotFrameworkAuthenticationFactory.create(
                to_channel_from_bot_login_url=f"{settings.login_url}/{settings.tenant_id}",
                to_channel_from_bot_oauth_scope=scope_of(settings),
                to_bot_from_channel_token_issuer=settings.issuer,
                credential_factory=_CredentialFactory(settings, credentials),
            )
        )

    async def send(self, service_url: str, conversation: str, body: JSON, reply_to: str | None) -> str:
        wire = Wire(body, conversation=_id(conversation), reply_to=_id(reply_to) if reply_to else None)
        context = await self._context(service_url, wire)
        sent = await _read(self.send_activities(context, [wire]))
        return sent[0].id or ""

    async def update(self, service_url: str, conversation: str, activity: str, body: JSON) -> None:
        wire = Wire(body, id=_id(activity), conversation=_id(conversation))
        await _read(self.update_activity(await self._context(service_url, wire), wire))

    async def delete(self, service_url: str, conversation: str, activity: str) -> None:
        where = ConversationReference(activity_id=_id(activity), conversation=ConversationAccount(id=_id(conversation)))
        context = await self._context(service_url, Wire({}, conversation=conversation))
        await _read(self.delete_activity(context, where))

    async def create(self, service_url: str, parameters: JSON) -> JSON:
        conversations = await self._conversations(service_url)
        return _json(await _read(conversations.create_conversation(Wire(parameters), raw=True)))

    async def member(self, service_url: str, conversation: str, user: str) -> JSON:
        conversations = await self._conversations(service_url)
        return _json(await _read(conversations.get_conversation_member(_id(conversation), _id(user), raw=True)))

    async def members(self, service_url: str, conversation: str, token: str | None) -> JSON:
        """One page: "members", and "continuationToken" where there are more."""
        conversations = await self._conversations(service_url)
        return _json(
            await _read(conversations.get_conversation_paged_members(_id(conversation), PAGE, token, raw=True))
        )

    async def _conversations(self, service_url: str) -> Any:
        """The SDK's operations, whose types leave most open."""
        return (await self._client(service_url)).conversations

    async def _context(self, service_url: str, activity: Activity) -> TurnContext:
        context = TurnContext(self, activity)
        context.turn_state[self.BOT_CONNECTOR_CLIENT_KEY] = await self._client(service_url)
        return context

    async def _client(self, service_url: str) -> ConnectorClient:
        """Building one costs more than a call does, so they are kept."""
        client = self._clients.get(service_url)
        if client is None:
            identity = self.create_claims_identity(self._settings.app_id)
            factory = self.bot_framework_authentication.create_connector_factory(identity)
            client = await factory.create(service_url, scope_of(self._settings))
            config = cast("Any", client.config)
            policies: list[Any] = [config.user_agent_policy, RawDeserializer(), config.credentials]
            config.pipeline = AsyncPipeline(policies, self._sender)
            while len(self._clients) >= CLIENTS:
                self._clients.popitem(last=False)
            self._clients[service_url] = client
        self._clients.move_to_end(service_url)
        return client


class _CredentialFactory(ServiceClientCredentialsFactory):
    def __init__(self, settings: TeamsSettings, credentials: Credentials) -> None:
        self._settings = settings
        self._credentials = credentials

    async def is_valid_app_id(self, app_id: str) -> bool:
        return app_id == self._settings.app_id

    async def is_authentication_disabled(self) -> bool:
        return self._settings.playground

    async def create_credentials(
        self, app_id: str, oauth_scope: str, login_endpoint: str, validate_authority: bool
    ) -> Any:
        return _Bearer(self._settings, self._credentials)


class _Bearer(AsyncHTTPPolicy[Any, Any]):
    """Shows the token to Teams' hosts; no other one is even asked."""

    def __init__(self, settings: TeamsSettings, credentials: Credentials) -> None:
        super().__init__()
        self._settings = settings
        self._credentials = credentials

    async def send(self, request: Request[Any], **kwargs: Any) -> Response[Any, Any]:
        check_target(request.http_request.url, self._settings)
        if token := await self._credentials.token():
            request.http_request.headers["Authorization"] = f"Bearer {token}"
        return await cast("Any", self.next).send(request, **kwargs)


class _Sender(AsyncHTTPSender[Any, Any]):
    """The SDK's HTTP by ours."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    async def __aenter__(self) -> _Sender:
        return self

    async def __aexit__(self, *_: object) -> None:
        """The exchange is its owner's to close."""

    def build_context(self) -> JSON:
        return {}

    async def send(self, request: Request[Any], **_: Any) -> Response[Any, Any]:
        asked = request.http_request
        body = asked.data
        if body is not None and not isinstance(body, str):
            raise TypeError("what is sent must be JSON")
        headers = {name: value for name, value in asked.headers.items() if name.lower() != "content-length"}
        answer = await self._exchange.ask(
            asked.method, asked.url, headers=headers, body=body.encode() if body is not None else None
        )
        if not 200 <= answer.status < 300:
            raise Failed(answer, headers.get("Authorization", "").removeprefix("Bearer "))
        return Response(request, _Answered(asked, answer))


class _Answered(HTTPClientResponse):
    """An answer as the SDK reads it: to which any success it does not know is "accepted"."""

    def __init__(self, request: Any, answer: Answer) -> None:
        super().__init__(request, answer)
        self.status_code = answer.status if answer.status in {200, 201} else 202
        self.headers = {name.lower(): value for name, value in answer.headers.items()}
        self._body = answer.body

    def body(self) -> bytes:
        return self._body

    def text(self, encoding: str | None = None) -> str:
        return self._body.decode(encoding or "utf-8-sig", "replace")


async def _read(answer: Awaitable[Any]) -> Any:
    try:
        return await answer
    except (ClientException, AttributeError, TypeError, ValueError, RecursionError) as error:
        # The SDK trips over an answer that is not what it expects.
        raise Garbled(f"an answer that is not the connector's ({type(error).__name__})") from None


def _json(raw: Any) -> JSON:
    try:
        found: Any = json.loads(raw.response.body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Garbled("an answer that is no JSON object")
    return cast("JSON", found)


def _id(text: str) -> str:
    """An id that may stand in an address. Those of Teams may be anything that is written in one word."""
    if not text or text in {".", ".."} or any(not "!" <= c <= "~" for c in text):
        raise TeamsRefusal("that is not an id of Teams", "bad_id")
    return text
