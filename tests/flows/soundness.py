"""What must hold after any conversation: the ledger is whole, no mail left twice, no number was given twice."""

from __future__ import annotations

import re

from bot.store import ledger, outbox
from tests.support.world import World

NUMBER = re.compile(r"D\d{4}-\d{4}(?:-V\d+)?")


def numbers(world: World) -> list[str]:
    """The quote numbers in the subjects of all that left."""
    return [match.group() for mail in world.mails() if (match := NUMBER.search(str(mail["Subject"])))]


async def is_sound(world: World) -> None:
    broken, counts = await world.app.database.read(lambda c: (ledger.verify(c), outbox.counts(c)))
    assert broken is None, f"the ledger is broken at {broken}"
    assert not counts.keys() & {"sending", "unknown"}, counts
    sent = numbers(world)
    assert len(sent) == len(set(sent)), f"a mail left twice: {sent}"
    assert len({str(mail["Message-ID"]) for mail in world.mails()}) == len(world.mails())


async def still_works(world: World, who: str = "lea") -> None:
    """The desk takes the next request as if nothing had been."""
    before = len(world.mails())
    await world.says(who, "Devis pour Nordlys : 2 carafes", anew=True)
    assert len(world.mails()) == before + 1
    await is_sound(world)
