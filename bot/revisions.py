"""A message edited or deleted after it was sent.

One that was not worked yet is worked as it is now, or not at all. What was read from one that was stands, and nothing
is changed behind people's backs: the thread says what still holds and how to change it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import wording
from bot.accounts import Accounts
from bot.accounts.record import LINKED
from bot.courses import say
from bot.events import MessageChanged, MessageReceived
from bot.people import People
from bot.store import cases, inbox
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.inbox import InboxRow
from bot.turn import Turn
from graphs.message import text_message

NOW = "now"
"""In the outcome of a message that was overtaken by an edit: the key under which it is worked."""

OPEN = frozenset({"working", "needs_answer", "needs_approval", "scheduled"})


def overtake(c: Connection, event: MessageChanged, now: datetime) -> bool:
    """At the door: takes a message that was not worked yet out of the queue, and puts what it says now in its place. A
    turn that is working it just then is undone at its commit. False: it was worked, or is not known."""
    heard = _heard(c, event)
    if heard is None or not isinstance(heard.event, MessageReceived) or heard.event.sender.id != event.sender.id:
        return False
    what = "deleted" if event.text is None else "edited"
    if not inbox.finish(c, heard.seq, now=now, case_id=None, outcome={"ignored": what, NOW: event.key}):
        return False
    if event.text is not None:
        again = replace(heard.event, key=event.key, text=event.text)
        place = heard.event.address
        inbox.claim(c, again, conversation=heard.conversation, now=now, address=place, person_id=heard.person_id)
    return True


def _heard(c: Connection, event: MessageChanged) -> InboxRow | None:
    """The message as it stands in the queue: heard again where it had to wait until its account was somebody's, and
    with what it was edited to before anyone worked it."""
    heard = inbox.by_key(c, event.message_key + LINKED) or inbox.by_key(c, event.message_key)
    while heard is not None and heard.outcome and (later := inbox.by_key(c, str(heard.outcome.get(NOW, "")))):
        heard = later
    return heard


class Revisions:
    def __init__(self, database: Database, people: People, accounts: Accounts, language: str) -> None:
        self._database = database
        self._people = people
        self._accounts = accounts
        self._language = language

    async def changed(self, turn: Turn, event: MessageChanged) -> None:
        """Fills the turn, for a message that was worked, or that waits until its account is somebody's."""
        if self._people.of_account(event.sender.platform, event.sender.id) is None:
            await self._accounts.changed(turn, event)
            return

        def look(c: Connection) -> tuple[InboxRow | None, CaseRow | None]:
            heard = _heard(c, event)
            return heard, cases.by_id(c, heard.case_id) if heard and heard.case_id else None

        heard, case = await self._database.read(look)
        if heard is None or not isinstance(heard.event, MessageReceived):
            turn.outcome["ignored"] = "never heard"
        elif heard.event.sender.id != event.sender.id:
            turn.outcome["ignored"] = "somebody else's"
        elif case is not None and case.state in OPEN and event.text != heard.event.text:
            self._tell(turn, event, case)
        else:
            turn.outcome["ignored"] = "nothing waits"

    def _tell(self, turn: Turn, event: MessageChanged, case: CaseRow) -> None:
        person = self._people.of_account(event.sender.platform, event.sender.id)
        language = person.language if person else self._language
        name = "revised.deleted" if event.text is None else "revised.edited"
        message = text_message(wording.tell(name, language, title=case.title or wording.tell("revised.it", language)))
        turn.about = case.id
        turn.outcome["case"] = case.id
        say(turn, case.address, message, language, name="revised", case_id=case.id)
