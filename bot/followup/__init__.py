"""Sent quotes that nobody answered: the daily look at them, the mail that follows one up, their answer in the books.
Imports the store, the ports and the follow-up process's brief.

To add an occasion to write: its slot in `clock.py`, and its text in `graphs.dunning.texts`.
"""
