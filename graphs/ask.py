"""What a process may ask, and what it is told: it interrupts with an Ask, and is resumed with the matching answer.

    Question        → Answer            a person picks a choice or writes
    ApprovalRequest → Decision          a person who holds the role decides
    EffectAwaited   → EffectOutcome     the deliverer did (or could not do) a staged effect

The ask is what `interrupt()` receives (as JSON), the answer is what it returns (as JSON): both survive a release.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field as Tagged
from pydantic import TypeAdapter

from graphs.message import Input, Message

Verb = Literal["approve", "edit", "reject", "ask_info", "hand_over", "snooze", "recall"]
"""`approve`, `edit` and `reject` decide; the others leave the request waiting, except `recall` (by the requester)."""


@dataclass(frozen=True)
class Reason:
    """A coded reason why the gate does not act alone. `expected`/`found` are shown side by side when set.

    `text`, `expected`, `found` are by language: {"fr": …, "en": …}.
    """

    code: str
    text: dict[str, str]
    expected: dict[str, str] = field(default_factory=dict[str, str])
    found: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Choice:
    """`value` comes back in the Answer; `label` is the button (75 characters at most)."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """One clear question in the thread. `choices` become buttons; `free_text` says whether words are welcome too."""

    code: str
    message: Message
    choices: list[Choice] = field(default_factory=list[Choice])
    free_text: bool = True
    reasons: list[Reason] = field(default_factory=list[Reason])
    kind: Literal["question"] = "question"


@dataclass(frozen=True)
class Answer:
    """Exactly one of `choice` and `text` is set. `brief` is what understanding made of `text` (JSON), when anything."""

    choice: str | None = None
    text: str | None = None
    brief: dict[str, Any] | None = None
    by: str = ""


@dataclass(frozen=True)
class ApprovalRequest:
    """Asks people who hold `role` (or a higher one) to decide on exactly what `proposal` says.

    `shown` is the card's content per language, without buttons; `proposal` is the typed content, whose digest is kept
    with the record; `form` are the edit form's inputs per language (empty: no editing); `amount` in euros excluding
    VAT, a decimal string; `approvals_needed` different people; `confirm` asks for a confirmation at the click;
    `excluded` are person ids who may not approve (whoever edited the proposal).
    `approve_label` per language is the verb on the button ("Envoyer le devis"). `approvers` are ids of people who must
    decide themselves (or through whoever stands in for them), whatever their role; empty: whoever may.
    `requester_may`: whoever asked may decide too, if they hold the role (what they set binds themselves first).
    `reject_label` per language is the verb on the button that refuses (empty: the usual one). `urgent`: reminded,
    passed to the next role and ended within a working day. `transferable`: a named approver may hand it over to anybody
    who holds `role`; the process is told (`Decision.values["to"]`) and asks that one.
    """

    process: str
    role: str
    amount: str
    reasons: list[Reason]
    shown: dict[str, Message]
    proposal: dict[str, Any]
    approve_label: dict[str, str]
    form: dict[str, list[Input]] = field(default_factory=dict[str, list[Input]])
    verbs: list[Verb] = field(default_factory=lambda: list[Verb](["approve", "edit", "reject"]))
    reject_stems: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    approvals_needed: int = 1
    confirm: bool = False
    excluded: list[str] = field(default_factory=list[str])
    approvers: list[str] = field(default_factory=list[str])
    requester_may: bool = False
    reject_label: dict[str, str] = field(default_factory=dict[str, str])
    urgent: bool = False
    transferable: bool = False
    kind: Literal["approval"] = "approval"


DecisionVerb = Literal["approve", "edit", "reject", "expire", "recall", "supersede", "hand_over"]


@dataclass(frozen=True)
class Decision:
    """`by` are person ids (two when two were needed); `values` the checked fields of an edit; `brief` what the new
    message said when the requester changed the proposal while it waited (`supersede`). `hand_over` comes of a
    transferable request only: `values["to"]` is the id of whoever is to decide instead."""

    verb: DecisionVerb
    by: list[str] = field(default_factory=list[str])
    note: str = ""
    values: dict[str, str] = field(default_factory=dict[str, str])
    brief: dict[str, Any] | None = None


@dataclass(frozen=True)
class EffectAwaited:
    """Waits for the outcome of the effect staged under `key`."""

    key: str
    kind: Literal["effect"] = "effect"


@dataclass(frozen=True)
class EffectOutcome:
    """`error` is a code (`rejected`, `not_found`, `misconfigured`, `gave_up`, `unknown`), `detail` a plain sentence."""

    ok: bool
    result: dict[str, Any] = field(default_factory=dict[str, Any])
    error: str = ""
    detail: str = ""


Ask = Annotated[Question | ApprovalRequest | EffectAwaited, Tagged(discriminator="kind")]

_ASK: TypeAdapter[Question | ApprovalRequest | EffectAwaited] = TypeAdapter(Ask)
_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)
_DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)
_OUTCOME: TypeAdapter[EffectOutcome] = TypeAdapter(EffectOutcome)


def ask_to_json(ask: Question | ApprovalRequest | EffectAwaited) -> dict[str, Any]:
    return _ASK.dump_python(ask, mode="json")


def ask_from_json(data: dict[str, Any]) -> Question | ApprovalRequest | EffectAwaited:
    return _ASK.validate_python(data)


def answer_to_json(answer: Answer) -> dict[str, Any]:
    return _ANSWER.dump_python(answer, mode="json")


def answer_from_json(data: dict[str, Any]) -> Answer:
    return _ANSWER.validate_python(data)


def decision_to_json(decision: Decision) -> dict[str, Any]:
    return _DECISION.dump_python(decision, mode="json")


def decision_from_json(data: dict[str, Any]) -> Decision:
    return _DECISION.validate_python(data)


def outcome_to_json(outcome: EffectOutcome) -> dict[str, Any]:
    return _OUTCOME.dump_python(outcome, mode="json")


def outcome_from_json(data: dict[str, Any]) -> EffectOutcome:
    return _OUTCOME.validate_python(data)
