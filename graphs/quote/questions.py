"""The one clear question about a gap, with its buttons."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from graphs.ask import Choice, Question, Reason
from graphs.message import Block, Message, Text
from graphs.quote import reasons as because
from graphs.quote.figures import quantity
from graphs.quote.policy import number
from graphs.quote.state import Gap, Wish
from graphs.quote.wording import tell

_WITH_OTHER = frozenset({"customer_which", "unknown_customer", "product_which", "unknown_product"})
_NUMERIC = frozenset({"quantity_absurd", "quantity_fraction", "quantity_large"})


def question(gap: Gap, wish: Wish, language: str) -> Question:
    shown = _in_language(gap, language)
    key = f"ask.{gap.code}" + (".near" if gap.choices and gap.code.startswith("unknown_") else "")
    text = tell(language, key, text=shown.text, found=gap.found, unit=gap.unit or tell(language, "unit.piece"))
    if gap.misheard:
        text = tell(language, "ask.misheard", text=gap.misheard) + text
    blocks: list[Block] = [Text(text)]
    if wish.not_understood and gap.code != "left_over":
        left = ", ".join(wish.not_understood)[:200]
        blocks.append(Text(tell(language, "value.not_understood", text=left), tone="muted"))
    return Question(
        code=gap.code,
        message=Message(summary=text, blocks=blocks),
        choices=_choices(shown, wish, language),
        reasons=gap_reasons(gap),
    )


def gap_reasons(gap: Gap | None) -> list[Reason]:
    """The exception a gap is, when it is one."""
    if gap is None:
        return []
    if gap.code in {"unknown_customer", "customer_name"}:
        return [because.customer_not_found(gap.text)]
    return [because.product_not_found(gap.text)] if gap.code == "unknown_product" else []


def _in_language(gap: Gap, language: str) -> Gap:
    """Numbers as the reader writes them."""
    if gap.code not in _NUMERIC:
        return gap
    value = number(gap.text)
    choices = [replace(choice, label=_figure(choice.label, language)) for choice in gap.choices]
    return replace(gap, text=gap.text if value is None else quantity(value, language), choices=choices)


def _figure(text: str, language: str) -> str:
    value: Decimal | None = number(text)
    return text if value is None else quantity(value, language)


def _choices(gap: Gap, wish: Wish, language: str) -> list[Choice]:
    choices = list(gap.choices)
    if gap.code == "quantity_large":
        return [Choice("yes", tell(language, "choice.yes", text=gap.text))]
    if gap.code == "left_over":
        return [Choice("yes", tell(language, "choice.ignore"))]
    if gap.code in _WITH_OTHER and choices:
        choices.append(Choice("other", tell(language, "choice.other")))
    if gap.code in ("product_which", "unknown_product") and len(wish.lines) > 1:
        choices.append(Choice("drop", tell(language, "choice.drop")))
    if gap.code == "line_which":
        choices.append(Choice("none", tell(language, "choice.none")))
    if gap.code == "discount_absurd":
        choices.append(Choice("none", tell(language, "choice.no_discount")))
    return choices
