"""Finds in the books whom and which invoices the words mean: sure, several, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from graphs.debtor.brief import News
from graphs.debtor.state import Gap
from graphs.understanding.match import Match, Sure, Unsure, decide, match_customer
from graphs.understanding.text import excerpt, fold
from integrations.books.port import Customer, Directory, Invoice

MOST = 5
T = TypeVar("T")


def with_customer(news: News, directory: Directory, bills: Sequence[Invoice] = ()) -> tuple[News, Gap | None]:
    """The news with the customer's id, or what must be asked. `bills`: the open invoices of everybody, by which an
    invoice that is named without its customer tells who is meant."""
    known = {customer.id: customer for customer in directory.customers}
    if news.customer_id:
        if news.customer_id in known:
            return news, None
        news = replace(news, customer_id="")
    if not news.customer.strip():
        return _by_invoice(news, bills)
    match decide(match_customer(news.customer, directory)):
        case Sure(found):
            return replace(news, customer_id=found.id), None
        case Unsure(candidates):
            return news, _which("customer_which", news, candidates, known)
        case nothing:
            return news, _which("unknown_customer", news, nothing.close, known)


def _by_invoice(news: News, bills: Sequence[Invoice]) -> tuple[News, Gap | None]:
    owners = {
        bill.customer.id: bill.customer
        for written in news.invoices
        for bill in alike(written, [each.number for each in bills], bills)
    }
    if len(owners) == 1:
        return replace(news, customer_id=next(iter(owners))), None
    if owners:
        few = list(owners.values())[:MOST]
        names = {f"customer:{customer.id}": customer.name for customer in few}
        return news, Gap("customer_which", excerpt(", ".join(news.invoices)), list(names), names)
    return news, Gap("customer_missing")


def _which(code: str, news: News, matches: Sequence[Match], known: dict[str, Customer]) -> Gap:
    names = {f"customer:{match.id}": known[match.id].name for match in matches[:MOST]}
    text = excerpt(news.customer, 80)
    if code == "customer_which":
        return Gap("customer_which", text, list(names), names)
    return Gap("unknown_customer", text, list(names), names)


def alike(written: str, numbers: Sequence[str], rows: Sequence[T]) -> list[T]:
    """The rows whose number is the one written: the same letters and digits, else the same last figures ("85" of
    "F2026-0085")."""
    wanted = _key(written)
    if not wanted:
        return []
    same = [row for number, row in zip(numbers, rows, strict=True) if _key(number) == wanted]
    if same:
        return same
    figures = _figures(written)
    if not figures or (len(figures) > 1 and not written.strip()[:1].isdigit()):
        return []
    return [row for number, row in zip(numbers, rows, strict=True) if _figures(number)[-len(figures) :] == figures]


def _key(number: str) -> str:
    return re.sub(r"[\W_]", "", fold(number))


def _figures(number: str) -> list[str]:
    return [figure.lstrip("0") or "0" for figure in re.findall(r"\d+", number)]
