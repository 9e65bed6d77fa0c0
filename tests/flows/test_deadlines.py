"""Absence and unanswered questions in the whole desk: told in the chat, passed on, put aside, and taken up again."""

from __future__ import annotations

from datetime import timedelta

from bot.console.render import plain_text
from bot.store import asks
from tests.support.world import World


async def private(world: World, who: str) -> list[str]:
    channel = f"dm:{world.app.people.find(who).id}"
    posts = await world.posts(channel)
    return [plain_text(post.content).replace("\u202f", " ").replace("\u00a0", " ") for post in posts]


async def test_what_waits_passes_to_the_stand_in_and_what_is_left_comes_back(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    (waiting,) = await world.approvals()
    await world.says("claire", "je suis en congé jusqu'à jeudi, Oliver me remplace", anew=True)
    await world.hears("jusqu'au jeudi 26 novembre inclus", "Oliver Hughes assure le remplacement")
    assert any("You are standing in for Claire Dubois" in text for text in await private(world, "oliver"))
    await world.restart()
    await world.says("marc", "qui est absent ?", anew=True)
    await world.hears("Claire Dubois", "remplacement : Oliver Hughes")
    world.clock.advance(timedelta(days=4))
    await world.restart()
    await world.works()
    assert any("Bon retour" in text for text in await private(world, "claire"))
    await world.works()
    assert sum("Bon retour" in text for text in await private(world, "claire")) == 1
    (left,) = await world.approvals()
    assert left.id == waiting.id


async def test_a_question_nobody_answers_is_asked_again_then_put_aside_and_still_answered(world: World) -> None:
    await world.says("lea", "devis pour Bellerive")
    question = await world.app.database.read(lambda c: asks.waiting_questions(c)[-1])
    for _ in range(5):
        await world.waits(days=1)
        await world.restart()
        await world.works()
    row = await world.app.database.read(lambda c: asks.question_by_id(c, question.id))
    assert row is not None and row.again_at is not None and row.parked_at is not None and row.state == "open"
    heard = [text.replace("\u202f", " ").replace("\u00a0", " ") for text in await world.heard()]
    assert sum("de côté" in text for text in heard) == 1
    await world.says("lea", "10 mugs")
    row = await world.app.database.read(lambda c: asks.question_by_id(c, question.id))
    assert row is not None and row.state == "answered"
    assert (await world.case())["status"] != "needs_answer"
