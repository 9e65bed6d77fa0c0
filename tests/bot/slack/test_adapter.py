"""From Slack's events to ours: whose words, in which thread, meant for whom, under which key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events import MessageChanged, MessageReceived, RemoteFile, Sender
from bot.slack import adapter
from bot.slack.adapter import Note, edited_message_of, key_heard, message_of, thread_to_check
from bot.slack.adapter_payload import origin_of
from graphs.message import Address
from tests.bot.slack.payloads import (
    BOT,
    BOT_ID,
    CHANNEL,
    GRID,
    LEA,
    OURS,
    TEAM,
    TS,
    changed,
    deleted,
    envelope,
    in_channel,
    mention,
    message,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEY = f"slack:{TEAM}:{CHANNEL}:{TS}"
ROOT = "1763880000.000001"


def of(event: dict[str, Any], part: bool = False, workspace: Any = OURS, **more: Any) -> Any:
    return message_of(envelope(event, **more), workspace, part, NOW)


# --- who said what, where ---------------------------------------------------------------------------------------------


def test_words_in_private():
    assert of(message("Devis pour Bellerive : 3 moulins")) == MessageReceived(
        key=f"slack:{TEAM}:D0LEA:{TS}",
        address=Address("slack", f"{TEAM}/@{LEA}", TS),
        sender=Sender("slack", f"{TEAM}/{LEA}"),
        text="Devis pour Bellerive : 3 moulins",
        at=NOW,
        direct=True,
        addressed=True,
        root=True,
        called=True,
        message=TS,
    )


def test_a_mention_is_one_message_however_it_is_told():
    """app_mention and message.channels come both, in any order: the first one counts, and says the same; but for who
    reads there, which a mention leaves open."""
    text = f"<@{BOT}> devis pour Bellerive"
    said = of(in_channel(text))
    assert replace(said, closed=None) == of(mention(text)) and said.closed is False
    assert (said.key, said.address) == (KEY, Address("slack", f"{TEAM}/{CHANNEL}", TS))
    assert (said.text, said.direct, said.called, said.root) == ("devis pour Bellerive", False, True, True)


def test_words_in_a_channel_are_nobodys_business():
    assert of(in_channel("On mange où ?")) is None


def test_a_group_conversation_is_a_channel():
    assert of(in_channel("On mange où ?", channel="G0GROUP", channel_type="mpim")) is None
    said = of(in_channel(f"<@{BOT}> aide", channel="G0GROUP", channel_type="mpim"))
    assert (said.direct, said.address.channel, said.closed) == (False, f"{TEAM}/G0GROUP", True)


def test_a_reply_counts_where_commis_takes_part():
    reply = in_channel("plutôt 4 moulins", thread_ts=ROOT)
    assert thread_to_check(envelope(reply), OURS) == Address("slack", f"{TEAM}/{CHANNEL}", ROOT)
    assert of(reply) is None
    said = of(reply, part=True)
    assert (said.address.thread, said.root, said.called, said.addressed) == (ROOT, False, False, True)


def test_a_reply_to_a_colleague_is_theirs():
    assert of(in_channel("<@U0CLAIRE> tu valides ?", thread_ts=ROOT), part=True) is None
    assert of(in_channel("demande à <@U0CLAIRE>", thread_ts=ROOT), part=True).text == "demande à @U0CLAIRE"


def test_a_mention_in_a_thread_needs_nobody_there():
    said = of(in_channel(f"<@{BOT}> on en est où ?", thread_ts=ROOT))
    assert (said.called, said.root, said.address.thread) == (True, False, ROOT)


def test_a_root_that_has_replies_is_still_a_root():
    assert of(message(thread_ts=TS)).root is True
    assert thread_to_check(envelope(message(thread_ts=TS)), OURS) is None


def test_a_grid_account_names_its_enterprise():
    said = of(message(), workspace=GRID)
    assert said.sender.id == f"E0AUBRAC/{TEAM}/{LEA}"
    other = of(message(user_team="T0OTHER", team="T0OTHER"), workspace=GRID)
    assert other.sender.id == f"E0AUBRAC/{TEAM}/{LEA}", "a colleague of another workspace of the same organization"


def test_the_name_is_what_slack_calls_them():
    said = of(message(user_profile={"display_name": "", "real_name": "Léa Martin", "name": "lea"}))
    assert said.sender == Sender("slack", f"{TEAM}/{LEA}", "Léa Martin")


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", "me_message"])
def test_these_are_ordinary_words(subtype: str):
    assert of(message("oui", subtype=subtype)).text == "oui"


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B0AUTRE"},
        {"bot_profile": {"id": "B0AUTRE", "name": "Autre"}},
        {"subtype": "bot_message", "bot_id": "B0AUTRE"},
        {"user": BOT},
        {"user": "USLACKBOT"},
        {"bot_id": BOT_ID, "user": BOT},
        {"subtype": "channel_join"},
        {"subtype": "channel_topic"},
        {"subtype": "assistant_app_thread"},
        {"subtype": "reminder_add"},
        {"hidden": True},
        {"user": ""},
        {"user": None},
        {"ts": "later"},
        {"ts": 1763888400.0001},
        {"channel": ""},
    ],
)
def test_these_are_ignored_on_purpose(more: dict[str, Any]):
    assert of(message("Devis pour Bellerive", **more)) is None
    assert of(in_channel(f"<@{BOT}> devis", **more)) is None


# --- other companies --------------------------------------------------------------------------------------------------


def test_nothing_is_worked_in_a_shared_channel():
    text = f"<@{BOT}> devis pour Bellerive"
    note = Note("shared_channel", CHANNEL, None, LEA)
    assert of(in_channel(text), is_ext_shared_channel=True) == note
    assert of(mention(text), is_ext_shared_channel=True) == note
    assert of(in_channel("et pour midi ?", thread_ts=ROOT), part=True, is_ext_shared_channel=True) is None


def test_somebody_of_another_company_is_refused():
    foreign = {"user": "U0VOISIN", "team": "T0VOISIN", "user_team": "T0VOISIN", "source_team": "T0VOISIN"}
    note = Note("other_company", CHANNEL, ROOT, "U0VOISIN")
    told = in_channel(f"<@{BOT}> devis", thread_ts=ROOT, **foreign)
    assert of(told, is_ext_shared_channel=True) == note
    assert of(told, is_ext_shared_channel=True, workspace=GRID) == note
    assert of(in_channel("bonjour", **foreign), is_ext_shared_channel=True) is None
    assert of(message("devis", **foreign)) == Note("other_company", "D0LEA", None, "U0VOISIN")


# --- files ------------------------------------------------------------------------------------------------------------


def file(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "name": f"{id}.pdf", "mimetype": "application/pdf", "size": 1200, "mode": "hosted", **more}


def test_files_come_with_their_message():
    said = of(message("", subtype="file_share", files=[file("F1"), file("F2", name=None, title="Plan", size="?")]))
    assert said.text == ""
    assert said.remote == [
        RemoteFile("F1", "F1.pdf", "application/pdf", 1200),
        RemoteFile("F2", "Plan", "application/pdf", 0),
    ]


def test_files_that_are_gone_are_left_out_but_not_those_that_slack_hides():
    gone = [file("F1", mode="tombstone"), file("F2", mode="hidden_by_limit"), {"mode": "hosted"}, None, "F3"]
    assert [kept.id for kept in of(message("voici", files=gone)).remote] == ["F2"]


def test_a_forwarded_message_is_read():
    forwarded = {"is_share": True, "text": "Il nous faut 3 moulins &amp; 2 tasses", "author_name": "Paul"}
    unfolded = {"from_url": "https://exemple.fr", "text": "Un site", "title": "Exemple"}
    said = of(message("pour Bellerive", attachments=[forwarded, unfolded]))
    assert said.text == "pour Bellerive\nIl nous faut 3 moulins & 2 tasses"


# --- edits and deletions ----------------------------------------------------------------------------------------------


def test_an_edit_says_what_the_message_says_now():
    before, after = message("Devis pour Bellerive"), message("Devis pour <http://belair.fr|Belair>")
    change = of(changed(after, before))
    assert change == MessageChanged(
        key=f"slack:{TEAM}:D0LEA:{TS}:edited:1763888460.000000",
        address=Address("slack", f"{TEAM}/@{LEA}", TS),
        sender=Sender("slack", f"{TEAM}/{LEA}"),
        message_key=f"slack:{TEAM}:D0LEA:{TS}",
        text="Devis pour Belair",
        at=NOW,
    )
    assert key_heard(envelope(changed(after, before)), OURS) == change.message_key
    assert of(changed(after, None)) == change, "what it was before is not always told"


def test_every_edit_is_another_one():
    before, first, second = message("un"), message("deux"), message("trois")
    keys = {
        of(changed(first, before)).key,
        of(changed(second | {"edited": {"user": LEA, "ts": "1763888465.000000"}}, first)).key,
    }
    assert len(keys) == 2


def test_what_slack_does_to_a_message_is_no_edit():
    same = message("voir https://exemple.fr")
    unfolded = {**same, "attachments": [{"from_url": "https://exemple.fr", "title": "Exemple"}]}
    assert of(changed(unfolded, same)) is None
    assert of(changed({**same, "text": "voir <https://exemple.fr>"}, same)) is None
    replied = {**same, "reply_count": 1, "thread_ts": TS}
    assert of(changed(replied, same)) is None
    untold = changed(unfolded, None)
    del untold["message"]["edited"]
    assert of(untold) is None


@pytest.mark.parametrize("more", [{"bot_id": "B0AUTRE"}, {"user": BOT}, {"user": BOT, "bot_id": BOT_ID}])
def test_edits_and_deletions_of_bots_are_ignored(more: dict[str, Any]):
    before, after = in_channel("un", **more), in_channel("deux", **more)
    assert of(changed(after, before)) is None
    assert of(deleted(before)) is None


def test_a_deletion():
    gone = of(deleted(message("Devis")))
    assert (gone.key, gone.text) == (f"slack:{TEAM}:D0LEA:{TS}:deleted", None)
    assert (gone.message_key, gone.sender.id) == (f"slack:{TEAM}:D0LEA:{TS}", f"{TEAM}/{LEA}")


def test_a_deletion_that_does_not_tell_what_was_there():
    event = deleted(message("Devis"))
    del event["previous_message"]
    gone = of(event)
    assert (gone.message_key, gone.sender) == (f"slack:{TEAM}:D0LEA:{TS}", Sender("slack", ""))


def test_a_root_with_replies_leaves_a_tombstone():
    before = in_channel("Devis", thread_ts=TS, reply_count=2)
    tombstone = {**before, "subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT"}
    gone = of(changed({**tombstone, "hidden": True}, before))
    assert (gone.key, gone.text, gone.sender.id) == (f"{KEY}:deleted", None, f"{TEAM}/{LEA}")


def test_an_edit_that_calls_us_is_heard_as_a_message():
    before, after = in_channel("devis pour Bellerive"), in_channel(f"<@{BOT}> devis pour Bellerive")
    heard = edited_message_of(envelope(changed(after, before)), OURS, NOW)
    assert heard == of(after)
    assert isinstance(of(changed(after, before)), MessageChanged), "a name of ours that was added is a change"
    assert edited_message_of(envelope(changed(in_channel("rien"), before)), OURS, NOW) is None
    private = edited_message_of(envelope(changed(message("deux"), message("un"))), OURS, NOW)
    assert private == of(message("deux"))
    shared = envelope(changed(after, before), is_ext_shared_channel=True)
    assert edited_message_of(shared, OURS, NOW) == Note("shared_channel", CHANNEL, None, LEA)


# --- whatever is sent -------------------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.sampled_from(["", TS, LEA, "message"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "subtype", "event", "message", "previous_message", "user", "ts", "channel", "files"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from([*message(), "files", "attachments", "user_profile"]), JSON), st.booleans())
def test_no_shape_of_a_message_makes_it_fail(odd: dict[str, Any], edit: bool):
    event = {**message(), **odd}
    if edit:
        event = {"type": "message", "subtype": "message_changed", "channel": "D1", "message": event, **odd}
    body = envelope(event)
    thread_to_check(body, OURS)
    key_heard(body, OURS)
    edited_message_of(body, OURS, NOW)
    assert isinstance(message_of(body, OURS, True, NOW), MessageReceived | MessageChanged | Note | None)


@given(JSON)
def test_no_shape_of_an_envelope_makes_it_fail(odd: Any):
    for body in ({"type": "event_callback", "event": odd, "authorizations": odd}, {"team": odd, "user": odd}):
        origin_of(body)
        assert message_of(body, OURS, True, NOW) is None or isinstance(odd, dict)
    assert adapter.spoken_in({"event": odd}, OURS) is None or isinstance(odd, dict)
