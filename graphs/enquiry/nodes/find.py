"""Takes in a question about products: as far as the products that are meant, or a person to answer it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import answer_from_json
from graphs.context import Context
from graphs.enquiry import cards
from graphs.enquiry.brief import EnquiryBrief, brief_from_json
from graphs.enquiry.policy import resolve
from graphs.enquiry.state import Asked, Gap, Missing
from graphs.enquiry.wording import tell
from graphs.message import text_message
from graphs.understanding.answers import read_answer

_TAKEN: dict[str, Any] = {
    "request": None, "answer": None, "decision": None, "outcome": None, "mail": None, "editors": [], "reasons": [],
    "approval": None,
}  # fmt: skip
"""What this turn brought in is worked: no later run may take it for its own."""


async def find(state: Asked, runtime: Runtime[Context]) -> dict[str, Any]:
    context, given = runtime.context, state["request"]
    brief = brief_from_json(given) if given is not None else state.get("brief") or EnquiryBrief()
    await context.progress(tell(context.language, "doing.find"))
    directory = await context.books.directory()
    known = next((each for each in directory.customers if brief.customer_id and each.id == brief.customer_id), None)
    brief = replace(brief, customer_id=known.id if known is not None else "")
    found = resolve(brief, directory)
    taken = {**_TAKEN, "brief": brief, "customer": known}
    if isinstance(found, Gap):
        return {**taken, "items": [], **handed(found, context)}
    return {**taken, "wanted": found, "gap": None, "go": "weigh"}


def handed(gap: Gap, context: Context) -> dict[str, Any]:
    """A person is asked to answer in our place."""
    context.record("asked", "handed_over", codes=[gap.code], text=gap.text)
    return {"gap": gap, "handed_over": True, "reasons": [], "go": "hand_over"}


async def told(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    """Somebody answers it, or says which product is meant."""
    context, gap, brief = runtime.context, state["gap"], state["brief"]
    answer = answer_from_json(state["answer"] or {})
    choice = answer.choice or read_answer(answer.text or "", gap.choices)
    if choice is not None and any(choice == each.value for each in gap.choices) and gap.place >= 0:
        products = list(brief.products)
        products[gap.place] = choice
        context.record("changed", "product", sku=choice)
        return {"answer": None, "brief": replace(brief, products=products), "handed_over": False, "go": "find"}
    context.say(text_message(tell(context.language, "mine", who=cards.who_of(brief, None))), name="mine")
    context.record("decided", "handed_over", by=[answer.by] if answer.by else [])
    return {"answer": None, "taker": answer.by, "ending": "done", "go": "end"}
