"""Who gave an opinion, of which message of ours, and whether it changes anything."""

from __future__ import annotations

from bot.events import ButtonClicked, FormSubmitted, OpinionGiven
from bot.people.staff import Staff
from bot.store import asks, posts
from bot.store.database import Connection
from bot.store.opinions import Said
from bot.store.people import PersonRow
from bot.store.posts import PostRow


def person_of(c: Connection, event: OpinionGiven | ButtonClicked | FormSubmitted) -> PersonRow | None:
    """Only people of the company have opinions that count."""
    person = Staff.load(c).by_account(c, event.sender)
    return person if person is not None and person.active else None


def post_of(c: Connection, event: OpinionGiven) -> PostRow | None:
    """By the platform's reference, or by its key where that is what the platform keeps; always in that very place."""
    platform, channel = event.address.platform, event.address.channel
    found = posts.by_reference(c, platform, channel, event.reference) or posts.by_key(c, event.reference)
    if found is None or (found.platform, found.channel) != (platform, channel):
        return None
    return found


def is_open_request(c: Connection, post: PostRow) -> bool:
    row = asks.approval_by_id(c, post.approval_id) if post.approval_id else None
    return row is not None and row.state == "open"


def changes(event: OpinionGiven, earlier: Said | None) -> bool:
    """Taking back the thumb that was turned round meanwhile takes nothing back."""
    if event.value != "none":
        return True
    if earlier is None or earlier.value == "none":
        return False
    return event.was in {"", earlier.value}
