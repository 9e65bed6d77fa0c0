"""What Teams does not send, over HTTP: too much, no JSON, no activity, and activities with odd parts."""

from __future__ import annotations

import copy
import gzip
import json
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.teams.http import LARGEST_BODY
from tests.bot.teams.knocking import Door, database, database_url, dialect, door, sqlite_template
from tests.bot.teams.said import (
    AT,
    BOT,
    GROUP,
    PERSONAL,
    activity,
    acts,
    deleted,
    edited,
    entrusts,
    in_channel,
    invoke,
    mention,
    message,
    presses,
    quoting,
)

__all__ = ["database", "database_url", "dialect", "door", "sqlite_template"]


SOUND = message("devis")


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in SOUND.items() if key != name}


BAD: list[bytes] = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"3",
    b'"x"',
    b"{}",
    b"\xff\xfe\x00",
    b'{"a": NaN}',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"1" * 10_000,
    json.dumps({**SOUND, "value": json.loads("[" * 200 + "]" * 200)}).encode(),
    *(json.dumps(without(name)).encode() for name in ("type", "conversation", "serviceUrl")),
    *(json.dumps({**SOUND, "conversation": odd}).encode() for odd in (None, [], "x", {"id": 3}, {"id": ""})),
    *(json.dumps({**SOUND, "conversation": {"id": odd}}).encode() for odd in ("@x", "a\x00b", "x" * 5000)),
    *(json.dumps({**SOUND, "type": odd}).encode() for odd in (None, 3, {}, "")),
    json.dumps({**SOUND, "serviceUrl": 3}).encode(),
]


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
async def test_a_malformed_body_is_a_bad_request(door: Door, body: bytes) -> None:
    assert await door.knocks(body) == (400, "")
    assert door.desk.door.taken == []


async def test_too_much_is_refused_also_when_it_does_not_say_so(door: Door) -> None:
    big = json.dumps({**message("devis"), "text": "x" * LARGEST_BODY}).encode()
    assert (await door.knocks(big))[0] == 413
    packed = {**door.proof, "Content-Encoding": "gzip"}
    assert (await door.knocks(gzip.compress(big), packed))[0] == 413

    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(big), 65_536):
            yield big[at : at + 65_536]

    async with door.session.post(door.url, data=pieces(), headers=door.proof) as answer:
        assert answer.status == 413
    assert (await door.knocks(b"not gzip", packed))[0] == 400
    assert door.desk.door.taken == []


EVERY: list[dict[str, Any]] = [
    message(f"{AT} devis", GROUP),
    message("oui", attachments=quoting("1763900000001", "x", "oui")),
    message("oui", attachments=[{"contentType": "messageReference", "content": {"messageId": "1"}}]),
    message("v", attachments=[{"contentType": "image/png", "contentUrl": "https://smba.trafficmanager.net/1"}]),
    in_channel(f"{AT} devis", "1763900000001", entities=[mention(BOT)]),
    edited(message("devis"), "devis 2"),
    deleted(message("devis")),
    activity("installationUpdate", PERSONAL, action="add"),
    activity("conversationUpdate", GROUP, membersAdded=[BOT], membersRemoved=[]),
    activity("messageReaction", GROUP, reactionsAdded=[{"type": "like"}]),
    presses("a:1:approve", replyToId="1763900000002"),
    acts("commis.submit", {"form": "f:1:edit", "fields": {"in.0": "price"}, "in.0": "3", "button": "a:1:edit"}),
    acts("commis.refresh", {"post": "k1"}),
    entrusts("<p>devis <at id='0'>Commis</at></p>", GROUP, mentions=[{"id": 0, "mentionText": "Commis"}]),
    invoke("fileConsent/invoke", {"action": "accept", "context": {}, "uploadInfo": {}}),
    invoke("message/submitAction", {"actionName": "feedback", "actionValue": {"reaction": "like"}}),
]
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1e300,
    10**400,
    "",
    "x" * 3000,
    "\x00\ud800",
    [],
    {},
    [None],
    {"id": {}},
    [[]],
    "@",
    "/",
]


def paths(part: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [*([here] if here else []), *(path for step, each in steps for path in paths(each, (*here, step)))]


def spoiled(sent: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same with one or two of its parts gone, or something else."""
    body = copy.deepcopy(sent)
    for _ in range(chance.choice([1, 1, 2])):
        path = chance.choice(paths(body))
        node: Any = body
        for step in path[:-1]:
            node = node[step]
        if chance.random() < 0.2:
            del node[path[-1]]
        else:
            node[path[-1]] = chance.choice(ODD)
    return body


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_that_is_sent_makes_a_500(door: Door, seed: int) -> None:
    chance = random.Random(seed)
    with capture_logs() as logs:
        for sent in EVERY * 6:
            body = spoiled(sent, chance)
            status, _ = await door.knocks(body)
            assert status in {200, 400, 401, 403}, body
    assert not [each for each in logs if each["log_level"] == "error"]
