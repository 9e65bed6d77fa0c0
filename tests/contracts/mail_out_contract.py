"""What every way out of a mail must keep: the mail arrives whole, once where that can be promised, and never forged.

A test class of an adapter inherits `MailOutContract` and gives the fixtures `adapter` and `arrived`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from integrations.errors import Misconfigured, Rejected
from integrations.mail.port import MailAttachment, MailOut, OutgoingMail

Arrived = Callable[[], list[EmailMessage]]

MAIL = OutgoingMail(
    message_id="<0123456789abcdef@moulins.example>",
    sender="Atelier des Moulins <devis@moulins.example>",
    to="Hélène Lefèvre <helene@arts.example>",
    subject="Votre devis n° D2026-0042 à 1 234,50 € — merci",
    text="Bonjour,\n\nVoici le devis « 12 tasses ».\n.\n\nBien à vous\n",
    sent_at=datetime(2026, 11, 22, 13, 30, tzinfo=UTC),
    attachments=[MailAttachment("Devis D2026-0042 – été.pdf", "application/pdf", b"%PDF-1.7\r\n\x00\xff.\r\n")],
    reply_to_id="<question@arts.example>",
)


class MailOutContract:
    async def test_a_mail_arrives_whole(self, adapter: MailOut, arrived: Arrived) -> None:
        assert await adapter.send(MAIL) == MAIL.message_id
        (mail,) = arrived()
        assert mail["Message-ID"] == MAIL.message_id
        assert mail["From"] == MAIL.sender
        assert mail["To"] == MAIL.to
        assert mail["Subject"] == MAIL.subject
        assert mail["In-Reply-To"] == mail["References"] == MAIL.reply_to_id
        assert mail["Date"].datetime == MAIL.sent_at
        body = mail.get_body(("plain",))
        assert body is not None
        assert body.get_content().replace("\r\n", "\n") == MAIL.text
        (attachment,) = mail.iter_attachments()
        assert attachment.get_filename() == MAIL.attachments[0].name
        assert attachment.get_content_type() == "application/pdf"
        assert attachment.get_content() == MAIL.attachments[0].body

    async def test_a_mail_without_attachment_is_plain_text(self, adapter: MailOut, arrived: Arrived) -> None:
        await adapter.send(replace(MAIL, attachments=[], reply_to_id=""))
        (mail,) = arrived()
        assert mail.get_content_type() == "text/plain"
        assert mail["In-Reply-To"] is None

    async def test_two_mails_are_two(self, adapter: MailOut, arrived: Arrived) -> None:
        await adapter.send(MAIL)
        await adapter.send(replace(MAIL, message_id="<another@moulins.example>"))
        assert {mail["Message-ID"] for mail in arrived()} == {MAIL.message_id, "<another@moulins.example>"}

    async def test_the_same_mail_is_sent_once_where_that_is_promised(self, adapter: MailOut, arrived: Arrived) -> None:
        if not adapter.can_find:
            assert await adapter.find(MAIL.message_id) is None
            return
        assert await adapter.find(MAIL.message_id) is None
        for _ in range(3):
            assert await adapter.send(MAIL) == MAIL.message_id
        assert len(arrived()) == 1
        assert await adapter.find(MAIL.message_id) == MAIL.message_id
        assert await adapter.find("<never@moulins.example>") is None

    @pytest.mark.parametrize("text", ["a\r\nBcc: x@evil.example", "a\nb", "a\rb", "a\x00b", "a\u2028b", "\ud800"])
    async def test_no_text_becomes_a_header(self, adapter: MailOut, arrived: Arrived, text: str) -> None:
        for forged in (
            replace(MAIL, subject=text),
            replace(MAIL, to=f"{text} <helene@arts.example>"),
            replace(MAIL, to=f"helene@arts.example{text}"),
            replace(MAIL, message_id=f"<{text}@moulins.example>"),
            replace(MAIL, reply_to_id=f"<{text}@moulins.example>"),
            replace(MAIL, attachments=[MailAttachment(text, "application/pdf", b"")]),
            replace(MAIL, attachments=[MailAttachment("a", f"application/{text}", b"")]),
        ):
            with pytest.raises(Rejected):
                await adapter.send(forged)
        assert arrived() == []

    @pytest.mark.parametrize(
        "address",
        ["", "zoé", "a@", "@b.example", "a b@c.example", "a@b..example", "a@-b.example", "a@b.example, c@d.example",
         "a@b.example;c@d.example", "<a@b.example", "a@b.example c@d.example", "zoé@b.example", "a@" + "x" * 300,
         "\"a b\"@c.example", "a@[127.0.0.1]", "a.@b.example", "x" * 1000 + "@b.example"],
    )  # fmt: skip
    async def test_a_bad_recipient_is_refused(self, adapter: MailOut, arrived: Arrived, address: str) -> None:
        with pytest.raises(Rejected):
            await adapter.send(replace(MAIL, to=address))
        assert arrived() == []

    async def test_a_bad_sender_wakes_the_operator(self, adapter: MailOut, arrived: Arrived) -> None:
        for sender in ("", "commis", "a@b.example\nBcc: c@d.example"):
            with pytest.raises(Misconfigured):
                await adapter.send(replace(MAIL, sender=sender))
        assert arrived() == []

    async def test_any_script_and_a_domain_of_any_script(self, adapter: MailOut, arrived: Arrived) -> None:
        await adapter.send(replace(MAIL, to="李 “雷” <li@exämple.example>", subject="報價 ✓", text="ünï\u202f€"))
        (mail,) = arrived()
        assert mail["To"].addresses[0].addr_spec == "li@xn--exmple-cua.example"
        assert mail["To"].addresses[0].display_name == "李 “雷”"
        assert mail["Subject"] == "報價 ✓"

    async def test_an_encoded_word_in_a_text_is_not_decoded(self, adapter: MailOut, arrived: Arrived) -> None:
        hidden = "=?utf-8?q?a=0d=0aBcc=3a_x=40evil=2eexample?="
        await adapter.send(replace(MAIL, subject=f"Devis {hidden}", to=f"{hidden} <helene@arts.example>"))
        (mail,) = arrived()
        assert mail["Bcc"] is None
        assert mail["Subject"] == f"Devis {hidden}".replace("=?", "= ?")
        assert mail["To"].addresses[0].addr_spec == "helene@arts.example"

    async def test_a_long_mail_arrives_unchanged(self, adapter: MailOut, arrived: Arrived) -> None:
        text = "\n".join(f"{n} " + "é" * 2000 for n in range(300)) + "\n"
        await adapter.send(replace(MAIL, text=text))
        body = arrived()[0].get_body(("plain",))
        assert body is not None
        assert body.get_content().replace("\r\n", "\n") == text
