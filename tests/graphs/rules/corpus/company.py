"""An invented supplier of bakeries: its customers, its products and its people, as the corpus of rules names them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphs.context import Person, Role
from integrations.books.port import Customer, Directory, Product

TODAY = date(2026, 11, 23)  # a Monday


def _customer(number: str, name: str, language: str = "fr") -> Customer:
    return Customer(number, name, f"{number.lower()}@example.org", "", "standard", None, language, 30, "", "")


def _product(sku: str, name: str, *aliases: str, unit: str = "pièce") -> Product:
    return Product(sku, name, list(aliases), unit, Decimal("18.50"), Decimal("20"), Decimal("500"))


DIRECTORY = Directory(
    "fournil-1",
    [
        _customer("B01", "Boulangerie Kermarec"),
        _customer("B02", "Hôtel Astoria"),
        _customer("B03", "Maison Tévenin"),
        _customer("B04", "Øresund Bakeries A/S", "en"),
        _customer("B05", "Greenfield Foods Ltd", "en"),
        _customer("B06", "Traiteur Solène"),
        _customer("B07", "Pâtisserie Aubépine"),
        _customer("B08", "Martin & Quesnel SARL"),
    ],
    [
        _product("FAR-T65", "Farine de blé T65 25 kg", "farine T65", "wheat flour", unit="sac"),
        _product("FAR-SEI", "Farine de seigle 25 kg", "farine de seigle", "rye flour", unit="sac"),
        _product("BEU-AOP", "Beurre sec AOP 10 kg", "beurre", "butter", unit="carton"),
        _product("LEV-01", "Levure fraîche 500 g", "levure", "yeast"),
        _product("CHO-64", "Chocolat noir 64 %", "dark chocolate", unit="kg"),
        _product("CHO-LAI", "Chocolat au lait 38 %", "milk chocolate", unit="kg"),
        _product("MOU-CK", "Moule à cake", "cake tin"),
        _product("BAT-20", "Batteur mélangeur 20 L", "batteur", "mixer"),
        _product("FOU-5N", "Four ventilé 5 niveaux", "four", "oven"),
        _product("BOI-20", "Boîte pâtissière 20 cm", "boîte pâtissière", "cake box", unit="paquet"),
        _product("LIV-EX", "Livraison express", "express delivery"),
        _product("EMB-CAD", "Emballage cadeau", "gift wrap"),
    ],
)

ROLES = [
    Role("sales", 10, Decimal(5), Decimal(3000)),
    Role("sales_lead", 20, Decimal(15), Decimal(20_000)),
    Role("management", 30, None, None),
]


def _person(number: str, name: str, role: str, language: str = "fr") -> Person:
    return Person(number, name, f"{number.lower()}@fournil.example", role, language, "Europe/Paris")


PEOPLE = [
    _person("P1", "Inès Marchetti", "sales"),
    _person("P2", "Bastien Rocher", "sales_lead"),
    _person("P3", "Hélène Vasseur", "management"),
    _person("P4", "Tom Whitaker", "sales", "en"),
    _person("P5", "Priya Nair", "sales_lead", "en"),
]
