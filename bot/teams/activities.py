"""Reads Teams' activities, whatever is missing or odd in them: no shape makes it fail, it finds nothing instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, cast

from bot.events import Sender
from bot.teams import ids
from bot.teams.settings import PLATFORM, TeamsSettings
from graphs.message import Address

Json = dict[str, Any]
Kind = Literal["personal", "group", "channel"]

ANYWHERE = "playground"
"""The tenant of a playground that names none."""

LONGEST_ID = 1_000
DEEPEST = 60
"""Levels of a body: deeper ones are nothing that Teams sends, and no parser of ours should have to walk them."""

_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_TENANT = re.compile(r"[0-9A-Za-z._-]{1,100}")
_USER = re.compile(r"[0-9A-Za-z._-]{1,100}")
_KINDS: dict[str, Kind] = {"personal": "personal", "groupChat": "group", "channel": "channel"}
_BOTS = {"bot", "skill"}


def found(payload: object, *path: str) -> object:
    """What is there under these names, or None."""
    for name in path:
        if not isinstance(payload, dict):
            return None
        payload = cast("Json", payload).get(name)
    return payload


def text(payload: object, *path: str) -> str:
    """The text there, as far as it can be read and kept; "" for anything else."""
    value = found(payload, *path)
    return readable(value) if isinstance(value, str) else ""


def readable(value: str) -> str:
    """Without control characters and halves of characters, which no store takes."""
    return _UNREADABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def node(payload: object, *path: str) -> Json:
    """The object there; an empty one for anything else."""
    value = found(payload, *path)
    return cast("Json", value) if isinstance(value, dict) else {}


def items(payload: object, *path: str) -> list[Any]:
    """The list there; an empty one for anything else."""
    value = found(payload, *path)
    return cast("list[Any]", value) if isinstance(value, list) else []


def is_sound(activity: object) -> bool:
    """Whether it can be an activity of Teams: of a kind, from a conversation, with an address to answer to."""
    if not isinstance(activity, dict) or not _is_shallow(cast("Json", activity)):
        return False
    return _has_parts(cast("Json", activity))


def _has_parts(activity: Json) -> bool:
    conversation = found(activity, "conversation", "id")
    return (
        isinstance(conversation, str)
        and 0 < len(conversation) <= LONGEST_ID
        # That is how personal chats are named among ours.
        and not conversation.startswith("@")
        and readable(conversation) == conversation
        and bool(text(activity, "type"))
        and bool(text(activity, "serviceUrl"))
        and len(text(activity, "id")) <= LONGEST_ID
    )


def _is_shallow(body: object) -> bool:
    level: list[object] = [body]
    for _ in range(DEEPEST):
        below: list[object] = []
        for each in level:
            if isinstance(each, dict):
                below += cast("Json", each).values()
            elif isinstance(each, list):
                below += cast("list[object]", each)
        if not below:
            return True
        level = below
    return False


def tenants_of(activity: Json) -> list[str]:
    """The tenants it says it comes from: that of the conversation, and that of whoever acts."""
    told = (text(activity, "conversation", "tenantId"), text(activity, "channelData", "tenant", "id"))
    return [tenant for tenant in told if _TENANT.fullmatch(tenant)]


def is_ours(activity: Json, settings: TeamsSettings) -> bool:
    """Whether it comes from the tenant we are installed in. In a playground every tenant is."""
    return settings.playground or settings.tenant_id in tenants_of(activity)


@dataclass(frozen=True)
class Spot:
    """Where somebody acted, and who, in Teams' own ids. `user` is the object id, "" for who has none; `mri` is how
    Teams names them to bots. `stranger`: of another tenant. `bot` is our own id there."""

    tenant: str
    conversation: str
    kind: Kind
    user: str
    mri: str
    name: str
    bot: str
    service_url: str
    stranger: bool

    @property
    def direct(self) -> bool:
        return self.kind == "personal"

    @property
    def flat(self) -> bool:
        """Teams has threads in channels only."""
        return self.kind != "channel"

    @property
    def channel(self) -> str:
        """As the desk knows it."""
        return ids.channel_of(self.tenant, self.conversation, self.user if self.direct else "")

    @property
    def account(self) -> str:
        return ids.account_of(self.tenant, self.user)

    @property
    def sender(self) -> Sender:
        return Sender(PLATFORM, self.account, self.name)

    def address(self, thread: str | None) -> Address:
        return Address(PLATFORM, self.channel, thread)


def spot_of(activity: Json, settings: TeamsSettings) -> Spot:
    """Of an activity that `is_sound` and `is_ours`."""
    told = tenants_of(activity)
    ours = settings.tenant_id if settings.tenant_id in told or not told else told[-1]
    tenant = ours or ANYWHERE
    user = text(activity, "from", "aadObjectId")
    theirs = text(activity, "from", "tenantId")
    return Spot(
        tenant=tenant,
        conversation=text(activity, "conversation", "id"),
        kind=kind_of(activity),
        user=user if _USER.fullmatch(user) else "",
        mri=text(activity, "from", "id"),
        name=text(activity, "from", "name").strip()[:200],
        bot=text(activity, "recipient", "id"),
        service_url=text(activity, "serviceUrl"),
        stranger=any(each != tenant for each in (*told, theirs) if each),
    )


def kind_of(activity: Json) -> Kind:
    told = _KINDS.get(text(activity, "conversation", "conversationType"))
    if told is not None:
        return told
    place = text(activity, "conversation", "id").partition(";")[0]
    if place.endswith(("@thread.tacv2", "@thread.skype")) or text(activity, "channelData", "channel", "id"):
        return "channel"
    return "group" if found(activity, "conversation", "isGroup") is True else "personal"


def is_bot(activity: Json) -> bool:
    """Whether a program says it: another bot, or we ourselves."""
    who = text(activity, "from", "id")
    ours = bool(who) and who == text(activity, "recipient", "id")
    return ours or who.startswith("28:") or text(activity, "from", "role") in _BOTS
