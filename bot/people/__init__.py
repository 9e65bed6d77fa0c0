"""The company's people: who they are on every platform, what their role allows, who stands in for whom.

May import: `bot.store`, `bot.platform`, `bot.short_hash`, `graphs.context`, and how the books read CSV cells. To add
something a person has: a column in `bot.store.people`, then `files.py` reads it and `staff.py` says what it means.
Absences are told in the chat (`absence.py`, with `absence_*.py`), which also sees `bot.approvals` and the timetable.
"""

from bot.people.directory import People
from bot.people.files import import_people
from bot.people.pages import LoadedFile
from bot.people.staff import Staff, Standing, UnknownPerson

__all__ = ["LoadedFile", "People", "Staff", "Standing", "UnknownPerson", "import_people"]
