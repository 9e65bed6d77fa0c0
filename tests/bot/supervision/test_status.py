"""How the service is, as a card and as JSON: from the store, for whoever asks, quick however much is kept."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection, text

from bot.store import queues
from bot.store.asks import ApprovalRow, add_approval
from bot.store.switches import Paused, set_pause
from bot.store.types import microseconds
from bot.supervision.measures import read_measures
from bot.supervision.status import as_json
from bot.supervision.troubles import orphaned
from bot.telling import Asked
from bot.turn import Turn
from graphs.ask import ApprovalRequest
from graphs.context import Person
from graphs.message import Address, Fields, ThreadLink
from graphs.understanding.reading import Reading
from tests.bot.supervision.room import VENTES, Room, plain

MANY = 100_000


async def asks(room: Room, who: str, language: str = "fr"):
    row = room.people.by_id(who)
    assert row is not None
    person = Person(row.id, row.name, row.email, row.role, language, row.time_zone)
    turn = Turn("k", room.clock.now())
    told = await room.desk.told(turn, Asked(VENTES, person, Reading("status", 0.95, language), "statut"))
    assert told.message is not None and told.status == "done"
    return told.message, turn


def fields(message) -> dict[str, str]:
    return {
        item.label: plain(item.value) for block in message.blocks if isinstance(block, Fields) for item in block.items
    }


async def test_a_service_that_is_well_says_so_in_both_languages(room: Room):
    message, turn = await asks(room, "marc")
    assert message.summary == "Tout fonctionne : rien n'est bloqué.".replace(" :", "\u00a0:")
    assert turn.outcome["facts"] == {"well": True, "troubles": []}
    message, _ = await asks(room, "marc", "en")
    assert message.summary == "All is well: nothing is stuck."


async def test_what_is_wrong_comes_first_with_the_way_to_its_case(room: Room):
    await room.case("stuck", state="working", at=room.clock.now() - timedelta(hours=3))
    message, turn = await asks(room, "marc")
    assert message.summary == "1 point demande votre attention."
    assert [block.address for block in message.blocks if isinstance(block, ThreadLink)] == [VENTES]
    assert turn.outcome["facts"]["troubles"] == ["cases.idle"]


async def test_somebody_elses_private_conversation_is_no_link(room: Room):
    private = Address("web", "dm:claire", "t1")
    await room.case("stuck", state="working", at=room.clock.now() - timedelta(hours=3), address=private)
    message, _ = await asks(room, "marc")
    assert not any(isinstance(block, ThreadLink) for block in message.blocks)


async def test_an_employee_sees_how_it_is_but_neither_money_nor_cases(database_url: str):
    room = await Room.open(database_url, openai_api_key="sk-secret", model_monthly_cap="50")
    try:
        await room.spends("12.5")
        await room.case("stuck", state="working", at=room.clock.now() - timedelta(hours=3))
        theirs, _ = await asks(room, "claire")
        ours, _ = await asks(room, "marc")
        assert fields(ours)["Dépense du modèle ce mois-ci"] == "12,50 € sur 50,00 €"
        assert "Dépense du modèle ce mois-ci" not in fields(theirs)
        assert not any(isinstance(block, ThreadLink) for block in theirs.blocks)
        assert "sk-secret" not in repr(ours)
    finally:
        await room.close()


async def test_pauses_failures_and_queues_are_counted(room: Room):
    await room.message(age=timedelta(minutes=40))
    await room.leaves("failed", kind="mail")
    await room.leaves("failed", kind="post", lane="slack/C/")
    paused = Paused("helene", room.clock.now())
    await room.database.write(lambda c: set_pause(c, paused, revision="r1"))
    message, _ = await asks(room, "marc")
    shown = fields(message)
    assert shown["Messages à traiter"] == "1, le plus ancien attend depuis 40 min"
    assert shown["Échecs depuis 24\u00a0h"] == "messages : 0, envois : 1, publications : 1"
    assert shown["Pauses"] == "tout, par Hélène Faure"


async def test_the_json_is_json_and_says_the_same(room: Room):
    await room.message(age=timedelta(minutes=40))
    await room.desk.plan()
    await room.looks(minutes=5)
    found = json.loads(json.dumps(as_json(await room.desk.status())))
    assert found["well"] is False
    assert found["queues"]["inbox"]["new"] == 1
    assert [one["kind"] for one in found["troubles"]] == ["events.late"]
    assert [one["kind"] for one in found["alerts"]] == ["events.late"]
    assert found["seen_at"] == room.clock.now().isoformat()
    assert found["spend"] == {"month": "0", "cap": None}
    assert "hunter2" not in json.dumps(found)


async def test_a_request_that_nobody_may_decide_is_found_and_one_somebody_may_is_not(room: Room):
    await room.case("case-1", state="needs_approval")
    await room.database.write(lambda c: add_approval(c, _request(room, "fine", "sales_lead", [])))
    await room.database.write(lambda c: add_approval(c, _request(room, "alone", "director", ["oliver", "helene"])))
    found = await room.database.read(lambda c: orphaned(c, room.settings, room.clock.now()))
    assert [row.id for row in found] == ["alone"]
    message, _ = await asks(room, "marc")
    said = " ".join(plain(getattr(block, "text", "")) for block in message.blocks)
    assert "1 approbation que personne ne peut donner (rôle demandé : direction)" in said
    assert fields(message)["Approbations en attente"].startswith("2 (depuis")


@pytest.mark.timeout(120)
async def test_the_status_is_exact_beside_a_hundred_thousand_rows(room: Room):
    await room.database.write(lambda c: _fill(c, room))
    status = await room.desk.status()
    assert sum(status.inbox.values()) == sum(status.outbox.values()) == MANY
    assert {one.kind for one in status.troubles} == {"events.late", "effect.failed", "effects.doubtful"}
    measured = await room.database.read(lambda c: read_measures(c, room.settings, {}, ["quote"], room.clock.now()))
    assert (measured.inbox, measured.outbox) == (status.inbox, status.outbox)


def _fill(c: Connection, room: Room) -> None:
    """One of a thousand events waits; of the effects some are given up, some in doubt, some to leave."""
    now = microseconds(room.clock.now())
    values = {"many": MANY - 1, "hour": now - 3_600_000_000, "old": now - 30 * 86_400_000_000}
    for statement in (_EVENTS, _EFFECTS, _ENTRIES):
        c.execute(text(f"{_NUMBERS} {statement}"), values)


_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :many)"
_EVENTS = """
    INSERT INTO event_inbox
        (key, kind, conversation, platform, channel, thread, body, state, attempts, next_at, received_at)
    SELECT 'e' || i, 'message', 'web/c/' || (i % 5000), 'web', 'c', '1', '{}',
        CASE WHEN i % 1000 = 0 THEN 'new' ELSE 'done' END, 0, :old + i, :old FROM n
"""
_EFFECTS = """
    INSERT INTO outbox (key, lane, kind, payload, awaited, state, attempts, next_at, staged_at, done_at)
    SELECT 'o' || i, 'l' || (i % 5000), 'mail', '{}', FALSE,
        CASE i % 500 WHEN 0 THEN 'failed' WHEN 1 THEN 'unknown' WHEN 2 THEN 'new' ELSE 'sent' END, 0, :hour, :old, :hour
    FROM n
"""
_ENTRIES = """
    INSERT INTO ledger (seq, at, actor, kind, what, why, previous, hash)
    SELECT i + 1, :old, 'commis', 'effect', 'mail done', '{}', '0', 'h' || i FROM n WHERE :hour > 0
"""


def _request(room: Room, id: str, role: str, excluded: list[str]) -> ApprovalRow:
    now = room.clock.now()
    request = ApprovalRequest("quote", role, "100.00", [], {}, {}, {}, excluded=excluded)
    return ApprovalRow(
        id, "case-1", "i", "web/c:ventes/t1", "quote", role, Decimal(100), request, [], "d", "claire", None, 1, "open",
        now - timedelta(minutes=5), now + timedelta(days=3),
    )  # fmt: skip


async def test_the_command_finds_the_pauses_that_the_switches_hold(room: Room):
    now = room.clock.now()
    ended = Paused("marc", now - timedelta(days=2), now - timedelta(days=1))
    await room.database.write(lambda c: set_pause(c, Paused("helene", now), revision="r1"))
    await room.database.write(lambda c: set_pause(c, Paused("marc", now), revision="r2", process="reminder"))
    await room.database.write(lambda c: set_pause(c, ended, revision="r3", process="lead"))
    await room.database.write(lambda c: set_pause(c, None, revision="r4", process="quote"))
    await room.switches.refresh()
    assert await room.database.read(lambda c: queues.pauses(c, now)) == room.switches.pauses()
    assert set(room.switches.pauses()) == {"", "reminder"}
