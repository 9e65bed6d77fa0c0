"""Files of ours in a personal chat: offered by Teams' consent card, put into the person's OneDrive when they accept."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any, cast

import structlog

from bot.store import files, posts
from bot.store.database import Connection, Database
from bot.teams.connector import Connector
from bot.teams.escape import label
from bot.teams.faults import TeamsRefusal
from bot.teams.files import Files, shown_name
from bot.teams.links import is_sealed, seal
from bot.teams.settings import TeamsSettings
from bot.teams.threads import Spot, Spots
from bot.teams.wording import tell
from graphs.message import Address, FileRef
from integrations.errors import InDoubt, IntegrationError

log = structlog.get_logger(__name__)

JSON = dict[str, Any]

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
LONGEST_DESCRIPTION = 200


class Offers:
    """What comes back with a consent is believed only under our seal: it names a file, and where it was offered."""

    def __init__(
        self,
        connector: Connector,
        spots: Spots,
        files: Files,
        store: Callable[[], Database],
        settings: TeamsSettings,
    ) -> None:
        self._connector = connector
        self._spots = spots
        self._files = files
        self._store = store
        self._language = settings.language
        # Without a key of the company's, offers are good until the next start.
        self._key = settings.file_key.encode() or secrets.token_bytes(32)

    async def offer(self, spot: Spot, address: Address, post: str, ref: FileRef, language: str) -> None:
        """Raises what the connector raises."""
        name = shown_name(ref.name)
        context = {"post": post, "file": ref.id, "name": name, "seal": self._seal(address, post, ref.id, name)}
        content = {
            "description": label(tell("file_consent", language), LONGEST_DESCRIPTION),
            "sizeInBytes": ref.size,
            "acceptContext": context,
            "declineContext": context,
        }
        activity = {
            "type": "message",
            "summary": name,
            "attachments": [{"contentType": CONSENT, "name": name, "content": content}],
        }
        await self._connector.send(spot.service_url, spot.conversation, activity)

    async def accepted(self, value: Mapping[str, Any], address: Address, consent: str) -> None:
        """Uploads it, and shows it in place of the offer. What goes wrong is said in the chat. Raises
        `StoreUnavailable` only."""
        known = self._known(value, address)
        if known is None:
            return
        post, file, name = known
        upload = _table(value, "uploadInfo")
        language = await self._language_of(post)
        try:
            spot = await self._spots.of(address)
            await self._upload(str(upload.get("uploadUrl") or ""), file)
        except IntegrationError as error:
            log.error("teams.file_not_uploaded", file=file, why=str(error))
            await self._say(address, tell("file_not_uploaded", language, file=name))
            return
        content = {"uniqueId": upload.get("uniqueId"), "fileType": upload.get("fileType")}
        shown = {"contentType": INFO, "contentUrl": upload.get("contentUrl"), "name": name, "content": content}
        await self._replace(spot, consent, {"type": "message", "summary": name, "attachments": [shown]})

    async def declined(self, value: Mapping[str, Any], address: Address, consent: str) -> None:
        """Raises `StoreUnavailable` only."""
        known = self._known(value, address)
        if known is None:
            return
        post, _, name = known
        text = tell("file_declined", await self._language_of(post), file=name)
        try:
            await self._replace(await self._spots.of(address), consent, _said(text))
        except IntegrationError as error:
            log.warning("teams.consent_not_answered", why=str(error))

    # --- details ------------------------------------------------------------------------------------------------------

    def _seal(self, address: Address, post: str, file: str, name: str) -> str:
        return seal(self._key, address.channel, post, file, name)

    def _known(self, value: Mapping[str, Any], address: Address) -> tuple[str, str, str] | None:
        """Post, file and name, where the context is ours and was offered there."""
        context = _table(value, "context")
        post, file, name = (str(context.get(part) or "") for part in ("post", "file", "name"))
        if not is_sealed(self._key, context.get("seal"), address.channel, post, file, name):
            log.warning("teams.consent_not_ours", channel=address.channel)
            return None
        return post, file, name

    async def _upload(self, url: str, file: str) -> None:
        kept = await self._store().read(lambda c: files.read(c, file))
        if kept is None:
            raise TeamsRefusal("the file is not kept any more", "file_not_kept")
        await self._files.upload(url, kept[1])

    async def _language_of(self, post: str) -> str:
        def read(c: Connection) -> str:
            row = posts.by_key(c, post)
            return row.language if row is not None else ""

        return await self._store().read(read) or self._language

    async def _replace(self, spot: Spot, consent: str, activity: JSON) -> None:
        """In place of the offer, whose buttons are no good any more. Best effort."""
        try:
            await self._connector.send(spot.service_url, spot.conversation, activity)
            if consent:
                await self._connector.delete(spot.service_url, spot.conversation, consent)
        except IntegrationError as error:
            log.warning("teams.consent_left", why=str(error), doubt=isinstance(error, InDoubt))

    async def _say(self, address: Address, text: str) -> None:
        try:
            spot = await self._spots.of(address)
            await self._connector.send(spot.service_url, spot.conversation, _said(text))
        except IntegrationError as error:
            log.warning("teams.consent_not_answered", why=str(error))


def _said(text: str) -> JSON:
    return {"type": "message", "text": text, "textFormat": "plain"}


def _table(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = value.get(name)
    return cast("Mapping[str, Any]", found) if isinstance(found, Mapping) else {}
