"""Delivery reports as servers really write them: whose address, which code, whether for good, about which mail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.errors import Rejected
from integrations.mail.incoming import parse
from integrations.mail.port import DeliveryReport

OURS = "<0123456789abcdef0123456789abcdef01234567@aubrac.example>"

ORIGINAL = f"""Received: by mx.aubrac.example
Message-ID: {OURS}
From: Comptoir <contact@aubrac.example>
To: compta@client.example
Subject: Facture F2026-0103

Bonjour,
"""


def standard(status_part: str, *, head: str = "", original: str = "message/rfc822") -> bytes:
    return f"""From: MAILER-DAEMON@mx.client.example (Mail Delivery System)
To: contact@aubrac.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <report@mx.client.example>
Auto-Submitted: auto-replied
{head}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.client.example.
I'm sorry to have to inform you that your message could not be delivered.

<compta@client.example>: host mx.client.example said: 550 5.1.1 User unknown

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.client.example
X-Postfix-Queue-ID: 4F2D1
Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0100

{status_part}
--B
Content-Type: {original}

{ORIGINAL}
--B--
""".replace("\n", "\r\n").encode()


FAILED = """Final-Recipient: rfc822; compta@client.example
Original-Recipient: rfc822;compta@client.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.client.example
Diagnostic-Code: smtp; 550 5.1.1 <compta@client.example>: Recipient address
    rejected: User unknown
"""


def test_postfix() -> None:
    read = parse(standard(FAILED))
    assert read.report == DeliveryReport("compta@client.example", "5.1.1", True, OURS)
    assert read.automatic


def test_only_the_headers_are_given_back() -> None:
    read = parse(standard(FAILED, original="text/rfc822-headers"))
    assert read.report == DeliveryReport("compta@client.example", "5.1.1", True, OURS)


@pytest.mark.parametrize(
    ("part", "report"),
    [
        (
            "Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.1\nWill-Retry-Until: Fri, 27 Nov 2026",
            DeliveryReport("a@b.example", "4.4.1", False, OURS),
        ),
        (
            "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 4.4.7",  # its time is over
            DeliveryReport("a@b.example", "4.4.7", True, OURS),
        ),
        (
            "Final-Recipient: rfc822; a@b.example\nAction: delivered\nStatus: 2.1.5",
            DeliveryReport("a@b.example", "2.1.5", False, OURS),
        ),
        (
            "Final-Recipient: rfc822; ok@b.example\nAction: relayed\nStatus: 2.0.0\n\n"
            "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.2.1",
            DeliveryReport("a@b.example", "5.2.1", True, OURS),
        ),
        (
            "Final-Recipient: rfc822; moved@b.example\nOriginal-Recipient: rfc822; Asked@B.example\nAction: failed",
            DeliveryReport("asked@b.example", "", True, OURS),
        ),
        (
            "final-recipient: RFC822;A@B.example\naction: FAILED\ndiagnostic-code: smtp; 550 no such user here",
            DeliveryReport("a@b.example", "5.0.0", True, OURS),
        ),
    ],
)
def test_what_became_of_it(part: str, report: DeliveryReport) -> None:
    assert parse(standard(part)).report == report


def test_gmail() -> None:
    head = "X-Failed-Recipients: compta@client.example\n"
    part = """Final-Recipient: rfc822; compta@client.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
Last-Attempt-Date: Mon, 23 Nov 2026 01:00:00 -0800 (PST)"""
    assert parse(standard(part, head=head)).report == DeliveryReport("compta@client.example", "5.1.1", True, OURS)


def sentences(head: str, body: str) -> bytes:
    return f"{head}\nTo: contact@aubrac.example\nContent-Type: text/plain; charset=utf-8\n\n{body}".encode()


EXIM = f"""This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  compta@client.example
    host mx.client.example [192.0.2.7]
    SMTP error from remote mail server after RCPT TO:<compta@client.example>:
    550 No such user here

------ This is a copy of the message, including all the headers. ------

Return-path: <contact@aubrac.example>
{ORIGINAL}"""

QMAIL = f"""Hi. This is the qmail-send program at mx.client.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<compta@client.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

{ORIGINAL}"""

EXCHANGE = f"""Échec de la remise aux destinataires ou groupes suivants :

compta@client.example
L'adresse de courriel que vous avez entrée est introuvable.

Informations de diagnostic pour les administrateurs :

Serveur de génération : MX.client.example

compta@client.example
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'

En-têtes de message d'origine :

{ORIGINAL}"""

DELAYED = f"""This is an informational message sent by mx.client.example.

Delivery of your message to compta@client.example has been delayed.
The server has not yet been able to deliver it and will keep trying: 451 4.4.1 connection timed out
Message-ID: {OURS}
"""

OLD_GMAIL = f"""Delivery to the following recipient failed permanently:

     compta@client.example

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the server for the recipient domain client.example.
The error that the other server returned was: 550 5.1.1 User unknown

----- Original message -----

{ORIGINAL}"""


@pytest.mark.parametrize(
    ("head", "body", "status", "permanent"),
    [
        ("From: Mail Delivery System <Mailer-Daemon@mx.client.example>\nX-Failed-Recipients: compta@client.example\n"
         "Subject: Mail delivery failed: returning message to sender", EXIM, "5.0.0", True),
        ("From: MAILER-DAEMON@mx.client.example\nSubject: failure notice", QMAIL, "5.1.1", True),
        ("From: postmaster@client.example\nSubject: Non remis : Facture F2026-0103", EXCHANGE, "5.1.10", True),
        ("From: postmaster@client.example\nSubject: Delivery delayed: Facture", DELAYED, "4.4.1", False),
        ("Return-Path: <>\nFrom: Robot <daemon@client.example>\nSubject: Delivery Status Notification (Failure)",
         OLD_GMAIL, "5.1.1", True),
    ],
    ids=["Exim", "qmail", "Exchange", "delayed", "Gmail"],
)  # fmt: skip
def test_reports_in_sentences(head: str, body: str, status: str, permanent: bool) -> None:
    assert parse(sentences(head, body)).report == DeliveryReport("compta@client.example", status, permanent, OURS)


@pytest.mark.parametrize(
    "raw",
    [
        sentences("From: Zoé <zoe@client.example>\nSubject: Undelivered Mail Returned to Sender", EXIM),
        sentences(
            "From: postmaster@client.example\nSubject: Réunion", "Bonjour, voir compta@client.example, 550 euros."
        ),
        b"From: zoe@client.example\nContent-Type: multipart/report; report-type=disposition-notification; "
        b"boundary=B\n\n--B\nContent-Type: message/disposition-notification\n\nDisposition: manual-action; displayed\n"
        b"\n--B--",
        b"From: zoe@client.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=B\n\n--B\n"
        b"Content-Type: message/feedback-report\n\nFeedback-Type: abuse\n\n--B--",
        sentences("From: Zoé <zoe@client.example>\nSubject: Re: Facture", "Le code 5.1.1 de compta@client.example ?"),
    ],
    ids=["a person", "a postmaster's letter", "it was read", "a complaint", "figures"],
)
def test_what_is_no_delivery_report(raw: bytes) -> None:
    assert parse(raw).report is None


def test_an_absence_note_keeps_its_words_and_what_it_answers() -> None:
    raw = f"""From: Sophie <sophie@client.example>
Subject: Réponse automatique : Facture F2026-0103
In-Reply-To: {OURS}
Content-Type: text/plain; charset=utf-8

Je suis absente jusqu'au 7 décembre.
""".encode()
    read = parse(raw)
    assert read.automatic and read.report is None
    assert read.in_reply_to == OURS
    assert "7 décembre" in read.text
    assert not parse(raw.replace("Réponse automatique".encode(), b"Re: Facture")).automatic


def test_the_end_of_a_very_long_exchange_is_kept() -> None:
    names = [f"<{number:05d}.{'x' * 60}@outside.example>" for number in range(500)]
    for separator in (" ", "\r\n "):
        raw = f"From: a@b.example\r\nReferences: {separator.join([*names, OURS])}\r\n\r\nmerci".encode()
        read = parse(raw)
        assert read.references[0] == names[0]
        assert read.references[-1] == OURS and read.references[-2] == names[-1]
        assert len(read.references) <= 100
        assert set(read.references) <= {*names, OURS}


PIECES = st.sampled_from(
    ["Action: failed", "Action:", "Status: 5.1.1", "Status: x", "Final-Recipient: rfc822;",
     "Final-Recipient: a@b.example",
     "", "\x00", "Diagnostic-Code: smtp; 550 " + "9" * 400, ": : :", " folded", "Message-ID: <" + "x" * 300]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12), st.text(max_size=80))
def test_any_report_is_read_or_refused(lines: list[str], words: str) -> None:
    part = "\n".join([*lines, words])
    for raw in (standard(part), sentences("From: mailer-daemon@b.example\nSubject: failure notice", part)):
        try:
            report = parse(raw).report
        except Rejected:
            continue
        assert report is None or (report.recipient == report.recipient.lower() and len(report.status) < 20)
