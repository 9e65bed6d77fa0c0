"""One's own brief in private, and what a channel's digest leaves unsaid: nothing private is told where others read."""

from __future__ import annotations

from bot.store.posts import PostRow
from graphs.digest.body import SECTIONS
from graphs.message import Address
from tests.support.mornings import (
    ALONE,
    ASKS,
    SET,
    WHICH,
    asked,
    body_of,
    buttons_of,
    came,
    morning,
    note_of,
    place_of,
    plain,
    request_in,
    text_of,
    thread_text,
)
from tests.support.world import World

MINE = "envoie-moi un brief chaque matin à 8h"


async def brief_of(world: World, person: str) -> PostRow:
    (post,) = await came(world, "brief", f"dm:{world.app.people.find(person).id}")
    return post


async def test_a_brief_comes_to_whoever_asked_and_tells_their_own(world: World) -> None:
    await world.says("lea", MINE, anew=True)
    await world.hears("en privé", "à 8 h 00")
    await asked(world, ALONE, channel=None)
    await asked(world, WHICH, channel=None)
    await asked(world, "Devis pour Bellerive : 7 mugs", "claire", "dm:claire-dubois")
    await morning(world, hours=22)
    post = await brief_of(world, "lea")
    text, body = await text_of(world, post.key), await body_of(world, post.key)
    assert "Votre point du mardi 24 novembre 2026" in text
    assert len(body.done) == 1 and not body.done[0].hidden and not body.money
    assert [each.subject.partition(":")[0] for each in body.waits] == ["question"]
    assert "Dupont" in text and any(button.label == "Dupont Frères" for button in await buttons_of(world, post.key))
    assert await came(world, "brief", "dm:claire-dubois") == []


async def test_a_manager_clears_the_morning_from_the_brief(world: World) -> None:
    await world.says("claire", MINE, anew=True)
    await world.says("claire", SET, anew=True)
    thread = await asked(world, ASKS)
    await morning(world)
    brief, (digest,) = await brief_of(world, "claire"), await came(world)
    request = await request_in(world, thread)
    await world.presses("claire", f"a:{request.id}:approve", place_of(brief))
    for post in (brief, digest):
        assert "✔ Approuvé par Claire Dubois" in await text_of(world, post.key)
        assert not any(request.id in button.id for button in await buttons_of(world, post.key))
    assert len(world.mails()) == 1


async def test_an_english_reader_has_it_in_english_at_their_own_hour(world: World) -> None:
    await world.says("oliver", "send me a brief every morning at 8:00", anew=True)
    await asked(world, ALONE, "oliver", "dm:oliver-hughes")
    person = world.app.people.find("oliver")
    assert person.time_zone == "Europe/London"
    await world.waits(hours=22, minutes=59)
    assert await came(world, "brief") == []
    await world.waits(minutes=1)
    post = await brief_of(world, "oliver")
    assert "Your brief of Tuesday 24 November 2026" in await text_of(world, post.key)


async def test_what_is_asked_in_private_has_no_title_no_amount_and_no_link_in_a_channel(world: World) -> None:
    await world.says("marc", SET, anew=True)
    await asked(world, ALONE, channel=None)
    await asked(world, ASKS, channel=None)
    await asked(world, WHICH, channel=None)
    await world.says("lea", "rappelle-moi demain à 9h d'appeler mon avocat", anew=True)
    await morning(world)
    (post,) = await came(world)
    body = await body_of(world, post.key)
    everything = plain(repr(post.content)) + repr(body) + await text_of(world, post.key)
    for section in SECTIONS:
        pressed = await world.presses("marc", f"d:{section}:{post.key}", place_of(post))
        everything += note_of(pressed)
    for word in ("Bellerive", "Dupont", "D2026", "dm:", "mugs", "57,2", "57.2", "192", "avocat", "web:m"):
        assert word not in everything, word
    assert not any(button.id.startswith(("a:", "q:")) for button in await buttons_of(world, post.key))
    assert len(body.waits) == 2 and all(each.hidden for each in body.waits)
    assert [line.hidden for line in body.done] == [True]


async def test_a_private_request_that_is_decided_shows_in_the_channel_only_that_it_was(world: World) -> None:
    await world.says("marc", SET, anew=True)
    thread = await asked(world, ASKS, channel=None)
    await morning(world)
    (post,) = await came(world)
    request = await request_in(world, thread)
    await world.app.approvals.decide(request.id, "approve", world.app.people.find("claire"), note="")
    await world.works()
    text = await text_of(world, post.key)
    assert "déjà réglée" in text and "Bellerive" not in text and "57,20" not in text


async def test_a_brief_is_nobody_elses_to_press(world: World) -> None:
    await world.says("claire", MINE, anew=True)
    for count in range(9):
        await asked(world, f"Devis pour Bellerive : {2 + count} moulins manuels")
    await morning(world)
    post = await brief_of(world, "claire")
    (button,) = [each for each in await buttons_of(world, post.key) if each.id.startswith("d:done")]
    mine = note_of(await world.presses("claire", button.id, place_of(post)))
    assert mine.count("Hôtel Bellerive") == 9
    theirs = note_of(await world.presses("lea", button.id, Address("web", "dm:lea-martin")))
    assert "Bellerive" not in theirs and theirs != mine


async def test_it_ends_with_the_person_and_when_it_is_stopped(world: World) -> None:
    await world.says("claire", MINE, anew=True)
    await morning(world)
    await brief_of(world, "claire")
    await world.says("claire", "arrête mon brief", anew=True)
    heard = [plain(text) for text in await world.heard()]
    assert any("C'est arrêté" in text for text in heard), heard
    await world.waits(days=2)
    assert len(await came(world, "brief")) == 1
    await world.says("claire", "remets mon brief", anew=True)
    await world.waits(days=1)
    assert len(await came(world, "brief")) == 2


async def test_a_personal_brief_is_told_in_private_only(world: World) -> None:
    await asked(world, ALONE, "claire", "dm:claire-dubois")
    thread = await asked(world, "mon brief", "claire", "c:general")
    assert "Votre point" not in await thread_text(world, thread)
    await world.says("claire", "mon brief", anew=True, channel="dm:claire-dubois")
    await world.hears("Votre point du lundi 23 novembre 2026", "Bellerive")
