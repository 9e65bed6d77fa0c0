"""What somebody pressed: worked in one transaction, shown as soon as it is committed, and never worked twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.platform import Platform, Receipt
from bot.store.database import Connection, Database
from bot.store.inbox import Redelivered
from graphs.message import Address

Commit = tuple[Receipt, list[Address]]
"""What is answered, and where something was posted."""


async def pressed(
    database: Database, platforms: Mapping[str, Platform], work: Callable[[Connection], Commit]
) -> Receipt:
    """Everything is committed when this returns. A redelivery undoes its own work and claims nothing."""
    try:
        receipt, shown = await database.write(work)
    except Redelivered:
        return Receipt(claimed=False)
    for address in dict.fromkeys(shown):
        await platforms[address.platform].published(address)
    return receipt
