"""A question about a product: which one is asked about, for whom, and how many of it."""

from __future__ import annotations

from typing import Any

from graphs.quote.reading import settle
from graphs.understanding.customers import find_customer
from graphs.understanding.items import find_items
from graphs.understanding.lexicon import words
from graphs.understanding.page import Page
from graphs.understanding.reading import Reading


def about_product(page: Page, process: str, language: str) -> Reading:
    span = find_customer(page)
    for at, token in enumerate(page.tokens):
        if page.free(at) and token.key in _ASKING_WORDS and page.covered[at] < 0:
            page.roles[at] = "command"
    items = find_items(page, listed=True)
    for item in items[1:]:
        page.take(item.at, item.end, "other")
    settle(page)
    brief: dict[str, Any] = {
        "product": items[0].text if items else "",
        "customer": page.written(*span) if span else "",
        "quantity": (items[0].quantity or "") if items else "",
    }
    return Reading(process, 0.9 if items else 0.6, language, brief, page.leftovers())


_ASKING_WORDS = words(
    "combien stock stocks prix tarif tarifs price prices pricing how many much cost costs coute coutent vaut "
    "valent disponible disponibles disponibilite disponibilites dispo dispos available availability reste restent "
    "restant left remaining still encore actuel actuels actuellement current currently quel quelle quels quelles "
    "what which s t-il t on ht ttc unitaire unit"
)
