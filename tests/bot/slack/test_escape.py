"""Words from outside stay words: nothing in them mentions, links, quotes or formats."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.escape import (
    JOINER,
    ZERO_WIDTH,
    blank,
    bold,
    clean,
    code,
    link,
    literal,
    mrkdwn,
    one_line,
    quoted,
    web_address,
)

HOSTILE = st.text(alphabet=st.sampled_from("<>!@#&|*_~` \n\tab1;/:é😀\u202e\x00\ud800\u200b"), max_size=60)


@pytest.mark.parametrize("mention", ["<!channel>", "<!here|x>", "<@U1>", "<#C1|devis>", "<http://x.example|banque>"])
def test_no_mention_and_no_link_comes_from_outside(mention: str) -> None:
    written = mrkdwn(f"Bonjour {mention} !")
    assert written == f"Bonjour &lt;{mention[1:-1]}&gt; !"


def test_references_of_markup_are_shown_as_they_were_typed() -> None:
    assert mrkdwn("Dupont & Fils &amp; <b>") == "Dupont &amp; Fils &amp;amp; &lt;b&gt;"


@pytest.mark.parametrize(
    "words", ["file_name_v2.pdf", "2*3*4", "a * b * c", "l`eau", "prix ~ 12", "* un\n* deux", "_x"]
)
def test_ordinary_words_stay_untouched(words: str) -> None:
    assert mrkdwn(words) == words


def test_words_in_backticks_are_code_that_is_copied_as_it_stands() -> None:
    assert (
        mrkdwn("tapez `commis people link LEA slack:T1/U1`, puis") == "tapez `commis people link LEA slack:T1/U1`, puis"
    )
    assert mrkdwn("`<!channel>`") == "`&lt;!channel&gt;`"
    assert "```" not in mrkdwn("```tout le reste``` et `a`")


@pytest.mark.parametrize("mark", ["*", "_", "~"])
def test_pairs_of_formatting_marks_pair_no_more(mark: str) -> None:
    apart = f"{mark}{ZERO_WIDTH}gras{ZERO_WIDTH}{mark}"
    assert mrkdwn(f"du {mark}gras{mark}, ici") == f"du {apart}, ici"
    assert mrkdwn(f"du {mark}gras\nici{mark}") == (
        f"du {mark}gras\nici{mark}" if mark != "`" else f"du {mark}{ZERO_WIDTH}gras\nici{ZERO_WIDTH}{mark}"
    )


def test_a_line_does_not_become_a_quotation() -> None:
    assert mrkdwn("> cité\nnon > ici\n  >>> là") == f"{JOINER}&gt; cité\nnon &gt; ici\n  {JOINER}&gt;&gt;&gt; là"


def test_a_quotation_is_one_by_our_own_mark_on_every_line() -> None:
    assert quoted("un\n> deux\n") == f"> un\n> {JOINER}&gt; deux\n> "


def test_bold_ends_with_its_line_and_stars_do_not_end_it() -> None:
    assert bold("Devis\n\nprêt") == "*Devis*\n\n*prêt*"
    assert bold("2*3") == "*2*3*"
    assert bold("a* b") == f"*a{ZERO_WIDTH}*{ZERO_WIDTH} b*"


def test_literal_places_hold_no_mention_either() -> None:
    assert literal("<!channel> <@U1> <#C1> <b>", 75) == f"<{JOINER}!channel> <{JOINER}@U1> <{JOINER}#C1> <b>"
    assert literal("", 75) == literal(" \u200b\n", 75) == "—"
    assert literal("x" * 80, 75) == "x" * 74 + "…"
    assert literal("😀" * 40, 75) == "😀" * 37 + "…"


def test_a_fence_of_code_cannot_be_closed_from_inside() -> None:
    assert "```" not in code("a```b <x>")
    assert code("<x>") == "&lt;x&gt;"


def test_controls_and_broken_characters_go_but_french_spaces_stay() -> None:
    assert clean("a\x00b\x1b[1m\r\nc\rd\u2028e\ud83d\u202ef\t!") == "ab[1m\nc\nd\ne\ufffdf\t!"
    assert one_line(" 1\u202f234,50\u00a0€ \n net ") == "1\u202f234,50\u00a0€ net"


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example", "/files/1", "", "http://[x", "http://",
    "https://banque.example@evil.example/", "http://a:99999999/", "mailto:", "ftp://a.example", "http://exa mple.com",
    "https://a.example/" + "x" * 3000,
])  # fmt: skip
def test_only_web_pages_and_mailboxes_are_addresses(url: str) -> None:
    assert web_address(url) is None
    assert link("Cliquez", url) is None


def test_an_address_is_encoded_so_that_nothing_in_it_ends_the_link() -> None:
    assert link("Site > ici|là", "https://exämple.com/a b|c>?q=é&x=1#<f>") == (
        "<https://xn--exmple-cua.com/a%20b%7Cc%3E?q=%C3%A9&amp;x=1#%3Cf%3E|Site &gt; ici|là>"
    )
    assert link("", "http://a.example/b%20c") == "<http://a.example/b%20c|http://a.example/b%20c>"
    assert web_address("mailto:anne@azur.example?subject=Devis 12") == "mailto:anne@azur.example?subject=Devis%2012"
    assert web_address("HTTP://A.example:8080") == "http://a.example:8080"


@given(HOSTILE)
def test_nothing_is_markup_and_all_can_still_be_read(text: str) -> None:
    written = mrkdwn(text)
    assert "<" not in written
    assert ">" not in written
    assert re.sub("&(?:amp|lt|gt);", "", written).count("&") == 0
    assert not re.search(r"^\s*&gt;", written, re.MULTILINE)
    read = html.unescape(written).replace(ZERO_WIDTH, "").replace(JOINER, "")
    assert read == clean(text).replace(ZERO_WIDTH, "")


@given(HOSTILE, st.integers(2, 50))
def test_literal_text_fits_and_says_something(text: str, limit: int) -> None:
    written = literal(text, limit)
    assert len(written.encode("utf-16-le")) // 2 <= limit
    assert not blank(written)
    assert not re.search("<[!@#]", written)


@given(HOSTILE, HOSTILE)
def test_a_link_has_one_bracket_at_each_end(label: str, path: str) -> None:
    written = link(label, f"https://a.example/{path}")
    assert written is not None
    assert written.count("<") == written.count(">") == 1
    assert (written[0], written[-1]) == ("<", ">")
    assert "\n" not in written
