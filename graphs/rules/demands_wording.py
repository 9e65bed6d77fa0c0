"""What is said of a rule that asks for somebody's agreement, in French and in English."""

from __future__ import annotations

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    "rule_approval": ("Une règle demande un accord : {rule}.", "A rule asks for an approval: {rule}."),
    "rule_approval.person": ("l'accord de {name}", "the approval of {name}"),
    "rule_approval.role": ("l'accord du rôle {name}", "an approval by the role {name}"),
    "rule_approval.gone": (
        "l'accord de {name}, qui n'est plus là : celui du plus haut rôle",
        "the approval of {name}, who is gone: that of the highest role",
    ),
    "rule_approval.found": ("pas encore donné", "not given yet"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else french.replace(" :", "\u00a0:")).format(**values)
