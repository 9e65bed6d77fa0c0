"""What does not fit is left out in a known order, said in a line, and whole in a file."""

from __future__ import annotations

import re

import pytest

from graphs.message import Block, Button, Buttons, Column, FieldItem, Fields, Table, Text
from tests.bot.slack.test_render import context, render, section

LONG = Table([Column("Article"), Column("Prix", "right")], [[f"Article {n}", f"{n},00 €"] for n in range(1200)])


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("fr", "… et 1\u202f101 lignes de plus\u00a0: voir le fichier joint."),
        ("en", "… and 1,101 more rows: see the attached file."),
    ],
)
def test_rows_that_do_not_fit_are_counted_and_all_are_in_the_file(language: str, note: str) -> None:
    rendered = render(Text("Tarif"), LONG, Text("Avant lundi.", "muted"), language=language)
    assert rendered.blocks[2:] == [context(note), context("Avant lundi.")]
    assert len(rendered.blocks[1]["rows"]) == 100
    assert all(f"Article {n} " in rendered.overflow for n in range(1200))
    assert rendered.overflow.startswith("Résumé\n\nTarif\n\nArticle")


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("fr", r"… (\d+\u202f\d{3}) caractères de plus\u00a0: voir le fichier joint\."),
        ("en", r"… (\d+,\d{3}) more characters: see the attached file\."),
    ],
)
def test_a_text_that_does_not_fit_says_how_much_is_missing(language: str, note: str) -> None:
    words = " ".join(f"mot{n}" for n in range(8000))
    rendered = render(Text("À lire", "heading"), Text(words), Buttons([Button("a", "Lu")]), language=language)
    said = [block["text"]["text"] for block in rendered.blocks[1:-1]]
    last, found = said[-1].rsplit("\n", 1)
    shown = " ".join([*said[:-1], last])
    assert (match := re.fullmatch(note, found))
    assert words.startswith(shown)
    assert int(match[1].replace("\u202f", "").replace(",", "")) == len(words) - len(shown)
    assert len(shown) > 11_000
    assert rendered.blocks[-1]["type"] == "actions"
    assert words in rendered.overflow


def test_tables_give_way_before_texts() -> None:
    words = "phrase. " * 1000
    rendered = render(Text(words), LONG, level="classic")
    assert words.strip() == " ".join(block["text"]["text"] for block in rendered.blocks[:3])
    assert "lignes de plus" in rendered.blocks[-1]["elements"][0]["text"]


def test_what_is_cut_of_a_long_message_is_its_middle() -> None:
    blocks: list[Block] = []
    for n in range(90):
        blocks += [Fields([FieldItem(f"n° {n}", "x" * 100)]), Buttons([Button(f"b:{n}", "Voir")])][
            : 2 if n % 9 == 0 else 1
        ]
    rendered = render(Text("Titre", "heading"), *blocks, Text("Répondez avant lundi.", "warning"))
    said = [str(block) for block in rendered.blocks]
    assert "Titre" in said[0]
    assert "n° 0" in said[1]
    assert "n° 89" in said[-2]
    assert "avant lundi" in said[-1]
    assert sum("passages du message ne tiennent pas ici" in each for each in said) == 1
    assert len([each for each in said if "'value': 'b:" in each]) == 10
    assert "n° 45" in rendered.overflow


def test_many_short_texts_are_joined_rather_than_cut() -> None:
    rendered = render(*[Text(f"Ligne {n}") for n in range(120)])
    assert rendered.blocks == [{**section("\n".join(f"Ligne {n}" for n in range(120))), "expand": True}]
    assert rendered.overflow == ""


def test_a_long_text_is_cut_at_its_paragraphs_and_shown_whole() -> None:
    paragraphs = ["a" * 1500, "b" * 1500, "c" * 1600, "d" * 10]
    drawn = render(Text("\n\n".join(paragraphs))).blocks
    assert [block["text"]["text"] for block in drawn] == ["a" * 1500, "b" * 1500, f"{'c' * 1600}\n\n{'d' * 10}"]
    assert all(block["expand"] for block in drawn)
