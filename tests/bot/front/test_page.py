"""The front page: what this person may decide and asked for, the switches they may use, and nothing of others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.console.render import plain_text
from bot.front import Change
from bot.store import people as people_store
from bot.store.database import Connection
from graphs.context import Role
from graphs.message import Address, Buttons, Message, Text, ThreadLink
from graphs.understanding.grammar import read
from graphs.understanding.reading import Situation
from tests.support.world import World

ASKS = "Devis pour Bellerive : 3 mugs"
EXCEEDS = "Devis pour Bellerive : 3 mugs, 20 % de remise"


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def lines(message: Message, title: str = "") -> list[str]:
    """The texts of the page, or of its section with that heading."""
    found: list[str] = []
    inside = not title
    for block in message.blocks:
        if isinstance(block, Text) and block.tone == "heading":
            inside = not title or block.text == title
        elif isinstance(block, Text) and inside:
            found.append(plain(block.text))
    return found


def links(message: Message, label: str) -> list[Address]:
    return [block.address for block in message.blocks if isinstance(block, ThreadLink) and block.label == label]


def buttons(message: Message) -> dict[str, bool]:
    """Ids, and whether a confirmation is asked."""
    shown = [button for block in message.blocks if isinstance(block, Buttons) for button in block.buttons]
    return {button.id: button.confirm is not None for button in shown}


async def page(world: World, who: str) -> Message:
    return await world.app.front.page("web", world.app.people.find(who).id)


# --- what waits -------------------------------------------------------------------------------------------------------


async def test_who_may_decide_sees_the_request_and_nobody_else(world: World) -> None:
    await world.says("lea", EXCEEDS, anew=True)
    await world.waits(minutes=5)
    (line,) = lines(await page(world, "marc"), "Ce qui vous attend")
    assert line.startswith("Devis Hôtel Bellerive, ")
    assert "€ HT, demandé par Léa Martin à 10 h 00" in line
    assert "le lundi 30 novembre à 10 h 00" in line
    for who in ("claire", "oliver"):
        words = plain_text(await page(world, who))
        assert "Bellerive, " not in words, who
        assert "Léa" not in words, who
    assert lines(await page(world, "oliver"), "What waits for you") == ["Nothing waits for your decision."]


async def test_the_link_leads_to_a_place_this_person_can_open(world: World) -> None:
    await world.says("lea", EXCEEDS, anew=True, channel="c:devis")
    assert world.thread is not None
    assert links(await page(world, "marc"), "Voir la demande") == [world.thread]
    await world.says("marc", "refuse : trop", channel="c:devis")
    await world.says("lea", EXCEEDS, anew=True)
    (address,) = links(await page(world, "marc"), "Voir la demande")
    assert address.channel == "dm:marc-lefevre"
    assert address.thread in {post.reference for post in await world.posts("dm:marc-lefevre")}


async def test_the_nearest_deadline_comes_first_and_ten_are_shown(world: World) -> None:
    for count in range(3, 15):
        await world.says("lea", f"Devis pour Bellerive : {count} mugs, 20 % de remise", anew=True)
        await world.waits(hours=1)
    shown = lines(await page(world, "marc"), "Ce qui vous attend")
    assert len(shown) == 11
    assert shown[-1] == "et 2 de plus"
    hours = [line.split("demandé par Léa Martin à ")[1][:4] for line in shown[:-1]]
    assert hours == [f"{hour} h" for hour in range(10, 20)]
    mine = lines(await page(world, "lea"), "Ce que vous avez demandé")
    assert mine[:10] == ["Devis Hôtel Bellerive : attend un accord."] * 10
    assert mine[10] == "et 2 de plus"


async def test_a_request_no_longer_waits_for_who_approved_it(world: World) -> None:
    def crowd(c: Connection) -> None:
        people_store.save_role(c, Role("partner", 40, None, None))
        for name in ("marc-lefevre", "claire-dubois"):
            row = world.app.people.by_id(name)
            assert row is not None
            people_store.save_person(c, replace(row, role="partner"))

    await world.app.database.write(crowd)
    await world.app.people.load()
    world.overrides["two_people_above"] = 1
    await world.restart()
    await world.says("lea", EXCEEDS, anew=True)
    assert len(lines(await page(world, "marc"), "Ce qui vous attend")) == 1
    (request,) = await world.approvals()
    assert request.needed == 2
    await world.clicks("marc", "Envoyer le devis")
    assert lines(await page(world, "marc"), "Ce qui vous attend") == ["Rien n'attend votre décision."]
    assert len(links(await page(world, "claire"), "Voir la demande")) == 1


# --- what was asked ---------------------------------------------------------------------------------------------------


async def test_open_requests_are_said_in_words_the_newest_first(world: World) -> None:
    await world.says("oliver", "Quote for Bellerive: 3 mugs, 20% off", anew=True)
    first = world.thread
    await world.waits(minutes=1)
    await world.says("oliver", "Quote for Bellerive: mugs", anew=True)
    message = await page(world, "oliver")
    assert lines(message, "What you asked for") == [
        "Quote Hôtel Bellerive: a question waits for your answer.",
        "Quote Hôtel Bellerive: waits for an approval.",
    ]
    assert links(message, "Open the thread") == [world.thread, first]
    assert "Bellerive : " not in plain(plain_text(await page(world, "lea"))).split("par exemple")[0]


async def test_what_was_finished_today_stays_until_the_day_is_over(world: World) -> None:
    for _ in range(4):
        await world.says("lea", ASKS, anew=True)
    await world.says("lea", EXCEEDS, anew=True)
    await world.says("lea", "stop")
    asked = lines(await page(world, "lea"), "Ce que vous avez demandé")
    assert asked[0].startswith("Vous n'avez rien en cours. Écrivez-moi, par exemple « Devis pour ")
    assert asked[1:] == [
        "Terminé aujourd'hui",
        "Devis Hôtel Bellerive : arrêté ou refusé, rien n'est parti.",
        "Devis Hôtel Bellerive : terminé.",
        "Devis Hôtel Bellerive : terminé.",
    ]
    await world.waits(hours=15)
    assert len(lines(await page(world, "lea"), "Ce que vous avez demandé")) == 1


async def test_the_day_is_that_of_the_reader(world: World) -> None:
    """23:30 in Paris is still the same day in London an hour later, and not in Paris."""
    world.clock.advance(timedelta(hours=13, minutes=30))
    await world.says("lea", ASKS, anew=True)
    await world.says("oliver", "Quote for Bellerive: 3 mugs", anew=True)
    await world.waits(hours=1)
    assert "Terminé aujourd'hui" not in lines(await page(world, "lea"))
    assert "Finished today" in lines(await page(world, "oliver"))


async def test_what_is_no_matter_of_money_names_none(world: World) -> None:
    await world.says("lea", "la patronne de Bellerive est furieuse")
    [said] = [each for each in lines(await page(world, "claire")) if each.startswith("Réclamation de Hôtel Bellerive")]
    assert "€" not in said and "demandé par Léa Martin" in said


# --- the switches -----------------------------------------------------------------------------------------------------


KINDS = ("quote", "reminder", "quote_followup", "lead", "enquiry")
PAUSES = {"h:pause": False} | {f"h:pause:{kind}": False for kind in KINDS}


async def test_everyone_sees_the_switches_and_has_the_buttons_they_may_use(world: World) -> None:
    for who in ("lea", "claire"):
        message = await page(world, who)
        assert lines(message, "Réglages") == [
            "En marche : ce que je prépare part quand les règles le permettent.",
            "Devis : j'envoie seul ce qui est dans les règles, et je demande pour le reste.",
            "Relances : je propose, et chaque envoi attend l'accord d'une personne.",
            "Relances de devis : je propose, et chaque envoi attend l'accord d'une personne.",
            "Prospects : je propose, et chaque envoi attend l'accord d'une personne.",
            "Questions des clients : je propose, et chaque envoi attend l'accord d'une personne.",
            "Ce réglage revient à Marc Lefèvre.",
        ]
        assert buttons(message) == PAUSES
    others = {
        "h:autonomy:reminder:observe": False,
        "h:autonomy:reminder:act": True,
        "h:autonomy:quote_followup:observe": False,
        "h:autonomy:quote_followup:act": True,
        "h:autonomy:lead:observe": False,
        "h:autonomy:lead:act": True,
        "h:autonomy:enquiry:observe": False,
        "h:autonomy:enquiry:act": True,
    }
    own = {"h:autonomy:quote:observe": False, "h:autonomy:quote:propose": False}
    assert buttons(await page(world, "marc")) == {**PAUSES, **others, **own}
    await world.presses("marc", Change("autonomy", "quote", "observe").button)
    own = {"h:autonomy:quote:propose": True, "h:autonomy:quote:act": True}
    assert buttons(await page(world, "marc")) == {**PAUSES, **others, **own}
    assert "Quotes: I observe, I say what I would have done and nothing leaves." in lines(await page(world, "oliver"))


async def test_during_a_pause_the_page_says_who_and_what_waits_for_the_resume(world: World) -> None:
    await world.presses("oliver", "h:pause")
    await world.waits(minutes=30)
    await world.says("lea", ASKS, anew=True)
    message = await page(world, "lea")
    assert lines(message, "Ce que vous avez demandé") == ["Devis Hôtel Bellerive : prêt, partira à la reprise."]
    said = lines(message, "Réglages")
    assert said[0].startswith("En pause : Oliver Hughes l'a demandé à 10 h 00.")
    assert said[1] == "Pour reprendre, Claire Dubois ou Marc Lefèvre peut écrire « reprends »."
    assert buttons(message) == {}
    claire = await page(world, "claire")
    assert buttons(claire) == {"h:resume": True}
    assert lines(claire, "Réglages")[1] == "Un envoi prêt à partir à la reprise."


async def test_an_unknown_account_sees_nothing_of_the_company(world: World) -> None:
    await world.says("lea", EXCEEDS, anew=True)
    message = await world.app.front.page("web", "T1/UNKNOWN")
    assert "écrivez-moi en privé" in message.summary
    assert buttons(message) == {}
    assert [block for block in message.blocks if not isinstance(block, Text)] == []
    words = plain_text(message)
    assert "Bellerive" not in words and "Marc" not in words
    assert await world.app.front.prompts("web", "T1/UNKNOWN") == ["Que sais-tu faire ?".replace(" ?", "\u202f?")]


# --- suggestions and the greeting -------------------------------------------------------------------------------------


async def test_what_waits_is_suggested_first_and_every_suggestion_works_as_it_stands(world: World) -> None:
    await world.says("lea", EXCEEDS, anew=True)
    directory = await world.app.books.directory()
    expected = {
        "marc": ["approvals_list", "quote", "stock", "price"],
        "lea": ["quote", "stock", "price", "receivables"],
        "oliver": ["quote", "stock", "price", "receivables"],
    }
    for who, processes in expected.items():
        person = world.app.people.find(who)
        prompts = await world.app.front.prompts("web", person.id)
        situation = Situation(directory, person.language, world.clock.now().date())
        assert [read(prompt, situation).process for prompt in prompts] == processes
    assert plain((await world.app.front.prompts("web", "marc-lefevre"))[0]) == "Qu'est-ce qui m'attend ?"
    await world.says("marc", (await world.app.front.prompts("web", "marc-lefevre"))[0], anew=True)
    await world.hears("Une demande attend une décision", "Bellerive")


async def test_a_first_visit_is_greeted_once(world: World) -> None:
    place = Address("web", "dm:lea-martin")
    for _ in range(3):
        await world.app.front.greet("web", "lea-martin", place)
        await world.works()
    await world.restart()
    await world.app.front.greet("web", "lea-martin", place)
    await world.works()
    world.thread = place
    (said,) = await world.heard()
    said = plain(said)
    assert "Bonjour Léa Martin. Je suis Commis" in said
    assert "« Devis pour " in said and "« pause »" in said
    assert "votre accord" not in said
    await world.app.front.greet("web", "marc-lefevre", Address("web", "dm:marc-lefevre"))
    await world.works()
    world.thread = Address("web", "dm:marc-lefevre")
    await world.hears("votre accord")


async def test_a_stranger_is_greeted_without_company_data_and_by_name_once_known(world: World) -> None:
    place = Address("web", "dm:visitor")
    for _ in range(2):
        await world.app.front.greet("web", "visitor", place)
    await world.works()
    world.thread = place
    (said,) = await world.heard()
    assert "Je ne sais pas encore qui vous êtes" in plain(said) and "I do not know yet who you are" in said
    assert "Devis pour" not in said
    await world.app.database.write(lambda c: people_store.link(c, "web", "visitor", "oliver-hughes"))
    await world.app.people.load()
    await world.app.front.greet("web", "visitor", place)
    await world.works()
    await world.hears("Hello Oliver Hughes", "Quote for")
