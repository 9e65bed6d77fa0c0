"""What holds for every message: nothing raises, nothing is dropped in silence, time is bounded."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graphs.quote.brief import QuoteBrief, brief_from_json
from graphs.understanding.grammar import read
from graphs.understanding.lexicon import DISCOUNT_WORDS, NOISE, QUOTE_VERBS, QUOTE_WORDS, WANTING, words
from graphs.understanding.reading import PROCESSES, Situation
from graphs.understanding.text import clean, fold
from graphs.understanding.tokens import tokenise
from tests.graphs.understanding.companies import BUILDING, SERVICES, TABLEWARE, situation
from tests.graphs.understanding.corpus import REQUESTS

SITUATIONS = [
    situation(TABLEWARE),
    situation(BUILDING, open_quote=True, quote_lines=["Sable 0/4", "Tuile canal"]),
    situation(SERVICES, language="en", deciding=True, open_quote=True, quote_lines=["Antivirus Pro (1 an)"]),
    situation(TABLEWARE, expecting="customer"),
    situation(TABLEWARE, outside=True),
]
WORDS = st.sampled_from(
    [
        "devis",
        "pour",
        "Bellerive",
        "Nordlys",
        "Dupont",
        "3",
        "12",
        "1,200",
        "-4",
        "une",
        "douzaine",
        "de",
        "moulins",
        "tasses",
        "cartons",
        "filtres",
        "avec",
        "10",
        "%",
        "remise",
        "sans",
        "pas",
        "et",
        ",",
        ":",
        ";",
        ".",
        "?",
        "!",
        "(",
        ")",
        "-",
        "x",
        "*",
        "TAS-300",
        "25",
        "cl",
        "kg",
        "zorglub",
        "bidule",
        "livraison",
        "lundi",
        "15",
        "décembre",
        "au",
        "lieu",
        "de",
        "mets",
        "ajoute",
        "retire",
        "remplace",
        "par",
        "client",
        "a@b.example",
        "45",
        "€",
        "veut",
        "quote",
        "off",
        "the",
        "cups",
        "add",
        "instead",
        "of",
        "\n",
        "\t",
        "|",
        "ok",
        "valide",
        "refuse",
        "pourquoi",
        "plus",
        "moins",
        "demi",
        "sur",
        "tout",
    ]
)
MESSAGES = st.lists(WORDS, max_size=25).map(" ".join)


@given(st.one_of(st.text(), MESSAGES), st.sampled_from(SITUATIONS))
@settings(max_examples=200)
def test_no_text_raises(text: str, where: Situation):
    reading = read(text, where)
    assert reading.process in PROCESSES
    assert 0 <= reading.confidence <= 1
    assert reading.language in ("fr", "en")
    json.dumps(reading.brief)
    if where.outside:
        assert reading.process != "decide"


FRAMING = (
    NOISE
    | QUOTE_WORDS
    | QUOTE_VERBS
    | DISCOUNT_WORDS
    | WANTING
    | words(
        "x par into contre offre commerciale proposition cents percent pct pourcent qte quantite qty nb client "
        "compte chez ainsi puis plus off soon advance many accorde demi douzaine dizaine "
        "vingtaine couple paire paires dozen half "
        "pair"
    )
)
REFUSALS = words("sans pas")
NUMBER_WORDS = words(
    "moins zero un une deux trois quatre cinq six sept huit neuf dix vingt vingts trente quarante cinquante soixante "
    "cent cents mille one two three four five six twelve twenty fifty hundred"
)


def unaccounted(text: str) -> list[str]:
    """Words of a quote request that are in no part of its brief, not reported, and no courtesy."""
    reading = read(text, situation(TABLEWARE))
    if reading.process != "quote":
        return []
    told = (
        json.dumps([reading.brief, reading.not_understood], ensure_ascii=False).replace("\\t", " ").replace("\\n", " ")
    )
    allowed = FRAMING | NUMBER_WORDS | (REFUSALS if '"discount_percent": "0"' in told else frozenset())
    known = {token.key for token in tokenise(fold(told))} | {fold(told)}
    return [
        token.key
        for token in tokenise(clean(text))
        if token.kind in ("word", "email") and token.key not in known and token.key not in allowed
    ]


@given(st.lists(WORDS.filter(lambda word: word not in ("mets", "ajoute", "retire", "remplace", "add")), max_size=20))
@example(["x", ",", "cups", "3", "cl", "Bellerive"])
@example(["moulins", "45", "cl", "instead"])
@settings(max_examples=200)
def test_nothing_is_dropped_in_silence(words: list[str]):
    text = "Devis " + " ".join(words)
    assert unaccounted(text) == [], text


@pytest.mark.parametrize("text", [said.text for said in REQUESTS if said.directory is TABLEWARE])
def test_the_corpus_is_accounted_for_word_by_word(text: str):
    framing = {"designation", "pcs", "societe"}
    signature = {"julie", "martel"}
    assert set(unaccounted(text)) <= framing | signature


@given(
    st.integers(2, 10**12),
    st.sampled_from(["devis pour Nordlys : {} tasses", "tasses x {} pour Nordlys", "TAS-300 : {}\nNordlys"]),
)
def test_a_quantity_comes_back_as_said(quantity: int, form: str):
    brief = brief_from_json(read(form.format(quantity), situation(TABLEWARE)).brief)
    assert isinstance(brief, QuoteBrief)
    assert [line.quantity for line in brief.lines] == [str(quantity)]


@given(
    st.permutations([("3", "moulins"), ("12", "théières"), ("40", "carafes"), ("7", "nappes")]),
    st.sampled_from([", ", " et ", "\n", "\n- ", " ; ", " + "]),
    st.booleans(),
)
def test_the_order_of_goods_and_the_place_of_the_customer_do_not_matter(
    goods: list[tuple[str, str]], joint: str, first: bool
):
    listed = joint.join(f"{quantity} {name}" for quantity, name in goods)
    text = f"Devis pour Nordlys : {listed}" if first else f"Devis : {listed} pour Nordlys"
    brief = brief_from_json(read(text, situation(TABLEWARE)).brief)
    assert isinstance(brief, QuoteBrief)
    assert brief.customer == "Nordlys"
    assert [(line.quantity, line.text) for line in brief.lines] == [(quantity, name) for quantity, name in goods]


@pytest.mark.parametrize(
    "piece",
    [
        "a", "<", "1 ", "un ", "a@", "10 % ", "moulin tasse pour ", "Bellerive veut ", "remise de 5 à ", "vingt et ",
        "\n- 3 tasses", "😀a", "&amp;", "ajoute 3 tasses, retire les mugs ", "pour Xavier ", "A1-", "au lieu de 2 ",
    ],
)  # fmt: skip
def test_a_megabyte_is_answered(piece: str):
    text = piece * (1_000_000 // len(piece))
    for where in SITUATIONS[:3]:
        reading = read(text, where)
        assert reading.not_understood
        assert reading.confidence <= 0.95


@pytest.mark.timeout(60)
def test_noise_of_a_megabyte_is_answered():
    source = random.Random(3)
    text = "".join(chr(source.randrange(32, 0x3000)) for _ in range(1_000_000))
    assert read(text, SITUATIONS[0]).confidence <= 0.5


@pytest.mark.timeout(60)
def test_five_hundred_lines_are_read_whole():
    names = ["tasses", "moulins", "carafes", "Verre à eau 25 cl", "zorglubs inconnus"]
    text = "Devis pour Bellerive :\n" + "\n".join(f"- {n + 1} {names[n % 5]}" for n in range(500))
    read("tasses", situation(TABLEWARE))
    brief = brief_from_json(read(text, situation(TABLEWARE)).brief)
    assert isinstance(brief, QuoteBrief)
    assert [line.quantity for line in brief.lines] == [str(n + 1) for n in range(500)]
