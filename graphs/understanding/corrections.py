"""Reads a word that sets right what was noted a moment ago: "non, vendredi" after a promise."""

from __future__ import annotations

import re

from graphs.debtor.brief import News, brief_to_json
from graphs.understanding.money_words_refs import day_in
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.text import excerpt, fold

_LONGEST = 80
_BEGINS = re.compile(
    r"\W*(?:(?:euh|oups|oops|pardon|desolee?|sorry|ah|mince|hmm)\W+)*(?:(?:non|nan|no|nope|plutot|en fait"
    r"|finalement|rather|actually"
    r"|instead|correction|je voulais dire|i meant|i mean|make it|c'est|c'etait|it's|it is|mais|but)\b[\s,:;.!-]*)+"
)
_MARKS = re.compile(
    r"\b(?:non|nan|no|nope|plutot|en fait|finalement|rather|actually|instead|correction|je voulais dire"
    r"|i meant|i mean)\b"
)
_AROUND = re.compile(
    r"(?:\b(?:le|la|pour|on|for|by|avant|plutot|rather|instead|seulement|only|pas|not|ce sera|ca sera"
    r"|it will be|it is|it's|c'est|c'etait"
    r"|au lieu de|instead of|dit|said|promis|promised|il a|elle a|ils ont|they|he|she|pardon|sorry|desole"
    r"|et non|rather than)\b|[\s,.;:!'-])*"
)


def read_correction(text: str, language: str, situation: Situation) -> Reading | None:
    """A promise's other day, of the customer the promise was noted for. None for anything else."""
    if situation.noted != "promise" or situation.outside or len(text) > _LONGEST or "?" in text:
        return None
    folded = fold(text)
    begins = _BEGINS.match(folded)
    rest = folded[begins.end() :] if begins is not None else folded
    if not _MARKS.search(folded):
        return None
    day = day_in(rest, situation.today)
    if day is None:
        return None
    start, end = day.span
    if not (_AROUND.fullmatch(rest[:start]) and _AROUND.fullmatch(rest[end:])):
        return None
    news = News(
        "promise",
        day=day.day.isoformat() if day.day is not None else "",
        day_said=day.said if day.day is None else "",
        words=excerpt(text, 500),
        source="chat",
        confidence=0.9,
    )
    return Reading("promise", 0.9, language, brief_to_json(news))
