"""Customers and products in a file of rules go by the names people know; inside they are ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from graphs.rules.condition import AllOf, AnyOf, Condition, Not, Test, Value
from graphs.rules.consequence import AddLine
from graphs.rules.rule import Draft
from graphs.rules.vocabulary import FACTS
from graphs.understanding.match import Nothing, Sure, decide, match_customer, match_product
from integrations.books.port import Directory

NameKind = Literal["customer", "product"]


class UnknownName(Exception):
    """No customer or product has that name, or several do; `close` are names to help with."""

    def __init__(self, kind: NameKind, text: str, close: list[str]) -> None:
        super().__init__(text)
        self.kind: NameKind = kind
        self.text = text
        self.close = close


class Called:
    """By the directory of one moment."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._names = {customer.id: customer.name for customer in directory.customers}
        ids: dict[str, list[str]] = {}
        for customer in directory.customers:
            ids.setdefault(_folded(customer.name), []).append(customer.id)
        self._ids = ids
        self._skus = {_folded(product.sku): product.sku for product in directory.products}

    def outward(self, draft: Draft) -> Draft:
        """Customers by name, where one name is one customer."""
        return replace(draft, when=_mapped(draft.when, "customer", self._name))

    def inward(self, draft: Draft) -> Draft:
        """Names as ids and references. Raises `UnknownName`."""
        when = _mapped(_mapped(draft.when, "customer", self.customer), "product", self.product)
        then = draft.then
        if isinstance(then, AddLine) and then.sku:
            then = replace(then, sku=self.product(then.sku))
        return replace(draft, when=when, then=then)

    def customer(self, text: str) -> str:
        """An exact name, else an id, else what nobody could take for another. Raises `UnknownName`."""
        exact = self._ids.get(_folded(text), [])
        if len(exact) == 1:
            return exact[0]
        if text in self._names:
            return text
        found = decide(match_customer(text, self._directory))
        if isinstance(found, Sure) and not exact:
            return found.match.id
        close = found.close if isinstance(found, Nothing) else [] if isinstance(found, Sure) else found.candidates
        raise UnknownName("customer", text, [match.name for match in close])

    def product(self, text: str) -> str:
        """An exact reference, else what nobody could take for another. Raises `UnknownName`."""
        exact = self._skus.get(_folded(text))
        if exact is not None:
            return exact
        found = decide(match_product(text, self._directory))
        if isinstance(found, Sure):
            return found.match.id
        close = found.close if isinstance(found, Nothing) else found.candidates
        raise UnknownName("product", text, [f"{match.id} ({match.name})" for match in close])

    def _name(self, customer_id: str) -> str:
        name = self._names.get(customer_id, customer_id)
        return name if self._ids.get(_folded(name)) == [customer_id] else customer_id


def _mapped(condition: Condition, kind: NameKind, change: Callable[[str], str]) -> Condition:
    match condition:
        case Test(fact, op, value) if FACTS[fact].kind == kind:
            several = tuple(_one(each, change) for each in value) if isinstance(value, tuple) else _one(value, change)
            return Test(fact, op, several)
        case Test():
            return condition
        case AllOf(parts):
            return AllOf(tuple(_mapped(part, kind, change) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_mapped(part, kind, change) for part in parts))
        case Not(part):
            return Not(_mapped(part, kind, change))


def _one(value: Value, change: Callable[[str], str]) -> Value:
    return change(value) if isinstance(value, str) else value


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
