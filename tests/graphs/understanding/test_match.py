"""Names as written against the books: sure, unsure, or nothing; and fast with many names."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.understanding.catalogue import index_of, likeness
from graphs.understanding.match import Nothing, Sure, Unsure, decide, match_customer, match_product
from graphs.understanding.stems import stem
from graphs.understanding.text import fold
from integrations.books.port import Directory
from tests.graphs.understanding.companies import BUILDING, SERVICES, TABLEWARE, customer, product


def outcome(found: Sure | Unsure | Nothing) -> str:
    if isinstance(found, Sure):
        return found.match.id
    return "?" + ",".join(match.id for match in found.candidates) if isinstance(found, Unsure) else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bellerive", "C1"),
        ("Belerive", "C1"),
        ("l'hotel Bellerive", "C1"),
        ("Hôtel du Lac", ""),
        ("Dupont", "?C2,C3"),
        ("dupond", "?C2,C3"),
        ("Dupont Traiteur", "C3"),
        ("traiteur dupont", "C3"),
        ("Brasserie du Prot", "C4"),
        ("la brasserie", "C4"),
        ("ACHATS@bellerive.example", "C1"),
        ("quelqu.un@bellerive.example", "C1"),
        ("inconnu@gmail.com", ""),
        ("552 100 554", "C1"),
        ("552100554", "C1"),
        ("Mme Morel", "C1"),
        ("Anne Morel, Hôtel Bellerive", "C1"),
        ("Anne", "?C1"),
        ("nordlys", "C5"),
        ("Nordlys Group", "?C5"),
        ("st etienne evenements", "C10"),
        ("Zorglub", ""),
        ("théâtre des tasses", "C7"),
        ("", ""),
        ("de la", ""),
    ],
)
def test_customers(text: str, expected: str):
    assert outcome(decide(match_customer(text, TABLEWARE))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Toitures Roux", "?K05,K06"), ("Toitures Roux SAS", "K06"), ("toitures roux sarl", "K05"), ("bati sud", "K02"),
     ("batisud", "K02"), ("Harper", "K08"), ("Karim Haddad", "K02"), ("le goff", "K03")],
)  # fmt: skip
def test_legal_forms_only_decide_between_equals(text: str, expected: str):
    assert outcome(decide(match_customer(text, BUILDING))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tas300", "TAS-300"),
        ("TAS 300", "TAS-300"),
        ("TAS-301", ""),
        ("TAS-3001", ""),
        ("tasses", "TAS-300"),
        ("tasses TAS-300", "TAS-300"),
        ("vase", ""),
        ("rug", ""),
        ("the vert", "THE-VE"),
        ("thés verts", "THE-VE"),
        ("moullins", "MOU-01"),
        ("boulins", "?MOU-01"),
        ("café moka", "?CAF-VR,CAF-250"),
        ("café moka 250 g", "CAF-250"),
        ("verre", "?VER-25,VER-33"),
        ("verres 33cl", "VER-33"),
        ("verre 30 cl", "?VER-25,VER-33"),
        ("mugs", "MUG-GR"),
        ("mug bleu", "MUG-BL"),
        ("mugs rouges", ""),
        ("en grès, mug", "MUG-GR"),
        ("sel poivre", "SEL-POI"),
        ("saucers", "SOU-12"),
        ("coffret", "COF-12"),
        ("plateaux", "PLA-40"),
    ],
)
def test_products(text: str, expected: str):
    assert outcome(decide(match_product(text, TABLEWARE))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("portable 14 pouces", "PC-14"), ("microsoft 365", "M365-BS"), ("m365bs", "M365-BS"), ("cable reseau", "CAB-RJ45"),
     ("formation git", "FORM-GIT"), ("support 24/7", "SUP-24")],
)  # fmt: skip
def test_services(text: str, expected: str):
    assert outcome(decide(match_product(text, SERVICES))) == expected


@pytest.mark.parametrize("pair", [("table", "sable"), ("vase", "base"), ("verre", "serre"), ("tube", "cube")])
def test_one_letter_off_in_a_short_word_is_never_silent(pair: tuple[str, str]):
    asked, sold = pair
    books = Directory("short", [], [product("A-1", sold.title()), product("B-1", "Parpaing")])
    assert not isinstance(decide(match_product(asked, books)), Sure)
    assert likeness(stem(asked), stem(sold)) < 0.9


@pytest.mark.parametrize(
    "pair",
    [("tasses", "tasse"), ("boîtes", "boite"), ("bocaux", "bocal"), ("tuyaux", "tuyau"), ("boxes", "box"),
     ("knives", "knife"), ("batteries", "battery"), ("blanche", "blanc"), ("grises", "gris"), ("glasses", "glass"),
     ("vertes", "vert")],
)  # fmt: skip
def test_forms_of_a_word_meet(pair: tuple[str, str]):
    assert stem(fold(pair[0])) == stem(fold(pair[1]))


def test_an_exact_name_beats_longer_ones():
    names = ["Martin", "Martin Traiteur", "Garage Martin"]
    books = Directory("x", [customer(str(at), name) for at, name in enumerate(names, 1)], [])
    assert outcome(decide(match_customer("Martin", books))) == "1"


def test_at_most_five_are_proposed():
    books = Directory("y", [customer(str(n), f"Martin {word}") for n, word in enumerate("abcdefghij")], [])
    found = decide(match_customer("martin", books))
    assert isinstance(found, Unsure) and len(found.candidates) == 5


def test_names_close_by_help_when_nothing_fits():
    found = decide(match_product("TAS-301", TABLEWARE))
    assert isinstance(found, Nothing) and any("Tasse" in match.name for match in found.close)


def test_two_companies_with_the_same_version_are_kept_apart():
    one = Directory("1", [customer("A", "Alpha")], [])
    two = Directory("1", [customer("B", "Beta")], [])
    assert outcome(decide(match_customer("alpha", one))) == "A"
    assert outcome(decide(match_customer("alpha", two))) == ""
    assert index_of(one) is index_of(Directory("1", [customer("A", "Alpha")], []))


@given(st.text(max_size=80))
def test_any_text_may_be_matched(text: str):
    for match in (match_customer, match_product):
        found = match(text, TABLEWARE)
        assert all(0 <= entry.score <= 100 for entry in found)
        assert [entry.score for entry in found] == sorted((entry.score for entry in found), reverse=True)


@pytest.fixture(scope="module")
def many() -> Directory:
    source = random.Random(7)
    syllables = [
        "ba",
        "co",
        "di",
        "fu",
        "ga",
        "lo",
        "mi",
        "nu",
        "pe",
        "ra",
        "so",
        "ti",
        "vu",
        "za",
        "che",
        "lan",
        "tor",
        "mer",
    ]

    def word() -> str:
        return "".join(source.choice(syllables) for _ in range(source.randint(2, 4)))

    kinds = ["Hôtel", "Restaurant", "Société", "Garage"]
    return Directory(
        "many",
        [customer(f"K{n}", f"{source.choice(kinds)} {word()} {word()} SARL", f"c{n}@x.example") for n in range(10_000)],
        [product(f"{word()[:3].upper()}-{n}", f"{word()} {word()} {source.randint(1, 50)} cm") for n in range(5_000)],
    )


@pytest.mark.timeout(60)
def test_among_many_names_the_right_one_is_matched(many: Directory):
    index_of(many)
    texts = ["hotel belvil", "societe garage", "bachemer", "tormer 12 cm", many.customers[777].name]
    for text in texts:
        match_customer(text, many)
        match_product(text, many)
    assert outcome(decide(match_customer(many.customers[777].name, many))) == "K777"
