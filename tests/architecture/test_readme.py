"""The README keeps its promises: every setting, every command, every picture and file it names exist."""

from __future__ import annotations

import re
import runpy

from bot.__main__ import parser
from tests.architecture.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_settings_is_that_of_the_code():
    written = runpy.run_path(str(ROOT / ".ci/readme.py"))["written"]
    assert written(README) == README, "run `make format`"


def test_every_command_that_is_shown_exists():
    shown = set(re.findall(r"^\.venv/bin/commis (\w+)", README, re.MULTILINE))
    known = {name for action in parser()._actions if action.choices for name in action.choices}
    assert shown
    assert shown <= known


def test_every_make_target_that_is_shown_exists():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)", README, re.MULTILINE)) <= targets


def test_every_picture_and_link_is_there():
    places = re.findall(r"\]\(((?!https?:)[^)#]+)", README)
    assert [place for place in places if not (ROOT / place).exists()] == []
