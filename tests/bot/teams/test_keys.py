"""Keys are asked for rarely, once at a time, and old ones serve while the server is away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.clock import SystemClock
from bot.teams import keys as keys_module
from bot.teams.keys import KEPT, LARGEST, STALE_PAUSE, UNKNOWN_PAUSE, Keys, KeysUnavailable
from bot.teams.tokens import TokenVerifier
from tests.support.openid import SERVICE_URL, Fault, Key, OpenIdServer


@dataclass
class Time:
    at: float = 1_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
async def server() -> AsyncIterator[OpenIdServer]:
    server = await OpenIdServer.start()
    yield server
    await server.close()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def keys(server: OpenIdServer, time: Time) -> AsyncIterator[Keys]:
    keys = Keys(server.settings(), time=time)
    yield keys
    await keys.close()


async def test_a_key_and_what_it_is_endorsed_for(keys: Keys) -> None:
    found = await keys.key("first")
    assert found is not None
    assert found.endorsements == {"msteams", "emulator"}
    assert found.key.key_size == 2048


async def test_known_keys_are_not_asked_for_again_in_a_day(server: OpenIdServer, keys: Keys, time: Time) -> None:
    for _ in range(50):
        assert await keys.key("first")
        time.at += (KEPT - 1) / 50
    assert server.asked == {"document": 1, "keys": 1}
    time.at += KEPT / 50
    assert await keys.key("first")
    assert server.asked["keys"] == 2


async def test_many_at_once_cause_one_request(server: OpenIdServer, keys: Keys) -> None:
    server.faults["keys"] = Fault(seconds=0.05)
    verifier = TokenVerifier(server.settings(), keys, SystemClock().now)
    header = server.bearer()
    claims = await asyncio.gather(*(verifier.verify(header, SERVICE_URL, "msteams") for _ in range(200)))
    assert len(claims) == 200
    assert server.asked == {"document": 1, "keys": 1}


async def test_one_that_goes_away_takes_nobody_along(server: OpenIdServer, keys: Keys) -> None:
    server.faults["keys"] = Fault(seconds=0.1)
    waiting = [asyncio.create_task(keys.key("first")) for _ in range(3)]
    await asyncio.sleep(0.03)
    waiting[0].cancel()
    assert await waiting[1] and await waiting[2]
    assert server.asked["keys"] == 1


async def test_keys_are_rotated(server: OpenIdServer, keys: Keys, time: Time) -> None:
    assert await keys.key("first")
    server.keys = [Key("second")]
    time.at += UNKNOWN_PAUSE
    assert await keys.key("second"), "an unknown key is looked for"
    assert await keys.key("first") is None, "what the server no longer names no longer counts"
    assert server.asked["keys"] == 2


async def test_unknown_keys_are_looked_for_once_a_minute(server: OpenIdServer, keys: Keys, time: Time) -> None:
    assert await keys.key("first")
    for number in range(600):
        assert await keys.key(f"guess-{number}") is None
        time.at += 0.5
    assert server.asked["keys"] == 1 + 4


async def test_many_unknown_at_once_cause_one_request(server: OpenIdServer, keys: Keys, time: Time) -> None:
    assert await keys.key("first")
    time.at += UNKNOWN_PAUSE
    server.faults["keys"] = Fault(seconds=0.05)
    found = await asyncio.gather(*(keys.key(f"guess-{number}") for number in range(100)))
    assert set(found) == {None}
    assert server.asked["keys"] == 2


FAULTS = {
    "error": Fault(503, "down"),
    "redirect": Fault(302, headers={"Location": "https://evil.example/keys"}),
    "no json": Fault(body="<html>"),
    "a list": Fault(body="[]"),
    "nesting": Fault(body="[" * 100_000),
    "no keys": Fault(body='{"keys": []}'),
    "keys of another kind": Fault(body='{"keys": [{"kty": "EC", "kid": "first"}, {"kty": "RSA"}, 5, null]}'),
    "not a list": Fault(body='{"keys": {"first": {}}}'),
    "broken numbers": Fault(body='{"keys": [{"kty": "RSA", "kid": "first", "n": "!", "e": 3}]}'),
    "zero": Fault(body='{"keys": [{"kty": "RSA", "kid": "first", "n": "AA", "e": "AA"}]}'),
    "too long": Fault(body='{"keys": []}' + " " * LARGEST),
    "binary": Fault(body="\udcff".encode("utf-8", "surrogateescape").decode("latin-1")),
}


@pytest.mark.parametrize("what", ["document", "keys"])
@pytest.mark.parametrize("fault", FAULTS)
async def test_old_keys_serve_while_the_server_is_away(
    server: OpenIdServer, keys: Keys, time: Time, what: str, fault: str
) -> None:
    assert await keys.key("first")
    server.faults[what] = FAULTS[fault]
    time.at += 3 * KEPT
    for _ in range(20):
        assert await keys.key("first")
    assert server.asked["document"] == 2, "nor is it asked over and over"
    time.at += STALE_PAUSE
    assert await keys.key("first")
    assert server.asked["document"] == 3
    server.faults.clear()
    server.keys = [Key("second"), Key("first")]
    assert await keys.key("third") is None
    assert server.asked["document"] == 3
    time.at += UNKNOWN_PAUSE
    assert await keys.key("second")


@pytest.mark.parametrize("fault", FAULTS)
async def test_nothing_known_and_nothing_to_be_had(server: OpenIdServer, keys: Keys, time: Time, fault: str) -> None:
    server.faults["keys"] = FAULTS[fault]
    for _ in range(5):
        with pytest.raises(KeysUnavailable):
            await keys.key("first")
    assert server.asked["document"] == 1
    server.faults.clear()
    time.at += 5
    assert await keys.key("first")


async def test_a_server_that_does_not_answer(server: OpenIdServer, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys_module, "TIMEOUT", 0.1)
    server.faults["document"] = Fault(seconds=5)
    with pytest.raises(KeysUnavailable):
        async with asyncio.timeout(2):
            await keys.key("first")


async def test_a_server_that_is_not_there(server: OpenIdServer, time: Time) -> None:
    keys = Keys(server.settings(), time=time)
    await server.close()
    with pytest.raises(KeysUnavailable):
        await keys.key("first")
    assert not await keys.warm()
    await keys.close()


@pytest.mark.parametrize(
    "where", ["http://evil.example/keys", "ftp://127.0.0.1/keys", "file:///etc/passwd", "//keys", "", "https://", "7"]
)
async def test_keys_come_over_tls_or_from_this_machine(server: OpenIdServer, keys: Keys, where: str) -> None:
    server.faults["document"] = Fault(body=f'{{"jwks_uri": "{where}"}}')
    with pytest.raises(KeysUnavailable):
        await keys.key("first")
    assert server.asked == {"document": 1}


async def test_private_parts_are_not_read(server: OpenIdServer, keys: Keys) -> None:
    """A key set that holds a private key, or a wrong one beside a good one, still gives the good public one."""
    server.keys = [Key("broken", more={"n": "AA"}), Key("first", more={"d": "AQAB", "p": "AQAB"})]
    assert await keys.key("first")
    assert await keys.key("broken") is None


async def test_warmed_ahead(server: OpenIdServer, keys: Keys) -> None:
    assert await keys.warm()
    assert await keys.warm()
    assert await keys.key("first")
    assert server.asked["keys"] == 1
