"""Whether a customer's mail that nothing explains tells of something that happened to them through us.

What goes wrong has as many words as there are trades; what else a customer writes without asking for anything has few
forms: news of their own, what is to come, instructions, papers, thanks. A plain account that is none of these is shown
to a person.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graphs.sorting.mishap_signs import FACTS, MENDS
from graphs.sorting.sentences import Sentence

_LEAST = 5
"""Words; less is no account of anything."""
_DAYS = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_MONTHS = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)"
)
_WARM = re.compile(
    r"\b(?:merci (?!de\b)|ok pour (?:moi|nous)|(?:ca|cela) (?:me|nous) (?:va|convient)|(?:fine|works) (?:by|for|with) "
    r"(?:me|us)|mille mercis|thanks|thank you|cheers|bravo|felicit\w+|congrat\w+|parfait\w*|nickel|"
    r"impeccable|"
    r"super|genial\w*|top|excellent\w*|lovely|brilliant|perfect\w*|great|delighted|pleased|happy|ravi\w*|content\w*|"
    r"enchant\w*|satisf\w+|conforme\w*|conquis\w*|regal\w*|tres bien|tres bon\w*|tres belle|bien recu\w*|bien "
    r"arrive\w*|bien note|bien parvenu\w*|tout est|tout etait|all good|all set|everything|rien a redire|"
    r"rien a signaler|"
    r"magnifiques?|superbes?|sublimes?|splendides?|beautiful|gorgeous|stunning|wonderful|amazing|fantastic|merry|noel|"
    r"christmas|wish(?:es|ing)?|souhaitons|bonnes? (?:fetes?|annee|vacances|nouvelles?|week|continuation|reception)|"
    r"meilleurs voeux|joyeu\w+|happy (?:new|"
    r"christmas)|season s|good (?:news|luck)|condoleances?|sorry|desole\w*|pardon|excusez|apolog\w+|mes excuses|"
    r"pour (?:votre )?(?:info\w*|memoire)|pour archive|fyi|for (?:info\w*|your (?:info\w*|records?))|(?:vous |to )?"
    r"(?:informer?|prevenir|signaler que (?:je|nous|on|mon|notre|ma|le nouveau|la nouvelle)|let you know|inform you|"
    r"advise you|confirm\w*)|as (?:agreed|discussed|promised)|comme (?:convenu|promis|prevu|demande|vu ensemble|"
    r"discute)|suite a notre|no problem|pas de souci|aucun souci)\b"
)
"""Of a mail with such words nothing is suspected here; the signs of anger have read it before."""
_COMING = re.compile(
    rf"\b(?:(?!camera|opera|there|were|where|here|every|very)[a-z]{{3,}}(?:erai|erons|eront|irai|irons|iront)|"
    rf"(?!camera|opera|numera|libera)[a-z]{{2,}}(?:era|ira)|aura|auront|aurons|aurai|viendra\w*|seront|sera|serons|"
    rf"serai|va|vont|vais|allons (?!\w+ez)|will|ll|shall|won t be (?:able|there|in)|(?:is|are|am|m|re|be) (?:going|due|"
    rf"moving|closing|closed|opening|away|off|out|on (?:leave|holiday)|coming|changing|planning|unable)|a (?:partir|"
    rf"compter) d\w+|des (?:le|la|demain|{_DAYS}|maintenant)|jusqu (?:au|a|en)|until|till|from (?:now|next|the|\d|"
    rf"{_DAYS}|{_MONTHS})|as (?:of|from)|next (?:week|month|year|{_DAYS})|(?:semaine|mois|annee|{_DAYS}) prochaine?|"
    rf"demain|tomorrow|bientot|soon|desormais|dorenavant|prevu\w* (?:le|pour|en|ce|{_DAYS}|demain)|scheduled|"
    rf"reporte\w*|"
    rf"decal\w+ (?:a|au|d|la|le)|ferme\w* (?:du|le|les|a|plus|pour|cette)|close[sd]? (?:on|from|for|early|at|the)|"
    rf"me remplace|prend (?:la suite|le relais)|nouve\w+ (?:contact|adresse|numero|interlocut\w+|coordonnees|mail|rib|"
    rf"siege|nom|responsable)|new (?:contact|address|number|e ?mail|name|manager|colleague|office|premises))\b"
)
"""News, and what is to come."""
_ASKED = re.compile(
    r"\?|\b(?:merci de|veuillez|pouvez|pourriez|pouvons nous|peux tu|pourrais tu|svp|s il vous plait|stp|please|pls|"
    r"kindly|could|can you|would you|let (?:me|us)|need|besoin|il (?:me|nous) faut\w*|voudr\w+|aimer\w+|souhait\w+|"
    r"j attends votre devis|like to|want to|interess\w+|interested|devis|quote|catalogue|brochure|tarifs?|"
    r"(?:livr|pass|mett|envoy|not|appel|gard|laiss|decal|prevoy|compt|prepar|sonn|entr|demand|utilis|tourn|pren|"
    r"deposez|indiqu|adress|transmett|rappel|gar|attend|reserv|annul|chang|remplac|ajout|retir|modifi|mettr)ez"
    r"(?! (?:vous )?(?:pas|jamais|encore|toujours))|(?:^|, )(?:use|ring|call|leave|deliver|send|put|take|drop|park|ask|"
    r"note|find|see|add|remove|change|keep|come|go|bring|expect|allow)\b)"
)
"""What they want done is a wish."""
_PAPERS = re.compile(
    r"\b(?:voici|voila|ci jointe?s?|ci dessous|ci apres|en (?:pj|piece jointe|copie|annexe|document)|pieces? jointes?|"
    r"vous (?:trouverez|transmets|envoie|joins|adresse|fais|confirme|informe|rappelle que|recontacte|redis|reviens)|"
    r"attached|attachment|enclosed|herewith|find (?:attached|enclosed|below)|here (?:is|are|s)|below (?:is|are)|"
    r"transfer\w*|forward\w+|le (?:code|digicode|plan|numero|mot de passe|badge|contact|portail|quai|rendez vous|rdv) "
    r"(?:\w+ ){0,4}?(?:est|sont|a change)|the (?:code|gate|key|password|contact|entrance|loading|meeting|plan|address) "
    r"(?:\w+ ){0,4}?(?:is|are|has (?:changed|moved))|(?:est|sont|is|are) (?:le|la|les|the|now) (?:\w+ )?(?:\d+|"
    r"suivant\w*|"
    r"following|new)|(?:remise?s?|donnee?s?|prevenu\w*|au courant|informe\w*) )\b"
)
_SELF = re.compile(
    r"^(?:bonjour |bonsoir |bjr |hello |hi |hey |dear \w+ |cher\w* \w+ |madame |monsieur |et |mais |so |and |but |"
    r"also |"
    r"sinon |donc |oui |non |yes |no |ok |alors |ca y est )*(?:je|j|nous|on|notre|nos|mon|ma|mes|i|we|our|my|moi|m|"
    r"(?:le|la|les) (?:client\w*|patron\w*|direct\w+|comptable|collegue\w*|gardien\w*|conseil|syndic|banque|mairie))\b"
)
_OTHERS = re.compile(
    r"\b(?:client final|ma (?:femme|fille|mere|soeur|collegue|banque)|mon (?:mari|fils|pere|frere|collegue|comptable|"
    r"patron|chef|client)|notre (?:client|comptable|banque|directeur|directrice|president)|my (?:husband|wife|son|"
    r"daughter|boss|colleague|bank|accountant|client)|our (?:client|accountant|bank|director|manager|chairman)|"
    r"(?:left|forgot|forgotten|oublie|laisse) (?:his|her|their|son|sa|ses|leurs?) \w+|expert comptable|la mairie|"
    r"la prefecture|the council|le gouvernement|meteo|weather)\b"
)
_ADVERSE = re.compile(
    r"\b(?:pas|plus (?:de|d|rien|un|une|que|personne)|jamais|rien|aucune?|personne|sans|ni|ne|n|not|no|never|nothing|"
    r"nobody|none|without|t|cannot|only|seulement|juste|just|que (?:deux|trois|la moitie|\d+)|trop|too|encore|again|"
    r"still|toujours|deja|already|meme pas|even|mais|but|yet|alors que|instead|lieu|pourtant|depuis|since|apres|after|"
    r"malgre|despite|mal|wrong\w*|mauvais\w*|bad|worse|pire|faux|fausse|autre (?:patient|client|personne|nom|adresse|"
    r"couleur|taille|modele)\w*|different\w*|double|deux fois|twice|trois fois|half|moitie|quart|tiers|sur (?:deux|"
    r"trois|quatre|cinq|dix|\d+)|out of|upside|backwards?|envers|travers|vide\w*|empty|open|ouverts? a|seule?s?|"
    r"alone|attend\w*|wait\w*|late|retard|decalage|devait|devaient|deviez|etait cense\w*|supposed|should have|ought|"
    r"aurait du|auraient du|promis\w*|promised|disai\w+|said|says|premiere fois|une premiere|keeps?|kept|each time|"
    r"chaque fois|tout\w* seule?|rompu\w*|coupe\w*|casse\w*|perce\w*|chaude?|froide?|cold|hot|guess|threw|jete\w*|"
    r"minutes|heures|hours|\d+ fois|voisins?|neighbours?|invites?|guests?|patient\w*|clients?|customers?|mariee?s?)\b"
)
"""Words without which hardly anybody tells what went wrong: something lacks, lasts, differs, comes again."""
_YOU = re.compile(r"\b(?:vous|votre|vos|you|your|yours|tu|ton|tes|ta|ur)\b")
_YOURS = re.compile(r"\b(?:votre|vos|your|yours|ur)\b")


def account_in(sentences: list[Sentence], *, known: bool) -> Sentence | None:
    """The sentence that tells it; None: the mail is explained by what it is. `known`: by a customer; of a stranger it
    must be about something of ours."""
    own = [replace(each, plain=each.plain.replace(" ,", "")) for each in sentences if not each.heading]
    if any(_WARM.search(sentence.plain) for sentence in own):
        return None
    if any(_COMING.search(sentence.plain) and _SELF.search(sentence.plain) for sentence in own):
        return None
    found = next((sentence for sentence in own if _tells(sentence.plain, known=known)), None)
    return found if any(_adverse(sentence.plain) for sentence in own) else None


def _adverse(plain: str) -> bool:
    return _ADVERSE.search(plain) is not None or any(pattern.search(plain) for _, pattern in FACTS.values())


def _tells(plain: str, *, known: bool) -> bool:
    if len(re.findall(r"\w+", plain)) < _LEAST or (not known and not _YOURS.search(plain)):
        return False
    if any(each.search(plain) for each in (_COMING, _ASKED, _PAPERS, MENDS, _OTHERS)):
        return False
    return not _SELF.search(plain) or (known and _YOU.search(plain) is not None)
