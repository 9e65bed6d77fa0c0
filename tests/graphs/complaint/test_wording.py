"""The alert says what was read, and nothing more than that."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from tests.graphs.complaint.case import LEA, Case


def text(case: Case, language: str = "fr") -> str:
    shown = json.dumps(asdict(case.approval.shown[language]), ensure_ascii=False)
    return shown.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["leaving", "complaint"], "Hôtel Bellerive menace de partir :"),
        (["legal"], "Hôtel Bellerive menace d'aller en justice :"),
        (["leaving", "legal"], "Hôtel Bellerive menace de partir et d'aller en justice :"),
        (["complaint"], "Hôtel Bellerive est très mécontent :"),
    ],
)
async def test_the_threat_is_named_as_it_was_read(kinds: list[str], said: str):
    case = Case()
    await case.wrote(severity=3, kinds=kinds)
    assert said in text(case)


async def test_what_a_colleague_told_is_no_message_that_one_has_read():
    case = Case(asker=LEA)
    await case.told("Bellerive")
    assert "rapporté par un collègue" in text(case) and "j'ai bien lu votre message" not in text(case)
    assert "told by a colleague" in text(case, "en") and "I have read your message" not in text(case, "en")
    case = Case()
    await case.wrote()
    assert "j'ai bien lu votre message" in text(case) and "rapporté par" not in text(case)
