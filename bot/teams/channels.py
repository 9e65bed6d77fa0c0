"""A channel by the name that people call it, in the team where it was said: Teams lists only the teams we are in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import quote

import structlog

from bot.teams.connector import Connector
from bot.teams.faults import TeamsMissing, TeamsRefusal
from bot.teams.ids import channel_of
from bot.teams.references import Reference

log = structlog.get_logger(__name__)

LARGEST = 4 * 1024 * 1024
"""Bytes of a team's list; Teams allows a thousand channels or so."""

GENERAL = ("general", "général")
"""The first channel has no name in the list, and is called so in the clients."""


async def channel_called(connector: Connector, reference: Reference, name: str) -> str | None:
    """The channel (as the desk knows it) of that team with that name; None when there is none, or the team is not ours
    to read. Raises `Unavailable` and `Misconfigured`."""
    team = reference.team_id
    wanted = name.strip().lstrip("#").casefold()
    if not team or not wanted:
        return None
    url = f"{reference.service_url.rstrip('/')}/v3/teams/{quote(team, safe='')}/conversations"
    try:
        body, _ = await connector.get(url, LARGEST)
        listed = json.loads(body)
    except (TeamsRefusal, TeamsMissing) as error:
        log.warning("teams.channels_not_read", team=team, why=str(error))
        return None
    except ValueError:
        log.warning("teams.channels_garbled", team=team)
        return None
    found = cast("Mapping[str, Any]", listed).get("conversations") if isinstance(listed, Mapping) else None
    for one in cast("list[Mapping[str, Any]]", found if isinstance(found, list) else []):
        called = str(one.get("name") or "").casefold()
        # What people write after "#" has no spaces.
        if one.get("id") and (called in (wanted, wanted.replace("-", " ")) or (not called and wanted in GENERAL)):
            return channel_of(reference.tenant, str(one["id"]))
    return None
