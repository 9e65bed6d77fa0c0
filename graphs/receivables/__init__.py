"""Figures on what customers owe: aged balance, DSO, what reminders brought back, promises kept, disputes open.

`figures` and `track` are pure arithmetic, `snapshot` reads once all that they need, `cards` says them, and `answer` is
the way in: one question, one message.
"""
