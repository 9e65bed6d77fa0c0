"""Who an account is, as the roster of Teams says: an address counts only for people of the tenant that is ours."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.platform import Account, AccountKind
from bot.teams.connector import Connector
from bot.teams.ids import AccountId, account_id, channel_of
from bot.teams.references import Known, References
from bot.teams.settings import TeamsSettings
from integrations.errors import NotFound, Rejected

FRESH_SECONDS = 300.0
KEPT = 2_000


def account_from(member: Mapping[str, Any], who: AccountId, tenant: str, known: Known | None = None) -> Account:
    """`member` is what a roster says of the account `who`; `tenant` is ours."""
    names = (member.get("name"), " ".join(filter(None, (_text(member, "givenName"), _text(member, "surname")))))
    kind = _kind(member, tenant)
    # A roster that says no tenant, or no role, proves nothing.
    proven = kind == "member" and _text(member, "tenantId") == tenant and _role(member) == "user"
    locale = known.locale if known is not None else ""
    return Account(
        name=next((str(name) for name in names if name), ""),
        kind=kind,
        email=_text(member, "email") if proven else "",
        language=_language(locale),
        time_zone=_zone(known.time_zone if known is not None else ""),
    )


def _kind(member: Mapping[str, Any], tenant: str) -> AccountKind:
    if _text(member, "id").startswith("28:") or _role(member) == "bot":
        return "bot"
    if _text(member, "tenantId") not in {"", tenant} or _role(member) == "anonymous":
        return "stranger"
    if _role(member) == "guest" or "#ext#" in _text(member, "userPrincipalName").lower():
        return "guest"
    return "member"


def _role(member: Mapping[str, Any]) -> str:
    return _text(member, "userRole").lower()


def _text(member: Mapping[str, Any], name: str) -> str:
    value = member.get(name)
    return value.strip() if isinstance(value, str) else ""


def _language(locale: str) -> str:
    language = locale.replace("_", "-").partition("-")[0].lower()
    return language if language in {"fr", "en"} else ""


def _zone(name: str) -> str:
    try:
        return name if name and ZoneInfo(name) else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""


class Profiles:
    """Asks Teams, at most every five minutes for the same account."""

    def __init__(self, connector: Connector, references: References, settings: TeamsSettings) -> None:
        self._connector = connector
        self._references = references
        self._settings = settings
        self._known: OrderedDict[str, tuple[float, Account]] = OrderedDict()

    async def of(self, account: str) -> Account | None:
        """None for an account that was never met, or that is not there any more. Raises what the call raises."""
        now = asyncio.get_running_loop().time()
        if (kept := self._known.get(account)) and now - kept[0] < FRESH_SECONDS:
            return kept[1]
        self.forget(account)
        try:
            who = account_id(account)
        except ValueError:
            return None
        ours = self._settings.tenant_id or (who.tenant if self._settings.playground else "")
        known = await self._references.known(account)
        member = await self._member(who, known)
        if member is None:
            return None
        found = account_from(member, who, ours, known)
        self._known[account] = (now, found)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return found

    def forget(self, account: str) -> None:
        self._known.pop(account, None)

    async def _member(self, who: AccountId, known: Known | None) -> dict[str, Any] | None:
        """Asked where they were met: in their own chat with us first."""
        chat = await self._references.of(channel_of(who.tenant, "", who.user))
        places = [(chat.service_url, chat.conversation_id)] if chat is not None else []
        if known is not None and known.conversation_id:
            places.append((known.service_url, known.conversation_id))
        named = known.user_id if known is not None else who.user
        for service_url, conversation in places:
            try:
                return await self._connector.member(service_url, conversation, named)
            except (NotFound, Rejected):
                continue
        return None
