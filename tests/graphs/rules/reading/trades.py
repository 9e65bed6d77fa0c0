"""Five invented companies of other trades: a garage, a cleaning company, a bakery, a printer, a software reseller."""

from __future__ import annotations

from decimal import Decimal

from graphs.context import Person
from integrations.books.port import Customer, Directory, Product


def _customer(number: str, name: str, language: str = "fr") -> Customer:
    return Customer(number, name, f"{number.lower()}@example.net", "", "standard", None, language, 30, "", "")


def _product(sku: str, name: str, *aliases: str, unit: str = "pièce") -> Product:
    return Product(sku, name, list(aliases), unit, Decimal("42"), Decimal("20"), Decimal("200"))


GARAGE = Directory(
    "garage-1",
    [
        _customer("G1", "Taxis Bleus de l'Ouest"),
        _customer("G2", "Ambulances Cormier"),
        _customer("G3", "Loueur Rapido"),
    ],
    [
        _product("PNE-205", "Pneu 205/55 R16", "pneu", "tyre"),
        _product("PLQ-AV", "Plaquettes de frein avant", "plaquettes", "brake pads", unit="jeu"),
        _product("VID-5W", "Vidange 5W30", "vidange", "oil change"),
        _product("GEO-01", "Géométrie train avant", "géométrie"),
        _product("DEP-KM", "Dépannage", "remorquage", "towing"),
    ],
)
CLEANING = Directory(
    "cleaning-1",
    [_customer("N1", "Clinique des Tilleuls"), _customer("N2", "Lycée Ravel"), _customer("N3", "Cabinet Fabre & Roy")],
    [
        _product("VIT-H", "Nettoyage de vitres", "vitres", "window cleaning", unit="heure"),
        _product("BUR-M", "Entretien de bureaux", "entretien bureaux", "office cleaning", unit="mois"),
        _product("MOQ-M2", "Shampoing moquette", "moquette", "carpet cleaning", unit="m²"),
        _product("DEB-01", "Débarras"),
    ],
)
BAKERY = Directory(
    "bakery-1",
    [_customer("F1", "Café du Marché"), _customer("F2", "Cantine Jean-Jaurès"), _customer("F3", "Hôtel Belvédère")],
    [
        _product("CRO-01", "Croissant au beurre", "croissant"),
        _product("BAG-TR", "Baguette tradition", "baguette", "tradi"),
        _product("GAL-06", "Galette des rois 6 parts", "galette"),
        _product("PIE-50", "Pièce montée 50 choux", "pièce montée"),
    ],
)
PRINTER = Directory(
    "printer-1",
    [
        _customer("I1", "Mairie de Vaulry"),
        _customer("I2", "Festival Zéphyr"),
        _customer("I3", "Oakham Press Ltd", "en"),
    ],
    [
        _product("CDV-85", "Cartes de visite 85x55", "cartes de visite", "business cards"),
        _product("FLY-A5", "Flyer A5", "flyer", "leaflet"),
        _product("AFF-A2", "Affiche A2", "affiche", "poster"),
        _product("BAC-3M", "Bâche 3 m", "bâche", "banner"),
    ],
)
SOFTWARE = Directory(
    "software-1",
    [
        _customer("S1", "Quillon Partners", "en"),
        _customer("S2", "Banque Orsel"),
        _customer("S3", "Dray & Sons Ltd", "en"),
    ],
    [
        _product("LIC-PRO", "Licence Pro annuelle", "licence Pro", "Pro licence"),
        _product("LIC-ENT", "Licence Entreprise annuelle", "licence Entreprise", "Enterprise licence"),
        _product("SUP-OR", "Support Or", "gold support"),
        _product("FOR-J", "Formation", "training", unit="jour"),
    ],
)
PEOPLE = [
    Person("P1", "Karim Benhaddou", "karim@trades.example", "sales", "fr", "Europe/Paris"),
    Person("P2", "Nadège Lorrain", "nadege@trades.example", "sales_lead", "fr", "Europe/Paris"),
    Person("P3", "Sandrine Pujol", "sandrine@trades.example", "management", "fr", "Europe/Paris"),
    Person("P4", "Owen Hartley", "owen@trades.example", "sales_lead", "en", "Europe/London"),
]
