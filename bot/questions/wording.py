"""What is said around a question: that words are welcome too, who answered, why a click came to nothing."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "in_words": ("Vous pouvez aussi répondre ici avec vos mots.", "You can also answer here in your own words."),
    "in_thread": (
        "Pour répondre avec vos mots, écrivez dans le fil.",
        "To answer in your own words, write in the thread.",
    ),
    "thread": ("Ouvrir le fil", "Open the thread"),
    "again": (
        "Je n'ai pas encore de réponse, et j'en ai besoin pour continuer.",
        "I have no answer yet, and I need it to go on.",
    ),
    "again.private": (
        "« {title} » attend votre réponse : je vous ai posé la question {when}.",
        "“{title}” is waiting for your answer: I asked {when}.",
    ),
    "again.stand_in": (
        "« {title} » attend une réponse : j'ai posé la question {when}. Vous remplacez {who} pendant son absence.",
        "“{title}” is waiting for an answer: I asked {when}. You stand in for {who} who is away.",
    ),
    "parked": (
        "Question posée {when}, sans réponse : je ne l'attends plus. Répondez quand vous voulez, je reprendrai là.",
        "Asked {when}, without an answer: I am no longer waiting. Answer whenever you like, and I will go on from there.",
    ),
    "parked.said": (
        "Je mets « {title} » de côté : ma question posée {when} est restée sans réponse. "
        "Répondez ici quand vous voulez, et je reprendrai.",
        "I am putting “{title}” aside: the question I asked {when} got no answer. "
        "Answer here whenever you like, and I will go on.",
    ),
    "untitled": ("votre demande", "your request"),
    "answered": ("✔ {answer} — {who}, {when}", "✔ {answer} — {who}, {when}"),
    "withdrawn": ("Cette question n'a plus lieu d'être.", "This question is no longer needed."),
    "already": ("{who} a déjà répondu {when} : « {answer} ».", "{who} already answered {when}: “{answer}”."),
    "unknown": (
        "Ce bouton ne correspond à aucune question. Écrivez votre réponse dans le fil.",
        "This button belongs to no question. Write your answer in the thread.",
    ),
    "stranger": (
        "Je ne sais pas qui vous êtes dans l'entreprise : écrivez-moi d'abord en privé, puis répondez.",
        "I do not know who you are in the company: write to me in private first, then answer.",
    ),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
