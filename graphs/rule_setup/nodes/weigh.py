"""Weighs a clear rule against the other rules, and tries it out on the company's past."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from langgraph.runtime import Runtime

from graphs.context import Context
from graphs.rule_setup.customers import on_real_customers
from graphs.rule_setup.desk import Desk, gather
from graphs.rule_setup.history import history_of
from graphs.rule_setup.nodes.act import finish, refuse
from graphs.rule_setup.preparing import draft_of
from graphs.rule_setup.questions import gap_code, gap_reasons
from graphs.rule_setup.results import Refusal
from graphs.rule_setup.state import Intent, Judged, Met, Settled, Understood
from graphs.rule_setup.winners import decided_words, exception_words, other_name, other_words, rank_gap, witness_words
from graphs.rule_setup.wording import LANGUAGES, both, tell
from graphs.rules.condition import Value
from graphs.rules.overlap import Overlap, exceptions, overlaps
from graphs.rules.solve import TooComplex
from graphs.understanding.numbers import plain
from integrations.books.port import PriceRule

PAST = timedelta(days=365)


async def compare(state: Understood, runtime: Runtime[Context]) -> dict[str, Any]:
    """Says the same as another: refused. Contradicts one: refused with an example. Both may hold: asked, one after
    the other, which wins."""
    context = runtime.context
    await context.progress(tell(context.language, "doing.compare"))
    desk = await gather(context)
    others = [*desk.known.armed, *desk.price_list]
    intent, prepared = state["intent"], state["prepared"]
    try:
        found = overlaps(draft_of(prepared), others, desk.known.relations, replacing=intent.rule_id)
        found += exceptions(draft_of(prepared), others, replacing=intent.rule_id)
    except TooComplex:
        return {"prepared": None, **refuse(context, Refusal("rule_problem", both("refused.too_complex"), _complex()))}
    found = [real for overlap in found if (real := on_real_customers(overlap, draft_of(prepared), desk)) is not None]
    met = [_met(overlap) for overlap in found]
    return {"met": met, **_weighed(state, found, desk, context)}


def _weighed(state: Understood, found: list[Overlap], desk: Desk, context: Context) -> dict[str, Any]:
    intent, prepared = state["intent"], state["prepared"]
    for kind in ("same", "contradiction"):
        overlap = next((each for each in found if each.kind == kind), None)
        if overlap is not None:
            return _refused(intent, overlap, desk, context)
    ranked = [overlap for overlap in found if overlap.kind == "rank"]
    settled = [each for each in intent.settled if any(_settles(each, overlap) for overlap in ranked)]
    open_ = [overlap for overlap in ranked if not any(_settles(each, overlap) for each in settled)]
    if open_:
        gap = rank_gap(intent, draft_of(prepared), open_, desk)
        context.record("asked", gap_code(gap), rule=gap.about, choices=[choice.value for choice in gap.choices])
        asking = {"gap": gap, "reasons": gap_reasons(gap), "go": "ask"}
        return {"prepared": None, "shown": None, "approved_by": list[str](), **asking}
    rules = {overlap.rule.id: overlap.rule for overlap in ranked}
    words = [decided_words(each, draft_of(prepared), rules[each.other], desk) for each in settled]
    told = [exception_words(draft_of(prepared), each, desk) for each in found if each.kind == "exception"]
    prepared = replace(
        prepared,
        warnings={
            language: [*prepared.warnings[language], *(each[language] for each in told)] for language in LANGUAGES
        },
        settled=settled,
        decided={language: [each[language] for each in words] for language in LANGUAGES} if words else {},
    )
    return finish(prepared, state["shown"], state["approved_by"], desk, context)


def _settles(settled: Settled, overlap: Overlap) -> bool:
    return (settled.other, settled.version) == (overlap.rule.id, overlap.rule.version)


def _refused(intent: Intent, overlap: Overlap, desk: Desk, context: Context) -> dict[str, Any]:
    rule = overlap.rule
    same = overlap.kind == "same"
    key = ("refused.same" if same else "refused.contradiction") + ("" if rule.version else ".price_list")
    words, witness = other_words(rule, desk), witness_words(overlap, desk)
    refusal = Refusal(
        "rule_overlap" if same else "rule_contradiction",
        both(key, id=rule.id, words=words, witness=witness),
        values={"id": other_name(rule)},
    )
    against = "" if same or not rule.version else rule.id
    return {"intent": replace(intent, against=against), **refuse(context, refusal)}


async def try_out(state: Judged, runtime: Runtime[Context]) -> dict[str, Any]:
    """What it would have changed in the past twelve months."""
    context, prepared = runtime.context, state["prepared"]
    await context.progress(tell(context.language, "doing.replay"))
    since = context.today - PAST
    quotes = await context.books.past_quotes(since) if prepared.process == "quote" else []
    # What a customer owed at the time is told by the invoices: quotes need them too.
    invoices = await context.books.past_invoices(since) if prepared.process in {"quote", "reminder"} else []
    prices = await context.books.price_rules() if quotes else list[PriceRule]()
    # Long under many rules: others are served meanwhile.
    history = await asyncio.to_thread(history_of, prepared, context.rules.known, quotes, invoices, prices)
    context.record(
        "asked",
        "approval",
        op=prepared.op,
        rule=prepared.rule_id,
        role=prepared.role,
        changed=history.changed,
        looked_at=history.looked_at,
    )
    return {"prepared": replace(prepared, history=history), "go": "approve"}


def _met(overlap: Overlap) -> Met:
    witness = {fact: _plain(value) for fact, value in overlap.witness.items()}
    other = {f"other.{fact}": _plain(value) for fact, value in overlap.other_line.items()}
    return Met(overlap.rule.id, overlap.rule.version, overlap.kind, {**witness, **other})


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value) if isinstance(value, Decimal) else value


def _complex() -> dict[str, object]:
    return {"problem": both("refused.too_complex")}
