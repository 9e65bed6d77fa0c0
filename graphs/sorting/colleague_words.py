"""The words by which colleagues tell of an angry customer: who, what they feel, what they did, what they threaten."""

from __future__ import annotations

import re

_MILD = (
    r"(?:n'a|n'ont) (?:pas|guere|pas du tout|que moyennement) (?:\w+ )?(?:apprecie|aime|digere|avale)\w*|"
    r"(?:trouve\w*|dit|"
    r"disent|pensent?) qu'on (?:se (?:moque|fout|fiche)|les? (?:prend|balade|promene))|grumpy|miffed|narked|peeved|"
    r"put out|fait remarquer|deuxieme (?:erreur|fois)|troisieme (?:erreur|fois)|(?:wasn't|isn't|aren't|"
    r"weren't|not) (?:too |very |that |so |exactly |best |at all )?(?:chuffed|keen on|thrilled|pleased|"
    r"impressed|happy|delighted)|etait pas (?:\w+ )?(?:ravi|content|satisfait|jouasse)\w*|not best pleased|pas jojo|"
    r"pas ravi\w*|fai(?:t|sait) la (?:tronche|moue)|mecontent\w*|decue?s?|insatisfait\w*|agacee?s?|pas (?:du tout |"
    r"tres |trop |vraiment |super |hyper |franchement )?"
    r"(?:contente?s?|satisfaite?s?|ravie?s?|jouasse|heureu\w+|d accord du tout|d'accord du tout)|se plai(?:nt|gnent)|"
    r"s'est plainte?|se sont plainte?s?|rale\w*|fait la gueule|font la gueule|fait la tete|grognon|grogne|bougonn\w+|"
    r"reclame\w* (?:\w+ ){0,2}?(?:remboursement|dedommagement|geste|des explications)|veut (?:\w+ ){0,2}?(?:se faire "
    r"rembourser|remboursement|etre rembourse\w*|un geste|des explications|voir le patron|parler (?:a|au) (?:\w+ )?"
    r"(?:patron|chef|responsable|directeur|direction))|exige\w*|vexe\w*|froisse\w*|perd patience|unhappy|upset|"
    r"disappointed|annoyed|dissatisfied|frustrated|let down|"
    r"not (?:at all |very |too |best |really |so )?(?:happy|satisfied|pleased|impressed|amused)|(?:isn't|aren't|ain't|"
    r"wasn't|weren't) (?:at all |very |too |best |really |exactly )?(?:happy|satisfied|pleased|impressed|amused)|"
    r"complain(?:s|ed|ing|t)|moan(?:s|ed|ing)|grumbl\w+|wants? (?:\w+ ){0,2}?(?:a refund|their money|his money|her "
    r"money|"
    r"compensation|to speak to|an apology|an explanation)|demand(?:s|ed|ing)|losing patience|lost patience|offended"
)
_LOUD = (
    r"tombee? dessus|(?:pris|prends) (?:\w+ )?(?:plein (?:la|les)|cher|pour)|(?:clash|accrochage|embrouille|"
    r"engueulade|dispute|"
    r"altercation|row|bust-?up|slanging match|argument|fight) (?:avec|chez|with)|(?:vert|verte|fou|ivre|blanc|"
    r"blanche|rouge) de (?:rage|colere)|alerte rouge|bit my head off|bite "
    r"my head|jumped "
    r"down|had it(?: with)?|had a fit|had a meltdown|threw a|laid into|crucified|m'a (?:incendie|pourri|engueule|"
    r"insulte|"
    r"hurle|crie|agresse|allume)\w*|n'en peut plus|en peut plus|(?:message|mail|sms|coup de fil|appel) (?:tres "
    r")?(?:sale|incendiaire|assassin|cinglant)|a raccroche|m'a envoye "
    r"(?:balader|promener|paitre|bouler)|c'est (?:chaud|tendu|la guerre|l'enfer)|furieu\w+|furibard\w*|furibond\w*|"
    r"furax|en colere|colere noire|remontee?s?|enerve\w*|fachee?s?|vener\w*|enervement|"
    r"excedee?s?|exasperee?s?|hors d[' ](?:elle|lui|eux)|fou de rage|folle de rage|fous de rage|en (?:petard|rogne|"
    r"furie|"
    r"fureur|rage)|dechaine\w*|rouge de colere|(?:a|ont|nous a|m'a|m'ont|s'est|s'est fait|est en train de) (?:\w+ )?"
    r"(?:gueul\w+|hurl\w+|cri\w+|insult\w+|engueul\w+|incendi\w+|pourri|allume\w*|raccroche (?:au nez|dessus)|"
    r"explos\w+|"
    r"pete (?:un|les)|emport\w+|piqu\w+ (?:une|sa) (?:crise|colere)|menac\w+|tape (?:du poing|un scandale)|fait (?:un "
    r"scandale|une scene|un esclandre))|gueule|gueulent|hurle|hurlent|m'(?:engueule|insulte|incendie)|nous (?:insulte|"
    r"engueule|incendie)\w*|raccroche au nez|pete(?:nt)? (?:un cable|les plombs|un plomb)|coup de gueule|"
    r"(?:fait|faits|fais) (?:\w+ )?(?:pourrir|engueuler|incendier|allumer|insulter|hurler dessus|crier dessus|gueuler "
    r"dessus|tirer dessus|"
    r"rentrer dedans|defoncer|tailler)|en ont? (?:marre|assez|ras le bol|plein le dos)|en a (?:marre|assez|ras le bol|"
    r"ras-le-bol|plein le dos|sa claque)|ras[- ]le[- ]bol|saoule\w*|a bout|ca (?:chauffe|barde|gueule|"
    r"craint)|nous en veu(?:t|lent)|scandalise\w*|outree?s?|"
    r"angry|furious|livid|fuming|mad at us|pissed|fed up|seething|raging|irate|incensed|outraged|apoplectic|hopping "
    r"mad|up in arms|steaming|spitting (?:feathers|nails|blood)|on the warpath|(?:beside|besides) (?:himself|herself|"
    r"themselves)|had enough|sick of us|at the end of (?:his|her|their) tether|lost it|losing it|"
    r"blew (?:up|a fuse|his|her|their|my)|kick(?:s|ed|ing) off|kick(?:ed|ing) up a (?:fuss|stink)|hit the roof|going "
    r"(?:mad|mental|ballistic|spare|nuts|berserk)|went (?:mad|mental|ballistic|spare|nuts|berserk|off on)|shout(?:ed|s|"
    r"ing)|yell(?:ed|s|ing)|scream(?:ed|s|ing)|swore at|swearing|hung up on|slammed the phone|tore (?:into|a strip|"
    r"strips)|torn (?:into|a strip)|had a (?:go|right go|pop) at|(?:an|a right|a proper) (?:earful|mouthful|rollicking|"
    r"bollocking|telling off)|chew\w+ (?:me|us) out|ranting|ranted|abusive|doing (?:his|her|their) nut|not having it|"
    r"very cross|really cross|so cross|absolutely cross"
)
_LEAVING = (
    r"(?:on va|on risque de|risque de|on est en train de|va) (?:les |le |la )?perdre|(?:going to|gonna|about to|risk "
    r"of|risk|"
    r"will|might) (?:lose|losing)|(?:arretent?|stoppe(?:nt)?|fini(?:t|ssent)?) (?:tout )?avec nous|signe (?:ailleurs|"
    r"chez un|avec un)|signed elsewhere|"
    r"pull\w* (?:everything|out)|(?:moving|switching|going over|jumping ship|defecting) (?:over )?to (?!a new "
    r"(?:office|building|site|address))|last time "
    r"(?:\w+ )?(?:uses?|orders?|buys?|deals?|works?|calls?)|coller un proces|plus jamais (?:chez|avec) (?:vous|nous)|"
    r"(?:never|not) (?:again|coming back)|"
    r"veu(?:t|lent) (?:plus (?:travailler|entendre|de nous|bosser|commander)|(?:tout )?(?:partir|nous quitter|resilier|"
    r"(?:tout )?arreter|(?:tout )?annuler|rompre|se barrer|changer de (?:fournisseur|prestataire|cremerie)|(?:aller )?"
    r"(?:voir )?ailleurs))|(?:va|vont|ira|iront|irait|iraient|compte|comptent|menace(?:nt)?|parle(?:nt)?|"
    r"envisage(?:nt)?) (?:de |d'|"
    r"d |a |tout )?(?:\w+ )?(?:partir|quitter|nous quitter|resilier|(?:tout )?arreter|(?:tout )?annuler|ailleurs|"
    r"(?:aller )?(?:voir )?ailleurs|la concurrence|chez (?:un|le|les) concurrents?|changer de (?:fournisseur|"
    r"prestataire|"
    r"cremerie))|(?:voir|passer?|aller|part) (?:ailleurs|a la concurrence|chez (?:un|le|les|nos) concurrents?)|nous "
    r"(?:quitte|quittent|lache|lachent|plante la)|resilie\w*|derniere commande|(?:plus jamais|ne) (?:\w+ "
    r"){0,3}?(?:plus "
    r"rien (?:chez nous|commander)|chez nous|avec nous)|threat\w+ (?:to|that) (?:leave|cancel|walk|switch|quit|go)|"
    r"threatening (?:to )?(?:leave|cancel\w*|walk|switch\w*|pull\w*|go\w*|end\w*|drop\w*)|(?:wants?|wanting|going|"
    r"ready|"
    r"about|threaten\w*|plans?|planning|intends?|says? \w+(?:'s|'re)?(?: is| are|'ll| will)?) (?:to )?(?:leav(?:e|ing)|"
    r"cancel\w*|switch\w*|walk(?:ing)? away|pull\w* (?:out|the|their|his|her|all|every)|drop(?:ping)? us|end\w* (?:the|"
    r"their|his|her|it|our)|stop\w* (?:working|using|ordering|buying|all)|"
    r"tak(?:e|ing) (?:\w+ )?(?:business|custom|account|orders)|go(?:ing)? (?:elsewhere|somewhere else|to (?:a|the|our) "
    r"compet\w+)|be off|find (?:someone|somebody|another))|(?:is|are|they're|he's|she's|will be|'ll be) (?:leaving us|"
    r"off to|going elsewhere|looking elsewhere|done with us|walking away|taking (?:his|her|their) (?:business|custom))|"
    r"(?:will|'ll|would|might|may) (?:leave|cancel|switch|go elsewhere|walk|take (?:his|her|their) (?:business|"
    r"custom))|"
    r"going elsewhere|go elsewhere|take (?:his|her|their) (?:business|custom)|never (?:order|us|buy|work)\w* (?:\w+ )?"
    r"(?:again|us)|done with us|last (?:order|chance|straw)|goutte d'eau"
)
_LEGAL = (
    r"(?:son|sa|leur|leurs|ses|un|d'|l'|les) ?(?:avocats?|huissier|assistance juridique|protection juridique|service "
    r"juridique)|au tribunal|tribunal|porter? plainte|porte plainte|proces|poursui(?:vre|t|vent)|mise en demeure|en "
    r"demeure|attaquer (?:en|au)|(?:au|en) (?:contentieux|justice|prud'?hommes?)|dgccrf|su(?:e|es|ing) us|(?:to|"
    r"going to) sue|lawyers?|"
    r"solicitors?|small claims|(?:to|in) court|see us in court|legal (?:action|letter|threat|team|proceedings)|"
    r"letter before action|"
    r"trading standards|ombudsman"
)
_PUBLIC = (
    r"(?:mettre|mis|met|laisser|poster|laisse|poste|publier) (?:\w+ ){0,3}?(?:avis|commentaire|etoile)s?|avis "
    r"(?:google|"
    r"negatif|pourri|incendiaire|assassin)|(?:sur|on) (?:les reseaux|facebook|google|trustpilot|twitter|linkedin|"
    r"social "
    r"media)|(?:bad|one[- ]star|1[- ]star|negative|awful|terrible) reviews?|(?:a la|to the) (?:presse|press)|"
    r"go(?:ing)? "
    r"public"
)

LOUD = re.compile(rf"\b(?:{_LOUD})\b")
MILD = re.compile(rf"\b(?:{_MILD})\b")
LEAVING = re.compile(rf"\b(?:{_LEAVING})\b")
LEGAL = re.compile(rf"\b(?:{_LEGAL})\b")
PUBLIC = re.compile(rf"\b(?:{_PUBLIC})\b")
TOLD = re.compile(
    rf"\b(?:{_LOUD}|{_MILD}|{_LEAVING}|{_LEGAL}|{_PUBLIC}|inadmissible|inacceptable|unacceptable|colere (?:de|du|"
    rf"chez)|reclamations?|plaintes?|"
    r"complaints?|disgrace\w*|scandal\w+|menac\w+|threaten\w*)\b"
)
NEGATED = re.compile(
    r"\b(?:pas|plus|jamais|aucune?|sans|ni|no|not|never|without|n't|nobody|isn't|wasn't|aren't|zero|longer|anything "
    r"but)(?: (?:\w+|d')){0,2} ?$"
)
"""Before a temper; "pas content", "not happy" are tempers of their own."""

_END = (
    r"(?=\s*(?:[,.;:!?(–]|$)|\s+(?:qui|si|if|unless|sauf|parce|who|au sujet|about|a propos|concernant|sur|ce "
    r"(?:matin|midi|soir)|cet|"
    r"aujourd'hui|hier|today|this|yesterday|last|tres|very|est|is|was|furieu\w*|angry|because|car|parce|pour|for|"
    r"over|au "
    r"(?:telephone|tel)|on the|en ligne|shouting|yelling|screaming|saying|hier|again|encore|avec|with|il|elle|ils|"
    r"elles|"
    r"he|she|they|and|et|a cause|apres|after|re|le \d|now|tout a l'heure|en train)\b)"
)
_NAME = r"(?P<who>(?!lui\b|eux\b|elle\b|him\b|her\b|them\b|ce\b|this\b|that\b|lundi|mardi)[^,.;:!?\n]{2,60}?)"
AFTER = re.compile(
    r"\b(?:reclamations?|plaintes?|complaints?|(?:appel|call|mail|e-mail|email|message|coup de fil|courrier|letter|"
    r"lettre|"
    r"phone call)(?:\s+(?:tres|very|really|so|super))?(?:\s+(?:furieu\w+|incendiaire|salee?|cinglant|assassin|grumpy|"
    r"stroppy|snotty|sharp|stern|angry|furious|nasty|rude|"
    r"agressi\w+|menacant\w*|horrible|abusive))?|colere|coup de gueule|ras[- ]le[- ]bol|earful|mouthful|rollicking|"
    r"bollocking|telling off)\s+(?:noire )?(?:de chez|de la part de|de l'|de la|de|du|des|d'|chez|from|by|at|off)\s*"
    rf"{_NAME}{_END}"
)
"""A noun of anger, then of whom."""
AIMED = re.compile(
    rf"\b(?:(?:pourrir|engueuler|incendier|allumer|insulter|dessus|dedans|defoncer|tailler) par|(?:shouted|yelled|"
    rf"sworn|"
    rf"screamed|hung up|torn) (?:\w+ )?(?:at |into |on )?by|(?:clash|accrochage|embrouille|engueulade|dispute|"
    rf"altercation|plein la tete|chauffe|barde|gueule|craint|chaud|tendu|guerre|scandale) (?:avec|"
    rf"chez|du cote de)|(?:trouble|fight|row|argument|bust-?up|slanging match) with|(?:(?:j'|on )(?:ai|a) eu|eu au "
    rf"(?:telephone|tel|bout du fil)|viens d'avoir|je viens d'avoir|raccroche avec|sors de chez|"
    rf"parle (?:a|avec)|(?:just |ve )had|spoke (?:to|with)|spoken (?:to|with)|(?:been|was|i'm) talking to|off the "
    rf"phone (?:to|with)|call "
    rf"(?:with|from)|phone (?:to|with)|heard from|perd(?:re)?|losing|lose)) +{_NAME}{_END}"
)
"""What was done to us, and by whom; whom we had on the telephone."""

BOUNDARY = re.compile(
    r"(?:\s*[,:]|\s+(?:\(|-\s))|(?:'re|'ve|'ll)\s|'s\s(?=\w+(?:ing|ed)\b|not\b|done|gone|mad\b|livid|furious|absolut|"
    r"really|very|so\b|a bit)|\s+(?:est|n'est|sont|etait|etaient|a|a l'air|ont|n'a|n'ont|m'a|m'ont|"
    r"nous|s'est|se|ne|me|dit|disent|veut|veulent|va|vont|ira|iront|vient|viennent|menace(?:nt)?|rale\w*|gueule\w*|"
    r"hurle\w*|"
    r"reclame\w*|exige\w*|en|semble\w*|compte|comptent|parle(?:nt)?|resilie\w*|envisage(?:nt)?|refuse\w*|perd|pete|"
    r"petent|fait|"
    r"font|tres|super|vraiment|hyper|trop|pas|plus|furieu\w+|furax|mecontent\w*|encore|toujours|nous|qui|is|are|was|"
    r"were|"
    r"isn't|aren't|wasn't|weren't|ain't|has|have|had|says?|said|wants?|rang|called|phoned|emailed|wrote|just|keeps?|"
    r"threat\w+|complain\w*|shout\w*|yell\w*|scream\w*|demand\w*|will|won't|would|going|went|blew|hit|kick\w*|tore|"
    r"hung|bit|bites|etait|m'est|m'a|nous|gave|given|reckons?|thinks?|feels?|trouve\w*|pense\w*|demande\w*|hates?|"
    r"attaque\w*|explose\w*|"
    r"slammed|swore|really|absolutely|very|not|never|seems|sounds|looks|got|ranted|moan\w*|lost|rappelle\w*|appelle\w*|"
    r"taking|leaving|might|may|angry|furious|livid|fuming)\b"
)
LEADING = re.compile(
    r"^(?:(?:attention|urgent|alerte rouge|alerte|aie|alors|bon|ouh la|oula|info|bonjour|salut|hello|hi|hey|fyi|ps|"
    r"pfff?|je (?:crois|"
    r"pense) que|il parait que|"
    r"on dirait que|i think|looks like|apparently|apparemment|au fait|by the way|heads up|so|ok|oh|well|et|and|la ya|"
    r"le|"
    r"la|les|l(?=')|un|une|notre|nos|mon|our|my|the(?! (?:crown|old|white|red|king|royal|black|golden|swan|grand)\b)|a|"
    r"client|cliente|clients|customer|customers|compte|account|societe|company|chez|de "
    r"chez|from|les gens de|people at|the people at|the team at|equipe de|de|encore|again)\b'?\s*[,:!-]?\s*)+(?=\S)"
)
BOSS = re.compile(
    r"^(?:(?:l[ae]|l'|les|the|notre|our) ?)?(?:clients?|clientes?|customers?|patronn?e?s?|g[e]rante?|directeur|"
    r"directrice|"
    r"responsable(?: \w+)?|boss|owner|manager|chefs?|cheffe|acheteu\w+|buyer|comptable|assistante?|personnes?|dame|"
    r"monsieur|gars|mec|type|guys?|lady|woman|man|bloke|people|gens|equipe|team|folks|lot)\s+(?:de chez|de la "
    r"societe|de "
    r"la|de l'|de|du|des|d'|chez|of|at|from|over at)\s*(?:l'|la |le |the )?(?=\S)"
)
"""Who speaks for a customer, before its name."""
NOBODY = re.compile(
    r"^(?:je|j|j'\w*|nous|on|tu|vous|i|we|you|qui|who|il|elle|ils|elles|he|she|they|it|ca|ce|c|c'|cela|that|this|what|"
    r"personne|nobody|si|if|quand|when|lorsqu\w+|un|une|tout|tous|chaque|any|every|les|des|aucun|no one|everyone|"
    r"someone|quelqu'un|client|customer|clients|customers|y|il y|there|moi|me|us|toi|"
    r"est-ce|combien|how|what|quels?|quelles?|which|is|are|do|does|relance\w*|envoie\w*|liste\w*|montre\w*|"
    r"show|list|send|remind|cree|fais|n|s|just|no|pas|encore|patron|boss|chef)$|^(?:si|if|quand|when|est-ce|combien|"
    r"how|"
    r"what|quels?|quelles?|which|is|are|do|does|did|list|liste|show|montre|pourquoi|why|je|j'|nous|on|i|we|no|aucune?|"
    r"relance|relancer|rappelle|envoie|remind|send|chase|prepare|note)\b|\b(?:meteo|weather|imprimante|printer|traffic|"
    r"trafic)\b"
)
OURS = re.compile(r"^(?:je|j'|nous|i|we)\b")
HYPOTHETICAL = re.compile(
    r"^(?:si|if|quand|when|lorsqu|des qu|whenever|est-ce|combien|how many|quels?|which|liste|list|montre|"
    r"show)\b|\b(?:une|la|cette|nouvelle|the|a|new|this) (?:regle|rule)\b|^(?:regle|rule)\b"
)
MOVES = re.compile(
    r"\b(?:visits?|appointments?|meetings?|rendez-?vous|rdv|bookings?|rebook\w*|reschedul\w*|reporter|decal\w*|"
    r"reunions?|"
    r"creneaux?|slot|(?:one|a) (?:line|item)|une ligne|un article|dejeuner|lunch)\b"
)
"""What is cancelled without any leaving."""
