"""Sixty answers that were written before the reader was; at first it read 55 of them, and one surely wrong."""

from __future__ import annotations

from tests.graphs.understanding.replies.written import Written

HELD_OUT: list[Written] = [
    # --- paid
    Written("Bonjour Madame,\nLe virement est parti ce matin de notre banque.\nBien à vous", "paid"),
    Written("Facture soldée le 18/11 par virement SEPA, merci de vérifier vos comptes.", "paid"),
    Written("Hi, this invoice was settled last week by bank transfer. Please check.", "paid"),
    Written("Sauf erreur de notre part, votre facture a été acquittée.", "unclear"),
    Written("Nous vous avons adressé un chèque mardi dernier.", "paid"),
    Written("Payment went out on Friday, you should see it any day now.", "paid"),
    Written("déjà payée !!!", "paid"),
    Written("Our records show the invoice as paid on 12 November.", "paid"),
    Written("Le règlement de la FA-2026-118 a été effectué hier.", "paid", invoices=["FA-2026-118"]),
    Written("C'est réglé.", "paid"),
    # --- promise
    Written("Bonjour, le règlement interviendra le 30 novembre. Cordialement, Luc", "promise", day="2026-11-30"),
    Written("On vous vire ça vendredi.", "promise", day="2026-11-27"),
    Written("You'll have the money by 4 December.", "promise", day="2026-12-04"),
    Written("Désolée pour cet oubli, je m'en occupe demain matin.", "unclear", readings=["promise"]),
    Written("Le paiement est programmé pour le 5 décembre.", "promise", day="2026-12-05"),
    Written("We have scheduled payment for 27 November.", "promise", day="2026-11-27"),
    Written("Je vous envoie le chèque lundi 30.", "promise"),
    Written("Apologies for the delay, we'll pay this week.", "promise"),
    Written(
        "La facture passera dans notre prochaine campagne de règlement, le 10 décembre.", "promise", day="2026-12-10"
    ),
    Written("Nous vous réglerons 1 200 € le 1er décembre.", "promise", day="2026-12-01", amount="1200.00"),
    # --- dispute
    Written("Cette facture n'est pas due, nous avions annulé la commande.", "dispute"),
    Written("Il y a une erreur de prix sur la ligne 2, merci de nous faire un avoir.", "dispute"),
    Written("Half of the delivery was broken. We are not paying for that.", "dispute"),
    Written("Deux palettes n'ont jamais été livrées.", "dispute"),
    Written("The quantity invoiced does not match what we received.", "dispute"),
    Written("Nous refusons de régler tant que le produit n'est pas remplacé.", "unclear", readings=["dispute"]),
    Written("Vous nous avez facturé deux fois la même prestation.", "dispute"),
    Written("We dispute this invoice.", "dispute"),
    # --- conditions, negations, hedges: nothing sure
    Written("Nous paierons une fois la livraison complète.", "unclear", readings=["promise"]),
    Written("Nous ne pouvons pas payer ce mois-ci.", "unclear"),
    Written("Nous n'avons pas encore reçu votre facture.", "unclear"),
    Written("We haven't paid yet, sorry.", "unclear"),
    Written("J'espère pouvoir vous payer vendredi.", "unclear", readings=["promise"]),
    Written("We will pay once the credit note has arrived.", "unclear", readings=["promise"]),
    Written("La première facture est payée, la seconde le sera le 30 novembre.", "unclear", readings=["paid"]),
    Written("Avez-vous bien reçu notre virement de la semaine dernière ?", "unclear", readings=["paid"]),
    Written("Est-ce que le 15 décembre vous convient pour le paiement ?", "unclear"),
    Written("Si vous nous accordez 5 % de remise, nous payons demain.", "unclear"),
    # --- who to write to
    Written(
        "Merci d'envoyer vos relances à factures@groupe-alto.example.",
        "wrong_contact",
        contact="factures@groupe-alto.example",
    ),
    Written("I no longer work in accounting, please write to Jane Poole.", "wrong_contact"),
    Written("Mme Roux a quitté la société, votre nouvel interlocuteur est M. Petit.", "wrong_contact"),
    Written("Wrong address: send it to ap@harbour.example instead.", "wrong_contact", contact="ap@harbour.example"),
    # --- nobody there
    Written("Absente du bureau jusqu'au 30 novembre inclus.", "absence", until="2026-11-30", automatic=True),
    Written(
        "Thank you for your email. I am on annual leave, returning on 7 December.",
        "absence",
        until="2026-12-07",
        automatic=True,
    ),
    Written(
        "L'entreprise est fermée pour congés et rouvrira le 4 janvier 2027.",
        "absence",
        until="2027-01-04",
        automatic=True,
    ),
    Written("I am out of office with limited access to email.", "absence", automatic=True),
    # --- in several times
    Written("Pourrions-nous étaler le paiement sur trois mois ?", "instalments"),
    Written("Is it possible to pay in two parts?", "instalments"),
    Written("Je vous propose 4 versements de 250 € à partir de décembre.", "instalments"),
    Written("Notre trésorerie est tendue, pouvez-vous nous accorder un échéancier ?", "instalments"),
    # --- courts
    Written("La société a été placée en liquidation judiciaire le 2 novembre.", "insolvency"),
    Written("The company entered administration last month; please contact the administrators.", "insolvency"),
    Written("Suite à notre dépôt de bilan, veuillez déclarer votre créance auprès de Maître Vidal.", "insolvency"),
    # --- nothing, or nothing of ours
    Written("Bien reçu, je transmets à la comptabilité.", "unclear"),
    Written("Thanks, noted.", "unclear"),
    Written("Pouvez-vous m'envoyer un duplicata de la facture ?", "unclear"),
    Written("Could you resend us the invoice in PDF please?", "unclear"),
    Written("Votre demande a bien été enregistrée sous le numéro 88412.", "unclear", automatic=True),
    Written("Qui êtes-vous ?", "unclear"),
    Written("<div>Bonjour,<br><br>le virement a &eacute;t&eacute; fait <b>ce jour</b>.<br></div>", "paid"),
]
