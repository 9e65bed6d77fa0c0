"""The signs by which words about the timetable are known, French and English, folded."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import words


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


_SOME = (
    r"(?:(?:les|des|the|some) )?(?:(?:\d{1,3}|une? (?:dizaine|douzaine|vingtaine|trentaine|cinquantaine) de|deux|trois"
    r"|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|two|three|four|five|seven|eight|nine|ten|twelve|a"
    r" dozen|fifteen|twenty|thirty|fifty) )?"
)
_READ_AGAIN = (
    r"(?:relire|revoir|controler|verifier|passer en revue|review|check|look (?:through|over|at)|read|go through)"
)

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "sample",
        _any(
            r"(?:(?:la|les|l|the|a) )?(?:relectures?|echantillons?)(?: (?:de qualite|hebdomadaire|des? cas|"
            r"de la semaine))*",
            rf"{_SOME}(?:cas|dossiers) (?:(?:tires |pris |choisis )?au (?:hasard|sort) )?a {_READ_AGAIN}"
            r"(?: au (?:hasard|sort))?",
            rf"{_SOME}(?:cas|dossiers) (?:(?:pris|choisis|tires) )?au (?:hasard|sort)(?: (?:pour|a) {_READ_AGAIN})?",
            rf"{_SOME}(?:random(?:ly chosen)? )?cases? (?:(?:picked )?at random )?(?:to|for) (?:us to |me to )?"
            rf"{_READ_AGAIN}(?:ing)?(?: at random)?",
            rf"{_SOME}(?:random cases|cases (?:picked |chosen )?at random)",
            r"(?:the |an? )?(?:(?:weekly|quality) )*(?:samples?|sampling|spot checks?)(?: of cases)?",
        ),
    ),
    (
        "digest",
        _any(
            r"(?:(?:le|du|de|un|ton|votre|ce|des|les|the|a|your|our|notre|mon|my|any) )*(?:(?:daily|morning|"
            r"quotidien) )*"
            r"(?:digests?|digestes?)(?: (?:quotidien|du matin|de la journee|du jour|of the day))*",
            r"(?:(?:le|un|ton|votre|notre|petit|the|a|your|our|du) )*(?:(?:resume|point|recap\w*|compte rendu|bilan"
            r"|synthese|topo) "
            r"(?:quotidien|du matin|matinal|du jour|de la journee)|"
            r"(?:daily|morning) (?:summary|roundup|recap|update|rundown|report))",
        ),
    ),
    (
        "brief",
        _any(
            r"(?:(?:le|mon|un|ton|votre|de|du|my|a|the|your|any) )*(?:(?:daily|morning|personal|petit) )*"
            r"(?:briefs?|briefings?)(?: (?:du matin|quotidien|personnel|perso|matinal|prive|du jour))*",
            r"(?<=m |i )(?:(?:un|le|petit|e) )*(?:recap\w*|resume|topo|synthese)(?= .*(?:chaque|tous les|toutes les))",
            r"(?<=me )(?:(?:a|the|short|quick) )*(?:summary|recap|roundup|rundown)(?= .*(?:every|each))",
        ),
    ),
    (
        "weekly",
        _any(
            r"(?:(?:le|un|du|de|ton|votre|notre|the|a|your|our|my) )*(?:rapports?|bilans?|points?|recap\w*|chiffres) "
            r"(?:d activite )?(?:hebdo|hebdomadaires?|hebdos|de la semaine|de chaque semaine)",
            r"(?:(?:the|a|your|our|my|any) )*weekly (?:reports?|figures|summary|numbers)",
            r"(?:l |le |un )(?:hebdo|hebdomadaire)(?! \w)",
        ),
    ),
    (
        "monthly",
        _any(
            r"(?:(?:le|un|du|de|ton|votre|notre|the|a|your|our|my) )*(?:rapports?|bilans?|points?|recap\w*|chiffres) "
            r"(?:d activite )?(?:mensuels?|du mois|de chaque mois)(?! a\b(?! \d))",
            r"(?:(?:the|a|your|our|my|any) )*monthly (?:reports?|figures|summary|numbers)",
            r"(?:le |un )(?:mensuel)(?! \w)",
        ),
    ),
    (
        "report",
        _any(
            r"(?:(?:le|un|du|de|ton|votre|notre|les|des|tes|vos|the|a|your|our|any) )*(?:rapports?|bilans?|reports?)"
            r"(?: d activite)?"
        ),
    ),
)
"""What may come back, the most telling first."""

OTHER_WORK = re.compile(
    r"\b(?:devis|quotes?|quotations?|factures?|invoices?|relanc\w*|chas\w+|remind\w*|rappel\w*|prospects?|leads?|"
    r"clients?|customers?|commandes?|orders?|stocks?|tarifs?|remises?|discounts?|fournisseurs?|suppliers?|(?:une?|des"
    r"|les|l|d|cet) avoirs?|avoirs|"
    r"paiements?|payments?|impayes?|overdue|reclamations?|complaints?|approuve\w*|approve\w*|si le total|"
    r"regle\b|rules?|"
    r"reunions?|meetings?|rendez|rdv|conges?|absente?s?|vacances|on leave|off sick|malade|appel\w*|telephon\w*|call|"
    r"deadline|rendre|dois|doit|must|owe)\b"
)
"""Words of other work: with one of them, nothing is about the timetable."""

_SENDING = (
    r"qu est ce (?:qui|que)|quels?|quelles?|montre\w*|affiche\w*|donne\w*|liste\w*|voir|show|list|give|what|which|see"
)
_PLANNED = r"(?:prevus?|prevues?|programmes?|programmees?|planifies?|planifiees?|au programme)"
_REGULAR = r"(?:automatiques?|automatiquement|reguliers?|regulierement|tout seul|toute seule|par toi meme)"
_SOON = (
    r"(?: (?:automatiquement|aujourd hui|cette semaine|ces jours ci|prochainement|ici|dans ce canal|"
    r"de regulier|svp|stp))*"
)

LISTS: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"(?:et )?(?:qu est ce qui|qu est ce qu il y a|qu y a t il|quoi|il y a quoi|on a quoi|"
        rf"que) (?:est |d |de |a )?{_PLANNED}{_SOON}"),
    re.compile(rf"qu est ce que tu (?:as|fais|envoies|postes|publies)(?: de| d)? (?:{_PLANNED}|{_REGULAR}){_SOON}"),
    re.compile(rf"(?:que|quoi|qu) (?:fais|envoies|postes|publies) tu {_REGULAR}"),
    re.compile(
        rf"(?:(?:{_SENDING}|peux tu|tu peux|moi|nous|me|nous) )*(?:sont )?(?:(?:le|la|l|ton|ta|tes|les|notre|"
        rf"nos|votre|vos|des) )*"
        rf"(?:echeancier|emploi du temps|(?:planning|calendrier|programme|liste) (?:des |de tes |de vos )"
        rf"(?:envois?|digests?|rapports?|messages|posts)(?: {_REGULAR}| {_PLANNED})*|planning|programmation"
        rf"|(?:envois?|digests?|"
        rf"rapports?|messages|taches|choses|horaires)"
        rf"(?: (?:et|ou) (?:les )?(?:digests?|rapports?|briefs?))*(?: des digests?)?(?: (?:{_PLANNED}|actifs|"
        rf"{_REGULAR}))+)"
        rf"(?: sont)?(?: {_PLANNED}| actifs)?(?: de commis)?{_SOON}"
    ),
    re.compile(rf"quels? (?:sont les |est le |est l )?(?:planning|echeancier|(?:digests?|rapports?|envois)"
        rf"(?: (?:et|ou) (?:les )?(?:digests?|rapports?|briefs?))*(?: sont)?(?: {_PLANNED}| actifs|"
        rf" automatiques)+){_SOON}"
    ),
    re.compile(
        r"(?:what(?: is| s| are)?|whats|anything) (?:(?:currently|already) )?(?:planned|scheduled|coming up|"
        r"on (?:the|your|our) (?:schedule|timetable)|in the timetable|the schedule|the timetable|your schedule)"
        r"(?: (?:for )?(?:today|tomorrow|this week|here|in this channel|automatically|next))*"
    ),
    re.compile(
        r"what (?:will you|are you going to|are you|ll you) (?:do|doing|send|sending|post|posting) (?:for us )?"
        r"(?:today|tomorrow|this (?:week|morning|afternoon))"
    ),
    re.compile(
        r"(?:que|qu|quoi|qu est ce que|tu)(?: tu)? (?:vas(?: tu)?(?: faire| envoyer| poster)?|feras(?: tu)?|"
        r"enverras(?: tu)?|fais(?: tu)?)(?: quoi)? (?:pour nous )?"
        r"(?:aujourd hui|demain|ce matin|cet apres midi|cette semaine)"
    ),
    re.compile(
        r"(?:(?:can you|could you|please|show|list|give|see|print|me|us) )*(?:(?:the|your|our|all|all the|"
        r"my) )*(?:schedule|timetable|"
        r"(?:scheduled|planned|recurring|automatic) (?:things|posts|reports|digests|messages|items)|(?:digests|"
        r"reports)(?: and (?:digests|reports))? (?:planned|scheduled))(?: please)?"
    ),
    re.compile(rf"(?:(?:{_SENDING}|moi|nous|me|us|everything|all|tout) )*(?:ce que tu (?:envoies|postes|publies|fais)|"
        rf"(?:that )?you (?:send|post|do)) (?:{_REGULAR}|automatically|regularly|by yourself|on your own){_SOON}"),
    re.compile(
        r"what (?:do|will|are) you (?:post|posting|send|sending|do|doing) (?:automatically|regularly|"
        r"by yourself|on your own)"),
    re.compile(
        rf"(?:quels?|which) (?:digests?|rapports?|reports?) (?:sont|are) (?:{_PLANNED}|planned|scheduled|"
        rf"active|set)"),
)  # fmt: skip

COMING = _any(
    r"(?:et |dis moi |tell me |do you know )*(?:quand|a quelle heure|quelle heure|quel jour|(?:quel est|"
    r"quelle est|what is|what s)(?= .*(?:prochain|next))|c est quand|when|what time|at what time|what day)",
    r"prochaine?s? (?:digest|brief|rapport|bilan|envoi)\w*",
    r"(?:le |the )?next (?:digest|brief|briefing|report|weekly|monthly|sample)",
    r"(?:le )prochain (?:digest|brief|rapport|bilan)\w*",
)
NEXT_WORDS = words(
    "et dis moi tell me do you know quand a quelle heure quel jour c est ce que qu when what time at day is s "
    "are does "
    "the le la les prochain prochaine next arrive vient tombe sera aura lieu passe part parait envoye envoies poste "
    "postes publie due come comes coming will be sent posted out go goes get we i on recoit recois avons tu nous il "
    "elle of du de mon my our notre ton your planned scheduled prevu programme expected demain tomorrow aujourd hui "
    "today "
    "lundi mardi mercredi jeudi vendredi monday tuesday wednesday thursday friday again deja"
)

QUIET_DAYS = _any(
    r"(?:(?:les|le|des|on|pour les|for) )*(?:jours?|matins?|jour) (?:sans rien|sans nouvelles?|calmes?|vides?|creux|"
    r"ou (?:il n y a|y a|il ne se passe|il n est) rien(?: a (?:dire|signaler))?)(?: a (?:dire|signaler))?",
    r"(?:quand|lorsqu|lorsque|si|s)(?: il)? (?:n y a|y a|n ya|ya|ne se passe|n a) rien(?: a (?:dire|signaler|"
    r"raconter))?",
    r"(?:si|quand) rien(?: a (?:dire|signaler|de (?:neuf|nouveau|special)))?",
    r"(?:s il|quand il|lorsqu il|si|quand) (?:ne )?(?:s est|se sera) rien passe",
    r"(?:si|quand) on n a rien (?:fait|a dire)",
    r"(?:when|if|whenever|unless) (?:nothing|something|anything) (?:has )?(?:happened|happens|changed|is new|was done)",
    r"(?:les |des )?(?:jours?|journees?) (?:ou )?rien (?:ne )?s est passe",
    r"(?:s il n y a|quand il n y a|si tu n as|quand tu n as) rien (?:a (?:dire|signaler))",
    r"(?:on |for )?(?:quiet|empty|silent|slow|calm) days?",
    r"(?:on )?days? (?:with|that have|without) (?:nothing|anything)(?: (?:to (?:say|report|tell)|new))?",
    r"(?:when|if|whenever) (?:there is|there s|theres|you have|you ve got|it has) nothing(?: (?:to (?:say|"
    r"report|tell)|new))?",
)
QUIET_LINE = _any(
    r"(?:(?:dis|ecris|envoie|poste|mets|fais)(?: le)?(?: moi| nous)? )?(?:quand meme |juste |"
    r"seulement )?(?:en )?(?:une|1) (?:seule )?ligne",
    r"(?:dis|dites) le(?: quand meme)?(?: en un mot)?",
    r"(?:just |only )?(?:(?:say|post|write|send|tell me)(?: so| it)? )?(?:in |just |only )*(?:one|a single|"
    r"1) (?:line|sentence)",
    r"(?:say so|tell (?:me|us) (?:so|anyway))",
)
QUIET_NOTHING = _any(
    r"(?:(?:ne|n) )?(?:dis|ecris|envoie|poste|publie|mets|affiche|dites|envoyez|postez)(?: nous|"
    r" moi)? rien(?: du tout)?",
    r"(?:pas|plus) (?:besoin|la peine)(?: (?:de|d))?(?: (?:poster|envoyer|publier))?|no need(?: (?:for|to post|to"
    r" send))?|"
    r"(?:pas|plus) d (?:envoi|post)|(?:reste|restez) (?:muet|silencieux|discret)|tais toi|taisez vous|(?:pas de|aucun"
    r"|pas un) message|"
    r"pas de bruit|silence",
    r"(?:say|post|send|write) nothing(?: at all)?|(?:do not|don t|dont) (?:say|post|send|write) anything(?: at all)?|"
    r"(?:stay|be|keep) (?:silent|quiet)|no (?:message|post)|(?:skip|do not send|don t send|dont send|"
    r"do not post|don t post)(?: it)?|leave it out",
    r"rien du tout|rien",
)

HOLIDAYS = _any(
    r"(?:(?:les|le|des|un|pendant|on|during|the|for) )*(?:jours? feries?|feries|bank holidays?|public holidays?|"
    r"holidays?)"
)
_ON_HOLIDAYS = (
    r"(?:(?:les|le|des|un|pendant|on|during|the|for|aux) )*(?:jours? feries?|feries|bank holidays?|"
    r"public holidays?|holidays?)"
)
LEFT_OUT = _any(
    rf"(?:(?:mais|and|but|et) )*(?:sauf|hors|excepte|a l exception des|mais pas|pas|jamais|sans|plus|not|never|"
    rf"except|excluding|but not|skip(?:ping)?|saute\w*)(?: pour)? {_ON_HOLIDAYS}"
)
KEPT_ON = _any(
    rf"(?:aussi|meme|y compris|egalement|inclus|including|even|also|too)(?: sur)? {_ON_HOLIDAYS}(?: aussi| too|"
    rf" as well)?",
    rf"{_ON_HOLIDAYS} (?:aussi|egalement|compris|inclus|y compris|too|as well|included)",
)

OFF_ALL = _any(
    r"(?:arrete|arretez|stoppe|stoppez|stop|supprime|supprimez|annule|annulez|desactive|desactivez|coupe|coupez|"
    r"cancel|turn off|remove) "
    r"(?:tous|toutes|tout|all)(?: (?:les|tes|vos|ce qui est|the|your|these))*(?: (?:digests?|rapports?|envois?|"
    r"reports?|messages|posts|"
    r"programmes?|prevus?|automatiques?|planifies?|reguliers?|scheduled|planned|automatic|recurring|et|and|"
    r"briefs?|les|the))+"
)
ALL = words("tous toutes tout all les tes vos the your")
OFF = _any(
    r"(?:arrete|arretez|arreter|stoppe|stoppez|stop|supprime|supprimez|supprimer|annule|annulez|annuler|"
    r"desactive|desactivez|"
    r"desactiver|coupe|coupez|couper|enleve|enlevez|enlever|retire|retirez|cesse|cessez|suspends|suspendez|"
    r"finis|termine|"
    r"cancel|remove|delete|disable|end|drop|unsubscribe|kill)(?: (?:moi|nous|de m envoyer|d envoyer|de m|"
    r"de poster|de publier|me|us|sending|posting|from))*",
    r"(?:mets?|mettez|mettre|put)(?= .*\b(?:en pause|on hold)\b)|pause|pausez|(?:turn|switch|shut) off|(?:turn"
    r"|switch|shut)(?= .* off\b)",
    r"(?:je |on |nous )?(?:ne |n )(?:veux|veut|voulons|souhaite|souhaitons|envoie|envoyez|poste|postez|publie|"
    r"publiez|recevoir|fais)"
    r"(?: (?:me|m|nous|moi))* (?:plus|pas)(?: (?:recevoir|de|d|le|du|voir))*",
    r"(?:je |on |nous )(?:veux|veut|voulons) (?:plus|pas)(?: (?:recevoir|de|d|le|du))*",
    r"(?:m |me |nous )?(?:envoie|envoyez|poste|postez) (?:moi |nous |m )?(?:plus|pas)(?: de| le| d)?",
    r"(?:i|we) (?:do not|don t|dont|no longer) (?:want|need)(?: (?:to get|to receive|to see|the|any|more|a))*",
    r"(?:do not|don t|dont|stop)(?: (?:send|sending|post|posting|publish|publishing))(?: (?:me|us|the|any|more))*",
)
ON = _any(
    r"(?:remets|remettez|reactive|reactivez|reprends|reprenez|relance z|redemarre|redemarrez|active|activez|"
    r"retablis|retablissez|rallume|rallumez|"
    r"remettre|reactiver|resume|restart|re ?enable|enable|turn on|switch on|bring back|restore)(?: (?:moi|nous|"
    r"en route|en marche|me|us|back on))*",
    r"(?:turn|switch|put|bring)(?= .*\bback\b(?: on)? *$)|(?:turn|switch)(?= .* on *$)",
)
NEVER = _any(
    r"(?:mais )?(?:plus(?! (?:tard|tot))|pas|jamais|aucun|sans)(?: (?:de|d|du|le|un|aucun))?(?= |$)",
    r"(?:on )?(?:saute[rsz]?|sautons|zappe[rsz]?)",
    r"(?:no|not|never|without|skip)(?: (?:more|longer|any|a|the))?",
)

AT_ONCE = _any(
    r"maintenant|tout de suite|immediatement|now|right now|right away|at once|renvoie|renvoies|renvoyer|renvoyez"
    r"|reposte|repostes|"
    r"reposter|repostez|resend|repost"
)
"""Shown once, there and then."""
ASKED_FOR = _any(
    r"(?:envoie|envoies|envoyez|envoyer|poste|postes|postez|poster|publie|publiez|publier|met|mets|mettez|mettre|"
    r"programme|programmez|programmer|"
    r"planifie|planifiez|planifier|deplace|deplacez|deplacer|decale|decalez|decaler|avance|avancez|avancer|"
    r"change|changez|changer|"
    r"passe|passez|passer|donne|donnez|fais|faites|ajoute|ajoutez|active|activez|mets|regle|fixe|fixez|recevoir|"
    r"avoir|prepare|preparez|livre|tire|tirez|tirer|draw|pick|bring|"
    r"send|post|put|set up|set|schedule|move|shift|give|make|add|start|have|get|receive|want|need|deliver|"
    r"publish|change|switch|push)"
)
MINE = _any(r"(?:m|moi|me|mon|my|to me|pour moi|for me)")
HERE = _any(
    r"(?:ici(?: meme)?|dans ce (?:canal|salon|fil)|sur ce (?:canal|salon)|here|(?:in|to) this (?:channel|room|"
    r"thread|chat)|ce (?:canal|salon) ci|dans cette conversation)"
)
PRIVATE = _any(
    r"(?:en (?:message )?prive|en mp|en dm|par message prive|en message direct|in private|privately|by dm|"
    r"in (?:a )?(?:dm|direct message|private message)|as a dm|via dm)"
)
PLAIN = words(
    "genre style mieux thx cheers afternoon afternoons evening evenings midi soir soirs apres "
    "commis svp stp pls plz hey coucou s il te plait vous merci please thanks thank you ok bonjour salut hello hi hey "
    "et and mais "
    "but puis "
    "then maintenant now a an at the le la les l un une de du des d to in on for of dans sur pour par avec with "
    "tu peux pouvez pourrais pourriez peut on je j nous i we us can could would will should ll d like love veux "
    "voudrais voudrions voulons veut aimerais aimerait souhaite souhaiterais souhaitons faut faudrait il veuillez "
    "que qu is are be c ce it this that est soit sois sont etre seulement uniquement only just juste plutot rather "
    "instead finalement en fait actually chaque tous toutes every each desormais dorenavant partir compter from "
    "starting wards onwards always toujours jours jour day days matin matins morning mornings heure time hour "
    "stp reviens tard tot plus later earlier canal salon channel also aussi y me moi m dorenavant off back our notre "
    "envoye poste publie ainsi lieu bien well ca come comes vient arrive sort parte part comme as n ne meme equipe "
    "pause hold serait serais possible pourrait pourriez pourrions pouvons avez auriez aurais merci bonsoir avant "
    "before like "
    "locale local bref simplement simply publier automatiquement automatically tu nous "
    "team everybody everyone monde tout tous direct directement same again encore usual habituel want need let "
    "have any more anymore longer"
)
