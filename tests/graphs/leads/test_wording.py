"""Every code of this room has its sentence in both languages."""

from __future__ import annotations

import pytest

from graphs.leads.contradictions import CONTRADICTIONS
from graphs.leads.points import POINTS
from graphs.leads.wording import alike_text, class_text, contradiction_text, missing_text, point_text, why_owner

MISSING = ["product", "quantity", "deadline", "budget", "email", "phone", "company", "place", "name"]
ALIKE = ["same_email", "same_phone", "shared_phone", "same_siren", "same_domain", "near_name", "same_name_person"]


@pytest.mark.parametrize(
    ("say", "codes"),
    [
        (point_text, list(POINTS)),
        (missing_text, MISSING),
        (class_text, ["hot", "warm", "cold", "spam", "job", "customer", ""]),
        (contradiction_text, list(CONTRADICTIONS)),
        (alike_text, [*ALIKE, *(f"customer_{code}" for code in ALIKE)]),
    ],
)
def test_both_languages(say: object, codes: list[str]):
    assert callable(say)
    for code in codes:
        french, english = say(code, "fr"), say(code, "en")
        assert french and english and french not in (english, code)
        assert "'" not in french and " :" not in french  # typographic apostrophes, no-break spaces


def test_why_somebody_owns_it():
    assert why_owner(["territory", "turn"], "en") == "it is in their territory and it is their turn"
    assert why_owner(["territory", "product", "load"], "fr").count(" et ") == 1
    assert why_owner([], "fr") == ""


def test_a_code_of_another_release_is_shown_as_it_is():
    assert point_text("unheard_of", "fr") == "unheard_of"
