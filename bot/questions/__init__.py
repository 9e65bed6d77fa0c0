"""Questions in a thread: opened by a waiting case, answered once, by a button or in words, and locked in place.

Nobody answers: asked again once, then put aside (`waiting.py`).

May import: `bot.people`, `bot.store`, `bot.outgoing`, `bot.platform`, `bot.approvals.deadlines`,
`graphs.ask`, `graphs.message`.
"""

from bot.questions.desk import Questions

__all__ = ["Questions"]
