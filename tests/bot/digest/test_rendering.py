"""The digest on every platform: within its limits, whatever is told, and no name becomes markup."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.slack import limits as slack_limits
from bot.slack.blocks import payload
from bot.slack.render import render as for_slack
from bot.teams import limits as teams_limits
from bot.teams.render import render as for_teams
from bot.web import render as for_web
from graphs.digest import cards
from graphs.digest.body import SECTIONS, Body
from graphs.digest.lines import Reader
from graphs.digest.rank import PRESSED_OF_MANY
from graphs.message import Message
from tests.graphs.digest.bodies import bodies, morning, quote_line, waiting

KEY = "digest.0123456789ab:2026-11-23"
READERS = [Reader("fr", "Europe/Paris", KEY), Reader("en", "America/New_York", KEY)]
EVIL = "<b>gras</b> *x* <!channel> <@U1> [lien](https://evil.example) |cellule|"


def slack(message: Message, language: str) -> str:
    rendered = for_slack(message, language, permalink=lambda at: f"https://x.slack.com/{at.channel}")
    assert len(rendered.blocks) <= slack_limits.BLOCKS
    assert payload(rendered.blocks) <= slack_limits.MESSAGE_PAYLOAD
    return json.dumps(rendered.blocks, ensure_ascii=False)


def teams(message: Message, language: str) -> str:
    rendered = for_teams(message, language, post=KEY, permalink=lambda at: f"https://t.example/{at.channel}")
    assert teams_limits.weight(rendered.card) <= teams_limits.CARD
    return json.dumps(rendered.card, ensure_ascii=False)


@settings(max_examples=10)
@given(bodies)
def test_anything_fits(body: Body):
    for reader in READERS:
        for message in (cards.card(body, reader), *(cards.whole(body, section, reader) for section in SECTIONS)):
            slack(message, reader.language)
            teams(message, reader.language)
            json.dumps(for_web.message(message))


@pytest.mark.parametrize("reader", READERS, ids=["fr", "en"])
def test_a_morning_keeps_all_its_buttons_and_headlines(reader: Reader):
    message = cards.card(morning(), reader)
    for drawn in (slack(message, reader.language), teams(message, reader.language)):
        assert drawn.count("a:000000000000000") >= 2 * PRESSED_OF_MANY
        assert f"d:waits:{KEY}" in drawn
        headlines = [text.text.split("\n")[0] for text in message.blocks if getattr(text, "tone", "") == "strong"]
        assert len(headlines) == len(SECTIONS)


def test_a_very_long_morning_fits_and_keeps_its_buttons():
    body = replace(
        morning(),
        waits=[waiting(number) for number in range(1, 200)],
        done=[quote_line(number % 48, "10.00") for number in range(300)],
    )
    for reader in READERS:
        for drawn in (
            slack(cards.card(body, reader), reader.language),
            teams(cards.card(body, reader), reader.language),
        ):
            assert "À traiter" in drawn or "Needs somebody" in drawn
            assert drawn.count(":approve") >= PRESSED_OF_MANY


def test_names_never_become_markup():
    body = replace(morning(), done=[replace(morning().done[0], title=EVIL)])
    drawn = slack(cards.card(body, READERS[0]), "fr")
    assert "<!channel>" not in drawn
    assert "<@U1>" not in drawn
