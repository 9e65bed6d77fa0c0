"""Quotes, letters and reports as PDF, set by typst from our own templates with fonts that come as Python packages.

A template gets its content as JSON and never evaluates it; it reaches no network, no package and no system font, so
the same document gives the same bytes on every machine.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
import threading
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from integrations.books.port import Company, QuoteLine
from integrations.documents.notice_view import notice_view
from integrations.documents.port import NoticeDocument, QuoteDocument, ReportDocument
from integrations.documents.quote_view import quote_view
from integrations.documents.report_view import report_view
from integrations.errors import Rejected
from integrations.fonts import font_file

_FONTS = (
    ("font_source_sans_pro", "files/SourceSansPro-Light.otf"),
    ("font_source_sans_pro", "files/SourceSansPro-Regular.otf"),
    ("font_source_sans_pro", "files/SourceSansPro-Semibold.otf"),
    ("font_source_sans_pro", "files/SourceSansPro-Bold.otf"),
    ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf"),  # for the letters that Source Sans does not have
    ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf"),
)


_QUOTE = "quote.typ"
_LETTER = "letter.typ"
_REPORT = "report.typ"


class TypstDocuments:
    """Implements `Documents`. The compiler is made and warmed at the first use, or by `warm`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # one compilation at a time: the compiler keeps state between calls
        self._compiler: typst.Compiler | None = None

    async def warm(self) -> None:
        """Loads fonts and template (about 0.3 s), so that the first quote is as quick as the others."""
        await asyncio.to_thread(self._ready)

    async def quote_pdf(self, document: QuoteDocument) -> bytes:
        """`Rejected` when the document contradicts itself, `Misconfigured` when the fonts are not installed."""
        return await asyncio.to_thread(self._quote_pdf, document)

    async def notice_pdf(self, document: NoticeDocument) -> bytes:
        """`Misconfigured` when the fonts are not installed."""
        return await asyncio.to_thread(self._notice_pdf, document)

    async def report_pdf(self, document: ReportDocument) -> bytes:
        """`Misconfigured` when the fonts are not installed."""
        return await asyncio.to_thread(self._report_pdf, document)

    def _quote_pdf(self, document: QuoteDocument) -> bytes:
        with self._lock:
            return _compile(self._ready_locked(), _QUOTE, quote_view(document), document.issued_on)

    def _notice_pdf(self, document: NoticeDocument) -> bytes:
        with self._lock:
            return _compile(self._ready_locked(), _LETTER, notice_view(document), document.issued_on)

    def _report_pdf(self, document: ReportDocument) -> bytes:
        with self._lock:
            return _compile(self._ready_locked(), _REPORT, report_view(document), document.made_on)

    def _ready(self) -> None:
        with self._lock:
            self._ready_locked()

    def _ready_locked(self) -> typst.Compiler:
        if self._compiler is None:
            self._compiler = _compiler()
        return self._compiler


def _compiler() -> typst.Compiler:
    with tempfile.TemporaryDirectory(prefix="commis-fonts-") as folder:
        # A folder of exactly these files: the packages hold the same faces in several formats, and which one typst
        # would pick depends on the order of a directory listing.
        for font in _FONTS:
            shutil.copy(font_file(font), folder)
        root = Path(folder) / "root"  # an empty root: the template can read no file
        root.mkdir()
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        compiler = typst.Compiler(root=root, font_paths=fonts)
        # Every face is used once here: typst reads a font file at its first use and keeps it.
        _compile(compiler, _QUOTE, quote_view(_SPECIMEN), _SPECIMEN.issued_on)
    return compiler


def _compile(compiler: typst.Compiler, template: str, view: dict[str, Any], issued_on: date) -> bytes:
    try:
        made = compiler.compile(
            resources.files("integrations.documents").joinpath(template).read_bytes(),
            format="pdf",
            sys_inputs={"data": json.dumps(view)},
            timestamp=datetime.combine(issued_on, time(), UTC),
        )
    except typst.TypstError as error:
        raise Rejected(f"the document could not be laid out: {error.message}") from error
    if not isinstance(made, bytes):
        raise Rejected("the document could not be laid out")
    return made


_SPECIMEN = QuoteDocument(
    language="fr",
    company=Company(name="Aa \u2794", siren="1"),
    number="1",
    issued_on=date(2000, 1, 1),
    valid_until=date(2000, 1, 1),
    customer_name="Aa \u2794",
    customer_contact="Aa \u2794",
    customer_siren="",
    customer_vat_number="",
    lines=[
        QuoteLine("A", "Aa \u2794", Decimal(1), "u", Decimal(1), Decimal(0), Decimal(20), Decimal(1), Decimal("0.2"))
    ],
    total_excl_vat=Decimal(1),
    total_vat=Decimal("0.2"),
    total_incl_vat=Decimal("1.2"),
    payment_terms_days=30,
    seller="",
)
