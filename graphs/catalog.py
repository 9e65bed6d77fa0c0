"""The processes we run. A new process is named here."""

from __future__ import annotations

from graphs.process import Process
from graphs.quote.process import QUOTE
from graphs.rule_setup.process import RULE

PROCESSES: list[Process] = [QUOTE, RULE]
