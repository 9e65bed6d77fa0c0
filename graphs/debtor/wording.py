"""Every sentence of the debtor processes, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

import re
from functools import lru_cache

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    # --- questions
    "ask.customer_missing": ("De quel client s'agit-il ?", "Which customer is this about?"),
    "ask.customer_which": ("Plusieurs clients correspondent à « {text} ». Lequel ?", "Several customers match “{text}”. Which one?"),
    "ask.unknown_customer": ("Je ne trouve pas de client « {text} ». Écrivez son nom comme dans vos fichiers.", "I cannot find a customer “{text}”. Write the name as it stands in your books."),
    "ask.unknown_customer.near": ("Je ne trouve pas de client « {text} ». Est-ce l'un de ceux-ci ?", "I cannot find a customer “{text}”. Is it one of these?"),
    "ask.invoice_which": ("Plusieurs factures ouvertes de {customer} correspondent à « {text} ». Laquelle ?", "Several open invoices of {customer} match “{text}”. Which one?"),
    "ask.unknown_invoice": ("{customer} n'a pas de facture « {text} ». De laquelle s'agit-il ?", "{customer} has no invoice “{text}”. Which one is it?"),
    "ask.unclear.mail": ("{customer} a répondu, et je ne suis pas sûr du sens. Comment faut-il le comprendre ?", "{customer} has replied, and I am not sure what it means. How shall I take it?"),
    "ask.unclear.chat": ("Je ne suis pas sûr de ce que dit {customer}. Comment faut-il le comprendre ?", "I am not sure what {customer} says. How shall I take it?"),
    "ask.day_missing": ("{customer} promet de payer, mais aucune date n'est dite. Pour quel jour ?", "{customer} promises to pay, but no date is given. For which day?"),
    "ask.day_missing.said": ("{customer} promet de payer « {text} ». Quel jour faut-il retenir ?", "{customer} promises to pay “{text}”. Which day shall I keep?"),
    "ask.day_which": ("« {text} » peut désigner plusieurs jours. Lequel faut-il retenir pour {customer} ?", "“{text}” may mean several days. Which one shall I keep for {customer}?"),
    "ask.day_past": ("Le jour annoncé par {customer} est déjà passé ({text}). Quel jour faut-il retenir ?", "The day given by {customer} has already gone by ({text}). Which day shall I keep?"),
    "ask.day_far": ("{customer} annonce un paiement le {text}, dans plus de deux mois. L'acceptez-vous ? Sinon, écrivez une autre date.", "{customer} announces a payment on {text}, more than two months away. Do you accept it? If not, write another date."),
    "ask.amount_over": ("{customer} annonce {text}, plus que ce qui reste dû ({owed}). Que faut-il retenir ?", "{customer} announces {text}, more than what is owed ({owed}). What shall I keep?"),
    "ask.not_booked": ("{customer} aurait payé, mais vos livres ne montrent pas ce paiement ({text}). Que faut-il faire ?", "{customer} is said to have paid, but your books do not show it ({text}). What shall I do?"),
    "ask.until_missing": ("Jusqu'à quel jour ne faut-il pas relancer {customer} ? Une date, ou « sans date ».", "Until which day shall {customer} not be reminded? A date, or “no end”."),
    "ask.until_missing.said": ("Jusqu'à quel jour faut-il attendre pour {customer} (« {text} ») ? Donnez une date.", "Until which day shall I wait for {customer} (“{text}”)? Give a date."),
    "ask.until_missing.absence": ("{customer} est absent, sans date de retour. Combien de temps faut-il attendre ?", "{customer} is away, without a date of return. How long shall I wait?"),
    "ask.until_which": ("« {text} » peut désigner plusieurs jours. Lequel faut-il retenir pour {customer} ?", "“{text}” may mean several days. Which one shall I keep for {customer}?"),
    "ask.until_past": ("Ce jour est déjà passé ({text}). Jusqu'à quand ne faut-il pas relancer {customer} ?", "That day has already gone by ({text}). Until when shall {customer} not be reminded?"),
    "ask.until_far": ("Ne plus relancer {customer} jusqu'au {text} : c'est loin. Est-ce bien voulu ? Sinon, écrivez une autre date.", "No reminder to {customer} until {text}: that is a long time. Is it what you want? If not, write another date."),
    "ask.other_reasons": ("Les relances de {customer} sont aussi arrêtées pour une autre raison ({text}). Faut-il y mettre fin ?", "Reminders to {customer} are also stopped for another reason ({text}). Shall that end too?"),
    "ask.misheard": ("Je n'ai pas compris « {text} ». ", "I did not understand “{text}”. "),
    "hint.copy": ("La facture est peut-être demandée : envoyez-la depuis vos fichiers, je ne l'envoie pas de moi-même.", "They may be asking for the invoice: send it from your files, I do not send it by myself."),
    # --- choices
    "choice.kind:paid": ("C'est payé", "They have paid"),
    "choice.kind:promise": ("Promesse de payer", "A promise to pay"),
    "choice.kind:dispute": ("Contestation", "A dispute"),
    "choice.kind:wrong_contact": ("Autre interlocuteur", "Somebody else to write to"),
    "choice.kind:absence": ("Absence", "They are away"),
    "choice.kind:instalments": ("Paiement en plusieurs fois", "Payment in several times"),
    "choice.kind:insolvency": ("Procédure judiciaire", "A court procedure"),
    "choice.kind:hold": ("Suspendre les relances", "Hold reminders"),
    "choice.kind:resume": ("Reprendre les relances", "Resume reminders"),
    "choice.kind:nothing": ("Rien à changer", "Nothing to change"),
    "choice.nothing": ("Ne pas attendre", "Do not wait"),
    "choice.days:7": ("Une semaine", "One week"),
    "choice.days:14": ("Deux semaines", "Two weeks"),
    "choice.unknown_invoice.all": ("Toutes les factures", "All invoices"),
    "choice.day_far.yes": ("Oui, cette date", "Yes, that day"),
    "choice.day_far.other": ("Une autre date", "Another day"),
    "choice.until_far.yes": ("Oui, cette date", "Yes, that day"),
    "choice.until_far.other": ("Une autre date", "Another day"),
    "choice.amount_over.all": ("Tout ce qui est dû", "All that is owed"),
    "choice.amount_over.keep": ("Le montant annoncé", "The amount announced"),
    "choice.not_booked.wait": ("Attendre 3 jours ouvrés", "Wait 3 working days"),
    "choice.not_booked.chase": ("Continuer les relances", "Go on chasing"),
    "choice.not_booked.dispute": ("C'est un litige", "It is a dispute"),
    "choice.other_reasons.end_all": ("Oui, tout reprendre", "Yes, resume all"),
    "choice.other_reasons.keep": ("Non, garder cet arrêt", "No, keep it stopped"),
    "running.dispute": ("un litige", "a dispute"),
    "running.promise": ("une promesse de payer", "a promise to pay"),
    "running.final_notice": ("une mise en demeure", "a final notice"),
    "running.objection": ("une opposition aux envois", "an objection to mails"),
    "running.complaint": ("une réclamation", "a complaint"),
    "running.hold": ("une pause", "a hold"),
    "running.absence": ("une absence", "an absence"),
    "running.insolvency": ("une procédure judiciaire", "a court procedure"),
    "running.bounced": ("une adresse qui ne répond plus", "an address that bounces"),
    # --- exceptions
    "reason.unknown_customer": ("Client « {text} » introuvable.", "Customer “{text}” not found."),
    "reason.unknown_invoice": ("Facture « {text} » introuvable.", "Invoice “{text}” not found."),
    "reason.unclear_reply": ("Le sens de la réponse n'est pas sûr.", "What the reply means is not sure."),
    "reason.promise_day": ("Le jour promis n'est pas sûr.", "The promised day is not sure."),
    "reason.promise_amount": ("Le montant annoncé dépasse ce qui est dû.", "The amount announced is more than what is owed."),
    "reason.payment_not_booked": ("Le paiement annoncé n'est pas dans les livres ({text}).", "The announced payment is not in the books ({text})."),
    "reason.other_reasons": ("Les relances sont aussi arrêtées pour une autre raison.", "Reminders are also stopped for another reason."),
    "reason.instalments": ("{text} demande à payer en plusieurs fois.", "{text} asks to pay in several times."),
    # --- what is said
    "said.promise": ("Noté : {customer} paiera {amount} le {due_on}.", "Noted: {customer} will pay {amount} on {due_on}."),
    "then.promise": ("Pas de relance d'ici là. Deux jours ouvrés après, je regarde dans les livres et je vous dis si la promesse est tenue.", "No reminder until then. Two working days later I look at the books and tell you whether the promise was kept."),
    "said.granted": ("Accordé : {customer} paie en plusieurs fois, d'abord {amount} le {due_on}.", "Granted: {customer} pays in several times, first {amount} on {due_on}."),
    "then.granted": ("Je n'écris pas au client : confirmez-lui l'échéancier. Pas de relance d'ici là ; je vérifie ce premier paiement, puis notez les suivants de même.", "I do not write to the customer: confirm the plan to them. No reminder until then; I check this first payment, then note the next ones the same way."),
    "said.dispute": ("Noté : {customer} conteste. Les relances sont arrêtées.", "Noted: {customer} disputes. Reminders are stopped."),
    "then.dispute": ("Rien n'a été envoyé. Quelqu'un doit régler le litige ; dites « le litige avec {customer} est réglé » quand c'est fait.", "Nothing was sent. Somebody has to settle the dispute; say “the dispute with {customer} is settled” once it is done."),
    "said.paid": ("C'est bien payé d'après les livres : {customer} n'a rien d'échu à régler ici.", "The books show it as paid: {customer} has nothing overdue here."),
    "said.nothing_owed": ("{customer} ne doit rien d'après les livres : rien à noter.", "{customer} owes nothing according to the books: nothing to note."),
    "said.waiting": ("Noté : j'attends le paiement de {customer} jusqu'au {until}.", "Noted: I wait for {customer}'s payment until {until}."),
    "then.waiting": ("Pas de relance d'ici là ; elles reprennent ensuite si rien n'est arrivé.", "No reminder until then; they go on afterwards if nothing has come in."),
    "said.chasing": ("Noté : les relances de {customer} continuent.", "Noted: reminders to {customer} go on."),
    "then.chasing": ("Rien n'est changé ; les livres sont relus juste avant chaque envoi.", "Nothing is changed; the books are read again right before each mail."),
    "said.absence": ("Noté : {customer} est absent. Pas de relance jusqu'au {until} inclus.", "Noted: {customer} is away. No reminder up to and including {until}."),
    "said.back_already": ("{customer} est déjà de retour ({until}) : rien à changer.", "{customer} is back already ({until}): nothing to change."),
    "said.insolvency": ("Noté : {customer} est en procédure judiciaire. Les relances sont arrêtées.", "Noted: {customer} is in a court procedure. Reminders are stopped."),
    "then.insolvency": ("Ne relancez plus : déclarez la créance au mandataire judiciaire, en principe dans les deux mois de la publication au BODACC.", "Do not chase any more: file your claim with the court's representative, in France normally within two months of the notice in the BODACC."),
    "said.wrong_contact": ("{customer} demande d'écrire à quelqu'un d'autre. Rien n'est changé tant que vos fichiers ne le sont pas.", "{customer} asks to write to somebody else. Nothing changes until your books do."),
    "said.wrong_contact.nobody": ("Le contact de {customer} n'est plus le bon, et aucun autre n'est donné.", "The contact at {customer} is no longer the right one, and no other is given."),
    "then.wrong_contact": ("Modifiez le contact ou l'adresse de ce client dans vos fichiers ; la prochaine relance partira à la nouvelle adresse.", "Change this customer's contact or address in your books; the next reminder will go to the new address."),
    "said.hold": ("Noté : pas de relance à {customer} jusqu'au {until} inclus.", "Noted: no reminder to {customer} up to and including {until}."),
    "said.hold.open": ("Noté : plus de relance à {customer} tant que vous ne le dites pas.", "Noted: no reminder to {customer} until you say so."),
    "then.hold": ("Pour reprendre plus tôt, dites « reprends les relances de {customer} ».", "To go on earlier, say “resume reminders to {customer}”."),
    "then.hold.open": ("Pour reprendre, dites « reprends les relances de {customer} ».", "To go on, say “resume reminders to {customer}”."),
    "said.resume": ("Les relances de {customer} reprennent.", "Reminders to {customer} go on."),
    "said.no_hold": ("Aucune pause à lever pour {customer} : les relances suivent leur cours.", "There is no hold to lift for {customer}: reminders take their course."),
    "said.books_dispute": ("Rien à lever ici pour {customer} : ce sont vos livres qui indiquent un litige.", "Nothing to lift here for {customer}: it is your books that show a dispute."),
    "then.books_dispute": ("Retirez l'indication de litige de la facture dans vos livres.", "Take the dispute off the invoice in your books."),
    "said.nothing": ("D'accord, rien n'est changé : les relances suivent leur cours.", "All right, nothing is changed: reminders take their course."),
    "said.stopped": ("D'accord, j'arrête là. Rien n'est noté.", "All right, I stop here. Nothing is noted."),
    "said.no_approver": ("{customer} demande à payer en plusieurs fois, mais personne n'a le rôle pour l'accorder.", "{customer} asks to pay in several times, but nobody holds a role that may grant it."),
    "said.refused_plan": ("Paiement en plusieurs fois refusé pour {customer}. Les relances suivent leur cours ; répondez au client vous-même.", "Payment in several times refused for {customer}. Reminders take their course; answer the customer yourself."),
    "said.expired": ("Personne n'a décidé à temps pour {customer} : rien n'est accordé, les relances suivent leur cours.", "Nobody decided in time for {customer}: nothing is granted, reminders take their course."),
    "said.recalled": ("La demande pour {customer} est retirée : rien n'est accordé.", "The request for {customer} is withdrawn: nothing is granted."),
    # --- the proposal
    "card.plan": ("{customer} demande à payer {total} en {count} fois", "{customer} asks to pay {total} in {count} times"),
    "card.plan.then": ("Si vous acceptez, la première échéance est notée comme une promesse de payer. Rien n'est envoyé au client.", "If you agree, the first part is noted as a promise to pay. Nothing is sent to the customer."),
    "approve.plan": ("Accorder", "Grant"),
    "reject.whole": ("Nous demandons le paiement en une fois.", "We ask for payment in one go."),
    "reject.shorter": ("L'étalement est trop long.", "It is spread too far."),
    # --- pieces
    "source.mail": ("Réponse de {customer}", "Reply of {customer}"),
    "source.chat.nobody": ("Dit ici", "Said here"),
    "source.chat": ("Dit ici, à propos de {customer}", "Said here, about {customer}"),
    "source.note": ("Motif", "Reason given"),
    "label.customer": ("Client", "Customer"),
    "label.balance": ("Reste dû TTC", "Owed incl. VAT"),
    "label.oldest": ("Plus ancienne échéance", "Oldest due date"),
    "label.usual_delay": ("Délai habituel", "Usual delay"),
    "label.sent": ("Déjà envoyé", "Sent before"),
    "label.taker": ("À prendre en main par", "To be taken by"),
    "label.in_books": ("Dans vos fichiers", "In your books"),
    "label.given": ("Indiqué par le client", "Given by the customer"),
    "column.number": ("Facture", "Invoice"),
    "column.due": ("Échéance", "Due"),
    "column.balance": ("Reste dû", "Owed"),
    "column.on": ("Le", "On"),
    "column.amount": ("Montant", "Amount"),
    "value.late_one": ("{days} jour de retard", "{days} day late"),
    "value.late_many": ("{days} jours de retard", "{days} days late"),
    "value.usually_one": ("{days} jour après l'échéance", "{days} day after the due date"),
    "value.usually_many": ("{days} jours après l'échéance", "{days} days after the due date"),
    "value.on_time": ("à l'heure", "on time"),
    "value.none_sent": ("aucune relance", "no reminder"),
    "value.sent_one": ("{count} relance, le {day} (niveau {level})", "{count} reminder, on {day} (level {level})"),
    "value.sent_many": ("{count} relances, la dernière le {day} (niveau {level})", "{count} reminders, the last on {day} (level {level})"),
    "value.more": ("et {count} de plus", "and {count} more"),
    "value.this_customer": ("ce client", "this customer"),
    "value.somebody": ("quelqu'un de l'équipe", "somebody of the team"),
    "value.unknown": ("inconnu", "unknown"),
    "doing.hear": ("Je cherche le client…", "Finding the customer…"),
    "doing.weigh": ("Je regarde les livres…", "Looking at the books…"),
    "title.promise": ("Promesse de {customer}", "Promise of {customer}"),
    "title.promise.new": ("Promesse de paiement", "Promise to pay"),
    "title.dispute": ("Litige avec {customer}", "Dispute with {customer}"),
    "title.dispute.new": ("Litige", "Dispute"),
    "title.payment": ("Paiement de {customer}", "Payment of {customer}"),
    "title.payment.new": ("Paiement", "Payment"),
    "title.reminder_pause": ("Relances de {customer}", "Reminders to {customer}"),
    "title.reminder_pause.new": ("Pause des relances", "Hold of reminders"),
    "title.handoff": ("Réponse de {customer}", "Reply of {customer}"),
    "title.handoff.new": ("Réponse d'un client", "Reply of a customer"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    sentence = _template(language, key).format(**values)
    return sentence[:1].upper() + sentence[1:] if key.startswith(("ask.", "said.")) else sentence


def both(key: str, **values: object) -> dict[str, str]:
    """The sentence in each language."""
    return {language: tell(language, key, **values) for language in LANGUAGES}


def plural(count: int, language: str) -> str:
    """The suffix of a sentence that has `_one` and `_many`: French counts 0 and 1 as one."""
    return "_one" if count == 1 or (language != "en" and count < 2) else "_many"


@lru_cache(maxsize=512)
def _template(language: str, key: str) -> str:
    french, english = SENTENCES[key]
    return english if language == "en" else typeset(french)


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets."""
    text = re.sub(r" ([;!?%€])", "\u202f\\1", text)
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
