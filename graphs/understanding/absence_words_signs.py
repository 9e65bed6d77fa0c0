"""Signs that words speak of an absence, without accents and in lower case; whole statements, French and English."""

from __future__ import annotations

import re

GREETING = re.compile(
    r"^\W*(?:(?:@?commis|bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|evening|afternoon)|merci de noter|"
    r"(?:peux|pourrais|pouvez|pourriez)[- ](?:tu|vous) noter|(?:can|could) you (?:note|mark)|please note"
    r"|notez?[- ]?(?:le|moi)?|"
    r"note|fyi|pour info(?:rmation)?|info|sache[sz]?|au fait|by the way|petit rappel|alors|donc|ok|attention|a tous|"
    r"tout le monde|all|team|everyone|l'equipe|les amis|les gars|guys|folks|finalement|en fait|actually|desolee?|sorry"
    r"|(?:mon|ma|mes|my) (?!remplac|interim|stand|cover|backup|deput)\w+ (?:est|sont|is|are) (?:malades?|sick|ill)"
    r"(?: (?:donc|du coup|so))?(?=[ ,]+(?:je|j'|i\b))|petite info|bon|voila|re|ps)\b\W*(?:(?:que|qu'|that)\s*)?)+"
)
OTHER_WORK = re.compile(
    r"\b(?:devis|quotes?|quotation|factures?|invoices?|relance[rsz]?|rappel(?:le[sz]?|er)|remind(?:er)?s?|chase|"
    r"de retard|d'avance|de plus|commandes?|orders?|stock|prix|price|regle[sz]?|rule|remises?|discount|envoie[sz]?"
    r"|envoyer|send|prepare[sz]?|"
    r"prospect|leads?|previens|prevenez|prevenir|reponds|repondez|ecri[st]|ecrivez|digest|rapport|report|brief|"
    r"livraison|delivery|fournisseur|supplier)\b|[€%$]"
)

DURING = re.compile(
    r"(?:pendant|durant|en|lors de) (?:tout(?:e|es)? )?(?:mon|mes|l'|ma) ?(?:absences?|conges?|vacances|arret"
    r"|deplacement"
    r"|formation)\b|(?:pendant|tant) que je (?:ne )?(?:suis|serai) (?:pas la|absente?|en conges?)|en mon absence"
    r"|(?:during|in) my (?:absence|leave|holidays?|vacation|time off)|(?:while|when) i(?: a|')m (?:away|off|out"
    r"|on (?:leave|holiday))"
)
MEANWHILE = re.compile(
    r"\b(?:valide|approuve|signe|decide|gere|traite|suit|s'occupe|approves?|signs?(?: off)?|handles?|decides?|covers?"
    r"|takes?)\w*(?: (?:de|d'|on|care of|over))? ?(?:tous |toutes |all )?(?:mes|les|nos|my|our|the) (?:devis|quotes?"
    r"|quotations?|relances?|reminders?|commandes?|orders?|factures?|invoices?|prospects|leads)\b"
)
"""What whoever stands in does meanwhile."""
MINE = re.compile(
    r"(?:let |laisse[rz]? |laissons )?(?P<name>[a-z][a-z'.-]*(?: [a-z][a-z'.-]*){0,2}?),? (?:qui )?(?:va |will )?"
    r"(?:valide|approuve|signe|decide|gere|traite|s'occupe|approve|sign|handle|decide|cover|take)\w*"
    r"(?: (?:de|d'|on|off|care of|over|for me))* ?(?:tous |toutes |all )?(?:mes|my) [a-z' -]{3,30}?"
    r" (?:jusqu'?(?:a|au|en)?|until|till|til) (?!\d[\d .,]*(?:€|e\b|eur|euros?|k\b|\$|£|pounds?|%)|[€$£])(?!\d{3})"
)
"""Whoever says it is away until then: "Marc valide mes devis jusqu'au 5"."""
DATED = re.compile(
    r"\b(?:le|the|du|au|from|to|on|les) \d{1,2}\b(?! ?(?:h\b|%|€|cm|x\b))|\b\d{1,2}/\d{1,2}\b"
    r"|\b(?:une?|1) \w+ sur (?:deux|2)\b|\b(?:jusqu'?|until|till|til|tous les|toutes les|chaque|every|each)\b"
    r"|\bles (?:lun|mar|mercre|jeu|vendre)dis\b"
)
"""Days are named, though not from when to when."""
STATE = (
    r"(?:(?:totalement |vraiment |toujours |encore |egalement |aussi |moi[- ]aussi )?(?:"
    r"(?:en|a la|au|de) (?:conges?|vacances?|vacs?|rtt|repos|arret|recup(?:eration)?|formation|deplacement|seminaire)"
    r"|absente?s?|indisponibles?|malades?(?! d(?:e|u|es|')\b(?! (?:\d|\w+di\b)))|souffrante?|off\b|injoignable|ooo\b"
    r"|k\.?o\.?\b|clouee? au lit|pas en etat|alitee?|hors du bureau|en weekend)"
    r"(?:[- ](?:maternite|paternite|parental|maladie|annuels?|payes?|de travail|sans solde))*)"
)
NOT_HERE = r"(?:pas|plus) (?:la|dispo(?:nible)?|presente?|au bureau|joignable|en poste|a mon poste|au travail)\b"
AWAY_EN = (
    r"(?:(?:still |also |actually )?(?:off\b|away\b|out\b|absent\b|sick\b|ill\b|unwell\b|ooo\b|unavailable\b"
    r"|unreachable\b"
    r"|not (?:in|here|available|around|working|at work|reachable)\b"
    r"|on (?:(?:a |my |annual |paid |unpaid |sick |maternity |paternity |parental )*"
    r"(?:holidays?|vacation|leave|pto|break|training|business trip))\b|travell?ing\b))"
)
_CHANGED = (
    r"(?:je |on )?(?:re)?(?:prolong|decal|deplac|report|repouss|avanc)(?:e|er|erai|ee?s?) (?:mon|mes|l'|les) ?"
    r"(?:arret|conges?|absence|vacances|rtt)\b|i(?: a|'| wi|')?(?:m|ll|ve)? ?(?:extend(?:ing|ed)?|mov(?:e|ed|ing)"
    r"|postpon(?:e|ed|ing)|shift(?:ed|ing)?) my (?:leave|holidays?|vacation|time off|absence|pto)\b"
    r"|(?:arret|conges?) prolongee?s?\b|prolongation d(?:e mon|e mes|'|e l') ?(?:arret|conges?)\b"
)
I_AM = (
    r"(?:(?:je |j'?|(?=suis|serai))(?:suis|serai|serais|vais etre|reste|resterai|me mets) "
    + STATE
    + r"|(?:je |j'?|(?=suis|serai))(?:ne )?(?:suis|serai) "
    + NOT_HERE
    + r"|(?:je |j)m'absente(?:rai)?\b|(?:je |j'?)(?:pars|partirai|vais partir|m'en vais) (?:en |a la |au"
    r" )?(?:vacances|conges?|rtt"
    r"|week-?end prolonge)?"
    r"|(?:je |j'?)(?:ne )?(?:travaille(?:rai)?|bosse(?:rai)?) pas\b|(?:je |j'?)(?:ne )?(?:viens|viendrai) pas (?:au"
    r" bureau"
    r"|au travail|travailler|bosser|aujourd'?hui|demain|lundi|mardi|mercredi|jeudi|vendredi|ce matin|cet)"
    r"|(?:je |j'?)(?:ne )?me sens pas (?:tres )?bien\b|(?:i(?:'| a)?m )?(?:not feeling (?:very )?(?:well|good|great)"
    r"|feeling"
    r" (?:sick|ill|unwell|poorly))\b|(?:i(?:'| a)?m |i(?:'ve| have) )?(?:called|calling) in sick\b"
    r"|(?:je|j'ai) (?:prends|pose|prendrai|poserai|ai pose|ai pris|pose|pris) (?:(?:(?!\d)\w+ ){0,3}(?:conges?"
    r"|vacances|rtt"
    r"|jours?|journee|semaines?|conge \w+)|(?:(?:mon|le|la|l'|ma|un|une|ce|mes|les|tout|toute|de|du|et)"
    r" ?){0,3}(?:vendredi"
    r"|lundi|mardi|mercredi|jeudi|apres-midi|matinee)s?\b(?! (?:la|le|les|un|une|des|l')))"
    r"|(?:je |j'ai )(?:prends|pose|prendrai|poserai|pose|pris) (?:\d{1,2}|deux|trois|quatre|cinq) (?:jours?"
    r"|semaines?)\b"
    r"(?! d[e'] ?(?!conge|vacances|repos|rtt|recup))"
    r"|mon (?:absence|conge|arret)\b|mes (?:conges|vacances)\b|"
    + _CHANGED
    + r"|note[rz]? mon absence|i(?:'| a)?m (?:going to be )?"
    + AWAY_EN
    + r"|i(?:'| wi)ll be "
    + AWAY_EN
    + r"|i(?:'| wi)ll (?:not be|be not) (?:in|here|available|around|at work|working)\b"
    r"|i won'?t be (?:in|here|available|around|at work|working|there)\b|i(?: a|')m taking (?:\w+ ){1,5}off\b"
    r"|i(?: will|'ll)? take (?:\w+ ){1,5}off\b|i have (?:\w+ ){1,3}off\b|my (?:leave|holidays?|vacation|time off"
    r"|absence)\b)"
)
BARE = (
    r"(?:"
    + STATE
    + "|"
    + NOT_HERE
    + r"|(?:conges?|vacances|rtt|absence|indispo)\b|"
    + AWAY_EN
    + r"|(?:pto|holiday|vacation|leave(?!.*\b(?:alone|be|it|them|him|her|in peace|as is|out)\b))\b"
    r"|taking (?:\w+ ){1,5}off\b)"
)
THEY_ARE = (
    r"(?:(?:est|sera|serait|reste) "
    + STATE
    + r"|(?:n'est|ne sera|est|sera) "
    + NOT_HERE
    + r"|s'absente(?:ra)?\b|part en (?:vacances|conges?)|(?:prend|pose) (?:\w+ ){0,3}(?:conges?|vacances|rtt|jours?"
    r"|semaines?)|(?:prend|pose) (?:son|sa|l'|tout[e]? (?:son|sa)) ?(?:lundi|mardi|mercredi|jeudi|vendredi|apres-midi"
    r"|matinee|journee)\b"
    r"|ne (?:travaille|vient|viendra|travaillera) pas|(?:is|'s|will be|is going to be) "
    + AWAY_EN
    + r"|(?:isn'?t|won'?t be|is not|will not be) (?:in|here|available|around|at work|working)\b)"
)
I_BACK = re.compile(
    r"(?:(?:ca y est|c'est bon|voila|enfin)\W*)?(?:je (?:suis|viens) (?:bien |enfin )?(?:de retour|rentree?|revenue?"
    r"|de nouveau (?:la|au bureau|parmi vous)"
    r"|a nouveau (?:la|disponible|au bureau))|me (?:re)?voi(?:la|ci)(?: de retour)?|je suis la a nouveau|de retour"
    r"|retour de (?:conges?|vacances)"
    r"|je reprends|i(?: a|')m (?:finally )?back|im back|back (?:at work|in the office|from)|i(?: ha|')ve returned"
    r"|fin de (?:mes|mon) (?:conges?|absence|vacances))\b"
)
THEY_BACK = re.compile(
    r"(?:est (?:bien )?(?:de retour|rentree?|revenue?|de nouveau la)|(?:is|'s) back|a repris|has returned)\b"
)
RETURNS = re.compile(
    r"(?:je (?:reviens|reviendrai|rentre(?:rai)?|reprend(?:s|rai)|serai de retour|ne reviens que|ne rentre que)"
    r"|i(?: wi|')ll be back|i(?: a|')m back on|"
    r"je (?:suis|serai) (?:de nouveau |a nouveau )?(?:la|dispo(?:nible)?|joignable) (?:seulement |que )?(?:a"
    r" partir"
    r"|des)\b|dispo(?:nible)? (?:seulement|que|uniquement) (?:a partir|des)\b|(?:dispo(?:nible)?|available) (?:a partir"
    r"|from|again from)\b.{1,25}\b(?:seulement|uniquement|only)\b|"
    r"i return|i(?: a|')m returning|i come back|i(?: wi|')ll return)\b"
)
THEY_RETURN = re.compile(
    r"(?:revient|reviendra|rentre(?:ra)?|reprend(?:ra)?|sera de retour|will be back|returns|is back on)\b"
)
CANCEL = re.compile(
    r"(?:(?:finalement|en fait|actually|after all)\W*)?(?:(?:annule[rsz]?|supprime[rsz]?|oublie[rsz]?|retire[rsz]?"
    r"|enleve[rsz]?) (?:mes|mon|ces|cette|l[ea']) ?(?:absences?|conges?|vacances)"
    r"|(?:cancel|drop|forget|remove) my (?:absence|leave|holidays?|vacation|time off|pto)"
    r"|je ne (?:suis|serai|pars) (?:finalement )?(?:plus|pas) (?:absente?|en (?:conges?|vacances)|malade)"
    r"|(?:mes|mon|ma|my|the|ces|cette|les|l') ?(?:conges?|vacances|absence|rtt|leave|holidays?|vacation|time off|trip)"
    r" (?:ne )?(?:(?:sont|est|is|are|ont|a|has|have|was|were|se|been|finalement|ete|all) )*(?:annulee?s?|cancell?ed"
    r"|called off|tombe\w*|supprimee?s?|a l'eau|off)\b"
    r"|(?:conges?|vacances|absence|rtt|holidays?|vacation|leave|time off) (?:annulee?s?|cancell?ed|called off)\b"
    r"|(?:plus|pas) de (?:conges?|vacances|rtt)\b(?: finalement| en fait| du tout)?\W*$"
    r"|(?:j'ai |je viens d'|i(?:'ve| have)? ?)(?:annuler?|cancell?ed|called off) (?:mes|mon|ma|my|the) (?:conges?"
    r"|vacances|absence|rtt|leave|holidays?|vacation|time off|trip)"
    r"|je ne pars (?:finalement )?(?:plus|pas)\b|je ne m'absente (?:plus|pas)|i(?: a|')m not (?:off|away|on (?:leave"
    r"|holiday|vacation)|sick|taking)|mes (?:conges|vacances) sont annulee?s)\b"
)
THEY_CANCEL = re.compile(
    r"(?:annule[rsz]?|supprime[rsz]?|cancel|remove) (?:l'absence d[e']|les (?:conges|vacances) d[e']"
    r"|the absence of)\s?(?P<name>.+)$"
)
WHO = re.compile(
    r"(?:(?:dis[- ]moi |sais[- ]tu |savez[- ]vous |do you know )?qui (?:est|sera|sont) (?:(?:pas |plus )?la\b|"
    + STATE
    + r")|qui n'?est pas la\b|qui (?:manque|s'absente|est present)|(?:qui|who) (?:remplace|covers? for"
    r"|stands? in for|is covering for|replaces)\b"
    r"|who(?:'s| is| will be| are)? (?:" + AWAY_EN + r"|in today|here|around)|who isn'?t (?:in|here)"
    r"|(?:les |liste (?:des |les )?|montre[- ]moi les |quelles sont les |list (?:the |of )?)?(?:absences|absents"
    r"|absentees)\b(?: (?:du jour|de la semaine|a venir|today|this week))?\W*$"
    r"|(?:quand|when) (?:est-ce que )?(?:revient|rentre|reprend|does|is|will|suis[- ]je)\b.*(?:\?|back|return)"
    r"|who(?:'s| is) (?:my )?(?:stand-?in|cover)|qui me remplace"
    r"|(?:suis[- ]je|am i) .*(?:absente?|away|off|en conges?))"
)
COVER_ASKED = re.compile(
    r"(?:c'est qui |qui (?:est |c'est |sera )?|quel(?:le)? est |as-tu |ai[- ]je |est-ce que j'ai "
    r"|who(?:'s| is| will be)? )"
    r"(?:bien )?(?:mon|ma|my|un|une|a) (?:remplacante?|remplacement|interimaire|interim|suppleante?|stand-?in|cover"
    r"|deputy|backup|replacement)\b"
    r"|mon (?:remplacante?|interim)\W+c'est qui"
    r"|qui (?:me |va me |peut me |m')(?:remplace\w*|supplee\w*)\b"
    r"|qui (?:assure|prend|prendra|assurera|fait|fera) (?:le relais|la releve|mon interim|l'interim|ma suite)\b"
    r"|qui (?:decide|decidera|valide|validera|approuve|approuvera|signe|repond|gere) (?:a ma place|pour moi)\b"
    r"|(?:est-ce que )?(?:quelqu'un|qqn) (?:me|m') ?remplace\w*|(?:suis|serai)[- ]je (?:bien )?remplacee?\b"
    r"|who(?:'s| is| will| does)? (?:covers?|covering|stands? in|standing in|fills? in|filling in|replaces?|replacing"
    r"|takes? over|taking over|steps? in|stepping in|decides?|deciding|approves?|approving|signs? off)"
    r"\b.*\b(?:for me|me\b|my place"
    r"|i(?:'m| am) (?:off|away|out|on (?:leave|holiday|vacation)|not (?:here|there|in))|my behalf)"
    r"|(?:is|will) (?:anyone|anybody|someone|somebody) (?:be )?(?:covering|cover|standing in|stand in) for me"
    r"|do i have (?:a |any )?(?:stand-?in|cover|deputy|backup|replacement)"
)
"""Who stands in for whoever asks."""
COVERS_GOODS = re.compile(
    r"\b(?:qui (?:me |va me |peut me |m')remplace\w*|who (?:replaces|is replacing)(?: me)?) (?:les|des|ces|ce|cet|cette"
    r"|mes|mon|ma|un|une|the|my|these|those|this) (?!semaine|week|jours|days|conge|vacances|absence|leave|holiday"
    r"|matin|soir|apres)\w+"
)
"""Broken cups are replaced too."""
ME = re.compile(
    r"\b(?:suis[- ]je|serai[- ]je|ai[- ]je|j'ai|am i|do i|m[e'] ?(?:remplace|supplee)\w*|remplace\w* moi|for me"
    r"|(?:replac\w+|covers?|covering) me|(?:mon|ma|my) (?:remplac\w*|interim\w*|suppleante?|stand-?in|cover|deputy"
    r"|backup|replacement|place|behalf|suite)|pour moi|(?:je ne |je n'|quand je )\w+|i(?:'m| am) \w+)\b"
)
"""The question is about whoever asks."""
STAND_IN = re.compile(r"\bremplac|\b(?:cover|stand(?:s|ing)?[- ]in|fill(?:s|ing)? in|deput|replac)")
NOT_ASKED = re.compile(r"\b(?:si|if|quand|when|comment|how|pourquoi|why)\b")
