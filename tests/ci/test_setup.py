"""The way in: the right Python is found, nothing is installed twice, and every refusal says what to do."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.tree import ROOT


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`.ci/setup.py` at work in a folder of its own, with what it would install written down instead."""
    spec = importlib.util.spec_from_file_location("setup_script", ROOT / ".ci/setup.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "requirements.lock").write_text("one==1 \\\n    --hash=sha256:0\n")
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", python)
    monkeypatch.setattr(module, "NOTE", tmp_path / ".venv/.installed")
    monkeypatch.setattr(module, "LOG", tmp_path / ".venv/setup.log")
    return module


def interpreter(folder: Path, name: str, *, suits: bool) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho 'Python 3.{11 if suits else 9}.0'\nexit {0 if suits else 1}\n")
    path.chmod(0o755)
    return path


def find_python(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(ROOT / ".ci/python"), *arguments]
    return subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def test_the_machine_s_own_python_serves_when_it_suits(tmp_path: Path):
    own = interpreter(tmp_path, "python3", suits=True)
    interpreter(tmp_path, "python3.12", suits=True)
    assert find_python(tmp_path).stdout.strip() == str(own)


def test_a_newer_one_beside_an_old_one_is_found(tmp_path: Path):
    interpreter(tmp_path, "python3", suits=False)
    newer = interpreter(tmp_path, "python3.12", suits=True)
    assert find_python(tmp_path).stdout.strip() == str(newer)


def test_without_a_suitable_python_it_says_what_to_install(tmp_path: Path):
    nothing = find_python(tmp_path)
    interpreter(tmp_path, "python3", suits=False)
    old = find_python(tmp_path)
    assert nothing.returncode == old.returncode == 1
    assert "no python3" in nothing.stderr
    assert "Python 3.9" in old.stderr
    assert "3.11 or newer" in nothing.stderr


def test_a_named_python_is_taken_alone(tmp_path: Path):
    interpreter(tmp_path, "python3", suits=True)
    old = interpreter(tmp_path, "old", suits=False)
    assert find_python(tmp_path, str(old)).returncode == 1


def test_only_what_changed_is_installed(setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    installed: list[str] = []
    monkeypatch.setattr(setup, "pip", lambda *arguments, total=0: installed.append(arguments[-1]))
    assert setup.bring_up_to_date(["requirements.lock"]) is True
    assert installed == ["requirements.lock", "."]
    assert setup.bring_up_to_date(["requirements.lock"]) is False
    (tmp_path / "requirements.lock").write_text("one==2 \\\n    --hash=sha256:0\n")
    assert setup.bring_up_to_date(["requirements.lock"]) is True
    assert installed == ["requirements.lock", "."] * 2


def test_what_was_interrupted_is_done_again(setup: ModuleType, monkeypatch: pytest.MonkeyPatch):
    def fails(*arguments: str, total: int = 0) -> None:
        raise setup.SetupFailed("no network")

    monkeypatch.setattr(setup, "pip", fails)
    for _ in range(2):
        with pytest.raises(setup.SetupFailed):
            setup.bring_up_to_date(["requirements.lock"])


def test_a_moved_folder_gets_a_new_environment(setup: ModuleType, monkeypatch: pytest.MonkeyPatch):
    setup.NOTE.write_text(json.dumps({"place": "elsewhere", "requirements.lock": "x"}))
    made: list[str] = []

    def make() -> None:
        made.append("environment")
        setup.PYTHON.parent.mkdir(parents=True)
        setup.PYTHON.symlink_to(sys.executable)

    monkeypatch.setattr(setup, "pip", lambda *arguments, total=0: made.append(arguments[-1]))
    monkeypatch.setattr(setup, "make_environment", make)
    assert setup.bring_up_to_date(["requirements.lock"]) is True
    assert setup.bring_up_to_date(["requirements.lock"]) is False
    assert made == ["environment", "requirements.lock", "."]


def test_a_missing_lock_is_told(setup: ModuleType, capsys: pytest.CaptureFixture[str]):
    assert setup.main(["requirements-other.lock"]) == 1
    assert "requirements-other.lock is missing" in capsys.readouterr().err


def test_a_full_disk_is_told_before_anything_is_made(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    setup.PYTHON.unlink()
    monkeypatch.setattr(setup, "NEEDED_SPACE", 10**18)
    assert setup.main(["requirements.lock"]) == 1
    assert "MB free" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("told", "advice"),
    [
        ("NewConnectionError: Temporary failure in name resolution\nCould not find a version", "network"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "locked"),
        ("ERROR: Could not find a version that satisfies the requirement numpy==9", "3.11, 3.12 or 3.13"),
        ("PermissionError: [Errno 13] Permission denied: '.venv'", "owner"),
        ("something new", ""),
    ],
)
def test_what_pip_says_becomes_advice(setup: ModuleType, told: str, advice: str):
    assert advice in setup.diagnose(told)
    assert bool(setup.diagnose(told)) == bool(advice)
