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
from graphs.tax import vat_words

Named = Callable[[str], str]

_LONGEST = 120
_LONGEST_OWN = 300
_OF_RULES = frozenset({"rule_approval", "rule_forbids", "rule_unsure"})
"""Codes that say too little alone: which rule, and who must agree."""


def chain_lines(
    chain: Sequence[Mapping[str, Any]],
    language: str,
    *,
    role_label: Named = str,
    name_of: Named = str,
    exceptions: object = None,
) -> list[str]:
    """`role_label` and `name_of` say what ids of roles and people are called; `exceptions` are those of the judgement,
    as the ledger keeps them."""
    return [_line(step, language, role_label, name_of, exceptions) for step in chain]


def explained(
    why: Mapping[str, Any], verdict: str, language: str, *, role_label: Named = str, name_of: Named = str
) -> list[str]:
    """A judgement of the ledger: its chain, the rules it used, and its verdict. One of an earlier release, which kept
    no chain, is told by its reasons."""
    exceptions = why.get("exceptions")
    lines = chain_lines(steps_of(why), language, role_label=role_label, name_of=name_of, exceptions=exceptions)
    if not lines:
        codes = listed(in_words(why.get("codes"), exceptions, language), language)
        lines = [_say("exceptions.asks" if codes else "exceptions.passes", language, codes=codes)]
        level = _text(why.get("autonomy"))
        if level:
            outcome = {"observe": "shadows", "propose": "asks"}.get(level, "passes")
            lines.append(_line({"look": "autonomy", "outcome": outcome, "why": {"level": level}}, language, str, str))
    for key, kept in (("versions", "rules"), ("withheld", "withheld")):
        rules = [of(CODES, _text(rule), language) or _text(rule) for rule in _list(why.get(kept)) if _text(rule)]
        if rules:
            lines.append(_say(key, language, rules=", ".join(rules)))
    if f"verdict.{verdict}" in SAID:
        lines.append(_say(f"verdict.{verdict}", language))
    return lines


def steps_of(why: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The chain that a judgement of the ledger keeps; none in earlier releases."""
    return [cast("Mapping[str, Any]", step) for step in _list(why.get("chain")) if isinstance(step, dict)]


def in_words(codes: object, exceptions: object, language: str) -> list[str]:
    """Each code once; those of rules, and those without words here, by what the judgement's exceptions say of them."""
    said: dict[str, None] = {}
    for code in (_text(code) for code in _list(codes)):
        vague = code in _OF_RULES or code not in CODES
        own = [_own(each, language) for each in _of_code(code, exceptions)] if vague else []
        for words in [each for each in own if each] or [of(CODES, code, language) or code]:
            if words:
                said[words] = None
    return list(said)


def _of_code(code: str, exceptions: object) -> list[Mapping[str, object]]:
    rows = [cast("Mapping[str, object]", each) for each in _list(exceptions) if isinstance(each, dict)]
    return [row for row in rows if _text(row.get("code")) == code]


def _own(exception: Mapping[str, object], language: str) -> str:
    """As a part of a sentence. Earlier releases kept no text and one language only: then the code says it."""
    text, expected = (_in_language(exception.get(key), language) for key in ("text", "expected"))
    if not text:
        return ""
    reason = (text[:1].lower() + text[1:]).rstrip(".")
    return _say("own", language, reason=reason, expected=expected) if expected else reason


def _in_language(value: object, language: str) -> str:
    if not isinstance(value, dict):
        return ""
    texts = cast("Mapping[str, object]", value)
    text = texts.get(language) or texts.get("fr") or texts.get("en")
    return " ".join(text.split())[:_LONGEST_OWN] if isinstance(text, str) else ""


def limit_in(why: Mapping[str, Any]) -> Decimal | None:
    """The amount above which the company wants to be asked, where that is why a judgement asked."""
    for step in steps_of(why):
        figures = step.get("why")
        if (step.get("look"), step.get("outcome")) == ("autonomy", "asks") and isinstance(figures, dict):
            known = cast("dict[str, object]", figures)
            return decimal(known.get("limit")) if known.get("level") == "act" else None
    return None


def _line(step: Mapping[str, Any], language: str, role_label: Named, name_of: Named, exceptions: object = None) -> str:
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
        codes=listed(in_words(why.get("codes") or [why.get("code")], exceptions, language), language),
        level=_level(why, language),
        limit=_limit(why, language),
        role=role_label(_text(why.get("role"))),
        people=_people(why, language, name_of),
        count=_text(why.get("minutes")),
    )


def _level(why: Mapping[str, Any], language: str) -> str:
    level = _text(why.get("level"))
    return of(SAID, f"level.{level}", language) or level


def _limit(why: Mapping[str, Any], language: str) -> str:
    limit, total = decimal(why.get("limit")), decimal(why.get("total_excl_vat"))
    if limit is None or total is None or why.get("level") != "act":
        return ""
    vat = vat_words(_text(why.get("process")), language)
    return _say("limit", language, limit=money(limit, language), total=money(total, language), vat=vat)


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
