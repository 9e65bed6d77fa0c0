"""Tells what is said plainly from what a negation, a condition, a hedge or a question leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphs.debtor.brief import NewsKind
from graphs.understanding.reply_words_signs import CONDITION, HEDGE, NEGATED, PARTIAL, REFUSED, TERMS

_ASKED = ("paid", "promise", "dispute", "insolvency", "absence")
_HEDGED = re.compile(
    r"\b(?:je pense|je crois|pensons|croyons|semble|peut etre|probable\w*|normalement|sans doute|en principe|"
    r"a priori|"
    r"devrai\w*|i think|we think|i believe|we believe|maybe|perhaps|probably|should|presumably|possibly|may|might)\b"
)
_BELIEVED = re.compile(
    r"\b(?:croyai\w+|croyions|pensai\w+|pensions|supposai\w+|supposions|imaginai\w+|imaginions|persuade\w*|"
    r"convaincu\w*|"
    r"(?:ai|avais|avions|avons) cru|impression|sauf (?:erreur|omission)|"
    r"thought|believed|assum\w+|suppos\w+|imagined|convinced|impression|unless (?:i am|we are|i m|we re) mistaken)\b"
)
"""What somebody took to be so, and may not be."""
_HEARSAY = re.compile(
    r"\b(?:(?:a|ont|avait|avez|avaient) (?:\w+ )?dit|(?:me|m|nous) (?:dit|disent|assure\w*|affirme\w*|soutient)|"
    r"(?:vous|tu) (?:dites|pretendez|affirmez)|parait|paraitrait|a ce qu\w*|selon (?!nos|notre)|soi disant|"
    r"apparemment|"
    r"(?<!i )(?<!we )(?:told|said)|says?|claims?|claimed|according to (?!our)|apparently|allegedly|reckons?)\b"
)
"""What somebody else says."""
_MEANT = re.compile(
    r"\b(?:(?:aurai|devai|aurait du|fallai)(?:s|t|ent)?|aurions|devions|cense\w*|(?:voulai\w+|"
    r"voulions) (?!(?:juste |simplement |seulement )?(?:vous |te )?(?:informer|dire|signaler|confirmer|prevenir|"
    r"preciser|indiquer|rassurer|faire))|allai(?:s|t|ent)|"
    r"allions|comptai\w+|comptions|prevoyai\w+|prevoyions|"
    r"(?:would|should|could|might) have|(?:was|were|been) (?:going|about|meant|supposed|due|hoping|planning) to|"
    r"meant to|supposed to|wanted to (?:pay|settle))\b"
)
"""What was to be, or would have been."""
_SPARED = re.compile(
    r"\b(?:sauf|hormis|exceptee?s?|a l exception|mis a part|(?:mais|et|,) (?:non )?pas|et non|"
    r"pas (?:la|le|les|celle|celui|celles|ceux|cette|l autre|encore)|"
    r"except(?:ing|ed)?|apart from|other than|excluding|aside from|all but|(?:but|and|,) not)\b"
)
"""All but something."""
_ELSEWHERE = re.compile(
    r"\b(?:en attente|en suspens|en litige|suspendu\w*|on hold|pending|(?:is|are|remains?) (?:still )?outstanding|"
    r"a tort|par erreur|by mistake|"
    r"(?:ancien|mauvais|autre) (?:compte|rib|iban|fournisseur|beneficiaire)|"
    r"(?:old|wrong|previous|another|other) (?:bank )?(?:account|iban|supplier|payee|beneficiary)|"
    r"still (?:being|under|open|waiting)|being checked|under review|en cours de (?:verification|validation|controle)|"
    r"(?:mais|but|however|par contre) ,? ?(?:la |le |les |the |pour la )?\d{2,}|"
    r"notre client (?:nous|vous) a|nos clients (?:nous|vous) ont|paid us|payes? par (?:nos|notre|un) clients?)\b"
)
"""Something else waits, or the money went elsewhere."""
_FAILED = re.compile(
    r"\b(?:rejet\w+|sans provision|provision insuffisante|insuffisance|opposition|echoue\w*|bloque\w*|"
    r"bounced?|rejected|declined|failed|unsuccessful|came back|sent back|insufficient funds|"
    r"(?:virement|cheque|prelevement|paiement|reglement|il|elle|nous) (?:\w+ ){0,3}?(?:revenue?|retourne|refuse|"
    r"annule)|"
    r"(?:transfer|cheque|check|payment|it|they) (?:\w+ ){0,3}?(?:returned|cancell?ed|refused|stopped))\b"
)
"""The money did not arrive."""
_RETRACTED = re.compile(
    r"^(?:ah|oh|oups|oops|correction|rectification|erratum|non|no|sorry|pardon|desolee?|attendez|wait|scratch that|"
    r"actually)? ?,? ?(?:non|no|wait|attendez|je me trompe|je me suis trompee?|erreur de ma part|au temps pour moi|"
    r"autant pour moi|correction|rectification|scratch that|my mistake|i was wrong|oups|oops)\b"
)
"""The writer takes back what stood before."""
_LATER_CONDITION = re.compile(
    r"^(?:(?:enfin|mais|et|ou|bien sur|evidemment|toutefois|cependant|but|and|however|of course|well) ?,? ?)*"
    r"(?:si|sauf si|a condition|sous reserve|des que|tant que|seulement si|uniquement si|"
    r"if|unless|provided|subject to|once(?! again| more)|as long as|only if)\b"
)
_POLITE = re.compile(
    r"\b(?:question\w*|probleme\w*|souci\w*|besoin|convien\w+|convenait|contact\w*|appele\w*|call|let me|let us|"
    r"dites|faites|reply|reach|problem\w*|issue\w*|need\w*|hesite\w*|wrong|received?|recu|recevez|in doubt|doute|"
    r"confirm\w*|"
    r"accus\w*)\b"
)
_PAID_ASKED = re.compile(
    r"\b(?:si|s il|if|whether|unless|des que|once|avez vous|pourquoi|quand|when|comme si|veuillez|merci de)\b"
)
_NO_DISPUTE = re.compile(
    r"\b(?:ne|n) (?:\w+ )?contest\w+ (?:pas|plus|rien)|\bnot (?:disput|contest|quer|challeng)\w*|n t disput\w*"
    r"|\baucun litige|\bpas de litige|\bno dispute|\bcontesterai\w*"
    r"|\blitige (?:\w+ ){0,2}?(?:regle|resolu|clos|leve)|\bdispute (?:is |was |has been )?(?:settled|resolved|closed)"
)
_DISPUTE_OPEN = re.compile(
    r"\b(?:tant que|unless|until|sauf si|si|if|whether|je pense|je crois|il me semble|peut etre|i think|maybe|"
    r"perhaps|"
    r"sans doute|i believe|je verifie|check\w*)\b"
)
_NOT_NOW = re.compile(
    r"\b(?:comme prevu|avant|lundi|mardi|mercredi|jeudi|vendredi|mois|semaine|maintenant|tout de suite|encore|now|"
    r"yet|"
    r"today|monday|tuesday|wednesday|thursday|friday|week|month|as planned|before)\b"
)
_OTHERS_TROUBLE = re.compile(
    r"\b(?:sorti|sortie|sortis|risque\w*|eviter|evite\w*|menac\w+|(?:notre|nos|un|our|a|one of our) clients?|"
    r"rumeur\w*|"
    r"avoid\w*|risk\w*|emerged|out of|if|si|customers?)\b"
)


def plain(kind: NewsKind, clause: str, whole: str) -> bool:
    """Whether nothing near turns round, or leaves open, what `clause` (of the sentence `whole`) says."""
    if kind in _ASKED and "?" in whole:
        return False
    match kind:
        case "paid":
            found = (pattern.search(clause) for pattern in (NEGATED, PARTIAL, _HEDGED, _PAID_ASKED))
            around = (pattern.search(whole) for pattern in (_BELIEVED, _HEARSAY, _MEANT, _SPARED, _ELSEWHERE, _FAILED))
            return not any(found) and not any(around)
        case "promise":
            doubts = (pattern.search(whole) for pattern in (CONDITION, HEDGE, TERMS, _MEANT, _FAILED))
            return not any(doubts) and not NEGATED.search(clause)
        case "dispute":
            put_off = REFUSED.search(clause) and _NOT_NOW.search(clause)
            return not (_NO_DISPUTE.search(clause) or _DISPUTE_OPEN.search(whole) or put_off)
        case "insolvency":
            return not (NEGATED.search(clause) or HEDGE.search(clause) or _OTHERS_TROUBLE.search(whole))
        case "instalments" | "absence":
            return not NEGATED.search(clause)
        case _:
            return True


def not_theirs(words: str) -> bool:
    """Whether a payment was only meant, spared something, went elsewhere or failed."""
    return any(sign.search(words) for sign in (_MEANT, _SPARED, _ELSEWHERE, _FAILED))


def taken_back(kind: NewsKind, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether another sentence of the mail (in plain words, before or after) takes back what is said of the money, or
    makes it depend on something."""
    if kind not in ("paid", "promise"):
        return False
    others = [*before, *after]
    depends = any(_LATER_CONDITION.search(one) and not _POLITE.search(one) for one in others)
    return depends or any(map(_FAILED.search, others)) or any(map(_RETRACTED.search, after))
