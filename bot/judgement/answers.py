"""Takes the answers to what the record asked: under a rehearsal, to go further, to make a rule; each once, in its own
transaction, which is the click's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.events import ButtonClicked, CaseWanted
from bot.front.attempt import Outcome
from bot.front.change import Change, entitled, may
from bot.judgement.comparing import facts_of, post_key
from bot.judgement.learning import PATTERN, RULE
from bot.judgement.levels import PROMOTION, Levels, change_to, promotion_from
from bot.judgement.patterns import brief_of
from bot.judgement.suggestions import SUGGESTION_ID, Suggestions, addressed_to, locked_post
from bot.judgement.wording import tell
from bot.people import Staff
from bot.store import cases, comparisons, inbox, ledger
from bot.store import suggestions as store
from bot.store.comparisons import ComparisonRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.store.suggestions import SuggestionRow
from bot.typography import moment
from graphs.rule_setup.brief import brief_to_json


class Turnable(Protocol):
    """See `bot.front.switches.Switches.change`."""

    def change(
        self,
        c: Connection,
        change: Change,
        person_id: str,
        *,
        key: str,
        language: str,
        now: datetime,
        confirmed: bool = True,
    ) -> Outcome: ...


@dataclass(frozen=True)
class Click:
    """One click by somebody of the company."""

    c: Connection
    event: ButtonClicked
    person: PersonRow
    staff: Staff
    now: datetime

    @property
    def language(self) -> str:
        return self.person.language

    def told(self, key: str, **values: object) -> Answered:
        return Answered(False, tell(self.language, key, **values))

    def when(self, language: str) -> str:
        return moment(self.now, self.person.time_zone, language, self.now)

    def line(self, key: str) -> Callable[[str], str]:
        """Who did it and when, for the card's reader."""
        return lambda language: tell(language, key, who=self.person.name, when=self.when(language))


@dataclass(frozen=True)
class Answered:
    """`kept`: something was written, so the click is to be kept too. `note` is for the person alone."""

    kept: bool
    note: str = ""
    rows: tuple[Outgoing, ...] = ()


class Answers:
    """Buttons are "j:c<number>:same|other" and "j:<suggestion id>:yes|no|later|see"."""

    def __init__(self, levels: Levels, switches: Turnable, suggestions: Suggestions) -> None:
        self._levels = levels
        self._switches = switches
        self._suggestions = suggestions

    def take(self, click: Click) -> Answered:
        match click.event.button[:100].split(":"):
            case [_, named, ("same" | "other") as verb] if named[:1] == "c" and named[1:].isdecimal():
                return self._rehearsal(click, int(named[1:][:15]), verb)
            case [_, named, ("yes" | "no" | "later" | "see") as verb] if SUGGESTION_ID.fullmatch(named):
                return self._suggestion(click, named, verb)
            case _:
                return click.told("unknown")

    # --- under a rehearsal --------------------------------------------------------------------------------------------

    def _rehearsal(self, click: Click, seq: int, verb: str) -> Answered:
        c, row = click.c, comparisons.by_seq(click.c, seq)
        if row is None or row.mode != "observe":
            return click.told("unknown")
        closed = row.decision == "open" and comparisons.close(
            c,
            row.key,
            verb,
            agrees=verb == "same",
            by=click.person.id,
            now=click.now,
            decided=row.proposed if verb == "same" else None,
        )
        if not closed:
            return self._too_late(click, comparisons.by_seq(c, seq) or row, verb)
        why = {**facts_of(row), "event": click.event.key}
        ledger.append(c, [LedgerEntry(row.case_id, click.person.id, "decided", f"would {verb}", why)], click.now)
        post = _answered_post(c, seq, click, verb)
        case = cases.by_id(c, row.case_id)
        more = self._levels.promote(c, case, click.now) if case is not None else []
        note = "" if verb == "same" else tell(click.language, "rehearsal.other.note")
        return Answered(True, note, (*post, *more))

    def _too_late(self, click: Click, row: ComparisonRow, verb: str) -> Answered:
        if (row.decision, row.by) == (verb, click.person.id):
            return Answered(False)
        if row.by is None or row.decided_at is None:
            return click.told("rehearsal.replaced")
        when = moment(row.decided_at, click.person.time_zone, click.language, click.now)
        return click.told("rehearsal.late", who=click.staff.name_of(row.by), when=when)

    # --- suggestions --------------------------------------------------------------------------------------------------

    def _suggestion(self, click: Click, suggestion_id: str, verb: str) -> Answered:
        row = store.by_id(click.c, suggestion_id)
        if row is None:
            return click.told("unknown")
        if row.state != "open":
            return click.told("closed")
        if row.kind == PROMOTION and verb in {"yes", "no", "later"}:
            return self._promotion(click, row, verb)
        if row.kind == RULE and verb in {"see", "no"}:
            return self._rule(click, row, verb)
        return click.told("unknown")

    def _promotion(self, click: Click, row: SuggestionRow, verb: str) -> Answered:
        promotion = promotion_from(row.body)
        change = change_to(promotion)
        if not may(change, click.staff, click.person):
            people = tell(click.language, "or").join(one.name for one in entitled(change, click.staff)[:3])
            return click.told("not_yours", people=people or "—")
        now = self._levels.earned(click.c, promotion.process, click.now)
        if now is None or now.level != promotion.level:
            return self._close(click, row, "told", "overtaken", note=tell(click.language, "overtaken"))
        if verb == "later":
            return self._close(click, row, "told", "later.done", note=tell(click.language, "later.note"))
        if verb == "no":
            count = promotion.count
            return self._close(
                click, row, "declined", "declined", note=tell(click.language, "declined.note", count=count)
            )
        outcome = self._switches.change(
            click.c,
            change,
            click.person.id,
            key=f"suggestion:{row.id}",
            language=click.language,
            now=click.now,
            confirmed=click.event.confirmed,
        )
        if not outcome.done:
            return Answered(False, outcome.text)
        return self._close(click, row, "accepted", "promoted", note=outcome.text)

    def _rule(self, click: Click, row: SuggestionRow, verb: str) -> Answered:
        if not addressed_to(row, click.person.id):
            people = PATTERN.validate_python(row.body["pattern"]).editors
            names = tell(click.language, "or").join(click.staff.name_of(one) for one in people)
            return click.told("not_yours", people=names)
        if verb == "no":
            return self._close(click, row, "declined", "declined", note=tell(click.language, "declined.rule.note"))
        pattern = PATTERN.validate_python(row.body["pattern"])
        place = click.event.address
        wanted = CaseWanted(
            key=f"suggestion:{row.id}",
            address=place,
            process=RULE,
            brief=brief_to_json(brief_of(pattern, click.language)),
            person=click.person.id,
            language=click.language,
            at=click.now,
        )
        answered = self._close(click, row, "accepted", "rule.opened")
        if answered.kept:
            inbox.claim(
                click.c,
                wanted,
                conversation=place.conversation,
                now=click.now,
                address=place,
                person_id=click.person.id,
            )
        return answered

    def _close(self, click: Click, row: SuggestionRow, state: str, line: str, note: str = "") -> Answered:
        """First one wins; the ledger says what was answered, by whom."""
        if not store.close(click.c, row.id, state, click.person.id, click.now):
            return click.told("closed")
        why = {"suggestion": row.id, "subject": row.subject, "event": click.event.key}
        ledger.append(click.c, [LedgerEntry(None, click.person.id, "decided", f"{row.kind} {state}", why)], click.now)
        return Answered(True, note, tuple(self._suggestions.lock(click.c, row, click.line(line))))


def _answered_post(c: Connection, seq: int, click: Click, verb: str) -> list[Outgoing]:
    """The question under the rehearsal, answered."""
    key = post_key(seq)
    row = comparisons.by_seq(c, seq)
    case = cases.by_id(c, row.case_id) if row else None
    language = case.language if case else click.language
    locked = locked_post(c, key, click.line(f"rehearsal.said.{verb}")(language))
    return [locked] if locked is not None else []
