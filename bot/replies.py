"""Replies that need no case: help, small talk, stock, prices, what waits, the switches, and "why?" from the ledger."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.approvals import Approvals
from bot.case_titles import titled
from bot.clock import Clock
from bot.dunning.answers import ReceivablesTold
from bot.front import Change, Switches
from bot.front.change import PAUSABLE, level_of, limit_of
from bot.front.page import Recorded, agreements
from bot.front.switch_view import pause_button, standing
from bot.outgoing import post_row
from bot.people import People
from bot.people.wording import role_label
from bot.product_answers import ProductsTold
from bot.staging import case_id_of
from bot.store import asks, cases, ledger
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.telling import Asked, Teller
from bot.turn import Turn
from bot.wording import tell
from graphs.answers import guide, history, waiting
from graphs.answers.history import Happened
from graphs.answers.waiting import Waiting
from graphs.context import Person
from graphs.message import Address, Buttons, Message, Text, text_message
from graphs.rules.port import Rules
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.reading import DESK, Reading
from graphs.understanding.switch_ends import read_end
from integrations.books.port import Books, Directory

ENTITLED_CHECK = 200
"""Waiting requests looked through for the ones a person may decide."""

_STOP = re.compile(r"\W*(?:@?commis\W+)?(?:stop+|stoppe[sz]?|arr[eê]te[sz]?|halte?)\W*", re.IGNORECASE)
_ALL = re.compile(r"\b(?:tout|toutes?|tous|everything|all)\b", re.IGNORECASE)

RulesTold = Callable[[str, Person, str], Awaitable[Message]]
"""What the rules say about those words ("" for all), for a person, in a language."""


WORKED = frozenset(
    {
        "reminder", "receivables", "promise", "dispute", "payment", "reminder_pause", "personal_reminder",
        "quote_followup", "reminder_text", "lead", "leads_report", "complaint", *DESK,
    }
)  # fmt: skip
"""Work there is a process for: when words about it begin nothing, they were not sure, or said too little."""


class Replies:
    def __init__(
        self,
        database: Database,
        people: People,
        approvals: Approvals,
        switches: Switches,
        books: Books,
        rules: Callable[[], Rules],
        clock: Clock,
        rules_told: RulesTold | None = None,
        recorded: Recorded | None = None,
        receivables: ReceivablesTold | None = None,
        tellers: Mapping[str, Teller] | None = None,
    ) -> None:
        """`rules` gives the rules of this moment, `rules_told` what there is to say about them; `recorded` how often
        we agreed with people; `tellers` answer whole kinds of requests, by process."""
        self._recorded = recorded
        self._receivables = receivables
        self._tellers = dict(tellers or {})
        self._products = ProductsTold(books, rules, clock)
        self._database = database
        self._rules_told = rules_told
        self._people = people
        self._approvals = approvals
        self._switches = switches
        self._books = books
        self._rules = rules
        self._clock = clock

    async def reply(
        self,
        turn: Turn,
        address: Address,
        person: Person,
        reading: Reading,
        case: CaseRow | None,
        text: str,
        *,
        private: bool = False,
    ) -> None:
        """Adds the reply to the turn, and what it is to the turn's outcome. Errors of the books pass through.
        `private`: nobody else reads it."""
        row = self._people.by_id(person.id)
        local = turn.now.astimezone(ZoneInfo(person.time_zone))
        changes = changes_in(reading, self._switches.processes, local)
        if changes and row is not None:
            changes = self._resumed(changes, text)
            self._switch(turn, address, row, changes, reading.language)
            return
        teller = self._tellers.get(reading.process) if reading.confidence >= ENOUGH else None
        if teller is not None:
            told = await teller(turn, Asked(address, person, reading, text, private))
            message, status = told.message, told.status
        else:
            message, status = await self._answer(turn, person, reading, case, text)
        turn.outcome.setdefault("status", status)
        if message is not None:
            key = f"{case_id_of(turn.key)}.reply"
            turn.outgoing.append(post_row(key, address, message, language=reading.language))

    def _resumed(self, changes: Sequence[Change], text: str) -> list[Change]:
        """ "Reprends tout" ends the pauses of single kinds of work too; so does "reprends" where nothing else is
        paused."""
        own = [process for process in self._switches.pauses() if process]
        whole = Change("resume")
        if whole not in changes or not own or not (_ALL.search(text) or self._switches.paused() is None):
            return list(changes)
        others = [Change("resume", process) for process in own]
        return [*others, *(c for c in changes if c != whole or self._switches.paused() is not None)]

    async def _answer(
        self, turn: Turn, person: Person, reading: Reading, case: CaseRow | None, text: str
    ) -> tuple[Message, str]:
        """The reply and its status in the command's JSON."""
        language = reading.language
        directory = await self._books.directory()
        match reading.process:
            case "help":
                return self._help(person, directory, language), "done"
            case "smalltalk":
                return guide.smalltalk(person, text, language), "done"
            case "why":
                return await self._why(person, case, language), "done"
            case "approvals_list":
                return await self._waiting(person, language), "done"
            case "stock" | "price":
                return await self._products.told(reading, directory)
            case "receivables" if self._receivables is not None:
                return await self._receivables.told(turn, reading, directory)
            case "rules_list" if self._rules_told is not None:
                return await self._rules_told(str(reading.brief.get("about", "")), person, language), "done"
            case "pause" | "resume" | "autonomy":
                return await self._standing(reading.process, person, language), "needs_answer"
            case process if process == "quote" or process in WORKED:  # not sure enough to begin it
                return guide.did_you_mean(reading, directory, language), "needs_answer"
            case "unknown" | "stop" | "decide":
                return guide.unknown(reading.not_understood, directory, language), "needs_answer"
            case process:
                return guide.not_yet(process, language), "refused"

    async def stop(self, turn: Turn, address: Address, person: Person, text: str, language: str) -> None:
        """A "stop" where nothing is under way. The bare word holds everything back, wherever it is said: it is the
        safe side. Another word of giving up says that there is nothing."""
        row = self._people.by_id(person.id)
        if row is not None and _STOP.fullmatch(text.strip()[:40]):
            turn.outcome["process"] = "pause"
            self._switch(turn, address, row, [Change("pause")], language)
            return
        message = self._nothing_to_stop(language)
        turn.outgoing.append(post_row(f"{case_id_of(turn.key)}.reply", address, message, language=language))

    def _nothing_to_stop(self, language: str) -> Message:
        """For a "stop" where nothing is under way: says so, with a button that holds everything back."""
        said = tell("nothing_to_stop", language)
        button = pause_button(self._switches, language)
        return Message(said, [Text(said), *([Buttons([button])] if button is not None else [])])

    def _switch(
        self, turn: Turn, address: Address, person: PersonRow, changes: Sequence[Change], language: str
    ) -> None:
        """Turns them in the turn's own transaction, once; rights and position are looked at there."""
        foreseen = [self._switches.foreseen(change, person, language, turn.now) for change in changes]
        done = all(outcome is None or outcome.done for outcome in foreseen)
        turn.outcome.setdefault("status", "done" if done else "refused")
        key = f"{case_id_of(turn.key)}.reply"

        def switch(c: Connection) -> list[Outgoing]:
            said: list[str] = []
            for number, change in enumerate(changes):
                cause = turn.key if not number else f"{turn.key}#{number}"
                outcome = self._switches.change(
                    c, change, person.id, key=cause, language=language, now=turn.now, place=address
                )
                said.append(outcome.text)
            text = "\n".join(dict.fromkeys(said))
            return [post_row(key, address, text_message(text), language=language)]

        turn.openers.append(switch)

    async def _standing(self, process: str, person: Person, language: str) -> Message:
        row = self._people.by_id(person.id)
        if row is None:
            return guide.not_yet(process, language)
        agreed = await agreements(self._database, self._recorded, self._switches.processes, language)
        return standing(process, self._switches, self._people.staff, row, language, self._clock.now(), agreed)

    def _help(self, person: Person, directory: Directory, language: str) -> Message:
        row = self._people.by_id(person.id)
        role = next((role for role in self._people.roles if role.name == person.role), None)
        approves = row is not None and self._people.can_approve(row)
        return guide.help_message(person, role, directory, language, approves=approves)

    async def _why(self, person: Person, case: CaseRow | None, language: str) -> Message:
        rows = await self._database.read(lambda c: ledger.of_case(c, case.id)) if case else []
        happened = [
            Happened(row.kind, row.what, row.why, self._people.staff.name_of(row.actor) or row.actor, row.at)
            if row.actor not in {history.COMMIS, history.OUTSIDE}
            else Happened(row.kind, row.what, row.why, row.actor, row.at)
            for row in rows
        ]
        return history.why(
            happened,
            language,
            now=self._clock.now(),
            zone=person.time_zone,
            role_label=lambda role: role_label(role, language),
            name_of=self._people.staff.name_of,
        )

    async def _waiting(self, person: Person, language: str) -> Message:
        """What this person may decide."""
        now = self._clock.now()
        staff = self._people.staff

        def look(c: Connection) -> list[Waiting]:
            rows: list[Waiting] = []
            for approval in asks.list_approvals(c, state="open")[:ENTITLED_CHECK]:
                if person.id not in self._approvals.deciders(approval):
                    continue
                about = cases.by_id(c, approval.case_id)
                rows.append(
                    Waiting(
                        titled(about, language) if about else approval.process,
                        staff.name_of(approval.requested_by) if approval.requested_by else "",
                        approval.amount,
                        approval.asked_at,
                        about.address if about else None,
                        approval.process,
                    )
                )
            return rows

        return waiting.approvals_list(await self._database.read(look), now, language)


def changes_in(reading: Reading, processes: Sequence[str], now: datetime) -> list[Change]:
    """The switches that the words turn, where they say so plainly; `now` is the local time of whoever says them. How
    far it goes alone, said of no process, is said of all that can be set."""
    if reading.confidence < ENOUGH:
        return []
    brief = reading.brief
    match reading.process:
        case "pause" | "resume" as verb:
            scope = str(brief.get("scope", ""))
            if scope and scope not in PAUSABLE:
                return []
            return [_paused(Change(verb, scope), str(brief.get("until_said", "")), now)]
        case "autonomy":
            return _autonomy(brief, processes)
        case _:
            return []


def _paused(change: Change, said: str, now: datetime) -> Change:
    """With its end, in words of the person's own day; an end that cannot be read is none, and is told."""
    if change.verb != "pause" or not said:
        return change
    end = read_end(said, now.replace(tzinfo=None))
    if end is None:
        return replace(change, unread=said)
    return replace(change, until=end.replace(tzinfo=now.tzinfo).astimezone(UTC))


def _autonomy(brief: dict[str, Any], processes: Sequence[str]) -> list[Change]:
    level, said = level_of(brief.get("level")), str(brief.get("limit", ""))
    limit = limit_of(said) if said else None
    if (level is None and limit is None) or (said and limit is None):
        return []
    named = str(brief.get("process", ""))
    return [Change("autonomy", process, level, limit) for process in ([named] if named else processes)]
