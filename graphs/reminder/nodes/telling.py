"""What a run is told of each of its customers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from graphs import gate
from graphs.context import Context
from graphs.dunning.plan import Contact
from graphs.reminder.parts import code_text, name_of
from graphs.reminder.state import Planned, Wanted
from graphs.reminder.wording import knows, tell

RunState = Literal["planned", "sent", "asked", "skipped", "failed"]
_NOTES = 500
"""Customers in one note at most."""


def note_run(wanted: Wanted, contact: Contact | None, state: RunState, why: str, context: Context) -> None:
    """Nothing when it belongs to no run. `why` is a code."""
    if not wanted.run:
        return
    language = context.language
    key = f"run.note.{why}"
    detail = tell(language, key) if knows(key) else code_text(why, language) if knows(f"code.{why}") else ""
    total = contact.total if contact is not None else _shown(wanted)
    level = contact.level if contact is not None else wanted.level or 0
    note = _note(wanted.customer_id, state, wanted.name, total, level, detail)
    context.effect("run.note", f"note.{state}", {"run": wanted.run, **note}, permit=gate.noted())


def _shown(wanted: Wanted) -> Decimal:
    return Decimal(wanted.total) if wanted.total else Decimal(0)


def note_planned(planned: list[Planned], language: str, context: Context) -> None:
    """All that a run opens, as it is expected."""
    notes = [
        _note(
            each.customer_id,
            "planned",
            each.name,
            each.total,
            each.level,
            ", ".join(code_text(code, language) for code in each.codes[:1]),
        )
        for each in planned
    ]
    for at in range(0, len(notes), _NOTES):
        name = f"notes.{planned[at].customer_id}"
        context.effect(
            "run.note", name, {"run": context.case_id, "notes": notes[at : at + _NOTES]}, permit=gate.noted()
        )


def _note(customer_id: str, state: RunState, name: str, amount: Decimal, level: int, detail: str) -> dict[str, Any]:
    return {
        "customer_id": customer_id,
        "state": state,
        "name": name_of(name),
        "amount": f"{amount:.2f}",
        "level": level,
        "detail": detail,
    }
