"""The turns by which people complain without one angry word: what still is not there, what comes again, redress."""

from __future__ import annotations

_FEW = r"(?:\w+ ){0,3}?"
_SPAN = (
    r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|plusieurs|des|bientot|presque|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|several|a|an|nearly|over|many|couple of|a few)"
)
_TIME = (
    r"(?:jours?|semaines?|mois|heures?|h|ans?|annees?|minutes?|days?|weeks?|wks?|months?|hours?|hrs?|years?|"
    r"matinees?|apres midis?|lundi|mardi|mercredi|jeudi|vendredi|monday|tuesday|wednesday|thursday|friday)"
)
_PAPER = (
    r"(?:devis|reponses?|retours?|tarifs?|catalogues?|offres?|factures?|confirmation|quotes?|answers?|repl(?:y|ies)|"
    r"invoices?|prices?|brochure|info\w*|documents?|idees?|idea|decision|news|nouvelles?|word)"
)
_ORDINAL = (
    r"(?:deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme|enieme|\d+ ?(?:e|eme|ieme)|second|third|fourth|"
    r"fifth|sixth|seventh|umpteenth|nth|2nd|3rd|\d+th)"
)

FAILURES: tuple[tuple[str, float, str], ...] = (
    ("still_not", 1.3,
    rf"\b(?:toujours|encore) (?:pas|rien|aucun\w*|personne|point|en panne|froid|bloque\w*)(?! (?:\w+ )?{_PAPER}\b)\b|"
     rf"\bn(?:e|)? (?:\w+ ){{0,2}}?toujours (?:pas|rien|aucun\w*)\b|\b(?:on|nous|j) (?:\w+ )?attend\w* (?:toujours|"
     rf"encore)\b|\bstill (?:no|nothing|waiting|not|hasn|haven|isn|aren|doesn|don|won|can|cannot|broken|leaking|"
     rf"down|missing|outstanding|without)(?! (?:t )?(?:a )?(?:{_PAPER}|sure|certain|decided|too|in a hurry)\b)\b|"
     rf"\b(?:yet|waiting) to (?:see|receive|hear|get|be)\b|\b(?:not|nothing) (?:\w+ ){{0,4}}?yet$"),
    ("since_long", 0.9,
    rf"\b(?:ca|cela|voila|voici) (?:va )?(?:faire|fait|maintenant|bientot|deja|quand meme| )*(?:plus de |pres de )?"
     rf"{_SPAN} {_TIME}\b|\bdepuis (?:plus de |pres de |bientot )?{_SPAN} {_TIME}\b|\bdepuis (?:le mois de|le \d+|"
     rf"lundi|mardi|mercredi|jeudi|vendredi|samedi|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|"
     rf"octobre|novembre|la semaine derniere|le mois dernier)\b|\b(?:since|as of) (?:last )?(?:week|month|monday|"
     rf"tuesday|wednesday|thursday|friday|saturday|january|february|march|april|may|june|july|august|september|"
     rf"october|november)\b|\bfor {_SPAN} (?:\w+ )?{_TIME}\b|\b{_SPAN} {_TIME} (?:now|on|and (?:still|counting|no\w*)|"
     rf"ago|later|que|plus tard|apres)\b|\bit s (?:now |been )?{_SPAN} {_TIME}\b"),
    ("comes_again", 1.2,
    rf"\b{_ORDINAL} (?:\w+ )?(?:\w+ )?(?:this|in a|in as many|cette|ce|en un|en une|en deux|en trois|en \d|d affilee|"
     rf"consecuti\w+|de suite|depuis)\b|\bfois (?:de trop|d affilee|en (?:un|une|deux|trois|\d+) {_TIME})\b|"
     rf"\bagain(?: (?:today|this \w+|last \w+|yesterday|and again|$))?$|\b(?:recommence|rebelote|ca continue|meme "
     rf"(?:probleme|souci|panne|histoire|chose|cirque|comedie)|same (?:problem|issue|story|thing|fault|old|mistake)|"
     rf"back to square one|back where we started|here we go)\b|\b(?:twice|deux fois|trois fois|three times|\d fois|"
     rf"\d times)\b|\bencore (?:rate|faux|en retard|casse|oublie|plante|trompe)\w*\b|\bune fois encore\b"),
    ("no_progress", 1.6,
    r"\b(?:(?<!coordonnees )(?<!adresse )(?<!adresses )(?<!livraison )(?<!facturation )(?<!besoin )(?<!besoins )"
     r"(?<!numero )(?<!telephone )(?<!mail )(?<!siret )(?<!rib )(?<!iban )(?<!quantites )"
     r"n (?:a|ont|avez|avance|avancent) (?:\w+ ){0,2}?(?:avance|bouge|progresse|change|evolue)\w*|n avance "
     r"(?:pas|plus)|au point mort|en plan|laisse\w* (?:en plan|tomber|sans|dans)|lache\w* en|abandonne\w*|"
     r"aucune? (?:avancee?|suivi|effort|solution|excuse\w*|considera\w+|explication\w*|suite))\b|\b(?:no (?:progress|"
     r"follow up|apology|explanation|urgency|solution|further forward)|nothing (?:has )?(?:happened|changed|moved|"
     r"done)|without (?:so much as|an apology|explanation|any explanation|a word|warning)|abandoned|gone quiet|"
     r"going round in circles|left (?:in the (?:dark|lurch)|hanging|waiting|high and dry|stranded)|walked off|"
     r"disappeared|vanished|half (?:done|finished))\b"),
    ("unheard", 1.2,
    r"\b(?:personne (?:ne )?(?:\w+ )?(?:decroch\w*|repond\w*|rappel\w*|vient|venu\w*|est venu)|raccroch\w+|tombe sur "
     r"(?:le |un )?(?:repondeur|messagerie)|restee?s? (?:sans|lettre)|sans (?:effet|suite|reponse|reaction)|"
     r"(?:malgre|apres) (?:mes|nos|plusieurs|de multiples|trois|deux|\d+) (?:\w+ )?(?:appels?|mails?|messages?|"
     r"relances?|courri\w+|coups|demandes)|(?:appele|relance|ecrit|signale) (?:\w+ ){0,2}?(?:fois|reprises)|j ai "
     r"beau|a plusieurs reprises|a maintes reprises|(?:on|vous) (?:m|nous) (?:\w+ )?(?:ignor|promen|balad|trimball)\w*|"
     r"(?:rien voulu|veut rien|voulu rien) (?:savoir|entendre))\b|\b(?:(?:nobody|no one|noone) (?:\w+ ){0,2}?(?:picks?|"
     r"answer\w*|call\w*|repl\w+|came|seems|knows|bother\w*|can|will|has|turned|wants)|(?:called|rung|phoned|emailed|"
     r"written|asked|told \w+ (?:\w+ )?|chased|complained|rang) (?:\w+ ){0,3}?(?:twice|three times|\d+ times|several "
     r"times|repeatedly|every day|times)|(?:goes|going|straight) (?:straight )?to voicemail|(?:neither|none) of "
     r"(?:which|"
     r"my|our|them|these)|acknowledg\w+|fell on deaf ears|no one s|on hold|every day)\b"),
    ("spoilt", 1.7,
    r"\b(?:bouchonnee?s?|eventre\w*|trempee?s?|detrempe\w*|cabosse\w*|tordue?s?|felee?s?|fanee?s?|fletri\w*|pourri\w*|"
     r"tachee?s?|delave\w*|trouee?s?|ecaille\w*|decollee?s?|bosselee?s?|avariee?s?|rances?|inondee?s?|cramee?s?|"
     r"brulee?s?|grillee?s?|gondole\w*|bancale?s?|de travers|mal fermee?s?|illisibles?|immangeables?|imbuvables?|"
     r"infectes?|souillee?s?|salie?s?|ecrasee?s?|arrachee?s?|defoncee?s?|explose\w*|mortes?|morts|hs|degueulasses?|"
     r"pas (?:droite?s?|etanches?|finie?s?|terminee?s?|fraiche?s?|frais|propres?)|baclee?s?|bacle|sagouin\w*|"
     r"(?:fuit|coule|goutte) (?:encore|toujours|partout|de plus belle))\b|\b(?:soaked|soggy|wilted|wilting|dead|bent|"
     r"corked|rotten|stained|warped|crooked|wonky|burnt|crushed|squashed|spoil\w*|snapped|ripped|stale|vinegar|mush|"
     r"flooded|flooding|ruined|wrecked|smudged|faded|misprinted|misspel\w+|(?:isn|not|aren) (?:t )?(?:straight|level|"
     r"finished|sealed|fresh|clean|right)|in a (?:mess|state)|a mess|botched|bodge\w*|sloppy|worse than (?:before|when|"
     r"it)|leak\w* (?:again|worse|everywhere|all over)|falling (?:off|apart))\b"),
    ("cannot_use", 1.0,
    r"\b(?:impossible de (?:se connecter|travailler|utiliser|joindre|ouvrir|demarrer|vous joindre|avoir|les vendre)|ne "
     r"(?:peut|pouvons|peux|peuvent) (?:plus|pas) (?:travailler|utiliser|ouvrir|se connecter|livrer|produire|servir)|"
     r"plus (?:d eau|de chauffage|d electricite|d acces|de reseau|rien ne))\b|\b(?:can ?t|cannot|unable to|won ?t|"
     r"doesn ?t|don ?t|can not) (?:even )?(?:log|open|start|work|access|use|respond|turn on|get in|sell|teach|serve|"
     r"trade|function)\b"),
    ("short", 1.4,
    r"\b(?:manqu\w+ (?:encore |toujours )?(?:la moitie|un tiers|\d+|des|les|deux|trois|plusieurs)|(?:la )?moitie "
     r"(?:\w+ ){0,3}?(?:manqu\w+|absente?s?|n est pas|n etait pas)|(?:vous avez|avez|ete) oublie\w*|a l envers|"
     r"pas les bon\w+|au lieu (?:de|du|des)|alors que (?:\w+ ){0,5}?(?:commande|demande|prevu|promis|paye|convenu|"
     r"annonce))\w*\b|\b(?:\d+|one|two|three|several|half|some|a|the) (?:\w+ ){0,4}?(?:short|missing|left out)\b|"
     r"\b(?:missing (?:altogether|entirely|completely|again|from)|forgot\w* (?:the|our|my|half|to)|instead of (?:the|"
     r"what)|(?:wrong|different) (?:name|colou?r|size|address|day|time|date|door|house|person|grade|model|item|year|"
     r"vintage|edition)|not the (?:one|ones|same|right)|nothing like)\b"),
    ("unlike", 1.7,
     r"\b(?:ne (?:\w+ )?correspond\w* (?:\w+ )?(?:pas|en rien|nullement|guere|absolument pas)|(?:rien|pas grand "
     r"chose) a voir "
     r"avec(?! (?:vous|toi|you)\b)|loin de ce (?:qui|que)|(?:pas|rien) (?:de )?ce (?:qui|que|"
     r"qu) (?:\w+ ){0,3}?(?:convenu|prevu|promis|"
     r"montre|vendu|"
     r"commande|demande|dit)\w*|(?:nothing|not) (?:\w+ )?like (?:what|the|your|in)|far (?:cry )?from what|not (?:as|"
     r"what) "
     r"(?:\w+ ){0,3}?(?:agreed|shown|discussed|described|asked|ordered|pictured)|(?:billed|charged|invoiced) (?:\w+ "
     r"){0,6}?"
     r"(?:when|only|but|for (?:things|something|nothing|work))|factur\w+ (?:\w+ ){0,6}?(?:alors que|au lieu|dont "
     r"personne|"
     r"jamais)|(?:frais|supplement|hausse|augmentation) (?:\w+ ){0,5}?(?:personne|sans|jamais|dont|pas prevu\w*)|"
     r"jamais "
     r"(?:demande|commande|signe|accepte)|never (?:agreed|asked for|ordered|signed))\b"),
    ("wasted_day", 1.5,
    r"\b(?:pose (?:\w+ )?(?:ma |une |un )(?:journee|matinee|conge|rtt|jour)|attendu (?:toute|tout) (?:la |l )?\w+|"
     r"perdu (?:\w+ )?(?:ma|une|la|notre|un) (?:journee|matinee|apres midi|client\w*|vente)|pour rien|lapin|(?:en )?"
     r"vain|bernique|manque a gagner|(?:deux|trois|\d+|mes|nos) (?:\w+ )?(?:salaries|ouvriers|gars|clients) (?:\w+ "
     r"){0,3}?(?:attend\w*|a l arret|rien))\b|\b(?:took|taken|booked|wasted|lost) (?:\w+ ){0,3}?(?:day|morning|"
     r"afternoon|hours?|leave|time) ?(?:off|waiting|work)?\b|\b(?:waited|sat|stayed) (?:\w+ )?(?:in )?(?:all|the "
     r"whole) (?:day|morning|afternoon|week)\b|\b(?:stood|standing) (?:around|idle|us up|me up)\b|\bin vain\b|"
     r"\bsaid (?:\w+ ){0,4}?(?:between|by|before|on|at) \w+"),
)  # fmt: skip

TEMPERS: tuple[tuple[str, float, str], ...] = (
    ("mocked", 2.2,
    r"\b(?:(?:c est )?un gag|"
        r"chapeau (?:les|l)\b|hats off|human being|cut off|quand (?:ca|elle|il) (?:veut|marche)|when it feels|"
        r"apprenez a|ressemble\w* a rien|jete\w* (?:devant|par|sur)|qui (?:va )?pai?e\w* (?:pour |"
    r"ca)|who "
     r"(?:is|s|will be|pays) pay\w* for|left and right hands?|learn to (?:read|do)|une (?:mauvaise "
     r")?(?:blague|plaisanterie|farce)|une blague|foutage de gueule|vous plaisantez|vous rigolez|"
     r"on (?:rigole|marche sur la tete)|vous etes serieux|c est serieux|serieusement \?|vous comptez (?:\w+ "
     r"){0,6}?(?:un "
     r"jour|quand|\?)|un jour (?:ou l autre )?\?|au prochain siecle|a la saint glinglin|a ce (?:rythme|tarif|prix) la|"
     r"pour qui (?:vous|nous)|du vent|se payer (?:ma|notre) tete|pas comme ca que|merci (?:de|pour) rien|ne (?:vous|"
     r"te) felicite pas|bravo (?:\w+ )?bravo|(?:merci|bravo) (?:\w+ )?pour (?:ce souvenir|le fiasco|la pagaille|ce "
     r"fiasco|rien|l attente)|fiasco|pagaille|bazar|cirque|honnetement|franchement (?:c est|je|on|la))\b|\b(?:having a "
     r"laugh|you (?:must be )?(?:joking|kidding)|seriously \?|oh (?:great|lovely|brilliant|good|wonderful|joy)(?! "
     r"(?:thanks|thank|news|to))|thanks for (?:nothing|ruining|wasting|the (?:wasted|ruined))|really earning|not happy "
     r"tears|shambles|fiasco|hopeless|rubbish|joke|clueless|couldn t (?:organise|care less)|don t (?:care|give)|what "
     r"on earth|for crying out loud|at what point|is anyone (?:actually |even )?|does anyone (?:actually |even )?|do i "
     r"(?:really )?have to|how hard (?:can|is)|how many (?:more )?times|slow hand clap|unreal|you lot|bloody)\b"),
    ("ill_pleased", 1.9,
    r"\b(?:pas (?:\w+ )?(?:ravie?s?|fiers?|contente?s?|satisfaite?s?|enchantee?s?|emballee?s?|terribles?|brillante?|"
     r"joli|jolie|glorieux|digne\w*|heureu\w+|a la hauteur|serieux|correct\w*|normale?|ce (?:que|qu) (?:\w+ "
     r")?(?:attend|"
     r"esper|achete|paye)\w*)|(?:peu|moyennement|guere|pas) (?:\w+ )?(?:apprecie\w*|goute\w*|convaincu\w*|"
     r"impression\w*)|"
     r"embete\w* de (?:devoir|vous)|desagreable\w*|penible\w*|amer\w*|amertume|(?:ne |n )(?:vous )?cache\w* pas (?:\w+ "
     r")?(?:que|notre|mon|ma|mes)|vous avoue\w*|attend\w* mieux|esper\w+ mieux|habitue\w* a mieux|pas habitue\w*|"
     r"dubitati\w+|perplexes?|(?:mauvaise|desagreable|cruelle|facheuse) (?:surprise|experience|impression)|agacan\w+|"
     r"laborieu\w+|le moins (?:que l on|qu on)|triste (?:de|constat)|(?:service|accueil|qualite|suivi|travail) (?:\w+ "
     r"){0,3}?(?:se degrade|deplorable|nul\w*|mediocres?|limite|indigne\w*|bacle\w*|decevant\w*)|nulle? part|pas de "
     r"mots|de la peine|(?:un peu|bien|tout de meme) fort|piteu\w+|depite\w*|c est dommage de|dommage "
     r"(?:de finir|pour)|"
     r"choque\w*|bless\w+|attriste\w*|pas (?:du )?genre a|(?:assez|tres|fort|plutot|desagreablement) surprise?s?|"
     r"bonne fois "
     r"pour toutes|cette fois (?:ci )?pour de bon|correctement cette fois|pas du "
     r"tout (?:ce|apprecie|content|satisf)\w*)\b|\b(?:underwhelm\w+|unimpressed|not (?:\w+ )?(?:happy|pleased|"
     r"impressed|"
     r"thrilled|satisfied|best pleased|good enough|acceptable|on|amused|what (?:we|i) (?:paid|signed|expected))|"
     r"(?:expect\w*|"
     r"hoped for|deserve\w*|used to) (?:\w+ )?better|expected (?:\w+ )?(?:more|a lot more)|(?:hardly|not exactly|not "
     r"quite) (?:the|what|ideal|acceptable|value)|below (?:par|standard|the standard)|sub ?standard|poor(?:ly)?|"
     r"(?:bitter|nasty) taste|lack of|unreasonable|discourte\w+|rude|dismissive|couldn t be bothered|cavalier|high and "
     r"mighty|concern\w* (?:at|about|by) the|courtesy to|at (?:the )?end of (?:my|our) tether|not (?:the|a) (?:first|"
     r"only) time|do better|wits end|in (?:good|all) conscience|no words|speechless|offen[sc]ive|hate to be|charming "
     r"way|for real|properly (?:this time|"
     r"next)|once and for all|more than (?:we|i|one) can (?:bear|take)|bit sad|bit (?:disappointing|much|rich|of a "
     r"shame)|but a shame|nearly choked|certainly isn t (?:going|me)|plenty of "
     r"chances|swore at|(?:am|are|is) not having|saddened|hurt(?:ful)?|one job|so much as)\b"),
    ("redress", 1.5,
    r"\b(?:(?:veux|voulons|exige|exigeons|demande|demandons|souhait\w+|attends|attendons|reclam\w+) (?:\w+ ){0,4}?"
     r"(?:remboursement|rembours\w+|dedommag\w+|indemnis\w+|geste|explications?|excuses|compensation|un avoir|"
     r"remplacement|reparation|solution|reponse)|geste (?:commercial|de votre part)|rembourse[rz]? (?:moi|nous|"
     r"integralement)|rendez (?:moi|nous) (?:mon|notre) argent|(?:mon|notre) argent|dedommag\w+|(?:que|qu est ce que "
     r"vous|comment) (?:comptez|pensez|proposez|envisagez|allez) vous|que proposez vous|vous comptez faire quoi|vous "
     r"(?:comptez|allez) faire quoi|reprene[rz] (?:\w+ )?(?:votre|vos|cette)|a qui dois je)\b|\b(?:money back|(?:want|"
     r"expect|require|demand|like|request\w*|owed?|due|insist on) (?:\w+ ){0,4}?(?:refund\w*|compensat\w+|apology|"
     r"explanation|replacement|money|credit|put right|answers)|put (?:this|it|things) right|make (?:this|it|things) "
     r"(?:right|good)|sort (?:it|this|that|things) out|make amends|(?:how|what) (?:exactly )?(?:do|are|will|would) you "
     r"(?:propose|intend|plan|going|suggest)\w*|what you (?:are|re) (?:going to|planning to)|(?:explain|expliquez "
     r"vous)$|what are you (?:going to|doing)|goodwill|come and (?:collect|get|take) "
     r"(?:it|them|your))\b"),
    ("ultimatum", 2.0,
    r"\b(?:a defaut|faute de quoi|sans quoi|passe ce delai|au dela de (?:ce|cette)|dernier(?:e)? (?:avertissement|"
     r"delai|rappel avant|relance avant|chance)|a bon entendeur|vous (?:avez|laisse) (?:jusqu|\d+ (?:h|heures|jours))|"
     r"(?:je|nous) (?:vous )?(?:laisse|donne|laissons|donnons|accorde)\w* (?:jusqu|\d+|une|un|huit|48)|sinon (?:je|"
     r"nous|"
     r"on|c est|ca|j)|(?:si|sans) (?:\w+ ){1,7}?d ici (?:ce soir|demain|lundi|mardi|mercredi|jeudi|vendredi|la fin|"
     r"\d+|huit|la semaine)|(?:si|sans) (?:\w+ ){0,5}?(?:pas|rien|reponse|solution|retour|nouvelles) (?:\w+ ){0,4}?"
     r"(?:ce soir|demain|lundi|mardi|mercredi|jeudi|vendredi|48|24|sous))\b|\b(?:unless (?:i|we|this|you|it)|failing "
     r"(?:that|which|this)|or else|final (?:warning|chance|straw)|otherwise (?:i|we|you)|if (?:i|we) (?:don t|do not|"
     r"haven t|have not|hear nothing)|if (?:\w+ ){1,5}?(?:isn t|is not|not|aren t|hasn t|nothing) (?:\w+ ){0,4}?(?:by|"
     r"within|before|this week|today|tonight|tomorrow)|you have (?:until|till|\d+ (?:hours|days)|one)|(?:no|not) later "
     r"than \w+ or)\b"),
)  # fmt: skip
