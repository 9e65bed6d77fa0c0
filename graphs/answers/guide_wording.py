"""What help says of the clerk itself: learning to use it, what comes by the clock, being away; in both languages."""

from __future__ import annotations

_SENTENCES: dict[str, tuple[str, str]] = {
    "learn": (
        "Pour apprendre pas à pas, avec un essai sans risque\u00a0: «\u00a0premiers pas\u00a0».",
        "To learn step by step, with a trial without risk: “first steps”.",
    ),
    "desk": (
        "Absence\u00a0: «\u00a0je suis en congé jusqu'au 5\u00a0». Le matin\u00a0: «\u00a0envoie-moi un brief "
        "chaque matin à 8 h\u00a0».",
        "Absence: “I am off until the 5th”. In the morning: “send me a brief every morning at 8”.",
    ),
    "manager": (
        "Pour organiser\u00a0: «\u00a0mets Commis en place\u00a0», «\u00a0le digest à 8 h 15 du lundi au vendredi "
        "ici\u00a0», «\u00a0combien de temps nous as-tu fait gagner ce mois-ci\u202f?\u00a0», «\u00a0statut\u00a0», "
        "«\u00a0que me conseilles-tu\u202f?\u00a0».",
        "To organise: “set Commis up”, “the digest at 8:15 on weekdays here”, “how much time did you save us this "
        "month?”, “status”, “what do you advise?”.",
    ),
}


def tell(language: str, key: str) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = _SENTENCES[key]
    return english if language == "en" else french
