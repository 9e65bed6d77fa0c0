"""Who takes a lead: territory and products first, then load, then turn; nobody absent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from graphs.leads.given import Given
from graphs.leads.port import Owner
from graphs.leads.routing import choose_owner
from graphs.leads.wording import why_owner
from tests.graphs.leads.make import TODAY, read, web

MONDAY, TUESDAY = (datetime(2026, 11, day, 9, tzinfo=UTC) for day in (16, 17))


def owner(person: str, **fields: Any) -> Owner:
    return Owner(person, person.title(), **fields)


def chosen(given: Given, *owners: Owner) -> tuple[str, list[str]]:
    found, why = choose_owner(owners, read(given), given, TODAY)
    return (found.person if found else ""), why


PARIS = owner("paris", territories=["75"])
ILE = owner("ile", territories=["Île-de-France"])
FRANCE = owner("france", territories=["FR"])
ANY = owner("any")


@pytest.mark.parametrize(
    ("given", "person", "why"),
    [
        (web(postal_code="75011"), "paris", ["territory"]),
        (web(postal_code="92100"), "ile", ["territory"]),
        (web(postal_code="13001"), "france", ["territory"]),
        (web(postal_code="97400"), "france", ["territory"]),
        (web(country="Belgique"), "any", ["only"]),
    ],
)
def test_the_narrowest_territory_first(given: Given, person: str, why: list[str]):
    assert chosen(given, ANY, FRANCE, ILE, PARIS) == (person, why)


def test_products_by_their_words():
    tables, chairs = owner("tables", products=["table"]), owner("chairs", products=["chaises pliantes"])
    assert chosen(web("Il nous faut 12 tables rondes"), chairs, tables) == ("tables", ["product"])
    assert chosen(web("80 chaises pliantes"), tables, chairs) == ("chairs", ["product"])
    assert chosen(web("80 chaises pliantes", postal_code="75011"), chairs, PARIS)[0] == "paris"


def test_then_load_then_turn_then_id():
    busy, free = owner("busy", open_leads=4), owner("free", open_leads=1)
    assert chosen(web(), busy, free) == ("free", ["load"])
    earlier, later = owner("b", last_given_at=MONDAY), owner("a", last_given_at=TUESDAY)
    assert chosen(web(), later, earlier) == ("b", ["turn"])
    assert chosen(web(), later, earlier, owner("c")) == ("c", ["turn"])
    assert chosen(web(), owner("z"), owner("y")) == ("y", ["turn"])


def test_absent_people_are_passed_over_even_where_it_is_theirs():
    away = owner("paris", territories=["75"], absent=True)
    assert chosen(web(postal_code="75011"), away, ANY) == ("any", ["only"])
    assert chosen(web(), away) == ("", [])
    assert chosen(web()) == ("", [])


def test_where_it_is_nobodys_somebody_takes_it_all_the_same():
    lyon = owner("lyon", territories=["69"], open_leads=2)
    assert chosen(web(postal_code="13001"), lyon, PARIS) == ("paris", ["elsewhere", "load"])


def test_a_place_that_is_not_known_excludes_nobody():
    assert chosen(web(), owner("lyon", territories=["69"], open_leads=3), PARIS) == ("paris", ["load"])


OWNERS = st.lists(
    st.builds(
        Owner,
        person=st.text("abcdef", min_size=1, max_size=3),
        name=st.just("X"),
        territories=st.lists(st.sampled_from(["75", "69", "FR", "BE", "Bretagne", "2A", "nowhere"]), max_size=2),
        products=st.lists(st.sampled_from(["table", "chaise", "piscine", ""]), max_size=2),
        open_leads=st.integers(0, 3),
        last_given_at=st.sampled_from([None, MONDAY, TUESDAY]),
        absent=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda each: each.person,
)
LEADS = st.sampled_from(
    [
        web(),
        web(postal_code="75011"),
        web("12 tables rondes", city="Rennes"),
        web(country="BE"),
        web("80 chaises pliantes"),
    ]
)


@over(OWNERS, LEADS, st.randoms())
def test_somebody_who_is_there_and_the_same_in_any_order(owners: list[Owner], given: Given, chance: Any):
    found, why = choose_owner(owners, read(given), given, TODAY)
    present = [each for each in owners if not each.absent]
    assert (found in present and bool(why)) if present else (found is None and why == [])
    shuffled = list(owners)
    chance.shuffle(shuffled)
    assert choose_owner(shuffled, read(given), given, TODAY) == (found, why)
    assert all(why_owner([code], "fr") not in ("", code) for code in why)


def test_taken_in_turn_everybody_gets_as_many():
    counts = {"a": 0, "b": 0, "c": 0}
    for day in range(1, 10):
        people = [owner(person, open_leads=count) for person, count in counts.items()]
        found, _ = choose_owner(people, read(web()), web(), TODAY)
        assert found is not None
        counts[found.person] += 1
        assert max(counts.values()) - min(counts.values()) <= 1, day
    assert set(counts.values()) == {3}
