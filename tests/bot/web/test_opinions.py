"""Thumbs over HTTP: under results of cases only, one's own alone, and nothing but what the page can have sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from sqlalchemy import Connection

from bot.events import OpinionGiven
from bot.store import cases, opinions, posts
from bot.store.cases import CaseRow
from graphs.message import Address, text_message
from tests.bot.web.office import Office, Served

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HERE = Address("web", "c:devis")


async def results(office: Office, *, state: str = "done") -> None:
    """A case with three messages: a first word, a request, the result; and an answer that belongs to none."""

    def write(c: Connection) -> None:
        cases.save(c, CaseRow("case-1", "quote", 1, HERE, "lea", "fr", state, "Devis", {}, [], [], [], NOW, NOW))
        shared = {"address": HERE, "language": "fr", "now": NOW}
        for key, more in {
            "first": {"case_id": "case-1"},
            "request": {"case_id": "case-1", "approval_id": "a1"},
            "result": {"case_id": "case-1"},
            "asked": {"case_id": "case-1", "question_id": "q1"},
            "answer": {},
        }.items():
            posts.posted(c, key=key, reference=key, content=text_message(f"Voici : {key}."), **shared, **more)

    await office.database.write(write)


@pytest_asyncio.fixture(loop_scope="session")
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


async def shown(session: aiohttp.ClientSession, served: Served, who: str = "lea") -> dict[str, Any]:
    address = f"{served.url}/desk/messages?channel=c:devis"
    async with session.get(address, headers=served.headers(who)) as answer:
        assert answer.status == 200
        return {item["id"]: item.get("opinion") for item in (await answer.json())["items"]}


async def thinks(session: aiohttp.ClientSession, served: Served, **body: Any) -> tuple[int, dict[str, Any]]:
    sent = {"channel": "c:devis", "client": "abcdefgh1", "post": "result", "value": "bad", **body}
    async with session.post(f"{served.url}/desk/opinions", json=sent, headers=served.headers()) as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize("state", ["done", "refused"])
async def test_only_the_last_word_of_an_ended_case_is_a_result(
    office: Office, served: Served, session: aiohttp.ClientSession, state: str
) -> None:
    await results(office, state=state)
    none = {"value": "none", "said": False}
    expected = {"first": None, "request": None, "result": none, "asked": None, "answer": None}
    assert await shown(session, served) == expected


async def test_what_is_still_worked_has_no_result(
    office: Office, served: Served, session: aiohttp.ClientSession
) -> None:
    await results(office, state="needs_approval")
    assert set((await shown(session, served)).values()) == {None}


async def test_one_sees_ones_own_thumb_alone(office: Office, served: Served, session: aiohttp.ClientSession) -> None:
    await results(office)
    await office.database.write(
        lambda c: opinions.put(
            c, about="result", person_id="lea", case_id="case-1", value="bad", how="thumb", words="non", at=NOW
        )
    )
    assert (await shown(session, served))["result"] == {"value": "bad", "said": True}
    assert (await shown(session, served, "marc"))["result"] == {"value": "none", "said": False}


async def test_a_thumb_reaches_the_door_as_it_was_given(
    office: Office, served: Served, session: aiohttp.ClientSession
) -> None:
    status, told = await thinks(session, served, words="Le prix.", thread="t1")
    assert (status, told["claimed"]) == (200, True)
    [event] = office.heard
    assert isinstance(event, OpinionGiven)
    assert (event.address, event.reference, event.value) == (Address("web", "c:devis", "t1"), "result", "bad")
    assert (event.sender.id, event.how, event.words, event.key) == ("lea", "thumb", "Le prix.", "web:lea:abcdefgh1")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"value": "great"}, 400),
        ({"post": ""}, 400),
        ({"post": "x" * 301}, 400),
        ({"words": "x" * 2001}, 400),
        ({"client": "short"}, 400),
        ({"more": 1}, 400),
        ({"channel": "dm:marc"}, 404),
        ({"channel": "c:inconnu"}, 404),
    ],
)
async def test_what_no_page_sends_is_refused(
    office: Office, served: Served, session: aiohttp.ClientSession, body: dict[str, Any], status: int
) -> None:
    refused, told = await thinks(session, served, **body)
    assert (refused // 100, office.heard) == (4, [])
    assert told["error"]
    assert refused == status
