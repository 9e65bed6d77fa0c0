"""The one table of all phrases a rule is made of."""

from __future__ import annotations

from functools import cache

from graphs.rules.reading.act_words import add_acts
from graphs.rules.reading.compare_words import add_comparing, add_joining
from graphs.rules.reading.fact_words import add_facts
from graphs.rules.reading.people import add_approving
from graphs.rules.reading.senses import Phrases


@cache
def tables() -> Phrases:
    table = Phrases()
    for fill in (add_joining, add_comparing, add_approving, add_facts, add_acts):
        fill(table)
    return table
