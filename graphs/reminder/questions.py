"""The one clear question about whom to remind of what, with its buttons."""

from __future__ import annotations

from graphs.ask import Choice, Question, Reason
from graphs.message import text_message
from graphs.reminder import parts
from graphs.reminder import reasons as because
from graphs.reminder.finding import ALL, STOP
from graphs.reminder.state import Gap, Wanted
from graphs.reminder.wording import tell


def question(gap: Gap, wanted: Wanted, language: str) -> Question:
    key = f"ask.{gap.code}"
    if gap.code == "unknown_customer" and gap.choices:
        key += ".near"
    if gap.code == "unknown_invoice" and wanted.customer_id:
        key += ".of"
    text = tell(language, key, text=gap.text, name=parts.name_of(wanted.name))
    if gap.misheard:
        text = tell(language, "ask.misheard", text=gap.misheard) + text
    return Question(
        code=gap.code,
        message=text_message(text),
        choices=_choices(gap, wanted, language),
        reasons=gap_reasons(gap),
    )


def _choices(gap: Gap, wanted: Wanted, language: str) -> list[Choice]:
    choices = list(gap.choices)
    if gap.code in ("unknown_invoice", "invoice_which") and wanted.customer_id:
        choices.append(Choice(ALL, tell(language, "choice.all")))
    return [*choices, Choice(STOP, tell(language, "choice.stop"))]


def gap_reasons(gap: Gap | None) -> list[Reason]:
    """The exception a gap is, when it is one."""
    return [because.unknown_customer(gap.text)] if gap is not None and gap.code == "unknown_customer" else []
