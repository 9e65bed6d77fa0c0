"""Quotes that wait, in books that a test may change; the mail they are followed up by goes to a real maildir."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import cast

from bot.clock import FrozenClock
from bot.effects import SendMail
from bot.followup.effect import FollowUpByMail
from bot.store.database import Database
from graphs.message import FileRef
from graphs.standing import Standing
from integrations.books.port import Books, Customer, QuoteAnswer, SentQuote
from integrations.mail.maildir import MaildirOut
from integrations.mail.port import MailOut, OutgoingMail

NOW = datetime(2026, 11, 23, 9, 20, tzinfo=UTC)
TODAY = NOW.date()
CUSTOMER = Customer("C1", "Hôtel Bellerive", "a@bellerive.example", "", "loyal", None, "fr", 30, "", "")


def quote(number: str = "D2026-0001", sent: str = "2026-11-10", until: str = "2026-12-10") -> SentQuote:
    return SentQuote(
        number, CUSTOMER, date.fromisoformat(sent), date.fromisoformat(until), Decimal("100.00"), Decimal("120.00")
    )


@dataclass
class QuoteBooks:
    """The part of the books that follow-ups read and write."""

    quotes: list[SentQuote] = field(default_factory=lambda: [quote()])
    answers: list[tuple[str, str, date, str]] = field(default_factory=list[tuple[str, str, date, str]])

    async def sent_quotes(self) -> list[SentQuote]:
        return list(self.quotes)

    async def mark_quote_answered(self, number: str, answer: QuoteAnswer, on: date, key: str) -> None:
        self.answers.append((number, answer, on, key))


@dataclass
class Running:
    standings: list[Standing] = field(default_factory=list[Standing])

    async def of(self, *subjects: str) -> list[Standing]:
        return [each for each in self.standings if each.subject in subjects]


@dataclass
class Server:
    """A mail server that cannot be asked what it took, and fails so first."""

    fails: list[Exception] = field(default_factory=list[Exception])
    taken: list[OutgoingMail] = field(default_factory=list[OutgoingMail])
    can_find: bool = False

    async def send(self, mail: OutgoingMail) -> str:
        if self.fails:
            raise self.fails.pop(0)
        self.taken.append(mail)
        return mail.message_id

    async def find(self, message_id: str) -> str | None:
        return None


@dataclass
class Shop:
    effect: FollowUpByMail
    database: Database
    books: QuoteBooks
    running: Running
    clock: FrozenClock
    folder: Path

    def sends_by(self, server: Server) -> None:
        self.effect = _effect(server, self.database, self.books, self.running, self.clock)

    @property
    def mails(self) -> list[bytes]:
        new = self.folder / "new"
        return [path.read_bytes() for path in sorted(new.iterdir())] if new.exists() else []


async def no_file(file_id: str) -> tuple[FileRef, bytes] | None:
    return None


async def sender() -> str:
    return "contact@vauban.example"


def open_shop(database: Database, folder: Path) -> Shop:
    books, running, clock = QuoteBooks(), Running(), FrozenClock(NOW)
    effect = _effect(MaildirOut(folder), database, books, running, clock)
    return Shop(effect, database, books, running, clock, folder)


def _effect(
    out: MailOut, database: Database, books: QuoteBooks, running: Running, clock: FrozenClock
) -> FollowUpByMail:
    mail = SendMail(out, cast(Books, books), sender, no_file, clock)
    return FollowUpByMail(mail, database, cast(Books, books), running, lambda: clock.now().date())
