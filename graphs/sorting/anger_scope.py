"""Tells what a writer complains about from what a negation, a condition or somebody else's fault turns round."""

from __future__ import annotations

import re

from graphs.sorting.anger_signs import AngerSign

_NEGATION = re.compile(
    r"\b(?:pas|aucun|aucune|jamais|sans|ni|rien|not|no|never|without|nothing|isn t|n t|non|nor|loin d|peur(?: \w+)?|"
    r"crain\w*|terrified(?: \w+)?|worried(?: \w+)?|scared(?: \w+)?)(?: "
    r"\w+){0,2} $"
)
_CONDITION = re.compile(
    r"\b(?:si (?!vous ne|aucun|rien|ce n|cela n|d ici|nous n|je n)|s il (?!n)|en cas d|au cas ou|le cas "
    r"echeant|dans l hypothese|what if|"
    r"in case|in the event|if (?!this|we do|i do|you do|you can|nothing|it is not|not|no|there is no|we are "
    r"not|i am not|i don|we don|you "
    r"don|you fail|they)|whether|lorsqu|conditions generales|clause|politique de|polic(?:y|ies)|garantie\w* "
    r"(?:couvr|contre)|warranty|"
    r"guarantee|prevenir|eviter|risque de|afin d eviter|pour eviter|avoid\w*|prevent\w*|assurance|insurance|"
    r"formation|training|logiciel|"
    r"software|norme|registre|cahier)\b"
)
_OWN = re.compile(
    r"\b(?:notre|mon|mes|nos|our|my) (?:\w+ )?(?:retards?|erreurs?|oublis?|fautes?|mistakes?|delays?|errors?|"
    r"faults?|late|reponse tardive)\b"
    r"|\b(?:desole\w*|navre\w*|pardon|excusez?|excuses|m excuse|nous excusons|sorry|apologi[sz]e|apologies) "
    r"(?:\w+ ){0,3}?(?:pour|de|du|d|for|about)"
    r"(?! (?:devoir|dire|insister|votre|your)\b)|\b(?:je|nous) (?:\w+ )?(?:suis|sommes|serai|serons) (?:\w+ "
    r"){0,2}?en retard\b|\bveuillez (?:nous |m )?(?:en )?excuser\b"
    r"|\b(?:we|i) (?:are|am|m|re|was|were) (?:\w+ ){0,2}?(?:late|behind|running late)\b"
    r"|\b(?:on|from) (?:our|my) (?:side|part|end|behalf)\b|\bde (?:notre|ma|mon) (?:part|cote|fait|faute)\b"
    r"|\b(?:notre|mon|ma|our|my) (?!commande|livraison|colis|article|produit|machine|installation|chantier|site|order|"
    r"delivery|parcel|goods|item|shipment|refund|new|nouve)\w+ (?:est|sont|etait|is|are|was) (?:\w+ )?(?:en panne|en "
    r"retard|tombee? en panne|hs|hors service|late|delayed|broken|down|out of order)\b"
    r"|\b(?:it s|this is|that s|c est|entirely) (?:entirely |all |de )?(?:our|my|notre|ma) (?:own )?(?:fault|faute|"
    r"bad)\b"
    r"|\b(?:j ai|nous avons|on a|i|we|i ve|we ve) (?:\w+ )?(?:casse|fait tomber|broke|dropped|abime|cracked|oublie|"
    r"tarde|zappe|forgot|overlooked|missed)\b"
)
_EXCLAIMED = re.compile(
    r"^(?:oups|oops|oh no|mince|zut)\b|^(?:oh |aie |quelle |c est la |a |total |complete |absolute |un |what a "
    r")*(?:catastroph\w+|disaster|nightmare|panique|"
    r"cata|horror|horreur|au secours|help)\b"
)
"""A cry over their own trouble."""
_SORRY = re.compile(
    r"\b(?:on|from) (?:our|my) (?:side|part|end)\b|\bde (?:notre|ma) part\b(?! (?:la|le))|^(?:so |very |really |"
    r"toutes nos "
    r"|mille |encore )?(?:sorry|apologies|excuses|desole\w*|pardon)\b(?! (?:but|mais|to|de (?:devoir|vous)|to say))"
)
"""Who begs our pardon is cross with nobody but themselves."""
_OTHERS = re.compile(
    r"\b(?:(?:notre|mon|un|une|l|d|nos|autre|autres|leur) (?:\w+ )?(?:fournisseurs?|prestataires?|artisans?|"
    r"sous traitants?|transporteurs?) (?:actuel\w*|precedent\w*|"
    r"habituel\w*|historique\w*|nous|m|est|a|ne|n|qui|vient|vien\w+|sont|ont|livr\w+)|(?:ancien|actuel|"
    r"precedent)\w* (?:fournisseur|prestataire|"
    r"artisan|partenaire)s?|(?:un|notre|d un) (?:autre )?(?:concurrent|confrere) (?:nous|m|n|a|est)|(?:our|my|"
    r"a|another|the) (?:\w+ )?(?:current|present|previous|"
    r"existing|last|old|former|other|usual) (?:supplier|provider|vendor|contractor|installer)s?|(?:our|my) "
    r"(?:supplier|provider|vendor|contractor)s?"
    r"|(?:my|our|the) (?:previous|old|former|current|existing) (?!order|delivery|email|e mail|message|invoice|visit|"
    r"call|letter|one|purchase|shipment|bill|job|batch|installation|statement|appointment|parcel|complaint|contract|"
    r"account|situation|system|machine|boiler)\w+|(?:notre|mon|ma|l) (?!commande|livraison|facture|mail|message|"
    r"courrier|"
    r"contrat|situation|dossier|compte)\w+ (?:actuel|precedent|habituel)(?:le)?|(?:l |mon |notre |un )(?:ancien|"
    r"precedent)(?:ne|e)? (?!commande|livraison|facture|mail|message|courrier|contrat)\w+"
    r"|(?:notre|l|mon) (?:ancien|autre) \w+|(?:la ou|ailleurs|chez) (?:nous etions|j etais|on etait))\b"
)
_SOLVED = re.compile(
    r"\b(?:est|a ete|sont|ont ete|c est|tout est|semble|has been|have been|is|was|are|were|now|all|got|bien) "
    r"(?:\w+ ){0,2}?(?:regle\w*|resolu\w*|rentre\w* dans l ordre|"
    r"corrige\w*|sorted|resolved|fixed|solved|replaced)\b|\b(?:malgre|en depit|despite|in spite|even though "
    r"you were|suite a|following) (?:\w+ ){0,4}?(?:retard|probleme|"
    r"soucis?|delay|issue|problem|incident)\w* (?:\w+ ){0,12}?(?:merci|bravo|parfait\w*|content\w*|ravi\w*|"
    r"bien (?:arrive|recu)|thank\w*|great|happy|pleased|excellent)\b"
    r"|\b(?:merci|thanks|thank you|bravo|ravi\w*|happy|pleased) (?:\w+ ){0,10}?(?:malgre|despite|in spite)\b|"
    r"\bmerci (?:\w+ ){0,5}?(?:geste|avoir|remplacement|depannage)\b"
)
_NOT_SOLVED = re.compile(r"\b(?:pas|jamais|toujours|not|never|still|rien|nothing|aucun\w*|n t|until|tant que)\b")
_PAYING = re.compile(
    r"\b(?:retards? de (?:paiement|reglement)|(?:paiement|reglement|facture|echeance)s? (?:\w+ ){0,2}?en "
    r"retard|late (?:payment|fee)s?|payments? (?:\w+ ){0,2}?(?:late|overdue)|"
    r"invoices? (?:\w+ ){0,2}?(?:late|overdue)|(?:payments?|transfer|paiements?|reglements?|virements?) (?:\w+ ){0,8}?"
    r"(?:late|overdue|(?:en|de) retard))\b"
)
_SERVICE = re.compile(
    r"\b(?:pouvez|pourriez|peut|pourrait|avez|proposez|faites|intervenez|reparez|vendez|can|could|do|would) "
    r"(?:vous|on|you)\b|\b(?:devis|quote|chiffr\w+|remplacer|reparer|"
    r"repair|refaire|ajouter|completer|rajouter|to add|renover|depann\w+|intervention)\b"
)
_TIED = re.compile(
    r"\b(?:recu\w*|receptionn\w+|livre\w*|livraison\w*|colis|commande[ers]*|achete\w*|deball\w+|ouvert\w*|"
    r"arrive\w*|vos|votre|vous (?:avez|nous)|palettes?|cartons?|received|"
    r"delivered|delivery|orders?|ordered|bought|purchased|arrived|installed|your|supplied|you sent|parcel|"
    r"pallets?|shipment|unpack\w+|vendu\w*|sold|box(?:es)?|remplace\w*|replacement)\b"
)
_GOODS = re.compile(
    r"\b(?:com+andes?|livraisons?|livr\w+|colis|marchandises?|produits?|articles?|materiel|palettes?|cartons?|"
    r"pieces?|machines?|chantier|travaux|installation|techniciens?|"
    r"reparations?|rembours\w+|avoirs?|interventions?|rendez vous|orders?|ordered|deliver\w*|parcels?|goods|"
    r"items?|shipments?|refund\w*|credit notes?|pallets?|boxes|engineers?|repairs?|"
    r"replacements?|appointment)\b"
)
_PAPER = re.compile(
    r"\b(?:devis|reponses?|tarifs?|catalogues?|offres?|propositions?|factures?|documentations?|informations?|"
    r"renseignements?|confirmation|bon de|quotes?|quotations?|answers?|"
    r"repl(?:y|ies)|invoices?|prices?|price list|brochure|information|documents?|copies?|copy|statement|"
    r"attestation|certificat\w*|rib|virement|paiement|reglement|payment|money)\b"
)
WEAK = frozenset(
    ("again", "demands", "problem", "no_answer", "cost", "billed_wrong", "since_long", "comes_again", "unheard",
     "cannot_use", "wasted_day", "short", "redress", "ultimatum", "does_nothing")
)  # fmt: skip
"""What says little alone."""


_DENIALS = frozenset(
    ("not_done", "never_came", "no_answer", "wrong_goods", "still_not", "no_progress", "unheard", "ill_pleased",
     "mocked", "ultimatum", "cannot_use", "since_long", "spoilt", "concludes", "does_nothing", "count_short")
)  # fmt: skip
"""Signs that are negations themselves."""


def stands(sign: AngerSign, sentence: str, at: int, *, elsewhere: str) -> bool:
    """Whether nothing turns round the sign found at `at` of a plain sentence; `elsewhere` the rest of the mail."""
    if sign.manner == "threat":
        theirs = sign.code in ("elsewhere", "law") and _OTHERS.search(sentence)
        return not (_NEGATION.search(sentence[:at]) or theirs)
    if sign.manner == "temper" and _SORRY.search(sentence):
        return False
    if sign.code not in _DENIALS and _NEGATION.search(sentence[:at]):
        return False
    if _CONDITION.search(sentence) or _OWN.search(sentence) or _OTHERS.search(sentence):
        return False
    if solved(sentence):
        return False
    if sign.code == "late" and _PAYING.search(sentence):
        return False
    if sign.code in ("broken", "missing", "problem", "wrong_goods", "spoilt", "short"):
        return _is_theirs(sentence, elsewhere)
    return True


def solved(sentence: str) -> bool:
    return _SOLVED.search(sentence) is not None and _NOT_SOLVED.search(sentence) is None


def _is_theirs(sentence: str, elsewhere: str) -> bool:
    """A breakdown is no reproach where somebody is asked to mend it: only what they delivered is."""
    tied = _TIED.search(sentence) or ("?" not in sentence and _TIED.search(elsewhere))
    return bool(tied) and not ("?" in sentence and _SERVICE.search(sentence)) and not _SERVICE.search(sentence)


def weight_of(sign: AngerSign, sentence: str) -> float:
    """A paper that is long in coming (a quote, an answer) makes people impatient, goods and repairs angry."""
    if sign.code == "indignant" and _EXCLAIMED.search(sentence) and "vous" not in sentence and "you" not in sentence:
        return 0.4
    if sign.code in ("never_came", "waiting", "still_not", "since_long") and not (
        _GOODS.search(sentence) and not _PAPER.search(sentence)
    ):
        soft = _PAPER.search(sentence) or sign.code == "never_came"
        return min(sign.weight, 0.6 if sign.code in ("still_not", "since_long") and soft else 0.7 if soft else 1.2)
    return sign.weight
