"""Everything that is planned in one list: quick with many timers, and nobody's own words in it."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.schedule import as_json, schedule
from bot.store import migrate
from bot.store import schedule as store
from bot.timetable.listing import Listed
from tests.bot.timetable.house import House, settings_of


async def test_single_timers_are_counted_by_their_sort(house: House):
    now = house.clock.now()

    def fill(c) -> None:
        for number in range(300):
            store.put(c, f"agenda:{number}.next.x", now + timedelta(hours=number + 1), {"text": "appeler Idris"})
        store.put(c, "approval.expire:a", now + timedelta(days=2), {})
        store.put(c, "approval.remind:a:rose", now + timedelta(days=1), {})
        store.put(c, "reminders.run:daily.", now + timedelta(hours=3), {})
        store.put(c, "reminders.run:again.x", now + timedelta(hours=4), {})
        store.put(c, "bare", now + timedelta(hours=9), {})
        store.put(c, "supervision.watch:all", now + timedelta(minutes=5), {})

    await house.database.write(fill)
    await house.says("le digest à 8h15")
    rows = await house.desk.listed()
    assert [(row.what, row.name, row.count) for row in rows if row.what != "timing"] == [
        ("daily", "reminders.run", 1),
        ("timers", "agenda", 300),
        ("timers", "approval.expire", 1),
        ("timers", "approval.remind", 1),
        ("timers", "bare", 1),
        ("timers", "reminders.run", 1),
        ("timers", "supervision.watch", 1),
    ]
    assert next(row for row in rows if row.name == "agenda").next_at == now + timedelta(hours=1)
    said, _ = await house.says("qu'est-ce qui est prévu ?")
    assert "Rappels personnels" in said and "300" in said and "Idris" not in said
    assert "Rappels et échéances de demandes d'accord" in said and "2, au plus tôt" in said
    assert "Relances du jour" in said
    assert "santé du service" not in said, "what the service does about itself concerns whoever runs it"


async def test_the_next_one_comes_first_and_the_stopped_ones_last(house: House):
    await house.says("le digest à 8h15")
    await house.says("le digest à 18h dans #direction")
    await house.says("le rapport hebdo le lundi à 9h ici")
    await house.says("arrête le rapport hebdo")
    rows = [row for row in await house.desk.listed() if row.what == "timing"]
    assert [row.timing.place for row in rows if row.timing] == ["#direction", "#ops", "#ops"]
    assert rows[-1].next_at is None


async def test_as_json_tells_no_private_place(house: House):
    await house.says("envoie-moi un brief chaque matin à 8h", "lea")
    told = as_json(await house.desk.listed(), "fr")
    (brief,) = told["timings"]
    assert (brief["personal"], brief["channel"], brief["next_at"]) == (True, "", "2026-11-24T07:00:00+00:00")
    assert "lea" not in json.dumps({**brief, "by": ""})


@pytest.mark.parametrize("as_data", [True, False])
async def test_the_command_reads_what_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str], as_data: bool):
    url = f"sqlite:///{tmp_path / 'commis.db'}"
    migrate.upgrade(url)
    house = await House.open(url)
    await house.says("le digest à 8h15")
    await house.close()
    settings = settings_of(tmp_path, now="2026-11-23T09:00:00Z")
    assert await schedule(settings, Namespace(json=as_data)) == 0
    printed = capsys.readouterr().out
    if as_data:
        (digest,) = json.loads(printed)["timings"]
        assert (digest["place"], digest["next_at"]) == ("#ops", "2026-11-24T07:15:00+00:00")
    else:
        assert "Le digest" in printed and "#ops" in printed


def test_nothing_listed_is_an_empty_object():
    rows: list[Listed] = []
    assert as_json(rows, "en") == {"timings": [], "daily": [], "timers": []}
