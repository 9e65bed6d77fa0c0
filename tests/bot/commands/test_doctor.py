"""`commis doctor` and `commis migrate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.commands.meanings import FRENCH
from bot.settings_table import variables
from tests.bot.commands.conftest import Commis, write


def checks(commis: Commis) -> dict[str, dict[str, Any]]:
    return {check["name"]: check for check in commis("doctor", "--json").json["checks"]}


def test_the_sample_company_is_well(stocked: Commis) -> None:
    ran = stocked("doctor", "--json")
    assert ran.status == 0
    marks = {check["name"]: check["mark"] for check in ran.json["checks"]}
    assert marks.pop("COMMIS_NOW") == "warning"
    assert set(marks.values()) == {"ok"}


def test_an_empty_home_is_told_what_to_do(commis: Commis) -> None:
    found = checks(commis)
    assert found["books"]["mark"] == "warning" and "commis import" in found["books"]["fix"]
    assert all(check["fix"] for check in found.values() if check["mark"] != "ok")


def test_every_setting_is_shown_with_its_meaning_in_both_languages(
    commis: Commis, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(FRENCH) == {variable.name for variable in variables()}
    french = {item["name"]: item["meaning"] for item in commis("doctor", "--json").json["settings"]}
    monkeypatch.setenv("COMMIS_LANGUAGE", "en")
    english = {item["name"]: item["meaning"] for item in commis("doctor", "--json").json["settings"]}
    assert french.keys() == english.keys() == set(FRENCH)
    assert all(english.values()) and not set(french.values()) & set(english.values())


def test_secrets_are_only_set_or_not(commis: Commis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-hunter2hunter2")
    monkeypatch.setenv("COMMIS_SMTP_PASSWORD", "hunter2")
    monkeypatch.setenv("COMMIS_DATABASE_URL", "postgresql://bob:hunter2@127.0.0.1:1/x")
    for arguments in (("doctor",), ("doctor", "--json")):
        ran = commis(*arguments)
        assert ran.status == 1
        assert "hunter2" not in ran.out + ran.err
        assert "défini" in ran.out


def test_a_server_that_does_not_answer_is_an_error(stocked: Commis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMIS_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("COMMIS_SMTP_PORT", "1")
    found = checks(stocked)["COMMIS_SMTP_HOST"]
    assert found["mark"] == "error" and "COMMIS_SMTP_HOST" in found["fix"]
    assert stocked("doctor").status == 1


def test_a_home_that_is_a_file_is_an_error(commis: Commis, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMIS_HOME", str(write(tmp_path, "file", "x")))
    ran = commis("doctor")
    assert ran.status == 1 and "✘ COMMIS_HOME" in ran.out


def test_migrating_says_the_revision(commis: Commis) -> None:
    revision = commis("migrate", "--json").json["revision"]
    assert revision and revision in commis("migrate").out


def test_half_a_teams_does_not_start_and_says_what_is_missing(commis: Commis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMS_APP_PASSWORD", "hunter2hunter2")
    for language, word in (("fr", "n'importe qui"), ("en", "anybody")):
        monkeypatch.setenv("COMMIS_LANGUAGE", language)
        ran = commis("doctor")
        assert (ran.status, ran.out) == (2, "")
        assert "TEAMS_APP_ID" in ran.err and "TEAMS_TENANT_ID" in ran.err and word in ran.err
        assert "hunter2" not in ran.err


def test_teams_is_examined_with_who_is_linked(stocked: Commis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMS_PLAYGROUND", "true")
    found = checks(stocked)
    assert (found["TEAMS_PLAYGROUND"]["mark"], found["Teams people"]["mark"]) == ("warning", "warning")
    stocked("people", "link", "lea-martin", "teams:tenant/user")
    assert checks(stocked)["Teams people"]["mark"] == "ok"
    assert stocked("doctor").status == 0


@pytest.mark.parametrize("name", ["COMMIS_DIGEST_CHANNEL", "COMMIS_OPERATOR_CHANNEL"])
@pytest.mark.parametrize(
    ("named", "french", "english"),
    [
        ("direction", "COMMIS_CHANNELS (devis, general)", "COMMIS_CHANNELS (devis, general)"),
        ("slack:T1/C1", "pas réglée", "not set up"),
        ("x" * 9_000, "pas ce canal", "no such channel"),
    ],
)
def test_a_channel_that_nobody_could_read_is_an_error(
    stocked: Commis, monkeypatch: pytest.MonkeyPatch, name: str, named: str, french: str, english: str
) -> None:
    monkeypatch.setenv(name, named)
    for language, words in (("fr", french), ("en", english)):
        monkeypatch.setenv("COMMIS_LANGUAGE", language)
        found = checks(stocked)[name]
        assert found["mark"] == "error"
        assert words in found["fix"]
        assert len(found["found"]) < 100
    assert stocked("doctor").status == 1
    monkeypatch.setenv(name, "#Devis")
    assert name not in checks(stocked)
