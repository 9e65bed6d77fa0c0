"""What the text process shows: the list, one text as it would read, the form to change it, and what came of it."""

from __future__ import annotations

from graphs.ask import ApprovalRequest, Choice, EffectOutcome, Question, Verb
from graphs.dunning.texts import FIELDS, NAMES, TEXTS, field_text, problem_text, text_title
from graphs.dunning.texts_port import OwnText, Texts
from graphs.message import Block, Column, Excerpt, Input, Message, Table, Text, text_message
from graphs.reminder_text.sample import preview
from graphs.reminder_text.state import Draft
from graphs.reminder_text.wording import LANGUAGES, tell
from integrations.books.port import Company


def line(key: str, language: str, **values: object) -> Message:
    return text_message(tell(language, key, **values))


def listing(texts: Texts | None, language: str) -> Message:
    own = {key for key in TEXTS if texts is not None and texts.own(*key) is not None}
    summary = tell(language, "list" if own else "list.ours", own=len(own), ours=len(TEXTS) - len(own))
    titles = ("text", "version", "subject")
    rows: list[list[str]] = []
    for name, spoken, manner in sorted(TEXTS, key=lambda key: (NAMES.index(key[0]), key[1] != language, key[2])):
        text = texts.own(name, spoken, manner) if texts is not None else None
        subject = text.subject if text is not None else TEXTS[name, spoken, manner].subject
        said = {"spoken": tell(language, f"language.{spoken}"), "manner": tell(language, f"manner.{manner}")}
        version = tell(language, "version.own" if text is not None else "version", **said)
        rows.append([text_title(name, language), version, subject])
    table = Table([Column(tell(language, f"column.{title}")) for title in titles], rows)
    return Message(summary, [Text(summary), table, Text(tell(language, "list.next"), tone="muted")])


def one(draft: Draft, company: Company, language: str) -> Message:
    """As it would read, and as it is written."""
    summary = shown(draft, language)
    return Message(
        summary,
        [
            Text(summary, tone="heading"),
            *_preview(draft, company, language),
            Text(tell(language, "raw"), tone="strong"),
            Excerpt(f"{draft.subject}\n\n{draft.body}"),
            Text(_fields(draft.name, language), tone="muted"),
        ],
    )


def which(misheard: str, language: str) -> Question:
    text = tell(language, "which")
    if misheard:
        text = tell(language, "misheard", text=misheard) + text
    choices = [Choice(name, _upper(text_title(name, language))) for name in NAMES]
    return Question(code="text.which", message=text_message(text), choices=choices)


def request(draft: Draft, role: str, company: Company) -> ApprovalRequest:
    """Its holder writes in the form, or lets it be. What is shown can be saved as it stands when it was edited."""
    verbs: list[Verb] = ["approve", "reject"] if draft.reset else ["edit", "approve", "reject"]
    label = "approve.reset" if draft.reset else "approve.save" if draft.by and not draft.problems else "approve.keep"
    return ApprovalRequest(
        process="reminder_text",
        role=role,
        amount="0.00",
        reasons=[],
        shown={language: _card(draft, company, language) for language in LANGUAGES},
        proposal={
            "name": draft.name,
            "language": draft.language,
            "manner": draft.manner,
            "subject": draft.subject,
            "body": draft.body,
            "reset": draft.reset,
        },
        approve_label={language: tell(language, label) for language in LANGUAGES},
        form={} if draft.reset else {language: _form(draft, language) for language in LANGUAGES},
        verbs=verbs,
        requester_may=True,
    )


def done(draft: Draft, company: Company, language: str) -> Message:
    summary = tell(language, "reset" if draft.reset else "saved", shown=shown(draft, language))
    read = preview(_own(draft), company)
    return Message(summary, [Text(summary), Text(read.subject, tone="strong"), Text(read.body)])


def failed(outcome: EffectOutcome, language: str) -> Message:
    summary = tell(language, "failed")
    blocks: list[Block] = [Text(summary, tone="warning")]
    if outcome.detail.strip():
        blocks.append(Excerpt(outcome.detail.strip()[:500], source=tell(language, "failed.detail")))
    return Message(summary, blocks)


def shown(draft: Draft, language: str) -> str:
    """Which text it is, in words."""
    return tell(
        language,
        "shown",
        title=_upper(text_title(draft.name, language)),
        spoken=tell(language, f"language.{draft.language}"),
        manner=tell(language, f"manner.{draft.manner}"),
        state=tell(language, "state.own" if (draft.own or draft.by) and not draft.reset else "state.ours"),
    )


def _card(draft: Draft, company: Company, language: str) -> Message:
    summary = tell(language, "card.reset" if draft.reset else "card.edit", shown=shown(draft, language))
    blocks: list[Block] = [Text(summary, tone="heading")]
    if draft.problems:
        said = [problem_text(problem, language) for problem in draft.problems]
        blocks.append(Text("\n".join([tell(language, "card.problems"), *said]), tone="warning"))
        blocks.append(Excerpt(f"{draft.subject}\n\n{draft.body}"))
    else:
        blocks += _preview(draft, company, language)
    if not draft.reset:
        blocks.append(Text(_fields(draft.name, language), tone="muted"))
    return Message(summary, blocks)


def _preview(draft: Draft, company: Company, language: str) -> list[Block]:
    read = preview(_own(draft), company)
    return [Text(tell(language, "preview"), tone="muted"), Text(read.subject, tone="strong"), Text(read.body)]


def _form(draft: Draft, language: str) -> list[Input]:
    hint = tell(language, "input.hint")
    return [
        Input("subject", tell(language, "input.subject"), value=draft.subject, hint=hint),
        Input("body", tell(language, "input.body"), "long_text", value=draft.body),
    ]


def _fields(name: str, language: str) -> str:
    each = [tell(language, "field", name=f"{{{field}}}", meaning=field_text(field, language)) for field in FIELDS[name]]
    return tell(language, "fields", fields=", ".join(each))


def _own(draft: Draft) -> OwnText:
    return OwnText(draft.name, draft.language, draft.manner, draft.subject, draft.body)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
