"""Leads told in chat: a list, the board by stage, one lead with its reasons, and the picture of a week. Pure.

In a public place only companies' names, classes and stages are told; whoever the people are, and how to reach them, is
told in private.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from graphs.answers.figures import moment, money, short_day
from graphs.answers.lead_figures import Figures, by_status, ranked
from graphs.answers.leads_wording import tell
from graphs.answers.wording import listed as enumerated
from graphs.leads.phones import phone_shown
from graphs.leads.wording import class_text, missing_text, point_text
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, FileRef, Image, Message, Table, Text, text_message
from graphs.understanding.written import clip
from integrations.charts.port import Bar, BarChart
from integrations.crm.port import Lead, LeadNote

SHOWN = 25
ON_BOARD = 5
NOTES_SHOWN = 8
"""Rows of a list, leads named in a stage, and notes of a lead that are shown."""

_KINDS = frozenset({"said", "sent", "note", "status", "class", "owner", "booking"})


@dataclass(frozen=True)
class Around:
    """For whom it is told. `name_of` gives the name of a person's id; `private`: nobody else reads it."""

    language: str
    now: datetime
    zone: str
    name_of: Callable[[str], str]
    private: bool = False

    def at(self, instant: datetime) -> str:
        return moment(instant, self.now, self.zone, self.language)


def called(lead: Lead, around: Around) -> str:
    """A company by its name; of a person the name in private only."""
    if lead.company.strip():
        person = f" ({clip(lead.name, 60)})" if around.private and lead.name.strip() else ""
        return clip(lead.company, 80) + person
    if not around.private:
        return tell(around.language, "person")
    return clip(lead.name or lead.email or lead.phone, 80) or tell(around.language, "unnamed")


def scope(around: Around, *, mine: bool = False, since: date | None = None, until: date | None = None) -> str:
    """ " que vous suivez depuis le 3 nov."."""
    said = tell(around.language, "scope.mine") if mine else ""
    if since is None:
        return said
    day = short_day(since, around.language, year=since.year != around.now.year)
    if until is None:
        return said + tell(around.language, "scope.since", day=day)
    end = short_day(until, around.language, year=until.year != around.now.year)
    return said + tell(around.language, "scope.between", day=day, end=end)


def leads_list(leads: Sequence[Lead], around: Around, *, within: str = "", classed: str = "") -> Message:
    language = around.language
    if not leads:
        key = "none.classed" if classed else "none"
        return text_message(tell(language, key, classed=class_text(classed, language)))
    hot = sum(1 for lead in leads if lead.classed == "hot")
    key = "list.one" if len(leads) == 1 else "list.hot" if hot and not classed else "list.many"
    summary = tell(language, key, count=len(leads), hot=hot, scope=within)
    shown = ranked(leads)[:SHOWN]
    blocks: list[Block] = [Text(summary, tone="strong"), _table(shown, around)]
    if len(leads) > len(shown):
        blocks.append(Text(tell(language, "more", count=len(leads) - len(shown)), tone="muted"))
    return Message(summary, [*blocks, *_discretion(around)])


def _table(leads: Sequence[Lead], around: Around) -> Table:
    language = around.language
    labels = ["lead", "class", "score", "status", "owner", "received", *(["contact"] if around.private else [])]
    right = {"score"}
    rows = [
        [
            called(lead, around),
            class_text(lead.classed, language),
            str(lead.score),
            tell(language, f"status.{lead.status}"),
            owner_of(lead, around),
            around.at(lead.received_at),
            *([phone_shown(clip(lead.phone, 40), around.language) or clip(lead.email, 80)] if around.private else []),
        ]
        for lead in leads
    ]
    columns = [Column(tell(language, f"label.{each}"), "right" if each in right else "left") for each in labels]
    return Table(columns, rows)


def owner_of(lead: Lead, around: Around) -> str:
    return (around.name_of(lead.owner) or lead.owner) if lead.owner else tell(around.language, "nobody")


def _discretion(around: Around) -> list[Block]:
    return [] if around.private else [Text(tell(around.language, "discreet"), tone="muted")]


def board(leads: Sequence[Lead], around: Around, *, within: str = "") -> Message:
    language = around.language
    if not leads:
        return text_message(tell(language, "none"))
    stages = by_status(leads)
    named = [f"{tell(language, f'status.{status}')} {len(held)}" for status, held in stages]
    key = "board.one" if len(leads) == 1 else "board.said"
    summary = tell(language, key, count=len(leads), stages=enumerated(named, language))
    rows = [
        [tell(language, f"status.{status}"), str(len(held)), _some(held, around)] for status, held in stages
    ]  # fmt: skip
    columns = [
        Column(tell(language, "label.status")),
        Column(tell(language, "label.count"), "right"),
        Column(tell(language, "label.leads")),
    ]
    title = tell(language, "board.title") + within
    return Message(summary, [Text(title, tone="heading"), Text(summary), Table(columns, rows), *_discretion(around)])


def _some(leads: Sequence[Lead], around: Around) -> str:
    named = [f"{called(lead, around)} ({class_text(lead.classed, around.language)})" for lead in leads[:ON_BOARD]]
    if len(leads) > ON_BOARD:
        named.append(tell(around.language, "board.others", count=len(leads) - ON_BOARD))
    return ", ".join(named)


def one(lead: Lead, notes: Sequence[LeadNote], around: Around) -> Message:
    """With the reasons of its score; what people wrote, and how to reach them, in private only."""
    language = around.language
    said = tell(
        language, "one.said", lead=called(lead, around), classed=class_text(lead.classed, language), score=lead.score,
        status=tell(language, f"status.{lead.status}"), owner=owner_of(lead, around),
    )  # fmt: skip
    contact = _contact(lead, notes, around)
    blocks: list[Block] = [Text(called(lead, around), tone="heading"), Text(said, tone="strong"), Text(contact)]
    if lead.first_reply_at is not None:
        blocks.append(
            Text(tell(language, "one.replied", time=lasting(lead.first_reply_at - lead.received_at, language)))
        )
    if items := _facts(lead, around):
        blocks.append(Fields(items))
    if lead.missing:
        missing = enumerated([missing_text(code, language) for code in lead.missing], language)
        blocks.append(Text(tell(language, "one.missing", missing=missing), tone="muted"))
    if lead.points:
        blocks += [Text(tell(language, "one.why"), tone="strong"), _points(lead, around)]
    blocks += _notes(notes, around) if around.private else _discretion(around)
    return Message(f"{said} {contact}", blocks)


def _contact(lead: Lead, notes: Sequence[LeadNote], around: Around) -> str:
    """Who of ours did something last, and whether anybody answered; what they wrote themselves is none."""
    language = around.language
    ours = [note for note in notes if note.kind in ("sent", "note", "booking") and note.by != "outside"]
    sent = lead.first_reply_at is not None or any(note.kind == "sent" for note in ours)
    said = [] if sent else [tell(language, "one.no_contact")]
    last = max(ours, key=lambda note: note.at, default=None)
    at = last.at if last is not None else lead.last_contact_at or lead.first_reply_at
    if at is not None:
        who = _who(last.by if last is not None else "commis", around)
        said.append(tell(language, "one.contact", who=who, at=around.at(at)))
    return " ".join(said)


def _date(text: str, around: Around) -> str:
    """A day of the records as a reader writes it; other words as they are."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return clip(text, 40)
    return short_day(day, around.language, year=day.year != around.now.year)


def _who(by: str, around: Around) -> str:
    if by in ("commis", "outside"):
        return tell(around.language, by)
    return around.name_of(by) or by


def _facts(lead: Lead, around: Around) -> list[FieldItem]:
    language = around.language
    values = {
        "received": around.at(lead.received_at),
        "product": clip(lead.facts.get("product", ""), 120) if around.private else "",
        "quantity": clip(lead.facts.get("quantity", ""), 40),
        "budget": money(lead.budget, language) if lead.budget is not None else "",
        "deadline": _date(lead.facts.get("deadline", ""), around),
        "booked_for": around.at(lead.booked_for) if lead.booked_for is not None else "",
        "email": clip(lead.email, 120) if around.private else "",
        "phone": phone_shown(clip(lead.phone, 40), around.language) if around.private else "",
    }
    return [FieldItem(tell(language, f"label.{key}"), value) for key, value in values.items() if value]


def _points(lead: Lead, around: Around) -> Table:
    language = around.language
    labels = ["sign", "points", *(["found"] if around.private else [])]
    rows = [
        [point_text(point.code, language), f"{point.points:+d}", *([clip(point.found, 120)] if around.private else [])]
        for point in lead.points
    ]
    return Table(
        [Column(tell(language, f"label.{each}"), "right" if each == "points" else "left") for each in labels], rows
    )


def _notes(notes: Sequence[LeadNote], around: Around) -> list[Block]:
    blocks: list[Block] = [Text(tell(around.language, "one.notes"), tone="strong")] if notes else []
    for note in sorted(notes, key=lambda each: each.at)[-NOTES_SHOWN:]:
        what = tell(around.language, f"note.{note.kind}") if note.kind in _KINDS else note.kind
        line = tell(around.language, "one.note", at=around.at(note.at), who=_who(note.by, around), what=what)
        blocks += [Text(line), *([Excerpt(clip(note.text, 300))] if note.text.strip() else [])]
    return blocks


def week(found: Figures, around: Around, *, within: str, charts: Sequence[tuple[BarChart, FileRef]] = ()) -> Message:
    """How many came, of which class, how fast they were answered, and what became of them."""
    language = around.language
    if not found.count:
        return text_message(tell(language, "week.none", scope=within))
    classes = enumerated([f"{class_text(name, language)} {count}" for name, count in found.classes], language)
    key = "week.said.one" if found.count == 1 else "week.said"
    summary = tell(language, key, count=found.count, scope=within, classes=classes)
    speed = tell(language, "week.no_speed")
    if found.speed is not None:
        time = lasting(found.speed, language)
        speed = tell(language, "week.speed", time=time, count=found.answered, waiting=found.waiting)
    moved = tell(language, "week.moved", booked=found.booked, won=found.won, lost=found.lost)
    blocks: list[Block] = [Text(summary, tone="strong"), Text(speed), Text(moved)]
    for chart, file in charts:
        bars = ", ".join(f"{bar.label} {bar.amount}" for bar in chart.bars if bar.amount)
        blocks.append(Image(file, tell(language, "week.alt", title=chart.title, bars=bars)))
    return Message(f"{summary} {speed}", blocks)


def charts_of(found: Figures, around: Around) -> list[BarChart]:
    """By class; by day too, over up to a month."""
    language = "en" if around.language == "en" else "fr"
    classes = [Bar(class_text(name, language), Decimal(count)) for name, count in found.classes]
    drawn = [BarChart(tell(language, "week.classes"), classes, language=language, unit="count")] if classes else []
    if 1 < len(found.days) <= 31:
        days = [Bar(short_day(day, language, year=False), Decimal(count)) for day, count in found.days]
        drawn.append(BarChart(tell(language, "week.days"), days, language=language, unit="count"))
    return drawn


def lasting(time: timedelta, language: str) -> str:
    """In minutes, in hours and minutes, or in days from two on."""
    minutes = max(0, round(time.total_seconds() / 60))
    if minutes < 1:
        return tell(language, "time.at_once")
    if minutes < 60:
        return tell(language, "time.minutes", count=minutes)
    if minutes < 48 * 60:
        return tell(language, "time.hours", count=minutes // 60, rest=minutes % 60)
    return tell(language, "time.days", count=minutes // (24 * 60))
