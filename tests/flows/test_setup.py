"""The setup, walked through by people of another company: days apart, with wrong answers, and what comes of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.console.render import plain_text
from bot.store import baselines, cases, timings
from bot.welcome.pilot import kept_pilot
from graphs.message import Buttons
from tests.support.plumbers import write
from tests.support.world import World, open_world


@pytest.fixture
async def firm(tmp_path: Path) -> AsyncGenerator[World]:
    async with open_world(tmp_path / "home", folder=write(tmp_path / "csv")) as opened:
        yield opened


async def says(world: World, who: str, *lines: str) -> None:
    for line in lines:
        await world.says(who, line)


async def setups(world: World) -> list[cases.CaseRow]:
    rows = await world.app.database.read(lambda c: cases.recent(c, 50))
    return [row for row in rows if row.process == "setup"]


async def stated(world: World) -> dict[str, str]:
    rows = await world.app.database.read(baselines.every)
    return {row.work: f"{row.minutes:.0f}" for row in rows}


async def posted(world: World, channel: str, part: str) -> list[str]:
    shown = [plain_text(post.content) for post in await world.every_post() if post.channel == channel]
    return [text for text in shown if part in text.replace("\u00a0", " ").replace("\u202f", " ")]


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


async def begun_in_french(world: World) -> None:
    """As far as what is to be agreed to."""
    await says(world, "solange", "mets Commis en place", "on fait surtout des plannings de chantier")
    await world.hears("je ne sais pas encore le faire", "Quel travail revient")
    await says(
        world, "solange", "30 devis par mois à 40 minutes et 3 relances par jour, des questions de clients aussi"
    )
    await world.hears("Combien de questions de clients par semaine")
    await world.waits(days=6)
    await world.restart()
    await says(world, "solange", "le 25 janvier")
    await world.hears("Il me faut un seul nombre", "Combien de questions de clients")
    await says(world, "solange", "10 par semaine, et une relance 5 minutes", "je ne sais pas")
    await world.hears("relire puis approuver une demande")
    await says(world, "solange", "beaucoup trop")
    await world.hears("Je n'ai pas su lire une durée")
    await says(world, "solange", "2 min", "oui")
    await world.hears("Je n'ai lu aucune règle")
    await says(world, "solange", "au-dessus de 3000 €, demander à la gérance\n5 % de remise pour les clients fidèles")
    await world.hears("Noté (2 au total)")
    await world.waits(days=3)
    await says(world, "solange", "c'est tout")
    await world.hears("le plus lourd est : Devis (4 h 40 par semaine)")
    await says(world, "solange", "les devis", "Jean et Ibrahim")
    await world.hears("Je ne connais personne qui s'appelle « Jean »")
    await says(world, "solange", "Ibrahim et Nadège", "euh")
    await world.hears("Je n'ai pas compris : observer, toujours demander")
    await says(world, "solange", "toujours demander", "hier")
    await world.hears("Il faut une date à venir")
    await says(world, "solange", "dans deux mois")
    await world.hears("Voici ce que j'ai compris", "Ibrahim Sow, Nadège Pons", "Toujours demander")


async def test_a_director_sets_it_up_over_days_and_all_of_it_is_done(firm: World):
    others = {name: firm.app.switches.autonomy(name) for name in firm.app.switches.processes if name != "quote"}
    await begun_in_french(firm)
    assert await stated(firm) == {}, "nothing is written down before it is agreed to"
    assert firm.app.switches.autonomy("quote") == "act"
    await says(firm, "solange", "non, plutôt 30 minutes pour un devis")
    await firm.hears("Voici ce que j'ai compris", "30 minutes")
    await says(firm, "solange", "peut-être")
    await firm.hears("Je n'ai pas compris si c'est oui")
    await says(firm, "solange", "revue le 1er février", "oui")
    done = await firm.hears("C'est en place", "lundi 1er février 2027", "2 règles attendent")
    assert "à mesurer" in done, "what nobody knows is not guessed"

    assert await stated(firm) == {"quote": "30", "reminder": "5", "decision": "2"}
    assert firm.app.switches.autonomy("quote") == "propose"
    after = {name: firm.app.switches.autonomy(name) for name in others}
    assert after == others, "the pilot is about one kind of work"
    pilot = await firm.app.database.read(kept_pilot)
    assert pilot is not None and pilot.process == "quote" and pilot.people == ["ibrahim-sow", "nadege-pons"]
    (row,) = await firm.app.database.read(lambda c: timings.every(c, "review"))
    assert (row.rrule, row.zone) == ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1", "Europe/Paris")
    (case,) = await setups(firm)
    assert case.state == "done" and case.facts["rules"] == 2 and case.facts["review"] == "2027-02-01"
    rules = [row for row in await firm.app.database.read(lambda c: cases.recent(c, 50)) if row.process == "rule"]
    assert sorted(row.facts["then"]["kind"] for row in rules) == ["approval", "discount"]
    assert len({row.address.thread for row in rules} | {case.address.thread}) == 3, "each in a thread of its own"
    for who in ("dm:ibrahim-sow", "dm:nadege-pons"):
        assert len(await posted(firm, who, "commence avec vous un pilote")) == 1
    assert await posted(firm, "dm:kate-doyle", "pilot") == []


async def test_the_report_counts_by_what_was_told_and_the_review_comes_on_its_day(firm: World):
    await begun_in_french(firm)
    await says(firm, "solange", "oui")
    assert await stated(firm) == {"quote": "40", "reminder": "5", "decision": "2"}
    await firm.says("ibrahim", "Devis pour Boulangerie Perrin : 2 mitigeurs", anew=True)
    await firm.clicks("nadege", "Envoyer le devis")
    await firm.waits(minutes=30)
    assert [str(mail["To"]) for mail in firm.mails()] == ["perrin@boulangerie-perrin.example"]
    await firm.says("solange", "combien de temps nous as-tu fait gagner ce mois-ci ?", anew=True)
    await firm.hears("Temps gagné (décembre 2026)", "Devis : 1 × 40 min − (1 × 2 min) = 38 min")

    (row,) = await firm.app.database.read(lambda c: timings.every(c, "review"))
    day = datetime(2027, int(row.rrule.split("=")[2].split(";")[0]), int(row.rrule.rpartition("=")[2]), tzinfo=UTC)
    assert day.weekday() < 5 and 55 <= (day - firm.clock.now()).days <= 70
    firm.clock.at = day.replace(hour=7, minute=59)
    await firm.works()
    assert await posted(firm, "dm:solange-roussel", "Revue du pilote") == []
    firm.clock.at = day.replace(hour=8, minute=1)
    await firm.restart()
    await firm.works()
    (review,) = await posted(firm, "dm:solange-roussel", "Revue du pilote : Devis")
    told = spaced(review)
    assert "1, dont 0 sans décision de personne" in told and "38 minutes" in told
    assert "Travail suivant, d'après vos chiffres : Relances (15 par semaine)" in told
    await firm.waits(days=400)
    assert len(await posted(firm, "dm:solange-roussel", "Revue du pilote")) == 1


async def test_the_same_in_english_with_answers_that_leave_it_to_us(firm: World):
    await says(firm, "edward", "help me roll you out across the company")
    await says(firm, "edward", "30 quotes a month, 3 reminders a day and some customers' questions")
    await firm.waits(days=6)
    await firm.restart()
    await says(firm, "edward", "no idea", "a quote takes 40 minutes and a reminder 5", "I don't know", "in two months")
    await firm.hears("I could not read a duration", "approving it")
    await says(firm, "edward", "2 minutes", "above €3,000, ask management", "that's all", "whichever")
    await firm.hears("Who do we begin with (quotes)?")
    await says(firm, "edward", "Kate, Nadège and John")
    await firm.hears("I know nobody called “John” here.")
    await says(firm, "edward", "Kate and me", "always ask", "up to you")
    await firm.hears("This is what I understood", "Monday 1 February 2027", "Kate Doyle, Edward Finch")
    await says(firm, "edward", "only watch, rather", "yes")
    await firm.hears("It is set up", "I observe", "Your rule waits for a decision in its thread")
    assert await stated(firm) == {"quote": "40", "reminder": "5", "decision": "2"}
    assert firm.app.switches.autonomy("quote") == "observe"
    assert len(await posted(firm, "dm:kate-doyle", "Edward Finch begins a pilot with you: Quotes")) == 1
    firm.clock.at = datetime(2027, 2, 1, 9, 1, tzinfo=UTC)
    await firm.works()
    (review,) = await posted(firm, "dm:edward-finch", "Review of the pilot: Quotes")
    assert "there is nothing to measure" in review and "Reminders (15 a week)" in review


async def test_all_of_the_pilot_can_be_said_at_once(firm: World):
    await says(firm, "solange", "mets Commis en place", "20 devis par semaine, 30 minutes chacun", "3", "pas de règle")
    await says(firm, "solange", "les devis avec Ibrahim, en observant, revue le 1er février")
    await firm.hears("Voici ce que j'ai compris", "Ibrahim Sow", "Observer seulement", "lundi 1er février 2027", "10 h")
    await says(firm, "solange", "oui")
    await firm.hears("C'est en place")
    assert await stated(firm) == {"quote": "30", "decision": "3"}


@pytest.mark.parametrize(
    ("who", "begin", "words"),
    [
        ("solange", "mets Commis en place", "stop"),
        ("edward", "set Commis up", "cancel"),
        ("solange", "setup", "annule"),
    ],
)
async def test_stop_drops_it_and_nothing_is_changed(firm: World, who: str, begin: str, words: str):
    await says(firm, who, begin, "20 devis par semaine, 30 minutes chacun", words)
    (case,) = await setups(firm)
    assert case.state == "refused"
    await firm.waits(days=90)
    assert await stated(firm) == {} and await firm.app.database.read(timings.every) == []
    assert await firm.app.database.read(kept_pilot) is None


@pytest.mark.parametrize(
    ("who", "words", "said"),
    [
        ("ibrahim", "on démarre la configuration ?", "revient à qui peut approuver"),
        ("kate", "let's set you up for our company", "Setting me up is for those who may approve"),
    ],
)
async def test_an_employee_is_told_who_may(firm: World, who: str, words: str, said: str):
    await says(firm, who, words)
    await firm.hears(said, "Nadège Pons", "Solange Roussel", "Edward Finch")
    (case,) = await setups(firm)
    assert case.state == "refused"


@pytest.mark.parametrize("words", ["observe", "toujours demander", "demande-moi toujours", "always ask", "just watch"])
@pytest.mark.parametrize("asked", ["minutes", "level"])
async def test_how_far_alone_is_never_set_before_the_end(firm: World, words: str, asked: str):
    await says(firm, "solange", "mets Commis en place", "20 devis par semaine")
    if asked == "level":
        await says(firm, "solange", "30", "3", "c'est tout", "les devis", "moi")
    before = {name: firm.app.switches.autonomy(name) for name in firm.app.switches.processes}
    await says(firm, "solange", words)
    assert {name: firm.app.switches.autonomy(name) for name in firm.app.switches.processes} == before
    await firm.hears("Quand regardons-nous" if asked == "level" else "Je n'ai pas su lire une durée")


@pytest.mark.parametrize("days", [0, 9])
async def test_said_again_it_is_gone_on_with_and_not_begun_twice(firm: World, days: int):
    await says(firm, "solange", "mets Commis en place", "20 devis par semaine, 30 minutes chacun")
    here = firm.thread
    await firm.waits(days=days)
    await firm.says("solange", "on reprend la mise en place", anew=True)
    await firm.hears("attend votre réponse", "Continuer la mise en place")
    firm.thread = here
    await says(firm, "solange", "on reprend la mise en place")
    await firm.hears("Nous en étions là.", "relire puis approuver une demande")
    assert len(await setups(firm)) == 1
    await says(firm, "solange", "stop")
    await firm.says("solange", "mets Commis en place", anew=True)
    await firm.hears("Quel travail revient")
    assert [row.state for row in await setups(firm)].count("needs_answer") == 1


async def test_who_may_not_set_autonomy_sets_up_the_rest_and_hears_who_may(firm: World):
    await says(firm, "nadege", "mets Commis en place", "20 devis par semaine, 30 minutes chacun", "3", "non")
    await says(firm, "nadege", "les devis avec Ibrahim, observer, dans six semaines", "oui")
    await firm.hears("C'est en place", "L'autonomie se règle par", "Solange Roussel", "observe seulement les devis")
    assert firm.app.switches.autonomy("quote") == "act"
    assert await stated(firm) == {"quote": "30", "decision": "3"}


@pytest.mark.parametrize(
    ("who", "begin", "last", "decides"),
    [
        ("ibrahim", "je débute avec vous, par quoi je commence ?", "« aide »", False),
        ("kate", "hi, I'm new here, how do I use you?", "“help”", False),
        ("nadege", "montre-moi comment on se sert de toi", "« aide »", True),
        ("edward", "show me the ropes please", "“help”", True),
    ],
)
async def test_everybody_is_shown_the_way_and_the_example_reaches_nobody(
    firm: World, who: str, begin: str, last: str, decides: bool
):
    await says(firm, who, begin)
    for _ in range(10):
        buttons = [block.buttons for block in (await firm.posts())[-1].content.blocks if isinstance(block, Buttons)]
        pressed = {button.id.rpartition(":")[2]: button.id for button in [b for row in buttons for b in row]}
        if "try" in pressed:
            await firm.presses(who, pressed["try"])
            await firm.hears("blanc" if last == "« aide »" else "rehearsal", "454")
        if "next" not in pressed:
            break
        await firm.presses(who, pressed["next"])
    await firm.hears(last)
    heard = spaced("\n".join(await firm.heard()))
    stands_in = [
        name for name in ("Ibrahim Sow", "Kate Doyle") if f"{name} me remplace" in heard or f"{name} stands" in heard
    ]
    assert ("me remplace" in heard or "stands in for me" in heard) is decides
    assert stands_in == [], "who stands in may decide"
    await firm.waits(days=2)
    assert firm.mails() == [] and await firm.approvals(None) == []
    assert await firm.app.database.read(lambda c: cases.recent(c, 10)) == []


async def test_advice_follows_what_the_company_has_done(firm: World):
    advised: dict[str, Any] = {}
    for name in ("before", "after"):
        await firm.says("solange", "et maintenant, tu nous conseilles quoi ?", anew=True)
        advised[name] = spaced((await firm.heard())[-1])
        if name == "before":
            firm.thread = None
            await says(firm, "solange", "mets Commis en place", "20 devis par semaine, 30 minutes chacun", "3", "non")
            await says(firm, "solange", "les devis avec Ibrahim, observer, dans deux mois", "oui")
            for _ in range(3):
                await firm.says("ibrahim", "Devis pour Boulangerie Perrin : 2 mitigeurs", anew=True)
    assert "Aucun pilote n'est choisi" in advised["before"] and "mets Commis en place" in advised["before"]
    assert "Aucun pilote n'est choisi" not in advised["after"]
