"""The Teams Platform: posts what the desk has to say, with its files, where Teams lets us; asks who is who."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog

from bot.events import RemoteFile
from bot.platform import Account, Post
from bot.store import posts
from bot.store.database import Database
from bot.teams.channels import channel_called
from bot.teams.composing import Composed, Composer, Sheet
from bot.teams.connector import Connector
from bot.teams.consent import Offers
from bot.teams.desk import TeamsDesk
from bot.teams.faults import TeamsMissing, TeamsRefusal
from bot.teams.files import Files, shown_name
from bot.teams.ids import account_id, channel_of
from bot.teams.links import Links
from bot.teams.live import Live
from bot.teams.profiles import Profiles
from bot.teams.references import References
from bot.teams.settings import PLATFORM, TeamsSettings
from bot.teams.threads import Spot, Spots, placed
from bot.teams.wording import tell
from graphs.message import Address, FileRef
from integrations.errors import InDoubt, IntegrationError

log = structlog.get_logger(__name__)

JSON = dict[str, Any]
T = TypeVar("T")

REMOVED = {"BotNotInConversationRoster", "MessageWritesBlocked", "ConversationBlockedByUser"}
"""Teams' words for: we were removed from there. A new installation is heard of by itself."""
TOO_BIG = "MessageSizeTooBig"
KEPT = 1_000


@dataclass
class _Said:
    """A post that is there; `rest` are the files that are still to be offered."""

    reference: str
    spot: Spot
    rest: list[FileRef]
    refused: list[str] = field(default_factory=list[str])


class TeamsPlatform:
    name = PLATFORM
    instant = False
    can_find = False

    def __init__(
        self,
        connector: Connector,
        references: References,
        live: Live,
        store: Callable[[], Database],
        desk: Callable[[], TeamsDesk],
        settings: TeamsSettings,
    ) -> None:
        self._connector = connector
        self._references = references
        self._live = live
        self._store = store
        self._settings = settings
        self._spots = Spots(connector, references, settings)
        self._files = Files(connector, settings)
        self._offers = Offers(connector, self._spots, self._files, store, settings)
        self._composer = Composer(references, Links(settings, references.now), store, desk, settings)
        self._profiles = Profiles(connector, references, settings)
        self._said: OrderedDict[str, _Said] = OrderedDict()
        """Posts whose files are not all offered yet: they are not posted again when the rest is tried again."""

    async def answers(self) -> None:
        """Whether we may speak to Teams: by the token at hand, or a new one. Raises `Misconfigured`, `Unavailable`."""
        await self._connector.warm()

    async def send(self, post: Post) -> str:
        """Raises what the connector and the store raise; then the message is not there, or is in doubt, or only some
        of its files are missing, which a further `send` brings."""
        if (said := self._said.get(post.key)) is None:
            said = await self._say(post)
        return await self._follow(post, said)

    async def update(self, reference: str, post: Post) -> None:
        spot = await self._spots.of(post.address)
        where = spot.under(spot.root or reference)

        async def put(composed: Composed) -> None:
            await self._connector.update(spot.service_url, where, reference, composed.activity)

        try:
            await self._fitting(post, spot, put)
        except TeamsRefusal as error:
            await self._removed(post.address, error)
            raise

    async def find(self, post: Post) -> str | None:
        """Teams gives no way to look a post up: only what this process posted itself is known."""
        said = self._said.get(post.key)
        return await self._follow(post, said) if said is not None else None

    async def published(self, address: Address) -> None:
        """Teams itself shows what is posted."""

    async def status(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        await self._live.status(address, steps, about)

    async def account(self, external_id: str) -> Account | None:
        return await self._profiles.of(external_id)

    def forget_account(self, external_id: str) -> None:
        """Teams said that something of it changed."""
        self._profiles.forget(external_id)

    async def fetch(self, address: Address, file: RemoteFile) -> bytes:
        """`file.id` is the address it is fetched from: the downloadUrl of a file, the contentUrl of a picture."""
        placed(address, self._settings)
        return await self._files.fetch(file)

    def direct(self, external_id: str) -> Address | None:
        try:
            who = account_id(external_id)
        except ValueError:
            return None
        return Address(PLATFORM, channel_of(who.tenant, "", who.user))

    async def channel(self, name: str, near: Address) -> Address | None:
        """In the team where it was said; a private chat is in no team. Raises what the store and the connector
        raise."""
        reference = await self._references.of(near.channel) if near.platform == PLATFORM else None
        found = await channel_called(self._connector, reference, name) if reference is not None else None
        return Address(PLATFORM, found) if found is not None else None

    # --- told by invokes ----------------------------------------------------------------------------------------------

    async def card_for(self, key: str, account: str) -> JSON | None:
        """The card of the post with that key as this account is shown it; None where there is no such post here.
        Raises what the store and the connector raise."""
        row = await self._store().read(lambda c: posts.by_key(c, key))
        if row is None or row.platform != PLATFORM:
            return None
        spot = await self._spots.of(row.address)
        sheet = Sheet(row.key, row.address, row.content, row.language, row.case_id or "")
        return await self._composer.card_for(sheet, spot, account)

    async def consented(self, value: Mapping[str, Any], address: Address, consent: str = "") -> None:
        """Somebody accepted a file: `value` is the invoke's, `consent` the id of the card (its replyToId). What goes
        wrong is said in the chat. Raises `StoreUnavailable` only."""
        await self._offers.accepted(value, address, consent)

    async def declined(self, value: Mapping[str, Any], address: Address, consent: str = "") -> None:
        """Raises `StoreUnavailable` only."""
        await self._offers.declined(value, address, consent)

    async def close(self) -> None:
        await self._files.close()

    # --- details ------------------------------------------------------------------------------------------------------

    async def _say(self, post: Post) -> _Said:
        try:
            return await self._post(post)
        except TeamsMissing:
            # A personal chat may be another one since the app was installed anew.
            if not placed(post.address, self._settings).user:
                raise
            await self._references.forget(post.address.channel)
        except TeamsRefusal as error:
            await self._removed(post.address, error)
            raise
        return await self._post(post)

    async def _post(self, post: Post) -> _Said:
        spot = await self._spots.of(post.address)
        reference, composed = await self._fitting(post, spot, lambda composed: self._put(post, spot, composed))
        said = _Said(reference, spot, list(composed.followers))
        if said.rest:
            self._said[post.key] = said
            if len(self._said) > KEPT:
                self._said.popitem(last=False)
        return said

    async def _fitting(self, post: Post, spot: Spot, act: Callable[[Composed], Awaitable[T]]) -> T:
        """Does it with the message as it is meant; where Teams finds it too big, with its buttons and a file."""
        sheet = Sheet(post.key, post.address, post.message, post.language, post.case_id)
        try:
            return await act(await self._composer.compose(sheet, spot))
        except TeamsRefusal as error:
            if error.code != TOO_BIG:
                raise
            log.warning("teams.too_big", key=post.key)
        return await act(await self._composer.compose(sheet, spot, brief=True))

    async def _put(self, post: Post, spot: Spot, composed: Composed) -> tuple[str, Composed]:
        if spot.opens_thread:
            _, reference = await self._connector.create_thread(
                spot.service_url, spot.reference.conversation_id, spot.reference.tenant, composed.activity
            )
        else:
            reference = await self._live.finish(post.address, composed.activity) or await self._connector.send(
                spot.service_url, spot.conversation, composed.activity
            )
        if not reference:
            raise InDoubt("send: Teams did not say where the message is")
        return reference, composed

    async def _follow(self, post: Post, said: _Said) -> str:
        """Offers what is still to be offered. Whatever goes wrong from here on, the message is there."""
        while said.rest:
            try:
                await self._offers.offer(said.spot, post.address, post.key, said.rest[0], post.language)
            except (TeamsRefusal, TeamsMissing) as error:
                log.error("teams.file_refused", key=post.key, name=said.rest[0].name, why=str(error))
                said.refused.append(shown_name(said.rest[0].name))
            said.rest.pop(0)
        self._said.pop(post.key, None)
        if said.refused:
            text = tell("files_refused", post.language, names=", ".join(said.refused))
            try:
                activity = {"type": "message", "text": text, "textFormat": "plain"}
                await self._connector.send(said.spot.service_url, said.spot.conversation, activity)
            except IntegrationError as error:
                log.error("teams.files_not_told", key=post.key, why=str(error))
        return said.reference

    async def _removed(self, address: Address, error: TeamsRefusal) -> None:
        if error.code in REMOVED:
            log.warning("teams.removed_from", channel=address.channel, code=error.code)
            await self._references.forget(address.channel)
