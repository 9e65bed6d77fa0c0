"""What people say in Slack reaches the door once, and is theirs: through Bolt, over signed HTTP."""

from __future__ import annotations

import pytest

from bot.events import MessageChanged
from bot.store import posts
from bot.store.database import Connection
from graphs.message import Address
from tests.bot.slack.inbound_desk import (
    CARD,
    NOW,
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    shows,
    sqlite_template,
)

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

TEAM = "T0COMMIS"
LEA = "T0COMMIS/U0LEA"


# --- talking ----------------------------------------------------------------------------------------------------------


async def test_words_in_private_are_kept_before_the_ack(desk: InboundDesk):
    ts = await desk.server.says("lea", "dm", "Devis pour Tom & Cie : 3 moulins", files=[("plan.pdf", b"%PDF-")])
    (said,) = desk.messages()
    assert (said.text, said.sender.id, said.direct) == ("Devis pour Tom & Cie : 3 moulins", LEA, True)
    assert said.address == Address("slack", f"{TEAM}/@U0LEA", ts)
    assert [(file.name, file.size) for file in said.remote] == [("plan.pdf", 5)]
    assert desk.told.heard == [(said.address, ts, "U0LEA")]
    assert [delivery.acked for delivery in desk.server.delivered] == [True]


@pytest.mark.parametrize("mention_first", [False, True])
async def test_a_mention_that_comes_as_two_events_is_one(desk: InboundDesk, mention_first: bool):
    desk.server.mention_first = mention_first
    await desk.server.says("lea", "#devis", "@Commis devis pour Bellerive", files=[("liste.csv", b"a;b")])
    assert [delivery.payload["event"]["type"] for delivery in desk.server.delivered].count("app_mention") == 1
    assert len(desk.server.delivered) == 2
    (said,) = desk.messages()
    assert (said.text, said.called, len(said.remote)) == ("devis pour Bellerive", True, 1)
    assert len(desk.told.heard) == 1


async def test_what_is_not_for_us_is_acknowledged_and_not_kept(desk: InboundDesk):
    root = await desk.server.says("lea", "#devis", "On mange où ?")
    await desk.server.says("claire", "#devis", "À midi", thread_ts=root)
    assert desk.door.taken == []
    assert all(delivery.acked for delivery in desk.server.delivered)


async def test_replies_count_in_a_thread_where_commis_is(desk: InboundDesk):
    root = await desk.server.says("lea", "#devis", "@Commis devis pour Bellerive")
    await desk.server.says("claire", "#devis", "plutôt 4 moulins", thread_ts=root)
    await desk.server.says("claire", "#devis", "@lea tu confirmes ?", thread_ts=root)
    assert [event.text for event in desk.messages()] == ["devis pour Bellerive", "plutôt 4 moulins"]
    assert {event.address.thread for event in desk.messages()} == {root}
    assert desk.messages()[1].called is False


async def test_an_answer_under_a_message_of_ours_is_in_its_thread(desk: InboundDesk):
    """A thread that we open has a name of ours; its root's ts is only what Slack calls it."""
    ts = await shows(desk, "#devis", CARD)
    place = Address("slack", f"{TEAM}/C0DEVIS", "~ours")

    def posted(c: Connection) -> None:
        posts.posted(c, key="p1", address=place, reference=ts, content=CARD, language="fr", now=NOW)

    await desk.database.write(posted)
    await desk.server.says("lea", "#devis", "oui", thread_ts=ts)
    assert [event.address for event in desk.messages()] == [place]


async def test_a_redelivery_changes_nothing(desk: InboundDesk):
    await desk.server.says("lea", "dm", "Devis pour Bellerive")
    await desk.server.redeliver(desk.server.delivered[0])
    assert len(desk.messages()) == 1
    assert len(desk.told.heard) == 1
    assert [attempt.status for attempt in desk.server.delivered[0].attempts] == [200, 200]


async def test_an_enterprise_is_in_every_account(desk: InboundDesk):
    desk.server.workspace().enterprise = "E0AUBRAC"
    ts = await desk.server.says("lea", "dm", "Devis pour Bellerive")
    await desk.server.commands("lea", "#devis", "/commis", "aide")
    await desk.server.shortcut("lea", await desk.server.says("marc", "#devis", "3 moulins"), "entrust")
    assert {event.sender.id for event in desk.messages()} == {"E0AUBRAC/T0COMMIS/U0LEA"}
    assert len(desk.messages()) == 3
    assert desk.messages()[0].key == f"slack:{TEAM}:{desk.server.direct('lea').id}:{ts}"


# --- changing one's mind ----------------------------------------------------------------------------------------------


async def test_an_edit_reaches_the_conversation_of_its_message(desk: InboundDesk):
    ts = await desk.server.says("lea", "#devis", "@Commis devis pour Bellerive")
    await desk.server.edits(ts, "@Commis devis pour Belair")
    await desk.server.unfurls(ts, "https://exemple.fr")
    (said, change) = desk.door.taken
    assert isinstance(change, MessageChanged)
    assert (change.text, change.address, change.sender.id) == ("devis pour Belair", desk.messages()[0].address, LEA)
    assert change.message_key == said.key


async def test_an_edit_that_calls_us_for_the_first_time(desk: InboundDesk):
    ts = await desk.server.says("lea", "#devis", "devis pour Bellerive")
    assert desk.door.taken == []
    await desk.server.edits(ts, "@Commis devis pour Bellerive")
    assert [(event.text, event.message) for event in desk.messages()] == [("devis pour Bellerive", ts)]
    await desk.server.edits(ts, "@Commis devis pour Belair")
    assert isinstance(desk.door.taken[1], MessageChanged)


async def test_a_deletion(desk: InboundDesk):
    kept = await desk.server.says("lea", "dm", "Devis pour Bellerive")
    other = await desk.server.says("lea", "#devis", "On mange où ?")
    await desk.server.deletes(kept)
    await desk.server.deletes(other)
    assert [(event.kind, getattr(event, "text", "")) for event in desk.door.taken][1:] == [("changed", None)]


async def test_a_root_that_has_answers_is_deleted(desk: InboundDesk):
    root = await desk.server.says("lea", "#devis", "@Commis devis pour Bellerive")
    await desk.server.says("claire", "#devis", "ok", thread_ts=root)
    await desk.server.deletes(root)
    gone = desk.door.taken[-1]
    assert isinstance(gone, MessageChanged)
    assert (gone.text, gone.address.thread, gone.sender.id) == (None, root, LEA)


# --- other companies --------------------------------------------------------------------------------------------------


async def test_a_shared_channel_gets_a_note_once(desk: InboundDesk):
    await desk.server.says("lea", "#partage", "@Commis devis pour Bellerive")
    await desk.settled()
    (note,) = desk.server.ephemeral("lea")
    assert "partagé avec une autre entreprise" in note.text
    assert desk.door.taken == []


async def test_a_stranger_gets_a_refusal(desk: InboundDesk):
    await desk.server.says("voisin", "#partage", "@Commis devis pour Bellerive")
    await desk.settled()
    (note,) = desk.server.ephemeral("voisin")
    assert "l'entreprise qui m'a installé" in note.text.replace("\u2019", "'")
    assert desk.door.taken == []
