"""What is done about a message: it answers a question, decides, changes or stops a case, opens one, or gets a reply."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from bot import begun, wording
from bot.approvals import Approvals
from bot.complaints.opening import one_alert
from bot.dunning.stopping import left_in, stop_run
from bot.events import LeadReceived, MessageReceived
from bot.outgoing import post_row
from bot.questions import Questions
from bot.replies import Replies
from bot.staging import case_id_of
from bot.store.asks import ApprovalRow, QuestionRow
from bot.store.cases import CaseRow
from bot.store.ledger import LedgerEntry
from bot.thread_words import names_customer, of_the_thread, reading_process, says_what
from bot.turn import Turn
from bot.turns import Turns
from bot.undo.desk import Undone
from graphs.ask import Answer, Decision, answer_to_json, decision_to_json
from graphs.context import Person
from graphs.message import Address, Message, text_message
from graphs.quote.brief import QuoteBrief, brief_from_json
from graphs.understanding.answers import read_answer
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.reading import Reading

STILL_TALKING = timedelta(hours=12)
"""How long a new message in a direct conversation may still speak of the case last worked there."""

OPENED = frozenset(
    {
        "reminder", "promise", "dispute", "payment", "handoff", "reminder_pause", "personal_reminder",
        "quote_followup", "reminder_text", "lead", "complaint", "setup",
    }
)  # fmt: skip
"""Processes of which every request is a case of its own, unless it answers what their case in the thread asked."""

NEWS = frozenset({"promise", "dispute", "payment", "handoff", "reminder_pause"})
"""Of those, what is told about a debt rather than ordered."""

STOP = {"process": "stop"}

_CORRECTS = re.compile(
    r"\W*(?:non|no|nope|plut[oô]t|en fait|finalement|correction|je voulais dire|rather|actually|instead|i meant|pardon"
    r"|sorry|oups|oops)\b",
    re.IGNORECASE,
)
"""How a sentence begins that sets the one before it right."""


@dataclass(frozen=True)
class Place:
    """What is going on where a message was said. `same_thread` false: found beside the message, in its conversation."""

    case: CaseRow | None = None
    question: QuestionRow | None = None
    approval: ApprovalRow | None = None
    same_thread: bool = True


@dataclass(frozen=True)
class Said:
    event: MessageReceived
    person: Person
    text: str
    place: Place
    reading: Reading


class LeadsIn(Protocol):
    """Takes in somebody who may become a customer: a case of its own, or a note on the lead that they are already."""

    async def received(self, turn: Turn, event: LeadReceived) -> None: ...


class Courses:
    def __init__(
        self,
        turns: Turns,
        approvals: Approvals,
        questions: Questions,
        replies: Replies,
        undone: Undone | None = None,
        leads: LeadsIn | None = None,
    ) -> None:
        """`undone` is told, within the transaction, of what was stopped before it left; `leads` takes in somebody new
        that a colleague tells of, once."""
        self._undone = undone
        self._leads = leads
        self._turns = turns
        self._approvals = approvals
        self._questions = questions
        self._replies = replies

    async def take(self, turn: Turn, said: Said) -> None:
        """Chooses the course and fills the turn with it."""
        place, reading = said.place, said.reading
        match reading.process:
            case "stop":
                await self._stop(turn, said)
            case "decide" if place.approval is not None:
                await self._verdict(turn, said, place.approval)
            case "rule" | "rule_change" if reading.confidence >= ENOUGH and not _is_bare_answer(said):
                await self._rule(turn, said)
            case "quote" if reading.confidence >= ENOUGH and not _is_bare_answer(said):
                await self._quote(turn, said)
            case process if process in OPENED and reading.confidence >= ENOUGH and says_what(reading):
                await self._work(turn, said)
            case _ if place.question is not None and place.case is not None and _is_answer(said, place.question):
                answer = Answer(text=said.text, by=said.person.id)
                await self._answer(turn, said, place.case, place.question, answer)
            case "unknown" if place.approval is not None and place.same_thread:
                await self._remark(turn, said, place.approval)
            case _:
                await self._replies.reply(
                    turn, said.event.address, said.person, reading, place.case, said.text, private=said.event.direct
                )

    # --- questions and approvals --------------------------------------------------------------------------------------

    async def _answer(self, turn: Turn, said: Said, case: CaseRow, question: QuestionRow, answer: Answer) -> None:
        person = said.person
        turn.first.append(lambda c: self._questions.answered(c, question, answer, person, turn.now, turn.outgoing))
        why = {"text": (answer.text or "")[:2000], "question": question.id}
        turn.entries.append(LedgerEntry(case.id, person.id, "answered", question.question.code, why))
        await self._turns.resume_case(turn, case, question.interrupt_id, answer_to_json(answer), contributor=person.id)

    async def _verdict(self, turn: Turn, said: Said, approval: ApprovalRow) -> None:
        """The typed fall-back of the buttons: the same function, the same checks, its own transaction. Run again after
        a crash it finds its own decision and changes nothing."""
        verb, note = str(said.reading.brief.get("verb", "")), str(said.reading.brief.get("note", ""))
        receipt = await self._approvals.typed(approval.id, verb, note, said.person, said.event)
        self._noted(turn, said, approval, receipt.note)

    async def _remark(self, turn: Turn, said: Said, approval: ApprovalRow) -> None:
        """Words in a thread that waits for a decision, and which are no decision: information for the approver."""
        receipt = await self._approvals.remark(approval.id, said.person, said.text, said.event)
        # Colleagues who talk to each other in the thread are not answered at every sentence.
        self._noted(turn, said, approval, receipt.note if said.event.called else None)

    def _noted(self, turn: Turn, said: Said, approval: ApprovalRow, note: Message | None) -> None:
        turn.outcome["case"] = approval.case_id
        if note is not None:
            say(turn, said.event.address, note, said.person.language, case_id=approval.case_id)

    async def _withdraw(
        self, turn: Turn, said: Said, case: CaseRow, approval: ApprovalRow, decision: Decision, state: str
    ) -> None:
        """Takes a waiting approval back and goes on with the case in the same transaction."""
        turn.openers.append(lambda c: self._approvals.withdraw(c, approval, state, said.person, turn.now))
        await self._turns.resume_case(
            turn, case, approval.interrupt_id, decision_to_json(decision), contributor=said.person.id
        )

    # --- stopping -----------------------------------------------------------------------------------------------------

    async def _stop(self, turn: Turn, said: Said) -> None:
        """Anyone may stop: it is always the safe side. The ledger says who did."""
        case, place = said.place.case, said.place
        if case is not None and place.question is not None:
            answer = Answer(text=said.text, brief=STOP, by=said.person.id)
            await self._answer(turn, said, case, place.question, answer)
        elif case is not None and place.approval is not None:
            decision = Decision("recall", by=[said.person.id], note=said.text[:300])
            await self._withdraw(turn, said, case, place.approval, decision, "recalled")
        elif case is not None and place.same_thread and await self._turns.database.read(lambda c: left_in(c, case)):
            stop_run(turn, case, said.event.address, said.person.id, said.reading.language)
        elif case is not None and case.state in {"working", "scheduled"}:
            self._halt(turn, said, case)
        else:
            await self._replies.stop(turn, said.event.address, said.person, said.text, said.reading.language)

    def _halt(self, turn: Turn, said: Said, case: CaseRow) -> None:
        """Stops a case whose effects have not left yet; one on its way makes the turn run again after it."""
        waiting = [wait.key for wait in case.waits if wait.kind == "effect"]
        turn.taken_back.extend(waiting)
        turn.case = replace(case, state="refused", waits=[], changed_at=turn.now)
        turn.entries.append(LedgerEntry(case.id, said.person.id, "refused", "stopped", {"effects": waiting}))
        turn.outcome["case"] = case.id
        say(turn, case.address, text_message(wording.tell("stopped", case.language)), case.language, case_id=case.id)
        undone, by = self._undone, said.person.id
        if undone is not None and waiting:
            turn.openers.append(lambda c: undone(c, case.id, by, turn.now))

    # --- quotes -------------------------------------------------------------------------------------------------------

    async def _quote(self, turn: Turn, said: Said) -> None:
        place, case, reading = said.place, said.place.case, said.reading
        fresh = isinstance(brief_from_json(reading.brief), QuoteBrief)
        if case is not None and case.process != "quote":
            place, case = Place(), None
        if case is not None and place.question is not None and (place.same_thread or not fresh):
            brief = {"process": "quote", "brief": reading.brief}
            answer = Answer(text=said.text, brief=brief, by=said.person.id)
            await self._answer(turn, said, case, place.question, answer)
        elif case is None or (fresh and (not place.same_thread or place.approval is None)):
            await self._open(turn, said, fresh=fresh)
        elif place.approval is not None:
            await self._supersede(turn, said, case, place.approval)
        else:
            _asked(turn, case.id, said)
            turn.taken_back.extend(wait.key for wait in case.waits if wait.kind == "effect")
            await self._turns.change_case(turn, case, said.person, reading.brief)

    async def _rule(self, turn: Turn, said: Said) -> None:
        """A rule stated, or something to do with one: a case of its own, unless the words answer the question about
        the one in the thread, or correct it ("non, plutôt 12 %")."""
        place, case, reading = said.place, said.place.case, said.reading
        here = case is not None and case.process == "rule" and place.same_thread and reading.process == "rule"
        if case is None or not here:
            await self._begin(turn, said)
        elif place.question is not None:
            brief = {"process": "rule", "brief": reading.brief}
            await self._answer(turn, said, case, place.question, Answer(text=said.text, brief=brief, by=said.person.id))
        elif place.approval is not None and _CORRECTS.match(said.text):
            await self._supersede(turn, said, case, place.approval)
        else:
            await self._begin(turn, said)

    async def _work(self, turn: Turn, said: Said) -> None:
        """A case of its own in that thread; or the answer, in whole words, to what the thread's case asked."""
        place, case, reading = said.place, said.place.case, said.reading
        if case is not None and place.question is not None and place.same_thread and case.process == reading.process:
            brief = {"process": reading.process, "brief": reading.brief}
            await self._answer(turn, said, case, place.question, Answer(text=said.text, brief=brief, by=said.person.id))
        elif reading.process == "lead" and reading.brief.get("kind") == "new" and self._leads is not None:
            await self._lead(turn, said, self._leads)
        elif reading.process == "setup" and (waiting := await self._begun(said)) is not None:
            say(turn, said.event.address, begun.pointing(waiting, reading.language), reading.language)
            turn.outcome["case"] = waiting.id
        else:
            await self._begin(
                turn, replace(said, reading=of_the_thread(reading, case if place.same_thread else None, said.person))
            )

    async def _begun(self, said: Said) -> CaseRow | None:
        return await self._turns.database.read(lambda c: begun.setup_of(c, said.person.id))

    async def _lead(self, turn: Turn, said: Said, leads: LeadsIn) -> None:
        """Somebody new, or somebody known by their address or number: whoever takes leads in finds out."""
        given = {**said.reading.brief["given"], "source": "chat", "brought_by": said.person.id}
        event = LeadReceived(turn.key, said.event.address, given, turn.now, person=said.person.id)
        await leads.received(turn, event)

    async def _supersede(self, turn: Turn, said: Said, case: CaseRow, approval: ApprovalRow) -> None:
        """What waited for a decision is replaced by what was said now."""
        _asked(turn, case.id, said)
        decision = Decision("supersede", by=[said.person.id], brief=said.reading.brief)
        changed = replace(case, asker_id=said.person.id, contributors=_contributors(case))
        await self._withdraw(turn, said, changed, approval, decision, "superseded")

    async def _open(self, turn: Turn, said: Said, *, fresh: bool) -> None:
        reading = said.reading
        if not fresh:
            told = wording.tell("no_quote_here", reading.language)
            say(turn, said.event.address, text_message(told), reading.language)
            turn.outcome["status"] = "needs_answer"
            return
        await self._begin(turn, said)

    async def _begin(self, turn: Turn, said: Said) -> None:
        """A case of its own, in the thread where it was asked."""
        reading = said.reading
        _asked(turn, case_id_of(turn.key), said)
        await self._turns.open_case(
            turn,
            process=reading_process(reading),
            address=said.event.address,
            asker=said.person,
            language=reading.language,
            brief=reading.brief,
        )
        one_alert(turn)


def say(
    turn: Turn, address: Address, message: Message, language: str, *, name: str = "reply", case_id: str | None = None
) -> None:
    """Adds a post to the turn; `name` tells apart the posts of one turn."""
    key = f"{case_id_of(turn.key)}.{name}"
    turn.outgoing.append(post_row(key, address, message, language=language, case_id=case_id))


def _is_bare_answer(said: Said) -> bool:
    """Whether what reads like a request is the answer to a question about a rule: "12 %", "les tasses"."""
    case, question = said.place.case, said.place.question
    if case is None or question is None or case.process != "rule" or not said.place.same_thread:
        return False
    if said.reading.process == "quote":
        return not names_customer(said.reading)
    return read_answer(said.text, question.question.choices) is not None


def _is_answer(said: Said, question: QuestionRow) -> bool:
    """Whether the words answer the open question rather than ask something else."""
    if read_answer(said.text, question.question.choices) is not None:
        return True
    if said.reading.process in {"unknown", "smalltalk", "quote", "decide", "rule"}:
        # Beside the thread, only what fits the question is taken for its answer.
        return said.place.same_thread
    return False


def _asked(turn: Turn, case_id: str, said: Said) -> None:
    """The request, as the ledger keeps it: the words, and what was understood of them."""
    reading = said.reading
    why = {"brief": reading.brief, "source": reading.source, "confidence": f"{reading.confidence:.2f}"}
    turn.entries.append(LedgerEntry(case_id, said.person.id, "asked", said.text[:2000], why))


def _contributors(case: CaseRow) -> list[str]:
    return sorted({item for item in [*case.contributors, case.asker_id or ""] if item})
