"""Every sentence of an answer to a question about products, and of what colleagues read about it."""

from __future__ import annotations

from graphs.dunning.wording import typeset

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    "title": ("Question de {who} : {what}", "Question of {who}: {what}"),
    "title.none": ("Question d'un client", "A customer's question"),
    "doing.find": ("Je cherche les produits…", "Looking for the products…"),
    "doing.weigh": ("Je prépare la réponse…", "Preparing the answer…"),
    # --- the mail
    "mail.subject": ("Votre demande : {what}", "Your enquiry: {what}"),
    "mail.more": ("{first} et {count} autres produits", "{first} and {count} other products"),
    "mail.greeting": ("Madame, Monsieur,", "Dear Sir or Madam,"),
    "mail.greeting.named": ("Bonjour {contact},", "Dear {contact},"),
    "mail.thanks": ("Nous vous remercions de votre message. Voici les éléments demandés :",
        "Thank you for your message. Here is what you asked for:"),
    "mail.item": ("– {name} : {told}.", "– {name}: {told}."),
    "mail.join": (" ; ", "; "),
    "mail.price": ("{excl} HT{unit} ({incl} TTC)", "{excl} excl. VAT{unit} ({incl} incl. VAT)"),
    "mail.price.exempt": ("{excl}{unit} (TVA non applicable, art. 293 B du CGI)",
        "{excl}{unit} (no VAT, art. 293 B of the French tax code)"),
    "mail.unit": (" / {unit}", " / {unit}"),
    "mail.discount": ("remise de {percent} selon vos conditions, à déduire", "{percent} discount on your terms, to be deducted"),
    "mail.discount.of": ("remise de {percent} selon vos conditions pour {quantity}, à déduire",
        "{percent} discount on your terms for {quantity}, to be deducted"),
    "mail.stock.enough": ("en stock", "in stock"),
    "mail.stock.enough.of": ("en stock pour {quantity}", "in stock for {quantity}"),
    "mail.stock.less": ("en stock, en quantité moindre que les {quantity} demandés",
        "in stock, in a smaller quantity than the {quantity} asked for"),
    "mail.stock.none": ("pas en stock actuellement", "not in stock at the moment"),
    "mail.lead_time": ("Délai de livraison : {delay}.", "Lead time: {delay}."),
    "mail.next": ("Ces éléments sont donnés à titre d'information ; nous établirons volontiers un devis sur demande.",
        "This is given for information; we will gladly make a quote on request."),
    "mail.regards": ("Nous vous prions d'agréer, Madame, Monsieur, nos salutations distinguées.", "Yours faithfully,"),
    # --- the approval
    "card": ("Répondre à {who} : {what}", "Answer {who}: {what}"),
    "approve": ("Envoyer la réponse", "Send the answer"),
    "reject.mine": ("Je réponds moi-même", "I answer myself"),
    "reject.wrong": ("La réponse n'est pas juste", "The answer is not right"),
    "reject.no_answer": ("Cela n'appelle pas de réponse", "It needs no answer"),
    "label.to": ("À", "To"),
    "label.subject": ("Objet", "Subject"),
    "label.text": ("Message", "Message"),
    "table.product": ("Produit", "Product"),
    "table.asked": ("Demandé", "Asked"),
    "table.price": ("Prix HT", "Price excl. VAT"),
    "table.discount": ("Remise", "Discount"),
    "table.stock": ("Stock", "Stock"),
    "unknown": ("inconnu", "unknown"),
    # --- what became of it
    "sent": ("Réponse envoyée à {to} : {what}.", "Answer sent to {to}: {what}."),
    "rehearsed": ("Mode observation : j'aurais répondu à {to}.", "Observing: I would have answered {to}."),
    "refused": ("Aucune réponse ne part à {who}. {why} À vous de voir.",
        "No answer leaves to {who}. {why} Over to you."),
    "not_sent": ("La réponse à {who} n'est pas partie : quelque chose est en cours avec ce client.",
        "The answer to {who} did not leave: something runs with this customer."),
    "not_sent.forgotten": ("La réponse à {who} n'est pas partie : cette adresse a demandé à être oubliée.",
        "The answer to {who} did not leave: this address has asked to be forgotten."),
    "failed": ("La réponse à {who} n'a pas pu partir.", "The answer to {who} could not leave."),
    "failed.unknown": (
        "Je ne sais pas si la réponse à {who} est partie : vérifiez avant de récrire.",
        "I do not know whether the answer to {who} left: check before writing again.",
    ),
    "failed.detail": ("Détail", "Detail"),
    "closed.rejected": ("Entendu : je ne réponds pas à {who}.", "All right: I do not answer {who}."),
    "closed.expired": ("Sans décision, aucune réponse n'est partie à {who}. À vous de voir.",
        "Without a decision, no answer left to {who}. Over to you."),
    "closed.recalled": ("La réponse à {who} est retirée.", "The answer to {who} was withdrawn."),
    "closed.note": ("Motif", "Reason"),
    # --- handed to a person
    "hand.nothing_named": ("{who} pose une question, sans produit que je reconnaisse. À vous de répondre.",
        "{who} asks something, without a product that I recognise. Yours to answer."),
    "hand.nothing_asked": ("{who} pose une question que mes livres ne tranchent pas. À vous de répondre.",
        "{who} asks something that the books do not settle. Yours to answer."),
    "hand.unknown_product": ("{who} demande « {text} », que je ne connais pas. À vous de répondre.",
        "{who} asks about “{text}”, which I do not know. Yours to answer."),
    "hand.which_product": ("{who} demande « {text} » : plusieurs produits peuvent convenir. Lequel ?",
        "{who} asks about “{text}”: several products may be meant. Which one?"),
    "hand.price_missing": ("{who} demande le prix de {text} : vos livres n'en ont pas. À vous de répondre.",
        "{who} asks the price of {text}: your books have none. Yours to answer."),
    "hand.stock_missing": ("{who} demande si {text} est en stock : vos livres ne le disent pas. À vous de répondre.",
        "{who} asks whether {text} is in stock: your books do not tell. Yours to answer."),
    "hand.lead_time_missing": ("{who} demande un délai : vos livres n'en ont pas. À vous de répondre.{text}",
        "{who} asks for a lead time: your books have none. Yours to answer.{text}"),
    "hand.quantity_unclear": ("{who} demande une quantité que je ne sais pas lire (« {text} »). À vous de répondre.",
        "{who} asks for a quantity that I cannot read (“{text}”). Yours to answer."),
    "hand.held": ("La réponse à {who} n'est pas partie : {text}. À vous de voir.",
        "The answer to {who} did not leave: {text}. Over to you."),
    "choice.mine": ("Je m'en occupe", "I will handle it"),
    "mine": ("Entendu : {who} reçoit sa réponse d'un collègue.", "All right: a colleague answers {who}."),
    "known": ("Ce que disent vos livres", "What your books say"),
    # --- reasons
    "reason.unknown_customer": ("{who} n'est pas un client connu : rien ne part sans un accord.",
        "{who} is no known customer: nothing leaves without an agreement."),
    "reason.bad_address": ("L'adresse {address} n'est pas valable.", "The address {address} is not valid."),
    "reason.no_approver": ("Personne ne peut donner son accord.", "Nobody can agree to it."),
    "expected.known": ("un client des livres", "a customer of the books"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def both(key: str, **values: object) -> dict[str, str]:
    return {language: tell(language, key, **values) for language in LANGUAGES}
