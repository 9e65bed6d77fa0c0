"""The desk: how people reach the work, and how it is kept, scheduled, delivered and supervised.

May import: everything below (`graphs`, `integrations`). Nothing imports `bot`.
To add a chat platform: one folder beside `web/`, and its name in `bot/catalog.py`.
"""
