"""Reads the words that turn a switch of the clerk: pause and resume, of all or of one kind of work, and how far it may
go alone.

Closed lists, and the whole message must be one of them: words that merely hold such a phrase ("reprends la commande de
lundi", "envoie le devis sans me demander") say something else, and what lets more leave must be said plainly. Only the
end of a pause may be in words we do not know: then it lasts until somebody resumes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from graphs.understanding.lexicon import words
from graphs.understanding.switch_ends import LENGTH, is_open, read_end
from graphs.understanding.switch_phrases import KINDS, PHRASES, SPEAKS, Level, Turned, Verb
from graphs.understanding.text import fold

__all__ = ["LONGEST", "Level", "Switch", "read_switch", "speaks_of_autonomy"]

LONGEST = 160


@dataclass(frozen=True)
class Switch:
    """`scope`: the kind of work it is about ("": all, or none named). `level` and `limit` (a decimal, euros) are those
    of an `autonomy`; a limit without a level leaves the level as it is. `until_said`: the words of a pause's end."""

    process: Verb
    level: Level = ""
    scope: str = ""
    limit: str = ""
    until_said: str = ""

    def brief(self, today: date) -> dict[str, Any]:
        """As `Reading.brief` has it; an end is local time, "" when there is none or it is not understood."""
        if self.process == "autonomy":
            return {"level": self.level, "process": self.scope, "limit": self.limit}
        end = read_end(self.until_said, datetime.combine(today, time(0))) if self.until_said else None
        return {
            "scope": self.scope,
            "until": end.isoformat(timespec="minutes") if end else "",
            "until_said": self.until_said,
        }


_SUMMARY = re.compile(r"\b(?:résum|resumé)", re.IGNORECASE)
"""The French "résume", which is no "resume"."""

_POLITE = words(
    "svp stp please merci thanks bonjour hello hi hey salut commis ok d accord alors donc maintenant now desormais "
    "dorenavant finalement pour l instant plait te vous s il just tout de suite right away sil de nouveau again a "
    "partir from on for"
)
"""Stand before or after such a phrase and change nothing of it."""

_AMOUNT = re.compile(
    r"(?:€|\beur ?)? ?\b(?P<figures>\d{1,3}(?:[ ,.]\d{3})+|\d+)(?:[,.](?P<cents>\d{1,2}))? ?(?P<k>k)?"
    r" ?(?:€|euros?\b|eur\b)?"
    r"(?: (?:ht|hors taxes?|excl\.? vat|excluding vat|before vat|net)\b)?"
)
_OTHER_UNITS = re.compile(r"%|\$|£|\bpour ?cents?\b|\bper ?cent\b|\bttc\b|\bincl")
_UNTIL = re.compile(r"\b(?:jusqu ?'? ?(?:a|au|aux|en)?|until|till|til)\b(?: ce qu[e'])?(?P<end>.+)$")
_FOR = re.compile(rf"\b(?:pendant|durant|pour|for)(?: (?:encore|les|the|next|prochaine?s?))* (?P<end>{LENGTH})\W*$")
_COMPILED = [(turned, re.compile(pattern)) for turned, patterns in PHRASES for pattern in patterns]


def read_switch(text: str) -> Switch | None:
    """The switch that the whole message turns. A question, or anything said beside it, turns none."""
    if len(text) > LONGEST or "?" in text or _SUMMARY.search(unicodedata.normalize("NFC", text)):
        return None
    folded = fold(text)
    whole = _matched(folded)
    if whole is not None:
        return whole
    ended = _UNTIL.search(folded) or _FOR.search(folded)
    if ended is None:
        return None
    head = _matched(folded[: ended.start()])
    if head is None or head.process != "pause":
        return None
    said = text[ended.start("end") : ended.end("end")] if len(folded) == len(text) else ended["end"]
    said = said.strip(" .!,;")
    return replace(head, until_said="" if is_open(said) else said)


def speaks_of_autonomy(text: str) -> bool:
    """Says, asks or limits how freely quotes are sent, without turning anything plainly. A message with numbers is
    about goods, unless they are the amounts up to which it may."""
    if len(text) > LONGEST:
        return False
    return SPEAKS.search(" ".join(re.findall(r"[^\W_]+", _amounts(fold(text))[0]))) is not None


def _matched(folded: str) -> Switch | None:
    if _OTHER_UNITS.search(folded):
        return None
    marked, amounts = _amounts(folded)
    said = re.findall(r"[^\W_]+", marked)
    if len(amounts) > 1 or any(token.isdigit() for token in said):
        return None
    for phrase in _cores(said):
        for turned, pattern in _COMPILED:
            found = pattern.fullmatch(phrase)
            if found is not None:
                return _switch(turned, found, amounts)
    return None


def _switch(turned: Turned, found: re.Match[str], amounts: list[str]) -> Switch | None:
    groups = {name for name, value in found.groupdict().items() if value}
    scope = next((kind for kind in KINDS if any(name.startswith(kind) for name in groups)), turned.scope)
    if bool(amounts) != turned.limited:
        return None
    return Switch(turned.verb, turned.level, scope, amounts[0] if amounts else "")


def _amounts(folded: str) -> tuple[str, list[str]]:
    """The text with each amount as one word, and the amounts."""
    found: list[str] = []

    def mark(match: re.Match[str]) -> str:
        whole = re.sub(r"[ ,.]", "", match["figures"])
        if match["k"]:
            # "1,5 k€": what follows the comma is part of the thousands.
            found.append(str(int(whole) * 1000 + int((match["cents"] or "0").ljust(3, "0")[:3])))
        else:
            found.append(f"{whole}.{match['cents'].ljust(2, '0')}" if match["cents"] else whole)
        return " amount "

    return _AMOUNT.sub(mark, folded), found


def _cores(said: list[str]) -> list[str]:
    """The words with fewer and fewer of the polite ones at both ends."""
    starts = range(_leading(said) + 1)
    ends = range(_leading(said[::-1]) + 1)
    return [" ".join(said[start : len(said) - end]) for start in starts for end in ends if start + end < len(said)]


def _leading(said: list[str]) -> int:
    return next((at for at, word in enumerate(said) if word not in _POLITE), len(said))
