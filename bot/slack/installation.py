"""One installation, for a workspace or for a whole organisation: what Slack gave, and how it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

FRESH = timedelta(minutes=30)
"""A token that rotates is renewed when it has less left than this (Slack gives twelve hours)."""


@dataclass(frozen=True)
class Installation:
    """`team` is "" for a whole organisation. `of_organisation`: a workspace that is reached through its organisation's
    installation; it has no token of its own. `refresh_token` and `expires_at` only where tokens rotate."""

    team: str
    enterprise: str
    name: str = ""
    url: str = ""
    bot_user: str = ""
    bot_id: str = ""
    app_id: str = ""
    scopes: tuple[str, ...] = ()
    token: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    expires_at: datetime | None = None
    installed_by: str = ""
    installed_at: datetime | None = None
    of_organisation: bool = False

    @property
    def tenant(self) -> str:
        return tenant_of(self.team, self.enterprise)

    def expired(self, now: datetime) -> bool:
        return self.expires_at is not None and now >= self.expires_at

    def to_renew(self, now: datetime) -> bool:
        return self.expires_at is not None and bool(self.refresh_token) and now >= self.expires_at - FRESH


@dataclass(frozen=True)
class Workspace:
    """`enterprise` is "" outside an Enterprise Grid; `team` only for a whole organisation; `app_id` "" when Slack did
    not tell."""

    team: str
    enterprise: str
    name: str
    url: str
    bot_user: str
    bot_id: str
    app_id: str
    token: str = field(repr=False)

    def serves(self, team: str, enterprise: str) -> bool:
        """Whether a payload of that workspace is ours. Not every payload names its enterprise."""
        return (not self.team or self.team == team) and (not enterprise or self.enterprise == enterprise)


_WRITTEN = TypeAdapter(Installation)


def tenant_of(team: str, enterprise: str) -> str:
    """T1, E1/T1, or E1/ for the whole organisation."""
    return f"{enterprise}/{team}" if enterprise else team


def written(installation: Installation) -> bytes:
    return _WRITTEN.dump_json(installation)


def read(body: bytes) -> Installation:
    return _WRITTEN.validate_json(body)


def workspace_of(one: Installation) -> Workspace:
    return Workspace(one.team, one.enterprise, one.name, one.url, one.bot_user, one.bot_id, one.app_id, one.token)


def granted(answer: Mapping[str, Any], identity: Mapping[str, Any], now: datetime) -> Installation:
    """Of what `oauth.v2.access` and then `auth.test` answered."""
    team, enterprise = _part(answer, "team"), _part(answer, "enterprise")
    whole = bool(answer.get("is_enterprise_install")) or not team.get("id")
    named = enterprise if whole else team
    return Installation(
        team="" if whole else str(team["id"]),
        enterprise=str(enterprise.get("id") or identity.get("enterprise_id") or ""),
        name=str(named.get("name") or identity.get("team") or ""),
        url=str(identity.get("url") or ""),
        bot_user=str(answer.get("bot_user_id") or identity.get("user_id") or ""),
        bot_id=str(identity.get("bot_id") or ""),
        app_id=str(answer.get("app_id") or ""),
        scopes=tuple(scope for scope in str(answer.get("scope") or "").split(",") if scope),
        token=str(answer["access_token"]),
        refresh_token=str(answer.get("refresh_token") or ""),
        expires_at=expiry_of(answer, now),
        installed_by=str(_part(answer, "authed_user").get("id") or ""),
        installed_at=now,
    )


def expiry_of(answer: Mapping[str, Any], now: datetime) -> datetime | None:
    seconds = answer.get("expires_in")
    return now + timedelta(seconds=int(seconds)) if seconds else None


def _part(answer: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return answer.get(name) or {}
