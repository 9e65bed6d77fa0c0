"""What approvals say: on cards and buttons, in forms, reminders, and to whoever may not or comes too late."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    # cards
    "card.summary": ("À décider : {what}", "To decide: {what}"),
    "card.why": ("Pourquoi je demande", "Why I am asking"),
    "card.expected": ("Attendu", "Expected"),
    "card.found": ("Constaté", "Found"),
    "card.asked": ("Demandé à {people}.", "Asked: {people}."),
    "card.assigned": ("Confié à {who}.", "Handed over to {who}."),
    "card.deadline": ("À décider {when} au plus tard.", "To be decided {when} at the latest."),
    "card.two": (
        "Approbations : {count} sur {needed}, de personnes différentes.",
        "Approvals: {count} of {needed}, by different people.",
    ),
    "card.vote": ("✔ Approuvé par {who} {when}", "✔ Approved by {who} {when}"),
    "card.remark": ("{who}, {when}", "{who}, {when}"),
    "card.question": ("{who} demande, {when}", "{who} asks, {when}"),
    "card.thread": ("Voir le fil", "See the thread"),
    "card.unreached": (
        "Je n'ai pu prévenir personne en direct : la demande attend ici.",
        "I could not reach anybody privately: the request waits here.",
    ),
    "card.nobody.named": (
        "Une règle demande l'accord de {people}, qui ne peut pas décider ici (absent du registre, ou à l'origine de la "
        "demande). La demande reste en attente ; modifiez-la, ou modifiez la règle.",
        "A rule asks for the agreement of {people}, who cannot decide here (no longer on file, or the request is their "
        "own). It stays open; change it, or change the rule.",
    ),
    "card.nobody": (
        "Personne ne peut approuver cette demande : il faut le rôle « {role} » (ou au-dessus), un plafond qui couvre "
        "{amount}, et ne pas avoir participé à la demande. La demande reste en attente ; l'administrateur de Commis "
        "est prévenu par le registre. Complétez people.csv ou roles.csv, ou modifiez la demande.",
        "Nobody may approve this request: it takes the role “{role}” (or a higher one), a limit that covers {amount}, "
        "and no part in the request. It stays open; whoever runs Commis is told through the ledger. Complete "
        "people.csv or roles.csv, or change the request.",
    ),
    # outcomes
    "outcome.approved": ("✔ Approuvé par {who} {when}", "✔ Approved by {who} {when}"),
    "outcome.edited": ("✎ Modifié par {who} {when}", "✎ Edited by {who} {when}"),
    "outcome.rejected": ("✘ Refusé par {who} {when}", "✘ Refused by {who} {when}"),
    "outcome.expired": (
        "⌛ Échéance passée {when} sans décision : rien n'a été fait.",
        "⌛ The deadline passed {when} without a decision: nothing was done.",
    ),
    "outcome.recalled": ("↩ Demande retirée par {who} {when}", "↩ Request withdrawn by {who} {when}"),
    "outcome.superseded": (
        "↻ Remplacée {when} par une nouvelle version de la demande ({who})",
        "↻ Replaced {when} by a new version of the request ({who})",
    ),
    "outcome.handed_over": (
        "↪ Confiée à quelqu'un d'autre par {who} {when}",
        "↪ Handed over to somebody else by {who} {when}",
    ),
    "outcome.commis": ("Commis", "Commis"),
    "outcome.and": (" et ", " and "),
    # buttons
    "button.approve": ("Approuver", "Approve"),
    "button.edit": ("Modifier", "Edit"),
    "button.reject": ("Refuser", "Refuse"),
    "button.ask_info": ("Demander une précision", "Ask for information"),
    "button.more": ("Autres choix", "More"),
    "button.recall": ("Retirer la demande", "Withdraw the request"),
    "confirm.title": ("Confirmer ?", "Confirm?"),
    "confirm.text": (
        "{label} : {amount} {vat}. Ce montant demande une confirmation.",
        "{label}: {amount} {vat}. This amount asks for a confirmation.",
    ),
    "confirm.no": ("Annuler", "Cancel"),
    # forms
    "form.note": ("Remarque (facultatif)", "Remark (optional)"),
    "form.edit.title": ("Modifier la proposition", "Edit the proposal"),
    "form.edit.submit": ("Valider la modification", "Save the changes"),
    "form.reject.title": ("Refuser la demande", "Refuse the request"),
    "form.reject.submit": ("Refuser", "Refuse"),
    "form.reject.stem": ("Motif", "Reason"),
    "form.reject.reason": ("Précision", "Details"),
    "form.reject.only": ("Motif du refus", "Reason for the refusal"),
    "form.reject.none": ("Autre (précisez)", "Other (say which)"),
    "form.info.title": ("Demander une précision", "Ask for information"),
    "form.info.submit": ("Poser la question", "Ask"),
    "form.info.text": ("Votre question", "Your question"),
    "form.more.title": ("Autres choix", "More"),
    "form.more.submit": ("Valider", "OK"),
    "form.more.action": ("Que faire ?", "What shall be done?"),
    "form.hand_over": ("Confier à {who}", "Hand over to {who}"),
    "form.snooze.hour": ("Me le rappeler dans une heure", "Remind me in an hour"),
    "form.snooze.tomorrow": ("Me le rappeler demain à 9 h", "Remind me tomorrow at 9:00"),
    "form.snooze.monday": ("Me le rappeler lundi à 9 h", "Remind me on Monday at 9:00"),
    # values
    "value.required": ("Ce champ est à remplir.", "This field must be filled in."),
    "value.number": (
        "Ce n'est pas un nombre que je sais lire, par exemple 2,5.",
        "This is not a number I can read, for instance 2.5.",
    ),
    "value.integer": ("Il faut un nombre entier.", "A whole number is needed."),
    "value.between": ("Il faut un nombre de {low} à {high}.", "A number from {low} to {high} is needed."),
    "value.at_least": ("Il faut au moins {low}.", "At least {low} is needed."),
    "value.at_most": ("Il faut au plus {high}.", "At most {high} is allowed."),
    "value.email": ("Ce n'est pas une adresse de courriel.", "This is not an e-mail address."),
    "value.date": (
        "Ce n'est pas une date : 2026-12-31 ou 31/12/2026.",
        "This is not a date: 2026-12-31 or 31/12/2026.",
    ),
    "value.choice": ("Ce choix n'existe pas. Il y a : {options}.", "There is no such choice. There are: {options}."),
    "value.too_long": (
        "C'est trop long : {limit} caractères au plus.",
        "This is too long: {limit} characters at most.",
    ),
    "value.unknown_field": ("Ce champ n'existe pas. Il y a : {names}.", "There is no such field. There are: {names}."),
    "value.unchanged": (
        "Rien n'a changé : modifiez au moins un champ.",
        "Nothing was changed: change at least one field.",
    ),
    "value.reason": ("Un refus demande un motif.", "A refusal needs a reason."),
    "value.question": ("Écrivez la question à poser.", "Write the question to ask."),
    # notes to whoever acts
    "note.unknown": (
        "Ce bouton ne correspond à aucune demande. Ouvrez la demande la plus récente du fil.",
        "This button belongs to no request. Open the newest request of the thread.",
    ),
    "note.stranger": (
        "Je ne sais pas qui vous êtes dans l'entreprise : écrivez-moi d'abord en privé, puis décidez ici.",
        "I do not know who you are in the company: write to me in private first, then decide here.",
    ),
    "note.not_offered": (
        "Ce choix n'est pas proposé ici. Il y a : {verbs}.",
        "This is not offered here. There are: {verbs}.",
    ),
    "note.role": (
        "Il faut le rôle « {role} » (ou au-dessus) pour décider. La demande reste en attente.",
        "It takes the role “{role}” (or a higher one) to decide. The request stays open.",
    ),
    "note.amount": (
        "{amount} dépasse votre plafond de {limit}. La demande reste en attente.",
        "{amount} is above your limit of {limit}. The request stays open.",
    ),
    "note.requester": (
        "C'est votre demande : quelqu'un d'autre doit décider.",
        "This is your request: somebody else must decide.",
    ),
    "note.excluded": (
        "Vous avez participé à cette proposition : quelqu'un d'autre doit décider.",
        "You took part in this proposal: somebody else must decide.",
    ),
    "note.named": (
        "Une règle demande l'accord de {people} : cette personne décide, ou qui la remplace.",
        "A rule asks for the agreement of {people}: they decide, or whoever stands in for them.",
    ),
    "note.not_requester": (
        "Seule la personne qui a fait la demande peut la retirer. Vous pouvez la refuser.",
        "Only the person who made the request may withdraw it. You can refuse it.",
    ),
    "note.stale": (
        "Cette demande n'attend plus de décision : la proposition a changé depuis. Rien n'a été fait.",
        "This request no longer waits for a decision: the proposal has changed since. Nothing was done.",
    ),
    "note.tampered": (
        "Le contenu enregistré n'est plus celui qui a été montré : je ne peux pas décider dessus. Prévenez "
        "l'administrateur de Commis.",
        "The recorded content is no longer what was shown: it cannot be decided on. Tell whoever runs Commis.",
    ),
    "note.decided.approved": ("Déjà approuvé par {who} {when}.", "Already approved by {who} {when}."),
    "note.decided.edited": ("Déjà modifié par {who} {when}.", "Already edited by {who} {when}."),
    "note.decided.rejected": ("Déjà refusé par {who} {when}.", "Already refused by {who} {when}."),
    "note.decided.expired": (
        "L'échéance est passée {when} : plus personne ne peut décider. Refaites la demande si elle est encore utile.",
        "The deadline passed {when}: nobody can decide any more. Ask again if it is still needed.",
    ),
    "note.decided.recalled": (
        "La demande a été retirée par {who} {when}.",
        "The request was withdrawn by {who} {when}.",
    ),
    "note.decided.superseded": (
        "Une nouvelle version a remplacé cette demande {when} : décidez sur la plus récente.",
        "A new version replaced this request {when}: decide on the newest one.",
    ),
    "note.decided.handed_over": (
        "{who} l'a confiée à quelqu'un d'autre {when}.",
        "{who} handed it over to somebody else {when}.",
    ),
    "note.voted": (
        "Votre approbation est enregistrée ; il en faut encore une, d'une autre personne.",
        "Your approval is recorded; one more is needed, from somebody else.",
    ),
    "note.confirm": (
        "{amount} {vat} demande une confirmation : répondez « je valide et je confirme ».",
        "{amount} {vat} asks for a confirmation: answer “approved, I confirm”.",
    ),
    "note.reason": (
        "Un refus demande un motif : par exemple « refuse : trop cher ».",
        "A refusal needs a reason: for instance “refuse: too expensive”.",
    ),
    "note.question": (
        "Écrivez la question, par exemple « question : pour quand ? ».",
        "Write the question, for instance “question: by when?”.",
    ),
    "note.edit": (
        "Dites le changement dans le fil, ou utilisez le bouton « Modifier ».",
        "Say the change in the thread, or use the button “Edit”.",
    ),
    "note.hand_over": (
        "À qui confier la demande ? Il y a : {people}.",
        "To whom shall it be handed over? There are: {people}.",
    ),
    "note.nobody_else": (
        "Personne d'autre ne peut décider de cette demande.",
        "Nobody else may decide on this request.",
    ),
    "note.handed_over": ("C'est confié à {who}.", "It is handed over to {who}."),
    "note.snooze": ("Pour quand ? Il y a : {codes}.", "Until when? There are: {codes}."),
    "note.snoozed": (
        "Je vous le rappelle {when}. L'échéance reste la même.",
        "I will remind you {when}. The deadline stays.",
    ),
    "note.asked": (
        "La question est posée dans le fil ; la demande reste en attente.",
        "The question is in the thread; the request stays open.",
    ),
    "note.remarked": ("C'est noté sur la demande en attente.", "Noted on the open request."),
    # posts
    "post.asks": ("{approver} demande à {requester} :", "{approver} asks {requester}:"),
    "post.answer_here": (
        "Répondez dans ce fil : votre réponse sera jointe à la demande.",
        "Answer in this thread: your answer is added to the request.",
    ),
    "post.team": ("l'équipe", "the team"),
    "post.answered": ("{who} a répondu au sujet de « {what} » :", "{who} answered about “{what}”:"),
    "post.remind": (
        "Rappel : une décision vous attend, {when}. {what}",
        "Reminder: a decision waits for you, {when}. {what}",
    ),
    "post.remind.all": (
        "Rappel : cette demande attend une décision, {when}. {what}",
        "Reminder: this request waits for a decision, {when}. {what}",
    ),
    "post.until": ("échéance {when}", "deadline {when}"),
    "post.escalated": (
        "Sans décision jusqu'ici, j'ai aussi demandé à {people}.",
        "Without a decision so far, I have also asked {people}.",
    ),
    "post.expired": (
        "Votre demande est restée sans décision jusqu'à l'échéance : rien n'a été fait. {what}",
        "Nobody decided on your request before its deadline: nothing was done. {what}",
    ),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
