"""Mounts the local desk on the web server: the desk asks for people, files and suggestions, the app has them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from aiohttp import web

from bot.app import App
from bot.store import files
from bot.web.desk import Desk
from bot.web.routes import register
from bot.web.settings import DeskPerson, WebSettings
from graphs.answers import guide
from graphs.message import FileRef


def mount_desk(app: App, site: web.Application) -> None:
    settings = app.settings

    async def people() -> Sequence[DeskPerson]:
        """Who asks first, who decides last: the first one is whom a newcomer is."""
        await app.people.refresh()
        ranks = {role.name: role.rank for role in app.people.roles}
        return [
            DeskPerson(row.id, row.name, row.role, row.language, row.time_zone)
            for row in sorted(app.people.everyone(), key=lambda row: (ranks.get(row.role, 0), row.name))
        ]

    async def suggestions(person_id: str) -> Sequence[str]:
        row = app.people.by_id(person_id)
        return guide.examples(await app.books.directory(), row.language if row else settings.language)

    async def keep(name: str, media_type: str, body: bytes) -> FileRef:
        ref = FileRef(hashlib.sha256(body).hexdigest(), name, media_type, len(body))
        now = app.clock.now()
        await app.database.write(lambda c: files.keep(c, ref, body, now))
        return ref

    async def read(file_id: str) -> tuple[FileRef, bytes] | None:
        return await app.database.read(lambda c: files.read(c, file_id))

    web_settings = WebSettings(channels=settings.channels, language=settings.language, time_zone=settings.time_zone)
    register(
        site,
        Desk(
            settings=web_settings,
            door=app.door,
            database=app.database,
            hub=app.hub,
            people=people,
            suggestions=suggestions,
            keep=keep,
            read=read,
            now=app.clock.now,
        ),
    )
