"""What an answer to a question makes of the wish. Pure. One that cannot be used is said back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from graphs.ask import Answer, Choice
from graphs.quote.brief import QuoteBrief, QuoteChange, brief_from_json
from graphs.quote.figures import typed
from graphs.quote.policy import percentage, possible_discount
from graphs.quote.questions import question
from graphs.quote.resolve import changed, with_address
from graphs.quote.state import Gap, Wish, WishedLine
from graphs.quote.units import pack_in
from graphs.quote.wishes import applied, change_from_json, changes_to_json, wish_of, with_quantity
from graphs.understanding.answers import read_answer, read_quantity
from graphs.understanding.finding import Finder
from graphs.understanding.written import EMAIL, clip
from integrations.books.port import NewCustomer

CUSTOMER_GAPS = frozenset({"customer_missing", "customer_which", "unknown_customer", "customer_name", "customer_email"})

_NUMERIC = frozenset(
    {"quantity_missing", "quantity_absurd", "quantity_fraction", "quantity_large", "pack_size", "discount_absurd"}
)
_LONGEST = 2_000
_YES = re.compile(
    r"\s*(oui|yes|yep|ok|okay|d'accord|exact|exactement|tout à fait|c'est (bien )?(ça|cela)|right|correct|"
    r"je confirme|confirm(é|ed)?)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(non,?\s+)?(c['’]est|il s['’]agit de|it['’]s|it is|for|pour|plutôt|au nom de|le client|la cliente|"
    r"the customer)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heard:
    """`changes` are still to be applied; `misheard` is what could not be used; `stop`: the person calls it off."""

    wish: Wish
    changes: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    misheard: str = ""
    stop: bool = False


def requested(request: dict[str, Any], before: Wish | None) -> Heard:
    """A brief (JSON, with or without the process's name around it) on top of what was wished before."""
    name, data = _unwrapped(request)
    if name == "stop":
        return Heard(before or Wish(), stop=True)
    match brief_from_json(data):
        case QuoteBrief() as brief:
            return Heard(wish_of(brief, before))
        case QuoteChange(changes, not_understood):
            wish = replace(before or Wish(), not_understood=not_understood)
            return Heard(wish, changes_to_json(changes))


def answered(
    answer: Answer, gap: Gap, wish: Wish, changes: list[dict[str, Any]], finder: Finder, language: str
) -> Heard:
    """The answer to the question about `gap`; `changes` are those not applied yet."""
    answer = replace(answer, text=None if answer.text is None else answer.text[:_LONGEST])
    choices = question(gap, wish, language).choices
    value = answer.choice if answer.choice is not None else _choice_in(answer.text or "", gap, choices)
    name, data = _unwrapped(answer.brief)
    if name == "stop":
        return Heard(wish, stop=True)
    if value is not None and value in {choice.value for choice in choices}:
        return _chosen(value, gap, wish, changes, finder)
    address = gap.code in CUSTOMER_GAPS and EMAIL.search(answer.text or "") is not None
    if name == "quote" and data and not address:
        return _briefed(data, gap, wish)
    return _written((answer.text or "").strip(), gap, wish, changes, finder, language)


def _choice_in(text: str, gap: Gap, choices: list[Choice]) -> str | None:
    """ "2" is the second of some names, but two of a product."""
    if not choices or (gap.code in _NUMERIC and read_quantity(text) is not None):
        return None
    if gap.code in {"quantity_large", "left_over"} and _YES.match(text):
        return "yes"
    return read_answer(text, choices)


def _unwrapped(brief: dict[str, Any] | None) -> tuple[str, dict[str, Any]]:
    if not brief:
        return "", {}
    if "process" not in brief:
        return "quote", brief
    return str(brief["process"]), brief.get("brief") or {}


def _chosen(value: str, gap: Gap, wish: Wish, changes: list[dict[str, Any]], finder: Finder) -> Heard:
    if gap.code == "left_over":
        return Heard(replace(wish, not_understood=[]), changes)
    kind, _, rest = value.partition(":")
    match kind:
        case "customer":
            found = finder.by_id.get(rest)
            name = found.name if found is not None else wish.customer_name
            return Heard(replace(wish, customer_id=rest, customer_name=name), changes)
        case "product":
            return Heard(_line_set(wish, gap, replace(wish.lines[gap.line], sku=rest)), changes)
        case "quantity":
            return Heard(_line_set(wish, gap, with_quantity(wish.lines[gap.line], rest, "")), changes)
        case "line":
            return _line_chosen(int(rest), wish, changes)
        case "yes":
            return Heard(_line_set(wish, gap, replace(wish.lines[gap.line], confirmed=True)), changes)
        case "drop":
            return Heard(replace(wish, lines=[line for at, line in enumerate(wish.lines) if at != gap.line]), changes)
        case "none":
            return _none(gap, wish, changes)
        case _:
            return Heard(_forgotten(gap, wish), changes)


def _line_chosen(index: int, wish: Wish, changes: list[dict[str, Any]]) -> Heard:
    """The first of the changes is about that line."""
    return Heard(applied(wish, change_from_json(changes[0]), index), changes[1:])


def _none(gap: Gap, wish: Wish, changes: list[dict[str, Any]]) -> Heard:
    if gap.code == "line_which":
        return Heard(wish, changes[1:])
    if gap.line >= 0:
        return Heard(_line_set(wish, gap, replace(wish.lines[gap.line], discount=None)), changes)
    return Heard(replace(wish, discount=None), changes)


def _forgotten(gap: Gap, wish: Wish) -> Wish:
    """ "Another one": what was written is dropped, so that it is asked for anew."""
    if gap.line >= 0:
        return _line_set(wish, gap, replace(wish.lines[gap.line], text="", sku="", name=""))
    return replace(wish, customer_text="", customer_id="", customer_name="")


def _briefed(data: dict[str, Any], gap: Gap, wish: Wish) -> Heard:
    """A brief as an answer: changes to what is wished, or (one line, no customer) the line that was asked about."""
    heard = requested(data, wish)
    brief = brief_from_json(data)
    if not isinstance(brief, QuoteBrief):
        return heard
    said = [line for line in brief.lines if line.text.strip() or line.quantity is not None]
    if brief.customer is None and len(said) == 1 and 0 <= gap.line < len(wish.lines):
        only, line = said[0], wish.lines[gap.line]
        if only.text.strip() and gap.code in ("product_which", "unknown_product"):
            line = replace(line, text=only.text.strip(), sku="", name="")
        if only.quantity is not None:
            line = with_quantity(line, only.quantity, only.pack)
        return Heard(_line_set(wish, gap, line))
    return heard


def _written(text: str, gap: Gap, wish: Wish, changes: list[dict[str, Any]], finder: Finder, language: str) -> Heard:
    if not text:
        return Heard(wish, changes, misheard="…")
    match gap.code:
        case "customer_missing" | "customer_which" | "unknown_customer":
            return Heard(_customer_written(text, gap, wish, finder, language), changes)
        case "customer_name":
            new = wish.new_customer or NewCustomer("", "", language)
            return Heard(replace(wish, new_customer=replace(new, name=clip(text))), changes)
        case "customer_email":
            email = EMAIL.search(text)
            return Heard(replace(wish, email=email[0]), changes) if email else Heard(wish, changes, clip(text))
        case "lines_missing":
            return Heard(replace(wish, lines=[*wish.lines, WishedLine(clip(text))]), changes)
        case "product_which" | "unknown_product":
            return Heard(_line_set(wish, gap, _product_written(text, gap, wish.lines[gap.line], finder)), changes)
        case "line_which":
            return Heard(wish, [{**changes[0], "text": clip(text)}, *changes[1:]], misheard=clip(text))
        case "left_over":
            return Heard(wish, changes, misheard=clip(text))
        case "discount_absurd":
            return _discount_written(text, gap, wish, changes)
        case _:
            return _quantity_written(text, gap, wish, changes)


def _customer_written(text: str, gap: Gap, wish: Wish, finder: Finder, language: str) -> Wish:
    """One of those proposed, another name, or an address: a customer of the books, or else a new one."""
    if EMAIL.search(text) is not None:
        return with_address(wish, text, finder, language)
    while (shorter := _LEAD_IN.sub("", text)) != text:
        text = shorter
    proposed = _values(gap, "customer:")
    for words in (text, f"{gap.text} {text}"):
        found = finder.customers(words, proposed).one if proposed else None
        if found is not None:
            return replace(wish, customer_id=found.id, customer_name=found.name, new_customer=None)
    return replace(wish, customer_text=clip(text), customer_id="", customer_name="", new_customer=None)


def _product_written(text: str, gap: Gap, line: WishedLine, finder: Finder) -> WishedLine:
    """One of those proposed (the words may only say what sets it apart), or another product."""
    proposed = _values(gap, "product:")
    for words in (text, f"{gap.text} {text}"):
        found = finder.products(words, proposed).one if proposed else None
        if found is not None:
            return replace(line, sku=found.sku, name=found.name)
    return replace(line, text=clip(text), sku="", name="")


def _values(gap: Gap, prefix: str) -> list[str]:
    return [choice.value.removeprefix(prefix) for choice in gap.choices if choice.value.startswith(prefix)]


def _quantity_written(text: str, gap: Gap, wish: Wish, changes: list[dict[str, Any]]) -> Heard:
    quantity = read_quantity(text)
    if quantity is None:
        return Heard(wish, changes, misheard=clip(text))
    line = wish.lines[gap.line]
    if gap.code != "pack_size":
        return Heard(_line_set(wish, gap, with_quantity(line, typed(quantity), pack_in(text))), changes)
    if quantity <= 0 or line.quantity is None:
        return Heard(wish, changes, misheard=clip(text))
    return Heard(_line_set(wish, gap, replace(line, quantity=line.quantity * quantity, pack="")), changes)


def _discount_written(text: str, gap: Gap, wish: Wish, changes: list[dict[str, Any]]) -> Heard:
    quantity = read_quantity(text.replace("%", " "))
    percent = percentage(typed(quantity)) if quantity is not None else None
    if percent is None or not possible_discount(percent):
        return Heard(wish, changes, misheard=clip(text))
    if gap.line >= 0:
        return Heard(_line_set(wish, gap, replace(wish.lines[gap.line], discount=percent)), changes)
    return Heard(replace(wish, discount=percent or None), changes)


def _line_set(wish: Wish, gap: Gap, line: WishedLine) -> Wish:
    return replace(wish, lines=[line if at == gap.line else old for at, old in enumerate(wish.lines)])


def next_change(heard: Heard, finder: Finder) -> tuple[Heard, Gap | None]:
    """Applies the changes one after the other, up to one that cannot be placed."""
    wish, changes = heard.wish, heard.changes
    while changes:
        wish, gap = changed(wish, change_from_json(changes[0]), finder)
        if gap is not None:
            return replace(heard, wish=wish, changes=changes), gap
        changes = changes[1:]
    return replace(heard, wish=wish, changes=[]), None
