"""What the rule process says in the thread when it has acted, or could not: state in, Message out."""

from __future__ import annotations

from graphs.ask import Decision, EffectOutcome
from graphs.message import Block, Excerpt, Message, Text, text_message
from graphs.rule_setup.preparing import not_run_yet
from graphs.rule_setup.results import full_stop
from graphs.rule_setup.state import Prepared
from graphs.rule_setup.wording import tell


def done(prepared: Prepared, rule_id: str, version: int, state: str, language: str, *, half: bool) -> Message:
    """The result: which rule, in which state, what it says, and how to go on."""
    key = f"said.armed.{prepared.op}" if state == "armed" else f"said.{state}"
    summary = tell(language, key, id=rule_id, version=version, words=_words(prepared, language))
    next_key = "next.armed" if state == "armed" else "next.paused"
    then = tell(language, next_key, id=rule_id)
    blocks: list[Block] = [Text(summary, tone="strong")]
    if state == "armed" and not_run_yet(prepared.process):
        idle = tell(language, f"next.not_run.{prepared.process}")
        blocks.append(Text(idle, tone="warning"))
        then = f"{idle} {then}"
    blocks.append(Text(tell(language, next_key, id=rule_id), tone="muted"))
    if half:
        blocks.append(Text(tell(language, "next.other_half")))
    return Message(f"{summary} {then}", blocks)


def stopped(language: str) -> Message:
    return text_message(tell(language, "said.stopped"))


def closed(decision: Decision, prepared: Prepared, language: str) -> Message:
    """After a refusal (with its reason), an expiry, or a recall."""
    key = {"expire": "said.expired", "recall": "said.recalled"}.get(decision.verb, "said.rejected")
    summary = tell(language, key, words=_words(prepared, language))
    note = decision.note.strip()
    blocks: list[Block] = [Text(summary)]
    if note:
        blocks.append(Excerpt(note, source=tell(language, "said.note")))
    return Message(f"{summary} « {note[:200]} »" if note else summary, blocks)


def refused(text: dict[str, str], language: str, *, warns: bool) -> Message:
    return text_message(text.get(language) or text["fr"], tone="warning" if warns else "normal")


def failed(prepared: Prepared, outcome: EffectOutcome, language: str) -> Message:
    """The effect could not be done: what happened, and what to do."""
    summary = tell(language, "failed")
    blocks: list[Block] = [Text(summary, tone="warning")]
    if prepared.sentence:
        blocks.append(Excerpt(prepared.sentence, source=tell(language, "card.said")))
    if outcome.detail.strip():
        blocks.append(Excerpt(outcome.detail.strip()[:500], source=tell(language, "failed.detail")))
    return Message(summary, blocks)


def _words(prepared: Prepared, language: str) -> str:
    text = full_stop(prepared.readback)
    return text.get(language) or text["fr"]
