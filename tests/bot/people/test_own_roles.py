"""A company that names its own roles does not keep the usual ones beside them."""

from __future__ import annotations

from pathlib import Path

from bot.people import import_people
from bot.people.defaults import ensure_roles, local_person, save_with_accounts
from bot.store import people as store
from bot.store.database import Connection, Database

ROLES = "name,rank,discount_limit,amount_limit\nvendeur,1,5,2000\ngérante,3,30,\n"
PEOPLE = "name,email,role,language,time_zone\nPaul Roy,paul@jardins.example,vendeur,fr,\nAnne Roy,,gérante,fr,\n"


def first_day(c: Connection) -> None:
    """As every home begins: the usual roles, with one person each on this machine."""
    ensure_roles(c)
    for role in store.load_roles(c):
        save_with_accounts(c, local_person(role.name, "fr", "Europe/Paris"))


async def loaded(database: Database, tmp_path: Path, roles: str = ROLES, people: str = PEOPLE) -> list[str]:
    (tmp_path / "roles.csv").write_text(roles, encoding="utf-8")
    (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    results = await import_people(database, tmp_path, language="fr", time_zone="Europe/Paris")
    assert not [fault for result in results for fault in result.errors]
    return [role.name for role in await database.read(store.load_roles)]


async def test_the_highest_role_is_the_companys_own(database: Database, tmp_path: Path) -> None:
    await database.write(first_day)
    assert await loaded(database, tmp_path) == ["vendeur", "gerante"]
    people = {row.id: row for row in await database.read(store.load_people)}
    assert not people["director"].active and people["director"].role == "vendeur"
    assert people["anne-roy"].role == "gerante"


async def test_a_usual_role_that_somebody_holds_stays(database: Database, tmp_path: Path) -> None:
    await database.write(first_day)
    held = PEOPLE + "Luc Roy,,director,fr,\n"
    assert await loaded(database, tmp_path, people=held) == ["vendeur", "gerante", "director"]


async def test_a_usual_role_that_the_file_names_stays(database: Database, tmp_path: Path) -> None:
    await database.write(first_day)
    named = ROLES + "employee,10,5,5000\n"
    assert await loaded(database, tmp_path, roles=named) == ["vendeur", "gerante", "employee"]


async def test_people_without_roles_of_their_own_keep_the_usual_ones(database: Database, tmp_path: Path) -> None:
    await database.write(first_day)
    (tmp_path / "people.csv").write_text("name,email,role,language,time_zone\nPaul,,employee,fr,\n", encoding="utf-8")
    await import_people(database, tmp_path, language="fr", time_zone="Europe/Paris")
    assert len(await database.read(store.load_roles)) == 3
