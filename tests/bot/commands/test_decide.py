"""`commis decide` and `commis approvals`: a verdict, with the checks of the buttons."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.commands.conftest import DISCOUNT, Commis


def asked(commis: Commis) -> str:
    [approval] = commis("ask", DISCOUNT, "--as", "lea", "--json").json["approvals"]
    return approval["id"]


def decided(commis: Commis, *arguments: str) -> dict[str, Any]:
    ran = commis("decide", *arguments, "--json")
    assert ran.status == 0, ran
    return ran.json


def test_nothing_waits_in_a_new_home(commis: Commis) -> None:
    assert commis("approvals", "--json").json == []
    ran = commis("approvals")
    assert ran.status == 0 and ran.out.startswith("id")


def test_ids_are_never_cut(stocked: Commis) -> None:
    approval = asked(stocked)
    assert approval in stocked("approvals").out.split()


def test_approving_sends(stocked: Commis) -> None:
    result = decided(stocked, asked(stocked), "approve")
    assert (result["status"], result["accepted"], result["by"]) == ("done", True, "claire-dubois")
    assert result["approvals"] == []
    assert [effect["status"] for effect in result["effects"] if effect["kind"] == "mail"] == ["sent"]
    assert stocked("approvals", "--json").json == []
    [kept] = stocked("approvals", "--all", "--json").json
    assert (kept["state"], kept["decided_by"]) == ("approved", "claire-dubois")


def test_the_asker_may_not(stocked: Commis) -> None:
    result = decided(stocked, asked(stocked), "approve", "--as", "lea")
    assert (result["status"], result["accepted"]) == ("needs_approval", False)
    assert result["says"]
    assert stocked("approvals", "--json").json


def test_a_second_decision_changes_nothing(stocked: Commis) -> None:
    approval = asked(stocked)
    decided(stocked, approval, "approve")
    again = decided(stocked, approval, "reject", "--note", "trop tard")
    assert (again["status"], again["accepted"]) == ("done", False)
    assert "Claire Dubois" in again["says"][0]


def test_refusing_needs_its_reason(stocked: Commis) -> None:
    approval = asked(stocked)
    assert decided(stocked, approval, "reject")["accepted"] is False
    result = decided(stocked, approval, "reject", "--note", "marge trop faible")
    assert (result["status"], result["accepted"]) == ("refused", True)
    assert any("marge trop faible" in said for said in result["says"])


def test_an_edit_with_good_values_holds(stocked: Commis) -> None:
    approval = asked(stocked)
    names = decided(stocked, approval, "edit")["says"][0]
    assert "discount" in names
    field = next(
        word for word in names.replace("(", " ").replace(")", " ").replace(",", " ").split() if "discount" in word
    )
    result = decided(stocked, approval, "edit", "--set", f"{field}=8")
    assert result["accepted"] is True
    assert result["facts"]["discount_percent"] == "8.00"


@pytest.mark.parametrize("value", ["beaucoup", "-3", "250"])
def test_an_edit_with_a_bad_value_names_the_field(stocked: Commis, value: str) -> None:
    approval = asked(stocked)
    result = decided(stocked, approval, "edit", "--set", f"discount_percent={value}")
    assert result["accepted"] is False
    assert result["says"][0].startswith("discount_percent: ")
    assert result["status"] == "needs_approval"


@pytest.mark.parametrize(
    ("verb", "note"), [("ask_info", "Pour quand ?"), ("hand_over", "marc-petit"), ("snooze", "tomorrow")]
)
def test_the_other_ways_leave_it_waiting(stocked: Commis, verb: str, note: str) -> None:
    people = {person["id"]: person["role"] for person in stocked("people", "--json").json}
    director = next(person for person, role in people.items() if role == "director")
    result = decided(stocked, asked(stocked), verb, "--note", director if verb == "hand_over" else note)
    assert (result["accepted"], result["status"]) == (True, "needs_approval"), result["says"]


def test_the_requester_takes_it_back(stocked: Commis) -> None:
    result = decided(stocked, asked(stocked), "recall", "--as", "lea")
    assert (result["accepted"], result["status"]) == (True, "refused")


def test_an_unknown_request_is_said(commis: Commis) -> None:
    assert "commis approvals" in commis("decide", "0123456789abcdef", "approve", "--json").sentence


def test_an_unknown_verb_is_answered_with_those_that_exist(stocked: Commis) -> None:
    sentence = stocked("decide", asked(stocked), "explode", "--json").sentence
    assert "approve" in sentence and "reject" in sentence


def test_set_needs_a_name_and_a_value(stocked: Commis) -> None:
    assert "--set" in stocked("decide", asked(stocked), "edit", "--set", "discount").sentence
