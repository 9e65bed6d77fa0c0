"""The signs by which a digest or a brief asked for now is known, and the words it may be made of; folded."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import words

GREETED = re.compile(
    r"^(?:(?:@?commis|bonjour|salut|coucou|hello|hi|hey|bonsoir|re|good (?:morning|evening)|stp|svp|please|alors|bon|ok"
    r"|dis|dis moi|so|morning(?= (?:commis|what|whats|how|any|can|could|show|give|anything)))\b ?)+"
)
DIGEST = re.compile(r"\b(?:digests?|digestes?|dijests?|digets?|digset)\b")
RECAP = re.compile(
    r"\b(?:resume\w*|recap\w*|recapitulatif|point|compte rendu|synthese|bilan|summary|summari[sz]e|rundown|topo"
    r"|roundup|update"
    r"|updates|report|overview|debrief)\b"
)
BRIEF = re.compile(
    r"\b(?:brief|briefing|briefs|breef)\b|\b(?:point|recap|resume) (?:personnel|perso)\b|\bma journee\b|\bmy day\b"
    r"|\bmon (?:programme|planning|agenda|menu)(?: (?:du jour|de la journee|d aujourd hui))?\b"
    r"|\bmes (?:urgences|priorites|taches|todos?|to do|sujets)\b|\bmy (?:priorities|tasks|to ?dos?|to do list|todo"
    r" list)\b"
    r"|\b(?:j ai|ai je|j aurais) (?:quoi )?(?:a faire|a traiter|au programme|de prevu|sur le feu|en attente)\b"
    r"|\b(?:j ai|ai je) quoi\b(?: a faire| au programme| de prevu| aujourd hui| ce matin)|\bque dois je (?:faire"
    r"|traiter|voir)\b(?=.*\b(?:aujourd hui|ce matin|d abord|en premier|urgent)\b)"
    r"|\bje dois (?:faire|traiter|voir) quoi\b(?=.*\b(?:aujourd hui|ce matin|d abord|en premier|urgent)\b)|\bqu est"
    r" ce (?:que je dois (?:faire|traiter|voir|regarder)|qui m attend)\b(?=.*\b(?:aujourd hui|ce matin|d abord|en"
    r" premier|urgent)\b)"
    r"|\b(?:on|sur) (?:my|mon) (?:plate|desk|list|bureau)\b"
    r"|\b(?:needs?|requires?|wants?|deserves?) (?:my|our) attention\b"
    r"|\bwhat (?:do i|should i|must i|have i got to|do i have to) (?:have|do|look|deal|handle|start)\b(?=.*\b(?:today"
    r"|this morning|first)\b)"
    r"|\bpar quoi je commence\b|\bquoi d urgent\b|\b(?:quelque chose|rien|qu y a t il) d urgent\b"
    r"|\bd urgent\b|\b(?:le |the |s )?(?:programme|menu|planning|agenda) (?:du jour|de la journee|d aujourd hui|today"
    r"|for today)"
    r"|\bwhat s on (?:today|the agenda|for today|my agenda)\b"
    r"|\banything urgent\b|\bmy agenda\b"
)
SHORT = re.compile(
    r"(?:(?:un|le|ton|a|the|petit|rapide|quick|fais|faites|donne|donnez|give|me|moi|nous|us|can|could|i|we|get|have"
    r"|je|on|peux"
    r"|peut|veux|voudrais|avoir|du|d|un|possible|stp|svp|please|pls|merci|thanks|s il (?:te|vous) plait) )*(?:recap"
    r"|topo|point"
    r"|debrief|rundown|update)(?: (?:rapide|stp|svp|please|pls|plz|merci|thanks|complet|general|s il (?:te|vous)"
    r" plait))*"
)
"""Asked in two words, of nothing in particular."""
NEWS = re.compile(
    r"\b(?:quoi de (?:neuf|nouveau|beau)|du (?:nouveau|neuf)|des nouvelles|les nouvelles|quelles nouvelles|what s new"
    r"|whats new|what is new"
    r"|anything new|any news|any updates?|the news|(?:s est|c est|est) (?:il |t il )?(?:\w+ )?passe|what s? ?happened"
    r"|what ?s? has happened|whats happened|happened|ca a donne quoi|what did you do|what have you done"
    r"|(?:as tu|avez vous|tu as|t as|vous avez|tas) (?:bien )?(?:fait|foutu|fabrique|bosse|traite|gere|envoye|regle)"
    r"|qu as tu fait"
    r"|have you been (?:up to|doing)"
    r"|(?:j ai|ai je|on a|avons nous|a t on) (?:quoi )?(?:rate|manque|loupe)|did (?:i|we) miss|(?:i|we|have i|have"
    r" we) (?:have )?"
    r"missed|catch (?:me|us) up|(?:bring|get) (?:me|us) up to (?:speed|date)|fill (?:me|us) in|ou en (?:est on|sommes"
    r" nous)"
    r"|on en est ou|where (?:are we|do we stand)|where we (?:are|stand)|how are we doing"
    r"|(?:fais|faites|faire|donne|donnez) (?:moi|nous) (?:le|un) (?:petit )?point|fais le point|faire le point"
    r"|mets (?:moi|nous) au (?:courant|parfum)|mettez (?:moi|nous) au courant|give (?:me|us) (?:an|the|a quick)"
    r" update)\b"
)
WHEN = re.compile(
    r"\b(?:aujourd hui|du jour|jour|journee|matin|matinee|apres midi|aprem|soir|soiree|nuit|hier|avant hier|quotidien"
    r"|today"
    r"|todays|yesterday|yesterdays|morning|afternoon|evening|night|overnight|tonight|day|daily|week ?end|mon absence"
    r"|mes conges|mes vacances|my absence|was (?:away|out|off)|etais (?:pas la|absente?))\b"
)
SINCE = re.compile(
    r"\b(?:depuis|since|from)\s+(?P<since>hier(?: (?:soir|matin|midi))?|avant hier|ce matin|cette nuit"
    r"|yesterday(?: (?:evening|morning|noon))?"
    r"|last night|this morning|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:dernier|matin|soir))?"
    r"|(?:last )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?:morning|evening))?"
    r"|le debut de la semaine|the (?:start|beginning) of the week|le week ?end|the week ?end"
    r"|(?:ton|le|ce) dernier digest|the last digest|(?:la )?derniere fois|last time"
    r"|(?:ma|ton|votre) (?:derniere )?(?:visite|digest))\b"
    r"|\b(?:de|of|pendant|during|over|ce|this|le) (?P<of>week ?end|le week ?end|the week ?end)\b"
)
CHART = re.compile(
    r"\b(?:avec|with) (?:(?:le|la|les|un|une|des|the|a|some)\s+)?(?:graphiques?|graphes?|courbes?|images?|schemas?"
    r"|charts?|graphs?|pictures?)\b"
)
NOT_NOW = re.compile(
    r"^(?:quand|when|a quelle heure|at what time|what time)\b|\b(?:chaque|tous les|toutes les|every|each|prochain"
    r"|prochaine|next|demain|tomorrow|arrete\w*|stop|plus de|pas de"
    r"|no more|desormais|a partir)\b|\b(?:merci|thanks|thank you) (?:pour|for)\b|\bmois\b|\bmonth\b"
)
"""What comes back, and what is of another day, is set, not shown."""

KNOWN = words(
    "@commis commis digest digests digeste digestes dijest dijests diget digets digset resume resumes resumer recap "
    "recaps recapitule recapituler recapitulatif point compte rendu synthese topo bilan brief briefing briefs breef "
    "debrief "
    "summary summarise summarize rundown roundup update updates report overview news nouvelles nouvelle nouveau neuf "
    "new happened happening miss missed catch up bring speed fill get "
    "peux peut pouvez pourrais pourriez pourrait puis je tu vous on nous j i we you me m moi us te toi lui "
    "montre montres montrez montrer remontre donne donnes donnez donner redonne redonner affiche affichez afficher "
    "envoie "
    "envoies envoyez envoyer renvoie renvoies renvoyez renvoyer fais faites faire fait refais refaire sors sortez "
    "sortir "
    "poste postes postez poster reposte reposter lis lire balance balancez file filez passe passes passer ressors "
    "ressort "
    "tourne prepare dis raconte racontez racontes explique "
    "show shows give gives send resend post repost tell get read print pull share see have look can could would will "
    "do did does done ve d ll want need like let may might "
    "veux veut voudrais voudrait voudrions souhaite aimerais aimerait voir revoir avoir recevoir savoir regarder "
    "traiter "
    "faut faudrait dois doit doivent besoin "
    "le la les l un une des de du d ce cet cette ces mon ma mes ton ta tes votre vos notre nos son sa the a an my your "
    "our this that these is s are was were be been of for on in at to and et ou in dans sur pour avec with it ca c est "
    "sont etait etais y t il elle qu que qui quoi quel quelle quels quelles quest what whats which who how where when "
    "comment combien any anything something some everything all quelque chose tout tous toute rien "
    "petit petite rapide rapidement vite bref courte court quick quickly short little brief complet full whole entier "
    "plait si possible svp stp please pls plz merci thanks thank maintenant now tout suite immediatement encore again "
    "bonjour salut hello hi hey bonsoir alors bon ok donc so then just juste aussi also deja already bien beau "
    "aujourd hui jour journee matin matinal matinee apres midi aprem soir soiree nuit hier avant quotidien quotidienne "
    "today todays yesterday yesterdays morning mornings afternoon evening night overnight tonight day daily last "
    "actuellement moment currently present "
    "perso personnel personnelle personal own absence conges vacances pendant durant during while away out off back "
    "over from since depuis "
    "as ai a avez avons ont etes es sommes en rate rates manque manques loupe rater arrive fait foutu fabrique bosse "
    "traite gere envoye regle absent absente malade "
    "pas n ne la qu "
    "graphique graphiques graphe graphes courbe courbes image images schema schemas chart charts graph graphs picture "
    "pictures contient dedans ou est "
    "faire plate desk list bureau attention needs requires wants deserves urgent urgents urgence urgences urgente "
    "priorite priorites priorities tasks todo todos taches programme planning agenda menu sujets sujet prevu prevus "
    "feu "
    "attend attendent attente waiting commence commencer start first abord premier should must deal handle order "
    "equipe team everyone monde tout boite company entreprise ici here mets mettez courant parfum sais know "
    "stand doing going us there date got donne"
)
