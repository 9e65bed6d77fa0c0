"""What waits for people, read from the store: requests with their buttons, and questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.approvals.cards import button_id, confirmation, label_of, reject_label_of
from bot.digest.scope import Scope
from bot.people.staff import Staff
from bot.store import asks, digests
from bot.store.approvals import ApprovalRow
from bot.store.database import Connection
from bot.store.digests import CaseLine
from graphs.digest.body import Press, Request, Settled
from graphs.digest.titles import amount_of, title_of
from graphs.message import Address
from graphs.understanding.written import clip

MOST_CHOICES = 4
"""Answers of a question that stand as buttons."""

LONGEST_LABEL = 75

Deciders = Callable[[ApprovalRow], list[str]]


def requests(c: Connection, scope: Scope, staff: Staff, deciders: Deciders, language: str) -> list[Request]:
    rows = asks.list_approvals(c, state="open")
    cases = digests.cases_of(c, (row.case_id for row in rows))
    found: list[Request] = []
    for row in rows:
        case = cases.get(row.case_id)
        may = deciders(row) if case is not None else []
        if case is None or not (scope.whole or scope.person in may):
            continue
        found.append(_request(c, row, case, scope, staff, may, language))
    return [*found, *_questions(c, scope, staff, language)]


def _request(
    c: Connection, row: ApprovalRow, case: CaseLine, scope: Scope, staff: Staff, may: list[str], language: str
) -> Request:
    subject, agreed = f"approval:{row.id}", _agreed(c, row)
    people = _waited_for(row, agreed, staff, may)
    # Who may decide was shown it, wherever it was asked for.
    theirs = bool(scope.person) and scope.person in may
    if not (theirs or scope.sees(case.address, case.asker)):
        return Request(subject, "", row.asked_at, people=people, ends=row.expires_at, hidden=True)
    readable = scope.sees(case.address, case.asker)
    return Request(
        subject,
        row.process,
        row.asked_at,
        title=title_of(case.process, case.title, case.facts, language),
        amount=amount_of(row.process, case.facts) or row.amount or None,  # of a list, the whole of it
        asker=staff.name_of(row.requested_by),
        people=people,
        ends=row.expires_at,
        place=case.address if readable else _copy_for(row, scope),
        presses=_presses(row, language),
        agreed=[staff.name_of(each) for each in agreed],
        needed=row.needed,
    )


def _asked(row: ApprovalRow, may: list[str]) -> list[str]:
    """Whom it was put before; who may decide, where nobody was reached."""
    if row.assigned_to:
        return [row.assigned_to]
    return [copy.person for copy in row.copies if copy.person] or may


def _waited_for(row: ApprovalRow, agreed: list[str], staff: Staff, may: list[str]) -> list[str]:
    """Their names: who agreed already is not waited for."""
    asked = _asked(row, may)
    return [staff.name_of(each) for each in [one for one in asked if one not in agreed] or asked]


def _agreed(c: Connection, row: ApprovalRow) -> list[str]:
    return [vote.person_id for vote in asks.votes(c, row.id) if vote.verb == "approve"] if row.needed > 1 else []


def _copy_for(row: ApprovalRow, scope: Scope) -> Address | None:
    return next((copy.address for copy in row.copies if copy.person == scope.person), None)


def _presses(row: ApprovalRow, language: str) -> list[Press]:
    request, presses = row.request, list[Press]()
    if "approve" in request.verbs:
        confirm = confirmation(row, language) if request.confirm else None
        presses.append(Press(button_id(row, "approve"), label_of(request, language), confirm=confirm))
    if "reject" in request.verbs:
        presses.append(Press(button_id(row, "reject"), reject_label_of(request, language), danger=True))
    return presses


def _questions(c: Connection, scope: Scope, staff: Staff, language: str) -> list[Request]:
    found: list[Request] = []
    for each in digests.open_questions(c):
        case = each.case
        if not scope.concerns(case.address, case.asker):
            continue
        subject, people = f"question:{each.id}", [staff.name_of(case.asker)] if case.asker else []
        if scope.sees(case.address, case.asker):
            title = title_of(case.process, case.title, case.facts, language)
            presses = _answers(c, each.id)
            request = Request(subject, case.process, case.at, title, place=case.address, people=people, presses=presses)
        else:
            request = Request(subject, "", case.at, people=people, hidden=True)
        found.append(replace(request, parked=each.parked))
    return found


def _answers(c: Connection, question_id: str) -> list[Press]:
    """The choices of a question that has few; others are answered in their thread."""
    row = asks.question_by_id(c, question_id)
    choices = row.question.choices if row is not None else []
    if len(choices) > MOST_CHOICES:
        return []
    return [
        Press(f"q:{question_id}:{index}", clip(choice.label, LONGEST_LABEL)) for index, choice in enumerate(choices)
    ]


def as_it_stands(c: Connection, request: Request, staff: Staff, deciders: Deciders, now: datetime) -> Request:
    """A request that was told, by now: settled, agreed to by one of two, with somebody else, or put aside."""
    settled = settled_of(c, request.subject, staff, now)
    if settled is not None:
        return replace(request, settled=settled)
    kind, _, id = request.subject.partition(":")
    if kind == "question":
        question = asks.question_by_id(c, id)
        return replace(request, parked=question is not None and question.parked_at is not None)
    row = asks.approval_by_id(c, id)
    if row is None:
        return request
    agreed = _agreed(c, row)
    people = _waited_for(row, agreed, staff, deciders(row))
    if request.hidden:
        return replace(request, people=people, ends=row.expires_at)
    names = [staff.name_of(each) for each in agreed]
    return replace(request, people=people, ends=row.expires_at, agreed=names, needed=row.needed)


def settled_of(c: Connection, subject: str, staff: Staff, now: datetime) -> Settled | None:
    """What became of a request or a question; None while it waits."""
    kind, _, id = subject.partition(":")
    if kind == "approval":
        row = asks.approval_by_id(c, id)
        if row is None or row.state == "open":
            return None
        return Settled(row.state, staff.name_of(row.decided_by), row.decided_at or now)
    question = asks.question_by_id(c, id)
    if question is None or question.state == "open":
        return None
    return Settled(question.state, staff.name_of(question.answered_by), question.answered_at or now)
