"""What is said in the thread of an alert about a complaint when more comes, in both languages."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "held": (
        "{name} est mécontent, et je n'ai pas encore pu ouvrir l'alerte : rien d'automatique ne part vers ce client. "
        "Je réessaie ; voici ses mots.",
        "{name} is displeased, and I could not open the alert yet: nothing automatic leaves to this customer. "
        "I keep trying; these are their words.",
    ),
    "again": (
        "{name} se plaint encore. La réclamation est déjà suivie ici : voici ses mots.",
        "{name} complains again. The complaint is being handled here already: these are their words.",
    ),
    "again.grave": (
        "{name} se plaint encore, et menace de partir ou d'aller en justice. La réclamation est suivie ici.",
        "{name} complains again, and threatens to leave or to go to court. The complaint is being handled here.",
    ),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
