"""Which installation a payload is for, and whether it has the shape of its kind."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.adapter_payload import Origin, is_sound, origin_of
from tests.bot.slack.payloads import APP, TEAM, click, command, entrust, envelope, message


def test_an_event_comes_from_the_installation_it_is_for():
    told = {"team_id": "T0VOISIN", "enterprise_id": "E0VOISIN", "context_team_id": "T0CONTEXT"}
    mine = [{"team_id": TEAM, "enterprise_id": "E0AUBRAC"}]
    assert origin_of(envelope(message(), **told, authorizations=mine)) == Origin(APP, TEAM, "E0AUBRAC")
    lone = [{"team_id": TEAM, "enterprise_id": None}]
    assert origin_of(envelope(message(), **told, authorizations=lone)) == Origin(APP, TEAM, "")
    assert origin_of(envelope(message(), **told, authorizations=[])) == Origin(APP, "T0CONTEXT", "")
    org = [{"team_id": None, "enterprise_id": "E0AUBRAC", "is_enterprise_install": True}]
    assert origin_of(envelope(message(), **told, authorizations=org)) == Origin(APP, "T0CONTEXT", "E0AUBRAC")
    bare = {"team_id": TEAM, "enterprise_id": "E0AUBRAC", "context_team_id": None}
    assert origin_of(envelope(message(), **bare, authorizations=None)) == Origin(APP, TEAM, "E0AUBRAC")


def test_an_act_comes_from_its_workspace():
    assert origin_of(click()) == Origin(APP, TEAM, "")
    org = click(team=None, enterprise={"id": "E0AUBRAC", "name": "Aubrac"}, is_enterprise_install=True)
    assert origin_of(org) == Origin(APP, TEAM, "E0AUBRAC")
    assert origin_of(command("aide", enterprise_id="E0AUBRAC")) == Origin(APP, TEAM, "E0AUBRAC")


@pytest.mark.parametrize("body", [envelope(message()), click(), command("aide"), entrust(message()), {"type": "new"}])
def test_what_slack_sends_is_sound(body: dict[str, Any]):
    assert is_sound(body)


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "text",
        {"type": 3},
        envelope({}),
        envelope({"type": None}),
        click(actions=[]) | {"actions": []},
        click({"action_id": None}),
        {"type": "view_submission", "view": {"callback_id": "x"}},
        {"type": "view_submission", "view": {"type": "modal"}},
        {"type": "message_action"},
    ],
)
def test_what_bolt_would_stumble_over_is_not(body: object):
    assert not is_sound(body)
