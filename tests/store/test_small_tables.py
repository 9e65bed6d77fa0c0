"""People, files, posts, the schedule, what the model cost, and settings."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from bot.store import files, people, posts, schedule, settings, usage
from bot.store.database import Database
from bot.store.people import PersonRow, RoleRow
from graphs.message import Address, FileRef, text_message
from integrations.llm.port import ModelUse

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)

SELLER = RoleRow("employee", 10, Decimal("5.125"), Decimal("5000.00"))
LEAD = RoleRow("lead", 20, Decimal("15.000"), None)
LEA = PersonRow("lea", "Léa Martin", "lea@x.fr", "employee", "fr", "Europe/Paris")


def staff(c: Connection) -> None:
    people.save_role(c, LEAD)
    people.save_role(c, SELLER)
    people.save_person(c, LEA)
    people.save_person(c, PersonRow("anna", "Anna", "", "lead", "en", "UTC", False, date(2026, 12, 1), "lea"))


# --- people -----------------------------------------------------------------------------------------------------------


async def test_people_and_roles_come_back(database: Database) -> None:
    await database.write(staff)
    assert await database.read(people.load_roles) == [SELLER, LEAD]
    anna, lea = await database.read(people.load_people)
    assert lea == LEA
    assert (anna.active, anna.absent_until, anna.delegate) == (False, date(2026, 12, 1), "lea")
    moved = replace(LEA, role="lead", name="n" * 300)
    await database.write(lambda c: (people.save_person(c, moved), people.save_role(c, replace(SELLER, rank=30))))
    assert (await database.read(people.load_people))[1] == replace(moved, name="n" * 200)
    assert [role.name for role in await database.read(people.load_roles)] == ["lead", "employee"]


async def test_a_person_needs_a_role_that_is_there(database: Database) -> None:
    with pytest.raises(IntegrityError):
        await database.write(lambda c: people.save_person(c, LEA))


async def test_an_account_belongs_to_one_person(database: Database) -> None:
    await database.write(staff)
    await database.write(lambda c: (people.link(c, "web", "u1", "lea"), people.link(c, "slack", "U1", "lea")))
    assert await database.read(lambda c: people.identity_of(c, "web", "u1")) == "lea"
    assert await database.read(lambda c: people.identity_of(c, "slack", "u1")) is None
    assert await database.read(lambda c: people.identities(c, "lea")) == [("slack", "U1"), ("web", "u1")]
    await database.write(lambda c: people.link(c, "web", "u1", "anna"))
    assert await database.read(lambda c: people.identity_of(c, "web", "u1")) == "anna"
    assert await database.read(lambda c: people.identities(c, "lea")) == [("slack", "U1")]


# --- files ------------------------------------------------------------------------------------------------------------


def ref(body: bytes, name: str = "devis.pdf") -> FileRef:
    return FileRef(hashlib.sha256(body).hexdigest(), name, "application/pdf", len(body))


async def test_a_file_is_kept_once(database: Database) -> None:
    body = bytes(range(256)) * 4000
    await database.write(lambda c: files.keep(c, ref(body), body, NOW))
    await database.write(lambda c: files.keep(c, ref(body, "other.pdf"), body, NOW))
    assert await database.read(lambda c: files.read(c, ref(body).id)) == (ref(body), body)
    assert await database.read(lambda c: files.read(c, "0" * 64)) is None
    await database.write(lambda c: files.keep(c, ref(b""), b"", NOW))
    assert await database.read(lambda c: files.read(c, ref(b"").id)) == (ref(b""), b"")


async def test_other_bytes_than_named_are_refused(database: Database) -> None:
    with pytest.raises(ValueError, match=r"devis\.pdf"):
        await database.write(lambda c: files.keep(c, ref(b"a"), b"b", NOW))


# --- posts ------------------------------------------------------------------------------------------------------------


def show(c: Connection, key: str, words: str = "Bonjour", now: datetime = NOW, thread: str | None = "t1") -> None:
    posts.posted(
        c, key=key, address=Address("web", "ventes", thread), reference=f"ref-{key}", content=text_message(words),
        language="fr", now=now, case_id="case-1", approval_id="a1",
    )  # fmt: skip


async def test_a_post_is_kept_and_edited(database: Database) -> None:
    await database.write(lambda c: (show(c, "k"), show(c, "root", thread=None)))
    post = await database.read(lambda c: posts.by_key(c, "k"))
    assert post is not None
    assert (post.address, post.reference, post.version, post.case_id) == (
        Address("web", "ventes", "t1"), "ref-k", 1, "case-1",
    )  # fmt: skip
    assert (post.approval_id, post.question_id, post.posted_at, post.edited_at) == ("a1", None, NOW, None)
    assert await database.write(lambda c: posts.edited(c, "k", text_message("Décidé"), LATER))
    edited = await database.read(lambda c: posts.by_reference(c, "web", "ventes", "ref-k"))
    assert edited is not None
    assert (edited.content, edited.version, edited.edited_at) == (text_message("Décidé"), 2, LATER)
    assert not await database.write(lambda c: posts.edited(c, "none", text_message("x"), LATER))
    assert [row.key for row in await database.read(lambda c: posts.of_case(c, "case-1"))] == ["k", "root"]
    assert await database.read(lambda c: posts.by_key(c, "none")) is None


async def test_a_post_sent_again_keeps_its_place(database: Database) -> None:
    await database.write(lambda c: show(c, "k"))
    await database.write(lambda c: posts.edited(c, "k", text_message("edited"), LATER))
    before = await database.read(lambda c: posts.by_key(c, "k"))
    await database.write(lambda c: show(c, "k", "again", LATER))
    after = await database.read(lambda c: posts.by_key(c, "k"))
    assert before is not None
    assert after == replace(before, content=text_message("again"))


# --- time -------------------------------------------------------------------------------------------------------------


async def test_a_timer_is_taken_once(database: Database) -> None:
    await database.write(lambda c: schedule.put(c, "digest:ventes", NOW, {"x": 1}, "web/ventes/"))
    await database.write(lambda c: schedule.put(c, "later", LATER, {}))
    assert await database.read(schedule.next_at) == NOW
    (row,) = await database.read(lambda c: schedule.due(c, NOW, 10))
    assert row == schedule.ScheduleRow("digest:ventes", NOW, "web/ventes/", {"x": 1})
    taken = await asyncio.gather(*(database.write(lambda c: schedule.take(c, row)) for _ in range(4)))
    assert sorted(taken) == [False, False, False, True]
    assert [row.id for row in await database.read(lambda c: schedule.due(c, LATER, 10))] == ["later"]


async def test_a_moved_timer_is_not_taken_by_who_saw_it_before(database: Database) -> None:
    await database.write(lambda c: schedule.put(c, "a", NOW, {}))
    (row,) = await database.read(lambda c: schedule.due(c, NOW, 10))
    await database.write(lambda c: schedule.put(c, "a", LATER, {"moved": True}))
    assert not await database.write(lambda c: schedule.take(c, row))
    assert await database.read(lambda c: schedule.due(c, NOW, 10)) == []
    assert (await database.read(lambda c: schedule.due(c, LATER, 10)))[0].payload == {"moved": True}
    assert await database.read(lambda c: schedule.due(c, LATER, 0)) == []


async def test_timers_are_cancelled_by_prefix_exactly(database: Database) -> None:
    ids = [
        "approval:1",
        "approval:1:a",
        "approval:1:é🧾",
        "approval:10",
        "Approval:1:a",
        "approval:2",
        "approval%",
        "b",
    ]

    def plan(c: Connection) -> None:
        for id in ids:
            schedule.put(c, id, NOW, {})

    await database.write(plan)
    assert await database.write(lambda c: schedule.cancel(c, "approval:1:")) == 2
    assert await database.write(lambda c: schedule.cancel(c, "approval%")) == 1
    assert await database.write(lambda c: schedule.cancel(c, "nothing")) == 0
    left = {row.id for row in await database.read(lambda c: schedule.due(c, NOW, 100))}
    assert left == {"approval:1", "approval:10", "Approval:1:a", "approval:2", "b"}
    with pytest.raises(ValueError, match="everything"):
        await database.write(lambda c: schedule.cancel(c, ""))


async def test_cancelling_one_of_many_uses_the_key(database: Database) -> None:
    series = (
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999) "
        if database.dialect == "sqlite"
        else "WITH n AS (SELECT generate_series(0, 49999) AS i) "
    )
    rows = "SELECT 'approval.expire:' || i, 1, '', '{}' FROM n"
    insert = "INSERT INTO schedule (id, next_at, conversation, payload) "
    many = insert + series + rows if database.dialect == "sqlite" else series + insert + rows

    def plan(c: Connection) -> str:
        c.execute(text(many))
        c.execute(text("ANALYZE schedule"))
        explain = "EXPLAIN QUERY PLAN " if c.dialect.name == "sqlite" else "EXPLAIN "
        query = explain + "DELETE FROM schedule WHERE id >= 'approval.expire:77' AND id < 'approval.expire:77z'"
        return "\n".join(str(row[-1]) for row in c.execute(text(query)))

    used = await database.write(plan)
    assert "SEARCH schedule USING INDEX" in used or "pk_schedule" in used, used


# --- cost -------------------------------------------------------------------------------------------------------------


async def test_a_months_cost_is_exact(database: Database) -> None:
    use = ModelUse("small", 1, 900, 80, Decimal("0.000123"), 3210)

    def spend(c: Connection) -> None:
        for at in (
            datetime(2026, 10, 31, 23, 59, 59, 999999, UTC),
            datetime(2026, 11, 1, tzinfo=UTC),
            NOW,
            datetime(2026, 12, 1, tzinfo=UTC),
        ):
            usage.add(c, use, case_id="case-1", event_key="k", now=at)
        usage.add(c, replace(use, cost=Decimal("0.1")), case_id=None, event_key="k2", now=NOW)

    assert await database.read(lambda c: usage.month_cost(c, NOW)) == Decimal(0)
    await database.write(spend)
    assert await database.read(lambda c: usage.month_cost(c, NOW)) == Decimal("0.100246")
    december = datetime(2026, 12, 31, tzinfo=UTC)
    assert await database.read(lambda c: usage.month_cost(c, december)) == Decimal("0.000123")
    rows = await database.read(lambda c: usage.of_case(c, "case-1"))
    assert [row.use for row in rows] == [use] * 4 and rows[2].at == NOW and rows[0].event_key == "k"


# --- settings ---------------------------------------------------------------------------------------------------------


async def test_settings_are_json(database: Database) -> None:
    values = {"a": None, "b": False, "c": [1, "é"], "d": {"x": None}, "e": "text"}
    for name, value in values.items():
        await database.write(lambda c, name=name, value=value: settings.put(c, name, value))
    for name, value in values.items():
        assert await database.read(lambda c, name=name: settings.get(c, name, "default")) == value
    assert await database.read(lambda c: settings.get(c, "none")) is None
    assert await database.read(lambda c: settings.get(c, "none", 7)) == 7
    await database.write(lambda c: settings.put(c, "a", 1))
    assert await database.read(lambda c: settings.get(c, "a")) == 1


async def test_an_instant_needs_a_zone(database: Database) -> None:
    with pytest.raises(Exception, match="time zone"):
        await database.write(lambda c: schedule.put(c, "a", datetime(2026, 1, 1), {}))  # noqa: DTZ001 - that is the point
