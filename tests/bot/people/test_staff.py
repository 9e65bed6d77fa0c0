"""Who may decide, who stands in for whom, and who is meant by a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.people.staff import Staff, UnknownPerson, slug
from bot.store.people import PersonRow
from graphs.context import Role

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ROLES = [
    Role("employee", 10, Decimal(5), Decimal(5_000)),
    Role("sales_lead", 20, Decimal(15), Decimal(15_000)),
    Role("director", 30, Decimal(40), None),
]


def person(name: str, role: str, **more: object) -> PersonRow:
    row = PersonRow(slug(name), name, f"{slug(name)}@maison.test", role, "fr", "Europe/Paris")
    return replace(row, **more)  # pyright: ignore[reportArgumentType]


def staff(*people: PersonRow) -> Staff:
    return Staff({row.id: row for row in people}, ROLES)


LEA = person("Léa Martin", "employee")
CLAIRE = person("Claire Roux", "sales_lead")
DIANE = person("Diane Faure", "director")
AWAY = date(2026, 11, 24)


def ids(found: list[object]) -> list[str]:
    return [standing.person.id for standing in found]  # type: ignore[attr-defined]  # Standings


def test_a_role_and_its_limit_decide():
    known = staff(LEA, CLAIRE, DIANE)
    assert ids(known.entitled("sales_lead", Decimal(15_000), NOW)) == ["claire-roux", "diane-faure"]
    assert ids(known.entitled("sales_lead", Decimal("15000.01"), NOW)) == ["diane-faure"]
    assert ids(known.entitled("sales_lead", Decimal(1), NOW, {"diane-faure"})) == ["claire-roux"]
    assert known.entitled("unheard_of", Decimal(1), NOW) == []


def test_the_lowest_rank_that_is_there_is_asked():
    assert ids(staff(CLAIRE, DIANE).to_ask("sales_lead", Decimal(1), NOW)) == ["claire-roux"]
    assert ids(staff(CLAIRE, DIANE).to_ask("sales_lead", Decimal(1), NOW, needed=2)) == ["claire-roux", "diane-faure"]
    away = replace(CLAIRE, absent_until=AWAY)
    assert ids(staff(away, DIANE).to_ask("sales_lead", Decimal(1), NOW)) == ["diane-faure"]
    assert ids(staff(away).to_ask("sales_lead", Decimal(1), NOW)) == ["claire-roux"]


def test_delegates_of_delegates_and_circles():
    claire = replace(CLAIRE, absent_until=AWAY, delegate="lea-martin")
    assert staff(claire, LEA).stand_in(claire, NOW) == LEA
    lea = replace(LEA, absent_until=AWAY, delegate="marc")
    marc = person("Marc", "employee")
    assert staff(claire, lea, marc).stand_in(claire, NOW) == marc
    circle = replace(LEA, absent_until=AWAY, delegate="claire-roux")
    assert staff(claire, circle).stand_in(claire, NOW) is None
    assert staff(claire, replace(LEA, active=False)).stand_in(claire, NOW) is None
    assert staff(CLAIRE).stand_in(CLAIRE, NOW) is None


def test_absence_ends_on_the_day_of_return_where_the_person_lives():
    back = replace(CLAIRE, absent_until=date(2026, 11, 24))
    known = staff(back)
    assert known.absent(back, datetime(2026, 11, 23, 22, 30, tzinfo=UTC))
    assert not known.absent(back, datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    assert known.absent(replace(back, time_zone="America/New_York"), datetime(2026, 11, 23, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ("lea-martin", "lea-martin"),
        ("Léa Martin", "lea-martin"),
        ("LEA MARTIN", "lea-martin"),
        ("léa", "lea-martin"),
        ("lea-martin@maison.test", "lea-martin"),
        ("sales_lead", "claire-roux"),
        ("sales lead", "claire-roux"),
        ("responsable commercial", "claire-roux"),
        ("Direction", "diane-faure"),
        ("director", "diane-faure"),
    ],
)
def test_people_are_found_by_what_they_are_called(spec: str, found: str):
    assert staff(LEA, CLAIRE, DIANE).find(spec, "fr").id == found


def test_who_is_unknown_is_told_who_there_is():
    known = staff(LEA, CLAIRE, replace(DIANE, active=False))
    for spec in ("zoé", "diane", "director", "", "💥", "x" * 500):
        with pytest.raises(UnknownPerson, match=r"Léa Martin \(lea-martin, collaborateur\), Claire Roux") as caught:
            known.find(spec, "fr")
        assert "Diane" not in str(caught.value)
    with pytest.raises(UnknownPerson, match=r"people\.csv"):
        staff().find("lea", "fr")


def test_two_of_the_same_first_name_are_not_guessed_between():
    with pytest.raises(UnknownPerson, match="plusieurs personnes"):
        staff(LEA, person("Léa Dupont", "employee")).find("Léa", "fr")


def test_many_people_are_not_all_listed():
    crowd = [person(f"Personne {number:03}", "employee") for number in range(50)]
    with pytest.raises(UnknownPerson, match="et 30 autres"):
        staff(*crowd).find("zoé", "fr")
