"""Replies that need no case: help, small talk, stock, prices, what waits, the switches, and "why?" from the ledger."""

from __future__ import annotations

from decimal import Decimal

from bot.approvals import Approvals
from bot.clock import Clock
from bot.front import Change, Switches
from bot.front.change import level_of
from bot.front.switch_view import standing
from bot.outgoing import post_row
from bot.people import People
from bot.people.wording import role_label
from bot.staging import case_id_of
from bot.store import asks, cases, ledger
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.turn import Turn
from graphs.answers import catalogue, guide, history, waiting
from graphs.answers.history import Happened
from graphs.answers.waiting import Waiting
from graphs.context import Person
from graphs.message import Address, Message, Text, text_message
from graphs.rules.port import RuledLine, Rules
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.match import Sure, Unsure, decide, match_customer, match_product
from graphs.understanding.reading import Reading
from integrations.books.port import Books, Customer, Directory, Product

ENTITLED_CHECK = 200
"""Waiting requests looked through for the ones a person may decide."""


class Replies:
    def __init__(
        self,
        database: Database,
        people: People,
        approvals: Approvals,
        switches: Switches,
        books: Books,
        rules: Rules,
        clock: Clock,
    ) -> None:
        self._database = database
        self._people = people
        self._approvals = approvals
        self._switches = switches
        self._books = books
        self._rules = rules
        self._clock = clock

    async def reply(
        self, turn: Turn, address: Address, person: Person, reading: Reading, case: CaseRow | None, text: str
    ) -> None:
        """Adds the reply to the turn, and what it is to the turn's outcome. Errors of the books pass through."""
        change, row = change_in(reading), self._people.by_id(person.id)
        if change is not None and row is not None:
            self._switch(turn, address, row, change, reading.language)
            return
        message, status = await self._answer(person, reading, case, text)
        turn.outcome.setdefault("status", status)
        key = f"{case_id_of(turn.key)}.reply"
        turn.outgoing.append(post_row(key, address, message, language=reading.language))

    async def _answer(self, person: Person, reading: Reading, case: CaseRow | None, text: str) -> tuple[Message, str]:
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
                return await self._product(reading, directory)
            case "pause" | "resume" | "autonomy":
                return self._standing(reading.process, person, language), "needs_answer"
            case "quote":
                return guide.did_you_mean(reading, directory, language), "needs_answer"
            case "unknown" | "stop" | "decide":
                return guide.unknown(reading.not_understood, directory, language), "needs_answer"
            case process:
                return guide.not_yet(process, language), "refused"

    def _switch(self, turn: Turn, address: Address, person: PersonRow, change: Change, language: str) -> None:
        """Turns it in the turn's own transaction, once; rights and position are looked at there."""
        foreseen = self._switches.foreseen(change, person, language, turn.now)
        turn.outcome.setdefault("status", "done" if foreseen is None or foreseen.done else "refused")
        key = f"{case_id_of(turn.key)}.reply"

        def switch(c: Connection) -> list[Outgoing]:
            outcome = self._switches.change(c, change, person.id, key=turn.key, language=language, now=turn.now)
            return [post_row(key, address, text_message(outcome.text), language=language)]

        turn.openers.append(switch)

    def _standing(self, process: str, person: Person, language: str) -> Message:
        row = self._people.by_id(person.id)
        if row is None:
            return guide.not_yet(process, language)
        return standing(process, self._switches, self._people.staff, row, language, self._clock.now())

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
                        about.title if about else approval.process,
                        staff.name_of(approval.requested_by) if approval.requested_by else "",
                        approval.amount,
                        approval.asked_at,
                        about.address if about else None,
                    )
                )
            return rows

        return waiting.approvals_list(await self._database.read(look), now, language)

    async def _product(self, reading: Reading, directory: Directory) -> tuple[Message, str]:
        language = reading.language
        wanted = str(reading.brief.get("product", ""))
        by_sku = {product.sku: product for product in directory.products}
        found = decide(match_product(wanted, directory))
        if not isinstance(found, Sure):
            candidates = [by_sku[each.id] for each in found.candidates] if isinstance(found, Unsure) else []
            return catalogue.product_unclear(wanted, candidates, language), "needs_answer"
        product = by_sku[found.match.id]
        if reading.process == "stock":
            return catalogue.stock(product, language), "done"
        return await self._price(reading, product, directory), "done"

    async def _price(self, reading: Reading, product: Product, directory: Directory) -> Message:
        language, named = reading.language, str(reading.brief.get("customer", ""))
        found = decide(match_customer(named, directory)) if named else None
        customer: Customer | None = None
        if isinstance(found, Sure):
            customer = next((each for each in directory.customers if each.id == found.match.id), None)
        discount = None
        if customer is not None and product.unit_price is not None:
            facts = await self._books.quote_facts(customer.id, [product.sku])
            lines = [RuledLine(product.sku, Decimal(1), product.unit_price)]
            discount = next(iter(self._rules.discounts(facts, lines)), None)
        message = catalogue.price(product, customer, discount, language)
        if named and customer is None:
            line = Text(catalogue.customer_unclear(named, language), tone="muted")
            return Message(message.summary, [*(message.blocks or [Text(message.summary)]), line])
        return message


def change_in(reading: Reading) -> Change | None:
    """The switch that the words turn, where they say so plainly."""
    if reading.confidence < ENOUGH:
        return None
    match reading.process:
        case "pause" | "resume" as verb:
            return Change(verb)
        case "autonomy" if (level := level_of(reading.brief.get("level"))) is not None:
            return Change("autonomy", "quote", level)
        case _:
            return None
