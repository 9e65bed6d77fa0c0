"""One way to a decision, whoever knocks: all the checks, then what the verb does, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from bot.approvals import forms
from bot.approvals.asides import Asides
from bot.approvals.attempt import LONGEST_NOTE, Attempt, Result, Scene
from bot.approvals.record import APPROVAL_ID, Desk, digest_of, still_waits
from bot.approvals.refusals import Refusal, already_decided, offered, refusal_of, same_again
from bot.approvals.values import read_values
from bot.approvals.wording import tell
from bot.people.staff import Staff
from bot.platform import FieldError
from bot.short_hash import short_hash
from bot.store import asks, ledger
from bot.store.asks import ApprovalRow, Vote
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.typography import euros
from graphs.ask import Decision
from graphs.message import Form, Input
from graphs.tax import vat_words

log = structlog.get_logger(__name__)


class Decisions:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asides = Asides(desk)

    def attempt(
        self, c: Connection, approval_id: str, attempt: Attempt, person: PersonRow | None, staff: Staff, now: datetime
    ) -> Result:
        """Decides, or says why not. A request past its deadline is closed on the way."""
        row = asks.approval_by_id(c, approval_id) if APPROVAL_ID.fullmatch(approval_id) else None
        language = person.language if person else self._desk.language
        if row is None:
            return Result(note=tell(language, "note.unknown"))
        if person is None or not person.active:
            return Result(note=tell(language, "note.stranger"))
        scene = Scene(c, row, person, staff, now, attempt)
        if row.state != "open":
            return self._closed(scene)
        if now >= row.expires_at:
            rows = self._desk.expire(c, row, staff, now)
            return Result(kept=bool(rows), note=self._closed(_fresh(scene)).note, rows=rows)
        if not still_waits(c, row):
            return self._stale(scene)
        return self._checked(scene)

    def _closed(self, scene: Scene) -> Result:
        votes = asks.votes(scene.c, scene.row.id)
        if same_again(scene.row, votes, scene.attempt.verb, scene.person.id):
            return Result(done=True)
        return Result(note=already_decided(scene.row, scene.staff, scene.person, scene.now))

    def _stale(self, scene: Scene) -> Result:
        """The case went on without this request: it is closed, and nobody is resumed."""
        self._desk.close(scene.c, scene.row, "superseded", by=None, now=scene.now)
        ledger.append(scene.c, [scene.entry("refused", scene.attempt.verb, code="stale")], scene.now)
        rows = self._desk.redraw(scene.c, scene.row.id, scene.staff, scene.now)
        return Result(kept=True, note=tell(scene.language, "note.stale"), rows=rows)

    def _checked(self, scene: Scene) -> Result:
        row, verb = scene.row, scene.attempt.verb
        if digest_of(row.request.proposal) != row.digest:
            log.error("approval.tampered", approval=row.id, case=row.case_id)
            return self._refused(scene, Refusal("tampered"))
        if verb not in offered(row):
            return Result(note=tell(scene.language, "note.not_offered", verbs=", ".join(sorted(offered(row)))))
        if verb == "recall":
            return self._recall(scene)
        voters = {vote.person_id for vote in asks.votes(scene.c, row.id)} - {scene.person.id}
        standing = self._desk.standing(row, scene.person, scene.staff, scene.now)
        if standing is not None and standing.principal in voters:
            standing = None
        if standing is None:
            return self._refused(scene, refusal_of(row, scene.staff, scene.person, self._desk.barred(row)))
        return self._act(replace(scene, standing=standing))

    def _refused(self, scene: Scene, refusal: Refusal) -> Result:
        """A private note; the request keeps waiting; the ledger remembers who tried."""
        ledger.append(scene.c, [scene.entry("refused", scene.attempt.verb, code=refusal.code)], scene.now)
        return Result(kept=True, note=refusal.text(scene.language))

    def _act(self, scene: Scene) -> Result:
        match scene.attempt.verb:
            case "approve":
                return self._approve(scene)
            case "edit":
                return self._edit(scene)
            case "reject":
                return self._reject(scene)
            case "ask_info":
                return self._ask_info(scene)
            case "more":
                return self._more(scene)
            case "hand_over":
                return self._hand_over(scene, scene.attempt.note)
            case _:
                return self._snooze(scene, scene.attempt.note)

    # --- deciding -----------------------------------------------------------------------------------------------------

    def _approve(self, scene: Scene) -> Result:
        row, attempt, language = scene.row, scene.attempt, scene.language
        if attempt.submitted:
            given = self._read(scene, forms.confirm_inputs(row, language))
            if isinstance(given, Result):
                return given
            scene = replace(scene, attempt=replace(attempt, note=given["note"]))
        elif row.request.confirm and not attempt.confirmed:
            if attempt.opens_forms:
                return Result(form=forms.confirm_form(row, language))
            vat = vat_words(row.process, language)
            return Result(note=tell(language, "note.confirm", amount=euros(row.amount, language), vat=vat))
        note = scene.attempt.note[:LONGEST_NOTE]
        if not asks.vote(scene.c, row.id, Vote(scene.person.id, "approve", note, scene.now)):
            fresh = _fresh(scene)
            if fresh.row.state != "open":
                return self._closed(fresh)
            return Result(done=True, note=tell(language, "note.voted"))
        votes = [vote for vote in asks.votes(scene.c, row.id) if vote.verb == "approve"]
        voters = [vote.person_id for vote in votes if _active(scene.staff, vote.person_id)]
        entry = scene.entry("decided", "approve", note=note, count=len(voters), needed=row.needed)
        if len(voters) < row.needed:
            ledger.append(scene.c, [entry], scene.now)
            return self._redrawn(scene)
        return self._close(scene, "approved", Decision("approve", by=voters, note=note), entry)

    def _edit(self, scene: Scene) -> Result:
        inputs = forms.edit_inputs(scene.row, scene.language)
        if not scene.attempt.submitted and not scene.attempt.values:
            if scene.attempt.opens_forms:
                return Result(form=forms.edit_form(scene.row, scene.language))
            names = ", ".join(field.name for field in inputs)
            return Result(note=f"{tell(scene.language, 'note.edit')} ({names})")
        values = self._read(scene, inputs)
        if isinstance(values, Result):
            return values
        before, _ = read_values(inputs, {}, scene.language)
        if values == before:
            return Result(errors=[FieldError(inputs[0].name, tell(scene.language, "value.unchanged"))])
        decision = Decision("edit", by=[scene.person.id], note=scene.attempt.note[:LONGEST_NOTE], values=values)
        entry = scene.entry("decided", "edit", note=decision.note, values=values)
        return self._close(scene, "edited", decision, entry, shaped_by=scene.person.id)

    def _reject(self, scene: Scene) -> Result:
        note = self._words(scene, forms.reject_inputs, forms.reject_form, "note.reason", self._reason)
        if isinstance(note, Result):
            return note
        decision = Decision("reject", by=[scene.person.id], note=note)
        return self._close(scene, "rejected", decision, scene.entry("decided", "reject", note=note))

    def _reason(self, scene: Scene, values: dict[str, str]) -> str | Result:
        reason = forms.reason_of(scene.row, scene.language, values)
        return reason or Result(errors=[FieldError("reason", tell(scene.language, "value.reason"))])

    def _recall(self, scene: Scene) -> Result:
        if scene.row.requested_by != scene.person.id:
            return self._refused(scene, Refusal("not_requester"))
        decision = Decision("recall", by=[scene.person.id], note=scene.attempt.note[:LONGEST_NOTE])
        return self._close(scene, "recalled", decision, scene.entry("decided", "recall", note=decision.note))

    def _close(
        self, scene: Scene, state: str, decision: Decision, entry: LedgerEntry, *, shaped_by: str = ""
    ) -> Result:
        """First one wins; whoever comes second is told who did."""
        closed = self._desk.close(
            scene.c,
            scene.row,
            state,
            by=scene.person.id,
            now=scene.now,
            note=decision.note,
            decision=decision,
            shaped_by=shaped_by,
        )
        if not closed:
            return self._closed(_fresh(scene))
        ledger.append(scene.c, [entry], scene.now)
        rows: list[Outgoing] = []
        if self._desk.decided is not None:
            told = self._desk.decided
            rows = told(scene.c, scene.row, decision.verb, decision.values, scene.person.id, scene.now)
        return self._redrawn(scene, rows)

    def _redrawn(self, scene: Scene, more: Sequence[Outgoing] = ()) -> Result:
        rows = self._desk.redraw(scene.c, scene.row.id, scene.staff, scene.now)
        return Result(done=True, kept=True, rows=[*rows, *more])

    # --- without deciding ---------------------------------------------------------------------------------------------

    def _ask_info(self, scene: Scene) -> Result:
        question = self._words(scene, _info_inputs, forms.info_form, "note.question", _question)
        if isinstance(question, Result):
            return question
        entry = scene.entry("asked_info", question, event=scene.attempt.cause)
        rows = self._asides.ask(scene.c, scene.row, scene.person, entry, short_hash(scene.attempt.cause), scene.now)
        return Result(done=True, kept=True, note=tell(scene.language, "note.asked"), rows=rows)

    def _more(self, scene: Scene) -> Result:
        colleagues = self._colleagues(scene)
        if not scene.attempt.submitted:
            return Result(form=forms.more_form(scene.row, scene.language, colleagues))
        values = self._read(scene, forms.more_inputs(scene.language, colleagues))
        if isinstance(values, Result):
            return values
        what, _, target = values["action"].partition(":")
        return self._hand_over(scene, target) if what == forms.HAND_OVER else self._snooze(scene, target)

    def _hand_over(self, scene: Scene, target: str) -> Result:
        colleagues = self._colleagues(scene)
        if not colleagues:
            return Result(note=tell(scene.language, "note.nobody_else"))
        try:
            found = scene.staff.find(target, scene.language) if target else None
        except LookupError:
            found = None
        if found is None or found not in colleagues:
            people = ", ".join(f"{person.name} ({person.id})" for person in colleagues)
            return Result(note=tell(scene.language, "note.hand_over", people=people))
        if _transfers(scene.row):
            return self._transfer(scene, found)
        rows = self._asides.hand_over(
            scene.c, scene.row, found, scene.entry("handed_over", found.id, to=found.id), scene.staff, scene.now
        )
        return Result(done=True, kept=True, note=tell(scene.language, "note.handed_over", who=found.name), rows=rows)

    def _transfer(self, scene: Scene, to: PersonRow) -> Result:
        """Nobody but the named may decide on this request: it is closed, and its process asks the other one."""
        decision = Decision("hand_over", by=[scene.person.id], values={"to": to.id})
        closed = self._desk.close(
            scene.c, scene.row, "handed_over", by=scene.person.id, now=scene.now, decision=decision
        )
        if not closed:
            return self._closed(_fresh(scene))
        ledger.append(scene.c, [scene.entry("handed_over", to.id, to=to.id)], scene.now)
        return replace(self._redrawn(scene), note=tell(scene.language, "note.handed_over", who=to.name))

    def _snooze(self, scene: Scene, code: str) -> Result:
        until = self._asides.snooze(scene.c, scene.row, scene.person, code, scene.staff, scene.now)
        if until is None:
            return Result(note=tell(scene.language, "note.snooze", codes=", ".join(self._asides.codes)))
        when, instant = until
        ledger.append(scene.c, [scene.entry("snoozed", code, until=instant.isoformat())], scene.now)
        return Result(done=True, kept=True, note=tell(scene.language, "note.snoozed", when=when))

    # --- details ------------------------------------------------------------------------------------------------------

    def _colleagues(self, scene: Scene) -> list[PersonRow]:
        """Who else may decide, and is there."""
        row = scene.row
        if _transfers(row):
            entitled = scene.staff.entitled(row.role, row.amount, scene.now, self._desk.barred(row))
        else:
            entitled = self._desk.entitled(row, scene.staff, scene.now)
        return [
            one.person
            for one in entitled
            if one.person.id != scene.person.id and not scene.staff.absent(one.person, scene.now)
        ]

    def _words(
        self,
        scene: Scene,
        inputs: Callable[[ApprovalRow, str], list[Input]],
        form: Callable[[ApprovalRow, str], Form],
        missing: str,
        of_form: Callable[[Scene, dict[str, str]], str | Result],
    ) -> str | Result:
        """The words a verb needs: from our form, or said with it; else the form is opened, or asked for in words."""
        if scene.attempt.submitted:
            values = self._read(scene, inputs(scene.row, scene.language))
            return values if isinstance(values, Result) else of_form(scene, values)
        note = scene.attempt.note.strip()[:LONGEST_NOTE]
        if note:
            return note
        if scene.attempt.opens_forms:
            return Result(form=form(scene.row, scene.language))
        return Result(note=tell(scene.language, missing))

    def _read(self, scene: Scene, inputs: list[Input]) -> dict[str, str] | Result:
        values, errors = read_values(inputs, scene.attempt.values, scene.language)
        return Result(errors=errors) if errors else values


def _transfers(row: ApprovalRow) -> bool:
    return row.request.transferable and bool(row.request.approvers)


def _info_inputs(row: ApprovalRow, language: str) -> list[Input]:
    return forms.info_inputs(language)


def _question(scene: Scene, values: dict[str, str]) -> str | Result:
    return values["question"]


def _fresh(scene: Scene) -> Scene:
    """The same with the row as it stands now."""
    return replace(scene, row=asks.approval_by_id(scene.c, scene.row.id) or scene.row)


def _active(staff: Staff, person_id: str) -> bool:
    person = staff.people.get(person_id)
    return person is not None and person.active
