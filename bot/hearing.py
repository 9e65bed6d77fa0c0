"""What a message means where it was said, and what is done about it: an answer, a verdict, a change, a new case, a reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog
from graphs.understanding.model import Understanding
from sqlalchemy import Connection

from bot import wording
from bot.approvals import Approvals
from bot.dispatcher import LONGEST_TEXT
from bot.events import MessageReceived
from bot.metrics import MODEL_COST, MODEL_FALLBACKS
from bot.outgoing import post_row
from bot.questions import Questions
from bot.replies import Replies
from bot.store import asks, cases, files, outbox, usage
from bot.store.asks import ApprovalRow, QuestionRow
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from bot.turn import Turn
from bot.turns import Turns, case_id_of
from graphs.ask import Answer, Decision, answer_to_json, decision_to_json
from graphs.context import Person
from graphs.message import Address, Message, text_message
from graphs.quote.brief import QuoteBrief, brief_from_json
from graphs.understanding.answers import read_answer
from graphs.understanding.reading import Reading, Situation
from integrations.books.port import Books

log = structlog.get_logger(__name__)

SURE = 0.5
"""Below this confidence a reading is asked back instead of acted on."""

STILL_TALKING = timedelta(hours=12)
"""How long a new message in a direct conversation may still speak of the case last worked there."""

READABLE = {"text/plain", "text/csv", "text/tab-separated-values"}


@dataclass(frozen=True)
class Place:
    """What is going on where a message was said. `same_thread` false: found beside the message, in its conversation."""

    case: CaseRow | None = None
    question: QuestionRow | None = None
    approval: ApprovalRow | None = None
    same_thread: bool = True


class Hearing:
    def __init__(
        self,
        database: Database,
        turns: Turns,
        approvals: Approvals,
        questions: Questions,
        replies: Replies,
        understanding: Understanding,
        books: Books,
    ) -> None:
        self._database = database
        self._turns = turns
        self._approvals = approvals
        self._questions = questions
        self._replies = replies
        self._understanding = understanding
        self._books = books
        self._told_fallback = ""

    async def message(self, turn: Turn, event: MessageReceived) -> None:
        """Fills the turn. Errors of ports pass through: the event is tried again."""
        if not event.addressed:
            return
        person = self._turns.people.of_account(event.sender.platform, event.sender.id)
        if person is None:
            self._say(
                turn,
                event.address,
                text_message(wording.tell("stranger", "fr") + "\n" + wording.tell("stranger", "en")),
                "fr",
            )
            turn.outcome.update(process="unknown", status="refused")
            return
        text, unread = await self._text_of(event)
        complaint = _unusable(text, unread, person.language)
        if complaint is not None:
            self._say(turn, event.address, complaint, person.language)
            turn.outcome.update(process="unknown", status="needs_answer")
            return
        if unread:
            note = text_message(wording.tell("also_kept", person.language, names=", ".join(unread)), tone="muted")
            self._say(turn, event.address, note, person.language, name="files")
        place = await self._place(event, person)
        reading = await self._read(turn, event.address, text, place, person)
        turn.outcome.update(process=reading.process, confidence=reading.confidence, source=reading.source)
        await self._act(turn, event, person, text, place, reading)

    # --- what is going on here ------------------------------------------------------------------------------------------

    async def _place(self, event: MessageReceived, person: Person) -> Place:
        def look(c: Connection) -> Place:
            case = cases.latest_in(c, event.address.conversation)
            same = case is not None
            if case is None and event.direct and event.root:
                recent = cases.latest_of(c, event.address.platform, event.address.channel, person.id)
                if recent is not None and event.at - recent.changed_at < STILL_TALKING:
                    case = recent
            if case is None:
                return Place()
            return Place(case, asks.open_question_of(c, case.id), asks.open_approval_of(c, case.id), same)

        return await self._database.read(look)

    async def _read(self, turn: Turn, address: Address, text: str, place: Place, person: Person) -> Reading:
        directory = await self._books.directory()
        names = {product.sku: product.name for product in directory.products}
        lines = place.case.facts.get("lines", []) if place.case else []
        situation = Situation(
            directory=directory,
            language=person.language,
            today=turn.now.date(),
            open_quote=place.case is not None and place.case.process == "quote",
            quote_lines=[names.get(line["sku"], line["sku"]) for line in lines],
            expecting=place.question.question.code if place.question else "",
            choices=place.question.question.choices if place.question else [],
            deciding=place.approval is not None,
        )
        return await self.understand(turn, address, text, situation)

    async def understand(self, turn: Turn, address: Address, text: str, situation: Situation) -> Reading:
        """One reading, by the model or by the grammar; its cost goes with the turn, a fall-back is said once."""
        spent = await self._database.read(lambda c: usage.month_cost(c, turn.now))
        understood = await self._understanding.read(text, situation, now=turn.now, spent_this_month=spent)
        turn.use = understood.use
        if understood.use is not None:
            MODEL_COST.inc(float(understood.use.cost))
        if understood.fallback:
            MODEL_FALLBACKS.labels(why=understood.fallback).inc()
            if understood.fallback != self._told_fallback:
                self._say(
                    turn, address, text_message(wording.tell(f"fallback.{understood.fallback}", situation.language), tone="muted"),
                    situation.language, name="fallback",
                )  # fmt: skip
        self._told_fallback = understood.fallback
        return understood.reading

    # --- what is done about it ------------------------------------------------------------------------------------------

    async def _act(
        self, turn: Turn, event: MessageReceived, person: Person, text: str, place: Place, reading: Reading
    ) -> None:
        match reading.process:
            case "stop":
                await self._stop(turn, event, person, place, reading)
            case "decide" if place.approval is not None:
                await self._verdict(turn, event, person, place.approval, reading)
            case "quote" if reading.confidence >= SURE:
                await self._quote(turn, event, person, text, place, reading)
            case _ if place.question is not None and self._answers(place, reading, text):
                await self._answer(turn, event, person, place, Answer(text=text, by=person.id))
            case _ if place.approval is not None and reading.process == "unknown" and place.same_thread:
                await self._remark(turn, event, person, place.approval, text)
            case _:
                await self._replies.reply(turn, event.address, person, reading, place.case, text)

    def _answers(self, place: Place, reading: Reading, text: str) -> bool:
        """Whether the words answer the open question rather than ask something else."""
        assert place.question is not None
        if read_answer(text, place.question.question.choices) is not None:
            return True
        if reading.process in {"unknown", "smalltalk", "quote", "decide"}:
            # Beside the thread, only what fits the question is taken for its answer.
            return place.same_thread
        return False

    async def _answer(self, turn: Turn, event: MessageReceived, person: Person, place: Place, answer: Answer) -> None:
        assert place.case is not None and place.question is not None
        question = place.question
        turn.first.append(lambda c: self._questions.answered(c, question, answer, person, turn.now, turn.outgoing))
        turn.entries.append(
            LedgerEntry(
                place.case.id, person.id, "answered", question.question.code, {"text": (answer.text or "")[:2000]}
            )
        )
        await self._turns.resume_case(turn, place.case, question.interrupt_id, answer_to_json(answer), person.id)

    async def _verdict(
        self, turn: Turn, event: MessageReceived, person: Person, approval: ApprovalRow, reading: Reading
    ) -> None:
        """The typed fall-back of the buttons: the same function, the same checks, its own transaction. Run again after
        a crash it finds its own decision and changes nothing."""
        turn.outcome["case"] = approval.case_id
        receipt = await self._approvals.typed(
            approval.id, str(reading.brief.get("verb", "")), str(reading.brief.get("note", "")), person, event
        )
        if receipt.note is not None:
            self._say(turn, event.address, receipt.note, person.language, case_id=approval.case_id)

    async def _remark(
        self, turn: Turn, event: MessageReceived, person: Person, approval: ApprovalRow, text: str
    ) -> None:
        """Words in a thread that waits for a decision, and which are no decision: information for the approver."""
        turn.outcome["case"] = approval.case_id
        receipt = await self._approvals.remark(approval.id, person, text, event)
        if receipt.note is not None:
            self._say(turn, event.address, receipt.note, person.language, case_id=approval.case_id)

    async def _stop(self, turn: Turn, event: MessageReceived, person: Person, place: Place, reading: Reading) -> None:
        if place.case is None:
            self._say(
                turn, event.address, text_message(wording.tell("nothing_to_stop", reading.language)), reading.language
            )
            return
        brief = {"process": "stop", "brief": {}}
        if place.question is not None:
            await self._answer(turn, event, person, place, Answer(text="stop", brief=brief, by=person.id))
        elif place.approval is not None:
            await self._withdraw(turn, person, place, Decision("recall", by=[person.id], brief=brief), "recalled")
        elif place.case.state in {"working", "scheduled"}:
            await self._halt(turn, place.case, person)
        else:
            self._say(
                turn, event.address, text_message(wording.tell("nothing_to_stop", reading.language)), reading.language
            )

    async def _withdraw(self, turn: Turn, person: Person, place: Place, decision: Decision, state: str) -> None:
        """Takes a waiting approval back and goes on with the case in the same transaction."""
        assert place.case is not None and place.approval is not None
        approval = place.approval
        turn.openers.append(lambda c: self._approvals.withdraw(c, approval, state, person, turn.now))
        await self._turns.resume_case(turn, place.case, approval.interrupt_id, decision_to_json(decision), person.id)

    async def _halt(self, turn: Turn, case: CaseRow, person: Person) -> None:
        """Stops a case whose effects have not left yet; what has left is said."""
        waiting = [wait.key for wait in case.waits if wait.kind == "effect"]
        turn.first.extend(_withdrawal(key, turn) for key in waiting)
        turn.case = replace(case, state="refused", waits=[], changed_at=turn.now)
        turn.entries.append(LedgerEntry(case.id, person.id, "refused", "stopped", {"effects": waiting}))
        turn.outcome["case"] = case.id
        self._say(
            turn, case.address, text_message(wording.tell("stopped", case.language)), case.language, case_id=case.id
        )

    # --- quotes ---------------------------------------------------------------------------------------------------------

    async def _quote(
        self, turn: Turn, event: MessageReceived, person: Person, text: str, place: Place, reading: Reading
    ) -> None:
        case = place.case
        fresh = isinstance(brief_from_json(reading.brief), QuoteBrief)
        brief = {"process": "quote", "brief": reading.brief}
        if case is not None and place.question is not None and (place.same_thread or not fresh):
            await self._answer(turn, event, person, place, Answer(text=text, brief=brief, by=person.id))
        elif fresh and (case is None or not place.same_thread or not place.approval):
            await self._open(turn, event, person, text, reading)
        elif case is None:
            self._say(
                turn, event.address, text_message(wording.tell("no_quote_here", reading.language)), reading.language
            )
            turn.outcome["status"] = "needs_answer"
        elif place.approval is not None:
            _asked(turn, case.id, person.id, text, reading)
            decision = Decision("supersede", by=[person.id], brief=reading.brief)
            place = replace(place, case=replace(case, asker_id=person.id, contributors=_plus(case, person)))
            await self._withdraw(turn, person, place, decision, "superseded")
        else:
            _asked(turn, case.id, person.id, text, reading)
            turn.first.extend(_withdrawal(wait.key, turn) for wait in case.waits if wait.kind == "effect")
            await self._turns.change_case(turn, case, person, reading.brief)

    async def _open(self, turn: Turn, event: MessageReceived, person: Person, text: str, reading: Reading) -> None:
        _asked(turn, case_id_of(turn.key), person.id, text, reading)
        await self._turns.open_case(
            turn,
            process=reading.process,
            address=event.address,
            asker=person,
            language=reading.language,
            brief=reading.brief,
        )

    # --- details --------------------------------------------------------------------------------------------------------

    async def _text_of(self, event: MessageReceived) -> tuple[str, list[str]]:
        """The words of a message with those of its readable files, and the names of the files that cannot be read."""
        parts, unread = [event.text], list[str]()
        for ref in event.files:
            kept = await self._database.read(lambda c, ref=ref: files.read(c, ref.id))
            content = decoded(kept[1]) if kept is not None and ref.media_type in READABLE else None
            if content is None:
                unread.append(ref.name)
            else:
                parts.append(content)
        return "\n".join(part for part in parts if part.strip()), unread

    def _say(
        self, turn: Turn, address: Address, message: Message, language: str, *, name: str = "reply", case_id: str | None = None
    ) -> None:  # fmt: skip
        key = f"{case_id_of(turn.key)}.{name}"
        turn.outgoing.append(post_row(key, address, message, language=language, case_id=case_id))


def decoded(body: bytes) -> str | None:
    """A text file's content, or None when it is not text."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in text else text
    return None


def _unusable(text: str, unread: list[str], language: str) -> Message | None:
    """What to say of a message that cannot be read at all, or None."""
    if not text.strip():
        name = "unreadable_files" if unread else "empty"
        return text_message(wording.tell(name, language, names=", ".join(unread)))
    if len(text) > LONGEST_TEXT:
        return text_message(wording.tell("too_long", language))
    odd = sum(1 for character in text[:2000] if character < " " and character not in "\n\r\t")
    if "\x00" in text or odd > 0.05 * min(len(text), 2000):
        return text_message(wording.tell("binary", language))
    return None


def _asked(turn: Turn, case_id: str, person_id: str, text: str, reading: Reading) -> None:
    """The request, as the ledger keeps it: the words, and what was understood of them."""
    why = {"brief": reading.brief, "source": reading.source, "confidence": f"{reading.confidence:.2f}"}
    turn.entries.append(LedgerEntry(case_id, person_id, "asked", text[:2000], why))


def _withdrawal(key: str, turn: Turn) -> Callable[[Connection], bool]:
    """An effect that has not been tried yet is taken back; one on its way fences the turn, which is run again after."""
    return lambda c: outbox.withdraw(c, key, turn.now)


def _plus(case: CaseRow, person: Person) -> list[str]:
    ids = [*case.contributors, case.asker_id or "", person.id]
    return sorted({item for item in ids if item})
