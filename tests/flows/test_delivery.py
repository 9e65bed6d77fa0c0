"""Posts that a chat server loses, refuses or keeps without saying so: each is seen once, somewhere, or called out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot import app as composition
from bot import timed_rooms
from bot.console.render import plain_text
from bot.events import MessageChanged, MessageReceived, RemoteFile, Sender
from bot.store import inbox, outbox
from bot.store import people as people_store
from graphs.message import Address
from integrations.errors import InDoubt, Misconfigured, NotFound, Unavailable
from tests.support.chat import Chat
from tests.support.world import World, open_world

QUOTE = "Devis pour Bellerive : 3 moulins manuels et 12 mugs"


@dataclass
class Place:
    """The sample company on a chat platform whose server misbehaves."""

    world: World
    chat: Chat
    thread: Address = field(default_factory=lambda: Address("chat", "general", "1"))
    said: int = 0

    async def says(
        self,
        text: str,
        *,
        who: str = "lea-martin",
        called: bool = True,
        remote: list[RemoteFile] | None = None,
        work: bool = True,
    ) -> MessageReceived:
        self.said += 1
        event = MessageReceived(
            f"chat:{self.said}",
            self.thread,
            Sender("chat", who),
            text,
            self.world.clock.now(),
            called=called,
            root=self.said == 1,
            message=str(self.said),
            remote=remote or [],
        )
        await self.world.app.door.message(event)
        if work:
            await self.world.works()
        return event

    async def edits(self, event: MessageReceived, text: str | None) -> None:
        change = MessageChanged(f"{event.key}:{text}", self.thread, event.sender, event.key, text, event.at)
        await self.world.app.door.changed(change)
        await self.world.works()

    def shows(self, part: str, channel: str | None = None) -> list[str]:
        """All that is visible and holds the part."""
        texts = [
            plain_text(post.message)
            for post in self.chat.messages.values()
            if channel is None or post.address.channel == channel
        ]
        return [text for text in texts if part in text]


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    chat = Chat()
    shipped = composition.build_platforms

    def with_chat(*rooms: Any, **more: Any) -> dict[str, Any]:
        return {**shipped(*rooms, **more), chat.name: chat}

    monkeypatch.setattr(composition, "build_platforms", with_chat)
    async with open_world(tmp_path) as world:

        def link(c: people_store.Connection) -> None:
            for row in people_store.load_people(c):
                people_store.link(c, "chat", row.id, row.id)

        await world.app.database.write(link)
        await world.app.people.load()
        yield Place(world, chat)


async def test_an_answer_that_was_lost_is_looked_for_and_not_posted_twice(place: Place) -> None:
    place.chat.faults, place.chat.keeps = [InDoubt("no answer"), InDoubt("no answer")], True
    await place.says("aide")
    assert len(place.shows("Bonjour")) == 1
    await place.world.waits(minutes=1)
    assert len(place.chat.messages) == 1
    assert place.chat.looked_for
    assert (await place.world.app.database.read(outbox.counts))["sent"] == 1


async def test_a_post_that_never_arrived_is_sent_again_after_looking(place: Place) -> None:
    place.chat.faults = [InDoubt("no answer")]
    await place.says("aide")
    assert not place.chat.messages
    await place.world.waits(minutes=1)
    assert len(place.shows("Bonjour")) == 1


async def test_a_server_that_is_away_gets_it_later_without_looking(place: Place) -> None:
    place.chat.faults = [Unavailable("away"), Unavailable("away", retry_after=120)]
    await place.says("aide")
    await place.world.waits(seconds=10)
    await place.world.waits(seconds=30)
    assert not place.chat.messages, "the server asked for two minutes"
    await place.world.waits(minutes=3)
    assert len(place.chat.messages) == 1
    assert not place.chat.looked_for


async def test_a_revoked_token_loses_nothing(place: Place) -> None:
    place.chat.faults = [Misconfigured("token_revoked")] * 4
    await place.says("aide")
    for _ in range(6):
        await place.world.waits(hours=1)
    assert len(place.shows("Bonjour")) == 1


async def test_what_a_closed_channel_refuses_is_said_privately_and_stays_one_card(place: Place) -> None:
    place.chat.closed.add("general")
    await place.says(QUOTE + " avec une remise de 30 %")
    private = place.shows("Je n'ai pas pu écrire", "@lea-martin")
    assert private and "il n'existe plus ou m'est fermé" in private[0].replace("\u202f", " ")
    [approval] = await place.world.approvals()
    await place.world.presses("marc", f"a:{approval.id}:approve")
    locked = [text for text in place.shows("", "@lea-martin") if "Marc Lefèvre" in text]
    assert locked, "the card that moved is locked where it is"


async def test_colleagues_who_talk_to_each_other_are_left_alone(place: Place) -> None:
    await place.says(QUOTE)
    before = len(place.chat.messages)
    await place.says("Merci Oliver, on se voit à midi pour le planning ?", called=False)
    assert len(place.chat.messages) == before
    await place.says("pourquoi ?", called=False)
    assert len(place.chat.messages) == before + 1


async def test_a_file_of_the_platform_is_fetched_and_read(place: Place) -> None:
    place.chat.files["F1"] = b"12 mugs\n"
    await place.says("Devis pour Bellerive :", remote=[RemoteFile("F1", "liste.txt", "text/plain", 30)])
    assert place.shows("D2026-0001")


async def test_a_file_that_cannot_be_had_is_told(place: Place) -> None:
    await place.says(QUOTE, remote=[RemoteFile("F404", "liste.csv", "text/csv", 30)])
    assert place.shows("Je n'ai pas pu ouvrir liste.csv")
    assert not place.shows("D2026"), "a message is not worked by halves"


async def test_an_edit_before_anyone_read_it_is_what_is_read(place: Place) -> None:
    event = await place.says("Devis pour Bellerive : 3 mugs", work=False)
    await place.edits(event, "Devis pour Bellerive : 5 mugs")
    facts = (await place.world.case())["facts"]
    assert [line["quantity"] for line in facts["lines"]] == [5]


async def test_the_last_of_several_edits_is_what_is_read(place: Place) -> None:
    event = await place.says("Devis pour Bellerive : 3 mugs", work=False)
    for number in (4, 6):
        text = f"Devis pour Bellerive : {number} mugs"
        change = MessageChanged(f"{event.key}:{text}", place.thread, event.sender, event.key, text, event.at)
        await place.world.app.door.changed(change)
    await place.world.works()
    facts = (await place.world.case())["facts"]
    assert [line["quantity"] for line in facts["lines"]] == [6]
    assert len(place.world.mails()) == 1


async def test_a_message_deleted_before_anyone_read_it_is_not_worked(place: Place) -> None:
    event = await place.says(QUOTE, work=False)
    await place.edits(event, None)
    assert not place.chat.messages
    counts = await place.world.app.database.read(inbox.counts)
    assert counts.get("new", 0) == 0


async def test_an_edit_afterwards_changes_nothing_and_says_so(place: Place) -> None:
    event = await place.says(QUOTE + " avec une remise de 30 %")
    await place.edits(event, "Devis pour Bellerive : 99 mugs")
    assert place.shows("Vous avez modifié votre message")
    assert (await place.world.case())["facts"]["lines"][0]["quantity"] == 3
    await place.edits(event, None)
    assert place.shows("n'est pas annulée")


async def test_an_edit_by_somebody_else_is_nothing(place: Place) -> None:
    event = await place.says(QUOTE, work=False)
    change = MessageChanged("chat:x", place.thread, Sender("chat", "marc-lefevre"), event.key, None, event.at)
    await place.world.app.door.changed(change)
    await place.world.works()
    assert place.shows("D2026-0001")


async def test_a_post_is_given_up_even_when_those_who_hear_of_it_fail(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(c: people_store.Connection, *_: Any) -> Any:
        people_store.link(c, "chat", "half-done", "lea-martin")
        raise KeyError("a timing that nobody foresaw")

    monkeypatch.setattr(timed_rooms, "refused", broken)
    place.chat.faults = [NotFound("the channel is gone")]
    await place.says("aide")
    counts = await place.world.app.database.read(outbox.counts)
    assert counts.get("failed") == 1
    assert not counts.get("new")
    read = place.world.app.database.read
    assert await read(lambda c: people_store.identity_of(c, "chat", "half-done")) is None, "nothing half-done is kept"
