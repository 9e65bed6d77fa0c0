"""All that comes in from Slack, through Bolt: checked, kept by the Door, and only then acknowledged."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.adapter_payload import Json, is_sound, node, origin_of, text
from bot.slack.client import SlackCalls
from bot.slack.desk import SlackDesk
from bot.slack.listeners_acts import Acts
from bot.slack.listeners_messages import Messages
from bot.slack.listeners_parts import Accounts, Parts, Shared, Showing
from bot.slack.listeners_places import Places
from bot.slack.listeners_reactions import Reactions
from bot.slack.notes import Notes
from bot.slack.quiet import QUIET
from bot.slack.settings import SlackSettings
from bot.slack.workspaces import Workspace, Workspaces
from bot.store.database import StoreUnavailable
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

LAST_WORDS = {"app_uninstalled", "tokens_revoked"}
"""What is heard of an installation that is going or gone, in any order: there is no workspace to ask about it."""

ANY = re.compile(r".*", re.DOTALL)

_WORKSPACE = "commis_workspace"


class Inbound:
    def __init__(
        self,
        settings: SlackSettings,
        desk: SlackDesk,
        workspaces: Workspaces,
        calls: SlackCalls,
        platform: Accounts,
        live: Showing,
    ) -> None:
        notes = Notes(settings, calls, workspaces)
        self._workspaces = workspaces
        self._parts = Parts(settings, desk, workspaces, calls, platform, live, notes, Shared(desk.database))
        self._messages = Messages(self._parts)
        self._places = Places(self._parts)
        self._acts = Acts(self._parts, self._places)
        self._reactions = Reactions(self._parts)
        self.bolt: AsyncApp = self._registered(
            AsyncApp(
                name="commis",
                logger=QUIET,
                client=AsyncWebClient(base_url=settings.api_url, logger=QUIET),
                before_authorize=self._admit,
                authorize=_authorize,
                process_before_response=True,
                raise_error_for_unhandled_request=True,
                request_verification_enabled=False,  # the guard has done it, on the raw body
                ignoring_self_events_enabled=False,  # the adapter tells our own messages from people's
                ignoring_self_assistant_message_events_enabled=False,
                attaching_conversation_kwargs_enabled=False,
            )
        )

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        """200 with what Slack is to show; 400 and 403 for what Slack does not send, or not to us; 503 when it could not
        be kept, so that Slack sends it again; 500 for a defect, which is logged."""
        body: Any = request.body  # pyright: ignore[reportUnknownMemberType] - whatever was in the JSON
        if not is_sound(body):
            log.warning("slack.unreadable", kind=text(body, "type"))
            return _never(400)
        try:
            return await self.bolt.async_dispatch(request)
        except Exception as error:
            log.error("slack.defect", kind=text(body, "type"), exc_info=error)
            return BoltResponse(status=500, body="")

    async def settled(self) -> None:
        """Waits for what is done after the ack."""
        await self._parts.later.settled()

    async def close(self) -> None:
        await self._parts.later.close()

    # --- before anything ----------------------------------------------------------------------------------------------

    async def _admit(
        self, body: Json, context: AsyncBoltContext, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse | None:
        """For every kind of payload: our app, an installed workspace, its own organization."""
        kind = text(body, "type")
        if kind == "url_verification":
            return await next()
        origin = origin_of(body)
        if not self._workspaces.accepts_app(origin.app):
            return _refused("app", origin.app, origin.team)
        event = text(node(body, "event"), "type") if kind == "event_callback" else kind
        if not event and not text(body, "command"):
            return _never(400)
        if event in LAST_WORDS:
            return await next()
        workspace = await self._workspaces.of(origin.team, origin.enterprise) if origin.team else None
        if workspace is None:
            return _refused("workspace", origin.app, origin.team)
        if kind == "app_rate_limited":
            log.warning("slack.rate_limited", team=origin.team, minute=body.get("minute_rate_limited"))
            return BoltResponse(status=200, body="")
        context[_WORKSPACE] = workspace
        return await next()

    # --- who listens --------------------------------------------------------------------------------------------------

    def _registered(self, app: AsyncApp) -> AsyncApp:
        bolt: Any = app  # its ways to register are half typed
        listeners: dict[str, Callable[[Json, Workspace], Awaitable[None]]] = {
            "message": self._messages.said,
            "app_mention": self._messages.said,
            "agent_session_stopped": self._messages.stopped,
            "app_home_opened": self._places.opened,
            "reaction_added": self._reactions.added,
            "reaction_removed": self._reactions.removed,
            "user_change": self._places.person_changed,
        }
        for event, listener in listeners.items():
            bolt.event(event)(_event_listener(listener))
        for event in sorted(LAST_WORDS):
            bolt.event(event)(self._forgotten)
        bolt.action(ANY)(_act_listener(self._acts.clicked))
        bolt.view_submission(ANY)(_act_listener(self._acts.submitted))
        bolt.view_closed(ANY)(_acknowledge)
        bolt.message_shortcut(ANY)(_act_listener(self._acts.entrusted))
        bolt.command(ANY)(_act_listener(self._acts.commanded))
        bolt.error(_failed)
        return app

    async def _forgotten(self, body: Json) -> None:
        await self._places.forgotten(body)


def _event_listener(listener: Callable[[Json, Workspace], Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Bolt acknowledges an event by itself, once its listener is done."""

    async def heard(body: Json, context: AsyncBoltContext) -> None:
        await listener(body, _workspace_of(context))

    return heard


def _act_listener(listener: Callable[[Json, Workspace, Any], Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    async def acted(body: Json, context: AsyncBoltContext, ack: Any) -> None:
        await listener(body, _workspace_of(context), ack)

    return acted


def _workspace_of(context: Any) -> Workspace:
    return context[_WORKSPACE]


async def _acknowledge(ack: Any) -> None:
    await ack()


async def _authorize(context: AsyncBoltContext) -> AuthorizeResult:
    workspace = _workspace_of(context)
    return AuthorizeResult(
        enterprise_id=workspace.enterprise or None,
        team_id=workspace.team,
        bot_id=workspace.bot_id,
        bot_user_id=workspace.bot_user,
        bot_token=workspace.token,
    )


async def _failed(error: Exception, body: Json) -> BoltResponse:
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")
    if isinstance(error, StoreUnavailable | IntegrationError):
        log.warning("slack.not_kept", why=f"{type(error).__name__}: {error}")
        return BoltResponse(status=503, body="")
    log.error("slack.defect", kind=text(body, "type"), about=text(body, "event", "type"), exc_info=error)
    return BoltResponse(status=500, body="")


def _refused(what: str, app: str, team: str) -> BoltResponse:
    log.warning("slack.refused", what=what, app=app, team=team)
    return _never(403)


def _never(status: int) -> BoltResponse:
    """Not to be sent again: it would be answered alike."""
    return BoltResponse(status=status, body="", headers={"X-Slack-No-Retry": "1"})
