"""Reads that somebody is there after all ("je suis là finalement"), or from which day on ("dispo à partir de lundi").

Every word must be one that such a statement is made of: goods are "dispo lundi" too.
"""

from __future__ import annotations

import re

from graphs.understanding.lexicon import words

_AFTER_ALL = re.compile(
    r"\b(?:finalement|en fait|au final|en fin de compte|tout compte fait|apres tout|quand meme|malgre tout|du coup"
    r"|changement de programme|contre-?ordre|after all|actually|in the end|change of plans?|finally)\b"
)
_OPENS = re.compile(rf"(?:{_AFTER_ALL.pattern}[\s,.:;!-]*)+")
_HERE = (
    r"(?:(?:bien |toujours |de nouveau |a nouveau )?(?:la|dispo(?:nible)?s?|presente?|joignable|au bureau|au travail"
    r"|en poste|des votres|parmi vous)\b)"
)
_HERE_EN = (
    r"(?:here|in|around|available|at work|at the office|in the office|working|free|reachable|staying|coming in)\b"
)
_I_STAY = re.compile(
    r"(?:(?:je |j')?(?:suis|serai|serais|reste|resterai|vais etre) " + _HERE + r"|je (?:reste|resterai)\b"
    r"|je (?:viens|viendrai|travaille|travaillerai|bosse|bosserai)\b(?: bien)?(?: au bureau| au travail)?"
    r"|i(?:'m| am|'ll be| will be| m| ll be) (?:going to be |still )?"
    + _HERE_EN
    + r"|i(?:'ll| will| ll) (?:come in|work|stay|be in)\b|i(?:'m| am) not (?:going|leaving|travell?ing|taking)"
    r"(?: (?:away|anywhere|on (?:leave|holiday|vacation)|off|(?:my |any )?(?:leave|holidays?|vacation|time off)))?"
    r"|i(?:'m| am) not (?:sick|ill) any ?more\b|i(?:'m| am) (?:feeling )?better\b)"
)
_THEY_STAY = re.compile(
    r"(?:(?:est|sera|reste) " + _HERE + r"|reste\b|ne (?:part|s'absente) (?:plus|pas)\b|(?:vient|travaille)\b"
    r"|(?:is|'s|will be) (?:still )?" + _HERE_EN + r"|(?:is not|isn't) (?:going away|leaving|off|away)\b)"
)
_AVAILABLE = re.compile(
    r"(?:je (?:ne |n')?(?:suis|serai|redeviens|redeviendrai) |(?:i(?:'m| am|'ll be| will be| m| ll be) ))?"
    r"(?:(?:de|a) nouveau |only |back )?"
    r"(?:dispo(?:nible)?|joignable|libre|de retour|available|free|reachable|back)\b"
)
_FROM = re.compile(
    r"\b(?:a partir|a compter|des|que|qu|from|as of|starting|again|(?:de|a) nouveau|redevien\w+|de retour|back"
    r"|seulement|uniquement|only|not before|not until)\b"
)
_REST = words(
    "a a' partir compter de du des d le la l les ce cet cette au aux que qu' uniquement seulement only again nouveau "
    "from on as of starting the this next until before not il faut "
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday mon "
    "tue wed thu fri demain apres-demain aujourd'hui tomorrow today tonight matin midi apres-midi aprem soir journee "
    "morning afternoon noon evening day toute tout all day "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april "
    "may june july august september october november december semaine prochaine prochain week inclus weekend week-end "
    "finalement fait final fin compte apres quand meme malgre coup changement programme after actually end change plan "
    "plans finally en in me moi je suis je "
    "plus any more anymore bien donc et so then ouf desole desolee sorry merci thanks ok voila annonce annule annulee "
    "mon ma my conge conges vacances absence leave holiday holidays trip to work"
)


def opened(said: str) -> int:
    """Where the statement begins behind "changement de programme :"."""
    found = _OPENS.match(said)
    return found.end() if found is not None else 0


def stays(said: str, *, whole: str) -> bool:
    """Whether they say that they are there after all; `whole` is the text with what was said before it."""
    found = _I_STAY.match(said)
    return found is not None and _AFTER_ALL.search(whole) is not None and _only_days(said[found.end() :])


def they_stay(rest: str, *, whole: str) -> bool:
    """Likewise of a colleague, behind their name."""
    found = _THEY_STAY.match(rest)
    return found is not None and _AFTER_ALL.search(whole) is not None and _only_days(rest[found.end() :])


def available(said: str) -> str:
    """ "returns": they are there from some day on; "stay": on some day; "" nothing of the kind."""
    found = _AVAILABLE.match(said)
    if found is None or not said[found.end() :].strip(" .!") or not _only_days(said[found.end() :]):
        return ""
    return "returns" if _FROM.search(said) else "stay"


def _only_days(rest: str) -> bool:
    found = re.findall(r"[\w'/-]+", rest.replace("qu'", "qu' "))
    return all(word in _REST or re.fullmatch(r"\d[\d/.-]*(?:er|st|nd|rd|th|h)?", word) for word in found)
