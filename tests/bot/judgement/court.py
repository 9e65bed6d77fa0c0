"""Where the clerk is judged: a real store, real switches, cases whose turns and decisions are committed one by one.

await court.proposes("120")              → a case whose turn judged a proposal of that total; its id
await court.decides(case, "approve")     → somebody decides on it, and the turn that follows is committed
await court.clicks("marc", "Oui")        → the newest button with that label
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import Connection, select

from bot import outgoing
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.events import ButtonClicked, CaseWanted, Sender, event_from_json
from bot.front.switches import Switches
from bot.judgement import Agreement, Judgement
from bot.judgement.patterns import Names
from bot.people import People
from bot.people.defaults import DEFAULT_ROLES, save_with_accounts
from bot.platform import Receipt
from bot.store import cases, comparisons, ledger, posts, suggestions
from bot.store import people as people_store
from bot.store import switches as switch_store
from bot.store.asks import ApprovalRow, Copy
from bot.store.cases import CaseRow
from bot.store.comparisons import ComparisonRow
from bot.store.database import Database
from bot.store.people import PersonRow
from bot.store.posts import PostRow
from bot.store.schema import event_inbox
from bot.store.schema import post as post_table
from bot.store.schema_rules import comparison as comparison_table
from bot.store.schema_rules import correction as correction_table
from bot.store.suggestions import SuggestionRow
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.ask import ApprovalRequest
from graphs.context import Autonomy, StagedRecord
from graphs.message import Address, Button, Buttons, Input, Message
from integrations.books.port import Books

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEA = PersonRow("lea", "Léa Martin", "lea@aubrac.example", "employee", "fr", "Europe/Paris")
CLAIRE = PersonRow("claire", "Claire Dubois", "claire@aubrac.example", "sales_lead", "fr", "Europe/Paris")
MARC = PersonRow("marc", "Marc Lefèvre", "marc@aubrac.example", "director", "fr", "Europe/Paris")
OLIVER = PersonRow("oliver", "Oliver Hughes", "oliver@aubrac.example", "director", "en", "Europe/London")

NAMES = Names(
    {"C1": "vip", "C2": "vip", "C3": "vip", "C4": "standard", "C5": "loyal", "C6": "loyal"},
    {"C1": "Bellerive", "C2": "Nordlys", "C3": "Aster", "C4": "Brisson", "C5": "Cormier", "C6": "Bellerive"},
    {"CAF-001": "Café en grains", "TAS-002": "Tasse"},
)


@dataclass
class Court:
    database: Database
    clock: FrozenClock
    people: People
    switches: Switches
    judgement: Judgement
    numbers: Any = field(default_factory=lambda: count(1))

    # --- the clerk works ----------------------------------------------------------------------------------------------

    async def proposes(
        self,
        total: str,
        *,
        case: str = "",
        mode: str = "propose",
        verdict: str = "",
        codes: Sequence[str] = (),
        customer: str = "C1",
        skus: Sequence[str] = ("CAF-001",),
        language: str = "fr",
        key: str = "",
        decided: bool = False,
        sent_to: str = "",
        nameless: bool = False,
    ) -> str:
        """Commits a turn that judged this, in a new case unless one is named; `nameless`: facts without the id."""
        number = next(self.numbers)
        case_id = case or f"case-{number}"
        facts = {
            "customer": NAMES.customers.get(customer, customer),
            "customer_id": customer,
            "lines": [{"sku": sku, "quantity": 1} for sku in skus],
            "total_excl_vat": total,
            "sent_to": sent_to or None,
        }
        if nameless:
            del facts["customer_id"]
        shown = "shadow" if mode == "observe" else verdict or ("act" if mode == "act" else "ask")
        chain = [
            {"look": "exceptions", "outcome": "asks" if codes else "passes", "why": {"codes": list(codes)}},
            {"look": "autonomy", "outcome": "shadows" if mode == "observe" else "passes", "why": {"level": mode}},
        ]
        why = {"chain": chain, "total_excl_vat": total, "autonomy": mode}
        records = [StagedRecord("judged", shown, why)]
        await self._turn(case_id, facts, records, key or f"turn-{number}", language, decided=decided)
        return case_id

    async def works(self, case_id: str, total: str, *, decided: bool = True) -> None:
        """A turn of the case that judges nothing: what was decided is carried out."""
        case = await self.case(case_id)
        facts = {**case.facts, "total_excl_vat": total}
        await self._turn(case_id, facts, [], f"turn-{next(self.numbers)}", case.language, decided=decided)

    async def _turn(
        self,
        case_id: str,
        facts: dict[str, Any],
        records: list[StagedRecord],
        key: str,
        language: str,
        *,
        decided: bool,
    ) -> None:
        now = self.clock.now()
        place = Address("web", "c:devis", case_id)
        row = CaseRow(
            case_id, "quote", 1, place, "lea", language, "needs_approval", f"Devis {facts['customer']}", facts,
            [], [], [], now, now,
        )  # fmt: skip

        def commit(c: Connection) -> None:
            cases.save(c, row)
            rows = self.judgement.judged(c, row, records, key, now, names=NAMES, decided=decided)
            outgoing.stage(c, rows, now, {"web"})

        await self.database.write(commit)

    # --- people act ---------------------------------------------------------------------------------------------------

    async def decides(
        self, case_id: str, verb: str, by: str = "claire", *, after: str = "", values: Mapping[str, str] | None = None
    ) -> None:
        """The decision's transaction, and the turn that carries it out (`after`: the total an edit leads to)."""
        case = await self.case(case_id)
        approval = request_for(case, f"{next(self.numbers):016x}")
        now = self.clock.now()

        def commit(c: Connection) -> None:
            rows = self.judgement.decided(c, approval, verb, values or {}, by, now)
            outgoing.stage(c, rows, now, {"web"})

        await self.database.write(commit)
        if verb == "edit":
            await self.works(case_id, after or case.facts["total_excl_vat"])

    async def sets(self, case_id: str, discount: str, by: str = "claire") -> None:
        """Edits the proposal: that discount, and nothing else."""
        await self.decides(case_id, "edit", by, values={"quantity_0": "1", "discount": discount})

    async def takes_back(self, case_id: str, by: str = "claire") -> None:
        now = self.clock.now()
        await self.database.write(
            lambda c: outgoing.stage(c, self.judgement.undone(c, case_id, by, now), now, {"web"}) and None
        )

    async def complains(self, customer: str, name: str = "") -> None:
        now = self.clock.now()
        await self.database.write(
            lambda c: outgoing.stage(c, self.judgement.complained(c, customer, now, name=name), now, {"web"}) and None
        )

    async def clicks(self, who: str, label: str, *, key: str = "", button: str = "", confirmed: bool = True) -> Receipt:
        pressed = button or (await self.button(label)).id
        place = Address("web", f"dm:{who}")
        event = ButtonClicked(
            key or f"web:c{next(self.numbers)}", place, Sender("web", who), pressed, self.clock.now(), confirmed
        )
        return await self.judgement.click(event)

    async def goes(self, level: Autonomy, limit: str = "") -> None:
        """Whoever may sets how far it goes alone."""

        def write(c: Connection) -> None:
            bound = Decimal(limit) if limit else None
            switch_store.set_level(c, "quote", level, revision=f"set-{next(self.numbers)}", limit=bound)

        await self.database.write(write)
        await self.switches.refresh()

    def waits(self, **duration: float) -> None:
        self.clock.advance(timedelta(**duration))

    # --- and see ------------------------------------------------------------------------------------------------------

    async def case(self, case_id: str) -> CaseRow:
        row = await self.database.read(lambda c: cases.by_id(c, case_id))
        assert row is not None
        return row

    async def level(self) -> tuple[str, Decimal | None]:
        await self.switches.refresh()
        return self.switches.autonomy("quote"), self.switches.act_limit("quote")

    async def rows(self) -> list[ComparisonRow]:
        def read(c: Connection) -> list[ComparisonRow]:
            numbers = c.execute(select(comparison_table.c.seq).order_by(comparison_table.c.seq)).scalars().all()
            return [row for number in numbers if (row := comparisons.by_seq(c, number)) is not None]

        return await self.database.read(read)

    async def row(self, case_id: str) -> ComparisonRow:
        """The newest of the case."""
        found = await self.database.read(lambda c: comparisons.latest_of(c, case_id))
        assert found is not None
        return found

    async def suggestions(self, kind: str) -> list[SuggestionRow]:
        return await self.database.read(lambda c: suggestions.of_kind(c, kind))

    async def corrected_fields(self) -> list[str]:
        statement = select(correction_table.c.field).order_by(correction_table.c.seq)
        return list(await self.database.read(lambda c: c.execute(statement).scalars().all()))

    async def agreement(self, since: datetime = NOW - timedelta(days=365)) -> Agreement:
        return await self.database.read(lambda c: self.judgement.agreement(c, "quote", since))

    async def told(self, language: str = "fr") -> str:
        return spaced(await self.database.read(lambda c: self.judgement.told(c, "quote", language)))

    async def wanted(self) -> list[CaseWanted]:
        """The cases that buttons asked to open."""

        def read(c: Connection) -> list[Any]:
            bodies = c.execute(select(event_inbox.c.body).where(event_inbox.c.kind == "wanted")).scalars().all()
            return [event_from_json(body) for body in bodies]

        return await self.database.read(read)

    async def shown(self) -> list[PostRow]:
        def read(c: Connection) -> list[PostRow]:
            keys = c.execute(select(post_table.c.key).order_by(post_table.c.seq)).scalars().all()
            return [row for key in keys if (row := posts.by_key(c, key)) is not None]

        return await self.database.read(read)

    async def reads(self, channel: str) -> list[str]:
        """What stands in a channel, or privately ("dm:marc")."""
        return [spaced(plain_text(row.content)) for row in await self.shown() if row.channel == channel]

    async def buttons(self) -> list[Button]:
        blocks = [block for row in await self.shown() for block in row.content.blocks]
        return [button for block in blocks if isinstance(block, Buttons) for button in block.buttons]

    async def button(self, label: str) -> Button:
        found = [button for button in await self.buttons() if button.label == label]
        assert found, f"no button {label!r} among {[button.label for button in await self.buttons()]}"
        return found[-1]

    async def ledger(self) -> list[tuple[str, str, str]]:
        rows = await self.database.read(ledger.page)
        return [(row.actor, row.kind, row.what) for row in rows]


async def open_court(database: Database, books: Books, *, level: Autonomy = "propose", promote_after: int = 5) -> Court:
    clock = FrozenClock(NOW)
    platforms = {"web": WebPlatform(Hub())}
    people = People(database, platforms, language="fr", time_zone="Europe/Paris")

    def employ(c: Connection) -> None:
        for role in DEFAULT_ROLES:
            people_store.save_role(c, role)
        for person in (LEA, CLAIRE, MARC, OLIVER):
            save_with_accounts(c, person)

    await database.write(employ)
    await people.load()
    switches = Switches(database, people, clock, {"quote": level}, language="fr")
    await switches.refresh()
    judgement = Judgement(
        database, people, books, switches, platforms, clock, language="fr", promote_after=promote_after
    )
    return Court(database, clock, people, switches, judgement)


def request_for(case: CaseRow, approval_id: str) -> ApprovalRow:
    """An approval as the desk opens it for a proposal of one line without a discount."""
    total = Decimal(case.facts["total_excl_vat"])
    lines = [{"sku": line["sku"], "quantity": "1", "unit_price": str(total)} for line in case.facts["lines"]]
    inputs = [
        Input("quantity_0", "Quantité", "integer", "1"),
        Input("discount", "Remise", "percent", "", required=False),
    ]
    request = ApprovalRequest(
        process="quote",
        role="sales_lead",
        amount=str(total),
        reasons=[],
        shown={"fr": Message("Devis")},
        proposal={
            "customer": case.facts["customer"],
            "customer_id": case.facts["customer_id"],
            "lines": lines,
            "total_excl_vat": str(total),
        },
        approve_label={"fr": "Envoyer"},
        form={"fr": inputs},
    )
    return ApprovalRow(
        approval_id, case.id, "i", case.address.conversation, "quote", "sales_lead", total, request,
        [Copy(f"approval.{approval_id}", case.address, "fr")], "", "lea", None, 1, "open", NOW, NOW,
    )  # fmt: skip


def spaced(text: str) -> str:
    """Any space is a space."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")
