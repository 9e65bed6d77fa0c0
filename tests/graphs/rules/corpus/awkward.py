"""Names that are hard to tell in words: like words of rules, like each other, or with marks of their own."""

from __future__ import annotations

from decimal import Decimal

from graphs.context import Person
from graphs.rules.names import names_of
from integrations.books.port import Customer, Directory, Product
from tests.graphs.rules.corpus.company import DIRECTORY, PEOPLE, ROLES

D = Decimal


def books(*names: str) -> Directory:
    customers = [Customer(f"C{n}", name, "", "", "standard", None, "fr", 30, "", "") for n, name in enumerate(names)]
    return Directory("names", customers, [Product("SKU-1", 'Écran 27" <b>x</b>', [], "pièce", D(1), D(20), D(1))])


AWKWARD = Directory(
    "awkward-1",
    [
        *DIRECTORY.customers,
        *books(
            "Martin, Durand et Associés", "Si & Alors SARL", "O'Neill (Paris)", "20 % Services", "Berg", "Berg"
        ).customers,
    ],
    [
        *DIRECTORY.products,
        Product("CAF-1", "Café en grains", [], "kg", D(9), D(20), D(9)),
        Product("CAF-2", "Café en grains décaféiné", [], "kg", D(9), D(20), D(9)),
    ],
)
STAFF = [*PEOPLE, Person("management", "Zoé Arnaud", "zoe@fournil.example", "management", "fr", "Europe/Paris")]
KNOWN = names_of(AWKWARD, STAFF, ROLES)
