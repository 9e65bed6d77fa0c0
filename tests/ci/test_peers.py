"""What tests talk to is pinned by its hash, from nowhere in particular; what cannot be had is said, with what to do."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.architecture.tree import ROOT
from tests.support import peers
from tests.support.peers import PLAYGROUND_LOCK, PeerMissing


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`.ci/peers.py` at work on an environment of its own, where nothing is installed yet."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    spec = importlib.util.spec_from_file_location("peers_script", ROOT / ".ci/peers.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_lock_pins_every_package_by_its_hash_and_names_no_host():
    text = PLAYGROUND_LOCK.read_text(encoding="utf-8")
    packages = {name: item for name, item in json.loads(text)["packages"].items() if name}
    assert packages and all(item["integrity"].startswith("sha512-") for item in packages.values())
    assert "resolved" not in text and "://" not in text
    [wanted] = json.loads(PLAYGROUND_LOCK.with_name("package.json").read_text(encoding="utf-8"))["dependencies"].items()
    assert packages[f"node_modules/{wanted[0]}"]["version"] == wanted[1]


def test_node_and_its_npm_come_with_pip():
    told = subprocess.run(
        [peers.node_path(), peers.npm_path(), "--version"], capture_output=True, text=True, check=True
    )
    assert int(told.stdout.partition(".")[0]) >= 7


def npm(script: ModuleType, monkeypatch: pytest.MonkeyPatch, *, fails: str = "") -> list[list[str]]:
    """An npm that installs as it is told, or fails with these words. Returns what it is asked."""
    asked: list[list[str]] = []

    def run(command: list[str], *, cwd: Path, **_: Any) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        if not fails:
            program = cwd / "node_modules/@microsoft/m365agentsplayground/cli.js"
            program.parent.mkdir(parents=True)
            program.touch()
        return subprocess.CompletedProcess(command, 1 if fails else 0, "", fails)

    monkeypatch.setattr(script.subprocess, "run", run)
    return asked


def test_it_is_installed_once_and_anew_when_the_lock_changes(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked = npm(script, monkeypatch)
    assert script.bring_playground() == script.bring_playground() == 0
    assert len(asked) == 1 and "ci" in asked[0] and "--ignore-scripts" in asked[0]
    (tmp_path / "playground" / PLAYGROUND_LOCK.name).write_text("{}")
    with pytest.raises(PeerMissing, match="make test"):
        peers.playground_path()
    assert script.bring_playground() == 0 and len(asked) == 2


def test_where_npm_reaches_nothing_it_says_so_and_what_to_look_at(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked = npm(script, monkeypatch, fails="npm error code EINTEGRITY")
    assert script.bring_playground() == 1
    told = capsys.readouterr().err
    assert "EINTEGRITY" in told and "configuration" in told
    assert str(peers.node_path()) in asked[-1], "the npm of pip is tried as well"
