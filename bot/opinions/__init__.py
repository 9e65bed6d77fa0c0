"""What people and customers think of what was done: taken once, the last one counts, told in the reports.

May import the store, people, the ports of platforms and the guard of public pages (`bot.leads`). Opinions decide
nothing: no process reads them.
"""

from bot.opinions.desk import OpinionDesk

__all__ = ["OpinionDesk"]
