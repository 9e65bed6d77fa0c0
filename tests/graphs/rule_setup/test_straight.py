"""From a sentence to an armed rule: the card in both languages, the effect, the facts, and what is said at the end."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from graphs.ask import ApprovalRequest, Decision
from graphs.catalog import PROCESSES
from graphs.context import Policy
from graphs.message import Excerpt, Table, Text
from graphs.rule_setup.preparing import RUN
from graphs.rule_setup.process import RULE
from graphs.rules.vocabulary import RuleProcess
from integrations.books.port import PriceRule
from tests.graphs.rule_setup.company import (
    BELLERIVE,
    CLAIRE,
    NOON,
    NORDLYS,
    ROLES,
    Books,
    Setup,
    past_quote,
    plain,
    shown,
)

LOYAL = "si commande > 500 € et client fidèle alors remise 10 %"


async def test_the_card_reads_the_meaning_back_in_each_language():
    run = Setup()
    await run.say(LOYAL)
    request = run.approval
    french, english = request.shown["fr"], request.shown["en"]
    heading = french.blocks[0]
    assert isinstance(heading, Text) and heading.tone == "heading"
    assert heading.text == run.facts["readback"]["fr"]
    assert "500" in english.summary and "10%" in english.summary and "loyal" in english.summary
    said = [block for block in french.blocks if isinstance(block, Excerpt)]
    assert [block.text for block in said] == [LOYAL], "the words themselves are quoted, never more"
    assert "les devis" in shown([french]) and "Léa Marchand" in shown([french])


async def test_the_request_is_for_whoever_may_arm_and_binds_the_requester_too():
    run = Setup()
    await run.say(LOYAL)
    request = run.approval
    assert (request.process, request.role, request.amount, request.requester_may) == (
        "rule",
        "sales_lead",
        "0.00",
        True,
    )
    assert request.verbs == ["approve", "edit", "reject"]
    assert request.approve_label == {"fr": "Activer la règle", "en": "Arm the rule"}
    [field] = request.form["fr"]
    assert (field.name, field.value) == ("sentence", LOYAL)
    assert request.reject_stems["fr"] and request.reject_stems["en"]


async def test_agreed_to_it_is_armed_once_under_a_permit():
    run = Setup()
    await run.say(LOYAL)
    assert run.effects == [], "nothing is armed before somebody agreed"
    await run.decide()
    [effect] = run.effects
    assert (effect.kind, effect.awaited, effect.undo_minutes, effect.shadow) == ("rules.arm", True, 0, False)
    assert effect.payload == {
        "op": "add",
        "rule_id": "",
        "version": 0,
        "draft": {
            "when": 'order_total > 500 and customer_segment == "loyal"',
            "then": {"kind": "discount", "percent": "10"},
            "since": None,
            "until": None,
        },
        "sentence": LOYAL,
        "author": "lea",
        "approved_by": ["claire"],
        "relations": [],
        "taken": [],
    }
    assert run.ending == "done"
    assert run.said.startswith("La règle R1 est active : si ") and "« pause R1 »" in run.said
    assert run.keeper.rule("R1").state == "armed"


async def test_the_facts_before_and_after():
    run = Setup()
    await run.say(LOYAL)
    facts = run.facts
    assert (facts["rule"], facts["version"], facts["op"], facts["sentence"]) == (None, None, "add", LOYAL)
    assert facts["when"] == 'order_total > 500 and customer_segment == "loyal"'
    assert facts["then"] == {"kind": "discount", "percent": "10"}
    assert (facts["problems"], facts["overlaps"], facts["rules"]) == ([], [], [])
    assert run.codes == []
    await run.decide()
    assert (run.facts["rule"], run.facts["version"], run.facts["state"]) == ("R1", 1, "armed")
    assert RULE.title(run.last.values, "fr") == "Règle R1"


async def test_the_replay_is_on_the_card():
    books = Books(
        quotes=[
            past_quote("D-1", BELLERIVE, "1000"),
            past_quote("D-2", BELLERIVE, "400"),
            past_quote("D-3", NORDLYS, "2000"),
            past_quote("D-4", BELLERIVE, "3000"),
        ]
    )
    run = Setup(books=books)
    await run.say(LOYAL)
    assert run.facts["replay"] == {
        "looked_at": 4,
        "changed": 2,
        "difference": "-400.00",
        "asked_more": 0,
        "asked_less": 0,
        "refused": 0,
    }
    french = run.approval.shown["fr"]
    assert "Aurait changé 2 devis sur 4 en 12 mois, −400,00 € de marge." in shown([french])
    assert "Would have changed 2 quotes of 4 in 12 months, −€400.00 of margin." in shown(run.approval.shown)
    [table] = [block for block in french.blocks if isinstance(block, Table)]
    assert sorted(row[0] for row in table.rows) == ["D-1", "D-4"]
    assert all(row[1] == "Bellerive SARL" for row in table.rows)
    row = next(row for row in table.rows if row[0] == "D-1")
    assert [plain(cell) for cell in row[2:]] == ["1 000,00 €", "900,00 €"]
    assert (NOON.date() - books.since[0]).days == 365
    kinds = [block.kind for block in french.blocks]
    assert kinds.index("table") < kinds.index("fields") < kinds.index("excerpt"), "what it costs comes first"


async def test_a_rule_that_changes_nothing_says_so():
    run = Setup(books=Books(quotes=[past_quote("D-1", NORDLYS, "1000"), past_quote("D-2", NORDLYS, "10")]))
    await run.say(LOYAL)
    assert "N'aurait changé aucun des 2 devis" in shown(run.approval.shown)


async def test_a_very_long_past_is_cut_and_that_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("graphs.rule_setup.history._MOST_WORK", 12)
    monkeypatch.setattr("graphs.rule_setup.history._LEAST_ROWS", 2)
    run = Setup(*(f"si commande > {amount} € alors l'accord de la direction" for amount in (7000, 8000, 9000)))
    run.books.quotes = [past_quote(f"D-{number}", BELLERIVE, "1000") for number in range(7)]
    await run.say(LOYAL)
    assert run.facts["replay"]["looked_at"] == 4, "12 over 3 rules"
    assert "Seuls les 4 devis les plus récents" in shown(run.approval.shown)


async def test_without_a_history_it_says_so():
    run = Setup()
    await run.say(LOYAL)
    assert "Pas encore d'historique" in shown(run.approval.shown)
    assert "No history yet" in shown(run.approval.shown)


async def test_no_history_is_kept_of_leads():
    run = Setup()
    await run.say("un prospect est chaud s'il a plus de 50 salariés et un budget d'au moins 10 k€")
    assert run.facts["then"] == {"kind": "classify", "subject": "lead", "label": "hot"}
    assert "No history of leads" in shown(run.approval.shown)
    await run.decide()
    assert run.ending == "done"


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (
            "toute facture fournisseur de plus de 5 000 € doit être validée par la direction",
            "des factures des fournisseurs",
        ),
    ],
)
async def test_a_rule_that_nothing_looks_at_yet_is_not_called_active_without_a_word(sentence: str, what: str):
    run = Setup()
    await run.say(sentence)
    warned = f"Commis ne s'occupe pas encore {what}"
    assert warned in shown([run.approval.shown["fr"]]), "whoever agrees knows"
    await run.decide()
    assert run.said.startswith("La règle R1 est active") and warned in run.said


async def test_a_rule_of_leads_is_active_without_a_word_more():
    run = Setup()
    await run.say("un prospect est chaud si le budget dépasse 5000 €")
    await run.decide()
    assert run.said.startswith("La règle R1 est active") and "pas encore" not in run.said


def test_which_processes_look_at_rules():
    assert {process.name for process in PROCESSES} & set(get_args(RuleProcess)) == RUN


async def test_a_rule_of_reminders_is_active():
    run = Setup()
    await run.say("ne relance pas les clients VIP avant 15 jours de retard")
    assert "ne s'occupe pas encore" not in shown([run.approval.shown["fr"]])
    await run.decide()
    assert run.said.startswith("La règle R1 est active") and "ne s'occupe pas encore" not in run.said


async def test_a_rule_without_a_condition_warns():
    run = Setup()
    await run.say("toujours une remise de 3 %")
    assert run.facts["problems"], "every customer, every order: worth a word"
    warnings = [
        block for block in run.approval.shown["fr"].blocks if isinstance(block, Text) and block.tone == "warning"
    ]
    assert warnings


async def test_an_english_speaker_is_answered_in_english():
    run = Setup(language="en")
    await run.say("if order > €500 and loyal customer then 10% discount")
    assert run.facts["when"] == 'order_total > 500 and customer_segment == "loyal"'
    await run.decide()
    assert run.said.startswith("Rule R1 is active")


async def test_a_manager_may_bind_herself():
    run = Setup(asker=CLAIRE)
    await run.say("jamais plus de 20 % de remise")
    await run.decide(Decision("approve", ["claire"]))
    assert (run.ending, run.effects[0].payload["approved_by"]) == ("done", ["claire"])


async def test_watching_only_and_pauses_of_other_work_do_not_keep_rules_from_being_set():
    run = Setup(policy=Policy(roles=list(ROLES), autonomy="observe", paused=True))
    await run.say(LOYAL)
    await run.decide()
    assert run.ending == "done" and not run.effects[0].shadow


async def test_the_approval_is_the_same_when_the_node_is_run_again():
    run = Setup()
    await run.say(LOYAL)
    first = run.approval
    run.language = "en"
    await run.decide(Decision("supersede", brief=run.brief("add", LOYAL)))
    assert isinstance(run.asked, ApprovalRequest) and run.approval == first


async def test_what_was_asked_and_done_is_on_record():
    run = Setup()
    await run.say(LOYAL)
    await run.decide()
    kinds = [(record.kind, record.what) for record in run.records]
    assert kinds == [("asked", "approval"), ("effect", "rules.arm")]
    assert run.records[1].why["approved_by"] == ["claire"]


async def test_the_price_list_counts_in_the_replay():
    books = Books(quotes=[past_quote("D-1", BELLERIVE, "1000")])
    books.prices = [PriceRule("P-1", "Café", Decimal(4), sku="CAF-1")]
    run = Setup(books=books)
    await run.say("si le client est fidèle alors remise 10 %")
    await run.answer(choice="first")
    assert run.facts["replay"]["difference"] == "-60.00", "960 under the price list, 900 under the rule"


async def test_a_new_rule_gets_no_id_that_the_price_list_has():
    books = Books()
    books.prices = [PriceRule("R1", "Fidèles", Decimal(2), segment="vip")]
    run = Setup(books=books)
    await run.say(LOYAL)
    await run.decide()
    assert run.effects[0].payload["taken"] == ["R1"]


async def test_a_period_that_is_over_is_said():
    run = Setup()
    await run.say("si client fidèle alors remise 10 % jusqu'au 1er mars 2025")
    asked = plain(run.question.message.summary)
    assert "1er mars 2025" in asked and "à venir" in asked, asked


async def test_without_an_effect_on_the_amounts_none_is_told():
    books = Books()
    books.quotes = [past_quote("Q1", NORDLYS, "900")]
    run = Setup(books=books)
    await run.say("si client VIP alors un acompte de 30 % est demandé")
    assert "sans changer de montant" in shown([run.approval.shown["fr"]])
    assert "at the same amount" in shown([run.approval.shown["en"]])


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ('au-dessus de 900 € ajoute la mention " Sur rendez-vous "', "« Sur rendez-vous »"),
        ('au-dessus de 900 € ajoute la mention "Sur rendez-vous"', '"Sur rendez-vous"'),
    ],
)
async def test_the_words_keep_their_french_quotation_marks(words: str, kept: str):
    run = Setup()
    await run.say(words)
    said = [block for block in run.approval.shown["fr"].blocks if isinstance(block, Excerpt)]
    assert plain(said[0].text).endswith(f"ajoute la mention {kept}")
    await run.decide()
    assert plain(run.effects[0].payload["sentence"]).endswith(kept)
