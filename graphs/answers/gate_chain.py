"""The gate's chain in plain words: a line for each look it took, in order, with what came of it.

The chain is JSON of the ledger, written by this release or another: what is known is said, the rest is named as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from graphs.answers.figures import decimal, money
from graphs.answers.gate_wording import SAID
from graphs.answers.history_wording import CODES
from graphs.answers.wording import listed, of

Named = Callable[[str], str]

_LONGEST = 120


def chain_lines(
    chain: Sequence[Mapping[str, Any]], language: str, *, role_label: Named = str, name_of: Named = str
) -> list[str]:
    """`role_label` and `name_of` say what ids of roles and people are called."""
    return [_line(step, language, role_label, name_of) for step in chain]


def explained(
    why: Mapping[str, Any], verdict: str, language: str, *, role_label: Named = str, name_of: Named = str
) -> list[str]:
    """A judgement of the ledger: its chain, the rules it used, and its verdict. One of an earlier release, which kept
    no chain, is told by its reasons."""
    lines = chain_lines(steps_of(why), language, role_label=role_label, name_of=name_of)
    if not lines:
        codes = _codes(why.get("codes"), language)
        lines = [_say("exceptions.asks" if codes else "exceptions.passes", language, codes=codes)]
        level = _text(why.get("autonomy"))
        if level:
            outcome = {"observe": "shadows", "propose": "asks"}.get(level, "passes")
            lines.append(_line({"look": "autonomy", "outcome": outcome, "why": {"level": level}}, language, str, str))
    rules = [_text(rule) for rule in _list(why.get("rules")) if _text(rule)]
    if rules:
        lines.append(_say("versions", language, rules=", ".join(rules)))
    if f"verdict.{verdict}" in SAID:
        lines.append(_say(f"verdict.{verdict}", language))
    return lines


def steps_of(why: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The chain that a judgement of the ledger keeps; none in earlier releases."""
    return [cast("Mapping[str, Any]", step) for step in _list(why.get("chain")) if isinstance(step, dict)]


def limit_in(why: Mapping[str, Any]) -> Decimal | None:
    """The amount above which the company wants to be asked, where that is why a judgement asked."""
    for step in steps_of(why):
        figures = step.get("why")
        if (step.get("look"), step.get("outcome")) == ("autonomy", "asks") and isinstance(figures, dict):
            known = cast("dict[str, object]", figures)
            return decimal(known.get("limit")) if known.get("level") == "act" else None
    return None


def _line(step: Mapping[str, Any], language: str, role_label: Named, name_of: Named) -> str:
    look, outcome = _text(step.get("look")), _text(step.get("outcome"))
    given = step.get("why")
    why: Mapping[str, Any] = cast("Mapping[str, Any]", given) if isinstance(given, dict) else {}
    key = f"{look}.{outcome}"
    if key == "autonomy.passes" and why.get("seen"):
        key = "autonomy.passes.seen"
    if key not in SAID:
        return _say("other", language, look=look, outcome=outcome)
    return _say(
        key,
        language,
        codes=_codes(why.get("codes") or [why.get("code")], language),
        level=_level(why, language),
        limit=_limit(why, language),
        role=role_label(_text(why.get("role"))),
        people=_people(why, language, name_of),
        count=_text(why.get("minutes")),
    )


def _codes(given: object, language: str) -> str:
    codes = list(dict.fromkeys(_text(code) for code in _list(given) if _text(code)))
    return listed([of(CODES, code, language) or code for code in codes], language)


def _level(why: Mapping[str, Any], language: str) -> str:
    level = _text(why.get("level"))
    return of(SAID, f"level.{level}", language) or level


def _limit(why: Mapping[str, Any], language: str) -> str:
    limit, total = decimal(why.get("limit")), decimal(why.get("total_excl_vat"))
    if limit is None or total is None or why.get("level") != "act":
        return ""
    return _say("limit", language, limit=money(limit, language), total=money(total, language))


def _people(why: Mapping[str, Any], language: str, name_of: Named) -> str:
    needed = why.get("needed")
    said = _say("needed", language, count=needed) if isinstance(needed, int) and needed > 1 else ""
    people = [name_of(_text(person)) for person in _list(why.get("people")) if _text(person)]
    return said + (_say("people", language, people=listed(people, language)) if people else "")


def _say(key: str, language: str, **values: object) -> str:
    return of(SAID, key, language).format(**values)


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())[:_LONGEST]
