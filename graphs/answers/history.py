"""Answers "why?" from the ledger of a case: what was asked, judged, decided and done, in order, each with its reasons.

The `why` of a row is JSON written by many hands over many releases: what is known is said, what is not is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from graphs.answers.figures import decimal, moment, money, percent
from graphs.answers.gate_chain import explained, in_words, limit_in, steps_of
from graphs.answers.history_reminders import planned, waited
from graphs.answers.history_wording import CODES, DEEDS, DONE, EFFECTS, QUESTIONS
from graphs.answers.wording import of, quoted, tell
from graphs.message import Block, Message, Text, text_message

COMMIS = "commis"
OUTSIDE = "outside"

_MOST = 25
_LONGEST = 300


@dataclass(frozen=True)
class Happened:
    """A row of the ledger. `actor` is the person's name, or the ids `commis` and `outside`."""

    kind: str
    what: str
    why: dict[str, Any]
    actor: str
    at: datetime


def why(
    rows: list[Happened],
    language: str,
    *,
    now: datetime,
    zone: str,
    role_label: Callable[[str], str] = str,
    name_of: Callable[[str], str] = str,
) -> Message:
    """The summary answers "why?" in a sentence; the blocks are what happened, oldest first, and then what the gate
    looked at when it judged last. Instants in the time `zone`."""
    chain = _told_once(rows)
    if not chain:
        return text_message(tell(language, "why.none"))
    because = _because(chain, language)
    blocks: list[Block] = [Text(because, tone="strong")]
    if len(chain) > _MOST:
        blocks.append(Text(tell(language, "why.earlier", count=len(chain) - _MOST), tone="muted"))
    judged: Happened | None = None
    for row in chain[-_MOST:]:
        judged = row if row.kind == "judged" else judged
        at, who = moment(row.at, now, zone, language), _who(row.actor, language)
        blocks.append(Text(tell(language, "why.line", at=at, who=who, what=_deed(row, language))))
        details = _details(row, language, role_label, repeats=judged is not None and _repeats(row, judged))
        if details:
            blocks.append(Text(details, tone="muted"))
    judged = next((row for row in reversed(chain) if row.kind == "judged" and steps_of(row.why)), None)
    if judged is not None:
        looks = explained(judged.why, judged.what, language, role_label=role_label, name_of=name_of)
        blocks.append(Text(tell(language, "why.looks"), tone="strong"))
        blocks += [Text(line) for line in looks]
    return Message(because, blocks)


def _told_once(rows: list[Happened]) -> list[Happened]:
    """Without an effect's plan when its outcome is there, and with two rows that say the same made one."""
    settled = {
        name for row in rows if row.kind == "effect" and "ok" in row.why for name in (row.why.get("key"), _effect(row))
    }
    told: list[Happened] = []
    for row in rows:
        if row.kind == "effect" and "ok" not in row.why and (row.why.get("key") or _effect(row)) in settled:
            continue
        last = told[-1] if told else None
        if (
            last is not None
            and row.kind in ("asked", "judged")
            and (last.kind, last.what, last.actor) == (row.kind, row.what, row.actor)
        ):
            told[-1] = replace(row, why={**last.why, **row.why})
        else:
            told.append(row)
    return told


def _because(chain: list[Happened], language: str) -> str:
    """The last thing that was judged or refused, as a sentence."""
    for row in reversed(chain):
        verdict = "ask" if (row.kind, row.what) == ("asked", "approval") else row.what if row.kind == "judged" else ""
        reasons = ("; " if language == "en" else "\u202f; ").join(_short_reasons(row, chain, language))
        match verdict:
            case "ask":
                return tell(language, "why.because", reasons=reasons) if reasons else _unprompted(chain, language)
            case "refuse" if reasons:
                return tell(language, "why.refused", reasons=reasons)
            case "act":
                return tell(language, "why.acted")
            case "wait" if waited(row.why, language):
                return tell(language, "why.waited", reason=_lowered(waited(row.why, language)))
            case _:
                continue
    return tell(language, "why.chain")


def _short_reasons(row: Happened, chain: list[Happened], language: str) -> list[str]:
    """Where only codes were kept: in the words of the last judgement, when it is about the same."""
    judged = next((each for each in reversed(chain) if each.kind == "judged"), None)
    same = judged is not None and (row is judged or _repeats(row, judged))
    if judged is None or not same or row.why.get("reasons"):
        return _reasons(row.why, language)
    return in_words(row.why.get("codes"), judged.why.get("exceptions"), language) or _reasons(row.why, language)


def _repeats(row: Happened, judged: Happened) -> bool:
    """An approval was asked for the reasons that the judgement before it gave already."""
    codes = _codes_of(row.why)
    return (row.kind, row.what) == ("asked", "approval") and bool(codes) and codes <= _codes_of(judged.why)


def _codes_of(why: dict[str, Any]) -> set[str]:
    items = [item for key in ("reasons", "exceptions", "codes") for item in _list(why.get(key))]
    codes = [cast("dict[str, object]", item).get("code") if isinstance(item, dict) else item for item in items]
    return {_said(code) for code in codes if _said(code)}


def _unprompted(chain: list[Happened], language: str) -> str:
    """It asked though nothing was wrong: above what it may send alone, or as the company wants to see everything."""
    judged = next((row for row in reversed(chain) if row.kind == "judged"), None)
    limit = limit_in(judged.why) if judged is not None else None
    if limit is None:
        return tell(language, "why.always")
    return tell(language, "why.beyond", limit=money(limit, language))


def _who(actor: str, language: str) -> str:
    names = {COMMIS: tell(language, "why.commis"), OUTSIDE: tell(language, "why.outside")}
    return names.get(actor, actor)


def _effect(row: Happened) -> str:
    return row.what.removesuffix(" not done").removesuffix(" done")


def _undone(row: Happened) -> bool:
    """It failed, or was left at the last moment as it was not true any more."""
    return row.what.endswith(" not done") or row.why.get("ok") is False or row.why.get("sent") is False


def _deed(row: Happened, language: str) -> str:
    """What was done, in words: the row's own when it is one of ours, its text as a quotation when it is a person's."""
    what = " ".join(row.what.split())[:_LONGEST]
    if row.kind == "effect":
        said = of(EFFECTS, f"{_effect(row)}{' not' if _undone(row) else ''}", language)
        if said:
            return said if "ok" in row.why else tell(language, "why.planned", what=said)
    known = of(DEEDS, f"{row.kind} {what}", language)
    if known:
        return known
    deed = of(DEEDS, row.kind, language) or row.kind
    about = of(QUESTIONS, what, language)
    if about:
        answer = _said(row.why.get("label")) or (_said(row.why.get("text")) if row.kind == "answered" else "")
        said = f"{about}, {quoted(answer[:_LONGEST], language)}" if answer else about
        return tell(language, "why.did", deed=deed, what=said)
    done = of(DONE, what, language) or of(CODES, what, language)
    if done:
        return tell(language, "why.did", deed=deed, what=done)
    return tell(language, "why.did", deed=deed, what=quoted(what, language)) if what and row.actor != COMMIS else deed


def _details(row: Happened, language: str, role_label: Callable[[str], str], *, repeats: bool) -> str:
    why = row.why
    parts: list[str] = []
    reasons = [] if repeats else _reasons(why, language)
    if reasons:
        parts.append(tell(language, "why.reasons", reasons=", ".join(reasons)))
    rules = [_said(rule) for rule in _list(why.get("rules")) or _list([why.get("rule")]) if _said(rule)]
    if rules:
        parts.append(tell(language, "why.rules", rules=", ".join(rules)))
    parts += _figures(why, language)
    parts += planned(why, language) if row.kind == "judged" else []
    if _said(why.get("role")) and row.kind in ("asked", "no_approver"):
        parts.append(tell(language, "why.role", role=role_label(_said(why["role"]))))
    for key in ("number", "to", "note", "detail"):
        if _said(why.get(key)):
            parts.append(tell(language, f"why.{key}", **{key: _said(why[key])}))
    return " · ".join(parts)


def _reasons(why: dict[str, Any], language: str) -> list[str]:
    """Reasons as the gate wrote them (with texts), as exceptions (with what was expected and found), or as codes."""
    given = _list(why.get("reasons")) or _list(why.get("exceptions")) or _list(why.get("codes"))
    said = [_reason(item, language) for item in given]
    return [reason for reason in said if reason]


def _reason(item: object, language: str) -> str:
    if not isinstance(item, dict):
        return of(CODES, _said(item), language) or _said(item)
    fields = cast("dict[str, object]", item)
    code = _said(fields.get("code"))
    reason = _in_language(fields.get("text"), language) or of(CODES, code, language) or code
    expected, found = (_in_language(fields.get(key), language) for key in ("expected", "found"))
    if reason and expected and found:
        return tell(language, "why.expected_found", reason=reason.rstrip("."), expected=expected, found=found)
    return reason.rstrip(".")


def _figures(why: dict[str, Any], language: str) -> list[str]:
    parts: list[str] = []
    for key in ("limit", "found"):
        said = _said(why.get(key))
        of_role = decimal(said) if key == "limit" and why.get("as_role") else None  # what a role may decide, in euros
        if said:
            parts.append(tell(language, f"why.{key}", **{key: said if of_role is None else money(of_role, language)}))
    amount, total = decimal(why.get("amount")), decimal(why.get("total_excl_vat"))
    if total is not None:
        parts.append(tell(language, "why.total", amount=money(total, language)))
    elif amount is not None:
        parts.append(tell(language, "why.amount", amount=money(amount, language)))
    asked = decimal(why.get("requested_discount_percent"))
    if asked:
        parts.append(tell(language, "why.asked_discount", percent=percent(asked, language)))
    limits = why.get("limits")
    if isinstance(limits, dict):
        known = cast("dict[str, object]", limits)
        discount, most = decimal(known.get("discount_percent")), decimal(known.get("amount"))
        if discount is not None:
            parts.append(tell(language, "why.limit_discount", percent=percent(discount, language)))
        if most is not None:
            parts.append(tell(language, "why.limit_amount", amount=money(most, language)))
    return parts


def _in_language(value: object, language: str) -> str:
    if isinstance(value, dict):
        texts = cast("dict[str, object]", value)
        return _said(texts.get(language) or texts.get("fr") or texts.get("en"))
    return _said(value)


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _said(value: object) -> str:
    """A value as it may be shown: a short text or a number; anything else is left out."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())[:_LONGEST]


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
