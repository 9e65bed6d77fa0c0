"""What a rule would have changed in the company's past: replayed with and without it, and told in plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, get_args

from graphs.message import Tone
from graphs.rule_setup.brief import RuleOp
from graphs.rule_setup.figures import money, percent, signed
from graphs.rule_setup.preparing import draft_of
from graphs.rule_setup.state import History, Prepared, Settled, Tried
from graphs.rule_setup.wording import LANGUAGES, plural, tell
from graphs.rules.readback import fact_name
from graphs.rules.replay import Example, Side, replay
from graphs.rules.rule import How, Relation, Rule, RuleSet, RuleState
from graphs.rules.vocabulary import RuleProcess
from graphs.rules.wording import OPTIONS, pick
from integrations.books.port import Invoice, PastQuote, PriceRule

T = TypeVar("T")

EXAMPLES = 3
_MOST_WORK = 100_000
"""Quotes (or invoices) times rules that are replayed at most."""

_LEAST_ROWS = 100
_SHOWN_LINES = 3
_NEW = "(new)"
"""Stands for the id that a rule is given when it is armed."""

_STATES: dict[RuleOp, RuleState] = {"pause": "paused", "retire": "retired"}
"""After what is done to a rule; after anything else it is armed."""

_KEPT: frozenset[str] = frozenset({"quote", "reminder"})
"""Processes whose past the books can tell."""


def history_of(
    prepared: Prepared,
    known: RuleSet,
    quotes: Sequence[PastQuote],
    invoices: Sequence[Invoice],
    prices: Sequence[PriceRule],
) -> History:
    process = next((each for each in get_args(RuleProcess) if each == prepared.process), None)
    if process is None or process not in _KEPT:
        return History(prepared.process, 0, 0, kept=False)
    # What a customer owed at the time of a quote is told by all invoices.
    if process == "reminder":
        invoices, left_out = _newest(invoices, known)
    else:
        quotes, left_out = _newest(quotes, known)
    found = replay(known, after(prepared, known), process, quotes, invoices, prices)
    return History(
        process,
        found.looked_at,
        found.changed,
        found.difference,
        found.asked_more,
        found.asked_less,
        found.refused,
        [_tried(example, process) for example in found.examples[:EXAMPLES]],
        list(found.missing),
        left_out=left_out,
        unpriced=found.unpriced,
        of_discounts=found.of_discounts,
    )


def _newest(rows: Sequence[T], known: RuleSet) -> tuple[Sequence[T], int]:
    """The ones that are looked at, and how many are not: a long past under many rules would take minutes."""
    most = max(_LEAST_ROWS, _MOST_WORK // max(1, len(known.armed)))
    return (rows[-most:], len(rows) - most) if len(rows) > most else (rows, 0)


def after(prepared: Prepared, known: RuleSet) -> RuleSet:
    """The rules as they will be."""
    rule_id = prepared.rule_id or _NEW
    state = _STATES.get(prepared.op, "armed")
    changed = Rule(rule_id, prepared.version + 1, draft_of(prepared), state=state)
    others = [rule for rule in known.rules if rule.id != rule_id]
    settled = {each.other for each in prepared.settled}
    relations = [
        each for each in known.relations if not (rule_id in {each.one, each.other} and settled & {each.one, each.other})
    ]
    return replace(
        known,
        rules=[*others, changed],
        relations=[*relations, *(_relation(rule_id, each) for each in prepared.settled)],
        revision="",
    )


def _relation(rule_id: str, settled: Settled) -> Relation:
    if settled.how == "other_first":
        return Relation(settled.other, rule_id, "first")
    how: How = settled.how
    return Relation(rule_id, settled.other, how, settled.cap)


def _tried(example: Example, process: str) -> Tried:
    before, after = example.before, example.after
    return Tried(
        example.number,
        example.customer,
        example.on,
        {language: _outcome(before, after, process, language) for language in LANGUAGES},
        {language: _outcome(after, before, process, language) for language in LANGUAGES},
    )


def _outcome(side: Side, other: Side, process: str, language: str) -> str:
    """How it goes on this side: the total, and whatever is not the same on the other one."""
    if process == "reminder":
        told = tell(language, f"outcome.reminder.{side.code}", days=side.days)
        differs = side.tone and side.tone != other.tone
        return tell(language, f"outcome.tone.{side.tone}", outcome=told) if differs else told
    if side.code == "refused":
        return tell(language, "outcome.refused")
    pieces = [money(side.total, language)]
    if side.code == "asked":
        pieces.append(tell(language, "outcome.asked"))
    if side.deposit != other.deposit and side.deposit:
        pieces.append(tell(language, "outcome.deposit", percent=percent(side.deposit, language)))
    if side.language != other.language and side.language:
        pieces.append(tell(language, f"outcome.language.{side.language}"))
    if side.lines != other.lines and side.lines:
        pieces.append(tell(language, "outcome.lines", lines=", ".join(side.lines[:_SHOWN_LINES])))
    if side.label != other.label and side.label:
        pieces.append(pick(OPTIONS[side.label], language))
    if side.mentions != other.mentions and side.mentions:
        pieces.append(tell(language, "outcome.mention"))
    return ", ".join(pieces)


def history_lines(history: History, language: str) -> list[tuple[str, Tone]]:
    """One line of figures, the decisions that would have been others, and what the past cannot tell."""
    if not history.kept:
        if not history.process:
            return [(tell(language, "history.none"), "muted")]
        what = tell(language, f"acts_on.{history.process}")
        return [(tell(language, "history.not_kept", what=what), "muted")]
    if not history.looked_at:
        return [(tell(language, "history.none"), "muted")]
    lines: list[tuple[str, Tone]] = [(_headline(history, language), "normal")]
    counts = {"asked_more": history.asked_more, "asked_less": history.asked_less, "refused": history.refused}
    told = [
        tell(language, f"history.{key}{plural(count, language)}", count=count) for key, count in counts.items() if count
    ]
    if told:
        lines.append((" ".join(told), "normal"))
    if history.left_out:
        lines.append((tell(language, f"history.left_out.{history.process}", count=history.looked_at), "muted"))
    if history.missing:
        facts = ", ".join(fact_name(fact, language) for fact in history.missing)
        lines.append((tell(language, "history.missing", facts=facts), "muted"))
    if history.unpriced:
        skus = ", ".join(history.unpriced[:_SHOWN_LINES]) + (", …" if len(history.unpriced) > _SHOWN_LINES else "")
        lines.append((tell(language, "history.unpriced", skus=skus), "muted"))
    return lines


def _headline(history: History, language: str) -> str:
    if not history.changed:
        key = "only" if history.looked_at == 1 else "nothing"
        return tell(language, f"history.{key}.{history.process}", looked_at=history.looked_at)
    same = ".same" if history.process == "quote" and not history.difference else ""
    return tell(
        language,
        f"history.line.{history.process}{same}{plural(history.changed, language)}",
        changed=history.changed,
        looked_at=history.looked_at,
        difference=signed(history.difference, language),
        of=tell(language, "history.of.margin" if history.of_discounts else "history.of.revenue"),
    )
