"""The longest cards of a day's reminders, within what Slack takes; what is cut is in the file."""

from __future__ import annotations

import json
import re

import pytest

from bot.slack.render import Level, Rendered
from tests.bot.slack.test_render import render
from tests.support.long_cards import LISTED, MAIL, long_mail, run_list


def shown(rendered: Rendered) -> str:
    return json.dumps(rendered.blocks, ensure_ascii=False) + rendered.overflow


@pytest.mark.parametrize("level", ["newest", "classic"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_list_of_twenty_rows_is_taken_with_its_buttons(language: str, level: Level) -> None:
    rendered = render(*run_list(language).blocks, language=language, level=level)
    assert [block["type"] for block in rendered.blocks].count("actions") == 1
    assert {int(number) for number in re.findall(r"Fils n° (\d+)", shown(rendered))} == LISTED


@pytest.mark.parametrize("level", ["newest", "classic"])
def test_a_mail_of_forty_lines_is_whole_before_its_buttons(level: Level) -> None:
    rendered = render(*long_mail().blocks, level=level)
    assert rendered.blocks[-1]["type"] == "actions"
    assert re.findall(r"Ligne (\d+) :", shown(rendered)) == re.findall(r"Ligne (\d+) :", MAIL)
    assert len(MAIL.splitlines()) == 40
