"""Mails in French, with what each is."""

from __future__ import annotations

from tests.corpus.mails import Mail
from tests.graphs.understanding.companies import BUILDING, SERVICES

FRENCH: list[Mail] = [
    # --- wants a quote, or goods ---
    Mail(
        "quote_request",
        "Bonjour,\n\nPourriez-vous me faire un devis pour 40 mugs en grès et 12 théières en fonte "
        "?\n\nCordialement,\nAnne Morel",
        known="customer",
    ),
    Mail(
        "quote_request",
        "slt, il me faudrait 25 tasses et 25 soucoupes pr jeudi si possible, merci\n\nEnvoyé de mon iPhone",
        known="customer",
    ),
    Mail(
        "quote_request",
        "Merci de nous chiffrer :\n- 200 verres à eau 25 cl\n- 15 carafes 1 L\nLivraison à Lyon.",
        "Demande de prix",
        known="customer",
    ),
    Mail("quote_request", "Bonjour, je souhaite commander 6 moulins à café. Pouvez-vous m'envoyer le devis ?"),
    Mail(
        "quote_request",
        "Comme d'habitude : 10 cartons de filtres et 5 kg de café moka en grains. Merci !",
        known="customer",
    ),
    Mail(
        "quote_request",
        "Bonjour\nje vous relance pour mon devis de 30 plateaux bois, je n'ai toujours rien reçu, c'est un peu "
        "urgent pour nous\nmerci",
        known="customer",
    ),
    Mail(
        "quote_request",
        "Bonjour, 2e demande : auriez-vous l'amabilité de nous adresser un devis pour 60 nappes ? Sans réponse "
        "de votre part à ce jour. Bien à vous",
        known="customer",
    ),
    Mail(
        "quote_request",
        "On aurait besoin de 3 palettes de ciment CEM II et 200 parpaings creux 20x20x50, livrés mardi sur le "
        "chantier. Prix svp",
        known="customer",
        directory=BUILDING,
    ),
    Mail(
        "quote_request",
        "Bonjour,\nVeuillez nous faire parvenir votre meilleure offre de prix pour 12 ordinateurs portables et "
        "12 écrans 27 pouces.\nSalutations",
        "Consultation",
        directory=SERVICES,
    ),
    Mail(
        "quote_request",
        "Bonjour, suite à notre appel, peux-tu me préparer un devis : 8 licences Microsoft 365 et 8 antivirus "
        "? Merci à toi",
        known="customer",
        directory=SERVICES,
    ),
    Mail("quote_request", "Dvis svp pour 14 mugs bleus + 2 carafes, merci d'avance", known="customer"),
    Mail(
        "quote_request",
        "Nous passons commande de 50 sacs de mortier-colle flex, bon de commande en pièce jointe.",
        "Bon de commande BC-778",
        known="customer",
        files=["BC-778.pdf"],
        directory=BUILDING,
    ),
    Mail(
        "quote_request",
        "Tu peux voir ça ?\n\n---------- Message transféré ---------\nDe : Hugo\nObjet : besoin\n\nBonjour, il "
        "nous faudrait un devis pour 120 tasses à café, merci.",
        "Fwd: besoin",
        known="customer",
    ),
    Mail(
        "quote_request",
        "Bonjour Madame, pourriez-vous établir un devis pour la fourniture de 300 tuiles canal et 40 "
        "poutrelles béton ? Le retard n'est pas un souci, le chantier démarre en mars.",
        known="customer",
        directory=BUILDING,
    ),
    Mail(
        "quote_request",
        "Hello ! Can you please me faire une offre pour 20 théières ? Thanks, on ouvre le 3",
        known="customer",
    ),
    # --- somebody new ---
    Mail(
        "lead",
        "Bonjour,\nJ'ouvre un salon de thé à Nantes au printemps et je suis intéressée par votre gamme. "
        "Pouvez-vous me rappeler au 06 12 34 56 78 ?\nLéa Guérin",
        "Prise de contact",
    ),
    Mail(
        "lead",
        "Bonjour, nous cherchons un nouveau fournisseur de vaisselle pour nos 4 restaurants. Notre fournisseur "
        "actuel est toujours en retard et nous sommes très déçus. Seriez-vous disponible pour un rendez-vous ?",
    ),
    Mail(
        "lead",
        "Pourriez-vous m'envoyer votre catalogue et vos tarifs professionnels ? Je suis gérant d'un hôtel.",
        "Demande de catalogue",
    ),
    Mail(
        "lead",
        "Bonjour, j'ai trouvé votre site et j'aimerais en savoir plus sur vos prestations. Un devis serait "
        "bienvenu pour notre projet de séminaire, 80 personnes.",
        directory=SERVICES,
    ),
    Mail(
        "lead",
        "Je me permets de vous contacter car nous recherchons un prestataire informatique pour notre cabinet "
        "(25 postes). Merci de me recontacter.",
        directory=SERVICES,
    ),
    Mail(
        "lead",
        "Bonjour, une amie restauratrice m'a recommandé votre maison. Travaillez-vous avec les particuliers ? "
        "Je souhaiterais être rappelée.",
    ),
    Mail(
        "lead",
        "Nom : Paul Marchand\nEmail : paul@marchand.example\nTéléphone : 0611223344\nSociété : Marchand "
        "SARL\nMessage : je voudrais des informations sur vos services",
        "Nouveau message depuis votre site",
        sent="automatic",
        sender="no-reply@site.example",
    ),
    Mail(
        "lead",
        "Bonjour, oui mercredi 15 h me convient pour l'appel. Nous serions 3. Merci",
        "Re: votre demande",
        known="lead",
        answers="lead",
    ),
    Mail(
        "lead",
        "Bonjour\nprojet de rénovation d'une maison, besoin d'un devis global, pouvez vous passer voir ? cdt",
        directory=BUILDING,
    ),
    Mail("lead", "Nous souhaitons devenir revendeur de vos produits en Belgique, quelles sont vos conditions ?"),
    Mail(
        "lead",
        "Bonjour, nous lançons un appel d'offres pour l'infogérance de la commune et souhaitons vous "
        "consulter. Pouvez-vous nous présenter votre société ?",
        directory=SERVICES,
    ),
    Mail(
        "lead",
        "Cabinet d'avocats Rivoire – droit des affaires, litiges, contentieux\n\nBonjour, nous équipons nos "
        "nouveaux bureaux et sommes intéressés par vos services. Pouvez-vous nous rappeler "
        "?\n\nCordialement,\nMe Rivoire\nContentieux et litiges commerciaux",
        directory=SERVICES,
    ),
    # --- product questions ---
    Mail("product_question", "Bonjour, avez-vous encore des carafes 1 L en stock ?", known="customer"),
    Mail("product_question", "Quel est le prix de la théière en fonte svp ?", known="customer"),
    Mail("product_question", "Bonsoir, combien coûte le moulin à café et sous quel délai pouvez-vous livrer ?"),
    Mail(
        "product_question",
        "Quel est le délai de livraison actuel pour les tuiles canal ?",
        "délai tuiles",
        known="customer",
        directory=BUILDING,
    ),
    Mail(
        "product_question",
        "Bonjour, l'écran 27 pouces 4K est-il disponible ? Et c'est combien ?",
        known="customer",
        directory=SERVICES,
    ),
    Mail("product_question", "bjr vous avez du sencha ou vous êtes en rupture ?", known="customer"),
    Mail("product_question", "Le mug en grès passe-t-il au lave vaisselle ? Quelles dimensions ?"),
    Mail(
        "product_question",
        "Bonjour, pour info, votre antivirus est-il compatible avec Mac ?",
        known="customer",
        directory=SERVICES,
    ),
    Mail(
        "product_question",
        "Que se passe-t-il si le colis arrive cassé ? Et quel est le prix des soucoupes ?",
        known="customer",
    ),
    # --- money ---
    Mail(
        "money",
        "Bonjour, le virement a été effectué ce matin. Cordialement",
        "Re: Facture F-2026-014",
        known="customer",
        answers="reminder",
    ),
    Mail(
        "money", "Nous vous réglerons la facture F-2026-014 vendredi 27 novembre.", known="customer", answers="reminder"
    ),
    Mail(
        "money",
        "Bonjour, pouvez-vous me renvoyer la facture du mois d'octobre ? Je ne la retrouve pas.",
        "Duplicata",
        known="customer",
    ),
    Mail(
        "money",
        "Il manque 2 cartons dans la livraison, nous réglerons quand ils seront livrés.",
        "Re: relance",
        known="customer",
        answers="reminder",
    ),
    Mail(
        "money",
        "Bonjour, j'ai une question sur votre facture n° F-2026-020 : le numéro de commande n'apparaît pas, "
        "pouvez-vous la corriger ?",
        known="customer",
    ),
    Mail("money", "Serait-il possible de payer le solde en trois fois ?", known="customer", answers="reminder"),
    Mail("money", "Pouvez-vous nous transmettre votre RIB pour le règlement de vos factures ?", known="customer"),
    Mail(
        "money",
        "Nous contestons le montant de la facture : le prix ne correspond pas au devis.",
        known="customer",
        answers="reminder",
    ),
    Mail(
        "money",
        "Bonjour, chèque posté hier, désolée pour le retard de paiement. Nadia",
        known="customer",
        answers="reminder",
    ),
    Mail("money", "Votre facture F-2026-031 a déjà été réglée le 12 novembre, merci de vérifier.", known="customer"),
    # --- answers to a quote ---
    Mail(
        "quote_answer",
        "Bon pour accord, vous pouvez lancer la commande.",
        "Re: Devis D-2026-101",
        known="customer",
        answers="quote",
    ),
    Mail(
        "quote_answer",
        "Merci pour votre devis. Nous avons finalement retenu un autre prestataire.",
        known="customer",
        answers="quote",
    ),
    Mail(
        "quote_answer",
        "C'est un peu trop cher, pouvez-vous faire un geste sur le prix ?",
        known="customer",
        answers="quote",
    ),
    Mail(
        "quote_answer",
        "Bonjour, vous trouverez ci-joint le devis signé. Bonne réception",
        "Devis D-2026-88",
        known="customer",
        files=["devis-D-2026-88-signe.pdf"],
    ),
    Mail("quote_answer", "Suite à votre devis n° D-2026-77, nous acceptons votre proposition.", known="customer"),
    Mail("quote_answer", "Ok pour moi, mais plutôt 15 théières au lieu de 12", known="customer", answers="quote"),
    Mail(
        "quote_answer",
        "Nous ne donnerons pas suite à votre offre, le projet est reporté. Désolé de vous décevoir.",
        known="customer",
        answers="quote",
    ),
    # --- bills for us ---
    Mail(
        "supplier_invoice",
        "Bonjour,\nVeuillez trouver ci-joint notre facture n° 4521 du 15/11, payable à 30 jours.\nCordialement",
        "Facture 4521",
        known="supplier",
        files=["facture_4521.pdf"],
    ),
    Mail(
        "supplier_invoice",
        "Sauf erreur de notre part, notre facture 8874 demeure impayée à ce jour. Merci de procéder au règlement.",
        "Relance facture 8874",
        known="supplier",
    ),
    Mail(
        "supplier_invoice",
        "Votre facture d'électricité est disponible dans votre espace client. Montant : 312,40 €. Prélèvement le 5.",
        "Votre facture est disponible",
        sent="automatic",
        sender="noreply@energie.example",
    ),
    Mail(
        "supplier_invoice",
        "Bonjour, ci-joint ma facture pour la prestation d'octobre. Mes coordonnées bancaires sont en bas de page.",
        files=["FA-2026-10.pdf"],
    ),
    Mail(
        "supplier_invoice",
        "MISE EN DEMEURE\nNotre facture 118 reste impayée. À défaut de règlement sous 8 jours nous saisirons "
        "le tribunal.",
        known="supplier",
    ),
    Mail(
        "supplier_invoice",
        "Note d'honoraires ci-jointe, à régler à réception. Maître Lenormand, avocat",
        files=["honoraires-nov.pdf"],
    ),
    # --- work ---
    Mail(
        "job",
        "Madame, Monsieur,\nJe vous adresse ma candidature pour un poste de commercial. Vous trouverez mon CV "
        "en pièce jointe.",
        "Candidature spontanée",
        files=["CV_Julien_Petit.pdf"],
    ),
    Mail(
        "job",
        "Bonjour, étudiante en BTS, je recherche une alternance à partir de septembre. Mon projet est de "
        "rejoindre votre équipe. Seriez-vous disponible pour un entretien ?",
    ),
    Mail("job", "Recrutez-vous en ce moment ? Je cherche un job d'été sur la région.", files=["cv.docx"]),
    Mail(
        "job",
        "suite a votre annonce pour le poste de préparateur de commandes, je vous envoi mon cv. je suis "
        "disponible de suite",
        "annonce",
    ),
    # --- no more mails ---
    Mail("opt_out", "Merci de me retirer de votre liste de diffusion.", "STOP"),
    Mail("opt_out", "Bonjour, je ne souhaite plus recevoir vos mails.", known="customer"),
    Mail(
        "opt_out", "En application de l'article 17 du RGPD, je vous demande l'effacement de mes données personnelles."
    ),
    Mail("opt_out", "Arrêtez de m'envoyer vos publicités, je ne suis pas intéressé !!"),
    Mail("opt_out", "désinscription svp", known="lead", answers="lead"),
    # --- machines ---
    Mail(
        "automatic",
        "Je suis absent jusqu'au 30 novembre. En cas d'urgence, contactez le standard.",
        "Réponse automatique : votre devis",
        sent="automatic",
        answers="quote",
        known="customer",
    ),
    Mail(
        "automatic",
        "Votre demande a bien été enregistrée sous le numéro 88123. Ceci est un message automatique, merci de "
        "ne pas y répondre.",
        "Ticket 88123",
        sent="automatic",
        sender="noreply@support.example",
    ),
    Mail(
        "automatic",
        "Bonjour, actuellement en congés, je serai de retour le 4 décembre.",
        "Absence du bureau",
        known="customer",
    ),
    Mail(
        "automatic",
        "Votre colis 6A112 a été expédié. Suivez votre livraison en ligne.",
        "Expédition",
        sent="automatic",
        sender="notifications@transport.example",
    ),
    # --- newsletters ---
    Mail(
        "newsletter",
        "Découvrez nos nouveautés d'automne ! Jusqu'à -30 % sur toute la gamme. Pour vous désinscrire, cliquez ici.",
        "La lettre de novembre",
        sent="bulk",
    ),
    Mail(
        "newsletter",
        "Vous recevez cet email car vous êtes abonné. Au sommaire : le salon de la franchise, webinaire "
        "gratuit, livre blanc. Se désabonner",
        sent="bulk",
    ),
    Mail(
        "newsletter",
        "Webinaire : bien gérer ses stocks. Inscrivez-vous avant le 30. Voir cet e-mail dans votre navigateur",
        "Invitation webinaire",
    ),
    # --- spam ---
    Mail(
        "spam",
        "Bonjour, je me permets de vous contacter car notre agence aide les PME à augmenter leur visibilité "
        "sur Google. Nous vous proposons un audit gratuit de votre site. Disponible 15 minutes cette semaine ?",
        "Votre référencement",
    ),
    Mail(
        "spam",
        "Nous sommes fabricant de vaisselle en porcelaine et souhaitons devenir votre fournisseur. Nos tarifs "
        "sont très compétitifs, voulez-vous recevoir des échantillons gratuits ?",
    ),
    Mail("spam", "Votre compte sera suspendu. Cliquez sur le lien pour vérifier votre mot de passe.", "URGENT"),
    Mail(
        "spam",
        "Bonjour, cabinet de recrutement, nous avons des profils qualifiés de commerciaux disponibles "
        "immédiatement. Souhaitez-vous recevoir des CV ?",
    ),
    Mail(
        "spam",
        "Réduisez vos factures d'énergie ! Nos solutions de panneaux solaires pour les entreprises, essai sans "
        "engagement.",
    ),
    Mail("spam", "Je vous propose un prêt rapide entre particuliers, à un taux de 2 %."),
    Mail(
        "spam",
        "Bonjour, avez-vous vu mon précédent message ? Notre logiciel vous permet d'optimiser votre "
        "trésorerie. Quand puis-je vous présenter notre solution ?",
        "Re: échange",
    ),
    # --- other ---
    Mail(
        "other",
        "Bonjour, votre livreur a laissé son gilet chez nous, il peut repasser quand il veut.",
        known="customer",
    ),
    Mail("other", "Joyeuses fêtes à toute l'équipe !", known="customer"),
    Mail(
        "other",
        "Pour votre information, nos bureaux déménagent au 4 rue des Lilas à partir de janvier.",
        "Changement d'adresse",
        known="customer",
    ),
    Mail("other", "Bonjour, je souhaite annuler ma commande 5512 passée hier, merci.", known="customer"),
    Mail("other", "Merci beaucoup, tout est bien arrivé, rien à redire !", known="customer"),
    Mail(
        "other",
        "Veuillez prendre note de la résiliation de notre contrat de maintenance à son échéance, conformément "
        "à l'article 8.",
        known="customer",
        directory=SERVICES,
    ),
    Mail("other", "Merci pour votre geste commercial suite au retard, tout est réglé de notre côté.", known="customer"),
    # --- the angry customer ---
    Mail("complaint", "Merci pour ce magnifique service, trois semaines de retard...", anger=1, known="customer"),
    Mail(
        "complaint",
        "C'est inadmissible ! Cela fait trois fois que vous vous trompez. Si ce n'est pas réglé demain, nous "
        "irons voir ailleurs.",
        anger=3,
        known="customer",
    ),
    Mail(
        "complaint",
        "Bonjour,\nLa moitié des tasses est arrivée cassée. C'est la deuxième fois.\nMerci de faire le nécessaire.",
        "Livraison du 18",
        anger=1,
        known="customer",
    ),
    Mail(
        "complaint",
        "Force est de constater que, malgré nos trois courriers, votre société n'a pas cru utile de répondre. "
        "Vous comprendrez aisément notre étonnement.",
        anger=1,
        known="customer",
    ),
    Mail(
        "complaint",
        "Encore une livraison en retard, c'est franchement pas sérieux. Au passage, envoyez-moi un devis pour "
        "20 nappes.",
        anger=1,
        known="customer",
    ),
    Mail(
        "complaint",
        "J'ai payé il y a deux semaines, arrêtez de me relancer, c'est du harcèlement !",
        "Re: relance",
        anger=2,
        known="customer",
        answers="reminder",
    ),
    Mail("complaint", "Sans réponse sous 48 h je transmets le dossier à mon avocat.", anger=3, known="customer"),
    Mail(
        "complaint",
        "Vous êtes des incapables. Je vais laisser un avis Google dont vous vous souviendrez.",
        anger=2,
        known="customer",
    ),
    Mail(
        "complaint",
        "Je souhaite faire une réclamation concernant la machine livrée lundi : elle ne fonctionne pas.",
        "Réclamation",
        anger=1,
        known="customer",
    ),
    Mail(
        "complaint",
        "Nous avons toujours été fidèles, mais là nous sommes vraiment déçus de la qualité des derniers mugs. "
        "Nous envisageons de changer de fournisseur.",
        anger=3,
        known="customer",
    ),
    Mail(
        "complaint",
        "jai toujours pas recu ma comande passé il y a 1 mois!!! personne repond au tel c honteux",
        anger=1,
        known="customer",
    ),
    Mail(
        "complaint",
        "Bravo pour la ponctualité : vos techniciens ne sont jamais venus. Une journée perdue pour toute l'équipe.",
        anger=1,
        known="customer",
        directory=SERVICES,
    ),
    Mail(
        "complaint",
        "Je vous mets en demeure de livrer la marchandise sous huit jours, à défaut je saisirai le tribunal de "
        "commerce.",
        anger=3,
        known="customer",
        directory=BUILDING,
    ),
    Mail(
        "complaint",
        "Madame,\nNous ne saurions tolérer plus longtemps de tels manquements. Nous nous réservons le droit de "
        "mettre fin à notre collaboration.\nRespectueusement",
        anger=3,
        known="customer",
    ),
    Mail(
        "complaint",
        "Les parpaings livrés ce matin ne sont pas conformes, le chantier est bloqué, on perd une journée à "
        "cause de vous.",
        anger=1,
        known="customer",
        directory=BUILDING,
    ),
    Mail(
        "complaint",
        "Votre devis est à la hauteur de votre service : lamentable. Trois semaines d'attente pour ça.",
        "Re: Devis",
        anger=1,
        known="customer",
        answers="quote",
    ),
    Mail(
        "complaint",
        "Cher Monsieur, je ne vous cache pas ma profonde déception quant à la prestation de samedi. Ce n'est "
        "pas à la hauteur de ce que vous aviez promis.",
        anger=1,
        known="customer",
    ),
    Mail(
        "opt_out",
        "Je ne veux plus recevoir vos mails, c'est insupportable, supprimez mes données immédiatement.",
        anger=1,
    ),
]
