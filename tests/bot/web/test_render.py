"""Every block has its drawing, and nothing in it can become a script or a foreign address."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web import render
from graphs.message import (
    Address,
    Attachment,
    Block,
    Button,
    Buttons,
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
)

PDF = FileRef("a" * 64, "Devis D-1.pdf", "application/pdf", 1200)
PNG = FileRef("b" * 64, "graph.png", "image/png", 900)
HTML = FileRef("c" * 64, "page.html", "text/html", 10)

BLOCKS: list[Block] = [
    Text("Bonjour", "heading"),
    Excerpt("<b>mots</b>", "un mail"),
    Fields([FieldItem("Client", "Azur")]),
    Table([Column("Article"), Column("Total", "right")], [["Moulin", "12,00 €"]]),
    Image(PNG, "Ventes"),
    Attachment(PDF),
    Progress([Step("Stock", "done")]),
    Link("Site", "https://example.com/x"),
    ThreadLink("Voir", Address("web", "c:devis", "m1")),
    Buttons([Button("a:1", "Envoyer", "primary", Confirm("Sûr ?", "…", "Oui", "Non"))]),
]


def test_every_kind_of_block_is_here_and_drawn_as_json() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block))
    drawn = render.message(Message("Tout", list(BLOCKS)))
    assert [block["kind"] for block in drawn["blocks"]] == [block.kind for block in BLOCKS]
    assert json.loads(json.dumps(drawn)) == drawn


def test_words_go_through_unchanged() -> None:
    hostile = '<img src=x onerror=alert(1)> & "x" <!channel>'
    assert render.block(Text(hostile))["text"] == hostile


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//evil.example", "/desk/state", "", "http://[x"]
)  # fmt: skip
def test_only_web_pages_and_mailboxes_are_linked(url: str) -> None:
    assert render.block(Link("Cliquez", url))["url"] is None


@pytest.mark.parametrize("url", ["https://example.com", "http://a.example/b?c", "mailto:a@b.example"])
def test_plain_links_stay(url: str) -> None:
    assert render.safe_url(url) == url


def test_a_thread_elsewhere_has_no_place_here() -> None:
    drawn = render.block(ThreadLink("Voir", Address("slack", "C1", "1.2")))
    assert drawn["channel"] is None


def test_only_harmless_files_open_in_the_browser() -> None:
    assert render.file(PDF)["view"]
    assert render.file(PNG)["picture"]
    assert not render.file(HTML)["view"]
    assert render.file(PDF)["url"] == f"/files/{'a' * 64}"


@given(st.integers(1, 4), st.lists(st.lists(st.text(max_size=3), max_size=7), max_size=4))
def test_rows_are_as_wide_as_the_head(width: int, rows: list[list[str]]) -> None:
    drawn = render.block(Table([Column(str(each)) for each in range(width)], rows))
    assert all(len(row) == width for row in drawn["rows"])
