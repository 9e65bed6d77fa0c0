"""The company's rules while it runs: which ones hold, how they change, what is answered about them, their file.

May import: `bot.store`, `bot.people`, `bot.effects`, `graphs.rules`, `graphs.answers`, the books' port. To add
something that a file of rules holds: `files/form.py` names it, `files/reading.py` and `files/writing.py` do the rest.
"""

from bot.rules.effects import ArmRule, SwitchRule
from bot.rules.room import RuleRoom

__all__ = ["ArmRule", "RuleRoom", "SwitchRule"]
