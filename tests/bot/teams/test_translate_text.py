"""What a person wrote is read as they wrote it, whatever Teams made of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.translate_text import said_in, said_in_markup, shown_in_card
from tests.bot.teams.said import AT, BOT, OLIVER, mention, message, quoting

US = BOT["id"]


def words(text: str, **more: Any) -> str:
    return said_in(message(text, **more), US).text


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        (f"{AT} devis pour Bellerive", "devis pour Bellerive"),
        (f"{AT}, devis", "devis"),
        (f"{AT}&nbsp;devis", "devis"),
        (f"{AT}: {AT} devis", "devis"),
        (f"Bonjour {AT} devis pour Bellerive", "Bonjour devis pour Bellerive"),
        (f"devis {AT}", "devis"),
        (f"un\n{AT} deux", "un\n deux"),
        ("3 moulins &lt; 4 &amp; plus", "3 moulins < 4 & plus"),
        ("12&#160;000&#xA0;€", "12\u00a0000\u00a0€"),
        ("12\u00a0000 €", "12\u00a0000 €"),
        ("a&copy=1 & b &amp;lt;", "a&copy=1 & b &lt;"),
        ("&#0;&#1;&#xD800;fin", "\ufffd\ufffdfin"),
        ("ligne 1\r\nligne 2\r\n\r\n\r\n\r\nfin  ", "ligne 1\nligne 2\n\nfin"),
        ("\x00devis\x07\ud800", "devis"),
        ("*3* et _4_ et **5**", "*3* et _4_ et **5**"),
        ("", ""),
    ],
)
def test_plain_words(sent: str, typed: str) -> None:
    assert words(sent) == typed


def test_a_name_in_tags_that_nobody_is_mentioned_by_was_typed() -> None:
    said = said_in(message("<at>Claire</at> aide"), US)
    assert (said.text, said.called, said.to_others) == ("<at>Claire</at> aide", False, False)


def test_others_are_called_by_their_names_and_we_are_not_called_for_them() -> None:
    said = said_in(message("<at>Oliver Hughes</at> regarde ça", entities=[mention(OLIVER)]), US)
    assert (said.text, said.called, said.to_others) == ("@Oliver Hughes regarde ça", False, True)


def test_a_colleague_of_our_name_is_not_us() -> None:
    other = {"id": "29:commis", "name": "Commis"}
    sent = message("<at>Commis</at> et <at>Commis</at> devis")
    said = said_in({**sent, "entities": [mention(other), mention(BOT)]}, US)
    assert (said.text, said.called, said.to_others) == ("@Commis et devis", True, True)


def test_a_mention_that_was_renamed_and_one_without_its_tag_are_known() -> None:
    renamed = {**message("<at>Léa &amp; Co</at> devis"), "entities": [mention(BOT, "<at>Léa &amp; Co</at>")]}
    assert said_in(renamed, US).text == "devis"
    bare = {**message("<at id='0'>Commis</at> devis"), "entities": [{"type": "mention", "mentioned": BOT}]}
    assert said_in(bare, US).text == "devis"


def test_decoded_words_never_become_a_mention() -> None:
    sent = message(f"{AT} écris &lt;at&gt;Commis&lt;/at&gt; et \x000\x00")
    assert said_in(sent, US).text == "écris <at>Commis</at> et 0"


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("**Devis** pour __Bellerive__ : `3` moulins", "Devis pour Bellerive : 3 moulins"),
        ("3 * 4 * 5 et 2\\*3", "3 * 4 * 5 et 2*3"),
        ("[le site](https://exemple.fr) [a](a)", "le site (https://exemple.fr) a"),
        (f"{AT} **devis**", "devis"),
    ],
)
def test_markdown(sent: str, typed: str) -> None:
    assert said_in({**message(sent), "textFormat": "markdown"}, US).text == typed


def test_markup() -> None:
    sent = message(f"<div><p>{AT}&nbsp;devis<br/>pour <b>Bellerive</b></p><ul><li>3 moulins</li><li>2 tasses</li></ul>")
    assert said_in({**sent, "textFormat": "xml"}, US).text == "devis\npour Bellerive\n3 moulins\n2 tasses"


def test_html_that_only_repeats_the_text_is_ignored() -> None:
    html = [{"contentType": "text/html", "content": "<p>autre chose</p>"}]
    assert words("devis", attachments=html) == "devis"


def test_html_is_read_where_there_are_no_other_words() -> None:
    mark = '<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Commis</span>'
    html = [{"contentType": "text/html", "content": f"<p>{mark} devis &lt;at&gt;X&lt;/at&gt; <img alt='🙂'></p>"}]
    sent = {**message("", attachments=html), "entities": [mention(BOT)]}
    assert said_in(sent, US).text == "devis <at>X</at> 🙂"


def test_quoted_words_are_not_the_request() -> None:
    attachments = quoting("1763900000001", "Voulez-vous annuler ?", f"<p>{AT} oui, <i>annulez</i></p>")
    said = said_in(message(f"Commis Voulez-vous annuler ?\n{AT} oui, annulez", attachments=attachments), US)
    assert (said.text, said.quoted, said.called) == ("oui, annulez", "1763900000001", True)


@pytest.mark.parametrize("as_text", [True, False])
def test_a_reference_names_the_quoted_message(as_text: bool) -> None:
    content: Any = {"messageId": "1763900000001", "messagePreview": "Envoyer ?"}
    if as_text:
        content = '{"messageId":"1763900000001","messagePreview":"Envoyer ?"}'
    attachments = [{"contentType": "messageReference", "content": content}]
    said = said_in(message("Envoyer ?\nOui", attachments=attachments), US)
    assert (said.text, said.quoted) == ("Oui", "1763900000001")
    repeated = said_in(message("Envoyer ? Oui", attachments=attachments), US)
    assert repeated.text == "Envoyer ? Oui"


def test_a_quotation_of_the_person_s_own_is_kept() -> None:
    assert said_in_markup("<p>Il écrit :</p><blockquote>3 moulins</blockquote><p>merci</p>", []).text == (
        "Il écrit :\n3 moulins\nmerci"
    )


def test_words_of_a_card() -> None:
    card = {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "Commande"}, {"items": [{"text": "3"}]}]}
    assert shown_in_card(card) == "Commande\n3"
    assert shown_in_card('{"body": [{"text": "Commande"}]}') == "Commande"
    assert shown_in_card("{") == shown_in_card(None) == ""


@given(st.text(max_size=200))
def test_typed_words_come_back_from_plain_text(typed: str) -> None:
    """Nothing is lost or added but what no store takes, and spaces at the ends of lines."""
    escaped = typed.replace("&", "&amp;").replace("<", "&lt;")
    once, straight = words(escaped), words(typed.replace("&", "&amp;"))
    assert once == straight
    assert words(once.replace("&", "&amp;")) == once


_pieces = st.lists(
    st.sampled_from([AT, "<at>", "</at>", "<blockquote", " itemtype='http://schema.skype.com/Reply'>", "<p>", "&#0;"])
    | st.text(max_size=8),
    max_size=20,
)


@given(_pieces, st.sampled_from(["plain", "xml", "markdown", "", "autre"]))
def test_no_text_makes_it_fail(pieces: list[str], style: str) -> None:
    sent = "".join(pieces)
    html = [{"contentType": "text/html", "content": sent}]
    said = said_in({**message(sent, attachments=html), "textFormat": style}, US)
    assert "\x00" not in said.text
    said.text.encode()
