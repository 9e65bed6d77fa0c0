"""One order of people's words and Commis's posts, pages of it, and what is unread: on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.events import MessageReceived, Sender
from bot.store import desk, desk_marks, inbox, posts
from bot.store.database import Connection, Database
from bot.store.desk import Seen
from graphs.message import Address, text_message
from tests.bot.web.office import NINE


def say(c: Connection, person: str, number: int, thread: str | None = None, channel: str = "c:devis") -> str:
    """At one frozen instant: order must not come from the clock."""
    place = Address("web", channel, thread or f"m{number}")
    event = MessageReceived(
        key=f"web:{person}:{number:08d}",
        address=place,
        sender=Sender("web", person, person.title()),
        text=f"text {number}",
        at=NINE,
        addressed=False,
        root=thread is None,
    )
    assert inbox.claim(c, event, conversation=place.conversation, now=NINE, address=place)
    return place.thread or ""


def post(c: Connection, key: str, thread: str | None, channel: str = "c:devis") -> None:
    address = Address("web", channel, thread)
    posts.posted(c, key=key, address=address, reference=key, content=text_message(key), language="fr", now=NINE)


async def test_words_and_posts_stand_in_the_order_they_came_though_the_clock_stands_still(database: Database) -> None:
    def fill(c: Connection) -> None:
        root = say(c, "lea", 1)
        post(c, "p1", root)
        post(c, "p2", root)
        say(c, "lea", 2, root)
        post(c, "p3", root)
        say(c, "marc", 3)

    await database.write(fill)
    thread = await database.read(lambda c: desk.thread_page(c, "c:devis", "m1", limit=50))
    assert [item.text or item.key for item in thread.items] == ["text 1", "p1", "p2", "text 2", "p3"]
    assert thread.items[0].id == "m1"
    assert thread.items[0].thread is None
    channel = await database.read(lambda c: desk.channel_page(c, "c:devis", limit=50))
    assert [item.id for item in channel.items] == ["m1", "m3"]
    replies = await database.read(lambda c: desk.replies(c, "c:devis", ["m1", "m3"]))
    assert replies["m1"].count == 4
    assert set(replies["m1"].authors) == {desk.COMMIS, "lea"}
    assert "m3" not in replies


async def test_pages_follow_each_other_without_gap_or_repeat(database: Database) -> None:
    def fill(c: Connection) -> None:
        for number in range(30):
            say(c, "lea", number)
            if number % 3 == 0:
                post(c, f"p{number}", None)

    await database.write(fill)
    found: list[str] = []
    before: Seen | None = None
    for _ in range(20):
        asked = before
        page = await database.read(lambda c, asked=asked: desk.channel_page(c, "c:devis", limit=7, before=asked))
        found = [item.id for item in page.items] + found
        before = page.before
        if before is None:
            break
    whole = await database.read(lambda c: desk.channel_page(c, "c:devis", limit=200))
    assert found == [item.id for item in whole.items]
    assert len(found) == len(set(found)) == 40


async def test_a_post_of_commis_opens_a_thread_of_its_own(database: Database) -> None:
    def fill(c: Connection) -> None:
        post(c, "card", None, "dm:marc")
        say(c, "marc", 1, "card", "dm:marc")

    await database.write(fill)
    page = await database.read(lambda c: desk.thread_page(c, "dm:marc", "card", limit=50))
    assert [item.text or item.id for item in page.items] == ["card", "text 1"]
    assert await database.read(lambda c: desk.thread_exists(c, "dm:marc", "card"))
    assert not await database.read(lambda c: desk.thread_exists(c, "dm:lea", "card"))
    assert await database.read(lambda c: desk.commis_is_in(c, "dm:marc", "card"))


async def test_unread_counts_others_in_channels_and_in_the_threads_one_takes_part_in(database: Database) -> None:
    def fill(c: Connection) -> None:
        mine, other = say(c, "lea", 1), say(c, "marc", 2)
        post(c, "p1", mine)
        post(c, "p2", other)
        say(c, "grace", 3, mine)

    await database.write(fill)

    def count(c: Connection, person: str) -> dict[str, int]:
        return desk_marks.unread(c, person, ["c:devis"])["c:devis"].threads

    assert await database.read(lambda c: count(c, "lea")) == {"": 1, "m1": 2}
    assert await database.read(lambda c: count(c, "marc")) == {"": 1, "m2": 1}
    page = await database.read(lambda c: desk.thread_page(c, "c:devis", "m1", limit=50))
    seen = Seen(max(item.seen.event for item in page.items), max(item.seen.post for item in page.items))
    assert await database.write(lambda c: desk_marks.mark_read(c, "lea", "c:devis", "m1", seen, NINE))
    assert await database.read(lambda c: count(c, "lea")) == {"": 1}
    assert not await database.write(lambda c: desk_marks.mark_read(c, "lea", "c:devis", "m1", Seen(), NINE))
    await database.write(lambda c: post(c, "p3", "m1"))
    assert await database.read(lambda c: count(c, "lea")) == {"": 1, "m1": 1}


async def test_the_token_changes_with_every_message_post_and_edit(database: Database) -> None:
    tokens = [await database.read(desk_marks.newest)]
    await database.write(lambda c: say(c, "lea", 1))
    tokens.append(await database.read(desk_marks.newest))
    await database.write(lambda c: post(c, "p1", "m1"))
    tokens.append(await database.read(desk_marks.newest))
    await database.write(lambda c: posts.edited(c, "p1", text_message("neu"), NINE + timedelta(hours=1)))
    tokens.append(await database.read(desk_marks.newest))
    assert len(set(tokens)) == 4
