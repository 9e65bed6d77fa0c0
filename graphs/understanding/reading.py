"""What understanding is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from graphs.ask import Choice
from integrations.books.port import Directory

PROCESSES = (
    "quote", "rule", "rules_list", "rule_change", "receivables", "reminder", "reminder_pause", "promise", "dispute",
    "payment", "personal_reminder", "lead", "leads_report", "complaint", "enquiry", "invoice", "stock", "price", "why",
    "approvals_list",
    "autonomy", "pause", "resume", "report", "handoff", "help", "smalltalk", "unknown",
    "quote_followup", "reminder_text", "schedule", "digest", "status", "absence", "guide", "setup", "advice",
    "stop", "decide",
)  # fmt: skip
"""Names of the outside contract, and two that never leave a thread: `stop` (this case) and `decide` (typed verdict)."""

DESK = frozenset({"schedule", "digest", "report", "status", "absence", "guide", "setup", "advice"})
"""What is asked of the clerk about itself and its work: the timetable, figures, who is away, how to begin."""

ENOUGH = 0.6
"""A reading below this confidence should be asked about before anything is done with it."""


@dataclass(frozen=True)
class Situation:
    """Where the words were said. `open_quote`: the thread holds a quote that can be changed, `quote_lines` its lines'
    names; `expecting`: the code of the question the thread waits on ("" for none), with its choices; `deciding`: an
    approval waits in the thread; `outside`: the words come from outside the company; `reminding`: the thread holds what
    somebody was reminded of; `colleagues` are the names of the company's people. `lead_here`: the thread is a lead's;
    `noted`: the process of what was noted last in the thread, so that a word more may correct it."""

    directory: Directory
    language: str
    today: date
    open_quote: bool = False
    quote_lines: list[str] = field(default_factory=list[str])
    expecting: str = ""
    choices: list[Choice] = field(default_factory=list[Choice])
    deciding: bool = False
    outside: bool = False
    reminding: bool = False
    colleagues: list[str] = field(default_factory=list[str])
    lead_here: bool = False
    noted: str = ""


@dataclass(frozen=True)
class Reading:
    """`process` is one of PROCESSES; `confidence` 0..1; `language` the words' own ("fr"/"en", the person's when they
    do not tell). `brief` by process: quote → `graphs.quote.brief` as JSON; stock, price → {"product": as written,
    "customer": as written or ""}; decide → {"verb": "approve"|"reject"|"ask_info", "note": …};
    autonomy → {"level": "observe"|"propose"|"act"} where the words say it plainly; others → {}."""

    process: str
    confidence: float
    language: str
    brief: dict[str, Any] = field(default_factory=dict[str, Any])
    not_understood: list[str] = field(default_factory=list[str])
    source: Literal["grammar", "model"] = "grammar"
