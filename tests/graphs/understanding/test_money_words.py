"""What colleagues say about money owed: read into briefs, in many wordings; quotes, rules and reminders to people are
left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.debtor.brief import brief_from_json as news_of
from graphs.reminder.brief import brief_from_json as reminder_of
from graphs.understanding.grammar import read
from graphs.understanding.money_words import MONEY, money_brief, read_money
from graphs.understanding.reading import Situation
from integrations.books.port import Directory
from tests.graphs.understanding.companies import customer
from tests.graphs.understanding.replies.written import MONDAY

DIRECTORY = Directory(
    "money",
    [
        customer("C1", "Bellerive SARL", "a@bellerive.example", "Anne Morel"),
        customer("C2", "Dupont Frères", "x@dupont.example"),
        customer("C3", "Dupont & Filles", "y@dupont-filles.example"),
        customer("C4", "Aurora Ltd", "pay@aurora.example"),
        customer("C5", "Marcel Traiteur", "m@marcel.example"),
        customer("C6", "Hôtel du Port", "h@port.example"),
        customer("C7", "Mars Conseil", "c@mars.example"),
        customer("C8", "Boulangerie Dimanche", "d@boulangerie.example"),
        customer("C9", "Sunday Bakery", "s@bakery.example"),
    ],
    [],
)
SITUATION = Situation(DIRECTORY, "fr", MONDAY)

SAID: list[tuple[str, str, dict[str, Any]]] = [
    # --- chase
    ("lance les relances", "reminder", {"kind": "run"}),
    ("relance tout le monde", "reminder", {"kind": "run"}),
    ("relance les impayés", "reminder", {"kind": "run"}),
    ("fais partir les relances du jour", "reminder", {"kind": "run"}),
    ("run the reminders", "reminder", {"kind": "run"}),
    ("chase everyone", "reminder", {"kind": "run"}),
    ("relance Bellerive pour F2026-0103", "reminder", {"customer": "Bellerive", "invoices": ["F2026-0103"]}),
    ("envoie un rappel à Dupont", "reminder", {"customer": "Dupont"}),
    ("chase Aurora about their overdue invoices", "reminder", {"customer": "Aurora"}),
    ("send a reminder to Aurora", "reminder", {"customer": "Aurora"}),
    ("remind Aurora about INV-1042", "reminder", {"customer": "Aurora", "invoices": ["INV-1042"]}),
    ("Bonjour Commis, peux-tu relancer Dupont Frères s'il te plaît ?", "reminder", {"customer": "Dupont Frères"}),
    ("relance Zorglub SARL pour les factures 85 et 86", "reminder",
     {"customer": "Zorglub SARL", "invoices": ["85", "86"]}),
    ("relance-le", "reminder", {"kind": "customer", "customer": ""}),
    ("envoie un dernier rappel à Bellerive", "reminder", {"customer": "Bellerive"}),
    ("send a last reminder to Aurora", "reminder", {"customer": "Aurora"}),
    ("envoie une relance à tout le monde", "reminder", {"kind": "run"}),
    ("send a reminder to everyone", "reminder", {"kind": "run"}),
    # --- for nobody in particular: the process asks
    ("tu peux faire une relance ?", "reminder", {"kind": "customer", "customer": ""}),
    ("pouvez-vous envoyer une relance ?", "reminder", {"kind": "customer", "customer": ""}),
    ("tu peux relancer ?", "reminder", {"kind": "customer", "customer": ""}),
    ("fais une relance", "reminder", {"kind": "customer", "customer": ""}),
    ("peux-tu envoyer une relance amiable ?", "reminder", {"kind": "customer", "customer": ""}),
    ("can you send a reminder?", "reminder", {"kind": "customer", "customer": ""}),
    ("could you chase a customer?", "reminder", {"kind": "customer", "customer": ""}),
    # --- figures
    ("état du compte Bellerive", "receivables", {"about": "who_owes", "customer": "Bellerive"}),
    ("relevé de compte de Bellerive", "receivables", {"about": "who_owes", "customer": "Bellerive"}),
    ("le compte Bellerive", "receivables", {"about": "who_owes", "customer": "Bellerive"}),
    ("solde Dupont Frères ?", "receivables", {"about": "who_owes", "customer": "Dupont Frères"}),
    ("état de compte Zorglub", "receivables", {"about": "who_owes", "customer": "Zorglub"}),
    ("Aurora's account status", "receivables", {"about": "who_owes", "customer": "Aurora"}),
    ("account status of Aurora", "receivables", {"about": "who_owes", "customer": "Aurora"}),
    ("what's Aurora's balance?", "receivables", {"about": "who_owes", "customer": "Aurora"}),
    ("show me Aurora's account", "receivables", {"about": "who_owes", "customer": "Aurora"}),
    ("combien nous doivent Bellerive et Aurora ?", "receivables", {"about": "who_owes", "customer": ""}),
    ("qui nous doit de l'argent ?", "receivables", {"about": "who_owes", "customer": ""}),
    ("who owes us money", "receivables", {"about": "who_owes", "customer": ""}),
    ("combien nous doit Dupont ?", "receivables", {"about": "who_owes", "customer": "Dupont"}),
    ("combien nous doit Zorglub ?", "receivables", {"about": "who_owes", "customer": "Zorglub"}),
    ("how much does Aurora owe us?", "receivables", {"about": "who_owes", "customer": "Aurora"}),
    ("Dupont a payé ?", "receivables", {"about": "who_owes", "customer": "Dupont"}),
    ("Bellerive n'a pas encore payé", "receivables", {"about": "who_owes", "customer": "Bellerive"}),
    ("liste les factures en retard", "receivables", {"about": "who_owes"}),
    ("balance âgée", "receivables", {"about": "aged"}),
    ("aged balance please", "receivables", {"about": "aged"}),
    ("what's our DSO", "receivables", {"about": "dso"}),
    ("quel est le délai moyen de paiement ?", "receivables", {"about": "dso"}),
    ("combien avons-nous récupéré grâce aux relances ?", "receivables", {"about": "recovered"}),
    ("quelles promesses sont en cours ?", "receivables", {"about": "promises"}),
    ("quels litiges sont ouverts ?", "receivables", {"about": "disputes"}),
    # --- promises
    ("Bellerive a promis de payer le 30 novembre", "promise", {"customer": "Bellerive", "day": "2026-11-30"}),
    ("Dupont paiera lundi", "promise", {"customer": "Dupont", "day": "", "day_said": "lundi"}),
    ("they said they'd pay by Friday", "promise", {"customer": "", "day": "2026-11-27"}),
    ("Mars Conseil a promis de payer vendredi", "promise", {"customer": "Mars Conseil", "day": "2026-11-27"}),
    ("Zorglub paiera 300 € vendredi", "promise", {"customer": "Zorglub", "amount": "300.00", "day": "2026-11-27"}),
    ("promesse de paiement de Bellerive pour le 30 novembre", "promise", {"day": "2026-11-30"}),
    ("Dupont paiera dès qu'il aura reçu l'avoir", "promise", {"kind": "unclear", "readings": ["promise", "dispute"]}),
    ("Dupont ne paiera pas", "promise", {"kind": "unclear"}),
    ("non, il paiera vendredi", "promise", {"customer": "", "day": "2026-11-27"}),
    ("no, they will pay on Friday", "promise", {"customer": "", "day": "2026-11-27"}),
    # --- disputes
    ("Marcel conteste la F2026-0085, il dit qu'il manque 3 cartons", "dispute",
     {"kind": "dispute", "customer": "Marcel", "invoices": ["F2026-0085"]}),
    ("litige avec Hôtel du Port", "dispute", {"customer": "Hôtel du Port"}),
    ("Aurora disputes invoice INV-1042", "dispute", {"customer": "Aurora", "invoices": ["INV-1042"]}),
    # --- payments
    ("Dupont a payé la F2026-0103", "payment", {"kind": "paid", "customer": "Dupont", "invoices": ["F2026-0103"]}),
    ("on a reçu le virement de Zorglub", "payment", {"kind": "paid", "customer": "Zorglub"}),
    ("la F2026-0103 est payée", "payment", {"kind": "paid", "invoices": ["F2026-0103"]}),
    ("Aurora has paid", "payment", {"kind": "paid", "customer": "Aurora"}),
    # --- pauses
    ("ne relance plus Bellerive jusqu'au 15 décembre", "reminder_pause", {"kind": "hold", "until": "2026-12-15"}),
    ("ne relance pas Bellerive avant le 15 décembre", "reminder_pause", {"kind": "hold", "until": "2026-12-14"}),
    ("hold off chasing Aurora for two weeks", "reminder_pause", {"customer": "Aurora", "until": "2026-12-07"}),
    ("stop chasing Aurora", "reminder_pause", {"kind": "hold", "until": ""}),
    ("laisse Bellerive tranquille", "reminder_pause", {"kind": "hold", "customer": "Bellerive"}),
    ("reprends les relances pour Bellerive", "reminder_pause", {"kind": "resume", "customer": "Bellerive"}),
    ("resume chasing Aurora", "reminder_pause", {"kind": "resume", "customer": "Aurora"}),
    ("le litige avec Bellerive est réglé", "reminder_pause", {"kind": "resume", "customer": "Bellerive"}),
    # --- for a person
    ("Bellerive est en redressement judiciaire", "handoff", {"kind": "insolvency", "customer": "Bellerive"}),
    ("Dupont demande à payer en 3 fois", "handoff", {"kind": "instalments", "customer": "Dupont"}),
    ("Bellerive est fermé jusqu'au 4 janvier", "handoff", {"kind": "absence", "until": "2027-01-04"}),
    ("Aurora is closed on Monday 30 November", "handoff", {"kind": "absence", "until": "2026-11-30"}),
]  # fmt: skip

OTHERS = [
    "devis pour Bellerive 10 mugs",
    "relance le devis de Bellerive",
    "ne relance pas les VIP avant 15 jours",
    "ne relance jamais les clients fidèles",
    "si une facture a 10 jours de retard alors relance",
    "toujours attendre 10 jours avant de relancer les VIP",
    "never chase loyal customers",
    "rappelle-moi de relancer Dupont",
    "rappelle à Claire de relancer Dupont",
    "remind me to chase Aurora",
    "remind Claire to call Aurora",
    "on a payé le fournisseur Dupont",
    "fais une remise à Bellerive",
    "combien de mugs en stock ?",
    "bonjour",
    "On ne relance pas le samedi ni le dimanche",
    "Ne relance pas le client s'il a promis de payer",
    "remise interdite aux clients qui nous doivent plus de 500 € en retard",
    "les relances niveau 2 et + passent par Sandrine",
    "mets-toi en pause",
    "Boulangerie Dimanche est fermée le dimanche",
    "Bellerive est fermé le lundi",
    "Bellerive est fermé tous les lundis",
    "Aurora is closed on Mondays",
    "Sunday Bakery is closed on Sunday",
    "relance les VIP après 15 jours de retard",
    "toujours relancer ceux qui ont plus de 30 jours de retard",
    "always chase customers more than 30 days overdue",
]


@pytest.mark.parametrize(
    ("text", "process", "brief"), SAID, ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_it_is_read(text: str, process: str, brief: dict[str, Any]):
    reading = read(text, SITUATION)
    assert reading.process == process, reading
    assert {key: reading.brief[key] for key in brief} == brief
    assert reading.confidence >= 0.6
    if process == "reminder":
        reminder_of(reading.brief)
    elif process != "receivables":
        assert news_of(reading.brief).words == text


@pytest.mark.parametrize("text", OTHERS)
def test_it_is_left_to_others(text: str):
    assert read_money(text, SITUATION) is None


def test_nobody_outside_orders_anything():
    outside = Situation(DIRECTORY, "fr", MONDAY, outside=True)
    assert all(read_money(text, outside) is None for text, _, _ in SAID)


@pytest.mark.parametrize(
    ("text", "process", "left"),
    [
        ("relance Dupont et Bellerive", "reminder", "Dupont et Bellerive"),
        ("relance Dupont demain", "reminder", "demain"),
        ("relance Bellerive et Zorglub", "reminder", "Bellerive et Zorglub"),
        ("relance Zorglub et Aurora", "reminder", "Zorglub et Aurora"),
        ("remind Bellerive and Aurora", "reminder", "Bellerive and Aurora"),
        ("envoie une relance à Bellerive et à Aurora", "reminder", "Bellerive et à Aurora"),
        ("relance Bellerive, Aurora et Dupont Frères", "reminder", "Bellerive, Aurora et Dupont Frères"),
        ("Zorglub et Bellerive ont payé", "payment", "Zorglub et Bellerive"),
        ("Aurora and Zorglub will pay on Friday", "promise", "Aurora and Zorglub"),
        ("ne relance plus Bellerive ni Aurora", "reminder_pause", "Bellerive ni Aurora"),
        ("relance tout le monde sauf Bellerive", "reminder", "sauf Bellerive"),
        ("relance tout le monde, pas Bellerive", "reminder", "pas Bellerive"),
        ("run the reminders, not Aurora", "reminder", "not Aurora"),
        ("chase everyone except Aurora", "reminder", "except Aurora"),
        ("send reminders to everyone over 30 days late", "reminder", "over 30 days late"),
        ("chase customers who are 60 days overdue", "reminder", "who are 60 days overdue"),
        ("relance les clients de plus de 30 jours de retard", "reminder", "de plus de 30 jours de retard"),
        ("relance Bellerive en anglais", "reminder", "en anglais"),
        ("chase Aurora in French", "reminder", "in French"),
    ],
)
def test_what_is_for_several_for_later_or_for_fewer_is_asked_about(text: str, process: str, left: str):
    reading = read(text, SITUATION)
    assert reading.process == process and reading.confidence < 0.6
    assert reading.not_understood == [left]


@pytest.mark.parametrize(
    "text",
    [
        "les relances de Bellerive en anglais",
        "toutes les relances en anglais",
        "toujours envoyer les relances en anglais à Aurora",
        "Bellerive's reminders in English",
        "the reminders to Aurora should be in French",
    ],
)
def test_a_language_for_reminders_is_no_rule_about_quotes(text: str):
    reading = read(text, SITUATION)
    assert reading.process == "reminder" and reading.confidence < 0.6
    assert reading.not_understood and reading.not_understood[0][:2] in ("en", "in")
    assert read("les devis de Bellerive en anglais", SITUATION).process == "rule"


@pytest.mark.parametrize("text", ["on a fait une relance", "Claire va faire une relance", "we sent a reminder"])
def test_a_reminder_that_was_sent_is_neither_ordered_nor_quoted(text: str):
    assert read(text, replace(SITUATION, colleagues=["Claire Dubois"])).process == "unknown"


@pytest.mark.parametrize("text", ["make a reminder", "set a reminder", "mets un rappel"])
def test_a_reminder_of_ones_own_is_no_payment_reminder(text: str):
    assert read(text, SITUATION).process == "personal_reminder"


@pytest.mark.parametrize(
    "text", ["relance Bellerive et préviens Claire", "relance Dupont & Filles", "Bellerive et Cie a payé"]
)
def test_what_only_looks_like_two_customers_is_one(text: str):
    assert read(text, SITUATION).confidence >= 0.8


@pytest.mark.parametrize("process", sorted({*MONEY, "handoff"}))
@pytest.mark.parametrize("text", ["", "blabla", "relance les VIP", "Bellerive, à voir"])
def test_a_brief_is_made_of_any_words(process: str, text: str):
    brief = money_brief(process, text, SITUATION)
    if process == "reminder":
        assert brief["kind"] == "customer", "everybody is only chased by words that say so"
    elif process == "receivables":
        assert set(brief) == {"about", "customer"}
    else:
        news_of(brief)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "relance",
                "ne",
                "pas",
                "Bellerive",
                "payé",
                "F2026-0103",
                "le",
                "30",
                "€",
                ",",
                "?",
                "jusqu'au",
                "lundi",
                "[",
                "(",
                "combien",
                "doit",
            ]
        ),
        max_size=14,
    )
)
def test_any_words_are_read_without_failing(words: list[str]):
    reading = read_money(" ".join(words), SITUATION)
    assert reading is None or 0 < reading.confidence <= 1
