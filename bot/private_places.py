"""Which places only those read who were asked in: known by how a platform names them, whoever's account it is now."""

from __future__ import annotations

from graphs.message import Address

_GROUP_CHAT = "@thread.v2"
"""How Teams ends the ids of chats of several people; channels end otherwise."""


def is_private(address: Address) -> bool:
    """A conversation of one person with us, or a group's own. Closed channels are named like all others: they are not
    known by that."""
    match address.platform:
        case "web":
            return address.channel.startswith("dm:")
        case "slack":
            return address.channel.partition("/")[2].startswith(("@", "D", "G"))
        case "teams":
            place = address.channel.partition("/")[2]
            return place.startswith("@") or place.endswith(_GROUP_CHAT)
        case _:
            return False
