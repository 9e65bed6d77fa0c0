"""What `commis gate` says, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "unknown_case": (
        "Aucun dossier ne s'appelle {case}. `commis cases` les liste.",
        "No case is called {case}. `commis cases` lists them.",
    ),
    "never_judged": (
        "{title} : rien n'a encore passé le contrôle dans ce dossier.",
        "{title}: nothing has passed the gate in this case yet.",
    ),
    "case": ("{title} ({case}), {state}", "{title} ({case}), {state}"),
    "judged": ("Jugé {when} :", "Judged {when}:"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
