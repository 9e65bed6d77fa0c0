"""Reads who is away, from when to when, and who stands in.

The words must begin by saying it, of whoever speaks or of a colleague by name: a customer who is on holiday is no
absence of ours, and a request that mentions one stays what it is.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from graphs.understanding.absence_words_days import flat, read_period
from graphs.understanding.absence_words_names import Name, stand_in_of, whose, without_senders
from graphs.understanding.absence_words_presence import available, opened, stays, they_stay
from graphs.understanding.absence_words_signs import (
    AWAY_EN,
    BARE,
    CANCEL,
    COVER_ASKED,
    COVERS_GOODS,
    DATED,
    DURING,
    GREETING,
    I_AM,
    I_BACK,
    ME,
    MEANWHILE,
    MINE,
    NOT_ASKED,
    OTHER_WORK,
    RETURNS,
    STATE,
    THEY_ARE,
    THEY_BACK,
    THEY_CANCEL,
    THEY_RETURN,
    WHO,
)
from graphs.understanding.reading import Reading, Situation

CONFIDENCE = 0.95
LONGEST = 300


def read_absence(text: str, language: str, situation: Situation) -> Reading | None:
    """None: the words speak of something else."""
    brief = absence_brief(text, language, situation.today, situation.colleagues, at_work=_at_work(situation))
    return Reading("absence", CONFIDENCE, language, brief) if brief is not None else None


def absence_brief(
    text: str, language: str, today: date, colleagues: list[str], *, at_work: bool = False
) -> dict[str, Any] | None:
    """{"op": "away" | "back" | "stay" | "cover" | "cancel" | "who", "who": a colleague ("" whoever speaks), "from",
    "until": ISO days ("" not said; `until` is the day they are back; of "stay", `from` is the day they are there),
    "doubt": days the words may mean, "stand_in": a name as written, "nobody": true when they want none, "cover": true
    when it is asked who stands in}. `at_work`: said in a thread about some work, where "dispo lundi" is said of it."""
    if len(text) > LONGEST:
        return None
    said = flat(text)
    greeted = GREETING.match(said)
    start = greeted.end() if greeted is not None else 0
    said, words = said[start:].strip(), text[start:].strip()
    mine = MINE.match(said)
    if (
        mine is not None
        and "?" not in said
        and (deputy := whose(said[mine.start("name") :], words[mine.start("name") :], colleagues))
    ):
        told = _cover(said, deputy.name, "", False, language, today)
        if told is not None and told["until"]:
            return told
    if not said or OTHER_WORK.search(_without_cover(without_senders(said))):
        return None
    whole = flat(text)
    return (
        _asked(said, words, colleagues)
        or _stays(said, words, whole, language, today, colleagues, at_work=at_work)
        or _told(said, words, language, today, colleagues)
    )


def _without_cover(said: str) -> str:
    """Without what is decided meanwhile: "pendant mon absence Marc valide mes devis"."""
    return MEANWHILE.sub(" ", said) if DURING.search(said) else said


_OPEN = re.compile(r"\b(?:jusqu|until|till|til)")
_LED = re.compile(
    r"^(?:demain|aujourd'hui|apres-demain|ce (?:matin|soir)|cet (?:apres-midi|aprem)|lundi|mardi|mercredi|jeudi"
    r"|vendredi"
    r"|la semaine prochaine|tomorrow|today|this (?:morning|afternoon)|next week|on \w+day)(?: (?:matin|apres-midi"
    r"|prochain"
    r"|morning|afternoon))?[, ]+(?=(?:je |j'|i |i'))"
)
"""Days that stand before "je ne suis pas là"."""


def _at_work(situation: Situation) -> bool:
    return situation.open_quote or situation.deciding or situation.lead_here or bool(situation.expecting)


def _asked(said: str, words: str, colleagues: list[str]) -> dict[str, Any] | None:
    """Who is away? Is she?"""
    question = "?" in said
    who = WHO.match(said)
    if COVER_ASKED.match(said) and not COVERS_GOODS.search(said):
        return _brief("who", named=_mentioned(said, colleagues)) | {"cover": True}
    if who is not None and COVERS_GOODS.search(said):
        return None
    if who is not None and (question or not said.startswith(("qui me remplace est",))):
        return _brief("who", named=_mentioned(said, colleagues))
    if not question:
        return None
    asked = re.sub(r"^(?:est-ce qu(?:e |')|sais[- ]tu si |is |est )", "", said)
    name = whose(asked, words[len(said) - len(asked) :], colleagues)
    rest = asked[name.end :].strip() if name is not None else ""
    here = re.match(
        r"(?:(?:n')?(?:est|sera)[- ](?:t-(?:il|elle) )?(?:pas )?(?:la|dispo(?:nible)?|presente?)\b"
        r"|la\b|dispo(?:nible)?\b|available\b|in\b|here\b|back\b|back from)",
        rest,
    )
    if name is not None and (here or re.match(THEY_ARE, rest) or re.match(STATE, rest) or re.match(AWAY_EN, rest)):
        return _brief("who", named=name.name)
    return None


def _stays(
    said: str, words: str, whole: str, language: str, today: date, colleagues: list[str], *, at_work: bool
) -> dict[str, Any] | None:
    """There after all, or from some day on."""
    if "?" in said:
        return None
    start = opened(said)
    said, words = said[start:], words[start:]
    named = whose(said, words, colleagues)
    if named is not None:
        there = they_stay(said[named.end :].strip(), whole=whole)
        return _there(said, language, today, named.name) if there else None
    op = "stay" if stays(said, whole=whole) else "" if at_work else available(said)
    if op == "returns":
        return _when("returns", said, language, today, "", colleagues, words)
    return _there(said, language, today, "") if op else None


def _there(said: str, language: str, today: date, named: str) -> dict[str, Any]:
    period = read_period(said, today, language)
    day = period.since or period.until
    return _brief("stay", named=named) | {"from": day.isoformat() if day is not None else ""}


def _told(said: str, words: str, language: str, today: date, colleagues: list[str]) -> dict[str, Any] | None:
    if "?" in said and not said.rstrip().endswith(("ok ?", "ok?", "d'accord ?", "possible ?")):
        return None
    cancelled = THEY_CANCEL.match(said)
    if cancelled is not None:
        name = whose(cancelled["name"], words[cancelled.start("name") :], colleagues)
        return _brief("cancel", named=name.name) if name is not None else None
    if CANCEL.match(said):
        return _brief("cancel")
    if NOT_ASKED.match(said):
        return None
    named: Name | None = None
    rest, spoken = said, words
    mine = _mine(_LED.sub("", said))
    if not mine:
        named = whose(said, words, colleagues)
        if named is not None:
            rest, spoken = said[named.end :].strip(), words[named.end :].strip()
    op = mine or (_theirs(rest) if named is not None else "")
    stand = stand_in_of(said, words, colleagues, away=DURING.match(said) is not None) if not op else None
    if stand is not None:
        return _cover(said, stand.said, stand.whom, stand.nobody, language, today)
    if not op:
        return None
    return _when(op, rest, language, today, named.name if named is not None else "", colleagues, spoken)


def _mine(said: str) -> str:
    if RETURNS.match(said):
        return "returns"
    if I_BACK.match(said):
        return "back"
    if re.match(I_AM, said):
        return "away"
    return "bare" if re.match(BARE, said) else ""


def _theirs(rest: str) -> str:
    if THEY_BACK.match(rest):
        return "back"
    if THEY_RETURN.match(rest):
        return "returns"
    if re.match(THEY_ARE, rest):
        return "away"
    return "bare" if re.match(r":?\s*" + BARE, rest) else ""


def _when(
    op: str, said: str, language: str, today: date, named: str, colleagues: list[str], words: str
) -> dict[str, Any] | None:
    stand = stand_in_of(said, words, colleagues)
    without = said[: stand.start] + " " + said[stand.end :] if stand is not None else said
    period = read_period(without, today, language)
    dated = period.since is not None or period.until is not None or bool(period.doubt)
    if op == "bare" and not dated and not re.match(rf":?\s*{BARE}\W+(?:{DATED.pattern})", said):
        return None
    if op == "back":
        later = period.since or (period.until if period.until and period.until > today else None)
        if later is None or later <= today:
            return _brief("back", named=named)
        op, period = "returns", period
    if op == "returns":
        back = period.until if period.since is None else period.since
        if back is None and not period.doubt:
            return None
        period = type(period)(None, back, period.doubt)
    brief = _brief("away", named=named)
    brief |= {
        "from": period.since.isoformat() if period.since else "",
        "until": period.until.isoformat() if period.until else "",
    }
    if period.doubt:
        brief["doubt"] = [day.isoformat() for day in period.doubt]
    if re.search(r"\b(?:malade|souffrante?|sick|ill|unwell|alitee?)\b", said) and not dated and not _OPEN.search(said):
        brief["until"] = date.fromordinal(today.toordinal() + 1).isoformat()
    if stand is not None:
        brief |= {"stand_in": stand.said, "nobody": stand.nobody}
    return brief


def _cover(said: str, name: str, whom: str, nobody: bool, language: str, today: date) -> dict[str, Any] | None:
    """ "Marc me remplace", with no word of the absence itself but perhaps its days."""
    period = read_period(said, today, language)
    op = "away" if period.until is not None else "cover"
    brief = _brief(op, named=whom)
    brief |= {"stand_in": name, "nobody": nobody, "until": period.until.isoformat() if period.until else ""}
    brief["from"] = period.since.isoformat() if period.since else ""
    return brief


def _mentioned(said: str, colleagues: list[str]) -> str:
    """A colleague whom a question is about; "me" for whoever asks."""
    if ME.search(said):
        return "me"
    found = [name for name in colleagues if re.search(rf"\b(?:{re.escape(flat(name))})\b", said)]
    found = found or [name for name in colleagues if re.search(rf"\b{re.escape(flat(name).split()[0])}\b", said)]
    return found[0] if len(found) == 1 else ""


def _brief(op: str, *, named: str = "") -> dict[str, Any]:
    return {"op": op, "who": named, "from": "", "until": "", "stand_in": "", "nobody": False}
