"""What fills the blanks of a mail to a customer, and what whoever edits its text reads."""

from __future__ import annotations

MAIL: dict[str, tuple[str, str]] = {
    "title.reminder.early": ("rappel avant échéance", "reminder before the due date"),
    "title.reminder.courteous": ("relance courtoise", "courteous reminder"),
    "title.reminder.firm": ("relance ferme", "firm reminder"),
    "title.reminder.last": ("dernier rappel", "last notice"),
    "title.quote.first": ("première relance de devis", "first quote follow-up"),
    "title.quote.last": ("relance de devis avant expiration", "quote follow-up before it expires"),
    "field.greeting": ("la formule d'appel", "the opening greeting"),
    "field.customer": ("le nom du client", "the customer's name"),
    "field.contact": ("le nom de l'interlocuteur", "the contact's name"),
    "field.company": ("le nom de votre entreprise", "your company's name"),
    "field.reference": ("la ou les factures, en quelques mots", "the invoice or invoices, in a few words"),
    "field.number": (
        "le numéro de la plus ancienne facture, ou du devis",
        "the oldest invoice's number, or the quote's",
    ),
    "field.due_on": ("l'échéance de la plus ancienne facture", "the oldest invoice's due date"),
    "field.days": ("le retard de la plus ancienne facture, en jours", "how late the oldest invoice is, in days"),
    "field.total": ("le montant", "the amount"),
    "field.count": ("le nombre de factures", "the number of invoices"),
    "field.invoices": ("la liste des factures, avec leurs montants", "the list of invoices, with their amounts"),
    "field.penalty": (
        "le paragraphe sur les pénalités et l'indemnité de 40 € (vide pour un particulier)",
        "the paragraph about penalties and the €40 fee (empty for a consumer)",
    ),
    "field.payment": (
        "comment payer, avec votre IBAN (vide s'il n'est pas connu)",
        "how to pay, with your IBAN (empty when it is not known)",
    ),
    "field.copies": (
        "la phrase sur les copies jointes (vide s'il n'y en a pas)",
        "the sentence about attached copies (empty without any)",
    ),
    "field.again": (
        "une phrase de reprise quand ce n'est pas le premier message (sinon vide)",
        "a sentence that takes up an earlier message (empty for the first one)",
    ),
    "field.signature": ("la signature", "the signature"),
    "field.phone": ("votre téléphone", "your phone number"),
    "field.email": ("votre adresse e-mail", "your e-mail address"),
    "field.sent_on": ("la date d'envoi du devis", "the day the quote was sent"),
    "field.valid_until": ("la fin de validité du devis", "the quote's last day"),
    "problem.unknown_field": (
        "Le champ « {field} » n'existe pas dans ce texte.",
        "There is no field “{field}” in this text.",
    ),
    "problem.unknown_field.hint": (
        "Le champ « {field} » n'existe pas dans ce texte ; vouliez-vous dire « {hint} » ?",
        "There is no field “{field}” in this text; did you mean “{hint}”?",
    ),
    "problem.missing_field": (
        "Le texte doit contenir le champ « {field} » ({meaning}).",
        "The text must contain the field “{field}” ({meaning}).",
    ),
    "problem.braces": (
        "Accolades mal placées ({place}) : elles ne servent qu'à entourer le nom d'un champ.",
        "Misplaced braces ({place}): they only go around the name of a field.",
    ),
    "problem.line_break": ("L'objet doit tenir sur une seule ligne.", "The subject must be on one line."),
    "problem.block_in_subject": (
        "Le champ « {field} » prend plusieurs lignes : il ne va pas dans l'objet.",
        "The field “{field}” takes several lines: it does not go into the subject.",
    ),
    "problem.empty": ("Il manque un texte ({place}).", "There is no text ({place})."),
    "problem.too_long": (
        "Texte trop long ({place}) : {limit} caractères au plus.",
        "The text is too long ({place}): {limit} characters at most.",
    ),
    "problem.control": (
        "Le texte contient des caractères invisibles ({place}) : retapez-le sans les copier.",
        "The text contains invisible characters ({place}): please type it again rather than copy it.",
    ),
    "problem.unknown_text": ("Il n'y a pas de texte de ce nom.", "There is no text of that name."),
    "mail.greeting.formal": ("Madame, Monsieur,", "Dear Sir or Madam,"),
    "mail.greeting.formal.named": ("À l'attention de {contact}\n\nMadame, Monsieur,", "Dear {contact},"),
    "mail.greeting.warm": ("Bonjour,", "Hello,"),
    "mail.greeting.warm.named": ("Bonjour {contact},", "Hello {contact},"),
    "mail.again": (
        "Nous nous permettons de revenir vers vous. ",
        "We are taking the liberty of writing to you again. ",
    ),
    "mail.reference.one": ("facture {first}", "invoice {first}"),
    "mail.reference.two": ("factures {first} et {second}", "invoices {first} and {second}"),
    "mail.reference.many": ("facture {first} et {count} autres", "invoice {first} and {count} more"),
    "mail.row.overdue": ("échue le {day}", "due on {day}"),
    "mail.row.coming": ("à échéance du {day}", "due on {day}"),
    "mail.row.credit": ("avoir du {day}, déduit", "credit note of {day}, deducted"),
    "mail.row.overpaid": ("trop-perçu, déduit", "overpayment, deducted"),
    "mail.row.partly": ("{state}, solde sur {total}", "{state}, balance of {total}"),
    "mail.more.invoices.one": ("et {count} autre facture", "and {count} more invoice"),
    "mail.more.invoices.many": ("et {count} autres factures", "and {count} more invoices"),
    "mail.more.deductions.one": ("et {count} autre déduction", "and {count} more deduction"),
    "mail.more.deductions.many": (
        "et {count} autres déductions",
        "and {count} more deductions",
    ),
    "mail.total": ("Total à régler", "Total to pay"),
    "mail.payment": (
        "Règlement par virement à {company}, IBAN {iban}, en rappelant la référence {number}.",
        "Payment by bank transfer to {company}, IBAN {iban}, quoting the reference {number}.",
    ),
    "mail.copies.one": (
        "Vous trouverez en pièce jointe une copie de la facture.",
        "Please find a copy of the invoice attached.",
    ),
    "mail.copies.many": (
        "Vous trouverez en pièce jointe une copie des factures.",
        "Please find copies of the invoices attached.",
    ),
    "mail.penalty.amount": (
        "Conformément à l'article L441-10 du Code de commerce, des pénalités de retard s'ajoutent à cette somme : "
        "{interest}, arrêtées au {until}. {fee}",
        "Under article L441-10 of the French Commercial Code, late payment interest is added to this amount: "
        "{interest}, as of {until}. {fee}",
    ),
    "mail.penalty.terms": (
        "Conformément à l'article L441-10 du Code de commerce et à nos conditions, des pénalités de retard s'ajoutent "
        "à cette somme depuis le lendemain de l'échéance, au taux suivant : {terms}. {fee}",
        "Under article L441-10 of the French Commercial Code and our terms, late payment interest is added to this "
        "amount from the day after the due date, at the following rate: {terms}. {fee}",
    ),
    "mail.penalty.law": (
        "Conformément à l'article L441-10 du Code de commerce, des pénalités de retard s'ajoutent de plein droit "
        "à cette somme depuis le lendemain de l'échéance. {fee}",
        "Under article L441-10 of the French Commercial Code, late payment interest is added by law to this amount "
        "from the day after the due date. {fee}",
    ),
    "mail.fee.one": (
        "S'y ajoute l'indemnité forfaitaire pour frais de recouvrement de {each} (article D441-5).",
        "So is the fixed fee of {each} for recovery costs (article D441-5).",
    ),
    "mail.fee.many": (
        "S'y ajoute l'indemnité forfaitaire pour frais de recouvrement de {each} par facture, soit {fee} "
        "(article D441-5).",
        "So is the fixed fee of {each} per invoice for recovery costs, that is {fee} (article D441-5).",
    ),
    "mail.quote.total": ("{excl} HT, soit {incl} TTC", "{excl} excluding VAT, {incl} including VAT"),
    "place.subject": ("l'objet", "the subject"),
    "place.body": ("le message", "the message"),
}
