"""How to begin, what to do next, setting the clerk up; and the answers to what the setup asks."""

from __future__ import annotations

from rapidfuzz import fuzz

from graphs.rule_setup.brief import RuleBrief
from graphs.rule_setup.brief import brief_to_json as rule_to_json
from graphs.rules.reading import read_rule
from graphs.setup.brief import RuleWords, SetupBrief, brief_to_json
from graphs.setup.reading import sentences
from graphs.understanding.intents import asks_help
from graphs.understanding.learning_words_phrases import PHRASES, SAID, bare
from graphs.understanding.learning_words_signs import signed
from graphs.understanding.reading import Reading, Situation

LONGEST = 160
"""Characters; nobody asks how to begin in more."""

LONGEST_ANSWER = 2000
LONGEST_HELP = 40

PLAIN = 0.95
ALIKE, SHORTEST_ALIKE = 90, 10
"""Likeness (0..100) from which a slip of the keyboard is looked over, in sentences of that length on."""

RULES_ASKED = "setup.rule"


def read_learning(text: str, language: str, situation: Situation) -> Reading | None:
    """None: the words speak of something else. Only sentences that say this and nothing more are taken: "mets en place
    une remise" is a rule, "set up a quote" a quote."""
    if len(text) > LONGEST:
        return None
    said = bare(text)
    process = next((name for name, pattern in PHRASES if pattern.fullmatch(said)), "") or _alike(said) or signed(said)
    if not process:
        return None
    brief = brief_to_json(SetupBrief("begin", text)) if process == "setup" else {}
    return Reading(process, PLAIN, language, brief)


def read_setup_answer(text: str, language: str, situation: Situation) -> Reading | None:
    """What is said in the thread of a setup that waits for an answer; a call for help is none."""
    asked = situation.expecting
    if not asked.startswith("setup.") or len(text) > LONGEST_ANSWER:
        return None
    if len(text) <= LONGEST_HELP and asks_help(text):
        return None
    again = read_learning(text, language, situation)
    if again is not None and again.process == "setup":
        return again
    rules: list[RuleWords] = []
    if asked == RULES_ASKED:
        for line in sentences(text):
            heard = read_rule(line, situation.directory, language, situation.today)
            rules.append(RuleWords(line, rule_to_json(RuleBrief("add", line, heard=heard))))
    return Reading("setup", PLAIN, language, brief_to_json(SetupBrief("answer", text, rules)))


def _alike(said: str) -> str:
    if len(said) < SHORTEST_ALIKE:
        return ""
    best = max(SAID, key=lambda each: fuzz.ratio(said, each[1]))
    return best[0] if fuzz.ratio(said, best[1]) >= ALIKE else ""
