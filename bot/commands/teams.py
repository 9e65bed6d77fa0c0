"""`commis teams package`: what is uploaded to Teams before Commis can come to it."""

from __future__ import annotations

import importlib.metadata
import re
from argparse import Namespace
from pathlib import Path
from urllib.parse import urlsplit

from bot.commands import wording
from bot.commands.command_error import CommandError
from bot.commands.session import say, show
from bot.settings import Settings
from bot.teams.package import MANIFEST, files, manifest, zipped

PACKAGE = "commis-teams.zip"

_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})+")
_VERSION = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}")


async def build_package(settings: Settings, options: Namespace) -> int:
    """Ready to upload. What is not said is taken from the settings."""
    language = options.language or settings.language
    app_id = (options.app_id or settings.teams_app_id).strip().lower()
    if not _GUID.fullmatch(app_id):
        raise CommandError(wording.text("bad_app_id", language))
    domain = _domain(options.domain or settings.public_url)
    if not _DOMAIN.fullmatch(domain):
        raise CommandError(wording.text("bad_domain", language))
    version = (options.version or importlib.metadata.version("commis")).strip()
    if not _VERSION.fullmatch(version):
        raise CommandError(wording.text("bad_version", language))
    path = Path(options.out or PACKAGE)
    body = zipped(files(app_id, domain, version, language))
    try:
        path.write_bytes(body)
    except OSError as error:
        raise CommandError(wording.text("cannot_write", language, folder=path, why=error.strerror)) from error
    if options.json:
        show({"file": str(path), "bytes": len(body), MANIFEST: manifest(app_id, domain, version, language)})
    else:
        say(wording.text("package_written", language, path=path))
    return 0


def _domain(given: str) -> str:
    """The host of an address, or the host that was given alone."""
    try:
        parts = urlsplit(given.strip() if "//" in given else f"//{given.strip()}")
        return (parts.hostname or "").rstrip(".") if not parts.username else ""
    except ValueError:
        return ""
