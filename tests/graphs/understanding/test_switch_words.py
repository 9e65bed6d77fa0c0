"""The words that pause, resume, or say how far the clerk goes alone; and all the words that only look like them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.understanding.grammar import ENOUGH, read
from graphs.understanding.instructions import reading_from_model
from graphs.understanding.model import Understanding
from graphs.understanding.reading import Reading
from graphs.understanding.switch_words import LONGEST, Switch, read_switch, speaks_of_autonomy
from integrations.llm.openai import OpenAIModel
from tests.graphs.understanding.companies import TABLEWARE, situation
from tests.support.model_server import KEY, ModelServer, says

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FRESH = situation(TABLEWARE)
THREAD = situation(TABLEWARE, open_quote=True, quote_lines=["Moulin à café"])
DECIDING = situation(TABLEWARE, open_quote=True, quote_lines=["Moulin à café"], deciding=True)

SAID: list[tuple[str, str, str]] = [
    ("pause", "pause", ""), ("Commis, pause", "pause", ""), ("Pause, s'il te plaît !", "pause", ""),
    ("mets-toi en pause", "pause", ""), ("Bonjour, mettez-vous en pause svp", "pause", ""),
    ("n'envoie plus rien", "pause", ""), ("N’envoyez plus de devis pour l'instant", "pause", ""),
    ("pause everything", "pause", ""), ("stop sending quotes", "pause", ""), ("suspends tout", "pause", ""),
    ("reprends", "resume", ""), ("Commis, reprends !", "resume", ""), ("tu peux reprendre, merci", "resume", ""),
    ("resume", "resume", ""), ("You can resume now", "resume", ""), ("resume sending please", "resume", ""),
    ("fin de la pause", "resume", ""),
    ("observe seulement", "autonomy", "observe"), ("passe en mode observation", "autonomy", "observe"),
    ("only observe", "autonomy", "observe"), ("switch to shadow mode", "autonomy", "observe"),
    ("ne fais plus rien sans me demander", "autonomy", "propose"),
    ("Désormais, demande-moi toujours avant d'envoyer un devis", "autonomy", "propose"),
    ("N'envoyez plus rien sans mon accord.", "autonomy", "propose"),
    ("always ask me before sending a quote", "autonomy", "propose"),
    ("don't send anything without asking me", "autonomy", "propose"),
    ("do nothing without my approval", "autonomy", "propose"), ("propose seulement", "autonomy", "propose"),
    ("autonomie : proposer", "autonomy", "propose"),
    ("tu peux envoyer les devis seul", "autonomy", "act"),
    ("Vous pouvez envoyer nos devis sans demander", "autonomy", "act"),
    ("you may send quotes on your own", "autonomy", "act"), ("act on your own from now on", "autonomy", "act"),
    ("passe en mode automatique", "autonomy", "act"), ("set your autonomy to act", "autonomy", "act"),
]  # fmt: skip

ANSWERED: list[tuple[str, str, str, str]] = [
    ("tu peux répondre aux prospects tout seul", "autonomy", "act", "lead"),
    ("Réponds aux nouveaux prospects sans me demander", "autonomy", "act", "lead"),
    ("tu peux t'occuper des prospects tout seul", "autonomy", "act", "lead"),
    ("you can answer leads on your own", "autonomy", "act", "lead"),
    ("réponds seul aux questions sur les produits", "autonomy", "act", "enquiry"),
    ("you may answer product questions on your own", "autonomy", "act", "enquiry"),
    ("ne réponds plus aux prospects sans me demander", "autonomy", "propose", "lead"),
    ("demande-moi avant de répondre aux prospects", "autonomy", "propose", "lead"),
    ("don't answer leads without asking me", "autonomy", "propose", "lead"),
    ("observe seulement les prospects", "autonomy", "observe", "lead"),
    ("mets en pause les prospects", "pause", "", "lead"), ("n'écris plus aux prospects", "pause", "", "lead"),
    ("stop answering leads", "pause", "", "lead"), ("pause product questions", "pause", "", "enquiry"),
    ("reprends les prospects", "resume", "", "lead"), ("resume leads", "resume", "", "lead"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "process", "level", "scope"), ANSWERED)
def test_answers_to_leads_and_to_questions_are_kinds_of_work(text: str, process: str, level: str, scope: str):
    found = read_switch(text)
    assert found is not None and (found.process, found.level, found.scope) == (process, level, scope)


def test_an_amount_limits_how_far_leads_are_answered_alone():
    found = read_switch("réponds aux prospects jusqu'à 5 000 € tout seul")
    assert found == Switch("autonomy", "act", "lead", "5000")


@pytest.mark.parametrize(
    "text",
    [
        "plus de questions", "tu ne peux pas répondre aux prospects seul", "réponds à Sophie toute seule",
        "contacte Hôtel du Lac", "réponds aux questions", "tu peux répondre aux prospects tout seul ?",
    ],
)  # fmt: skip
def test_words_beside_it_turn_nothing(text: str):
    assert read_switch(text) is None


NOT_SAID = [
    "envoie le devis sans me demander", "reprends 3 moulins", "reprends la commande de Bellerive", "reprends ?",
    "Résume la semaine", "Résume", "résumé", "pause café à 10 h", "faut-il faire une pause ?",
    "es-tu en mode automatique ?", "ne passe pas en mode automatique", "tu peux envoyer les devis seul ?",
    "tu peux envoyer les devis seul pour Bellerive", "tu peux envoyer les devis seul mais pas ceux de Nordlys",
    "tu ne peux pas envoyer les devis seul", "you may not send quotes on your own", "don't act on your own",
    "observe bien le stock de moulins", "propose un devis à Bellerive", "regarde", "stop", "merci", "",
    "a",
    "ne fais rien", "n'envoie rien", "resume of Mr Smith", "arrête les relances pour Bellerive",
    "arrête les relances de Bellerive jusqu'à lundi", "stop reminding Nordlys", "reprends le devis jusqu'à lundi",
    "reprends jusqu'à lundi", "envoie les devis de moins de 10 % sans me demander", "send quotes under $500 alone",
    "au-dessus de 10 % demande-moi toujours", "envoie les devis de moins de 1 000 € TTC sans me demander",
    "envoie les devis de 500 à 1 000 € sans me demander", "envoie 12 devis sans me demander", "relance les devis",
    "arrête la relance de Dupont", "envoie les devis de moins de 1 000 € sans me demander, sauf Bellerive",
    "pause " * 60,
]  # fmt: skip


SCOPED: list[tuple[str, Switch]] = [
    ("stop tout", Switch("pause")), ("arrête tout", Switch("pause")), ("On arrête tout !", Switch("pause")),
    ("stop everything", Switch("pause")), ("put everything on hold", Switch("pause")),
    ("arrête les relances", Switch("pause", scope="reminder")),
    ("Stop the reminders.", Switch("pause", scope="reminder")),
    ("mets les devis en pause", Switch("pause", scope="quote")),
    ("plus de relances", Switch("pause", scope="reminder")),
    ("stop sending quotes", Switch("pause", scope="quote")), ("N'envoie plus de devis", Switch("pause", scope="quote")),
    ("suspends la prospection", Switch("pause", scope="lead")), ("hold the invoices", Switch("pause", scope="invoice")),
    ("put the reminders on hold", Switch("pause", scope="reminder")),
    ("pause tout jusqu'à lundi", Switch("pause", until_said="lundi")),
    ("pause jusqu’au 3 décembre", Switch("pause", until_said="3 décembre")),
    ("stop the reminders until 3 December", Switch("pause", scope="reminder", until_said="3 December")),
    ("suspends les devis jusqu'à 14h", Switch("pause", scope="quote", until_said="14h")),
    ("pause jusqu'à ce que je revienne", Switch("pause", until_said="je revienne")),
    ("pause until further notice", Switch("pause")), ("pause jusqu'à nouvel ordre", Switch("pause")),
    ("reprends les relances", Switch("resume", scope="reminder")), ("reprends tout", Switch("resume")),
    ("you can resume the quotes", Switch("resume", scope="quote")),
    ("montre-moi tout d'abord", Switch("autonomy", "propose")),
    ("show me everything first", Switch("autonomy", "propose")),
    ("observe seulement les relances", Switch("autonomy", "observe", "reminder")),
    ("envoie les devis de moins de 1 000 € sans me demander", Switch("autonomy", "act", "quote", "1000")),
    ("Tu peux envoyer les devis jusqu'à 1,5 k€ tout seul", Switch("autonomy", "act", "quote", "1500")),
    ("send quotes under €500 without asking", Switch("autonomy", "act", "quote", "500")),
    ("send quotes of less than 2,500.50 EUR without asking me", Switch("autonomy", "act", "quote", "2500.50")),
    ("under 500 euros, you may send quotes on your own", Switch("autonomy", "act", "quote", "500")),
    ("au-dessus de 2 000 € demande-moi toujours", Switch("autonomy", "", "quote", "2000")),
    ("always ask me above 1000 euros", Switch("autonomy", "", "quote", "1000")),
    ("demande-moi toujours pour les devis de plus de 2.000 € HT", Switch("autonomy", "", "quote", "2000")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "switch"), SCOPED)
def test_what_is_said_of_one_kind_of_work_of_an_end_or_of_an_amount(text: str, switch: Switch):
    assert read_switch(text) == switch
    assert read_switch(f"Bonjour, {text} svp") in (switch, replace(switch, until_said=f"{switch.until_said} svp"))
    assert read_switch(f"{text} ?") is None


@pytest.mark.parametrize("where", [FRESH, THREAD, DECIDING])
@pytest.mark.parametrize(("text", "switch"), SCOPED)
def test_such_words_are_read_wherever_they_are_said(text: str, switch: Switch, where: Any):
    reading = read(text, where)
    assert (reading.process, reading.brief) == (switch.process, switch.brief(where.today))
    assert reading.confidence >= ENOUGH


def test_a_brief_tells_all_that_was_said():
    monday = date(2026, 11, 23)
    pause = Switch("pause", scope="reminder", until_said="vendredi 14h")
    assert pause.brief(monday) == {"scope": "reminder", "until": "2026-11-27T14:00", "until_said": "vendredi 14h"}
    assert Switch("pause", until_said="Noël").brief(monday) == {"scope": "", "until": "", "until_said": "Noël"}
    act = Switch("autonomy", "act", "quote", "1000")
    assert act.brief(monday) == {"level": "act", "process": "quote", "limit": "1000"}


def test_amounts_up_to_which_it_may_speak_of_autonomy_and_quantities_do_not():
    assert speaks_of_autonomy("envoie les devis de moins de 1 000 € seul, sauf pour Bellerive")
    assert not speaks_of_autonomy("envoie 12 devis sans me demander")
    assert not speaks_of_autonomy("devis sans me demander pour 12 mugs")


@pytest.mark.parametrize("where", [FRESH, THREAD, DECIDING])
@pytest.mark.parametrize(("text", "process", "level"), SAID)
def test_a_switch_is_read_wherever_it_is_said(text: str, process: str, level: str, where: Any):
    reading = read(text, where)
    assert (reading.process, reading.brief.get("level", "")) == (process, level)
    assert reading.confidence >= ENOUGH


@pytest.mark.parametrize("text", NOT_SAID)
def test_nothing_is_switched_by_words_that_say_more_or_less(text: str):
    assert read_switch(text) is None
    reading = read(text, FRESH)
    sure = reading.confidence >= ENOUGH
    assert not (sure and reading.process in ("pause", "resume"))
    assert not sure or "level" not in reading.brief


@pytest.mark.parametrize(("text", "process", "level"), SAID)
def test_nobody_outside_switches_anything(text: str, process: str, level: str):
    reading = read(text, situation(TABLEWARE, outside=True))
    assert reading.brief.get("level") is None
    assert reading.process not in ("pause", "resume") or reading.confidence < ENOUGH


@given(st.sampled_from(SAID), st.sampled_from(["3 moulins", "pour Bellerive", "mais pas lundi", "ne", "pas", "jamais"]))
def test_a_word_more_is_not_plain(said: tuple[str, str, str], more: str):
    assert read_switch(f"{said[0]} {more}") is None
    assert read_switch(f"{more} {said[0]}") is None


@given(st.text(max_size=2 * LONGEST))
def test_any_text_is_read(text: str):
    assert read_switch(text) is None or len(text) <= LONGEST


def said_by_model(process: str) -> dict[str, Any]:
    return {
        "process": process, "confidence": 0.95, "language": "fr", "quote": None, "changes": None, "product": "",
        "customer": "", "verb": "", "note": "", "not_understood": [],
    }  # fmt: skip


def by_model(process: str, text: str) -> Reading:
    return reading_from_model(said_by_model(process), text, FRESH)


def test_a_model_is_believed_for_what_holds_back_only():
    assert by_model("pause", "on arrête les envois un moment").confidence >= ENOUGH
    for process, text in (("resume", "c'est bon, on peut y aller"), ("autonomy", "fais comme tu veux avec les devis")):
        reading = by_model(process, text)
        assert (reading.process, reading.brief, reading.confidence < ENOUGH) == (process, {}, True)
    reading = by_model("autonomy", "tu peux envoyer les devis seul")
    assert (reading.brief["level"], reading.confidence) == ("act", 0.95)


async def test_a_plain_switch_is_not_worth_a_call():
    async with ModelServer(says(said_by_model("unknown"))) as server:
        model = OpenAIModel(api_key=KEY, model="any", base_url=server.url, timeout=1, retries=0, backoff=0.01)
        understanding = Understanding(model)
        for text, process, _ in SAID:
            understood = await understanding.read(text, FRESH, now=NOW, spent_this_month=Decimal(0))
            assert (understood.reading.process, understood.reading.source) == (process, "grammar")
        assert server.requests == []
        await understanding.read("mode automatique, tu crois ?", FRESH, now=NOW, spent_this_month=Decimal(0))
        assert len(server.requests) == 1
        await model.aclose()
