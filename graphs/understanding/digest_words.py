"""A digest or a morning brief asked for now.

Every word of the message must be one that such a request is made of: "résume le mail de Dupont", "what happened with
the Dupont quote" and "le digest est trop long" are something else.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from graphs.understanding.digest_words_signs import (
    BRIEF,
    CHART,
    DIGEST,
    GREETED,
    KNOWN,
    NEWS,
    NOT_NOW,
    RECAP,
    SHORT,
    WHEN,
)
from graphs.understanding.digest_words_signs import SINCE as SINCE_WHEN
from graphs.understanding.reading import Reading, Situation

SURE = 0.95
LONGEST = 160

_DAYS = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip


def read_digest(text: str, language: str, situation: Situation) -> Reading | None:
    """None: the words speak of something else; of a digest that is to come at an hour, too."""
    if len(text) > LONGEST:
        return None
    bare = GREETED.sub("", _bare(text)).strip()
    since = SINCE_WHEN.search(bare)
    rest = SINCE_WHEN.sub(" ", bare)
    what = _what(rest, since is not None, at_work=_at_work(situation))
    if not what or any(word not in KNOWN for word in rest.split()):
        return None
    when = since["since"] or since["of"] if since is not None else rest if what != "brief" else ""
    day = _since(when, situation.today)
    # "le digest de ce matin" is the one that was posted, since the time before.
    plain = since is None and DIGEST.search(rest) is not None
    return _reading(language, "brief" if what == "brief" else "digest", None if plain else day, chart=_chart(rest))


def _what(said: str, since: bool, *, at_work: bool) -> str:
    """brief | digest | news; "" none of them."""
    if NOT_NOW.search(said):
        return ""
    if DIGEST.search(said):
        return "digest"
    if BRIEF.search(said):
        return "brief"
    dated = since or WHEN.search(said) is not None
    # In a thread about some work, "du nouveau ?" is asked of that work.
    if dated and (RECAP.search(said) or NEWS.search(said)):
        return "news"
    if not at_work and SHORT.fullmatch(" ".join(said.split())):
        return "news"
    return "news" if NEWS.search(said) and not at_work and not _NEEDS_A_DAY.search(said) else ""


_NEEDS_A_DAY = re.compile(r"\b(?:passe|fait|happened|done|did you|have you)\b(?! (?:pendant|while))")
"""Said alone they ask what became of what was said last."""


def _at_work(situation: Situation) -> bool:
    return situation.open_quote or situation.deciding or situation.lead_here or bool(situation.expecting)


def _chart(said: str) -> bool:
    return CHART.search(said) is not None


def _reading(language: str, what: str, since: date | None, *, chart: bool) -> Reading:
    brief = {"what": what, "since": since.isoformat() if since is not None else "", "chart": chart}
    return Reading("digest", SURE, language, brief)


def _since(words: str, today: date) -> date | None:
    """The day that is meant; None: since the usual."""
    if re.search(r"avant hier", words):
        return today - timedelta(days=2)
    if re.search(r"\b(?:hier|yesterday|nuit|night|overnight)\b", words):
        return today - timedelta(days=1)
    if re.search(r"\b(?:aujourd hui|today|ce matin|this morning|matinee)\b", words):
        return today
    if re.search(r"week ?end", words):
        return _last(5, today)
    if "semaine" in words or "of the week" in words:
        return today - timedelta(days=today.weekday())
    named = next((number for name, number in _DAYS.items() if name in words.split()), None)
    return _last(named, today) if named is not None else None


def _last(weekday: int, today: date) -> date:
    """The last such day before today."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _bare(text: str) -> str:
    """Lower case, without accents, one space between words, no signs but the @ of a mention."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w@]+", " ", plain).split())
