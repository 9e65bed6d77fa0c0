"""What customers tell when something went wrong, in any trade and without an angry word: families of signs, weighed.

None of them is a reproach alone. A fact that went against them (`FACTS`) makes one together with what it cost them, how
long it has lasted, who of us did it, or what they ask to be done about it.
"""

from __future__ import annotations

import re

_FEW = r"(?:\w+ ){0,3}?"
_SOME = r"(?:\w+ ){0,6}?"
_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_TIMES = (
    r"(?:deux|trois|quatre|cinq|six|huit|dix|plusieurs|\d+|two|three|four|five|six|eight|ten|several|many|deuxieme|"
    r"troisieme|quatrieme|cinquieme|\d+ ?(?:e|eme|ieme|nd|rd|th)|second|third|fourth|fifth|sixth)"
)
_UNIT = (
    r"(?:fois|jours?|semaines?|mois|matins?|matinees?|soirs?|nuits?|heures?|minutes?|quinzaine|ans?|times?|days?|"
    r"weeks?|months?|mornings?|nights?|evenings?|hours?|minutes|years?)"
)
_PLACED = (
    r"(?:command\w+|demand\w+|convenu|prevu\w*|annonc\w+|promis\w*|valid\w+|precis\w+|indiqu\w+|signale\w*|stipul\w+|"
    r"paye\w*|reserv\w+|ecrit\w*|marque\w*|dit|ordered|asked|agreed|booked|promised|quoted|paid|specified|requested|"
    r"reserved|told|said|confirmed|approved|signed)"
)

FACTS: dict[str, tuple[float, re.Pattern[str]]] = {
    "works_not": (1.3, re.compile(
        r"\b(?:(?:ca|cela|il|elle|ils|elles|qui|on|se|s est|est|sont|a|ont|l \w+|la \w+|le \w+|les \w+) (?:re|se |s )?"
        r"(?:coul\w+|fui\w*|goutt\w+|suint\w+|cloqu\w+|decoll\w+|detach\w+|gondol\w+|jauni\w*|rouill\w+|grinc\w+|"
        r"claqu\w+|vibr\w+|siffl\w+|bloqu\w+|coinc\w+|plant\w+|buggu?\w*|ram(?:e|ent)|saut\w+|disjonct\w+|arret(?:e|ee|"
        r"es|ees)|eteint\w*|deform\w+|craqu\w+|fissur\w+|decolor\w+|deteint\w*|bouch\w+|debord\w+|refroid\w+|"
        r"perd\w* (?:de l |son |sa )\w+)|(?:ne|n) (?:\w+ )?(?:ferm|ouvr|tien|tourn|chauff|refroidi|imprim|charg|"
        r"demarr|repond|allum|sonn|colle|tient|passe|rentre|correspond|synchronis|sauvegard|marche|fonctionn)\w* "
        r"(?:\w+ )?(?:pas|plus|jamais|mal))\b|\b(?:leak\w*|drip\w*|peel\w*|blister\w*|crash\w*|freez\w+|froze|jam(?:s|"
        r"med|ming)|bang\w+|rattl\w+|squeak\w*|buzz\w+|overheat\w*|trip(?:s|ped)|stall\w*|wobbl\w+|flicker\w*|"
        r"went down|goes down|is down|cut(?:s|ting)? out|gave (?:up|out)|com(?:es|ing) (?:off|apart|loose|unstuck)|"
        r"came (?:off|apart|loose|unstuck)|(?:won|doesn|don|isn|aren|wouldn|didn) t (?:\w+ )?(?:close|open|fit|hold|"
        r"work|start|heat|print|stick|turn|load|connect|stay|line up|match|light)|"
        r"failed|fails|failing|no (?:hot )?(?:water|heating|power|signal|sound|internet))\b")),
    "bad_state": (1.2, re.compile(
        r"\b(?:bouchonnee?s?|defauts?|fautes?|coquilles?|malfacon\w*|traces?|rayures?|taches?|bulles?|trous?|fissures?|"
        r"eclats?|mauvais\w*|moisissures?|moisi\w*|odeurs?|gout (?:de|d|bizarre|amer|metallique)|flou\w*|pali\w*|"
        r"perime\w*|tiedes?|glace\w*|froide?s?|durs? comme|trop (?:cuit|sale|dur|court|petit|grand|sec|cru|large|"
        r"serre|sombre|clair|fort|bruyant)\w*|pas (?:assez )?(?:cuit|frais|fraiche|mur|propre|droit|pret|aligne|a la "
        r"bonne|au bon|le bon|la bonne|les bon)\w*|crue?s?|bancal\w*|tordu\w*|inondee?s?|retouch\w+|en desordre|"
        r"desordre|sali\w*|trempe\w*|abim\w+|casse\w*|brise\w*|fele\w*|use\w* (?:jusqu|deja)|"
        r"arrach\w+|enfonc\w+|renvers\w+|ecras\w+)\b|\b(?:faults?|typos?|misprint\w*|"
        r"misspel\w+|scratch\w*|dents?|stains?|holes?|cracks?|bubbles?|mould\w*|mold\w*|smell\w*|stale|sour|"
        r"undercooked|"
        r"overcooked|burnt|raw|cold|lukewarm|soggy|blurr\w+|faded|crooked|uneven|rust\w*|filthy|dirty|torn|ripped|"
        r"split|bent|ruined|damag\w+|broken|smashed|flood\w*|wrong|too (?:short|small|big|tight|loose|salty|dark|"
        r"light|late|thin|thick|loud|narrow))\b")),
    "otherwise": (1.4, re.compile(
        rf"\b(?:au lieu (?:de|d|du|des)|a la place (?:de|d|du|des)|alors (?:meme )?qu\w*|tandis que|pourtant|"
        rf"plutot que "
        rf"(?:les?|la)|contrairement|(?:n etait|n est|n a|etait|n avait) (?:pas|jamais|en rien) {_FEW}{_PLACED}|"
        rf"pas ce (?:que|qui|qu) {_SOME}{_PLACED}|(?:nous|on|j|vous) (?:\w+ )?(?:avions|avait|avais|aviez) (?:\w+ )?"
        rf"(?:bien |expressement |pourtant )?{_PLACED}|{_PLACED} {_SOME}(?:on|nous|j|je) (?:\w+ )?(?:en )?(?:recoi\w+|"
        rf"recev\w+|trouv\w+|ai eu|a eu|avons eu|(?:ai|a|avons) recu))\b|\b(?:annonc|promis|command|prevu|devis)\w* "
        r"[\w ,€%]{0,40}?\b(?:factur|livr|recu|arriv|encaiss)\w*\b|\b(?:trois|deux|quatre|cinq|six|\d+) (?:\w+ ){0,2}?"
        r"(?:au lieu|sur (?:les )?(?:\d+|deux|trois|quatre|cinq|six|dix|douze))\b|\b(?:instead of|rather than the|"
        r"although (?:your|you|the|we)|whereas|even though (?:we|i|you|it)|despite (?:your|the|our|what)|despite "
        rf"(?:\w+ ){{0,2}}?(?:reminders?|calls?|e ?mails?|requests?)|not what|nothing like|(?:we|i|it|you) (?:\w+ )?"
        rf"(?:had|were|was|d)?(?: \w+)? ?{_PLACED} {_SOME}(?:but|only|yet|and (?:got|received|ended|there)|we got|we "
        rf"received|i got|what (?:came|arrived))|came without|arrived without|(?:only|just) (?:\d+|two|three|half|some|"
        rf"one) (?:\w+ ){{0,3}}?(?:came|arrived|turned up|of the|out of|were|was)|(?:half|two|three|four|five|some|"
        rf"several|\d+) (?:of|out of) (?:the|our|my|\d+|ten|twelve|twenty) {_FEW}(?:\w+ )?(?:came|are|were|is|was|had|"
        r"have|arrived|don|do|won))\b")),
    "not_there": (1.2, re.compile(
        rf"(?:^|\b(?:et|mais|et puis|{_DAY}|ce matin|hier|aujourd hui|ici|depuis|toujours|a \d+ h|tout a l heure) ,? ?)"
        r"(?:personne|rien|aucun\w*|repondeur|silence|nobody|nothing|no one)\b|\b(?:personne (?:ne )?(?:n )?(?:est|s "
        r"est|etait|a|vient|sait|m|nous|pour)|plus rien|plus personne|sans (?:un mot|un bruit|prevenir|crier gare|la "
        r"moindre|aucun\w*|signature|explication|rien dire|me|nous)|ni (?:coup|appel|mail|message|sms|excuse|mot|"
        r"nouvelles?)|(?:n a|n ont|n avez|n avons|n est|n etait) (?:pas|jamais|rien|aucun\w*|ni|toujours) (?!pu\b|"
        r"besoin"
        r"|encore (?:decide|fini|choisi))\w+|n en (?:a|ont|est|sont) (?:pas|rien)|jamais (?:recu|vu|venu|eu|arrive|"
        r"livre|rappel|pos|install|signe)\w*|manqu\w+|oubli\w+|introuvable\w*|repart\w+ (?:sans|aussitot)|"
        r"est reparti\w*|"
        r"laiss\w+ (?:tomber|en plan|seul|dehors|leurs|ses|les|deux|tout|sur|derriere|la |le )|en plein\w* (?:\w+ )?"
        r"(?:rue|milieu|chantier|service|soleil|cour|trottoir)|fait (?:le mort|faux bond))\b|\b(?:nobody|no one|noone|"
        r"nothing (?:was|is|has|in|about|at|from|on|came|here|left|works)|is (?:anybody|anyone|somebody|someone) "
        r"(?:there|home|alive|going|reading)|nowhere (?:to|near|in)|never (?:came|arrived|showed|got|received|called|"
        r"heard|turned|been|had|once|told|replied|asked)|(?:has|have|had|was|were|is|are|did|does|do)(?: n t|n t| not| "
        r"t) (?:\w+ )?(?:come|came|arrived?|been (?!able)|turned|shown|showed|appeared|finished|delivered|done|there|"
        r"received|included|answered|replied|called|fixed|updated|backed|cleaned|collected|refunded|credited)|without "
        r"(?:a |any |so much |even |telling|asking|warning|notice|screws|the|our|signature|knocking|ringing)|missing|"
        r"forgot\w*|drove off|walked off|hung up|left (?:\w+ ){0,4}?(?:in the|outside|behind|on the|without|open|"
        r"unlocked|running|everywhere|half))\b")),
    "in_pain": (1.3, re.compile(
        r"\b(?:on marche sur la tete|c est (?:du|n importe) \w+|n importe quoi|(?:je|on) (?:suis|est) (?:tres |bien )?"
        r"(?:embete|ennuye|embarrasse|inquiet|perplexe|decu|fatigue)\w*|sacre \w+|etat d esprit|"
        r"je vous laisse (?:imaginer|deviner|juger)|vous (?:imaginez|comprendrez|conviendrez|avouerez)|(?:ca|cela) "
        r"(?:fait|commence a faire|devient|n est) (?:desordre|beaucoup|long|lourd|penible|trop|tache|mauvais|peu|"
        r"pas (?:serieux|normal|possible|tres))|la moindre des (?:choses|politesses)|quelle (?:image|honte|blague|"
        r"surprise)|on croit rever|a quoi (?:bon|sert)|(?:avec|pour) (?:tout )?ce qu on (?:paie|paye|vous)|a ce prix|"
        r"pour ce prix|belle (?:surprise|image|reussite)|comme (?:un|une) (?:enfant|idiot|chien|imbecile|moins que "
        r"rien)|spoken to|talked down|like (?:a|an) (?:child|idiot|fool|dog)|done being|i have had|had it with|not "
        r"another (?:invoice|excuse|apology|promise|email|visit)|nice(?:ly)? (?:surprise|touch)|"
        r"what a (?:surprise|welcome|way)|beggars belief|leave (?:it|that) to your imagination|you can imagine|"
        r"imagine my|is (?:this|that) (?:normal|how|what|your|the)|how is (?:this|that)|really \?|surely)\b")),
}  # fmt: skip
"""By code: what went against them."""

ROUND: dict[str, tuple[float, re.Pattern[str]]] = {
    "goes_on": (1.0, re.compile(
        rf"\b(?:(?<!comme )(?<!as )toujours (?!aussi|disponible|ravi|un plaisir|la meme adresse|d accord|partant|"
        rf"interesse)"
        rf"|still(?! (?:available|interested|in stock|possible|time|open|happy|okay|on for|need|deciding|thinking|"
        rf"considering|want))|encore (?:une fois|un|une|hier|ce|cette|en|arrete|tombe|\w+ee?s? )|again|"
        rf"depuis (?:le \d+|{_DAY}|hier|ce matin|{_TIMES} {_UNIT}|plus|des|bientot|la (?:semaine|livraison|visite|mise|"
        rf"pose|reparation|derniere)|votre|le (?:passage|debut|mois|changement)|septembre|octobre|novembre|janvier|"
        rf"mars|"
        rf"avril|mai|juin|juillet|aout)|since (?:\d|{_DAY}|your|the|you|last|september|october|january|march|april|may|"
        rf"june|july|august)|(?:for|pour) (?:the )?(?:la )?{_TIMES} (?:\w+ )?{_UNIT}|{_TIMES} {_UNIT} (?:running|in a "
        rf"row|de suite|d affilee|d attente|apres|later|now|on|plus tard|ago|deja|que)|(?:c est|voila|that s|this is) "
        rf"(?:maintenant |deja |now |already )?(?:la |the )?{_TIMES} (?:\w+ )?{_UNIT}|{_TIMES} {_DAY} (?:in a row|"
        rf"running|de suite)|malgre (?:\w+ ){{0,3}}?(?:rappels?|appels?|relances?|mails?|messages?|demandes?|"
        rf"promesses?|"
        rf"visites?)|{_TIMES} (?:rappels|appels|relances|mails|messages|e ?mails|calls|reminders|voicemails|visits)|"
        rf"(?:nous|on) (?:sommes|est) (?:deja |maintenant )?(?:le \d+|{_DAY})|(?:today|it) (?:is|"
        rf"s) (?:now )?(?:the \d+|"
        rf"{_DAY})|(?:tous|toutes) les (?:soirs|jours|matins|semaines|nuits|fois)|every (?:single )?(?:night|day|"
        rf"morning|week|time|evening)|chaque (?:fois|jour|matin|soir|nuit|semaine)|a chaque|deja|already)\b")),
    "ours": (1.0, re.compile(
        r"\b(?:(?:votre|vos|ton|tes|your) (?:\w+ )?(?:gars|technicien\w*|equipes?|chauffeur\w*|camion\w*|livreur\w*|"
        r"ouvriers?|service|astreinte|hotline|standard|support|collegue\w*|commercial\w*|poseur\w*|serveurs?|"
        r"monteur\w*|"
        r"plombier|electricien|peintre|prestataire|apprenti|passage|intervention|visite|produits?|materiel|logiciel|"
        r"mise a jour|rapport|facteur|man|men|driver\w*|lads?|guys?|fitters?|engineers?|team|staff|office|van|truck|"
        r"lorry|report|work|people|crew|installers?|waiters?|waitress\w*|cleaners?|contractors?|agent|helpdesk|system|"
        r"update|app|website|mr|mrs|ms|m|mme)|(?:you|vous) (?:\w+ )?(?:serviced|repaired|fixed|installed|delivered|"
        r"sent|sold|painted|fitted|cleaned|supplied|printed|set up|billed|charged|told|promised|said|left|avez "
        r"(?:livre|pose|repar|install|vendu|imprim|facture|envoy|pein|change|branch|oubli|laiss)\w*|m aviez|nous aviez|"
        r"m avez|nous avez|me relancez|nous relancez|deviez|etiez cens\w+)|(?:recue?s?|livree?s?|arrivee?s?|posee?s?|"
        r"delivered|received|arrived|installed|came) (?:\w+ ){0,2}?(?:ce matin|hier|cette semaine|today|yesterday|this "
        rf"morning|this week|last week|lundi|mardi|mercredi|jeudi|vendredi|samedi|{_DAY}|damaged|broken))\b")),
    "toll": (1.1, re.compile(
        r"\b(?:m excuser (?:devant|aupres|a|pour vous)|j ai du|nous avons du|on a du|a mes frais|a nos frais|pas le "
        r"temps de|(?:le|la|les|mes|nos|un) (?:\w+ )?(?:patients?|clients?|invites?|enfants|eleves|residents?|salaries|"
        r"ouvriers|equipes?|copropriet\w+|locataires?|voisins?|convives|adherents) (?:\w+ )?(?:attend\w*|commenc\w+|se "
        r"plai\w+|rale\w*|grogn\w*|repart\w*|sont|n ont|n a|n avons|ont)|a l arret|chomage|perdu|perte|perdons|"
        r"pose (?:ma|"
        r"ma demi|une|un)|expres|pour rien|photos? (?:a l appui|en pj|jointes?|a disposition)|j ai (?:des|les) photos?|"
        r"(?:we|i) (?:had|have had) to|my guests?|our guests?|customers? (?:are|were|complain\w*|waiting)|(?:men|"
        r"people|"
        r"staff|customers|guests|clients|children|patients) (?:\w+ ){0,3}?(?:standing|waiting|sent home|idle|"
        r"sitting)|at "
        r"(?:my|our) (?:own )?(?:expense|cost)|out of pocket|lost (?:\w+ ){0,4}?(?:sale|sales|day|morning|customer\w*|"
        r"business|order)|wasted|took (?:\w+ )?(?:day|morning|afternoon)|cost (?:us|me)|have photos|photos attached|"
        r"danger\w*|hurt|injur\w+|bless\w+|dent|allerg\w+)\b")),
    "wants_put_right": (1.0, re.compile(
        r"\b(?:normal|serieux) ?\?|\b(?:que proposez|on fait (?:comment|quoi)|je fais (?:comment|quoi)|"
        r"que (?:fait on|faire|comptez|dois je)|"
        r"qu est ce qu on fait|comment (?:comptez|pensez|allez|expliquez|est ce possible|se fait)|y remedier|remedier|"
        r"intervenir (?:rapidement|vite|au plus|en urgence)|revenir (?:voir|finir|terminer|refaire|rapidement|vite)|"
        r"repasser|refaire|reprendre (?:le|la|les|ca|cela|ce)|remplace[rz]|rembours\w+|avoir (?:pour|sur)|un geste|"
        r"faire (?:le|quelque chose|vite)|a qui dois je|a qui (?:m adresser|se plaindre)|attends? (?:une|votre|vos|un) "
        r"(?:retour|reponse|explication|appel|solution|geste|excuses?)|expli\w+|merci de (?:me |nous )?(?:rappeler|"
        r"corriger|rectifier|faire|venir|revenir|reprendre|regler)|pouvez vous (?:regarder|verifier|voir|corriger|"
        r"revenir|repasser|m expliquer|nous expliquer)|please advise|how (?:do|are|will|would) you (?:\w+ )?(?:intend|"
        r"plan|propose|going|fix|put)|how you (?:intend|plan|propose)|can (?:somebody|someone|you) (?:\w+ )?(?:look|"
        r"finally|come|fix|explain|sort|check|get|send)|sort (?:it|this|that)|look into|put (?:it|this|that) right|"
        r"come "
        r"back|(?:like|want|need|expect|owe\w*) (?:\w+ )?(?:an )?(?:explanation|apology|refund|replacement|answer)|"
        r"refund|replace(?:d|ment)?|redo|credit note|what (?:now|do i do|do we do|happens now|should we do))\b")),
}  # fmt: skip
"""By code: what makes a reproach of such a fact."""

MENDS = re.compile(
    r"\b(?:chez nous|notre (?:vieux|vieil|vieille|ancien\w*|propre|cote|fournisseur|prestataire|client|transporteur)|"
    r"de notre (?:cote|part|fait|faute)|de (?:ma|mon) (?:part|cote|fait|faute)|(?:mon|notre) (?:train|avion|vol|"
    r"ascenseur|four|fournil|camion|imprimante|banque|comptable)|(?:je|nous|on) (?:\w+ )?(?:suis|sommes|est|serai|"
    r"serons) (?:\w+ )?(?:en retard|ferme\w*)|(?:j ai|nous avons|on a|i|we) (?:\w+ )?(?:casse|fait tomber|oublie|"
    r"dropped|"
    r"broke|forgot|knocked)|our (?:old|own|current|previous|fault|side|bank|oven|printer|supplier)|(?:est|sont|a ete|"
    r"ont "
    r"ete|is|are|was|all) (?:\w+ ){0,2}?(?:regle\w*|resolu\w*|sorted|fixed|resolved|arrange\w*|clos\w*|cette fois)|"
    r"tout "
    r"est conforme|rentre dans l ordre|rien d urgent|pas (?:grave|urgent|presse)|no (?:rush|hurry)|(?:si|s il|"
    r"if|in case|au cas ou|quand) (?:une?|l|la|le|les|un jour|jamais|a|an|any|one|something|it|they|there) |"
    r"inondations?"
    r"|intemper\w+|storm|greve|strike|vol(?:e|er|ee)?\b|panne d (?:edf|electricite))\b"
)
"""What is somebody else's, what is over, what is only supposed: such a sentence tells no mishap of ours."""
