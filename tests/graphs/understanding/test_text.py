"""Chat markup, odd characters and size: what is left is the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.understanding.language import language_of
from graphs.understanding.text import LIMIT, clean, clean_or_cut, excerpt, fold
from graphs.understanding.tokens import tokenise


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("<@U123> devis", "devis"),
        ("<!channel> devis <!subteam^S1|@ventes>", "devis"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<mailto:a@b.example>", "a@b.example"),
        ("voir <https://x.example/a|le site>", "voir le site"),
        ("<https://x.example/a>", "https://x.example/a"),
        ("<#C12|ventes> 3", "ventes 3"),
        ("poivre &amp; sel &lt;3", "poivre & sel <3"),
        ("*3* moulins et _2_ filtres `TAS-300`", "3 moulins et 2 filtres TAS-300"),
        ("~12~ 15 tasses", "15 tasses"),
        ("<at>Commis</at>&nbsp;devis<br/>3 tasses", "devis\n3 tasses"),
        ("<p>un</p><p>deux</p>", "un\ndeux"),
        ("<table><tr><td>TAS</td><td>3</td></tr></table>", "TAS\t3\t"),
        ("<del>12</del> 15", "15"),
        ("1\u00a0200\u202f€", "1 200 €"),
        ("te\u200bst\u202e\ufeff", "test"),
        ("l\u2019h\u00f4tel \u00ab\u00a0Le Port\u00a0\u00bb \u2013 ok", 'l\'hôtel " Le Port " - ok'),
        ("merci :pray: :+1:", "merci 👍"),
        ("10:30:45", "10:30:45"),
        ("a < b > c", "a < b > c"),
        ("> cité\n> encore", "cité\nencore"),
        ("½ palette et 2½ kg", "0.5 palette et 2.5 kg"),
        ("caf\u0065\u0301", "café"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\x00\x01bin\x7faire", "bin aire"),
    ],
)
def test_markup_becomes_plain_text(raw: str, plain: str):
    assert clean(raw) == plain


@pytest.mark.parametrize(
    ("text", "folded"), [("Crème Brûlée", "creme brulee"), ("ŒUFS", "oeufs"), ("Straße", "strasse"), ("l’été", "l'ete")]
)
def test_folding(text: str, folded: str):
    assert fold(text) == folded


def test_a_long_text_is_cut_and_says_so():
    assert clean_or_cut("a" * 1_000_000) == ("a" * LIMIT, True)
    assert clean_or_cut("ab") == ("ab", False)
    assert len(excerpt("mot " * 1000)) <= 120


@given(st.text())
def test_cleaning_takes_any_text(text: str):
    cleaned = clean(text)
    assert len(cleaned) <= LIMIT
    assert not any(character in cleaned for character in "\u200b\u202e\ufeff\u00a0\r\x00")


@given(st.text(alphabet="ab9 ,.'-_\n\t|@€é"))
def test_tokens_are_the_text_in_order(text: str):
    tokens = tokenise(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    letters = [character for character in text if character.isalnum()]
    assert [character for token in tokens for character in token.text if character.isalnum()] == letters


@pytest.mark.parametrize(
    ("text", "fallback", "language"),
    [
        ("devis pour Bellerive : 3 moulins", "en", "fr"),
        ("quote for Nordlys: 5 teapots", "fr", "en"),
        ("TAS-300 x 120", "fr", "fr"),
        ("TAS-300 x 120", "en", "en"),
        ("add 10 saucers", "fr", "en"),
        ("thé vert", "en", "fr"),
        ("how many mugs do we have?", "fr", "en"),
        ("", "en", "en"),
    ],
)
def test_the_language_of_few_words(text: str, fallback: str, language: str):
    assert language_of(text, fallback) == language
