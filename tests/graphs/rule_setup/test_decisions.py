"""What follows a decision on a rule: dropped with its reason, edited, said anew, or stopped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graphs.ask import Decision
from graphs.context import Policy
from tests.graphs.rule_setup.company import LEA, ROLES, STAFF, Setup, person, shown

LOYAL = "si client fidèle alors remise 10 %"


async def asked(sentence: str = LOYAL, **values: Any) -> Setup:
    run = Setup(**values)
    await run.say(sentence)
    assert run.approval
    return run


async def test_dropped_with_its_reason():
    run = await asked()
    await run.decide(Decision("reject", ["claire"], note="Trop coûteux"))
    assert (run.ending, run.effects, run.keeper.rules) == ("refused", [], [])
    assert run.said.startswith("Refusé : si le client est fidèle") and "Trop coûteux" in run.said
    assert run.records[-1].why == {"by": ["claire"], "note": "Trop coûteux"}


@pytest.mark.parametrize(("verb", "said"), [("expire", "Personne n'a décidé à temps"), ("recall", "est retirée")])
async def test_expired_or_recalled(verb: Any, said: str):
    run = await asked()
    await run.decide(Decision(verb))
    assert (run.ending, run.effects) == ("refused", []) and said in run.said
    await run.say(LOYAL)
    assert run.approval, "it can be said again"


async def test_an_edit_goes_through_all_of_it_again():
    run = await asked()
    await run.decide(Decision("edit", ["claire"], values={"sentence": "si client fidèle alors remise 8 %"}))
    assert run.approval.proposal["then"]["percent"] == "8"
    assert run.approval.form["fr"][0].value == "si client fidèle alors remise 8 %"
    assert run.effects == []
    await run.decide()
    assert run.keeper.rule("R1").sentence == "si client fidèle alors remise 8 %"
    changed = next(record for record in run.records if record.kind == "changed")
    assert changed.why["by"] == ["claire"]


async def test_an_edit_that_is_not_clear_is_asked_about():
    run = await asked()
    await run.decide(Decision("edit", ["claire"], values={"sentence": "si client fidèle alors remise de 8"}))
    assert run.question.code == "doubt.bare_number"
    await run.answer("8 %")
    assert run.approval.proposal["then"]["percent"] == "8"


@pytest.mark.parametrize("values", [{}, {"sentence": ""}, {"sentence": LOYAL}])
async def test_an_edit_without_another_sentence_changes_nothing(values: dict[str, str]):
    run = await asked()
    await run.decide(Decision("edit", ["claire"], values=values))
    assert run.approval.proposal["then"]["percent"] == "10"


async def test_an_edit_forgets_what_was_settled_for_the_first_sentence():
    run = Setup("si client VIP alors remise 12 %")
    await run.say("si commande > 500 € alors remise 10 %")
    await run.answer(choice="best")
    sentence = "si commande > 900 € alors remise 10 %"
    await run.decide(Decision("edit", ["claire"], values={"sentence": sentence}))
    assert run.question.code == "rank"


async def test_a_new_sentence_while_it_waits_takes_its_place():
    run = await asked()
    await run.decide(Decision("supersede", ["lea"], brief=run.brief("add", "les VIP ont 12 % de remise")))
    assert run.approval.proposal["when"] == 'customer_segment == "vip"'


async def test_a_correction_while_it_waits():
    run = await asked()
    await run.decide(Decision("supersede", ["lea"], brief=run.brief("change", "plutôt 8 %")))
    proposal = run.approval.proposal
    assert (proposal["op"], proposal["then"]["percent"]) == ("add", "8")
    assert proposal["when"] == 'customer_segment == "loyal"'


async def test_another_wording_of_a_change_that_waits():
    run = Setup("si client VIP alors remise 12 %")
    await run.begin("change", "si client VIP alors remise 14 %", "R1")
    await run.decide(Decision("supersede", ["lea"], brief=run.brief("add", "si client VIP alors remise 13 %")))
    proposal = run.approval.proposal
    assert (proposal["op"], proposal["rule"], proposal["then"]["percent"]) == ("change", "R1", "13")


async def test_stop_while_it_waits():
    run = await asked()
    await run.decide(Decision("supersede", ["lea"], brief={"process": "stop"}))
    assert (run.ending, run.effects) == ("refused", []) and "Aucune règle n'est changée" in run.said


async def test_names_are_looked_up_again_at_the_click():
    run = await asked("pour Nordlys toujours une remise de 8 %")
    run.books.customers = [each for each in run.books.customers if each.id != "C2"]
    await run.decide()
    assert (run.codes, run.effects) == (["unknown_name"], []), "the customer is gone"


async def test_a_name_that_changed_is_shown_again():
    run = await asked("pour Nordlys toujours une remise de 8 %")
    run.books.customers = [
        replace(each, name="Nordlys Group") if each.id == "C2" else each for each in run.books.customers
    ]
    await run.decide()
    assert run.effects == [] and "Nordlys Group" in shown(run.approval.shown)
    assert "a changé entre-temps" in shown(run.approval.shown)
    await run.decide()
    assert run.ending == "done"


async def test_an_approver_who_left_meanwhile_is_a_problem():
    run = await asked("toute commande de plus de 10 000 € doit être validée par Hugo")
    run.staff = [each for each in STAFF if each.id != "hugo"]
    await run.decide()
    assert run.effects == [] and run.codes in (["unknown_name"], ["rule_problem"])


async def test_stricter_roles_meanwhile_ask_whoever_may_now():
    run = await asked()
    run.policy = Policy(roles=[ROLES[0], replace(ROLES[1], discount_limit=ROLES[0].discount_limit), ROLES[2]])
    await run.decide()
    assert (run.effects, run.approval.role) == ([], "management")


# --- who may


async def test_a_role_nobody_holds_is_refused_before_anything_is_asked():
    run = Setup(staff=[LEA, person("claire", "employee")])
    await run.say(LOYAL)
    assert (run.ending, run.codes, run.effects) == ("refused", ["no_approver"], [])
    assert "personne ne l'a" in run.said and "Rien n'est changé" in run.said


async def test_a_discount_beyond_every_limit_is_refused():
    run = Setup()
    await run.say("si client fidèle alors remise 45 %")
    assert (run.ending, run.codes) == ("refused", ["no_approver"]) and "45 %" in run.said


async def test_a_company_without_roles():
    run = Setup(policy=Policy(roles=[]))
    await run.say(LOYAL)
    assert (run.ending, run.codes, run.effects) == ("refused", ["no_approver"], [])


async def test_somebody_from_outside_sets_no_rules():
    run = Setup(asker=person("mail", "", outside=True))
    await run.say("si client fidèle alors remise 90 %")
    assert (run.ending, run.codes, run.effects) == ("refused", ["outside"], [])


async def test_words_of_others_are_quoted_only():
    run = await asked("si client fidèle alors ajouter la mention « *@everyone* <http://x.example|clic> » au devis")
    [french] = [run.approval.shown["fr"]]
    said = [block for block in french.blocks if block.kind == "excerpt"]
    assert said and run.facts["then"]["kind"] == "mention"
