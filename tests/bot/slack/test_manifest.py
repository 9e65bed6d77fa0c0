"""The manifest asks for what the code uses, no less and no more, within Slack's limits; the file is what is printed."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
import yaml

from bot.__main__ import main
from bot.slack import listeners
from bot.slack.adapter_acts import ENTRUST as HEARD_SHORTCUT
from bot.slack.http import PATH
from bot.slack.manifest import (
    COMMAND,
    ENTRUST,
    EVENTS,
    EVENTS_PATH,
    FEATURES,
    INSTALL_PATH,
    REDIRECT_PATH,
    as_json,
    as_yaml,
    manifest,
    scopes,
)
from bot.slack.methods import METHODS
from tests.architecture.tree import ROOT

URL = "https://commis.example.com"
FILE = ROOT / "manifest/slack/manifest.yaml"
BOTH = [("fr", ""), ("en", ""), ("fr", URL), ("en", URL)]


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """The command sends the logs of its process to a standard error that ends with the test."""
    yield
    structlog.reset_defaults()


def strings(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_the_scopes_are_exactly_those_the_code_uses():
    room = [path for path in (ROOT / "bot/slack").rglob("*.py") if path.name != "methods.py"]
    called = {name for path in room for name in strings(path) if name in METHODS}
    used = [METHODS[name] for name in called] + list(EVENTS.values()) + list(FEATURES.values())
    assert scopes() == sorted(set().union(*used))
    assert not [scope for scope in scopes() if scope.startswith("admin") or scope.endswith(":write.public")]


def test_every_event_has_a_listener_and_every_listener_an_event():
    tree = ast.parse(Path(listeners.__file__).read_text("utf-8"))
    [registered] = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign)
        and ast.unparse(node.target) == "listeners"
        and isinstance(node.value, ast.Dict)
    ]
    listened = {ast.literal_eval(key) for key in registered.keys if key is not None} | listeners.LAST_WORDS
    assert {event.partition(".")[0] for event in EVENTS} == listened


def test_names_and_addresses_are_those_the_room_answers_to():
    assert ENTRUST == HEARD_SHORTCUT
    assert EVENTS_PATH == PATH
    assert {EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH} == {
        "/slack/events", "/slack/install", "/slack/oauth_redirect",
    }  # fmt: skip


@pytest.mark.parametrize(("language", "url"), BOTH)
def test_it_keeps_to_slacks_limits(language: str, url: str):
    document = manifest(language, url)
    assert list(document) == ["display_information", "features", "oauth_config", "settings"]
    named, features = document["display_information"], document["features"]
    assert set(named) == {"name", "description", "long_description", "background_color"}
    assert len(named["name"]) <= 35
    assert len(named["description"]) <= 140
    assert 175 <= len(named["long_description"]) <= 4000
    assert set(features) == {"app_home", "agent_view", "bot_user", "shortcuts", "slash_commands"}
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert 1 <= len(features["agent_view"]["suggested_prompts"]) <= 4
    assert all(set(prompt) == {"title", "message"} for prompt in features["agent_view"]["suggested_prompts"])
    [command], [shortcut] = features["slash_commands"], features["shortcuts"]
    assert command["command"] == COMMAND
    assert len(command["command"]) <= 32
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000
    assert shortcut["type"] == "message"
    assert len(shortcut["name"]) <= 24
    assert len(shortcut["description"]) <= 150
    assert len(document["settings"]["event_subscriptions"]["bot_events"]) <= 100


@pytest.mark.parametrize("language", ["fr", "en"])
def test_socket_mode_names_no_address_and_http_names_ours_everywhere(language: str):
    assert "http" not in as_json(manifest(language)).replace("https://commis", "")
    document = manifest(language, URL + "/")
    settings = document["settings"]
    assert manifest(language)["settings"]["socket_mode_enabled"] is True
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == URL + EVENTS_PATH
    assert settings["interactivity"] == {"is_enabled": True, "request_url": URL + EVENTS_PATH}
    assert document["features"]["slash_commands"][0]["url"] == URL + EVENTS_PATH
    assert document["oauth_config"]["redirect_urls"] == [URL + REDIRECT_PATH]


def test_languages_differ_in_words_only():
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items()}
        return [shape(inner) for inner in value] if isinstance(value, list) else type(value)

    assert shape(manifest("fr", URL)) == shape(manifest("en", URL))
    assert manifest("fr")["oauth_config"] == manifest("en")["oauth_config"]
    assert manifest("fr")["features"]["shortcuts"][0]["name"] == "Confier à Commis"


@pytest.mark.parametrize(("language", "url"), BOTH)
def test_both_notations_say_the_same(language: str, url: str):
    document = manifest(language, url)
    assert yaml.safe_load(as_yaml(document)) == json.loads(as_json(document)) == document


def test_the_file_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]):
    assert main(["slack", "manifest"]) == 0
    assert capsys.readouterr().out.encode() == FILE.read_bytes()


def test_the_command_prints_for_an_address(capsys: pytest.CaptureFixture[str]):
    assert main(["slack", "manifest", "--url", URL, "--language", "en", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == manifest("en", URL)


@pytest.mark.parametrize("url", ["http://commis.example.com", "commis.example.com", "", "https://", "https://a/?b=c"])
def test_an_address_that_slack_would_not_take_is_refused(url: str, capsys: pytest.CaptureFixture[str]):
    assert main(["slack", "manifest", "--url", url]) == 2
    assert capsys.readouterr().err.startswith("commis: --url attend")


def test_it_is_printed_while_the_settings_are_not_complete(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("COMMIS_LANGUAGE", "en")
    assert main(["slack", "key"]) == 0
    assert len(capsys.readouterr().out.strip()) == 44
    assert main(["slack", "manifest"]) == 0
    assert yaml.safe_load(capsys.readouterr().out) == manifest("en")
