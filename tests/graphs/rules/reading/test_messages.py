"""Messages that set no rule: orders, questions, changes of a quote, reminders to oneself, thanks, pauses."""

from __future__ import annotations

import pytest

from graphs.understanding.grammar import read
from tests.graphs.understanding.companies import TABLEWARE, situation

NO_RULES = [
    "fais un devis pour Bellerive : 20 tasses et 5 mugs",
    "accorde 5 % à Bellerive",
    "donne 10 % à Nordlys stp",
    "mets 5 % de remise sur le devis de Bellerive",
    "ajoute 3 théières au devis",
    "enlève les soucoupes",
    "finalement 12 tasses au lieu de 10",
    "change la remise à 8 %",
    "peux-tu refaire le devis sans les frais de port ?",
    "qui nous doit de l'argent ?",
    "combien de devis en attente ?",
    "rappelle-moi demain d'appeler Nordlys",
    "rappelle-moi vendredi de relancer Bellerive si pas de réponse",
    "merci beaucoup, parfait",
    "ok c'est bon pour moi",
    "bonjour tout le monde",
    "envoie le devis Q-2026-001 à Anne Morel",
    "relance Bellerive pour la facture F12",
    "où en est le devis de Dupont Traiteur ?",
    "pourquoi 10 % sur ce devis ?",
    "arrête tout",
    "pause tout jusqu'à lundi",
    "mets les relances en pause jusqu'à vendredi",
    "reprends les relances",
    "passe en autonomie proposer pour les devis",
    "from now on ask me above 1000 euros",
    "agis seul sous 500 euros",
    "Nordlys va payer vendredi",
    "Bellerive conteste la facture F12",
    "la facture de Dupont est payée",
    "quel est le prix de la théière ?",
    "what did Nordlys order last month?",
    "make a quote for Nordlys, 12 cups, 5% off",
    "give Nordlys 5% this time",
    "send it in English please",
    "please remove the discount",
    "can you chase Nordlys today?",
    "remind me to check the VIP list on Monday",
    "thanks, that's all for today",
    "Le client dit que plus de 10 tasses sont arrivées cassées",
    "si tu peux, envoie le devis avant midi",
    "quand est-ce que tu relances Bellerive ?",
    "on a reçu une facture de 1 500 € de Papyrus",
    "est-ce que les VIP ont une remise ?",
    "fais-moi un devis pour 30 mugs, remise 5 %, pour Dupont Traiteur",
    "mets 2 carafes de plus",
    "on peut faire 10 % ?",
    "c'est trop cher, enlève 5 %",
    "le client veut 15 % de remise",
    "Nordlys demande une remise de 10 % au-dessus de 500 €",
    "finalement sans remise",
    "envoie-le en anglais",
    "demande à Claire ce qu'elle en pense",
    "qui doit valider ce devis ?",
    "quel est notre seuil de validation ?",
    "pourquoi il faut l'accord de Claire ?",
    "valide le devis",
    "je valide",
    "approuvé",
    "ok envoie",
    "annule",
    "dis à Nordlys que la livraison est offerte dès 500 €",
    "note : Bellerive préfère être appelée le matin",
    "rappelle-moi de demander un acompte à Dupont",
    "il faut que je pense à relancer Bellerive avant vendredi",
    "Nordlys a plus de 60 jours de retard",
    "on a combien de clients VIP ?",
    "liste les factures de plus de 1000 €",
    "quels clients ont plus de 30 jours de retard ?",
    "show me quotes above 1000 euros",
    "which invoices are over 30 days late?",
    "the order is over 500 euros, can we do 5%?",
    "add 15 € shipping to this quote",
    "give me the list of loyal customers",
    "please call Nordlys before Friday",
    "never mind",
    "always a pleasure, thanks",
    "on ne se voit jamais le lundi ?",
    "je suis en congé du 3 au 10 décembre",
    "si Nordlys rappelle, dis-leur que je suis absent",
    "if Anne calls, tell her I'm out",
    "prépare le devis si tu as le temps",
    "Bellerive est VIP ?",
    "pas de souci, à demain",
    "ne m'envoie plus de messages le soir",
]


@pytest.mark.parametrize("text", NO_RULES)
def test_it_is_not_taken_for_a_rule(text: str):
    reading = read(text, situation(TABLEWARE))
    assert not (reading.process.startswith("rule") and reading.confidence >= 0.6)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("accorde 5 % à Bellerive", False),
        ("give Nordlys 5%", False),
        ("accorde toujours 5 % à Bellerive", True),
        ("accorde désormais 5 % à Bellerive", True),
        ("accorde 5 % à Bellerive dès que la commande dépasse 500 €", True),
        ("accorde 5 % aux VIP", True),
        ("grant Nordlys 5% if the order exceeds €500", True),
    ],
)
def test_a_discount_for_one_customer_is_a_rule_when_something_standing_is_said(text: str, standing: bool):
    reading = read(text, situation(TABLEWARE))
    assert (reading.process == "rule" and reading.confidence > 0.5) is standing
