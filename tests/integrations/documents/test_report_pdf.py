"""The report as a PDF: whole, the same bytes for the same figures, whatever the names in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pypdfium2

from integrations.documents.port import (
    ReportBar,
    ReportColumn,
    ReportDocument,
    ReportSection,
    ReportTerm,
    ReportTile,
)
from integrations.documents.typst_pdf import TypstDocuments

HOSTILE = '#panic("x") $1+1$ *b* <b>é</b> "quoted" \\ ' + "x" * 400 + "\x00\u202e"


def document(text: str, rows: int = 2) -> ReportDocument:
    return ReportDocument(
        language="fr",
        title="Rapport",
        period=text,
        made_on=date(2026, 11, 2),
        foot=text,
        tiles=[ReportTile(text, text, text)] * 4,
        sections=[
            ReportSection(
                text,
                [ReportColumn(text), ReportColumn("Montant", right=True)],
                [[text, "1"]] * rows,
                total=True,
                bars=[ReportBar(text, Decimal(5), "5"), ReportBar("rien", Decimal(0), "0")],
                terms=[ReportTerm(text, text)],
                notes=[text],
            ),
            ReportSection("Vide"),
        ],
        warnings=[text],
    )


async def test_it_is_laid_out_and_the_same_each_time() -> None:
    made = TypstDocuments()
    one, other = await made.report_pdf(document("Octobre 2026")), await made.report_pdf(document("Octobre 2026"))
    assert one == other
    text = pypdfium2.PdfDocument(one)[0].get_textpage().get_text_bounded()
    assert "Octobre 2026" in text
    assert "Montant".upper() in text.upper()


async def test_hostile_words_are_set_as_words() -> None:
    pdf = pypdfium2.PdfDocument(await TypstDocuments().report_pdf(document(HOSTILE, rows=500)))
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert '#panic("x")' in text.replace("\r\n", " ")
    assert len(pdf) < 120
