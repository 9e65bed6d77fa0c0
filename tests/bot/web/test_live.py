"""The hub: who hears what, and what happens to a page that does not listen."""

from __future__ import annotations

from bot.platform import Post
from bot.web.live import FULL, STATUS_SECONDS, Change, Hub, Listener
from bot.web.sender import WebPlatform
from graphs.message import Address, text_message

DEVIS = Address("web", "c:devis", "m1")
PRIVATE = Address("web", "dm:lea", "m2")


def drain(listener: Listener) -> list[Change | None]:
    found: list[Change | None] = []
    while not listener.queue.empty():
        found.append(listener.queue.get_nowait())
    return found


def test_a_direct_conversation_is_heard_by_its_person_alone() -> None:
    hub = Hub()
    lea, marc = hub.listen("lea"), hub.listen("marc")
    hub.changed(PRIVATE)
    hub.changed(DEVIS)
    assert [change.data["channel"] for change in drain(lea) if change] == ["dm:lea", "c:devis"]
    assert [change.data["channel"] for change in drain(marc) if change] == ["c:devis"]
    hub.leave(lea)
    assert hub.listening == 1


def test_a_page_that_does_not_read_is_told_to_start_again() -> None:
    hub = Hub()
    lea = hub.listen("lea")
    for _ in range(FULL + 50):
        hub.changed(DEVIS)
    kinds = [change.kind for change in drain(lea) if change]
    assert "reset" in kinds
    assert len(kinds) <= FULL


def test_a_status_is_told_to_those_who_come_later_until_it_is_taken_away_or_old() -> None:
    seconds = [0.0]
    hub = Hub(lambda: seconds[0])
    hub.status(DEVIS, ["Je cherche"])
    hub.status(PRIVATE, ["Je lis"])
    assert [each["steps"] for each in hub.statuses("marc")] == [["Je cherche"]]
    assert len(hub.statuses("lea")) == 2
    hub.status(DEVIS, [])
    assert hub.statuses("marc") == []
    seconds[0] = STATUS_SECONDS + 1
    assert hub.statuses("lea") == []


def test_taking_away_what_is_not_shown_tells_nobody() -> None:
    hub = Hub()
    lea = hub.listen("lea")
    hub.status(DEVIS, [])
    assert drain(lea) == []


def test_closing_ends_every_stream_even_a_full_one_and_those_to_come() -> None:
    hub = Hub()
    lea = hub.listen("lea")
    for _ in range(FULL):
        hub.changed(DEVIS)
    hub.close()
    assert drain(lea)[-1] is None
    assert drain(hub.listen("marc")) == [None]


async def test_the_platform_tells_pages_after_the_commit_and_posts_under_the_key() -> None:
    hub = Hub()
    lea = hub.listen("lea")
    platform = WebPlatform(hub)
    post = Post("case-1:say.0", DEVIS, text_message("Bonjour"), "fr")
    assert await platform.send(post) == "case-1:say.0"
    assert await platform.find(post) is None
    assert drain(lea) == []
    await platform.published(DEVIS)
    assert [change.kind for change in drain(lea) if change] == ["changed"]
    assert platform.direct("lea") == Address("web", "dm:lea")
    assert platform.direct("") is None
