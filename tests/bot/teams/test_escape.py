"""Words from outside stay words: nothing in them mentions, links, dates or formats."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.teams.escape import (
    DASH,
    JOINER,
    blank,
    clean,
    label,
    literal,
    markdown_free,
    one_line,
    sendable,
    spaced,
    web_address,
)
from tests.bot.teams.adaptive_cards import CONTROLS, FUNCTION, MARKDOWN, MENTION

HOSTILE = st.text(alphabet=st.sampled_from("<>at/{}DATEime()[]*_#-. \n\tb1;:é😀\u202e\x00\ud800\u200b"), max_size=60)


@pytest.mark.parametrize("mention", ["<at>Léa</at>", "<AT id=1>", "< at >", "</at>", "<at/>"])
def test_no_mention_stands_in_one_piece(mention: str) -> None:
    written = literal(f"Bonjour {mention} !")
    assert not MENTION.search(written)
    assert written.replace(JOINER, "") == f"Bonjour {mention} !"


@pytest.mark.parametrize("words", ["a < b", "<atelier>", "<script>", "x<y", "{{nom}}", "{DATE}", "[a](b) **c**", "# d"])
def test_other_words_stay_untouched_where_no_markdown_is_read(words: str) -> None:
    assert literal(words) == words


@pytest.mark.parametrize("function", ["{{DATE(2026-01-01T00:00:00Z, SHORT)}}", "{{time(x)}}", "{{{DATE(x)}}}"])
def test_no_date_is_written_in_the_place_of_words(function: str) -> None:
    written = literal(function)
    assert not FUNCTION.search(written)
    assert written.replace(JOINER, "") == function


@pytest.mark.parametrize("nothing", ["", " ", "\n\t", "\u200b", "\x00", "\u202e", "\ufeff \u00a0"])
def test_nothing_to_see_is_a_dash(nothing: str) -> None:
    assert blank(clean(nothing))
    assert literal(nothing) == DASH
    assert label(nothing, 20) == DASH


def test_controls_halves_and_orders_of_direction_are_gone() -> None:
    assert clean("a\x00b\x1b[31m\r\nc\u2028d\u202ee\u2066f\ud800") == "ab[31m\nc\ndef\ufffd"
    assert clean("שלום, Léa 👩\u200d👧 e\u0301") == "שלום, Léa 👩\u200d👧 e\u0301"


@given(HOSTILE)
def test_whatever_is_written_is_clean_and_mentions_nobody(text: str) -> None:
    written = literal(text)
    assert not CONTROLS.search(written)
    assert not MENTION.search(written)
    assert not FUNCTION.search(written)
    written.encode()


@given(HOSTILE, st.integers(2, 40))
def test_a_label_is_one_line_and_never_too_long(text: str, limit: int) -> None:
    written = label(text, limit)
    assert 1 <= len(written) <= limit
    assert "\n" not in written
    assert not MENTION.search(written)


def test_a_label_too_long_ends_in_an_ellipsis() -> None:
    assert label("Envoyer le devis D-2026-001 à Azur Conseil", 20) == "Envoyer le devis D-…"
    assert label("<at>" * 30, 20).endswith("…")


def test_one_line() -> None:
    assert one_line("  Devis\n\tD-1  pour\r\nAzur ") == "Devis D-1 pour Azur"


def test_spaces_side_by_side_are_kept() -> None:
    assert spaced("  - Moulin  2\tx") == "\u00a0\u00a0- Moulin\u00a0\u00a02\u00a0\u00a0\u00a0\u00a0x"
    assert spaced("un seul espace") == "un seul espace"


@pytest.mark.parametrize("words", ["Devis D-1 pour Azur", "Total : 1\u202f234,50\u00a0€ (HT)", "Léa, 15 % !", "n° 4."])
def test_ordinary_headings_are_free_of_markdown(words: str) -> None:
    assert markdown_free(words)


@pytest.mark.parametrize(
    "words",
    ["**a**", "_b_", "[x](y)", "# c", "- d", "1. e", "2) f", "> g", "a.example", "https://x", "a@b", "<at>", "`h`", "|",
     "\\i", "~j~", "k & l", "&amp;", "{{DATE(x)}}", "l\nm", "", " ", "–"],
)  # fmt: skip
def test_a_sign_that_could_be_markdown_is_seen(words: str) -> None:
    assert not markdown_free(words)


@example("!-")
@example(" - d")
@given(st.text(alphabet=st.sampled_from("ab1é .,:;!?'-–()/%€«»[]*_#`~<>&\\{}+=@|\u00a0\u202f"), max_size=20))
def test_what_is_free_of_markdown_holds_no_mark_of_it(text: str) -> None:
    if markdown_free(text):
        assert not MARKDOWN.search(text.replace("!", "?"))  # alone it marks nothing


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://azur.example/devis?n=1&x=é", "https://azur.example/devis?n=1&x=%C3%A9"),
        (" HTTP://Azur.example:8080/a b#c ", "http://azur.example:8080/a%20b#c"),
        ("https://café.example/", "https://xn--caf-dma.example/"),
        ("mailto:lea@azur.example", "mailto:lea@azur.example"),
        ("https://[::1]/x", "https://[::1]/x"),
    ],
)
def test_addresses_of_pages_and_mailboxes(url: str, target: str) -> None:
    assert web_address(url) == target


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.example", "https://", "https://a@b.example",
     "https://a b/", "https://[x", "mailto:x", "msteams://x", "https://x.example/" + "a" * 2000, "https://x:99999999/"],
)  # fmt: skip
def test_other_addresses_lead_nowhere(url: str) -> None:
    assert web_address(url) is None


@given(st.text(max_size=40) | HOSTILE.map("https://x.example/{}".format))
def test_whatever_leads_somewhere_is_spelled_in_its_own_characters(url: str) -> None:
    target = web_address(url)
    assert target is None or re.fullmatch(r"(https?://|mailto:)[\x21-\x7e]+", target)


def test_what_can_make_the_way_and_back() -> None:
    assert sendable("a:1:approve é")
    assert not sendable("\ud800")
    assert not sendable("a\x00")
