"""The pieces that the closed lists about leads share: the noun, who is meant, courtesies; and what may be a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphs.understanding.match import Sure, decide, match_customer, match_product
from graphs.understanding.reading import Situation
from graphs.understanding.text import fold

LONGEST_NAME = 80

NOUN = (
    r"(?:prospects?|leads?|pistes?(?: commerciales?)?|contacts? commercia(?:l|ux)|clients? potentiels?"
    r"|potential (?:customer|client)s?)"
)
THE_NOUN = rf"(?:(?:le |la |l'|the |notre |our |mon |ma |my |du |au |ce |cette |this |that )?{NOUN})"
ONE_NOUN = (
    r"(?:(?:le |la |l'|the |notre |our |mon |ma |my |du |au |ce |cette |this |that )?"
    r"(?:prospect|lead|piste(?: commerciale)?|contact commercial|client potentiel|potential (?:customer"
    r"|client))(?![\w-]))"
)
IT = (
    rf"(?:-?(?:le|la|lui|l')(?![\w'])|(?:il|elle|c'|he|she|him|her|it)(?!\w)|(?:ce|cette|this|that) {NOUN}"
    rf"|celui[- ]ci|this one)"
)
POLITE = (
    r"\W*(?:(?:commis|bonjour|salut|hello|hi|hey|ok|alors|stp|svp|please|merci de|merci d'|peux[- ]tu|tu peux"
    r"|pouvez[- ]vous"
    r"|vous pouvez|pourrais[- ]tu|pourriez[- ]vous|can you|could you|would you|il faut|faut|il faudrait|on peut|je veux"
    r"|je voudrais|j'aimerais|i want to|i would like to|i'd like to|let'?s|s'il (?:te|vous) plait)(?!\w)[\s,!]*)*"
)
TAIL = (
    r"(?:[\s,]*\b(?:stp|svp|please|merci|thanks|thank you|s'il (?:te|vous) plait|maintenant|now|tout de suite"
    r"|right away"
    r"|aujourd'hui|today|vite|quickly|par mail|by mail|by e-?mail))*[\s.!]*(?:(?<=.)\?)?\s*$"
)


def target(name: str = "who") -> str:
    """A lead by its name, or by a word that stands for it."""
    return rf"(?:[- ]?(?P<it>{IT})|\s?(?:(?P<noun>{THE_NOUN})\s+)?(?P<{name}>[^\n?:;]{{1,{LONGEST_NAME}}}?))"


@dataclass(frozen=True)
class Spoken:
    """The words, and the same folded, letter by letter."""

    text: str
    folded: str

    def at(self, found: re.Match[str], group: str) -> str:
        """What a group found, as it was written; "" for nothing."""
        start, end = found.span(group)
        return self.text[start:end].strip(" \t,.;\"'()") if start >= 0 else ""


def spoken(text: str) -> Spoken:
    """A letter that is two letters without its accent is written as two."""
    for letter, two in (("œ", "oe"), ("Œ", "OE"), ("æ", "ae"), ("Æ", "AE"), ("ß", "ss")):
        text = text.replace(letter, two)
    folded = fold(text)
    return Spoken(text if len(folded) == len(text) else folded, folded)


_ARTICLE = re.compile(r"^(?:l'|la |le |les |the |chez |de |du |d')+(?=[^\W\d_])")
_ELSE = re.compile(
    r"\b(?:devis|quotes?|quotation|factures?|invoices?|bills?|relances?|reminders?|rappels?|regles?|rules?"
    r"|commandes?|orders?"
    r"|main|relais|dossier|bonjour|hello|message|mot|colis|livraison|delivery|paiement|payment|compte|remise"
    r"|discount|stock"
    r"|clients|customers|prospects|leads|tous|toutes|tout|all|everyone|everybody|every|chaque|any|un|une|mon|ma|mes|my"
    r"|numero|number|fournisseurs?|suppliers?|equipe|team|autonomie|autonomy|mode|pause|fichier|file|tableau|copie|copy"
    r"|fois|time|cas|case|support|banque|bank|comptable|accountant|autre|other)\b"
)
_SENTENCE = re.compile(
    r"(?:^|\s)(?:qui|que|qu'|dont|si|parce|pour|quand|lorsque|pourquoi|comment|why|how|who|that|which|if|because|when|while|mais|but"
    r"|avant|before"
    r"|apres|after|j|je|nous|we)(?:\s|$)"
)


def name_of(said: Spoken, found: re.Match[str], group: str = "who") -> str:
    """The name as written, without an article that is none of it."""
    written = said.at(found, group)
    return _ARTICLE.sub("", written).strip() or written


def capitals(name: str) -> int:
    """How many of its words are written as names are."""
    return sum(1 for word in re.findall(r"[^\W_]+", name) if word[:1].isupper())


def may_be_lead(name: str, situation: Situation, *, said_so: bool, plain: bool = False, least: int = 1) -> bool:
    """Whether those words may name a lead. `said_so`: they are called one; otherwise neither customers and products of
    the books nor colleagues are meant, and a name has capitals (`plain`: the rest of the sentence leaves no doubt)."""
    if not name or len(name.split()) > 9 or not any(letter.isalnum() for letter in name):
        return False
    folded = fold(name)
    if said_so:
        return not _SENTENCE.search(folded)
    if name[:1].isdigit() and "@" not in name and not re.fullmatch(r"[\d .+()-]{9,20}", name):
        return False
    if _ELSE.search(folded) or _SENTENCE.search(folded):
        return False
    if not plain and capitals(name) < least and "@" not in name and not re.fullmatch(r"\+?[\d .()-]{9,20}", name):
        return False
    if colleague_in(name, situation):
        return False
    directory = situation.directory
    return not isinstance(decide(match_customer(name, directory)), Sure) and not isinstance(
        decide(match_product(name, directory)), Sure
    )


def colleague_in(words: str, situation: Situation) -> bool:
    """Whether they are a colleague's first name or name, and nothing else."""
    said = set(re.findall(r"\w+", fold(words)))
    if not said:
        return False
    return any(said <= set(re.findall(r"\w+", fold(name))) for name in situation.colleagues)
