"""What the complaint process shows: the alert with the history on one card, and its short lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.policy import GRAVE, Advice, course, kinds_of, severity_of
from graphs.complaint.state import Billed, History, Promised, Quoted, Subject
from graphs.complaint.wording import tell
from graphs.dunning.figures import day, money, one_line, short_day
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, Message, Table, Text, Tone, text_message
from graphs.understanding.written import clip

LONGEST_WORDS = 1500
LONGEST_SUBJECT = 80
_MOST_ROWS = 20


@dataclass(frozen=True)
class Scene:
    """What a card is drawn from; `open_now` within working hours, `zone` the company's."""

    brief: ComplaintBrief
    subject: Subject
    history: History
    today: date
    zone: str
    open_now: bool


def line(key: str, language: str, *, tone: Tone = "normal", **values: object) -> Message:
    return text_message(tell(language, key, **values), tone=tone)


def alert(scene: Scene, language: str) -> Message:
    summary = headline(scene, language)
    blocks: list[Block] = [Text(summary, tone="heading"), *_words(scene.brief, language), Fields(_who(scene, language))]
    blocks.append(Text(held(scene.subject, language), tone="warning"))
    blocks += _suggested(scene, language)
    blocks += _history(scene, language)
    return Message(summary, blocks)


def settle(scene: Scene, taker: str, language: str) -> Message:
    """For whoever took it: the words again and the course, without the whole history."""
    summary = tell(language, "settle", taker=taker, name=scene.subject.name)
    blocks: list[Block] = [Text(summary, tone="strong"), *_words(scene.brief, language), Fields(_who(scene, language))]
    blocks.append(Text(held(scene.subject, language), tone="muted"))
    return Message(summary, [*blocks, *_suggested(scene, language)])


def headline(scene: Scene, language: str) -> str:
    return tell(language, _headline(scene.brief), name=scene.subject.name)


def _headline(brief: ComplaintBrief) -> str:
    """A threat is named as the one that was read."""
    if not brief.sure:
        return "alert.unsure"
    severity = severity_of(brief)
    threats = ".".join(kind for kind in kinds_of(brief) if kind in ("legal", "leaving")) if severity == GRAVE else ""
    return f"alert.{threats or severity}"


def held(subject: Subject, language: str) -> str:
    return tell(language, "held" if subject.id else "held.address" if subject.key else "held.nobody")


def closed(key: str, subject: Subject, by: str, words: str, language: str) -> Message:
    summary = tell(language, key, name=subject.name, by=by)
    blocks: list[Block] = [Text(summary, tone="strong")]
    if words.strip():
        blocks.append(Excerpt(words.strip()[:LONGEST_WORDS], source=by))
    return Message(summary, blocks)


# --- the parts --------------------------------------------------------------------------------------------------------


def _words(brief: ComplaintBrief, language: str) -> list[Block]:
    words = brief.words.strip() or brief.excerpt.strip()
    told = tell(language, "told.chat") if brief.source == "chat" else clip(brief.sender_name or brief.sender)
    return [Excerpt(words[:LONGEST_WORDS], source=told)] if words else []


def _who(scene: Scene, language: str) -> list[FieldItem]:
    subject, brief, history = scene.subject, scene.brief, scene.history
    overdue = history.overdue(scene.today)
    told = {
        "customer": subject.name,
        "contact": subject.contact,
        "address": brief.sender or subject.email,
        "since": day(subject.since, language) if subject.since is not None else "",
        "segment": tell(language, f"segment.{subject.segment}") if subject.id else "",
        "severity": tell(language, f"severity.{severity_of(brief)}"),
        "about": ", ".join(tell(language, f"kind.{kind}") for kind in kinds_of(brief)),
        "overdue": _incl(sum((each.balance for each in overdue), Decimal(0)), language) if overdue else "",
        "runs": ", ".join(dict.fromkeys(tell(language, f"runs.{each.kind}") for each in history.runs)),
    }
    return [FieldItem(tell(language, f"label.{key}"), one_line(value)) for key, value in told.items() if value.strip()]


def _suggested(scene: Scene, language: str) -> list[Block]:
    advice = course(scene.brief, scene.subject, scene.history, scene.today, open_now=scene.open_now)
    blocks: list[Block] = [Text(tell(language, "label.course"), tone="strong")]
    return [*blocks, *_listed(advice, language)]


def _listed(advice: Sequence[Advice], language: str) -> list[Block]:
    """A warning has its own mark where it is shown."""
    said: list[tuple[str, Tone]] = [(_said(each, language), _tone(each)) for each in advice]
    return [Text(text if tone == "warning" else f"• {text}", tone=tone) for text, tone in said]


def _said(advice: Advice, language: str) -> str:
    return tell(language, advice.key, **{key: one_line(str(value)) for key, value in advice.values.items()})


def _tone(advice: Advice) -> Tone:
    return "warning" if advice.part == "never" else "muted" if advice.part == "idea" else "normal"


def _history(scene: Scene, language: str) -> list[Block]:
    rows = [*_mails(scene, language), *_papers(scene, language)]
    unread: list[Block] = [Text(tell(language, "history.unread"), tone="warning")] if scene.history.unread else []
    if not rows:
        return unread or [Text(tell(language, "history.none"), tone="muted")]
    titles = ("date", "what", "amount", "state")
    columns = [Column(tell(language, f"table.{title}"), "right" if title == "amount" else "left") for title in titles]
    return [Text(tell(language, "label.history"), tone="strong"), Table(columns, rows[:_MOST_ROWS]), *unread]


def _mails(scene: Scene, language: str) -> list[list[str]]:
    zone = ZoneInfo(scene.zone)
    return [
        [
            short_day(each.at.astimezone(zone).date(), language),
            tell(
                language,
                f"what.mail.{each.direction}",
                subject=clip(each.subject, LONGEST_SUBJECT) or tell(language, "what.no_subject"),
            ),
            "",
            clip(each.excerpt, LONGEST_SUBJECT),
        ]
        for each in scene.history.exchanged
    ]


def _papers(scene: Scene, language: str) -> list[list[str]]:
    history = scene.history
    rows: Sequence[tuple[date, list[str]]] = [
        *((each.issued_on, _invoice(each, scene.today, language)) for each in history.billed),
        *((each.on, _quote(each, language)) for each in history.quoted),
        *((each.made_on, _promise(each, language)) for each in history.promised),
    ]
    newest = sorted(rows, key=lambda row: row[0], reverse=True)
    return [[short_day(on, language), *cells] for on, cells in newest]


def _invoice(each: Billed, today: date, language: str) -> list[str]:
    what = "what.credit" if each.total < 0 else "what.invoice"
    number = tell(language, what, number=one_line(each.number))
    return [number, _incl(each.total, language), _state(each, today, language)]


def _state(each: Billed, today: date, language: str) -> str:
    if each.disputed:
        return tell(language, "state.disputed")
    if each.balance == 0:
        return tell(language, "state.paid")
    if each.balance < 0:
        return tell(language, "state.credit", left=money(-each.balance, language))
    key = "state.overdue" if each.due_on < today else "state.due"
    return tell(language, key, day=short_day(each.due_on, language), left=money(each.balance, language))


def _quote(each: Quoted, language: str) -> list[str]:
    number = tell(language, "what.quote", number=one_line(each.number))
    total = tell(language, "excl", amount=money(each.total, language))
    return [number, total, tell(language, "state.waiting" if each.open else "state.sent")]


def _promise(each: Promised, language: str) -> list[str]:
    what = tell(language, "what.promise", day=short_day(each.due_on, language))
    amount = tell(language, "amount.all") if each.amount is None else _incl(each.amount, language)
    return [what, amount, tell(language, f"promise.{each.state}")]


def _incl(amount: Decimal, language: str) -> str:
    return tell(language, "incl", amount=money(amount, language))
