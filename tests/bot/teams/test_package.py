"""The package holds what Teams takes, in both languages, the same bytes every time; the files are what it holds."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from bot.teams import icons
from bot.teams.package import (
    ABOUT_PATH,
    ENTRUST,
    LANGUAGES,
    MANIFEST,
    SCHEMA_VERSION,
    as_json,
    files,
    manifest,
    translation,
    zipped,
)
from tests.architecture.tree import ROOT

APP_ID, DOMAIN, VERSION = "0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f", "commis.example.com", "1.2.3"
FOLDER = ROOT / "manifest/teams"
NOBODY = "00000000-0000-0000-0000-000000000000"

LONGEST = {
    r"name\.short": 30,
    r"name\.full": 100,
    r"description\.short": 80,
    r"description\.full": 4000,
    r"bots\[0\]\.commandLists\[[0-2]\]\.commands\[\d\]\.title": 128,
    r"bots\[0\]\.commandLists\[[0-2]\]\.commands\[\d\]\.description": 4000,
    r"composeExtensions\[0\]\.commands\[0\]\.title": 32,
    r"composeExtensions\[0\]\.commands\[0\]\.description": 128,
}
"""What the public schema lets be translated, and how long it may be."""


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """The command sends the logs of its process to a standard error that ends with the test."""
    yield
    structlog.reset_defaults()


def in_document(document: Any, place: str) -> Any:
    """The value that a place of a translation names."""
    for name, number in re.findall(r"(\w+)|\[(\d+)\]", place):
        document = document[name] if name else document[int(number)]
    return document


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest_says_what_the_schema_asks_for(language: str):
    document = manifest(APP_ID, DOMAIN, VERSION, language)
    required = {"manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor"}
    assert required <= set(document)
    assert document["manifestVersion"] == SCHEMA_VERSION
    assert f"/v{SCHEMA_VERSION}/" in document["$schema"]
    assert set(document["developer"]) == {"name", "websiteUrl", "privacyUrl", "termsOfUseUrl"}
    assert len(document["developer"]["name"]) <= 32
    assert document["validDomains"] == [DOMAIN]
    [bot], [extension] = document["bots"], document["composeExtensions"]
    assert {document["id"], bot["botId"], extension["botId"], document["webApplicationInfo"]["id"]} == {APP_ID}
    assert bot["scopes"] == ["personal", "team", "groupChat"]
    assert bot["supportsFiles"] is True
    assert [one["scopes"] for one in bot["commandLists"]] == [["personal"], ["team"], ["groupChat"]]
    assert all(1 <= len(one["commands"]) <= 12 for one in bot["commandLists"])


def test_a_message_is_entrusted_in_one_click():
    [extension] = manifest(APP_ID, DOMAIN, VERSION, "fr")["composeExtensions"]
    [command] = extension["commands"]
    assert (command["id"], command["type"], command["context"]) == (ENTRUST, "action", ["message"])
    # A command that fetches nothing must ask something first.
    assert command["fetchTask"] is True
    assert command["title"] == "Confier à Commis"


def test_no_right_to_anything_else_is_asked_for():
    said = as_json(manifest(APP_ID, DOMAIN, VERSION, "fr")).decode()
    assert not {"authorization", "permissions", "devicePermissions"} & set(json.loads(said))
    assert "graph" not in said.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_at_its_place_within_its_length(language: str):
    document, said = manifest(APP_ID, DOMAIN, VERSION, language), translation(language)
    places = set(said) - {"$schema"}
    for place in places:
        [longest] = [length for pattern, length in LONGEST.items() if re.fullmatch(pattern, place)]
        assert in_document(document, place) == said[place]
        assert 0 < len(said[place]) <= longest, place
    assert {pattern for pattern in LONGEST if any(re.fullmatch(pattern, place) for place in places)} == set(LONGEST)


def test_languages_differ_in_every_sentence_and_in_nothing_else():
    french, english = translation("fr"), translation("en")
    assert {place for place in french if french[place] == english[place]} == {"$schema", "name.short"}
    first, second = (manifest(APP_ID, DOMAIN, VERSION, language) for language in LANGUAGES)
    for place in set(french) - {"$schema"}:
        holder, last = place.rpartition(".")[::2]
        for document in (first, second):
            in_document(document, holder)[last] = ""
    del first["localizationInfo"], second["localizationInfo"]
    assert first == second


@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("en", "fr")])
def test_the_package_holds_all_that_the_manifest_names(language: str, other: str):
    body = zipped(files(APP_ID, DOMAIN, VERSION, language))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        document = json.loads(archive.read(MANIFEST))
        [added] = document["localizationInfo"]["additionalLanguages"]
        assert document["localizationInfo"]["defaultLanguageTag"] == language
        assert added == {"languageTag": other, "file": f"{other}.json"}
        assert json.loads(archive.read(added["file"])) == translation(other)
        named = {MANIFEST, added["file"], *document["icons"].values()}
        assert set(archive.namelist()) == named
    assert body == zipped(files(APP_ID, DOMAIN, VERSION, language))


def pixels(image: bytes) -> tuple[int, list[list[tuple[int, ...]]]]:
    """Its kind and its rows; every check sum is checked."""
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    at, parts = 8, {}
    while at < len(image):
        [length], name = struct.unpack(">I", image[at : at + 4]), image[at + 4 : at + 8]
        body = image[at + 8 : at + 8 + length]
        assert struct.pack(">I", zlib.crc32(name + body)) == image[at + 8 + length : at + 12 + length]
        parts[name] = body
        at += 12 + length
    width, height, depth, kind, *rest = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert (width, depth, rest) == (height, 8, [0, 0, 0])
    step = {2: 3, 6: 4}[kind]
    lines, size = zlib.decompress(parts[b"IDAT"]), 1 + width * step
    assert len(lines) == height * size
    rows = [lines[row * size : (row + 1) * size] for row in range(height)]
    assert {row[0] for row in rows} == {0}
    return kind, [[tuple(row[1 + step * x : 1 + step * (x + 1)]) for x in range(width)] for row in rows]


def test_the_colour_icon_is_drawn_within_what_is_never_cut():
    kind, rows = pixels(icons.color())
    assert (kind, len(rows)) == (2, 192)
    ground = tuple(bytes.fromhex(icons.ACCENT[1:]))
    drawn = [(x, y) for y, row in enumerate(rows) for x, pixel in enumerate(row) if pixel != ground]
    assert all(34 <= x <= 157 and 34 <= y <= 157 for x, y in drawn)
    colours = [pixel for row in rows for pixel in row]
    assert colours.count(icons.PAPER) > 2000
    assert colours.count(icons.TICK) > 1500


def test_the_outline_is_white_on_nothing():
    kind, rows = pixels(icons.outline())
    assert (kind, len(rows)) == (6, 32)
    assert {pixel[:3] for row in rows for pixel in row} == {(255, 255, 255)}
    opacity = [pixel[3] for row in rows for pixel in row]
    assert 150 < opacity.count(255) < 500
    assert opacity.count(0) > 300


def test_the_files_are_what_the_command_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "app.zip"
    assert main(["teams", "package", "--app-id", NOBODY, "--domain", DOMAIN, "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    with zipfile.ZipFile(out) as archive:
        for file in sorted(FOLDER.iterdir()):
            assert archive.read(file.name) == file.read_bytes(), file.name
        assert {file.name for file in FOLDER.iterdir()} == {MANIFEST, "en.json"}


def test_what_is_not_said_is_taken_from_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("TEAMS_APP_ID", APP_ID.upper())
    monkeypatch.setenv("TEAMS_TENANT_ID", NOBODY)
    monkeypatch.setenv("TEAMS_APP_PASSWORD", "hunter2hunter2")
    monkeypatch.setenv("COMMIS_PUBLIC_URL", "https://Commis.Example.com:443/")
    monkeypatch.chdir(tmp_path)
    assert main(["teams", "package", "--json", "--version", "2.0.0", "--language", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told[MANIFEST] == manifest(APP_ID, DOMAIN, "2.0.0", "en")
    assert told["bytes"] == (tmp_path / told["file"]).stat().st_size
    assert b"hunter2" not in (tmp_path / told["file"]).read_bytes()


def test_it_is_written_while_the_settings_are_not_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("TEAMS_TENANT_ID", NOBODY)
    monkeypatch.setenv("COMMIS_LANGUAGE", "en")
    out = tmp_path / "app.zip"
    assert main(["teams", "package", "--app-id", APP_ID, "--domain", DOMAIN, "--out", str(out)]) == 0
    assert capsys.readouterr().out.startswith(f"{out} is ready")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--domain", DOMAIN], "--app-id attend"),
        (["--app-id", "commis", "--domain", DOMAIN], "--app-id attend"),
        (["--app-id", APP_ID], "--domain attend"),
        (["--app-id", APP_ID, "--domain", "localhost"], "--domain attend"),
        (["--app-id", APP_ID, "--domain", "https://"], "--domain attend"),
        (["--app-id", APP_ID, "--domain", "a b.example.com"], "--domain attend"),
        (["--app-id", APP_ID, "--domain", "[::1"], "--domain attend"),
        (["--app-id", APP_ID, "--domain", "me@example.com"], "--domain attend"),
        (["--app-id", APP_ID, "--domain", DOMAIN, "--version", "1"], "--version attend"),
        (["--app-id", APP_ID, "--domain", DOMAIN, "--out", "absent/app.zip"], "Impossible d'écrire"),
    ],
)
def test_what_teams_would_not_take_is_refused(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    assert main(["teams", "package", *arguments]) == 2
    assert capsys.readouterr().err.startswith(f"commis: {told}")
    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=40))
def test_whatever_domain_is_given_only_hosts_get_into_the_manifest(given_domain: str):
    from bot.commands.teams import _DOMAIN, _domain  # pyright: ignore[reportPrivateUsage]  # the rule itself

    host = _domain(given_domain)
    if _DOMAIN.fullmatch(host):
        assert re.fullmatch(r"[a-z0-9.-]+", host)
        assert manifest(APP_ID, host, VERSION, "fr")["developer"]["websiteUrl"] == f"https://{host}{ABOUT_PATH}"
