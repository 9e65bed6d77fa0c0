"""Reads a colleague's words about the texts of reminders and follow-ups; what it does not know it leaves. Pure."""

from __future__ import annotations

import re

from graphs.reminder_text.brief import TextBrief, TextOp
from graphs.understanding.text import clean, fold

_TEXTS = re.compile(r"\b(?:textes?|modeles?|formulations?|libelles?|gabarits?|texts?|templates?|wordings?)\b")
_CHANGES_ONE = re.compile(
    r"\b(?:edit|modifie\w*|change\w*|rewrite|reword|reecri\w+)\b.{0,25}\b(?:relance|rappel|reminder|follow-up)\b"
)
_SHOWN_ONE = re.compile(
    r"^(?:(?:bonjour|hello|stp|please|peux-tu|tu peux|can you|could you|me|je (?:veux|voudrais)"
    r"|i want to|i'd like to|i would like to)[ ,]+)*"
    r"(?:montre[rz]?|affiche[rz]?|voir|lis|lire|show|see|display|read)\b(?:[- ](?:moi|nous|me|us))?"
    r" (?:(?:le|la|l'|the|our|notre) ?)?(?:(?:mail|e-mail|texte|message|text) (?:de (?:la )?|d'|of (?:the )?))?"
    r"(?:(?:premiere?|deuxieme|troisieme|derniere?|first|second|third|last|final|courteous|polite|firm|early)\s)?"
    r"(?:relance|rappel|reminder|notice)\b(?!s? (?:a|au|aux|pour|de (?!devis)|to|for|of|no|n)\b)"
)
""" "Montre la relance ferme en anglais": one text by its level, of no customer."""

_NO_TEXT = re.compile(r"\b(?:days?|jours?|delais?|heures?|hours?|dates?|montants?|amounts?|regles?|rules?)\b|%|€|\d")
"""What is changed about a reminder that is no wording of it."""

_LEVEL_SAID = re.compile(r"\b(?:niveau|level|n°) ?[123]\b")

_SUBJECT = re.compile(
    r"\b(?:relances?|rappels?|reminders?|follow-?ups?|dernier avis|(?:last|final) notice|suivis? de devis"
    r"|mise en demeure"
    r"|(?:mails?|e-?mails?|courriels?) (?:aux|de nos|to) (?:clients?|customers?))\b"
)
_RESET = re.compile(
    r"\b(?:reinitialis\w+|reset|restaur\w+|restore|remet\w*|reviens?|revert|retabli\w*|go back)\b.{0,60}"
    r"\b(?:textes?|modeles?|texts?|templates?|origine|original|wording|defaut|default)\b"
)
_EDIT = re.compile(
    r"\b(?:change[rsz]?|modifi\w+|edit\w*|corrig\w+|adapt\w*|rewrite|reword|reecri\w+|ameliore\w*"
    r"|personnalis\w+|customi[sz]e"
    r"|update|met(?:s|tre|tez)? a jour)\b"
)
_SHOW = re.compile(
    r"\b(?:montr\w+|affich\w+|voir|vois|liste[rsz]?|donne\w*|quels?|quelles?|comment (?:est|sont)|show"
    r"|list|see|display|what"
    r"|which|view|give|lis|lire|read)\b"
)
_BARE = re.compile(r"(?:les |nos |our |the )?(?:textes?|texts?|templates?|modeles?)\b")
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "quote.last",
        re.compile(
            r"\b(?:devis|quotes?)\b.{0,40}\b(?:expir\w+|dernier\w*|last|final|deuxieme|seconde?|second"
            r"|fin de validite)\b"
            r"|\b(?:dernier\w*|last|final|deuxieme|seconde?)\b.{0,25}\b(?:devis|quotes?)\b"
        ),
    ),
    ("quote.first", re.compile(r"\b(?:devis|quotes?|quotations?)\b")),
    (
        "reminder.early",
        re.compile(
            r"\bavant (?:l')?echeance\b|\bpreventi\w+|\bearly\b|\bbefore (?:the )?due\b|\bpre-?relance\b|\bpreav\w+"
        ),
    ),
    (
        "reminder.last",
        re.compile(
            r"\bdernier\w*\b|\bderniere\b|\btroisieme\b|\b3e(?:me)?\b|\bniveau 3\b|\blevel 3\b|\blast\b"
            r"|\bfinal\b|\bthird\b"
            r"|\bavant (?:la )?mise en demeure\b|\bpenalit\w+"
        ),
    ),
    (
        "reminder.firm",
        re.compile(r"\bfermes?\b|\bfirm\b|\bdeuxieme\b|\bseconde?\b|\b2e(?:me)?\b|\bniveau 2\b|\blevel 2\b"),
    ),
    (
        "reminder.courteous",
        re.compile(
            r"\bcourtoise?s?\b|\bpolie?s?\b|\bcourteous\b|\bpolite\b|\bpremier\w*\b|\bpremiere\b|\b1ere?\b|\bfirst\b"
            r"|\bniveau 1\b|\blevel 1\b|\bgentille\w*|\bfriendly reminder\b"
        ),
    ),
)
_LANGUAGES = (("en", re.compile(r"\b(?:en anglais|anglaise?s?|english)\b")),
              ("fr", re.compile(r"\b(?:en francais|francaise?s?|french)\b")))  # fmt: skip
_MANNERS = (
    ("formal", re.compile(r"\bforme?ll?e?s?\b|\bformels?\b|\bformal\b")),
    ("warm", re.compile(r"\bchaleureu\w+|\bamical\w*|\bwarm\b|\bcordial\w*|\bchaud\w*")),
)
_WORDS = re.compile(r"\n\s*(?:objet|subject|sujet)\s*:\s*(?P<subject>[^\n]*)\n(?P<body>.*)", re.IGNORECASE | re.DOTALL)
LONGEST = 12_000


def read_texts(text: str) -> TextBrief | None:
    """ "montre les textes de relance", "edit the firm reminder in English"; None when it speaks of something else.

    New words may come along, below a line "Objet : …"."""
    raw = text[:LONGEST]
    words = _WORDS.search(raw)
    said = fold(" ".join(clean((raw[: words.start()] if words else raw)[:300]).split()))
    named = (_SHOWN_ONE.search(said) or _CHANGES_ONE.search(said)) is not None
    of_one = named and _level(said) != "" and not _NO_TEXT.search(_LEVEL_SAID.sub(" ", said))
    if not of_one and not (_TEXTS.search(said) and (_SUBJECT.search(said) or _level(said).startswith("quote."))):
        return None
    op = _op(said, with_words=words is not None)
    if op is None:
        return None
    name = _level(said)
    brief = TextBrief(op, name, _first(_LANGUAGES, said), _first(_MANNERS, said))
    if words is None or op != "edit":
        return brief
    body = words["body"].replace("\r\n", "\n").strip("\n")
    return TextBrief(op, name, brief.language, brief.manner, words["subject"].strip(), body)


def _op(said: str, *, with_words: bool) -> TextOp | None:
    if _RESET.search(said):
        return "reset"
    if _EDIT.search(said) or with_words:
        return "edit"
    if not _SHOW.search(said) and not re.match(
        r"(?:les |nos |our |the )?(?:textes?|texts?|templates?|modeles?)\b", said
    ):
        return None
    return "show" if _level(said) else "list"


def _level(said: str) -> str:
    return next((name for name, words in _LEVELS if words.search(said)), "")


def _first(table: tuple[tuple[str, re.Pattern[str]], ...], said: str) -> str:
    found = [value for value, words in table if words.search(said)]
    return found[0] if len(found) == 1 else ""
