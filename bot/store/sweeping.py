"""Somebody's name, address and numbers taken out of whatever else is kept: lists, summaries, colleagues' messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from typing import cast as typed

from sqlalchemy import Connection, Table, Text, cast, delete, func, or_, select, update

from bot.store.erasing import ENDED
from bot.store.schema import (
    agenda,
    approval,
    approval_vote,
    case,
    correction,
    digest,
    event_inbox,
    mail_seen,
    opinion,
    outbox,
    post,
    promise,
    question,
    sample,
    saving,
    schedule,
    standing,
    suggestion,
    thread_head,
)

_PLACES: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (event_inbox, ("body", "outcome")),
    (outbox, ("payload", "result", "error")),
    (post, ("content",)),
    (case, ("title", "facts", "reasons", "waits")),
    (approval, ("ask", "note")),
    (approval_vote, ("note",)),
    (question, ("ask", "answer")),
    (schedule, ("payload",)),
    (agenda, ("text",)),
    (suggestion, ("body",)),
    (correction, ("before", "after", "facts")),
    (standing, ("note",)),
    (mail_seen, ("subject", "excerpt")),
    (promise, ("words",)),
    (digest, ("body",)),
    (saving, ("told",)),
    (opinion, ("words",)),
    (sample, ("words",)),
)
"""Where words of people are kept, beside the ledger (sealed) and the books."""

GONE_ON_WITH = ("quote", "quote_followup", "reminder")
"""Processes whose ended cases are gone on with: what they remember stays, as the documents they made do."""

_RUN = re.compile(r"[a-z0-9@._+-]+")

_LETTER = r"[^\W_]"
_ADDRESS_ENDS = (r"(?<![\w.+%-])", rf"(?!{_LETTER}|-{_LETTER}|(?-i:\.[a-z]{{2}}))")
_NAME_ENDS = (rf"(?<!{_LETTER})", rf"(?!{_LETTER})")
"""Before and behind: "ann@acme.co" is no part of "joann@acme.co", nor of "ann@acme.co.uk"."""


class Tokens:
    """What is looked for, without case; `blank` is put in its place."""

    def __init__(self, words: Sequence[str], blank: str) -> None:
        self.words = list(dict.fromkeys(word for word in words if word.strip()))
        self.blank = blank
        ordered = sorted(self.words, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_alone, ordered)), re.IGNORECASE) if ordered else None

    @property
    def hints(self) -> list[str]:
        """The longest plain run of letters in each: what a database can look for in JSON, however it writes accents."""
        runs = [max(_RUN.findall(word.casefold()), key=len, default="") for word in self.words]
        return [run for run in dict.fromkeys(runs) if run]

    def taken_out(self, value: Any) -> Any:
        """The same JSON value without them; keys stay."""
        match value:
            case str():
                return self._pattern.sub(lambda _: self.blank, value) if self._pattern else value
            case list():
                return [self.taken_out(each) for each in typed(list[Any], value)]
            case dict():
                return {key: self.taken_out(each) for key, each in typed(dict[str, Any], value).items()}
            case _:
                return value


def _alone(word: str) -> str:
    before, behind = _ADDRESS_ENDS if "@" in word else _NAME_ENDS
    return f"{before}{re.escape(word.strip())}{behind}"


def sweep(c: Connection, tokens: Tokens) -> int:
    """How many rows were changed. What a case that has ended remembers of its run is dropped where it names them; one
    that runs keeps it until it ends."""
    if not tokens.hints:
        return 0
    changed = sum(_sweep(c, table, columns, tokens) for table, columns in _PLACES)
    return changed + _heads(c, tokens)


def _sweep(c: Connection, table: Table, columns: Sequence[str], tokens: Tokens) -> int:
    primary = list(table.primary_key.columns)
    texts = [func.lower(cast(table.c[name], Text)) for name in columns]
    hinted = or_(*(text.contains(hint, autoescape=True) for text in texts for hint in tokens.hints))
    changed = 0
    for row in c.execute(select(*primary, *(table.c[name] for name in columns)).where(hinted)).mappings().all():
        values = {name: tokens.taken_out(row[name]) for name in columns}
        values = {name: value for name, value in values.items() if value != row[name]}
        if values:
            mine = [column == row[column.name] for column in primary]
            c.execute(update(table).where(*mine).values(values))
            changed += 1
    return changed


def _heads(c: Connection, tokens: Tokens) -> int:
    """Saved states are no text: whole ones go, of cases that have ended."""
    ended = select(thread_head.c.case_id, thread_head.c.body).where(
        thread_head.c.case_id == case.c.id, case.c.state.in_(ENDED), case.c.process.notin_(GONE_ON_WITH)
    )
    holds = _finder(tokens)
    dropped = [row.case_id for row in c.execute(ended) if holds(bytes(row.body))]
    for each in dropped:
        c.execute(delete(thread_head).where(thread_head.c.case_id == each))
    return len(dropped)


def _finder(tokens: Tokens) -> Callable[[bytes], bool]:
    wanted = [word.casefold() for word in tokens.words]

    def holds(body: bytes) -> bool:
        text = body.decode("utf-8", "ignore").casefold()
        return any(word in text for word in wanted)

    return holds
