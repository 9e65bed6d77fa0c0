"""What the ledger keeps of a judged reminder, in words: its level and amount, and why it is so, or why none left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from graphs.answers.figures import decimal, money
from graphs.answers.wording import tell
from graphs.dunning import wording as dunning
from graphs.dunning.plan import Wait
from graphs.dunning.telling import wait_text


def waited(why: Mapping[str, Any], language: str) -> str:
    """Why nothing was due, and until when; "" for a code of another release."""
    code, until = why.get("code"), why.get("until")
    if not isinstance(code, str) or not dunning.knows(f"wait.{code}"):
        return ""
    try:
        day = date.fromisoformat(until) if isinstance(until, str) else None
    except ValueError:
        day = None
    return wait_text(Wait(code, day), language)


def planned(why: Mapping[str, Any], language: str) -> list[str]:
    """The level and what was asked for; then what decided its tone."""
    level, total = why.get("level"), decimal(why.get("total"))
    if not isinstance(level, int) or isinstance(level, bool) or total is None:
        return []
    codes = why.get("plan")
    known = cast("list[object]", codes) if isinstance(codes, list) else []
    reasons = [dunning.tell(language, f"reason.{code}") for code in known if dunning.knows(f"reason.{code}")]
    return [tell(language, "why.level", level=level, amount=money(total, language)), *reasons]
