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
    r"(?:scalded|burn(?:t|ed)|injured|hurt|hospitali[sz]\w+|poisoned|electrocuted|blesse\w*|brule\w*|"
    r"ebouillante\w*|electrocute\w*|intoxique\w*|empoisonne\w*|hospitalise\w*)"
)

FAILURES: tuple[tuple[str, float, str], ...] = (
    ("count_short", 1.7,
     r"\b(?P<n>\d+) (?:\w+ ){0,3}?(?:commande\w*|demande\w*|facture\w*|paye\w*|ordered|asked|charged|billed|paid for) "
     r"(?:\w+ ){0,3}?(?!(?P=n)\b)\d+ (?:\w+ ){0,2}?(?:recue?s?|livree?s?|arrive\w*|received|delivered|arrived|came|"
     r"here)\b|"
     r"\b(?:ordered|commande|paid for|demande|asked for) (?:\w+ )?(?P<m>\d+) (?:\w+ ){0,4}?(?:got|received|recue?s?|"
     r"livree?s?|"
     r"delivered) (?:\w+ ){0,2}?(?!(?P=m)\b)\d+\b|"
     r"\b(?:got|received|recu|delivered) (?:\w+ ){0,2}?\d+ (?:\w+ ){0,2}?(?:out of|instead of|au lieu d\w+) (?:\w+ "
     r")?\d+"),
    ("wrong_place", 1.7,
     r"\b(?:deliver\w*|sent|send\w*|ship\w*|dropp\w*|left|posted|invoic\w+|bill\w*) (?:\w+ ){0,6}?(?:to|at|in|with) "
     r"(?:the |a )"
     r"?wrong \w+\b|\b(?:livr\w+|envoy\w+|depos\w+|expedi\w+|factur\w+) (?:\w+ ){0,6}?(?:(?:a la|a une|dans la|au|"
     r"dans le) "
     r"mauvais\w* \w+|chez (?:le voisin|les voisins|un autre client))\b"),
    ("left_about", 1.7,
     r"\b(?<!\bi )(?<!\bwe )(?:left|dumped|(?:a|ont|avez|etait|ete) (?:\w+ )?(?:laisse|depose|pose|abandonne)e?s?) "
     r"(?:\w+ ){0,8}?"
     r"(?:on the (?:pavement|street|doorstep|kerb|road)|in the (?:rain|street)|sur le trottoir|dans la rue|sous la "
     r"pluie)\b"),
    ("foreign_body", 2.4,
     r"\b(?:insectes?|cafards?|blattes?|mouches?|vers|asticots?|cheveux?|souris|mites?|corps etrangers?|(?:bout|"
     r"morceau|eclat)s? "
     r"de (?:verre|plastique|metal)) (?:\w+ ){0,2}?dans (?:le|la|les|l|un|une|mon|ma|mes|notre|nos|vos|votre)\b|"
     r"\b(?:insects?|"
     r"cockroach\w*|maggots?|weevils?|hairs?|moths?|(?:bits?|pieces?|shards?) of (?:glass|plastic|metal)) (?:\w+ "
     r"){0,2}?in (?:the|"
     r"my|our|a|your)\b"),
    ("does_nothing", 0.9,
     r"\bqui (?:ne |n )(?:\w+ rien|(?:moud|chauff|march|fonctionn|tourn|ferm|ouvr|tien|coul|mouss|imprim|demarr|"
     r"allum|serv)\w* "
     r"(?:pas|plus|jamais))\b|\b(?:that|which) (?:doesn t|don t|won t|can t|does not|will not) (?:work|grind|heat|"
     r"close|open|"
     r"fit|hold|print|start|pour|brew|turn)\b"),
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
     r"\ben (?:tirer\w*|tirons|tire) (?:\w+ )?(?:toutes )?les (?:conclusions?|consequences?)\b|\btir\w+ les "
     r"(?:conclusions?|"
     r"consequences?) qui s imposent\b|\bdr[ae]w\w* (?:my|our) own conclusions?\b|\bdont acte\b|^sans "
     r"commentaires?$|\bme passe "
     r"de (?:tout )?commentaires?\b|^no comment$|\bje vous laisse (?:juge|imaginer)\b|\bi ll let you (?:judge|"
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
)  # fmt: skip

THREATS: tuple[tuple[str, AngerKind, float, str], ...] = (
    ("counsel", "legal", 3.0,
     r"\b(?:je suis|agissant en qualite de|en (?:ma )?qualite de|nous sommes) (?:\w+ )?(?:le |l |les )?(?:conseils?|"
     r"avocate?s?|"
     r"mandataires?) (?:de|du|d) (?:la|le|l|m|mme|monsieur|madame|mon|ma|societe|sarl|sas)\b|\binstructions? (?:de|"
     r"d) (?:\w+ )?"
     r"(?:engag|assign|saisir|poursui|agir)\w*|\bengag\w+ (?:\w+ ){0,3}?(?:procedures?|poursuites|action (?:en "
     r")?justice|"
     r"recours)\b|\b(?:we|i) (?:are |am |have been )?instructed (?:by (?:our|my) client|to (?:recover|claim|"
     r"commence|issue))\b|"
     r"\bour clients? (?:\w+ ){0,4}?(?:reserves?|is entitled|has instructed)\b|\bdans les interets (?:de|d) (?:m|"
     r"mme|monsieur|"
     r"madame|la|notre|mon|ma)\b"),
    ("insured", "legal", 2.6,
     r"\b(?:insurers?|insurance (?:company|people)|assureurs?|assurance) (?:\w+ ){0,6}?(?:(?:will )?(?:be in touch|"
     r"contact you|"
     r"write to you)|vous (?:contact\w+|ecri\w+))\b|\b(?:coordonnees|references?|nom) de votre (?:assureur|"
     r"assurance)\b|"
     r"\byour insurers? s? ?(?:details|name|reference)\b"),
    ("insurers_told", "legal", 1.4,
     r"\b(?:insurers?|assureurs?) (?:\w+ ){0,4}?(?:informed|notified|told|involved|prevenu\w*|informe\w*|averti\w*|"
     r"mandat\w*)\b"),
    ("authority", "legal", 2.8,
     r"\b(?:services? veterinaires?|ddpp|services? d hygiene|inspection du travail|agence regionale de sante|"
     r"environmental "
     r"health|food standards|health inspect\w+|(?:l|a l|the) (?:ars|fsa|hse)\b)"),
    ("or_theirs", "leaving", 2.6,
     r"\b(?:sinon|autrement|a defaut|faute de quoi|sans quoi|otherwise|or else|if not|failing that) (?:\w+ "
     r"){0,8}?(?:etudier|"
     r"accept\w*|prend\w*|sign\w*|retenir|consider|take|go with|accepting) (?:\w+ ){0,2}?(?:leur|leurs|cette|son|"
     r"their|that|"
     r"his|the other) (?:\w+ )?(?:offres?|propositions?|devis|offers?|quotes?|deal)\b|\bj irai (?:ailleurs|voir "
     r"ailleurs)\b"),
)  # fmt: skip
