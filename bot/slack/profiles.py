"""Who an account is, as Slack says: only what Slack itself has verified counts."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, cast

from bot.platform import Account, AccountKind
from bot.slack.client import SlackCalls
from bot.slack.faults import SlackMissing, code_of
from bot.slack.ids import AccountId, account_id
from integrations.errors import IntegrationError

FRESH_SECONDS = 300.0
KEPT = 2_000

SLACKBOT = "USLACKBOT"


def account_from(user: Mapping[str, Any], who: AccountId) -> Account:
    """`user` is what users.info says of the account `who`."""
    profile = cast("Mapping[str, Any]", user.get("profile") or {})
    names = (profile.get("real_name"), user.get("real_name"), profile.get("display_name"), user.get("name"))
    return Account(
        name=next((str(name) for name in names if name), ""),
        kind=_kind(user, who),
        # A field that is not there says nothing: only a confirmed address may prove who somebody is.
        email=str(profile.get("email") or "") if user.get("is_email_confirmed") is True else "",
        language=_language(str(user.get("locale") or "")),
        time_zone=str(user.get("tz") or ""),
    )


def _kind(user: Mapping[str, Any], who: AccountId) -> AccountKind:
    if user.get("deleted"):
        return "gone"
    if user.get("is_bot") or user.get("id") == SLACKBOT:
        return "bot"
    if user.get("is_stranger") or not _is_of(user, who):
        return "stranger"
    return "guest" if user.get("is_restricted") or user.get("is_ultra_restricted") else "member"


def _is_of(user: Mapping[str, Any], who: AccountId) -> bool:
    """Whether the workspace, or the organisation it belongs to, is this person's own."""
    organisation = cast("Mapping[str, Any]", user.get("enterprise_user") or {})
    if who.enterprise and organisation.get("enterprise_id") == who.enterprise:
        return True
    return str(user.get("team_id") or who.team) in {who.team, who.enterprise}


def _language(locale: str) -> str:
    language = locale.replace("_", "-").partition("-")[0].lower()
    return language if language in {"fr", "en"} else ""


class Profiles:
    """Asks Slack, at most every five minutes for the same account."""

    def __init__(self, calls: SlackCalls) -> None:
        self._calls = calls
        self._known: OrderedDict[str, tuple[float, Account]] = OrderedDict()

    async def of(self, account: str) -> Account | None:
        """None for an account that Slack does not know. Raises what the call raises."""
        now = asyncio.get_running_loop().time()
        if (known := self._known.get(account)) and now - known[0] < FRESH_SECONDS:
            return known[1]
        try:
            who = account_id(account)
            answer = await self._calls.call(who.team, "users.info", user=who.user, include_locale=True)
        except ValueError:
            return None
        except IntegrationError as error:
            if not isinstance(error, SlackMissing) and code_of(error) != "user_not_visible":
                raise
            self.forget(account)
            return None
        found = account_from(cast("Mapping[str, Any]", answer.get("user") or {}), who)
        self._known[account] = (now, found)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return found

    def forget(self, account: str) -> None:
        self._known.pop(account, None)
