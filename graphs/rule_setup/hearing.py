"""What came in, put into the intent: a brief, an answer to a question, or an edited sentence. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from graphs.ask import Answer, Choice
from graphs.rule_setup.brief import RuleBrief, brief_from_json
from graphs.rule_setup.desk import LONGEST, Desk
from graphs.rule_setup.drafting import IGNORE
from graphs.rule_setup.figures import typed_percent
from graphs.rule_setup.pieces import fitting
from graphs.rule_setup.questions import question
from graphs.rule_setup.saying import pick, rename, with_reading
from graphs.rule_setup.state import Gap, Intent, Latest
from graphs.rule_setup.targets import named
from graphs.rule_setup.winners import ALL, cap_gap, cap_in, settle, settle_all, turns_down, winner_in
from graphs.rules.said import Heard, SaidCondition, said_from_json
from graphs.understanding.answers import read_answer
from graphs.understanding.text import excerpt, fold

_FIGURE = re.compile(r"\d\s*(%|€|pour ?cent|percent|euros?)", re.IGNORECASE)
_YES = re.compile(
    r"\s*(oui|yes|yep|ok|okay|d'accord|exact|exactement|tout à fait|c'est (bien )?(ça|cela)|right|correct)\b", re.I
)
_REFERENCE = re.compile(
    r"^\s*(?:change[rsz]?|modifie[rsz]?|remplace[rsz]?|update)?\s*(?:la |the )?"
    r"(?:r[èe]gle|rule)?\s*\bR\s?\d{1,6}\b(?:\.\d{1,4}\b)?"
    r"\s*(?:[:,—–-]|en\b|par\b|to\b|à\b)?\s*",
    re.IGNORECASE,
)
"""A rule of ours as the words begin with it; any other figure belongs to what they say."""


@dataclass(frozen=True)
class Taken:
    """`gap`: what is asked next without looking further; `misheard`: what could not be used; `stop`: called off."""

    intent: Intent
    gap: Gap | None = None
    misheard: str = ""
    stop: bool = False


_NOTHING = Intent("add")


def briefed(request: dict[str, Any], before: Intent | None, latest: Latest | None, desk: Desk, *, waits: bool) -> Taken:
    """A brief (JSON, with or without the process's name around it). `before` is what was wanted in this thread so far,
    `waits` whether that still waits for somebody, `latest` the rule that was armed or switched here."""
    name, data = _unwrapped(request)
    if name == "stop":
        return Taken(before or _NOTHING, stop=True)
    brief = brief_from_json(data)
    text = brief.text[:LONGEST].strip()
    if brief.op == "add":
        return Taken(_added(brief, text, before if waits else None, desk))
    if brief.op == "change":
        return _changed(brief, text, before, latest, desk, waits=waits)
    return Taken(Intent(brief.op, target=brief.rule or text, rule_id=_of_thread(brief, latest)))


def _added(brief: RuleBrief, text: str, waiting: Intent | None, desk: Desk) -> Intent:
    """Another sentence while a change of a rule waits says that change in other words."""
    heard = brief.heard or desk.read(text)
    if waiting is not None and waiting.op == "change":
        intent = Intent("change", target=waiting.target, rule_id=waiting.rule_id)
    else:
        intent = Intent("add", suggested=brief.suggested)
    return with_reading(intent, text, heard)


def _changed(
    brief: RuleBrief, text: str, before: Intent | None, latest: Latest | None, desk: Desk, *, waits: bool
) -> Taken:
    words = _REFERENCE.sub("", text).strip()
    if not brief.rule and named(text, desk.known) is None and waits and before is not None and before.sentence:
        return _said_again(words, before, "", "", desk)
    target = brief.rule or text
    intent = Intent("change", target=target, rule_id=_of_thread(brief, latest), suggested=brief.suggested)
    meant = named(target, desk.known)
    heard = Heard(None)
    if words:
        heard = brief.heard if brief.heard is not None and _whole(brief.heard) else desk.read(words)
    refused = before is not None and meant is not None and before.against == meant.id
    if before is not None and refused and heard.rule is None and not _FIGURE.search(words):
        # The sentence that contradicted this rule takes its place.
        return Taken(replace(before, op="change", target=target, rule_id=before.against, settled=[], against=""))
    return Taken(with_reading(intent, words, heard))


def _of_thread(brief: RuleBrief, latest: Latest | None) -> str:
    """Without a name, the rule that this thread is about."""
    return latest.rule_id if latest is not None and not brief.rule else ""


def answered(answer: Answer, gap: Gap, intent: Intent, latest: Latest | None, desk: Desk) -> Taken:
    name, data = _unwrapped(answer.brief)
    if name == "stop":
        return Taken(intent, stop=True)
    text = (answer.text or "")[:LONGEST].strip()
    choices = question(gap, desk.language).choices
    value = answer.choice if answer.choice is not None else _choice_in(text, gap, choices)
    if value is not None and value in {choice.value for choice in choices}:
        return _chosen(value, gap, intent)
    if gap.code in {"rank", "cap"} and text:
        # "18 % au plus" settles it here, though elsewhere it would be a rule.
        settled = _rank_written(text, gap, intent)
        if settled.gap is None or not settled.gap.misheard:
            return settled
    brief = brief_from_json(data) if data and name in {"rule", "rule_change"} else None
    if brief is not None and (brief.op not in {"add", "change"} or (brief.op == "change" and brief.rule)):
        return briefed(data, intent, latest, desk, waits=True)
    if brief is not None and brief.op == "add" and _whole(brief.heard):
        return Taken(_added(brief, text, intent, desk))
    return _written(text, gap, intent, desk)


def edited(values: dict[str, str], intent: Intent, desk: Desk) -> Taken:
    """The sentence of the edit form: goes through everything again."""
    text = values.get("sentence", "")[:LONGEST].strip()
    if not text or text == intent.sentence:
        return Taken(intent)
    return Taken(with_reading(replace(intent, picked=[], renamed=[]), text, desk.read(text)))


def _unwrapped(brief: dict[str, Any] | None) -> tuple[str, dict[str, Any]]:
    if not brief:
        return "", {}
    if "process" not in brief:
        return "rule", brief
    return str(brief["process"]), brief.get("brief") or {}


def _choice_in(text: str, gap: Gap, choices: list[Choice]) -> str | None:
    """An amount with its unit is one of the choices only when it is written like it: "2 %" is no second place."""
    if not text or not choices:
        return None
    if gap.code == "rank" and (winner_in(text, gap) is not None or turns_down(text)):
        return None if typed_percent(text) is not None else winner_in(text, gap)
    if _FIGURE.search(text):
        plain = fold(text).strip(" .!")
        return next((choice.value for choice in choices if fold(choice.label) == plain), None)
    if len(choices) == 1 and gap.code == "doubt" and _YES.match(text):
        return choices[0].value
    return read_answer(text, choices)


def _chosen(value: str, gap: Gap, intent: Intent) -> Taken:
    match gap.code:
        case "doubt":
            return Taken(pick(intent, None if value == IGNORE else int(value.partition(":")[2])))
        case "name":
            return Taken(rename(intent, gap.text, value))
        case "target":
            return Taken(replace(intent, rule_id=value))
        case "rank" if value == "add":
            return Taken(intent, gap=cap_gap(gap))
        case "rank" if value == ALL:
            return Taken(settle_all(intent, gap))
        case "rank" if value == "first" or value == "other_first" or value == "best":
            return Taken(settle(intent, gap, value))
        case _:
            return Taken(intent)


def _written(text: str, gap: Gap, intent: Intent, desk: Desk) -> Taken:
    if not text:
        return Taken(intent, gap=replace(gap, misheard="…"))
    match gap.code:
        case "target":
            return Taken(replace(intent, target=text, rule_id=""))
        case "name":
            return _name_written(text, gap, intent, desk)
        case "rank" | "cap":
            return _rank_written(text, gap, intent)
        case _:
            return _said_again(text, intent, gap.text, gap.about, desk, gap)


def _rank_written(text: str, gap: Gap, intent: Intent) -> Taken:
    cap = cap_in(text, gap)
    how = winner_in(text, gap) if gap.code == "rank" else "add"
    if how == "add" and cap is not None:
        return Taken(settle(intent, gap, "add", cap))
    if gap.code == "rank" and how == "add":
        return Taken(intent, gap=cap_gap(gap))
    return Taken(intent, gap=replace(gap, misheard=excerpt(text)))


def _name_written(text: str, gap: Gap, intent: Intent, desk: Desk) -> Taken:
    """Another name; or the whole rule in other words."""
    heard = desk.read(text)
    if _whole(heard):
        return Taken(with_reading(replace(intent, renamed=[]), text, heard))
    return Taken(rename(intent, gap.text, text), misheard=excerpt(text))


def _said_again(text: str, intent: Intent, about: str, code: str, desk: Desk, gap: Gap | None = None) -> Taken:
    """A whole sentence, or the missing piece put into the older one."""
    before = said_from_json(intent.said) if intent.said is not None and not intent.doubts else None
    fit = fitting(intent.sentence, text, about, code, desk.read, before)
    if fit is not None:
        return Taken(with_reading(intent, *fit))
    if gap is not None and gap.about not in {"not_a_rule", "too_long", "two_rules", "not_ours"}:
        return Taken(intent, gap=replace(gap, misheard=excerpt(text)))
    return Taken(with_reading(intent, text, desk.read(text)), misheard=excerpt(text))


def _whole(heard: Heard | None) -> bool:
    """A clear rule with a case of its own."""
    return heard is not None and heard.rule is not None and not heard.doubts and heard.rule.when != SaidCondition()
