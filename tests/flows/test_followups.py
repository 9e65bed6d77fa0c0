"""Conversations about quotes that wait for an answer, and about the texts customers are sent."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from bot import standings
from bot.mailbox.keeping import received
from graphs.standing import Standing
from tests.support.world import World, open_world

ORDER = "Devis pour Café Lumière : 20 carafes à eau"
SENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@asynccontextmanager
async def set_up(prepared_home: Path, tmp_path: Path, **overrides: Any) -> AsyncGenerator[World]:
    home = tmp_path / "own"
    shutil.copytree(prepared_home, home)
    async with open_world(home, **{"autonomy_quote_followup": "act", **overrides}) as opened:
        await opened.app.daily.quotes.plan()
        yield opened


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    """A company whose follow-ups leave by themselves."""
    async with set_up(prepared_home, tmp_path) as opened:
        yield opened


async def quoted(world: World, who: str = "lea", order: str = ORDER) -> str:
    """Asks for a quote that leaves at once; its number."""
    await world.says(who, order, anew=True)
    number = (await world.case())["facts"]["number"]
    assert number
    return number


async def days(world: World, count: int) -> None:
    """Each of them, as it comes."""
    for _ in range(count):
        await world.waits(days=1)


async def replies(world: World, text: str, *, sender: str = "") -> None:
    """The customer answers the last mail."""
    last = world.mails()[-1]
    mail = EmailMessage()
    mail["From"], mail["To"] = sender or str(last["To"]), str(last["From"])
    mail["Subject"], mail["Message-ID"] = f"Re: {last['Subject']}", f"<{len(text)}@customer.example>"
    mail["In-Reply-To"] = str(last["Message-ID"])
    mail.set_content(text)
    came = received(mail.as_bytes(), "reply.eml", world.clock.now())
    await world.app.door.mail(came.event, world.app.mail_place, came.raw)
    await world.works()


def subjects(world: World) -> list[str]:
    return [str(mail["Subject"]) for mail in world.mails()]


# --- by itself --------------------------------------------------------------------------------------------------------


async def test_once_politely_once_before_the_end_then_its_owner_is_asked(acting: World) -> None:
    number = await quoted(acting)
    await days(acting, 6)
    assert len(acting.mails()) == 1
    await days(acting, 3)
    assert len(acting.mails()) == 2
    await acting.hears(f"Relance du devis {number} envoyée")
    await days(acting, 17)
    assert len(acting.mails()) == 2
    await days(acting, 4)
    assert len(acting.mails()) == 3
    assert "expire" in subjects(acting)[-1].lower() or "jours" in subjects(acting)[-1].lower()
    await days(acting, 4)
    await acting.hears(number, "Gagné, perdu, ou à prolonger")
    await acting.clicks("lea", "Perdu")
    await acting.hears(f"a décliné le devis {number}")
    assert [quote.number for quote in await acting.app.books.sent_quotes()].count(number) == 0
    await days(acting, 20)
    assert len(acting.mails()) == 3


async def test_the_follow_up_answers_the_quote_s_own_mail_and_is_signed_by_whoever_asked_for_it(acting: World) -> None:
    await quoted(acting)
    await days(acting, 9)
    quote, followup = acting.mails()
    assert str(followup["In-Reply-To"]).strip() == str(quote["Message-ID"]).strip()
    assert "Léa Martin" in followup.get_content()


async def test_a_company_that_sees_all_first_sees_each_in_the_quote_s_thread(
    prepared_home: Path, tmp_path: Path
) -> None:
    async with set_up(prepared_home, tmp_path, autonomy_quote_followup="propose") as world:
        number = await quoted(world)
        await days(world, 9)
        assert len(world.mails()) == 1
        await world.hears(f"Relancer Café Lumière au sujet du devis {number}")
        await world.clicks("lea", "Envoyer la relance")
        assert len(world.mails()) == 2


async def test_a_restart_in_between_repeats_nothing(acting: World) -> None:
    await quoted(acting)
    for _ in range(9):
        await acting.waits(days=1)
        await acting.restart()
        await acting.works()
    assert len(acting.mails()) == 2


async def test_a_customer_who_complained_is_left_alone(acting: World) -> None:
    await quoted(acting)
    directory = await acting.app.books.directory()
    customer = next(one.id for one in directory.customers if one.name == "Café Lumière")
    running = Standing(customer, "complaint", SENT.date())
    await acting.app.database.write(lambda c: standings.put(c, running, SENT))
    await days(acting, 9)
    assert len(acting.mails()) == 1
    await acting.hears("réclamation")


# --- asked for --------------------------------------------------------------------------------------------------------


async def test_a_colleague_asks_and_it_leaves(acting: World) -> None:
    number = await quoted(acting)
    await acting.waits(days=1)
    await acting.says("lea", "relance le devis de Café Lumière", anew=True)
    await acting.hears(f"Relance du devis {number} envoyée à Café Lumière")
    assert (await acting.case())["facts"]["number"] == number
    await acting.says("lea", f"relance le devis {number}", anew=True)
    await acting.hears("n'est pas partie")
    assert len(acting.mails()) == 2


async def test_which_of_several_is_asked(acting: World) -> None:
    first, second = await quoted(acting), await quoted(acting, order="Devis pour Café Lumière : 5 carafes à eau")
    await acting.says("lea", "relance le devis de Café Lumière", anew=True)
    await acting.hears("Plusieurs devis attendent une réponse")
    await acting.clicks("lea", second)
    await acting.hears(f"Relance du devis {second} envoyée")
    await acting.never_hears(f"Relance du devis {first}")


async def test_in_english(acting: World) -> None:
    await acting.says("oliver", "Quote for Nordlys: 10 water carafes", anew=True)
    number = (await acting.case())["facts"]["number"]
    await acting.says("oliver", "follow up on the quote for Nordlys", anew=True)
    await acting.hears(f"Follow-up of quote {number} sent to")


# --- answers ----------------------------------------------------------------------------------------------------------


async def test_an_acceptance_by_mail_is_confirmed_by_a_person(acting: World) -> None:
    number = await quoted(acting)
    await days(acting, 9)
    await replies(acting, "Bonjour,\n\nBon pour accord !\n\nCordialement")
    await acting.hears("Bon pour accord", "C'est une commande ?")
    assert number in [quote.number for quote in await acting.app.books.sent_quotes()]
    await acting.clicks("lea", "Oui, c'est une commande")
    await acting.hears(f"a accepté le devis {number}")
    assert number not in [quote.number for quote in await acting.app.books.sent_quotes()]
    await days(acting, 30)
    assert len(acting.mails()) == 2


async def test_a_question_stops_what_leaves_by_itself(acting: World) -> None:
    await quoted(acting)
    await replies(acting, "Ok si vous faites 5 %.")
    await acting.hears("Ok si vous faites 5")
    await days(acting, 28)
    assert len(acting.mails()) == 1


async def test_a_postponement_is_handed_to_a_person_who_may_still_write(acting: World) -> None:
    number = await quoted(acting)
    await days(acting, 9)
    await replies(acting, "Bonjour, nous revenons vers vous en janvier.")
    await acting.hears("en janvier", "À vous de voir")
    await acting.clicks("lea", "Je m'en occupe")
    await acting.hears(f"je ne relance plus pour le devis {number}")
    await days(acting, 17)
    assert len(acting.mails()) == 2
    await acting.says("lea", f"relance le devis {number}", anew=True)
    await acting.hears("partira à l'ouverture, le 21 décembre 2026 à 8 h")
    await days(acting, 2)
    await acting.hears("envoyée")
    assert len(acting.mails()) == 3


async def test_a_refusal_by_mail_is_confirmed_too(acting: World) -> None:
    number = await quoted(acting)
    await replies(acting, "Bonjour, nous ne donnerons pas suite à votre devis.", sender="quelquun@ailleurs.example")
    await acting.hears("semble décliner", "quelquun@ailleurs.example")
    await acting.says("lea", "oui")
    await acting.hears(f"a décliné le devis {number}")


# --- texts ------------------------------------------------------------------------------------------------------------


async def test_a_text_is_changed_by_whoever_may_and_used_from_then_on(acting: World) -> None:
    await acting.says("lea", "montre les textes de relance", anew=True)
    await acting.hears("d'origine", "Relance ferme")
    await acting.says("lea", "change le texte de la première relance de devis", anew=True)
    await acting.hears("demande le rôle")
    await acting.says("marc", "change le texte de la première relance de devis, ton chaleureux", anew=True)
    await acting.hears("Changer ce texte")
    approval = (await acting.approvals())[0]
    words = "{greeting}\n\nAlors, ce devis {number} ?\n\n{signature}"
    await acting.submits("marc", f"f:{approval.id}:edit", subject="Devis {number}, alors ?", body=words)
    await acting.hears("C'est enregistré", "Alors, ce devis DEVIS-EXEMPLE")
    await acting.says("marc", "montre le texte de la première relance de devis, ton chaleureux", anew=True)
    await acting.hears("le vôtre", "Devis DEVIS-EXEMPLE, alors")


async def test_a_text_with_an_unknown_field_is_not_saved(acting: World) -> None:
    await acting.says("marc", "change le texte de la relance ferme", anew=True)
    approval = (await acting.approvals())[0]
    await acting.submits("marc", f"f:{approval.id}:edit", subject="x", body="{totl} {invoices}")
    await acting.hears("ne peut pas être enregistré", "{totl}")
    await acting.says("marc", "montre le texte de la relance ferme", anew=True)
    await acting.hears("d'origine")
