"""A mail of each kind in both languages: (subject, text)."""

from __future__ import annotations

QUOTE = {
    "fr": ("Demande de devis", "Bonjour,\n\nPouvez-vous me faire un devis pour 12 mugs et 3 moulins ?\n\nMerci"),
    "en": ("Quote request", "Hello,\n\nCould you send me a quote for 12 mugs and 40 green tea?\n\nThanks"),
}
LEAD = {
    "fr": ("Ouverture", "Bonjour, j'ouvre un salon de thé à Lyon en mars et je cherche un fournisseur de vaisselle. "
           "Pouvez-vous me rappeler au 06 12 34 56 78 ?\n\nJeanne Neuve\nMaison Neuve"),
    "en": ("New tea room", "Hello, we are opening a tea room in London in March and are looking for a supplier of "
           "crockery. Could someone call me back?\n\nJeanne Neuve\nMaison Neuve Ltd"),
}  # fmt: skip
BILL = {
    "fr": ("Facture F-4412", "Bonjour,\n\nVeuillez trouver ci-joint notre facture F-4412 d'un montant de 480 € TTC, "
           "payable à 30 jours.\n\nService comptabilité"),
    "en": ("Invoice 4412", "Hello,\n\nPlease find attached our invoice 4412 for £480, payable within 30 days.\n\n"
           "Accounts department"),
}  # fmt: skip
JOB = {
    "fr": ("Candidature spontanée", "Bonjour,\n\nJe vous adresse ma candidature au poste de vendeuse. Vous trouverez "
           "mon CV et ma lettre de motivation en pièce jointe.\n\nJeanne"),
    "en": ("Job application", "Hello,\n\nI am applying for the position of shop assistant. Please find my CV and "
           "cover letter attached.\n\nJeanne"),
}  # fmt: skip
OPT_OUT = {
    "fr": ("Stop", "Bonjour, merci de ne plus m'envoyer de mails et de me retirer de votre liste."),
    "en": ("Unsubscribe", "Hello, please stop sending me emails and remove me from your list."),
}
PRICE = {
    "fr": ("Question", "Bonjour, quel est le prix du mug grès émaillé, et est-il en stock ?"),
    "en": ("Question", "Hello, how much is the stoneware mug, and is it in stock?"),
}
SPAM = {
    "fr": ("Boostez votre site", "Bonjour, nous sommes une agence SEO et nous garantissons la première page de Google. "
           "Offre exceptionnelle : -50 % cette semaine, cliquez ici http://seo.example pour en profiter !"),
    "en": ("Boost your ranking", "Hello, we are an SEO agency and guarantee the first page of Google. Special offer: "
           "50% off this week only, click here http://seo.example to claim it!"),
}  # fmt: skip
ACCEPTED = {
    "fr": ("Re: Devis", "Bonjour, bon pour accord pour votre devis."),
    "en": ("Re: Quote", "Hello, we accept your quote, please go ahead."),
}
PAID = {
    "fr": ("Facture", "Bonjour, le virement de votre facture a été fait hier."),
    "en": ("Invoice", "Hello, we paid your invoice by bank transfer yesterday."),
}
OTHER = {
    "fr": ("Mardi", "Bonjour, notre réception sera fermée mardi prochain. Bonne journée."),
    "en": ("Tuesday", "Hello, our reception will be closed next Tuesday."),
}
