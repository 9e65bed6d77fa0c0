"""Where an Address is in Teams: the conversation behind a place, the root behind a thread of ours, the link to it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from bot.store import threads
from bot.teams.connector import Connector
from bot.teams.faults import TeamsRefusal
from bot.teams.ids import Place, account_of, conversation_in, is_message_id, place_of
from bot.teams.references import Kind, Reference, References, kind_of_id
from bot.teams.settings import PLATFORM, TeamsSettings
from graphs.message import Address

LINKS = "https://teams.microsoft.com/l"


class Spot(NamedTuple):
    """`root` is the id of a channel thread's first message; None: the channel itself, a thread whose root is not
    posted yet, or a chat, where there are no threads."""

    reference: Reference
    root: str | None

    @property
    def service_url(self) -> str:
        return self.reference.service_url

    @property
    def conversation(self) -> str:
        """Where to post."""
        return self.under(self.root) if self.root else self.reference.conversation_id

    @property
    def shared(self) -> bool:
        """Whether others read along."""
        return self.reference.kind != "personal"

    @property
    def opens_thread(self) -> bool:
        """Whether what is posted there becomes the root of a new thread."""
        return self.reference.kind == "channel" and self.root is None

    def under(self, root: str) -> str:
        """The conversation that a message belongs to, whose thread's root is `root`."""
        channel = self.reference.kind == "channel"
        return conversation_in(self.reference.conversation_id, root) if channel else self.reference.conversation_id


def placed(address: Address, settings: TeamsSettings) -> Place:
    """Raises `TeamsRefusal` for an address that is not Teams', or of a tenant that is not ours."""
    try:
        place = place_of(address.channel)
    except ValueError as error:
        raise TeamsRefusal(str(error), "invalid_channel") from None
    if not settings.playground and place.tenant != settings.tenant_id:
        raise TeamsRefusal("the place is of another tenant", "foreign_tenant")
    return place


class Spots:
    def __init__(self, connector: Connector, references: References, settings: TeamsSettings) -> None:
        self._connector = connector
        self._references = references
        self._settings = settings

    async def of(self, address: Address) -> Spot:
        """Opens the personal chat where there is none yet. Raises what the store and the connector raise, and
        `TeamsRefusal` for a place that cannot be reached."""
        place = placed(address, self._settings)
        reference = await self._references.of(address.channel) or await self._reached(address.channel, place)
        root = await root_of(self._references, address) if reference.kind == "channel" else None
        return Spot(reference, root)

    async def _reached(self, channel: str, place: Place) -> Reference:
        """A place that was never seen, by any way into its tenant."""
        way = await self._references.tenant(place.tenant)
        if way is None:
            raise TeamsRefusal("nothing was ever heard from this tenant: the app has to be installed", "not_installed")
        if not place.user:
            kind: Kind = kind_of_id(place.conversation)
            return Reference(way.service_url, place.conversation, kind, place.tenant, way.bot_id)
        user_id = await self._references.user_id(account_of(place.tenant, place.user))
        conversation = await self._connector.open_personal(way.service_url, place.tenant, user_id or place.user)
        reference = Reference(way.service_url, conversation, "personal", place.tenant, way.bot_id, user_id)
        await self._references.opened(channel, reference)
        return reference


async def seen_spot(references: References, address: Address) -> Spot | None:
    """The spot where Teams was heard from there, without asking Teams for anything. Raises `StoreUnavailable`."""
    reference = await references.of(address.channel)
    if reference is None:
        return None
    return Spot(reference, await root_of(references, address) if reference.kind == "channel" else None)


async def root_of(references: References, address: Address) -> str | None:
    thread = address.thread
    if thread is None:
        return None
    if is_message_id(thread):
        return thread
    return await references.store().read(lambda c: threads.root_of(c, PLATFORM, address.channel, thread))


def permalink(spot: Spot, address: Address, settings: TeamsSettings) -> str | None:
    """A web address that opens that place in Teams, or None."""
    reference = spot.reference
    if reference.kind == "personal":
        return f"{LINKS}/chat/0/0?users=28:{quote(settings.app_id)}" if settings.app_id else None
    place = quote(reference.conversation_id, safe="")
    if reference.kind == "group":
        if is_message_id(address.thread):
            return f"{LINKS}/message/{place}/{quote(address.thread or '')}?context=%7B%22contextType%22%3A%22chat%22%7D"
        return f"{LINKS}/chat/{place}/conversations"
    if spot.root is None:
        return f"{LINKS}/channel/{place}/?tenantId={quote(reference.tenant)}"
    root = quote(spot.root)
    return f"{LINKS}/message/{place}/{root}?tenantId={quote(reference.tenant)}&parentMessageId={root}"
