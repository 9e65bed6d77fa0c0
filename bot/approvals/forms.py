"""The forms an approval opens: edit, refuse with a reason, ask, hand over or put off, confirm ("f:<id>:<verb>")."""

from __future__ import annotations

from bot.approvals.cards import confirmation
from bot.approvals.deadlines import SNOOZES
from bot.approvals.wording import tell
from bot.store.asks import ApprovalRow
from bot.store.people import PersonRow
from graphs.message import Form, Input, Option

HAND_OVER = "hand_over"
SNOOZE = "snooze"


def edit_inputs(row: ApprovalRow, language: str) -> list[Input]:
    form = row.request.form
    return form.get(language) or next(iter(form.values()), list[Input]())


def edit_form(row: ApprovalRow, language: str) -> Form:
    return _form(row, "edit", "edit", language, edit_inputs(row, language))


def reject_inputs(row: ApprovalRow, language: str) -> list[Input]:
    stems = stems_of(row, language)
    if not stems:
        return [Input("reason", tell(language, "form.reject.only"), "long_text")]
    options = [Option(str(index), stem) for index, stem in enumerate(stems)]
    options.append(Option("other", tell(language, "form.reject.none")))
    return [
        Input("stem", tell(language, "form.reject.stem"), "choice", options=options, required=False),
        Input("reason", tell(language, "form.reject.reason"), "long_text", required=False),
    ]


def reject_form(row: ApprovalRow, language: str) -> Form:
    return _form(row, "reject", "reject", language, reject_inputs(row, language))


def stems_of(row: ApprovalRow, language: str) -> list[str]:
    stems = row.request.reject_stems
    return stems.get(language) or next(iter(stems.values()), list[str]())


def reason_of(row: ApprovalRow, language: str, values: dict[str, str]) -> str:
    """The reason as one text: the chosen stem and what was added to it; "" for none."""
    stems, stem = stems_of(row, language), values.get("stem", "")
    chosen = stems[int(stem)] if stem.isdigit() and int(stem) < len(stems) else ""
    added = values.get("reason", "").strip()
    if chosen and added:
        return f"{chosen} — {added}"
    return chosen or added


def info_inputs(language: str) -> list[Input]:
    return [Input("question", tell(language, "form.info.text"), "long_text")]


def info_form(row: ApprovalRow, language: str) -> Form:
    return _form(row, "ask_info", "info", language, info_inputs(language))


def more_inputs(language: str, colleagues: list[PersonRow]) -> list[Input]:
    options = [
        Option(f"{HAND_OVER}:{person.id}", tell(language, "form.hand_over", who=person.name)) for person in colleagues
    ]
    options += [Option(f"{SNOOZE}:{code}", tell(language, f"form.snooze.{code}")) for code in SNOOZES]
    return [Input("action", tell(language, "form.more.action"), "choice", options=options)]


def more_form(row: ApprovalRow, language: str, colleagues: list[PersonRow]) -> Form:
    return _form(row, "more", "more", language, more_inputs(language, colleagues))


def confirm_inputs(row: ApprovalRow, language: str) -> list[Input]:
    return [Input("note", tell(language, "form.note"), required=False, hint=confirmation(row, language).text)]


def confirm_form(row: ApprovalRow, language: str) -> Form:
    """For platforms that did not ask themselves."""
    asked = confirmation(row, language)
    return Form(f"f:{row.id}:approve", asked.title, asked.yes, confirm_inputs(row, language))


def _form(row: ApprovalRow, verb: str, name: str, language: str, inputs: list[Input]) -> Form:
    title, submit = tell(language, f"form.{name}.title"), tell(language, f"form.{name}.submit")
    return Form(f"f:{row.id}:{verb}", title, submit, inputs)
