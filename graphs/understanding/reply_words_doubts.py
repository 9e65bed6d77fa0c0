"""Tells what is said plainly from what a negation, a condition, a hedge or a question leaves open."""

from __future__ import annotations

import re

from graphs.debtor.brief import NewsKind
from graphs.understanding.reply_words_signs import CONDITION, HEDGE, NEGATED, PARTIAL, REFUSED, TERMS

_ASKED = ("paid", "promise", "dispute", "insolvency", "absence")
_HEDGED = re.compile(
    r"\b(?:je pense|je crois|pensons|croyons|semble|peut etre|probable\w*|normalement|sans doute|en principe|a priori|"
    r"devrai\w*|i think|we think|i believe|we believe|maybe|perhaps|probably|should|presumably|possibly|may|might)\b"
)
_EXCEPT = re.compile(r"\bsauf (?:erreur|omission)\b|\bunless (?:i am|we are|i m) mistaken\b")
_PAID_ASKED = re.compile(
    r"\b(?:si|s il|if|whether|unless|des que|once|avez vous|pourquoi|quand|when|comme si|veuillez|merci de)\b"
)
_NO_DISPUTE = re.compile(
    r"\b(?:ne|n) (?:\w+ )?contest\w+ (?:pas|plus|rien)|\bnot (?:disput|contest|quer|challeng)\w*|n t disput\w*"
    r"|\baucun litige|\bpas de litige|\bno dispute|\bcontesterai\w*"
    r"|\blitige (?:\w+ ){0,2}?(?:regle|resolu|clos|leve)|\bdispute (?:is |was |has been )?(?:settled|resolved|closed)"
)
_DISPUTE_OPEN = re.compile(
    r"\b(?:tant que|unless|until|sauf si|si|if|whether|je pense|je crois|il me semble|peut etre|i think|maybe|perhaps|"
    r"sans doute|i believe|je verifie|check\w*)\b"
)
_NOT_NOW = re.compile(
    r"\b(?:comme prevu|avant|lundi|mardi|mercredi|jeudi|vendredi|mois|semaine|maintenant|tout de suite|encore|now|yet|"
    r"today|monday|tuesday|wednesday|thursday|friday|week|month|as planned|before)\b"
)
_OTHERS_TROUBLE = re.compile(
    r"\b(?:sorti|sortie|sortis|risque\w*|eviter|evite\w*|menac\w+|(?:notre|nos|un|our|a|one of our) clients?|rumeur\w*|"
    r"avoid\w*|risk\w*|emerged|out of|if|si|customers?)\b"
)


def plain(kind: NewsKind, clause: str, whole: str) -> bool:
    """Whether nothing near turns round, or leaves open, what `clause` (of the sentence `whole`) says."""
    if kind in _ASKED and "?" in whole:
        return False
    match kind:
        case "paid":
            found = (pattern.search(clause) for pattern in (NEGATED, PARTIAL, _HEDGED, _PAID_ASKED))
            return not any(found) and not _EXCEPT.search(whole)
        case "promise":
            return not any(pattern.search(whole) for pattern in (CONDITION, HEDGE, TERMS)) and not NEGATED.search(
                clause
            )
        case "dispute":
            put_off = REFUSED.search(clause) and _NOT_NOW.search(clause)
            return not (_NO_DISPUTE.search(clause) or _DISPUTE_OPEN.search(whole) or put_off)
        case "insolvency":
            return not (NEGATED.search(clause) or HEDGE.search(clause) or _OTHERS_TROUBLE.search(whole))
        case "instalments" | "absence":
            return not NEGATED.search(clause)
        case _:
            return True
