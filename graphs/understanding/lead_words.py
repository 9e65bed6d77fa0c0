"""Reads what colleagues say in chat about leads: a new one, a change of one, how they are scored, and questions."""

from __future__ import annotations

import re
from typing import Any

from graphs.lead.brief import ChangeLead, NewLead, TunePoints
from graphs.lead.brief import brief_to_json as lead_to_json
from graphs.leads.given import LONGEST_MESSAGE, Given
from graphs.understanding.lead_words_change import read_change
from graphs.understanding.lead_words_new import read_new
from graphs.understanding.lead_words_points import read_points
from graphs.understanding.lead_words_report import read_report
from graphs.understanding.lead_words_text import spoken
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.text import fold

__all__ = ["LEADS", "lead_brief", "read_lead"]

LEADS = frozenset({"lead", "leads_report"})
"""The processes whose briefs are read here."""

SURE = 0.92
_SPEAKS = re.compile(
    r"prospect|lead|piste|contact|client|customer|chaud|tiede|froid|hot|warm|cold|spam|brulant|indesirable"
    r"|junk|gagn|perd|sign"
    r"|won|lost|convert|archiv|clos|clotur|ferm|abandon|drop|give|laiss|note|points?\b|pts?\b|seuil|threshold"
    r"|scor|rappel|appel"
    r"|call|rang|recontact|ecri|repon|repli|answer|mail|write|wrote|reach|touch|donne|confie|assign|attribu"
    r"|affect|transfer|passe"
    r"|refile|hand|prend|s'occupe|suit|gere|take|own|look|trait|follow|deal|work|candidat|dead|mort|rdv"
    r"|rendez|booking|meeting"
)

_FRENCH = re.compile(
    r"\b(?:chaude?s?|tiedes?|froide?s?|gagnee?|perdue?|nouve(?:au|lle)s?|mes|nos|des|du|les|la|le|pistes?"
    r"|tableau|passe[rz]?|mets"
    r"|contacte[rz]?|donne[rz]?|semaine|mois|exporte[rz]?|qui|seuil|pour|cherche|est)\b"
)
_ENGLISH = re.compile(
    r"\b(?:hot|warm|cold|won|lost|new|my|our|show|mark|give|put|assign|this|last|week|month|who|threshold"
    r"|from|the|as|contact"
    r"|write|board|since|lead time|export|wants|needs|for|is|with)\b"
)


def read_lead(text: str, language: str, situation: Situation) -> Reading | None:
    """None for anything else; `text` is cleaned. Nobody outside the company tells or changes leads so."""
    if situation.outside or not text.strip() or not _SPEAKS.search(fold(text[:2_500])):
        return None
    said = spoken(text.strip())
    language = _tongue(said.folded, language)
    brief: NewLead | ChangeLead | TunePoints | None = read_points(said) or read_change(said, situation)
    if brief is not None:
        return Reading("lead", SURE, language, lead_to_json(brief))
    if (report := read_report(said, situation)) is not None:
        return Reading("leads_report", SURE, language, report)
    given = read_new(said)
    if given is None:
        return None
    # Of whom nothing at all is said there is nothing to begin: the words are asked for.
    known = given != Given(source="chat", direct=given.direct)
    return Reading("lead", SURE if known else 0.85, language, _new(given) if known else {})


def _tongue(folded: str, language: str) -> str:
    """Short orders hold few words that tell: "mark Aurora as hot", "prospects chauds"."""
    french, english = _FRENCH.search(folded) is not None, _ENGLISH.search(folded) is not None
    return language if french == english else "fr" if french else "en"


def lead_brief(process: str, text: str, language: str, situation: Situation) -> dict[str, Any]:
    """A brief of that process for words which somebody else took for it (a model): as far as they tell."""
    own = read_lead(text, language, situation)
    if own is not None and own.process == process:
        return own.brief
    if process == "leads_report":
        return {"view": "list", "classed": "", "mine": False, "since": "", "name": ""}
    # An order we do not follow must not make a lead of the words that gave it: only what names somebody tells of one.
    return _new(Given(source="chat", message=text[:LONGEST_MESSAGE])) if _names_somebody(text) else {}


def _names_somebody(text: str) -> bool:
    return re.search(r"@[\w-]+\.\w|(?:\d[ .]?){9,}", text) is not None


def _new(given: Given) -> dict[str, Any]:
    return lead_to_json(NewLead(lead_id="", given=given, received_at=""))
