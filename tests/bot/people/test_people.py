"""People in the store: accounts, a home's first people, and people.csv and roles.csv with all that can be wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.console.sender import ConsolePlatform
from bot.people import LoadedFile, People, import_people
from bot.platform import Platform
from bot.store.database import Database
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.message import Address

HEAD = "name,email,role,language,time_zone"
FULL = f"{HEAD},slack,teams,active,absent_until,delegate"


def local() -> dict[str, Platform]:
    return {"web": WebPlatform(Hub()), "cli": ConsolePlatform()}


async def people_of(database: Database, language: str = "fr", platforms: dict[str, Platform] | None = None) -> People:
    people = People(database, platforms or local(), language=language, time_zone="Europe/Paris")
    await people.load()
    return people


async def imported(database: Database, folder: Path, **files: str | bytes) -> list[LoadedFile]:
    for name, text in files.items():
        (folder / f"{name}.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    return await import_people(database, folder, language="fr", time_zone="Europe/Paris")


async def test_a_fresh_home_can_quote_and_approve_at_once(database: Database):
    people = await people_of(database)
    await people.ensure_defaults()
    assert {person.id: person.role for person in people.everyone()} == {
        "employee": "employee", "sales_lead": "sales_lead", "director": "director",
    }  # fmt: skip
    assert [(role.name, role.discount_limit, role.amount_limit) for role in people.roles] == [
        ("employee", Decimal(5), Decimal(5_000)),
        ("sales_lead", Decimal(15), Decimal(20_000)),
        ("director", Decimal(40), None),
    ]
    assert people.default_asker() == "employee"
    assert [person.id for person in people.everyone() if people.can_approve(person)] == ["director", "sales_lead"]
    asker = people.of_account("cli", "employee")
    assert asker is not None and asker.name == "Camille Durand" and people.of_account("web", "employee") == asker
    await people.ensure_defaults()
    assert len((await people_of(database)).everyone()) == 3


async def test_the_first_people_are_named_in_the_companys_language(database: Database):
    people = await people_of(database, "en")
    await people.ensure_defaults()
    assert people.find("employee").name == "Emma Clarke" and people.find("employee").language == "en"


async def test_a_home_on_a_real_chat_gets_roles_but_nobody(database: Database):
    people = await people_of(database, platforms={**local(), "slack": ConsolePlatform()})
    await people.ensure_defaults()
    assert people.everyone() == [] and people.default_asker() == ""
    assert [role.name for role in people.roles] == ["employee", "sales_lead", "director"]


async def test_people_are_imported_with_their_accounts_absence_and_delegate(database: Database, tmp_path: Path):
    rows = [
        FULL,
        "Léa Martin,lea@maison.test,employee,fr,Europe/Paris,U1,T1,oui,,",
        "Claire Roux,claire@maison.test,sales lead,Français,Europe/Paris,U2,,oui,24/12/2026,Diane Faure",
        "Diane Faure,diane@maison.test,director,en,America/New_York,,,yes,,",
    ]
    (result,) = await imported(database, tmp_path, people="\n".join(rows))
    assert (result.ok, result.added) == (True, 3)
    people = await people_of(database)
    claire = people.find("claire")
    assert (claire.id, claire.role, claire.absent_until, claire.delegate) == (
        "claire-roux", "sales_lead", date(2026, 12, 24), "diane-faure",
    )  # fmt: skip
    lea = people.person("lea-martin")
    for platform, account in (("slack", "U1"), ("teams", "T1"), ("web", "lea-martin"), ("cli", "lea-martin")):
        assert people.of_account(platform, account) == lea
    places = await database.read(lambda c: people.places(c, "lea-martin"))
    assert places == [Address("web", "dm:lea-martin")]


async def test_a_second_import_updates_and_keeps_what_the_file_does_not_say(database: Database, tmp_path: Path):
    await imported(
        database, tmp_path, people=f"{FULL}\nLéa Martin,lea@maison.test,employee,fr,Europe/Paris,U1,,oui,2026-12-24,"
    )
    rows = f"{HEAD}\nLéa Martin,lea@maison.test,director,fr,Europe/Paris\nMarc Petit,,employee,,\n"
    (result,) = await imported(database, tmp_path, people=rows)
    assert (result.added, result.updated, result.unchanged, result.errors) == (1, 1, 0, [])
    people = await people_of(database)
    lea = people.find("lea")
    assert (lea.role, lea.absent_until) == ("director", date(2026, 12, 24))
    assert people.of_account("slack", "U1") is not None
    assert (people.find("marc").language, people.find("marc").time_zone) == ("fr", "Europe/Paris")
    (result,) = await imported(database, tmp_path, people=rows)
    assert (result.added, result.updated, result.unchanged) == (0, 0, 2)


async def test_the_companys_own_people_retire_the_first_ones(database: Database, tmp_path: Path):
    people = await people_of(database)
    await people.ensure_defaults()
    await imported(database, tmp_path, people=f"{HEAD}\nLéa Martin,,employee,fr,Europe/Paris")
    assert await people.refresh() and not await people.refresh()
    assert [person.id for person in people.everyone()] == ["lea-martin"]
    assert people.find("employee").id == "lea-martin"
    assert people.of_account("web", "director") is None and people.person("director") is not None


async def test_roles_are_the_companys_own(database: Database, tmp_path: Path):
    roles = "name;rank;discount_limit;amount_limit\nVendeur;1;2,5 %;1 000,50\nPatron;9;;illimité\n"
    people = f"{HEAD}\nLéa Martin,,vendeur,fr,Europe/Paris\nAnne Roy,,Patron,fr,Europe/Paris"
    results = await imported(database, tmp_path, roles=roles, people=people)
    assert [(result.file, result.ok, result.added) for result in results] == [
        ("roles.csv", True, 2),
        ("people.csv", True, 2),
    ]
    known = await people_of(database)
    assert [(role.name, role.rank, role.discount_limit, role.amount_limit) for role in known.roles] == [
        ("vendeur", 1, Decimal("2.5"), Decimal("1000.50")),
        ("patron", 9, None, None),
    ]
    assert known.find("patron").name == "Anne Roy"


async def test_cells_that_cannot_be_read_are_told_before_anything_is_looked_up(database: Database, tmp_path: Path):
    rows = [
        HEAD,
        "Léa Martin,lea@maison.test,employee,fr,Europe/Paris",
        '"=HYPERLINK(""x"")",a@b.test,employee,fr,Europe/Paris',
        "Anne Roy,anne@maison.test,employee,fr,Europe/Paris,extra",
        f"{'x' * 201},b@b.test,employee,fr,Europe/Paris",
        "Zo\x07é,c@b.test,employee,fr,Europe/Paris",
    ]
    (result,) = await imported(database, tmp_path, people="\n".join(rows))
    assert [(error.line, error.column) for error in result.errors] == [(3, "name"), (4, ""), (5, "name"), (6, "name")]
    assert (await people_of(database)).everyone() == []


async def test_every_error_is_told_by_line_and_column_and_nothing_is_kept(database: Database, tmp_path: Path):
    rows = [
        FULL,
        "Léa Martin,lea@maison.test,employee,fr,Europe/Paris,U1,,oui,,",
        ",x@maison.test,employee,fr,Europe/Paris,,,,,",
        "Lea  MARTIN,lea2@maison.test,employee,fr,Europe/Paris,,,,,",
        "Marc Petit,not-an-address,boss,klingon,Mars/Olympus,U1,,peut-être,31/02/2026,Zoé",
        "Anne Roy,lea@maison.test,employee,fr,Europe/Paris,,,,,Anne Roy",
    ]
    (result,) = await imported(database, tmp_path, people="\n".join(rows))
    found = [(error.line, error.column) for error in result.errors]
    assert found == sorted(found, key=lambda place: place[0])
    assert set(found) == {
        (3, "name"), (4, "name"),
        (5, "email"), (5, "role"), (5, "language"), (5, "time_zone"), (5, "active"), (5, "absent_until"),
        (5, "delegate"), (5, "slack"),
        (6, "email"), (6, "delegate"),
    }  # fmt: skip
    french, english = ([error.text(language) for error in result.errors] for language in ("fr", "en"))
    assert "people.csv, ligne 4, name\u00a0: «\u00a0Lea MARTIN\u00a0» est déjà à la ligne 2." in french
    assert any("there is no role “boss”. There are: employee, sales_lead, director." in text for text in english)
    people = await people_of(database)
    assert people.everyone() == [] and people.roles == []


async def test_broken_files_are_told_as_such(database: Database, tmp_path: Path):
    for content in (b"", b"name,role\nLea,employee", b"PK\x03\x04zip", b"\x00\x01\x02", f"{HEAD}\n".encode()):
        (result,) = await imported(database, tmp_path, people=content)
        assert result.errors and all(error.text("fr") and error.text("en") for error in result.errors)
    bad = "name,rank,discount_limit,amount_limit\nA,-1,200,douze\nB,,5,5\nA,2,5,5\n"
    results = await imported(database, tmp_path, roles=bad)
    assert {(error.line, error.column) for error in results[0].errors} == {
        (2, "rank"), (2, "discount_limit"), (2, "amount_limit"), (3, "rank"), (4, "name"),
    }  # fmt: skip


async def test_files_of_spreadsheets_are_read_as_they_come(database: Database, tmp_path: Path):
    text = f"{HEAD}\nLéa Müller,lea@maison.test,employee,fr,Europe/Paris\n".replace(",", ";")
    (result,) = await imported(database, tmp_path, people=text.encode("cp1252"))
    assert result.ok and (await people_of(database)).find("lea").name == "Léa Müller"


async def test_names_that_leave_nothing_to_write_still_have_an_id(database: Database, tmp_path: Path):
    (result,) = await imported(
        database, tmp_path, people=f"{HEAD}\n李小龙,,employee,en,Asia/Shanghai\nОльга,,employee,en,Europe/Paris"
    )
    assert result.ok
    found = (await people_of(database)).everyone()
    assert len({person.id for person in found}) == 2 and all(person.id.isascii() for person in found)
    assert (await people_of(database)).find("李小龙").time_zone == "Asia/Shanghai"


async def test_a_person_is_written_to_alone_where_the_matter_is_and_never_in_that_very_conversation(database: Database):
    people = await people_of(database)
    await people.ensure_defaults()

    async def place(near: Address, person: str = "director") -> Address | None:
        return await database.read(lambda c: people.private_place(c, person, near))

    web = await place(Address("web", "c:devis", "t1"))
    assert web is not None and web.platform == "web"
    assert await place(web) is None
    assert await place(Address(web.platform, web.channel, "a thread of it")) is None
    assert await place(Address("slack", "C1")) is not None, "no account there: the local desk"
    assert await place(Address("web", "c:devis"), "nobody") is None
