"""Which cases a report may name where it is read, and how the company is called on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import structlog

from bot.store import cases
from bot.store.database import Connection
from graphs.message import Address
from graphs.report.around import Around, Seen
from graphs.report.figures import Figures
from graphs.report.period import Period
from integrations.books.port import Books
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)


def seen_from(c: Connection, ids: Iterable[str], place: Address, *, whole: bool) -> dict[str, Seen]:
    """`whole`: whoever reads may see all cases, and nobody else reads it. Else those worked in this very channel: what
    is said elsewhere may be private there."""
    found: dict[str, Seen] = {}
    for case_id in dict.fromkeys(ids):
        row = cases.by_id(c, case_id)
        if row is None:
            continue
        here = (row.address.platform, row.address.channel) == (place.platform, place.channel)
        if whole or here:
            found[case_id] = Seen(row.title, row.address)
    return found


def around(
    found: Figures, period: Period, language: str, name_of: Callable[[str], str], seen: dict[str, Seen], company: str
) -> Around:
    wanted = {each.case_id for each in found.avoided}
    return Around(language, period, name_of, {key: value for key, value in seen.items() if key in wanted}, company)


async def company_name(books: Books) -> str:
    """ "" when the books cannot tell: a report does not need it."""
    try:
        return (await books.quote_facts("", [])).company.name
    except IntegrationError as error:
        log.warning("report.company_unknown", why=type(error).__name__)
    except Exception:
        log.exception("report.company_unknown")
    return ""
