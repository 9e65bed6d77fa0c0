"""Figures asked for (time saved, errors avoided, what was done), baselines told."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from graphs.understanding.reading import Reading, Situation
from graphs.understanding.report_words_baseline import read_baselines, tells_badly
from graphs.understanding.report_words_period import read_period, unread_period, without_days
from graphs.understanding.report_words_signs import COUNTED, about_of, file_of, known_words, lists_baselines, strong
from graphs.understanding.text import fold

LONGEST = 240
SURE, PLAIN = 0.97, 0.92


def read_report(text: str, language: str, situation: Situation) -> Reading | None:
    """None: the words speak of something else."""
    brief = read_report_brief(text, situation.today)
    if brief is None or situation.expecting or situation.deciding:
        return None
    sure = brief["op"] in ("baseline", "baselines") or brief.get("about") != "all"
    return Reading("report", SURE if sure else PLAIN, language, brief)


def read_report_brief(text: str, today: date) -> dict[str, Any] | None:
    """{"op": "baseline", "baselines": [{"work", "minutes", "source"}]} (none: told, though not plainly) ·
    {"op": "baselines"} (which hold) ·
    {"op": "figures", "about", "format", "since", "until"}, days as ISO dates, both in it; with "period": "?" where some
    are named which are not understood."""
    if len(text) > LONGEST or "\n" in text.strip() or thanks(text):
        return None
    folded = _bare(fold(text))
    told = read_baselines(folded)
    if told:
        return {"op": "baseline", "baselines": told}
    if tells_badly(folded):
        return {"op": "baseline", "baselines": []}
    if lists_baselines(folded):
        return {"op": "baselines"}
    rest, since, until = read_period(folded, today)
    about = about_of(rest) or ("all" if since and COUNTED.fullmatch(rest) else None)
    if about is not None and unread_period(rest) and (strong(rest) or known_words(without_days(rest))):
        return {"op": "figures", "about": about, "format": file_of(rest), "since": "", "until": "", "period": "?"}
    if about is None or not (strong(rest) or known_words(rest) or COUNTED.fullmatch(rest)):
        return None
    days = {"since": since.isoformat() if since else "", "until": until.isoformat() if until else ""}
    return {"op": "figures", "about": about, "format": file_of(rest), **days}


def names_other_days(text: str, today: date) -> bool:
    """Whether words that ask for figures name days which are not understood."""
    return unread_period(read_period(_bare(fold(text)), today)[0])


def thanks(text: str) -> bool:
    """ "Merci pour le rapport" asks for none."""
    return (
        re.match(r"\W*(?:@?commis\W+)?(?:un grand )?(?:merci|thanks|thank you)\b.{0,20}? (?:pour|for)\b", fold(text))
        is not None
    )


def _bare(folded: str) -> str:
    """Without being called by name, and without courtesy at its ends."""
    text = re.sub(r"^\W*@?commis\b[\s,:!.-]*", "", folded.strip())
    text = re.sub(
        r"^(?:(?:bonjour|salut|hello|hi|hey|ok|dis(?:-moi|[- ]?donc)?|stp|svp|please|au fait|by the way)\b[\s,!.:-]*)+",
        "", text,
    )  # fmt: skip
    end = r"[\s,]*(?:stp|svp|pls|plz|s'il (?:te|vous) plait|please|merci(?: d'avance)?|thanks|thank you)[\s!.?]*$"
    return re.sub(end, "", text).strip()
