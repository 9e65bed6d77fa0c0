"""What is said around a question: that words are welcome too, who answered, why a click came to nothing."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "in_words": ("Vous pouvez aussi répondre ici avec vos mots.", "You can also answer here in your own words."),
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
