"""What a period's work comes to: its figures, how they are counted, and how they read. Pure.

May import: `graphs.message` and what renders dates and numbers. To add a figure: its fields in `figures.py`, its row
in `lines.py` (the file), its place in `cards.py` and `document.py`, its sentences in `wording.py`.
"""
