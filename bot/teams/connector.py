"""Writes to Teams' connector: the token to its hosts alone, at its pace, and every outcome as one of our errors."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, TypeVar, cast

import structlog

from bot.teams.bridge import Bridge, Failed, Garbled
from bot.teams.credentials import Credentials
from bot.teams.exchange import Answer, Exchange, NoAnswer, TooLarge
from bot.teams.faults import TRY_AGAIN, TeamsRefusal, fault, lost, wait_of
from bot.teams.hosts import check_target
from bot.teams.ids import root_of_conversation
from bot.teams.pace import Pace
from bot.teams.settings import TeamsSettings
from integrations.errors import Unavailable

log = structlog.get_logger(__name__)

JSON = dict[str, Any]
T = TypeVar("T")

RETRIES = 3
SPENT_RETRYING = 10.0
FIRST_PAUSE = 0.5
"""Seconds; doubled each time, more or less a half of it by chance."""

FILE_SECONDS = 60.0
PAGES = 40


def _time() -> float:
    return asyncio.get_running_loop().time()


class Connector:
    """`service_url` is always one that `bot.teams.hosts` has let pass; it is checked again before anything leaves.

    Raises `Unavailable`, `InDoubt` (a new message may or may not have been posted), `Misconfigured`, `TeamsRefusal`
    (a `Rejected`) and `TeamsMissing` (a `NotFound`), the last two with Teams' word for it in `code`.
    """

    def __init__(
        self,
        settings: TeamsSettings,
        *,
        pace: Pace | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._settings = settings
        self._exchange = Exchange()
        self._credentials = Credentials(settings, self._exchange)
        self._bridge = Bridge(settings, self._credentials, self._exchange)
        self._pace = pace or Pace()
        self._sleep = sleep
        self._chance = chance

    async def send(self, service_url: str, conversation_id: str, activity: JSON, reply_to: str | None = None) -> str:
        """Posts an activity; its id, "" where Teams gives none."""

        async def post() -> str:
            return await self._bridge.send(service_url, conversation_id, activity, reply_to)

        return await self._call("send", conversation_id, post, once=True)

    async def update(self, service_url: str, conversation_id: str, activity_id: str, activity: JSON) -> None:
        body = {**activity, "id": activity_id}

        async def put() -> None:
            await self._bridge.update(service_url, conversation_id, activity_id, body)

        await self._call("update", conversation_id, put)

    async def delete(self, service_url: str, conversation_id: str, activity_id: str) -> None:
        async def delete() -> None:
            await self._bridge.delete(service_url, conversation_id, activity_id)

        await self._call("delete", conversation_id, delete)

    async def create_thread(self, service_url: str, channel_id: str, tenant: str, activity: JSON) -> tuple[str, str]:
        """Opens a thread in a channel with that message: its conversation's id and the message's."""
        channel = {"channel": {"id": channel_id}, "tenant": {"id": tenant}}
        made = await self._create(service_url, channel_id, tenant, channel, isGroup=True, activity=activity)
        conversation = str(made.get("id") or "")
        message = str(made.get("activityId") or root_of_conversation(conversation))
        if not conversation or not message:
            raise lost("create_thread: the connector named no thread", once=True)
        return conversation, message

    async def open_personal(self, service_url: str, tenant: str, user_id: str) -> str:
        """The id of the personal chat with that user ("29:…" or an object id), which is the same each time."""
        where = {"tenant": {"id": tenant}}
        made = await self._create(
            service_url, user_id, tenant, where, once=False, isGroup=False, members=[{"id": user_id}]
        )
        conversation = made.get("id")
        if not isinstance(conversation, str) or not conversation:
            raise Unavailable("open_personal: the connector named no conversation")
        return conversation

    async def member(self, service_url: str, conversation_id: str, user_id: str) -> JSON:
        async def read() -> JSON:
            return await self._bridge.member(service_url, conversation_id, user_id)

        return await self._call("member", f"roster:{conversation_id}", read)

    async def members(self, service_url: str, conversation_id: str) -> list[JSON]:
        """All of them, page after page."""
        found: list[JSON] = []
        token: str | None = None
        for _ in range(PAGES):
            page = await self._page(service_url, conversation_id, token)
            found += cast("list[JSON]", page.get("members") or [])
            following = page.get("continuationToken")
            if not following or following == token:
                break
            token = str(following)
        return found

    async def get(self, url: str, limit: int) -> tuple[bytes, str]:
        """Bytes (at most `limit`) and media type of something on the connector's own hosts, e.g. an inline image."""
        check_target(url, self._settings)

        async def read() -> Answer:
            token = await self._credentials.token()
            shown = {"Authorization": f"Bearer {token}"} if token else None
            answer = await self._exchange.ask("GET", url, headers=shown, seconds=FILE_SECONDS, limit=limit)
            if answer.status != HTTPStatus.OK:
                raise Failed(answer, token)
            return answer

        answer = await self._call("get", "files", read)
        return answer.body, answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    async def warm(self) -> None:
        """Gets the token ahead of the first message. Raises `Misconfigured` or `Unavailable`."""
        await self._credentials.token()

    async def close(self) -> None:
        await self._credentials.close()
        await self._exchange.close()

    # --- one call -----------------------------------------------------------------------------------------------------

    async def _create(
        self, service_url: str, place: str, tenant: str, channel_data: JSON, *, once: bool = True, **more: Any
    ) -> JSON:
        bot = {"bot": {"id": f"28:{self._settings.app_id}"}} if self._settings.app_id else {}
        parameters: JSON = {**bot, "tenantId": tenant, "channelData": channel_data, **more}

        async def create() -> JSON:
            return await self._bridge.create(service_url, parameters)

        return await self._call("create", place, create, once=once)

    async def _page(self, service_url: str, conversation_id: str, token: str | None) -> JSON:
        async def read() -> JSON:
            return await self._bridge.members(service_url, conversation_id, token)

        return await self._call("members", f"roster:{conversation_id}", read)

    async def _call(self, what: str, place: str, act: Callable[[], Awaitable[T]], *, once: bool = False) -> T:
        """`once`: doing it again does it twice, so that an answer that never came leaves a doubt."""
        ends_at = _time() + SPENT_RETRYING
        tried, renewed = 0, False
        while True:
            await self._pace.turn(place)
            try:
                return await act()
            except Failed as failed:
                status, waited = failed.answer.status, wait_of(failed.answer.headers.get("Retry-After"))
                error = fault(what, status, failed.answer.body, once=once, retry_after=waited)
                if status == HTTPStatus.UNAUTHORIZED and failed.token and not renewed:
                    renewed = True
                    self._credentials.renew(failed.token)
                    continue
                pause = self._pause(tried, waited)
                if status == HTTPStatus.TOO_MANY_REQUESTS:
                    self._pace.hold(place, pause)
                if status not in TRY_AGAIN or tried >= RETRIES or _time() + pause > ends_at:
                    raise error from None
                tried += 1
                log.info("teams.trying_again", call=what, status=status, seconds=round(pause, 2))
                await self._sleep(pause)
            except NoAnswer as error:
                text = f"{what}: {error}"
                raise (lost(text, once=once) if error.left else Unavailable(text)) from None
            except Garbled as error:
                raise lost(f"{what}: {error}", once=once) from None
            except TooLarge:
                raise TeamsRefusal(f"{what}: the answer is too long", "file_too_large") from None

    def _pause(self, tried: int, asked: float | None) -> float:
        """Never less than Teams asked for, and never the same for everybody."""
        own = FIRST_PAUSE * 2**tried * (0.5 + self._chance())
        return own if asked is None else asked + own / 2
