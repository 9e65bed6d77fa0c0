"""Reads the words that turn a switch of the clerk as a whole: pause, resume, how far it may go alone.

Closed lists, and the whole message must be one of them: words that merely hold such a phrase ("reprends la commande de
lundi", "envoie le devis sans me demander") say something else, and what lets more leave must be said plainly.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from graphs.understanding.lexicon import words
from graphs.understanding.text import fold

Level = Literal["", "observe", "propose", "act"]


@dataclass(frozen=True)
class Switch:
    """`level` is that of an `autonomy`."""

    process: Literal["pause", "resume", "autonomy"]
    level: Level = ""


LONGEST = 160

_SUMMARY = re.compile(r"\b(?:résum|resumé)", re.IGNORECASE)
"""The French "résume", which is no "resume"."""

_POLITE = words(
    "svp stp please merci thanks bonjour hello hi hey salut commis ok d accord alors donc maintenant now desormais "
    "dorenavant finalement pour l instant plait te vous s il just tout de suite right away sil de nouveau again a "
    "partir from on"
)
"""Stand before or after such a phrase and change nothing of it."""

_YOU = (
    r"(?:(?:tu peux|vous pouvez|tu pourras|vous pourrez|tu as le droit d|vous avez le droit d|je t autorise a"
    r"|je vous autorise a|you may|you can|you are allowed to|you re allowed to|feel free to) )?"
)
_QUOTES = r"(?:tous |all )?(?:les |nos |mes |the |our |my )?(?:devis|quotes|quotations)"
_SEND = r"(?:envoie|envoies|envoyez|envoyer|faire partir|send)"
_ACT = r"(?:agis|agir|agissez|travaille|travailler|travaillez|act|work)"
_WITHOUT = (
    r"(?:sans (?:(?:me |nous |me le |nous le )?demander|(?:mon |notre |l )?(?:accord|validation|approbation|aval))"
    r"|without (?:asking(?: me| us)?|(?:my |our )?(?:approval|consent|ok))(?: first)?)"
)
_ALONE = (
    rf"(?:(?:tout )?seuls?|toi meme|vous meme|automatiquement|en (?:toute )?autonomie|on your own|by yourself|alone"
    rf"|automatically|{_WITHOUT})"
)
_INTO = (
    r"(?:(?:passe|passez|repasse|repassez|mets toi|mettez vous|remets toi|bascule|basculez|reste|restez|switch|go"
    r"|change|stay)(?: back)?(?: to| into)? )?(?:en |in )?"
)
_LEVEL = (
    r"(?:(?:mets|mettez|regle|reglez|set|put|change) )?(?:ton |votre |l |your |the )?(?:autonomie|autonomy)"
    r"(?: des devis| of quotes| for quotes)? (?:sur |a |to |on )?"
)
_THING = r"(?:rien|anything|quoi que ce soit|aucun devis|de devis|un devis|les devis|a quote|any quote|quotes)"
_BEFORE = r"(?: (?:d abord|first)| avant (?:l envoi|d envoyer(?: (?:les devis|un devis|quoi que ce soit))?))?"

_PHRASES: dict[Switch, tuple[str, ...]] = {
    Switch("pause"): (
        r"pause|en pause|fais une pause|faites une pause|take a break|go on pause|pause yourself",
        r"(?:mets|mettez|passe|passez) (?:toi |vous |commis |tout )?en pause",
        r"suspends tout|suspendez tout|suspend everything|pause everything|hold everything",
        r"n (?:envoie|envoies|envoyez) plus (?:rien|de devis|aucun devis|les devis|de mails?|aucun mail)",
        r"ne (?:fais|faites) plus rien partir|stop sending (?:anything|everything|quotes|mails?|emails?)",
        r"(?:do not|don t) send anything any ?more",
    ),
    Switch("resume"): (
        r"(?:tu peux |vous pouvez |you can |you may )?(?:reprends?|reprenez|reprendre|resume|unpause|redemarre)"
        r"(?: (?:les envois|le travail|ton travail|tout|sending|work|everything))?",
        r"sors de (?:la )?pause|sortez de (?:la )?pause|fin de (?:la )?pause|end (?:of )?(?:the )?pause",
    ),
    Switch("autonomy", "observe"): (
        r"observe|observez|(?:observe|observez|regarde|regardez|watch) (?:seulement|uniquement|simplement|only)",
        r"(?:only|just) (?:observe|watch)|ne fais qu observer|contente toi d observer|contentez vous d observer",
        rf"{_INTO}(?:mode )?(?:observation|essai a blanc)|{_INTO}(?:observe|observation|shadow|dry run) mode",
        rf"{_INTO}mode observe|{_LEVEL}(?:observe|observer|observation)",
    ),
    Switch("autonomy", "propose"): (
        rf"(?:ne|n) (?:fais|faites|envoie|envoies|envoyez) (?:plus |jamais )?{_THING} {_WITHOUT}|rien {_WITHOUT}",
        rf"(?:do not|don t|never) (?:do|send) {_THING}(?: any ?more)? {_WITHOUT}",
        rf"(?:do|send) nothing(?: any ?more)? {_WITHOUT}",
        rf"(?:demande|demandez) (?:moi |nous )?toujours{_BEFORE}|toujours (?:me |nous )?demander{_BEFORE}",
        r"always ask(?: me| us)?(?: first)?(?: before (?:you send|sending)(?: (?:anything|quotes|a quote))?)?",
        r"ask (?:me |us )?(?:every|each) time",
        r"(?:montre|montrez) (?:moi |nous )?(?:tous les devis|chaque devis|les devis) avant (?:de les envoyer|l envoi)",
        r"show (?:me |us )?(?:every|each) quote (?:first|before (?:you send it|sending it))",
        r"(?:propose|proposez) (?:seulement|uniquement|only)|(?:only|just) propose|contente toi de proposer",
        rf"{_INTO}(?:mode )?proposition|{_INTO}(?:propose|proposal) mode|{_INTO}mode propose",
        rf"{_LEVEL}(?:propose|proposer|proposition)",
    ),
    Switch("autonomy", "act"): (
        rf"{_YOU}{_SEND} {_QUOTES} {_ALONE}|{_YOU}{_ACT} {_ALONE}",
        rf"{_INTO}mode (?:automatique|auto|autonome|action|act)|{_INTO}(?:act|auto|automatic|autonomous) mode",
        rf"{_LEVEL}(?:act|agir|action|automatique|automatic)",
    ),
}
_COMPILED = {
    switch: re.compile("|".join(f"(?:{phrase})" for phrase in phrases)) for switch, phrases in _PHRASES.items()
}
_SPEAKS = re.compile(rf"\b{_QUOTES} {_ALONE}\b")


def read_switch(text: str) -> Switch | None:
    """The switch that the whole message turns. A question, or anything said beside it, turns none."""
    if len(text) > LONGEST or "?" in text or _SUMMARY.search(unicodedata.normalize("NFC", text)):
        return None
    said = re.findall(r"[^\W_]+", fold(text))
    for phrase in _cores(said):
        for switch, pattern in _COMPILED.items():
            if pattern.fullmatch(phrase):
                return switch
    return None


def speaks_of_autonomy(text: str) -> bool:
    """Says, asks or limits how freely quotes are sent, without turning anything plainly. A message with numbers is
    about goods."""
    if len(text) > LONGEST or any(character.isdigit() for character in text):
        return False
    return _SPEAKS.search(" ".join(re.findall(r"[^\W_]+", fold(text)))) is not None


def _cores(said: list[str]) -> list[str]:
    """The words with fewer and fewer of the polite ones at both ends."""
    starts = range(_leading(said) + 1)
    ends = range(_leading(said[::-1]) + 1)
    return [" ".join(said[start : len(said) - end]) for start in starts for end in ends if start + end < len(said)]


def _leading(said: list[str]) -> int:
    return next((at for at, word in enumerate(said) if word not in _POLITE), len(said))
