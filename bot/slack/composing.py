"""What a post becomes on Slack: its blocks, with the pictures they show, and the documents that follow it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from bot.platform import Post
from bot.slack.faults import SlackMisconfigured, SlackMissing, SlackRefusal
from bot.slack.files import Document, Files, shown_name
from bot.slack.ids import is_ts
from bot.slack.render import Level, Rendered, render
from bot.store import files, threads
from bot.store.database import Database
from graphs.message import Address, Excerpt, FileRef, Message, Table, Text, ThreadLink
from integrations.errors import InDoubt, Unavailable

log = structlog.get_logger(__name__)

REFUSALS = (SlackRefusal, SlackMissing, SlackMisconfigured)
KEPT = 500
OVERFLOW = "message.txt"

LONG_ROWS, LONG_TEXT = 60, 8_000
"""From so many rows of tables, or characters of texts, on a message is drawn beside the loop."""


@dataclass(frozen=True)
class Composed:
    """`pictures` are those that the blocks show; they are on Slack already."""

    rendered: Rendered
    documents: list[Document]
    pictures: list[FileRef]


class Composer:
    def __init__(self, files: Files, store: Callable[[], Database], permalink: Callable[[Address], str | None]) -> None:
        self._files = files
        self._store = store
        self._permalink = permalink
        self._shown: OrderedDict[tuple[str, str], str] = OrderedDict()
        """Slack's ids of the pictures, so that an update shows them still."""

    async def compose(self, post: Post, team: str, level: Level, *, upload: bool = True) -> Composed:
        """A picture that Slack refuses, or that may not be uploaded now, is left to its words."""
        rendered = await self._render(post, level, {})
        known: dict[str, str] = {}
        for ref in rendered.images:
            if file := await self._picture(team, ref, upload=upload):
                known[ref.id] = file
        if known:
            rendered = await self._render(post, level, known)
        pictures = [ref for ref in rendered.images if ref.id in known]
        return Composed(rendered, await self._documents(rendered) if upload else [], pictures)

    async def without_pictures(self, post: Post, team: str, level: Level, refused: Composed) -> Composed:
        """The same when the message may not show its pictures: they follow it like documents."""
        for ref in refused.pictures:
            self._shown.pop((team, ref.id), None)
        rendered = await self._render(post, level, {})
        followers = [document for ref in refused.pictures if (document := await self._document(ref))]
        return Composed(rendered, [*await self._documents(rendered), *followers], [])

    async def documents(self, post: Post, level: Level) -> list[Document]:
        """What follows it."""
        return await self._documents(await self._render(post, level, {}))

    async def _render(self, post: Post, level: Level, pictures: dict[str, str]) -> Rendered:
        permalink = await self._linking(post)

        def draw() -> Rendered:
            return render(post.message, post.language, level=level, permalink=permalink, pictures=pictures)

        # What has much to cut takes a while: nobody's acknowledgement waits for it.
        return await asyncio.to_thread(draw) if _is_long(post.message) else draw()

    async def _linking(self, post: Post) -> Callable[[Address], str | None]:
        """Permalinks; a thread that has a name of ours is linked by its root, once that is posted."""
        named = [block.address for block in post.message.blocks if isinstance(block, ThreadLink)]
        ours = [place for place in named if place.thread and not is_ts(place.thread)]
        if not ours:
            return self._permalink
        roots = {
            place: await self._store().read(
                lambda c, place=place: threads.root_of(c, place.platform, place.channel, place.thread or "")
            )
            for place in ours
        }
        return lambda place: self._permalink(replace(place, thread=roots[place]) if roots.get(place) else place)

    async def _picture(self, team: str, ref: FileRef, *, upload: bool) -> str:
        """Slack's id of it, or ""."""
        if not upload or (team, ref.id) in self._shown:
            return self._shown.get((team, ref.id), "")
        document = await self._document(ref)
        if document is None:
            return ""
        try:
            file = await self._files.keep_picture(team, document)
        except REFUSALS as error:
            log.warning("slack.picture_refused", team=team, name=ref.name, why=str(error))
            return ""
        except InDoubt as error:
            # Nobody can see it there: the message itself is still to be posted.
            raise Unavailable(str(error)) from None
        self._shown[team, ref.id] = file
        if len(self._shown) > KEPT:
            self._shown.popitem(last=False)
        return file

    async def _documents(self, rendered: Rendered) -> list[Document]:
        documents = [document for ref in rendered.attachments if (document := await self._document(ref))]
        if rendered.overflow:
            documents.append(Document(OVERFLOW, rendered.overflow.encode()))
        return documents

    async def _document(self, ref: FileRef) -> Document | None:
        kept = await self._store().read(lambda c: files.read(c, ref.id))
        if kept is None:
            log.error("slack.file_not_kept", file=ref.id, name=ref.name)
            return None
        return Document(shown_name(ref.name), kept[1])


def _is_long(message: Message) -> bool:
    rows = sum(len(block.rows) for block in message.blocks if isinstance(block, Table))
    words = sum(len(block.text) for block in message.blocks if isinstance(block, Text | Excerpt))
    return rows > LONG_ROWS or words > LONG_TEXT
