"""The Slack Platform: posts once what the desk has to say, with its files; finds it again; asks who is who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import structlog

from bot.events import RemoteFile
from bot.platform import Account, Post
from bot.slack import found
from bot.slack.channels import channel_called
from bot.slack.client import SlackCalls
from bot.slack.composing import REFUSALS, Composed, Composer
from bot.slack.escape import mrkdwn
from bot.slack.faults import NO_TOKEN, SlackMissing, SlackRefusal
from bot.slack.files import Document, Files
from bot.slack.found import Seen
from bot.slack.ids import account_id, channel_of, direct_channel
from bot.slack.ladder import REFUSED, Ladder
from bot.slack.live import Live
from bot.slack.profiles import Profiles
from bot.slack.render import Level
from bot.slack.settings import PLATFORM
from bot.slack.threads import Spot, Spots, placed
from bot.slack.wording import tell
from bot.slack.workspaces import Workspaces
from bot.store.database import Database
from graphs.message import Address
from integrations.errors import InDoubt, IntegrationError, Misconfigured, Unavailable

log = structlog.get_logger(__name__)

T = TypeVar("T")

PLAIN: dict[str, Any] = {"parse": "none", "link_names": False}
UNSHOWN: dict[str, Any] = {**PLAIN, "unfurl_links": False, "unfurl_media": False}
"""Nothing that a text from outside names is linked, fetched or shown."""


ASKED = 3
"""Workspaces that are asked whether they know us."""


class SlackPlatform:
    name = PLATFORM
    instant = False
    can_find = True

    def __init__(
        self, calls: SlackCalls, workspaces: Workspaces, live: Live, store: Callable[[], Database], language: str
    ) -> None:
        self._calls = calls
        self._workspaces = workspaces
        self._live = live
        self._language = language
        self._spots = Spots(calls, store)
        self._files = Files(calls)
        self._composer = Composer(self._files, store, workspaces.permalink)
        self._profiles = Profiles(calls)
        self._ladder = Ladder()
        self.listening: Callable[[], bool] = lambda: True
        """Whether what Slack tells can reach us; by the room."""

    async def answers(self) -> None:
        """Whether Slack still knows us, and is heard. Raises `IntegrationError`."""
        if not self.listening():
            raise Unavailable("slack: the connection by which it tells us is down")
        single = await self._workspaces.single()
        teams = [single] if single is not None else (await self._workspaces.known())[:ASKED]
        for workspace in teams:
            await self._calls.call(workspace.team, "auth.test")

    async def send(self, post: Post) -> str:
        """Raises `InDoubt` when the message may be there, or is and some of its files are still to come."""
        try:
            return await self._send(post)
        except SlackMissing:
            if not self._spots.forget(post.address):
                raise
        return await self._send(post)

    async def update(self, reference: str, post: Post) -> None:
        spot = await self._spots.of(post.address)

        async def act(composed: Composed) -> None:
            await self._calls.call(
                spot.team, "chat.update", channel=spot.channel, ts=reference, text=composed.rendered.text,
                blocks=composed.rendered.blocks, **PLAIN,
            )  # fmt: skip

        await self._composed(post, spot.team, act, upload=False)

    async def find(self, post: Post) -> str | None:
        """Looks where it belongs, and brings what is missing of its files. Raises what the calls raise."""
        spot = await self._spots.of(post.address)
        workspace = await self._workspaces.of(spot.team)
        if workspace is None:
            raise Misconfigured(f"not installed in the workspace {spot.team}")
        known = await found.seen(self._calls, workspace, spot, post.staged_at)
        reference = known.keys.get(post.key)
        if reference is None:
            return None
        documents = await self._composer.documents(post, self._ladder.first(spot.team))
        if documents and spot.thread is None:
            known = await found.seen(self._calls, workspace, spot._replace(thread=reference), None)
        there = Counter(known.files_since(reference))
        missing: list[Document] = []
        for document in documents:
            if there[document.name]:
                there[document.name] -= 1
            else:
                missing.append(document)
        await self._follow(post, spot, reference, missing, known)
        return reference

    async def published(self, address: Address) -> None:
        """Slack itself shows what is posted."""

    async def status(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        await self._live.status(address, steps, about)

    async def account(self, external_id: str) -> Account | None:
        known = await self._profiles.of(external_id)
        if known is None or not known.email or await self._workspaces.trusts(account_id(external_id).team):
            return known
        # Whoever administers a workspace decides which addresses are verified there: not all are ours to believe.
        return replace(known, email="")

    def forget_account(self, external_id: str) -> None:
        """Slack said that something of it changed."""
        self._profiles.forget(external_id)

    async def fetch(self, address: Address, file: RemoteFile) -> bytes:
        return await self._files.fetch(placed(address).team, file)

    def direct(self, external_id: str) -> Address | None:
        try:
            who = account_id(external_id)
        except ValueError:
            return None
        return Address(PLATFORM, direct_channel(who.team, who.user))

    async def channel(self, name: str, near: Address) -> Address | None:
        """In the workspace where it was said; said elsewhere, in the one there is. Raises what Slack's calls raise."""
        if near.platform == PLATFORM:
            team = placed(near).team
        else:
            known = [one.team for one in await self._workspaces.known() if one.team]
            team = known[0] if len(known) == 1 else ""
        found = await channel_called(self._calls, team, name) if team else None
        return Address(PLATFORM, channel_of(team, found)) if found is not None else None

    # --- details ------------------------------------------------------------------------------------------------------

    async def _send(self, post: Post) -> str:
        spot = await self._spots.of(post.address)

        async def act(composed: Composed) -> tuple[str, list[Document]]:
            blocks = composed.rendered.blocks or None
            return await self._say(spot, post.key, composed.rendered.text, blocks), composed.documents

        reference, documents = await self._composed(post, spot.team, act)
        await self._follow(post, spot, reference, documents, Seen())
        return reference

    async def _composed(
        self, post: Post, team: str, act: Callable[[Composed], Awaitable[T]], *, upload: bool = True
    ) -> T:
        """Does it with the newest blocks the workspace takes, and without the pictures it refuses to show."""
        await self._workspaces.of(team)  # its address has to be known for links into it

        async def attempt(level: Level) -> T:
            composed = await self._composer.compose(post, team, level, upload=upload)
            try:
                return await act(composed)
            except SlackRefusal as error:
                if not composed.pictures or error.code not in REFUSED:
                    raise
            return await act(await self._composer.without_pictures(post, team, level, composed))

        return await self._ladder.descend(team, attempt)

    async def _say(self, spot: Spot, key: str, text: str, blocks: list[dict[str, Any]] | None) -> str:
        answer = await self._calls.call(
            spot.team, "chat.postMessage", channel=spot.channel, thread_ts=spot.thread, text=text, blocks=blocks,
            metadata=found.mark(key), **UNSHOWN,
        )  # fmt: skip
        if not answer.get("ts"):
            raise InDoubt("chat.postMessage: Slack did not say where the message is")
        return str(answer["ts"])

    async def _follow(self, post: Post, spot: Spot, reference: str, documents: list[Document], known: Seen) -> None:
        """Adds the documents to the message's thread. Whatever goes wrong from here on, the message is there: it must
        not be posted again, but may be looked for, which brings what is missing."""
        thread = spot._replace(thread=spot.thread or reference)
        try:
            refused = [document.name for document in documents if not await self._shared(thread, document)]
            key = f"{post.key}:files"
            if refused and key not in known.keys:
                text = tell("files_refused", post.language or self._language, names=", ".join(refused))
                await self._say(thread, key, mrkdwn(text), None)
        except (SlackRefusal, SlackMissing) as error:
            log.error("slack.files_not_told", team=spot.team, key=post.key, why=str(error))
        except InDoubt:
            raise
        except Exception as error:
            if not isinstance(error, IntegrationError):
                log.exception("slack.files_defect", team=spot.team, key=post.key)
            raise InDoubt(f"posted, but not all of its files: {error}") from None

    async def _shared(self, thread: Spot, document: Document) -> bool:
        """False: Slack refuses the file."""
        try:
            await self._files.share(thread, document)
        except REFUSALS as error:
            if error.code in NO_TOKEN:
                raise
            log.error("slack.file_refused", team=thread.team, name=document.name, why=str(error))
            return False
        return True
