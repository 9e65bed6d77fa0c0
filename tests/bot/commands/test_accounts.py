"""`commis people`, `people link` and `people unlink`, as whoever runs Commis types them."""

from __future__ import annotations

import pytest

from tests.bot.commands.conftest import Commis


def accounts(stocked: Commis) -> dict[str, list[str]]:
    return {person["id"]: person["accounts"] for person in stocked("people", "--json").json if person["accounts"]}


def test_an_account_is_linked_and_listed(stocked: Commis) -> None:
    ran = stocked("people", "link", "lea-martin", "slack:T1/U1")
    assert (ran.status, ran.out) == (0, "slack:T1/U1 est le compte de Léa Martin (lea-martin).\n")
    assert accounts(stocked) == {"lea-martin": ["slack:T1/U1"]}
    listed = stocked("people").out.splitlines()
    assert listed[0].split()[-1] == "comptes"
    assert [line for line in listed if line.endswith("slack:T1/U1")] == [
        line for line in listed if line.startswith("lea-martin")
    ]


@pytest.mark.parametrize("person", ["lea-martin", "Léa Martin", "lea.martin@comptoir-aubrac.example", "léa"])
@pytest.mark.parametrize("account", ["T1/U1", "slack:T1/U1", "Slack:t1/u1"])
def test_people_and_accounts_may_be_written_in_several_ways(stocked: Commis, person: str, account: str) -> None:
    assert stocked("people", "link", person, account, "--json").json == {
        "account": "slack:T1/U1", "person": "lea-martin", "before": None,
    }  # fmt: skip


def test_what_was_there_before_is_said(stocked: Commis) -> None:
    stocked("people", "link", "lea-martin", "T1/U1")
    assert "rien n'a changé" in stocked("people", "link", "lea-martin", "T1/U1").out
    assert "c'était celui de Léa Martin" in stocked("people", "link", "claire-dubois", "T1/U1").out
    moved = stocked("people", "link", "marc-lefevre", "T1/U1", "--json").json
    assert (moved["before"], moved["person"]) == ("claire-dubois", "marc-lefevre")
    assert accounts(stocked) == {"marc-lefevre": ["slack:T1/U1"]}


def test_an_account_is_unlinked_once(stocked: Commis) -> None:
    stocked("people", "link", "lea-martin", "E1/T1/U1")
    stocked("people", "link", "lea-martin", "teams:tenant/user")
    assert accounts(stocked) == {"lea-martin": ["slack:E1/T1/U1", "teams:tenant/user"]}
    assert "c'était celui de Léa Martin" in stocked("people", "unlink", "slack:E1/T1/U1").out
    assert accounts(stocked) == {"lea-martin": ["teams:tenant/user"]}
    ran = stocked("people", "unlink", "teams:tenant/user", "--json")
    assert ran.json == {"account": "teams:tenant/user", "person": None, "before": "lea-martin"}
    assert "n'est le compte de personne" in stocked("people", "unlink", "slack:E1/T1/U1").sentence


def test_the_ledger_keeps_each_change_and_no_other(stocked: Commis) -> None:
    for _ in range(2):
        stocked("people", "link", "lea-martin", "T1/U1")
    stocked("people", "unlink", "T1/U1")
    rows = [row for row in stocked("ledger", "--json").json if row["kind"] in {"linked", "unlinked"}]
    assert [(row["actor"], row["kind"], row["what"], row["why"]["account"]) for row in rows] == [
        ("operator", "linked", "lea-martin", "T1/U1"),
        ("operator", "unlinked", "lea-martin", "T1/U1"),
    ]


def test_somebody_who_is_not_there_is_named_with_those_who_are(stocked: Commis) -> None:
    sentence = stocked("people", "link", "zoé", "T1/U1").sentence
    assert "zoé" in sentence and "Léa Martin" in sentence
    assert accounts(stocked) == {}


@pytest.mark.parametrize(
    "account", ["U1", "slack:", "slack:U1", "T1/", "/U1", "T1/C1", "T1/U1 x", "A/B/C/D", "x" * 300]
)
def test_what_cannot_be_an_account_is_refused_with_an_example(stocked: Commis, account: str) -> None:
    for arguments in (["link", "lea-martin", account], ["unlink", account]):
        assert "slack:T024BE7LD/U023BECGF" in stocked("people", *arguments).sentence
    assert accounts(stocked) == {}


@pytest.mark.parametrize("account", ["irc:lea", "web:lea-martin", ":x/y"])
def test_only_platforms_with_accounts_of_their_own(stocked: Commis, account: str) -> None:
    assert "slack, teams" in stocked("people", "link", "lea-martin", account).sentence


def test_in_english(stocked: Commis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMIS_LANGUAGE", "en")
    assert (
        stocked("people", "link", "oliver", "T1/U1").out
        == "slack:T1/U1 is the account of Oliver Hughes (oliver-hughes).\n"
    )
    assert "is nobody's account" in stocked("people", "unlink", "T1/U2").sentence


def test_an_account_of_teams_is_a_tenant_and_a_user_as_teams_writes_them(stocked: Commis) -> None:
    tenant, user = "1B2C3D4E-0000-4000-8000-00000000000A", "6E1B1F3A-0000-4000-8000-00000000000B"
    stocked("people", "link", "lea-martin", f"TEAMS:{tenant}/{user}")
    assert accounts(stocked) == {"lea-martin": [f"teams:{tenant}/{user}".lower()]}


@pytest.mark.parametrize(
    "account", ["teams:", "teams:user", "teams:/user", "teams:tenant/", "teams:a/b/c", "teams:a/b c"]
)
def test_what_cannot_be_an_account_of_teams_is_refused_with_an_example(stocked: Commis, account: str) -> None:
    assert "teams:1b2c3d4e-" in stocked("people", "link", "lea-martin", account).sentence
    assert accounts(stocked) == {}
