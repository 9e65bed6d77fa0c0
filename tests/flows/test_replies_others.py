"""Mails that come back, answers to quotes, and mails that answer nothing; by real mail servers, too."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.mailbox.opening import mailbox_of
from integrations.mail.imap import DONE
from tests.flows.soundness import is_sound
from tests.flows.test_mail_in import ORDER
from tests.support.imapserver import PASSWORD, USER, ImapServer
from tests.support.mailserver import MailServer
from tests.support.replies import (
    MARCEL,
    SOPHIE,
    comes,
    kinds,
    newest,
    opened,
    reminded,
    reply,
    report,
    running,
)
from tests.support.world import World, open_world

# --- what does not arrive ---------------------------------------------------------------------------------------------


async def test_a_mail_that_bounces_is_said_and_noted(world: World) -> None:
    await comes(world, report(await reminded(world), MARCEL))
    standing = (await running(world))["bounced"]
    assert (standing.subject, standing.until, standing.by) == (MARCEL, None, "commis")
    assert "5.1.1" in standing.note
    await world.hears(MARCEL, "n'a pas pu être remis", "5.1.1")
    assert await opened(world) == [] and not world.mails()
    await is_sound(world)


async def test_a_quote_that_bounces_is_said_in_its_thread(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 moulins manuels")
    [mail] = world.mails()
    await comes(world, report(mail["Message-ID"], SOPHIE))
    await world.hears(SOPHIE, "n'a pas pu être remis")
    assert (await running(world))["bounced"].subject == SOPHIE


async def test_what_is_put_off_or_delivered_is_a_row_in_the_ledger(world: World) -> None:
    reference = await reminded(world)
    await comes(world, report(reference, MARCEL, status="4.4.1", action="delayed"))
    await comes(world, report(reference, MARCEL, status="2.1.5", action="delivered"))
    assert (await kinds(world)).count("ignored") == 2
    assert not await running(world)
    await world.never_hears("remis")


async def test_a_report_about_no_mail_of_ours_is_not_believed(world: World) -> None:
    await reminded(world)
    await comes(world, report("<0000000000000000000000000000000000000000@comptoir-aubrac.example>", MARCEL))
    await comes(world, report("", MARCEL))
    assert not await running(world)
    assert (await kinds(world)).count("ignored") == 2


async def test_a_report_counts_for_the_address_that_was_written_to(world: World) -> None:
    await comes(world, report(await reminded(world), SOPHIE))
    assert (await running(world))["bounced"].subject == MARCEL


# --- answers to a quote -----------------------------------------------------------------------------------------------


async def quoted(world: World) -> str:
    await world.says("lea", "Devis pour Bellerive : 3 moulins manuels")
    return world.mails()[-1]["Message-ID"]


async def test_a_yes_to_a_quote_is_followed_up_in_its_thread(world: World) -> None:
    reference = await quoted(world)
    await comes(world, reply(reference, "Bon pour accord.\nSophie Garnier", sender=SOPHIE, subject="Re: Devis"))
    case = await newest(world)
    assert (case.process, case.address) == ("quote_followup", world.thread)
    assert case.facts["number"] == "D2026-0001"
    await world.hears("Hôtel Bellerive", "Bon pour accord")
    assert len(world.mails()) == 1


async def test_another_wish_is_handed_to_people_in_the_quotes_thread(world: World) -> None:
    reference = await quoted(world)
    text = "Bonjour, mettez plutôt 4 moulins manuels et ajoutez 12 mugs, svp."
    await comes(world, reply(reference, text, sender=SOPHIE, subject="Re: Devis"))
    await world.hears("Hôtel Bellerive", "4 moulins manuels")
    assert len(world.mails()) == 1 and len(await opened(world)) == 1
    assert (await kinds(world))[-1] == "handed_over"
    await world.says("lea", "mets 4 moulins au lieu de 3")
    assert len(world.mails()) == 2


async def test_an_absence_note_to_a_quote_ends_in_the_ledger(world: World) -> None:
    raw = reply(await quoted(world), "Absente jusqu'au 4 décembre.", sender=SOPHIE, Auto_Submitted="auto-replied")
    await comes(world, raw)
    assert len(await opened(world)) == 1 and (await kinds(world))[-1] == "ignored"


# --- mails that answer nothing ----------------------------------------------------------------------------------------


async def test_news_of_a_customer_who_owes_something_opens_a_thread(world: World) -> None:
    raw = reply("", "Bonjour, le virement de la facture F2026-0085 a été fait hier.", subject="Facture F2026-0085")
    await comes(world, raw)
    case = await newest(world)
    assert case.process == "payment"
    assert case.address.channel == "c:devis" and case.address.thread is not None
    world.thread = case.address
    assert any(
        post.key == case.address.thread and "F2026-0085" in repr(post.content) for post in await world.every_post()
    )


async def test_a_payment_and_a_wish_in_one_mail_are_for_a_person(world: World) -> None:
    text = "Bonjour, le virement de la facture F2026-0085 est parti hier. Pouvez-vous me faire un devis pour 12 mugs ?"
    await comes(world, reply("", text, subject="Facture et devis"))
    assert await opened(world) == []
    assert (await kinds(world))[-1] == "handed_over"
    [post] = [post for post in await world.every_post() if post.channel == "c:devis"]
    assert "12 mugs" in repr(post.content)


@pytest.mark.parametrize("sender", ["jean@neuf.example", "sophie@hotel-bellerive.example"])
async def test_a_question_is_for_people_whoever_asks_it(world: World, sender: str) -> None:
    await comes(world, reply("", "Bonjour, à quelle heure ouvrez-vous lundi ?", sender=sender, subject="Horaires"))
    assert await opened(world) == []
    assert (await kinds(world))[-1] == "handed_over"


async def test_a_machine_that_answers_our_quotes_with_their_request_is_stopped(world: World) -> None:
    for number in range(7):
        text = f"{ORDER}\n\n-- \nTicket {number}"
        await comes(world, reply("", text, sender=SOPHIE, subject="Demande de devis"))
    assert len(world.mails()) == 5
    assert (await kinds(world))[-1] == "handed_over"
    await world.waits(hours=2)
    await comes(world, reply("", ORDER, sender=SOPHIE, subject="Demande de devis"))
    assert len(world.mails()) == 6


# --- by real servers --------------------------------------------------------------------------------------------------


@pytest.fixture
async def servers() -> AsyncIterator[tuple[MailServer, ImapServer]]:
    async with MailServer() as out, ImapServer() as back:
        yield out, back


async def test_a_mail_leaves_by_smtp_and_its_answer_comes_back_by_imap(
    tmp_path: Path, servers: tuple[MailServer, ImapServer]
) -> None:
    out, back = servers
    settings = {
        "smtp_host": "127.0.0.1",
        "smtp_port": out.port,
        "smtp_security": "none",
        "imap_host": "127.0.0.1",
        "imap_port": back.port,
        "imap_security": "none",
        "imap_user": USER,
        "imap_password": PASSWORD,
        "imap_seconds": 1,
    }
    async with open_world(tmp_path, **settings) as world:
        app = world.app
        box = mailbox_of(app.settings, app.database, app.door.mail, app.mail_place, app.clock)
        assert box is not None
        await box.start()
        try:
            await world.says("lea", "Devis pour Bellerive : 3 moulins manuels")
            [sent] = out.mails
            back.append(reply(sent["Message-ID"], "Bon pour accord.", sender=SOPHIE, subject="Re: Devis"))
            back.append(report(sent["Message-ID"], SOPHIE))
            for _ in range(200):
                if back.flags() == [{DONE, "\\Seen"}] * 2:
                    break
                await asyncio.sleep(0.05)
        finally:
            await box.stop()
        await world.works()
        await world.hears("Hôtel Bellerive", "Bon pour accord")
        await world.hears(SOPHIE, "n'a pas pu être remis")
        assert (await newest(world)).process == "quote_followup"
        assert len(out.mails) == 1
