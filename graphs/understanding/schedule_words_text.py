"""The words of a request about the timetable, folded, with the place it names taken out; what is left over tells
whether it speaks of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from graphs.understanding.lexicon import words
from graphs.understanding.text import fold

_HASH = re.compile(r"(?<![\w&])#\s?([^\W_][\w.\-]{0,78})")
_NAMED = re.compile(
    r"\b(?:dans|sur|vers|in|on|to|into)\s+(?:le\s+|la\s+|the\s+)?(?:canal|salon|cha[iî]ne|channel|room)\s+"
    r"(?:(?:de\s+la\s+|de\s+l['’]\s?|des?\s+|du\s+)(?!canal|salon|channel)|(?:appelée?|nommée?|called|named)\s+)?"
    r"[\"«“]?\s?(?P<after>[^\W_][\w.\-]{0,78})|"
    r"\b(?:in|on|to|into)\s+(?:the\s+)?[\"“]?(?P<before>[^\W_][\w.\-]{0,78})[\"”]?\s+channel\b",
    re.IGNORECASE,
)
_NO_NAME = words("ou de la du des ici here this that ce cet cette same meme private prive public right wrong")
_CALL = re.compile(r"^\W*(?:(?:hey|hello|hi|bonjour|salut|bonsoir|coucou)\b\W*)?@?\s?commis\b\W*", re.IGNORECASE)
_AT = re.compile(r"(?<!\S)@\s?(?=\d)")
_LED = re.compile(r"\b(?:dans|sur|vers|in|on|to|into|pour|for)(?: le| la| the)?(?: canal| salon| channel)? \x00")
_POLITE = re.compile(
    r"(?:[ ,.]*\b(?:svp|stp|merci(?: d avance| beaucoup| bien)?|please|pls|plz"
    r"|thanks|thank you|s il (?:te|vous) plait))+$"
)
_WORD = re.compile(r"[a-z]+")
_PIECES = re.compile(r"[^a-z0-9:.,/\x00]+")

_SPELT = words(
    "digest digests briefing rapport rapports bilan report reports hebdo hebdomadaire mensuel quotidien weekly monthly "
    "daily lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis monday tuesday "
    "wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays arrete arretez supprime "
    "supprimez prochain prochaine programme programmez envoie envoyez chaque matin semaine feries ferie holidays "
    "weekdays weekday schedule every morning premier dernier ouvre ouvres timetable echeancier desactive desactivez "
    "deplace deplacez decale decalez change changez avance avancez"
)
_LONG = 5
"""Shorter words are not taken for misspelt ones."""


@dataclass
class Words:
    """`text`: folded words, numbers and the marks of hours. `channel` as it was written, without "#"; `several`: more
    than one is named."""

    text: str
    channel: str = ""
    several: bool = False
    taken: list[str] = field(default_factory=list[str])

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match, which is then no word of the rest any more."""
        found = pattern.search(self.text)
        if found is not None:
            self.text = f"{self.text[: found.start()]} {self.text[found.end() :]}"
            self.taken.append(found[0])
        return found

    def has(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.text) is not None

    def left(self, known: frozenset[str]) -> list[str]:
        """Words that mean none of what was taken, and are none of those known."""
        return [word for word in _WORD.findall(self.text) if word not in known]


def words_of(text: str) -> Words:
    said = _AT.sub("at ", _CALL.sub("", text.replace("\n", " ")))
    channel = ""
    several = len({name.casefold() for name in _HASH.findall(said)}) > 1
    found = _HASH.search(said)
    if found is None:
        named = _NAMED.search(said)
        name = (named["after"] or named["before"]) if named else ""
        found = named if named is not None and fold(name) not in _NO_NAME else None
        channel = name if found is not None else ""
    else:
        channel = found[1]
    if found is not None:
        said = f"{said[: found.start()]} \x00 {said[found.end() :]}"
    folded = re.sub(r"(?<=[a-z])\.(?=\s|$)", " ", fold(said).replace("'", " ").replace("’", " "))
    folded = _PIECES.sub(" ", re.sub(r"(?<=\d)\s*-\s*(?=\d)", " - ", folded))
    spelt = _WORD.sub(lambda match: _spelt(match[0]), folded)
    plain = " ".join(_LED.sub(" ", spelt).replace("\x00", " ").split())
    return Words(_POLITE.sub("", plain.strip(" .,:")).strip(" .,:"), channel.rstrip(".-"), several)


@lru_cache(maxsize=2048)
def _spelt(word: str) -> str:
    """A word one letter away from one of ours; those of daily speech are spelt as they are."""
    if len(word) < _LONG or word in _SPELT or word in _NEAR:
        return word
    near = [one for one in _SPELT if abs(len(one) - len(word)) <= 1 and OSA.distance(word, one, score_cutoff=1) <= 1]
    # "lundis" and "lundi" may both be one letter away: the shorter one says the same.
    return min(near, key=lambda one: (one[0] != word[0], len(one), one)) if near else word


_NEAR = words(
    "change changes charge charges premiere premieres derniere dernieres prochains prochaines semaines matins "
    "rapporte rapportes reporte reported rapporter reporter arreter arretes programmes programmer envoyer "
    "envoi envois envoies "
    "supports support deport depart holiday mornings mondays bilans ouvree ouvert ouverte ouvrir ouvrez "
    "ouvrable ouvrables digestif digeste dailies weeklies scheduled schedules decales decaler "
    "deplacer deplaces avancer avances avance chances heures matinee quotidienne mensuelle premiers derniers"
)

_COUNTS = {
    "dizaine": 10, "douzaine": 12, "dozen": 12, "vingtaine": 20, "trentaine": 30, "cinquantaine": 50, "deux": 2,
    "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7,
    "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "dix": 10, "ten": 10, "douze": 12, "twelve": 12, "quinze": 15,
    "fifteen": 15, "vingt": 20, "twenty": 20, "trente": 30, "thirty": 30, "fifty": 50,
}  # fmt: skip


def number_of(phrase: str) -> int | None:
    """How many cases a phrase like "dix cas au hasard" speaks of; None: it does not say."""
    figures = re.search(r"\d+", phrase)
    if figures is not None:
        return int(figures[0])
    return next((_COUNTS[word] for word in phrase.split() if word in _COUNTS), None)
