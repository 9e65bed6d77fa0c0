"""`commis status`: how the service is, read from the store, whether it is running or stopped."""

from __future__ import annotations

from argparse import Namespace

from bot.commands.session import records, say, show
from bot.home import Home
from bot.settings import Settings
from bot.store import queues
from bot.supervision import status as reading
from bot.supervision.alert_cards import Shown, sentence
from bot.supervision.status import EVERY
from bot.supervision.status_card import fields, headline
from bot.supervision.wording import tell


async def status(settings: Settings, options: Namespace) -> int:
    async with records(settings) as home:
        found = await _read(home, settings)
        runs = _runs(home, found)
        names = {person.id: person.name for person in home.people.everyone()}
    if options.json:
        show({"running": runs, **reading.as_json(found)})
    else:
        _print(found, runs, settings, names)
    return 0


def _runs(home: Home, found: reading.Status) -> bool:
    """Somebody holds the folder; or, where several machines share a database, one of them has looked just now."""
    if not home.working:
        return True
    shared, seen = home.database.dialect != "sqlite", found.seen_at
    return shared and seen is not None and found.at - seen <= 2 * EVERY


async def _read(home: Home, settings: Settings) -> reading.Status:
    now = home.clock.now()
    return await home.database.read(lambda c: reading.read_status(c, settings, queues.pauses(c, now), now))


def _print(found: reading.Status, runs: bool, settings: Settings, names: dict[str, str]) -> None:
    language = settings.language
    shown, colon = Shown(language, settings.time_zone, found.at), tell(language, "colon")
    say(headline(found, language))
    for trouble in found.troubles:
        said = sentence(trouble.kind, trouble.words, 1, shown)
        case = trouble.words.get("case", "")
        say(f"  ✘ {said}" + (f" [{case}]" if case else ""))
    service = tell(language, "status.service.on" if runs else "status.service.off")
    rows = fields(found, shown, lambda person: names.get(person, person), full=True)
    for label, value in [(tell(language, "status.service"), service), *rows]:
        say(f"{label}{colon}{value}")
