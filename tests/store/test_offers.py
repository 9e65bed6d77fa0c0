"""Offers of an account to a person, and the accounts that people have."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.store import offers, people
from bot.store.database import Database
from bot.store.offers import OfferRow
from bot.store.people import PersonRow, RoleRow

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIRST = OfferRow("o1", "slack", "T1/U1", "lea", "open", {"text": "Devis — 3 moulins", "files": []}, NOW)


def staff(c: Connection) -> None:
    people.save_role(c, RoleRow("employee", 10, Decimal(5), None))
    for person in ("lea", "marc"):
        people.save_person(c, PersonRow(person, person, f"{person}@x.fr", "employee", "fr", "Europe/Paris"))


@pytest.fixture
async def staffed(database: Database) -> Database:
    await database.write(staff)
    return database


async def test_an_offer_comes_back_as_it_was(staffed: Database) -> None:
    await staffed.write(lambda c: offers.add(c, FIRST))
    assert await staffed.read(lambda c: offers.by_id(c, "o1")) == FIRST
    assert await staffed.read(lambda c: offers.by_id(c, "o2")) is None


async def test_an_offer_is_of_a_person_who_is_there(staffed: Database) -> None:
    with pytest.raises(IntegrityError):
        await staffed.write(lambda c: offers.add(c, replace(FIRST, person_id="nobody")))


async def test_it_is_closed_once_and_lets_its_message_go(staffed: Database) -> None:
    await staffed.write(lambda c: offers.add(c, FIRST))
    later = NOW + timedelta(minutes=1)
    assert await staffed.write(lambda c: offers.close(c, "o1", "declined", later))
    assert not await staffed.write(lambda c: offers.close(c, "o1", "accepted", later))
    closed = await staffed.read(lambda c: offers.by_id(c, "o1"))
    assert closed == replace(FIRST, state="declined", said=None, closed_at=later)
    assert await staffed.read(lambda c: offers.open_of(c, "slack", "T1/U1")) == []


async def test_another_message_waits_only_while_it_is_open(staffed: Database) -> None:
    await staffed.write(lambda c: offers.add(c, FIRST))
    assert await staffed.write(lambda c: offers.keep(c, "o1", {"text": "autre"}))
    assert (await staffed.read(lambda c: offers.open_of(c, "slack", "T1/U1")))[0].said == {"text": "autre"}
    assert await staffed.write(lambda c: offers.keep(c, "o1", None))
    await staffed.write(lambda c: offers.close(c, "o1", "withdrawn", NOW))
    assert not await staffed.write(lambda c: offers.keep(c, "o1", {"text": "trop tard"}))
    closed = await staffed.read(lambda c: offers.by_id(c, "o1"))
    assert closed is not None and closed.said is None


async def test_each_account_has_its_own_newest_first(staffed: Database) -> None:
    second = replace(FIRST, id="o2", person_id="marc", offered_at=NOW + timedelta(hours=2))
    elsewhere = replace(FIRST, id="o3", external_id="T2/U1", offered_at=NOW + timedelta(hours=3))
    for row in (FIRST, second, elsewhere):
        await staffed.write(lambda c, row=row: offers.add(c, row))
    found = await staffed.read(lambda c: offers.open_of(c, "slack", "T1/U1"))
    assert [row.id for row in found] == ["o2", "o1"]
    await staffed.write(lambda c: offers.close(c, "o2", "withdrawn", NOW))
    newest = await staffed.read(lambda c: offers.newest_of(c, "slack", "T1/U1"))
    assert newest is not None and newest.id == "o2"
    assert await staffed.read(lambda c: offers.newest_of(c, "teams", "T1/U1")) is None


async def test_what_was_declined_is_known_for_that_account_and_person(staffed: Database) -> None:
    await staffed.write(lambda c: offers.add(c, FIRST))
    assert not await staffed.read(lambda c: offers.was_declined(c, "slack", "T1/U1", "lea"))
    await staffed.write(lambda c: offers.close(c, "o1", "declined", NOW))
    assert await staffed.read(lambda c: offers.was_declined(c, "slack", "T1/U1", "lea"))
    assert not await staffed.read(lambda c: offers.was_declined(c, "slack", "T1/U1", "marc"))
    assert not await staffed.read(lambda c: offers.was_declined(c, "slack", "T2/U1", "lea"))


async def test_an_account_is_unlinked_once(staffed: Database) -> None:
    await staffed.write(lambda c: (people.link(c, "slack", "T1/U1", "lea"), people.link(c, "web", "marc", "marc")))
    assert await staffed.read(people.every_identity) == [("slack", "T1/U1", "lea"), ("web", "marc", "marc")]
    await staffed.write(lambda c: people.hold(c, "lea"))
    assert await staffed.write(lambda c: people.unlink(c, "slack", "T1/U1")) == "lea"
    assert await staffed.write(lambda c: people.unlink(c, "slack", "T1/U1")) is None
    assert await staffed.read(people.every_identity) == [("web", "marc", "marc")]
