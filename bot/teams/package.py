"""What Teams is told of the app: the package that is uploaded, with its manifest, both languages and the icons."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from bot.teams import icons
from bot.teams.setup import wording

SCHEMA_VERSION = "1.30"
SCHEMAS = f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}"

MESSAGES_PATH = "/teams/messages"
ABOUT_PATH = "/teams/about"

ENTRUST = "entrust"
"""The id of the command on a message."""

LANGUAGES = ("fr", "en")
COMMANDS = ("quote", "waiting", "help")
SCOPES = ("personal", "team", "groupChat")

MANIFEST, COLOR, OUTLINE = "manifest.json", "color.png", "outline.png"

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file: the same app is the same bytes."""


def manifest(app_id: str, domain: str, version: str, language: str) -> dict[str, Any]:
    """`app_id`: the bot's; the app goes by it, too. `domain`: the host where Teams reaches us. `language`: of whoever
    uses Teams in neither of ours."""
    others = [{"languageTag": other, "file": f"{other}.json"} for other in LANGUAGES if other != language]
    about = f"https://{domain}{ABOUT_PATH}"
    return {
        "$schema": f"{SCHEMAS}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA_VERSION,
        "version": version,
        "id": app_id,
        "developer": {"name": "Commis", "websiteUrl": about, "privacyUrl": about, "termsOfUseUrl": about},
        "name": {"short": "Commis", "full": _said("full", language)},
        "description": {"short": _said("description", language), "full": _said("long_description", language)},
        "icons": {"color": COLOR, "outline": OUTLINE},
        "accentColor": icons.ACCENT,
        "localizationInfo": {"defaultLanguageTag": language, "additionalLanguages": others},
        "bots": [_bot(app_id, language)],
        "composeExtensions": [_extension(app_id, language)],
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        "validDomains": [domain],
        "webApplicationInfo": {"id": app_id},
    }


def translation(language: str) -> dict[str, str]:
    """Every sentence of the manifest in another language, by its place there."""
    document = manifest("", "", "", language)
    said = {
        "name.short": document["name"]["short"],
        "name.full": document["name"]["full"],
        "description.short": document["description"]["short"],
        "description.full": document["description"]["full"],
    }
    for number, listed in enumerate(document["bots"][0]["commandLists"]):
        said |= _commands_of(f"bots[0].commandLists[{number}].commands", listed["commands"])
    said |= _commands_of("composeExtensions[0].commands", document["composeExtensions"][0]["commands"])
    return {"$schema": f"{SCHEMAS}/MicrosoftTeams.Localization.schema.json", **said}


def files(app_id: str, domain: str, version: str, language: str) -> dict[str, bytes]:
    """What the package holds, by name."""
    document = manifest(app_id, domain, version, language)
    translations = {f"{other}.json": as_json(translation(other)) for other in LANGUAGES if other != language}
    return {
        MANIFEST: as_json(document),
        **translations,
        COLOR: icons.color(),
        OUTLINE: icons.outline(),
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Not compressed, as compressors differ between machines."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, body in parts.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, body)
    return buffer.getvalue()


def as_json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _bot(app_id: str, language: str) -> dict[str, Any]:
    return {
        "botId": app_id,
        "scopes": list(SCOPES),
        "supportsFiles": True,
        "isNotificationOnly": False,
        "commandLists": [
            {
                "scopes": [scope],
                "commands": [
                    {
                        "title": _said(f"command_{name}", language),
                        "description": _said(f"command_{name}_description", language),
                    }
                    for name in COMMANDS
                ],
            }
            for scope in SCOPES
        ],
    }


def _extension(app_id: str, language: str) -> dict[str, Any]:
    """The answer to its fetch is a sentence, so that one click is enough."""
    command = {
        "id": ENTRUST,
        "type": "action",
        "context": ["message"],
        "title": _said("entrust", language),
        "description": _said("entrust_description", language),
        "fetchTask": True,
    }
    return {"botId": app_id, "commands": [command]}


def _commands_of(place: str, commands: list[dict[str, Any]]) -> dict[str, str]:
    return {
        f"{place}[{number}].{part}": command[part]
        for number, command in enumerate(commands)
        for part in ("title", "description")
    }


def _said(name: str, language: str) -> str:
    return wording.tell(f"app_{name}", language)
