"""The switches and the page on both databases: kept with the ledger in one transaction, seen by other processes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.approvals import Approvals
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.console.sender import ConsolePlatform
from bot.front import Change, Front, Outcome, Switches
from bot.front.attempt import Attempt
from bot.front.change import LEVELS, change_of
from bot.people import People
from bot.people.staff import person_of
from bot.platform import Platform
from bot.store import cases, ledger, outbox, own_cases, settings
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from graphs.context import Autonomy, Policy
from graphs.message import Address, Text
from integrations.books.sql import SqlBooks

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DEFAULTS: dict[str, Autonomy] = {"quote": "act"}


async def people_of(database: Database) -> People:
    platforms: dict[str, Platform] = {"cli": ConsolePlatform()}
    people = People(database, platforms, language="fr", time_zone="Europe/Paris")
    await people.load()
    await people.ensure_defaults()
    return people


async def opened(database: Database) -> Switches:
    switches = Switches(database, await people_of(database), FrozenClock(NOW), DEFAULTS, language="fr")
    await switches.refresh()
    return switches


async def turn(database: Database, switches: Switches, change: Change, who: str, key: str) -> Outcome:
    return await database.write(lambda c: switches.change(c, change, who, key=key, language="fr", now=NOW))


async def test_a_switch_is_seen_by_another_process_and_only_when_it_changed(database: Database):
    here, there = await opened(database), await opened(database)
    assert not await there.refresh()
    assert (await turn(database, here, Change("pause"), "employee", "k1")).done
    assert there.paused() is None
    assert await there.refresh()
    paused = there.paused()
    assert paused is not None and (paused.by, paused.since) == ("employee", NOW)
    assert there.holds("mail") and there.holds("books.record_quote") and there.holds("anything.else")
    assert not there.holds("post") and not there.holds("update")
    assert not await there.refresh()
    assert (await turn(database, there, Change("resume"), "sales_lead", "k2")).done
    assert await here.refresh() and here.paused() is None and not here.holds("mail")


async def test_a_switch_and_its_ledger_row_stand_or_fall_together(database: Database):
    switches = await opened(database)

    def broken(c: Connection) -> None:
        switches.change(c, Change("pause"), "employee", key="k1", language="fr", now=NOW)
        raise ValueError("the rest of the transaction failed")

    with pytest.raises(ValueError, match="the rest"):
        await database.write(broken)
    await switches.refresh()
    assert switches.paused() is None
    assert await database.read(ledger.page) == []
    await turn(database, switches, Change("autonomy", "quote", "propose"), "director", "k2")
    (row,) = await database.read(ledger.page)
    assert (row.case_id, row.actor, row.kind, row.what) == (None, "director", "changed", "autonomy.quote")
    assert row.why == {"key": "k2", "from": "act", "to": "propose"}


async def test_a_level_that_this_release_does_not_know_is_the_settings_one(database: Database):
    await database.write(lambda c: settings.put(c, "autonomy.quote", "everything"))
    switches = await opened(database)
    assert switches.autonomy("quote") == "act"
    assert switches.autonomy("reminder") == "propose"


async def test_a_resume_lets_go_what_was_held_and_nothing_else(database: Database):
    switches = await opened(database)
    await turn(database, switches, Change("pause"), "employee", "k1")
    later = NOW + timedelta(hours=1)

    def stage(c: Connection) -> None:
        outbox.stage(c, [Outgoing(key, f"case/{key}", "mail", None, {}) for key in ("held", "late")], NOW)
        outbox.hold(c, "held", later)
        outbox.postpone(c, "late", next_at=later, error="busy")

    await database.write(stage)
    assert await database.read(own_cases.count_held) == 1
    assert "L'envoi qui attendait" in (await turn(database, switches, Change("resume"), "director", "k2")).text
    due = await database.read(lambda c: outbox.due(c, NOW, 10))
    assert [row.key for row in due] == ["held"]
    assert await database.read(own_cases.count_held) == 0


async def test_two_pauses_are_independent_and_each_holds_its_own(database: Database):
    switches = await opened(database)
    for number, change in enumerate([Change("pause", "reminder"), Change("pause", "quote")]):
        assert (await turn(database, switches, change, "employee", f"k{number}")).done
    await switches.refresh()
    assert switches.paused() is None and sorted(switches.pauses()) == ["quote", "reminder"]
    assert switches.holds("mail", "reminder") and switches.holds("mail", "quote") and not switches.holds("mail", "lead")
    assert not switches.holds("mail") and not switches.holds("post", "quote")
    assert not (await turn(database, switches, Change("resume", "quote"), "employee", "k3")).done
    outcome = await turn(database, switches, Change("resume", "quote"), "sales_lead", "k4")
    assert outcome.done and "Devis" in outcome.text
    await switches.refresh()
    assert not switches.holds("mail", "quote") and switches.holds("mail", "reminder")
    outcome = await turn(database, switches, Change("resume"), "director", "k5")
    assert "Je ne suis pas en pause" in outcome.text and "Relances" in outcome.text


async def test_a_pause_with_an_end_is_over_at_its_time_and_shortened_by_who_may_only(database: Database):
    people, clock = await people_of(database), FrozenClock(NOW)
    switches = Switches(database, people, clock, DEFAULTS, language="fr")
    end = NOW + timedelta(days=2)
    outcome = await turn(database, switches, Change("pause", until=end), "employee", "k1")
    assert "jusqu'au mercredi 25 novembre à 10 h 00" in outcome.text.replace("\u00a0", " ")
    await switches.refresh()
    assert switches.holds("mail", "quote")
    sooner = Change("pause", until=NOW + timedelta(days=1))
    refused = await turn(database, switches, sooner, "employee", "k2")
    assert not refused.done and "Hélène Faure" in refused.text
    assert (await turn(database, switches, Change("pause", until=end), "employee", "k3")).text.startswith(
        "Je suis déjà"
    )
    assert (await turn(database, switches, Change("pause", until=end + timedelta(days=1)), "employee", "k4")).done
    assert (await turn(database, switches, sooner, "sales_lead", "k5")).done
    await switches.refresh()
    clock.advance(timedelta(days=1))
    assert switches.paused() is None and not switches.holds("mail", "quote")


async def test_an_end_that_was_not_read_is_told_and_the_pause_lasts(database: Database):
    switches = await opened(database)
    outcome = await turn(database, switches, Change("pause", unread="Noël"), "employee", "k1")
    assert outcome.done and "« Noël »" in outcome.text.replace("\u00a0", " ")
    await switches.refresh()
    paused = switches.paused()
    assert paused is not None and paused.until is None


async def test_a_limit_goes_with_the_level_and_loosening_it_is_confirmed(database: Database):
    switches = await opened(database)
    thousand, more = Change("autonomy", "quote", "act", Decimal(1000)), Change("autonomy", "quote", None, Decimal(2000))
    assert not (await turn(database, switches, thousand, "sales_lead", "k0")).done
    outcome = await turn(database, switches, thousand, "director", "k1")
    assert "jusqu'à 1 000,00 €" in outcome.text.replace("\u202f", " ").replace("\u00a0", " ")
    await switches.refresh()
    assert (switches.autonomy("quote"), switches.act_limit("quote")) == ("act", Decimal(1000))

    def unconfirmed(change: Change) -> Outcome:
        row = next(row for row in switches._people.everyone() if row.id == "director")  # pyright: ignore[reportPrivateUsage]
        found = Attempt(change, row, switches._people.staff, switches._position, "fr", NOW, confirmed=False).settled()  # pyright: ignore[reportPrivateUsage]
        return found or Outcome(True, "")

    assert not unconfirmed(more).done and not unconfirmed(Change("autonomy", "quote", "act")).done
    assert unconfirmed(Change("autonomy", "quote", None, Decimal(500))).done
    assert (await turn(database, switches, more, "director", "k2")).done
    await turn(database, switches, Change("autonomy", "quote", "propose"), "director", "k3")
    outcome = await turn(database, switches, more, "director", "k4")
    assert outcome.done and "pas d'effet" in outcome.text
    await switches.refresh()
    assert (switches.autonomy("quote"), switches.act_limit("quote")) == ("propose", None)
    assert [row.why.get("limit") for row in await database.read(ledger.page)] == ["1000", "2000", None]


@pytest.mark.parametrize(
    "kept", [{"level": "act"}, {"level": "act", "limit": "NaN"}, {"level": "act", "limit": "x"}, 7]
)
async def test_a_limit_that_cannot_be_read_is_no_licence(database: Database, kept: object):
    await database.write(lambda c: settings.put(c, "autonomy.quote", kept))
    switches = Switches(database, await people_of(database), FrozenClock(NOW), {"quote": "propose"}, language="fr")
    await switches.refresh()
    assert (switches.autonomy("quote"), switches.act_limit("quote")) == ("propose", None)


async def test_a_pause_kept_by_an_earlier_release_still_holds(database: Database):
    kept = {"by": "employee", "since": NOW.isoformat()}
    await database.write(lambda c: settings.put(c, "pause", kept))
    switches = await opened(database)
    assert switches.holds("mail", "quote")


@pytest.mark.parametrize(
    "change",
    [
        Change("pause"),
        Change("resume", "reminder"),
        Change("autonomy", "quote", "propose"),
        Change("autonomy", "quote", "act", Decimal("1000.50")),
    ],
)
def test_a_button_stands_for_its_change(change: Change):
    assert change_of(change.button) == change
    assert change_of(f"{change.button}:more:still") is None


@pytest.mark.parametrize(
    "button", ["h:pause:now", "h:resume:rule", "h:autonomy::act", "h:autonomy:quote:act:-1", "x:pause"]
)
def test_a_button_we_never_gave_out_stands_for_nothing(button: str):
    assert change_of(button) is None


async def test_a_persons_cases_are_their_own(database: Database):
    def case(id: str, asker: str | None, state: str, at: datetime) -> CaseRow:
        return CaseRow(id, "quote", 1, Address("cli", id), asker, "fr", state, id, {}, [], [], [], at, at)

    hours = [NOW + timedelta(hours=count) for count in range(6)]
    rows = [
        case("a", "lea", "working", hours[0]),
        case("b", "lea", "needs_answer", hours[1]),
        case("c", "claire", "working", hours[2]),
        case("d", None, "working", hours[3]),
        case("e", "lea", "done", hours[4]),
        case("f", "lea", "failed", hours[5]),
    ]
    for row in rows:
        await database.write(lambda c, row=row: cases.save(c, row))

    def look(c: Connection) -> tuple[list[str], int, list[str]]:
        mine = [row.id for row in own_cases.open_of(c, "lea", 10)]
        done = [row.id for row in own_cases.finished_of(c, "lea", since=hours[4], limit=10)]
        return mine, own_cases.count_open_of(c, "lea"), done

    assert await database.read(look) == (["b", "a"], 2, ["f", "e"])
    assert await database.read(lambda c: [row.id for row in own_cases.open_of(c, "lea", 1)]) == ["b"]


async def test_a_home_without_books_has_a_page_and_something_to_say(database: Database, database_url: str):
    switches, people, clock = await opened(database), await people_of(database), FrozenClock(NOW)
    platforms: dict[str, Platform] = {"cli": ConsolePlatform()}

    def policy(process: str) -> Policy:
        return Policy(people.roles, switches.autonomy(process), two_people_above=Decimal(1))

    approvals = Approvals(database, people, platforms, clock, policy, language="fr", time_zone="Europe/Paris")
    books = SqlBooks.open(database_url)
    try:
        front = Front(database, people, approvals, books, switches, clock, language="en")
        assert await front.prompts("cli", "employee") == ["Que sais-tu faire\u202f?"]
        assert await front.prompts("cli", "nobody") == ["What can you do?"]
        message = await front.page("cli", "employee")
        assert Text("Vous n'avez rien en cours.") in message.blocks
        await front.greet("cli", "employee", Address("cli", "employee"))
        (row,) = await database.read(lambda c: outbox.due(c, NOW, 10))
        assert row.key == "greeting:cli:employee"
        assert "write to me in private" in plain_text(await front.page("cli", "nobody"))
    finally:
        await books.close()


async def test_what_memory_foresees_is_what_the_store_says(database: Database):
    """Whoever may, may: by every role, from every position."""
    switches = await opened(database)
    people = await people_of(database)
    changes = [Change("pause"), Change("resume"), *(Change("autonomy", "quote", level) for level in LEVELS)]
    for number, change in enumerate(changes * 2):
        for row in people.everyone():
            assert person_of(row).role == row.role
            foreseen = switches.foreseen(change, row, "fr", NOW)
            came = await turn(database, switches, change, row.id, f"{number}:{row.id}")
            assert came == foreseen if foreseen is not None else came.done
            assert change_of(change.button) == change
            await switches.refresh()
    assert await database.read(ledger.verify) is None
