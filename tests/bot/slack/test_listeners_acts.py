"""What people press in Slack reaches the door once, and they get their answer: through Bolt, over signed HTTP."""

from __future__ import annotations

import pytest

from bot.events import ButtonClicked, FormSubmitted
from bot.platform import FieldError, Receipt
from graphs.message import Address, Form, Input, text_message
from tests.bot.slack.inbound_desk import (
    CARD,
    FORM,
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    inbound_desk,
    says,
    shows,
    sqlite_template,
)

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

TEAM = "T0COMMIS"
LEA = "T0COMMIS/U0LEA"


# --- buttons and forms ------------------------------------------------------------------------------------------------


async def test_a_click_reaches_the_door_with_its_confirmation(desk: InboundDesk):
    ts = await shows(desk, "#devis", CARD)
    desk.door.answers = [Receipt(True, note=text_message("C'est décidé."))]
    await desk.server.clicks("lea", "Approuver", "#devis")
    await desk.settled()
    (clicked,) = desk.door.taken
    assert isinstance(clicked, ButtonClicked)
    assert (clicked.button, clicked.confirmed, clicked.sender.id) == ("a:1:approve", True, LEA)
    assert clicked.address == Address("slack", f"{TEAM}/C0DEVIS", ts)
    (note,) = desk.server.ephemeral("lea")
    assert (note.text, note.thread_ts) == ("C'est décidé.", None), "a thread nobody has opened shows no notes"


async def test_a_note_is_in_the_thread_of_its_card(desk: InboundDesk):
    root = await desk.server.says("lea", "#devis", "@Commis devis pour Bellerive")
    await shows(desk, "#devis", CARD, root)
    desk.door.answers = [Receipt(True, note=text_message("C'est décidé.")), Receipt(True, form=FORM)]
    desk.door.answers.append(Receipt(True, note=text_message("C'est noté.")))
    await desk.server.clicks("lea", "Approuver", "#devis")
    await desk.server.clicks("lea", "Modifier", "#devis")
    await desk.server.submits("lea", Prix="13")
    await desk.settled()
    assert [note.thread_ts for note in desk.server.ephemeral("lea")] == [root, root]
    assert {event.address.thread for event in desk.door.taken} == {root}


async def test_a_link_is_acknowledged_and_ignored(desk: InboundDesk):
    link = {"type": "button", "action_id": "commis.7", "text": {"type": "plain_text", "text": "Ouvrir"}}
    row = {"type": "actions", "elements": [{**link, "value": "a:1:approve", "url": "https://exemple.fr/devis"}]}
    await says(desk, {"channel": "C0DEVIS", "text": "Devis", "blocks": [row]})
    pressed = await desk.server.clicks("lea", "Ouvrir", "#devis")
    assert pressed is not None
    assert pressed.acked
    assert desk.door.taken == []


async def test_a_note_finds_another_way(desk: InboundDesk):
    await shows(desk, "#devis", CARD)
    desk.server.fails("chat.postEphemeral", "user_not_in_channel", None)
    desk.door.answers = [Receipt(True, note=text_message("Par ici.")), Receipt(True, note=text_message("Par là."))]
    await desk.server.clicks("lea", "Approuver", "#devis")
    await desk.settled()
    assert [note.text for note in desk.server.ephemeral("lea")] == ["Par ici."], "by the response_url"
    desk.server.state.response_urls.clear()
    delivered = desk.server.delivered[-1].payload
    delivered["trigger_id"], delivered["response_url"] = "1.2.other", f"{desk.server.url}/response/none"
    await desk.server.redeliver(desk.server.delivered[-1])
    await desk.settled()
    assert [seen.text for seen in desk.server.dm("lea")] == ["Par là."], "in private"


async def test_a_form_is_edited_in_a_modal(desk: InboundDesk):
    await shows(desk, "#devis", CARD)
    desk.door.answers = [
        Receipt(True, form=FORM),
        Receipt(True, errors=[FieldError("price", "Trop cher.")]),
        Receipt(True, note=text_message("C'est noté.")),
    ]
    await desk.server.clicks("lea", "Modifier", "#devis")
    modal = desk.server.modal("lea")
    assert modal is not None
    assert "Modifier le devis" in modal.text
    errors = await desk.server.submits("lea", Prix="999")
    assert list((errors or {}).values()) == ["Trop cher."]
    assert await desk.server.submits("lea", Prix="13,00") is None
    await desk.settled()
    assert desk.server.modal("lea") is None
    submitted = [event for event in desk.door.taken if isinstance(event, FormSubmitted)]
    assert [(event.form, event.values) for event in submitted] == [
        ("a:1:edit", {"price": "999"}),
        ("a:1:edit", {"price": "13,00"}),
    ]
    assert {event.address.channel for event in submitted} == {f"{TEAM}/C0DEVIS"}
    assert [note.text for note in desk.server.ephemeral("lea")] == ["C'est noté."]


async def test_a_form_may_lead_to_another(desk: InboundDesk):
    await shows(desk, "#devis", CARD)
    second = Form("a:1:confirm", "Vraiment ?", "Oui", [Input("why", "Motif")])
    desk.door.answers = [Receipt(True, form=FORM), Receipt(True, form=second), Receipt(True)]
    await desk.server.clicks("lea", "Modifier", "#devis")
    await desk.server.submits("lea", Prix="13")
    shown = desk.server.modal("lea")
    assert shown is not None
    assert "Vraiment" in shown.text
    await desk.server.submits("lea", Motif="bon client")
    assert [event.form for event in desk.door.taken if isinstance(event, FormSubmitted)] == ["a:1:edit", "a:1:confirm"]


async def test_a_form_that_opens_too_late_is_told(desk: InboundDesk):
    await shows(desk, "#devis", CARD)
    desk.server.trigger_life = -1
    desk.door.answers = [Receipt(True, form=FORM)]
    await desk.server.clicks("lea", "Modifier", "#devis")
    await desk.settled()
    assert desk.server.modal("lea") is None
    assert "Cliquez à nouveau" in desk.server.ephemeral("lea")[0].text


async def test_a_stranger_who_clicks_is_refused(desk: InboundDesk):
    await shows(desk, "#partage", CARD)
    await desk.server.clicks("voisin", "Approuver", "#partage")
    await desk.settled()
    assert desk.door.taken == []
    assert len(desk.server.ephemeral("voisin")) == 1


# --- the command and the shortcut -------------------------------------------------------------------------------------


async def test_the_command_is_worked_in_private(desk: InboundDesk):
    answer = await desk.server.commands("oliver", "#general", "/commis", "quote for Bellerive")
    assert answer["response_type"] == "ephemeral"
    assert "private messages" in answer["text"]
    (said,) = desk.messages()
    assert (said.text, said.address.channel, said.direct) == ("quote for Bellerive", f"{TEAM}/@U0OLIVER", True)
    assert str(said.address.thread).startswith("~")


async def test_the_command_alone_explains_itself(desk: InboundDesk):
    answer = await desk.server.commands("lea", "#general", "/commis", "  ")
    assert "/commis aide" in answer["text"]
    assert desk.door.taken == []


async def test_a_message_is_entrusted_where_commis_is(desk: InboundDesk):
    ts = await desk.server.says("marc", "#devis", "Bellerive voudrait 3 moulins")
    await desk.server.shortcut("lea", ts, "entrust")
    (said,) = desk.messages()
    assert (said.text, said.sender.id) == ("Bellerive voudrait 3 moulins", LEA)
    assert said.address == Address("slack", f"{TEAM}/C0DEVIS", ts)
    assert desk.server.reactions(ts) == ["eyes"]
    assert desk.told.heard == [(said.address, ts, "U0LEA")]
    await desk.server.shortcut("claire", ts, "entrust")
    await desk.settled()
    assert len(desk.door.taken) == 1
    assert "déjà été confié" in desk.server.ephemeral("claire")[0].text


@pytest.mark.parametrize("how", ["not_in_channel", "channel_not_found", "timeout"])
async def test_a_message_is_entrusted_where_commis_is_not(desk: InboundDesk, how: str):
    ts = await desk.server.says("marc", "#devis", "Bellerive voudrait 3 moulins")
    desk.server.fails("reactions.add", how)
    pressed = await desk.server.shortcut("lea", ts, "entrust")
    await desk.settled()
    assert pressed.acked
    (said,) = desk.messages()
    assert (said.address.channel, said.direct, said.message) == (f"{TEAM}/@U0LEA", True, "")
    assert "messages privés" in desk.server.ephemeral("lea")[0].text


async def test_a_message_of_a_shared_channel_is_worked_in_private(desk: InboundDesk):
    ts = await desk.server.says("lea", "#partage", "Bellerive voudrait 3 moulins")
    await desk.server.shortcut("lea", ts, "entrust")
    assert desk.messages()[0].address.channel == f"{TEAM}/@U0LEA"
    assert desk.server.reactions(ts) == []


async def test_a_shared_channel_is_remembered_after_a_restart(desk: InboundDesk):
    ts = await desk.server.says("lea", "#partage", "Bellerive voudrait 3 moulins")
    async with inbound_desk(desk.server, desk.database) as restarted:
        await desk.server.shortcut("lea", ts, "entrust")
        assert restarted.messages()[0].address.channel == f"{TEAM}/@U0LEA"


async def test_our_own_message_is_not_entrusted(desk: InboundDesk):
    ts = await shows(desk, "#devis", CARD)
    await desk.server.shortcut("lea", ts, "entrust")
    await desk.settled()
    assert desk.door.taken == []
    assert "de moi" in desk.server.ephemeral("lea")[0].text


async def test_a_message_of_an_app_is_entrusted(desk: InboundDesk):
    """Such messages often have no text, and show blocks or attachments instead."""
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Commande web"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "Bellerive &amp; Fils"}, "fields": [
            {"type": "mrkdwn", "text": "3 moulins"}, {"type": "mrkdwn", "text": "2 tasses"}]},
    ]  # fmt: skip
    ts = await desk.server.says("marc", "#devis", "x")
    desk.server.channel("#devis").messages[ts] |= {"text": "", "bot_id": "B0SHOP", "blocks": blocks}
    await desk.server.shortcut("lea", ts, "entrust")
    assert [event.text for event in desk.messages()] == ["Commande web\nBellerive & Fils\n3 moulins\n2 tasses"]
