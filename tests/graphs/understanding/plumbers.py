"""An invented plumbing firm: customers named like verbs, days and months, invoices numbered in three styles."""

from __future__ import annotations

from datetime import date

from graphs.understanding.reading import Situation
from integrations.books.port import Directory
from tests.graphs.understanding.companies import customer, product

TUESDAY = date(2026, 11, 24)
COLLEAGUES = ["Nadia Benali", "Tom O'Brien", "Hélène Marchand", "Jean-Noël Février"]

PLUMBERS = Directory(
    "plumbers-1",
    [
        customer("C0", "Relance Auto", "c0@plumbers.example", "Karim Haddad", language="fr"),
        customer("C1", "Mars Diffusion", "c1@plumbers.example", "Odile Mars", language="fr"),
        customer("C2", "Demain SARL", "c2@plumbers.example", "Ève Roux", language="fr"),
        customer("C3", "Paye & Fils", "c3@plumbers.example", "Roger Paye", language="fr"),
        customer("C4", "May Services", "c4@plumbers.example", "Theresa Cole", language="en"),
        customer("C5", "L'Atelier d'Aurore", "c5@plumbers.example", "Aurore Petit", language="fr"),
        customer("C6", "Hôtel de l'Étoile", "c6@plumbers.example", "Gilles Noël", language="fr"),
        customer("C7", "Boulangerie Dimanche", "c7@plumbers.example", "Paul Dimanche", language="fr"),
        customer("C8", "O'Malley's Pub", "c8@plumbers.example", "Sean O'Malley", language="en"),
        customer("C9", "Smith & Sons", "c9@plumbers.example", "John Smith", language="en"),
        customer("C10", "Syndic Retard", "c10@plumbers.example", "Luc Retard", language="fr"),
        customer("C11", "Copropriété du 8 Mai", "c11@plumbers.example", "Marie Lenoir", language="fr"),
        customer("C12", "Crèche Les Petits Loups", "c12@plumbers.example", "Anne Gaillard", language="fr"),
        customer("C13", "Mairie de Saint-Médard", "c13@plumbers.example", "Service comptable", language="fr"),
        customer("C14", "Dupont Frères", "c14@plumbers.example", "Julien Dupont", language="fr"),
        customer("C15", "Dupont & Filles", "c15@plumbers.example", "Claire Dupont", language="fr"),
        customer("C16", "Garage Martin", "c16@plumbers.example", "Éric Martin", language="fr"),
        customer("C17", "Noël Event", "c17@plumbers.example", "Noëlle Blanc", language="fr"),
        customer("C18", "Aurora Coffee Bar", "c18@plumbers.example", "Giulia Conti", language="en"),
        customer("C19", "Villa Première", "c19@plumbers.example", "Inès Ferrand", language="fr"),
        customer("C20", "Sunday Brunch Ltd", "c20@plumbers.example", "Amy Lowe", language="en"),
        customer("C21", "Clinique des Acacias", "c21@plumbers.example", "Dr Hervé Lang", language="fr"),
        customer("C22", "M. Lejeune", "c22@plumbers.example", "Bernard Lejeune", language="fr"),
        customer("C23", "Restaurant Le Lundi", "c23@plumbers.example", "Zoé Lundi", language="fr"),
        customer("C24", "Will Parker Joinery", "c24@plumbers.example", "Will Parker", language="en"),
        customer("C25", "Avoir Conseil", "c25@plumbers.example", "Sonia Avoir", language="fr"),
    ],
    [
        product("CHA-200", "Chauffe-eau 200 L", "ballon", "water heater", unit="pièce"),
        product("ROB-010", "Robinet mitigeur cuisine", "mitigeur", "mixer tap", "kitchen tap", unit="pièce"),
        product("TUB-016", "Tube multicouche 16 mm", "multicouche", "pipe", unit="mètre"),
        product("DEP-001", "Déplacement", "call-out", unit="forfait"),
        product("MOH-001", "Main d'œuvre", "heure", "labour", unit="heure"),
    ],
)


def situation(language: str) -> Situation:
    return Situation(PLUMBERS, language, TUESDAY, colleagues=COLLEAGUES)
