"""Names the kind of work a message asks for, where its words tell; the details are read elsewhere."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import NOISE, words
from graphs.understanding.money_words_orders import begins_as_order
from graphs.understanding.money_words_signs import CLASSES, WE_PAID
from graphs.understanding.rule_targets import of_no_rule
from graphs.understanding.text import fold
from graphs.understanding.tokens import tokenise

_READ = 2000
_PATTERNS: tuple[tuple[str, float, str], ...] = (
    (
        "personal_reminder",
        0.9,
        r"\brappelles?[- ](?:moi|nous)\b|\brappelez[- ](?:moi|nous)\b|\bremind (?:me|us)\b"
        r"|\bfais[- ]moi penser\b|\b(?:me|nous) relancer\b|\brelance[rz]?[- ]moi\b",
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
        r"\b(?<!par )(?:bilan|rapport(?! (?:a|au|aux|avec|entre)\b|s? ?qualite)"
        r"|compte[- ]rendu|recapitulatif|synthese|tableau de bord|report|summary|"
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
    r"commandes disponibles|comment (?:fonctionnent|marchent|fonctionne|marche) (?:les |tes |vos |la )?(?:relances?|"
    r"rappels?)|(?:c'est quoi|qu'est[- ]ce qu'?une?) (?:une |un )?(?:relance|rappel)|a quoi servent les (?:relances|"
    r"rappels)|how do (?:the |your |payment )*reminders work|what (?:is|are) (?:a |"
    r"the )?(?:payment )?reminders?)(?:\b|$)"
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
        if pattern.search(folded) and not _only_mentioned(process, folded):
            return process, confidence
    return None


_HABIT = re.compile(
    r"\b(?:le|les|on|pendant|avant|during) (?:les |the )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|week[- ]?end|"
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?|vacances|holidays?|matins?|soirs?)s?\b"
    r"(?! \d)"
)
"""Times that come again: when reminders are sent is a matter of settings and rules, not of one customer."""


def _only_mentioned(process: str, folded: str) -> bool:
    """Words of that process which ask nothing of it: a question about a dispute, a bill that we paid, a class of
    customers (a rule's matter)."""
    match process:
        case "rule" | "rule_change" | "rules_list":
            return of_no_rule(folded)
        case "reminder":
            return not begins_as_order(" ".join(re.findall(r"\w+|\?", folded)))
        case "dispute" | "promise":
            return "?" in folded
        case "payment":
            return "?" in folded or WE_PAID.search(" ".join(re.findall(r"\w+", folded))) is not None
        case "reminder_pause":
            return (CLASSES.search(" ".join(re.findall(r"\w+", folded))) or _HABIT.search(folded)) is not None
        case "receivables":
            return re.search(r"\boverdue for (?:a|an|its|his|her|their|some)\b", folded) is not None
        case _:
            return False


_THANKS_FOR = re.compile(
    r"(?:(?:super|ok|parfait|great|oh|ah|bonjour|hello)\W+)?(?:un grand |grand |mille )?(?:merci|thanks|thank you|thx)"
    r"(?: beaucoup| bien| a lot| so much| a toi| a vous| commis)? (?:pour|de|for) (?:(?:la|le|les|l'|ton|ta|"
    r"tes|votre|vos|"
    r"cette|ce|tout|the|your|this|that|all) ?)*(?:relances?|rappels?|devis|aide|travail|info\w*|reponses?|message|mail|"
    r"reminders?|quotes?|help|work|answers?|information|everything)?"
)
"""Thanks for what was done."""


def only_courtesy(text: str) -> bool:
    """Greets, thanks, and says nothing else."""
    if _THANKS_FOR.fullmatch(fold(text[:120]).strip(" .!,")):
        return True
    words = [token for token in tokenise(text[:500]) if token.kind in ("word", "number", "email", "link")]
    greets = any(token.key in _GREETINGS for token in words) or any(mark in text for mark in ("👍",))
    return len(text) <= 500 and greets and all(token.key in NOISE or token.key in _GREETINGS for token in words)


_GREETINGS = words(
    "lot bonjour bonsoir salut coucou hello hi hey merci thanks thank thx cheers morning afternoon evening super "
    "parfait genial top great perfect cool nickel excellent bravo bye revoir ciao bientot cordialement ok okay 👍 "
    "welcome"
)
