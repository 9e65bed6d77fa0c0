"""The headless command as a chat platform: what is said there is read back from the store, so sending needs no call.

May import: `bot.platform`, `bot.events`, `graphs.message`.
"""
