"""A company for the quote's conversations: namesakes, near names, stock, packs, a missing price, debts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from graphs.quote.brief import Change, QuoteBrief, QuoteChange, WantedLine, brief_to_json
from graphs.quote.process import QUOTE
from integrations.books.port import PriceRule
from tests.support.process_run import MemoryBooks, ProcessRun, customer, product


def shop() -> MemoryBooks:
    return MemoryBooks(
        customers=[
            customer("C1", "Bellerive SARL", "achats@bellerive.example", contact="Anne Roux", segment="loyal"),
            customer("C2", "Dupont Frères", "contact@dupont-freres.example"),
            customer("C3", "Dupont & Filles", "bonjour@dupont-filles.example"),
            customer("C4", "Harbour Tea Ltd", "orders@harbour.example", contact="Jane Poole", language="en"),
            customer("C5", "Zénith Conseil", "zenith.example"),
        ],
        products=[
            product("TAS-300", "Tasse Aurora bleue", "8.50", aliases=["mug aurora bleu"], stock=Decimal(500)),
            product("TAS-301", "Tasse Aurora rouge", "8.50", stock=Decimal(500)),
            product("MOU-1", "Moulin Cassis", "42.00", aliases=["grinder"], stock=Decimal(10)),
            product("SOU-2", "Soucoupe Lune", "3.20", aliases=["saucer"]),
            product("THE-5", "Thé vert Sencha", "31.40", unit="kg", vat_rate=Decimal("5.5")),
            product("CAR-24", "Filtre papier", "19.90", unit="carton"),
            product("SUR-1", "Gravure sur mesure", None, unit="heure"),
        ],
        price_rules=[
            PriceRule("R-LOYAL", "Client fidèle", Decimal(5), segment="loyal", minimum_amount=Decimal(1000)),
            PriceRule("R-SOU", "Soucoupes par 100", Decimal(12), sku="SOU-2", minimum_quantity=Decimal(100)),
        ],
    )


def case(books: MemoryBooks | None = None, **values: Any) -> ProcessRun:
    return ProcessRun(QUOTE, books or shop(), **values)


def brief(customer: str | None, *lines: str | tuple[str, str | None] | WantedLine, **values: Any) -> dict[str, Any]:
    """Lines as "12 moulin", ("moulin", None), or a WantedLine."""
    return brief_to_json(QuoteBrief(customer, [_line(line) for line in lines], **values))


def _line(line: str | tuple[str, str | None] | WantedLine) -> WantedLine:
    if isinstance(line, WantedLine):
        return line
    if isinstance(line, tuple):
        return WantedLine(line[0], line[1])
    quantity, _, text = line.partition(" ")
    return WantedLine(text, quantity)


def change(*changes: Change) -> dict[str, Any]:
    return brief_to_json(QuoteChange(list(changes)))


def choice_labelled(run: ProcessRun, part: str) -> str:
    return next(choice.value for choice in run.question.choices if part.casefold() in choice.label.casefold())
