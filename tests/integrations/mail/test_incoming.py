"""Reading mails that were handed in: what their writer said, and nothing that a reader does not see."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.errors import Rejected
from integrations.mail.compose import compose
from integrations.mail.incoming import LARGEST_MAIL, parse
from integrations.mail.visible import visible_text
from tests.contracts.mail_out_contract import MAIL

HEAD = 'From: =?utf-8?q?H=C3=A9l=C3=A8ne?= <Helene@Arts.example>\r\nTo: a@b.example, "C" <c@d.example>\r\n'


def mail(body: str, head: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"{HEAD}Content-Type: {kind}\r\n{head}\r\n{body}".encode()


def said(body: str, kind: str = "text/plain; charset=utf-8") -> str:
    return parse(mail(body, kind=kind)).text


def test_a_mail_of_ours_reads_back() -> None:
    read = parse(compose(MAIL))
    assert read.message_id == MAIL.message_id
    assert (read.sender_name, read.sender_address) == ("Atelier des Moulins", "devis@moulins.example")
    assert read.to == ["helene@arts.example"]
    assert read.subject == MAIL.subject
    assert read.text.startswith("Bonjour,\n\nVoici le devis « 12 tasses ».")
    assert read.sent_at == MAIL.sent_at
    assert read.in_reply_to == MAIL.reply_to_id
    assert read.references == [MAIL.reply_to_id]
    assert read.attachments == MAIL.attachments
    assert not read.automatic


def test_headers_are_decoded() -> None:
    read = parse(
        mail(
            "x",
            "Subject: =?iso-8859-1?q?Demande_de_prix_=E9t=E9?=\r\n 2026\r\nDate: Mon, 2 Nov 2026 10:00:00 +0100\r\n",
        )
    )
    assert (read.sender_name, read.sender_address) == ("Hélène", "helene@arts.example")
    assert read.to == ["a@b.example", "c@d.example"]
    assert read.subject == "Demande de prix été 2026"
    assert read.sent_at == datetime(2026, 11, 2, 9, tzinfo=UTC)


def test_raw_bytes_in_headers_and_wrong_charsets_are_read_as_what_they_look_like() -> None:
    raw = "From: Zoé <z@b.example>\r\nSubject: été\r\nContent-Type: text/plain; charset=nonsense\r\n\r\ncafé".encode()
    assert (parse(raw).sender_name, parse(raw).subject, parse(raw).text) == ("Zoé", "été", "café")
    latin = "From: Zoé <z@b.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\ncafé à 5 €".encode("cp1252")
    assert parse(latin).text == "café à 5 €"


@pytest.mark.parametrize(
    "history",
    [
        "Le lun. 2 nov. 2026 à 10:00, Atelier <devis@moulins.example> a écrit :\n> Bonjour\n> 999 tasses",
        "Le lun. 2 nov. 2026 à 10:00, Atelier des Moulins\n<devis@moulins.example> a écrit :\n\n> 999 tasses",
        "On Mon, Nov 2, 2026 at 10:00 AM Atelier <devis@moulins.example> wrote:\n> 999 cups",
        "-----Message d'origine-----\nDe : Atelier\n999 tasses",
        "-----Original Message-----\nFrom: Atelier\n999 cups",
        "De : Atelier <devis@moulins.example>\nEnvoyé : lundi 2 novembre 2026 10:00\nObjet : Devis\n\n999",
        "*De :* Atelier\n*Date :* lundi\n\n999 tasses",
        "From: Atelier\nSent: Monday\nTo: Zoé\nSubject: Quote\n\n999 cups",
        "________________________________\nDe : Atelier\n999 tasses",
        "-- \nZoé Martin\n999 rue des Fleurs",
        "Envoyé de mon iPhone\n999",
        "Sent from my iPhone\n999",
        "> 999 tasses\n>> encore",
    ],
)
def test_history_and_signatures_are_left_out(history: str) -> None:
    assert said(f"Bonjour, 12 tasses svp.\nMerci\n\n{history}") == "Bonjour, 12 tasses svp.\nMerci"


def test_ordinary_words_are_not_taken_for_history() -> None:
    text = (
        "De : 12 tasses\nLe client a écrit hier.\nOn a besoin de 3 pots.\nDate souhaitée : lundi\n- 4 bols\n-- 5 lots"
    )
    assert said(text) == text


def test_an_answer_below_or_between_the_quotation_is_kept() -> None:
    assert said("Le 2 nov. 2026, Atelier a écrit :\n> Combien de tasses ?\n12\n> Et de bols ?\n4") == "12\n4"


def test_a_forwarded_mail_keeps_its_content() -> None:
    text = "---------- Message transféré ---------\nDe : Client\nDate : lundi\n\n12 tasses"
    assert "12 tasses" in said(text)
    assert said("> seulement\n> cité") == "seulement\ncité"


def test_plain_text_is_preferred_and_html_is_read_when_there_is_none() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("12 tasses")
    message.add_alternative("<p>99 tasses</p>", subtype="html")
    assert parse(message.as_bytes()).text == "12 tasses"
    html = "<html><head><title>x</title><style>p{}</style></head><body>"
    html += "<p>Bonjour&nbsp;,</p><ul><li>12 <b>tasses</b><li>3 pichets</ul><br>Merci</body>"
    assert said(html, "text/html").split("\n") == ["Bonjour ,", "", "12 tasses", "3 pichets", "", "Merci"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display: none">SECRET</div>',
        '<span style="visibility:hidden">SECRET</span>',
        '<span style="font-size:0px">SECRET</span>',
        '<span style="font-size: 1px;color:red">SECRET</span>',
        '<span style="opacity:0">SECRET</span>',
        '<div style="max-height:0;overflow:hidden">SECRET</div>',
        '<div style="position:absolute;left:-9999px">SECRET</div>',
        '<div style="text-indent:-5000px">SECRET</div>',
        '<font color="#FFFFFF">SECRET</font>',
        '<p style="color:#fff">SECRET</p>',
        '<p style="color:white;background:white">SECRET</p>',
        "<div hidden>SECRET</div>",
        "<!-- SECRET -->",
        "<script>SECRET</script>",
        "<template>SECRET</template>",
        "<textarea>SECRET</textarea>",
        "<style>.x{display:none}</style><p class='a x'>SECRET</p>",
        "<style>a, #y { color:red; visibility: hidden }</style><p id=y>SECRET</p>",
        '<div style="display:none"><div><p>SECRET',
        '<blockquote type="cite">SECRET</blockquote>',
        '<div class="gmail_quote">SECRET</div>',
        "<p>x</p><!-- SECRET",
        f"{'<i>' * 1000}SECRET",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(hidden: str) -> None:
    read = said(f"<p>12 tasses</p>{hidden}", "text/html")
    assert "SECRET" not in read
    assert "12 tasses" in read


@pytest.mark.parametrize(
    "shown",
    [
        '<table style="font-size:0px"><td style="font-size:13px">VISIBLE</td></table>',
        '<td bgcolor="#123456"><font color="#ffffff">VISIBLE</font></td>',
        '<div style="background-color:#000"><p style="color:white">VISIBLE</p></div>',
        '<p style="font-size:1em;border-width:0;margin-left:-200px;line-height:0.9">VISIBLE</p>',
        '<p style="font-size:0.9em;opacity:0.5;background-color:transparent">VISIBLE</p>',
        "<blockquote>VISIBLE</blockquote>",
        "<div style='display:none'>x</div>VISIBLE",
        "1 < 2 VISIBLE",
    ],
)
def test_what_a_reader_sees_is_read(shown: str) -> None:
    assert "VISIBLE" in said(shown, "text/html")


def test_invisible_characters_are_removed() -> None:
    assert said("12\u200b ta\u00adsses\u202e \ufeffbleues\u2066\x07\x1b[0m") == "12 tasses bleues[0m"
    assert parse(mail("x", "Subject: a\u202eb\r\n")).subject == "ab"


@pytest.mark.parametrize(
    "head",
    ["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes", "List-Id: <news.example>",
     "Return-Path: <>", "X-Auto-Response-Suppress: All", "auto-submitted: AUTO-GENERATED"],
)  # fmt: skip
def test_automatic_mails_are_known(head: str) -> None:
    assert parse(mail("Absent", f"{head}\r\n")).automatic


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Lu : Votre devis", "Votre message\r\nObjet : Votre devis\r\na été lu le vendredi 20 novembre."),
        ("Read: Quote", "Your message was read on Friday."),
        ("Non lu : Tarifs", "Votre message n'a pas été lu."),
    ],
)
def test_receipts_are_automatic(subject: str, body: str) -> None:
    assert parse(mail(body, f"Subject: {subject}\r\n")).automatic
    assert not parse(mail(body, "Subject: Votre devis\r\n")).automatic
    assert not parse(mail("Your reminder is a disgrace.", f"Subject: {subject}\r\n")).automatic


def test_a_persons_mail_is_not_automatic() -> None:
    assert not parse(mail("Bonjour", "Auto-Submitted: no\r\nPrecedence: normal\r\n")).automatic
    assert parse(b"From: MAILER-DAEMON@b.example\r\n\r\nx").automatic
    assert parse(b"From: a@b.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b--").automatic


def test_attachments_have_safe_names() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("ci-joint")
    message.add_attachment(b"1", maintype="application", subtype="pdf", filename="../../etc/pass\u202ewd")
    message.add_attachment(b"2", maintype="image", subtype="png")
    message.add_attachment("3", filename="notes.txt")
    names = [(attachment.name, attachment.media_type) for attachment in parse(message.as_bytes()).attachments]
    assert names == [("_.._etc_passwd", "application/pdf"), ("attachment-2", "image/png"), ("notes.txt", "text/plain")]


def test_a_mail_inside_a_mail_is_an_attachment() -> None:
    inner = EmailMessage()
    inner["From"] = "x@y.example"
    inner.set_content("99 tasses")
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("12 tasses")
    message.add_attachment(inner)
    read = parse(message.as_bytes())
    assert read.text == "12 tasses"
    assert b"99 tasses" in read.attachments[0].body


@pytest.mark.parametrize(
    "raw",
    [b"", b"\r\n\r\n", b"bonjour", b"\x00" * 1000, b"From: \r\n\r\nx", b"Subject: x\r\n\r\nx", b"From: zoe\r\n\r\nx",
     b"From: a@b@c\r\n\r\nx", b"PK\x03\x04" + b"\xff" * 100, b"x" * (LARGEST_MAIL + 1)],
)  # fmt: skip
def test_what_is_no_mail_is_refused_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(Rejected) as raised:
        parse(raw)
    assert str(raised.value)


HOSTILE = {
    "comments": b"From: " + b"(" * 200_000 + b" a@b.fr\r\n\r\nhi",
    "encoded words": b"From: a@b.fr\r\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n\r\nhi",
    "addresses": b"From: a@b.fr\r\nTo: " + b"a@b.fr, " * 50_000 + b"\r\n\r\nhi",
    "parameters": b"From: a@b.fr\r\nContent-Type: text/plain; " + b"a=b; " * 50_000 + b"\r\n\r\nhi",
    "nesting": b"From: a@b.fr\r\n"
    + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(4_000)),
    "parts": b"From: a@b.fr\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 1_000_000,
    "html depth": b"From: a@b.fr\r\nContent-Type: text/html\r\n\r\n" + b"<div>" * 40_000,
    "html tags": b"From: a@b.fr\r\nContent-Type: text/html\r\n\r\n" + b"<style" * 30_000,
    "html comments": b"From: a@b.fr\r\nContent-Type: text/html\r\n\r\n" + b"<!--" * 50_000 + b">",
    "lines": b"From: a@b.fr\r\n\r\n" + b"De : x\non x\n" * 20_000,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_read_to_its_end(name: str) -> None:
    try:
        parse(HOSTILE[name])
    except Rejected as error:
        assert str(error)


HEADERS = st.sampled_from(
    [b"From", b"To", b"Subject", b"Date", b"Content-Type", b"Content-Transfer-Encoding", b"Content-Disposition",
     b"References", b"Message-ID", b"Auto-Submitted", b"MIME-Version"]
)  # fmt: skip
VALUES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [b"a@b.fr", b"multipart/mixed; boundary=b", b"text/html", b"base64", b"=?utf-8?b?", b"message/rfc822",
         b"attachment; filename*=x''%ff", b"=?x?q?=ff?= <a@b.fr>", b"text/plain; charset=utf-7", b"Mon, 99 Foo"]
    ),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(HEADERS, VALUES), max_size=8), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    raw = b"".join(name + b": " + value + b"\r\n" for name, value in headers) + b"\r\n--b\r\n" + body + b"\r\n--b--"
    for candidate in (raw, b"From: a@b.fr\r\n" + raw, body):
        try:
            read = parse(candidate)
        except Rejected as error:
            assert str(error)
        else:
            assert "@" in read.sender_address
            assert "\x00" not in read.text


@given(st.text(max_size=200), st.text(max_size=50))
def test_html_never_fails_and_shows_nothing_hidden(before: str, inside: str) -> None:
    marked = f"<div style='display:none'>{inside.replace('<', '')}QQ</div>"
    if "<" not in before:
        assert "QQ" not in visible_text(before + marked)
    visible_text(before + marked)


def test_a_row_of_a_table_stays_a_line() -> None:
    rows = "<table><tr><th>Article</th><th>Qté</th></tr><tr><td> Mug  bleu</td><td></td><td><b>12</b></td></tr></table>"
    assert said(f"<p>Voici :</p>{rows}", "text/html; charset=utf-8").split("\n\n") == [
        "Voici :", "Article\tQté", "Mug bleu\t12",
    ]  # fmt: skip
