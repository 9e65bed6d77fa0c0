"""What a lead wrote back: the newest words alone, and whether they ask not to be written to. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from graphs.understanding.answers import read_quantity
from graphs.understanding.text import clean, fold

LONGEST = 10_000
"""Characters of a reply that are read."""

_QUOTED = re.compile(
    r"^\s*(?:>|-{2,}\s*(?:original|forwarded|message d'origine|message transfere)|_{10,}|le .{4,120} a ecrit\s*:|"
    r"on .{4,120} wrote\s*:|(?:de|from)\s*:\s*\S.{0,200}@)",
)
_ALONE = re.compile(
    r"(?:bonjour|hello|hi|dear)?[\s,.!]*(?:stop|stop merci|merci stop|please stop|stop please|unsubscribe|"
    r"desabonnement|desinscription|remove|opt[ -]?out)"
    r"(?:[\s,.!]+(?:merci|thanks|thank you|svp|s'il vous plait|please).{0,60})?[\s.!]*"
)
_NOT_WRITE = re.compile(
    r"\bne (?:me|nous|m'|plus me|plus nous)\s?(?:re)?(?:contactez|contacter|ecrivez|ecrire|sollicitez|solliciter|"
    r"envoyez|relancez|relancer|derangez|appelez)\b(?!.{0,30}\b(?:avant|telephone)\b)"
    r"|\bne plus (?:jamais )?(?:(?:me|nous) )?(?:re)?(?:contacter|ecrire|solliciter|relancer|recevoir|"
    r"etre (?:re)?contacte|etre sollicite|etre relance|envoyer)"
    r"|\b(?:ne )?(?:souhait\w+|veu[xt]|voulons|desir\w+) (?:plus|pas) (?:(?:du tout|jamais) )?"
    r"(?:etre (?:re)?(?:contacte|sollicite|relance)|recevoir|que vous (?:me|nous) (?:re)?(?:contactiez|ecriviez))"
    r"|\b(?:arretez|cessez|merci d'arreter|merci de cesser)\b.{0,40}\b(?:contacter|ecrire|mails?|e-?mails?|messages?|"
    r"sollicit\w+|envoyer|spam\w*|relanc\w+)"
    r"|\bdesinscri\w+|\bdesabonn\w+|\bme retirer de (?:vos|votre)|\bretirez[- ]moi\b|\bretirez (?:mon|notre|mes|nos) "
    r"(?:adresse|nom|coordonnees|donnees)"
    r"|\b(?:supprim|effac)\w+ (?:toutes )?(?:mes|nos|mon|notre) (?:donnees|coordonnees|adresse|contact|informations)"
    r"|\b(?:je|nous) (?:m'|nous )?oppos\w+ (?:a|au)\b.{0,60}\b(?:traitement|prospection|utilisation|envoi)"
    r"|\b(?:do not|don't|never|stop|please stop|no longer|not)\s(?:ever )?(?:want to )?(?:(?:be|being) )?"
    r"(?:contact(?:ed|ing)?|e-?mail(?:ed|ing)?|writ(?:e|ing)|messag(?:e|ing)|send(?:ing)?|spam\w*|"
    r"call(?:ing)? me again)(?: to)?\b(?: (?:me|us|anything|any more|by you|again|these|emails?|mails?)\b|\s*[.!]|$)"
    r"|\b(?:take|remove) (?:me|us|my|our)\b.{0,40}\b(?:list|database|address|data|off|mailings?)\b|\bunsubscribe\b"
    r"|\b(?:delete|erase) (?:all )?(?:my|our) (?:data|details|address|information|contact)"
    r"|\bi object to\b.{0,60}\b(?:processing|marketing|contact)|\bopt(?:ing)? (?:me )?out\b"
)

_CLAUSE = re.compile(r"[\n;]|,\s|\.\s")
_OTHERWISE = re.compile(r"\b(?:pour|avant|d'ici|budget|livr\w+|for|by|before|deliver\w*)\b")
_COUNTED = re.compile(
    r"\bquantit\w*|\bqty\b|\b(?:il |nous |m')?(?:en )?(?:faut|faudrait)\b|\bbesoin (?:de|d')|\bwe need\b|"
    r"\b(?:units?|unites?|pieces?|exemplaires?)\b"
)
_BARE = re.compile(r"[-•*]?\s*\d{1,6}\s*\.?")


def newest(text: str) -> str:
    """Without the mail that it answers: our own words in it are not theirs."""
    lines: list[str] = []
    for line in text[:LONGEST].splitlines():
        if _QUOTED.match(fold(line)):
            break
        lines.append(line)
    return "\n".join(lines).strip()


def quantity_told(text: str, language: str) -> Decimal | None:
    """How many they say, where the goods are known from before: "il nous en faut 12", "quantité : 12", "12"."""
    for clause in _CLAUSE.split(clean(newest(text))[:2000]):
        said = fold(clause).strip()
        cut = _OTHERWISE.search(said)
        said = said[: cut.start()].strip() if cut is not None else said
        if _COUNTED.search(said) or _BARE.fullmatch(said):
            found = read_quantity(said, language)
            if found is not None and found > 0:
                return found
    return None


def objects(text: str) -> bool:
    """Whether they do not want to be written to any more."""
    said = " ".join(fold(clean(newest(text))).split())
    return _ALONE.fullmatch(said) is not None or _NOT_WRITE.search(said) is not None
