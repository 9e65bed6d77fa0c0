"""The first day: steps by rank, gone on with later, and an example that cannot reach anybody."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.console.render import plain_text
from bot.events import ButtonClicked, Sender
from bot.people.staff import Staff
from bot.store import outbox, schema
from bot.store.metadata import metadata
from bot.welcome.steps import STEPS, Walk, card, offered
from graphs.answers import guide
from graphs.message import Buttons
from graphs.understanding.grammar import read
from graphs.understanding.reading import Situation
from integrations.books.port import Directory
from tests.support.world import MONDAY, World

COUNTED = ("work_case", "approval", "question", "thread_head", "comparison", "ledger", "file", "model_use")
ASKED = {"fr": "premiers pas", "en": "first steps"}


async def rows(world: World, table: str) -> int:
    found = metadata.tables[table]
    return await world.app.database.read(lambda c: c.execute(select(func.count()).select_from(found)).scalar_one())


async def presses(world: World, who: str, verb: str) -> str:
    """The newest button of the thread that does that; returns the note, if there is one."""
    shown = [button for post in await world.posts() for block in post.content.blocks if isinstance(block, Buttons)
             for button in block.buttons]  # fmt: skip
    button = next(each for each in reversed(shown) if each.id.endswith(f":{verb}"))
    receipt = await world.presses(who, button.id)
    return receipt.note.summary if receipt.note else ""


async def walk(world: World, who: str, language: str) -> Walk:
    people = world.app.people
    row = people.by_id(people.find(who).id)
    assert row is not None
    staff = await world.app.database.read(Staff.load)
    return Walk("run", row, staff, await world.app.books.directory(), language, "act")


@pytest.mark.parametrize(
    ("who", "language", "rank"),
    [("lea", "fr", "employee"), ("oliver", "en", "employee"), ("claire", "fr", "approver"), ("marc", "fr", "manager")],
)
async def test_each_rank_walks_its_own_steps_to_the_end(world: World, who: str, language: str, rank: str):
    await world.says(who, ASKED[language])
    steps = STEPS[rank]  # pyright: ignore[reportArgumentType] - one of the three
    for at, _ in enumerate(steps, 1):
        await world.hears(f"{at} {'sur' if language == 'fr' else 'of'} {len(steps)}")
        await presses(world, who, "end" if at == len(steps) else "next")
    await world.hears("premier jour" if language == "fr" else "first day")
    live = [block for post in await world.posts() for block in post.content.blocks if isinstance(block, Buttons)]
    assert live == [], "cards that were seen keep no buttons"


async def test_it_goes_on_days_later_where_one_was(world: World):
    await world.says("lea", "premiers pas")
    await presses(world, "lea", "next")
    await world.restart()
    await world.waits(days=9)
    await world.says("lea", "comment commencer ?", anew=True)
    await world.hears("Nous reprenons où nous en étions", "Étape 2 sur 4")
    await presses(world, "lea", "restart")
    await world.hears("Étape 1 sur 4")


async def test_a_step_is_left_once_and_by_its_own_reader(world: World):
    await world.says("lea", "premiers pas", channel="c:devis")
    button, place = await world.button("Suite")
    stranger = await world.presses("oliver", button.id, place)
    assert stranger.note is not None and "somebody else's" in stranger.note.summary
    await world.presses("lea", button.id, place)
    again = await world.presses("lea", button.id, place)
    assert again.note is not None and "déjà fait" in again.note.summary
    assert sum("Étape 2" in text for text in await world.heard()) == 1
    tried = len(await world.every_post())
    stranger = await world.presses("oliver", button.id.rpartition(":")[0] + ":try", place)
    assert stranger.note is not None and "somebody else's" in stranger.note.summary
    assert len(await world.every_post()) == tried, "nothing is played in somebody else's thread"
    odd = await world.presses("lea", "w:zzz:ask:next", place)
    assert odd.note is not None


@pytest.mark.parametrize("autonomy", ["observe", "propose", "act"])
async def test_the_example_reaches_nobody_however_far_it_goes_alone(world: World, autonomy: str):
    world.overrides["autonomy_quote"] = autonomy
    await world.restart()
    await world.says("lea", "premiers pas")
    await presses(world, "lea", "next")
    before = {name: await rows(world, name) for name in COUNTED}
    for _ in range(3):
        await presses(world, "lea", "try")
    text = await world.hears("rien n'est parti, rien n'est enregistré", "Essai à blanc")
    example, customer = guide.examples(await world.app.books.directory(), "fr")[0], "Agence Tilleul"
    assert customer in text and customer in example
    assert {name: await rows(world, name) for name in before} == before
    staged = await world.app.database.read(lambda c: c.execute(select(schema.outbox.c.kind).distinct()).scalars().all())
    assert set(staged) <= {"post", "update"}
    await world.waits(days=3)
    assert world.mails() == []
    assert (await world.app.database.read(outbox.counts)).get("shadow", 0) == 0


async def test_the_redelivered_click_plays_once(world: World):
    await world.says("lea", "premiers pas")
    await presses(world, "lea", "next")
    button, place = await world.button("Essayer sans risque")
    event = ButtonClicked("web:same", place, Sender("web", world.app.people.find("lea").id, "Léa"), button.id, MONDAY)
    first = await world.app.timed.welcome.click(event)
    second = await world.app.timed.welcome.click(event)
    await world.works()
    assert (first.claimed, second.claimed) == (True, False)
    assert sum("rien n'est enregistré" in text for text in await world.heard()) == 1


async def test_empty_books_say_what_to_import(empty: World):
    await empty.says("lea", "premiers pas")
    await empty.hears("customers.csv", "products.csv", "commis import")
    await presses(empty, "lea", "next")
    await empty.hears("Étape 2 sur 4", "customers.csv")
    assert not [label for label in [b.label for b, _ in await empty.buttons()] if "Essayer" in label]


@pytest.mark.parametrize(("who", "language"), [("lea", "fr"), ("claire", "fr"), ("marc", "fr"), ("marc", "en")])
async def test_every_sentence_is_read_as_what_it_claims(world: World, who: str, language: str):
    this = await walk(world, who, language)
    names = [row.name for row in this.staff.active]
    situation = Situation(this.directory, language, MONDAY.date(), colleagues=names)
    said = [one for step in this.steps for one in offered(this, step)]
    assert said
    assert [(one.text, read(one.text, situation).process) for one in said] == [(one.text, one.process) for one in said]
    assert all(read(one.text, situation).confidence >= 0.6 for one in said)
    wanted = ["quote", "stock", "price", "receivables"]
    examples = guide.examples(this.directory, language)
    assert [read(text, situation).process for text in examples[:4]] == wanted
    for text in (one.text for one in said):
        assert any(text in plain_text(card(this, step)).replace("\u00a0", " ").replace("\u202f", " ")
                   for step in this.steps), text  # fmt: skip


async def test_a_partly_filled_book_names_what_is_missing(world: World):
    this = await walk(world, "lea", "fr")
    products = Directory("only-products", [], this.directory.products)
    lacking = Walk("run", this.person, this.staff, products, "fr", "act")
    assert "customers.csv" in plain_text(card(lacking, "ask")) and "customers.csv" in plain_text(card(lacking, "try"))
