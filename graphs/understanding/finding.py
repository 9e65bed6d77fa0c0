"""Names as written, to customers and products: one that is sure, several that fit, or near ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from graphs.understanding.match import Match, Nothing, Sure, Unsure, decide, match_customer, match_product
from integrations.books.port import Customer, Directory, Product

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """Exactly one of `one`, `several` and (perhaps empty) `near` says what was found."""

    one: T | None = None
    several: list[T] = field(default_factory=list[T])
    near: list[T] = field(default_factory=list[T])


class Finder:
    """Finds in one directory; the tables it needs are made when first needed."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory

    @cached_property
    def by_id(self) -> dict[str, Customer]:
        return {customer.id: customer for customer in self.directory.customers}

    @cached_property
    def by_sku(self) -> dict[str, Product]:
        return {product.sku: product for product in self.directory.products}

    def customers(self, text: str, among: Collection[str] | None = None) -> Found[Customer]:
        """`among`: the only ones (ids) that can be meant; None: any."""
        matches = match_customer(text, self.directory)
        return _found([match for match in matches if among is None or match.id in among], self.by_id)

    def products(self, text: str, among: Collection[str] | None = None) -> Found[Product]:
        """`among`: the only ones (SKUs) that can be meant; None: any."""
        matches = match_product(text, self.directory)
        return _found([match for match in matches if among is None or match.id in among], self.by_sku)

    def customer_at(self, email: str) -> Customer | None:
        """The customer of exactly that address."""
        wanted = email.strip().casefold()
        return next((row for row in self.directory.customers if row.email.strip().casefold() == wanted), None)


def _found(matches: Sequence[Match], rows: Mapping[str, T]) -> Found[T]:
    match decide(matches):
        case Sure(match):
            return Found(one=rows[match.id])
        case Unsure(candidates):
            return Found(several=[rows[match.id] for match in candidates])
        case Nothing(close):
            return Found(near=[rows[match.id] for match in close])
