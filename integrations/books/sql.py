"""The embedded books: our own tables on SQLite or PostgreSQL, behind the port, filled from CSV files."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import Path

from integrations.books import sql_answers, sql_history, sql_quotes, sql_reading, sql_receivables
from integrations.books.csv_files import FileResult, Progress
from integrations.books.port import (
    Directory,
    Invoice,
    InvoiceCopy,
    PastQuote,
    PenaltyRate,
    PriceRule,
    QuoteAnswer,
    QuoteFacts,
    QuoteRecord,
    RecordedQuote,
    SentQuote,
)
from integrations.books.sql_engine import BooksDatabase
from integrations.books.sql_export import export_files
from integrations.books.sql_import import load_folder
from integrations.books.sql_leads import SqlLeads
from integrations.books.sql_quotes import StoredQuote


class SqlBooks:
    """`Books` of the port, and what only embedded books can do: import, export, list their own quotes."""

    def __init__(self, database: BooksDatabase) -> None:
        self._database = database
        self._directory: Directory | None = None
        self.leads = SqlLeads(database)
        """The customer-relationship records beside the books, in the same database (`integrations.crm.port.Crm`)."""

    @classmethod
    def open(cls, url: str) -> SqlBooks:
        """Connects at the first call. The tables must be there (migrations make them). Errors: `Misconfigured`."""
        return cls(BooksDatabase(url))

    async def close(self) -> None:
        await self._database.close()

    async def directory(self) -> Directory:
        known = self._directory
        self._directory = await self._database.read(partial(sql_reading.directory, known=known))
        return self._directory

    async def quote_facts(self, customer_id: str, skus: list[str]) -> QuoteFacts:
        return await self._database.read(partial(sql_reading.quote_facts, customer_id=customer_id, skus=skus))

    async def record_quote(self, key: str, quote: QuoteRecord) -> RecordedQuote:
        return await self._database.write(partial(sql_quotes.record, key=key, wanted=quote))

    async def mark_quote_sent(self, number: str, key: str) -> None:
        await self._database.write(partial(sql_quotes.mark_sent, number=number, key=key))

    async def past_quotes(self, since: date) -> list[PastQuote]:
        return await self._database.read(partial(sql_history.past_quotes, since=since))

    async def past_invoices(self, since: date, customer_id: str = "") -> list[Invoice]:
        return await self._database.read(partial(sql_history.past_invoices, since=since, customer_id=customer_id))

    async def price_rules(self) -> list[PriceRule]:
        return await self._database.read(sql_history.price_rules)

    async def open_invoices(self, customer_id: str = "") -> list[Invoice]:
        return await self._database.read(partial(sql_receivables.open_invoices, customer_id=customer_id))

    async def invoice_copy(self, number: str) -> InvoiceCopy | None:
        return await self._database.read(partial(sql_receivables.invoice_copy, number=number))

    async def penalty_rates(self) -> list[PenaltyRate]:
        return await self._database.read(sql_receivables.penalty_rates)

    async def sent_quotes(self, customer_id: str = "") -> list[SentQuote]:
        return await self._database.read(partial(sql_answers.sent_quotes, customer_id=customer_id))

    async def mark_quote_answered(self, number: str, answer: QuoteAnswer, on: date, key: str) -> None:
        await self._database.write(partial(sql_answers.mark_answered, number=number, answer=answer, on=on, key=key))

    async def quotes(self, limit: int = 50) -> list[StoredQuote]:
        """The newest first, without their lines."""
        return await self._database.read(partial(sql_quotes.newest, limit=limit))

    async def quote(self, number: str) -> StoredQuote:
        """With its lines. `NotFound` for an unknown number."""
        return await self._database.read(partial(sql_quotes.by_number, number=number))

    async def load(
        self,
        folder: Path,
        *,
        others: Collection[str] = ("people.csv", "roles.csv"),
        progress: Progress | None = None,
    ) -> list[FileResult]:
        """Imports the CSV files of a folder, each all-or-nothing, and the copies of invoices beside them; `others` are
        files that somebody else reads."""
        return await load_folder(self._database, folder, others=others, progress=progress)

    async def export(self, folder: Path) -> list[Path]:
        """Writes all tables as CSV and the copies of invoices in their folder, in the form that `load` reads, as of one
        moment. `Rejected`: cannot be written."""
        return await self._database.read(partial(export_files, folder=folder))
