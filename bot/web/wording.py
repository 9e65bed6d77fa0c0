"""What the desk's server says to a person: refusals and failures, in French and in English."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "host", "origin", "stale", "person", "channel", "thread", "body", "large", "empty", "long", "binary", "client",
    "files", "file_large", "file_empty", "file_gone", "file_name", "store", "defect", "not_found",
]  # fmt: skip

_TEXTS: dict[Code, tuple[str, str]] = {
    "host": (
        "Le bureau local ne répond que sur cet ordinateur (localhost).",
        "The local desk answers on this computer only (localhost).",
    ),
    "origin": (
        "Cette demande vient d’une autre page\u00a0: elle est refusée.",
        "This request comes from another page: it is refused.",
    ),
    "stale": (
        "La page date d’avant le dernier démarrage. Rechargez-la.",
        "This page is older than the last start. Reload it.",
    ),
    "person": ("Choisissez d’abord qui vous êtes.", "Choose who you are first."),
    "channel": (
        "Cette conversation n’existe pas, ou elle est privée.",
        "This conversation does not exist, or it is private.",
    ),
    "thread": ("Ce fil n’existe pas dans cette conversation.", "There is no such thread in this conversation."),
    "body": ("La demande est illisible\u00a0: {detail}.", "The request cannot be read: {detail}."),
    "large": ("La demande est trop grande.", "The request is too large."),
    "empty": (
        "Le message est vide. Écrivez quelques mots ou joignez un fichier.",
        "The message is empty. Write a few words or attach a file.",
    ),
    "long": (
        "Le message est trop long\u00a0: {limit} caractères au plus. Joignez plutôt un fichier.",
        "The message is too long: {limit} characters at most. Attach a file instead.",
    ),
    "binary": (
        "Le message ne contient pas de texte lisible. Joignez plutôt un fichier.",
        "The message holds no readable text. Attach a file instead.",
    ),
    "client": (
        "Le numéro d’envoi manque ou n’est pas valable.",
        "The sending number is missing or not valid.",
    ),
    "files": ("Joignez {limit} fichiers au plus.", "Attach {limit} files at most."),
    "file_large": (
        "Ce fichier est trop grand\u00a0: {limit} Mo au plus.",
        "This file is too large: {limit} MB at most.",
    ),
    "file_empty": ("Ce fichier est vide.", "This file is empty."),
    "file_gone": (
        "Un fichier joint n’est plus là. Joignez-le à nouveau.",
        "An attached file is gone. Attach it again.",
    ),
    "file_name": ("Le fichier n’a pas de nom.", "The file has no name."),
    "store": (
        "Les données sont indisponibles pour le moment. Rien n’est perdu\u00a0: réessayez dans un instant.",
        "The data cannot be reached right now. Nothing is lost: try again in a moment.",
    ),
    "defect": (
        "Une erreur est survenue de notre côté. Réessayez\u202f; si cela dure, voyez le journal.",
        "Something failed on our side. Try again; if it lasts, see the log.",
    ),
    "not_found": ("Il n’y a rien à cette adresse.", "There is nothing at this address."),
}


def say(code: Code, language: str, **values: object) -> str:
    """The sentence, in French unless the language is English."""
    french, english = _TEXTS[code]
    return (english if language == "en" else french).format(**values)


def number(value: int, language: str) -> str:
    """A count with the language's thousands separator."""
    return f"{value:,}".replace(",", "," if language == "en" else "\u202f")
