"""Whatever a message says and however much, Slack takes it: nothing refused, no button lost, always the same."""

from __future__ import annotations

import json
from typing import TypeVar, cast, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.slack.home_view import home_view
from bot.slack.render import Level, render
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
from tests.bot.slack.block_kit import checked_message, checked_view, units, values

HOSTILE = [
    "<!channel>", "<@U1>", "<#C1|x>", "<http://x|y>", "<script>", "&amp;", "&", "*a*", "_b_", "~c~", "```", "`d`",
    "> e", "\u202e", "אבג", "日本", "😀", "👩\u200d👧", "e\u0301", "\x00", "\x1b", "\ud800", "\u200b", "\ufeff",
    "\n", "\n\n", " ", "\t", "|", "1\u202f234,50\u00a0€", "mot", "x" * 40,
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
    st.sampled_from(["a", "a", "f:1:approve", "", "x" * 2001, "\ud800", "é"]),
    TEXT,
    st.sampled_from(cast("tuple[ButtonStyle, ...]", get_args(ButtonStyle))),
    CONFIRMS,
)
ADDRESSES = st.builds(Address, st.just("slack"), WORDS, st.none() | WORDS)
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
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def permalink(address: Address) -> str | None:
    return f"https://a.slack.com/archives/{address.channel}" if address.thread else None


@SLOW
@given(MESSAGES, LANGUAGES, st.sampled_from(["newest", "classic"]), st.sampled_from([{}, {"a" * 64: "F1"}]))
@example(
    Message("", [Buttons([Button("x" * 1000, "<!" * 50, "danger", Confirm("", "", "", ""))] * 300)]), "fr", "newest", {}
)
@example(Message("é" * 10**6, [Text("&" * 10**5)] * 30), "fr", "classic", {})
@example(Message("x", [Table([Column("&" * 99)] * 30, [["<!" * 600] * 30] * 60)] * 2), "en", "newest", {})
def test_slack_takes_every_message(message: Message, language: str, level: Level, pictures: dict[str, str]) -> None:
    rendered = render(message, language, level=level, permalink=permalink, pictures=pictures)
    checked_message(rendered.blocks)
    assert 1 <= units(rendered.text) <= 4000
    assert not any(mark in rendered.text for mark in ("<!", "<@", "<#"))
    json.dumps(rendered.text).encode()
    assert render(message, language, level=level, permalink=permalink, pictures=pictures) == rendered


@SLOW
@given(MESSAGES, LANGUAGES)
def test_slack_takes_every_message_as_mere_text(message: Message, language: str) -> None:
    rendered = render(message, language, level="text", permalink=permalink)
    assert rendered.blocks == []
    assert 1 <= units(rendered.text) <= 4000
    assert not any(mark in rendered.text for mark in ("<!", "<@", "<#"))
    rendered.text.encode()
    rendered.overflow.encode()


@SLOW
@given(MESSAGES, LANGUAGES)
def test_slack_takes_every_home_tab(message: Message, language: str) -> None:
    checked_view(home_view(message, language, permalink))


@SLOW
@given(
    st.lists(BLOCKS.filter(lambda block: not isinstance(block, Buttons)), max_size=4),
    st.lists(st.sampled_from(["a:1:approve", "a:1:reject", "q:2:0"]), min_size=1, max_size=30),
    st.sampled_from(["newest", "classic"]),
)
def test_no_button_is_lost_however_long_the_rest(body: list[Block], ids: list[str], level: Level) -> None:
    buttons = Buttons([Button(each, f"Bouton {each}") for each in ids])
    rendered = render(Message("x", [*body, buttons, Text("Avant lundi.")]), "fr", level=level, permalink=permalink)
    assert values(rendered.blocks) == ids
    assert rendered.blocks[-1]["text"]["text"].endswith("Avant lundi.")


@pytest.mark.parametrize("level", ["newest", "classic"])
def test_what_is_cut_is_said_and_is_all_in_the_file(level: Level) -> None:
    words = [f"mot{n}" for n in range(3000)]
    rows = [[f"ligne{n}", "x" * 30] for n in range(600)]
    message = Message("Résumé", [Text(" ".join(words)), Table([Column("A"), Column("B")], rows), Excerpt("e" * 9000)])
    rendered = render(message, "fr", level=level, permalink=permalink)
    assert str(rendered.blocks).count("voir le fichier joint") >= 2
    assert all(each in rendered.overflow for each in [*words, *(row[0] for row in rows), "e" * 9000])


def test_what_fits_is_not_cut() -> None:
    rows = [[f"ligne {n}", "x" * 20] for n in range(99)]
    rendered = render(
        Message("R", [Text("x" * 6000), Table([Column("A"), Column("B")], rows)]), "fr", permalink=permalink
    )
    assert rendered.overflow == ""
    assert sum(block["type"] == "section" for block in rendered.blocks) == 2
    assert len(rendered.blocks[-1]["rows"]) == 100


@pytest.mark.timeout(60)
def test_a_megabyte_is_drawn() -> None:
    words = "<!channel> *gras* & 😀 " * 50_000
    render(Message(words, [Text(words), Excerpt(words), Fields([FieldItem(words, words)])]), "fr", permalink=permalink)
