"""What booking tools post: signed or not read, too old or not, and what it says of a meeting."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.booking.calcom import calcom_hook_of
from integrations.booking.calendly import calendly_hook_of
from integrations.booking.port import BookingHook, BookingNews
from integrations.errors import Rejected
from tests.support.booking_server import (
    SIGNING_KEY,
    calcom_post,
    calendly_post,
    signed_by_calcom,
    signed_by_calendly,
)

NOW = datetime(2026, 11, 20, 3, 12, 50, tzinfo=UTC)
STARTS = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
INVITEE = "https://api.calendly.com/scheduled_events/EV1/invitees/INV1"
CALENDLY, CALCOM = calendly_hook_of(SIGNING_KEY), calcom_hook_of(SIGNING_KEY)


def from_calendly(data: Any) -> BookingNews | None:
    return CALENDLY.read(*signed_by_calendly(data, NOW), NOW)


def from_calcom(data: Any) -> BookingNews | None:
    return CALCOM.read(*signed_by_calcom(data), NOW)


def test_calendly_tells_of_a_booking():
    news = from_calendly(calendly_post())
    assert news == BookingNews("booked", "lea.fontaine@client.example", INVITEE, STARTS)


def test_calendly_tells_of_a_cancellation():
    news = from_calendly(calendly_post("invitee.canceled", cancellation={"canceled_by": "Léa", "reason": "…"}))
    assert news == BookingNews("cancelled", "lea.fontaine@client.example", INVITEE, STARTS)


def test_calendly_tells_of_a_move_twice_and_it_is_read_once():
    later = {"start_time": "2026-11-25T14:00:00.000000Z"}
    old = from_calendly(calendly_post("invitee.canceled", rescheduled=True, new_invitee=INVITEE + "2"))
    new = from_calendly(calendly_post(uri=INVITEE + "2", old_invitee=INVITEE, scheduled_event=later))
    assert old is None
    assert new == BookingNews(
        "moved", "lea.fontaine@client.example", INVITEE + "2", datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
    )


def test_calcom_tells_of_a_booking_with_its_booker():
    news = from_calcom(calcom_post())
    assert news == BookingNews("booked", "lea.fontaine@client.example", "bFJeNb2uX8ANpT3JL5EfXw", STARTS)


@pytest.mark.parametrize(("event", "what"), [("BOOKING_RESCHEDULED", "moved"), ("BOOKING_CANCELLED", "cancelled")])
def test_calcom_tells_of_changes(event: str, what: str):
    news = from_calcom(calcom_post(event, uid="new", rescheduleUid="bFJeNb2uX8ANpT3JL5EfXw"))
    assert news is not None
    assert (news.what, news.reference) == (what, "new")


@pytest.mark.parametrize("event", ["BOOKING_REQUESTED", "BOOKING_REJECTED", "MEETING_ENDED", "PING", "FORM_SUBMITTED"])
def test_calcom_tells_of_other_things_too(event: str):
    assert from_calcom({"triggerEvent": event, "createdAt": "…", "payload": {"any": "thing"}}) is None


@pytest.mark.parametrize("event", ["invitee_no_show.created", "routing_form_submission.created"])
def test_calendly_tells_of_other_things_too(event: str):
    assert from_calendly({"event": event, "payload": {"any": "thing"}}) is None


@pytest.mark.parametrize("late", [0, 299, -299])
def test_a_post_of_these_minutes_is_read(late: int):
    headers, body = signed_by_calendly(calendly_post(), NOW - timedelta(seconds=late))
    assert CALENDLY.read(headers, body, NOW) is not None


@pytest.mark.parametrize("late", [301, 86_400, -301, -86_400])
def test_a_post_that_was_kept_is_not(late: int):
    headers, body = signed_by_calendly(calendly_post(), NOW - timedelta(seconds=late))
    with pytest.raises(Rejected, match="long ago"):
        CALENDLY.read(headers, body, NOW)


def test_one_right_signature_among_several_is_enough():
    headers, body = signed_by_calendly(calendly_post(), NOW)
    header = headers["calendly-webhook-signature"].replace(",v1=", ", v1=" + "0" * 64 + ", v0=x, v1=")
    assert CALENDLY.read({"calendly-webhook-signature": header}, body, NOW) is not None


STAMP = int(NOW.timestamp())


@pytest.mark.parametrize(
    "header",
    [
        "", "t=,v1=", f"t={STAMP}", f"v1={'0' * 64}", f"t={STAMP},v1={'0' * 64}", f"t={STAMP},v1=", f"t={STAMP},v1=é",
        f"t={STAMP}.0,v1=x", f"t=-{STAMP},v1=x", "t=99999999999999999999,v1=x", f"t={STAMP},t={STAMP},v1=x", "," * 5000,
        f"t={STAMP},v1={'0' * 65}", "\ud800",
    ],
)  # fmt: skip
def test_calendlys_signature_must_be_right(header: str):
    with pytest.raises(Rejected):
        CALENDLY.read({"calendly-webhook-signature": header}, json.dumps(calendly_post()).encode(), NOW)


@pytest.mark.parametrize("header", ["", "no-secret-provided", "0" * 64, "sha256=", "é", "\ud800"])
def test_calcoms_signature_must_be_right(header: str):
    with pytest.raises(Rejected):
        CALCOM.read({"x-cal-signature-256": header}, json.dumps(calcom_post()).encode(), NOW)


def test_a_post_without_the_header_or_of_another_key_is_refused():
    for hook, (headers, body) in (
        (CALENDLY, signed_by_calendly(calendly_post(), NOW, "another key")),
        (CALCOM, signed_by_calcom(calcom_post(), "another key")),
    ):
        for told in ({}, headers):
            with pytest.raises(Rejected):
                hook.read(told, body, NOW)


def test_a_body_that_was_changed_is_refused():
    for hook, (headers, body) in (
        (CALENDLY, signed_by_calendly(calendly_post(), NOW)),
        (CALCOM, signed_by_calcom(calcom_post())),
    ):
        with pytest.raises(Rejected, match="signature"):
            hook.read(headers, body.replace(b"Lea.", b"Eve."), NOW)


def test_without_a_secret_nothing_is_believed():
    headers, body = signed_by_calendly(calendly_post(), NOW, "")
    with pytest.raises(Rejected, match="no secret"):
        calendly_hook_of("").read(headers, body, NOW)
    headers, body = signed_by_calcom(calcom_post(), "")
    with pytest.raises(Rejected, match="no secret"):
        calcom_hook_of("").read(headers, body, NOW)


UNREADABLE: list[Any] = [
    b"", b"\xff\xfe", b"{", b"[]", b"null", b"12", b'{"event": NaN}', b"[" * 50_000, b"{}", b" " * 1_000_001,
    {"event": "invitee.created", "triggerEvent": "BOOKING_CREATED"},
    {"event": "invitee.created", "triggerEvent": "BOOKING_CREATED", "payload": {}},
    {"event": "invitee.created", "triggerEvent": "BOOKING_CREATED", "payload": []},
    {"event": 1, "triggerEvent": 2, "payload": {}},
    {"event": "invitee.created", "triggerEvent": "BOOKING_CREATED", "payload": {"uri": 12, "uid": 12}},
]  # fmt: skip


@pytest.mark.parametrize("data", UNREADABLE)
def test_a_signed_post_that_cannot_be_read_is_refused(data: Any):
    for read in (from_calendly, from_calcom):
        with pytest.raises(Rejected):
            read(data)


@pytest.mark.parametrize(
    "email", [None, "", "no address", "a@b\r\nBcc: c@d.example", "<x>@y.example", "x" * 300 + "@y.example"]
)
def test_an_address_that_is_none_is_not_told(email: str | None):
    one, two = from_calendly(calendly_post(email=email)), from_calcom(calcom_post(attendees=[{"email": email}]))
    assert one is not None and two is not None
    assert (one.email, two.email) == ("", "")


@pytest.mark.parametrize(
    "start", [None, "", "soon", "2026-11-24T09:30:00", "0001-01-01T00:00:00+23:59", "2026-13-01T00:00:00Z"]
)
def test_an_instant_that_is_none_is_not_told(start: str | None):
    one = from_calendly(calendly_post(scheduled_event={"start_time": start}))
    two = from_calcom(calcom_post(startTime=start, attendees=[]))
    assert one is not None and two is not None
    assert (one.starts_at, two.starts_at, two.email) == (None, None, "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["event", "payload", "uri", "email", "scheduled_event", "old_invitee", "rescheduled"]), JSON)
def test_whatever_calendly_posts_is_read_or_refused(name: str, value: Any):
    data = calendly_post()
    (data if name in data else data["payload"])[name] = value
    _read_or_refused(CALENDLY, *signed_by_calendly(data, NOW))


@given(st.sampled_from(["triggerEvent", "payload", "uid", "attendees", "startTime"]), JSON)
def test_whatever_calcom_posts_is_read_or_refused(name: str, value: Any):
    data = calcom_post()
    (data if name in data else data["payload"])[name] = value
    _read_or_refused(CALCOM, *signed_by_calcom(data))


@given(st.binary(max_size=200), st.text(max_size=100))
def test_whatever_anybody_posts_is_refused(body: bytes, signature: str):
    for hook in (CALENDLY, CALCOM):
        with pytest.raises(Rejected):
            hook.read({"calendly-webhook-signature": signature, "x-cal-signature-256": signature}, body, NOW)


def _read_or_refused(hook: BookingHook, headers: dict[str, str], body: bytes) -> None:
    try:
        news = hook.read(headers, body, NOW)
    except Rejected:
        return
    if news is not None:
        assert len(news.reference) <= 200 and len(news.email) <= 254
        assert news.starts_at is None or news.starts_at.utcoffset() == timedelta(0)
