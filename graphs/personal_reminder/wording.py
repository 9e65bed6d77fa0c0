"""Every sentence of the reminder process, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

import re

_SENTENCES: dict[str, tuple[str, str]] = {
    # --- asked
    "ask.whom": ("Plusieurs collègues s'appellent « {whom} ». Lequel ?", "Several colleagues are called “{whom}”. Who?"),
    "ask.text": ("De quoi dois-je vous faire souvenir ?", "What shall I remind you of?"),
    "ask.text.long": (
        "C'est trop long : {most} caractères au plus (il y en a {count}). Que dois-je rappeler, en plus court ?",
        "That is too long: {most} characters at most (there are {count}). What shall I remind of, in fewer words?",
    ),
    "ask.when": ("Quand dois-je rappeler « {text} » ?", "When shall I remind of “{text}”?"),
    "ask.when.move": ("À quand dois-je déplacer le rappel n° {number} ?", "When shall I move reminder no. {number} to?"),
    "ask.when.again": (
        "Dans combien de temps dois-je redire le rappel n° {number} ?",
        "When shall I say reminder no. {number} again?",
    ),
    "ask.when.several": ("« {said} » peut se comprendre de plusieurs façons. Quand ?",
        "“{said}” can be understood in several ways. When?"),
    "ask.when.unknown": (
        "Je ne sais pas lire « {said} » comme une date ou une heure. Quand ? Par exemple « jeudi à 10 h », « dans deux "
        "heures », « tous les lundis ».",
        "I cannot read “{said}” as a date or a time. When? For instance “Thursday at 10”, “in two hours”, “every "
        "Monday”."),
    "ask.when.no_such_day": ("« {said} » n'existe pas dans le calendrier. Quand ?",
        "“{said}” is not in the calendar. When?"),
    "ask.when.past": ("« {said} » est déjà passé. Quand ?", "“{said}” has already passed. When?"),
    "ask.when.too_far": ("« {said} » est trop loin pour que je le note. Quand ?",
        "“{said}” is too far away for me to note it. When?"),
    "ask.which": ("Lequel de vos rappels ?", "Which of your reminders?"),
    "ask.all": ("Dois-je annuler vos {count} rappels : {listed} ?", "Shall I cancel your {count} reminders: {listed}?"),
    "ask.zone": ("({zone}, celle de {who})", "({zone}, that of {who})"),
    "offer.hour": ("Dans une heure", "In an hour"),
    "offer.all": ("Annuler les {count}", "Cancel all {count}"),
    "offer.none": ("Les garder", "Keep them"),
    # --- done
    "set": ("Noté (n° {number}) : {when} — {text}.", "Noted (no. {number}): {when} — {text}."),
    "set.for": ("Noté (n° {number}) pour {who} : {when} — {text}.", "Noted (no. {number}) for {who}: {when} — {text}."),
    "set.next": ("Les deux prochaines fois : {first}, puis {second}.", "The next two times: {first}, then {second}."),
    "set.only": ("Une seule fois : {first}.", "One time only: {first}."),
    "set.asked": (
        "Je demande à {who}, qui peut refuser ; je vous le dirai. Sans réponse de sa part, le rappel viendra à l'heure dite.",
        "I am asking {who}, who may refuse; I will tell you. Without an answer the reminder comes at its hour.",
    ),
    "set.here": ("Je le dirai ici.", "I will say it here."),
    "zones": ("{when} ({zone}), soit {own} pour vous ({own_zone})", "{when} ({zone}), that is {own} for you ({own_zone})"),
    "moved": ("Rappel n° {number} déplacé : {when} — {text}.", "Reminder no. {number} moved: {when} — {text}."),
    "moved.once": ("Cette fois seulement : la suite ne change pas.", "This time only: the rest stays as it is."),
    "again": ("Je redirai le rappel n° {number} : {when} — {text}.", "I will say reminder no. {number} again: {when} — {text}."),
    "done": ("C'est noté comme fait : rappel n° {number}, {text}.", "Noted as done: reminder no. {number}, {text}."),
    "done.goes_on": ("Il revient : {when}.", "It comes back: {when}."),
    "cancelled": ("Rappel n° {number} annulé : {text}.", "Reminder no. {number} cancelled: {text}."),
    "cancelled.all": ("{count} rappels annulés : {listed}.", "{count} reminders cancelled: {listed}."),
    "cancelled.all.one": ("Un rappel annulé : {listed}.", "One reminder cancelled: {listed}."),
    "kept.all": ("D'accord, vos rappels restent.", "All right, your reminders stay."),
    "refused": ("Rappel n° {number} refusé : {text}.", "Reminder no. {number} refused: {text}."),
    "stopped": ("D'accord, je ne note rien.", "All right, I note nothing."),
    # --- the list
    "list.none": (
        "Aucun rappel en cours. Dites par exemple « rappelle-moi jeudi à 10 h d'appeler Idris ».",
        "No reminders. Say for instance “remind me on Thursday at 10 to call Idris”.",
    ),
    "list.one": ("Un rappel.", "One reminder."),
    "list.many": ("{count} rappels.", "{count} reminders."),
    "list.more": ("… et {count} autres.", "… and {count} more."),
    "list.hint": (
        "Pour changer : « décale le rappel 3 à vendredi 15 h », « annule le rappel 3 ».",
        "To change: “move reminder 3 to Friday 3pm”, “cancel reminder 3”.",
    ),
    "column.number": ("N°", "No."),
    "column.when": ("Quand", "When"),
    "column.text": ("Quoi", "What"),
    "column.who": ("Pour", "For"),
    "column.state": ("État", "State"),
    "state.waiting": ("en attente de réponse ({who})", "waiting for an answer ({who})"),
    "state.active": ("prévu", "planned"),
    "state.said": ("dit, pas encore fait", "said, not done yet"),
    "me": ("vous", "you"),
    "me.from": ("vous (demandé par {who})", "you (asked by {who})"),
    # --- refused
    "no.outside": (
        "Les rappels sont pour les personnes de l'entreprise.",
        "Reminders are for people of the company.",
    ),
    "no.whom": (
        "Je ne connais pas de collègue nommé « {whom} ». Vos collègues : {people}. Pour relancer un client, dites "
        "« relance {whom} ».",
        "I know no colleague called “{whom}”. Your colleagues: {people}. To send a customer a payment reminder, say "
        "“send a payment reminder to {whom}”.",
    ),
    "no.two": (
        "Un rappel est pour une personne à la fois, et « {whom} » en nomme plusieurs : dites-le pour chacune, ou "
        "« rappelle-nous » pour tous ceux qui lisent ici.",
        "A reminder is for one person at a time, and “{whom}” names several: say it for each, or “remind us” for all "
        "who read here.",
    ),
    "no.number": ("Vous n'avez pas de rappel n° {about}.", "You have no reminder no. {about}."),
    "no.words": ("Aucun de vos rappels ne parle de « {about} ».", "None of your reminders is about “{about}”."),
    "no.any": ("Vous n'avez aucun rappel en cours.", "You have no reminders."),
    "no.nothing_said": (
        "Je ne vous ai rien rappelé récemment. Dites le numéro : « mes rappels » les montre.",
        "I have not reminded you of anything lately. Say its number: “my reminders” shows them.",
    ),
    "no.gone": ("Ce rappel est terminé, ou a été changé entre-temps.", "This reminder is over, or was changed meanwhile."),
    "no.failed": ("Je n'ai pas pu le noter : {detail}", "I could not note it: {detail}"),
    "reason.when": ("le moment n'est pas clair", "the time is not clear"),
    "reason.whom": ("la personne n'est pas claire", "who is meant is not clear"),
    "reason.text": ("l'objet n'est pas dit", "what it is about is not said"),
    "reason.all": ("annuler tous les rappels se confirme", "cancelling all reminders is to be confirmed"),
    "reason.which": ("plusieurs rappels possibles", "several reminders are possible"),
    "title": ("Rappel : {text}", "Reminder: {text}"),
    "title.mine": ("Mes rappels", "My reminders"),
    "more_people": ("et {count} autres", "and {count} more"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = _SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def both(key: str, **values: object) -> dict[str, str]:
    return {language: tell(language, key, **values) for language in ("fr", "en")}


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ?, no-break before a colon and inside guillemets."""
    text = re.sub(r" ([;!?])", "\u202f\\1", text)
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace("n° ", "n°\u00a0")
