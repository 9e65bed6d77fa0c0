"""The words by which customers say what they do about a reminder, French and English: closed lists over plain words.

Sentences are matched as `reply_words_text.plain_words` makes them: folded, single spaces, no apostrophes or hyphens.
"""

from __future__ import annotations

import re

from graphs.debtor.brief import NewsKind

_PAST = r"(?:paye|payee|payes|payees|regle|reglee|regles|reglees|vire|virees?|acquitte\w*|solde|soldee|soldes|soldees)"
_PAYING = r"(?:virement|reglement|paiement|payement|cheque|versement|transfert|prelevement)"
_GONE = (
    r"(?:fait|effectue|effectuee|emis|envoye|parti|partis|execute|realise|passe|transmis|poste|adresse|expedie|initie)"
)
_HAVING = r"(?:ai|a|as|avons|avez|ont|vient de|viens de|venons de|avoir|ayant)"
_OWE = r"(?:payer|regler|virer|vous verser|solder|effectuer|proceder)"
_FEW = r"(?:(?!pas |jamais |plus |not |never |to |n )[\w@]+ ){0,4}?"
_BILL = r"(?:facture|factures|invoice|invoices|bill|bills|balance|solde|somme|montant|amount|echeance)"

PAID: tuple[str, ...] = (
    rf"\b{_HAVING} {_FEW}(?:{_PAST}|(?:fait|effectue|emis|envoye|adresse|poste|transmis|execute|realise|ordonne) "
    rf"{_FEW}{_PAYING})\b",
    r"\b(?:viens|vient|venons) (?:juste )?(?:de|d) (?:(?:payer|regler|virer|solder)|(?:faire|effectuer|envoyer|emettre|"
    rf"poster|adresser|proceder) {_FEW}{_PAYING})\b",
    r"\b(?:il|elle|ils|elles) (?:a|ont) (?:bien |deja )?ete (?:emis|effectue|execute|regle|paye)\w*\b",
    rf"\b{_PAYING}s? (?:\w+ ){{0,5}}?(?:est|a ete|ont ete|sont|etait|a deja ete) {_FEW}{_GONE}\b",
    rf"\b{_PAYING} (?:{_FEW})?{_GONE}\b",
    rf"\b{_BILL} (?:\w+ ){{0,3}}?(?:est|a ete|sont|ont ete|etait|semble) {_FEW}{_PAST}\b",
    rf"^(?:{_BILL} (?:\w+ ){{0,2}}?)?(?:deja |bien )?{_PAST}\b(?! vendredi| lundi| mardi| mercredi| jeudi| demain|"
    r" le )",
    rf"\b(?:c est|tout est|elles? (?:est|sont)|elle a ete|cela a ete|ca a ete) {_FEW}{_PAST}\b",
    rf"\bdeja {_FEW}{_PAST}\b",
    rf"\b{_PAYING} (?:de ce jour|ce jour|du \d|hier)\b",
    r"\b(?:we|i|they|ve|have|has|had|just|already) (?:have |ve |had )?(?:now |just |already |since |in fact )?"
    r"(?:paid|settled|wired|transferred|remitted|cleared)\b",
    r"\b(?:was|were|been|is|are|as|being) (?:already |now |fully |since |all )?(?:paid|settled|cleared|wired|"
    r"remitted)\b(?! (?:on receipt|by )| with)",
    r"\b(?:payment|transfer|remittance|cheque|check|funds|money|wire)s? (?:\w+ ){0,4}?"
    r"(?:was|were|has been|have been|is|went|been|already|just) ?(?:\w+ ){0,2}?"
    r"(?:made|sent|issued|done|processed|out|executed|posted|mailed|released|completed|initiated|on its way)\b",
    r"\b(?:made|sent|issued|posted|mailed|processed|released|initiated) (?:\w+ ){0,3}?(?:payment|transfer|cheque|check|"
    r"remittance|funds)\b",
    r"^(?:already |all )?(?:paid|settled)\b",
)

PROMISE: tuple[str, ...] = (
    r"\b(?:paierai|paierons|payerai|payerons|paiera|payera|paieront|payeront|reglerai|reglerons|reglera|regleront|"
    r"virerai|virerons|virera|verserai|verserons|effectuerai|effectuerons|solderai|solderons|acquitterons|"
    r"procederai|procederons|procedera)\b",
    rf"\b(?:vais|va|allons|vont|compte|comptons|prevoyons|prevois|prevu de|prevu d|pensons|m engage a|nous engageons a|"
    rf"promets de|promettons de) (?:(?!pas )\w+ ){{0,4}}?(?:{_OWE}|faire (?:\w+ ){{0,2}}?{_PAYING}|envoyer (?:\w+ "
    rf"){{0,2}}?{_PAYING})\b",
    r"\b(?:je|on|nous|j|n) (?:(?:vous|le|la|les|en) ){0,2}(?:regle|reglons|paie|paye|payons|vire|virons|verse|versons|"
    r"solde|soldons|effectue|effectuons|procede|procedons|fais le virement|fait le virement|faisons le virement|envoie|"
    r"envoyons)\b",
    rf"\b(?:{_PAYING}|{_BILL})s? (?:\w+ ){{0,6}}?(?:sera|seront|le sera|va etre|vont etre|est|sont|passera|"
    r"interviendra|"
    r"arrivera|partira|"
    rf"aura lieu|se fera) ?(?:\w+ ){{0,2}}?(?:{_PAST}|{_GONE}|effectue\w*|prevue?s?|programmee?s?|planifiee?s?|"
    r"dans|le \d|avant|d ici|lundi|mardi|mercredi|jeudi|vendredi|demain|en fin|fin|debut|courant|sous)\b",
    rf"\b(?:{_PAYING}|{_BILL})s? (?:\w+ ){{0,3}}?(?:passera|interviendra|arrivera|partira|aura lieu|se fera)\b",
    rf"\b(?:{_PAYING})s? (?:est )?(?:deja )?(?:prevue?s?|programmee?s?|planifiee?s?|prevu|en cours de programmation) "
    r"(?:pour|le|lundi|mardi|"
    r"mercredi|jeudi|vendredi|demain|en|fin|au|d ici|sous|la|debut|courant)",
    r"\b(?:vous (?:serez|aurez|recevrez)) (?:\w+ ){0,4}?(?:payes?|regles?|virement|reglement|paiement|fonds|argent|"
    r"cheque)\b",
    rf"\b{_PAYING} (?:(?:de |du |pour )?(?:lundi|mardi|mercredi|jeudi|vendredi|demain|fin de|au plus tard|sous|d ici|"
    r"avant le))",
    r"\b(?:will|ll|shall|going to|gonna|about to|plan to|planning to|intend to|promise to|undertake to|commit to|aim "
    r"to) "
    r"(?:(?!not )\w+ ){0,3}?(?:pay|settle|wire|transfer|remit|clear|be paid|be settled|be made|be sent|be processed|be "
    r"cleared|"
    r"send (?:\w+ ){0,3}?(?:payment|cheque|check|money|transfer|funds)|make (?:\w+ ){0,3}?(?:payment|transfer)|have "
    r"(?:\w+ ){0,3}?(?:money|payment|funds)|"
    r"receive (?:\w+ ){0,3}?(?:payment|money|funds))\b",
    r"\b(?:we|i) (?:are|m|am|re) (?:paying|settling|transferring|wiring|sending (?:\w+ ){0,2}?(?:payment|cheque|check|"
    r"money))\b",
    r"\b(?:payment|transfer|remittance|it|this|they|invoice|invoices|wire)s? (?:\w+ ){0,4}?(?:is|are|has been|have "
    r"been|was) (?:now |already )?"
    r"(?:scheduled|planned|set up|due to go out|programmed|booked|in our next payment run|queued)\b",
    r"\b(?:scheduled|planned|booked) (?:\w+ ){0,2}?(?:payment|transfer)\b",
    r"\b(?:payment|pay) (?:run|date) (?:is|will be)\b",
    r"\bexpect (?:\w+ ){0,2}?(?:payment|funds|money) (?:\w+ ){0,2}?(?:on|by|before|this|next)\b",
)

DISPUTE: tuple[str, ...] = (
    r"\bcontest(?:e|ons|ent|ee|ees|er|ant|ation|erai\w*)\b|\blitige\b|\bdesaccord\b|\bpas d accord\b|\breclamation\b",
    r"\berreur (?:\w+ ){0,3}?(?:facture|facturation|prix|montant|quantite|tarif|ligne|tva|remise|calcul|adresse|"
    r"votre)\b",
    r"\b(?:facture|montant|prix|tarif|quantite|total|somme|tva)s? (?:\w+ ){0,3}?(?:est|sont|semble|parait|n est|ne "
    r"sont|ne correspond\w*|comporte|contient)"
    r" (?:\w+ ){0,3}?(?:erronee?s?|fausse?s?|faux|incorrecte?s?|pas correcte?s?|pas bonn?e?s?|errone|inexacte?s?|pas "
    r"conforme|pas due?|pas justifiee?|"
    r"une erreur|des erreurs|trop elevee?|injustifiee?|au devis|a la commande|a ce)\b",
    r"\b(?:trop percu|doublon|surfactur\w+|factur\w+ (?:\w+ ){0,4}?(?:deux fois|en double|a tort|par erreur)|facture a "
    r"tort)\b",
    r"\b(?:jamais|pas|non|ni|n ont pas ete|n a pas ete) (?:ete |encore |pas )?(?:livre\w*|commande\w*|realise\w*|"
    r"termine\w*|conformes?|acheve\w*|effectuee?s?)\b",
    r"\b(?:jamais|pas|pas encore|toujours pas) (?:recu|eu) (?:\w+ ){0,2}?(?:marchandises?|produits?|commande|livraison|"
    r"materiel|colis|cartons?|articles?|palettes?|avoir|prestation|pieces?)\b",
    r"\b(?:il|en) (?:nous |me |en )?manqu\w+|\bmanqu(?:e|ait|aient|ent|ants?) (?:\d|\w+ (?:cartons?|pieces?|articles?|"
    r"colis|palettes?|unites?))|\bmanquants?\b",
    r"\b(?:defectueu\w+|casses?|cassees?|abimee?s?|endommagee?s?|inutilisables?|hors service|mauvaise qualite|"
    r"malfacons?|non conformes?|vice cache)\b",
    r"\b(?:attend\w*|attente d|promis|etablir|emettre|faire|recevoir|envoyer|adresser|demand\w+|convenu d|besoin d|"
    r"reclam\w+) (?:\w+ ){0,2}?(?:un|l|votre|notre|cet|d un|des) avoirs?\b",
    r"\brefus(?:e|ons|ent|er) (?:\w+ ){0,2}?(?:payer|regler|cette facture|la facture|votre facture)\b",
    r"\b(?:ne|n) (?:(?:vous|la|le|les|y) )?(?:paierai|paierons|payerai|payerons|reglerai|reglerons) (?:pas|rien|jamais|"
    r"plus)\b",
    r"\b(?:commande|contrat|prestation|abonnement) (?:\w+ ){0,3}?(?:annule\w*|resilie\w*)\b|\b(?:avions|avons|ai|"
    r"avait) (?:\w+ ){0,2}?(?:annule|resilie|retourne|renvoye) (?:\w+ ){0,2}?(?:commande|contrat|marchandise\w*|"
    r"produits?|abonnement|materiel|articles?)\b",
    r"\b(?:facture|somme|montant) (?:\w+ ){0,2}?(?:n est|n etait) (?:\w+ ){0,2}?(?:due?|exigible|justifiee?|conforme|"
    r"pas due?)\b",
    r"\bne (?:vous )?devons (?:rien|pas|plus)\b|\bne vous dois (?:rien|pas|plus)\b|\bne correspond\w* pas\b",
    r"\b(?:dispute|disputing|disputed|disagree|contest|contesting|query|querying|challenge|overcharged|overbilled|"
    r"double billed|billed twice|charged twice|invoiced twice|duplicate invoice)\b",
    r"\b(?:invoice|amount|price|quantity|total|vat|figure|bill|rate)s? (?:\w+ ){0,3}?(?:is|are|seems?|looks?|appears?) "
    r"(?:\w+ ){0,2}?(?:wrong|incorrect|inaccurate|not right|not correct|too high|not as agreed|not due|not owed|"
    r"mistaken)\b",
    r"\b(?:is|are) (?:the |this |your |that )(?:amount|price|invoice|quantity|total|vat) (?:wrong|incorrect|right|"
    r"correct)\b",
    r"\b(?:wrong|incorrect) (?:amount|price|invoice|quantity|vat|figure|rate)\b|\b(?:does|do) n ?t (?:match|correspond|"
    r"tally)\b|\b(?:does|do) not (?:match|correspond|tally)\b",
    r"\b(?:never|not|n t) (?:yet |ever |been )?(?:been )?(?:received?|delivered|ordered|arrived?|had|got|get|completed|"
    r"finished) ?(?:the |any |our |all |half |this |these |your )?(?:goods|order|delivery|items?|boxes|products?|"
    r"shipment|parcels?|work|service|materials?|those|that|them|pallets?|$|,)",
    r"\b(?:missing|damaged|broken|faulty|defective|unusable|short delivered|poor quality|substandard)\b",
    r"\b(?:awaiting|expecting|waiting for|owed|need|request\w*|promised|issue|send|raise) (?:\w+ ){0,2}?credit note\b",
    r"\b(?:refuse|refusing) to (?:pay|settle)\b|\b(?:not|wo n t|won t|n t) (?:be )?(?:paying|pay|going to pay) (?:for "
    r")?(?:this|that|it|the|your|these|any)\b",
    r"\b(?:cancelled|canceled|returned|sent back) (?:the |this |our |that |these )?(?:order|goods|contract|service|"
    r"items?|subscription)\b|\b(?:do not|don t) owe\b|\bowe (?:you )?nothing\b",
)

WRONG_CONTACT: tuple[str, ...] = (
    r"\b(?:adresse[rz]?|ecri(?:re|vez)|contacte[rz]?|envoye[rz]|envoi|transmet(?:tre|tez)|rapproche[rz]?|dirige[rz]?|"
    r"redirige[rz]?|tourne[rz]?|fai(?:re|tes) parvenir|voir)\b"
    r"(?: (?!si\b)\w+){0,9} (?:a|au|aux|avec|vers|de|chez|@)\b.*@",
    r"\b(?:adresser|adressez|contacter|contactez|ecrire a|ecrivez a|rapprocher de|rapprochez vous d|envoyer (?:\w+ "
    r"){0,4}?(?:a|au)|envoyez (?:\w+ ){0,4}?(?:a|au)|"
    r"transmettre (?:\w+ ){0,4}?(?:a|au)|joindre) (?:\w+ ){0,4}?(?:service|comptabilite|compta|siege|comptable|"
    r"collegue|remplacante?|successeur|m |mr |mme |madame|monsieur|interlocut\w+)",
    r"\b(?:n est plus|ne suis plus|n est pas|ne suis pas|ne fait plus|ne fais plus|ne travaille plus|ne travaille pas|"
    r"ne fait pas) (?:\w+ ){0,4}?(?:partie|dans|chez|en charge|parmi|a ce poste|interlocut\w+|concernee?|la bonne|le "
    r"bon|bonne personne|bon interlocut\w+|responsable|employee?|salariee?|presente? dans)\b",
    r"\bne (?:travaille|travaillons) plus\b|\b(?:a|ai|avons|ont) quitte (?:\w+ ){0,2}?(?:societe|entreprise|service|"
    r"poste|fonctions?|etablissement|groupe|maison)\b",
    r"\b(?:pas|plus) (?:le|la|au) (?:bon|bonne) (?:\w+ ){0,1}?(?:interlocut\w+|contact|service|destinataire|adresse|"
    r"personne)\b|\bmauvais(?:e)? (?:destinataire|interlocut\w+|adresse|service|personne|contact)\b",
    r"\b(?:nouvel|nouvelle|votre|le|l) (?:bonne |nouvel |nouvelle )?(?:interlocut\w+|adresse (?:mail|e mail|email|de "
    r"facturation|electronique)|contact)\b.* (?:est|sera|:)\b",
    r"\b(?:change|changement) (?:\w+ ){0,2}?(?:adresse|mail|email|interlocut\w+)\b",
    r"\b(?:please|kindly|should|must|can you|could you) (?:\w+ ){0,3}?(?:contact|write to|get in touch with|reach out "
    r"to|speak to|email|e mail|call)\b (?!me\b|us\b)",
    r"\b(?:please|kindly|should|must|can you|could you|instead)? ?(?:send|direct|forward|address|redirect|email|submit|"
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
    r"\b(?:pour|cause de|periode de) conges\b|\bfermeture (?:annuelle|estivale|hivernale|exceptionnelle|de fin|pour)\b|"
    r"\b(?:est|sommes|sera|serons|seront|sont|bureaux|suis) (?:\w+ ){0,2}?fermee?s?\b|\bfermee?s? (?:du|jusqu|pour|a "
    r"partir)\b",
    r"\bde retour\b|\b(?:mon|notre|son) retour\b|\brouvr\w+\b|\breouvr\w+\b|\breprendr\w+ (?:le|mes|notre)\b",
    r"\bout of (?:the |my )?office\b|\bout of town\b|\bon (?:\w+ )?(?:leave|holidays?|vacation|parental leave)\b|"
    r"\bannual leave\b|\bsick leave\b|\bmaternity\b|\baway (?:from|until|on|for|till)\b|\bcurrently away\b|\bi (?:am|"
    r"m) away\b",
    r"\b(?:back|return\w*|reopen\w*) (?:in the office |to the office |to work |to my desk )?(?:on|in|from|by)\b|\bback "
    r"(?:in the office|at my desk|at work)\b|\b(?:office|offices|company|we|are|is) (?:\w+ ){0,2}?closed\b|\bclosed "
    r"(?:until|from|for|till)\b",
)

INSTALMENTS: tuple[str, ...] = (
    r"\ben (?:\d|deux|trois|quatre|cinq|six|dix|douze|plusieurs|quelques) ?(?:fois|mensualites?|versements?|echeances?|"
    r"paiements?|parties)\b",
    r"\b(?:\d+|deux|trois|quatre|cinq|six|dix|douze|plusieurs|quelques) (?:mensualites?|versements?|echeances|"
    r"virements|paiements)\b",
    r"\becheancier\b|\betal\w+\b|\bechelonn\w+\b|\bmensualit\w+\b|\bmensualis\w+\b|\bfacilites? de (?:paiement|"
    r"reglement)\b|\bplan de (?:paiement|reglement|remboursement)\b",
    r"\b(?:la )?moitie\b.*\b(?:reste|solde|autre|seconde|deuxieme)\b|\bpaye?r? (?:\w+ ){0,3}?(?:petit a petit|par mois|"
    r"chaque mois|tous les mois)\b|\bpar mois\b",
    r"\binstal?l?ments?\b|\b(?:payment|repayment) (?:plan|schedule)\b|\bspread (?:\w+ ){0,4}?(?:payments?|cost|over|"
    r"balance|invoice|it)\b|\bstaggered?\b|\bstage(?:d)? payments?\b",
    r"\bin (?:two|three|four|five|six|several|\d) (?:\w+ )?(?:parts|payments|goes|tranches|times|monthly)\b|\b(?:half|"
    r"part) (?:now|today|this)\b.*\b(?:rest|half|remainder|balance)\b|\b(?:per|a|each|every) month\b|\bmonthly\b",
)

INSOLVENCY: tuple[str, ...] = (
    r"\bredressement(?: judiciaire)?\b|\bliquidation(?! (?:totale|de stocks?|avant))\b|\bliquidateur\b|\b(?:en |de |"
    r"procedure de |plan de )sauvegarde\b|\bprocedures? collectives?\b",
    r"\bmandataire judiciaire\b|\badministrateur judiciaire\b|\bdepo(?:t de|se le|ser le|sons le|sait le) bilan\b|"
    r"\bdepose (?:\w+ )?bilan\b|\bcessation de(?:s)? paiements?\b|\btribunal de commerce\b|\btribunal des activites\b",
    r"\bdecla(?:rer|rez|ration) (?:\w+ ){0,3}?creances?\b|\bfaillite\b",
    r"\binsolven\w+\b|\bbankrupt\w*\b|\b(?:in|into|entered|entering|under) administration\b|\b(?:the |our |joint "
    r")administrators?\b(?= (?:has|have|was|were|is|are|at|of)\b|$)|\bchapter (?:7|11)\b|\breceivership\b|\bwound up\b|"
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
    r"(?:do not|don t) (?:hesitate|worry)|no (?:problem|worries)|des que possible|aussi vite que possible|si (?:besoin|"
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
)
CONDITION = re.compile(
    r"\b(?:des (?:que?|qu|reception|la reception|l|votre|notre|leur|son)|une fois|lorsque?|quand|si|s ils?|sous "
    r"reserve|a condition|a (?:la )?reception|apres|tant que|sauf|sinon|"
    r"en attente|en echange|moyennant|a la livraison|suite a reception|jusqu a ce|avant que|"
    r"once|when|if|as soon as|upon|provided|unless|until|after|subject to|pending|on (?:receipt|delivery|completion)|"
    r"against)\b"
)
HEDGE = re.compile(
    r"\b(?:espere|esperons|essa\w+|tach\w+|devrai\w*|devrions|devraient|pourr\w+|peut etre|probable\w*|normalement|"
    r"sans doute|en principe|je pense|pensons|penser|"
    r"il me semble|il nous semble|je crois|croyons|sauf erreur|si tout va bien|possible|possiblement|a priori|de notre "
    r"mieux|mon possible|souhaite\w*|aimerai\w*|voudrai\w*|"
    r"hope\w*|hopeful\w*|try\w*|should|might|may|could|would|maybe|perhaps|probably|i think|we think|i believe|we "
    r"believe|possibly|likely|presumably|aim\w*)\b"
)
TERMS = re.compile(
    r"\b(?:nos|notre|vos|our|standard|agreed) (?:\w+ ){0,2}?(?:conditions|delais?|terms|echeances?|payment terms)\b|"
    r"\b\d{2} jours (?:fin de mois|net|date)|\b(?:net|within) (?:30|45|60|90)\b|\ba (?:30|45|60|90) jours\b"
    r"|\b(?:delai|report|sursis|extension|more time|plus de temps|extra time|additional time|grace)\b"
)
COPY = re.compile(
    r"\b(?:renvo\w+|envoyer|envoyez|transmettre|transmettez|adresser|avoir|recevoir|duplicata|copie|fournir|joindre|"
    r"communiquer)\b.{0,60}\bfactures?\b|\bduplicata\b|\bcopie de\b"
    r"|\b(?:pas|jamais) (?:encore )?(?:recu|eu|trouve|retrouve)\b.{0,40}\b(?:factures?|document)\b|\b(?:quelle|quelles|"
    r"which|what) (?:factures?|invoices?)\b"
    r"|\b(?:resend|send|forward|provide|copy|copies|get)\b.{0,60}\b(?:invoices?|bills?|statement|copy)\b|\b(?:n t|not|"
    r"never) (?:\w+ ){0,2}?(?:received?|got|get|have|find|found|seen)\b.{0,30}\b(?:invoices?|bill)\b|\breleve de "
    r"compte\b"
)
PARTIAL = re.compile(
    r"\b(?:une partie|partiel\w*|en partie|un acompte|la moitie|moitie|partial\w*|part of|half|deposit|first (?:part|"
    r"half))\b"
)
LEFT_OPEN = re.compile(
    r"\b(?:le sera|la seconde|le reste|le solde|la deuxieme|les autres|the rest|the other|the second|remaining|"
    r"remainder)\b"
)


FUTURE = re.compile(
    r"\b(?:sera|seront|serez|va|vont|vais|allons|will|ll|be|shall|going to|prevue?s?|programmee?s?|planifiee?s?|"
    r"scheduled|planned)\b"
)
PAST_ABSENCE = re.compile(r"\b(?:etais|etait|etions|etaient|was|were|ai ete|avons ete|been)\b")
REFUSED = re.compile(
    r"\brefus\w+\b|\b(?:ne|n) (?:\w+ )?(?:paierai|paierons|payerai|payerons|reglerai|reglerons) (?:pas|rien|jamais|"
    r"plus)\b"
    r"|\bnot (?:be )?pay(?:ing)?\b|\bwon t pay\b|\bwo n t pay\b"
)
ABLE = re.compile(
    rf"\b(?:pouvoir|puis je|peux|peut on|pouvons|pourr\w+|espere\w*|essay\w+) (?:(?!pas )\w+ ){{0,4}}?{_OWE}\b"
    r"|\b(?:can|could|may) (?:we|i) (?:\w+ )?(?:pay|settle)\b|\b(?:able|hope|hoping|try|trying|like) to (?:pay|"
    r"settle)\b"
)
"""They may pay, or would like to."""
NOT_PAID = re.compile(
    rf"\b(?:ne|n) (?:\w+ ){{0,3}}?(?:pas|jamais) (?:\w+ ){{0,2}}?{_PAST}\b|\bpas (?:encore )?{_PAST}\b"
    r"|\b(?:not|n t|never) (?:\w+ ){0,2}?(?:paid|settled)\b|\bstill unpaid\b"
)


def asks_for_copy(plain: str) -> bool:
    """Whether plain words ask for the invoice (again), or say that it never came."""
    return bool(COPY.search(plain))
