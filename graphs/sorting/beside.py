"""What a mail says beside its request: where something of it is not accounted for, a person looks before we answer.

A request has few forms, and so has what people write around it: greetings, who they are, what it is for, where and when
to bring it. A reproach, a rival's offer, a permission that nobody gave or a second wish have as many words as there are
people: they are known by not being one of these.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graphs.sorting.goods import Goods, goods_in
from graphs.sorting.mail import MailWords
from graphs.sorting.reproach import ACTORS, BAD, TAUNT, TOLL
from graphs.sorting.sentences import Sentence, excerpt_of, plain_of, sentences_of
from integrations.books.port import Directory

_GOODS = re.compile(
    r"\b(?:prix|tarif\w*|combien|cout\w*|devis|cotation|chiffr\w+|offre de prix|proposition|stocks?|dispo\w*|rupture|"
    r"reste\w*|delais?|livr\w+|expedi\w+|reference\w*|modeles?|tailles?|couleurs?|coloris|quantites?|echantillons?|"
    r"catalogue\w*|brochure|documentation|minimum|remises? (?:sur|par|pour|de) (?:quantite|volume|gros)|degressif\w*|"
    r"franco|frais de port|garanti\w*|lave vaisselle|compatibles?|vendez|faites|vous avez|avez vous|contenances?|"
    r"capacites?|dimensions?|auriez vous|proposez|"
    r"fournir|fournissez|commande\w*|besoin|voudr\w+|souhait\w+|faudrait|faut|"
    r"prices?|pric\w+|costs?|how much|rates?|quot\w+|estimate|available|availab\w+|in stock|lead times?|deliver\w*|"
    r"shipp?\w*|samples?|catalogue|catalog|colou?rs?|sizes?|models?|minimum|moq|discounts? (?:for|on|per) (?:\w+ )?"
    r"(?:quantit\w+|volume|bulk)|dishwasher|warranty|do you (?:\w+ )?(?:have|sell|stock|do|offer|supply|make|carry)|"
    r"order|need|would like|looking for|interested|any left|left \?|get here)\b"
)
"""What a request to be quoted or told is about."""
_ASKS = re.compile(
    r"\?|\b(?:merci de|pouvez|pourriez|pourrais|peux tu|veuillez|svp|stp|s il (?:vous|te) plait|voudr\w+|souhait\w+|"
    r"aimer\w+|besoin|il (?:me|nous|m en|nous en) (?:faut|faudrait|faudra)|cherch\w+|recherch\w+|interess\w+|devis|"
    r"kindly|"
    r"rappel\w+|contact\w+|recontact\w+|dites|indiqu\w+|attend\w* (?:votre|vos|ton) (?:devis|offre|retour|reponse|"
    r"proposition|prix|tarif\w*)|please|pls|plz|could|can (?:you|u|i|we)|would (?:you|like|love)|need|want|"
    r"looking (?:for|to)|let (?:me|us) know|tell (?:me|us)|send (?:me|us)|call (?:me|us)|quote|interested|"
    r"wonder\w*|(?:do|does|are|is) (?:you|u|it|they|the|this|these)|(?:how much|what price|what s the price)|"
    r"forward to|"
    r"(?:ask\w*|enquir\w*|inquir\w*|writ\w+) (?:\w+ )?(?:about|for|to))\b"
)
_POLITE = re.compile(
    r"\b(?:(?:(?:je|nous|j) )?(?:reviens|revenons|me permets|nous permettons)(?: de)?(?: revenir)? vers vous"
    r"(?: comme (?:prevu|convenu))?|(?:dans l |en )?attente de (?:votre|vos|vous) \w+|"
    r"(?:coordonnees|adresses?|besoins?|numeros?)(?: de \w+)? n (?:a|ont) pas change\w*|"
    r"(?:est ce|c est|serait ce|ce serait) (?:possible|faisable|jouable)|"
    r"(?:is|would) (?:that|this|it) (?:be )?(?:possible|ok|okay|feasible|doable)|"
    r"as promised (?=here|please|find|attached|enclosed)|comme promis (?=voici|vous trouverez)|"
    r"n hesitez pas|(?:ne )?pas (?:de )?(?:soucis?|probleme|presse\w*|urgent\w*|encore (?:de )?(?:fournisseur|"
    r"ouvert\w*|client\w*|choisi|decide\w*|fixe\w*))|rien ne presse|si (?:ce n est pas|possible)|sans engagement|"
    r"aucune urgence|pourquoi pas|pas (?:trop|plus) (?:tard|de)|au plus tard|sans (?:anse|sucre|logo|gluten|theine|"
    r"cafeine|marquage|couvercle|engagement)|entre autres|de votre part|votre (?:retour|reponse|aide|temps|"
    r"attention|site(?: (?:internet|web))?|boutique|magasin|catalogue|gamme|offre|devis|proposition|meilleure? "
    r"(?:offre|prix|tarif)|"
    r"meilleur\w* \w+|entreprise|societe|mail|message)|vos (?:produits|tarifs|prix|services|gammes?|conditions|"
    r"coordonnees|"
    r"meilleur\w+ \w+|disponibilites)|"
    r"(?:je|nous) vous (?:serais|serions|remercie\w*|contacte\w*|ecris|ecrivons|sollicite\w*|laisse\w* mes|"
    r"souhait\w+|saurais gre)|"
    r"(?:pour|de) vous (?:contacter|joindre|rencontrer|rendre visite|lire)|comment allez vous|"
    r"vous (?:trouverez|remerci\w+|en remerci\w+|pouvez|pourriez|contacter|lire|joindre|rencontrer|demander)|"
    r"(?:suis|sommes) tombe\w* sur|via votre|sur votre|chez vous|de vous|a vous|"
    r"no (?:rush|hurry|problem|worries|obligation|pressure)|not (?:urgent|in a hurry|sure (?:yet|which|how|what))|"
    r"don t hesitate|do not hesitate|as soon as (?:you can|possible)|hope (?:you|this|all)|how are you|"
    r"thank(?:s| you)?(?: \w+){0,3}|hear(?:ing)? from you|your (?:reply|answer|help|time|website|site|shop|store|"
    r"products?|range|catalogue|prices?|price list|best (?:price|offer|quot\w+)|services?|company|quote|email|"
    r"message)|(?:from|with|to|for|of|at) you|without (?:sugar|handles?|logo|commitment)|"
    r"not (?:yet|too)|nothing (?:urgent|fancy|special)|if not|why not)\b"
)
"""Words of courtesy that would look like something else."""
_YOURS = re.compile(
    r"\b(?:vos|votre|your|tes|ton|ta) (?!(?:autres? |other )?(?:clients?|customers?|encours|comptes?))\w+"
)
"""Goods of ours, where something is asked."""
_CLAUSES = re.compile(r"\s*[:;]\s+|\s+[-–—]\s+|,?\s+(?=(?:mais|sauf que|par contre|cependant|but|however|although)\b)")
_US = re.compile(r"\b(?:vous|vs|votre|vos|tu|te|ton|ta|tes|you|u|your|yours|yourselves|chez vous)\b")
_DENIES = re.compile(
    r"\b(?:pas|jamais|rien|aucune?|personne|sans|ne|n|ni|not|no|never|nothing|nobody|none|without|t|cannot|hardly)\b"
)
_RIVAL = re.compile(
    r"\b(?:concurren\w+|confrere\w*|competit\w+|rivals?|ailleurs|elsewhere|moins cher\w*|cheaper|less expensive|"
    r"s aligner|aligner|aligne\w*|match\w*|beat|un geste|(?:autre|autres|other|another|different) (?:fournisseurs?|"
    r"prestataires?|suppliers?|vendors?|roaster|torrefacteurs?|offres?|quotes?)|meilleure? (?:offre|prix) (?:chez|a)|"
    r"(?:nous|me|m|us) (?:propos\w+|offer\w*)|leur (?:offre|prix|devis)|their (?:offer|price|quote)|sinon|otherwise|"
    r"or else)\b"
)
"""Somebody else's prices: an answer is a negotiation."""
_GRANTS = re.compile(
    r"\b(?:valide\w*|validation\w*|approuv\w*|approbation|autoris\w+|habilit\w+|accord (?:de|du|deja|verbal)|"
    r"accord[ée]\w* "
    r"|accorde\w*|d office|procedures?|administrat\w+|"
    r"approv\w+|authori[sz]\w+|permission|workflow|bot|robots?|override|bypass|politique interne|rules?|regles?|"
    r"consignes?|instructions?|notice|suspend\w*|"
    r"remises? (?:de |d )?(?:\w+ )?\d+|\d+ ?(?:%|pour ?cent|percent) (?:\w+ )?(?:de remise|remise|off|discount)|"
    r"gratuit\w*|offert\w*|for free|free of charge|confidentiel\w*|mot de passe|password)\b"
)
"""Who permits or grants something in a mail is to be asked about it."""
_PAPER = re.compile(
    r"\b(?:(?:factur\w+|devis|invoice\w*|bill\w*|quote\w*|quotation) (?:\w+ ){0,3}?(?:au nom d\w*|a l ordre d\w*|"
    r"made out to|in the name of|libelle\w*)|(?:bill|invoice) (?:it |this |us )?(?:to|via|through)|"
    r"factur\w+ (?:a|plutot) (?!reception|30|45|60|terme|l avance)\w+)\b"
)
"""Whose name is to stand on the papers is for people."""
_PAST = re.compile(
    r"\b(?:derniere? (?:fois|commande|livraison|lot|facture|visite)|last (?:time|order|delivery|batch|invoice|two|"
    r"three|few)|"
    r"cette fois|this time|la prochaine fois|next time|d habitude|as usual|comme (?:toujours|d hab\w*)|encore|"
    r"toujours|"
    r"deja|again|already|still|yet|depuis|since|promis\w*|promised|malgre|despite|pourtant|meme pas|even)\b"
)
_MET = re.compile(
    r"\b(?:recommand\w+|conseill\w+|parle de|donne (?:votre|vos|ton)|trouve\w*|tombe\w*|decouver\w+|connu\w*|vu\w*|"
    r"rencontre\w*|recommend\w*|mention\w*|suggest\w*|told|gave|found|came across|come across|heard|saw|seen|met|"
    r"discover\w+|looking at|learn)\b"
)
"""How they came to know us."""
_SENT_TO_US = re.compile(
    r"\b(?:(?:m|nous) (?:a|ont|avait) (?:\w+ )?(?:recommand\w+|conseill\w+|parle de|donne (?:votre|vos))|"
    r"(?:recommended|suggested|told (?:me|us) about) (?:\w+ ){0,2}?(?:you|your)|tombe\w* sur|came across|"
    r"heard (?:good|great|a lot of good|nice) things)\b"
)
"""Somebody sent them to us."""
_KIND = re.compile(
    r"\b(?:merci (?:\w+ )?(?:pour|de) (?:votre|vos|l|la|ton) (?:\w+ )?(?:accueil|aide|conseils?|disponibilite|"
    r"reactivite|rapidite|gentillesse|visite|appel|echange|travail|confiance)|"
    r"thank(?:s| you) (?:\w+ )?for (?:your|the|all your) (?:\w+ )?(?:help|advice|welcome|time|visit|call|work|kindness|"
    r"quick \w+|chat)|"
    r"(?:tres|vraiment|si|toujours) (?:contente?s?|satisfaite?s?|heureu\w+|ravie?s?)|ravie?s? (?:de|du|des)|"
    r"enchantee?s?|"
    r"(?:nice|great|good|lovely|a pleasure) (?:meeting|to (?:have )?(?:meet|met|see)|talking (?:to|with)|"
    r"speaking (?:to|with)|chatting with|seeing) you|"
    r"(?:de|d) (?:vous (?:avoir )?rencontre\w*|notre (?:rencontre|echange))|"
    r"(?:adore\w*|loved?|really like\w*|very (?:happy|pleased)|so happy|delighted|great (?:service|product)))\b"
)
"""Thanks and praise, where nothing else is said: what is meant otherwise has a word of what went wrong in it."""
_KINDLY = 11
"""Words at most of a sentence that only praises."""
_WORDS = (
    "bonjour bonsoir salut bjr slt hello hi hey dear cher chere chers madame monsieur mesdames messieurs mme m mr "
    "mrs ms equipe team toute toutes tous tout all everyone sir sirs merci thanks thank you thx cheers bien "
    "beaucoup avance par pour a vous toi bientot bonne bonnes bon journee soiree matinee reception fin de semaine "
    "week end weekend cordialement cdlt cdt bav amicalement regards kind best warm many advance in have good "
    "great nice day looking forward hearing from reply your votre retour reponse reste disposition je nous "
    "restons an et and the la le l d yours faithfully sincerely truly au plaisir lire lecture attente dans en svp "
    "please ciao bises kisses up ps nb re "
)
_FILLER = frozenset(_WORDS.split())
_SPELT = re.compile(r"(?:\b\w\b\W?){6,}")
_SHORT = 9
_EXCUSED = re.compile(
    r"\b(?:ma faute|notre faute|my fault|our fault|my own fault|de ma part|fournisseur (?:actuel|precedent|historique|"
    r"habituel)|(?:ancien|actuel|precedent)\w* (?:fournisseur|prestataire|torrefacteur)|(?:current|present|previous|"
    r"old|"
    r"former|existing|usual) (?:supplier|provider|vendor|roaster)|(?:j ai|nous avons|on a|i|we|i ve|we ve) (?:\w+ )?"
    r"(?:casse|perdu|oublie|broke|broken|lost|dropped|forgot))\b"
)
"""What went wrong through themselves or through somebody else."""
_ALIKE = re.compile(
    r"\b(?:same|like|meme\w*|comme|idem|identique\w*|pareil\w*|as) (?:\w+ ){0,4}?(?:last (?:time|order|year)|usual|"
    r"before|"
    r"(?:la )?derniere (?:fois|commande)|d habitude|l an dernier)\b|\b(?:avez|auriez|reste\w*|vendez|faites|l avez|"
    r"have|"
    r"sell|do|stock|got|is|are|available|prenez) (?:\w+ ){0,4}?(?:encore|toujours|still|again|deja|already|even|"
    r"yet)\b|"
    r"\b(?:encore|toujours|still) (?:\w+ ){0,2}?(?:stock|dispo\w*|en vente|avail\w*|have|sell|got|des|du|de la|d)\b"
)
"""What is to be as before, or still to be had."""
_CONTRARY = re.compile(
    r"\b(?:alors qu\w*|contrairement|whereas|(?:was|were) supposed|(?:devait|devaient) (?:etre|arriver))\b"
)
_SUPPOSED = re.compile(r"\b(?:si|s il|if|en cas|in case|au cas ou|dans ce cas)\b")


def said_beside(words: MailWords, directory: Directory, *, loose: bool = False) -> str:
    """The first sentence that neither asks for goods nor goes along with asking; "" when all is accounted for. `loose`:
    whatever is asked of us may stand, where the answer does not claim to be whole."""
    sentences = sentences_of(words.text, words.subject)
    goods = goods_in(sentences, directory)
    said = next((each for each in sentences if not _whole(each, goods, loose=loose)), None)
    return excerpt_of(said)


def _whole(sentence: Sentence, goods: Goods, *, loose: bool) -> bool:
    """Clause by clause: what is asked in one says nothing of the others."""
    clauses = [replace(sentence, written=each, plain=plain_of(each)) for each in _CLAUSES.split(sentence.written)]
    told = [each for each in clauses if len(each.plain.split()) > 1]
    return all(_accounted(each, goods, loose=loose) for each in told)


def _accounted(sentence: Sentence, goods: Goods, *, loose: bool) -> bool:
    if _SPELT.search(sentence.written) and len(re.findall(r"\b[a-z]\b", sentence.plain)) >= 8:
        return False
    plain = goods.without_names(sentence.plain)
    if set(re.findall(r"[a-z]{2,}", plain)) <= _FILLER:
        return True
    asks = _ASKS.search(plain) is not None
    told = _ALIKE.sub(" ", _POLITE.sub(" ", _YOURS.sub(" ", plain) if asks else plain))
    if set(re.findall(r"[a-z]{2,}", told)) <= _FILLER:
        return True
    if _GRANTS.search(told) or _PAPER.search(told) or (_RIVAL.search(told) and not (loose and _EXCUSED.search(plain))):
        return False
    if sentence.heading:
        return not TAUNT.search(told)
    if _goes_well(plain):
        return True
    ours, denies = _US.search(told), _DENIES.search(told)
    if _reproaches(plain, told, asked=asks and (loose or not ours)):
        return False
    about = bool(_GOODS.search(plain) or goods.told_in(sentence) or re.search(r"\d", plain))
    if not ours and (not denies or _EXCUSED.search(plain)):
        return loose or about or "?" not in plain
    if asks and not _PAST.search(told):
        return loose or about
    return loose and bool(_MET.search(plain))


def _goes_well(plain: str) -> bool:
    """Thanks, praise, and who sent them."""
    known = _SENT_TO_US.search(plain) or (_KIND.search(plain) and len(plain.split()) <= _KINDLY)
    return bool(known) and not any(
        sign.search(plain) for sign in (BAD, TAUNT, TOLL, ACTORS, _CONTRARY, _DENIES, _RIVAL)
    )


def _reproaches(plain: str, told: str, *, asked: bool) -> bool:
    """What is asked of us, or only supposed, may name what went wrong."""
    if ACTORS.search(told) or _CONTRARY.search(told):
        return True
    if _EXCUSED.search(plain) or ("?" in plain and _SUPPOSED.search(plain)):
        return False
    if _PAST.search(told) and (_US.search(told) or BAD.search(told) or TAUNT.search(told)):
        return True
    hurt = BAD.search(told) or TAUNT.search(told) or TOLL.search(told)
    return bool(hurt) and not asked
