"""The sample company for demonstrations: a wholesaler of coffee, tea and tableware, invented with all its figures.

Its CSV files are what `commis import` reads of any company. Addresses end in `.example`; identifiers pass their
checksums in ranges that nobody holds. Dates are those of November 2026.
"""

from bot.sample.files import folder

__all__ = ["folder"]
