"""What an account that nobody knows is shown: the question with its two buttons, locked cards, sentences."""

from __future__ import annotations

from collections.abc import Callable

from bot import wording
from bot.accounts.wording import tell
from bot.people.defaults import LOCAL
from bot.store.people import PersonRow
from graphs.message import Button, Buttons, Message, Text

LANGUAGES = ("fr", "en")
LONGEST_ADDRESS = 120
"""Characters of an e-mail address or an account that are shown."""


def account_name(platform: str, external_id: str) -> str:
    """As the command takes it: "slack:T1/U1"."""
    return f"{platform}:{external_id}"


def offer_card(offer_id: str, person: PersonRow, language: str) -> Message:
    asked = tell(language, "offer", email=person.email[:LONGEST_ADDRESS], who=person.name)
    buttons = [
        Button(f"l:{offer_id}:yes", tell(language, "yes"), "primary"),
        Button(f"l:{offer_id}:no", tell(language, "no")),
    ]
    return Message(asked, [Text(asked), Text(tell(language, "offer.why"), tone="muted"), Buttons(buttons)])


def locked(card: Message, line: str) -> Message:
    """The same question without its buttons, with a line that says what became of it."""
    content = [block for block in card.blocks if not isinstance(block, Buttons)]
    return Message(f"{card.summary} {line}", [*content, Text(line, tone="strong")])


def stranger(platform: str, external_id: str, language: str) -> str:
    """That this account is nobody's, and what whoever administers Commis types. On this machine an account is its
    person's id: there is nothing to type."""
    account = account_name(platform, external_id)[:LONGEST_ADDRESS]
    to_type = "" if platform in LOCAL else "to_type"

    def said(one: str) -> str:
        unknown = wording.tell("stranger", one)
        return f"{unknown} {tell(one, to_type, account=account)}" if to_type else unknown

    return in_language(language, said)


def in_language(language: str, said: Callable[[str], str]) -> str:
    """In that language, or in both when it is not known."""
    return "\n".join(said(one) for one in LANGUAGES if language in (one, "") or language not in LANGUAGES)
