"""The words in which people tell of repetitive work, folded: its kinds, periods, durations, and short answers."""

from __future__ import annotations

import re


def _any(*pieces: str) -> str:
    return "|".join(pieces)


_OUR = r"(?:nos |les |mes |our |the )?"
_OF = r"(?:de |des |d'|sur |from |of |by )?"

_KINDS: tuple[tuple[str, str], ...] = (
    ("quote_followup", _any(
        rf"relances? {_OF}{_OUR}devis", rf"suivi {_OF}{_OUR}devis", "devis sans reponse",
        "(?:quote|quotation|proposal) follow[- ]?ups?", rf"follow(?:ing)?[- ]?ups? (?:on |of )?{_OUR}quot\w+",
        r"chas\w+ quot\w+")),
    ("reminder", _any(
        "relances?", "relancer", r"impay\w+", "recouvrement", "rappels? de paiement",
        "factures? (?:clients? )?en retard", "(?:payment )?reminders?", r"chas\w+ (?:payments?|invoices?|late\w*)",
        "overdue", "dunning", "debt collection", "unpaid")),
    ("lead", _any(
        "prospects?", "leads?", "demandes? entrantes?", "nouveaux contacts", "enquiry forms?", "formulaires?",
        "inbound")),
    ("enquiry", _any(
        rf"(?:questions?|demandes?|mails?|renseignements?)(?: \w+)? {_OF}{_OUR}(?:clients?|customers?)",
        rf"questions? (?:sur|about|on) {_OUR}(?:produits?|products?|prix|prices?|stocks?)",
        r"customers?'? (?:questions?|enquir\w+|quer\w+)", r"demandes? d'infos?\w*", "renseignements?", r"enquir\w+",
        "questions?")),
    ("invoice", _any(
        rf"factures? {_OF}{_OUR}fournisseurs?", "factures? d'achats?",
        "(?:supplier|vendor|purchase)s?'?s? invoices?", rf"invoices? {_OF}{_OUR}suppliers?",
        "saisie (?:de |des )factures?")),
    ("quote", _any(
        "devis", "chiffrages?", "propositions?(?: commerciales?)?", "offres?(?: de prix| commerciales?)?",
        "quot(?:e|es|ation|ations|ing)", "proposals?", "estimates?")),
)  # fmt: skip
KINDS = tuple((kind, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for kind, pattern in _KINDS)
"""In the order they are looked for: a quote that is chased is no reminder."""

ALL = re.compile(
    r"\W*(?:(?:un peu de )?tout(?:es?)?(?: ca| cela)?|les (?:4|quatre)|tous|everything|the lot"
    r"|all(?: of (?:them|it|that|those)| 4| four)?)\W*"
)
_EACH = r"(?:par|chaque|a|per|each|every|/)"
A_DAY = re.compile(
    rf"\b{_EACH} ?(?:jours?|day|matin|morning)\b|/ ?(?:jour|day|[jd])\b|\b(?:quotidien\w*|daily|journali\w+)\b"
    r"|\btous les (?:jours|matins)\b"
)
A_MONTH = re.compile(rf"\b{_EACH} ?(?:mois|month)\b|/ ?(?:mois|month|m)\b|\b(?:mensuel\w*|monthly)\b|\btous les mois\b")
A_YEAR = re.compile(rf"\b{_EACH} ?(?:an|annee|year)\b|/ ?(?:an|year)\b|\b(?:annuel\w*|yearly)\b")
A_WEEK = re.compile(r"\b(?:semaines?|weeks?|weekly|hebdo\w*)\b")
SPLIT = re.compile(
    r"[;\n]|,(?!\d)|\s\+\s|\.\s|\s[–—]\s"
    r"|\s+(?:et|and|plus|ainsi que|puis)\s+(?!(?:a )?(?:demie?|quart|half|quarter|0\.5)\b)"
)
NUMBER = r"(\d+(?:\.\d+)?)"
RANGE = re.compile(rf"{NUMBER} ?(?:a|to|ou|or|-|–|et|and) ?{NUMBER}(?= ?\D|$)")

NOBODY_KNOWS = re.compile(
    r"\W*(?:je (?:ne )?(?:le )?sais pas(?: encore| trop)?|(?:on|nous) (?:ne )?(?:le )?sa(?:it|vons) pas"
    r"|aucune idee|pas d'?idee|sais pas|chais pas|je passe|passe[rz]?|suivante?|a mesurer|plus tard|inconnu"
    r"|(?:i )?(?:don'?t|do not) know(?: yet)?|(?:no|not a) (?:idea|clue)|skip(?: it| this)?|next|pass|dunno"
    r"|not sure|pas sure?|unknown|later|(?:comme|ce que) (?:vous voulez|tu veux)|a (?:vous|toi) de (?:voir|choisir)"
    r"|peu importe|choisis(?:sez)?(?: pour (?:moi|nous))?|as you (?:like|wish)|up to you|you (?:choose|decide)|whatever"
    r"|whichever)\W*"
)
NO_MORE = re.compile(
    r"\W*(?:(?:non|no|nope|aucune?|none|rien|nothing|ca suffit|stop la|c'?est (?:tout|bon|fini)|that'?s (?:all|it)"
    r"|pas (?:de|d'autres?) regles?|no (?:more )?(?:rules?|others?)|pas pour (?:l'instant|le moment)|pas encore"
    r"|not (?:now|for now|yet)|je n'en ai pas(?: d'autres?)?|(?:i|we) have none|fini|done|suite|suivant|next|termine"
    r"|passe[rz]?|skip|plus tard|later|merci|thanks|thank you|pas d'autres?|more|else|plus|d'autre)\W*)+"
)
YES = re.compile(
    r"\W*(?:(?:oui|yes|yep|yeah|ok|okay|d'?accord|c'?est (?:bon|parfait|ca|note)|parfait|perfect|go(?: ahead)?"
    r"|vas[- ]y|allez[- ]y|on (?:y va|commence|demarre)|tout est bon|je confirme|confirme|i confirm|confirm"
    r"|let'?s (?:go|start)|looks good|all good|good|valide|bien|tres bien|fine|sure|merci|thanks|commence[rz]?|start)"
    r"\W*)+"
)
LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("act", re.compile(
        r"\b(?:seule?s?|autonom\w+|libre\w*|alone|on (?:your|its) own|by yourself|sans (?:me |nous )?demander"
        r"|without asking|act|agir|agis)\b")),
    ("propose", re.compile(
        r"\b(?:propos\w+|(?<!sans )(?<!sans me )(?<!sans nous )demand\w+|valid\w+|approuv\w+|approv\w+"
        r"|(?<!without )ask\w*|accord|suggest\w*|confirm\w*)\b")),
    ("observe", re.compile(
        r"\b(?:observ\w+|regard\w+|watch\w*|look\w*|shadow|a blanc|en l'air|muet\w*|simul\w+|rehears\w*|prudent\w*"
        r"|careful\w*|safe\w*)\b")),
)  # fmt: skip

_AND_HALF = r"((?:et|and) (?:a )?(?:demie?|half|0\.5))"
_AND_QUARTER = r"((?:et|and) (?:a )?(?:quart|quarter))"
HOURS = re.compile(
    rf"{NUMBER} ?(?:h|heures?|hours?|hrs?)(?:\b|(?=\d)) ?"
    rf"(?:(\d{{1,2}})(?: ?(?:min\w*|m))?(?!\w)|{_AND_HALF}|{_AND_QUARTER})?"
)
MINUTES = re.compile(rf"{NUMBER} ?(?:minutes?|mins?|mn|m|')(?!\w)")
SECONDS = re.compile(rf"{NUMBER} ?(?:secondes?|seconds?|secs?|s)(?!\w)")
THREE_QUARTERS = re.compile(r"\b3 ?quarts? d'? ?heure|\b3 quarters of an hour")
QUARTER = re.compile(r"\b(?:1 )?quarts? d'? ?heure|\b(?:a )?quarter of an hour|\b(?:1 )?quarter[- ]hour")
HALF_HOUR = re.compile(
    r"\b(?:1 )?demi[- ]?e?[- ]heure|\bhalf an? hour|\b(?:a )?half[- ]hour|\b0\.5[- ]?(?:heure|hour|an hour)"
)
AN_HOUR = re.compile(rf"\b(?:an|une) (?:heure|hour)\b(?: (?:{_AND_HALF}|{_AND_QUARTER}))?")
DURATIONS = (THREE_QUARTERS, QUARTER, HALF_HOUR, HOURS, AN_HOUR, MINUTES, SECONDS)
OTHER_UNIT = re.compile(
    r"[€$£%]|\b(?:mois|months?|semaines?|weeks?|jours?|days?|ans?|annees?|years?|euros?|personnes?|people|fois|times)\b"
)
"""A bare number beside one of these counts no minutes."""
DATED = re.compile(
    r"\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march"
    r"|april|june|july|august|september|october|november|december)\b|\d/\d"
)
"""The number of a day is neither a count nor a duration."""

FILLER = re.compile(
    r"\b(?:\d+(?:\.\d+)?|par|per|each|every|chaque|semaines?|weeks?|weekly|jours?|days?|mois|months?|environ|about"
    r"|around|some|a peu pres|de|des|du|la|le|les|d|l|the|a|an|of|une?|on fait|nous faisons|we do|we have|on a"
    r"|nous avons|il y a|il y en a|there are|surtout|mostly|mainly|aussi|also|beaucoup|lots?|many|peu|few|oui|yes|non"
    r"|no|bonjour|hello|merci|thanks|ok|commis|svp|stp|please|on|nous|we|je|i|et|and|plus|que|ca|cela|it"
    r"|chacune?s?|chaque|l'une?|piece|apiece|tak(?:es?|ing)|pren(?:d|nent|ant)|dur(?:e|ent|ee)|en tout"
    r"|a la main|by hand"
    r"|je (?:ne )?sais pas|sais pas|aucune idee|don'?t know|no idea|minutes?|mins?|heures?|hours?)\b"
)
"""Taken away, nothing of a clause is left that could name work."""
