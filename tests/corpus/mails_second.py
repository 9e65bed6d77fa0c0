"""A second set that was written after the first fresh one had been cured: how well the cure generalises.

First try: 21 of 28 kinds, 4 of 8 angry customers.
"""

from __future__ import annotations

from tests.corpus.mails import Mail
from tests.graphs.understanding.companies import BUILDING, SERVICES

SECOND: list[Mail] = [
    Mail(
        "quote_request",
        "Bonjour, merci de me donner une estimation pour 45 tuyaux PVC 100 et 10 gaines, retrait dépôt.",
        known="customer",
        directory=BUILDING,
    ),
    Mail(
        "quote_request",
        "Hi team, budget time: what would 20 licences Microsoft 365 and 20 antivirus cost us for next year? "
        "Formal quote please.",
        known="customer",
        directory=SERVICES,
    ),
    Mail(
        "quote_request",
        "Il nous manque 8 assiettes pour compléter, et 10 soucoupes. Vous pouvez les ajouter à la prochaine "
        "livraison ?",
        known="customer",
    ),
    Mail(
        "lead", "Bonjour, je reprends un café à Rennes et je dois tout racheter. On peut se voir la semaine prochaine ?"
    ),
    Mail(
        "lead",
        "We're a school in Bristol exploring options for managed IT. Please could you contact me?",
        directory=SERVICES,
    ),
    Mail("product_question", "Vous avez le mug bleu en combien de coloris, et à quel tarif ?", known="customer"),
    Mail("product_question", "Any jugs at the moment?", known="customer"),
    Mail(
        "money",
        "On a bien reçu votre rappel, c'est chez notre comptable, paiement d'ici vendredi.",
        known="customer",
        answers="reminder",
    ),
    Mail("money", "Please send a statement of our account, we want to check what is outstanding.", known="customer"),
    Mail("quote_answer", "Top, c'est validé de notre côté.", known="customer", answers="quote"),
    Mail("quote_answer", "Too pricey for us I'm afraid, we'll pass.", known="customer", answers="quote"),
    Mail("supplier_invoice", "Rappel : notre facture 2231 arrive à échéance demain.", known="supplier"),
    Mail("job", "Actuellement en terminale, je cherche une entreprise pour mon apprentissage de vendeur."),
    Mail("opt_out", "Ne m'écrivez plus."),
    Mail(
        "automatic", "Thank you for contacting us. This mailbox is not monitored.", "Auto: received", sent="automatic"
    ),
    Mail("newsletter", "Cette semaine dans votre magazine : 7 idées déco. Lire la suite. Se désabonner", sent="bulk"),
    Mail("spam", "Hello, our factory produces glassware, can we send you our price list?"),
    Mail("spam", "Bonjour, gagnez du temps sur vos recrutements avec notre plateforme. Démo de 20 min ?"),
    Mail("other", "Nous serons fermés du 1er au 15 août, merci de ne rien livrer.", known="customer"),
    Mail("other", "Thanks, got it!", known="customer", answers="other"),
    Mail(
        "complaint",
        "Toujours aucune nouvelle de mon remboursement promis il y a un mois. Je suis à deux doigts de tout "
        "arrêter avec vous.",
        anger=1,
        known="customer",
    ),
    Mail("complaint", "Not happy. The lids don't fit and your guy on the phone was rude.", anger=1, known="customer"),
    Mail(
        "complaint",
        "Votre chauffeur a insulté mon magasinier ce matin, c'est la dernière fois que ça arrive.",
        anger=1,
        known="customer",
    ),
    Mail(
        "complaint",
        "We expected better from you. Our opening was ruined because nothing was delivered.",
        anger=1,
        known="customer",
    ),
    Mail(
        "complaint",
        "Si la situation ne s'améliore pas, nous serons contraints de revoir notre partenariat.",
        anger=3,
        known="customer",
    ),
    Mail(
        "complaint",
        "Cher fournisseur, quel plaisir de recevoir encore une fois les mauvaises tuiles, nous ne nous en lassons pas.",
        anger=1,
        known="customer",
        directory=BUILDING,
    ),
    Mail("complaint", "I'm done. Find yourselves another customer.", anger=3, known="customer"),
    Mail(
        "complaint",
        "Vous vous êtes trompés de quantité, merci de corriger rapidement, ce n'est pas sérieux.",
        anger=1,
        known="customer",
    ),
]
