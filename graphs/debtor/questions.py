"""The one clear question about a gap, with its buttons and the words it is about; and the exception that a gap is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphs.ask import Choice, Question, Reason
from graphs.debtor.brief import News
from graphs.debtor.figures import day, money
from graphs.debtor.parts import account_fields, words_block
from graphs.debtor.state import Account, Gap
from graphs.debtor.wording import both, tell
from graphs.message import Block, Message, Text
from graphs.understanding.reply_words_signs import asks_for_copy
from graphs.understanding.reply_words_text import plain_words

_LABEL = 75
_REASONS = {
    "customer_missing": "", "customer_which": "", "unknown_customer": "unknown_customer",
    "invoice_which": "", "unknown_invoice": "unknown_invoice", "unclear": "unclear_reply",
    "day_missing": "promise_day", "day_which": "promise_day", "day_past": "promise_day", "day_far": "promise_day",
    "amount_over": "promise_amount", "not_booked": "payment_not_booked", "other_reasons": "other_reasons",
}  # fmt: skip


def question(gap: Gap, news: News, account: Account | None, today: date, language: str) -> Question:
    name = account.name if account is not None else news.customer
    text = _text(gap, news, account, name, language)
    if gap.misheard:
        text = tell(language, "ask.misheard", text=gap.misheard) + text
    blocks: list[Block] = [Text(text), *words_block(news, name, language)]
    if gap.code == "unclear" and asks_for_copy(plain_words(news.words)):
        blocks.append(Text(tell(language, "hint.copy"), tone="muted"))
    if account is not None:
        blocks += account_fields(account, today, language)
    return Question(
        code=gap.code,
        message=Message(summary=text, blocks=blocks),
        choices=choices(gap, language),
        reasons=gap_reasons(gap),
    )


def _text(gap: Gap, news: News, account: Account | None, name: str, language: str) -> str:
    key = f"ask.{gap.code}"
    values: dict[str, object] = {"text": gap.text, "customer": name or tell(language, "value.this_customer")}
    match gap.code:
        case "unknown_customer" if gap.values:
            key += ".near"
        case "day_past" | "day_far" | "until_past" | "until_far":
            values["text"] = day(date.fromisoformat(gap.text), language)
        case "day_missing" | "until_missing" if gap.text.strip():
            key += ".said"
        case "until_missing" if news.kind == "absence":
            key += ".absence"
        case "amount_over":
            values["text"] = money(Decimal(gap.text), language)
            values["owed"] = money(account.owed if account is not None else Decimal(0), language)
        case "unclear":
            key += ".mail" if news.source == "mail" else ".chat"
        case "other_reasons":
            kinds = list(dict.fromkeys(one.kind for one in account.runs)) if account is not None else []
            values["text"] = ", ".join(tell(language, f"running.{kind}") for kind in kinds if kind != "hold")
        case _:
            pass
    return tell(language, key, **values)


def choices(gap: Gap, language: str) -> list[Choice]:
    return [Choice(value, _label(value, gap, language)) for value in gap.values]


def _label(value: str, gap: Gap, language: str) -> str:
    if value in gap.names:
        line = " ".join(gap.names[value].split())
        return line if len(line) <= _LABEL else line[: _LABEL - 1].rstrip() + "…"
    kind, _, rest = value.partition(":")
    if kind == "day":
        label = day(date.fromisoformat(rest), language)
        return label[:1].upper() + label[1:]
    return tell(
        language, f"choice.{gap.code}.{value}" if kind not in ("kind", "days", "nothing") else f"choice.{value}"
    )


def gap_reasons(gap: Gap | None) -> list[Reason]:
    """The exception a gap is, when it is one."""
    code = _REASONS.get(gap.code, "") if gap is not None else ""
    if gap is None or not code:
        return []
    return [Reason(code, both(f"reason.{code}", text=gap.text))]
