"""The words of mails that no process works on: bills for us, applications, refusals, machines, sellers and cheats."""

from __future__ import annotations

from graphs.sorting.mail import MailKind

_SOME = r"(?:\w+ ){0,6}?"

ASIDE: tuple[tuple[str, dict[MailKind, float], str], ...] = (
    # --- a bill for us ---
    ("their_bill", {"supplier_invoice": 3.0},
     rf"\b(?:notre|nos|ma|mes|our|my) (?:\w+ ){{0,2}}?(?:facture|factures|invoice|invoices|bill|note d "
     rf"honoraires|honoraires)\b|\b(?:ci joint\w*|en piece jointe|en pj|pj|veuillez trouver|vous trouverez|"
     rf"trouver|attached|enclosed|please find) {_SOME}(?:facture|factures|invoice|invoices|note d honoraires|"
     rf"avis d echeance|facture d avoir|bill)\b|\b(?:facture|invoice|bill) {_SOME}(?:ci jointe?|"
     rf"en piece jointe|jointe|attached|enclosed|en pj)\b|\bvotre (?:\w+ )?(?:facture|avis d echeance) (?:\w+ "
     rf"){{0,6}}?(?:est disponible|disponible|est arrivee|sera preleve\w*|electronique|mensuelle|est "
     rf"consultable|est prete|edf|engie|orange|sfr|ovh|free)\b|\byour (?:\w+ )?(?:invoice|bill|statement) "
     rf"(?:\w+ ){{0,6}}?(?:is (?:now )?(?:ready|available|attached)|is now|will be debited|from \w+)\b"),
    ("wants_paying", {"supplier_invoice": 2.0},
     r"\b(?:merci de (?:proceder|bien vouloir proceder|regler|nous regler|effectuer)|(?:a|proceder au|procede "
     r"au|votre) (?:regler|reglement|paiement)|a (?:payer|regler) (?:avant|au plus tard|sous|le|des|a "
     r"reception)|payable (?:a|sous|le|avant|by|within|on|upon)|date d echeance|reglement (?:a|sous|par "
     r"virement|attendu)|net (?:a payer|\d+)|coordonnees bancaires (?:ci|:|sont|"
     r"suivantes|en bas)|(?:demeure|reste|restent|restee?s?) (?:a ce jour |toujours |encore )?(?:impayee?s?|"
     r"due?s?)|sauf erreur (?:ou omission )?de notre part|nous n avons pas (?:encore )?recu (?:\w+ "
     r")?(?:reglement|paiement)|votre compte (?:client )?(?:presente|est debiteur))\b|\b(?:payment (?:is )?due|"
     r"due (?:date|by|on|within|upon)|amount due|please (?:pay|remit|arrange "
     r"payment|settle)|our bank details|payment terms|remit (?:payment )?to|remains? (?:unpaid|outstanding)|"
     r"according to our records|our records (?:show|indicate)|outstanding (?:balance|amount)|kindly settle|"
     r"bank account below)\b"),
    # --- work ---
    ("seeks_work", {"job": 3.4},
     r"\b(?:ma candidature|candidature (?:spontanee|au|pour|a)|(?:mon|ci joint|joint|joins|trouver|piece "
     r"jointe|un) (?:\w+ ){0,3}?(?:cv|curriculum vitae)|lettre de motivation|je (?:souhaite |souhaiterais "
     r")?postul\w+|postuler|recherche (?:\w+ ){0,4}?(?:stage|alternance|apprentissage|emploi|poste)|(?:un|de|"
     r"mon|d un) (?:\w+ )?(?:stage|contrat d (?:apprentissage|alternance)|"
     r"apprentissage)|alternan(?:ce|t|te)|etudiante? (?:\w+ ){0,8}?(?:stage|alternance)|recrutez vous|vous "
     r"recrutez|offre d emploi|votre (?:offre|annonce) (?:de|d|pour le) (?:poste|emploi|stage|recrut\w+)|"
     r"integrer votre (?:equipe|entreprise|societe|structure)|rejoindre (?:votre|vos) (?:equipe|entreprise|"
     r"societe)s?|entretien d embauche|demandeur d emploi|job d ete|opportunites? "
     r"(?:professionnelles?|de carriere|d emploi))\b|\b(?:my (?:\w+ )?(?:resume|cv|application|curriculum)|"
     r"cover letter|(?:apply|applying|application) (?:\w+ ){0,3}?(?:for the|for a|for your|job|position|role|"
     r"post|internship)|(?:looking|searching) for (?:\w+ ){0,3}?(?:job|internship|position|apprenticeship|"
     r"employment|placement|role)|are you (?:\w+ )?hiring|job (?:vacanc\w+|application|"
     r"opening|opportunit\w+)|internship|work experience|join(?:ing)? your (?:team|company)|career "
     r"opportunit\w+|vacanc\w+)\b"),
    ("sells_people", {"spam": 3.0, "job": -3.0},
     r"\b(?:cabinet de (?:recrutement|chasse)|agence (?:d interim|interim)|profils? (?:qualifie|disponible|"
     r"interessant|de candidat)\w*|vos (?:besoins|recrutements|postes) (?:en |de )?recrutement\w*|vos "
     r"recrutements|candidats? (?:qualifies?|disponibles?|preselectionnes?)|recruitment (?:agency|services|"
     r"firm|partner)|staffing|your (?:hiring|recruitment) needs|pre ?screened|candidates? available)\b"),
    # --- no more mails ---
    ("opts_out", {"opt_out": 3.4},
     r"\b(?:(?:merci de|veuillez|pouvez vous|pourriez vous|je (?:souhaite|veux|voudrais|demande)|nous "
     r"(?:souhaitons|voulons|demandons)|svp|s il vous plait|bonjour) (?:\w+ ){0,5}?(?:me |nous |de me |a "
     r")?(?:desinscri\w+|desabonn\w+|supprim\w+ (?:\w+ ){0,4}?(?:donnees|coordonnees|adresse|mail|liste|base|"
     r"fichiers?|compte)|retirer (?:\w+ ){0,6}?(?:liste|fichiers?|base|diffusion|mailing|envois)|"
     r"effacer (?:\w+ ){0,4}?(?:donnees|coordonnees|adresse)|oublier)|(?:retire|supprime|enleve|efface|"
     r"raye)[rz]? (?:moi|nous|mon adresse|mes (?:donnees|coordonnees)|notre adresse|nos (?:donnees|"
     r"coordonnees))|desinscri(?:ption|vez|s)\b(?! ?(?:cliquez|ici))|desabonne(?:z|r|ment)? (?:moi|nous|svp|"
     r"immediat\w*|de ma part)|(?:ne|n) (?:\w+ ){0,3}?(?:souhait\w+|veu\w+|voul\w+|desir\w+) (?:\w+ "
     r"){0,2}?(?:plus|pas) "
     r"(?:\w+ ){0,2}?(?:recevoir|etre (?:\w+ )?(?:contacte|sollicite|demarche|relance|recontacte)\w*|de vos|"
     r"vos (?:mails|messages|offres|publicites))|ne (?:m|nous|me) (?:ecri\w+|contact\w+|envoy\w+|sollicit\w+|"
     r"demarch\w+|recontact\w+) plus|ne plus (?:me|nous|m) (?:\w+ )?(?:contacter|ecrire|envoyer|solliciter|"
     r"recontacter)|droit (?:a l (?:oubli|effacement)|d opposition|a l oubli)|effacement de (?:mes|nos)|"
     r"suppression de (?:mes|nos|mon) (?:\w+ )?(?:donnees|coordonnees|compte|informations)|je m oppose|article "
     r"(?:17|21)|cess\w+ (?:\w+ )?(?:vos|ces|tout|toute|les) (?:\w+ )?(?:envois?|prospection|sollicitations?|"
     r"mails?|messages?|demarchage)|arret(?:ez|er) (?:de|d|vos|les|ces) (?:\w+ ){0,3}?(?:envoyer|ecrire|"
     r"contacter|solliciter|"
     r"spam\w*|mails?|envois|messages|pubs?|publicites?|newsletters?|prospection|demarch\w+))\b|\b(?:(?:please "
     r"|kindly |pls )?(?:unsubscribe (?:me|us)|remove (?:me|us|my|our|this)|take (?:me|us|my|our) (?:\w+ "
     r"){0,2}?off|opt (?:me |us )?out)\b|unsubscribe (?:please|"
     r"immediately)|"
     r"stop (?:emailing|mailing|writing|contacting|sending|spamming|messaging) ?(?:me|us|these|to)?|(?:delete|"
     r"erase|remove|wipe) (?:\w+ ){0,2}?(?:my|our|all) (?:\w+ ){0,3}?(?:data|details|information|account|"
     r"records|address|email)|no longer (?:wish|want) to (?:receive|be contacted|hear)|(?:do not|don t|never) "
     r"(?:email|contact|write to|mail|message) (?:me|us)|right to (?:be forgotten|erasure|object)|"
     r"withdraw my consent|do not contact)\b|^(?:stop|unsubscribe|desinscription|desabonnement|remove|desinscrire)$"),
    # --- machines and lists ---
    ("away", {"automatic": 3.0},
     r"\b(?:(?:je suis|je serai|actuellement|serai) (?:\w+ ){0,2}?(?:absente?|en conges?|en vacances|"
     r"indisponible|en deplacement|hors du bureau)|absente? (?:du|jusqu|de mon|pour)|de retour (?:le|au "
     r"bureau)|reponse automatique|message (?:automatique|genere automatiquement)|envoye automatiquement|"
     r"genere automatiquement|ne (?:pas|peut pas) (?:repondre|etre lu)|merci de ne pas (?:y )?repondre|accuse "
     r"de reception|"
     r"votre (?:message|demande|mail|ticket|commande|colis) (?:\w+ ){0,4}?(?:bien ete (?:recu|enregistre|pris|"
     r"expedie)\w*|a ete (?:recu|enregistre|cree|pris en compte|expedie)\w*)|bien recu votre (?:message|"
     r"demande) et)\b|\b(?:out of (?:the )?office|on (?:annual|maternity|sick|parental) leave|away (?:from my "
     r"desk|until|from the office)|automat(?:ic|ed) (?:reply|response|message|email|notification)|auto ?reply|"
     r"do not reply|unmonitored|has been (?:received|logged|created|shipped|dispatched) "
     r"(?:\w+ ){0,6}?(?:ticket|reference|shortly|team|number|soon)|we have received your (?:\w+ )?(?:message|"
     r"email|request|enquiry)|undeliver\w+|delivery (?:status|failure|has failed)|mail delivery|returned mail|"
     r"read receipt)\b"),
    ("listed", {"newsletter": 3.0},
     r"\b(?:newsletter|lettre d information|infolettre|(?:voir|afficher|lire|visualis\w+|consulter) (?:\w+ "
     r"){0,5}?(?:navigateur|en ligne|version web|version en ligne)|(?:se|vous|me) (?:desinscrire|desabonner) "
     r"?(?:de|cliqu\w*|ici|:|en|,|$)|pour (?:se|vous) (?:desinscrire|desabonner)|lien de (?:desinscription|"
     r"desabonnement)|(?:vous recevez|recu) (?:cet?|ce) (?:\w+ )?(?:mail|email|message|courriel) (?:car|parce)|"
     r"gerer (?:vos|mes) (?:preferences|"
     r"abonnements)|si vous ne souhaitez plus recevoir|liste de diffusion|nos (?:actualites|nouveautes|"
     r"derniers articles)|l actu(?:alite)? (?:du|de la)|au sommaire|edition (?:de|du|n))\b|\b(?:view (?:\w+ "
     r"){0,4}?(?:browser|online)|unsubscribe (?:here|from|at|link|\w+ click|any|,|$)|to unsubscribe|click "
     r"(?:here )?to unsubscribe|you (?:are receiving|received) this (?:\w+ )?(?:email|message|because)|manage "
     r"(?:\w+ )?"
     r"(?:preferences|subscription)|update your preferences|email preferences|in this (?:issue|edition)|"
     r"monthly (?:digest|update|roundup)|weekly (?:digest|update|roundup))\b"),
    ("promotes", {"newsletter": 1.2, "spam": 1.0},
     r"\b(?:soldes|promo\w*|code promo|ventes? (?:privees?|flash)|black friday|offre (?:exclusive|speciale|"
     r"limitee|de lancement|flash)|jusqu a \d+ ?%|profitez (?:de|vite|en)|inscrivez vous|je m inscris|"
     r"webinaire?|livre blanc|en savoir plus|cliquez ici|decouvrez|telecharge[rz])\b|\b(?:% off|sale ends|"
     r"discount code|limited (?:time|offer)|register now|sign up|webinar|whitepaper|ebook|read more|shop now|"
     r"click here|"
     r"don t miss|special offer|exclusive offer)\b"),
    # --- they sell, or cheat ---
    ("pitches", {"spam": 2.6, "lead": -1.5},
     r"\b(?:nous (?:vous )?(?:propos\w+|accompagn\w+|aid\w+|offr\w+) {0,1}(?:\w+ ){0,5}?(?:services?|"
     r"solutions?|prestations?|accompagnement|outils?|offre|gamme|entreprises?|entrepreneurs|pme|dirigeants|"
     r"clients|marques|vous|produits|tarifs|catalogue)|je vous propose (?:de (?:decouvrir|vous presenter|vous "
     r"faire)|un (?:audit|essai|rendez|rdv|echange|appel)|une (?:demo|presentation|offre|solution))|vous "
     r"presenter (?:notre|nos|mes|mon)|notre (?:solution|agence|logiciel|plateforme|outil|societe|cabinet|"
     r"entreprise|gamme|equipe) (?:\w+ ){0,4}?(?:permet|aide|accompagne|propose|est specialise\w*|offre|met a|"
     r"peut vous)|nos (?:services|solutions|prestations|offres|produits|tarifs) (?:\w+ ){0,5}?(?:pourr\w+|"
     r"permettent|vous|sont|interess\w+)|(?:augment|boost|developp|multipli|optimis|amelior|dop)\w+ (?:\w+ "
     r")?(?:votre|vos) (?:\w+ ){0,2}?(?:chiffre|ca|ventes?|visibilite|trafic|clients?|clientele|activite|"
     r"tresorerie|marge|notoriete|"
     r"presence|rentabilite|taux|site|leads|prospects)|reduire (?:vos|votre) (?:couts?|factures?|charges|frais|"
     r"impots)|decouvrir (?:notre|nos)|devenir votre (?:fournisseur|partenaire)|(?:etre|devenir) (?:votre|un "
     r"de vos) (?:fournisseur|partenaire)s?|sans engagement|essai gratuit|audit (?:gratuit|offert)|15 "
     r"(?:petites )?minutes|quelques minutes de votre temps|votre disponibilite cette semaine|nous sommes "
     r"(?:\w+ ){0,3}?(?:fabricant|"
     r"grossiste|importateur|agence|cabinet|leader|specialis\w+|editeur|fournisseur)\w*|echantillons? "
     r"gratuits?|(?:nous|je) (?:vous |vos )?(?:rachetons|rachete|avancons|finan[cç]ons|exportons|fabriquons|"
     r"importons|distribuons|livrons partout|optimisons)|(?:analyse|audite|visite|consulte|parcouru) votre "
     r"site|axes d amelioration|on s appelle \d+)\b|\b(?:(?:we|i) (?:can |could |would )?(?:help|offer|provide|"
     r"specialis\w+|specializ\w+|"
     r"supply|manufacture|assist|deliver|develop) (?:\w+ ){0,5}?(?:companies|businesses|brands|services?|"
     r"solutions?|you|clients|products|range|your|smes)|our (?:platform|solution|software|agency|team|company|"
     r"product|factory|services|tool) (?:\w+ ){0,3}?"
     r"(?:helps?|can|offers?|allows?|enables?|provides?|specialis\w+|specializ\w+|is a|has)|(?:increase|boost|"
     r"grow|improve|double|triple|scale|skyrocket) (?:\w+ )?(?:your|sales|revenue|traffic)|(?:reduce|cut|save "
     r"on) your|introduce (?:our|my|you)|like to (?:show|introduce|offer|present)|(?:15|10|20|30) ?(?:min|mins|"
     r"minutes?)|quick (?:call|question|chat) (?:\w+ ){0,5}?(?:week|show|discuss|explore)|free (?:trial|audit|"
     r"sample|samples|"
     r"consultation|quote for your website)|leading (?:manufacturer|supplier|provider|exporter|factory)|we are "
     r"(?:a|an|the) (?:\w+ ){0,4}?(?:manufacturer|supplier|factory|agency|exporter|wholesaler|provider|company "
     r"based in|company special\w+|firm special\w+)|competitive prices?|moq|we (?:export|import|manufacture|"
     r"buy|distribute)|(?:we|i) (?:can |could |will )?(?:get|bring|find|save|generate|send|book) (?:you|your)|"
     r"are you (?:struggling|tired of|looking to (?:grow|scale|boost))|no obligation|best in class|case "
     r"studies|circling back|just following up on my (?:previous|last|earlier))\b"),
    ("digital_pitch", {"spam": 2.6, "lead": -1.0},
     r"\b(?:referencement(?: naturel)?|seo|sea|google ads|backlinks?|premiere page (?:de|sur)|first page (?:of|"
     r"on)|generation de (?:leads|prospects)|lead generation|fichiers? (?:de )?(?:prospects|emails|entreprises|"
     r"contacts)|base de donnees (?:b2b|de contacts|qualifiee)|email (?:list|database|marketing)|mailing list|"
     r"creation de (?:votre )?sites?|refonte de votre site|web ?design|your website (?:is|isn|not|could|needs|"
     r"does|doesn|design|ranks?|ranking|traffic|seo)|votre site (?:internet |web )?(?:n|ne|pourrait|est mal|"
     r"manque)|photovoltaique|panneaux solaires|cpf|defiscalisation|mutuelle|affacturage|rachat de credit|"
     r"guest post|sponsored (?:post|article)|followers|app development|offshore|outsourc\w+)\b"),
    ("cheats", {"spam": 4.0},
     r"\b(?:bitcoins?|crypto\w*|lot(?:erie|tery)|heritage|inheritance|beneficiaire|next of kin|millions? (?:de "
     r"|of )?(?:euros|dollars|usd|eur)|gagnant|winner|you (?:have )?won|vous avez gagne|viagra|casino|pret "
     r"(?:rapide|personnel|d argent|entre particuliers)|loan offer|(?:votre|your) (?:\w+ )?(?:compte|account|"
     r"mailbox|boite (?:mail|aux lettres)|password|mot de passe|messagerie|webmail) (?:\w+ "
     r"){0,5}?(?:suspend\w*|bloque\w*|expir\w+|limit\w+|desactiv\w+|locked|"
     r"deactivated|full|pleine|disabled|will be)|(?:verif|confirm|valid|mett\w+ a jour|updat)\w* (?:\w+ "
     r"){0,3}?(?:identit\w+|identifiants?|compte|account|password|mot de passe|credentials|coordonnees "
     r"bancaires|informations bancaires|login)|cliquez (?:\w+ ){0,5}?(?:lien|ici) (?:\w+ ){0,5}?(?:compte|"
     r"verif\w+|confirm\w+|debloquer|reactiver|colis)|frais de (?:douane|port|livraison) (?:\w+ "
     r"){0,4}?(?:regler|payer|impayes|cliqu\w+|en attente)|wallet|gift cards?|cartes? cadeaux?|dear "
     r"(?:beneficiary|friend|winner)|"
     r"ransom|webcam|rencontres? (?:sexy|coquine)\w*|hot (?:girls|singles))\b"),
    ("offers_us", {"other": 2.4, "lead": -2.5},
     r"\b(?:(?:seriez|etes|serait) vous interess\w+ (?:par|a|de|pour) (?:un |une |l |la |le )?(?:stand|partenariat|"
     r"encart|"
     r"espace|annonce|publicite|parrainage|sponsor\w*|visibilite|presentation|profil|candidat\w*|participation)|"
     r"would you be "
     r"interested in (?:a |an )?(?:stand|booth|stall|sponsor\w*|advert\w*|partnership|listing|demo of our)|presenter "
     r"(?:notre|nos) (?:gamme|produits|societe|solutions?|services|offres?)|(?:honoraires|commission) (?:sont|est|s "
     r"eleve|"
     r"de) (?:\w+ )?\d+)\b"),
    ("receipt", {"supplier_invoice": 3.2, "money": -2.0},
     r"\b(?:your receipt|votre recu (?:de|du|pour|n)|amount (?:paid|charged)|montant (?:debite|preleve)|(?:thanks|"
     r"thank you) "
     r"for your (?:payment|purchase)|merci (?:pour|de) votre (?:paiement|achat)|mode de reglement (?:virement|cheque|"
     r"prelevement)|(?:merci de|veuillez) proceder au (?:reglement|paiement))\b"),
    ("your_order", {"other": 3.2, "quote_request": -3.0, "product_question": -1.5},
     r"\b(?:(?:accus\w+ (?:bonne )?reception|confirm\w+|recu|received|acknowledge\w*|confirming) (?:\w+ "
     r"){0,3}?(?:votre|"
     r"your) (?:commande|order|purchase order)|(?:votre|your) (?:commande|order) (?:(?:n|no|num\w*|number|\d+) "
     r"(?:\w+ ){0,3}?)?"
     r"(?:est|sera|a ete|part|arrive|is|has been|was|will be|ships))\b"),
    ("to_be_drawn", {"supplier_invoice": 3.2, "money": -2.0},
     r"\b(?:dans votre espace (?:client|pro\w*|personnel|en ligne)|in your (?:customer |online )?(?:account|portal)|"
     r"prelevement (?:\w+ ){0,8}?(?:aura lieu|sera effectue|interviendra|est prevu)|echeancier de (?:\w+ "
     r")?(?:cotisations?|"
     r"paiement)|will be (?:debited|charged) (?:on|to|from))\b"),
    ("parcel_fee", {"spam": 4.0, "supplier_invoice": -2.0},
     r"\b(?:frais de (?:douane|dedouanement|reexpedition)|customs (?:fee|charge|duty)|redelivery (?:fee|charge))\b"),
    ("lends", {"spam": 3.6},
     r"\b(?:no credit check|(?:business|quick|fast|instant) (?:loans?|funding|cash)|(?:pret|financement|tresorerie) "
     r"(?:\w+ )"
     r"?(?:rapide|immediat\w*|en \d+ ?h\w*)|(?:get|borrow|obtenez|empruntez) (?:up to|jusqu a)|pre approved)\b"),
    ("fewer_mails", {"opt_out": 3.4, "money": -1.5},
     r"\b(?:(?:plus|pas|stop|assez) (?:de |d |aux |la |les )?(?:pubs?|publicites?|newsletters?|mails? (?:commerciaux|"
     r"publicitaires)|promos?|prospectus|spams?)(?! (?:sur|pour|dans))|no more (?:ads|adverts|marketing|newsletters?|"
     r"promotions?|promo\w*)|(?:stop|enough with) the (?:newsletters?|marketing|promos?))\b"),
    ("cv_here", {"job": 4.0},
     r"\b(?:mon cv|cv (?:et lettre|en pj|en piece|ci joint|joint|attached|enclosed)|my (?:cv|resume)|find my cv|"
     r"(?:un|notre|de) stage (?:d observation|de \w+)|cherche un stage)\b|^(?:candidature|job application)\b"),
    ("seen_by_them", {"automatic": 4.0},
     r"\b(?:a ete (?:lu|ouvert|affiche|supprime sans (?:etre|avoir ete) lu)\w* le|was (?:read|opened|displayed|"
     r"deleted without "
     r"being read) on|confirmation de lecture|accuse de lecture|read receipt|(?:n est|est) plus (?:relevee?|"
     r"consultee?|active|"
     r"utilisee?|surveillee?)|no longer (?:monitored|in use|checked))\b"),
)  # fmt: skip
