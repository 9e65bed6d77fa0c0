"""How a mail of the corpus is written down, and how it becomes what sorting is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graphs.sorting.mail import AttachmentSeen, MailKind, MailWords
from integrations.books.port import Directory
from tests.graphs.understanding.companies import TABLEWARE

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Mail:
    """`anger` the least severity, 0 for nobody angry; `files` names of attachments; `sent` how: "" by a person."""

    kind: MailKind
    text: str
    subject: str = ""
    anger: int = 0
    known: Literal["customer", "supplier", "lead", "colleague", ""] = ""
    answers: Literal["reminder", "quote", "lead", "other", ""] = ""
    sent: Literal["", "automatic", "bulk"] = ""
    files: Sequence[str] = ()
    directory: Directory = TABLEWARE
    sender: str = "claire@client.example"

    @property
    def words(self) -> MailWords:
        seen = [AttachmentSeen(name, "application/pdf", "application/pdf", 1000) for name in self.files]
        return MailWords(
            self.subject, self.text, self.sender, attachments=seen, known=self.known, answers=self.answers,
            automatic=self.sent != "", bulk=self.sent == "bulk",
        )  # fmt: skip
