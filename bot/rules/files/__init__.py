"""The file of rules: one readable TOML text, made to be kept under version control, read back strictly, and tested.

May import: `graphs.rules`, `bot.store.rules`, `bot.people`, the books' port. `form` names what the file holds.
"""
