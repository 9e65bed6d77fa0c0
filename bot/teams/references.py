"""How every place and person of Teams can be written to: what was last seen of them, kept so that we may speak first.

Rows of the store: a place under its channel, a person under "account:<account>", a tenant under "tenant:<tenant>",
and the message that shows the work of a place under "note:<place>".
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal, cast

from bot.store import references
from bot.store.database import Connection, Database
from bot.teams.ids import account_of, channel_of
from bot.teams.settings import PLATFORM

Kind = Literal["personal", "group", "channel"]
KINDS: dict[str, Kind] = {"personal": "personal", "groupChat": "group", "channel": "channel"}

KEPT = 5_000

_ACCOUNT = "account:"
_TENANT = "tenant:"
_NOTE = "note:"

OFTEN = {"message", "invoke"}
"""Activities that may come through any of Teams' regions: they do not change the way into a tenant that is known."""

Body = dict[str, str]


@dataclass(frozen=True)
class Reference:
    """`user_id` is the person of a personal chat as Teams names them to bots ("29:…"), else "". `team_id` is that of
    a channel's team, else ""."""

    service_url: str
    conversation_id: str
    kind: Kind
    tenant: str
    bot_id: str = ""
    user_id: str = ""
    team_id: str = ""


@dataclass(frozen=True)
class Known:
    """What was seen of a person: `conversation_id` is where, besides their own chat, Teams can be asked about them;
    `locale` and `time_zone` as their client last told. Any of these may be ""."""

    user_id: str
    service_url: str
    conversation_id: str
    locale: str = ""
    time_zone: str = ""


class References:
    """In memory first: the store is written only when something changed."""

    def __init__(self, store: Callable[[], Database], now: Callable[[], datetime]) -> None:
        self.store = store
        self.now = now
        self._rows: OrderedDict[str, Body | None] = OrderedDict()
        self._writing = asyncio.Lock()

    async def of(self, channel: str) -> Reference | None:
        """None for a place that was never seen, or from where we were removed. Raises `StoreUnavailable`."""
        body = await self._get(channel)
        return None if body is None else Reference(**cast("dict[str, Any]", body))

    async def known(self, account: str) -> Known | None:
        body = await self._get(_ACCOUNT + account)
        return None if body is None else Known(**body)

    async def user_id(self, account: str) -> str:
        """How Teams names this account to bots ("29:…"), or "" when it was never met."""
        known = await self.known(account)
        return known.user_id if known is not None else ""

    async def tenant(self, tenant: str) -> Reference | None:
        """Any way into the tenant: where to write when a place of it was never seen. Its conversation is ""."""
        body = await self._get(_TENANT + tenant)
        return None if body is None else Reference(conversation_id="", kind="personal", tenant=tenant, **body)

    async def seen(self, activity: Mapping[str, Any]) -> None:
        """Keeps what an activity tells of its place, its tenant and the people in it. The activity has been verified.
        Raises `StoreUnavailable`."""
        for key, body in rows_of(activity).items():
            known = await self._get(key)
            if known is not None and key.startswith(_TENANT) and activity.get("type") in OFTEN:
                continue
            merged = _merged(key, known, body)
            if merged != known:
                await self._put(key, merged)

    async def opened(self, channel: str, reference: Reference) -> None:
        """A conversation that we opened ourselves."""
        if await self.of(channel) != reference:
            await self._put(channel, asdict(reference))

    async def forget(self, channel: str) -> None:
        """We were removed from there: until we are seen there again, it is not written to."""
        async with self._writing:
            await self.store().write(lambda c: references.drop(c, PLATFORM, channel))
            self._remember(channel, None)

    async def note(self, place: str) -> str:
        """The message that shows the work at that place (see `bot.teams.signs`), also one that a process before left;
        "" for none."""
        body = await self._get(_NOTE + place)
        return body["id"] if body is not None else ""

    async def noted(self, place: str, id: str) -> None:
        """`id` is "" when there is none any more."""
        if id:
            await self._put(_NOTE + place, {"id": id})
        elif await self._get(_NOTE + place) is not None:
            await self.forget(_NOTE + place)

    # --- the store ----------------------------------------------------------------------------------------------------

    async def _get(self, key: str) -> Body | None:
        if key in self._rows:
            self._rows.move_to_end(key)
            return self._rows[key]
        body = await self.store().read(lambda c: references.get(c, PLATFORM, key))
        if body is not None:
            # What is not there is asked again: another process may have met it meanwhile.
            self._remember(key, body)
        return body

    async def _put(self, key: str, body: Body) -> None:
        now = self.now()

        def keep(c: Connection) -> None:
            references.put(c, PLATFORM, key, body, now)

        async with self._writing:
            await self.store().write(keep)
            self._remember(key, body)

    def _remember(self, key: str, body: Body | None) -> None:
        if body is None:
            self._rows.pop(key, None)
            return
        self._rows[key] = body
        self._rows.move_to_end(key)
        if len(self._rows) > KEPT:
            self._rows.popitem(last=False)


def rows_of(activity: Mapping[str, Any]) -> dict[str, Body]:
    """What an activity tells, by key of the store; what it does not tell is left out."""
    conversation = _table(activity, "conversation")
    data = _table(activity, "channelData")
    tenant = _text(_table(data, "tenant"), "id") or _text(conversation, "tenantId")
    service_url = _text(activity, "serviceUrl").rstrip("/")
    place = _text(conversation, "id")
    bot = _text(_table(activity, "recipient"), "id")
    if not (tenant and service_url and place) or _is_farewell(activity, bot):
        return {}
    kind = _kind_of(conversation)
    people = [person for person in _people(activity) if person["id"] != bot]
    rows: dict[str, Body] = {_TENANT + tenant: {"service_url": service_url, "bot_id": bot}}
    channel = channel_of(tenant, place)
    team = _text(_table(data, "team"), "id") if kind == "channel" else ""
    reference = Reference(service_url, place.partition(";")[0], kind, tenant, bot, "", team)
    if kind != "personal":
        rows[channel] = asdict(reference)
    if team:
        # A team goes by its first channel: what is said of the team is said of that.
        rows.setdefault(channel_of(tenant, team), {**asdict(reference), "conversation_id": team})
    for person in people:
        account = account_of(tenant, person["object"])
        where = "" if kind == "personal" else team or reference.conversation_id
        rows[_ACCOUNT + account] = asdict(Known(person["id"], service_url, where, **_client(activity, person["id"])))
        if kind == "personal":
            row = {**asdict(reference), "user_id": person["id"]}
            rows[channel_of(tenant, "", person["object"])] = row
    return rows


def _is_farewell(activity: Mapping[str, Any], bot: str) -> bool:
    """Whether it says that we were removed: nothing is to be kept of a place we are leaving."""
    removed = any(_text(one, "id") == bot for one in _tables(activity, "membersRemoved"))
    return removed or (activity.get("type") == "installationUpdate" and _text(activity, "action").startswith("remove"))


def _merged(key: str, known: Body | None, body: Body) -> Body:
    """What the activity did not tell stays as it was known; where a person was first met stays a good place to ask."""
    if known is None:
        return body
    merged = {**known, **{name: value for name, value in body.items() if value}}
    if key.startswith(_ACCOUNT):
        same = known["service_url"] == body["service_url"] and known["conversation_id"]
        merged["conversation_id"] = known["conversation_id"] if same else body["conversation_id"]
    return merged


def _kind_of(conversation: Mapping[str, Any]) -> Kind:
    told = KINDS.get(_text(conversation, "conversationType"))
    return told or kind_of_id(_text(conversation, "id"), is_group=conversation.get("isGroup") is True)


def kind_of_id(conversation: str, *, is_group: bool = True) -> Kind:
    """What the form of a conversation's id says of it, where nothing else does."""
    place = conversation.partition(";")[0]
    if place.endswith(("@thread.tacv2", "@thread.skype")):
        return "channel"
    if place.endswith("@unq.gbl.spaces"):
        return "personal"
    return "group" if is_group or place.endswith("@thread.v2") else "personal"


def _people(activity: Mapping[str, Any]) -> list[dict[str, str]]:
    """Who is named in it with both names: the one for bots, and the one of the directory."""
    named = [_table(activity, "from"), *_tables(activity, "membersAdded")]
    found: dict[str, str] = {}
    for person in named:
        mri, directory = _text(person, "id"), _text(person, "aadObjectId")
        if mri and directory and not mri.startswith("28:"):
            found[mri] = directory
    return [{"id": mri, "object": directory} for mri, directory in found.items()]


def _client(activity: Mapping[str, Any], user_id: str) -> dict[str, str]:
    """What the writer's own client says of its language and time zone."""
    if _text(_table(activity, "from"), "id") != user_id:
        return {}
    clients = [one for one in _tables(activity, "entities") if one.get("type") == "clientInfo"]
    client = clients[0] if clients else cast("Mapping[str, Any]", {})
    return {
        "locale": (_text(client, "locale") or _text(activity, "locale"))[:35],
        "time_zone": (_text(activity, "localTimezone") or _text(client, "timezone"))[:64],
    }


def _tables(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = data.get(name)
    many = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("Mapping[str, Any]", one) for one in many if isinstance(one, Mapping)]


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""
