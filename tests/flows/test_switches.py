"""The switches in conversations: what a pause holds back, who lets it go, how far quotes go alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.console.render import plain_text
from bot.events import ButtonClicked, Sender
from bot.front import Change, Switches
from bot.platform import Receipt
from bot.store import ledger, outbox
from bot.store import people as people_store
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerRow
from graphs.context import Autonomy
from graphs.message import Address
from tests.support.world import World, open_world

ASKS = "Devis pour Bellerive : 3 mugs"
PAUSE, RESUME = Change("pause").button, Change("resume").button


def quote(level: Autonomy) -> str:
    return Change("autonomy", "quote", level).button


def told(receipt: Receipt) -> str:
    return plain_text(receipt.note) if receipt.note else ""


async def switched(world: World) -> list[LedgerRow]:
    return [row for row in await world.ledger() if row.kind == "changed"]


async def from_elsewhere(world: World, change: Change, who: str) -> None:
    """As the command beside the running desk would: another process, with its own memory."""
    database = Database.open(world.app.settings.database)
    try:
        other = Switches(database, world.app.people, world.clock, {"quote": "act"})
        await other.refresh()

        def turn(c: Connection) -> bool:
            key = f"cli:{change.button}"
            return other.change(c, change, who, key=key, language="fr", now=world.clock.now()).done

        assert await database.write(turn)
    finally:
        await database.close()


# --- pause ------------------------------------------------------------------------------------------------------------


async def test_a_quote_prepared_during_a_pause_leaves_once_after_it(world: World) -> None:
    await world.says("lea", "pause", anew=True)
    await world.hears("Je suis en pause", "Claire Dubois")
    await world.says("lea", ASKS, anew=True)
    await world.hears("C'est prêt", "reprise")
    await world.never_hears("envoyé")
    assert (await world.case())["status"] == "scheduled"
    await world.waits(days=2)
    assert world.mails() == []
    assert sum("C'est prêt" in text for text in await world.heard()) == 1
    place = world.thread

    await world.says("lea", "reprends", anew=True)
    await world.hears("La reprise revient à qui peut approuver", "Claire Dubois", "Marc Lefèvre")
    assert world.mails() == []

    await world.says("claire", "reprends", anew=True)
    await world.hears("Je reprends", "L'envoi qui attendait part maintenant")
    assert len(world.mails()) == 1
    world.thread = place
    await world.hears("D2026-0001", "envoyé")
    assert (await world.case())["status"] == "done"
    await world.waits(days=1)
    assert len(world.mails()) == 1
    assert [(row.actor, row.what, row.why["from"], row.why["to"]) for row in await switched(world)] == [
        ("lea-martin", "pause", "running", "paused"),
        ("claire-dubois", "resume", "paused", "running"),
    ]
    assert await world.app.database.read(ledger.verify) is None


async def test_nothing_is_written_in_the_books_during_a_pause(world: World) -> None:
    await world.says("oliver", "Commis, pause please", anew=True)
    await world.hears("I am paused")
    await world.says("lea", ASKS, anew=True)
    kinds = [effect["kind"] for effect in (await world.case())["effects"]]
    assert kinds == ["books.record_quote"]
    assert [effect["status"] for effect in (await world.case())["effects"]] == ["held"]


async def test_what_needs_a_decision_is_still_asked_and_decided(world: World) -> None:
    await world.says("lea", "pause", anew=True)
    await world.says("lea", "Devis pour Bellerive : 3 mugs, 20 % de remise", anew=True)
    await world.hears("accord")
    await world.clicks("marc", "Envoyer le devis")
    await world.hears("C'est prêt", "reprise")
    assert world.mails() == []
    await world.presses("marc", RESUME)
    assert len(world.mails()) == 1


async def test_held_work_can_be_stopped_and_changed(world: World) -> None:
    await world.says("lea", "pause", anew=True)
    await world.says("lea", ASKS, anew=True)
    await world.says("lea", "mets 5 mugs")
    await world.says("oliver", "Quote for Bellerive: 4 mugs", anew=True)
    await world.says("oliver", "stop")
    await world.presses("claire", RESUME)
    assert [str(mail["To"]) for mail in world.mails()] == ["sophie@hotel-bellerive.example"]
    assert (await world.app.database.read(outbox.counts)).get("new", 0) == 0


async def test_a_pause_survives_a_restart(world: World) -> None:
    await world.says("lea", "mets-toi en pause", anew=True)
    await world.says("lea", ASKS, anew=True)
    await world.restart()
    await world.waits(hours=3)
    assert world.mails() == []
    paused = world.app.switches.paused()
    assert paused is not None and paused.by == "lea-martin"
    await world.presses("claire", RESUME)
    assert len(world.mails()) == 1


async def test_what_another_process_switches_is_seen(world: World) -> None:
    await from_elsewhere(world, Change("pause"), "oliver-hughes")
    await world.says("lea", ASKS, anew=True)
    assert world.mails() == []
    await from_elsewhere(world, Change("resume"), "marc-lefevre")
    await world.works()
    assert len(world.mails()) == 1


async def test_a_pause_said_again_names_who_paused_first(world: World) -> None:
    await world.says("lea", "pause", anew=True)
    await world.waits(minutes=10)
    await world.says("claire", "pause", anew=True)
    await world.hears("déjà en pause", "Léa Martin", "à 10 h 00")
    await world.says("claire", "reprends", anew=True)
    await world.says("claire", "reprends", anew=True)
    await world.hears("Je ne suis pas en pause")
    assert [row.what for row in await switched(world)] == ["pause", "resume"]


async def test_stop_still_means_the_case_at_hand(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 mugs, 20 % de remise", anew=True)
    await world.says("lea", "stop")
    assert world.app.switches.paused() is None
    assert await switched(world) == []


# --- clicks -----------------------------------------------------------------------------------------------------------


async def test_a_click_counts_once(world: World) -> None:
    event = ButtonClicked("web:again", Address("web", "c:devis"), Sender("web", "lea-martin"), PAUSE, world.clock.now())
    assert (await world.app.door.click(event)).claimed
    await world.presses("claire", RESUME)
    assert not (await world.app.door.click(event)).claimed
    assert world.app.switches.paused() is None
    assert [row.what for row in await switched(world)] == ["pause", "resume"]


@pytest.mark.parametrize(
    ("who", "button", "why"),
    [
        ("lea", RESUME, "qui peut approuver"),
        ("oliver", RESUME, "those who may approve"),
        ("lea", quote("propose"), "revient à Marc Lefèvre"),
        ("claire", quote("propose"), "revient à Marc Lefèvre"),
        ("claire", quote("observe"), "revient à Marc Lefèvre"),
        ("marc", "h:autonomy:invoice:act", "pas de réglage"),
        ("marc", "h:autonomy:quote:everything", "n'est plus reconnu"),
        ("marc", "h:", "n'est plus reconnu"),
        ("marc", "h:pause:now", "n'est plus reconnu"),
    ],
)
async def test_a_forged_click_is_refused_with_a_sentence(world: World, who: str, button: str, why: str) -> None:
    await world.presses("lea", PAUSE)
    receipt = await world.presses(who, button)
    assert why in told(receipt).replace("\u00a0", " ")
    assert world.app.switches.paused() is not None
    assert world.app.switches.autonomy("quote") == "act"
    assert [row.what for row in await switched(world)] == ["pause"]


async def test_a_click_of_someone_who_left_changes_nothing(world: World) -> None:
    marc = replace(world.app.people.find("marc"), active=False)
    await world.app.database.write(lambda c: people_store.save_person(c, marc))
    receipt = await world.presses("marc", PAUSE)
    assert "qui vous êtes" in told(receipt)
    assert world.app.switches.paused() is None


async def test_what_loosens_asks_for_a_confirmation(world: World) -> None:
    await world.presses("lea", PAUSE)
    receipt = await world.presses("claire", RESUME, confirmed=False)
    assert "confirmation" in told(receipt)
    assert world.app.switches.paused() is not None
    await world.presses("marc", quote("observe"), confirmed=False)
    assert world.app.switches.autonomy("quote") == "observe"
    for level in ("propose", "act"):
        await world.presses("marc", quote(level), confirmed=False)
        assert world.app.switches.autonomy("quote") == "observe"
    await world.presses("marc", quote("act"))
    assert world.app.switches.autonomy("quote") == "act"


# --- autonomy ---------------------------------------------------------------------------------------------------------


async def test_propose_makes_every_quote_ask(world: World) -> None:
    await world.says("marc", "ne fais plus rien sans me demander", anew=True)
    await world.hears("C'est réglé", "je propose")
    await world.restart()
    await world.says("lea", ASKS, anew=True)
    await world.hears("Chaque devis est montré avant l'envoi")
    assert world.mails() == []
    await world.clicks("claire", "Envoyer le devis")
    assert len(world.mails()) == 1


async def test_observe_sends_nothing_and_says_what_it_would_have_done(world: World) -> None:
    await world.says("marc", "observe seulement", anew=True)
    await world.says("lea", ASKS, anew=True)
    await world.hears("Essai à blanc")
    await world.says("marc", "tu peux envoyer les devis seul", anew=True)
    await world.hears("C'est réglé", "j'envoie seul")
    await world.says("lea", ASKS, anew=True)
    assert len(world.mails()) == 1


async def test_only_the_highest_role_says_how_far_it_goes_alone(world: World) -> None:
    for who, words in (("lea", "ne fais plus rien sans me demander"), ("claire", "observe seulement")):
        await world.says(who, words, anew=True)
        await world.hears("revient à Marc Lefèvre", "« pause »")
    await world.says("oliver", "you may send quotes on your own", anew=True)
    await world.hears("This setting is for Marc Lefèvre")
    assert world.app.switches.autonomy("quote") == "act"
    assert await switched(world) == []


@pytest.mark.parametrize(
    "words",
    [
        "es-tu en mode automatique ?",
        "quel est ton niveau d'autonomie ?",
        "tu peux envoyer les devis seul ?",
        "tu peux envoyer les devis seul, sauf le lundi",
    ],
)
async def test_what_is_not_said_plainly_is_answered_with_the_level(world: World, words: str) -> None:
    await world.says("marc", words, anew=True)
    await world.hears("Devis : j'envoie seul", "observe seulement")
    assert world.app.switches.autonomy("quote") == "act"
    labels = [button.label.replace("\u00a0", " ") for button, _ in await world.buttons()]
    assert labels[:4] == [
        "Mettre en pause",
        "Devis : observer seulement",
        "Devis : toujours demander",
        "Suspendre : Devis",
    ]
    assert "Relances : envoyer seul" in labels
    await world.clicks("marc", "Devis\u00a0: toujours demander")
    assert world.app.switches.autonomy("quote") == "propose"


async def test_words_that_only_hold_pause_or_resume_switch_nothing(world: World) -> None:
    await world.says("lea", "pause de midi à 13 h pour toute l'équipe", anew=True)
    await world.hears("En marche", "« pause »")
    await world.says("lea", "pause", anew=True)
    await world.says("claire", "resume of Mr Smith for the job", anew=True)
    assert world.app.switches.paused() is not None


async def test_the_environment_says_what_holds_until_somebody_does(prepared_home: Path) -> None:
    async with open_world(prepared_home.parent / "strict", autonomy_quote="propose") as world:
        await world.says("lea", ASKS, anew=True)
        assert (await world.case())["status"] == "needs_approval"
        await world.presses("marc", quote("act"))
        await world.restart()
        await world.says("lea", ASKS, anew=True)
        assert (await world.case())["status"] == "done"
