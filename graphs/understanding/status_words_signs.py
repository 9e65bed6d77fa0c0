"""The signs by which a question about the clerk's own health is known, and the words it may be made of; folded."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import words

GREETED = re.compile(
    r"^(?:(?:commis|bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|evening)|dis moi|dites moi|dis|tell me"
    r"|svp"
    r"|stp|please|pls|alors|ok|au fait|by the way|euh|bon|dis donc|attends|hmm|so|and|et)\b ?)+"
)
_STATE = (
    r"(?:statuts?|status|stauts|statu|etat|etat de sante|health|health ?check|state|supervision|bilan de sante"
    r"|tableau de bord technique|sante (?:du|de|de ton|de la) \w+)"
)
_QUEUE = r"(?:files? d attente|queues?|backlog|alertes?|alerts?|pannes?|incidents?|outages?|errors?|failures?|echecs?)"
_MANNERS = (
    r"(?:montre|montrez|montrer|donne|donnez|donner|affiche|affichez|afficher|fais|faites|show|give|display|get|voir"
    r"|see"
    r"|have|want|veux|voudrais|aimerais|can|could|would|like|peux|pouvez|pourrais|pourriez|puis|tu|vous|you|je|j|i|d"
    r"|moi"
    r"|nous|me|m|us|on|we|to|le|la|les|l|ton|ta|tes|votre|vos|un|une|the|your|a|an|this|ce|cet|cette|du|de|des|of"
    r"|for|current|actuel|actuelle|service|services|systeme|system|bot|robot|serveur|server|assistant|application|appli"
    r"|app|integrations?|connexions?|connecteurs?|connections?|connectors?|technique|techniques|technical|general"
    r"|generale|global|globale|report|rapport|page|card|carte|complet|complete|full|en cours|ouvertes?|open|recente?s?"
    r"|recent|waiting|stp|svp|please|pls|plz|merci|thanks|thank|s|il|plait|te|now|right|maintenant|en ce moment|today"
    r"|aujourd hui|commis|quel|quelle|quels|quelles|est|sont|c|quoi|what|whats|is|are|how|ou|en|quick|rapide|point"
    r"|looking|going|doing|check|sur|about|on)"
)
NOUNS = re.compile(rf"(?:{_MANNERS} )*(?:{_STATE}|{_QUEUE})(?: {_MANNERS}| {_STATE})*")
"""Asked by its name alone: "statut", "montre-moi l'état du service", "the backlog please"."""

ASKED = re.compile(
    r"(?:est ce|es tu|etes vous|t es|tu es|vous etes|y a|ya|il y a|qu |que |quest |qui |quoi|quels?\b|quelles?\b"
    r"|combien"
    r"|pourquoi|pk|c est quoi|ou en|as tu|avez vous|montre|montrez|donne|donnez|affiche|affichez|show|list|give|des "
    r"|les |tous les|toutes les|"
    r"is|are|was|were|do|does|did|has|have|what|whats|which|how|hows|why|any|anything|something)\b"
)
NO_QUESTION = re.compile(
    r"(?:comment|how (?:do|does|can|should|to|it)|what s up\b|whats up\b|sup\b|(?:des|les|tous|toutes) (?:erreurs"
    r"|soucis"
    r"|problemes|bugs|alertes)$)"
)
TROUBLE = re.compile(
    r"\b(?:bloque\w*|coince\w*|cloche|dysfonctionne\w*|plante\w*|panne|pannes|echoue\w*|rates?|ratees?|erreurs?|echecs?"
    r"|bugs?|bugge\w*|soucis?|problemes?|incidents?|alertes?|deconne\w*|foire\w*|merde\w*|rame|rames|hs|down|stuck"
    r"|blocked|blocking|broken|broke|failing|failed"
    r"|fail|wrong|hanging|hung|jammed|errors?|failures?|outages?|alerts?|issues?|problems?|crashed|crash|undelivered"
    r"|bounced|perdus?|mal passe|holding|hold|ne (?:marche|fonctionne|va|passe|part|tourne|repond)(?:nt)?"
    r"|(?:marche|fonctionne|va|passe|part|partent|tourne|avance|repond)(?:nt)? (?:pas|plus)|n avance\w*|not working"
    r"|n (?:est|ont|a) pas (?:parti|pu|marche|fonctionne)|pas partis|rien ne)\b"
)
HEALTH = re.compile(
    r"\b(?:fonctionne\w*|marche\w*|tourne\w*|roule|operationnel\w*|connecte\w*|en ligne|en vie|vivante?|up(?! to)"
    r"|running|working"
    r"|work|works|online|connected|alive|healthy|operational|partent|partis|partie?s|passent|arrivent|going (?:out"
    r"|through)"
    r"|en ordre|in order|(?:va|vont) bien (?:cote |du cote |sur |avec )?(?:du |de |le |la |les |l )*(?:serveur|service"
    r"|systeme|bot|robot|messagerie|mails)|fine|okay|ok|joignable|reachable|(?:mails|emails"
    r"|messages)\b.{0,20}\b(?:sent|delivered))\b"
)
ABOUT = re.compile(
    r"\b(?:files? d attente|queues?|backlog|en attente d envoi|en pause|pauses?|paused|suspendu\w*|suspended|on hold"
    r"|budget|plafond|cap|dans la file|statuts?|status|sante|health|etat|state"
    r"|(?:t es|tu es|es tu|vous etes|etes vous) (?:toujours |encore |bien )?(?:la|reveillee?)$|you (?:still"
    r" )?(?:there|awake)"
    r"|(?:messages?|mails|emails?|evenements?|events?|taches|tasks|jobs?|effects|envois|things|choses) (?:sont |are "
    r"|sont ils )?"
    r"(?:en attente|en retard|a traiter|waiting|queued|late|pending))\b"
)
NAMED = re.compile(
    r"\b(?:mails|emails|e mails|messagerie|messages|envois|connexions?|connections?|service|systeme|system|bot|robot"
    r"|serveur"
    r"|server|slack|teams|compta|comptabilite|crm|integrations?|rien|t as|t es|tu es|tu as|you are|you re|tu)\b"
)
OTHER = re.compile(
    r"\b(?:attend|attendent)\b|\b(?:mon|ma|mes|my|our|notre|nos) (?!mails|emails|messages|compta|comptabilite|crm|slack"
    r"|teams|connexions|messagerie|boite)|^(?:en retard|late)\b|what (?:is|s) late|qui est en retard|ce qui est en"
    r" retard"
)
"""What waits for people, and what is late, is work."""

KNOWN = words(
    "commis statut statuts status stauts statu etat sante health check healthcheck state supervision bilan tableau "
    "bord "
    "technique techniques technical general generale global globale complet complete full rapport report page card "
    "carte file files d attente queue queues backlog erreur erreurs echec echecs panne pannes incident incidents "
    "alerte "
    "alertes probleme problemes souci soucis bug bugs bugge buggue errors error failure failures outage outages alert "
    "alerts problem problems issue issues bloque bloques bloquee bloquees bloquent bloquant coince coinces coincee "
    "coincees coincent cloche dysfonctionne plante plantes plantee plantees plantent echoue echoues echouent rate "
    "rates "
    "deconne deconnes deconnent foire foirent foires merde merdes rame rames slow mailbox mailboxes la reveille "
    "reveillee awake hs down stuck blocked blocking broken broke failing failed fail fails wrong hanging hung jammed "
    "crash crashed "
    "undelivered bounced perdu perdus holding hold fonctionne fonctionnes fonctionnent marche marches marchent tourne "
    "tournes tournent roule roules operationnel operationnelle operationnels operationnelles connecte connectes "
    "connectee "
    "connectees ligne vie vivant vivante joignable up running working work works online connected alive healthy "
    "operational reachable partent parti partis part passent passe passes arrivent arrive going goes go through out "
    "sent "
    "delivered send sending ordre order fine okay ok avance repond repondent reponds marche fonctionne pause pauses "
    "paused suspendu "
    "suspendus suspendue suspendues suspended budget plafond cap reste restant left remaining depense spend spending "
    "messages message mails emails email e mail messagerie boite boites evenements events event taches tasks jobs job "
    "effects effect envois envoi things thing choses chose trucs truc cas cases case posts post outbox inbox "
    "service services systeme systemes system systems bot robot serveur serveurs server servers assistant application "
    "appli app api integration integrations connexion connexions connecteur connecteurs connection connections "
    "connector connectors slack teams compta comptabilite accounting books crm modele model ia ai llm base database "
    "outil outils tool tools logiciel logiciels reseau network internet "
    "il y a t ya des du de la le les l d un une au aux en ce cet cette ces c ca cela tu vous toi te t es etes est sont "
    "etre ete as avez avons on nous je j ai m moi me qu que qui quoi quest quel quelle quels quelles combien pourquoi "
    "pk "
    "quelque quelques part tout tous toute toutes rien ne n pas plus encore toujours bien mal mieux correctement "
    "normalement vraiment donc alors ou et avec chez cote ton ta tes votre vos son mes nos notre mon ma sur dans pour "
    "par "
    "s si se signaler air l air semble parait semblent cours actuellement moment maintenant aujourd hui hier nuit "
    "matin "
    "semaine soir depuis ouvert ouverte ouverts ouvertes recent recents recente recentes retard traiter dernier "
    "derniere "
    "actuel actuelle jour point rapide "
    "montre montrez montrer donne donnez donner affiche affichez afficher fais faites faire voir veux voudrais "
    "aimerais "
    "peux pouvez pourrais pourriez puis pu svp stp plait merci dis "
    "va vont ont sont seraient a "
    "is are was were be been am i you your yours yourself we us our the a an this that these those it its of for to on "
    "in at by with from and or any anything something everything all some what whats which who how hows why do does "
    "did "
    "done has have had not no isn aren doesn don didn hasn t s re ve still right now today yesterday last night week "
    "morning this currently open waiting queued late pending many much looking look looks doing show give display get "
    "see want like can could would please pls plz thanks thank me my everything there where ever again properly well "
    "report quick bad gone got went happened happening just really "
)

ALERTS = re.compile(
    r"(?:(?:tu )?(?:peux|pourrais|pouvez|pourriez)(?: tu| vous)? |can you |could you |please |i want "
    r"|je veux (?:que )?|il"
    r" faut )*(?:"
    r"(?:envoie|envoyez|envoyer|mets|mettez|mettre|poste|postez|poster|dirige|dirigez|send|post|put|route|move"
    r"|passe|passez)"
    r" (?:moi |nous |me |us )?(?:toutes |all )?(?:les |tes |vos |the |your |des |any |of )*(?:alertes?|alerts?"
    r"|pannes|incidents)"
    r"|(?:les |the |your |all )*(?:alertes?|alerts?) (?:go|should go|vont|doivent aller|iront|to)"
    r"|(?:previens|previent|prevenez|avertis|avertissez|alerte|alertez|tell|warn|alert|notify|ping)(?: moi| nous"
    r"| me| us)?"
    r" (?:(?:s il|si|quand|lorsqu|des qu|en cas|if|when|whenever|of|d|de|il|y|a|there|is|are|tu|you|t|es|as|une|un"
    r"|des|any|an"
    r"|ca|quelque|chose|something|anything|qu) )*(?:panne|pannes|plante|plantes|bug|bugs|incidents?|probleme technique"
    r"|problemes techniques|alertes?|alerts?|outages?|down|breaks?|broken|erreurs? techniques?|coince|bloque|stuck"
    r"|crashes?))"
    r"(?: (?:desormais|from now on|plutot|maintenant|please|stp|svp|merci|instead|aussi|too)"
    r"| (?:dans|sur|vers|in|on|to|into|par|by|a|at)(?: (?!clients?|customers?|fournisseurs?"
    r"|suppliers?)[a-z0-9]+){1,4})*"
)
"""Where, or that, its alerts are sent."""
