"""A telephone number within what somebody writes, and what only looks like one."""

from __future__ import annotations

import pytest

from graphs.leads.phones import phone_told


@pytest.mark.parametrize(
    ("text", "country", "phone"),
    [
        ("Mon numéro : 06 11 22 33 44.", "FR", "+33611223344"),
        ("Budget 3000 €, tél. 06.11.22.33.44, merci", "FR", "+33611223344"),
        ("Appelez-moi au +33 6 11 22 33 44", "FR", "+33611223344"),
        ("call me: 020 7946 0018", "GB", "+442079460018"),
        ("0033 1 44 55 66 77\n75011 Paris", "FR", "+33144556677"),
        ("06 22 33 44 55\n44000 Nantes", "FR", "+33622334455"),
        ("Fax : 01 44 55 66 77", "FR", ""),
        ("SIREN 812 345 676, budget 12 000 000 €", "FR", ""),
        ("Commande 0000123456789012345678", "FR", ""),
        ("rien à dire", "FR", ""),
    ],
)
def test_the_first_that_can_be_dialled(text: str, country: str, phone: str) -> None:
    assert phone_told(text, country) == phone
