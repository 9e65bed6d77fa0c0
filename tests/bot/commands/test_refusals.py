"""What cannot be done is said in one sentence, in the person's language, with exit status 2 and no stack trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Commis, write


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COMMIS_PORT", "abc"),
        ("COMMIS_PORT", "70000"),
        ("COMMIS_NOW", "garbage"),
        ("COMMIS_LANGUAGE", "klingon"),
        ("COMMIS_TIME_ZONE", "Mars/Olympus"),
        ("COMMIS_HOST", "0.0.0.0"),
        ("COMMIS_APPROVAL_DAYS", "0"),
        ("COMMIS_EDITOR_MAY_APPROVE", "perhaps"),
        ("COMMIS_CONFIRM_ABOVE", "much"),
        ("COMMIS_DATABASE_URL", "nonsense"),
        ("COMMIS_DATABASE_URL", "mysql://u:hunter2@h/x"),
        ("COMMIS_DATABASE_URL", "postgresql://u:hunter2@h:port/x"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_bad_setting_is_named(
    commis: Commis, monkeypatch: pytest.MonkeyPatch, name: str, value: str, language: str
) -> None:
    monkeypatch.setenv("COMMIS_LANGUAGE", language)
    monkeypatch.setenv(name, value)
    sentence = commis("cases", "--json").sentence
    assert name in sentence
    assert "hunter2" not in sentence
    if name != "COMMIS_LANGUAGE":
        word = " expected" if language == "en" else "attendu"
        assert word in sentence or "écoute" in sentence or "listens" in sentence, sentence


def test_an_unreachable_database_is_said(commis: Commis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMIS_DATABASE_URL", "postgresql://bob:hunter2@127.0.0.1:1/books")
    sentence = commis("ask", "bonjour", "--json").sentence
    assert "COMMIS_DATABASE_URL" in sentence and "hunter2" not in sentence


@pytest.mark.parametrize("command", [("ask", "bonjour"), ("cases",), ("migrate",), ("export", "out")])
def test_a_home_that_is_a_file_is_said(
    commis: Commis, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMIS_HOME", str(write(tmp_path, "file", "x")))
    assert "COMMIS_HOME" in commis(*command).sentence


def test_a_lock_that_cannot_be_made_is_said(commis: Commis, tmp_path: Path) -> None:
    (tmp_path / "home" / "commis.lock").mkdir(parents=True)
    assert "commis.lock" in commis("cases").sentence


def test_a_database_that_is_none_is_said(commis: Commis, tmp_path: Path) -> None:
    write(tmp_path / "home", "commis.db", "this is no database " * 100)
    assert "COMMIS_HOME" in commis("cases").sentence


def test_an_error_of_our_own_is_one_sentence(commis: Commis, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("internal matters")

    monkeypatch.setattr("bot.store.cases.recent", broken)
    sentence = commis("cases").sentence
    assert "RuntimeError" in sentence and "internal matters" not in sentence


@pytest.mark.parametrize("arguments", [(), ("explode",), ("decide",), ("cases", "--limit", "many")])
def test_a_wrong_use_says_where_help_is(commis: Commis, arguments: tuple[str, ...]) -> None:
    assert "--help" in commis(*arguments).sentence


def test_the_version_is_told(commis: Commis) -> None:
    ran = commis("--version")
    assert ran.status == 0 and ran.out.startswith("commis 0.")
