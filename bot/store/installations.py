"""Where a platform was installed, each with its sealed body, and the installations that are under way."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update

from bot.store.schema import install_state, installation
from bot.store.upsert import upsert

MOST_UNDER_WAY = 1_000
"""Anybody may begin to install: no more than this at a time."""


class Kept(NamedTuple):
    tenant: str
    body: bytes


def keep(c: Connection, platform: str, tenant: str, body: bytes, now: datetime) -> None:
    """Adds the tenant, or replaces what was kept of it."""
    row = {"platform": platform, "tenant": tenant, "body": body, "changed_at": now}
    upsert(c, installation, row, key="platform,tenant")


def replace(c: Connection, platform: str, kept: Kept, body: bytes) -> bool:
    """The same in another sealing, unless it has changed since it was read."""
    row = _of(platform, kept.tenant)
    return c.execute(update(installation).where(*row, installation.c.body == kept.body).values(body=body)).rowcount == 1


def listed(c: Connection, platform: str) -> list[Kept]:
    rows = select(installation.c.tenant, installation.c.body).where(installation.c.platform == platform)
    return [Kept(*row) for row in c.execute(rows.order_by(installation.c.tenant))]


def of_team(c: Connection, platform: str, team: str, enterprise: str) -> list[Kept]:
    """What may serve that workspace, the most particular first: its own, then its organisation's. Without an
    enterprise, its own in whichever organisation."""
    tenant = installation.c.tenant
    own = tenant == f"{enterprise}/{team}" if enterprise else tenant.endswith(f"/{team}", autoescape=True)
    rows = select(tenant, installation.c.body).where(
        installation.c.platform == platform,
        or_(tenant == team, own, *([tenant == f"{enterprise}/"] if enterprise else [])),
    )
    kept = [Kept(*row) for row in c.execute(rows.order_by(tenant))]
    return sorted(kept, key=lambda one: one.tenant.endswith("/"))


def forget(c: Connection, platform: str, tenant: str) -> bool:
    """An organisation ("E1/") takes its workspaces along. Whether there was anything."""
    named = installation.c.tenant == tenant
    if tenant.endswith("/"):
        named = installation.c.tenant.startswith(tenant, autoescape=True)
    return c.execute(delete(installation).where(installation.c.platform == platform, named)).rowcount > 0


def begin(c: Connection, platform: str, state: str, expires_at: datetime, now: datetime) -> bool:
    """Awaits an installation that brings this state back. False when too many are under way."""
    c.execute(delete(install_state).where(install_state.c.expires_at <= now))
    if c.execute(select(func.count()).select_from(install_state)).scalar_one() >= MOST_UNDER_WAY:
        return False
    c.execute(install_state.insert().values(id=_digest(state), platform=platform, expires_at=expires_at))
    return True


def finish(c: Connection, platform: str, state: str, now: datetime) -> bool:
    """Whether an installation with this state was awaited; it is so only once."""
    awaited = (install_state.c.id == _digest(state), install_state.c.platform == platform)
    return c.execute(delete(install_state).where(*awaited, install_state.c.expires_at > now)).rowcount == 1


def _of(platform: str, tenant: str) -> tuple[ColumnElement[bool], ...]:
    return (installation.c.platform == platform, installation.c.tenant == tenant)


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode("utf-8", "replace")).hexdigest()
