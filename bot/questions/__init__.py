"""Questions in a thread: opened by a waiting case, answered once, by a button or in words, and locked in place.

May import: `bot.people`, `bot.store`, `bot.outgoing`, `bot.platform`, `graphs.ask`, `graphs.message`.
"""

from bot.questions.desk import Questions

__all__ = ["Questions"]
