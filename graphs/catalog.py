"""The processes we run. A new process is named here."""

from __future__ import annotations

from graphs.process import Process
from graphs.quote.process import QUOTE

PROCESSES: list[Process] = [QUOTE]
