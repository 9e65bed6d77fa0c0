"""What people are asked: questions and approvals under one name."""

from __future__ import annotations

from bot.store.approvals import (
    ApprovalRow,
    Vote,
    add_approval,
    approval_by_id,
    assign,
    close_approval,
    extend_copies,
    list_approvals,
    open_approval_in,
    open_approval_of,
    snooze,
    vote,
    votes,
)
from bot.store.questions import (
    Copy,
    QuestionRow,
    add_question,
    close_question,
    open_question_in,
    open_question_of,
    question_by_id,
)

__all__ = [
    "ApprovalRow",
    "Copy",
    "QuestionRow",
    "Vote",
    "add_approval",
    "add_question",
    "approval_by_id",
    "assign",
    "close_approval",
    "close_question",
    "extend_copies",
    "list_approvals",
    "open_approval_in",
    "open_approval_of",
    "open_question_in",
    "open_question_of",
    "question_by_id",
    "snooze",
    "vote",
    "votes",
]
