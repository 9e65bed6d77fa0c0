"""How to begin, what comes next, setting it up: plainly said it is understood, and nothing else is taken for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graphs.understanding.grammar import read
from graphs.understanding.reading import Situation
from tests.graphs.understanding.companies import TABLEWARE
from tests.graphs.understanding.newcomer_sentences import ASKED, LIKE

SITUATION = Situation(TABLEWARE, "fr", date(2026, 11, 23))

SAID = {
    "guide": [
        "premiers pas", "Premiers pas !", "@commis par où commencer ?", "Par où je commence ?", "je suis nouvelle ici",
        "c'est mon premier jour", "apprends-moi à t'utiliser", "montre-moi comment t'utiliser", "guide-moi stp",
        "peux-tu me guider ?", "comment débuter avec toi", "tutoriel", "premeirs pas", "premier pas", "onboarding",
        "first steps", "how do I get started?", "Where do I start?", "show me around please", "I'm new here",
    ],
    "setup": [
        "mets commis en place", "Mets-toi en place chez nous", "mettez-vous en place", "mise en place",
        "lance la mise en place", "configure-toi", "configurer commis", "je voudrais mettre en place commis",
        "aide-moi à te mettre en place", "lançons un pilote", "cartographie nos tâches répétitives", "set commis up",
        "let's set you up", "help me set you up", "set up", "start a pilot", "@commis setup",
    ],
    "advice": [
        "que me conseilles-tu ?", "que nous conseillez-vous ?", "qu'est-ce que tu me conseilles", "un conseil ?",
        "tu nous conseilles quoi ?", "que faire ensuite ?", "que dois-je faire maintenant ?", "la prochaine étape ?",
        "comment aller plus loin ?", "what do you advise?", "any advice?", "what should we do next?", "what's next?",
    ],
}  # fmt: skip

OTHERS = [
    "mets en place une remise de 5 % pour les fidèles", "set up a quote for Bellerive: 12 mugs",
    "un devis pour une visite guidée", "que me conseilles-tu pour Bellerive ?", "aide", "que sais-tu faire ?",
    "how do you work?", "conseil : 12 tasses", "je commence un devis pour Bellerive", "comment ça marche ?",
    "un essai de 12 mugs pour Bellerive", "relance Dupont", "rappelle-moi lundi de mettre en place la terrasse",
    "merci pour tes conseils, fais un devis pour Bellerive : 12 mugs", "stop", "pause",
]  # fmt: skip


@pytest.mark.parametrize(("process", "text"), [(name, text) for name, texts in SAID.items() for text in texts])
def test_it_is_understood_plainly(process: str, text: str):
    reading = read(text, SITUATION)
    assert (reading.process, reading.confidence >= 0.9) == (process, True)


@pytest.mark.parametrize("text", OTHERS)
def test_other_requests_stay_what_they_are(text: str):
    assert read(text, SITUATION).process not in SAID


@pytest.mark.parametrize(("process", "text"), [(name, text) for name, texts in ASKED.items() for text in texts])
def test_newcomers_are_understood(process: str, text: str):
    assert read(text, SITUATION).process == process


@pytest.mark.parametrize("text", LIKE)
def test_what_only_sounds_like_it_stays_what_it_is(text: str):
    assert read(text, SITUATION).process not in SAID


@pytest.mark.parametrize("text", ["observe", "toujours demander", "always ask", "observe seulement les devis"])
def test_autonomy_said_to_the_setup_sets_nothing(text: str):
    assert read(text, SITUATION).process == "autonomy"
    assert read(text, replace(SITUATION, expecting="setup.level")).process == "setup"


@pytest.mark.parametrize("text", [text for texts in SAID.values() for text in texts])
def test_from_outside_the_company_it_is_nothing(text: str):
    assert read(text, replace(SITUATION, outside=True)).process not in SAID


@pytest.mark.parametrize(
    "text", ["30 devis par semaine", "un devis 25 minutes", "le 25 janvier", "Léa et Marc", "relance : 5 min", "12"]
)
def test_what_the_setup_asked_is_answered_by_any_words(text: str):
    reading = read(text, replace(SITUATION, expecting="setup.work"))
    assert reading.process == "setup"
    assert (reading.brief["op"], reading.brief["text"]) == ("answer", text)


@pytest.mark.parametrize(("text", "process"), [("stop", "stop"), ("pause", "pause"), ("aide", "help")])
def test_stopping_and_help_come_before_an_answer(text: str, process: str):
    assert read(text, replace(SITUATION, expecting="setup.work")).process == process


def test_rules_told_to_the_setup_are_read_as_rules_line_by_line():
    text = "- 5 % de remise pour les clients fidèles\n- au-dessus de 5 000 €, demander à la direction"
    rules = read(text, replace(SITUATION, expecting="setup.rule")).brief["rules"]
    assert [rule["text"] for rule in rules] == [line.removeprefix("- ") for line in text.splitlines()]
    assert all(rule["brief"]["op"] == "add" and rule["brief"]["heard"]["rule"] for rule in rules)
