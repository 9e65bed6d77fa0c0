"""A manager sets the clerk up by talking to it: a rule is read back, replayed, armed, used, paused and retired."""

from __future__ import annotations

import shutil
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from bot import standings
from graphs.standing import Standing
from tests.support.world import MONDAY, World, open_world

OVER_500 = "Désormais, si commande > 500 € et client standard alors remise 4 %"
ARM = "Activer la règle"


def set_up(prepared_home: Path, tmp_path: Path, **settings: Any) -> AbstractAsyncContextManager[World]:
    """The sample company with other settings."""
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    return open_world(home, **settings)


async def facts(world: World) -> dict[str, Any]:
    return (await world.case())["facts"]


async def stated(world: World, sentence: str, who: str = "marc") -> None:
    """In a thread of its own; where it meets the price list, the best for the customer wins."""
    await world.says(who, sentence, anew=True)
    if (await world.case())["status"] == "needs_answer":
        await world.hears("Laquelle l'emporte")
        await world.clicks(who, "La plus avantageuse, pour ces")


async def armed(world: World, sentence: str, who: str = "marc") -> None:
    await stated(world, sentence, who)
    await world.clicks(who, ARM)


async def test_a_sentence_is_read_back_and_replayed_before_it_counts(world: World) -> None:
    await stated(world, OVER_500)
    card = await world.hears("4 %", "500 €", "standard", "212 en 12 mois")
    assert "devis" in card
    await world.says("lea", "Devis pour Café Lumière : 60 carafes à eau", anew=True)
    assert (await facts(world))["discount_percent"] == "0.00"


async def test_an_armed_rule_is_used_and_every_case_says_which_version(world: World) -> None:
    await armed(world, OVER_500)
    await world.hears("R1")
    await world.says("lea", "Devis pour Café Lumière : 60 carafes à eau", anew=True)
    known = await facts(world)
    assert (known["discount_percent"], known["rules"], known["rule_versions"]) == ("4.00", ["R1"], ["R1.1"])
    await world.says("lea", "pourquoi ?")
    await world.hears("R1")


async def test_whoever_lacks_the_role_states_and_somebody_else_arms(world: World) -> None:
    await stated(world, OVER_500, "lea")
    await world.clicks("lea", ARM)
    assert world.last is not None and world.last.note is not None
    await world.clicks("claire", ARM)
    await world.hears("R1")


async def test_a_rule_may_name_who_must_agree(world: World) -> None:
    await armed(world, "toute commande de plus de 400 € doit être validée par Claire")
    await world.says("lea", "Devis pour Café Lumière : 60 carafes à eau", anew=True)
    await world.hears("Claire")
    await world.clicks("marc", "Envoyer le devis")
    assert world.last is not None and world.last.note is not None and "Claire" in world.last.note.summary
    await world.clicks("claire", "Envoyer le devis")
    assert (await facts(world))["sent_to"]


async def test_english_from_end_to_end(world: World) -> None:
    await world.says("marc", "for Nordlys always quote in French", anew=True)
    await world.hears("Nordlys Kaffe", "French")
    await world.clicks("marc", "Arm the rule")
    await world.hears("R1")
    await world.says("oliver", "Quote for Nordlys: 10 water carafes", anew=True)
    assert "Bonjour" in str(world.mails()[-1].get_body(("plain",)))


async def test_a_rule_is_paused_restored_and_retired_in_words(world: World) -> None:
    await armed(world, OVER_500)
    for order, label, rules in (
        ("mets la règle R1 en pause", "Suspendre la règle", []),
        ("réactive R1", "Remettre en service", ["R1"]),
        ("supprime la règle R1", "Retirer la règle", []),
    ):
        await world.says("marc", order, anew=True)
        await world.clicks("marc", label)
        await world.says("lea", "Devis pour Café Lumière : 60 carafes à eau", anew=True)
        assert (await facts(world))["rules"] == rules, order
    await world.says("marc", "quelles sont nos règles ?", anew=True)
    await world.hears("Une retirée n'est pas montrée")
    await world.says("marc", "explique R1", anew=True)
    await world.hears("R1", "Marc Lefèvre")


async def test_rules_that_meet_are_asked_about_with_an_order(world: World) -> None:
    await armed(world, OVER_500)
    await world.says("marc", "remise de 9 % pour Café Lumière dès 200 €", anew=True)
    await world.hears("Laquelle l'emporte", "Café Lumière", "600 €")
    await world.clicks("marc", "La plus avantageuse, pour ces")
    await world.clicks("marc", ARM)
    await world.says("lea", "Devis pour Café Lumière : 60 carafes à eau", anew=True)
    assert (await facts(world))["discount_percent"] == "9.00"


async def test_what_is_no_rule_is_asked_back_and_nothing_is_armed(world: World) -> None:
    for words in (
        "si client fidèle alors remise 10",
        "si commande > 500 € alors",
        "règle : remise de 250 % pour les VIP",
    ):
        await world.says("marc", words, anew=True)
        assert (await world.case())["status"] == "needs_answer", words
    await world.says("marc", "quelles sont nos règles ?", anew=True)
    await world.never_hears("R1")


async def test_a_customer_in_final_notice_gets_no_discount(world: World) -> None:
    directory = await world.app.books.directory()
    customer = next(one.id for one in directory.customers if one.name == "Salon Violette")
    running = Standing(customer, "final_notice", MONDAY.date())
    await world.app.database.write(lambda c: standings.put(c, running, MONDAY))
    await world.says("claire", "Devis pour Salon Violette : 4 carafes à eau avec 5 % de remise", anew=True)
    case = await world.case()
    assert (case["status"], [found["code"] for found in case["exceptions"]]) == ("refused", ["final_notice"])
    await world.says("claire", "Devis pour Salon Violette : 4 carafes à eau", anew=True)
    assert (await world.case())["status"] == "done"


async def test_the_limit_in_words_holds_for_the_next_quote(world: World) -> None:
    await world.says("marc", "envoie les devis de moins de 300 € sans me demander", anew=True)
    await world.says("lea", "Devis pour Café Lumière : 20 carafes à eau", anew=True)
    assert (await world.case())["status"] == "done"
    await world.says("lea", "Devis pour Café Lumière : 40 carafes à eau", anew=True)
    case = await world.case()
    assert (case["status"], case["exceptions"]) == ("needs_approval", [])


async def test_what_nobody_saw_can_be_taken_back(prepared_home: Path, tmp_path: Path) -> None:
    async with set_up(prepared_home, tmp_path, undo_minutes="0:10") as world:
        await world.says("lea", "Devis pour Café Lumière : 20 carafes à eau", anew=True)
        case = await world.case()
        assert (case["status"], [effect["status"] for effect in case["effects"]]) == ("scheduled", ["held"])
        await world.clicks("oliver", "Annuler l'envoi")
        assert (await world.case())["status"] == "refused" and not world.mails()
        await world.says("lea", "Devis pour Café Lumière : 21 carafes à eau", anew=True)
        await world.waits(minutes=11)
        assert (await world.case())["status"] == "done" and len(world.mails()) == 1


async def test_everything_stops_with_a_word_and_starts_again_with_a_role(prepared_home: Path, tmp_path: Path) -> None:
    async with set_up(prepared_home, tmp_path, undo_minutes="0:10") as world:
        await world.says("lea", "Devis pour Café Lumière : 20 carafes à eau", anew=True)
        await world.says("oliver", "stop everything", anew=True)
        await world.waits(hours=2)
        assert not world.mails()
        await world.says("lea", "reprends", anew=True)
        await world.waits(hours=1)
        assert not world.mails()
        await world.says("claire", "reprends", anew=True)
        await world.waits(minutes=2)
        assert len(world.mails()) == 1


async def test_a_new_install_proposes(prepared_home: Path, tmp_path: Path) -> None:
    async with set_up(prepared_home, tmp_path, autonomy_quote="propose") as world:
        await world.says("lea", "Devis pour Café Lumière : 20 carafes à eau", anew=True)
        assert (await world.case())["status"] == "needs_approval"


async def test_the_bare_word_stops_everything_where_nothing_else_is_meant(prepared_home: Path, tmp_path: Path) -> None:
    async with set_up(prepared_home, tmp_path, undo_minutes="0:10") as world:
        await world.says("lea", "Devis pour Café Lumière : 20 carafes à eau", anew=True)
        await world.says("oliver", "Stop!", anew=True)
        await world.waits(hours=3)
        assert not world.mails()
        await world.says("marc", "arrête les relances", anew=True)
        await world.says("claire", "reprends tout", anew=True)
        await world.waits(minutes=2)
        assert len(world.mails()) == 1 and not world.app.switches.pauses()


async def test_a_rule_stated_beside_an_open_question_is_a_rule_of_its_own(world: World) -> None:
    await world.says("marc", "remise de 9 % pour Café Lumière dès 200 €", anew=True)
    await world.hears("Laquelle l'emporte")
    await world.says("marc", "Désormais, toute commande de plus de 400 € doit être validée par Claire", anew=True)
    await world.hears("l'accord de", "Claire Dubois")
    await world.clicks("marc", ARM)
    await world.hears("R1")


async def test_the_mention_is_no_part_of_the_rule(world: World) -> None:
    await armed(world, "@Commis toute commande de plus de 400 € doit être validée par Claire")
    await world.says("marc", "explique R1", anew=True)
    await world.never_hears("@Commis")


async def test_rules_that_only_meet_on_a_customer_who_is_not_so_are_not_asked_about(world: World) -> None:
    await world.says("marc", "les VIP ont 13 % sur le café en grains", anew=True)
    await world.hears("Laquelle l'emporte", "vip-caf-001")
    await world.never_hears("coop-tasses")
    await world.says("marc", "les clients standard ont 2 % sur le café en grains", anew=True)
    await world.hears("Laquelle l'emporte", "Association Les Tasses Solidaires", "client standard")


async def test_a_language_that_a_customer_has_anyway_changes_nothing(world: World) -> None:
    await world.says("marc", "for Nordlys always quote in English", anew=True)
    await world.hears("Would have changed none of the 212 quotes")
    await world.says("marc", "for Nordlys always quote in French", anew=True)
    await world.hears("Would have changed 13 quotes of 212")
