"""The daily digest of a channel and the morning brief of a person: gathered, drawn, posted once, and drawn again.

May import: `bot.store`, `bot.people`, `bot.approvals`, `bot.outgoing`, `graphs.digest`, the figures of
`graphs.receivables`. To add something a digest tells: a typed line in `graphs.digest.body`, where it is gathered here,
its words in `graphs.digest.wording`.
"""

from bot.digest.room import DigestRoom

__all__ = ["DigestRoom"]
