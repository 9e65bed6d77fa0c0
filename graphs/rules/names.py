"""The names that stand for the ids of a rule: of customers, products, people and roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphs.context import Person, Role
from graphs.rules.wording import ROLE_LABELS
from graphs.understanding.text import clean, fold
from integrations.books.port import Directory

LONGEST = 80
"""Characters of a name that is shown; one that is longer is told by its id."""


@dataclass(frozen=True)
class Names:
    """By id; a role's label by language. What has no name here is told by its id."""

    customers: dict[str, str] = field(default_factory=dict[str, str])
    products: dict[str, str] = field(default_factory=dict[str, str])
    people: dict[str, str] = field(default_factory=dict[str, str])
    roles: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])


def names_of(directory: Directory, colleagues: Sequence[Person], roles: Sequence[Role]) -> Names:
    """Names are words of others: one that cannot be quoted whole, or that two share, is told by its id."""
    return Names(
        customers=_telling((customer.id, customer.name) for customer in directory.customers),
        products=_telling((product.sku, product.name) for product in directory.products),
        people=_telling((person.id, person.name) for person in colleagues),
        roles=role_labels(roles, colleagues),
    )


def _telling(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    everyone = [(key, " ".join(name.split())) for key, name in named]
    # An id counts as a name: somebody called like another's id must not stand for them.
    known = Counter(fold(name) for _, name in everyone) + Counter(fold(key) for key, _ in everyone)
    return {
        key: name if known[fold(name)] == 1 + (fold(key) == fold(name)) and _quotable(name) else key
        for key, name in everyone
    }


def _quotable(name: str) -> bool:
    """It comes back whole from between quotation marks: no markup, no marks of quotation of its own."""
    if not name or len(name) > LONGEST or any(mark in name for mark in '"«»“”„'):
        return False
    return fold(clean(name)) == fold(name)


def role_labels(roles: Sequence[Role], colleagues: Sequence[Person]) -> dict[str, dict[str, str]]:
    """The highest role is the management, whatever its name, and no other is; what has no usual words is named."""
    management = ROLE_LABELS["management"]
    highest = max(roles, key=lambda role: role.rank, default=None)
    taken = {fold(role.name) for role in roles if role is not highest}
    taken |= {fold(word) for person in colleagues for word in (person.id, person.name)}
    labels: dict[str, dict[str, str]] = {}
    for role in roles:
        known = management if role is highest else ROLE_LABELS.get(role.name)
        if known is None or taken & set(known) or (known == management and role is not highest):
            known = (role.name, role.name)
        labels[role.name] = {"fr": known[0], "en": known[1]}
    return labels
