"""The record's door: what a turn judged, what people decided or took back, how often that agreed, and its buttons.

Whatever goes wrong here never undoes the decision or the turn it stands beside: each hook keeps to its own savepoint.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import structlog

from bot import outgoing
from bot.clock import Clock
from bot.events import ButtonClicked
from bot.judgement import comparing
from bot.judgement.agreement import SETTLED, Agreement, agreement_of
from bot.judgement.answers import Answers, Click, Turnable
from bot.judgement.cards import agreement_line
from bot.judgement.comparing import Compared
from bot.judgement.learning import Learning
from bot.judgement.levels import Levelled, Levels
from bot.judgement.patterns import Names
from bot.judgement.proposals import proposal_of
from bot.judgement.suggestions import Suggestions
from bot.judgement.wording import tell
from bot.people import People, Staff
from bot.platform import Platform, Receipt
from bot.store import cases, comparisons, inbox, samples
from bot.store.apart import apart
from bot.store.asks import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.turn import Turn
from graphs.context import StagedRecord
from graphs.message import Address, text_message
from integrations.books.port import Books
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

PROMOTE_AFTER = 25
UNKNOWN = Names({}, {}, {})


class Switching(Levelled, Turnable, Protocol):
    """What is asked of `bot.front.switches.Switches`."""

    async def refresh(self) -> bool: ...


class Judgement:
    """`language` serves where nobody's own is known; `promote_after` proposals in a row suggest to go further."""

    def __init__(
        self,
        database: Database,
        people: People,
        books: Books,
        switches: Switching,
        platforms: Mapping[str, Platform],
        clock: Clock,
        *,
        language: str,
        promote_after: int = PROMOTE_AFTER,
    ) -> None:
        self._database = database
        self._people = people
        self._books = books
        self._switches = switches
        self._platforms = platforms
        self._clock = clock
        self._language = language
        self._instant = {name for name, platform in platforms.items() if platform.instant}
        suggestions = Suggestions(people)
        self._levels = Levels(switches, suggestions, people, promote_after=promote_after)
        self._learning = Learning(suggestions)
        self._answers = Answers(self._levels, switches, suggestions)
        self._names: Names = UNKNOWN
        self._version: str = ""

    # --- beside a turn and a decision ---------------------------------------------------------------------------------

    async def follow(self, turn: Turn) -> None:
        """Adds to a turn that worked a case what its commit compares; call it when the case has been run."""
        case, context = turn.case, turn.context
        if case is None or context is None:
            return
        names = await self._known()
        earlier = await self._database.read(lambda c: cases.by_id(c, case.id))
        before = earlier.facts if earlier is not None else {}
        records, key, decided = list(context.records), context.turn_key, bool(context.deciders)
        turn.openers.append(
            lambda c: self.judged(c, case, records, key, turn.now, names=names, decided=decided, before=before)
        )

    def judged(
        self,
        c: Connection,
        case: CaseRow,
        records: Sequence[StagedRecord],
        key: str,
        now: datetime,
        *,
        names: Names = UNKNOWN,
        decided: bool = False,
        before: Mapping[str, Any] | None = None,
    ) -> list[Outgoing]:
        """Within the turn's commit, once under its `key`: what it judged, what that says of earlier proposals, and
        what is to be suggested. `decided`: the turn resumed with a decision; `before`: the case's facts as they
        were."""

        def compare(c: Connection) -> Compared:
            return comparing.judged(c, case, proposal_of(records, case.facts), key, now)

        def corrected(c: Connection) -> bool:
            return self._learning.changed(c, case, before or {}, key, names, now)

        compared = apart(c, compare, Compared([]))
        rows = [*compared.rows, *apart(c, lambda c: self._levels.overtake(c, case.process, now), list[Outgoing]())]
        if compared.corrected:
            rows += apart(c, lambda c: self._levels.step_back(c, case, now), list[Outgoing]())
        if decided or apart(c, corrected, False):
            rows += apart(c, lambda c: self._learning.suggest(c, case, names, now), list[Outgoing]())
        return rows

    def decided(
        self, c: Connection, row: ApprovalRow, verb: str, values: Mapping[str, str], by: str | None, now: datetime
    ) -> list[Outgoing]:
        """Within the transaction that decided on an approval, after its ledger row; what is to be shown for it. `verb`:
        approve | edit | reject | recall | expire; `values` the checked ones of an edit."""

        def promote(c: Connection) -> list[Outgoing]:
            case = cases.by_id(c, row.case_id)
            return self._levels.promote(c, case, now) if case is not None else []

        if verb == "edit" and by:
            apart(c, lambda c: self._learning.corrected(c, row, dict(values), by, self._names, now), None)
        compared = apart(c, lambda c: comparing.decided(c, row, verb, by, now), None)
        return apart(c, promote, list[Outgoing]()) if compared is not None and verb == "approve" else []

    def undone(self, c: Connection, case_id: str, by: str | None, now: datetime) -> list[Outgoing]:
        """Within the transaction that took back, or stopped, what the case had let go by itself."""

        def step_back(c: Connection) -> list[Outgoing]:
            case = cases.by_id(c, case_id)
            return self._levels.step_back(c, case, now) if case is not None else []

        row = apart(c, lambda c: comparing.undone(c, case_id, by, now), None)
        return apart(c, step_back, list[Outgoing]()) if row is not None else []

    def complained(self, c: Connection, subject: str, now: datetime, *, name: str = "") -> list[Outgoing]:
        """Within the transaction that notes a complaint, by whom it is of: a customer's id (`name` is what the books
        call them), or an address that the books do not know."""
        called = name or self._names.customers.get(subject, "")

        def step(c: Connection) -> list[Outgoing]:
            rows: list[Outgoing] = []
            for process in self._switches.processes:
                rows += self._levels.complained(c, process, subject, called, now)
            return rows

        return apart(c, step, list[Outgoing]())

    # --- how it went --------------------------------------------------------------------------------------------------

    def agreement(self, c: Connection, process: str, since: datetime, mode: str = "") -> Agreement:
        """Of the proposals made from `since` on, in that mode or in any."""
        settled = self._clock.now() - SETTLED
        looked = samples.looked(c, process, since, settled, mode)
        return agreement_of(comparisons.tally(c, process, since, settled, mode), looked)

    def told(self, c: Connection, process: str, language: str, zone: str = "") -> str:
        """How often we agreed since the process goes as far alone as it does now, as a sentence; "": nothing yet.
        `zone` is the reader's (the company's when it is not given)."""
        level = self._levels.level(c, process)
        since = comparisons.in_mode_since(c, process, level)
        if since is None:
            return ""
        agreement = self.agreement(c, process, since, level)
        now, where = self._clock.now(), zone or self._people.time_zone
        return agreement_line(process, level, agreement, since, now, where, language)

    # --- its buttons --------------------------------------------------------------------------------------------------

    async def click(self, event: ButtonClicked) -> Receipt:
        """Takes an answer. Whatever happened is committed when this returns."""
        receipt, shown = await self._database.write(lambda c: self._click(c, event))
        await self._switches.refresh()
        for address in dict.fromkeys(shown):
            platform = self._platforms.get(address.platform)
            if platform is not None:
                await platform.published(address)
        return receipt

    def _click(self, c: Connection, event: ButtonClicked) -> tuple[Receipt, list[Address]]:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        now, staff = self._clock.now(), Staff.load(c)
        person = staff.by_account(c, event.sender)
        if person is None or not person.active:
            return _note(tell(person.language if person else self._language, "stranger")), []
        answered = self._answers.take(Click(c, event, person, staff, now))
        note = text_message(answered.note) if answered.note else None
        if not answered.kept:
            return Receipt(claimed=True, note=note), []
        place = event.address
        inbox.claim(c, event, conversation=place.conversation, now=now, address=place, person_id=person.id)
        kept = inbox.by_key(c, event.key)
        if kept is not None:
            inbox.finish(c, kept.seq, now=now, case_id=None, outcome={"answer": event.button[:100]})
        return Receipt(claimed=True, note=note), outgoing.stage(c, answered.rows, now, self._instant)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _known(self) -> Names:
        """The books' names and segments, as of now or as they were last known."""
        try:
            directory = await self._books.directory()
        except IntegrationError as error:
            log.warning("judgement.names_unknown", why=type(error).__name__)
            return self._names
        if directory.version != self._version or self._names is UNKNOWN:
            self._names = Names(
                {customer.id: customer.segment for customer in directory.customers},
                {customer.id: customer.name for customer in directory.customers},
                {product.sku: product.name for product in directory.products},
            )
            self._version = directory.version
        return self._names


def _note(text: str) -> Receipt:
    return Receipt(claimed=True, note=text_message(text))
