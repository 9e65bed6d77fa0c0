"""What reminders say when their time has come, and what their buttons answer, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    # --- a reminder is said
    "due": ("Rappel (n° {number}) : {text}", "Reminder (no. {number}): {text}"),
    "due.named": ("{who}, rappel (n° {number}) : {text}", "{who}, reminder (no. {number}): {text}"),
    "asked_by": ("Demandé par {owner}.", "Asked for by {owner}."),
    "late": (
        "Prévu {when}, avec du retard : j'étais à l'arrêt.",
        "It was planned for {when}, and comes late: I was stopped.",
    ),
    "missed.one": (
        "Un autre a été manqué entre-temps : je ne le dis qu'une fois.",
        "Another one was missed in between: I say it once.",
    ),
    "missed.many": (
        "{count} autres ont été manqués entre-temps : je ne le dis qu'une fois.",
        "{count} others were missed in between: I say it once.",
    ),
    "next": ("Prochain rappel : {when}.", "Next one: {when}."),
    "last": ("C'était le dernier.", "That was the last one."),
    "unanswered": (
        "{owner} vous l'a demandé et vous n'avez pas répondu : je vous le dis une première fois. Vous pouvez refuser "
        "les suivants.",
        "{owner} asked for it and you have not answered: here it is a first time. You can refuse the next ones.",
    ),
    "unanswered.once": (
        "{owner} vous l'a demandé et vous n'avez pas répondu. Vous pouvez refuser les prochains.",
        "{owner} asked for it and you have not answered. You can refuse the next ones.",
    ),
    # --- a colleague is asked
    "asked": (
        "{owner} me demande de vous rappeler, {when} : {text}",
        "{owner} asks me to remind you, {when}: {text}",
    ),
    "asked.named": (
        "{who}, {owner} me demande de vous rappeler, {when} : {text}",
        "{who}, {owner} asks me to remind you, {when}: {text}",
    ),
    "asked.hint": (
        "Sans réponse, je vous le rappellerai à ce moment-là.",
        "Without an answer I will remind you then.",
    ),
    "rule": ("{rule}, la première fois {when}", "{rule}, the first time {when}"),
    "at": ("le {when}", "on {when}"),
    # --- buttons
    "button.done": ("Fait", "Done"),
    "button.m10": ("+10 min", "+10 min"),
    "button.h1": ("+1 h", "+1 h"),
    "button.morning": ("Demain 9 h", "Tomorrow 9:00"),
    "button.stop": ("Arrêter", "Stop"),
    "button.accept": ("Accepter", "Accept"),
    "button.refuse": ("Refuser", "Refuse"),
    # --- what became of it, on the post itself
    "said.done": ("Fait ({who}).", "Done ({who})."),
    "said.again": ("Je le redirai {when} ({who}).", "I will say it again {when} ({who})."),
    "said.stop": ("Arrêté ({who}).", "Stopped ({who})."),
    "said.accept": ("Accepté ({who}).", "Accepted ({who})."),
    "said.refuse": ("Refusé ({who}).", "Refused ({who})."),
    "said.cancelled": ("Annulé ({who}).", "Cancelled ({who})."),
    "said.moved": ("Déplacé {when} ({who}).", "Moved to {when} ({who})."),
    # --- to the other one
    "told.accept": (
        "{who} accepte le rappel n° {number} : {text}",
        "{who} accepts reminder no. {number}: {text}",
    ),
    "told.refuse": (
        "{who} refuse le rappel n° {number} : {text}. Je ne le dirai pas.",
        "{who} refuses reminder no. {number}: {text}. I will not say it.",
    ),
    "told.stop": (
        "{who} a arrêté le rappel n° {number} : {text}",
        "{who} stopped reminder no. {number}: {text}",
    ),
    "told.cancelled": (
        "{who} a annulé le rappel n° {number} : {text}",
        "{who} cancelled reminder no. {number}: {text}",
    ),
    "told.moved": (
        "{who} a déplacé le rappel n° {number} {when} : {text}",
        "{who} moved reminder no. {number} to {when}: {text}",
    ),
    "told.gone": (
        "{who} n'est plus là : le rappel n° {number} ne sera pas dit : {text}",
        "{who} is not here any more: reminder no. {number} will not be said: {text}",
    ),
    # --- to whoever clicks
    "note.stranger": (
        "Je ne sais pas encore qui vous êtes : écrivez-moi en privé, nous ferons connaissance.",
        "I do not know yet who you are: write to me in private and we will find out.",
    ),
    "note.unknown": (
        "Ce bouton n'est plus reconnu. Écrivez « mes rappels » pour voir ce qui est prévu.",
        "This button is no longer known. Write “my reminders” to see what is planned.",
    ),
    "note.not_yours": (
        "Ce rappel est pour {who} : je ne peux le changer que pour cette personne.",
        "This reminder is for {who}: I can only change it for them.",
    ),
    "note.already": ("C'est déjà fait : {what}", "That is done already: {what}"),
    "note.ended": ("Ce rappel est terminé.", "This reminder is over."),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
