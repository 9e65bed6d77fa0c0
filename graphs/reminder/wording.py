"""Every sentence of the reminder process, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

from functools import lru_cache

from graphs.dunning.wording import typeset
from graphs.reminder.wording_cards import CARDS
from graphs.reminder.wording_reasons import REASONS

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    **REASONS,
    **CARDS,
    # --- titles
    "title.run": ("Relances du {day}", "Reminders of {day}"),
    "title.run.new": ("Relances", "Reminders"),
    "title.new": ("Relance", "Reminder"),
    "title.customer": ("Relance de {name}", "Reminder to {name}"),
    "title.level": ("Relance de {name} — {tone}", "Reminder to {name} — {tone}"),
    "title.notice": ("Mise en demeure de {name} — projet", "Formal notice to {name} — draft"),
    # --- doing
    "doing.identify": ("Je cherche le client…", "Looking for the customer…"),
    "doing.weigh": ("Je relis les livres…", "Reading the books again…"),
    "doing.survey": ("Je lis toutes les factures à encaisser…", "Reading all receivables…"),
    "doing.survey.at": ("{done} clients regardés sur {total}…", "{done} customers looked at of {total}…"),
    "doing.letter": ("Je prépare la lettre…", "Preparing the letter…"),
    # --- questions
    "ask.customer_missing": (
        "Quel client faut-il relancer ? (« lance les relances » les regarde tous.)",
        "Which customer shall I remind? (“run the reminders” looks at all of them.)"),
    "ask.customer_which": ("Plusieurs clients correspondent à « {text} ». Lequel ?",
        "Several customers match “{text}”. Which one?"),
    "ask.unknown_customer": ("Je ne trouve pas de client « {text} ». Écrivez son nom exact, ou un numéro de facture.",
        "I cannot find a customer “{text}”. Write the exact name, or an invoice number."),
    "ask.unknown_customer.near": ("Je ne trouve pas de client « {text} ». Est-ce l'un de ceux-ci ?",
        "I cannot find a customer “{text}”. Is it one of these?"),
    "ask.unknown_invoice": ("Je ne trouve pas de facture « {text} ». Écrivez son numéro, ou le nom du client.",
        "I cannot find an invoice “{text}”. Write its number, or the customer's name."),
    "ask.unknown_invoice.of": (
        "Je ne trouve pas de facture « {text} » chez {name}. Laquelle faut-il relancer ?",
        "I cannot find an invoice “{text}” of {name}. Which one shall I chase?"),
    "ask.invoice_which": ("Plusieurs factures correspondent à « {text} ». Laquelle ?",
        "Several invoices match “{text}”. Which one?"),
    "ask.misheard": ("Je n'ai pas compris « {text} ». ", "I did not understand “{text}”. "),
    "choice.all": ("Tout ce qui est dû", "All that is due"),
    "choice.stop": ("Ne relancer personne", "Remind nobody"),
    "said.stopped": ("D'accord, je ne relance personne.", "All right, I remind nobody."),
    # --- what was done
    "said.sent": (
        "Relance envoyée à {name} ({email}) : {tone}, {total} demandés.",
        "Reminder sent to {name} ({email}): {tone}, {total} asked for."),
    "said.leaving": (
        "Relance prête pour {name} ({email}) : {tone}, {total} demandés.",
        "Reminder ready for {name} ({email}): {tone}, {total} asked for."),
    "said.leaving.at": (" Elle part le {day}, à partir de {hour}.", " It goes out on {day}, from {hour}."),
    "said.sent.vip": (
        "Je vous le signale : c'est un client VIP, le ton reste courtois.",
        "For your information: this is a VIP customer, the tone stays courteous."),
    "said.sent.first_lateness": (
        "Je vous le signale : c'est son premier retard, le ton reste courtois.",
        "For your information: this is their first lateness, the tone stays courteous."),
    "said.again": ("Entre-temps, les livres ont changé : je refais le point.",
        "The books have changed meanwhile: I look again."),
    "said.not_sent.standing": (
        "Rien n'est parti à {name} : quelque chose est en cours avec ce client.",
        "Nothing was sent to {name}: something is running with this customer."),
    "said.not_sent.already": (
        "Rien n'est parti à {name} : cette relance venait déjà de partir.",
        "Nothing was sent to {name}: this reminder had just been sent already."),
    "said.not_sent.today": (
        "Rien n'est parti à {name} : un e-mail de relance est déjà parti aujourd'hui.",
        "Nothing was sent to {name}: a reminder was already sent today."),
    "said.not_sent.books": (
        "Rien n'est parti à {name} : les livres changent sans cesse. Relancez quand les écritures seront finies.",
        "Nothing was sent to {name}: the books keep changing. Please ask again once the entries are done."),
    "said.nothing": ("Rien à envoyer à {name}. {why}", "Nothing to send to {name}. {why}"),
    "said.nothing.meanwhile": ("Rien n'est parti à {name} : la situation a changé entre-temps. {why}",
        "Nothing was sent to {name}: things have changed meanwhile. {why}"),
    "said.nothing.level": ("Ce sera alors : {level}.", "It will then be: {level}."),
    "said.rejected": ("Décision : la relance de {name} ne part pas.", "Decision: the reminder to {name} is not sent."),
    "said.rejected.notice": ("Pas maintenant : la mise en demeure de {name} n'est pas envoyée.",
        "Not now: the formal notice to {name} is not sent."),
    "said.expired": ("Personne n'a répondu à temps : la relance de {name} ne part pas.",
        "Nobody answered in time: the reminder to {name} is not sent."),
    "said.recalled": ("Demande retirée : la relance de {name} ne part pas.",
        "Request withdrawn: the reminder to {name} is not sent."),
    "said.note": ("Motif", "Reason given"),
    "said.next_look": ("Je n'y reviens pas avant le {day}. « reprends les relances de {name} » pour y revenir plus tôt.",
        "I will not come back to it before {day}. “resume reminders for {name}” to look at it earlier."),
    "said.next_look.run": ("Je regarde de nouveau le {day}.", "I look again on {day}."),
    "said.refused": ("Aucune relance ne part à {name}. {why}", "No reminder goes to {name}. {why}"),
    "said.refused.no_approver": (
        "Aucune relance ne part à {name} : il faut l'accord d'une personne, et personne n'a ce rôle.",
        "No reminder goes to {name}: somebody must agree, and nobody holds the role."),
    "said.fix_address": (
        "Complétez son adresse e-mail dans vos livres, puis redemandez la relance.",
        "Please complete the e-mail address in your books, then ask for the reminder again."),
    "said.gone": ("Ce client n'est plus dans vos livres : aucune relance ne part.",
        "This customer is no longer in your books: no reminder is sent."),
    "said.noted": ("C'est noté : mise en demeure envoyée à {name} pour {total}. Plus aucune remise pour ce client tant "
        "qu'elle court.",
        "Noted: formal notice sent to {name} for {total}. No discount to this customer while it runs."),
    "said.noted.paid": (
        "C'est noté : mise en demeure envoyée à {name}. Entre-temps, les livres disent ces factures réglées.",
        "Noted: formal notice sent to {name}. Meanwhile the books say these invoices are settled."),
    "said.shadow": ("Pour essai, rien n'est parti. J'aurais relancé {name} ({email}) : {tone}, {total}.",
        "As a rehearsal, nothing was sent. I would have reminded {name} ({email}): {tone}, {total}."),
    "said.shadow.ask": ("Pour essai, rien n'est parti. J'aurais demandé un accord pour relancer {name} : {tone}, {total}.",
        "As a rehearsal, nothing was sent. I would have asked for an approval to remind {name}: {tone}, {total}."),
    "said.shadow.refuse": ("Pour essai. Je n'aurais pas relancé {name}. {why}",
        "As a rehearsal. I would not have reminded {name}. {why}"),
    "failed.mail": ("La relance n'a pas pu partir à {name} ({email}).", "The reminder could not be sent to {name} ({email})."),
    "failed.mail.unknown": (
        "Je ne sais pas si la relance est partie à {name} ({email}) : vérifiez avant de la renvoyer.",
        "I do not know whether the reminder was sent to {name} ({email}): please check before sending it again."),
    "failed.misconfigured": ("Les réglages de la messagerie sont à vérifier.", "The mail settings need checking."),
    "failed.detail": ("Réponse du serveur", "The server's answer"),
    # --- a run
    "run.nothing": ("Relances : rien à envoyer aujourd'hui.", "Reminders: nothing to send today."),
    "run.nothing.waiting": (
        "Relances : rien à envoyer aujourd'hui. Clients dont le tour n'est pas venu : {count}.",
        "Reminders: nothing to send today. Customers whose turn has not come: {count}."),
    "run.opened": (
        "Relances : {usual} à envoyer ({total} demandés), {asked} à décider une par une.",
        "Reminders: {usual} to send ({total} asked for), {asked} to decide one by one."),
    "run.opened.usual": ("Relances : {usual} à envoyer ({total} demandés).", "Reminders: {usual} to send ({total} asked for)."),
    "run.opened.asked": ("Relances à décider une par une : {asked}.", "Reminders to decide one by one: {asked}."),
    "run.when": ("Les e-mails partent le {day}, à partir de {hour}. « stop » ici les retient.",
        "Mails go out on {day}, from {hour}. “stop” here holds them."),
    "run.pace": ("{count} par minute au plus.", "{count} a minute at most."),
    "run.summary": ("Envoyer les relances du jour : {count}, pour {total} ?", "Send today's reminders: {count}, for {total}?"),
    "run.approve": ("Envoyer ces relances", "Send these reminders"),
    "run.asked": ("À décider une par une, chacune dans son fil : {count}", "To decide one by one, each in its thread: {count}"),
    "run.barred": ("Ne peuvent pas partir : {count}", "Cannot be sent: {count}"),
    "run.waiting": ("Clients dont le tour n'est pas venu : {count}.", "Customers whose turn has not come: {count}."),
    "run.gentle": (
        "Parmi elles, au ton courtois seulement (client VIP ou premier retard) : {count}.",
        "Among them, in the courteous tone only (VIP customer or first lateness): {count}."),
    "run.usual": ("Relances habituelles", "Usual reminders"),
    "run.levels": ("Par niveau", "By level"),
    "run.rejected": ("Décision : ces relances ne partent pas ({count}).", "Decision: these reminders are not sent ({count})."),
    "run.expired": ("Personne n'a répondu à temps : ces relances ne partent pas ({count}).",
        "Nobody answered in time: these reminders are not sent ({count})."),
    "run.recalled": ("Demande retirée : ces relances ne partent pas ({count}).",
        "Request withdrawn: these reminders are not sent ({count})."),
    "run.refused": ("Ces relances ({count}) demandent l'accord d'une personne, et personne n'a ce rôle : rien ne part.",
        "These reminders ({count}) need somebody's approval, and nobody holds the role: nothing is sent."),
    "run.shadow": (
        "Pour essai, rien n'est parti. Relances que j'aurais envoyées : {usual} ({total}) ; accords demandés : {asked}.",
        "As a rehearsal, nothing was sent. Reminders I would have sent: {usual} ({total}); approvals asked for: {asked}."),
    "run.announce": ("Relance de {name} – {tone}, {total} : une décision est attendue ici.",
        "Reminder to {name} – {tone}, {total}: a decision is awaited here."),
    "run.note.rejected": ("refusée", "rejected"),
    "run.note.expired": ("sans réponse", "no answer"),
    "run.note.unknown": ("départ incertain", "unsure whether it was sent"),
    "run.note.failed": ("envoi impossible", "could not be sent"),
    "run.note.mail_refused": ("refusé par le serveur de messagerie", "refused by the mail server"),
    "run.note.mail_settings": ("réglages de la messagerie à vérifier", "the mail settings need checking"),
    "run.note.mail_gave_up": ("aucun essai n'a abouti", "no attempt came through"),
    "run.note.notice": ("mise en demeure notée", "formal notice noted"),
    "reject.wait": ("Pas maintenant", "Not now"),
    "reject.paid": ("Le paiement est en route", "The payment is on its way"),
    "reject.talk": ("J'appelle le client moi-même", "I will call the customer myself"),
    "reject.dispute": ("Un litige est en cours", "There is a dispute"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _template(language, key).format(**values)


def both(key: str, **values: object) -> dict[str, str]:
    """The sentence in each language, when what fills it is the same in both."""
    return {language: tell(language, key, **values) for language in LANGUAGES}


def knows(key: str) -> bool:
    return key in SENTENCES


@lru_cache(maxsize=1024)
def _template(language: str, key: str) -> str:
    french, english = SENTENCES[key]
    return english if language == "en" else typeset(french)
