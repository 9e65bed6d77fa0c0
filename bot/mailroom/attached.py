"""What is attached to a received mail: looked at unopened, shown by name; only what is harmless is handed on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.mailroom import wording as words
from bot.turn import Turn
from graphs.message import Attachment, Block, Text
from graphs.sorting.mail import AttachmentSeen
from integrations.mail.attachments import look
from integrations.mail.port import IncomingMail, MailAttachment

MOST_SHOWN = 10
LARGEST_SHOWN = 10 * 1024 * 1024
"""Bytes of one that is put in the thread; larger ones stay in the mail as it was kept."""

HARMLESS = ("application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain", "text/csv")


@dataclass(frozen=True)
class Attached:
    """`seen` in the order of the mail; `bodies` of those that may be handed on, by their place in `seen`."""

    seen: list[AttachmentSeen] = field(default_factory=list[AttachmentSeen])
    bodies: dict[int, bytes] = field(default_factory=dict[int, bytes])


async def looked_at(mail: IncomingMail) -> Attached:
    return await asyncio.to_thread(_looked_at, mail.attachments) if mail.attachments else Attached()


def blocks_of(turn: Turn, attached: Attached, language: str) -> list[Block]:
    """The harmless ones, kept with the turn; and a line about the others."""
    shown: list[Block] = []
    withheld: list[str] = []
    for place, one in enumerate(attached.seen):
        body = attached.bodies.get(place)
        if body is not None and len(shown) < MOST_SHOWN:
            shown.append(Attachment(turn.keep(one.name, one.seen, body)))
        else:
            why = words.tell(f"danger.{one.danger}", language) if one.danger else ""
            withheld.append(f"{one.name[:80]}{why}")
    if withheld:
        more = withheld[:MOST_SHOWN] + ([f"+{len(withheld) - MOST_SHOWN}"] if len(withheld) > MOST_SHOWN else [])
        tone = "warning" if any(one.danger for one in attached.seen) else "muted"
        shown.append(Text(words.tell("withheld", language, names=", ".join(more)), tone=tone))
    return shown


def _looked_at(attachments: list[MailAttachment]) -> Attached:
    found = Attached()
    for place, attachment in enumerate(attachments):
        looked = look(attachment)
        one = AttachmentSeen(
            attachment.name, attachment.media_type, looked.media_type, len(attachment.body), looked.danger
        )
        found.seen.append(one)
        if not one.danger and one.seen in HARMLESS and one.size <= LARGEST_SHOWN:
            found.bodies[place] = attachment.body
    return found
