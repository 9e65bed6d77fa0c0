"""What people write about reminders, French and English; and what is none of ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.personal_reminder.brief import AgendaBrief
from graphs.personal_reminder.reading import read_agenda

SET = [
    ("rappelle-moi jeudi à 10h d'appeler Idris", "", "appeler Idris", "jeudi à 10h"),
    ("Rappelle-moi d'appeler Idris jeudi à 10h", "", "appeler Idris", "jeudi à 10h"),
    ("Rappelez-moi demain de signer le bail", "", "signer le bail", "demain"),
    ("rappelle-nous demain la réunion", "nous", "la réunion", "demain"),
    ("fais-moi penser à commander du café vendredi", "", "commander du café", "vendredi"),
    ("Bonjour, peux-tu me rappeler d'appeler Idris demain à 15h stp ?", "", "appeler Idris", "demain à 15h"),
    ("Demain à 10h, rappelle-moi d'appeler Idris", "", "appeler Idris", "Demain à 10h"),
    ("mets un rappel demain à 9h pour appeler Idris", "", "appeler Idris", "demain à 9h"),
    ("rappelle-moi de payer la facture EDF le 5 décembre", "", "payer la facture EDF", "le 5 décembre"),
    ("rappelle-moi tous les lundis à 9h de préparer le point", "", "préparer le point", "tous les lundis à 9h"),
    ("remind me every first Monday to send the report", "", "send the report", "every first Monday"),
    ("remind me in two hours to check the oven", "", "check the oven", "in two hours"),
    ("remind us tomorrow at 9 about the standup", "us", "the standup", "tomorrow at 9"),
    ("remind me that Marc arrives tomorrow at 10", "", "Marc arrives", "tomorrow at 10"),
    ("rappelle à Claire de relancer Dupont demain", "Claire", "relancer Dupont", "demain"),
    ("rappelle demain à Claire de relancer Dupont", "Claire", "relancer Dupont", "demain"),
    (
        "Peux-tu rappeler à Claire Dubois qu'elle doit signer vendredi ?",
        "Claire Dubois",
        "elle doit signer",
        "vendredi",
    ),
    ("remind Claire to call the bank on Friday", "Claire", "call the bank", "on Friday"),
    ("remind Claire on Friday to call the bank", "Claire", "call the bank", "on Friday"),
    ("rappelle-moi demain", "", "", "demain"),
    ("n'oublie pas de me rappeler d'appeler Idris demain", "", "appeler Idris", "demain"),
    ("rappel demain 10h appeler Idris", "", "appeler Idris", "demain 10h"),
    ("rappelle à toute l'équipe de remplir les heures vendredi", "nous", "remplir les heures", "vendredi"),
    ("remind everyone about the meeting tomorrow", "nous", "the meeting", "tomorrow"),
    ("rappelle-moi", "", "", ""),
    ("rappelle-moi la réunion de jeudi 14h", "", "la réunion", "jeudi 14h"),
    ("fais-moi un rappel demain 8h : farine", "", "farine", "demain 8h"),
    ("mets-moi un pense-bête pour lundi 9h : appeler l'URSSAF", "", "appeler l'URSSAF", "pour lundi 9h"),
    ("dis-moi demain à 9h d'appeler la banque", "", "appeler la banque", "demain à 9h"),
    ("Préviens-moi jeudi à 8h que le camion arrive", "", "le camion arrive", "jeudi à 8h"),
    ("ping me tomorrow at 10 about the proofs", "", "the proofs", "tomorrow at 10"),
    ("I need a reminder on 4 December to renew the domain", "", "renew the domain", "on 4 December"),
    # Half of the time is not known: its words stay with it, and are asked about.
    ("remind me on Wednesday at half 2 to call", "", "at half 2 to call", "on Wednesday at half 2"),
    ("rappelle-moi mercredi ou au pire jeudi d'appeler", "", "ou au pire jeudi d'appeler", "mercredi ou au pire"),
    ("rappelle-moi demain avant la réunion d'appeler", "", "avant la réunion d'appeler", "demain avant"),
    ("rappelle-moi demain : avant de partir, fermer le gaz", "", "avant de partir, fermer le gaz", "demain"),
]
OTHERS = [
    ("mes rappels", AgendaBrief("list")),
    ("quels sont mes rappels ?", AgendaBrief("list")),
    ("list my reminders", AgendaBrief("list")),
    ("Show me my reminders, please", AgendaBrief("list")),
    ("annule le rappel 3", AgendaBrief("cancel", about="3")),
    ("annule le rappel n° 3", AgendaBrief("cancel", about="3")),
    ("delete reminder #3", AgendaBrief("cancel", about="3")),
    ("supprime mon rappel pour Idris", AgendaBrief("cancel", about="Idris")),
    ("cancel my reminder about Idris", AgendaBrief("cancel", about="Idris")),
    ("décale le rappel 3 à vendredi 15h", AgendaBrief("change", about="3", when="à vendredi 15h")),
    ("move reminder 2 to Friday", AgendaBrief("change", about="2", when="to Friday")),
    ("reporte-le d'une heure", AgendaBrief("change", when="d'une heure")),
    ("move it to Friday", AgendaBrief("change", when="to Friday")),
    ("snooze reminder 3 for an hour", AgendaBrief("snooze", about="3", when="for an hour")),
    ("le rappel 3 est fait", AgendaBrief("done", about="3")),
    ("mark reminder 3 as done", AgendaBrief("done", about="3")),
    ("rappel 3 : fait", AgendaBrief("done", about="3")),
    ("snooze 2 until tomorrow morning", AgendaBrief("snooze", when="until tomorrow morning", about="2")),
    ("push my reminder back an hour", AgendaBrief("change", when="by an hour")),
    ("qu'est-ce que j'ai comme rappels ?", AgendaBrief("list")),
    ("c'est quoi mes rappels de demain ?", AgendaBrief("list")),
]
NOT_OURS = [
    "relance Dupont", "lance les relances", "send a reminder to Dupont about the invoice",
    "remind Dupont about the invoice", "remind Dupont to pay invoice F2026-0103", "remind Dupont",
    "rappelle à Bellerive de payer sa facture", "remind the customers about the sale", "rappelle Dupont demain",
    "Devis pour Bellerive : 3 moulins", "who owes us money?", "cancel reminders for Dupont", "arrête les relances",
    "rappelle-moi pourquoi ce devis est bloqué", "remind me what the stock of mills is", "mets-le au propre",
    "rappel de paiement pour Dupont demain", "rappel", "fait", "c'est fait", "done", "hello", "", "   ",
    "préviens-moi quand Dupont paie", "dis-moi demain qui nous doit de l'argent", "alert me if stock runs low",
    "dis-moi chaque matin à 8h ce qui attend", "tell me tomorrow how much Dupont owes", "dis-moi vendredi ?",
    "Fais un devis pour Bellerive avec 3 moulins et rappelle-moi demain",
]  # fmt: skip


@pytest.mark.parametrize(("said", "whom", "text", "when"), SET)
def test_a_wish(said: str, whom: str, text: str, when: str) -> None:
    assert read_agenda(said) == AgendaBrief("set", whom=whom, text=text, when=when)


@pytest.mark.parametrize(("said", "brief"), OTHERS)
def test_about_those_one_has(said: str, brief: AgendaBrief) -> None:
    assert read_agenda(said) == brief


@pytest.mark.parametrize("said", NOT_OURS)
def test_what_is_none_of_ours(said: str) -> None:
    assert read_agenda(said) is None


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("ajoute un rappel pour Claire demain : relancer Dupont", "relancer Dupont"),
        ("mets un rappel à Claire demain pour appeler la banque", "appeler la banque"),
    ],
)
def test_a_reminder_made_for_a_colleague(said: str, text: str) -> None:
    assert read_agenda(said, colleagues=["Claire Dubois"]) == AgendaBrief(whom="Claire", text=text, when="demain")


def test_a_colleague_may_be_reminded_of_an_invoice() -> None:
    said = "remind Claire to pay the EDF invoice on Friday"
    assert read_agenda(said) is None
    assert read_agenda(said, colleagues=["Claire Dubois"]) == AgendaBrief(
        whom="Claire", text="pay the EDF invoice", when="on Friday"
    )


@pytest.mark.parametrize(
    ("said", "op", "when"),
    [
        ("fait", "done", ""), ("C'est fait !", "done", ""), ("done", "done", ""),
        ("dans 10 minutes", "snooze", "dans 10 minutes"), ("in an hour", "snooze", "in an hour"),
        ("plus tard", "snooze", ""), ("demain", "snooze", "demain"),
    ],
)  # fmt: skip
def test_in_answer_to_one(said: str, op: str, when: str) -> None:
    brief = read_agenda(said, answering=True)
    assert brief is not None
    assert (brief.op, brief.when, brief.about) == (op, when, "")


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(said: str) -> None:
    read_agenda(said)
    read_agenda(f"rappelle-moi {said}")
    read_agenda(f"remind {said}", answering=True)


def test_a_very_long_text_is_no_order() -> None:
    assert read_agenda("rappelle-moi demain de " + "lire " * 2000) is None
