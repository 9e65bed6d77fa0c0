"""A setup that somebody has begun and not ended: there is one, and it is gone on with, wherever its answer is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.events import MessageReceived
from bot.store import asks, own_cases
from bot.store.asks import QuestionRow
from bot.store.cases import CaseRow
from bot.store.database import Connection
from graphs.message import Message, Text, ThreadLink
from graphs.quote.brief import brief_from_json
from graphs.setup.elsewhere import Fit, fits
from graphs.setup.wording import tell
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.reading import Reading

LOOKED_THROUGH = 200
"""Open cases of one person that are looked through."""

_YIELDS = frozenset({"unknown", "smalltalk", "quote", "report"})
"""What words may be read as that plainly answer the setup: "30 devis par semaine", "un devis nous prend 25 minutes"."""


@dataclass(frozen=True)
class Begun:
    """The setup that waits for this person's answer, and what it asks."""

    case: CaseRow
    question: QuestionRow

    def is_at(self, event: MessageReceived) -> bool:
        """Whether it was said in the same conversation."""
        here, there = event.address, self.case.address
        return (here.platform, here.channel) == (there.platform, there.channel)

    def fit(self, text: str, language: str, people: list[str], today: date) -> Fit:
        asked = self.question.question
        return fits(asked.code, text, language, asked.choices, people, today)


def setup_of(c: Connection, person_id: str) -> CaseRow | None:
    """The one that waits for this person's answer."""
    rows = own_cases.open_of(c, person_id, LOOKED_THROUGH)
    return next((row for row in rows if row.process == "setup" and row.state == "needs_answer"), None)


def begun_by(c: Connection, person_id: str) -> Begun | None:
    case = setup_of(c, person_id)
    question = asks.open_question_of(c, case.id) if case is not None else None
    return Begun(case, question) if case is not None and question is not None else None


def is_its_answer(fit: Fit, reading: Reading) -> bool:
    """Whether those words are for the setup rather than what they would be read as without it."""
    sure = reading.confidence >= ENOUGH and reading.process not in {"unknown", "smalltalk"}
    if fit == "perhaps":
        return not sure
    if fit == "sure":
        return not sure or reading.process in _YIELDS | {"autonomy"}
    return fit == "plain" and (not sure or (reading.process in _YIELDS and not _for_somebody(reading)))


def _for_somebody(reading: Reading) -> bool:
    return reading.process == "quote" and getattr(brief_from_json(reading.brief), "customer", None) is not None


def pointing(case: CaseRow, language: str) -> Message:
    """Says where it waits."""
    return _with_link("waits.there", case, language)


def going_on(case: CaseRow, language: str) -> Message:
    """Says that what was said is taken there."""
    return _with_link("waits.taken", case, language)


def _with_link(key: str, case: CaseRow, language: str) -> Message:
    told = tell(language, key)
    return Message(told, [Text(told), ThreadLink(tell(language, "waits.link"), case.address)])
