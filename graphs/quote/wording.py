"""Every sentence of the quote process, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from graphs.quote.wording_rules import RULED

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    **RULED,
    # --- questions
    "ask.customer_missing": ("Pour quel client est ce devis ?", "Which customer is this quote for?"),
    "ask.customer_which": ("Plusieurs clients correspondent à « {text} ». Lequel ?",
        "Several customers match “{text}”. Which one?"),
    "ask.unknown_customer": (
        "Je ne trouve pas de client « {text} ». Écrivez son nom exact, ou une adresse e-mail pour créer ce client.",
        "I cannot find a customer “{text}”. Write the exact name, or an e-mail address to create this customer."),
    "ask.unknown_customer.near": ("Je ne trouve pas de client « {text} ». Est-ce l'un de ceux-ci ? "
        "Vous pouvez aussi donner une adresse e-mail pour créer ce client.",
        "I cannot find a customer “{text}”. Is it one of these? "
        "You can also give an e-mail address to create this customer."),
    "ask.customer_name": ("Aucun client n'a l'adresse {text}. Sous quel nom faut-il le créer ?",
        "No customer has the address {text}. Under which name shall I create it?"),
    "ask.customer_email": ("Je n'ai pas d'adresse e-mail valable pour {found}. À quelle adresse envoyer le devis ?",
        "I have no valid e-mail address for {found}. Where shall I send the quote?"),
    "ask.lines_missing": ("Que faut-il mettre dans ce devis ? Donnez-moi les quantités et les produits.",
        "What goes into this quote? Give me the quantities and the products."),
    "ask.product_which": ("Plusieurs produits correspondent à « {text} ». Lequel ?",
        "Several products match “{text}”. Which one?"),
    "ask.unknown_product": ("Je ne trouve pas « {text} » au catalogue. Écrivez le nom ou la référence du produit.",
        "I cannot find “{text}” in the catalogue. Write the name or the reference of the product."),
    "ask.unknown_product.near": ("Je ne trouve pas « {text} » au catalogue. Est-ce l'un de ces produits ?",
        "I cannot find “{text}” in the catalogue. Is it one of these?"),
    "ask.line_which": ("À quelle ligne du devis se rapporte « {text} » ?",
        "Which line of the quote does “{text}” refer to?"),
    "ask.quantity_missing": ("Quelle quantité pour {found} ?", "What quantity of {found}?"),
    "ask.quantity_absurd": ("« {text} » n'est pas une quantité possible pour {found}. Combien en faut-il ?",
        "“{text}” is not a possible quantity of {found}. How many do you need?"),
    "ask.quantity_fraction": ("{found} ne se divise pas : {text} n'est pas possible. Combien en faut-il ?",
        "{found} cannot be divided: {text} is not possible. How many do you need?"),
    "ask.quantity_large": ("{text} pour {found} : est-ce bien la quantité voulue ? Sinon, écrivez la bonne.",
        "{text} of {found}: is this really the quantity you want? If not, write the right one."),
    "ask.pack_size": ("{found} se compte par « {unit} ». Combien y en a-t-il dans un conditionnement « {text} » ?",
        "{found} is counted by “{unit}”. How many are there in one “{text}”?"),
    "ask.discount_absurd": (
        "Une remise de {text} n'est pas possible : il faut un pourcentage de 0 à 100. Laquelle faut-il appliquer ?",
        "A discount of {text} is not possible: it must be from 0 to 100 percent. Which one shall I apply?"),
    "ask.left_over": ("Je n'ai pas su quoi faire de « {text} ». Écrivez-le autrement, ou faut-il continuer sans ?",
                      "I could not tell what to do with “{text}”. Say it in other words, or shall I go on without it?"),
    "ask.misheard": ("Je n'ai pas compris « {text} ». ", "I did not understand “{text}”. "),
    "choice.ignore": ("Continuer sans", "Go on without it"),
    "choice.other": ("Autre", "Another one"),
    "choice.drop": ("Retirer cette ligne", "Remove this line"),
    "choice.none": ("Aucune", "None of them"),
    "choice.yes": ("Oui, {text}", "Yes, {text}"),
    "choice.no_discount": ("Sans remise", "No discount"),
    "unit.piece": ("pièce", "piece"),
    # --- exceptions
    "reason.unknown_customer": ("{name} n'est pas encore client : la fiche sera créée avec l'adresse {email}.",
        "{name} is not a customer yet: it will be created with the address {email}."),
    "reason.unknown_customer.ask": ("Client « {text} » introuvable.", "Customer “{text}” not found."),
    "reason.unknown_customer.expected": ("un client connu", "a known customer"),
    "reason.unknown_customer.found": ("{name} ({email})", "{name} ({email})"),
    "reason.unknown_customer.given": ("L'adresse {email} de {name} ne vient pas du fichier des clients.",
        "The address {email} of {name} does not come from the books."),
    "reason.unknown_product.ask": ("Produit « {text} » introuvable.", "Product “{text}” not found."),
    "reason.unknown_product.expected": ("un produit du catalogue", "a product of the catalogue"),
    "reason.text.found": ("« {text} »", "“{text}”"),
    "reason.stock": ("Stock insuffisant pour {name}.", "Not enough stock of {name}."),
    "reason.stock.expected": ("{stock} en stock", "{stock} in stock"),
    "reason.stock.found": ("{quantity} demandés", "{quantity} requested"),
    "reason.price_missing": ("Pas de prix connu pour {name}.", "No known price for {name}."),
    "reason.price_missing.expected": ("un prix unitaire", "a unit price"),
    "reason.price_missing.found": ("aucun", "none"),
    "reason.discount_limit": ("La remise demandée dépasse ce que permettent les règles et la limite du demandeur.",
        "The requested discount exceeds what the rules and the requester's limit allow."),
    "reason.discount_limit.expected": ("{limit} au plus", "{limit} at most"),
    "reason.discount_limit.found": ("{percent} demandés", "{percent} requested"),
    "reason.amount_limit": ("Le montant du devis dépasse la limite du demandeur.",
        "The amount of the quote exceeds the requester's limit."),
    "reason.amount_limit.expected": ("{limit} HT au plus", "{limit} excl. VAT at most"),
    "reason.amount_limit.found": ("{total} HT", "{total} excl. VAT"),
    "reason.customer_overdue": ("{name} a des factures échues impayées.", "{name} has overdue unpaid invoices."),
    "reason.customer_overdue.expected": ("aucune facture échue", "no overdue invoice"),
    "reason.customer_overdue.found_one": ("{numbers} : {amount} dus depuis le {day}",
        "{numbers}: {amount} due since {day}"),
    "reason.customer_overdue.found_many": (
        "{count} factures ({numbers}) : {amount} dus, la plus ancienne depuis le {day}",
        "{count} invoices ({numbers}): {amount} due, the oldest since {day}"),
    "reason.customer_dispute": ("{name} conteste une facture.", "{name} disputes an invoice."),
    "reason.customer_dispute.expected": ("aucun litige", "no dispute"),
    "reason.customer_dispute.found": ("en litige : {numbers}", "in dispute: {numbers}"),
    # --- what a card shows
    "label.customer": ("Client", "Customer"),
    "label.recipient": ("Envoyé à", "Sent to"),
    "label.to": ("Destinataire", "Recipient"),
    "label.number": ("Devis", "Quote"),
    "label.total_excl": ("Total HT", "Total excl. VAT"),
    "label.vat": ("TVA", "VAT"),
    "label.total_incl": ("Total TTC", "Total incl. VAT"),
    "label.valid_until": ("Valable jusqu'au", "Valid until"),
    "label.validity": ("Validité", "Validity"),
    "label.discount": ("Remise", "Discount"),
    "label.requester": ("Demandé par", "Requested by"),
    "label.expected": ("Attendu", "Expected"),
    "label.found": ("Constaté", "Found"),
    "label.why": ("Pourquoi je demande", "Why I ask"),
    "label.mail": ("Le mail qui partira", "The mail that will leave"),
    "label.changed": ("Ce qui change", "What changes"),
    "label.since_shown": ("Ce qui a changé depuis la dernière demande", "What has changed since the last request"),
    "column.product": ("Produit", "Product"),
    "column.quantity": ("Qté", "Qty"),
    "column.unit_price": ("PU HT", "Unit price"),
    "column.discount": ("Remise", "Discount"),
    "column.vat": ("TVA", "VAT"),
    "column.total": ("Total HT", "Total excl. VAT"),
    "column.before": ("Avant", "Before"),
    "column.after": ("Après", "After"),
    "value.days": ("{days} jours", "{days} days"),
    "value.no_price": ("prix à fixer", "price to be set"),
    "value.nothing": ("—", "—"),
    "value.more_lines": ("… et {count} autres lignes", "… and {count} more lines"),
    "value.new_customer": ("{name} (nouveau client)", "{name} (new customer)"),
    "value.line": ("{quantity} × {price}", "{quantity} × {price}"),
    "value.line_discount": ("{quantity} × {price}, −{percent}", "{quantity} × {price}, −{percent}"),
    "value.by_rule": ("{percent} ({rule})", "{percent} ({rule})"),
    "value.on_request": ("{percent} (à la demande)", "{percent} (as requested)"),
    "value.not_understood": ("Je n'ai pas tenu compte de : {text}.", "I did not take into account: {text}."),
    "value.number_later": ("numéro attribué à l'envoi", "numbered when sent"),
    "approval.summary": ("Devis pour {customer}, {total} HT : votre accord est nécessaire.",
        "Quote for {customer}, {total} excl. VAT: your approval is needed."),
    "approval.summary.again": (
        "Le devis pour {customer} a changé ({total} HT) : votre accord est de nouveau nécessaire.",
        "The quote for {customer} has changed ({total} excl. VAT): your approval is needed again."),
    "approval.propose": ("Chaque devis est montré avant l'envoi : aucune exception sur celui-ci.",
        "Every quote is shown before it is sent: no exception on this one."),
    "approval.fill_price": ("Un prix manque : ouvrez « Modifier » pour le fixer, ou refusez.",
        "A price is missing: open “Edit” to set it, or refuse."),
    "approval.approve": ("Envoyer le devis", "Send the quote"),
    "reject.price": ("Prix ou remise à revoir", "Price or discount to be reviewed"),
    "reject.stock": ("Attendre le réapprovisionnement", "Wait for new stock"),
    "reject.payment": ("Attendre le paiement des factures dues", "Wait for the payment of what is due"),
    "reject.customer": ("Client à vérifier", "Customer to be checked"),
    "reject.later": ("Pas maintenant", "Not now"),
    "input.quantity": ("Quantité : {name}", "Quantity: {name}"),
    "input.unit_price": ("Prix unitaire HT : {name}", "Unit price excl. VAT: {name}"),
    "input.discount": ("Remise sur le devis (%)", "Discount on the quote (%)"),
    "input.discount.hint": ("Laissez vide pour garder la remise de chaque ligne.",
        "Leave empty to keep the discount of each line."),
    "input.email": ("Adresse e-mail du client", "Customer's e-mail address"),
    # --- how it ends
    "said.sent": ("Devis {number} envoyé à {customer} ({email}) : {total} HT.",
        "Quote {number} sent to {customer} ({email}): {total} excl. VAT."),
    "said.sent.version": ("Devis {number} envoyé à {customer} ({email}), il remplace {replaces} : {total} HT.",
        "Quote {number} sent to {customer} ({email}), it replaces {replaces}: {total} excl. VAT."),
    "said.next": ("Pour le modifier, écrivez ici, par exemple « mets 3 au lieu de 2 » ou « et 5 % de remise ».",
        "To change it, write here, for instance “make it 3 instead of 2” or “and 5% off”."),
    "said.shadow": ("Essai à blanc, rien n'est parti : j'aurais envoyé à {customer} ({email}) un devis de {total} HT.",
        "Dry run, nothing left: I would have sent {customer} ({email}) a quote of {total} excl. VAT."),
    "said.shadow.ask": (
        "Essai à blanc, rien n'est parti : j'aurais demandé un accord (rôle {role}) pour le devis de {customer}, "
        "{total} HT.",
        "Dry run, nothing left: I would have asked for an approval (role {role}) of the quote for {customer}, "
        "{total} excl. VAT."),
    "said.shadow.refuse": (
        "Essai à blanc, rien n'est parti : le devis de {customer}, {total} HT, aurait été refusé, car personne ne "
        "peut l'approuver.",
        "Dry run, nothing left: the quote for {customer}, {total} excl. VAT, would have been refused, as nobody may "
        "approve it."),
    "said.no_approver": (
        "Ce devis demande un accord, et personne ne peut le donner : aucun rôle n'est défini. Rien n'a été envoyé. "
        "Prévenez la personne qui administre Commis.",
        "This quote needs an approval and nobody may give it: no role is set up. Nothing was sent. "
        "Please tell whoever runs Commis."),
    "said.rejected": (
        "Le devis pour {customer} est refusé. Rien n'a été envoyé. Vous pouvez le modifier ici et le redemander.",
        "The quote for {customer} is refused. Nothing was sent. You can change it here and ask again."),
    "said.rejected.note": ("Motif", "Reason"),
    "said.expired": ("Personne n'a décidé à temps pour le devis de {customer} : rien n'a été envoyé. "
        "Écrivez « réessaie » pour le redemander.",
        "Nobody decided in time about the quote for {customer}: nothing was sent. Write “try again” to ask again."),
    "said.recalled": ("La demande pour le devis de {customer} est retirée. Rien n'a été envoyé.",
        "The request for the quote for {customer} is withdrawn. Nothing was sent."),
    "said.stopped": ("D'accord, j'arrête ce devis. Rien n'a été envoyé.",
        "All right, I stop this quote. Nothing was sent."),
    "said.unchanged": ("Rien ne change dans le devis {number} : il a déjà été envoyé à {email}.",
        "Nothing changes in quote {number}: it was already sent to {email}."),
    "failed.record": (
        "Le devis pour {customer} n'a pas pu être enregistré. Rien n'a été envoyé. Écrivez « réessaie » pour "
        "recommencer, ou corrigez la demande.",
        "The quote for {customer} could not be recorded. Nothing was sent. Write “try again” to start over, "
        "or correct the request."),
    "failed.mail": (
        "Le devis {number} est enregistré, mais le mail à {email} n'est pas parti. Écrivez « réessaie » pour le "
        "renvoyer, ou vérifiez l'adresse du client.",
        "Quote {number} is recorded, but the mail to {email} did not leave. Write “try again” to send it again, "
        "or check the customer's address."),
    "failed.mail.unknown": (
        "Le devis {number} est enregistré, mais je ne sais pas si le mail à {email} est parti. Vérifiez auprès du "
        "client avant de le renvoyer avec « réessaie ».",
        "Quote {number} is recorded, but I do not know whether the mail to {email} left. Check with the customer "
        "before sending it again with “try again”."),
    "failed.detail": ("Ce qui a été répondu", "What the other side said"),
    "failed.misconfigured": ("C'est un réglage à corriger par la personne qui administre Commis.",
        "Whoever runs Commis has a setting to correct."),
    "title": ("Devis {customer}", "Quote {customer}"),
    "title.new": ("Nouveau devis", "New quote"),
    # --- progress
    "doing.identify": ("Je cherche le client et les produits", "Finding the customer and the products"),
    "doing.price": ("Je vérifie le stock et je calcule les prix", "Checking the stock and pricing"),
    "doing.document": ("Je prépare le PDF et le mail", "Preparing the PDF and the mail"),
    # --- mail to the customer
    "mail.subject": ("Votre devis {number} – {company}", "Your quote {number} – {company}"),
    "mail.subject.version": ("Votre devis {number} – {company} (remplace {replaces})",
        "Your quote {number} – {company} (replaces {replaces})"),
    "mail.greeting": ("Bonjour {contact},", "Dear {contact},"),
    "mail.greeting.unknown": ("Madame, Monsieur,", "Dear Sir or Madam,"),
    "mail.body": (
        "Nous vous remercions de votre demande. Vous trouverez ci-joint notre devis {number}, d'un montant de "
        "{total_excl} HT, soit {total_incl} TTC.",
        "Thank you for your enquiry. Please find attached our quote {number}, for {total_excl} excluding VAT "
        "({total_incl} including VAT)."),
    "mail.body.exempt": (
        "Nous vous remercions de votre demande. Vous trouverez ci-joint notre devis {number}, d'un montant de "
        "{total_excl}.",
        "Thank you for your enquiry. Please find attached our quote {number}, for {total_excl}."),
    "mail.body.version": (
        "Suite à votre demande, vous trouverez ci-joint notre devis {number}, qui annule et remplace le devis "
        "{replaces}. Il s'élève à {total_excl} HT, soit {total_incl} TTC.",
        "As requested, please find attached our quote {number}, which supersedes quote {replaces}. It amounts to "
        "{total_excl} excluding VAT ({total_incl} including VAT)."),
    "mail.body.version.exempt": (
        "Suite à votre demande, vous trouverez ci-joint notre devis {number}, qui annule et remplace le devis "
        "{replaces}. Il s'élève à {total_excl}.",
        "As requested, please find attached our quote {number}, which supersedes quote {replaces}. It amounts to "
        "{total_excl}."),
    "mail.lines": ("En résumé :", "In short:"),
    "mail.line": ("– {quantity} × {name} : {total} HT", "– {quantity} × {name}: {total} excl. VAT"),
    "mail.line.exempt": ("– {quantity} × {name} : {total}", "– {quantity} × {name}: {total}"),
    "mail.validity": (
        "Ce devis est valable {days} jours. Pour l'accepter, il vous suffit de nous le retourner daté et signé, "
        "avec la mention « Bon pour accord ».",
        "This quote is valid for {days} days. To accept it, simply return it dated and signed, with the words "
        "“Agreed and accepted”."),
    "mail.questions": ("Nous restons à votre disposition pour toute question ou modification.",
        "Please let us know if you have any question or would like anything changed."),
    "mail.opinion": ("Votre demande a-t-elle été bien traitée ? Dites-le en un clic : {link}",
        "Was your request handled well? Tell us in one click: {link}"),
    "value.opinion_later": ("lien", "link"),
    "mail.regards": ("Cordialement,", "Kind regards,"),
    "file.name": ("Devis-{number}.pdf", "Quote-{number}.pdf"),
    "file.draft": ("Projet", "Draft"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _template(language, key).format(**values)


def both(key: str, **values: object) -> dict[str, str]:
    """The sentence in each language, when what fills it is the same in both."""
    return {language: tell(language, key, **values) for language in LANGUAGES}


def plural(count: int | Decimal, language: str) -> str:
    """The suffix of a sentence that has `_one` and `_many`: French counts 0 and 1 as one."""
    return "_one" if count == 1 or (language != "en" and count < 2) else "_many"


@lru_cache(maxsize=1024)
def _template(language: str, key: str) -> str:
    french, english = SENTENCES[key]
    return english if language == "en" else typeset(french)


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets."""
    text = re.sub(r" ([;!?%])", "\u202f\\1", text)
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
