"""Money owed: the mail that reminds, sent once and only while it is true; promises and when they are looked at; the
daily run and its progress. Imports the store, the ports and `graphs.dunning`'s types.

To add a kind of scheduled look: a timer name here, its planning in `clock.py`, and its handler in `bot.app`.
"""
