"""The words by which a mail shows what it is, French and English, with what they weigh for each kind: closed lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphs.sorting.aside_signs import ASIDE
from graphs.sorting.asking_signs import ASKING
from graphs.sorting.mail import MailKind


@dataclass(frozen=True)
class KindSign:
    code: str
    weights: dict[MailKind, float]
    pattern: re.Pattern[str]


_FEW = r"(?:\w+ ){0,3}?"
_SOME = r"(?:\w+ ){0,6}?"
_QUOTE = (
    r"(?:devis|chiffrages?|cotations?|propositions? (?:commerciales?|de prix|tarifaires?|chiffrees?)|offres? "
    r"(?:de prix|commerciales?|tarifaires?)|quotes?|quotations?|rfq|estimates?|pricing proposal|formal offer|"
    r"price offer)"
)
_BILL = (
    r"(?:factures?|invoices?|bills?|acomptes?|avoirs?|credit notes?|releves? de compte|statements? of (?:our |"
    r"the |my )?account)"
)

_ROWS: tuple[tuple[str, dict[MailKind, float], str], ...] = (
    # --- they want a quote, or goods ---
    ("asks_quote", {"quote_request": 3.0},
     rf"\b(?:demand\w*|souhait\w*|voudr\w*|aimer\w*|besoin|pourr\w*|pouv\w*|peux|merci|faire|fait\w*|etabl\w*|"
     rf"recevoir|obtenir|avoir|envoy\w*|adress\w*|transmet\w*|"
     rf"faudrait|prepar\w*|fourni\w*|communiqu\w*|attend\w*|attente|relanc\w*|soumettre|realiser|chiffrer) "
     rf"{_SOME}(?<!votre )(?<!your ){_QUOTE}\b|\b(?:need|want|like|get|have|send|request\w*|provide|"
     rf"prepare|give|receive|share|asking|please|obtain|draw up|submit|waiting|chasing|for) {_SOME}(?:a |an |"
     rf"the |our |my |your best )?(?<!your ){_QUOTE}\b|\b(?:quote|cost|price) (?:us|me|for us|for me|up|the "
     rf"following|for the)\b|"
     r"\bplease quote\b|^(?:demande de )?(?:devis|prix|cotation|chiffrage)\b|^(?:request for )?(?:a )?(?:quote|"
     r"quotation|rfq|pricing)\b|\b(?:chiffrer|chiffrez|coter|nous faire un prix|me faire un prix|votre "
     r"meilleur prix|vos meilleurs prix|your best price|(?:do|give|send|get) (?:me|us) (?:a|your) (?:\w+ "
     r")?prices?|prices? for \d+|prix (?:pour|de|des|sur) \d+|price it|costs? (?:on|for) \d+|best "
     r"price for)\b"),
    ("orders", {"quote_request": 2.6},
     rf"\b(?:(?:souhait\w*|voudr\w*|aimer\w*|veux|voulons|besoin de|allons|vais|pouv\w*|peut) "
     rf"{_FEW}(?:commander|reapprovisionner|passer (?:une |la |notre |cette )?commande|racheter|reprendre)|je "
     rf"(?:vous )?(?:re)?commande\b|nous (?:vous )?commandons|passer (?:une |la |"
     rf"notre |cette )?(?:nouvelle )?commande|bon de commande|nouvelle commande|il (?:nous |me )?faudrait|il "
     rf"(?:nous |me )?faut (?!quelqu|un prestataire|une solution|absolument|que)|on (?:aurait|a) besoin de|"
     rf"(?:nous|j) (?:aurions|aurais|avons|ai) (?:\w+ )?besoin "
     rf"(?:de|d)|(?:mettez|mets|preparez|reservez|livrez|envoyez) (?:moi|nous)|"
     rf"(?:comme|la meme chose que) d habitude)\b|\b(?:(?:like|want|wish|need|looking) {_FEW}to (?:re)?order|"
     rf"place (?:an?|our|the|another|this) {_FEW}order|purchase order|please (?:supply|send us|ship|deliver)|"
     rf"(?<!do )(?<!if )(?:we|i) (?:would )?(?:need|require)(?! (?:to|your|help|someone|it|a copy|more|some (?:help|"
     rf"info\w*))\b)|our (?:next|new|usual) "
     r"order|can (?:we|i) (?:get|order|have)|re ?order|put us down for)\b"),
    # --- an answer to a quote of ours ---
    ("own_quote", {"quote_answer": 2.6},
     rf"\b(?:votre|vos|le|ce|cette|ledit|du|au) (?:\w+ )?{_QUOTE} (?:\w+ )?(?:n|no|num\w*|ref\w*|du \d|recue?|"
     rf"envoyee?|transmise?|ci joint|joint|signe\w*|dq|d|q|dev|de \d|me |nous |convient|en date)\b|\b(?:suite "
     rf"a|merci pour|concernant|reception de|bien recu) (?:\w+ )?votre (?:\w+ )?{_QUOTE}\b|"
     rf"\bvotre (?:\w+ )?{_QUOTE}\b(?! \?)|\b(?:your|the) (?:\w+ )?{_QUOTE} (?:\w+ )?(?:no|num\w*|ref\w*|dated|"
     rf"of \w+ \d|you sent|received|q|attached|signed|looks|is (?:fine|accepted|too))\b|\b(?:thanks|thank you) "
     rf"for (?:\w+ )?your (?:\w+ )?{_QUOTE}\b|\byour (?:\w+ )?(?:quote|quotation|proposal|offer|estimate)\b"),
    ("accepts", {"quote_answer": 3.0},
     rf"\bbon pour accord\b|\b(?:devis|proposition|offre|quote|quotation|estimate) {_FEW}(?:signee?s?|signed|"
     rf"accepte\w*|accepted|valide\w*|approuve\w*|approved|retour signe)\b|\b(?:accept\w*|valid\w*|approuv\w*|"
     rf"retenu|retenons|approve\w*|sign\w*|refus\w*|declin\w*|donnons suite|donner suite|decided on|go ahead "
     rf"with|proceed with|happy with|"
     rf"turn\w* down) {_SOME}(?:devis|proposition|offre|quote|quotation|proposal|offer|estimate)\b|\b(?:nous|"
     rf"je|j) (?:\w+ ){{0,2}}?(?:donn\w+ (?:notre|mon) accord|acceptons|valide\b|validons)\b|\b(?:go ahead|let "
     rf"s go ahead|please proceed|we accept|we approve|vous pouvez lancer|lancez (?:la|le|les)|c est (?:ok|"
     rf"bon) pour (?:nous|"
     r"moi)|feu vert)\b"),
    ("declines", {"quote_answer": 2.4},
     r"\b(?:(?:ne|n) (?:\w+ ){0,3}?(?:donner|donnerons|donnerai|donnons) (?:\w+ )?(?:pas )?suite|choisi|retenu|"
     r"opte pour) (?:\w+ ){0,3}?(?:autre|suite|concurrent|prestataire|fournisseur)\b|\b(?:trop cher|hors "
     r"budget|au dessus de notre budget|too expensive|over (?:our )?budget|gone with (?:another|someone)|went "
     r"with (?:another|someone)|"
     r"decided not to (?:proceed|go)|chosen another|revoir (?:\w+ ){0,3}?(?:prix|devis|offre|tarif)|un geste "
     r"sur le prix|better price|matching? (?:the|their) price|negotiat\w+)\b"),
    # --- somebody new ---
    ("interested", {"lead": 2.2},
     r"\b(?:interess\w+ (?:par|a|de)|interet pour (?:vos|votre)|en savoir plus|plus d (?:informations?|infos?)|"
     r"davantage d informations?|renseignements?|(?:des |d )(?:infos?|informations?) (?:sur|concernant)|"
     r"presentation de (?:vos|votre)|presenter (?:vos|votre)|documentation|plaquette|brochure|catalogue|"
     r"decouv\w+ (?:votre|vos) (?:site|societe|"
     r"entreprise|stand|produits?|services?|offre)|recommand\w+ (?:par|votre)|conseill\w+ (?:par|votre)|vu "
     r"votre (?:site|annonce|stand|publicite)|trouve (?:votre|vos) (?:site|coordonnees|contact))\b|"
     r"\b(?:interested in|learn more|more (?:information|info|details)|find out more|know more|came across "
     r"your|found (?:your|you)|heard about you|recommended (?:by|"
     r"your|you)|referred by|saw your|your (?:brochure|catalog(?:ue)?)|tell (?:me|us) more|exploring|"
     r"evaluating|shortlist\w*|enquir(?:y|e|ing)|inquir(?:y|e|ing))\b"),
    ("meets", {"lead": 2.0},
     r"\b(?:rendez vous|rdv|demo|demonstration|visio|entretien telephonique|rencontrer|echanger (?:avec|de "
     r"vive voix|par telephone|sur)|etre (?:rappele|recontacte|contacte)\w*|r?appele[rz]? (?:moi|nous)|(?:m|"
     r"nous|me) r?appele[rz]|en discuter|(?:on|nous) (?:peut|pouvons|pourrait) (?:\w+ )?(?:se voir|se "
     r"rencontrer|en parler)|(?:me|"
     r"nous) (?:rappeler|recontacter|contacter|joindre)|recontacte[rz]? (?:moi|nous))\b|\b(?:book a (?:call|"
     r"demo|meeting)|schedule a (?:call|demo|meeting)|"
     r"(?:a|quick|short) (?:call|chat|demo|meeting)|call me(?: back)?|give (?:me|us) a (?:call|ring)|get in "
     r"touch|someone (?:to )?contact|arrange a (?:call|meeting|visit|demo)|talk to (?:someone|sales|your "
     r"sales)|(?:like|love|want|keen) to (?:meet|talk|discuss|chat)|to discuss (?:a|our|the|my)|who (?:should|"
     r"can|could) i (?:talk|speak))\b"),
    ("seeks", {"lead": 2.4},
     rf"\b(?:(?:je|nous|on) (?:\w+ )?(?:re)?cherch\w+ {_SOME}(?:fournisseur|prestataire|partenaire|solution|"
     rf"societe|entreprise|artisan|produits?|materiel|equipement\w*)|(?:je reprends|nous reprenons|je rachete) "
     rf"(?:un|une)|a la recherche d {_SOME}(?:fournisseur|"
     rf"prestataire|partenaire|solution|societe|entreprise|artisan)|a la recherche (?:de|d un|d une)|devenir "
     rf"(?:client|revendeur|distributeur)|ouvr\w* (?:un|mon|notre) "
     rf"{_FEW}(?:compte|etablissement|restaurant|boutique|magasin|cafe|hotel|commerce|agence|salon|bureau)|"
     rf"ouverture de (?:compte|notre|mon|mes|nos)|creat\w+ de (?:notre|mon)|projet (?:de|d)|(?:mon|notre|un) "
     rf"(?:\w+ )?projet|changer de (?:fournisseur|prestataire)|appel d offres|consultation en cours|equiper|"
     rf"travailler avec vous|"
     rf"travaillez vous avec|livrez vous|vous deplacez vous|intervenez vous)\b|\b(?:looking for (?:a|an|some|"
     rf"new|reliable) {_SOME}(?:suppliers?|providers?|partners?|solutions?|vendors?|company|contractor|"
     rf"installer|source)|looking to (?:buy|source|purchase|equip|furnish|replace|work|partner|switch|renovate|"
     rf"install)|in the market for|sourcing|(?:become|becoming) (?:a |an )?"
     r"(?:\w+ )?(?:customer|reseller|distributor|stockist|dealer)|open(?:ing)? (?:an?|a new|our|my|up) (?:\w+ "
     r"){0,3}?(?:account|restaurant|shop|store|cafe|hotel|office|branch|bar|bakery)|new customer|set up an "
     r"account|do you (?:also )?(?:work with|deliver to|serve|ship to|cover|look after|take care of|cater for|"
     r"supply)|change (?:of )?supplier|switch suppliers?|"
     r"tender|upcoming project|our project|a project)\b"),
    ("prices_all", {"lead": 1.8, "product_question": 0.8},
     r"\b(?:vos|votre) (?:\w+ )?(?:tarifs?|grille tarifaire|prix|conditions(?: commerciales| tarifaires| de "
     r"vente)?|gamme|services|prestations)\b|\b(?:your (?:\w+ )?(?:prices|pricing|price list|rates|range|"
     r"services|offering|plans)|price list|wholesale (?:prices|pricing|terms|list)|minimum order)\b"),
    # --- a question about goods ---
    ("asks_price", {"product_question": 2.4},
     rf"\b(?:(?:quel|quels|le|les|connaitre|savoir|communiquer|donner|indiquer|me|nous) {_FEW}(?:prix|tarifs?|"
     rf"cout) (?:\w+ )?(?:de|du|des|d|pour|au|unitaire|actuel|ht|ttc)|combien (?:coute\w*|vaut|valent|vous "
     rf"(?:faites|vendez)|pour (?:un|une|des|le|la|les|\d)|est)|a combien (?:est|sont|faites|vendez)|c est "
     rf"combien)\b|\b(?:how much (?:is|are|for|does|do|would|per)|"
     r"(?:what s|what is|what are|whats) (?:\w+ ){0,3}?(?:price|cost)s?|(?:price|cost) (?:of|for|per)|unit "
     r"price|current price|still (?:at|priced))\b"),
    ("asks_stock", {"product_question": 2.4},
     r"\b(?:en stock|de stock|du stock|disponib\w+|dispos?|en rupture|(?:vous )?reste t il|vous en reste|"
     r"reapprovisionn\w+|(?:vendez|faites|proposez|avez|auriez) vous|est ce que vous (?:avez|vendez|faites|"
     r"proposez)|vous (?:avez|vendez|faites|proposez) (?:des|du|de la|les|encore|toujours))\b|\b(?:in stock|"
     r"out of stock|stock (?:level|of)|available|availability|do you "
     r"(?:still )?(?:have|sell|stock|carry|offer|make|do)|any (?:\w+ )?left|have you got|back in stock|is "
     r"there any)\b"),
    ("asks_lead_time", {"product_question": 2.2},
     r"\b(?:delais? (?:de )?(?:livraison|d approvisionnement|de fabrication|d expedition|actuel\w*|pour)|"
     r"(?:quel|quels|votre|vos) (?:\w+ ){0,3}?delais?|livr\w+ (?:\w+ ){0,3}?(?:sous combien|en combien|dans "
     r"quel delai)|sous combien de temps|combien de temps pour)\b|\b(?:lead ?times?|delivery times?|how "
     r"(?:long|soon|quickly|fast) (?:\w+ ){0,6}?(?:deliver\w*|ship\w*|take|get|"
     r"arrive|have)|turnaround)\b"),
    ("asks_spec", {"product_question": 1.8},
     r"\b(?:compatibles?|dimensions?|fiche technique|fiches techniques|quelle (?:est la )?(?:taille|contenance|"
     r"puissance|matiere|couleur|difference)|existe t (?:il|elle)|passe\w* (?:au|en) (?:lave vaisselle|machine|"
     r"four)|garanti\w* (?:combien|est)|convient|conviennent|difference entre)\b|\b(?:compatible|data ?sheet|"
     r"spec(?:ification)?s?|dishwasher safe|what size|what colou?rs?|"
     r"dimensions|suitable for|difference between|does it (?:fit|work|come)|warranty on)\b"),
    (
        "introduces",
        {"lead": 0.7},
        r"^(?:\w+ ){0,4}?(?:je suis|nous sommes|je me presente|i am|i m|we are|my name is|i run|i manage|we "
        r"run|i own|we own)\b"
        r"|\b(?:mon|mes|notre) (?:numero|portable|tel|coordonnees|telephone)\b|\bmy (?:number|mobile|phone)\b",
    ),
    # --- they take something back: for people ---
    (
        "cancels",
        {"other": 3.0},
        r"\b(?:annul\w+|resili\w+) (?:\w+ ){0,4}?(?:commandes?|contrats?|abonnements?|rendez vous|rdv|reservations?|"
        r"prestation|intervention|maintenance|bail)\b|\b(?:cancel\w*|terminat\w*) (?:\w+ ){0,4}?(?:orders?|"
        r"contracts?|"
        r"subscriptions?|bookings?|appointments?|agreement)\b",
    ),
    # --- money ---
    ("our_bill", {"money": 2.4},
     rf"\b(?:votre|vos|your) (?:\w+ )?{_BILL}\b|\b(?:duplicata|copie|double|copy|duplicate) (?:\w+ "
     rf"){{0,3}}?{_BILL}\b|\b{_BILL} (?:\w+ )?(?:n|no|num\w*|f|fa|fac|inv|\d)\b|\b(?:re)?(?:envoyer|renvoyer|"
     rf"transmettre|adresser|obtenir|recevoir|send|resend|forward|get) {_SOME}(?:la |les |ma |mes |our |the |"
     rf"my |une |an |a )?{_BILL}\b|\b(?:question|questions|query|renseignement|precision|"
     rf"precisions|demande|modification|correction|rectificati\w+) (?:\w+ ){{0,4}}?{_BILL}\b|\b(?:sur|dans|on) "
     rf"(?:la |cette |the |this |ma |notre |our |my )(?:\w+ )?{_BILL}\b|\b(?:rib|iban|coordonnees bancaires|"
     rf"bank details)\b.*\?|\b(?:votre|vos|your) (?:\w+ )?(?:relances?|rappels?|reminders?|lettre de relance|"
     rf"mise en demeure)\b|\b(?:numero de (?:tva|commande)|purchase order number|po number) {_SOME}{_BILL}"),
    ("pays", {"money": 2.2},
     r"\b(?:virement|reglement|paiement|cheque|prelevement|solde|echeanc\w+|payment|transfer|remittance|wire|"
     r"balance|instal?lments?|overdue|unpaid|impaye\w*)\b"),
)  # fmt: skip

SIGNS: tuple[KindSign, ...] = tuple(
    KindSign(code, weights, re.compile(pattern)) for code, weights, pattern in (*_ROWS, *ASIDE, *ASKING)
)

INVOICE_NAME = re.compile(
    r"(?<![a-z])(?:factures?|invoices?|fact?|inv|fa|rechnung|honoraires|avis[-_ ]?d?[-_ ]?echeance)(?![a-z])"
)
CV_NAME = re.compile(
    r"(?<![a-z])(?:cv|resume|curriculum|lettre[-_ ]?(?:de[-_ ]?)?motivation|cover[-_ ]?letter|candidature)(?![a-z])"
)
QUOTE_NAME = re.compile(
    r"(?<![a-z])(?:devis|quote|quotation|dq?-?\d+)(?:[^a-z]|$).*sign|bon[-_ ]?pour[-_ ]?accord|signed?[-_ ]quote"
)
FORM_FIELDS = re.compile(
    r"^\W{0,3}(?:nom|name|prenom|first name|last name|e ?-?mail|courriel|telephone|phone|tel|societe|company|"
    r"entreprise|message|sujet|objet|demande|adresse e-?mail)\b[^:\n]{0,25}:[ \t]*\S",
    re.IGNORECASE | re.MULTILINE,
)
