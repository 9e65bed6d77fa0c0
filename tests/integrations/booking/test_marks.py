"""A mark in a booking link: where the tool tells it again, and what is no mark of ours."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from integrations.booking.port import BookingLink
from integrations.errors import Rejected
from tests.integrations.booking.test_hooks import from_calcom, from_calendly
from tests.support.booking_server import calcom_post, calendly_post

MARK = "aB3-_x9Lq2ZtV7mPw0cR4sYe"


def test_a_mark_is_told_again_by_calendly_and_by_calcom():
    booked = from_calendly(calendly_post(tracking={"utm_source": None, "utm_content": MARK}, email="x@else.example"))
    meeting = from_calcom(calcom_post(metadata={"lead": MARK, "videoCallUrl": "https://daily.example/1"}))
    assert booked is not None and meeting is not None
    assert (booked.mark, meeting.mark) == (MARK, MARK)


@pytest.mark.parametrize(
    "told",
    [
        None,
        {},
        "spring",
        7,
        ["a"],
        {"utm_content": "spring sale", "lead": "x"},
        {"utm_content": 5, "lead": {"a": 1}},
        {"utm_content": "a" * 101, "lead": ""},
    ],
)
def test_what_others_write_there_is_no_mark_and_the_booking_is_read(told: object):
    booked, meeting = from_calendly(calendly_post(tracking=told)), from_calcom(calcom_post(metadata=told))
    assert booked is not None and meeting is not None
    assert (booked.mark, meeting.mark) == ("", "")


def test_who_moves_a_meeting_names_the_one_before():
    booked = from_calendly(calendly_post(uri="https://api/2", old_invitee="https://api/1"))
    meeting = from_calcom(calcom_post("BOOKING_RESCHEDULED", uid="new", rescheduleUid="old"))
    assert booked is not None and meeting is not None
    assert (booked.before, meeting.before) == ("https://api/1", "old")


def test_a_mark_needs_the_signature_all_the_same():
    from tests.integrations.booking.test_hooks import CALENDLY, NOW

    with pytest.raises(Rejected):
        CALENDLY.read({}, b'{"event":"invitee.created","payload":{"tracking":{"utm_content":"x"}}}', NOW)


@pytest.mark.parametrize(
    ("url", "by"),
    [
        ("https://calendly.com/d/abc-def", "utm_content"),
        ("https://calendly.com/d/abc?month=2026-12#top", "utm_content"),
        ("https://cal.com/d/HASH/demo?date=2026-11-25", "metadata[lead]"),
    ],
)
def test_a_link_bears_it_beside_what_it_had(url: str, by: str):
    marked = BookingLink(url, True, "any", by).marked(MARK)
    before, after = urlsplit(url), urlsplit(marked)
    assert parse_qs(after.query) == {**parse_qs(before.query), by: [MARK]}
    assert (after.scheme, after.netloc, after.path, after.fragment) == (
        before.scheme, before.netloc, before.path, before.fragment,
    )  # fmt: skip


def test_plain_links_stay_as_they_are():
    link = BookingLink("https://vauban.example/meet?x=1", False, "link")
    assert link.marked(MARK) == link.url
    ours = BookingLink("https://calendly.com/you/demo?utm_content=footer", False, "calendly", "utm_content")
    assert ours.marked(MARK) == ours.url
