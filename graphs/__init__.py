"""The work: what a process knows, decides, asks and says. Pure of chat, storage, network, environment and clock.

May import: `graphs`, `integrations.*.port`, `integrations.errors`, langgraph, pydantic, rapidfuzz, babel.
To add a process: one folder with the same rooms as `quote/`, and its name in `graphs/catalog.py`.
"""
