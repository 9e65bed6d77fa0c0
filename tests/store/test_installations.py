"""Installations: one per tenant, found for a workspace; states: awaited once, for a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.store import installations
from bot.store.database import Database
from bot.store.installations import Kept
from bot.store.schema import install_state

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)


async def keep(database: Database, *tenants: str) -> None:
    for tenant in tenants:
        await database.write(lambda c, t=tenant: installations.keep(c, "slack", t, t.encode(), NOW))


async def serving(database: Database, team: str, enterprise: str = "") -> list[str]:
    kept = await database.read(lambda c: installations.of_team(c, "slack", team, enterprise))
    return [one.tenant for one in kept]


async def test_a_tenant_is_kept_once(database: Database):
    await keep(database, "T1", "T2")
    await database.write(lambda c: installations.keep(c, "slack", "T1", b"new", NOW))
    await database.write(lambda c: installations.keep(c, "other", "T1", b"elsewhere", NOW))
    listed = await database.read(lambda c: installations.listed(c, "slack"))
    assert listed == [Kept("T1", b"new"), Kept("T2", b"T2")]


async def test_a_workspace_is_served_by_its_own_installation_before_its_organisations(database: Database):
    await keep(database, "T1", "E1/T2", "E1/", "E2/T2", "E1/T22", "T%")
    assert await serving(database, "T1") == ["T1"]
    assert await serving(database, "T2", "E1") == ["E1/T2", "E1/"]
    assert await serving(database, "T2") == ["E1/T2", "E2/T2"]
    assert await serving(database, "T9", "E1") == ["E1/"]
    assert await serving(database, "", "E1") == ["E1/"]
    assert await serving(database, "T9") == []
    assert await serving(database, "%") == []


async def test_forgetting_an_organisation_takes_its_workspaces_along(database: Database):
    await keep(database, "T1", "E1/", "E1/T2", "E2/T2")
    assert await database.write(lambda c: installations.forget(c, "slack", "E1/"))
    assert not await database.write(lambda c: installations.forget(c, "slack", "T"))
    assert [one.tenant for one in await database.read(lambda c: installations.listed(c, "slack"))] == ["E2/T2", "T1"]


async def test_replacing_loses_to_a_newer_installation(database: Database):
    await keep(database, "T1")
    assert not await database.write(lambda c: installations.replace(c, "slack", Kept("T1", b"old"), b"sealed"))
    assert await database.write(lambda c: installations.replace(c, "slack", Kept("T1", b"T1"), b"sealed"))
    assert await database.read(lambda c: installations.listed(c, "slack")) == [Kept("T1", b"sealed")]


async def test_a_state_is_good_once_and_only_as_a_digest(database: Database):
    assert await database.write(lambda c: installations.begin(c, "slack", "a state", LATER, NOW))
    rows = await database.read(lambda c: list(c.execute(select(install_state.c.id)).scalars()))
    assert rows != ["a state"]
    assert not await database.write(lambda c: installations.finish(c, "other", "a state", NOW))
    assert not await database.write(lambda c: installations.finish(c, "slack", "another", NOW))
    assert await database.write(lambda c: installations.finish(c, "slack", "a state", NOW))
    assert not await database.write(lambda c: installations.finish(c, "slack", "a state", NOW))


async def test_a_state_expires_and_is_swept(database: Database):
    await database.write(lambda c: installations.begin(c, "slack", "old", LATER, NOW))
    assert not await database.write(lambda c: installations.finish(c, "slack", "old", LATER))
    await database.write(lambda c: installations.begin(c, "slack", "new", LATER + timedelta(minutes=10), LATER))
    rows = await database.read(lambda c: list(c.execute(select(install_state.c.id)).scalars()))
    assert len(rows) == 1


async def test_not_everybody_may_install_at_once(database: Database):
    def fill(c):
        return [installations.begin(c, "slack", f"s{n}", LATER, NOW) for n in range(installations.MOST_UNDER_WAY + 1)]

    begun = await database.write(fill)
    assert begun.count(False) == 1
    assert await database.write(lambda c: installations.begin(c, "slack", "next day", LATER + timedelta(days=1), LATER))
