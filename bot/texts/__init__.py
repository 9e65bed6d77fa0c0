"""The company's own wording of what customers are sent: kept in memory, changed by effects, written to and read from
files. Imports the store and `graphs.dunning`'s texts.

To add a text: its default in `graphs.dunning.texts`; nothing changes here.
"""
