"""One customer who owes, and the request to remind them."""

from __future__ import annotations

from typing import Any

from graphs.reminder.brief import CustomerBrief
from tests.graphs.reminder.world import World, customer


def owing(late: int = 5, amount: str = "1200.00", **values: Any) -> World:
    world = World()
    row = world.late_payer(world.adds(customer("C1", "Dupont & Fils", **values)))
    world.owes(row, "F1", late, amount)
    return world


def dupont(**values: Any) -> CustomerBrief:
    return CustomerBrief(customer_id="C1", **values)
