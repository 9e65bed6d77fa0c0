"""Words about the clerk itself and its work: the timetable, figures, who is away, how it is, how to begin."""

from __future__ import annotations

from graphs.understanding.absence_words import read_absence
from graphs.understanding.digest_words import read_digest
from graphs.understanding.learning_words import read_learning, read_setup_answer
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.report_words import read_report
from graphs.understanding.schedule_words import read_schedule, read_unclear
from graphs.understanding.status_words import read_status

LONGEST = 1000
"""Characters; nobody sets a timetable in more."""


def read_desk(text: str, language: str, situation: Situation) -> Reading | None:
    """Never for words from outside the company."""
    if situation.outside:
        return None
    if (answer := read_setup_answer(text, language, situation)) is not None:
        return answer
    if len(text) > LONGEST:
        return None
    return (
        read_schedule(text, language, situation)
        or read_absence(text, language, situation)
        or read_digest(text, language, situation)
        or read_report(text, language, situation)
        or read_status(text, language, situation)
        or read_learning(text, language, situation)
        or read_unclear(text, language)
    )
