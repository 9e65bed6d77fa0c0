"""A reminder that left, what customers and their servers write back to it, and what came of that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

from bot.effects import message_id
from bot.mailbox.keeping import received
from bot.outgoing import post_row
from bot.store import cases, outbox
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from graphs.message import Address, text_message
from graphs.standing import Standing
from tests.support.world import World

US = "contact@comptoir-aubrac.example"
MARCEL = "marcel@bistrot-chez-marcel.example"
SOPHIE = "sophie@hotel-bellerive.example"


async def reminded(world: World, name: str = "Bistrot Chez Marcel", *, state: str = "sent") -> str:
    """A reminder that left this morning, in a thread of its own, which becomes the current one. Its Message-ID."""
    customer = next(each for each in (await world.app.books.directory()).customers if each.name == name)
    thread = Address("web", "c:devis", "relance-1")
    key = "case-relance-1:reminder"
    reference = message_id(key, US)
    case = CaseRow(
        id="case-relance-1",
        process="reminder",
        version=1,
        address=thread,
        asker_id=None,
        language="fr",
        state="done",
        title=f"Relance {name}",
        facts={"customer": name, "customer_id": customer.id, "level": 1, "sent": True},
        reasons=[],
        waits=[],
        contributors=[],
        opened_at=world.clock.now(),
        changed_at=world.clock.now(),
    )
    row = Outgoing(key, f"case/{case.id}", "reminder.mail", case.id, {"to": customer.email, "subject": "Relance"})

    def keep(c: Connection) -> None:
        cases.save(c, case)
        if state == "sent":
            outbox.stage_done(c, row, reference=reference, now=world.clock.now())
        else:
            outbox.stage(c, [row], world.clock.now())
            outbox.begin(c, key)
            outbox.doubt(c, key, "the server went silent", world.clock.now() + timedelta(hours=1))
        outbox.stage(
            c,
            [post_row("relance-1", replace(thread, thread=None), text_message(f"Relance {name}"), language="fr")],
            world.clock.now(),
        )

    await world.app.database.write(keep)
    world.thread = thread
    return reference


def reply(
    to: str, text: str, *, sender: str = MARCEL, subject: str = "Re: Facture F2026-0085", html: str = "", **headers: str
) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, US, subject
    mail["Message-ID"] = message_id(f"{sender}{subject}{text}{html}", sender)
    if to:
        mail["In-Reply-To"] = to
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if text or not html:
        mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html") if text else mail.set_content(html, subtype="html")
    return mail.as_bytes()


def report(original: str, recipient: str, status: str = "5.1.1", action: str = "failed") -> bytes:
    return f"""From: MAILER-DAEMON@mx.outside.example
To: {US}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.outside.example

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}

--B
Content-Type: text/rfc822-headers

Message-ID: {original}
Subject: Facture

--B--
""".encode()


async def comes(world: World, raw: bytes) -> None:
    mail = received(raw, "m.eml", world.clock.now())
    await world.app.door.mail(mail.event, world.app.mail_place, mail.raw)
    await world.works()


async def newest(world: World) -> CaseRow:
    return (await world.app.database.read(lambda c: cases.recent(c, 1)))[0]


async def opened(world: World) -> list[CaseRow]:
    """The cases beside the reminder's own."""
    found = await world.app.database.read(lambda c: cases.recent(c, 100))
    return [case for case in found if case.process != "reminder"]


async def running(world: World) -> dict[str, Standing]:
    return {standing.kind: standing for standing in await world.app.standings.running()}


async def kinds(world: World) -> list[str]:
    return [row.kind for row in await world.ledger()]


async def reminds(world: World) -> str:
    """The whole way: asked for, approved, sent. The Message-ID of what left."""
    await world.says("lea", "relance Bistrot Chez Marcel")
    await world.clicks("marc", "Envoyer la relance")
    [mail] = world.mails()
    assert mail["To"] == MARCEL
    return mail["Message-ID"]
