"""Learning to use it: the first day by role with an example that cannot leave, what to do next, the pilot's review.

May import: `bot.store`, `bot.people`, `bot.front`, `bot.judgement`, `bot.rules`, `bot.timetable`, `bot.runner`,
`graphs`. To add a piece of advice: a function in `advising.py` and its sentences in `wording.py`.
"""

from bot.welcome.room import Welcome

__all__ = ["Welcome"]
