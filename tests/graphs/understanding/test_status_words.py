"""The words that ask how the clerk is; and all the words that only look like them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.understanding.grammar import read
from graphs.understanding.reading import Situation
from graphs.understanding.status_words import read_status
from tests.graphs.understanding.companies import BUILDING, TABLEWARE, situation

FRESH = situation(TABLEWARE)
QUOTED = situation(TABLEWARE, open_quote=True, quote_lines=["Moulin à café"])

SAID = [
    "statut", "Statut ?", "@commis status", "Commis, le statut stp", "status please", "État du service",
    "ETAT DU SERVICE",
    "quel est l'état du service ?", "c'est quoi le statut du système ?", "Bonjour, quel est le statut du bot ?",
    "Peux-tu me montrer le statut du service, stp ?", "pouvez-vous m'afficher l'état du service ?",
    "donne-moi l'état de santé", "montre-moi la file d'attente", "la file d'attente ?", "alertes en cours",
    "qu'est-ce qui bloque ?", "Qu'est-ce qui coince en ce moment ?", "quest ce qui bloque",
    "qu'est-ce qui est bloqué ?",
    "qu’est-ce qui ne marche pas ?", "qu'est-ce qui ne va pas ?", "il y a quelque chose qui cloche ?",
    "qu'est-ce qui a échoué cette nuit ?", "quelque chose est bloqué ?", "y a-t-il des erreurs ?",
    "Il y a des pannes ?",
    "y a un souci ?", "avez-vous des alertes en cours ?", "est-ce que tout fonctionne ?", "tout marche bien ?",
    "es-tu en panne ?", "Tu es bien connecté ?", "combien de messages en attente ?", "quels mails ne sont pas partis ?",
    "what's stuck?", "What is stuck?", "whats stuck", "is anything broken?", "what went wrong?", "what failed today?",
    "health", "health check", "system health", "show me the service status", "what's the status of the system?",
    "what is the status of the bot right now?", "any errors?", "are there any failures?", "any open alerts?",
    "is everything working?", "is it up and running?", "are you up?", "how many messages are waiting?",
    "which mails failed?", "the backlog please",
]  # fmt: skip

OTHERS = [
    "ça va ?", "comment ça va ?", "how are you?", "tout va bien", "tout roule !", "it works!", "statut du devis Dupont",
    "quel est le statut de la commande 12 ?", "what's the status of invoice F-2031?", "status of quote 12",
    "où en est le devis de Nordlys ?", "qu'est-ce qui bloque le devis Dupont ?", "what is blocking the quote?",
    "qu'est-ce qui attend ma validation ?", "qu'est-ce qui attend ?", "combien de devis en attente ?", "stop",
    "il y a une erreur dans le devis", "y a-t-il des erreurs dans le devis Nordlys ?", "any problems with Nordlys?",
    "combien de factures en retard ?", "qui est en retard ?", "what's late?", "qu'est-ce qui est en retard ?", "erreur",
    "retard", "files", "le statut juridique de Dupont", "rapport hebdo", "état des stocks", "état des impayés",
    "health insurance quote for 3 people", "qu'est-ce qui ne va pas avec ma commande ?", "Notre machine est en panne",
    "alerte Dupont demain", "relance Dupont lundi", "bloque les relances", "fais un devis pour 3 tasses",
    "what's wrong with the quote for Nordlys?", "le service Théâtre des Tasses", "service", "santé !",
    "un prospect nous a écrit que le serveur est en panne", "rappelle-moi lundi de vérifier le statut du service",
    "y a-t-il des tasses en stock ?", "tout est prêt ?", "ok", "any mugs left?",
]  # fmt: skip


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("where", [FRESH, situation(BUILDING)], ids=["tableware", "building"])
def test_it_is_asked_how_it_is(text: str, where: Situation):
    reading = read(text, where)
    assert (reading.process, reading.brief) == ("status", {})
    assert reading.confidence >= 0.9


@pytest.mark.parametrize("text", OTHERS)
def test_words_about_something_else_stay_what_they_are(text: str):
    assert read_status(text, "fr", FRESH) is None
    assert read(text, FRESH).process != "status"


@pytest.mark.parametrize("text", ["statut ?", "status?", "qu'est-ce qui bloque ?", "what's wrong?", "what's stuck?"])
@pytest.mark.parametrize(
    "where",
    [QUOTED, replace(FRESH, deciding=True), replace(FRESH, lead_here=True), replace(FRESH, expecting="quantity")],
)
def test_in_a_thread_about_some_work_they_are_about_that_work(text: str, where: Situation):
    assert read_status(text, "fr", where) is None


def test_unless_they_name_the_service():
    assert read("statut du service ?", QUOTED).process == "status"
    assert read("what's the status of the bot?", QUOTED).process == "status"


def test_words_from_outside_are_never_asked_so():
    assert read("statut du service", replace(FRESH, outside=True)).process != "status"


@pytest.mark.parametrize(("text", "language"), [("qu'est-ce qui bloque ?", "fr"), ("what's stuck?", "en")])
def test_the_answer_is_in_the_words_own_language(text: str, language: str):
    assert read(text, FRESH).language == language


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str):
    read_status(text, "fr", FRESH)


@given(st.sampled_from(["commis ok ", "le la les ", "show me ", "statut du service ", "qu est ce qui ", "y a t il "]))
def test_no_text_takes_long(part: str):
    text = (part * 40)[:160]
    read_status(text, "fr", FRESH)
