"""A manager's morning: the digest that was set in the chat comes, tells what was done, and is cleared from itself."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from bot.store import activity, asks
from graphs.digest import rank
from integrations.errors import Unavailable
from tests.flows.soundness import is_sound
from tests.support.mailserver import MailServer
from tests.support.mornings import (
    ALONE,
    ASKS,
    ASKS_TOO,
    SET,
    WHICH,
    asked,
    body_of,
    buttons_of,
    came,
    morning,
    note_of,
    place_of,
    request_in,
    text_of,
    thread_text,
)
from tests.support.world import World, open_world


@pytest.fixture
async def for_two(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    """Where every approval above 50 € takes two people."""
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with open_world(home, two_people_above=50) as opened:
        yield opened


async def brought(world: World, *works: str) -> str:
    """Set in the chat, these asked for in #devis, and the next morning; the key of the one digest."""
    await world.says("claire", SET, anew=True)
    await world.hears("dans #general", "du lundi au vendredi à 8 h 15", "mardi 24 novembre 2026 à 8 h 15")
    for text in works:
        await asked(world, text)
    await morning(world)
    (post,) = await came(world)
    assert place_of(post).channel == "c:general"
    return post.key


# --- what it tells ----------------------------------------------------------------------------------------------------


async def test_it_tells_what_was_really_done_the_day_before(world: World) -> None:
    key = await brought(world, ALONE, ALONE, ASKS, WHICH)
    text, body = await text_of(world, key), await body_of(world, key)
    assert "Digest du mardi 24 novembre 2026" in text
    until = world.clock.now()
    acts = await world.app.database.read(lambda c: list(activity.acts(c, activity.Span(body.since, until))))
    done = [act for act in acts if act.ok and act.process == "quote"]
    assert len(done) == 2 == len(world.mails())
    assert rank.count_of(line for line in body.done if line.process == "quote") == 2
    amounts = [line.amount for line in body.done if line.amount is not None]
    assert len(amounts) == 2 and f"{sum(amounts):.2f} € HT".replace(".", ",") in text
    waiting = Counter(each.subject.partition(":")[0] for each in body.waits)
    assert waiting == {"approval": 1, "question": 1}
    assert "remise au-delà de la limite : 1" in text
    await is_sound(world)


async def test_books_that_are_down_are_a_line_and_the_rest_stands(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def rests(*_: Any, **__: Any) -> Any:
        raise Unavailable("the books rest")

    await world.says("claire", SET, anew=True)
    await asked(world, ASKS)
    with monkeypatch.context() as broken:
        for name in ("open_invoices", "sent_quotes", "past_invoices"):
            broken.setattr(type(world.app.books), name, rests)
        await morning(world)
    (post,) = await came(world)
    text, body = await text_of(world, post.key), await body_of(world, post.key)
    assert "Les livres : pas de réponse" in text and not body.money
    assert "Bellerive" in text
    assert {"Envoyer le devis", "Refuser"} <= {button.label for button in await buttons_of(world, post.key)}
    await morning(world, days=1)
    later = await body_of(world, (await came(world))[-1].key)
    assert later.money and not later.troubles


async def test_a_mail_that_was_refused_for_good_is_told_as_what_went_wrong(prepared_home: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared_home, home := tmp_path / "home")
    async with (
        MailServer() as server,
        open_world(home, smtp_host="127.0.0.1", smtp_port=server.port, smtp_security="none") as world,
    ):
        server.replies["RCPT"] = "550 no such mailbox"
        key = await brought(world, ALONE)
        assert (await world.case())["status"] == "failed"
        text = await text_of(world, key)
        assert "Ce qui n'a pas marché : 1" in text and "Bellerive" in text
        assert not (await body_of(world, key)).done, "what did not leave is not done"


# --- cleared from itself ----------------------------------------------------------------------------------------------


async def test_approved_in_the_digest_locks_that_one_there_and_its_own_card(world: World) -> None:
    await world.says("claire", SET, anew=True)
    first, second = await asked(world, ASKS), await asked(world, ASKS_TOO)
    await morning(world)
    (post,) = await came(world)
    before = await body_of(world, post.key)
    one, two = await request_in(world, first), await request_in(world, second)

    receipt = await world.presses("claire", f"a:{one.id}:approve", place_of(post))
    assert receipt.claimed
    text = await text_of(world, post.key)
    assert "✔ Approuvé par Claire Dubois" in text
    left = {button.id for button in await buttons_of(world, post.key)}
    assert f"a:{one.id}:approve" not in left and {f"a:{two.id}:approve", f"a:{two.id}:reject"} <= left
    assert "Approuvé par Claire Dubois" in await thread_text(world, first)
    assert "Approuvé par" not in await thread_text(world, second)
    assert len(world.mails()) == 1

    after = await body_of(world, post.key)
    for section in ("troubles", "exceptions", "done", "leads", "money", "today"):
        assert getattr(after, section) == getattr(before, section), "figures do not move"
    assert [each.subject for each in after.waits] == [each.subject for each in before.waits]
    await world.presses("claire", f"a:{one.id}:approve", place_of(post))
    assert len(world.mails()) == 1 and await text_of(world, post.key) == text
    await is_sound(world)


async def test_decided_in_the_thread_locks_it_in_the_digest(world: World) -> None:
    await world.says("claire", SET, anew=True)
    thread = await asked(world, ASKS)
    await morning(world)
    (post,) = await came(world)
    request = await request_in(world, thread)
    await world.presses("claire", f"a:{request.id}:approve", thread)
    assert "✔ Approuvé par Claire Dubois" in await text_of(world, post.key)
    assert not any(request.id in button.id for button in await buttons_of(world, post.key))


async def test_refused_in_the_digest_asks_why_and_keeps_the_reason_out_of_it(world: World) -> None:
    await world.says("claire", SET, anew=True)
    thread = await asked(world, ASKS)
    await asked(world, ASKS_TOO)
    await morning(world)
    (post,) = await came(world)
    request = await request_in(world, thread)
    receipt = await world.presses("claire", f"a:{request.id}:reject", place_of(post))
    assert receipt.form is not None
    assert "Refusé" not in await text_of(world, post.key), "nothing is decided by opening a form"
    await world.submits("claire", receipt.form.id, reason="marge trop faible")
    text = await text_of(world, post.key)
    assert "✘ Refusé par Claire Dubois" in text and "marge trop faible" not in text
    assert "marge trop faible" in await thread_text(world, thread)
    assert len([button for button in await buttons_of(world, post.key) if button.id.startswith("a:")]) == 2
    assert world.mails() == []


async def test_a_question_is_answered_from_the_digest(world: World) -> None:
    await world.says("claire", SET, anew=True)
    thread = await asked(world, WHICH)
    await asked(world, ASKS)
    await morning(world)
    (post,) = await came(world)
    (button,) = [each for each in await buttons_of(world, post.key) if each.label == "Dupont Frères"]
    assert button.style == "default"
    await world.presses("claire", button.id, place_of(post))
    text = await text_of(world, post.key)
    assert "✔ Répondu par Claire Dubois" in text
    left = [each.id for each in await buttons_of(world, post.key)]
    assert not any(each.startswith("q:") for each in left) and any(each.startswith("a:") for each in left)
    assert "Dupont Frères" in await thread_text(world, thread)
    assert len(world.mails()) == 1, "the quote went on"
    await is_sound(world)


async def test_two_managers_press_the_same_one_at_once(world: World) -> None:
    await world.says("claire", SET, anew=True)
    thread = await asked(world, ASKS)
    await morning(world)
    (post,) = await came(world)
    request = await request_in(world, thread)
    await asyncio.gather(
        *(
            world.presses(who, f"a:{request.id}:{verb}", place_of(post), work=False)
            for who, verb in (("claire", "approve"), ("marc", "approve"), ("claire", "approve"))
        )
    )
    await world.works()
    assert len(world.mails()) == 1
    assert (await text_of(world, post.key)).count("✔ Approuvé par") == 1


async def test_who_may_not_decide_is_told_so_and_nothing_changes(world: World) -> None:
    await world.says("claire", SET, anew=True)
    thread = await asked(world, ASKS)
    await morning(world)
    (post,) = await came(world)
    request, before = await request_in(world, thread), await text_of(world, post.key)
    assert note_of(await world.presses("lea", f"a:{request.id}:approve", place_of(post)))
    assert await text_of(world, post.key) == before and len(await world.approvals()) == 1


# --- and seen to change -----------------------------------------------------------------------------------------------


async def test_the_first_of_two_who_agree_is_seen(for_two: World) -> None:
    await for_two.says("marc", SET, anew=True)
    thread = await asked(for_two, ASKS)
    await morning(for_two)
    (post,) = await came(for_two)
    request = await request_in(for_two, thread)
    assert "accord sur" not in await text_of(for_two, post.key)
    await for_two.presses("claire", f"a:{request.id}:approve", place_of(post))
    text = await text_of(for_two, post.key)
    assert "1 accord sur 2 (Claire Dubois)" in text
    assert f"a:{request.id}:approve" in {button.id for button in await buttons_of(for_two, post.key)}
    await for_two.presses("marc", f"a:{request.id}:approve", place_of(post))
    assert "✔ Approuvé par" in await text_of(for_two, post.key)
    assert len(for_two.mails()) == 1


async def test_a_hand_over_is_seen(world: World) -> None:
    await world.says("marc", SET, anew=True)
    thread = await asked(world, ASKS)
    await morning(world)
    (post,) = await came(world)
    request = await request_in(world, thread)
    assert "pour Claire Dubois" in await text_of(world, post.key)
    marc = world.app.people.find("marc")
    await world.app.approvals.decide(request.id, "hand_over", world.app.people.find("claire"), note=marc.name)
    await world.works()
    text = await text_of(world, post.key)
    assert "pour Marc Lefèvre" in text and "Marc Lefèvre : 1" in text and "pour Claire Dubois" not in text
    assert f"a:{request.id}:approve" in {button.id for button in await buttons_of(world, post.key)}


async def test_a_question_put_aside_is_seen_and_still_answers(world: World) -> None:
    await world.says("claire", SET, anew=True)
    await asked(world, WHICH)
    await morning(world)
    first = (await came(world))[0]
    assert "mise de côté" not in await text_of(world, first.key)
    for _ in range(5):
        await world.waits(days=1)
    (question,) = [each for each in (await body_of(world, first.key)).waits if each.subject.startswith("question:")]
    row = await world.app.database.read(lambda c: asks.question_by_id(c, question.subject.partition(":")[2]))
    assert row is not None and row.parked_at is not None and question.parked
    assert "mise de côté" in await text_of(world, first.key)
    (button,) = [each for each in await buttons_of(world, first.key) if each.label == "Dupont Frères"]
    await world.presses("claire", button.id, place_of(first))
    for post in await came(world):
        text = await text_of(world, post.key)
        if "Question" in text:
            assert "✔ Répondu par Claire Dubois" in text


# --- the buttons that show all ----------------------------------------------------------------------------------------


async def test_the_buttons_that_show_all_show_all_to_whoever_presses(world: World) -> None:
    await world.says("claire", SET, anew=True)
    for count in range(8):
        await asked(world, f"Devis pour Bellerive : {10 + count} mugs avec 12 % de remise")
    for count in range(9):
        await asked(world, f"Devis pour Bellerive : {2 + count} moulins manuels")
    await morning(world)
    (post,) = await came(world)
    before = await text_of(world, post.key)
    pressed = [button for button in await buttons_of(world, post.key) if button.id.startswith("d:")]
    assert {button.id.split(":")[1] for button in pressed} >= {"waits", "done"}
    for button in pressed:
        section: Any = button.id.split(":")[1]
        note = note_of(await world.presses("claire", button.id, place_of(post)))
        body = await body_of(world, post.key)
        if section == "waits":
            assert note.count("Hôtel Bellerive") == 8
        if section == "done":
            assert note.count("Devis Hôtel Bellerive") == rank.count_of(body.done) == 9
    assert await text_of(world, post.key) == before
    stranger = note_of(await world.presses("claire", "d:waits:digest.nothing:2026-01-01", place_of(post)))
    assert stranger
