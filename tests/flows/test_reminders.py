"""Reminding one customer, as people ask for it: what leaves, what is asked, who decides."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.flows.soundness import is_sound
from tests.support.owed import (
    body,
    books,
    loads,
    sample,
    sent,
    stands,
    to,
)
from tests.support.world import World

MARCEL = "marcel@bistrot-chez-marcel.example"
CHASE = "relance Bistrot Chez Marcel"
SEND = "Envoyer la relance"


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    """Reminders leave by themselves, at once."""
    async with sample(prepared_home, tmp_path) as opened:
        yield opened


# --- asked for --------------------------------------------------------------------------------------------------------


async def test_one_mail_carries_the_oldest_invoice_and_lists_the_others(acting: World) -> None:
    await acting.says("lea", CHASE)
    said = await acting.hears("Relance envoyée à Bistrot Chez Marcel", MARCEL, "471,20 €")
    assert "66 jours" in said and "10 jours après l'échéance" in said.replace("\u00a0", " ")
    [mail] = acting.mails()
    assert mail["To"] == MARCEL and "F2026-0085" in mail["Subject"]
    text = body(mail)
    assert all(part in text for part in ("F2026-0085", "356,40 €", "F2026-0095", "114,80 €", "471,20 €", "Léa Martin"))
    assert [(row.invoice, row.level) for row in await sent(acting)] == [("F2026-0085", 1)]
    assert (await acting.case())["facts"]["total"] == "471.20"
    await is_sound(acting)


async def test_only_the_invoice_that_is_named_is_asked_for(acting: World) -> None:
    await acting.says("lea", "relance Bistrot Chez Marcel pour F2026-0095")
    [mail] = acting.mails()
    assert "F2026-0095" in mail["Subject"] and "F2026-0085" not in body(mail)
    assert (await acting.case())["facts"]["total"] == "114.80"


@pytest.mark.parametrize("words", ["chase Harbour & Finch", "Please send Harbour & Finch a reminder"])
async def test_in_english_the_card_follows_the_person_and_the_mail_the_customer(acting: World, words: str) -> None:
    await acting.says("oliver", words)
    await acting.hears("Reminder sent to Harbour & Finch Tea Rooms", "€612.00")
    assert "invoice W2026-0238" in acting.mails()[0]["Subject"]
    await acting.says("oliver", "chase Bistrot Chez Marcel", anew=True)
    await acting.hears("Reminder sent to Bistrot Chez Marcel", "courteous")
    [french] = [mail for mail in acting.mails() if mail["To"] == MARCEL]
    assert "Votre règlement" in french["Subject"] and "Madame, Monsieur," in body(french)


async def test_a_customer_of_two_names_is_asked_once(acting: World) -> None:
    await acting.says("lea", "relance Dupont")
    assert (await acting.case())["status"] == "needs_answer"
    await acting.clicks("lea", "Dupont Frères")
    await acting.hears("Rien à envoyer à Dupont Frères")
    assert not acting.mails()


async def test_an_unknown_customer_is_asked_and_can_be_dropped(acting: World) -> None:
    await acting.says("lea", "relance Zanzibar Import")
    await acting.hears("Zanzibar Import")
    await acting.says("lea", "stop")
    assert (await acting.case())["status"] == "refused"
    assert not acting.mails()


async def test_nothing_due_is_told_with_the_day_it_will_be(acting: World) -> None:
    await acting.says("lea", "relance Maison Castelnau")
    await acting.hears("Rien à envoyer à Maison Castelnau", "15 décembre 2026")
    assert not acting.mails()


async def test_asked_twice_a_day_leaves_once(acting: World) -> None:
    await acting.says("lea", CHASE)
    await acting.says("claire", CHASE, anew=True)
    await acting.hears("Rien à envoyer", "aujourd'hui")
    await acting.waits(days=1)
    await acting.says("claire", CHASE, anew=True)
    await acting.hears("Rien à envoyer")
    assert len(acting.mails()) == 1


async def test_a_first_lateness_is_courteous_whatever_the_days(acting: World) -> None:
    await acting.says("lea", "relance Moulin Rouge-Gorge")
    await acting.hears("premier retard, le ton reste courtois", "courtoise", "35 jours")
    text = body(acting.mails()[0]).lower()
    assert not any(threat in text for threat in ("pénalité", "40,00", "mise en demeure", "indemnité"))


async def test_no_address_sends_nothing_and_says_what_to_do(acting: World) -> None:
    await acting.says("lea", "relance Kiosque Bellecour")
    await acting.hears("Aucune relance ne part à Kiosque Bellecour", "n'a pas d'adresse", "96,60 €")
    case = await acting.case()
    assert case["status"] == "refused" and [each["code"] for each in case["exceptions"]] == ["missing_address"]
    await loads(acting, customers=[{"name": "Kiosque Bellecour", "email": "karim@kiosque-bellecour.example"}])
    await acting.says("lea", "relance Kiosque Bellecour")
    assert to(acting) == ["karim@kiosque-bellecour.example"]


# --- proposed, edited, refused ----------------------------------------------------------------------------------------


async def test_proposed_then_approved(world: World) -> None:
    await world.says("lea", CHASE)
    await world.hears("Relancer Bistrot Chez Marcel", "F2026-0085", "66 jours", "Le message, tel qu'il partira")
    assert not world.mails()
    await world.clicks("marc", SEND)
    assert to(world) == [MARCEL]
    await world.hears("Relance envoyée à Bistrot Chez Marcel")
    await is_sound(world)


async def test_typed_words_decide_too(world: World) -> None:
    await world.says("lea", CHASE)
    await world.says("claire", "ok pour moi")
    assert to(world) == [MARCEL]


async def test_refused_with_its_reason_is_not_proposed_again_at_once(world: World) -> None:
    await world.says("lea", CHASE)
    await world.says("claire", "non, je l'appelle cet après-midi")
    await world.hears("la relance de Bistrot Chez Marcel ne part pas", "je l'appelle cet après-midi")
    assert (await world.case())["status"] == "refused"
    await world.waits(days=1)
    await world.says("lea", CHASE, anew=True)
    assert not await world.approvals() and not world.mails()
    await world.says("lea", "reprends les relances de Bistrot Chez Marcel", anew=True)
    await world.says("lea", CHASE, anew=True)
    assert len(await world.approvals()) == 1


async def test_an_edit_leaves_as_it_was_written(world: World) -> None:
    await world.says("lea", CHASE)
    receipt = await world.clicks("claire", "Modifier")
    assert receipt.form is not None
    await world.submits(
        "claire", receipt.form.id, subject="Petit point sur vos factures", body="Bonjour Marcel,\n\nOù en est-on ?\n"
    )
    if not world.mails():
        await world.clicks("marc", SEND)
    [mail] = world.mails()
    assert mail["Subject"] == "Petit point sur vos factures"
    assert body(mail).startswith("Bonjour Marcel,\n\nOù en est-on ?")


async def test_it_expires_closed(world: World) -> None:
    await world.says("lea", CHASE)
    button, place = await world.button(SEND)
    await world.waits(days=8)
    await world.hears("Personne n'a répondu à temps", "Bistrot Chez Marcel")
    receipt = await world.presses("claire", button.id, place)
    assert receipt.note is not None
    assert not world.mails()


async def test_a_colleague_of_the_role_decides_after_others_looked(world: World) -> None:
    await world.says("lea", CHASE)
    receipt = await world.clicks("claire", "Autres choix")
    assert receipt.note is not None or receipt.form is not None
    await world.clicks("marc", SEND)
    assert to(world) == [MARCEL]


async def test_withdrawn_by_who_asked(world: World) -> None:
    await world.says("lea", CHASE)
    await world.says("lea", "stop")
    await world.hears("Demande retirée")
    assert not await world.approvals() and not world.mails()


# --- the exceptions ---------------------------------------------------------------------------------------------------


async def exceptions(world: World, words: str, who: str = "lea") -> list[str]:
    await world.says(who, words, anew=True)
    case = await world.case()
    assert case["status"] == "needs_approval", case
    return [item["code"] for item in case["exceptions"]]


async def test_the_first_reminder_to_a_vip_is_asked(acting: World) -> None:
    assert await exceptions(acting, "relance Domaine de la Roseraie") == ["vip_first_contact"]
    await acting.hears("client VIP", "2 196,00 €", "Petit rappel")
    assert not acting.mails()
    await acting.clicks("claire", SEND)
    await acting.hears("c'est un client VIP, le ton reste courtois")
    assert to(acting) == ["philippe@domaine-de-la-roseraie.example"]


async def test_a_vip_below_the_limit_is_not_asked(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, reminder_vip_above="3000") as world:
        await world.says("lea", "relance Domaine de la Roseraie")
        assert to(world) == ["philippe@domaine-de-la-roseraie.example"]


async def test_an_amount_above_the_limit_is_asked(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, reminder_ask_above="450") as world:
        assert await exceptions(world, CHASE) == ["amount_limit"]
        await world.hears("471,20 €", "450,00 € au plus")
        await world.says("lea", "relance Théâtre de la Passerelle", anew=True)
        assert to(world) == ["camille@theatre-de-la-passerelle.example"]


async def test_an_open_quote_is_asked(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, reminder_open_quote_above="100") as world:
        await world.says("lea", "Devis pour Bistrot Chez Marcel : 20 carafes à eau")
        await world.clicks("claire", "Envoyer le devis")
        assert await exceptions(world, CHASE) == ["open_quote"]
        await world.hears("D2026-0001", "100,00 € HT au plus")
        assert len(world.mails()) == 1


async def test_a_disputed_invoice_is_left_out_and_asked_about(acting: World) -> None:
    await books(acting, "F2026-0095", disputed="yes")
    assert await exceptions(acting, CHASE) == ["disputed_invoice"]
    await acting.hears("F2026-0095 : 114,80 €", "356,40 €")
    await acting.clicks("claire", SEND)
    [mail] = acting.mails()
    assert "F2026-0095" not in body(mail) and "356,40 €" in body(mail)


async def test_all_disputed_sends_nothing(acting: World) -> None:
    await acting.says("lea", "relance Glacier Polaire")
    await acting.hears("Rien à envoyer à Glacier Polaire", "contest")
    assert not acting.mails()


async def test_an_address_that_comes_back_is_asked(acting: World) -> None:
    await stands(acting, "Bistrot Chez Marcel", kind="bounced", by="commis")
    assert await exceptions(acting, CHASE) == ["bounced"]


async def test_a_reply_that_may_be_a_dispute_is_asked(acting: World) -> None:
    await stands(acting, "Bistrot Chez Marcel", kind="dispute", by="unclear")
    assert await exceptions(acting, CHASE) == ["dispute_suspected"]
    await acting.clicks("claire", SEND)
    assert to(acting) == [MARCEL]


async def test_from_the_third_level_on_a_person_is_asked(acting: World) -> None:
    await acting.says("lea", CHASE)
    await acting.waits(days=7)
    await acting.says("lea", CHASE, anew=True)
    assert [row.level for row in await sent(acting)] == [1, 2]
    await acting.waits(days=10)
    assert await exceptions(acting, CHASE) == ["level"]
    await acting.hears("dernier rappel", "pénalités", "40,00 €", "Calcul des pénalités")
    await acting.clicks("claire", SEND)
    last = body(acting.mails()[-1]) if acting.mails()[-1] else ""
    texts = [body(mail) for mail in acting.mails()]
    assert len(texts) == 3 and last
    assert sum("80,00 €" in text for text in texts) == 1, "40 € for each of two invoices, in the last notice only"


async def test_a_rule_that_forbids_it_is_told(acting: World) -> None:
    await acting.says("marc", "Ne jamais relancer Bistrot Chez Marcel", anew=True)
    await acting.clicks("marc", "Activer la règle")
    await acting.says("lea", CHASE, anew=True)
    await acting.hears("Aucune relance ne part à Bistrot Chez Marcel", "règle")
    assert not acting.mails()
