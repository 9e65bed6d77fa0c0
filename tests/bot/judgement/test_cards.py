"""The cards speak of the process they are about, and of amounts as they bind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.judgement.cards import Promotion, promotion_card
from bot.judgement.wording import cases_name, tell
from tests.bot.judgement.court import spaced


@pytest.mark.parametrize(
    ("process", "language", "begins"),
    [
        ("quote", "fr", "25 devis sur 25 validés sans retouche"),
        ("reminder", "fr", "25 relances sur 25 validées sans retouche"),
        ("invoice", "fr", "25 factures sur 25 validées sans retouche"),
        ("else", "fr", "25 dossiers sur 25 validés sans retouche"),
        ("reminder", "en", "25 reminders out of 25 approved untouched"),
    ],
)
def test_each_process_by_its_name(process: str, language: str, begins: str) -> None:
    said = spaced(promotion_card("a" * 16, Promotion(process, "act", 25, 25, Decimal(500)), language).summary)
    assert said.startswith(begins)
    fr, en = ("TTC", "incl.") if process == "reminder" else ("HT", "excl.")
    bound = f"jusqu'à 500 € {fr} compris ?" if language == "fr" else f"up to and including €500 {en} VAT?"
    assert said.endswith(bound)


@pytest.mark.parametrize(("language", "words"), [("fr", "envoyer les relances seul"), ("en", "send reminders on your")])
def test_what_gives_it_back_is_said_of_that_process(language: str, words: str) -> None:
    said = tell(language, "demoted.how", people="Marc", many=cases_name("reminder", 2, language))
    assert words in said
