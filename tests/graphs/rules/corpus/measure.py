"""Runs a sentence of the corpus through reading and resolving, and says what went wrong, if anything did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphs.rules.check import check
from graphs.rules.condition import holds
from graphs.rules.consequence import AddLine, Consequence, Mention
from graphs.rules.reading import read_rule
from graphs.rules.resolve import resolve
from graphs.rules.rule import Draft, Rule
from graphs.understanding.text import fold
from tests.graphs.rules.corpus import asked_back, english, french, second_hearing
from tests.graphs.rules.corpus.company import DIRECTORY, PEOPLE, ROLES, TODAY
from tests.graphs.rules.corpus.notation import Asked, Example, Said

RULES: list[Said] = [*french.SENTENCES, *english.SENTENCES, *second_hearing.SENTENCES]
ASKED: list[Asked] = asked_back.SENTENCES


def wrong_with(said: Said) -> str:
    """ "" when its meaning is the expected one on every example."""
    heard = read_rule(said.text, DIRECTORY, said.language, TODAY)
    if heard.doubts or heard.rule is None:
        return f"asked back: {[(doubt.code, doubt.text) for doubt in heard.doubts]}; best reading {heard.rule}"
    resolved = resolve(heard.rule, DIRECTORY, PEOPLE, ROLES, TODAY)
    draft = resolved.draft
    if draft is None:
        return f"not resolved: {[(one.kind, one.text) for one in resolved.unresolved]}"
    if _told(draft.then) not in [_told(then) for then in said.then]:
        return f"does {draft.then}, not {said.then[0]}"
    grave = [problem.code for problem in check(draft, ROLES, PEOPLE) if problem.grave]
    if grave:
        return f"refused: {grave}"
    wrong = [f"holds for {each.facts}" for each in said.no if _holds(draft, each) is not False]
    wrong += [f"does not hold for {each.facts}" for each in said.yes if _holds(draft, each) is not True]
    return f"{'; '.join(wrong)} ({draft.when}, {draft.since}, {draft.until})" if wrong else ""


def not_asked(asked: Asked) -> str:
    """ "" when it is asked back, for the expected reason."""
    reasons = set(_reasons(asked))
    if not reasons:
        return f"armed as it stands: {read_rule(asked.text, DIRECTORY, asked.language, TODAY).rule}"
    return "" if asked.code in reasons else f"asked because of {sorted(reasons)}, not {asked.code}"


def _reasons(asked: Asked) -> Iterator[str]:
    heard = read_rule(asked.text, DIRECTORY, asked.language, TODAY)
    for doubt in heard.doubts:
        yield doubt.code
    if heard.rule is None:
        if not heard.doubts:
            yield "not_a_rule"
        return
    resolved = resolve(heard.rule, DIRECTORY, PEOPLE, ROLES, TODAY)
    if resolved.draft is None:
        yield "name" if any(one.kind in ("customer", "product", "person") for one in resolved.unresolved) else "problem"
    elif any(problem.grave for problem in check(resolved.draft, ROLES, PEOPLE)):
        yield "problem"


def _holds(draft: Draft, example: Example) -> bool | None:
    if not Rule("R1", 1, draft).holds_on(example.day):
        return False
    return holds(draft.when, example.facts)


def _told(then: Consequence) -> Consequence:
    """Printed texts are compared without case, accents and the full stop."""
    match then:
        case Mention(text):
            return Mention(_folded(text))
        case AddLine(text=text) if text:
            return replace(then, text=_folded(text))
        case _:
            return then


def _folded(text: str) -> str:
    return " ".join(fold(text).split()).rstrip(" .")
