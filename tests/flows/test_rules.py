"""A manager sets the clerk up by talking to it: a rule is read back, replayed, armed, used, paused and retired."""

from __future__ import annotations

from typing import Any

from tests.support.world import World

OVER_500 = "Désormais, si commande > 500 € et client standard alors remise 4 %"
ARM = "Activer la règle"


async def facts(world: World) -> dict[str, Any]:
    return (await world.case())["facts"]


async def stated(world: World, sentence: str, who: str = "marc") -> None:
    """In a thread of its own; where it meets the price list, the best for the customer wins."""
    await world.says(who, sentence, anew=True)
    if (await world.case())["status"] == "needs_answer":
        await world.hears("grille tarifaire")
        await world.clicks(who, "La plus avantageuse, pour ces")


async def armed(world: World, sentence: str, who: str = "marc") -> None:
    await stated(world, sentence, who)
    await world.clicks(who, ARM)


async def test_a_sentence_is_read_back_and_replayed_before_it_counts(world: World) -> None:
    await stated(world, OVER_500)
    card = await world.hears("4 %", "500,00 €", "standard", "212", "12 mois")
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
    await world.clicks("marc", ARM)
    await world.says("lea", "Devis pour Nordlys : 10 carafes à eau", anew=True)
    assert "Bonjour" in str(world.mails()[-1].get_body(("plain",)))


async def test_a_rule_is_paused_restored_and_retired_in_words(world: World) -> None:
    await armed(world, OVER_500)
    for order, label, rules in (
        ("mets la règle R1 en pause", "Mettre en pause", []),
        ("réactive R1", "Réactiver", ["R1"]),
        ("supprime la règle R1", "Retirer", []),
    ):
        await world.says("marc", order, anew=True)
        await world.clicks("marc", label)
        await world.says("lea", "Devis pour Café Lumière : 60 carafes à eau", anew=True)
        assert (await facts(world))["rules"] == rules, order
    await world.says("marc", "quelles sont nos règles ?", anew=True)
    await world.hears("R1")


async def test_rules_that_meet_are_asked_about_with_an_order(world: World) -> None:
    await armed(world, OVER_500)
    await world.says("marc", "remise de 9 % pour Café Lumière dès 200 €", anew=True)
    await world.hears("grille tarifaire")
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
