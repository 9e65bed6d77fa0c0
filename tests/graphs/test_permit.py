"""What a permit lets out: one for notes is good for notes only."""

from __future__ import annotations

from typing import Any

import pytest

from graphs import gate
from graphs.context import Context, Policy
from tests.support.process_run import NOON, ROLES, person


@pytest.mark.parametrize(
    "kind", ["mail", "reminder.mail", "followup.mail", "books.record_quote", "books.mark_quote_answered"]
)
def test_a_permit_for_notes_sends_nothing(kind: str):
    context = a_turn()
    with pytest.raises(ValueError, match="verdict of the gate"):
        context.effect(kind, "act", {}, permit=gate.noted())
    assert context.effects == []
    context.effect("standing.put", "note", {}, permit=gate.noted())
    assert [effect.kind for effect in context.effects] == ["standing.put"]


def a_turn() -> Context:
    """Of a case that reads nothing: its ports are never asked."""
    nothing: Any = None
    return Context("case", "turn", person("employee"), NOON, "fr", nothing, nothing, nothing, Policy(list(ROLES)))
