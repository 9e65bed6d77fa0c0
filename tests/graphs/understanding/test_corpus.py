"""The grammar over a corpus of messages as people write them: every brief is as expected."""

from __future__ import annotations

import pytest

from graphs.quote.brief import QuoteBrief, brief_from_json
from graphs.understanding.grammar import ENOUGH, read
from graphs.understanding.match import Sure, decide, match_customer, match_product
from tests.graphs.understanding.companies import situation
from tests.graphs.understanding.corpus import REQUESTS, Said


def shown(brief: QuoteBrief, said: Said) -> tuple[str, str, str, list[str]]:
    """A brief in the corpus's own notation, names resolved by the books."""
    customer = brief.customer or ""
    if customer:
        found = decide(match_customer(customer, said.directory))
        customer = found.match.id if isinstance(found, Sure) else f"«{customer}»"
    lines: list[str] = []
    for line in brief.lines:
        found = decide(match_product(line.text, said.directory))
        name = found.match.id if isinstance(found, Sure) else f"«{line.text}»"
        pack = f" / {line.pack}" if line.pack else ""
        percent = f" -{line.discount_percent}" if line.discount_percent is not None else ""
        lines.append(f"{line.quantity or '?'} × {name}{pack}{percent}")
    return customer, "; ".join(lines), brief.discount_percent or "", brief.not_understood


@pytest.mark.parametrize("said", REQUESTS, ids=lambda said: said.text[:50].replace("\n", "/"))
def test_a_request_is_read(said: Said):
    reading = read(said.text, situation(said.directory))
    assert reading.process == "quote"
    brief = brief_from_json(reading.brief)
    assert isinstance(brief, QuoteBrief)
    assert shown(brief, said) == (said.customer, said.lines, said.discount, said.left)
    waits = "envoie pas" in said.text
    assert (reading.confidence >= ENOUGH) != waits
