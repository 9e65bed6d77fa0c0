"""From what is wanted to a meaning that holds together: the rule meant, its doubts, its names, its checks. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter

from graphs.rule_setup.desk import Desk
from graphs.rule_setup.finding import found_rule
from graphs.rule_setup.pieces import fitting
from graphs.rule_setup.results import Refusal, full_stop
from graphs.rule_setup.saying import with_reading
from graphs.rule_setup.state import Gap, Intent, Labelled
from graphs.rule_setup.wording import LANGUAGES, both, known
from graphs.rules.check import Problem, check
from graphs.rules.check_wording import problem_text
from graphs.rules.kept import draft_to_json
from graphs.rules.resolve import Unresolved, resolve
from graphs.rules.rule import Draft, Rule
from graphs.rules.said import Doubt, SaidCondition, SaidRule, said_from_json
from graphs.understanding.text import excerpt

_DOUBT: TypeAdapter[Doubt] = TypeAdapter(Doubt)
IGNORE = "ignore"


@dataclass(frozen=True)
class Clear:
    """The meaning, and what is worth knowing before agreeing to it. `rule` is the older one it is about."""

    draft: Draft
    rule: Rule | None = None
    warnings: list[Problem] = field(default_factory=list[Problem])


def understood(intent: Intent, desk: Desk) -> tuple[Intent, Clear | Gap | Refusal]:
    """The intent with what was found, and what follows: one thing to ask, a refusal, or a clear meaning."""
    if intent.op == "add":
        return intent, _meaning(intent, None, desk)
    rule = found_rule(intent, desk)
    if not isinstance(rule, Rule):
        return intent, rule
    intent = replace(intent, rule_id=rule.id, version=rule.version, state=rule.state)
    if intent.op == "change":
        intent = _reworded(intent, rule, desk)
        return intent, _meaning(intent, rule, desk)
    return intent, _switched(intent, rule, desk)


def _switched(intent: Intent, rule: Rule, desk: Desk) -> Clear | Refusal:
    wanted = {"pause": "paused", "retire": "retired", "restore": "armed"}[intent.op]
    words = full_stop(desk.words_of(rule))
    if rule.state == wanted:
        return Refusal("", both(f"already.{wanted}", id=rule.id, words=words), ending="done")
    if intent.op != "restore":
        return Clear(rule.draft, rule)
    problems = check(rule.draft, desk.roles, desk.colleagues, desk.today)
    grave = next((problem for problem in problems if problem.grave), None)
    if grave is not None:
        text = both("refused.problem", id=rule.id, problem=_said(grave, desk))
        return Refusal("rule_problem", text, values={"problem": _said(grave, desk)}, problems=[grave.code])
    return Clear(rule.draft, rule, problems)


def _reworded(intent: Intent, rule: Rule, desk: Desk) -> Intent:
    """A change may say the whole rule anew, or only what changes in it ("12 % au lieu de 10 %")."""
    said = None if intent.said is None else said_from_json(intent.said)
    if not intent.sentence or (said is not None and not intent.doubts and said.when != SaidCondition()):
        return intent
    words = desk.words(rule.draft)
    for old in [rule.sentence, words[desk.language], *words.values()]:
        before = desk.read(old).rule if old else None
        fit = fitting(old, intent.sentence, "", "", desk.read, before) if before is not None else None
        if fit is not None and not fit[1].doubts:
            return with_reading(intent, fit[0], fit[1])
    return intent


def _meaning(intent: Intent, rule: Rule | None, desk: Desk) -> Clear | Gap | Refusal:
    said = None if intent.said is None else said_from_json(intent.said)
    if intent.doubts:
        return _doubt_gap(_DOUBT.validate_python(intent.doubts[0]), intent, rule, said, desk)
    if said is None:
        return _doubt_gap(Doubt("not_a_rule", intent.sentence), intent, rule, said, desk)
    resolved = resolve(said, desk.directory, desk.colleagues, desk.roles, desk.today, desk.language)
    if resolved.unresolved:
        return _name_gap(resolved.unresolved[0])
    if resolved.draft is None:
        return _doubt_gap(Doubt("not_a_rule", intent.sentence), intent, rule, said, desk)
    return _checked(resolved.draft, rule, said, intent, desk)


def _checked(draft: Draft, rule: Rule | None, said: SaidRule, intent: Intent, desk: Desk) -> Clear | Gap | Refusal:
    problems = check(draft, desk.roles, desk.colleagues, desk.today)
    grave = next((problem for problem in problems if problem.grave), None)
    if grave is not None:
        found = grave.found if grave.found in intent.sentence else said.then.name
        return Gap("problem", grave.code, excerpt(found), _said(grave, desk))
    if rule is not None and rule.state == "armed" and draft_to_json(draft) == draft_to_json(rule.draft):
        words = full_stop(desk.words_of(rule))
        return Refusal("", both("refused.unchanged", id=rule.id, words=words), ending="done")
    return Clear(draft, rule, problems)


def _said(problem: Problem, desk: Desk) -> dict[str, str]:
    return {language: problem_text(problem, language, desk.names.roles) for language in LANGUAGES}


def _doubt_gap(doubt: Doubt, intent: Intent, rule: Rule | None, said: SaidRule | None, desk: Desk) -> Gap:
    if rule is not None and said is None:
        key = "change.unclear" if intent.sentence else "change.how"
        words = full_stop(desk.words_of(rule))
        return Gap("doubt", doubt.code, "", both(key, id=rule.id, words=words, text=excerpt(intent.sentence)))
    choices = [Labelled(f"option:{at}", option.label) for at, option in enumerate(doubt.options)]
    key = f"doubt.{doubt.code}"
    if doubt.code == "left_over" and said is not None:
        key += ".rest"
        choices.append(Labelled(IGNORE, both("choice.ignore")))
    elif not choices and known(f"{key}.words"):
        key += ".words"
    elif len(choices) == 1:
        key = "doubt.one"
    text = excerpt(doubt.text or intent.sentence)
    return Gap("doubt", doubt.code, text, both(key, text=text), choices)


def _name_gap(unresolved: Unresolved) -> Gap:
    choices = [Labelled(choice.value, dict.fromkeys(LANGUAGES, choice.label)) for choice in unresolved.choices]
    key = f"name.{unresolved.kind}" + (".missing" if not unresolved.text else ".which" if choices else "")
    return Gap("name", unresolved.kind, unresolved.text, both(key, text=excerpt(unresolved.text)), choices)
