"""The rules that cards are held to are rules: each is broken once and seen."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from bot.teams.render import render
from graphs.message import Button, Buttons, Column, Confirm, Message, Table, Text
from tests.bot.teams.adaptive_cards import checked

Json = dict[str, Any]

CARD = render(
    Message(
        "Résumé",
        [
            Text("Devis", "heading"),
            Text("Bonjour"),
            Table([Column("A")], [["1"]]),
            Buttons([Button("a", "Oui", confirm=Confirm("?", "Sûr ?", "Oui", "Non")), Button("b", "Non", "danger")]),
        ],
    ),
    "fr",
    post="p1",
    permalink=lambda _: None,
    users=["29:a"],
).card


def _put(path: list[str | int], value: Any) -> Callable[[Json], None]:
    def put(card: Json) -> None:
        place: Any = card
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return put


BROKEN: dict[str, Callable[[Json], None]] = {
    "markdown in a heading": _put(["body", 0, "text"], "[banque](https://x.example)"),
    "a mention": _put(["body", 1, "inlines", 0, "text"], "Bonjour <at>Léa</at>"),
    "a date": _put(["body", 1, "inlines", 0, "text"], "{{DATE(2026-01-01T00:00:00Z)}}"),
    "a control": _put(["body", 1, "inlines", 0, "text"], "a\u202eb"),
    "half a character": _put(["body", 1, "inlines", 0, "text"], "\ud800"),
    "no words": _put(["body", 1, "inlines", 0, "text"], "\u200b "),
    "an unknown property": _put(["body", 1, "markdown"], True),
    "an unknown element": _put(["body", 1], {"type": "FactSet", "facts": []}),
    "an unknown style": _put(["body", 3, "actions", 1, "style"], "danger"),
    "an unknown verb": _put(["body", 3, "actions", 1, "verb"], "commis.other"),
    "a cell too few": _put(["body", 2, "rows", 1, "cells"], []),
    "an id twice": _put(["body", 0, "id"], "confirm-1"),
    "a target that is not there": _put(["body", 4, "id"], "confirm-2"),
    "too many users": _put(["refresh", "userIds"], ["29:a"] * 61),
    "too heavy": _put(["body", 1, "inlines", 0, "text"], "é" * 13_000),
    "nothing": _put(["body"], []),
    "another version": _put(["version"], "1.6"),
}


def test_a_card_of_ours_keeps_them() -> None:
    assert checked(CARD) is CARD


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_seen(name: str) -> None:
    card = copy.deepcopy(CARD)
    BROKEN[name](card)
    with pytest.raises((AssertionError, KeyError, UnicodeEncodeError)):
        checked(card)
