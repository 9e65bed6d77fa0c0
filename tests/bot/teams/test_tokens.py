"""Every bad token is refused, whatever is wrong with it, and never more than refused."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.teams.faults import Refused
from bot.teams.keys import Keys, KeysUnavailable
from bot.teams.tokens import Claims, TokenVerifier
from tests.support.malformed_tokens import KEYS_FOR_MALFORMED, MALFORMED
from tests.support.openid import APP, ISSUER, SERVICE_URL, Fault, OpenIdServer


@pytest.fixture
async def server() -> AsyncIterator[OpenIdServer]:
    server = await OpenIdServer.start()
    server.keys = list(KEYS_FOR_MALFORMED)
    yield server
    await server.close()


@pytest.fixture
async def keys(server: OpenIdServer) -> AsyncIterator[Keys]:
    keys = Keys(server.settings())
    yield keys
    await keys.close()


@pytest.fixture
def verifier(server: OpenIdServer, keys: Keys) -> TokenVerifier:
    return TokenVerifier(server.settings(), keys, SystemClock().now)


async def _refused(verifier: TokenVerifier, header: str | None, url: str = SERVICE_URL, on: str = "msteams") -> Refused:
    with pytest.raises(Refused) as refused:
        await verifier.verify(header, url, on)
    return refused.value


async def test_a_good_token_says_who_calls(server: OpenIdServer, verifier: TokenVerifier) -> None:
    claims = await verifier.verify(server.bearer(tid="a-tenant"), f"{SERVICE_URL}/", "msteams")
    assert claims == Claims(app_id=APP, issuer=ISSUER, service_url=SERVICE_URL, tenant="a-tenant")


@pytest.mark.parametrize("algorithm", ["RS256", "RS384", "RS512"])
async def test_signatures_that_are_taken(server: OpenIdServer, verifier: TokenVerifier, algorithm: str) -> None:
    assert (await verifier.verify(server.bearer(algorithm=algorithm), SERVICE_URL, "msteams")).app_id == APP


async def test_the_scheme_is_read_in_any_case(server: OpenIdServer, verifier: TokenVerifier) -> None:
    assert await verifier.verify(f"bearer {server.sign()}", SERVICE_URL, "msteams")


@pytest.mark.parametrize("name", MALFORMED)
async def test_a_malformed_token_is_refused(server: OpenIdServer, verifier: TokenVerifier, name: str) -> None:
    header = MALFORMED[name](server, SERVICE_URL)
    refused = await _refused(verifier, header)
    assert refused.status == 401
    token = (header or "").removeprefix("Bearer ")
    assert len(token) < 20 or token not in f"{refused} {refused.reason}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("alg none", "not signed as it must be"),
        ("HS256 with the public key", "not signed as it must be"),
        ("wrong kid", "not known"),
        ("no kid", "which key"),
        ("bad signature", "signature is wrong"),
        ("signed by another", "signature is wrong"),
        ("another payload", "signature is wrong"),
        ("expired", "has expired"),
        ("not valid yet", "not valid yet"),
        ("no exp", "no exp"),
        ("no nbf", "no nbf"),
        ("wrong aud", "another app"),
        ("wrong iss", "another issuer"),
        ("no serviceurl", "no service URL"),
        ("key without endorsement", "not endorsed"),
        ("key endorsed for others", "not endorsed"),
        ("a key that is too short", "not known"),
        ("huge", "too long"),
    ],
)
async def test_it_is_refused_for_what_is_wrong_with_it(
    server: OpenIdServer, verifier: TokenVerifier, name: str, reason: str
) -> None:
    assert reason in (await _refused(verifier, MALFORMED[name](server, SERVICE_URL))).reason


async def test_the_ways_to_be_wrong_are_wrong_in_one_way_only(server: OpenIdServer, verifier: TokenVerifier) -> None:
    """The same keys and the same signing give a good token where nothing is changed."""
    assert await verifier.verify(server.bearer(filler="x" * 5_000), SERVICE_URL, "msteams")
    for key in ("first", "unendorsed", "webchat", "short", "encrypts"):
        assert server.sign(key=key)


@pytest.mark.parametrize(
    "expected",
    [
        "https://smba.trafficmanager.net/amer",
        "https://smba.trafficmanager.net",
        "https://smba.trafficmanager.net/emea/../amer",
        "http://smba.trafficmanager.net/emea",
        "https://evil.example/emea",
        "",
    ],
)
async def test_a_token_for_another_service_url(server: OpenIdServer, verifier: TokenVerifier, expected: str) -> None:
    assert (await _refused(verifier, server.bearer(), expected)).status == 403


@pytest.mark.parametrize("channel", ["webchat", "directline", "emulator", "", "MSTEAMS", "msteams "])
async def test_a_message_of_another_channel(server: OpenIdServer, verifier: TokenVerifier, channel: str) -> None:
    """Also of one that the key is endorsed for: there, anybody may write whatever tenant he likes."""
    assert (await _refused(verifier, server.bearer(), on=channel)).status == 403


@pytest.mark.parametrize(("late", "good"), [(299, True), (301, False)])
async def test_clocks_may_differ_by_five_minutes(server: OpenIdServer, keys: Keys, late: int, good: bool) -> None:
    base = int(time.time())
    token = server.bearer(exp=base + 100, nbf=base)
    after = TokenVerifier(server.settings(), keys, lambda: datetime.fromtimestamp(base + 100 + late, UTC))
    before = TokenVerifier(server.settings(), keys, lambda: datetime.fromtimestamp(base - late, UTC))
    for verifier in (after, before):
        if good:
            assert await verifier.verify(token, SERVICE_URL, "msteams")
        else:
            assert (await _refused(verifier, token)).status == 401


async def test_the_clock_that_counts_is_the_one_given(server: OpenIdServer, keys: Keys) -> None:
    later = TokenVerifier(server.settings(), keys, lambda: SystemClock().now() + timedelta(days=2))
    assert (await _refused(later, server.bearer())).reason == "the token has expired"


async def test_without_an_app_id_nobody_is_believed(server: OpenIdServer, keys: Keys) -> None:
    verifier = TokenVerifier(server.settings(app_id=""), keys, SystemClock().now)
    assert (await _refused(verifier, server.bearer(aud=""))).status == 401


async def test_nobody_can_be_verified_without_keys(server: OpenIdServer, verifier: TokenVerifier) -> None:
    server.faults["document"] = Fault(500)
    with pytest.raises(KeysUnavailable):
        await verifier.verify(server.bearer(), SERVICE_URL, "msteams")


async def test_what_is_no_token_costs_no_request(server: OpenIdServer, verifier: TokenVerifier) -> None:
    for name in ("garbage", "alg none", "HS256 with the public key", "no kid", "huge", "header nests deeply"):
        await _refused(verifier, MALFORMED[name](server, SERVICE_URL))
    assert not server.asked


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    header=st.one_of(
        st.text(max_size=200),
        st.builds(lambda text: f"Bearer {text}", st.text(max_size=200)),
        st.builds(
            lambda parts: "Bearer " + ".".join(parts),
            st.lists(st.text("abcdefABCDEF0123456789-_=eyJ", max_size=60), min_size=3, max_size=3),
        ),
    )
)
async def test_whatever_is_sent_is_refused(server: OpenIdServer, verifier: TokenVerifier, header: str) -> None:
    assert (await _refused(verifier, header)).status == 401


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 5_000), byte=st.characters(min_codepoint=33, max_codepoint=126))
async def test_a_good_token_that_was_touched(server: OpenIdServer, verifier: TokenVerifier, at: int, byte: str) -> None:
    token = server.sign()
    at %= len(token)
    touched = token[:at] + byte + token[at + 1 :]
    last_of_a_part = at + 1 == len(token) or token[at + 1] == "."
    if touched == token or last_of_a_part:  # the last letter of a part has bits that mean nothing
        return
    assert (await _refused(verifier, f"Bearer {touched}")).status == 401
