"""Decisions in Slack: who may press, what a second press does, and what everybody sees of it afterwards."""

from __future__ import annotations

import asyncio

import pytest

from tests.flows.soundness import is_sound
from tests.support.slack_world import SlackWorld

BOTH = pytest.mark.parametrize("transport", ["http", "socket"])

ASKS = "@Commis Devis pour Bellerive : 10 mugs avec 12 % de remise"


@BOTH
async def test_a_refusal_asks_for_its_reason_and_says_it(slack: SlackWorld) -> None:
    devis = await slack.says("lea", ASKS, "#devis")
    await slack.clicks("claire", "Refuser", "dm")
    errors = await slack.submits("claire")
    assert errors and "motif" in " ".join(errors.values()).casefold()
    assert await slack.submits("claire", reason="Marge trop faible <!channel>") is None
    slack.hears("lea", "refusé", "Claire Dubois", "Marge trop faible", where="#devis", thread=devis)
    assert "<!channel>" not in str(slack.server.called("chat.update") + slack.server.called("chat.postMessage"))
    assert slack.buttons() == [] and slack.mails() == []
    [case] = await slack.cases()
    assert case.state == "refused"
    await slack.says("lea", "mets 5 % de remise", "#devis", devis)
    slack.hears("lea", "D2026-0001", where="#devis", thread=devis)
    assert len(slack.mails()) == 1


@BOTH
async def test_who_may_not_decide_is_told_alone_and_nothing_happens(slack: SlackWorld) -> None:
    devis = await slack.says("lea", ASKS, "#devis")
    cards = slack.seen("lea", "#devis", devis)
    for who in ("lea", "oliver"):
        await slack.clicks(who, "Envoyer le devis", "#devis")
        assert len(slack.server.ephemeral(who)) == 1
    slack.reads("lea", "demande")
    assert slack.server.ephemeral("claire") == []
    assert slack.seen("lea", "#devis", devis) == cards and slack.mails() == []
    [approval] = await slack.world.approvals()
    assert approval.state == "open"


@BOTH
async def test_pressed_twice_at_once_it_is_sent_once(slack: SlackWorld) -> None:
    await slack.says("lea", ASKS, "#devis")
    press = slack.server.clicks
    await asyncio.gather(
        press("claire", "Envoyer le devis", "dm"),
        press("claire", "Envoyer le devis", "dm"),
        press("claire", "Envoyer le devis", "#devis"),
        press("marc", "Envoyer le devis", "#devis"),
    )
    await slack.works()
    assert len(slack.mails()) == 1 and slack.buttons() == []
    await is_sound(slack.world)


async def test_a_click_on_a_card_that_was_drawn_before_the_decision(slack: SlackWorld) -> None:
    """Marc's screen has not caught up: the update of the card was refused, its button is still there."""
    devis = await slack.says("lea", ASKS, "#devis")
    slack.server.fails("chat.update", "500", None)
    await slack.clicks("claire", "Envoyer le devis", "dm")
    await slack.clicks("marc", "Envoyer le devis", "#devis")
    slack.reads("marc", "Claire Dubois")
    await slack.clicks("marc", "Refuser", "#devis")
    assert slack.server.modal("marc") is None
    assert len(slack.mails()) == 1
    slack.server.heals("chat.update")
    await slack.waits(minutes=5)
    assert slack.buttons() == [], "cards lock as soon as Slack takes it"
    slack.hears("lea", "Approuvé par Claire Dubois", where="#devis", thread=devis)


async def test_a_click_delivered_again_counts_once(slack: SlackWorld) -> None:
    await slack.says("lea", ASKS, "#devis")
    delivery = await slack.clicks("claire", "Envoyer le devis", "dm")
    assert delivery is not None
    await slack.server.redeliver(delivery)
    await slack.works()
    assert len(slack.mails()) == 1 and slack.server.ephemeral("claire") == []


async def test_a_forged_button_does_nothing(slack: SlackWorld) -> None:
    """The ids of buttons can be read off a card: who presses, and what is pressed, is checked at the desk."""
    await slack.says("lea", ASKS, "#devis")
    delivery = await slack.clicks("lea", "Envoyer le devis", "#devis")
    assert delivery is not None
    action = delivery.payload["actions"][0]
    for value in (action["value"].replace(":", ":x"), "a:zzz:approve", "", "q:0:0", "h:resume"):
        forged = {**delivery.payload, "actions": [{**action, "value": value}], "trigger_id": f"1.2.{value}"}
        await slack.server.deliveries.interaction(slack.server.workspace(), forged)
    await slack.works()
    assert slack.mails() == [] and len(await slack.world.approvals()) == 1


async def test_the_asker_withdraws_it(slack: SlackWorld) -> None:
    devis = await slack.says("oliver", "@Commis Quote for Nordlys: 10 mugs with 12% off", "#devis")
    await slack.clicks("oliver", "Withdraw the request", "#devis")
    assert slack.buttons() == [] and slack.mails() == []
    slack.hears("oliver", "Oliver Hughes", where="#devis", thread=devis)
    [case] = await slack.cases()
    assert case.state == "refused"


async def test_two_people_where_the_amount_takes_two(slack_for_two: SlackWorld) -> None:
    slack = slack_for_two
    devis = await slack.says("lea", ASKS, "#devis")
    await slack.clicks("claire", "Envoyer le devis", "dm")
    assert slack.mails() == []
    slack.hears("lea", "1 sur 2", "Claire Dubois", where="#devis", thread=devis)
    await slack.clicks("claire", "Envoyer le devis", "#devis")
    assert slack.mails() == [] and len(slack.server.ephemeral("claire")) == 1
    await slack.clicks("marc", "Envoyer le devis", "dm")
    slack.hears("lea", "Claire Dubois", "Marc Lefèvre", where="#devis", thread=devis)
    assert len(slack.mails()) == 1 and slack.buttons() == []


async def test_verdicts_in_words_reach_the_same_checks(slack: SlackWorld) -> None:
    devis = await slack.says("lea", ASKS, "#devis")
    await slack.says("lea", "valide", "#devis", devis)
    assert slack.mails() == []
    await slack.says("claire", "valide", "#devis", devis)
    assert len(slack.mails()) == 1 and slack.buttons() == []


async def test_a_form_that_cannot_open_in_time_is_told(slack: SlackWorld) -> None:
    await slack.says("lea", ASKS, "#devis")
    slack.server.fails("views.open", "expired_trigger_id")
    await slack.clicks("claire", "Modifier", "dm")
    assert slack.server.modal("claire") is None
    slack.reads("claire", "Cliquez à nouveau")
    await slack.clicks("claire", "Modifier", "dm")
    assert slack.server.modal("claire") is not None


async def test_a_form_submitted_after_the_decision_changes_nothing(slack: SlackWorld) -> None:
    await slack.says("lea", ASKS, "#devis")
    await slack.clicks("claire", "Modifier", "dm")
    await slack.clicks("marc", "Envoyer le devis", "#devis")
    assert len(slack.mails()) == 1
    errors = await slack.submits("claire", discount="10")
    told = [*(errors or {}).values(), *(note.text for note in slack.server.ephemeral("claire"))]
    assert any("Marc Lefèvre" in text for text in told), told
    assert len(slack.mails()) == 1 and {case.state for case in await slack.cases()} == {"done"}
