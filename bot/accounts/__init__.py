"""Whose account it is: an account that nobody knows is offered to the person whose verified e-mail it has.

May import: `bot.people`, `bot.store`, `bot.platform`, what stages posts and turns. It knows no platform: an account is
(platform, external id), and its workspace is what stands before the last "/" of the id.
"""

from bot.accounts.desk import Accounts

__all__ = ["Accounts"]
