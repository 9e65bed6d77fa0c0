"""An approval as a card: what was asked and why, by when, with buttons while it is open and its outcome afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from bot.approvals.wording import tell
from bot.people.staff import Staff
from bot.store import asks, ledger
from bot.store.asks import ApprovalRow, Copy, Vote
from bot.store.database import Connection
from bot.typography import euros, moment
from graphs.ask import ApprovalRequest, Reason
from graphs.message import (
    Address,
    Block,
    Button,
    Buttons,
    Column,
    Confirm,
    Excerpt,
    Message,
    Table,
    Text,
    ThreadLink,
)
from graphs.tax import vat_words

ASKED_INFO = "asked_info"
ANSWERED_INFO = "answered_info"
"""Kinds of ledger rows that are shown on the card: the ledger is where words said about a request are kept."""

SHOWN_REMARKS = 6
LONGEST_REMARK = 1500
LONGEST_LABEL = 75


@dataclass(frozen=True)
class Remark:
    """`question`: an approver asked it; otherwise somebody told it."""

    person_id: str
    text: str
    at: datetime
    question: bool


@dataclass(frozen=True)
class Reader:
    """Who looks: their language and zone; `private`: in their own conversation, away from the thread."""

    language: str
    time_zone: str
    private: bool = False


@dataclass(frozen=True)
class View:
    """An approval as it stands in the record."""

    row: ApprovalRow
    staff: Staff
    votes: list[Vote] = field(default_factory=list[Vote])
    remarks: list[Remark] = field(default_factory=list[Remark])

    @classmethod
    def load(cls, c: Connection, approval_id: str, staff: Staff) -> View | None:
        row = asks.approval_by_id(c, approval_id)
        return None if row is None else cls(row, staff, asks.votes(c, row.id), remarks_of(c, row))

    @property
    def asked(self) -> list[str]:
        """Ids of the people who were asked, in order."""
        return [copy.person for copy in self.row.copies if copy.person]


def remarks_of(c: Connection, row: ApprovalRow) -> list[Remark]:
    kept = [entry for entry in ledger.of_case(c, row.case_id) if entry.why.get("approval") == row.id]
    return [
        Remark(entry.actor, entry.what, entry.at, entry.kind == ASKED_INFO)
        for entry in kept
        if entry.kind in {ASKED_INFO, ANSWERED_INFO}
    ]


def content_of(request: ApprovalRequest, language: str) -> Message:
    """What was shown, in that language or else in one there is."""
    return request.shown.get(language) or next(iter(request.shown.values()))


def label_of(request: ApprovalRequest, language: str) -> str:
    """The verb on the button, e.g. "Envoyer le devis"."""
    return (request.approve_label.get(language) or tell(language, "button.approve"))[:LONGEST_LABEL]


def reject_label_of(request: ApprovalRequest, language: str) -> str:
    return (request.reject_label.get(language) or tell(language, "button.reject"))[:LONGEST_LABEL]


def card(view: View, copy: Copy, now: datetime, zone: str, place: Address) -> Message:
    """The card as this copy shows it now: `zone` is its reader's, `place` the case's thread."""
    reader = Reader(copy.language, zone, private=copy.person is not None)
    language, row = reader.language, view.row
    content = content_of(row.request, language)
    blocks: list[Block] = list(content.blocks or [Text(content.summary)])
    blocks += _why(row.request, content, language)
    blocks += _said(view, reader, now)
    if row.state == "open":
        blocks += _pending(view, reader, now)
        if reader.private:
            blocks.append(ThreadLink(tell(language, "card.thread"), place))
        blocks.append(Buttons(_buttons(view, reader)))
        return Message(tell(language, "card.summary", what=content.summary), blocks)
    line = outcome(view, reader, now)
    blocks.append(Text(line, tone="strong"))
    if row.note:
        blocks.append(Excerpt(row.note, source=view.staff.name_of(row.decided_by)))
    if reader.private:
        blocks.append(ThreadLink(tell(language, "card.thread"), place))
    return Message(f"{line} — {content.summary}", blocks)


def outcome(view: View, reader: Reader, now: datetime) -> str:
    """Who, what, when."""
    row = view.row
    voters = [vote.person_id for vote in view.votes if vote.verb == "approve"]
    deciders = voters if row.state == "approved" and row.decided_by in voters else [row.decided_by or ""]
    names = tell(reader.language, "outcome.and").join(view.staff.name_of(one) for one in deciders if one)
    return tell(
        reader.language,
        f"outcome.{row.state}",
        who=names or tell(reader.language, "outcome.commis"),
        when=moment(row.decided_at or now, reader.time_zone, reader.language, now),
    )


def _why(request: ApprovalRequest, content: Message, language: str) -> list[Block]:
    """The reasons that the content does not show by itself, as "expected / found" where there is such a pair."""
    shown = "\n".join(_texts(asdict(block) for block in content.blocks))
    missing = [reason for reason in request.reasons if _in(reason.text, language) not in shown]
    if not missing:
        return []
    rows = [_reason(reason, language) for reason in missing]
    told = [place for place in range(3) if any(row[place] for row in rows)]
    titles = ("card.why", "card.expected", "card.found")
    columns = [Column(tell(language, titles[place])) for place in told]
    return [Table(columns, [[row[place] for place in told] for row in rows])]


def _reason(reason: Reason, language: str) -> list[str]:
    return [_in(words, language) for words in (reason.text, reason.expected, reason.found)]


def _in(words: dict[str, str], language: str) -> str:
    return words.get(language) or next(iter(words.values()), "")


def _texts(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from _texts(value.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]  # JSON
        elif isinstance(value, list):
            yield from _texts(value)  # pyright: ignore[reportUnknownArgumentType]  # JSON


def _said(view: View, reader: Reader, now: datetime) -> list[Block]:
    """Votes so far, and what was asked and told about the request: other people's words, as quotations."""
    language = reader.language
    blocks: list[Block] = []
    if view.row.needed > 1 and view.row.state == "open":
        count = len([vote for vote in view.votes if vote.verb == "approve"])
        blocks.append(Text(tell(language, "card.two", count=count, needed=view.row.needed)))
        blocks += [
            Text(tell(language, "card.vote", who=view.staff.name_of(vote.person_id), when=_when(vote.at, reader, now)))
            for vote in view.votes
            if vote.verb == "approve"
        ]
    for remark in view.remarks[-SHOWN_REMARKS:]:
        key = "card.question" if remark.question else "card.remark"
        source = tell(language, key, who=view.staff.name_of(remark.person_id), when=_when(remark.at, reader, now))
        blocks.append(Excerpt(remark.text[:LONGEST_REMARK], source=source))
    return blocks


def _pending(view: View, reader: Reader, now: datetime) -> list[Block]:
    language, row = reader.language, view.row
    lines: list[str] = []
    if row.assigned_to:
        lines.append(tell(language, "card.assigned", who=view.staff.name_of(row.assigned_to)))
    elif view.asked and not reader.private:
        lines.append(tell(language, "card.asked", people=", ".join(view.staff.name_of(one) for one in view.asked)))
    lines.append(tell(language, "card.deadline", when=_when(row.expires_at, reader, now)))
    return [Text(line, tone="muted") for line in lines]


def _buttons(view: View, reader: Reader) -> list[Button]:
    """Ids say nothing but which request and which verb; all else stays in the record."""
    row, language = view.row, reader.language
    request = row.request
    buttons: list[Button] = []
    if "approve" in request.verbs:
        confirm = confirmation(row, language) if request.confirm else None
        buttons.append(Button(button_id(row, "approve"), label_of(request, language), "primary", confirm))
    if "edit" in request.verbs and request.form:
        buttons.append(Button(button_id(row, "edit"), tell(language, "button.edit")))
    if "reject" in request.verbs:
        buttons.append(Button(button_id(row, "reject"), reject_label_of(request, language), "danger"))
    buttons.append(Button(button_id(row, "ask_info"), tell(language, "button.ask_info")))
    buttons.append(Button(button_id(row, "more"), tell(language, "button.more")))
    if row.requested_by and not reader.private:
        buttons.append(Button(button_id(row, "recall"), tell(language, "button.recall")))
    return buttons


def button_id(row: ApprovalRow, verb: str) -> str:
    return f"a:{row.id}:{verb}"


def confirmation(row: ApprovalRow, language: str) -> Confirm:
    label = label_of(row.request, language)
    text = tell(
        language,
        "confirm.text",
        label=label,
        amount=euros(row.amount, language),
        vat=vat_words(row.process, language),
    )
    return Confirm(tell(language, "confirm.title"), text, label, tell(language, "confirm.no"))


def _when(instant: datetime, reader: Reader, now: datetime) -> str:
    return moment(instant, reader.time_zone, reader.language, now)
