"""`commis forget`: what is kept about a person outside, listed first, erased with `--yes`; what is kept, and why."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from bot.commands.accounts import OPERATOR
from bot.commands.command_error import CommandError
from bot.commands.session import person_named, records, say, show
from bot.leads.forget_wording import tell
from bot.leads.forgetting import Forgetting, Forgotten
from bot.settings import Settings
from graphs.leads.normal import email_of

SHOWN = 80
COUNTED = ("leads", "cases", "mails", "ledger", "elsewhere")


async def forget(settings: Settings, options: Namespace) -> int:
    """Options: address, yes, person, json. Exit status 1 when the database's files could not be rewritten."""
    language = settings.language
    address = email_of(options.address)
    if not address:
        raise CommandError(tell("bad_address", language, text=options.address[:SHOWN]))
    async with records(settings) as home:
        forgetting = Forgetting(home.database, home.books, home.books.leads, home.clock, language)
        if options.yes:
            by = person_named(home.people, options.person).id if options.person else OPERATOR
            found = await forgetting.forget(address, by)
        else:
            found = await forgetting.look(address)
    if options.json:
        show({**asdict(found), "kept": [name for name, _ in _kept(found, language)]})
    else:
        for line in _lines(found, language):
            say(line)
    return 1 if found.done and not found.wiped else 0


def _lines(found: Forgotten, language: str) -> Iterator[str]:
    if found.nothing:
        yield tell("nothing", language, address=found.address)
    else:
        yield tell("head.done" if found.done else "head.dry", language, address=found.address)
        for name in COUNTED:
            count = getattr(found, name)
            if count:
                yield tell(name, language, count=count)
    yield tell("kept", language)
    for _, line in _kept(found, language):
        yield line
    if not found.done:
        yield tell("confirm", language, address=found.address)
    elif not found.wiped:
        yield tell("not_wiped", language)


def _kept(found: Forgotten, language: str) -> Iterator[tuple[str, str]]:
    """By name and in words."""
    yield "digest", tell("kept.digest", language)
    yield "ledger", tell("kept.ledger", language)
    if found.customer:
        yield "customer", tell("kept.customer", language, customer=found.customer)
    if found.sealed:
        yield "sealed", tell("kept.sealed", language, count=found.sealed)
    yield "mailbox", tell("kept.mailbox", language)
