"""What a post becomes in Teams: its card as its readers are shown it, and the files that go with it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from bot import plain_message
from bot.store import files, outbox
from bot.store.database import Connection, Database
from bot.teams import limits
from bot.teams.desk import TeamsDesk
from bot.teams.files import shown_name
from bot.teams.ids import account_of, place_of
from bot.teams.links import Links
from bot.teams.references import References
from bot.teams.render import Rendered, everybody, render
from bot.teams.settings import PLATFORM, TeamsSettings
from bot.teams.threads import Spot, permalink, seen_spot
from bot.teams.wording import tell
from graphs.message import Address, Buttons, FileRef, Link, Message, Text, ThreadLink

log = structlog.get_logger(__name__)

JSON = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"
OVERFLOW = "message.txt"
NAMED = 10
"""People who are named as those whom hidden buttons are for; more are only counted as deciders."""


@dataclass(frozen=True)
class Sheet:
    """A message as it is kept: what a post and its later versions have in common."""

    key: str
    address: Address
    message: Message
    language: str
    case_id: str = ""


@dataclass(frozen=True)
class Composed:
    """`followers` are files that are offered after the message, in a personal chat."""

    activity: JSON
    followers: list[FileRef]


@dataclass(frozen=True)
class _View:
    """For whom a card is drawn."""

    visible: Callable[[str], bool] = everybody
    users: Sequence[str] = ()
    note: str = ""


class Composer:
    def __init__(
        self,
        references: References,
        links: Links,
        store: Callable[[], Database],
        desk: Callable[[], TeamsDesk],
        settings: TeamsSettings,
    ) -> None:
        self._references = references
        self._links = links
        self._store = store
        self._desk = desk
        self._settings = settings

    async def compose(self, sheet: Sheet, spot: Spot, *, brief: bool = False) -> Composed:
        """`brief`: with hardly more than its buttons; the whole message goes as a file. Raises `StoreUnavailable`."""
        shown = _brief(sheet) if brief else sheet
        view = await self._view_of(sheet, spot)
        rendered = await self._rendered(shown, view)
        overflow = await self._whole(sheet) if brief else rendered.overflow
        followers = await self._followers(rendered, overflow)
        cards = self._with_links(sheet, rendered.card, followers) if spot.shared else [rendered.card]
        activity = _activity(cards, rendered.summary, sheet.language)
        if sheet.case_id and not await self._asks(sheet.key):
            activity["entities"] = [dict(GENERATED)]
            activity["channelData"] = {"feedbackLoopEnabled": not buttons_of(sheet.message)}
        return Composed(activity, [] if spot.shared else followers)

    async def card_for(self, sheet: Sheet, spot: Spot, account: str) -> JSON:
        """The card as this account is shown it. Raises `StoreUnavailable`."""
        view = await self._view_of(sheet, spot)
        rendered = await self._rendered(sheet, await self._view_for(account, sheet, view))
        if not spot.shared:
            return rendered.card
        return self._with_links(sheet, rendered.card, await self._followers(rendered, rendered.overflow))[0]

    # --- the card -----------------------------------------------------------------------------------------------------

    async def _rendered(self, sheet: Sheet, view: _View) -> Rendered:
        places = await self._places(sheet.message)

        def draw(pictures: dict[str, str]) -> Rendered:
            return render(
                sheet.message, sheet.language, post=sheet.key, permalink=places.get, visible=view.visible,
                users=view.users, hidden_note=view.note, pictures=pictures,
            )  # fmt: skip

        rendered = draw({})
        pictures = await self._pictures(rendered.pictures)
        return draw(pictures) if pictures else rendered

    async def _view_of(self, sheet: Sheet, spot: Spot) -> _View:
        """What is shown to whoever reads it: in private, to that person. Where others read along, buttons that are for
        some are shown when they look, and to all where we do not know how Teams names them (what is clicked is checked
        in any case)."""
        buttons = buttons_of(sheet.message)
        audience = await self._desk().audience(buttons) if buttons else None
        if audience is None:
            return _View()
        note = await self._note(sheet)
        if not spot.shared:
            place = place_of(sheet.address.channel)
            return await self._view_for(account_of(place.tenant, place.user), sheet, _View(note=note))
        users = [user for account in audience if (user := await self._references.user_id(account))][: limits.USERS]
        if not users:
            return _View()
        free = await self._desk().visible("", buttons)
        return _View(free.__contains__, users, note)

    async def _view_for(self, account: str, sheet: Sheet, view: _View) -> _View:
        """As this account is shown it: whoever has some of the buttons is not told for whom they are."""
        buttons = buttons_of(sheet.message)
        mine = await self._desk().visible(account, buttons)
        some = bool(mine - await self._desk().visible("", buttons))
        return _View(mine.__contains__, view.users, "" if some else view.note)

    async def _note(self, sheet: Sheet) -> str:
        """For whom the first of the buttons is that are not everybody's: the one that decides."""
        buttons, desk = buttons_of(sheet.message), self._desk()
        free = await desk.visible("", buttons)
        first = [button for button in buttons if button not in free][:1]
        accounts = await desk.audience(first) or []
        found = [person.name for account in accounts if (person := await desk.person(account)) is not None]
        names = list(dict.fromkeys(found))
        if 0 < len(names) <= NAMED:
            return tell("buttons_for_others", sheet.language, names=", ".join(names))
        return tell("buttons_for_deciders", sheet.language)

    async def _places(self, message: Message) -> dict[Address, str | None]:
        """The web addresses of the places it leads to."""
        found: dict[Address, str | None] = {}
        for block in message.blocks:
            if not isinstance(block, ThreadLink) or block.address in found:
                continue
            spot = await seen_spot(self._references, block.address) if block.address.platform == PLATFORM else None
            found[block.address] = permalink(spot, block.address, self._settings) if spot is not None else None
        return found

    async def _pictures(self, refs: Sequence[FileRef]) -> dict[str, str]:
        """Where the card finds them: in itself as long as they are small, else behind a link; there may be neither."""
        found: dict[str, str] = {}
        left = limits.PICTURES
        for ref in refs:
            url = await self._inlined(ref) if ref.size < left else ""
            if url and len(url) <= left:
                left -= len(url)
                found[ref.id] = url
            elif self._links.secure:
                found[ref.id] = self._links.url(ref.id, shown_name(ref.name))
        return found

    async def _inlined(self, ref: FileRef) -> str:
        kept = await self._store().read(lambda c: files.read(c, ref.id))
        if kept is None:
            log.error("teams.file_not_kept", file=ref.id, name=ref.name)
            return ""
        return f"data:{ref.media_type};base64,{base64.b64encode(kept[1]).decode()}"

    # --- what goes with it --------------------------------------------------------------------------------------------

    async def _followers(self, rendered: Rendered, overflow: str) -> list[FileRef]:
        return [*rendered.attachments, *([await self._overflow(overflow)] if overflow else [])]

    def _with_links(self, sheet: Sheet, card: JSON, followers: Sequence[FileRef]) -> list[JSON]:
        """In the card itself where they fit: a message of several cards is several messages to some clients."""
        if not followers:
            return [card]
        linked = self._linked(sheet, followers)
        joined = {**card, "body": [*card["body"], *linked["body"]]}
        return [joined] if limits.weight(joined) <= limits.CARD else [card, linked]

    def _linked(self, sheet: Sheet, refs: Sequence[FileRef]) -> JSON:
        """A card of links to files, for a place where files cannot be offered."""
        blocks: list[Link | Text] = []
        for ref in refs:
            name = shown_name(ref.name)
            if self._links.possible:
                label = tell("file_download", sheet.language, file=name)
                blocks.append(Link(label, self._links.url(ref.id, name)))
            else:
                blocks.append(Text(tell("file_kept", sheet.language, file=name), "muted"))
        summary = ", ".join(shown_name(ref.name) for ref in refs)
        return render(Message(summary, list(blocks)), sheet.language, post=sheet.key, permalink=lambda _: None).card

    async def _overflow(self, text: str) -> FileRef:
        """Kept like any other file, to be had when it is asked for."""
        body = text.encode()
        ref = FileRef(hashlib.sha256(body).hexdigest(), OVERFLOW, "text/plain", len(body))
        now = self._references.now()
        await self._store().write(lambda c: files.keep(c, ref, body, now))
        return ref

    async def _whole(self, sheet: Sheet) -> str:
        return plain_message.whole(sheet.message, (await self._places(sheet.message)).get)

    async def _asks(self, key: str) -> bool:
        """Whether it is a question of ours, rather than a result."""

        def read(c: Connection) -> bool:
            row = outbox.by_key(c, key)
            return row is not None and bool(row.payload.get("question_id"))

        return await self._store().read(read)


GENERATED: JSON = {
    "type": "https://schema.org/Message",
    "@type": "Message",
    "@context": "https://schema.org",
    "additionalType": ["AIGeneratedContent"],
}
"""Teams' label for what was made by a machine."""


def buttons_of(message: Message) -> list[str]:
    return [button.id for block in message.blocks if isinstance(block, Buttons) for button in block.buttons]


def _brief(sheet: Sheet) -> Sheet:
    kept = [block for block in sheet.message.blocks if isinstance(block, Buttons)]
    said = Text(tell("message_as_file", sheet.language), "muted")
    message = Message(sheet.message.summary, [Text(sheet.message.summary), said, *kept])
    return Sheet(sheet.key, sheet.address, message, sheet.language, sheet.case_id)


def _activity(cards: Sequence[JSON], summary: str, language: str) -> JSON:
    return {
        "type": "message",
        "summary": summary,
        "locale": language,
        "attachmentLayout": "list",
        "attachments": [{"contentType": CARD, "content": card} for card in cards],
    }
