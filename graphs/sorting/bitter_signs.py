"""The turns of those who count, mock and conclude: what is short in figures, cold notes, counsel, people hurt."""

from __future__ import annotations

from graphs.sorting.anger import AngerKind

_PEOPLE = (
    r"(?:guests?|customers?|clients?|staff|child\w*|employees?|workers?|colleagues?|salarie\w*|enfants?|invites?|"
    r"convives?|"
    r"personnes?|collegues?|ouvriers?|serveu\w+|vendeu\w+|femme|mari|fille|fils|wife|husband|son|daughter|mother|"
    r"father|i|"
    r"we|je|on|nous|me|m|someone|somebody|quelqu un)"
)
_HURT = (
    r"(?:scalded|burn(?:t|ed)|injured|hurt|cut|hospitali[sz]\w+|poisoned|electrocuted|blesse\w*|brule\w*|coupe\w*|"
    r"ebouillante\w*|electrocute\w*|intoxique\w*|empoisonne\w*|hospitalise\w*)"
)

FAILURES: tuple[tuple[str, float, str], ...] = (
    ("count_short", 1.7,
     r"\b(?P<n>\d+) (?:\w+ ){0,3}?(?:commande\w*|demande\w*|facture\w*|paye\w*|ordered|asked|charged|billed|paid for) "
     r"(?:\w+ ){0,3}?(?!(?P=n)\b)\d+ (?:\w+ ){0,2}?(?:recue?s?|livree?s?|arrive\w*|received|delivered|arrived|came|"
     r"here)\b|"
     r"\b(?:ordered|commande|paid for|demande|asked for) (?:\w+ )?(?P<m>\d+) (?:\w+ ){0,4}?(?:got|received|recue?s?|"
     r"livree?s?|"
     r"delivered|only|que|seulement) (?:\w+ ){0,2}?(?!(?P=m)\b)\d+\b|"
     r"\b(?:got|received|recu|delivered) (?:\w+ ){0,2}?\d+ (?:\w+ ){0,2}?(?:out of|instead of|au lieu d\w+) (?:\w+ "
     r")?\d+"),
    ("wrong_place", 1.7,
     r"\b(?:deliver\w*|sent|send\w*|ship\w*|dropp\w*|left|posted|invoic\w+|bill\w*) (?:\w+ ){0,6}?(?:to|at|in|with) "
     r"(?:the |a )"
     r"?wrong \w+\b|\b(?:livr\w+|envoy\w+|depos\w+|expedi\w+|factur\w+) (?:\w+ ){0,6}?(?:(?:a la|a une|dans la|au|"
     r"dans le) "
     r"mauvais\w* \w+|chez (?:le voisin|les voisins|un autre client))\b"),
    ("does_nothing", 0.9,
     r"\b(?:un|une|des|ce|cet|cette|ces|ceci|magnifiques?|superbes?|\w+) qui (?:ne |n )\w+ (?:rien|pas|plus|jamais)\b|"
     r"\b(?:that|which|who) (?:doesn t|don t|won t|can t|does not|do not|will not|cannot) \w+\b"),
    ("hurt", 3.3,
     rf"\b{_PEOPLE} (?:\w+ ){{0,3}}?(?:was|were|got|been|is|are|s est|se sont|a ete|ont ete|est|sont|me suis|ete|"
     rf"are now|"
     rf"nearly) (?:\w+ ){{0,2}}?{_HURT}\b|\b{_PEOPLE} (?:\w+ ){{0,3}}?(?:fell|were taken|was taken|est tombe\w*|sont "
     rf"tombe\w*|ont ete|a ete) (?:\w+ ){{0,2}}?(?:ill|sick|malades?)\b|\b(?:intoxication|empoisonnement|food "
     rf"poisoning|"
     rf"electric shock|choc electrique|debut d incendie|a pris feu|caught fire|aux urgences|to a ?& ?e|to "
     rf"hospital)\b"),
)  # fmt: skip

TEMPERS: tuple[tuple[str, float, str], ...] = (
    ("concludes", 2.0,
     r"\b(?:tirer\w*|tirons|tire) (?:\w+ )?(?:toutes )?les (?:conclusions?|consequences?|conclusions qui)\b|"
     r"\bdr[ae]w\w* (?:my|our) own conclusions?\b|\bdont acte\b|\b(?:sans|aucun|pas de|me passe de|no|without|any) "
     r"(?:autre |"
     r"further )?com+entaires?$|^no comments?$|\bje vous laisse (?:juge|imaginer)\b|\bi ll let you (?:judge|"
     r"imagine)\b"),
    ("at_us", 2.0,
     r"\b(?:am i|are we|suis je|sommes nous|est ce que (?:je suis|nous sommes|on est)) (?:still|even|encore|"
     r"toujours) (?:\w+ "
     r")?(?:customers?|clients?|cliente)\b|\bis (?:this|that) how you (?:treat|run|do)\b|\best ce (?:comme ca|ainsi|"
     r"de cette "
     r"(?:facon|maniere)) que vous\b|\b(?:make up your|make your) minds?\b|\b(?:il |va )?(?:faudrait|falloir) "
     r"savoir\b|"
     r"\bdecidez vous\b|\b(?:on|nous|je) (?:nous |me |m |s )?(?:est|sommes|suis|etes) (?:fait )?ridiculis\w+|"
     r"\b(?:made|make|making|look\w*) (?:us |me )?(?:look )?(?:like )?(?:complete |total |a )?(?:fools?|idiots?|"
     r"ridiculous|"
     r"stupid)\b|\b(?:passe|passons|passer|passait) pour (?:des|un|une) (?:\w+ )?(?:idiots?|imbeciles?|rigolos?|"
     r"amateurs?|"
     r"clowns?|charlots?)\b|\bde quoi (?:j ai|on a|avons nous|ai je) l air\b|\b(?:vous )?(?:foutez|fichez|payez) "
     r"(?:vous )?"
     r"(?:de (?:moi|nous)|ma tete|notre tete)\b|\bwhich (?:monday|tuesday|wednesday|thursday|friday|week|month|"
     r"year) you\b"),
    ("mocks_work", 1.7,
     r"\b(?:du |c est du )?grand art\b|\bbravo (?:les|a toute l) (?:champions|artistes?|equipe de choc|gars|pros?)\b|"
     r"\bse les (?:passer|partager) entre\b|\bhats? off\b|\bchapeau (?:bas|les)\b|\bround of applause\b"),
)  # fmt: skip

THREATS: tuple[tuple[str, AngerKind, float, str], ...] = (
    ("counsel", "legal", 3.0,
     r"\b(?:je suis|agissant en qualite de|en (?:ma )?qualite de|nous sommes) (?:\w+ )?(?:le |l |les )?(?:conseils?|"
     r"avocate?s?|"
     r"mandataires?) (?:de|du|d) (?:la|le|l|m|mme|monsieur|madame|mon|ma|societe|sarl|sas)\b|\binstructions? (?:de|"
     r"d) (?:\w+ )?"
     r"(?:engag|assign|saisir|poursui|agir)\w*|\bengag\w+ (?:\w+ ){0,3}?(?:procedures?|poursuites|action (?:en "
     r")?justice|"
     r"recours)\b|\b(?:we|i) (?:are |am |have been )?instructed (?:by|to)\b|\bour clients? (?:\w+ ){0,6}?(?:reserv|"
     r"entitled|"
     r"instruct|proceed)\w*|\bto court\b|\bsous (?:huitaine|quinzaine)\b.{0,120}\b(?:procedure|justice|tribunal|"
     r"avocat)\w*"),
    ("insured", "legal", 2.6,
     r"\b(?:insurers?|insurance (?:company|people)|assureurs?|assurance) (?:\w+ ){0,4}?(?:informed|notified|told|"
     r"involved|"
     r"contacted|be in touch|prevenu\w*|informe\w*|averti\w*|mandat\w*|avise\w*)\b|\b(?:coordonnees|references?|"
     r"nom) de votre "
     r"(?:assureur|assurance)\b|\byour insurers? s? ?(?:details|name|reference)\b|\bmon? assureur vous\b"),
    ("or_theirs", "leaving", 2.6,
     r"\b(?:sinon|autrement|a defaut|faute de quoi|sans quoi|otherwise|or else|if not|failing that) (?:\w+ "
     r"){0,8}?(?:etudier|"
     r"accept\w*|prend\w*|sign\w*|retenir|consider|take|go with|accepting) (?:\w+ ){0,2}?(?:leur|leurs|cette|son|"
     r"their|that|"
     r"his|the other) (?:\w+ )?(?:offres?|propositions?|devis|offers?|quotes?|deal)\b|\bj irai (?:ailleurs|voir "
     r"ailleurs)\b"),
)  # fmt: skip
