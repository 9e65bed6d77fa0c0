"""`commis slack manifest` and `commis slack key`: what is needed before Commis can come to Slack."""

from __future__ import annotations

import sys
from argparse import Namespace
from urllib.parse import urlsplit

from bot.commands import wording
from bot.commands.command_error import CommandError
from bot.settings import Settings
from bot.slack.manifest import as_json, as_yaml, manifest
from bot.slack.vault import new_key


async def print_manifest(settings: Settings, options: Namespace) -> int:
    """Ready to paste at api.slack.com/apps: for Socket Mode, or with an address for HTTP."""
    language = options.language or settings.language
    url = (options.url or "").strip().rstrip("/")
    if options.url is not None and not _usable(url):
        raise CommandError(wording.text("bad_public_url", language))
    document = manifest(language, url)
    sys.stdout.write(as_json(document) if options.json else as_yaml(document))
    return 0


async def print_key(_settings: Settings, _options: Namespace) -> int:
    sys.stdout.write(new_key() + "\n")
    return 0


def _usable(url: str) -> bool:
    """The beginning of an address that Slack takes: https, a host, and nothing that would not stay at the end."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not (parts.query or parts.fragment or parts.username)
