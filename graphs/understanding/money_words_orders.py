"""Tells an order to send reminders from words that only speak of them: done already, by somebody else, or not to be.

Over marked words: `xcol` stands for a colleague, `xcli` for a customer (see `money_words_marks`).
"""

from __future__ import annotations

import re

from graphs.understanding.money_words_signs import NOT_MONEY, RULING

_BETWEEN = (
    r"(?: (?:le|la|l|les|lui|y|en|to|be|de|d|que|surtout|encore|toujours|jamais|plus|pas|bien|deja|already|just))*"
)
_NOT_ORDERED = re.compile(
    r"(?:^| )(?:"
    # negated, or only a point in time
    r"(?:ne|n|pas|jamais|sans|(?:avant|before|without|instead|apres|after|au lieu)(?: de| d| of)?|don t|do not|dont|"
    rf"not|never|cannot|can t|won t){_BETWEEN}"
    r"|(?:stop\w*|arret\w+|cess\w+|suspen\w+|pause|halte?|fini\w*|fin|no more)(?: (?:de|d|des|les|aux|the|with))*"
    # done, or being done
    r"|(?:ai|as|avons|avez|ont|a|ete|etes|etait|etaient|has|have|had|ve|was|were|been|being|as tu|avez vous|a t on|"
    rf"venons|viens|vient|viennent|are|is|est|sont){_BETWEEN}"
    # somebody else does, or may
    r"|(?:xcol|il|elle|ils|elles|he|she|they|nobody|personne|somebody|someone|quelqu un|qui|who|whoever)"
    r"(?: (?:va|vont|peut|doit|veut|devrait|pourrait|will|would|should|must|can|may|might|wants|going|ll|to|s|qui))*"
    rf"{_BETWEEN}"
    r"|(?:je|j|i)(?: (?:vais|ll|will|am|m|can|could|should|must|would|might|may|le|la|les|les|going|to))*"
    r"|(?:we|you)(?: (?:ll|will|are|re|going|to|did|do))+"
    # a time at which, a condition, a question
    r"|(?:quand|lorsqu|lorsque|si|if|when|whenever|pourquoi|why|comment|how|combien)(?: (?:tu|on|vous|nous|"
    r"you|we|il|to|de))*"
    r")$"
)
_RESTRICTED = re.compile(
    r"\b(?:sauf|excepte|excepter|hormis|a part|en dehors|a l exception|mais|hors|seulement|uniquement|simplement|"
    r"except|excepting|but|apart|excluding|other than|only|"
    r"plus de|moins de|au dessus|au dela|en dessous|superieur\w*|inferieur\w*|over|under|above|below|more than|less "
    r"than|pas (?:xcli|a|au|aux|le|la|les|pour|chez|avec)|not (?:xcli|to|for|the)|"
    r"niveau|level|premier\w*|premiere\w*|first|xeur|\d+)\b"
)
_WHOLE = (
    r"retards?|cours|souffrance|jours?|semaine|mois|matin|midi|journee|today|week|month|day|night|paiements?|reglements?|"
    r"relances?|rappels?|suite|urgence|avance|temps|masse|douceur|once|go|one|bloc|time|part|ma|ta|moi|nous|vous|toi|me|us|"
    r"tous|tout|toutes|everyone|everybody|all|payments?|overdue|late|clients?|customers?|impay\w+|retardataires|nouveau|"
    r"mails?|emails?|maintenant|now|possible|xjour|xcli|xfac|xeur|ce|cet|cette|aujourd|route|place|suspens|attente|force|"
    r"chacun|each|\d+|plus|moins|us|them|eux|parallele|arriere|bonne|due|debiteurs|debtors|payeurs|payers"
)
_OF_SOME = re.compile(
    r"^(?: clients?| customers?| factures?| invoices?)? "
    r"(?:de|du|des|d|dans|chez|en|au|aux|a|in|from|for|of|at|pour|sur) "
    rf"(?!(?:(?:la|l|le|les|the|our|my|nos|notre|mes) )?(?:{_WHOLE})\b)\w+"
)
""" "Les clients de Lyon", "the customers in Paris": fewer than all, and by what no list here tells."""
_SAID_PLAINLY = re.compile(
    r"(?:\b(?:bonjour|salut|hello|hi|hey|bon|ok|alors|donc|commis|please|svp|stp|merci de|vas y|go)\b\W*)*"
    r"(?:(?:il )?(?:faut|faudrait)|peux[- ]tu|tu peux|pouvez[- ]vous|vous pouvez|pourrais[- ]tu|"
    r"pourriez[- ]vous|merci de|"
    r"veuillez|je (?:veux|voudrais|souhaite|aimerais)|on (?:doit|devrait|peut|va)|can you|could you|would you|"
    r"we (?:need to|should|must)|let'?s)?\W*"
    r"(?:relance[rz]?|chase|dun|nudge|(?:send|envoie|envoyez|envoyer|prepare[rz]?|fais|faites) (?!moi\b).{0,30}"
    r"\b(?:relances?|reminders?|mises? en demeure|rappels? de paiement)|remind)\b"
)


_DENIED = re.compile(r"\b(?:ne|n|pas|not|don t|never)\b")


def ordered(words: str, found: re.Match[str]) -> bool:
    """Whether the verb that a pattern found is said as an order, by what stands before it."""
    before = words[: found.start()].rstrip()
    return _NOT_ORDERED.search(before) is None


def restricted(words: str, found: re.Match[str]) -> str:
    """What limits "everybody" ("sauf Dupont", "de plus de 30 jours"), "" for nothing."""
    rest = words[found.end() :]
    limited = _RESTRICTED.search(rest) or _RESTRICTED.search(found[0]) or _OF_SOME.match(f" {rest.strip()}")
    return (rest.strip() or limited[0]) if limited is not None else ""


def begins_as_order(words: str) -> bool:
    """For words that nothing exact matched: do they at least begin as an order to remind, and ask or deny nothing?"""
    if "?" in words or _DENIED.search(words) or NOT_MONEY.search(words) or RULING.search(words):
        return False
    return said_plainly(words)


def said_plainly(words: str) -> bool:
    """Whether they begin as an order to remind."""
    return _SAID_PLAINLY.match(words) is not None
