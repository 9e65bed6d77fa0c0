"""What every received mail needs: the thread where it is worked, the case that is opened, the hand-over to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from bot import standings
from bot.complaints import opening
from bot.complaints.opening import Angry
from bot.mailroom import posting
from bot.mailroom import wording as words
from bot.mailroom.arrival import Arrival
from bot.staging import OUTSIDE, case_id_of, outsider
from bot.store.database import Connection, StoreUnavailable
from bot.store.ledger import LedgerEntry
from bot.turn import Fenced, Turn
from bot.turns import Turns
from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.brief import brief_to_json as complaint_to_json
from graphs.complaint.port import Exchanges
from graphs.message import Address
from graphs.standing import Standing


@dataclass(frozen=True)
class MailDesk:
    """`place` is where mails are worked that belong to no thread yet, `alerts` where complaints are."""

    turns: Turns
    exchanges: Exchanges
    place: Address
    alerts: Address
    language: str
    time_zone: str

    def thread(self, turn: Turn, arrival: Arrival, above: Sequence[str], at: Address | None = None) -> Address:
        """Posts the mail under those sentences, with what is doubtful about it: in a channel as the root of a thread,
        else in the thread given. Returns where it is worked."""
        place = at or self.place
        key = posting.announce(turn, place, [*above, *self.warnings(arrival)], arrival, self.language)
        return place if place.thread else replace(place, thread=key)

    def warnings(self, arrival: Arrival) -> list[str]:
        return [
            words.tell(
                f"doubt.{doubt}",
                self.language,
                address=arrival.mail.sender_address,
                reply_to=arrival.mail.reply_to,
            )
            for doubt in arrival.sorted.doubts
        ]

    async def open(
        self, turn: Turn, arrival: Arrival, process: str, brief: dict[str, Any], address: Address, language: str = ""
    ) -> None:
        """Opens the case; nobody of the company asked for it."""
        answered = arrival.answered
        why = {
            "from": arrival.mail.sender_address,
            "known_customer": arrival.customer.id if arrival.customer else "",
            "read_as": arrival.sorted.kind,
            "doubts": list(arrival.sorted.doubts),
            "brief": brief,
            "answers": answered.case.id if answered else "",
        }
        turn.entries.append(LedgerEntry(case_id_of(turn.key), OUTSIDE, "asked", arrival.mail.subject[:500], why))
        turn.outcome.update(process=process)
        await self.turns.open_case(
            turn,
            process=process,
            address=address,
            asker=outsider(language or self.language, self.time_zone),
            language=language or self.language,
            brief=brief,
        )

    def hand_over(self, turn: Turn, arrival: Arrival, saying: str = "", at: Address | None = None) -> None:
        """Before people, who see the mail and why it is theirs."""
        above = saying or words.tell("for_you.other", self.language, who=arrival.who)
        self.thread(turn, arrival, [above], at)
        turn.outcome.update(process="handoff", status="needs_answer", handed_over=True)
        case_id = arrival.answered.case.id if arrival.answered is not None else None
        turn.about = case_id
        why = {"from": arrival.mail.sender_address, "read_as": arrival.sorted.kind, "answers": case_id or ""}
        turn.entries.append(LedgerEntry(case_id, "commis", "handed_over", arrival.mail.subject[:500], why))

    def note_objection(self, turn: Turn, arrival: Arrival) -> None:
        """From now on nothing is sent to that address by itself."""
        since = turn.now.astimezone(ZoneInfo(self.time_zone)).date()
        address = arrival.mail.sender_address
        standing = Standing(address, "objection", since=since, note=arrival.sorted.excerpt, by="commis")

        def note(c: Connection) -> bool:
            standings.put(c, standing, turn.now)
            return True

        turn.first.append(note)

    async def complaint(self, turn: Turn, arrival: Arrival, *, sure: bool) -> None:
        """People are alerted, in the thread of what the mail answers or in one of its own."""
        anger = arrival.sorted.anger
        assert anger is not None
        if arrival.sorted.kind == "opt_out":
            # That it is settled one day does not bring the mails back.
            self.note_objection(turn, arrival)
        customer_id = arrival.customer.id if arrival.customer else ""
        sender = arrival.customer.email if arrival.passed_on and arrival.customer else arrival.mail.sender_address
        running = await self.exchanges.open_complaint(customer_id, sender)
        brief = ComplaintBrief(
            customer=arrival.customer.name if arrival.customer else "",
            customer_id=customer_id,
            sender=sender,
            sender_name="" if arrival.passed_on else arrival.mail.sender_name,
            words=arrival.cut,
            excerpt=anger.excerpt,
            kinds=list(anger.kinds),
            severity=anger.severity,
            sure=sure,
            source="mail",
            mail_id=arrival.mail.message_id,
            subject=arrival.mail.subject,
            again=running,
        )
        said = words.tell("complaint" if sure else "complaint.perhaps", self.language, who=arrival.who)
        at = arrival.answered.case.address if arrival.answered is not None else self.alerts
        address = self.thread(turn, arrival, [said], at)
        try:
            await self.open(turn, arrival, "complaint", complaint_to_json(brief), address)
        except (Fenced, StoreUnavailable):
            raise
        except Exception:
            # Whatever failed and however long it does: they must not be chased meanwhile.
            angry = Angry(customer_id, sender, arrival.who, anger.excerpt)
            await opening.hold_back(self.turns, turn, angry, replace(self.alerts, thread=None), self.language)
            raise
        opening.one_alert(turn)
