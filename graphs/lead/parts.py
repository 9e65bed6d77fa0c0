"""Pieces of a lead's cards: the name, the figures, why the score, what is missing, their words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from graphs.ask import Reason
from graphs.dunning.figures import clock, day, money, number
from graphs.lead.again import CLASSED_BY
from graphs.lead.ruled import SIZES
from graphs.lead.state import Course, Looked, Mail, OnCourse, Ruled
from graphs.lead.wording import tell
from graphs.leads.duplicates import Likeness
from graphs.leads.facts import LeadFacts
from graphs.leads.given import Given
from graphs.leads.phones import phone_shown
from graphs.leads.port import Owner
from graphs.leads.wording import missing_text, point_text, why_owner
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, Table, Text
from graphs.understanding.written import clip
from integrations.crm.port import CompanyRecord, Lead, ScorePoint

LONGEST_WORDS = 1500
_TOP = 4


@dataclass(frozen=True)
class Picture:
    """All that a card shows of a lead. `zone` where the company is."""

    lead: Lead
    course: Course
    zone: str
    before: Lead | None = None
    given: Given | None = None
    facts: LeadFacts | None = None
    likeness: Likeness | None = None
    looked: Looked = "known"
    ruled: Ruled = field(default_factory=Ruled)
    owner: Owner | None = None
    owner_why: list[str] = field(default_factory=list[str])
    mail: Mail | None = None
    reasons: list[Reason] = field(default_factory=list[Reason])
    words: str = ""
    source: str = ""
    by_person: bool = False
    came_back: bool = False
    told: bool = False
    """By a colleague, whose words they are."""


def picture(state: OnCourse, zone: str) -> Picture:
    brief, given, lead = state["brief"], state["given"], state["lead"]
    words = brief.words if brief.kind == "moved" else lead.message
    return Picture(
        lead=lead,
        course=state["course"],
        zone=zone,
        before=state["before"],
        given=given,
        facts=state["facts"],
        likeness=state["likeness"],
        looked=state["looked"],
        ruled=state["ruled"],
        owner=state["owner"],
        owner_why=state["owner_why"],
        mail=state["mail"],
        reasons=state["reasons"],
        words=words,
        source=(brief.sender if brief.kind == "moved" else "") or lead.email,
        by_person=CLASSED_BY in lead.facts,
        told=brief.kind != "moved" and lead.source == "chat",
        came_back=brief.kind == "new" and state["before"] is not None,
    )


def called(lead: Lead, language: str) -> str:
    """ "Jeanne Martin, Boulangerie Martin"; the address where no name was given."""
    parts = [clip(part, 60) for part in (lead.name, lead.company) if part.strip()]
    return ", ".join(parts) or clip(lead.email or lead.phone, 80) or tell(language, "unnamed")


def owner_name(owner: Owner | None, language: str) -> str:
    return clip(owner.name or owner.person, 60) if owner is not None else tell(language, "nobody")


def class_name(classed: str, language: str) -> str:
    return tell(language, f"class.{classed or 'none'}")


def when(at: datetime | None, zone: str, language: str) -> str:
    """ " le 24 novembre 2026 à 14 h"; "" when it is not known."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(zone))
    return tell(language, "moved.when", day=day(local.date(), language), hour=clock(local, language))


def figures(picture: Picture, language: str) -> Fields:
    """Who, what, and who sees to it."""
    lead, facts, given = picture.lead, picture.facts, picture.given
    ways = (clip(lead.email, 100), phone_shown(clip(lead.phone, 100), language))
    reach = " · ".join(each for each in ways if each)
    found: dict[str, str] = {
        "contact": reach,
        "role": clip(given.role, 60) if given is not None else "",
        "register": record_line(lead.record, language) if lead.record is not None else "",
    }
    if facts is not None:
        wants = ", ".join(tell(language, f"want.{each}") for each in facts.wants)
        found["wants"] = " · ".join(part for part in (wants, clip(facts.product, 80)) if part)
        found["quantity"] = number(facts.quantity, language) if facts.quantity is not None else ""
        found["deadline"] = day(facts.deadline, language) if facts.deadline is not None else ""
        found["place"] = clip(" ".join(part for part in (facts.postal_code, facts.city, facts.region) if part), 80)
    # In another currency, or as a range: as they wrote it.
    written = clip(given.budget, 60) if given is not None else ""
    found["budget"] = money(lead.budget, language) if lead.budget is not None else written
    via = f" ({clip(lead.via, 60)})" if lead.via.strip() else ""
    found["source"] = (
        tell(language, f"source.{lead.source}") + via if lead.source in _SOURCES else clip(lead.source, 40)
    )
    why = why_owner(picture.owner_why, language) if picture.owner_why else ""
    name = owner_name(picture.owner, language) if picture.owner is not None else tell(language, "owner.none")
    if lead.classed not in ("spam", "job"):
        found["owner"] = f"{name} ({why})" if why and picture.owner is not None else name
    return Fields([FieldItem(tell(language, f"label.{key}"), value) for key, value in found.items() if value])


_SOURCES = ("web", "form", "mail", "chat", "import")


def record_line(record: CompanyRecord, language: str) -> str:
    """What the register says of the company, as one reads it."""
    place = clip(f"{record.postal_code} {record.city}".strip(), 60)
    created = record.created_on[:4]
    more = [
        place,
        tell(language, "record.created", year=created) if created.isdecimal() else "",
        _size(record, language),
    ]
    if not record.open:
        more.append(tell(language, "record.closed"))
    told = "".join(f", {part}" for part in more if part)
    return tell(language, "record.line", name=clip(record.name), siren=clip(record.siren, 20), more=told)


def _size(record: CompanyRecord, language: str) -> str:
    bounds = SIZES.get(record.size)
    if bounds is None:
        return ""
    low, high = bounds
    if high is None:
        return tell(language, "record.size.top", low=number(low, language))
    if high == 0:
        return tell(language, "record.size.none")
    return tell(language, "record.size", low=number(low, language), high=number(high, language))


def why_lines(picture: Picture, language: str) -> list[Block]:
    """The score in words, who classed it, what the register did not tell."""
    lead, blocks = picture.lead, list[Block]()
    if lead.points and lead.classed in ("hot", "warm", "cold"):
        blocks.append(Text(tell(language, "why", points=top_points(lead.points, language))))
    if picture.ruled.classed and picture.ruled.classed == lead.classed and picture.ruled.words:
        blocks.append(
            Text(tell(language, "why.rule", rules=", ".join(clip(each, 120) for each in picture.ruled.words)))
        )
    elif picture.by_person:
        blocks.append(Text(tell(language, "why.person"), tone="muted"))
    if picture.looked in ("none", "down"):
        blocks.append(Text(tell(language, f"looked.{picture.looked}"), tone="muted"))
    return blocks


def top_points(points: Sequence[ScorePoint], language: str) -> str:
    """The signs that count most, with their points, and what the others come to: "devis demandé (+15), …"."""
    heaviest = sorted(points, key=lambda point: -abs(point.points))
    shown, others = heaviest[:_TOP], [point.points for point in heaviest[_TOP:] if point.points]
    said = [f"{_within(point_text(point.code, language))} ({_signed(point.points)})" for point in shown]
    if others:
        key = "why.other" if len(others) == 1 else "why.others"
        said.append(tell(language, key, count=len(others), points=_signed(sum(others))))
    return ", ".join(said[:-1]) + (" " if others else ", ") + said[-1] if len(said) > 1 else "".join(said)


def _signed(points: int) -> str:
    return f"{'+' if points >= 0 else '−'}{abs(points)}"


def _within(text: str) -> str:
    """Inside a sentence."""
    shown = clip(text, 100)
    return shown[:1].lower() + shown[1:]


def missing_line(picture: Picture, language: str) -> list[Block]:
    lead = picture.lead
    if lead.classed not in ("hot", "warm", "cold"):
        return []
    if not lead.missing:
        return [Text(tell(language, "missing.nothing"))]
    return [Text(tell(language, "missing", missing=missing_words(lead.missing, language)))]


def missing_words(codes: Sequence[str], language: str) -> str:
    return ", ".join(missing_text(code, language).rstrip(" .;") for code in codes[:6])


def known_lines(picture: Picture, language: str) -> list[Block]:
    """What is known of them already, and what they want that only a person gives."""
    blocks: list[Block] = []
    if picture.came_back and picture.before is not None:
        came = local_day(picture.before.received_at, picture.zone)
        blocks.append(Text(tell(language, "known.same", day=day(came, language))))
    likeness = picture.likeness
    if likeness is not None and likeness.customer is not None and likeness.customer_sure:
        blocks.append(Text(tell(language, "known.customer", name=clip(likeness.customer.name))))
    if picture.facts is not None and picture.facts.question and picture.lead.classed not in ("spam", "job"):
        blocks.append(Text(tell(language, "question"), tone="strong"))
    if picture.given is not None and picture.given.cut:
        blocks.append(Text(tell(language, "cut"), tone="muted"))
    return blocks


def local_day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def words_block(picture: Picture, language: str) -> list[Block]:
    """Their very words, as a quotation and nothing else."""
    words = picture.words.strip()
    return [Excerpt(words[:LONGEST_WORDS], source=_said_by(picture, language))] if words else []


def _said_by(picture: Picture, language: str) -> str:
    """What a colleague told is not put into the lead's mouth."""
    if picture.told:
        return tell(language, "words.told")
    return clip(picture.source) or tell(language, "words")


def mail_blocks(mail: Mail, language: str) -> list[Block]:
    items = [FieldItem(tell(language, "label.to"), mail.to), FieldItem(tell(language, "label.subject"), mail.subject)]
    blocks: list[Block] = [Fields(items), Text(mail.text)]
    if "{booking_link}" in mail.text:
        blocks.append(Text(tell(language, "card.link", booking_link="{booking_link}"), tone="muted"))
    return blocks


def reasons_table(reasons: Sequence[Reason], language: str) -> list[Block]:
    """Expected beside found, where both are known; else the reason alone."""
    if not reasons:
        return []
    blocks: list[Block] = [Text(_said(each.text, language), tone="warning") for each in reasons]
    rows = [[_said(each.text, language), _said(each.expected, language), _said(each.found, language)]
            for each in reasons if each.expected or each.found]  # fmt: skip
    if rows:
        titles = ("column.reason", "column.expected", "column.found")
        blocks = [
            Text(_said(each.text, language), tone="warning") for each in reasons if not (each.expected or each.found)
        ]
        blocks.append(Table([Column(tell(language, title)) for title in titles], rows))
    return blocks


def _said(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("fr", "")
