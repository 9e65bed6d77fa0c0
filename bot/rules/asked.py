"""Which rules a question is about: one by its number, a state, a case that is described, a kind, or words in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.rules.known import Known
from graphs.rules.case_facts import customer_facts
from graphs.rules.condition import AllOf, Condition, Test, Value, both, facts_in
from graphs.rules.reading import read_rule
from graphs.rules.resolve import resolve
from graphs.rules.rule import Rule, process_of
from graphs.rules.said import Heard, SaidCondition, SaidRule
from graphs.rules.solve import TooComplex, witness
from graphs.rules.vocabulary import processes_of
from graphs.understanding.lexicon import words as idle_words
from graphs.understanding.match import Sure, decide, match_customer, match_product
from graphs.understanding.stems import stem
from graphs.understanding.text import fold

How = Literal["all", "one", "state", "case", "words"]

LONGEST = 300
_ID = re.compile(r"(?<![\w-])[rR]\s?(\d{1,6})(?:\.\d{1,4})?(?![\w%€]|[.,]\d)")
_NUMBERED = re.compile(
    r"(?<!\w)(?:regle|rule)\s+(?:n\s?[o°]?\s?|no\.?\s?|number\s|numero\s)?(\d{1,6})(?![\w%€]|[.,]\d)"
)
_FACTS_TOO = frozenset({"discount", "classify"})
"""Consequences that are facts of a case as well: the discount of an order, the class of a customer."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_IDLE = idle_words(
    "regle regles rule rules les la le l des du de d un une the a an of for pour sur about concernant avec with on in "
    "quelle quelles quel quels sont est ce que qui quoi what which are is there do does we have nous avons y il elle "
    "liste lister list toutes tous tout toute all every montre montrer montrez show me moi explique expliquez explain "
    "dit say says s applique appliquent apply applies mes nos notre our my vos votre your company entreprise actuelles "
    "current courante existe existent exist en mise mises that were was"
)
_STATES: dict[str, str] = {
    "paus": "paused", "suspendu": "paused", "suspend": "paused", "retir": "retired", "retire": "retired",
    "archiv": "retired", "armed": "armed", "active": "armed", "actif": "armed", "vigueur": "armed", "force": "armed",
}  # fmt: skip
_BEFORE_STATE = frozenset({"en", "mise", "mises", "in", "that", "are", "were", "qui", "sont"})


@dataclass(frozen=True)
class Asked:
    """`explained` are ids to tell everything of; otherwise `rules` and `price_rules` are those to list. `about` are the
    words of the question."""

    how: How
    about: str = ""
    rules: list[Rule] = field(default_factory=list[Rule])
    price_rules: list[Rule] = field(default_factory=list[Rule])
    explained: list[str] = field(default_factory=list[str])
    state: str = ""


def asked_about(about: str, known: Known, language: str, today: date) -> Asked:
    """Pure. `about` are the words of the question, without what says that it is one about rules."""
    words = " ".join(about.split())[:LONGEST].strip(" ?!.:")
    own, listed = known.kept.known.rules, known.listed
    meaningful = [word for word in _WORD.findall(fold(words)) if word not in _IDLE]
    ids = _ids(words, [rule.id for rule in listed])
    if ids:
        return Asked("one", words, explained=ids)
    if not meaningful:
        return Asked("all", rules=[rule for rule in own if rule.state != "retired"], price_rules=listed)
    state, rest = _state(meaningful)
    if state and not rest:
        return Asked("state", words, [rule for rule in own if rule.state == state], state=state)
    if state:
        return _in_state(words, state, rest, known, language, today)
    live = [rule for rule in own if rule.state != "retired"]
    given = _given(words, known, language, today)
    if given is not None:
        return Asked("case", words, _possible(live, given), _possible(listed, given))
    return Asked(
        "words", words, _speaking(live, meaningful, language, known), _speaking(listed, meaningful, language, known)
    )


def _ids(words: str, price_list: Sequence[str]) -> list[str]:
    """Rules named by their number, or by an id of the price list."""
    found = [f"R{int(match[1])}" for match in _ID.finditer(words)]
    found += [f"R{int(match[1])}" for match in _NUMBERED.finditer(fold(words))]
    spoken = set(re.findall(r"[\w.+-]+", fold(words)))
    found += [rule_id for rule_id in price_list if fold(rule_id) in spoken and not fold(rule_id).isdigit()]
    return list(dict.fromkeys(found))[:5]


def _state(words: Sequence[str]) -> tuple[str, list[str]]:
    """The state that is said ("" for none, or several) and the words that say something else."""
    states = {state for word in words if (state := _state_of(word))}
    if len(states) != 1:
        return "", list(words)
    return states.pop(), [word for word in words if not _state_of(word)]


def _state_of(word: str) -> str:
    return next((state for start, state in _STATES.items() if word.startswith(start)), "")


def _in_state(words: str, state: str, rest: Sequence[str], known: Known, language: str, today: date) -> Asked:
    """Rules of that state that the other words are about: in a case that they describe, or as words in the rule. Of
    rules that do not apply, those that say the words come first. The price list is always in force."""
    own = [rule for rule in known.kept.known.rules if rule.state == state]
    listed = known.listed if state == "armed" else []
    saying = Asked("words", words, _speaking(own, rest, language, known), _speaking(listed, rest, language, known))
    if saying.rules and state != "armed":
        return saying
    given = _given(_without_state(words), known, language, today)
    if given is not None:
        return Asked("case", words, _possible(own, given), _possible(listed, given))
    return saying


def _without_state(words: str) -> str:
    """ "en pause pour Bellerive" is about "pour Bellerive"."""
    kept: list[str] = []
    for word in words.split():
        if not _state_of(fold(word)):
            kept.append(word)
            continue
        while kept and fold(kept[-1]) in _BEFORE_STATE:
            kept.pop()
    return " ".join(kept)


# --- a case that is described -----------------------------------------------------------------------------------------


def _given(words: str, known: Known, language: str, today: date) -> Condition | None:
    """What is known of the case in question: a customer, a product, or whatever a rule's condition could say."""
    bare = re.sub(r"^(?:pour|sur|for|about|on|concernant|chez|à|de|du|des)\s+", "", words, flags=re.IGNORECASE)
    customer = decide(match_customer(bare, known.directory))
    if isinstance(customer, Sure):
        return _customer(customer.match.id, known, today)
    described = _described(bare, known, language, today)
    if described is not None:
        return _filled(described, known, today)
    product = decide(match_product(bare, known.directory))
    if isinstance(product, Sure):
        return Test("line_product", "==", product.match.id)
    return None


def _described(words: str, known: Known, language: str, today: date) -> Condition | None:
    """As the condition of a rule. Rules are read as whole sentences only, condition and consequence: the words are
    given a consequence to be read with. Where they have one of their own, the two would be mixed up, and a deposit of
    30 % taken for a condition: they describe no case then."""
    alone = read_rule(words, known.directory, language, today).rule
    if alone is not None and alone.then.kind not in _FACTS_TOO:
        return None
    frame = "If {words}, then a discount of 1% is granted" if language == "en" else (
        "Si {words}, alors une remise de 1 % est accordée"
    )  # fmt: skip
    heard = read_rule(frame.format(words=words), known.directory, language, today)
    said = _meant(heard)
    if said is None or said.then.kind != "discount" or said.then.number != "1":
        return None
    resolved = resolve(said, known.directory, [], [], today)
    if resolved.draft is None or resolved.unresolved or not facts_in(resolved.draft.when):
        return None
    return resolved.draft.when


def _meant(heard: Heard) -> SaidRule | None:
    """Of a case, "an order of 800" is one of exactly 800. None where anything else is in doubt."""
    if any(doubt.code != "which_bound" for doubt in heard.doubts):
        return None
    readings = [option.said for doubt in heard.doubts for option in doubt.options] if len(heard.doubts) == 1 else []
    return max(readings, key=lambda said: _exact(said.when), default=heard.rule)


def _exact(said: SaidCondition) -> int:
    return (said.kind == "test" and said.op == "==") + sum(_exact(part) for part in said.parts)


def _filled(condition: Condition, known: Known, today: date) -> Condition:
    """With what the books say of a customer whom it names."""
    tests = condition.parts if isinstance(condition, AllOf) else (condition,)
    for test in tests:
        if isinstance(test, Test) and (test.fact, test.op) == ("customer", "==") and isinstance(test.value, str):
            return both(condition, _customer(test.value, known, today))
    return condition


def _customer(customer_id: str, known: Known, today: date) -> Condition:
    found = next((customer for customer in known.directory.customers if customer.id == customer_id), None)
    facts: dict[str, Value] = customer_facts(found, today) if found else {"customer": customer_id}
    return both(*(Test(fact, "==", value) for fact, value in facts.items()))


def _possible(rules: Sequence[Rule], given: Condition) -> list[Rule]:
    """Rules that can hold together with what is given, and that act where it is known."""
    return [rule for rule in rules if _meets(rule, given)]


def _meets(rule: Rule, given: Condition) -> bool:
    if process_of(rule.draft) not in processes_of(facts_in(given) | facts_in(rule.draft.when)):
        return False
    try:
        return witness(given, rule.draft.when) is not None
    except TooComplex:
        return True  # nobody can tell: better shown


# --- words in them ----------------------------------------------------------------------------------------------------


def _speaking(rules: Sequence[Rule], words: Sequence[str], language: str, known: Known) -> list[Rule]:
    """Those that say all of the words, however they are bent."""
    wanted = {stem(word) for word in words}
    found: list[Rule] = []
    for rule in rules:
        said = f"{rule.id} {rule.sentence} {known.text(rule, language)} {rule.draft.then.kind}"
        there = {stem(word) for word in _WORD.findall(fold(said))}
        if wanted <= there:
            found.append(rule)
    return found
