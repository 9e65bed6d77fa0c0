"""Approvals: who may decide, once only, on exactly what was shown. The row is the truth; every card is a view of it.

    door.py      clicks, forms, typed verdicts and the command: one way to one decision
    decisions.py the checks and what each verb does, in one transaction
    opening.py   asking: the row, its cards, its deadlines      timers.py  reminders, escalation, expiry
    cards.py forms.py wording.py  what people see               values.py deadlines.py  what fields and hours mean

May import: `bot.people`, `bot.store`, `bot.outgoing`, `bot.platform`, `graphs.ask`, `graphs.context`, `graphs.message`.
To add a verb: `graphs.ask.Verb`, a method in `decisions.py`, a button in `cards.py`, its sentences in `wording.py`.
"""

from bot.approvals.door import Approvals

__all__ = ["Approvals"]
