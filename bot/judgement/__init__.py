"""How well the clerk judges, by its own record: its proposals beside people's decisions, and what follows from that.

    desk.py        what others call: at a turn, a decision, an undo, a complaint, a click
    proposals.py   what a turn judged           ladder.py     when to suggest more, when to step back (pure)
    edits.py       what an edit changed         patterns.py   the same edit three times, as a rule (pure)
    keys.py        that always fit              opening.py    for a command
    suggestions.py open, shown, answered once   cards.py wording.py  what people see

Nothing is learnt silently: it counts, it asks, and people decide. Only stepping back it does by itself, and says so.

May import: `bot.people`, `bot.store`, `bot.front`, `bot.outgoing`, `bot.platform`, `graphs.rules`, `graphs.rule_setup`.
"""

from bot.judgement.agreement import Agreement
from bot.judgement.desk import Judgement

__all__ = ["Agreement", "Judgement"]
