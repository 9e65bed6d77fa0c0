"""The desk's HTTP routes: the page, what it fetches, what it sends, and the stream that tells it to look again."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import replace
from urllib.parse import unquote

from aiohttp import web

from bot.store import desk as stored
from bot.store import desk_marks
from bot.store.database import StoreUnavailable
from bot.store.desk import Seen
from bot.web import uploads, views
from bot.web.adapter import (
    ClickIn,
    FormIn,
    MessageIn,
    OpinionIn,
    ReadIn,
    Shape,
    calls_commis,
    calls_someone_else,
    parse,
    to_click,
    to_message,
    to_opinion,
    to_submission,
)
from bot.web.desk import Desk
from bot.web.guard import PERSON, guarded, language_of
from bot.web.live import Change
from bot.web.page_files import PageFiles
from bot.web.refusal import NO_STORE, Refused
from bot.web.settings import DeskPerson, WebSettings, may_see
from graphs.message import FileRef

LARGEST_BODY = 2 * 1024 * 1024
"""Bytes of a JSON request; longer ones are refused unread."""

MOST_ITEMS = 200


def register(app: web.Application, desk: Desk) -> None:
    """Mounts the desk; its streams end when the server stops."""

    async def end_streams(_: web.Application) -> None:
        desk.hub.close()

    app.add_routes(routes(desk))
    app.on_shutdown.append(end_streams)


def routes(desk: Desk) -> list[web.RouteDef]:
    """The page at `/`, its parts and its API under `/desk/`, files at `/files/<id>`."""
    handlers = Routes(desk, PageFiles.load())
    local = guarded(desk.settings.language, None)
    ours = guarded(desk.settings.language, desk.token)
    return [
        web.get("/", local(handlers.page)),
        web.get("/desk/parts/{name}", local(handlers.part)),
        web.get("/files/{id}", local(handlers.file)),
        web.get("/desk/state", ours(handlers.state)),
        web.get("/desk/messages", ours(handlers.messages)),
        web.get("/desk/live", ours(handlers.live)),
        web.post("/desk/messages", ours(handlers.say)),
        web.post("/desk/clicks", ours(handlers.click)),
        web.post("/desk/forms", ours(handlers.submit)),
        web.post("/desk/opinions", ours(handlers.think)),
        web.post("/desk/read", ours(handlers.mark_read)),
        web.post("/desk/files", ours(handlers.upload)),
    ]


class Routes:
    def __init__(self, desk: Desk, files: PageFiles) -> None:
        self._desk = desk
        self._files = files

    # --- the page and files -------------------------------------------------------------------------------------------

    async def page(self, request: web.Request) -> web.Response:
        language = language_of(request, self._desk.settings.language)
        text = self._files.page(self._desk.token, language)
        return web.Response(text=text, content_type="text/html", charset="utf-8", headers=NO_STORE)

    async def part(self, request: web.Request) -> web.Response:
        part = self._files.parts.get(request.match_info["name"])
        if part is None:
            raise Refused("not_found")
        headers = {"ETag": part.tag, "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == part.tag:
            return web.Response(status=304, headers=headers)
        return web.Response(body=part.body, headers={**headers, "Content-Type": part.media_type})

    async def file(self, request: web.Request) -> web.Response:
        found = await self._desk.read(request.match_info["id"])
        if found is None:
            raise Refused("not_found")
        return uploads.serve(*found)

    # --- what the page fetches ----------------------------------------------------------------------------------------

    async def state(self, request: web.Request) -> web.Response:
        """Who is here and what there is to read; without a person (first visit), only who one may be."""
        people = list(await self._desk.people())
        settings = self._desk.settings
        told: views.Json = {
            "people": [views.person_json(each) for each in people],
            "me": None,
            "now": self._desk.now().isoformat(),
            "limits": {
                "file": settings.largest_file,
                "files": settings.most_files,
                "text": settings.longest_text,
            },
        }
        wanted = unquote(request.headers.get(PERSON, ""))
        person = next((each for each in people if each.id == wanted), None)
        if person is not None:
            ids = views.channel_ids(settings, person)
            unread, newest = await self._desk.database.read(
                lambda c: (desk_marks.unread(c, person.id, ids), desk_marks.newest(c))
            )
            told |= {
                "me": views.person_json(person),
                "channels": views.channels(settings, person, unread),
                "suggestions": list(await self._desk.suggestions(person.id)),
                "statuses": self._desk.hub.statuses(person.id),
                "newest": newest,
            }
        return _json(told)

    async def messages(self, request: web.Request) -> web.Response:
        person = await self._person(request)
        channel, thread = request.query.get("channel", ""), request.query.get("thread") or None
        self._check_channel(channel, person)
        try:
            limit = min(max(int(request.query.get("limit", self._desk.settings.page_size)), 1), MOST_ITEMS)
            before = views.mark_from(request.query.get("before", ""))
        except ValueError:
            raise Refused("body", detail="limit, before") from None
        found = await self._desk.database.read(
            lambda c: views.read_conversation(c, person.id, channel, thread, limit=limit, before=before)
        )
        if thread is not None and not found.page.items and before is None:
            raise Refused("thread")
        return _json(views.conversation(found, person, await self._desk.people()))

    # --- what the page sends ------------------------------------------------------------------------------------------

    async def say(self, request: web.Request) -> web.Response:
        body, person, settings = await self._body(request, MessageIn)
        if len(body.files) > settings.most_files:
            raise Refused("files", limit=settings.most_files)
        if body.thread is not None:
            await self._check_thread(body.channel, body.thread)
        files = [await self._attached(each.id, each.name) for each in body.files]
        addressed = await self._is_addressed(body)
        event = to_message(body, person, files, addressed=addressed, at=self._desk.now(), settings=settings)
        receipt = await self._desk.door.message(event)
        self._desk.hub.changed(event.address)
        id = event.address.thread if event.root else None
        return _json({**views.receipt(receipt), "id": id, "thread": event.address.thread, "addressed": addressed})

    async def click(self, request: web.Request) -> web.Response:
        body, person, _ = await self._body(request, ClickIn)
        receipt = await self._desk.door.click(to_click(body, person, self._desk.now()))
        return _json(views.receipt(receipt))

    async def submit(self, request: web.Request) -> web.Response:
        body, person, settings = await self._body(request, FormIn)
        receipt = await self._desk.door.submit(to_submission(body, person, self._desk.now(), settings))
        return _json(views.receipt(receipt))

    async def think(self, request: web.Request) -> web.Response:
        body, person, settings = await self._body(request, OpinionIn)
        receipt = await self._desk.door.opinion(to_opinion(body, person, self._desk.now(), settings))
        return _json(views.receipt(receipt))

    async def mark_read(self, request: web.Request) -> web.Response:
        person = await self._person(request)
        body = parse(ReadIn, await self._raw(request))
        self._check_channel(body.channel, person)
        seen, now = Seen(max(body.event, 0), max(body.post, 0)), self._desk.now()
        moved = await self._desk.database.write(
            lambda c: desk_marks.mark_read(c, person.id, body.channel, body.thread, seen, now)
        )
        return _json({"moved": moved})

    async def upload(self, request: web.Request) -> web.Response:
        await self._person(request)
        name, media_type, body = await uploads.receive(request, self._desk.settings)
        ref = await self._desk.keep(name, media_type, body)
        # The same bytes may be kept under an earlier name; the message shows them under this one.
        return _json(views.render.file(replace(ref, name=name)))

    # --- the stream ---------------------------------------------------------------------------------------------------

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Starts with the token of what is stored, and repeats it: a page that has another one refetches."""
        person = await self._person(request)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
        )
        listener = self._desk.hub.listen(person.id)
        try:
            await response.prepare(request)
            change: Change | None = await self._beat()
            while change is not None:
                await response.write(_event(change))
                try:
                    change = await asyncio.wait_for(listener.queue.get(), self._desk.settings.beat_seconds)
                except TimeoutError:
                    change = await self._beat()
        except ConnectionError:
            pass
        except StoreUnavailable:
            # Ends the stream: the page says that the connection is lost, and comes back.
            if not response.prepared:
                raise
        finally:
            self._desk.hub.leave(listener)
        with suppress(ConnectionError):
            await response.write_eof()
        return response

    async def _beat(self) -> Change:
        return Change("beat", {"newest": await self._desk.database.read(desk_marks.newest)})

    # --- checks -------------------------------------------------------------------------------------------------------

    async def _person(self, request: web.Request) -> DeskPerson:
        wanted = unquote(request.headers.get(PERSON, ""))
        person = next((each for each in await self._desk.people() if each.id == wanted), None)
        if person is None:
            raise Refused("person")
        return person

    async def _raw(self, request: web.Request) -> bytes:
        return await uploads.read_capped(request, LARGEST_BODY, Refused("large"))

    async def _body(self, request: web.Request, shape: type[Shape]) -> tuple[Shape, DeskPerson, WebSettings]:
        """The parsed body, its person, and the settings in the language the page speaks."""
        person = await self._person(request)
        body = parse(shape, await self._raw(request))
        if isinstance(body, MessageIn | ClickIn | FormIn | OpinionIn):
            self._check_channel(body.channel, person)
        language = language_of(request, self._desk.settings.language)
        return body, person, replace(self._desk.settings, language=language)

    def _check_channel(self, channel: str, person: DeskPerson) -> None:
        if not may_see(channel, person.id, self._desk.settings):
            raise Refused("channel")

    async def _check_thread(self, channel: str, thread: str) -> None:
        if not await self._desk.database.read(lambda c: stored.thread_exists(c, channel, thread)):
            raise Refused("thread")

    async def _attached(self, id: str, name: str) -> FileRef:
        found = await self._desk.read(id)
        if found is None:
            raise Refused("file_gone")
        return replace(found[0], name=uploads.safe_name(name) or found[0].name)

    async def _is_addressed(self, body: MessageIn) -> bool:
        """Direct messages and mentions are; so is what is said in a thread where Commis is, but to a colleague."""
        if body.channel.startswith("dm:") or calls_commis(body.text):
            return True
        if body.thread is None:
            return False
        names = [part for each in await self._desk.people() for part in (each.name, each.name.split(" ")[0])]
        if calls_someone_else(body.text, names):
            return False
        thread = body.thread
        return await self._desk.database.read(lambda c: stored.commis_is_in(c, body.channel, thread))


def _json(told: views.Json) -> web.Response:
    return web.json_response(told, headers=NO_STORE)


def _event(change: Change) -> bytes:
    return f"event: {change.kind}\ndata: {json.dumps(change.data)}\n\n".encode()
