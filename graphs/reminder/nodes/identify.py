"""Takes in a brief or an answer, and finds the customer and the invoices that are meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import Answer, answer_from_json, decision_from_json
from graphs.context import Context
from graphs.message import text_message
from graphs.reminder.brief import CustomerBrief, RunBrief, brief_from_json
from graphs.reminder.finding import ALL, CUSTOMER, INVOICE, STOP, found_customer, found_invoices, names_invoice
from graphs.reminder.questions import gap_reasons
from graphs.reminder.reading import LOOKED_BACK
from graphs.reminder.state import Gap, Incoming, Wanted
from graphs.reminder.wording import tell
from graphs.understanding.finding import Finder
from graphs.understanding.written import clip
from integrations.books.port import Invoice

_TAKEN: dict[str, Any] = {"request": None, "answer": None, "decision": None}
"""What this turn brought in is worked: no later run may take it for its own."""


async def identify(state: Incoming, runtime: Runtime[Context]) -> dict[str, Any]:
    context, gap = runtime.context, state["gap"]
    brief = _brief(state)
    if isinstance(brief, RunBrief):
        return {**_TAKEN, "wanted": None, "gap": None, "go": "survey"}
    answer = answer_from_json(state["answer"]) if state["answer"] is not None and gap is not None else None
    if answer is not None and _stops(answer):
        context.record("refused", "stopped by the requester")
        context.say(text_message(tell(context.language, "said.stopped")))
        return {**_TAKEN, "gap": None, "reasons": [], "ending": "refused", "go": "end"}
    wanted = _wanted(brief, state.get("wanted")) if brief is not None else state.get("wanted") or Wanted()
    if brief is not None and wanted.customer_id and not wanted.invoices:
        # The books know who it is: they are read where it is weighed.
        return {**_TAKEN, "wanted": wanted, "gap": None, "reasons": [], "go": "weigh"}
    return {**_TAKEN, **await _found(wanted, answer, gap, context)}


def _stops(answer: Answer) -> bool:
    """The button, or the word."""
    return answer.choice == STOP or bool(answer.brief and answer.brief.get("process") == "stop")


def _brief(state: Incoming) -> CustomerBrief | RunBrief | None:
    decision = state.get("decision")
    data = state["request"] or (decision_from_json(decision).brief if decision else None)
    return brief_from_json(data) if data is not None else None


def _wanted(brief: CustomerBrief, before: Wanted | None) -> Wanted:
    """`before`: whom the thread was about; words that name nobody are about them still."""
    invoices = [text for text in brief.invoices if text.strip()]
    nobody = not (brief.customer.strip() or brief.customer_id or invoices)
    return Wanted(
        customer=brief.customer,
        invoices=invoices,
        customer_id=before.customer_id if nobody and before is not None else brief.customer_id,
        run=brief.run,
        approved_by=list(brief.approved_by),
        level=brief.level,
        total=brief.total,
        waited=brief.waited,
    )


async def _found(wanted: Wanted, answer: Answer | None, gap: Gap | None, context: Context) -> dict[str, Any]:
    await context.progress(tell(context.language, "doing.identify"))
    finder = Finder(await context.books.directory())
    invoices = await _invoices(context) if wanted.invoices or answer is not None else []
    misheard = ""
    if answer is not None and gap is not None:
        wanted, misheard = _answered(wanted, answer, gap, invoices)
    wanted, missing = found_customer(wanted, finder, invoices)
    if missing is None:
        theirs = [each for each in invoices if each.customer.id == wanted.customer_id]
        wanted, missing = found_invoices(wanted, theirs)
    if missing is None:
        return {"wanted": wanted, "gap": None, "reasons": [], "go": "weigh"}
    if misheard:
        missing = replace(missing, misheard=misheard)
    context.record("asked", missing.code, text=missing.text, choices=[choice.value for choice in missing.choices])
    return {"wanted": wanted, "gap": missing, "reasons": gap_reasons(missing), "go": "ask_customer"}


async def _invoices(context: Context) -> list[Invoice]:
    past = await context.books.past_invoices(context.today - LOOKED_BACK)
    open_ = await context.books.open_invoices()
    return list({each.number: each for each in (*past, *open_)}.values())


def _answered(wanted: Wanted, answer: Answer, gap: Gap, invoices: list[Invoice]) -> tuple[Wanted, str]:
    """What the answer makes of it, and what of it could not be used."""
    choice, text = answer.choice or "", (answer.text or "").strip()
    if choice == ALL:
        return replace(wanted, invoices=[], numbers=[]), ""
    if choice.startswith(CUSTOMER):
        return replace(wanted, customer_id=choice.removeprefix(CUSTOMER)), ""
    if choice.startswith(INVOICE):
        return _with_invoice(wanted, gap, choice.removeprefix(INVOICE)), ""
    if answer.brief is not None:
        said = _said(answer.brief)
        if said is not None:
            return replace(wanted, **said), ""
    if not text:
        return wanted, "…"
    about_invoice = gap.code in ("unknown_invoice", "invoice_which")
    if names_invoice(text, invoices):
        return _with_invoice(wanted, gap, text), ""
    if about_invoice and wanted.customer_id:
        return wanted, clip(text)
    return replace(wanted, customer=clip(text), invoices=[] if about_invoice else wanted.invoices), ""


def _with_invoice(wanted: Wanted, gap: Gap, number: str) -> Wanted:
    """Instead of the one that was not found; without a customer it tells who it is, too."""
    if not wanted.customer_id:
        return replace(wanted, customer="", invoices=[number])
    others = [text for text in wanted.invoices if clip(text) != gap.text]
    return replace(wanted, invoices=[*others, number])


def _said(data: dict[str, Any]) -> dict[str, Any] | None:
    """What a brief as an answer says of whom and what; None when it says neither."""
    try:
        brief = brief_from_json(data)
    except ValueError:
        return None
    if not isinstance(brief, CustomerBrief) or not (brief.customer.strip() or brief.customer_id or brief.invoices):
        return None
    named = brief.customer.strip() or brief.customer_id
    said: dict[str, Any] = {"customer": brief.customer, "customer_id": brief.customer_id} if named else {}
    return {**said, "invoices": list(brief.invoices)} if brief.invoices else said
