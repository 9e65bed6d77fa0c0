"""`commis doctor` and `commis migrate`: is everything set up, and if not, what to do."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console

from bot.app import App, open_app
from bot.commands import wording
from bot.commands.session import say, show
from bot.settings import Settings, variables
from bot.store import migrate
from bot.store.database import SchemaTooNew, StoreUnavailable
from integrations.errors import IntegrationError
from integrations.mail.smtp import SmtpOut

ENOUGH_DISK = 200 * 1024 * 1024
"""Bytes below which the disk is called nearly full."""

Mark = Literal["ok", "warning", "error"]
_SIGN = {"ok": "✔", "warning": "!", "error": "✘"}


@dataclass(frozen=True)
class Check:
    name: str
    mark: Mark
    found: str
    fix: str = ""


async def doctor(settings: Settings, options: Namespace) -> int:
    """Exit status 1 when something does not work."""
    checks = [*_folder(settings), *_settings(settings)]
    if all(check.mark != "error" for check in checks):
        try:
            async with open_app(settings) as app:
                checks.extend(await _inside(app, settings))
        except (StoreUnavailable, SchemaTooNew) as error:
            checks.append(
                Check(
                    "database",
                    "error",
                    str(error),
                    _fr_en(settings, "voyez COMMIS_DATABASE_URL", "see COMMIS_DATABASE_URL"),
                )
            )
    if options.json:
        show({"checks": [asdict(check) for check in checks], "settings": _listed(settings)})
    else:
        _print(checks, settings)
    return 1 if any(check.mark == "error" for check in checks) else 0


async def migrate_store(settings: Settings, options: Namespace) -> int:
    settings.home.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(settings.database)
    revision = migrate.current(settings.database)
    if options.json:
        show({"revision": revision})
    else:
        say(wording.text("migrated", settings.language, revision=revision))
    return 0


def _folder(settings: Settings) -> list[Check]:
    home = settings.home
    nearest = next((path for path in [home, *home.absolute().parents] if path.exists()), Path("/"))
    if not os.access(nearest, os.W_OK):
        return [
            Check(
                "COMMIS_HOME",
                "error",
                f"{home}: read-only",
                _fr_en(
                    settings,
                    "donnez le droit d'écrire dans ce dossier, ou changez COMMIS_HOME",
                    "make the folder writable, or change COMMIS_HOME",
                ),
            )
        ]
    free = shutil.disk_usage(nearest).free
    if free < ENOUGH_DISK:
        return [
            Check(
                "COMMIS_HOME",
                "error",
                f"{home}: {free // 1_048_576} MB free",
                _fr_en(settings, "libérez de la place sur ce disque", "free some space on this disk"),
            )
        ]
    return [Check("COMMIS_HOME", "ok", str(home))]


def _settings(settings: Settings) -> list[Check]:
    checks: list[Check] = []
    if settings.now is not None:
        checks.append(
            Check(
                "COMMIS_NOW",
                "warning",
                settings.now.isoformat(),
                _fr_en(
                    settings,
                    "l'horloge est arrêtée : retirez COMMIS_NOW en service",
                    "the clock is stopped: remove COMMIS_NOW in service",
                ),
            )
        )
    if settings.openai_api_key is None:
        checks.append(
            Check(
                "OPENAI_API_KEY",
                "ok",
                _fr_en(
                    settings,
                    "absente : la grammaire locale comprend les messages",
                    "absent: the offline grammar reads the messages",
                ),
            )
        )
    else:
        checks.append(Check("OPENAI_API_KEY", "ok", f"{settings.model} · {settings.model_monthly_cap} €"))
        if settings.model_price_input == 0 or settings.model_price_output == 0:
            checks.append(
                Check(
                    "COMMIS_MODEL_PRICE_…",
                    "warning",
                    "0",
                    _fr_en(
                        settings,
                        "sans prix, le plafond mensuel ne peut pas être tenu",
                        "without prices the monthly cap cannot be held",
                    ),
                )
            )
    return checks


async def _inside(app: App, settings: Settings) -> list[Check]:
    checks = [Check("database", "ok", f"{app.database.dialect}, schema {migrate.current(settings.database)}")]
    directory = await app.books.directory()
    if directory.customers and directory.products:
        checks.append(Check("books", "ok", f"{len(directory.customers)} + {len(directory.products)}"))
    else:
        checks.append(Check("books", "warning", "0", wording.no_books(settings.language)))
    company = (await app.books.quote_facts("", [])).company
    missing = [name for name in ("name", "address", "siren", "email", "late_penalty") if not getattr(company, name)]
    if missing:
        checks.append(
            Check(
                "company.csv",
                "warning",
                ", ".join(missing),
                _fr_en(
                    settings,
                    "complétez company.csv : ces mentions figurent sur les devis",
                    "complete company.csv: quotes carry these mentions",
                ),
            )
        )
    approvers = [person for person in app.people.everyone() if app.people.can_approve(person)]
    if len(approvers) < 1:
        checks.append(
            Check(
                "people",
                "warning",
                "0",
                _fr_en(
                    settings, "personne ne peut approuver : ajoutez people.csv", "nobody can approve: add people.csv"
                ),
            )
        )
    else:
        checks.append(Check("people", "ok", f"{len(app.people.everyone())} ({len(approvers)})"))
    checks.append(await _mail(app, settings, company.email))
    return checks


async def _mail(app: App, settings: Settings, company_email: str) -> Check:
    if not (settings.mail_from or company_email):
        return Check(
            "COMMIS_MAIL_FROM",
            "error",
            "",
            _fr_en(
                settings,
                "donnez l'adresse d'expédition (COMMIS_MAIL_FROM ou company.csv)",
                "give the sender's address (COMMIS_MAIL_FROM or company.csv)",
            ),
        )
    if isinstance(app.mail, SmtpOut):
        try:
            await app.mail.check()
        except IntegrationError as error:
            return Check(
                "COMMIS_SMTP_HOST",
                "error",
                str(error),
                _fr_en(
                    settings,
                    "vérifiez COMMIS_SMTP_HOST, _PORT, _USER, _PASSWORD, _SECURITY",
                    "check COMMIS_SMTP_HOST, _PORT, _USER, _PASSWORD, _SECURITY",
                ),
            )
        return Check("mail", "ok", f"{settings.smtp_host}:{settings.smtp_port}")
    return Check("mail", "ok", str(settings.maildir))


def _print(checks: list[Check], settings: Settings) -> None:
    console = Console(soft_wrap=True, markup=False, highlight=False)
    for check in checks:
        console.print(f"{_SIGN[check.mark]} {check.name}: {check.found}")
        if check.fix:
            console.print(f"    → {check.fix}")
    console.print()
    for item in _listed(settings):
        console.print(f"  {item['name']} = {item['value']}  ({item['meaning']})")


def _listed(settings: Settings) -> list[dict[str, str]]:
    """Every variable with its value in force; secrets only as set or not."""
    listed: list[dict[str, str]] = []
    for field, variable in zip(type(settings).model_fields, variables(), strict=True):
        value = getattr(settings, field)
        shown = ("•••" if value else "") if variable.secret else ("" if value is None else str(value))
        listed.append({"name": variable.name, "value": shown, "meaning": variable.meaning})
    return listed


def _fr_en(settings: Settings, french: str, english: str) -> str:
    return french if settings.language == "fr" else english
