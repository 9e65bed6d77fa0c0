"""The approval a rule asks for: the card in both languages, the proposal, and the edit form."""

from __future__ import annotations

from typing import Any

from graphs.ask import ApprovalRequest, Verb
from graphs.context import Person
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, Input, Message, Table, Text
from graphs.rule_setup.figures import day
from graphs.rule_setup.history import history_lines
from graphs.rule_setup.state import Prepared
from graphs.rule_setup.wording import LANGUAGES, tell

REJECT_STEMS = ("reject.wrong", "reject.costly", "reject.narrow", "reject.later")
_ARMING = frozenset({"add", "change"})


def request(prepared: Prepared, requester: Person) -> ApprovalRequest:
    """A pause or a retirement is agreed to or not: there is no sentence to edit."""
    arms = prepared.op in _ARMING
    verbs: list[Verb] = ["approve", "edit", "reject"] if arms else ["approve", "reject"]
    label = {"add": "arm"}.get(prepared.op, prepared.op)
    return ApprovalRequest(
        process="rule",
        role=prepared.role,
        amount="0.00",
        reasons=[],
        shown={language: card(prepared, requester, language) for language in LANGUAGES},
        proposal=proposal(prepared),
        approve_label={language: tell(language, f"approve.{label}") for language in LANGUAGES},
        form={language: _form(prepared, language) for language in LANGUAGES} if arms else {},
        verbs=verbs,
        reject_stems={language: [tell(language, key) for key in REJECT_STEMS] for language in LANGUAGES},
        requester_may=True,
    )


def proposal(prepared: Prepared) -> dict[str, Any]:
    """The typed content that an approval holds for: what is armed or switched, and who wins over whom."""
    return {
        "op": prepared.op,
        "rule": prepared.rule_id,
        "version": prepared.version,
        **prepared.draft,
        "sentence": prepared.sentence,
        "relations": [
            [each.other, each.version, each.how, None if each.cap is None else str(each.cap)]
            for each in prepared.settled
        ],
    }


def card(prepared: Prepared, requester: Person, language: str) -> Message:
    words = prepared.readback[language]
    summary = tell(language, f"card.summary.{prepared.op}", id=prepared.rule_id, words=words[:1].lower() + words[1:])
    # What happens to an older rule cannot be told from its words.
    blocks: list[Block] = [Text(words if prepared.op == "add" else summary, tone="heading")]
    if prepared.note:
        blocks.append(Text(prepared.note[language], tone="warning"))
    if prepared.suggested:
        blocks.append(Text(tell(language, "card.suggested"), tone="muted"))
    # What speaks against it and what it costs stands before where it comes from.
    blocks += [*_warnings(prepared, language), *_before(prepared, language), *_history(prepared, language)]
    blocks += [*_decided(prepared, language), Fields(_fields(prepared, requester, language))]
    if prepared.sentence:
        blocks.append(Excerpt(prepared.sentence, source=tell(language, _source(prepared))))
    return Message(summary, blocks)


def _source(prepared: Prepared) -> str:
    return "card.suggested.words" if prepared.suggested else "card.said"


def _fields(prepared: Prepared, requester: Person, language: str) -> list[FieldItem]:
    used = prepared.facts.get(language, [])
    items = [("facts", ", ".join(used) or tell(language, "facts.none"))]
    if prepared.process:
        items.append(("acts_on", tell(language, f"acts_on.{prepared.process}")))
    if prepared.since is not None:
        items.append(("since", day(prepared.since, language)))
    if prepared.until is not None:
        items.append(("until", day(prepared.until, language)))
    if prepared.rule_id:
        items.insert(0, ("rule", f"{prepared.rule_id}.{prepared.version}"))
    items.append(("requester", requester.name))
    return [FieldItem(tell(language, f"label.{key}"), value) for key, value in items]


def _before(prepared: Prepared, language: str) -> list[Block]:
    """A change: old beside new."""
    if not prepared.before:
        return []
    columns = [Column(tell(language, "label.today")), Column(tell(language, "label.then"))]
    return [Table(columns, [[prepared.before[language], prepared.readback[language]]])]


def _warnings(prepared: Prepared, language: str) -> list[Block]:
    return [Text(text, tone="warning") for text in prepared.warnings.get(language, [])]


def _decided(prepared: Prepared, language: str) -> list[Block]:
    lines = prepared.decided.get(language, [])
    if not lines:
        return []
    return [Text(tell(language, "card.decided"), tone="strong"), Text("\n".join(lines))]


def _history(prepared: Prepared, language: str) -> list[Block]:
    history = prepared.history
    if history is None:
        return []
    blocks: list[Block] = [Text(tell(language, "card.history"), tone="strong")]
    blocks += [Text(line, tone=tone) for line, tone in history_lines(history, language)]
    if history.examples:
        titles = ("number", "customer", "before", "after")
        rows = [[each.number, each.customer, each.before[language], each.after[language]] for each in history.examples]
        blocks.append(Table([Column(tell(language, f"column.{title}")) for title in titles], rows))
    return blocks


def _form(prepared: Prepared, language: str) -> list[Input]:
    return [
        Input(
            name="sentence",
            label=tell(language, "input.sentence"),
            input="long_text",
            value=prepared.sentence,
            hint=tell(language, "input.sentence.hint"),
        )
    ]
