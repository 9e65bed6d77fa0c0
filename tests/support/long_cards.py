"""The longest cards of a day's reminders, as a platform gets them: a run's list, and a mail shown as it will leave."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphs.message import Button, Buttons, Excerpt, Message, Text
from graphs.reminder.run_cards import request
from graphs.reminder.state import Asked, Planned, Survey

MAIL = "\n".join(
    f"Ligne {n} : F2026-{n:04}  échue le 18 septembre 2026, solde sur 1 214,80 €  114,80 €" for n in range(40)
)
ASKED = Asked("employee", 1, confirm=False)
LISTED = {*range(20), *range(30, 40), *range(50, 60)}
"""The customers that a list of so many shows by name."""
BUTTONS = Buttons([Button("a:1:approve", "Envoyer", "primary"), Button("a:1:reject", "Refuser", "danger")])


def planned(n: int, *codes: str) -> Planned:
    name = f"Établissements Champêtres du Val-de-Loire et Fils n° {n}"
    return Planned(
        f"c{n}", name, 1 + n % 3, "courteous", Decimal("1234.56") + n, 10 + n, 3, list(codes), gentle=n % 2 == 0
    )


def run_list(language: str) -> Message:
    """Twenty rows and one more, ten to decide one by one, ten that cannot leave."""
    codes = ("amount_limit", "open_quote", "dispute_suspected")
    survey = Survey(
        date(2026, 11, 23),
        usual=[planned(n) for n in range(21)],
        asked=[planned(n, *codes) for n in range(30, 41)],
        barred=[planned(n, "missing_address") for n in range(50, 61)],
        waiting=17,
    )
    shown = request(survey, ASKED).shown[language]
    return Message(shown.summary, [*shown.blocks, BUTTONS])


def long_mail() -> Message:
    return Message("Relance", [Text("Le message, tel qu'il partira", "strong"), Excerpt(MAIL), BUTTONS])
