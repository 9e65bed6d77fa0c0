"""Payments and promises that colleagues tell of: what is open is asked, and the day taken is that of the payment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphs.understanding.grammar import read
from graphs.understanding.reading import Situation
from graphs.understanding.reply_words import read_reply
from integrations.books.port import Directory
from tests.graphs.understanding.companies import customer

TODAY = date(2026, 11, 23)
LAB = Situation(
    Directory(
        "lab",
        [
            customer("L1", "Cabinet Dr Lambert", "cab@lambert.example", "Sophie Lambert"),
            customer("L2", "Clinique Saint-Roch", "compta@saint-roch.example", "Bruno Calvet"),
            customer("L4", "Boulangerie Fournil d'Or", "fournil@or.example", "Paul Mercier"),
            customer("L5", "Imprimerie Vasseur & Fils", "vasseur@print.example", "Eric Vasseur"),
            customer("L7", "Kowalski Transport", "k@kowalski.example", "Jan Kowalski"),
            customer("L8", "Mairie de Ploërmel", "mairie@ploermel.example", "Yves Le Bihan"),
            customer("L9", "Harbour Print Co", "hello@harbourprint.example", "Sam Doyle", language="en"),
        ],
        [],
    ),
    "fr",
    TODAY,
)


@pytest.mark.parametrize(
    "text",
    [
        "Kowalski a payé une partie", "Kowalski a payé 300 € sur 900 €", "Kowalski a payé tout sauf la dernière",
        "Kowalski a payé la FA-2214 mais pas la FA-2290", "Kowalski n'a réglé que 500 €", "Kowalski has paid half",
        "Kowalski should have paid", "Kowalski thinks he paid", "Kowalski paid but only the first invoice",
        "Kowalski a payé le mauvais montant", "Kowalski a promis de payer mais n'a rien fait",
        "Kowalski n'a pas tenu sa promesse de payer le 20", "Kowalski avait promis de payer le 20 novembre",
        "Kowalski a promis 500 € le 1er décembre et 500 € le 15", "Kowalski conteste mais va payer quand même",
        "Kowalski refuse de payer avant le 15 décembre",
        "Kowalski est absent jusqu'au 4 décembre, il paiera à son retour",
    ],
)  # fmt: skip
def test_what_is_open_is_asked(text: str):
    reading = read(text, LAB)
    assert reading.brief["kind"] == "unclear", reading


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("Kowalski a dit lundi qu'il paierait vendredi", "2026-11-27", ""),
        ("Kowalski said on Monday he would pay on Friday", "2026-11-27", ""),
        ("Kowalski m'a promis aujourd'hui un virement pour vendredi", "2026-11-27", ""),
        ("la mairie de Ploërmel règlera le 15/12 la facture F2026-0211", "2026-12-15", ""),
        ("Kowalski paiera la veille de Noël", "2026-12-24", ""),
        ("Kowalski paiera 3 jours avant la fin du mois", "2026-11-27", ""),
        ("Kowalski paiera la semaine prochaine", "", "la semaine prochaine"),
        ("Kowalski will pay next month", "", "next month"),
        ("Kowalski paiera début décembre", "", "début décembre"),
        ("Kowalski paiera le 10 de chaque mois", "", "le 10 de chaque mois"),
    ],
)
def test_the_day_is_that_of_the_payment_or_asked(text: str, day: str, said: str):
    reading = read(text, LAB)
    assert (reading.process, reading.brief["day"], reading.brief["day_said"]) == ("promise", day, said)


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("We'll pay next week.", "", "next week"),
        ("As discussed on Monday, we will pay on 2 December.", "2026-12-02", ""),
        ("J'ai bien reçu votre relance aujourd'hui, nous paierons vendredi.", "2026-11-27", ""),
        ("Nous réglerons le mois prochain.", "", "le mois prochain"),
        ("Votre règlement partira dans notre run du 30/11.", "2026-11-30", ""),
        ("La facture sera payée lors de notre campagne de règlements du 10 décembre.", "2026-12-10", ""),
    ],
)
def test_the_day_in_a_mail_is_that_of_the_payment_or_asked(text: str, day: str, said: str):
    news = read_reply(text, today=TODAY, language="fr", automatic=False)
    assert (news.kind, news.day, news.day_said) == ("promise", day, said)


@pytest.mark.parametrize(
    ("text", "process", "brief"),
    [
        ("Kowalski dit avoir payé", "payment", {"kind": "paid"}),
        ("Kowalski confirme qu'il a payé hier", "payment", {"kind": "paid"}),
        ("Kowalski veut payer la moitié vendredi et le reste en janvier", "handoff", {"kind": "instalments"}),
        ("Saint-Roch n'est pas d'accord avec la facture 2290", "dispute", {"kind": "dispute", "invoices": ["2290"]}),
        ("Saint-Roch refuse la facture F2026-0220, couronnes fissurées", "dispute", {"customer": "Saint-Roch"}),
        ("Vasseur ne veut pas payer : 200 flyers mal imprimés", "dispute", {"customer": "Vasseur"}),
        ("litige réglé avec Vasseur", "reminder_pause", {"kind": "resume", "customer": "Vasseur"}),
        ("stop relances Kowalski", "reminder_pause", {"kind": "hold", "customer": "Kowalski"}),
        ("tu peux recommencer à relancer Kowalski", "reminder_pause", {"kind": "resume", "customer": "Kowalski"}),
        ("Relance Fournil d'Or, ils ont 3 semaines de retard", "reminder", {"customer": "Fournil d'Or"}),
        ("un petit rappel à la mairie de Ploërmel pour F2026-0211", "reminder", {"invoices": ["F2026-0211"]}),
        ("ping Kowalski about his unpaid invoices", "reminder", {"customer": "Kowalski"}),
        ("gentle reminder to Harbour Print for HP-4471", "reminder", {"customer": "Harbour Print"}),
        ("Tu peux sortir les relances du jour ?", "reminder", {"kind": "run"}),
        ("relances impayés stp", "reminder", {"kind": "run"}),
        ("a-t-on relancé Vasseur récemment ?", "receivables", {"about": "who_owes", "customer": "Vasseur"}),
        ("Quels clients n'ont pas payé ?", "receivables", {"about": "who_owes", "customer": ""}),
        ("y a-t-il des clients en retard ?", "receivables", {"about": "who_owes", "customer": ""}),
        ("les factures à plus de 60 jours", "receivables", {"about": "aged"}),
        ("invoices over 90 days", "receivables", {"about": "aged"}),
        ("combien d'argent les relances ont fait rentrer ?", "receivables", {"about": "recovered"}),
        ("Dr Lambert est en vacances jusqu'au 7 décembre", "handoff", {"kind": "absence", "until": "2026-12-07"}),
    ],
)
def test_other_wordings_of_the_trade(text: str, process: str, brief: dict[str, Any]):
    reading = read(text, LAB)
    assert reading.process == process and reading.confidence >= 0.6, reading
    assert {key: reading.brief[key] for key in brief} == brief


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("relance les clients de la mairie", "de la mairie"),
        ("relance les clients de Lyon", "de Lyon"),
        ("relance les retardataires du Morbihan", "du Morbihan"),
        ("relance les factures de septembre", "de septembre"),
        ("chase the customers in Paris", "in Paris"),
        ("send the reminders for Brittany", "for Brittany"),
    ],
)
def test_fewer_than_all_is_never_all(text: str, left: str):
    reading = read(text, LAB)
    assert reading.process == "reminder" and reading.confidence < 0.6 and reading.brief["kind"] == "customer"
    assert reading.not_understood == [left]


@pytest.mark.parametrize(
    "text",
    ["lance les relances de la semaine", "relance tous les clients en retard", "relance tout le monde en douceur",
     "chase everyone in one go", "relance tout le monde de ma part"],
)  # fmt: skip
def test_all_stays_all(text: str):
    assert read(text, LAB).brief["kind"] == "run"


@pytest.mark.parametrize(
    "text",
    [
        "y a-t-il des factures ?",
        "si Kowalski paie vendredi préviens-moi",
        "relance Kowalski quand ils ont 3 semaines de retard",
    ],
)
def test_what_only_looks_like_it(text: str):
    assert read(text, LAB).process not in ("receivables", "payment", "promise", "reminder")
