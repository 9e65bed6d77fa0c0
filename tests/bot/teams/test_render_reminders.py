"""The longest cards of a day's reminders, within what Teams takes; what is cut is in the file."""

from __future__ import annotations

import json
import re

import pytest

from tests.bot.teams.adaptive_cards import checked, pressed
from tests.bot.teams.test_render_properties import drawn
from tests.support.long_cards import LISTED, MAIL, long_mail, run_list


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_list_of_twenty_rows_is_taken_with_its_buttons(language: str) -> None:
    rendered = drawn(run_list(language), language)
    card = checked(rendered.card)
    assert set(pressed(card)) == {"a:1:approve", "a:1:reject"}
    shown = json.dumps(card, ensure_ascii=False) + rendered.overflow
    assert {int(number) for number in re.findall(r"Fils n° (\d+)", shown)} == LISTED


def test_a_mail_of_forty_lines_is_taken_with_its_buttons() -> None:
    rendered = drawn(long_mail())
    card = checked(rendered.card)
    assert set(pressed(card)) == {"a:1:approve", "a:1:reject"}
    assert not [n for n in range(len(MAIL.splitlines())) if f"Ligne {n} " not in str(card) + rendered.overflow]
