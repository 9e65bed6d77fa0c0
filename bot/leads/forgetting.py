"""Somebody forgotten: what is kept about a person outside is erased, wherever it is, and nobody writes to them again.

The records of leads go last: what finds the rest again, should this be stopped half-way. What the law has the company
keep about a customer (their record, quotes, invoices, reminders) stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.leads.forget_wording import tell
from bot.outgoing import update_row
from bot.staging import case_id_of
from bot.store import erasing, forgotten, ledger, ledger_private, outbox, standings, tracing
from bot.store.database import Connection, Database
from bot.store.erasing import Traces
from bot.store.ledger import LedgerEntry
from bot.store.sweeping import Tokens, sweep
from graphs.message import Address, text_message
from integrations.books.port import Books, Customer, Directory
from integrations.books.sql_leads import SqlLeads
from integrations.crm.port import Lead

AT_ONCE = 200
"""Leads of one transaction where many are erased."""

SHORTEST_NAME = 5
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class Forgotten:
    """What there is to erase, or was: `rows` are messages, events and what was to be sent; `elsewhere` rows that only
    named them, `ledger` those whose private part went. `sealed` rows of the ledger cannot be changed. `customer`: the
    books know the address, so that its record and documents stay. `before`: nobody was to write to them already."""

    address: str
    leads: int = 0
    cases: int = 0
    mails: int = 0
    elsewhere: int = 0
    ledger: int = 0
    sealed: int = 0
    customer: str = ""
    before: bool = False
    done: bool = False
    wiped: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.leads or self.cases or self.mails or self.elsewhere or self.ledger)


class Forgetting:
    def __init__(self, database: Database, books: Books, leads: SqlLeads, clock: Clock, language: str) -> None:
        self._database = database
        self._books = books
        self._leads = leads
        self._clock = clock
        self._language = language

    async def look(self, address: str) -> Forgotten:
        """What would be erased; nothing is. Raises what the books and the store raise."""
        wanted = await self._known(address)
        return await self._database.read(lambda c: self._found(c, wanted))

    async def forget(self, address: str, by: str) -> Forgotten:
        """Erases it, once: a second time finds nothing. `by`: a person's id, or the operator."""
        wanted = await self._known(address)
        now = self._clock.now()
        found = await self._database.write(lambda c: self._forget(c, wanted, by, now))
        erased = await self._leads.forget_person(wanted.address)
        wiped = await self._database.wipe()
        return replace(found, leads=max(found.leads, erased), done=True, wiped=wiped)

    async def forget_old(self, last_contact: datetime) -> int:
        """Retention: leads that are no customers, without contact since that instant, are erased with all that was kept
        for them. They may write to us again, and we to them unless they objected. Returns how many."""
        stale = await self._leads.stale(last_contact)
        if not stale:
            return 0
        fresh = {lead.email for lead in await self._leads.leads(since=last_contact)}
        directory = await self._books.directory()
        kept = fresh | {customer.email.casefold() for customer in directory.customers if customer.email}
        now = self._clock.now()
        for start in range(0, len(stale), AT_ONCE):
            part = stale[start : start + AT_ONCE]
            await self._database.write(lambda c, part=part: self._erase_old(c, part, kept, now))
        await self._leads.forget_before(last_contact)
        return len(stale)

    # --- who it is ----------------------------------------------------------------------------------------------------

    async def _known(self, address: str) -> _Person:
        who = forgotten.address_of(address)
        leads = await self._leads.leads_of(who)
        directory = await self._books.directory()
        customer = next((one for one in directory.customers if one.email.strip().casefold() == who), None)
        return _Person(who, leads, customer, directory)

    def _found(self, c: Connection, person: _Person) -> Forgotten:
        traces = self._traces(c, person)
        rows = erasing.ledger_rows(c, traces.cases)
        private = sorted(ledger_private.bodies(c, rows))
        theirs = forgotten.known_digest(c, person.address)
        return Forgotten(
            person.address,
            leads=len(traces.leads),
            cases=erasing.existing(c, traces.cases),
            mails=erasing.mails(c, traces),
            ledger=len(private) if theirs is None else ledger_private.count(c, [theirs], private),
            sealed=tracing.sealed_rows(c, person.address),
            customer=person.customer.name if person.customer else "",
            before=forgotten.written_to_never(c, person.address),
        )

    def _traces(self, c: Connection, person: _Person) -> Traces:
        ids = [lead.id for lead in person.leads] + [lead.case_id for lead in person.leads if lead.case_id]
        return tracing.trace(c, person.address, ids, case_id_of, customer=person.customer is not None)

    # --- erasing ------------------------------------------------------------------------------------------------------

    def _forget(self, c: Connection, person: _Person, by: str, now: datetime) -> Forgotten:
        found = self._found(c, person)
        traces = self._traces(c, person)
        words = person.tokens(tracing.names_of(c, traces))
        new = forgotten.never_write_to(c, person.address, now)
        digest = forgotten.digest_of(c, person.address)
        rows = erasing.ledger_rows(c, traces.cases)
        objection = standings.get(c, person.address, "objection")
        self._empty(c, traces, tell("blank", self._language), now)
        if objection is not None and person.customer is not None:
            # A customer stays in the books: that they want no offers must not be forgotten with the rest.
            standings.put(c, replace(objection, subject=person.customer.id, note=""))
        erased = ledger_private.erase(c, [digest], rows)
        elsewhere = sweep(c, Tokens(words, tell("name", self._language)))
        found = replace(found, ledger=erased, elsewhere=elsewhere)
        if new or not found.nothing:
            why: dict[str, Any] = {"digest": digest, "leads": found.leads, "cases": found.cases, "mails": found.mails}
            ledger.append(c, [LedgerEntry(None, by, "changed", "forgotten", why)], now)
        return found

    def _erase_old(self, c: Connection, leads: Sequence[Lead], kept: set[str], now: datetime) -> None:
        ids = [lead.id for lead in leads] + [lead.case_id for lead in leads if lead.case_id]
        cases = tracing.of_leads(c, ids)
        traces = Traces("", ids, cases, tracing.events_of(c, cases))
        rows = erasing.ledger_rows(c, cases)
        self._empty(c, traces, tell("blank.old", self._language), now)
        gone = sorted({lead.email for lead in leads if lead.email and lead.email not in kept})
        for address in gone:
            if standings.get(c, address, "objection") is not None:
                # That they want no mails outlives what we knew of them: else the next list would bring them some.
                forgotten.never_write_to(c, address, now)
            erasing.addresses(c, address)
        digests = [digest for address in gone if (digest := forgotten.known_digest(c, address))]
        ledger_private.erase(c, digests, rows)

    def _empty(self, c: Connection, traces: Traces, blank: str, now: datetime) -> None:
        """What other platforms show is edited there, as soon as the process that does the work sees it."""
        for post in erasing.erase(c, traces, blank, now):
            address = Address(post["platform"], post["channel"], post["thread"])
            if address.platform == "web":
                continue
            key = f"{post['key']}:forgotten"[:300]
            message = text_message(blank, tone="muted")
            outbox.stage(c, [update_row(key, post["key"], address, message, language=post["language"])], now)


@dataclass(frozen=True)
class _Person:
    address: str
    leads: list[Lead]
    customer: Customer | None
    directory: Directory

    def tokens(self, names: Sequence[str]) -> list[str]:
        """What names them wherever it stands. A customer's names stand in documents that are kept; and a name that
        somebody else in the books bears is not theirs alone."""
        if self.customer is not None:
            return []
        told = [*names, *(lead.name for lead in self.leads), *(lead.phone for lead in self.leads)]
        others = {each.casefold() for one in self.directory.customers for each in (one.name, one.contact) if each}
        return [self.address, *(each.strip() for each in told if _names_one(each) and each.casefold() not in others)]


def _names_one(text: str) -> bool:
    """Whether it is clearly a person's: a name of two words, or a telephone number."""
    bare = text.strip()
    return len(_DIGITS.findall(bare)) >= 9 or (len(bare) >= SHORTEST_NAME and " " in bare)
