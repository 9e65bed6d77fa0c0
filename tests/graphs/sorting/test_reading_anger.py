"""Who is angry, in a customer's own words and in a colleague's."""

from __future__ import annotations

import pytest

from graphs.sorting.reading_anger import read_anger


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        ("Bellerive est furieux, il menace de partir", "Bellerive"),
        ("Nordlys is really angry about the late delivery", "Nordlys"),
        ("Le client Brasserie du Port vient d'appeler, il est furieux", "Brasserie du Port"),
        ("réclamation de Nordlys ApS ce matin", "Nordlys ApS"),
        ("Harper threatens to leave", "Harper"),
        ("Complaint from Aurora Foods about the screens", "Aurora Foods"),
    ],
)
def test_a_colleague_tells_who_is_angry(text: str, customer: str) -> None:
    found = read_anger(text, colleague=True)
    assert found is not None
    assert found.customer == customer


@pytest.mark.parametrize(
    "text",
    [
        "Si un client est mécontent, préviens-moi",
        "combien de réclamations ce mois ?",
        "devis pour Bellerive : 12 tasses",
        "Bellerive n'est pas furieux",
        "Is Nordlys unhappy?",
        "liste des clients mécontents",
        "relance Bellerive",
        "",
    ],
)
def test_a_colleague_tells_of_nobody_angry(text: str) -> None:
    assert read_anger(text, colleague=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "Désolé pour le retard de ma réponse.",
        "Notre fournisseur actuel est toujours en retard, nous cherchons un partenaire fiable.",
        "Ma chaudière est en panne, pouvez-vous intervenir ?",
        "Je ne suis pas déçu du tout.",
        "Que se passe-t-il si la livraison est en retard ?",
        "Je vous relance pour mon devis, je ne l'ai toujours pas reçu.",
        "Despite the delay everything arrived in great shape, thank you.",
        "Sorry for the late reply, we were closed.",
        "",
    ],
)
def test_words_that_look_angry_and_are_not(text: str) -> None:
    assert read_anger(text) is None


def test_a_threat_to_leave_or_to_sue_is_grave() -> None:
    leaving = read_anger("Fix this or we'll take our business elsewhere.")
    assert leaving is not None
    assert (leaving.severity, "leaving" in leaving.kinds) == (3, True)
    legal = read_anger("Vous aurez des nouvelles de mon avocat.")
    assert legal is not None
    assert (legal.severity, "legal" in legal.kinds) == (3, True)
