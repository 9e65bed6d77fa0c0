"""Every sentence of the follow-up process, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

from graphs.dunning.wording import typeset

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    "title": ("Relance du devis {number} — {customer}", "Follow-up of quote {number} — {customer}"),
    "title.asked": ("Relance de devis : {what}", "Quote follow-up: {what}"),
    "title.none": ("Relance de devis", "Quote follow-up"),
    "doing.find": ("Je cherche le devis…", "Looking for the quote…"),
    "doing.weigh": ("Je prépare la relance…", "Preparing the follow-up…"),
    # --- which one
    "ask.which": ("Plusieurs devis attendent une réponse pour « {text} ». Lequel ?",
        "Several quotes wait for an answer for “{text}”. Which one?"),
    "ask.which.any": ("Plusieurs devis attendent une réponse. Lequel ?", "Several quotes wait for an answer. Which one?"),
    "ask.customer": ("Je ne connais pas « {text} ». De quel devis s'agit-il ?",
        "I do not know “{text}”. Which quote is it about?"),
    "ask.customer.any": ("De quel devis s'agit-il ?", "Which quote is it about?"),
    "missing.number": ("Aucun devis {name} n'attend de réponse : il est inconnu, remplacé, ou on y a déjà répondu.",
        "No quote {name} waits for an answer: it is unknown, was replaced, or was answered already."),
    "missing.customer": ("Aucun devis n'attend de réponse pour « {name} ».", "No quote waits for an answer for “{name}”."),
    "missing.none_of_theirs": ("Aucun devis n'attend de réponse de {name}.", "No quote waits for an answer from {name}."),
    "missing.none": ("Aucun devis n'attend de réponse.", "No quote waits for an answer."),
    "misheard": ("Je n'ai pas compris « {text} ». ", "I did not understand “{text}”. "),
    "outside": ("Seul un collègue peut demander cela.", "Only a colleague can ask for this."),
    "stopped": ("Entendu, je m'arrête là.", "All right, I stop here."),
    # --- what became of it
    "ask.accepted": ("{customer} semble accepter le devis {number}. C'est une commande ?",
        "{customer} seems to accept quote {number}. Is it an order?"),
    "ask.declined": ("{customer} semble décliner le devis {number}. Est-ce bien cela ?",
        "{customer} seems to decline quote {number}. Is that right?"),
    "ask.words": ("{customer} a écrit au sujet du devis {number}. À vous de voir : je ne relance plus de moi-même.",
        "{customer} wrote about quote {number}. Over to you: I send no more follow-ups by myself."),
    "ask.outcome": ("Le devis {number} pour {customer} a expiré sans réponse. Gagné, perdu, ou à prolonger ?",
        "Quote {number} for {customer} has expired without an answer. Won, lost, or to be extended?"),
    "choice.accepted.won": ("Oui, c'est une commande", "Yes, it is an order"),
    "choice.accepted.later": ("Pas encore", "Not yet"),
    "choice.accepted.lost": ("Non, c'est décliné", "No, it is declined"),
    "choice.declined.lost": ("Oui, c'est décliné", "Yes, it is declined"),
    "choice.declined.later": ("Pas encore", "Not yet"),
    "choice.declined.won": ("Non, c'est une commande", "No, it is an order"),
    "choice.words.mine": ("Je m'en occupe", "I will handle it"),
    "choice.words.won": ("C'est une commande", "It is an order"),
    "choice.words.lost": ("C'est décliné", "It is declined"),
    "choice.outcome.won": ("Gagné", "Won"),
    "choice.outcome.lost": ("Perdu", "Lost"),
    "choice.outcome.extend": ("Prolonger", "Extend"),
    "warn.older": ("C'est une réponse au devis {older}, remplacé depuis par {number}.",
        "This answers quote {older}, which {number} has replaced since."),
    "warn.elsewhere": ("Écrit depuis {sender}, qui n'est pas l'adresse du client dans vos livres.",
        "Written from {sender}, which is not the customer's address in your books."),
    "warn.expired": ("Le devis avait expiré le {day}.", "The quote had expired on {day}."),
    "settled.later": ("Entendu : le devis {number} reste sans réponse, et je ne relance plus de moi-même.",
        "All right: quote {number} stays unanswered, and I send no more follow-ups by myself."),
    "settled.mine": ("Entendu : je ne relance plus pour le devis {number}.",
        "All right: no more follow-ups for quote {number}."),
    "settled.extend": (
        "Pour prolonger le devis {number}, demandez-moi une nouvelle version : elle aura un nouveau délai de validité et "
        "repartira chez le client.",
        "To extend quote {number}, ask me for a new version: it will have a new validity and leave to the customer "
        "again."),
    "marked.accepted": ("Noté : {customer} a accepté le devis {number}. La facture reste à faire de votre côté.",
        "Noted: {customer} has accepted quote {number}. The invoice is left for you to make."),
    "marked.declined": ("Noté : {customer} a décliné le devis {number}.", "Noted: {customer} has declined quote {number}."),
    # --- the mail
    "card.one": ("Relancer {customer} au sujet du devis {number}, sans réponse depuis {count} jour",
        "Follow up with {customer} on quote {number}, unanswered for {count} day"),
    "card.many": ("Relancer {customer} au sujet du devis {number}, sans réponse depuis {count} jours",
        "Follow up with {customer} on quote {number}, unanswered for {count} days"),
    "approve": ("Envoyer la relance", "Send the follow-up"),
    "label.quote": ("Devis", "Quote"),
    "label.customer": ("Client", "Customer"),
    "label.total": ("Total HT", "Total excl. VAT"),
    "label.sent_on": ("Envoyé le", "Sent on"),
    "label.valid_until": ("Valable jusqu'au", "Valid until"),
    "label.to": ("À", "To"),
    "label.subject": ("Objet", "Subject"),
    "label.text": ("Message", "Message"),
    "reject.in_touch": ("Je suis déjà en contact avec eux", "I am in touch with them already"),
    "reject.too_early": ("C'est trop tôt", "It is too early"),
    "reject.lost": ("Le devis est perdu", "The quote is lost"),
    "reject.wording": ("Le texte ne va pas", "The text is not right"),
    "later": (
        "La relance du devis {number} partira à l'ouverture, le {day} à {hour}.",
        "The follow-up of quote {number} will leave when the company opens, on {day} at {hour}.",
    ),
    "sent": ("Relance du devis {number} envoyée à {customer} ({to}).", "Follow-up of quote {number} sent to {customer} ({to})."),
    "sent.then": ("Je préviendrai ici quand une réponse arrivera.", "I will tell you here when an answer comes."),
    "rehearsed": ("Mode observation : j'aurais relancé {to} au sujet du devis {number}.",
        "Observing: I would have followed up with {to} on quote {number}."),
    "refused": ("Le devis {number} n'est pas relancé. {why}", "Quote {number} is not followed up. {why}"),
    "said.again": ("Entre-temps, quelque chose a changé pour ce client : je refais le point.",
        "Something has changed with this customer meanwhile: I look again."),
    "not_sent.answered": ("La relance du devis {number} n'est pas partie : il n'attend plus de réponse.",
        "The follow-up of quote {number} did not leave: no answer is awaited any more."),
    "not_sent.standing": ("La relance du devis {number} n'est pas partie : quelque chose est en cours avec ce client.",
        "The follow-up of quote {number} did not leave: something runs with this customer."),
    "not_sent.address": (
        "La relance du devis {number} n'est pas partie : l'adresse du client a changé dans vos livres. Redemandez-la.",
        "The follow-up of quote {number} did not leave: the customer's address has changed in your books. Please ask "
        "for it again."),
    "not_sent.already": ("La relance du devis {number} n'est pas partie : ce client vient d'être relancé pour ce devis.",
        "The follow-up of quote {number} did not leave: this customer was just written to about it."),
    "failed.mail": ("La relance du devis {number} n'a pas pu partir.", "The follow-up of quote {number} could not leave."),
    "failed.mark": ("Je n'ai pas pu noter la réponse au devis {number}.", "The answer to quote {number} could not be kept."),
    "failed.other_way": ("Le devis {number} a déjà une autre réponse dans vos livres : rien n'est changé.",
        "Quote {number} has another answer in your books already: nothing was changed."),
    "failed.detail": ("Détail", "Detail"),
    "closed.rejected": ("Entendu : le devis {number} n'est pas relancé.", "All right: quote {number} is not followed up."),
    "closed.expired": ("Sans décision, le devis {number} n'est pas relancé.",
        "Without a decision, quote {number} is not followed up."),
    "closed.recalled": ("La relance du devis {number} est retirée.", "The follow-up of quote {number} was withdrawn."),
    "closed.note": ("Motif", "Reason"),
    "handed_over": ("Un client a écrit au sujet du devis {number}, qui n'attend plus de réponse. À vous de voir.",
        "A customer wrote about quote {number}, which waits for no answer any more. Over to you."),
    "handed_over.which": ("Un client a écrit au sujet d'un devis que je ne retrouve pas. À vous de voir.{number}",
        "A customer wrote about a quote that I cannot find. Over to you.{number}"),
    "reason.missing_address": ("{name} n'a pas d'adresse e-mail dans vos livres.", "{name} has no e-mail address in your books."),
    "reason.bad_address": ("L'adresse de {name} n'est pas valable : {address}.", "The address of {name} is not valid: {address}."),
    "reason.no_approver": ("Personne ne peut donner son accord.", "Nobody can agree to it."),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def both(key: str, **values: object) -> dict[str, str]:
    return {language: tell(language, key, **values) for language in LANGUAGES}
