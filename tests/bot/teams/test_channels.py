"""A channel by its name, in the team where it was said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.teams.channels import channel_called
from bot.teams.faults import TeamsRefusal
from bot.teams.references import Reference

TEAM = Reference("https://smba.example/emea/", "19:devis@thread.tacv2", "channel", "t1", "28:app", "", "19:team@x")
LIST = {
    "conversations": [
        {"id": "19:team@x"},
        {"id": "19:direction@thread.tacv2", "name": "Direction"},
        {"id": "19:long@thread.tacv2", "name": "Comité de direction"},
    ]
}


class Team:
    """A connector that answers with one list, or refuses."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[str] = []

    async def get(self, url: str, limit: int) -> tuple[bytes, str]:
        self.asked.append(url)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer if isinstance(self.answer, bytes) else json.dumps(self.answer).encode(), "application/json"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("direction", "t1/19:direction@thread.tacv2"),
        ("#Direction", "t1/19:direction@thread.tacv2"),
        ("comité-de-direction", "t1/19:long@thread.tacv2"),
        ("général", "t1/19:team@x"),
        ("general", "t1/19:team@x"),
        ("compta", None),
        ("", None),
    ],
)
async def test_by_its_name(name: str, found: str | None):
    team = Team(LIST)
    assert await channel_called(team, TEAM, name) == found  # type: ignore[arg-type]  # only `get` is called
    assert not name or team.asked == ["https://smba.example/emea/v3/teams/19%3Ateam%40x/conversations"]


@pytest.mark.parametrize("answer", [b"<html>", [], {}, {"conversations": "x"}, TeamsRefusal("no", "Forbidden")])
async def test_what_cannot_be_read_is_no_channel(answer: Any):
    assert await channel_called(Team(answer), TEAM, "direction") is None  # type: ignore[arg-type]


async def test_a_private_chat_is_in_no_team():
    chat = Reference("https://smba.example/emea", "a:chat", "personal", "t1")
    team = Team(LIST)
    assert await channel_called(team, chat, "direction") is None  # type: ignore[arg-type]
    assert team.asked == []
