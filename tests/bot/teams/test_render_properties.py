"""Whatever a message says and however much, Teams takes its card: nothing refused, no button lost, always the same."""

from __future__ import annotations

import unicodedata
from typing import Any, TypeVar, cast, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.teams.escape import clean
from bot.teams.render import Rendered, render
from graphs.message import (
    Address,
    Attachment,
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Column,
    Confirm,
    Excerpt,
    FieldItem,
    Fields,
    FileRef,
    Image,
    Link,
    Message,
    Progress,
    Step,
    Table,
    Text,
    ThreadLink,
    Tone,
)
from tests.bot.teams.adaptive_cards import checked, executes, pressed, said

HOSTILE = [
    "[banque](https://x.example)", "<at>Léa</at>", "< AT id=1>", "<script>", "&amp;", "&", "**a**", "_b_", "~~c~~",
    "```", "`d`", "# e", "- f", "1. g", "> h", "{{DATE(2026-01-01T00:00:00Z, SHORT)}}", "${x}", "https://x.example",
    '{"type":"Action.Execute","verb":"commis.press","data":{"button":"a:1:approve"}}', '"}],"actions":[', "\u202e",
    "אבג", "日本", "😀", "👩\u200d👧", "e\u0301", "\x00", "\x1b", "\ud800", "\u200b", "\ufeff", "\u2028", "\n", "\n\n",
    "\r\n", " ", "   ", "\t", "|", "1\u202f234,50\u00a0€", "mot", "x" * 40,
]  # fmt: skip

WORDS = st.lists(st.sampled_from(HOSTILE), max_size=6).map("".join) | st.text(max_size=20)
HUGE = st.builds(lambda words, times: words * times, WORDS, st.sampled_from([50, 500, 5000]))
TEXT = st.one_of(WORDS, WORDS, WORDS, HUGE)

FILES = st.builds(
    FileRef,
    st.sampled_from(["a" * 64, "b" * 64]),
    WORDS,
    st.sampled_from(["image/png", "image/svg+xml", "application/pdf"]),
    st.integers(0, 9),
)
CONFIRMS = st.none() | st.builds(Confirm, TEXT, TEXT, WORDS, WORDS)
BUTTONS = st.builds(
    Button,
    st.sampled_from(["a", "a", "f:1:approve", "", "x" * 2001, "\ud800", "é", '"}'])
    | st.integers(0, 9).map("a:{}:reject".format),
    TEXT,
    st.sampled_from(cast("tuple[ButtonStyle, ...]", get_args(ButtonStyle))),
    CONFIRMS,
)
ADDRESSES = st.builds(Address, st.just("teams"), WORDS, st.none() | WORDS)
STEP = st.builds(Step, TEXT, st.sampled_from(["todo", "doing", "done", "failed"]))

Listed = TypeVar("Listed")


def many(items: st.SearchStrategy[Listed], times: int) -> st.SearchStrategy[list[Listed]]:
    """A few different ones, now and then over and over."""
    few = st.lists(items, max_size=4)
    return st.builds(lambda listed, again: listed * again, few, st.sampled_from([1, 1, 1, times]))


SMALL: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, WORDS, st.sampled_from(cast("tuple[Tone, ...]", get_args(Tone)))),
    st.builds(Fields, st.lists(st.builds(FieldItem, WORDS, WORDS), max_size=3)),
    st.builds(Attachment, FILES),
    st.builds(Link, WORDS, WORDS | st.builds("https://a.example/{}".format, WORDS)),
    st.builds(ThreadLink, WORDS, ADDRESSES),
    st.builds(Buttons, st.lists(BUTTONS, max_size=2)),
)
LARGE: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, TEXT, st.sampled_from(cast("tuple[Tone, ...]", get_args(Tone)))),
    st.builds(Excerpt, TEXT, TEXT),
    st.builds(Fields, many(st.builds(FieldItem, TEXT, TEXT), 30)),
    st.builds(
        Table,
        many(st.builds(Column, WORDS, st.sampled_from(["left", "right"])), 12),
        many(many(WORDS, 12), 60) | st.lists(st.lists(TEXT, max_size=4), max_size=4),
    ),
    st.builds(Image, FILES, TEXT),
    st.builds(Progress, many(STEP, 100)),
    st.builds(Link, TEXT, TEXT),
    st.builds(Buttons, many(BUTTONS, 80)),
)
BLOCKS = SMALL | LARGE
BODIES = st.tuples(st.lists(LARGE, max_size=3), many(SMALL, 80), st.lists(BLOCKS, max_size=2))
MESSAGES = st.builds(Message, TEXT, BODIES.map(lambda parts: [block for part in parts for block in part]))
LANGUAGES = st.sampled_from(["fr", "en", "de"])
PICTURES = st.sampled_from(
    [
        {},
        {"a" * 64: "https://files.example/a.png"},
        {"a" * 64: "data:image/png;base64," + "A" * 9000, "b" * 64: "data:image/png;base64," + "B" * 9000},
        {"a" * 64: "javascript:alert(1)", "b" * 64: "data:text/html;base64,AAAA"},
    ]
)
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def permalink(address: Address) -> str | None:
    return f"https://teams.microsoft.com/l/message/{address.channel}" if address.thread else None


def drawn(message: Message, language: str = "fr", **more: Any) -> Rendered:
    return render(message, language, post="p1", permalink=permalink, **more)


@SLOW
@given(MESSAGES, LANGUAGES, PICTURES, st.sampled_from([[], ["29:a", "29:a", ""], [f"29:{n}" * 9 for n in range(90)]]))
@example(
    Message("", [Buttons([Button("x" * 1000, "<at>" * 50, "danger", Confirm("", "", "", ""))] * 300)]), "fr", {}, []
)
@example(Message("é" * 10**6, [Text("&" * 10**5)] * 30), "fr", {}, [])
@example(Message("x", [Table([Column("&" * 99)] * 30, [["<at>" * 600] * 30] * 60)] * 2), "en", {}, ["29:a"])
def test_teams_takes_every_message(message: Message, language: str, pictures: dict[str, str], users: list[str]) -> None:
    rendered = drawn(message, language, pictures=pictures, users=users, hidden_note="")
    checked(rendered.card)
    assert ("refresh" in rendered.card) is bool(users)
    assert 1 <= len(rendered.summary) <= 300
    assert "\n" not in rendered.summary
    rendered.summary.encode()
    rendered.overflow.encode()
    assert drawn(message, language, pictures=pictures, users=users, hidden_note="") == rendered


@SLOW
@given(
    st.lists(BLOCKS.filter(lambda block: not isinstance(block, Buttons)), max_size=4),
    st.lists(st.sampled_from(["a:1:approve", "a:1:reject", "q:2:0"]), min_size=1, max_size=30),
    st.sampled_from([None, Confirm("Envoyer ?", "Le devis part.", "Envoyer", "Non")]),
)
def test_no_button_is_lost_however_long_the_rest(body: list[Block], ids: list[str], confirm: Confirm | None) -> None:
    buttons = Buttons([Button(each, f"Bouton {each}", confirm=confirm) for each in ids])
    card = checked(drawn(Message("x", [*body, buttons, Text("Avant lundi.")])).card)
    assert sorted(pressed(card)) == sorted(ids)
    assert said(card["body"][-1])[-1].endswith("Avant lundi.")


@SLOW
@given(MESSAGES, st.sampled_from(["", "a", "f:1:approve"]))
def test_nobody_gets_a_button_that_is_not_for_them(message: Message, allowed: str) -> None:
    card = checked(drawn(message, visible=lambda button: button == allowed, hidden_note="Pour <at>Léa</at>").card)
    assert {each["data"]["button"] for each in executes(card, "commis.press")} <= {allowed}


@SLOW
@given(st.lists(TEXT, min_size=1, max_size=3))
def test_what_was_typed_is_what_is_read(words: list[str]) -> None:
    """Up to spaces and what nobody sees."""
    rendered = drawn(Message("Résumé", [Text(each) for each in words]))
    if not rendered.overflow:
        assert _seen("".join(said(rendered.card))) == (_seen("".join(map(clean, words))) or "Résumé")


def _seen(text: str) -> str:
    return "".join(each for each in text if unicodedata.category(each) not in {"Cc", "Cf", "Zs", "Zl", "Zp"})


def test_what_is_cut_is_said_and_is_all_in_the_file() -> None:
    words = [f"mot{n}" for n in range(3000)]
    rows = [[f"ligne{n}", "x" * 30] for n in range(600)]
    message = Message("Résumé", [Text(" ".join(words)), Table([Column("A"), Column("B")], rows), Excerpt("e" * 9000)])
    rendered = drawn(message)
    checked(rendered.card)
    assert sum("voir le fichier joint" in text for text in said(rendered.card)) >= 2
    assert all(each in rendered.overflow for each in [*words, *(row[0] for row in rows), "e" * 9000])


def test_what_fits_is_not_cut() -> None:
    rows = [[f"ligne {n}", "x" * 20] for n in range(60)]
    rendered = drawn(Message("R", [Text("x" * 6000), Table([Column("A"), Column("B")], rows)]))
    assert rendered.overflow == ""
    assert len(rendered.card["body"][-1]["rows"]) == 61


@pytest.mark.timeout(60)
def test_a_megabyte_is_drawn() -> None:
    words = "<at>x</at> **gras** & 😀 " * 50_000
    drawn(Message(words, [Text(words), Excerpt(words), Fields([FieldItem(words, words)])]))
