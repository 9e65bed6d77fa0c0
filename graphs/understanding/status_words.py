"""How the clerk is: queues, failures, what is stuck, whether what it depends on answers; and cases to look through now.

Every word of the message must be one that such a question is made of: "le statut du devis Dupont" or "what is blocking
the order" speak of work, not of the clerk.
"""

from __future__ import annotations

import re

from graphs.understanding.lexicon import words
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.status_words_samples import read_samples
from graphs.understanding.status_words_signs import (
    ABOUT,
    ALERTS,
    ASKED,
    GREETED,
    HEALTH,
    KNOWN,
    NAMED,
    NO_QUESTION,
    NOUNS,
    OTHER,
    TROUBLE,
)
from graphs.understanding.text import fold

LONGEST = 160

_NAMES_SERVICE = re.compile(
    r"\b(?:service|systeme|system|bot|robot|serveur|server|integrations?|connexions?|slack|teams)\b"
)
_LETTERS = re.compile(r"[^a-z0-9]+")
_OF_ONE_CASE = words("ca c cela it this that ce cet cette")


def read_status(text: str, language: str, situation: Situation) -> Reading | None:
    """None: the words speak of something else. In a thread about some work they speak of that work, unless they name
    the service."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    drawn = read_samples(text)
    if drawn is not None:
        return Reading("status", 0.95, language, drawn)
    said = GREETED.sub("", _LETTERS.sub(" ", fold(text)).strip()).strip()
    if said and ALERTS.fullmatch(said):
        return Reading("status", 0.95, language, {"op": "alerts"})
    if not said or not _asks(said, question="?" in text):
        return None
    at_work = situation.open_quote or situation.deciding or situation.lead_here or bool(situation.expecting)
    if at_work and not _NAMES_SERVICE.search(said):
        return None
    return Reading("status", 0.95, language)


def _asks(said: str, *, question: bool) -> bool:
    if any(word not in KNOWN for word in said.split()) or OTHER.search(said):
        return False
    if NOUNS.fullmatch(said):
        return True
    asked = (question or ASKED.match(said) is not None) and not NO_QUESTION.match(said)
    if not asked:
        return NAMED.search(said) is not None and TROUBLE.search(said) is not None
    if ABOUT.search(said):
        return True
    if TROUBLE.search(said):
        return True
    # "c'est bon ?", "is it ready?" are asked of anything.
    return HEALTH.search(said) is not None and not set(said.split()) <= _OF_ONE_CASE
