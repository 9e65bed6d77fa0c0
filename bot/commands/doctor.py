"""`commis doctor` and `commis migrate`: is everything set up, and if not, what to do."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from bot.commands import wording
from bot.commands.meanings import meaning
from bot.commands.refusals import sentence_of
from bot.commands.session import records, say, show
from bot.home import Home, HomeUnusable
from bot.logs import masked
from bot.named_channels import trouble_of
from bot.settings import Settings, SettingsError
from bot.settings_table import variables
from bot.store import migrate, people
from bot.store.database import SchemaMissing, SchemaTooNew, StoreUnavailable
from graphs.understanding.written import clip
from integrations.errors import IntegrationError

ENOUGH_DISK = 200 * 1024 * 1024
"""Bytes below which the disk is called nearly full."""

Mark = Literal["ok", "warning", "error"]
_SIGN = {"ok": "✔", "warning": "!", "error": "✘"}


@dataclass(frozen=True)
class Check:
    """`fix` says what to do about it; empty when all is well."""

    name: str
    mark: Mark
    found: str
    fix: str = ""


async def doctor(settings: Settings, options: Namespace) -> int:
    """Exit status 1 when something does not work."""
    language = settings.language
    checks = [_folder(settings), *_settings(settings), *_channels(settings)]
    try:
        async with records(settings) as home:
            checks.extend(await _inside(home, settings))
    except (HomeUnusable, SettingsError, StoreUnavailable, SchemaTooNew, SchemaMissing, IntegrationError) as error:
        fix = wording.text("fix.database", language)
        checks.append(Check("database", "error", sentence_of(error, language), fix))
        checks.extend(await _platforms(settings, None))
    if options.json:
        show({"checks": [asdict(check) for check in checks], "settings": _listed(settings)})
    else:
        _print(checks, settings)
    return 1 if any(check.mark == "error" for check in checks) else 0


async def migrate_store(settings: Settings, options: Namespace) -> int:
    async with records(settings):
        revision = migrate.current(settings.database)
    if options.json:
        show({"revision": revision})
    else:
        say(wording.text("migrated", settings.language, revision=revision))
    return 0


def _folder(settings: Settings) -> Check:
    home, language = settings.home, settings.language
    shown = str(home.absolute())
    nearest = next((path for path in [home, *home.absolute().parents] if path.exists()), Path("/"))
    if not nearest.is_dir():
        return Check("COMMIS_HOME", "error", shown, wording.text("fix.not_a_folder", language))
    if not os.access(nearest, os.W_OK):
        return Check("COMMIS_HOME", "error", shown, wording.text("fix.read_only", language))
    free = shutil.disk_usage(nearest).free
    if free < ENOUGH_DISK:
        found = wording.text("found.disk", language, home=shown, free=free // 1_048_576)
        return Check("COMMIS_HOME", "error", found, wording.text("fix.disk", language))
    return Check("COMMIS_HOME", "ok", shown)


def _settings(settings: Settings) -> list[Check]:
    language = settings.language
    checks: list[Check] = []
    if settings.now is not None:
        checks.append(Check("COMMIS_NOW", "warning", settings.now.isoformat(), wording.text("fix.now", language)))
    if settings.openai_api_key is None:
        checks.append(Check("OPENAI_API_KEY", "ok", wording.text("found.no_key", language)))
        return checks
    checks.append(Check("OPENAI_API_KEY", "ok", f"{settings.model} · {settings.model_monthly_cap} €"))
    if settings.model_price_input == 0 or settings.model_price_output == 0:
        fix = wording.text("fix.prices", language)
        checks.append(Check("COMMIS_MODEL_PRICE_INPUT, COMMIS_MODEL_PRICE_OUTPUT", "warning", "0", fix))
    return checks


def _channels(settings: Settings) -> list[Check]:
    """Channels that are named and where nobody could read what is posted; the service does without them."""
    checks: list[Check] = []
    for name in ("digest_channel", "operator_channel"):
        named = str(getattr(settings, name))
        if trouble := trouble_of(named, settings):
            channels = ", ".join(settings.channels)
            fix = wording.text(f"fix.channel.{trouble}", settings.language, channels=channels)
            checks.append(Check(f"COMMIS_{name.upper()}", "error", clip(named), fix))
    return checks


async def _inside(home: Home, settings: Settings) -> list[Check]:
    language = settings.language
    found = f"{home.database.dialect} · {migrate.current(settings.database)}"
    checks = [Check("database", "ok", found), await _books(home, language)]
    company = (await home.books.quote_facts("", [])).company
    missing = [name for name in ("name", "address", "siren", "email", "late_penalty") if not getattr(company, name)]
    if missing:
        checks.append(Check("company.csv", "warning", ", ".join(missing), wording.text("fix.company", language)))
    everyone = home.people.everyone()
    approvers = [person for person in everyone if home.people.can_approve(person)]
    if approvers:
        counts = wording.text("found.people", language, people=len(everyone), approvers=len(approvers))
        checks.append(Check("people", "ok", counts))
    else:
        checks.append(Check("people", "warning", "0", wording.text("fix.people", language)))
    checks.append(await _mail(settings, company.email))
    checks.extend(await _mailbox(settings))
    return [*checks, *await _platforms(settings, home)]


async def _books(home: Home, language: str) -> Check:
    directory = await home.books.directory()
    customers, products = len(directory.customers), len(directory.products)
    found = wording.text("found.books", language, customers=customers, products=products)
    if customers and products:
        return Check("books", "ok", found)
    return Check("books", "warning", found, wording.text("fix.books", language))


async def _mail(settings: Settings, company_email: str) -> Check:
    language, sender = settings.language, settings.mail_from or company_email
    if not settings.smtp_host:
        if sender:
            return Check("mail", "ok", str(settings.maildir.absolute()))
        return Check("COMMIS_MAIL_FROM", "warning", str(settings.maildir), wording.text("fix.mail_from", language))
    if not sender:
        return Check("COMMIS_MAIL_FROM", "error", settings.smtp_host, wording.text("fix.mail_from", language))
    from integrations.mail.smtp import SmtpOut

    password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
    server = SmtpOut(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=password,
        security=settings.smtp_security,
    )
    try:
        await server.check()
    except IntegrationError as error:
        return Check("COMMIS_SMTP_HOST", "error", str(error), wording.text("fix.smtp", language))
    return Check("mail", "ok", f"{settings.smtp_host}:{settings.smtp_port}")


async def _mailbox(settings: Settings) -> list[Check]:
    """Whether received mails can be read, where a mailbox is named."""
    from bot.mailbox.opening import mail_in

    server = mail_in(settings)
    if server is None:
        return []
    try:
        await server.check()
    except IntegrationError as error:
        return [Check("COMMIS_IMAP_HOST", "error", str(error), wording.text("fix.imap", settings.language))]
    checks = [Check("mailbox", "ok", f"{settings.imap_host}:{settings.imap_port} · {settings.imap_folder}")]
    if not settings.mail_authserv:
        checks.append(Check("COMMIS_MAIL_AUTHSERV", "warning", "", wording.text("fix.authserv", settings.language)))
    return checks


async def _platforms(settings: Settings, home: Home | None) -> list[Check]:
    """`home`: None where it cannot be opened."""
    return [*await _slack(settings, home), *await _teams(settings, home)]


async def _slack(settings: Settings, home: Home | None) -> list[Check]:
    if not settings.uses_slack:
        return []
    from bot.catalog import slack_settings
    from bot.slack.examination import examine

    linked, database = await _linked(home, "slack"), home.database if home is not None else None
    findings = await examine(slack_settings(settings), settings.language, linked=linked, database=database)
    return [Check(each.name, each.mark, each.found, each.fix) for each in findings]


async def _teams(settings: Settings, home: Home | None) -> list[Check]:
    if not settings.uses_teams:
        return []
    from bot.catalog import teams_settings
    from bot.teams.examination import examine

    findings = await examine(teams_settings(settings), settings.language, linked=await _linked(home, "teams"))
    return [Check(each.name, each.mark, each.found, each.fix) for each in findings]


async def _linked(home: Home | None, platform: str) -> int | None:
    """How many people have an account there."""
    if home is None:
        return None
    ids = [person.id for person in home.people.everyone()]
    accounts = await home.database.read(lambda c: [people.identities(c, each) for each in ids])
    return sum(1 for each in accounts if any(on == platform for on, _ in each))


def _print(checks: list[Check], settings: Settings) -> None:
    colon = wording.text("colon", settings.language)
    for check in checks:
        say(f"{_SIGN[check.mark]} {check.name}{colon} {check.found}")
        if check.fix:
            say(f"    → {check.fix}")
    say("")
    for item in _listed(settings):
        say(f"  {item['name']} = {item['value']}  ({item['meaning']})")


def _listed(settings: Settings) -> list[dict[str, str]]:
    """Every variable with its value in force; secrets only as set or not."""
    listed: list[dict[str, str]] = []
    for field, variable in zip(type(settings).model_fields, variables(), strict=True):
        value = getattr(settings, field)
        if variable.secret:
            shown = wording.text("is_set" if value else "is_not_set", settings.language)
        else:
            shown = _plain(value)
        listed.append({"name": variable.name, "value": shown, "meaning": meaning(variable, settings.language)})
    return listed


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ",".join(str(item) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return "" if value is None else str(masked(str(value)))
