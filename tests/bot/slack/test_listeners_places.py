"""The app's own places in Slack: its conversation, its home tab, the Stop button, who leaves."""

from __future__ import annotations

from bot.events import ButtonClicked
from bot.platform import Receipt
from bot.slack.home_view import home_view
from graphs.message import Address, Button, Buttons, Message, Text, text_message
from tests.bot.slack.inbound_desk import (
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    sqlite_template,
)

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

TEAM = "T0COMMIS"
LEA = "T0COMMIS/U0LEA"


# --- the app's own places ---------------------------------------------------------------------------------------------


async def test_the_conversation_opens_with_what_can_be_asked(desk: InboundDesk):
    desk.prompts.extend(["Devis pour Bellerive : 3 moulins", "x" * 100, "", "Où en est D2026-0001 ?", "quatre", "cinq"])
    await desk.server.opens_app("lea", "messages")
    await desk.settled()
    assert desk.greeted == [(LEA, Address("slack", f"{TEAM}/@U0LEA"))]
    prompts = desk.server.prompts("lea")
    assert [prompt["message"] for prompt in prompts][1:] == ["x" * 100, "Où en est D2026-0001 ?", "quatre"]
    assert max(len(prompt["title"]) for prompt in prompts) == 75


async def test_the_home_tab_is_drawn_and_drawn_again_after_a_click(desk: InboundDesk):
    desk.homes.append(Message("Accueil", [Text("Un devis attend."), Buttons([Button("h:pause", "Suspendre")])]))
    await desk.server.opens_app("lea", "home")
    await desk.settled()
    home = desk.server.home("lea")
    assert home is not None
    assert "Un devis attend." in home.text
    desk.homes.append(text_message("Commis est suspendu."))
    desk.door.answers = [Receipt(True, note=text_message("C'est suspendu."))]
    await desk.server.clicks("lea", "Suspendre", "home")
    await desk.settled()
    redrawn = desk.server.home("lea")
    assert redrawn is not None
    assert "Commis est suspendu." in redrawn.text
    assert [seen.text for seen in desk.server.dm("lea")] == ["C'est suspendu."]
    (clicked,) = desk.door.taken
    assert isinstance(clicked, ButtonClicked)
    assert clicked.address == Address("slack", f"{TEAM}/@U0LEA")


async def test_the_newest_home_tab_wins(desk: InboundDesk):
    """However often it is asked for, one drawing follows the other, and the last one shows what there is at the end."""
    await desk.server.opens_app("lea", "home")
    for number in range(5):
        desk.homes.append(text_message(f"Il y en a {number}."))
        await desk.server.opens_app("lea", "home")
    await desk.settled()
    home = desk.server.home("lea")
    assert home is not None
    assert "Il y en a 4." in home.text
    assert home_view(desk.homes[-1], "fr", lambda _: None)["type"] == "home"


async def test_stop(desk: InboundDesk):
    root = await desk.server.says("lea", "dm", "Devis pour Bellerive")
    await desk.server.stops("lea", "dm", root)
    await desk.settled()
    stop = desk.messages()[1]
    assert (stop.text, stop.address, stop.called) == ("stop", Address("slack", f"{TEAM}/@U0LEA", root), True)
    assert desk.told.stops == [(f"{TEAM}/@U0LEA", root, [])]


async def test_who_leaves_is_nobody_any_more(desk: InboundDesk):
    await desk.server.changes("claire", real_name="Claire Durand")
    assert (desk.gone, desk.told.forgotten) == ([], [f"{TEAM}/U0CLAIRE"])
    await desk.server.leaves("claire")
    assert desk.gone == [f"{TEAM}/U0CLAIRE"]


async def test_an_app_that_is_uninstalled_is_forgotten(desk: InboundDesk):
    """Its token is gone by then, and both events come, in any order."""
    await desk.server.says("lea", "dm", "Devis pour Bellerive")
    told = await desk.server.uninstalls(TEAM)
    assert [[attempt.status for attempt in delivery.attempts] for delivery in told] == [[200], [200]]
