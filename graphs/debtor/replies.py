"""What a brief or an answer makes of what is known so far. Pure. An answer that cannot be used is said back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, cast

from pydantic import ValidationError

from graphs.ask import Answer, Choice
from graphs.debtor.brief import News, NewsKind, brief_from_json
from graphs.debtor.questions import choices
from graphs.debtor.state import Gap
from graphs.understanding.answers import read_answer
from graphs.understanding.money_words_refs import amounts_in, day_in, invoices_in
from graphs.understanding.reply_words import read_reply
from graphs.understanding.text import excerpt

_YES = re.compile(
    r"\s*(oui|yes|yep|ok|okay|d'accord|exact|exactement|tout à fait|c'est (bien )?(ça|cela)|right|correct|je confirme|"
    r"confirm(é|ed)?)\b",
    re.IGNORECASE,
)
_NO_END = re.compile(
    r"\b(sans (date|fin|limite)|jusqu'à nouvel ordre|indéfiniment|no end|until further notice|indefinitely)\b", re.I
)
_CUSTOMER_GAPS = frozenset({"customer_missing", "customer_which", "unknown_customer"})
_DAYS = frozenset({"day_missing", "day_which", "day_past", "day_far"})
_UNTILS = frozenset({"until_missing", "until_which", "until_past", "until_far"})
_KINDS = frozenset(
    {"paid", "promise", "dispute", "wrong_contact", "absence", "instalments", "insolvency", "hold", "resume"}
)
_LEAD_IN = re.compile(
    r"^(?:non,?\s+)?(?:c['’]est|il s['’]agit de|it['’]s|it is|pour|for|le client|la cliente|the customer)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Taken:
    """`stop`: called off · `nothing`: it means nothing for the reminders · `misheard`: what could not be used."""

    news: News
    confirmed: list[str] = field(default_factory=list[str])
    misheard: str = ""
    stop: bool = False
    nothing: bool = False


def briefed(data: dict[str, Any], before: News | None, confirmed: list[str]) -> Taken:
    """A brief (JSON, with or without the process's name around it); the customer of the case stays unless another one
    is named."""
    name, brief = _unwrapped(data)
    if name == "stop":
        return Taken(before or News("unclear"), confirmed, stop=True)
    try:
        news = brief_from_json(brief)
    except ValidationError:
        news = News("unclear")
    if before is not None and before.customer_id and not news.customer and not news.customer_id:
        news = replace(news, customer_id=before.customer_id, reminder=news.reminder or before.reminder)
    return Taken(news)


def answered(answer: Answer, gap: Gap, news: News, confirmed: list[str], today: date) -> Taken:
    name, brief = _unwrapped(answer.brief or {})
    if name == "stop":
        return Taken(news, confirmed, stop=True)
    offered = choices(gap, "fr")
    text = (answer.text or "").strip()[:2_000]
    value = answer.choice if answer.choice is not None else _chosen(text, gap)
    if value is not None and value in {choice.value for choice in offered}:
        return _with_choice(value, gap, news, confirmed, today)
    if brief and name not in ("", "stop") and gap.code not in _CUSTOMER_GAPS:
        taken = briefed({"process": name, "brief": brief}, news, confirmed)
        if taken.news.kind != "unclear":
            return taken
    return _with_words(text, gap, news, confirmed, today)


def _unwrapped(data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    if "process" not in data:
        return "", data
    return str(data["process"]), data.get("brief") or {}


def _chosen(text: str, gap: Gap) -> str | None:
    """Typed instead of clicked, in either language."""
    if gap.code in ("day_far", "until_far", "other_reasons") and _YES.match(text):
        return "end_all" if gap.code == "other_reasons" else "yes"
    if gap.code in _DAYS | _UNTILS and any(letter.isdigit() for letter in text):
        return None
    for language in ("fr", "en"):
        value = read_answer(text, _texts(gap, language))
        if value is not None:
            return value
    return None


def _texts(gap: Gap, language: str) -> list[Choice]:
    return choices(gap, language)


def _with_choice(value: str, gap: Gap, news: News, confirmed: list[str], today: date) -> Taken:
    kind, _, rest = value.partition(":")
    match kind:
        case "customer":
            return Taken(replace(news, customer_id=rest), confirmed)
        case "invoice":
            others = [written for written in news.invoices if excerpt(written, 40) != gap.text]
            return Taken(replace(news, invoices=[*others, rest]), confirmed)
        case "kind":
            if rest == "nothing":
                return Taken(news, confirmed, nothing=True)
            chosen = cast("NewsKind", rest)
            return Taken(replace(news, kind=chosen, confidence=1.0, readings=[]), confirmed)
        case "day":
            return Taken(_dated(news, gap, date.fromisoformat(rest)), confirmed)
        case "days":
            return Taken(_dated(news, gap, today + timedelta(days=int(rest))), confirmed)
        case "nothing":
            return Taken(news, confirmed, nothing=True)
        case _:
            return _confirmed(value, gap, news, confirmed)


def _confirmed(value: str, gap: Gap, news: News, confirmed: list[str]) -> Taken:
    match gap.code, value:
        case (("day_far" | "until_far"), "yes"):
            return Taken(news, [*confirmed, f"far:{gap.text}"])
        case "day_far", _:
            return Taken(replace(news, day="", day_said=""), confirmed)
        case "until_far", _:
            return Taken(replace(news, until="", day_said=" "), confirmed)
        case "amount_over", "all":
            return Taken(replace(news, amount=""), confirmed)
        case "amount_over", _:
            return Taken(news, [*confirmed, "amount"])
        case "not_booked", "dispute":
            return Taken(replace(news, kind="dispute"), confirmed)
        case "unknown_invoice", _:
            return Taken(
                replace(news, invoices=[one for one in news.invoices if excerpt(one, 40) != gap.text]), confirmed
            )
        case _:
            return Taken(news, [*confirmed, value])


def _dated(news: News, gap: Gap, day: date) -> News:
    if gap.code in _UNTILS:
        return replace(news, until=day.isoformat(), day_said="")
    return replace(news, day=day.isoformat(), day_said="")


def _with_words(text: str, gap: Gap, news: News, confirmed: list[str], today: date) -> Taken:
    misheard = Taken(news, confirmed, misheard=excerpt(text, 80))
    if gap.code in _CUSTOMER_GAPS:
        name = _LEAD_IN.sub("", text).strip(" .!")
        return Taken(replace(news, customer=excerpt(name, 200)), confirmed) if name else misheard
    if gap.code in _DAYS | _UNTILS:
        if gap.code in _UNTILS and news.kind == "hold" and _NO_END.search(text):
            return Taken(replace(news, until="", day_said=""), confirmed)
        said = day_in(text, today)
        if said is None:
            return misheard
        if said.day is not None:
            return Taken(_dated(news, gap, said.day), confirmed)
        if len(said.readings) > 1:
            return Taken(replace(news, day="", until="", day_said=text), confirmed)
        return misheard
    if gap.code == "amount_over" and (
        amounts := amounts_in(text if "€" in text or "eur" in text.lower() else f"{text} €")
    ):
        return Taken(replace(news, amount=amounts[0]), confirmed)
    if gap.code in ("invoice_which", "unknown_invoice"):
        numbers = invoices_in(text) or invoices_in(f"facture {text}")
        others = [written for written in news.invoices if excerpt(written, 40) != gap.text]
        return Taken(replace(news, invoices=[*others, *numbers]), confirmed) if numbers else misheard
    return _other_kind(text, gap, news, confirmed, today, misheard)


def _other_kind(text: str, gap: Gap, news: News, confirmed: list[str], today: date, misheard: Taken) -> Taken:
    """ "Il a payé" answers which of several things was meant, in words of one's own."""
    if gap.code not in ("unclear", "not_booked"):
        return misheard
    heard = read_reply(text, today=today, language="", automatic=False)
    if heard.kind == "unclear":
        return misheard
    kept = replace(
        news,
        kind=heard.kind,
        day=heard.day or news.day,
        day_said=heard.day_said,
        amount=heard.amount or news.amount,
        until=heard.until or news.until,
        contact=heard.contact or news.contact,
        readings=[],
    )
    return Taken(kept, confirmed)
