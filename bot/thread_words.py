"""What a thread tells and words said in it leave out: whose promise is corrected, which lead is meant, who "moi" is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.store.cases import CaseRow
from graphs.context import Person
from graphs.quote.brief import QuoteBrief, brief_from_json
from graphs.understanding.lead_words_change import ME
from graphs.understanding.reading import Reading


def of_the_thread(reading: Reading, case: CaseRow | None, person: Person) -> Reading:
    """`case`: the one of that thread, None for none."""
    brief: dict[str, Any] = dict(reading.brief)
    if reading.process == "lead" and brief.get("kind") == "change":
        if brief.get("owner") == ME:
            brief["owner"] = person.name
        if not brief.get("lead") and not brief.get("lead_id"):
            brief["lead_id"] = lead_of(case)
    if reading.process == "promise" and case is not None and case.process == "promise":
        whose = case.facts.get("customer_id")
        if whose and not brief.get("customer") and not brief.get("customer_id"):
            brief["customer_id"] = str(whose)
    return reading if brief == reading.brief else replace(reading, brief=brief)


def lead_of(case: CaseRow | None) -> str:
    """The lead that a thread is about: the one its last case was worked on, "" for none."""
    if case is None or case.process != "lead":
        return ""
    known = case.facts.get("lead_id")
    return str(known) if known else case.id if case.facts.get("what") == "new" else ""


def names_customer(reading: Reading) -> bool:
    brief = brief_from_json(reading.brief)
    return isinstance(brief, QuoteBrief) and brief.customer is not None and bool(brief.lines)


def says_what(reading: Reading) -> bool:
    """A case needs something to be about; words for a colleague are one of the debtor's when they say what happened, or
    what may have."""
    told = reading.brief.get("kind") != "unclear" or bool(reading.brief.get("readings"))
    return bool(reading.brief) and (reading.process != "handoff" or told)


def reading_process(reading: Reading) -> str:
    """The process that works it: changing a rule is the same work as stating one."""
    return "rule" if reading.process == "rule_change" else reading.process
