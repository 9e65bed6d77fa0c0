"""`commis people link` and `unlink`: whose account on a chat platform it is, said by whoever runs Commis."""

from __future__ import annotations

import re
from argparse import Namespace

from bot.accounts import Accounts
from bot.accounts.cards import account_name
from bot.accounts.wording import tell
from bot.commands.command_error import CommandError
from bot.commands.session import person_named, records, say, show
from bot.home import Home
from bot.people.files import ACCOUNTS
from bot.settings import Settings

OPERATOR = "operator"
"""The actor of what is done by the command, in the ledger."""

SHAPES = {
    "slack": re.compile(r"(?:E[A-Z0-9]+/)?T[A-Z0-9]+/[UW][A-Z0-9]+"),
    "teams": re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*/[0-9A-Za-z][0-9A-Za-z._-]*"),
}
GUIDS = re.compile(r"[0-9A-F-]{36}/[0-9A-F-]{36}", re.IGNORECASE)

EXAMPLES = {
    "slack": "slack:T024BE7LD/U023BECGF",
    "teams": "teams:1b2c3d4e-0000-0000-0000-000000000000/6e1b1f3a-0000-0000-0000-000000000000",
}
LONGEST = 200


async def link(settings: Settings, options: Namespace) -> int:
    platform, external_id = account_named(options.account, settings.language)
    async with records(settings) as home:
        person = person_named(home.people, options.person)
        before = await _accounts(home).link(platform, external_id, person.id, OPERATOR)
        owner = home.people.staff.name_of(before)
    account = account_name(platform, external_id)
    if options.json:
        show({"account": account, "person": person.id, "before": before})
        return 0
    key = "command.linked" if before is None else "command.same" if before == person.id else "command.moved"
    say(tell(settings.language, key, account=account, who=person.name, id=person.id, before=owner))
    return 0


async def unlink(settings: Settings, options: Namespace) -> int:
    platform, external_id = account_named(options.account, settings.language)
    account = account_name(platform, external_id)
    async with records(settings) as home:
        before = await _accounts(home).unlink(platform, external_id, OPERATOR)
        owner = home.people.staff.name_of(before)
    if before is None:
        raise CommandError(tell(settings.language, "command.nobody", account=account))
    if options.json:
        show({"account": account, "person": None, "before": before})
    else:
        say(tell(settings.language, "command.unlinked", account=account, before=owner))
    return 0


def account_named(spec: str, language: str) -> tuple[str, str]:
    """ "slack:T1/U1", or "T1/U1" for Slack. Raises `CommandError` for what cannot be an account."""
    platform, colon, external_id = spec.strip().partition(":")
    if not colon:
        platform, external_id = ACCOUNTS[0], platform
    platform = platform.lower()
    if platform not in ACCOUNTS:
        raise CommandError(tell(language, "command.bad_platform", platform=platform[:40], known=", ".join(ACCOUNTS)))
    external_id = _as_written(platform, external_id)
    if len(external_id) > LONGEST or not SHAPES[platform].fullmatch(external_id):
        example, shown = EXAMPLES[platform], external_id[:60]
        raise CommandError(tell(language, "command.bad_account", account=shown, platform=platform, example=example))
    return platform, external_id


def _as_written(platform: str, external_id: str) -> str:
    """In the letters in which the platform itself writes its ids."""
    if platform == "slack":
        return external_id.upper()
    return external_id.lower() if GUIDS.fullmatch(external_id) else external_id


def _accounts(home: Home) -> Accounts:
    """Only writes: what is shown in chat leaves with the process that does the work."""
    return Accounts(home.database, home.people, {}, home.clock, language=home.settings.language)
