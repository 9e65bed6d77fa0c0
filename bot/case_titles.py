"""What a case is called to somebody who may see it: as it is, or in their language when it was opened in another."""

from __future__ import annotations

from bot.store.cases import CaseRow
from graphs.digest.titles import title_of


def titled(case: CaseRow, language: str) -> str:
    """ "" where it has no title."""
    if not case.title.strip() or case.language == language:
        return case.title
    return title_of(case.process, case.title, case.facts, language)
