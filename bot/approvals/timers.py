"""What happens when nobody decides: reminders in working hours, one escalation, and the end."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.approvals.cards import View, content_of
from bot.approvals.deadlines import add_working_time, next_working_instant, opening_from, reminder_gap
from bot.approvals.opening import to_ask
from bot.approvals.record import Desk, facts_of, still_waits, thread_of
from bot.approvals.wording import tell
from bot.events import TimerFired
from bot.outgoing import post_row
from bot.people.staff import Staff, Standing
from bot.store import asks, ledger, schedule
from bot.store.asks import ApprovalRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.typography import moment
from graphs.message import text_message

Rows = list[Outgoing]


def fired(desk: Desk, c: Connection, event: TimerFired, now: datetime) -> Rows:
    """Does what the timer is for, if the request still waits. Returns what is to be posted."""
    row = asks.approval_by_id(c, str(event.payload.get("approval", "")))
    if row is None or row.state != "open":
        return []
    staff = Staff.load(c)
    if now >= row.expires_at:
        return desk.expire(c, row, staff, now)
    if not still_waits(c, row):
        return []
    what = event.name.partition(":")[0]
    if what == "approval.remind":
        person_id, count = str(event.payload.get("person", "")), int(event.payload.get("count", 1))
        return _remind(desk, c, row, person_id, count, staff, now)
    if what == "approval.escalate":
        return _escalate(desk, c, row, event, staff, now)
    # The clock went back, or the deadline was moved: it fires again when it is time.
    schedule.put(c, event.name, row.expires_at, event.payload, row.conversation)
    return []


def _remind(
    desk: Desk, c: Connection, row: ApprovalRow, person_id: str, count: int, staff: Staff, now: datetime
) -> Rows:
    person = staff.people.get(person_id)
    zone = person.time_zone if person else desk.time_zone
    opening = next_working_instant(now, zone, desk.calendar)
    if opening > now:
        desk.plan_reminder(c, row, person_id, staff, now, at=opening, count=count)
        return []
    if person is not None and _has_voted(c, row, person_id):
        return []
    if person is not None and desk.standing(row, person, staff, now) is None:
        return []
    if person is not None and staff.absent(person, now):
        return _away(desk, c, row, person, count, staff, now)
    later = add_working_time(now, reminder_gap(count), zone, desk.calendar)
    desk.plan_reminder(c, row, person_id, staff, now, at=later, count=count + 1)
    return _reminder(desk, c, row, person_id, count, staff, now)


def _away(
    desk: Desk, c: Connection, row: ApprovalRow, person: PersonRow, count: int, staff: Staff, now: datetime
) -> Rows:
    """Whoever is away is left in peace until they are back: whoever stands in for them is asked, else those there who
    may decide."""
    stand_in = staff.stand_in(person, now)
    asked = [stand_in.id] if stand_in else [one.person.id for one in to_ask(desk, row, staff, now)]
    posts, reached = desk.ask_too(c, row, [one for one in asked if one != person.id], staff, now)
    back = opening_from(person.absent_until, person.time_zone, desk.calendar) if person.absent_until else now
    if now < back < row.expires_at:
        desk.plan_reminder(c, row, person.id, staff, now, at=back, count=count)
    return posts + (desk.redraw(c, row.id, staff, now, but=reached) if posts else [])


def _reminder(
    desk: Desk, c: Connection, row: ApprovalRow, person_id: str, count: int, staff: Staff, now: datetime
) -> Rows:
    person = staff.people.get(person_id)
    key = f"approval.{row.id}.remind.{person_id or 'thread'}.{count}"
    place = thread_of(row)
    thread = row.copies[0]
    if person is None:
        text = _reminder_text("post.remind.all", row, thread.language, desk.zone_of(row, thread, staff), now)
        message = text_message(text, tone="muted")
        return [post_row(key, place, message, language=thread.language, case_id=row.case_id)]
    text = _reminder_text("post.remind", row, person.language, person.time_zone, now)
    return desk.tell_privately(c, row, person.id, key, text, None, staff)


def _reminder_text(key: str, row: ApprovalRow, language: str, zone: str, now: datetime) -> str:
    when = tell(language, "post.until", when=moment(row.expires_at, zone, language, now))
    return tell(language, key, when=when, what=content_of(row.request, language).summary)


def _escalate(desk: Desk, c: Connection, row: ApprovalRow, event: TimerFired, staff: Staff, now: datetime) -> Rows:
    """Once: the people of the next higher role who may decide are asked too."""
    opening = next_working_instant(now, desk.time_zone, desk.calendar)
    if opening > now:
        schedule.put(c, event.name, opening, event.payload, row.conversation)
        return []
    view = View.load(c, row.id, staff)
    asked = [*(view.asked if view else []), row.assigned_to or ""]
    reached = max((_rank(staff, person_id) for person_id in asked), default=0)
    entitled = desk.entitled(row, staff, now)
    above = [one for one in entitled if one.role.rank > reached]
    higher = [one for one in above if not staff.absent(one.person, now)]
    next_ones = [one.person.id for one in higher if one.role.rank == higher[0].role.rank]
    if not next_ones:
        _try_tomorrow(desk, c, row, event, above, now)
        return []
    ledger.append(
        c, [LedgerEntry(row.case_id, "commis", "asked", "escalation", {**facts_of(row), "asked": next_ones})], now
    )
    posts, told = desk.ask_too(c, row, next_ones, staff, now)
    language = row.copies[0].language
    people = ", ".join(staff.name_of(person_id) for person_id in next_ones)
    message = text_message(tell(language, "post.escalated", people=people), tone="muted")
    key = f"approval.{row.id}.escalated"
    line = post_row(key, thread_of(row), message, language=language, case_id=row.case_id)
    return [*posts, *desk.redraw(c, row.id, staff, now, but=told), line]


def _try_tomorrow(
    desk: Desk, c: Connection, row: ApprovalRow, event: TimerFired, above: list[Standing], now: datetime
) -> None:
    """All who could be asked are away today: it is looked at again when the next working day begins."""
    tomorrow = now.astimezone(ZoneInfo(desk.time_zone)).date() + timedelta(days=1)
    at = opening_from(tomorrow, desk.time_zone, desk.calendar)
    if above and at < row.expires_at:
        schedule.put(c, event.name, at, event.payload, row.conversation)


def _rank(staff: Staff, person_id: str) -> int:
    person = staff.people.get(person_id)
    role = staff.role(person.role) if person else None
    return role.rank if role else 0


def _has_voted(c: Connection, row: ApprovalRow, person_id: str) -> bool:
    return any(vote.person_id == person_id for vote in asks.votes(c, row.id))
