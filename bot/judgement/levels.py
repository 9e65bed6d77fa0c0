"""Suggests a higher level when the record speaks for it, takes the answer, and steps back by itself when it must."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Protocol

from bot.front.change import LEVELS, Change, entitled, level_of
from bot.judgement import ladder
from bot.judgement.cards import Promotion, promotion_card
from bot.judgement.edits import customer_of
from bot.judgement.suggestions import Suggestions
from bot.judgement.wording import cases_name, tell
from bot.outgoing import post_row
from bot.people import People, Staff
from bot.store import cases, comparisons, ledger, settings
from bot.store import suggestions as store
from bot.store import switches as switch_store
from bot.store.cases import CaseRow
from bot.store.comparisons import ComparisonRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.store.suggestions import SuggestionRow
from graphs.context import Autonomy
from graphs.message import Message, Text

PATIENCE = timedelta(days=7)
"""How long "later" is, and how soon a suggestion that was overtaken may come again."""

ACTS_AMONG = 20 * ladder.WATCHED
"""So many of the last proposals are looked through for acts: above a limit most of them were asked about."""

PROMOTION, DEMOTION = "promotion", "demotion"

BEFORE: dict[Autonomy, Autonomy] = {"propose": "observe", "act": "propose"}
"""From which level each is suggested."""


class Levelled(Protocol):
    """How far each process goes alone where nobody has set it; see `bot.front.switches`."""

    @property
    def processes(self) -> list[str]: ...

    def autonomy(self, process: str) -> Autonomy: ...


class Levels:
    """`promote_after`: so many proposals approved untouched in a row."""

    def __init__(self, switches: Levelled, suggestions: Suggestions, people: People, *, promote_after: int) -> None:
        self._switches = switches
        self._people = people
        self._suggestions = suggestions
        self.promote_after = promote_after

    def level(self, c: Connection, process: str) -> Autonomy:
        """As it stands in this very transaction."""
        kept = switch_store.levels_of(c, [process]).get(process)
        return (level_of(kept.word) if kept else None) or self._switches.autonomy(process)

    # --- going further ------------------------------------------------------------------------------------------------

    def promote(self, c: Connection, case: CaseRow, now: datetime) -> list[Outgoing]:
        """Suggests the next level to those who may set it, when the record speaks for it and nobody said no since."""
        rows = self.overtake(c, case.process, now)
        if self._due(c, case.process, now) is None:
            return rows
        self._suggestions.take_turn(c)
        promotion = self._due(c, case.process, now)
        if promotion is None:
            return rows
        change = change_to(promotion)
        readers = entitled(change, Staff.load(c))
        body = {**asdict(promotion), "limit": None if promotion.limit is None else str(promotion.limit)}
        why = {"count": promotion.count, "agreed": promotion.agreed, "limit": body["limit"], "case": case.id}
        ledger.append(c, [LedgerEntry(None, "commis", "suggested", f"autonomy.{_subject(promotion)}", why)], now)
        return rows + self._suggestions.open(
            c,
            PROMOTION,
            _subject(promotion),
            body,
            readers,
            case,
            lambda suggestion_id, _, language: promotion_card(suggestion_id, promotion, language),
            now,
        )

    def overtake(self, c: Connection, process: str, now: datetime) -> list[Outgoing]:
        """Closes what is still asked about a level that was changed since."""
        rows: list[Outgoing] = []
        if process not in self._switches.processes:
            return rows
        for level, before in BEFORE.items():
            row = store.newest(c, PROMOTION, f"{process}:{level}")
            if row is None or row.state != "open" or not self._changed_since(c, process, before, row.at):
                continue
            if store.close(c, row.id, "told", None, now):
                why = {"suggestion": row.id, "subject": row.subject, "cause": "overtaken"}
                ledger.append(c, [LedgerEntry(None, "commis", "suggested", f"{PROMOTION} overtaken", why)], now)
                rows += self._suggestions.lock(c, row, lambda language: tell(language, "promote.overtaken"))
        return rows

    def _changed_since(self, c: Connection, process: str, level: Autonomy, moment: datetime) -> bool:
        """Whether the process is not at that level any more, or was at another in between: it worked there, or stepped
        back from there."""
        if self.level(c, process) != level:
            return True
        down = store.newest(c, DEMOTION, process)
        elsewhere = [comparisons.last(c, process, other, 1) for other in LEVELS if other != level]
        return (down is not None and down.at > moment) or any(row.at > moment for rows in elsewhere for row in rows)

    def _due(self, c: Connection, process: str, now: datetime) -> Promotion | None:
        """What was earned and is not asked already."""
        promotion = self.earned(c, process, now)
        newest = store.newest(c, PROMOTION, _subject(promotion)) if promotion is not None else None
        return None if newest is not None and newest.state == "open" else promotion

    def earned(self, c: Connection, process: str, now: datetime) -> Promotion | None:
        """What the record speaks for now."""
        if process not in self._switches.processes:
            return None
        match self.level(c, process):
            case "observe":
                after, ready = self._after(c, process, "propose", now)
                rows = comparisons.last(c, process, "observe", 4 * ladder.WATCHED) if ready else []
                agreed, count = ladder.agreed_rehearsals(rows, after)
                return Promotion(process, "propose", agreed, count) if count else None
            case "propose":
                after, ready = self._after(c, process, "act", now)
                rows = comparisons.last(c, process, "propose", 4 * self.promote_after) if ready else []
                run = ladder.untouched(rows, self.promote_after, after)
                limit = ladder.limit_for([row.proposed for row in run])
                return Promotion(process, "act", len(run), len(run), limit) if limit is not None else None
            case "act":
                return None

    def _after(self, c: Connection, process: str, level: str, now: datetime) -> tuple[datetime | None, bool]:
        """From when on decisions count for that level, and whether it may be suggested at all now."""
        down = store.newest(c, DEMOTION, process)
        moments = [down.at] if down else []
        newest = store.newest(c, PROMOTION, f"{process}:{level}")
        if newest is not None and newest.state in {"accepted", "declined"}:
            moments.append(newest.closed_at or newest.at)
        waits = newest is not None and newest.state == "told" and now < (newest.closed_at or newest.at) + PATIENCE
        return max(moments, default=None), not waits

    # --- stepping back ------------------------------------------------------------------------------------------------

    def step_back(self, c: Connection, case: CaseRow, now: datetime) -> list[Outgoing]:
        """After a correction or an undo: when they are too many among the last acts."""
        down = store.newest(c, DEMOTION, case.process)
        rows, after = comparisons.last(c, case.process, "act", ACTS_AMONG), down.at if down else None
        faults = ladder.faults(rows, after)
        if len(faults) < ladder.FAULTS:
            return []
        acts = len(ladder.acts_of(rows, after))
        return self._demote(c, case, "corrected", now, faults, acts=acts, count=len(faults))

    def complained(self, c: Connection, process: str, subject: str, name: str, now: datetime) -> list[Outgoing]:
        """After a complaint: when one of the last acts was for that customer, or went to that address. `name` is the
        customer's, "" when it is not known."""
        down = store.newest(c, DEMOTION, process)
        rows = comparisons.last(c, process, "act", ACTS_AMONG)
        for row in ladder.acts_of(rows, down.at if down else None):
            case = cases.by_id(c, row.case_id) if row.decision != "undone" else None
            if case is not None and _concerns(case, subject, name):
                shown = str(case.facts.get("customer") or name or subject)
                return self._demote(c, case, "complaint", now, [row], name=shown)
        return []

    def _demote(
        self, c: Connection, case: CaseRow, cause: str, now: datetime, rests_on: list[ComparisonRow], **values: object
    ) -> list[Outgoing]:
        """act → propose, once; said in the thread and to whom may give it back. Other levels are left as they are."""
        process = case.process
        suggestion_id = secrets.token_hex(8)
        # Whoever turns a switch at this moment comes first: what they set is then seen here, and left alone.
        settings.put(c, switch_store.REVISION, f"demotion:{suggestion_id}")
        if self.level(c, process) != "act":
            return []
        kept = switch_store.levels_of(c, [process]).get(process)
        limit = None if kept is None or kept.limit is None else str(kept.limit)
        why = {
            "cause": cause,
            "cases": [row.case_id for row in rests_on],
            "from": "act",
            "to": "propose",
            "limit": limit,
        }
        ledger.append(c, [LedgerEntry(case.id, "commis", "changed", f"autonomy.{process}", why)], now)
        switch_store.set_level(c, process, "propose", revision=f"demotion:{suggestion_id}")
        store.add(c, SuggestionRow(suggestion_id, DEMOTION, process, "told", why, now, now))
        staff = Staff.load(c)
        texts = {language: self._told(process, cause, staff, language, values) for language in ("fr", "en")}
        thread = texts["en" if case.language == "en" else "fr"]
        key = f"demotion.{suggestion_id}"
        rows = [post_row(key, case.address, thread, language=case.language, case_id=case.id)]
        for reader in entitled(_giving_back(process), staff):
            place = self._people.private_place(c, reader.id, case.address)
            if place is not None:
                said = texts["en" if reader.language == "en" else "fr"]
                rows.append(post_row(f"{key}.{reader.id}", place, said, language=reader.language, case_id=case.id))
        return rows

    def _told(self, process: str, cause: str, staff: Staff, language: str, values: dict[str, object]) -> Message:
        said = tell(language, f"demoted.{cause}", many=cases_name(process, 2, language), **values)
        people = _names(entitled(_giving_back(process), staff), language)
        many = cases_name(process, 2, language)
        how = tell(language, "demoted.how" if people else "demoted.how.nobody", people=people, many=many)
        return Message(said, [Text(said, tone="warning"), Text(how, tone="muted")])


def _giving_back(process: str) -> Change:
    """What undoes a demotion: it is told to those who may."""
    return Change("autonomy", process, "act")


def change_to(promotion: Promotion) -> Change:
    return Change("autonomy", promotion.process, promotion.level, limit=promotion.limit)


def promotion_from(body: dict[str, object]) -> Promotion:
    limit = body.get("limit")
    return Promotion(
        str(body["process"]),
        level_of(body["level"]) or "propose",
        int(str(body["agreed"])),
        int(str(body["count"])),
        None if limit is None else Decimal(str(limit)),
    )


def _concerns(case: CaseRow, subject: str, name: str) -> bool:
    """`subject` is a customer's id, or an address that the books do not know."""
    if "@" in subject:
        return str(case.facts.get("sent_to") or "").strip().casefold() == subject.casefold()
    return customer_of(case.facts, {subject: name}) == subject


def _subject(promotion: Promotion) -> str:
    return f"{promotion.process}:{promotion.level}"


def _names(people: list[PersonRow], language: str) -> str:
    return tell(language, "or").join(row.name for row in people[:3])
