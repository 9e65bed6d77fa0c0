"""The words by which customers say what they do about a reminder, French and English: closed lists over plain words.

Sentences are matched as `reply_words_text.plain_words` makes them: folded, single spaces, no apostrophes or hyphens.
"""

from __future__ import annotations

import re

from graphs.debtor.brief import NewsKind
from graphs.understanding.reply_words_payment import OWE, PAID, PAST, PROMISE

DISPUTE: tuple[str, ...] = (
    r"\bcontest(?:e|ons|ent|ee|ees|er|ant|ation|erai\w*)\b|\blitige\b|\bdesaccord\b|\bpas d accord\b|\breclamation\b",
    r"\berreur (?:\w+ ){0,3}?(?:facture|facturation|prix|montant|quantite|tarif|ligne|tva|remise|calcul|adresse|"
    r"votre)\b",
    r"\b(?:facture|montant|prix|tarif|quantite|total|somme|tva)s? (?:\w+ ){0,3}?(?:est|sont|semble|parait|n est|ne "
    r"sont|ne correspond\w*|comporte|contient)"
    r" (?:\w+ ){0,3}?(?:erronee?s?|fausse?s?|faux|incorrecte?s?|pas correcte?s?|pas bonn?e?s?|errone|inexacte?s?|pas "
    r"conforme|pas due?|pas justifiee?|"
    r"une erreur|des erreurs|trop elevee?|injustifiee?|au devis|a la commande|a ce)\b",
    r"\b(?:trop percu|doublon|surfactur\w+|factur\w+ (?:\w+ ){0,4}?(?:deux fois|en double|a tort|par erreur)|"
    r"facture a "
    r"tort)\b",
    r"\b(?:jamais|pas|non|ni|n ont pas ete|n a pas ete) (?:ete |encore |pas )?(?:livre\w*|commande\w*|realise\w*|"
    r"termine\w*|conformes?|acheve\w*|effectuee?s?)\b",
    r"\b(?:jamais|pas|pas encore|toujours pas) (?:recu|eu) (?:\w+ ){0,2}?(?:marchandises?|produits?|commande|"
    r"livraison|"
    r"materiel|colis|cartons?|articles?|palettes?|avoir|prestation|pieces?)\b",
    r"\b(?:il|en) (?:nous |me |en )?manqu\w+|\bmanqu(?:e|ait|aient|ent|ants?) (?:\d|\w+ (?:cartons?|pieces?|"
    r"articles?|"
    r"colis|palettes?|unites?))|\bmanquants?\b",
    r"\b(?:defectueu\w+|casses?|cassees?|abimee?s?|endommagee?s?|inutilisables?|hors service|mauvaise qualite|"
    r"malfacons?|non conformes?|vice cache)\b",
    r"\b(?:attend\w*|attente d|promis|etablir|emettre|faire|recevoir|envoyer|adresser|demand\w+|convenu d|besoin d|"
    r"reclam\w+) (?:\w+ ){0,2}?(?:un|l|votre|notre|cet|d un|des) avoirs?\b",
    r"\brefus(?:e|ons|ent|er) (?:\w+ ){0,2}?(?:payer|regler|cette facture|la facture|votre facture)\b",
    r"\b(?:ne|n) (?:(?:vous|la|le|les|y) )?(?:paierai|paierons|payerai|payerons|reglerai|reglerons) (?:pas|rien|"
    r"jamais|"
    r"plus)\b",
    r"\b(?:commande|contrat|prestation|abonnement) (?:\w+ ){0,3}?(?:annule\w*|resilie\w*)\b|\b(?:avions|avons|ai|"
    r"avait) (?:\w+ ){0,2}?(?:annule|resilie|retourne|renvoye) (?:\w+ ){0,2}?(?:commande|contrat|marchandise\w*|"
    r"produits?|abonnement|materiel|articles?)\b",
    r"\b(?:facture|somme|montant) (?:\w+ ){0,2}?(?:n est|n etait) (?:\w+ ){0,2}?(?:due?|exigible|justifiee?|conforme|"
    r"pas due?)\b",
    r"\bne (?:vous )?devons (?:rien|pas|plus)\b|\bne vous dois (?:rien|pas|plus)\b|\bne correspond\w* pas\b",
    r"\b(?:dispute|disputing|disputed|disagree|contest|contesting|query|querying|challenge|overcharged|overbilled|"
    r"double billed|billed twice|charged twice|invoiced twice|duplicate invoice)\b",
    r"\b(?:invoice|amount|price|quantity|total|vat|figure|bill|rate)s? (?:\w+ ){0,3}?(?:is|are|seems?|looks?|"
    r"appears?) "
    r"(?:\w+ ){0,2}?(?:wrong|incorrect|inaccurate|not right|not correct|too high|not as agreed|not due|not owed|"
    r"mistaken)\b",
    r"\b(?:is|are) (?:the |this |your |that )(?:amount|price|invoice|quantity|total|vat) (?:wrong|incorrect|right|"
    r"correct)\b",
    r"\b(?:wrong|incorrect) (?:amount|price|invoice|quantity|vat|figure|rate)\b|\b(?:does|do) n ?t (?:match|"
    r"correspond|"
    r"tally)\b|\b(?:does|do) not (?:match|correspond|tally)\b",
    r"\b(?:never|not|n t) (?:yet |ever |been )?(?:been )?(?:received?|delivered|ordered|arrived?|had|got|get|"
    r"completed|"
    r"finished) ?(?:the |any |our |all |half |this |these |your )?(?:goods|order|delivery|items?|boxes|products?|"
    r"shipment|parcels?|work|service|materials?|those|that|them|pallets?|$|,)",
    r"\b(?:missing|damaged|broken|faulty|defective|unusable|short delivered|poor quality|substandard)\b",
    r"\b(?:awaiting|expecting|waiting for|owed|need|request\w*|promised|issue|send|"
    r"raise) (?:\w+ ){0,2}?credit note\b",
    r"\b(?:refuse|refusing) to (?:pay|settle)\b|\b(?:not|wo n t|won t|n t) (?:be )?(?:paying|pay|"
    r"going to pay) (?:for "
    r")?(?:this|that|it|the|your|these|any)\b",
    r"\b(?:cancelled|canceled|returned|sent back) (?:the |this |our |that |these )?(?:order|goods|contract|service|"
    r"items?|subscription)\b|\b(?:do not|don t) owe\b|\bowe (?:you )?nothing\b",
)

WRONG_CONTACT: tuple[str, ...] = (
    r"\b(?:adresse[rz]?|ecri(?:re|vez)|contacte[rz]?|envoye[rz]|envoi|transmet(?:tre|tez)|rapproche[rz]?|dirige[rz]?|"
    r"redirige[rz]?|tourne[rz]?|fai(?:re|tes) parvenir|voir|voyez|vois)\b"
    r"(?: (?!si\b)\w+){0,9} (?:a|au|aux|avec|vers|de|chez|@)\b.*@",
    r"\b(?:adresser|adressez|contacter|contactez|voir avec|voyez avec|ecrire a|ecrivez a|rapprocher de|"
    r"rapprochez vous d|envoyer (?:\w+ "
    r"){0,4}?(?:a|au)|envoyez (?:\w+ ){0,4}?(?:a|au)|"
    r"transmettre (?:\w+ ){0,4}?(?:a|au)|joindre) (?:\w+ ){0,4}?(?:service|comptabilite|compta|siege|comptable|"
    r"collegue|remplacante?|successeur|m |mr |mme |madame|monsieur|interlocut\w+)",
    r"\b(?:n est plus|ne suis plus|n est pas|ne suis pas|ne fait plus|ne fais plus|ne travaille plus|"
    r"ne travaille pas|"
    r"ne fait pas) (?:\w+ ){0,4}?(?:partie|dans|chez|en charge|parmi|a ce poste|interlocut\w+|concernee?|la bonne|le "
    r"bon|bonne personne|bon interlocut\w+|responsable|employee?|salariee?|presente? dans)\b",
    r"\bne (?:travaille|travaillons) plus\b|\b(?:a|ai|avons|ont) quitte (?:\w+ ){0,2}?(?:societe|entreprise|service|"
    r"poste|fonctions?|etablissement|groupe|maison)\b",
    r"\b(?:pas|plus) (?:le|la|au) (?:bon|bonne) (?:\w+ ){0,1}?(?:interlocut\w+|contact|service|destinataire|adresse|"
    r"personne)\b|\bmauvais(?:e)? (?:destinataire|interlocut\w+|adresse|service|personne|contact)\b",
    r"\b(?:nouvel|nouvelle|votre|le|l) (?:bonne |nouvel |nouvelle )?(?:interlocut\w+|adresse (?:mail|e mail|email|de "
    r"facturation|electronique)|contact)\b.* (?:est|sera|:)\b",
    r"\b(?:change|changement) (?:\w+ ){0,2}?(?:adresse|mail|email|interlocut\w+)\b",
    r"\b(?:please|kindly|should|must|can you|could you|need to|have to) (?:\w+ ){0,3}?(?:contact|write to|"
    r"get in touch with|"
    r"reach out "
    r"to|speak to|email|e mail|call)\b (?!me\b|us\b)",
    r"\b(?:please|kindly|should|must|can you|could you|instead)? ?(?:send|direct|forward|address|redirect|email|"
    r"submit|"
    r"resend) (?:\w+ ){0,7}?to\b.*(?:@|department|accounts|colleague|head office|team)",
    r"\b(?:no longer|not|n t) (?:\w+ )?(?:work\w*|employed|with|responsible|in charge|handle\w*|deal\w*|part of|"
    r"at)\b(?: (?:\w+ ){0,3}?(?:here|company|accounting|accounts|invoices?|payments?|team|department|this|us|for|in|"
    r"with))?",
    r"\b(?:has|have|she|he) (?:\w+ )?left (?:the |our |this )?(?:company|firm|business|organisation|organization|"
    r"team)\b",
    r"\bwrong (?:person|contact|address|department|recipient|email|mailbox)\b|\bnot the right (?:person|contact|"
    r"address|department)\b|\bnot the (?:correct|best) (?:person|contact|address)\b",
    r"\b(?:accounts payable|new contact|correct address|right address|new address|right person|new email address) "
    r"(?:\w+ ){0,3}?(?:is|are|:|at)\b",
)

ABSENCE: tuple[str, ...] = (
    r"\babsente?s?\b|\babsence\b|\ben conges?\b|\bconges? (?:annuels?|payes?|maternite|paternite|parental|d ete)\b|"
    r"\ben vacances\b|\ben deplacement\b|\barret maladie\b|\bconge (?:maternite|maladie|parental)\b",
    r"\b(?:pour|cause de|periode de) conges\b|\bfermeture (?:annuelle|estivale|hivernale|exceptionnelle|de fin|"
    r"pour)\b|"
    r"\b(?:est|sommes|sera|serons|seront|sont|bureaux|suis) (?:\w+ ){0,2}?fermee?s?\b|\bfermee?s? (?:du|jusqu|pour|a "
    r"partir)\b",
    r"\bde retour\b|\b(?:mon|notre|son) retour\b|\brouvr\w+\b|\breouvr\w+\b|\breprendr\w+ (?:le|mes|notre)\b",
    r"\bout of (?:the |my )?office\b|\bout of town\b|\bon (?:\w+ )?(?:leave|holidays?|vacation|parental leave)\b|"
    r"\bannual leave\b|\bsick leave\b|\bmaternity\b|\baway (?:from|until|on|for|till)\b|\bcurrently away\b|\bi (?:am|"
    r"m) away\b",
    r"\b(?:back|return\w*|reopen\w*) (?:in the office |to the office |to work |to my desk )?(?:on|in|from|by)\b|"
    r"\bback "
    r"(?:in the office|at my desk|at work)\b|\b(?:office|offices|company|we|are|is) (?:\w+ ){0,2}?closed\b|\bclosed "
    r"(?:until|from|for|till)\b",
)

INSTALMENTS: tuple[str, ...] = (
    r"\ben (?:\d|deux|trois|quatre|cinq|six|dix|douze|plusieurs|quelques) ?(?:fois|mensualites?|versements?|"
    r"echeances?|"
    r"paiements?|parties)\b",
    r"\b(?:\d+|deux|trois|quatre|cinq|six|dix|douze|plusieurs|quelques) (?:mensualites?|versements?|echeances|"
    r"virements|paiements)\b",
    r"\becheancier\b|\betal\w+\b|\bechelonn\w+\b|\bmensualit\w+\b|\bmensualis\w+\b|\bfacilites? de (?:paiement|"
    r"reglement)\b|\bplan de (?:paiement|reglement|remboursement)\b",
    r"\bsplit (?:\w+ ){0,4}?(?:in|into|over|between|across)\b|\b(?:over|across) (?:two|three|four|six|"
    r"\d+) (?:months|payments)\b|"
    r"\b(?:la )?moitie\b.*\b(?:reste|solde|autre|seconde|deuxieme)\b|\bpaye?r? (?:\w+ ){0,3}?(?:petit a petit|"
    r"par mois|"
    r"chaque mois|tous les mois)\b|\bpar mois\b",
    r"\binstal?l?ments?\b|\b(?:payment|repayment) (?:plan|schedule)\b|\bspread (?:\w+ ){0,4}?(?:payments?|cost|over|"
    r"balance|invoice|it)\b|\bstaggered?\b|\bstage(?:d)? payments?\b",
    r"\bin (?:two|three|four|five|six|several|\d) (?:\w+ )?(?:parts|payments|goes|tranches|times|monthly)\b|"
    r"\b(?:half|"
    r"part) (?:now|today|this)\b.*\b(?:rest|half|remainder|balance)\b|\b(?:per|a|each|every) month\b|\bmonthly\b",
)

INSOLVENCY: tuple[str, ...] = (
    r"\bredressement(?: judiciaire)?\b|\bliquidation(?! (?:totale|de stocks?|avant))\b|\bliquidateur\b|\b(?:en |de |"
    r"procedure de |plan de )sauvegarde\b|\bprocedures? collectives?\b",
    r"\bmandataire judiciaire\b|\badministrateur judiciaire\b|\bdepo(?:t de|se le|ser le|sons le|sait le) bilan\b|"
    r"\bdepose (?:\w+ )?bilan\b|\bcessation de(?:s)? paiements?\b|\btribunal de commerce\b|"
    r"\btribunal des activites\b",
    r"\bdecla(?:rer|rez|ration) (?:\w+ ){0,3}?creances?\b|\bfaillite\b",
    r"\binsolven\w+\b|\bbankrupt\w*\b|\b(?:in|into|entered|entering|under) administration\b|\b(?:the |our |joint "
    r")administrators?\b(?= (?:has|have|was|were|is|are|at|of)\b|$)|\bchapter (?:7|11)\b|\breceivership\b|"
    r"\bwound up\b|"
    r"\bwinding up\b|\bliquidat(?:ion|or|ed)\b|\bceased trading\b",
)

_KINDS: tuple[tuple[NewsKind, tuple[str, ...]], ...] = (
    ("insolvency", INSOLVENCY),
    ("dispute", DISPUTE),
    ("paid", PAID),
    ("promise", PROMISE),
    ("instalments", INSTALMENTS),
    ("absence", ABSENCE),
    ("wrong_contact", WRONG_CONTACT),
)
SIGNS: dict[NewsKind, tuple[re.Pattern[str], ...]] = {
    kind: tuple(re.compile(pattern) for pattern in patterns) for kind, patterns in _KINDS
}

HARMLESS = re.compile(
    r"\b(?:n hesitez pas|ne vous inquietez pas|ne tenez pas compte|pas de (?:souci|probleme)s?|aucun (?:souci|"
    r"probleme)|sans probleme|"
    r"(?:do not|don t) (?:hesitate|worry)|no (?:problem|worries)|des que possible|aussi vite que possible|"
    r"si (?:besoin|"
    r"necessaire)|"
    r"as soon as (?:possible|i can|we can)|if (?:needed|necessary|you need \w+|you have \w+ questions?)|si vous avez "
    r"(?:\w+ ){0,3}questions?|not (?:only|later than)|"
    r"pas plus tard qu\w*|d apres|"
    r"dans les? (?:jours?|semaines?) (?:a venir|qui vien\w+)|if that s ok\w*)\b"
)
"""Negations and conditions that turn nothing round."""

NEGATED = re.compile(
    r"\b(?:ne|n|nous n|je n) (?:[\w@]+ ){0,5}?(?:pas|plus|jamais|aucune?|guere|rien)\b|\bpas (?:encore|paye|regle|pu|"
    r"possible|en mesure)\b"
    r"|\bnot\b|\b\w+n t\b|\bnever\b|\bunable\b|\bcannot\b|\bno longer\b|\bimpossible\b|\bincapables?\b|\bsans "
    r"pouvoir\b|\bhors de question\b|\bni\b|\bnor\b"
    r"|\b(?:rien|personne|aucune?) (?:\w+ ){0,3}?n\b|\baucune? (?:paiement|virement|reglement|cheque|versement|"
    r"facture)\b"
    r"|\b(?:ai|a|avons|ont|est|sont|sera|seront|etait) pas\b"
    r"|\b(?:paierai|paierons|payerai|payerons|paiera|reglerai|reglerons|reglera|virerai|virerons|verserai|verserons|"
    r"paie|"
    r"paye|payons|regle|reglons|vire|virons|fais|fait|faisons) (?:vous )?(?:pas|jamais|rien)\b(?! (?:plus )?tard)"
    r"|\bno (?:payment|transfer|money|cheque|check|remittance|funds|one|way)\b|\bnobody\b|\bnone\b"
)
CONDITION = re.compile(
    r"\b(?:des (?:que?|qu|reception|la reception|l|votre|notre|leur|son)|une fois|lorsque?|quand|si|s ils?|sous "
    r"reserve|a condition|a (?:la )?reception|apres|tant que|sauf|sinon|"
    r"en attente|en echange|moyennant|a la livraison|suite a reception|jusqu a ce|avant que|ensuite|par la suite|"
    r"afterwards|after that|thereafter|"
    r"once|when|if|as soon as|upon|provided|unless|until|after|subject to|pending|on (?:receipt|delivery|completion)|"
    r"against)\b"
)
HEDGE = re.compile(
    r"\b(?:espere|esperons|essa\w+|tach\w+|devrai\w*|devrions|devraient|pourr\w+|peut etre|probable\w*|normalement|"
    r"sans doute|en principe|je pense|pensons|penser|"
    r"il me semble|il nous semble|je crois|croyons|sauf erreur|si tout va bien|possible|possiblement|a priori|"
    r"de notre "
    r"mieux|mon possible|croise\w* les doigts|inch ?allah|on verra|souhaite\w*|aimerai\w*|voudrai\w*|"
    r"hope\w*|hopeful\w*|try\w*|should|might|may|could|would|maybe|perhaps|probably|i think|we think|i believe|we "
    r"believe|possibly|likely|presumably|aim\w*|fingers crossed|touch wood|all being well|"
    r"with any luck|want(?:ed)? to (?:pay|settle))\b"
)
TERMS = re.compile(
    r"\b(?:nos|notre|vos|our|standard|agreed) (?:\w+ ){0,2}?(?:conditions|delais?|terms|echeances?|payment terms)\b|"
    r"\b\d{2} jours (?:fin de mois|net|date)|\b(?:net|within) (?:30|45|60|90)\b|\ba (?:30|45|60|90) jours\b"
    r"|\b(?:delai|report|sursis|extension|more time|plus de temps|extra time|additional time|grace)\b"
)
COPY = re.compile(
    r"\b(?:renvo\w+|envoyer|envoyez|transmettre|transmettez|adresser|avoir|recevoir|duplicata|copie|fournir|joindre|"
    r"communiquer)\b.{0,60}\bfactures?\b|\bduplicata\b|\bcopie de\b"
    r"|\b(?:pas|jamais) (?:encore )?(?:recu|eu|trouve|retrouve)\b.{0,40}\b(?:factures?|document)\b|\b(?:quelle|"
    r"quelles|"
    r"which|what) (?:factures?|invoices?)\b"
    r"|\b(?:resend|send|forward|provide|copy|copies|get)\b.{0,60}\b(?:invoices?|bills?|statement|copy)\b|\b(?:n t|"
    r"not|"
    r"never) (?:\w+ ){0,2}?(?:received?|got|get|have|find|found|seen)\b.{0,30}\b(?:invoices?|bill)\b|\breleve de "
    r"compte\b"
)
PARTIAL = re.compile(
    r"\b(?:une partie|partiel\w*|en partie|acomptes?|arrhes|moitie|tiers|quart|partial\w*|part of|some of|half|"
    r"deposit|"
    r"seule?s?|seulement|uniquement|only|on account|first (?:part|half)|somme (?:sur|of|out of) (?:\w+ ){0,2}?somme|"
    r"la premiere|the first (?:one|invoice|bill)|(?:one|two|three|four|five|most|\d+) (?:of|out of) (?:the|them|"
    r"your|our|these|\d+)|"
    r"(?:une|deux|trois|quatre|\d+|la plupart|certaines?|quelques unes) (?:des|d entre|sur|de (?:vos|ces|nos)))\b"
)
LEFT_OPEN = re.compile(
    r"\b(?:le sera|la seconde|le reste|le solde|la deuxieme|les autres|the rest|the other|il (?:vous |nous )?reste|"
    r"reste a|remains|left to pay|still owe|not (?:the|this|that|invoice)|the second|remaining|"
    r"remainder)\b"
)


FUTURE = re.compile(
    r"\b(?:sera|seront|serez|va|vont|vais|allons|will|ll|be|shall|going to|prevue?s?|programmee?s?|planifiee?s?|"
    r"scheduled|planned)\b"
)
PAST_ABSENCE = re.compile(
    r"\b(?:etais|etait|etions|etaient|was|were|ai ete|avons ete|ayant ete|"
    r"apres (?:mon absence|mes conges|nos conges)|been)\b"
)
REFUSED = re.compile(
    r"\brefus\w+\b|\b(?:ne|n) (?:\w+ )?(?:paierai|paierons|payerai|payerons|reglerai|reglerons) (?:pas|rien|jamais|"
    r"plus)\b"
    r"|\bnot (?:be )?pay(?:ing)?\b|\bwon t pay\b|\bwo n t pay\b"
)
ABLE = re.compile(
    rf"\b(?:pouvoir|puis je|peux|peut on|pouvons|pourr\w+|espere\w*|essay\w+) (?:(?!pas )\w+ ){{0,4}}?{OWE}\b"
    r"|\b(?:can|could|may) (?:we|i) (?:\w+ )?(?:pay|settle)\b|\b(?:able|hope|hoping|try|trying|like) to (?:pay|"
    r"settle)\b"
)
"""They may pay, or would like to."""
NOT_PAID = re.compile(
    rf"\b(?:ne|n) (?:\w+ ){{0,3}}?(?:pas|jamais) (?:\w+ ){{0,2}}?{PAST}\b|\bpas (?:encore )?{PAST}\b"
    r"|\b(?:not|n t|never) (?:\w+ ){0,2}?(?:paid|settled)\b|\bstill unpaid\b"
)


def asks_for_copy(plain: str) -> bool:
    """Whether plain words ask for the invoice (again), or say that it never came."""
    return bool(COPY.search(plain))
