"""From buttons, forms, commands and shortcuts to our events."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events import ButtonClicked, MessageReceived, Sender
from bot.slack.adapter_acts import (
    Spot,
    click_of,
    command_of,
    in_private,
    is_of_others,
    is_ours,
    is_visitor,
    own_thread,
    shortcut_of,
    spot_of,
    stop_of,
    submission_of,
)
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
    click,
    command,
    entrust,
    envelope,
    in_channel,
    message,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HERE = Address("slack", f"{TEAM}/{CHANNEL}", TS)
ROOT = "1763880000.000001"


def test_a_click():
    body = click()
    assert spot_of(body, OURS) == Spot(TEAM, CHANNEL, TS, LEA)
    assert spot_of(body, OURS).address == HERE
    assert click_of(body, OURS, HERE, NOW) == ButtonClicked(
        key=f"slack:{TEAM}:click:123.456.abc",
        address=HERE,
        sender=Sender("slack", f"{TEAM}/{LEA}", "lea.martin"),
        button="a:1:approve",
        at=NOW,
        confirmed=False,
    )


def test_slack_has_asked_the_confirmation():
    asked = {"confirm": {"title": {"type": "plain_text", "text": "Sûr ?"}, "confirm": {}, "deny": {}}}
    clicked = click_of(click(asked), OURS, HERE, NOW)
    assert clicked is not None
    assert clicked.confirmed


def test_a_click_without_a_trigger_has_a_key_of_its_own():
    first, again = (click_of(click(trigger_id=None), OURS, HERE, NOW) for _ in range(2))
    other = click_of(click({"action_ts": "1763888481.000000"}, trigger_id=None), OURS, HERE, NOW)
    assert first is not None
    assert other is not None
    assert first == again
    assert first.key != other.key


@pytest.mark.parametrize(
    "action",
    [
        {"url": "https://exemple.fr"},
        {"action_id": "commis.link.1"},
        {"action_id": "someone.else"},
        {"action_id": None},
        {"value": None},
        {"value": "x" * 2001},
        {"type": "static_select"},
    ],
)
def test_other_actions_are_ignored(action: dict[str, Any]):
    assert click_of(click(action), OURS, HERE, NOW) is None


def test_where_a_click_was():
    reply = {"ts": TS, "thread_ts": ROOT, "user": BOT}
    assert spot_of(click(message=reply), OURS).thread_ts == ROOT
    private = spot_of(click(channel={"id": "D0LEA", "name": "directmessage"}), OURS)
    assert private.address == Address("slack", f"{TEAM}/@{LEA}", TS)
    whispered = click(
        container={"type": "message", "message_ts": TS, "channel_id": CHANNEL, "is_ephemeral": True, "thread_ts": ROOT}
    )
    del whispered["message"]
    assert spot_of(whispered, OURS) == Spot(TEAM, CHANNEL, ROOT, LEA, open_thread=True)
    home = click(container={"type": "view", "view_id": "V1"}, view={"id": "V1", "type": "home"})
    del home["channel"], home["message"]
    assert spot_of(home, OURS) == Spot(TEAM, "", "", LEA, home=True)
    assert spot_of(home, OURS).address == Address("slack", f"{TEAM}/@{LEA}")


def test_somebody_of_another_company_who_clicks():
    visitor = click(user={"id": "U0VOISIN", "username": "paul", "name": "paul", "team_id": "T0VOISIN"})
    assert is_visitor(visitor, OURS)
    assert not is_visitor(click(), OURS)
    clicked = click_of(visitor, OURS, HERE, NOW)
    assert clicked is not None
    assert clicked.sender.id == "T0VOISIN/U0VOISIN"


def test_a_submission_is_one_however_often_it_is_sent():
    body = {"view": {"id": "V1"}, "user": {"id": LEA, "name": "lea", "team_id": TEAM}}
    first = submission_of(body, OURS, "a:1:edit", {"price": "12", "days": "3"}, HERE, NOW)
    again = submission_of(body, OURS, "a:1:edit", {"days": "3", "price": "12"}, HERE, NOW)
    corrected = submission_of(body, OURS, "a:1:edit", {"price": "13", "days": "3"}, HERE, NOW)
    assert first is not None
    assert again is not None
    assert corrected is not None
    assert first.key.startswith(f"slack:{TEAM}:view:V1:")
    assert first.key == again.key != corrected.key
    assert (first.form, first.values["price"], first.sender.id) == ("a:1:edit", "12", f"{TEAM}/{LEA}")


def test_a_command_is_a_message_in_private():
    said = command_of(command("devis pour Tom &amp; Cie"), OURS, NOW)
    key = f"slack:{TEAM}:command:123.789.def"
    assert said == MessageReceived(
        key=key,
        address=Address("slack", f"{TEAM}/@{LEA}", own_thread(key)),
        sender=Sender("slack", f"{TEAM}/{LEA}", "lea.martin"),
        text="devis pour Tom & Cie",
        at=NOW,
        direct=True,
        root=True,
    )
    assert said.address.thread is not None
    assert said.address.thread.startswith("~")
    assert command_of(command("   "), OURS, NOW) is None


def test_a_message_is_entrusted_under_its_own_key():
    said = in_channel("Il nous faut 3 moulins", user="U0MARC", files=[{"id": "F1", "name": "plan.pdf", "size": 3}])
    given = shortcut_of(entrust(said), OURS, NOW)
    assert given is not None
    assert given.key == f"slack:{TEAM}:{CHANNEL}:{TS}"
    assert (given.address, given.root, given.called, given.direct) == (HERE, True, True, False)
    assert given.sender.id == f"{TEAM}/U0CLAIRE"
    assert (given.text, given.message, [one.id for one in given.remote]) == ("Il nous faut 3 moulins", TS, ["F1"])


def test_in_private_it_has_a_thread_of_ours():
    given = shortcut_of(entrust(in_channel("3 moulins", thread_ts=ROOT)), OURS, NOW)
    assert given is not None
    assert (given.address.thread, given.root) == (ROOT, False)
    private = in_private(given, OURS, "U0CLAIRE")
    assert private.address == Address("slack", f"{TEAM}/@U0CLAIRE", own_thread(given.key))
    assert (private.key, private.direct, private.root, private.message) == (given.key, True, True, "")


def test_a_bots_message_can_be_entrusted_by_a_person():
    given = shortcut_of(entrust(in_channel("Commande web", user="", bot_id="B0BOUTIQUE")), OURS, NOW)
    assert given is not None
    assert given.text == "Commande web"


def test_which_messages_are_not_ours_to_work_there():
    assert is_ours(entrust(in_channel("Devis", user=BOT, bot_id=BOT_ID)), OURS)
    assert not is_ours(entrust(in_channel("Devis")), OURS)
    assert is_of_others(entrust(in_channel("Bonjour", team="T0VOISIN")), OURS)
    assert not is_of_others(entrust(in_channel("Bonjour")), OURS)
    assert not is_of_others(entrust(in_channel("Bonjour", team="T0OTHER")), GRID)


@pytest.mark.parametrize("more", [{"callback_id": "other"}, {"user": None}, {"channel": {}}, {"message": {}}])
def test_a_shortcut_that_is_not_ours(more: dict[str, Any]):
    assert shortcut_of(entrust(message(), **more, message_ts=""), OURS, NOW) is None


def test_stop_is_said_for_whoever_presses_it():
    event = {
        "type": "agent_session_stopped",
        "channel": "D0LEA",
        "user": LEA,
        "thread_ts": ROOT,
        "streaming_message_ts": [TS],
        "event_ts": "1763888500.000000",
    }
    said = stop_of(envelope(event), OURS, NOW)
    assert said is not None
    assert said.key == f"slack:{TEAM}:stop:Ev0001"
    assert (said.text, said.direct, said.called) == ("stop", True, True)
    assert said.address == Address("slack", f"{TEAM}/@{LEA}", ROOT)
    assert stop_of(envelope({**event, "thread_ts": None}), OURS, NOW) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", TS, LEA, "commis.0", "button", "entrust"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(click())), inner, max_size=5),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from([*click(), *entrust(message()), *command("x")]), JSON))
def test_no_shape_of_an_act_makes_it_fail(odd: dict[str, Any]):
    for body in (click(**odd), {**entrust(message()), **odd}, {**command("x"), **odd}, odd, {"event": odd}):
        spot_of(body, OURS)
        click_of(body, OURS, HERE, NOW)
        shortcut_of(body, OURS, NOW)
        command_of(body, OURS, NOW)
        stop_of(body, OURS, NOW)
        submission_of(body, OURS, "f", {}, HERE, NOW)
        assert isinstance(is_ours(body, OURS), bool)
        assert isinstance(is_of_others(body, OURS), bool)
