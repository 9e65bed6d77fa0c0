"""Stages what goes out: the quote to the books, the PDF and the mail to the customer; and says how it ended."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from langgraph.runtime import Runtime
from pydantic import TypeAdapter

from graphs import gate
from graphs.ask import EffectOutcome, decision_from_json, outcome_from_json
from graphs.context import Context
from graphs.message import FileRef
from graphs.quote import cards
from graphs.quote.figures import amount_fact
from graphs.quote.mail import OPINION, compose
from graphs.quote.records import document, file_name, record
from graphs.quote.state import Acting, Decided, Recorded, Rehearsing
from graphs.quote.wording import tell
from integrations.books.port import Company, QuoteRecord, RecordedQuote

_RECORD: TypeAdapter[QuoteRecord] = TypeAdapter(QuoteRecord)
_RECORDED: TypeAdapter[RecordedQuote] = TypeAdapter(RecordedQuote)


async def send(state: Acting, runtime: Runtime[Context]) -> dict[str, Any]:
    """The quote has its number (or already had one): print it and mail it."""
    context, draft = runtime.context, state["draft"]
    outcome = outcome_from_json(state["outcome"] or {"ok": True})
    if not outcome.ok:
        return _failed(draft, outcome, context)
    latest, wish, permit = state.get("latest"), state["wish"], _permit(state)
    changes: dict[str, Any] = {}
    if not draft.number:
        draft = _numbered(draft, outcome)
        wish = replace(wish, customer_id=draft.offer.party.id, new_customer=None)
        # The time to take it back was before the books numbered it.
        permit = gate.approved(permit.by)
        changes = {"latest": draft, "previous": latest, "wish": wish}
    await context.progress(tell(context.language, "doing.document"))
    ref, mail = await _printed(draft, state["company"], context, opinion=OPINION)
    if context.ask_customers:
        mail["opinion"] = {"mark": OPINION, "case": context.case_id, "language": draft.offer.party.language}
    # It looks again as it leaves: a complaint may have come since.
    mail |= {"customer_id": draft.offer.party.id, "seen": sorted({reason.code for reason in draft.accepted})}
    key = context.effect("mail", "mail", {**mail, "marks_quote": draft.number}, permit=permit, awaited=True)
    context.record("effect", "mail", key=key, to=mail["to"], subject=mail["subject"], **_at_stake(draft))
    return {
        **changes,
        "draft": draft,
        "document": ref,
        "waiting": key,
        "outcome": None,
        "reasons": [],
        "go": "await_mail",
    }


async def conclude(state: Acting, runtime: Runtime[Context]) -> dict[str, Any]:
    context, draft = runtime.context, state["draft"]
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        return _failed(draft, outcome, context)
    if outcome.result.get("sent") is False:
        return _held(draft, str(outcome.result.get("why") or "complaint"), context)
    quote = replace(draft, sent_to=draft.offer.party.email)
    if not outcome.result.get("marked"):
        # The mail is away but the books could not be told in the same breath: that is retried by itself.
        permit = gate.approved(_permit(state).by)
        context.effect("books.mark_quote_sent", "mark_quote_sent", {"number": quote.number}, permit=permit)
    wish = state["wish"]
    context.say(cards.sent(quote, state.get("previous"), state.get("document"), wish, context.language), name="sent")
    return {
        "latest": quote,
        "draft": None,
        "outcome": None,
        "wish": replace(wish, not_understood=[]),
        "ending": "done",
        "go": "end",
    }


async def rehearse(state: Rehearsing, runtime: Runtime[Context]) -> dict[str, Any]:
    """Shadow: stages what would have been done, for the record only, and tells it."""
    context, draft, would = runtime.context, state["draft"], state["would"]
    ref: FileRef | None = None
    if isinstance(would, gate.Act):
        context.rehearse("books.record_quote", "record_quote", _record_payload(draft))
        number = tell(draft.offer.party.language, "file.draft")
        link = f"({tell(draft.offer.party.language, 'value.opinion_later')})"
        ref, mail = await _printed(replace(draft, number=number), state["company"], context, opinion=link)
        context.rehearse("mail", "mail", mail)
    context.say(cards.rehearsed(would, draft.offer, ref, state["wish"], context.language), name="shadow")
    return {"draft": None, "would": None, "ending": "done"}


async def close(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Refused, expired or recalled: said, kept on record; the case can still be changed."""
    context, decision = runtime.context, decision_from_json(state["decision"])
    context.say(cards.closed(decision, state["offer"], context.language), name="closed")
    context.record("refused", decision.verb, by=decision.by, note=decision.note)
    return {"decision": None, "approval": None, "draft": None, "ending": "refused"}


def stage_record(draft: Recorded, permit: gate.Permit, context: Context) -> dict[str, Any]:
    """Stages the writing of the quote in the books, which gives it its number. Called where the gate lets it go."""
    if permit.undo_minutes:
        # Nobody has seen it yet: what is about to leave stands beside the time there is to take it back.
        context.say(cards.leaving(draft.offer, context.language), name="leaving")
    key = context.effect("books.record_quote", "record_quote", _record_payload(draft), permit=permit, awaited=True)
    context.record("effect", "books.record_quote", key=key, **_at_stake(draft))
    return {"draft": draft, "permit": permit, "waiting": key, "reasons": [], "go": "await_record"}


def _permit(state: Acting) -> gate.Permit:
    """A case that has waited since a release without permits was let through all the same."""
    return state.get("permit") or gate.approved(state["draft"].approved_by)


def _held(draft: Recorded, why: str, context: Context) -> dict[str, Any]:
    """Something began to run with the customer before it left: it is weighed again, and a person asked."""
    context.say(cards.held(draft, context.language), name="held")
    context.record("refused", "held", codes=[why], **_at_stake(draft))
    return {"outcome": None, "latest": draft, "go": "price"}


def _failed(draft: Recorded, outcome: EffectOutcome, context: Context) -> dict[str, Any]:
    context.say(cards.failed(draft, outcome, context.language), name="failed")
    return {"outcome": None, "ending": "failed", "go": "end"}


def _numbered(draft: Recorded, outcome: EffectOutcome) -> Recorded:
    """With what the books gave: the number, and the id of a customer they just created."""
    given = _RECORDED.validate_python({name: outcome.result[name] for name in ("number", "version", "customer_id")})
    party = replace(draft.offer.party, id=given.customer_id, new=False)
    return replace(draft, number=given.number, version=given.version, offer=replace(draft.offer, party=party))


async def _printed(
    draft: Recorded, company: Company, context: Context, *, opinion: str
) -> tuple[FileRef, dict[str, Any]]:
    """`opinion` stands for the link that asks the customer, where customers are asked."""
    body = await context.documents.quote_pdf(document(draft, company, context.asker))
    ref = context.keep(file_name(draft), "application/pdf", body)
    asked = opinion if context.ask_customers else ""
    mail = compose(draft.offer, draft.number, draft.replaces, company, context.asker, opinion=asked)
    return ref, {
        "to": draft.offer.party.email.strip(),
        "subject": mail.subject,
        "text": mail.text,
        "attachments": [asdict(ref)],
        "reply_to_id": "",
    }


def _record_payload(draft: Recorded) -> dict[str, Any]:
    return {"quote": _RECORD.dump_python(record(draft), mode="json")}


def _at_stake(draft: Recorded) -> dict[str, Any]:
    return {
        "number": draft.number,
        "customer": draft.offer.party.name,
        "total_excl_vat": amount_fact(draft.offer.total_excl_vat),
        "accepted": [reason.code for reason in draft.accepted],
        "approved_by": draft.approved_by,
    }
