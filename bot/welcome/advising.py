"""Reads what the advice rests on, and says the weightiest pieces of it with the sentence that does each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.front import Switches
from bot.front.change import Change, named
from bot.judgement.cards import Promotion
from bot.judgement.learning import PATTERN, RULE
from bot.judgement.levels import Levels
from bot.judgement.patterns import sentence_of
from bot.judgement.suggestions import Suggestions
from bot.people import People
from bot.people.staff import Staff
from bot.settings import Settings
from bot.store import asks, own_cases, suggestions, timings
from bot.store import settings as kept_settings
from bot.store.database import Connection, Database
from bot.store.people import PersonRow
from bot.welcome import wording
from bot.welcome.pilot import kept_pilot
from bot.welcome.sentences import shown
from bot.welcome.steps import STEPS, rank_of
from bot.welcome.walking import SEEN, place_of
from bot.welcome.weighing import Known, Piece, Waiting, pieces
from bot.welcome.wording_advice import tell
from graphs.message import Address, Block, Button, Buttons, Message, Text, ThreadLink
from graphs.report.figures import Figures
from integrations.books.port import Books

Figured = Callable[[datetime, datetime], Awaitable[Figures]]
"""The figures of a period."""

PERIOD = timedelta(days=30)
SHOWN = 5
LONG = timedelta(days=1)
LOOKED_THROUGH = 200
"""Open cases and requests that are looked through."""


@dataclass(frozen=True)
class Advice:
    """`codes` of all pieces, the weightiest first; `message` says the first of them."""

    message: Message
    codes: list[str]


class Advising:
    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        switches: Switches,
        books: Books,
        figures: Figured,
        clock: Clock,
    ) -> None:
        self.promote_after = settings.promotion_after
        self._database = database
        self._switches = switches
        self._books = books
        self.figures = figures
        self._clock = clock
        self._levels = Levels(switches, Suggestions(people), people, promote_after=settings.promotion_after)

    async def advice(self, person: PersonRow, address: Address, language: str, *, private: bool) -> Advice:
        """`private`: nobody else reads it; elsewhere only what is of everybody is linked. Errors of the books pass
        through."""
        await self._switches.refresh()
        now = self._clock.now()
        figures = await self.figures(now - PERIOD, now)
        directory = await self._books.directory()
        known = await self._database.read(lambda c: self._known(c, person, figures, language, now))
        held = await self._database.read(own_cases.count_held)
        with_email = sum(1 for customer in directory.customers if customer.email)
        known = replace(
            known,
            customers=len(directory.customers),
            products=len(directory.products),
            without_email=len(directory.customers) - with_email,
            held=held,
        )
        found = pieces(known)
        return Advice(_card(found, known, private=private), [piece.code for piece in found])

    def promotions(self, c: Connection, now: datetime) -> list[Promotion]:
        earned = [self._levels.earned(c, process, now) for process in self._switches.processes]
        return [each for each in earned if each is not None]

    def level_of(self, process: str) -> str:
        return self._switches.autonomy(process)

    def _known(self, c: Connection, person: PersonRow, figures: Figures, language: str, now: datetime) -> Known:
        staff = Staff.load(c)
        rank = rank_of(person, staff)
        paused = self._switches.paused()
        waiting = _waiting(c, staff, now)
        own = own_cases.open_of(c, person.id, LOOKED_THROUGH)
        setup = next((case for case in own if case.process == "setup" and case.state == "needs_answer"), None)
        steps, place = STEPS[rank], str(kept_settings.get(c, place_of(person.id), ""))
        deciders = [row.name for row in staff.active if staff.above_lowest(row)]
        colleague = next((name for name in deciders if name not in {waiting.who, person.name}), "")
        return Known(
            rank=rank,
            language=language,
            figures=figures,
            levels={process: self._switches.autonomy(process) for process in self._switches.processes},
            paused_days=(now - paused.since).days if paused is not None else None,
            waiting=waiting,
            piloted=kept_pilot(c) is not None,
            setup_at=setup.address if setup is not None else None,
            setup_days=(now - setup.changed_at).days if setup is not None else 0,
            promotions=self.promotions(c, now),
            corrections=_corrections(c, language),
            timings=_set(c, person),
            seen=len(steps) if place == SEEN else steps.index(place) if place in steps else 0,
            steps=len(steps),
            mine=_mine(c, staff, person, now),
            owed=sum(1 for case in own if case.state == "needs_answer" and case.process != "setup"),
            top=named(Change("autonomy", "quote"), staff, language),
            colleague=colleague,
        )


def _waiting(c: Connection, staff: Staff, now: datetime) -> Waiting:
    long = [row for row in asks.list_approvals(c, state="open") if now - row.asked_at >= LONG][:LOOKED_THROUGH]
    holders: Counter[str] = Counter()
    for row in long:
        asked = staff.to_ask(row.role, row.amount, now, row.request.excluded, named=row.request.approvers)
        holder = row.assigned_to or (asked[0].person.id if asked else "")
        holders[staff.name_of(holder) or row.role] += 1
    who, own = holders.most_common(1)[0] if holders else ("", 0)
    oldest = min((row.asked_at for row in long), default=now)
    return Waiting(len(long), (now - oldest).days, who, own)


def _mine(c: Connection, staff: Staff, person: PersonRow, now: datetime) -> int:
    rows = asks.list_approvals(c, state="open")[:LOOKED_THROUGH]
    return sum(
        1
        for row in rows
        if staff.standing(person, row.role, row.amount, now, row.request.excluded, row.request.approvers) is not None
    )


def _corrections(c: Connection, language: str) -> list[tuple[str, int]]:
    """What the same edit, made again and again, suggested and nobody has answered: as a rule one can say."""
    rows = [row for row in suggestions.of_kind(c, RULE) if row.state == "open"]
    patterns = [PATTERN.validate_python(row.body["pattern"]) for row in rows]
    return [(sentence_of(pattern, language), len(pattern.cases)) for pattern in patterns]


def _set(c: Connection, person: PersonRow) -> frozenset[str]:
    """The kinds that come by the clock: everybody's, and this person's own."""
    return frozenset(row.kind for row in timings.every(c) if row.enabled and row.person in {"", person.id})


def _card(found: list[Piece], known: Known, *, private: bool) -> Message:
    language = known.language
    if not found:
        said = tell(language, "title.none", done=known.figures.done, waiting=known.mine)
        return Message(said, [Text(said)])
    title = tell(language, "title")
    blocks: list[Block] = [Text(title, tone="heading")]
    for piece in found[:SHOWN]:
        blocks += piece_blocks(piece, known, private=private)
    if any(piece.code == "setup" for piece in found[:SHOWN]):
        blocks.append(Buttons([setup_button(language)]))
    left = len(found) - SHOWN
    if left > 0:
        blocks.append(Text(tell(language, "more.one" if left == 1 else "more.many", count=left), tone="muted"))
    blocks.append(Text(tell(language, "basis"), tone="muted"))
    return Message(f"{title}. {found[0].text}", blocks)


def piece_blocks(piece: Piece, known: Known, *, private: bool) -> list[Block]:
    text = piece.text
    if piece.code.startswith("promote.") and known.rank != "manager":
        text = f"{text} {tell(known.language, 'promote.who', people=known.top)}"
    blocks: list[Block] = [Text(f"• {text}")]
    if piece.says:
        blocks.append(Text("\n".join(shown(one, known.language) for one in piece.says), tone="strong"))
    if piece.link is not None and private:
        blocks.append(ThreadLink(tell(known.language, "setup.link"), piece.link))
    return blocks


def setup_button(language: str) -> Button:
    return Button("w:setup", wording.tell(language, "button.setup"), "primary")
