"""What the undo window says, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "leaves": ("J'envoie « {title} » {when}.", "I will send “{title}” {when}."),
    "leaves.soon": (
        "J'envoie « {title} » {when} (dans {count} min).",
        "I will send “{title}” {when} (in {count} min).",
    ),
    "paused": (
        "« {title} » est prêt, et je suis en pause : cela partira à la reprise.",
        "“{title}” is ready, and I am paused: it will leave when I resume.",
    ),
    "titled": ("{title}, {amount} {vat}", "{title}, {amount} {vat}"),
    "untitled": ("votre demande", "your request"),
    "button.cancel": ("Annuler l'envoi", "Cancel sending"),
    "button.now": ("Envoyer maintenant", "Send now"),
    # --- how it ended
    "left": (
        "« {title} » : personne ne l'a arrêté, l'envoi est lancé {when}.",
        "“{title}”: nobody stopped it, sending began {when}.",
    ),
    "failed": ("« {title} » : l'envoi n'a pas abouti {when}.", "“{title}”: sending did not succeed {when}."),
    "hurried": (
        "Envoi de « {title} » lancé {when} par {who}, sans attendre.",
        "Sending of “{title}” started {when} by {who}, without waiting.",
    ),
    "cancelled": (
        "Envoi de « {title} » annulé {when} par {who}. Rien n'est parti.",
        "Sending of “{title}” cancelled {when} by {who}. Nothing left.",
    ),
    "cancelled.hint": (
        "Pour le reprendre, écrivez une modification dans ce fil.",
        "To take it up again, write a change in this thread.",
    ),
    "replaced": (
        "« {title} » n'est pas parti ainsi : la demande a été modifiée {when} par {who}.",
        "“{title}” did not leave like that: the request was changed {when} by {who}.",
    ),
    # --- to whoever clicks
    "note.stranger": (
        "Je ne sais pas encore qui vous êtes : écrivez-moi en privé, nous ferons connaissance.",
        "I do not know yet who you are: write to me in private and we will find out.",
    ),
    "note.unknown": (
        "Ce bouton n'est plus reconnu. Écrivez votre demande dans le fil, je la reprends.",
        "This button is no longer known. Write your request in the thread and I will take it up.",
    ),
    "note.leaving": (
        "C'est déjà en train de partir : je ne peux plus le changer.",
        "It is already on its way: I can no longer change that.",
    ),
    "note.paused": (
        "Je suis en pause : cela partira à la reprise, pas avant.",
        "I am paused: it will leave when I resume, not before.",
    ),
    "note.closed": (
        "Les clients ne reçoivent rien de tel hors des heures de travail : cela part {when}, pas avant.",
        "Customers get no such mail outside working hours: it leaves {when}, not before.",
    ),
    "note.not_yours": (
        "Envoyer sans attendre revient à qui l'a demandé, ou à qui peut approuver : {people}.",
        "Sending without waiting is for whoever asked for it, or for those who may approve: {people}.",
    ),
    "nobody": ("personne pour l'instant", "nobody for now"),
    "or": (" ou ", " or "),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
