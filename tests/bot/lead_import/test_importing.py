"""A file of leads: whatever program wrote it, all of it or nothing, each row once, told once in the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.events import LeadReceived, TimerFired
from bot.leads.importing import PREFIX, ImportLook, import_leads
from bot.store import inbox, outbox, schedule
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.turn import Turn
from graphs.leads.given import Given, given_from_json
from graphs.message import Address, message_from_json
from integrations.books.csv_files import FileResult

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHANNEL = Address("web", "C-leads")
FRENCH = (
    "Prénom;Nom;Société;Courriel;Téléphone;Code postal;Fonction;Besoin;Budget estimé;RGPD\n"
    "Maëlys;Kervella;Voilerie du Ponant;m.kervella@ponant.example;+33 2 98 00 11 22;29200;Gérante;"
    "-40 spis pour avril;5 k€;oui\n"
    "Idris;Benali;;i.benali@example.org;;;;;;\n"
)
ENGLISH = "Full name,Company,Work email,Comments\nAda Verne,Verne Ltd,ada@verne.example,=40 lamps please\n"


def write(tmp_path: Path, text: str | bytes, name: str = "leads.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


async def load(database: Database, path: Path, **more: Any) -> FileResult:
    return await import_leads(database, path, channel=CHANNEL, now=NOW, **more)


async def events(database: Database) -> list[LeadReceived]:
    rows = await database.read(lambda c: inbox.due(c, NOW, 20_000))
    return [row.event for row in rows if isinstance(row.event, LeadReceived)]


async def given(database: Database) -> list[Given]:
    return [given_from_json(event.given) for event in await events(database)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
async def test_a_french_file_of_any_encoding(database: Database, tmp_path: Path, encoding: str) -> None:
    result = await load(database, write(tmp_path, FRENCH.encode(encoding)))
    assert result.ok and (result.added, result.unchanged) == (2, 0)
    first, second = await given(database)
    assert (first.name, first.company, first.email) == (
        "Maëlys Kervella", "Voilerie du Ponant", "m.kervella@ponant.example",
    )  # fmt: skip
    assert (first.phone, first.postal_code, first.role) == ("+33 2 98 00 11 22", "29200", "Gérante")
    assert (first.message, first.budget, first.consent) == ("-40 spis pour avril", "5 k€", True)
    assert (first.source, first.via, first.direct) == ("import", "leads.csv", False)
    assert (second.name, second.consent) == ("Idris Benali", None)


async def test_the_answers_of_a_form_are_headed_by_its_questions(database: Database, tmp_path: Path) -> None:
    rows = "Horodateur;Votre nom;Votre adresse mail;Votre numéro;Nom de la structure;Votre budget\n"
    rows += "20/11/2026 10:22:11;Lise Roy;lise@roy.example;0612345678;Thés Roy;5 à 8 k€\n"
    assert (await load(database, write(tmp_path, rows))).ok
    [lise] = await given(database)
    assert (lise.name, lise.email, lise.phone) == ("Lise Roy", "lise@roy.example", "0612345678")
    assert (lise.company, lise.budget) == ("Thés Roy", "5 à 8 k€")


async def test_an_english_file(database: Database, tmp_path: Path) -> None:
    assert (await load(database, write(tmp_path, ENGLISH), direct=True)).ok
    [ada] = await given(database)
    assert (ada.name, ada.company, ada.email, ada.message) == (
        "Ada Verne", "Verne Ltd", "ada@verne.example", "=40 lamps please",
    )  # fmt: skip
    assert ada.direct


async def test_each_is_silent_and_in_the_background(database: Database, tmp_path: Path) -> None:
    await load(database, write(tmp_path, FRENCH))
    rows = await database.read(lambda c: inbox.due(c, NOW, 50))
    assert [row.kind for row in rows] == ["lead", "lead", "timer"], "the summary comes after them"
    assert all(inbox.in_background(row) for row in rows)
    assert all(event.silent and event.address == CHANNEL for event in await events(database))


async def test_the_same_again_makes_nothing_twice(database: Database, tmp_path: Path) -> None:
    await load(database, write(tmp_path, FRENCH))
    before = await database.read(inbox.counts)
    again = await load(database, write(tmp_path, FRENCH.replace("Maëlys", "MAËLYS "), "prospects.csv"))
    assert (again.added, again.unchanged) == (0, 2)
    assert await database.read(inbox.counts) == before
    more = await load(database, write(tmp_path, FRENCH + "Zoé;Le Bihan;;zoe@example.org;;;;;;\n"))
    assert (more.added, more.unchanged) == (1, 2)


async def test_the_same_row_twice_in_a_file_is_one_lead(database: Database, tmp_path: Path) -> None:
    line = ENGLISH.splitlines()[1]
    result = await load(database, write(tmp_path, f"{ENGLISH}{line}\n"))
    assert result.ok and (result.added, result.unchanged) == (1, 1)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (FRENCH + ";;;;;;;rappeler;;\n", "nobody", 4),
        (FRENCH + "A;B;C\n", "too_few_cells", 4),
        (FRENCH + "A;B;C;d@e.fr;;;;;;peut-être\n", "not_yes_no", 4),
        (FRENCH + f"A;{'B' * 301};C;d@e.fr;;;;;;\n", "too_long", 4),
        (FRENCH + "A;B\x07B;C;d@e.fr;;;;;;\n", "control", 4),
        (FRENCH + f"A;B;C;d@e.fr;;;;{'x' * 1_000_000};;\n", "cell_too_long", 4),
        ("", "empty", 0),
        (b"PK\x03\x04", "workbook", 0),
    ],
)
async def test_one_bad_row_refuses_the_file(
    database: Database, tmp_path: Path, text: str | bytes, code: str, line: int
) -> None:
    result = await load(database, write(tmp_path, text))
    assert not result.ok and result.added == 0
    assert [(problem.code, problem.line) for problem in result.errors] == [(code, line)]
    assert all(problem.text(language) for problem in result.errors for language in ("fr", "en"))
    assert await database.read(inbox.counts) == {}


async def test_ten_thousand_rows(database: Database, tmp_path: Path) -> None:
    lines = [f"Prénom {n};Nom {n};Société {n % 900};p{n}@c{n}.example;;;;;;" for n in range(10_000)]
    path = write(tmp_path, FRENCH.splitlines()[0] + "\n" + "\n".join(lines))
    assert (await load(database, path)).added == 10_000
    assert (await load(database, path)).unchanged == 10_000


# --- what is told in the end ------------------------------------------------------------------------------------------


def put(case_id: str, classed: str, score: int) -> Outgoing:
    lead = {"name": f"Nom {case_id}", "company": "C", "classed": classed, "score": score}
    return Outgoing(f"{case_id}:put", f"case/{case_id}", "leads.put", case_id, {"lead": lead})


def worked(c: Connection, classes: list[tuple[str, int]]) -> None:
    rows = [row for row in inbox.due(c, NOW, 50) if row.kind == "lead"]
    for row, (classed, score) in zip(rows, classes, strict=False):
        if classed == "again":
            inbox.finish(c, row.seq, now=NOW, case_id=None, outcome={"known": True})
            continue
        inbox.finish(c, row.seq, now=NOW, case_id=f"case-{row.seq}", outcome={})
        outbox.stage(c, [put(f"case-{row.seq}", classed, score)], NOW)


async def fired(database: Database, language: str = "fr") -> Turn:
    [timer] = [row for row in await database.read(lambda c: inbox.due(c, NOW, 50)) if row.kind == "timer"]
    assert isinstance(timer.event, TimerFired)
    turn = Turn(timer.key, NOW, timer.seq)
    await ImportLook(database, language).look(turn, timer.event)
    await database.write(lambda c: turn.commit(c, set()))
    return turn


async def test_one_message_tells_the_classes_and_who_is_hot(database: Database, tmp_path: Path) -> None:
    text = FRENCH + "Zoé;Le Bihan;;zoe@example.org;;;;;;\nYann;Le Goff;;yann@example.org;;;;;;\n"
    await load(database, write(tmp_path, text))
    await database.write(lambda c: worked(c, [("hot", 71), ("cold", 12), ("hot", 88), ("again", 0)]))
    turn = await fired(database)
    [row] = turn.outgoing
    message = message_from_json(row.payload["message"])
    assert row.payload["address"]["channel"] == "C-leads"
    assert "leads.csv" in message.summary and "2 chauds" in message.summary and "un froid" in message.summary
    shown = str(message.blocks)
    assert shown.index("'88'") < shown.index("'71'"), "the highest score first"
    assert "Un était déjà connu" in shown


async def test_it_waits_for_those_that_are_still_worked(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.leads.importing.LOOK_SECONDS", 0)
    await load(database, write(tmp_path, FRENCH))
    turn = await fired(database, "en")
    assert turn.outgoing == [] and turn.outcome["waiting"] == 2
    [planned] = await database.read(lambda c: schedule.due(c, NOW + timedelta(minutes=1), 5))
    assert planned.id.startswith("leads.imported:")
    await database.write(lambda c: worked(c, [("warm", 50), ("warm", 45)]))
    later = Turn("again", NOW)
    await ImportLook(database, "en").look(later, TimerFired("k", planned.id, planned.payload, NOW))
    assert "2 warm" in message_from_json(later.outgoing[0].payload["message"]).summary


async def test_keys_say_nothing_of_anybody(database: Database, tmp_path: Path) -> None:
    await load(database, write(tmp_path, FRENCH))
    keys = [event.key for event in await events(database)]
    assert all(key.startswith(PREFIX) and "kervella" not in key for key in keys)
