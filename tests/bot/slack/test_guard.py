"""The guard: only what Slack has signed just now passes, whatever else is sent."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.guard import LARGEST_BODY, Guard, Refused

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
CURRENT, PREVIOUS = "secret-in-use", "secret-before"


def guard(*secrets: str) -> Guard:
    return Guard(secrets or (CURRENT, PREVIOUS), lambda: NOW)


def headers(body: bytes, secret: str = CURRENT, timestamp: object = SECONDS) -> dict[str, str]:
    """As Slack makes them, by its documented recipe."""
    text = str(timestamp)
    digest = hmac.new(secret.encode(), f"v0:{text}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": text, "X-Slack-Signature": f"v0={digest}"}


def refusal(told: dict[str, str], body: bytes) -> int:
    with pytest.raises(Refused) as caught:
        guard().check(told, body)
    return caught.value.status


def test_the_example_of_slacks_own_documentation_passes():
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    told = {
        "x-slack-request-timestamp": "1531420618",
        "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    }
    Guard(["8f742231b10e8888abcd99yyyzzz85a5"], lambda: datetime.fromtimestamp(1531420618, UTC)).check(told, body)


@given(st.binary(max_size=2000), st.sampled_from([CURRENT, PREVIOUS]))
def test_either_secret_passes(body: bytes, secret: str):
    guard().check(headers(body, secret), body)


@given(st.binary(min_size=1, max_size=200), st.data())
def test_one_flipped_bit_fails(body: bytes, data: st.DataObject):
    at, bit = data.draw(st.integers(0, len(body) - 1)), data.draw(st.integers(0, 7))
    other = bytearray(body)
    other[at] ^= 1 << bit
    assert refusal(headers(body), bytes(other)) == 401


@given(st.integers(0, 63), st.sampled_from("0123456789abcdef"))
def test_another_signature_fails(at: int, digit: str):
    told = headers(b"{}")
    right = told["X-Slack-Signature"]
    wrong = right[: 3 + at] + digit + right[4 + at :]
    if wrong != right:
        assert refusal({**told, "X-Slack-Signature": wrong}, b"{}") == 401


@given(
    st.dictionaries(
        st.sampled_from(["X-Slack-Request-Timestamp", "X-Slack-Signature", "x-slack-signature", "Host"]), st.text()
    ),
    st.binary(max_size=200),
)
def test_whatever_is_sent_is_refused_and_nothing_else(told: dict[str, str], body: bytes):
    assert refusal(told, body) == 401


@pytest.mark.parametrize(
    "timestamp",
    [
        "abc",
        "",
        "1e9",
        "١٢٣",
        "-5",
        "+5",
        " 5",
        "5 ",
        "1.0",
        "0x10",
        "1_000",
        "9" * 12,
        "9" * 400,
        "0",
        "\ud800",
        "NaN",
    ],
)
def test_a_malformed_timestamp_is_refused_however_it_is_signed(timestamp: str):
    encoded = f"v0:{timestamp}:".encode("utf-8", "surrogatepass")
    digest = hmac.new(CURRENT.encode(), encoded + b"{}", hashlib.sha256).hexdigest()
    assert refusal({"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}, b"{}") == 401


@pytest.mark.parametrize("off", [0, 299, 300, -299, -300])
def test_a_clock_may_be_five_minutes_off_either_way(off: int):
    guard().check(headers(b"{}", timestamp=SECONDS + off), b"{}")


@pytest.mark.parametrize("off", [301, -301, 86_400, -86_400])
def test_older_or_more_future_is_a_replay(off: int):
    assert refusal(headers(b"{}", timestamp=SECONDS + off), b"{}") == 401


@pytest.mark.parametrize("missing", ["X-Slack-Request-Timestamp", "X-Slack-Signature"])
def test_a_missing_header_is_refused(missing: str):
    told = headers(b"{}")
    del told[missing]
    assert refusal(told, b"{}") == 401


def test_another_version_of_the_signature_is_refused():
    told = headers(b"{}")
    told["X-Slack-Signature"] = told["X-Slack-Signature"].replace("v0", "v1")
    assert refusal(told, b"{}") == 401


def test_a_secret_that_is_no_longer_ours_is_refused():
    assert refusal(headers(b"{}", "secret-of-last-year"), b"{}") == 401


def test_a_body_over_the_cap_is_refused_before_it_is_hashed():
    assert refusal({}, b"x" * (LARGEST_BODY + 1)) == 413


@pytest.mark.parametrize("secrets", [[], [""], ["  "], [CURRENT, ""]])
def test_no_guard_stands_without_a_secret(secrets: list[str]):
    with pytest.raises(ValueError, match="secret"):
        Guard(secrets, lambda: NOW)
