"""What is said about mails that could not be fetched whole."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, dict[str, str]] = {
    "too_large": {
        "fr": "[Ce courriel dépasse {limit} Mo : son contenu n'a pas été relevé. Ouvrez-le dans la boîte.]",
        "en": "[This mail is larger than {limit} MB: its content was not fetched. Open it in the mailbox.]",
    },
}


def tell(name: str, language: str, **values: object) -> str:
    texts = TEXTS[name]
    text = texts.get(language, texts["en"]).format(**values)
    return typeset(text) if language == "fr" else text
