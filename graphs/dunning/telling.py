"""A plan in sentences for a colleague: why a reminder leaves as it does, or why none does."""

from __future__ import annotations

from graphs.dunning.figures import day
from graphs.dunning.plan import Contact, Wait
from graphs.dunning.wording import knows, tell


def contact_reasons(contact: Contact, language: str) -> list[str]:
    """One sentence for each of its codes."""
    return [tell(language, f"reason.{code}") for code in contact.reasons]


def wait_text(wait: Wait, language: str) -> str:
    """Why nothing leaves, and until when."""
    key = f"wait.{'promised' if wait.promised else wait.code}"
    if wait.until is not None and knows(f"{key}.until"):
        return tell(language, f"{key}.until", until=day(wait.until, language))
    return tell(language, key)
