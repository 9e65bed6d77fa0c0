"""Names the kind of work a message asks for, where its words tell; the details are read elsewhere."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import NOISE, words
from graphs.understanding.text import fold
from graphs.understanding.tokens import tokenise

_READ = 2000
_PATTERNS: tuple[tuple[str, float, str], ...] = (
    (
        "personal_reminder",
        0.9,
        r"\brappelles?[- ](?:moi|nous)\b|\brappelez[- ](?:moi|nous)\b|\bremind (?:me|us)\b"
        r"|\bfais[- ]moi penser\b",
    ),
    (
        "rule_change",
        0.9,
        r"\b(?:supprime|modifie|change|desactive|active|annule|edite|delete|disable|enable|edit|remove|"
        r"modify)\w* (?:la |cette |the |this |my |ma )?(?:regle|rule)\b",
    ),
    (
        "rules_list",
        0.9,
        r"\b(?:quelles?|liste\w*|montre\w*|affiche\w*|voir|mes|les|nos|what|which|list|show|my|our|all)"
        r"\b[^.?!\n]{0,30}\b(?:regles|rules)\b",
    ),
    (
        "rule",
        0.85,
        r"\bdesormais\b|\ba partir de maintenant\b|\bdorenavant\b|\bfrom now on\b"
        r"|\b(?:nouvelle )?regle\s*:|\b(?:new )?rule\s*:"
        r"|\bne (?:jamais|fais jamais|accorde\w* jamais)\b"
        r"|\b(?:always|never) (?:ask|give|send|grant|apply|approve|offer)\b"
        r"|\btoujours (?:demander|appliquer|accorder|faire)\b"
        r"|^\s*(?:si|if|quand|when|lorsqu[e'])\b"
        r"(?!\W+(?:possible|tu|vous|on|c|ca|you|we|they|ever|jamais|besoin)\b)[^?\n]{3,200}"
        r"(?:\b(?:alors|then|remise|discount|rabais|demande\w*|ask)\b|\d ?(?:%|pour ?cent|percent))"
        r"|\b(?:pas plus de|maximum|no more than|not more than|at most|max\.?|jusqu'a|up to)\s+\d[\d.,]*"
        r" ?(?:%|pour ?cent|percent)[^?\n]{0,80}\b(?:sans|without|unless|sauf)\b"
        r"|\b(?:sans|without)\b[^?\n]{0,20}\b(?:accord|approval|validation)\b[^?\n]{0,80}\d ?%"
        r"|^\s*(?:(?:tous |all )?(?:(?:les|nos|mes|our|the|my) )?(?:clients?|customers?) )?(?:les |nos |our |the )?"
        r"(?:vip|fideles?|loyal|(?:reguliers?|regular|standards?|habitues|nouveaux|new)"
        r" (?:clients?|customers?))\b[^?\n]{0,80}\d ?(?:%|pour ?cent|percent)"
        r"|\d ?(?:%|pour ?cent|percent)[^?\n]{0,60}\b(?:pour|for|aux|a) (?:tous |all )?(?:les |nos |our |the |des )?"
        r"(?:clients?|customers?|vip|loyal|fideles)\b"
        r"|^\s*(?:a partir de|au[- ]dela de|au[- ]dessus de|des|above|over|from) \d[^?\n]{1,80}\d ?(?:%|percent)",
    ),
    (
        "autonomy",
        0.85,  # A level that is said plainly is read by `switch_words`.
        r"\bautonom(?:ie|y)\b"
        r"|\bmode (?:observation|proposition|observe|propose|act|automatique|auto|shadow)\b"
        r"|\b(?:observe|shadow|propose) mode\b|\bdemande[- ]moi toujours\b|\balways ask me\b",
    ),
    (
        "reminder_pause",
        0.9,
        r"\bne (?:le |la |les )?relanc\w+ (?:pas|plus)\b"
        r"|\b(?:suspend|stop|arrete|pause)\w* (?:les |la |the |toutes les )?(?:relance|reminder|chasing|"
        r"dunning)\w*|\bstop (?:reminding|chasing)\b|\bdo(?:n'?t| not) (?:chase|remind)\b"
        r"|\bpas de relance\b",
    ),
    (
        "promise",
        0.85,
        r"\bpromis (?:de |un |le )?(?:payer|paie|regl|virement)\w*"
        r"|\b(?:paiera|reglera|va payer|va regler) (?:le|la|avant|lundi|mardi|mercredi|jeudi|vendredi|"
        r"demain|fin|dans|\d)|\bpromised? to pay\b"
        r"|\bwill pay (?:on|by|next|before|within|tomorrow)\b"
        r"|\bpromesse de (?:paiement|reglement)\b",
    ),
    (
        "dispute",
        0.85,
        r"\bconteste\w*\b|\blitige\b"
        r"|\bdisputes? (?:the |this |its |his |her |our )?(?:invoice|bill)\b"
        r"|\b(?:in|under) dispute\b",
    ),
    (
        "payment",
        0.85,
        r"\b(?:a|ont|vient de) (?:bien )?(?:paye|regle)\b"
        r"|\b(?:paiement|virement|reglement|cheque) (?:bien )?recu\b"
        r"|\brecu (?:le |un |leur |son )?(?:paiement|virement|reglement|cheque)\b"
        r"|\b(?:has|have) paid\b|\bpayment received\b|\breceived (?:the |a |their )?payment\b",
    ),
    (
        "receivables",
        0.9,
        r"\bimpaye\w*\b|\bfactures? (?:en retard|echue|non (?:payee|reglee))\w*"
        r"|\bqui (?:me|nous) doit\b|\boverdue\b|\bunpaid\b|\bwho owes\b|\bencours clients?\b"
        r"|\breceivables?\b|\bbalance agee\b|\baged balance\b",
    ),
    (
        "reminder",
        0.9,
        r"\brelanc(?:e|er|es|ez)\b"
        r"|\b(?:send|envoie|prepare) (?:a |an |une |un )?(?:payment )?reminder\b"
        r"|\bremind (?!me\b|us\b)\w+|\bchase\b|\bdunning\b|\bmise en demeure\b",
    ),
    (
        "leads_report",
        0.85,
        r"\b(?:combien|bilan|rapport|resume|liste|stat\w*|how many|report|list|summary)"
        r"\b[^.?!\n]{0,40}\b(?:prospect|lead)s?\b"
        r"|\b(?:leads?|prospects?) (?:report|de la semaine|du mois|this week|this month)\b",
    ),
    (
        "lead",
        0.85,
        r"\b(?:nouveau|nouvelle|new|un|a)\b[^.?!\n]{0,12}\b(?:prospect|lead|piste)\b"
        r"|\bqualifie\w*\b[^.?!\n]{0,20}\b(?:prospect|lead|contact)|\blead\s*:|\bprospect\s*:",
    ),
    (
        "invoice",
        0.85,
        r"\bfactures? (?:du |de |d'|des )?(?:fournisseur\w*|achat)|\bsupplier invoice\b"
        r"|\b(?:verifie|controle|saisis|enregistre|check|book|process|record)"
        r"\w*\b[^.?!\n]{0,20}\b(?:facture|invoice|bill)\b|\bfacture (?:recue|jointe|ci-jointe)\b"
        r"|\binvoice (?:received|attached|from)\b",
    ),
    (
        "approvals_list",
        0.92,
        r"\b(?:attend\w*|attente|en suspens|waiting|pending|awaiting|open)\b[^.!\n]{0,40}\b(?:validation|"
        r"approbation|accord|decision|approvals?|sign[- ]?off|me|moi)\b"
        r"|\b(?:validations?|approbations?|approvals?|demandes)\b[^.!\n]{0,30}\b(?:attente|en cours|"
        r"pending|waiting|open|list|liste)\b"
        r"|\b(?:quoi|que|qu'est-ce que?|what)\b[^.!\n]{0,20}\b(?:valider|approuver|approve|a valider)\b"
        r"|\b(?:list|liste|show|montre)\w*\b[^.!\n]{0,20}\b(?:validations?|approbations?|approvals?)\b"
        r"|\bqu'?est[- ]ce qui (?:m'|nous )attend\b",
    ),
    (
        "handoff",
        0.85,
        r"\bpasse\w* (?:la main|le relais|le dossier)\b|\btransfer\w* (?:a|to|this|ce|le)\b"
        r"|\bhand (?:it |this )?(?:over|off)\b|\bparler a (?:un humain|quelqu'un|une personne)\b"
        r"|\b(?:speak|talk) to (?:a human|someone|a person)\b",
    ),
    (
        "resume",
        0.5,  # Said plainly, it is read by `switch_words`.
        r"^\s*(?:commis[, ]+)?(?:reprends?|reprenez|resume|unpause|reactive|redemarre)\b",
    ),
    (
        "pause",
        0.5,
        r"^\s*(?:commis[, ]+)?(?:pause|mets[- ]toi en pause|mettez[- ]vous en pause|suspends? tout|"
        r"take a break|go on pause|pause everything)\b",
    ),
    (
        "report",
        0.8,
        r"\b(?:bilan|rapport|compte[- ]rendu|recapitulatif|synthese|tableau de bord|report|summary|"
        r"dashboard|chiffres)\b",
    ),
)  # fmt: skip
_COMPILED = tuple((process, confidence, re.compile(pattern)) for process, confidence, pattern in _PATTERNS)

_STOP = re.compile(
    r"(?:stop(?:pe|pez)?(?: tout| everything)?|annule[rsz]?(?: tout| ca| le devis| la demande|"
    r" cette demande| ce devis)?|annulez(?: tout| ca| le devis)?|laiss(?:e|ez)[ -]?(?:tomber|"
    r"le tomber|ca|la tomber)?|laisse tomber(?: le devis| ce devis)?|abandonne[rz]?(?: tout| le devis"
    r")?|oublie(?:z)?(?: ca| tout| le devis| cette demande)?|cancel(?: it| this| that| everything|"
    r" all| the quote| this quote| the request)?|forget (?:it|about it|that|this)|never ?mind|abort|"
    r"drop it|scrap (?:it|that)|annule[rz]?(?: l\W{0,3}envoi| cet envoi)|n\W{0,3}envoie(?:z)? pas(?: ca)?|"
    r"ne l\W{0,3}envoie(?:z)? pas|cancel (?:the )?sending|do(?:n\W{0,3}t| not) send (?:it|that|this)|"
    r"arrete[rz]?(?: tout| ca)?|on arrete(?: tout)?|quit)"
)
_HELP = re.compile(
    r"(?:^|\b)(?:aide|help|a l'aide|mode d'emploi|how do(?:es)? (?:i|this|it|you) work|"
    r"comment (?:ca marche|tu marches|t'utiliser|vous utiliser)|que (?:sais|peux|savez|pouvez)"
    r"[- ]?(?:tu|vous)(?: faire)?|qu'est[- ]ce que (?:tu sais|tu peux|vous savez|vous pouvez) faire|"
    r"tu (?:sais|peux) faire quoi|tu sers a quoi|a quoi (?:tu sers|sers[- ]tu|servez[- ]vous)|"
    r"what can you do|what do you do|who are you|qui es[- ]tu|qui etes[- ]vous|commands?|"
    r"commandes disponibles)(?:\b|$)"
)
_WHY = re.compile(r"\bpourquoi\b|\bwhy\b|\bhow come\b|\bpour quelle raison\b|\bcomment ca se fait\b")
_STOCK = re.compile(
    r"\b(?:en |in |on )?stocks?\b|\bdisponib\w*\b|\bavailab\w*\b"
    r"|\b(?:il |en )?(?:nous |me )?reste[- ]?(?:t[- ])?(?:il|nt)?\b|\bdispo\b"
    r"|\b(?:a-t-on|on a|avons[- ]nous|est-ce qu'on a|y a-t-il|do we (?:still )?have|have we got|"
    r"how many [^.?!\n]{0,60} (?:do we have|left|are there))\b|\bremaining\b|\bleft\b"
)
_PRICE = re.compile(
    r"\bprix\b|\btarifs?\b|\bcombien (?:coute\w*|vaut|valent|ca coute|pour)\b"
    r"|\bcoute(?:nt)? combien\b|\bc'est combien\b|\bprices?\b|\bpricing\b|\bhow much\b"
    r"|\bcost(?:s)?\b|\ba combien\b"
)
_COUNTING = re.compile(r"\bcombien (?:de |d'|avons|il |on |nous |reste)|\bhow many\b")


_RETRY = words(
    "reessaie reessaye reessaies reessayer reessayez reessayes renvoie renvoies renvoyer renvoyez retente retenter "
    "retentez resend retry retransmets retransmettez retransmettre reexpedie"
)
_RETRY_PHRASES = re.compile(
    r"\b(?:(?:r?essai[es]?|r?essayez?|r?essayes?|tente[zr]?|envoi?e?[sz]?|envoyez|envoyer) (?:\w+ ){0,3}?"
    r"(?:encore|a nouveau|de nouveau|une (?:nouvelle|autre|deuxieme|seconde) fois)"
    r"|(?:try|send) (?:\w+ ){0,3}?(?:again|once more|one more time)|(?:give it )?another (?:try|go))\b"
)
_RETRY_OBJECTS = words(
    "le la les l lui leur ca cela it that them quote devis mail mails e email message envoi encore again a de nouveau "
    "nouvelle fois une autre deuxieme seconde once more one time pdf tout ce stp svp please maintenant now"
)


def tries_again(text: str) -> bool:
    """Asks to do once more what failed ("réessaie", "renvoie-le"), and nothing else."""
    if len(text) > 120 or "?" in text.rstrip(" ?"):
        return False
    tokens = [token.key for token in tokenise(text) if token.kind in ("word", "number", "email", "link")]
    written = " ".join(tokens)
    found = _RETRY_PHRASES.search(written)
    if found is None and not any(key in _RETRY for key in tokens):
        return False
    rest = (written[: found.start()] + written[found.end() :]).split() if found else tokens
    said = (key for key in rest if key not in _RETRY)
    return all(key in _RETRY_OBJECTS or key in NOISE for key in said) and not _REFUSED.search(fold(text))


_REFUSED = re.compile(r"\b(?:pas|ne|n|not|don'?t|never|jamais|rien)\b")


def stops(text: str) -> bool:
    """The message says to drop the case, and nothing else."""
    words = " ".join(
        token.text if token.key == "'" else token.key
        for token in tokenise(text[:300])
        if token.kind in ("word", "number")
    )
    kept = " ".join(word for word in words.split() if word not in _POLITE)
    return len(text) < 200 and bool(_STOP.fullmatch(kept))


_POLITE = words(
    "svp stp please merci thanks bonjour hello non no finalement ok s il te vous plait actually on bon alors "
    "desole sorry commis"
)


def asks_help(text: str) -> bool:
    return len(text) < 160 and bool(_HELP.search(fold(text)))


def asks_why(text: str) -> bool:
    return bool(_WHY.search(fold(text[:_READ])))


def asks_stock(text: str) -> bool:
    folded = fold(text[:_READ])
    return bool(
        _STOCK.search(folded)
        and ("?" in folded or _COUNTING.search(folded) or re.search(r"\bstocks?\b|\bdispo|\bavailab", folded))
    )


def asks_price(text: str) -> bool:
    return bool(_PRICE.search(fold(text[:_READ])))


def other_process(text: str) -> tuple[str, float] | None:
    """The first process whose words the text holds, and the confidence in it."""
    folded = fold(text[:_READ])
    for process, confidence, pattern in _COMPILED:
        if pattern.search(folded):
            return process, confidence
    return None


def only_courtesy(text: str) -> bool:
    """Greets, thanks, and says nothing else."""
    words = [token for token in tokenise(text[:500]) if token.kind in ("word", "number", "email", "link")]
    greets = any(token.key in _GREETINGS for token in words) or any(mark in text for mark in ("👍",))
    return len(text) <= 500 and greets and all(token.key in NOISE or token.key in _GREETINGS for token in words)


_GREETINGS = words(
    "lot bonjour bonsoir salut coucou hello hi hey merci thanks thank thx cheers morning afternoon evening super "
    "parfait genial top great perfect cool nickel excellent bravo bye revoir ciao bientot cordialement ok okay 👍 "
    "welcome"
)
