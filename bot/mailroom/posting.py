"""What of a received mail is shown in chat, and the row in the ledger of one that is left alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.mailroom.answered import Answered
from bot.mailroom.arrival import Arrival
from bot.mailroom.attached import blocks_of
from bot.outgoing import post_row
from bot.staging import OUTSIDE, case_id_of
from bot.store.ledger import LedgerEntry
from bot.turn import Turn
from graphs.message import Address, Block, Excerpt, Message, Text
from integrations.mail.port import IncomingMail

LONGEST_EXCERPT = 1500


def announce(turn: Turn, address: Address, above: Sequence[str], arrival: Arrival, language: str) -> str:
    """Posts the mail under those sentences; in a channel the post is the root of the thread where it is worked. Returns
    its key."""
    first, *more = above
    mail = arrival.mail
    blocks: list[Block] = [Text(first), *(Text(text, tone="warning") for text in more)]
    text = f"{mail.subject}\n\n{mail.text}".strip()[:LONGEST_EXCERPT]
    blocks.append(Excerpt(text, source=f"{mail.sender_name} <{mail.sender_address}>".strip()))
    blocks += blocks_of(turn, arrival.attached, language)
    return post(turn, address, Message(summary=first, blocks=blocks), language)


def post(turn: Turn, address: Address, message: Message, language: str) -> str:
    key = f"{case_id_of(turn.key)}.mail"
    turn.outgoing.append(post_row(key, address, message, language=language))
    return key


def ignore(turn: Turn, mail: IncomingMail, answered: Answered | None, why: str) -> None:
    """Nobody is told, nobody is answered."""
    turn.outcome.update(process="unknown", status="done", automatic=True)
    turn.about = answered.case.id if answered is not None else None
    turn.entries.append(LedgerEntry(turn.about, OUTSIDE, "ignored", why, {"from": mail.sender_address}))
