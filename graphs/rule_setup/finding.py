"""Which of the company's rules somebody means: found, asked with the choices, or said that there is none. Pure."""

from __future__ import annotations

from graphs.rule_setup.desk import Desk
from graphs.rule_setup.results import Refusal
from graphs.rule_setup.state import Gap, Intent, Labelled
from graphs.rule_setup.targets import alike, named
from graphs.rule_setup.wording import LANGUAGES, both, tell
from graphs.rules.rule import Rule, RuleSet
from graphs.understanding.text import excerpt

SHOWN_CHOICES = 8
SHOWN_LINES = 20
_FIT = {
    "pause": ("armed",),
    "retire": ("armed", "paused"),
    "restore": ("paused", "retired"),
    "change": ("armed", "paused"),
}
"""States of the rules that an op is likely about; another one is taken only when it is named by its id."""


def found_rule(intent: Intent, desk: Desk) -> Rule | Gap | Refusal:
    known = desk.known
    rule = (known.by_id(intent.rule_id) if intent.rule_id else None) or named(intent.target, known)
    if rule is None and intent.target:
        rule = named(intent.target, RuleSet(desk.price_list))
    if rule is None:
        rules = [each for each in known.rules if each.state in _FIT[intent.op]]
        close = alike(intent.target, rules, _words(rules, desk))
        if len(close) != 1:
            return _asked(intent, close or rules or known.rules, desk, several=bool(close))
        rule = close[0]
    if not rule.version:
        return Refusal("unknown_name", both("refused.price_list", id=rule.id), values={"text": rule.id})
    return rule


def _words(rules: list[Rule], desk: Desk) -> dict[str, str]:
    return {rule.id: " ".join([rule.sentence, *desk.words_of(rule).values()]) for rule in rules}


def _asked(intent: Intent, rules: list[Rule], desk: Desk, *, several: bool) -> Gap | Refusal:
    if not rules:
        return Refusal("unknown_name", both("refused.no_rules"), values={"text": excerpt(intent.target)})
    key = "target.which" if several else "target.unknown" if intent.target else "target.missing"
    return Gap(
        "target",
        "",
        excerpt(intent.target),
        both(key, text=excerpt(intent.target)),
        [Labelled(rule.id, _label(rule, desk)) for rule in rules[:SHOWN_CHOICES]],
        more=_lines(rules, desk) if len(rules) > SHOWN_CHOICES else {},
    )


def _label(rule: Rule, desk: Desk) -> dict[str, str]:
    return {language: f"{rule.id} · {text}" for language, text in desk.words_of(rule).items()}


def _lines(rules: list[Rule], desk: Desk) -> dict[str, list[str]]:
    return {language: _list(rules, desk, language) for language in LANGUAGES}


def _list(rules: list[Rule], desk: Desk, language: str) -> list[str]:
    lines = [
        tell(
            language,
            "target.line",
            id=rule.id,
            state=tell(language, f"state.{rule.state}"),
            words=desk.words_of(rule)[language],
        )
        for rule in rules[:SHOWN_LINES]
    ]
    left = len(rules) - SHOWN_LINES
    return [*lines, tell(language, "target.more", count=left)] if left > 0 else lines
